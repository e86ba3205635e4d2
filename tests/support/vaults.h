/* A vault on a disk that can fail, with a clock that stands still and notes that can be counted.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_VAULTS_H
#define SUPPORT_VAULTS_H

#include "store/vault_private.h"
#include "support/fault_disk.h"

#define VAULT_FOLDER "/home/data"
#define VAULT_PATH VAULT_FOLDER "/vault.perspectief"
#define STATE_FOLDER "/home/state"

struct vaults {
	struct fault_disk *disk;
	gint64 now_ms, unix_seconds;
	struct secret *passphrase; /* "test" */
	struct vault_options options;
};

struct vaults *vaults_new(guint32 seed);
void vaults_free(struct vaults *vaults);

struct secret *secret_from(const char *text);
struct vault *vaults_create(struct vaults *vaults,
			    struct error *error); /* with the table of notes; NULL when it fails */
struct vault *vaults_open(struct vaults *vaults, struct error *error);

/* One action that adds note number `number`, whose text follows from the number. */
bool note_add(struct vault *vault, int number, struct error *error);
/* How many there are; -1 when a text is not what it must be, or one before it is missing. */
int notes_count(struct vault *vault);
bool notes_make(struct vault *vault, struct error *error); /* the table; its own action */
void run_sql(struct vault *vault, const char *label, const char *sql); /* one action; asserts */
gint64 number_of(struct vault *vault, const char *sql);

#endif
