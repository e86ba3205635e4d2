/* What somebody allows, and which of their words on it is the last.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/consent.h"

#include "base/names.h"
#include "base/text.h"

#include <string.h>

static const char *const purpose_words[CONSENT_PURPOSE_COUNT] = { "sharing", "research", "quotes" };
static const char *const answer_words[] = { "given", "refused" };
static const char *const way_words[] = { "spoken", "written", "through_interpreter" };
static const char *const part_words[] = { "perspective", "obstacles", "steps", "skills" };
static const char *const state_words[] = { "not_asked", "given", "refused", "withdrawn" };
const struct names consent_purpose_names = NAMES(purpose_words);
const struct names consent_answer_names = NAMES(answer_words);
const struct names consent_way_names = NAMES(way_words);
const struct names consent_part_names = NAMES(part_words);
const struct names consent_state_names = NAMES(state_words);

struct consent *consent_new(void)
{
	struct consent *consent = g_new0(struct consent, 1);

	consent->organisation = g_strdup("");
	consent->aim = g_strdup("");
	consent->text = g_strdup("");
	consent->version = g_strdup("");
	consent->asked_by = g_strdup("");
	g_strlcpy(consent->language, names_word(language_names, LANGUAGE_UK),
		  sizeof(consent->language));
	consent->answered_on = DAY_NONE;
	consent->withdrawn_on = DAY_NONE;
	return consent;
}

void consent_free(struct consent *consent)
{
	if (!consent)
		return;
	g_free(consent->organisation);
	g_free(consent->aim);
	g_free(consent->text);
	g_free(consent->version);
	g_free(consent->asked_by);
	g_free(consent);
}

bool consent_stands(const struct consent *consent)
{
	return consent && consent->answer == CONSENT_GIVEN && consent->withdrawn_on == DAY_NONE;
}

enum consent_state consent_state_of(const struct consent *last)
{
	if (!last)
		return CONSENT_STATE_NOT_ASKED;
	if (last->answer == CONSENT_REFUSED)
		return CONSENT_STATE_REFUSED;
	return last->withdrawn_on == DAY_NONE ? CONSENT_STATE_GIVEN : CONSENT_STATE_WITHDRAWN;
}

/* The day of the newest word in a row. DAY_NONE is before every day. */
static day last_word_on(const struct consent *consent)
{
	return MAX(consent->answered_on, consent->withdrawn_on);
}

static char *folded_name(const char *organisation)
{
	return g_strstrip(text_fold(organisation, -1));
}

bool consent_same_organisation(const char *one, const char *other)
{
	g_autofree char *a = folded_name(one);
	g_autofree char *b = folded_name(other);

	return strcmp(a, b) == 0;
}

/* A paper from before a withdrawal that is typed in after it gives nothing back: days decide, and of one day the later row. */
static const struct consent *last_of(const GPtrArray *consents, enum consent_purpose purpose,
				     const char *organisation)
{
	const struct consent *last = NULL;

	for (guint i = 0; i < consents->len; i++) {
		const struct consent *one = consents->pdata[i];

		if (one->purpose == purpose &&
		    (!organisation || consent_same_organisation(one->organisation, organisation)) &&
		    (!last || last_word_on(one) >= last_word_on(last)))
			last = one;
	}
	return last;
}

const struct consent *consent_last(const GPtrArray *consents, enum consent_purpose purpose)
{
	return last_of(consents, purpose, NULL);
}

const struct consent *consent_last_for(const GPtrArray *consents, const char *organisation)
{
	return last_of(consents, CONSENT_SHARING, organisation);
}

GPtrArray *consent_organisations(const GPtrArray *consents)
{
	GPtrArray *last = g_ptr_array_new();

	for (guint i = 0; i < consents->len; i++) {
		const struct consent *one = consents->pdata[i];

		if (one->purpose == CONSENT_SHARING &&
		    consent_last_for(consents, one->organisation) == one)
			g_ptr_array_add(last, (gpointer)one);
	}
	return last;
}
