/* perspectief audit: who did what kind of thing with which file, and when. No words of anybody.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "exchange/audit_text.h"
#include "store/upkeep.h"

#include <string.h>

int command_audit(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = invocation_open_vault(invocation, true, &error);
	g_autoptr(GPtrArray) lines = NULL;
	g_autoptr(GPtrArray) receipts = NULL;
	g_autofree char *text = NULL;

	if (vault && audit_list(vault, 0, &lines, &error) &&
	    receipt_list(vault, &receipts, &error)) {
		text = invocation->flags & FLAG_JSON ? audit_json_write(lines, receipts)
						     : audit_csv_write(lines);
		(void)!invocation_write(invocation, text, strlen(text), &error);
	}
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}
