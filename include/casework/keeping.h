/* Who keeps these files, on which basis and for how long: a choice of the organisation, not a guess of ours.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_KEEPING_H
#define CASEWORK_KEEPING_H

#include <glib.h>
#include <stdbool.h>

/* Bases of article 6 of the AVG that can hold here. */
enum legal_basis {
	BASIS_NOT_SET,
	BASIS_CONSENT,
	BASIS_PUBLIC_TASK,
	BASIS_LEGITIMATE_INTEREST,
	BASIS_CONTRACT,
	BASIS_LEGAL_OBLIGATION,
	LEGAL_BASIS_COUNT
};
extern const struct names legal_basis_names; /* as above, in small letters */

/* After how many months a file is looked at again, unless the organisation says otherwise. */
#define REVIEW_MONTHS 12
#define REVIEW_MONTHS_MOST 120

struct organisation_rules {
	char *name; /* of the organisation; may be empty, as every text below */
	enum legal_basis basis;
	char *basis_note;      /* what its data-protection officer adds */
	char *privacy_contact; /* whom to ask */
	int review_months;     /* 1 to REVIEW_MONTHS_MOST */
};

void organisation_rules_init(struct organisation_rules *rules);
void organisation_rules_done(struct organisation_rules *rules);

#endif
