/* What somebody was asked and said, in short.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/consent_words.h"

#include "base/text.h"
#include "report/care_words.h"

static void join(GString *line, const char *more)
{
	if (!text_is_blank(more))
		g_string_append_printf(line, "%s%s", line->len ? " \302\267 " : "", more);
}

static void join_day(const struct sentences *sentences, GString *line, const char *key, day value)
{
	g_autofree char *on = value == DAY_NONE ? g_strdup("?") : say_day_short(sentences, value);
	g_autofree char *words = say_with(sentences, key, "day", on, NULL);

	join(line, words);
}

char *consent_say_subject(const struct sentences *sentences, const struct consent *consent)
{
	GString *subject = g_string_new(say(sentences, consent_purpose_labels[consent->purpose]));

	if (consent->purpose != CONSENT_SHARING)
		return g_string_free(subject, FALSE);
	g_string_append_printf(subject, ": %s", consent->organisation);
	join(subject, consent->aim);
	for (size_t i = 0; i < CONSENT_PART_COUNT; i++)
		if (consent->parts & 1u << i)
			join(subject, say(sentences, consent_part_labels[i]));
	return g_string_free(subject, FALSE);
}

char *consent_say_state(const struct sentences *sentences, const struct consent *consent)
{
	GString *state = g_string_new(NULL);

	join_day(sentences, state,
		 consent->answer == CONSENT_GIVEN ? "file_sheet.consent_given"
						  : "file_sheet.consent_refused",
		 consent->answered_on);
	if (consent->withdrawn_on != DAY_NONE)
		join_day(sentences, state, "file_sheet.consent_withdrawn", consent->withdrawn_on);
	join(state, say(sentences, consent_way_labels[consent->way]));
	return g_string_free(state, FALSE);
}

void consents_add(struct document *document, const struct sentences *sentences,
		  const GPtrArray *consents)
{
	if (consents->len > 0)
		document_add(document, BLOCK_HEADING, NULL, say(sentences, "file_sheet.consents"))
			->level = 2;
	for (guint i = 0; i < consents->len; i++) {
		g_autofree char *subject = consent_say_subject(sentences, consents->pdata[i]);
		g_autofree char *state = consent_say_state(sentences, consents->pdata[i]);
		struct block *block = document_add(document, BLOCK_ITEM, NULL, subject);

		block_set(&block->label, "\342\200\242");
		block_set(&block->detail, state);
	}
}
