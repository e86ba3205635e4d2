/* The way from a passphrase or recovery code to home: opening the vault in the worker, and what comes after.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_UNLOCKING_H
#define SCREENS_UNLOCKING_H

#include "screens/services.h"

struct unlocking {
	struct services *services;
	struct vault_opening *opening; /* NULL: none is under way */
};

/* `ended` is called in the loop when the worker is done; it calls unlocking_finish. The secret may be wiped at once. */
void unlocking_start(struct unlocking *unlocking, const struct secret *secret,
		     struct outcome (*ended)(void *data), void *data);
bool unlocking_finish(struct unlocking *unlocking, struct error *error) MUST_CHECK;
void unlocking_done(struct unlocking *unlocking); /* lets go of one under way */

/* The vault is open: home; or first a new passphrase, when it was opened with the recovery code. */
struct outcome unlocking_go_on(struct services *services);
struct outcome unlocking_go_home(struct services *services);
/* May what is sound of it be opened to read, or a backup be put in its place? */
bool unlocking_is_damage(const struct error *error);
/* From now on the sound part opens, to read. */
void unlocking_to_read(struct services *services);
/* The screens in the next language, kept in the settings. */
void unlocking_next_language(struct services *services);

#endif
