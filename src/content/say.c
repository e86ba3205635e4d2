/* Saying a sentence: as it is, with its gaps filled, or in the form that goes with a number.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/sentences.h"

#include "content/gaps.h"
#include "content/sentence_table.h"

#include <stdarg.h>

#define GAPS_MAX 16

static const char *say_missing(const struct sentences *sentences, const char *key)
{
	const char *shown = g_hash_table_lookup(sentences->missing, key);

	if (!shown) {
		char *made = g_strdup_printf("⟨%s⟩", key);

		g_hash_table_insert(sentences->missing, g_strdup(key), made);
		shown = made;
	}
	return shown;
}

static const char *say_form(const struct sentences *sentences, const char *key, enum plural form)
{
	const char *text = sentences_form(sentences, key, form);

	return text ? text : say_missing(sentences, key);
}

const char *say(const struct sentences *sentences, const char *key)
{
	return say_form(sentences, key, PLURAL_OTHER);
}

/* Takes names and values in turn up to NULL, behind the `count` gaps that are there already. */
static gsize take_gaps(struct gap gaps[GAPS_MAX], gsize count, va_list arguments)
{
	const char *name;

	while ((name = va_arg(arguments, const char *))) {
		const char *value = va_arg(arguments, const char *);

		g_assert(count < GAPS_MAX);
		gaps[count++] = (struct gap){ name, value };
	}
	return count;
}

char *say_with(const struct sentences *sentences, const char *key, ...)
{
	struct gap gaps[GAPS_MAX];
	va_list arguments;

	va_start(arguments, key);
	gsize count = take_gaps(gaps, 0, arguments);
	va_end(arguments);
	return gaps_fill(say(sentences, key), gaps, count);
}

char *say_count(const struct sentences *sentences, const char *key, long count, ...)
{
	struct gap gaps[GAPS_MAX];
	g_autofree char *digits = g_strdup_printf("%ld", count);
	va_list arguments;

	gaps[0] = (struct gap){ "count", digits };
	va_start(arguments, count);
	gsize gap_count = take_gaps(gaps, 1, arguments);
	va_end(arguments);
	return gaps_fill(say_form(sentences, key, plural_of(sentences->language, count)), gaps,
			 gap_count);
}
