/* One person's file on its way out or in, as bytes at a place: written and read back, found on sticks, opened and taken in.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CARRIED_FILE_H
#define SCREENS_CARRIED_FILE_H

#include "casework/person_file.h"
#include "screens/services.h"
#include "store/disk.h"

#define CARRIED_ENDING ".perspectief-person"

/* "FOLDER/NIJ-0042-2026-11-20.perspectief-person", with a number when that is there already. Newly allocated. */
char *carried_path(const char *folder, const char *code, day today);
/* In another folder under the name that `path` has, since that stands on paper already; where that is taken, a new one. Newly allocated. */
char *carried_path_again(const char *folder, const char *path, const char *code, day today);
/* Seals the whole file under `secret` and writes it as sealed_file_write does: proven, or nothing stays. */
bool carried_write(const struct disk *disk, const struct person_file *file,
		   const struct secret *secret, struct vault_cost cost, const char *path,
		   struct error *error) MUST_CHECK;

/* Paths of what lies in the folder of each stick; of char *, owned; the latest first. */
GPtrArray *carried_on_sticks(const GPtrArray *sticks);

/* What came in: sealed bytes first, a person's file once it is opened. Zero: nothing yet. */
struct carried {
	char *name; /* of the file, without its folder */
	char *bytes;
	size_t length;
	struct person_file *file; /* NULL: not opened yet */
};
/* A file that is not sealed is opened at once. */
bool carried_read(struct carried *carried, const char *path, struct error *error) MUST_CHECK;
bool carried_open(struct carried *carried, const struct secret *secret,
		  struct error *error) MUST_CHECK;
void carried_done(struct carried *carried);

/* A code for the newcomer: their own, or the next free one when somebody has it. */
bool carried_propose_code(struct vault *vault, const struct person_file *file, char code[CODE_SIZE],
			  struct error *error) MUST_CHECK;
/* Stores it as a new person under `code`, whole or not at all; *id is who it is now. "people.code_taken" */
bool carried_store(struct services *services, struct person_file *file, const char *code,
		   record_id *id, struct error *error) MUST_CHECK;

#endif
