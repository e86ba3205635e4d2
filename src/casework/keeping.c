/* On which basis an organisation keeps files.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/keeping.h"

#include "base/names.h"

static const char *const basis_words[LEGAL_BASIS_COUNT] = {
	[BASIS_NOT_SET] = "not_set",         [BASIS_CONSENT] = "consent",
	[BASIS_PUBLIC_TASK] = "public_task", [BASIS_LEGITIMATE_INTEREST] = "legitimate_interest",
	[BASIS_CONTRACT] = "contract",       [BASIS_LEGAL_OBLIGATION] = "legal_obligation",
};
const struct names legal_basis_names = NAMES(basis_words);

void organisation_rules_init(struct organisation_rules *rules)
{
	*rules = (struct organisation_rules){
		.name = g_strdup(""),
		.basis = BASIS_NOT_SET,
		.basis_note = g_strdup(""),
		.privacy_contact = g_strdup(""),
		.review_months = REVIEW_MONTHS,
	};
}

void organisation_rules_done(struct organisation_rules *rules)
{
	g_clear_pointer(&rules->name, g_free);
	g_clear_pointer(&rules->basis_note, g_free);
	g_clear_pointer(&rules->privacy_contact, g_free);
}
