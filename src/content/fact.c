/* How far a dated fact can be relied on, as a rule and in words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/guide.h"
#include "content/sentences.h"

bool fact_has_lapsed(const struct fact *fact, day today)
{
	return today > fact->valid_until;
}

static int compare_last_days(const void *a, const void *b)
{
	const struct fact *left = *(const struct fact *const *)a;
	const struct fact *right = *(const struct fact *const *)b;

	return (left->valid_until > right->valid_until) - (left->valid_until < right->valid_until);
}

GPtrArray *guide_lapsed_facts(const struct guide *guide, const GPtrArray *cited, day today)
{
	GPtrArray *lapsed = g_ptr_array_new();

	for (guint i = 0; i < cited->len; i++) {
		const struct fact *fact = guide_find_fact(guide, cited->pdata[i]);

		if (fact && fact_has_lapsed(fact, today) && !g_ptr_array_find(lapsed, fact, NULL))
			g_ptr_array_add(lapsed, (gpointer)fact);
	}
	g_ptr_array_sort(lapsed, compare_last_days);
	return lapsed;
}

static const char *age_key(const struct fact *fact, day today)
{
	if (!fact_has_lapsed(fact, today))
		return "fact.as_of";
	return fact->review ? "fact.to_be_reviewed" : "fact.ended";
}

char *say_fact_age(const struct sentences *sentences, const struct fact *fact, day today)
{
	g_autofree char *as_of = say_day(sentences, fact->as_of);
	g_autofree char *last = say_day(sentences, fact->valid_until);

	return say_with(sentences, age_key(fact, today), "as_of", as_of, "date", last, NULL);
}

char *say_fact_standing(const struct sentences *sentences, const struct fact *fact)
{
	g_autofree char *on = say_day(sentences, fact->reviewed_on);
	const char *who = texts_in(&fact->check_with, sentences_language(sentences), NULL);

	if (fact->reviewed)
		return say_with(sentences, "fact.reviewed", "who", fact->reviewed_by, "date", on,
				NULL);
	return say_with(sentences, "fact.draft", "who", who, NULL);
}
