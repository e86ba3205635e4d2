/* Consents in the vault. Nothing is overwritten: a new answer is a new row, a withdrawal dates the row it ends.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CONSENTS_H
#define STORE_CONSENTS_H

#include "casework/consent.h"
#include "store/vault.h"

/* Inserts (id 0). Within an action; notes it in the audit. */
bool consent_save(struct vault *vault, struct consent *consent, struct error *error) MUST_CHECK;
bool consent_withdraw(struct vault *vault, record_id consent_id, day on,
		      struct error *error) MUST_CHECK;
/* Oldest first; of struct consent *, owned. */
bool consent_list(struct vault *vault, record_id participant_id, GPtrArray **consents,
		  struct error *error) MUST_CHECK;
/* Everybody whose last word on this purpose stands: what may be counted or quoted. Array of record_id. */
bool consent_standing(struct vault *vault, enum consent_purpose purpose, GArray **participant_ids,
		      struct error *error) MUST_CHECK;

#endif
