/* The screens that keep the vault from being lost: passphrase, recovery code, copies elsewhere and putting one back.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CARE_SCREENS_H
#define SCREENS_CARE_SCREENS_H

#include "base/recovery_code.h"
#include "screens/services.h"

/* Why a passphrase is asked for or chosen. */
enum passphrase_task {
	PASSPHRASE_FIRST_RUN, /* makes the vault */
	PASSPHRASE_FORGOTTEN, /* opened with the recovery code: a new one must be chosen */
	PASSPHRASE_CHANGE,    /* from the settings: the present one first */
	PASSPHRASE_NEW_CODE,  /* the present one, then a new recovery code */
	PASSPHRASE_TASK_COUNT,
};
struct screen *passphrase_screen_new(struct services *services, enum passphrase_task task);

/* A recovery code to type instead of the passphrase. */
struct screen *recover_screen_new(struct services *services);

/* A new recovery code, shown this once. Takes `code`. Afterwards: home, or closes. */
struct screen *code_screen_new(struct services *services, struct secret *code, bool then_home);
/* Closes with 1 when two groups were typed as they are in `code`, which is borrowed. */
struct screen *code_proof_screen_new(struct services *services, const char *title_key,
				     const struct secret *code);

/* A copy elsewhere of the vault. */
struct screen *backup_screen_new(struct services *services);
/* Which copies elsewhere there are; here somebody says that one was destroyed. */
struct screen *copies_screen_new(struct services *services);
/* A copy put in the place of the vault, and opened; Esc goes back to unlocking. */
struct screen *restore_screen_new(struct services *services);

#endif
