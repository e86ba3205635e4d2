/* Whether the recovery code of the vault was written down or printed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/code_noted.h"

#define SETTING "recovery_code_noted"

void code_noted_set(struct services *services, bool noted)
{
	struct error error = ERROR_CLEAR;

	if (vault_begin(services->vault, NULL, &error) &&
	    vault_set_setting(services->vault, SETTING, noted ? "yes" : "no", &error) &&
	    vault_commit(services->vault, &error))
		return;
	if (vault_in_action(services->vault))
		vault_rollback(services->vault);
	services_tell_error(services, &error);
}

bool code_is_noted(const struct services *services)
{
	g_autofree char *value = vault_setting(services->vault, SETTING);

	return !value || g_str_equal(value, "yes");
}
