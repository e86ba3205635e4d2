/* Codes for the day a passphrase is not at hand: made from chance, and what is wrong with one that was typed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/codes.h"

#include <sodium.h>

#define NEARLY_A_CODE                                                                              \
	(RECOVERY_SIGNS - RECOVERY_GROUP) /* shorter ones are taken for a passphrase */

bool code_make(struct secret *code)
{
	guint8 chance[RECOVERY_CHANCE];
	bool made;

	for (int i = 0; i < RECOVERY_CHANCE; i++)
		chance[i] = (guint8)randombytes_uniform(RECOVERY_BASE);
	secret_clear(code);
	made = recovery_code_make(chance, code);
	sodium_memzero(chance, sizeof(chance));
	return made;
}

static bool tell_place(const struct recovery_mistake *wrong, const char *sentence,
		       struct error *error)
{
	const char meant[] = { wrong->meant, '\0' };

	return error_set_place(error, ERROR_PASSPHRASE, sentence, "", wrong->group, wrong->place,
			       meant);
}

/* Something like a code that is none: what is wrong with it is told, whatever it should open. */
bool code_tell_mistake(const struct recovery_reading *reading, struct error *error)
{
	if (reading->result == RECOVERY_WRONG_SIGNS)
		return tell_place(&reading->wrong[0], "vault.recovery_typo", error);
	if (reading->result == RECOVERY_STRANGE_SIGN && reading->signs >= NEARLY_A_CODE)
		return tell_place(&reading->wrong[0], "vault.recovery_strange_sign", error);
	if (reading->result == RECOVERY_UNREADABLE)
		return error_set(error, ERROR_PASSPHRASE, "vault.recovery_unreadable");
	if ((reading->result == RECOVERY_TOO_SHORT && reading->signs >= NEARLY_A_CODE) ||
	    reading->result == RECOVERY_TOO_LONG) {
		error_set(error, ERROR_PASSPHRASE, "vault.recovery_length");
		if (error && error->number == 0)
			error->number = reading->signs;
		return false;
	}
	return error_set(error, ERROR_PASSPHRASE, "vault.wrong_passphrase");
}
