/* Consents in a few words: on the page of a person, in lists, in front of a question.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/care_words.h"
#include "screens/consent_screens.h"
#include "screens/planning.h"

#include "base/text.h"

static void add_part(GString *text, const char *part, const char *between)
{
	g_string_append_printf(text, "%s%s", text->len ? between : "", part);
}

char *consent_parts_words(struct services *services, guint parts, enum language language)
{
	const struct sentences *sentences = services_sentences(services, language);
	GString *text = g_string_new(NULL);

	for (int part = 0; part < CONSENT_PART_COUNT; part++)
		if (parts & (1u << part))
			add_part(text, say(sentences, consent_part_labels[part]), ", ");
	return g_string_free(text, FALSE);
}

char *consent_subject(struct services *services, const struct consent *consent)
{
	if (consent->purpose != CONSENT_SHARING)
		return g_strdup(services_say(services, consent_purpose_labels[consent->purpose]));
	return say_with(planning_sentences(services), "consent.sharing_with", "organisation",
			consent->organisation, NULL);
}

static const char *standing_label(const struct consent *consent)
{
	static const char *const labels[] = {
		[CONSENT_STATE_NOT_ASKED] = "consent.not_asked",
		[CONSENT_STATE_GIVEN] = "consent.is_given",
		[CONSENT_STATE_REFUSED] = "consent.is_refused",
		[CONSENT_STATE_WITHDRAWN] = "consent.is_withdrawn",
	};

	return labels[consent_state_of(consent)];
}

char *consent_state(struct services *services, const struct consent *consent)
{
	bool withdrawn = consent_state_of(consent) == CONSENT_STATE_WITHDRAWN;
	g_autofree char *on =
		planning_day(services, withdrawn ? consent->withdrawn_on : consent->answered_on);

	return g_strdup_printf("%s, %s", services_say(services, standing_label(consent)), on);
}

static char *organisations_in_short(const GPtrArray *consents)
{
	g_autoptr(GPtrArray) organisations = consent_organisations(consents);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < organisations->len; i++) {
		const struct consent *consent = organisations->pdata[i];

		if (consent_stands(consent))
			add_part(text, consent->organisation, ", ");
	}
	return g_string_free(text, FALSE);
}

char *consents_in_short(struct services *services, const GPtrArray *consents)
{
	g_autofree char *shared = organisations_in_short(consents);
	GString *text = g_string_new(NULL);

	for (int purpose = CONSENT_RESEARCH; purpose <= CONSENT_QUOTES; purpose++) {
		const struct consent *last = consent_last(consents, (enum consent_purpose)purpose);
		g_autofree char *part = g_strdup_printf(
			"%s: %s", services_say(services, consent_purpose_labels[purpose]),
			services_say(services, standing_label(last)));

		add_part(text, part, " · ");
	}
	if (*shared) {
		g_autofree char *part =
			say_with(planning_sentences(services), "consent.shared_with",
				 "organisations", shared, NULL);

		add_part(text, part, " · ");
	}
	return g_string_free(text, FALSE);
}
