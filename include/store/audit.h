/* The audit in the vault. It is not undone with what it tells of, and an erasure takes the code out of it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include "casework/audit.h"
#include "store/vault.h"

/* Who works on this laptop, for every line from now on; NULL or "": unknown. Copied. */
void vault_set_counsellor(struct vault *vault, const char *who);
const char *vault_counsellor(const struct vault *vault); /* borrowed; never NULL */
/* Opens its own action when none is open. AUDIT_CHANGED and AUDIT_OPENED of the same file by the same person on the same day are one line.
   Nothing is written for somebody without a file, or in a vault opened read-only: true then. */
bool audit_note(struct vault *vault, enum audit_action action, record_id participant_id,
		struct error *error) MUST_CHECK;
/* Oldest first; of struct audit_line *, owned. participant_id 0: all. */
bool audit_list(struct vault *vault, record_id participant_id, GPtrArray **lines,
		struct error *error) MUST_CHECK;

#endif
