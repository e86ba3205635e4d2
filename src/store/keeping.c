/* The rules of the organisation as settings.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/keeping.h"

#include "base/names.h"
#include "store/people.h"

#include <stdio.h>

static void take_text(struct vault *vault, const char *name, char **text)
{
	char *value = vault_setting(vault, name);

	if (!value)
		return;
	g_free(*text);
	*text = value;
}

void keeping_load(struct vault *vault, struct organisation_rules *rules)
{
	g_autofree char *basis = vault_setting(vault, "legal_basis");
	int value;

	organisation_rules_init(rules);
	take_text(vault, "organisation_name", &rules->name);
	take_text(vault, "legal_basis_note", &rules->basis_note);
	take_text(vault, "privacy_contact", &rules->privacy_contact);
	if (names_value(legal_basis_names, basis, &value))
		rules->basis = (enum legal_basis)value;
	rules->review_months = people_review_months(vault);
}

int people_review_months(struct vault *vault)
{
	g_autofree char *text = vault_setting(vault, "review_months");
	guint64 months = REVIEW_MONTHS;

	if (text)
		g_ascii_string_to_unsigned(text, 10, 1, REVIEW_MONTHS_MOST, &months, NULL);
	return (int)months;
}

/* An empty text is a setting that is not there. */
static bool put_text(struct vault *vault, const char *name, const char *text, struct error *error)
{
	return vault_set_setting(vault, name, text && *text ? text : NULL, error);
}

bool keeping_save(struct vault *vault, const struct organisation_rules *rules, struct error *error)
{
	char months[16];

	if (rules->review_months < 1 || rules->review_months > REVIEW_MONTHS_MOST) {
		error_set(error, ERROR_USAGE, "keeping.months");
		error->number = REVIEW_MONTHS_MOST;
		return false;
	}
	snprintf(months, sizeof(months), "%d", rules->review_months);
	return put_text(vault, "organisation_name", rules->name, error) &&
	       put_text(vault, "legal_basis", names_word(legal_basis_names, (int)rules->basis),
			error) &&
	       put_text(vault, "legal_basis_note", rules->basis_note, error) &&
	       put_text(vault, "privacy_contact", rules->privacy_contact, error) &&
	       put_text(vault, "review_months", months, error);
}
