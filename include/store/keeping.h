/* The rules of the organisation, kept as settings of the vault: organisation_name, legal_basis, legal_basis_note, privacy_contact,
   review_months.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_KEEPING_H
#define STORE_KEEPING_H

#include "casework/keeping.h"
#include "store/vault.h"

/* What is not set, or set to what we do not know, is as organisation_rules_init leaves it. Done with organisation_rules_done. */
void keeping_load(struct vault *vault, struct organisation_rules *rules);
/* Within an action (not undone, like every setting). ERROR_USAGE "keeping.months" unless 1 to REVIEW_MONTHS_MOST. Files that are there
   keep their review date. */
bool keeping_save(struct vault *vault, const struct organisation_rules *rules,
		  struct error *error) MUST_CHECK;

#endif
