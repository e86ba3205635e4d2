/* Consents in the vault. Nothing is overwritten: a new answer is a new row, a withdrawal dates the row it ends.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CONSENTS_H
#define STORE_CONSENTS_H

#include "casework/consent.h"
#include "store/vault.h"

/* Inserts (id 0); without a day: today. Within an action; notes it in the audit. ERROR_USAGE "consent.no_organisation", "consent.no_parts" for sharing with
   nobody or of nothing. */
bool consent_save(struct vault *vault, struct consent *consent, struct error *error) MUST_CHECK;
/* Dates this row and every other that stands for the same purpose (and organisation). Not before the day it was given. Already ended:
   nothing changes. ERROR_FAILED "consent.gone". */
bool consent_withdraw(struct vault *vault, record_id consent_id, day on,
		      struct error *error) MUST_CHECK;
/* Oldest first; of struct consent *, owned. */
bool consent_list(struct vault *vault, record_id participant_id, GPtrArray **consents,
		  struct error *error) MUST_CHECK;
/* Those of all who have a file, by person and oldest first. */
bool consent_list_all(struct vault *vault, GPtrArray **consents, struct error *error) MUST_CHECK;
/* record_id * → GPtrArray of their rows of consent_list_all, borrowed from it. */
GHashTable *consents_by_person(GPtrArray *consents);
/* Everybody whose last word on this purpose stands: what may be counted or quoted. Array of record_id. */
bool consent_standing(struct vault *vault, enum consent_purpose purpose, GArray **participant_ids,
		      struct error *error) MUST_CHECK;

#endif
