/* Kinds of deeds, and what an erasure leaves.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/audit.h"

#include "base/names.h"

static const char *const action_words[AUDIT_ACTION_COUNT] = {
	[AUDIT_OPENED] = "opened",
	[AUDIT_CONVERSATION] = "conversation",
	[AUDIT_CHANGED] = "changed",
	[AUDIT_PRINTED] = "printed",
	[AUDIT_EXPORTED] = "exported",
	[AUDIT_IMPORTED] = "imported",
	[AUDIT_ACCESS] = "access",
	[AUDIT_CONSENT_GIVEN] = "consent_given",
	[AUDIT_CONSENT_REFUSED] = "consent_refused",
	[AUDIT_CONSENT_WITHDRAWN] = "consent_withdrawn",
	[AUDIT_REVIEWED] = "reviewed",
	[AUDIT_TRASHED] = "trashed",
	[AUDIT_TAKEN_BACK] = "taken_back",
	[AUDIT_ERASED] = "erased",
	[AUDIT_PASSPHRASE] = "passphrase",
	[AUDIT_RECOVERY_CODE] = "recovery_code",
	[AUDIT_RECOVERED] = "recovered",
	[AUDIT_BACKUP] = "backup",
	[AUDIT_RESTORED] = "restored",
	[AUDIT_RESEARCH] = "research",
	[AUDIT_COPY_GONE] = "copy_gone",
};
const struct names audit_action_names = NAMES(action_words);

void audit_line_free(struct audit_line *line)
{
	if (!line)
		return;
	g_free(line->who);
	g_free(line);
}

static const char *const basis_words[] = { "asked", "withdrawn", "expired", "trash", "mistake" };
const struct names erasure_basis_names = NAMES(basis_words);

void receipt_free(struct receipt *receipt)
{
	if (!receipt)
		return;
	g_free(receipt->who);
	g_free(receipt);
}
