/* One person's whole file in and out of the vault at once.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_FILES_H
#define STORE_FILES_H

#include "casework/person_file.h"
#include "store/vault.h"

bool file_load(struct vault *vault, record_id participant_id, struct person_file **file,
	       struct error *error) MUST_CHECK;
/* The files of all members of a household, with what holds what between them; of struct person_file *, owned. */
bool household_files_load(struct vault *vault, record_id household_id, GPtrArray **files,
			  struct error *error) MUST_CHECK;
/* Stores a file as a new person, with new ids, under `code` (NULL: its own). ERROR_FAILED "people.code_taken". Within an action.
   A household of the same name that came with another file of the same import is shared: `households` maps name → id, or NULL. */
bool file_store(struct vault *vault, struct person_file *file, const char *code,
		GHashTable *households, struct error *error) MUST_CHECK;
/* The code of somebody here who had one of the conversations in this file: the same person, who returns. Empty: nobody, as far as can be seen. */
bool file_find_same(struct vault *vault, const struct person_file *file, char code[CODE_SIZE],
		    struct error *error) MUST_CHECK;

#endif
