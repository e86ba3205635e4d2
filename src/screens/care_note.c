/* A line of the audit about the vault itself.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_note.h"

#include "store/audit.h"

void care_note(struct services *services, enum audit_action action)
{
	struct error error = ERROR_CLEAR;

	vault_set_counsellor(services->vault, services->settings.counsellor);
	if (!audit_note(services->vault, action, 0, &error))
		services_tell_error(services, &error);
}
