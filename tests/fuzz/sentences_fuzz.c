/* Any bytes as a file of i18n/: whatever is refused or accepted, every key says something, and no gap is left that was filled.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "content/checking.h"
#include "content/gaps.h"
#include "fuzz/fuzz.h"

/* FUZZ_LONGEST 4096: what tests/check/run-fuzz.sh lets an input become. */

static void assert_said(const char *text)
{
	g_assert(text && *text && g_utf8_validate(text, -1, NULL));
}

static void say_all_ways(struct sentences *sentences, const char *key)
{
	g_autofree char *filled = say_with(sentences, key, "name", "", "count", "{name}", NULL);
	g_autofree char *list = gaps_list(say(sentences, key));

	assert_said(say(sentences, key));
	g_assert(g_utf8_validate(filled, -1, NULL) && g_utf8_validate(list, -1, NULL));
	for (long count = -1; count < 25; count += 3) {
		g_autofree char *counted = say_count(sentences, key, count, NULL);

		assert_said(counted);
		g_assert(!gaps_has(counted, "count"));
	}
}

/* Twice, as the check reads it and as the program does; both agree on whether it can be used. */
static void read_as(enum language language, const char *bytes, size_t size)
{
	struct content_report report = { .problems = g_ptr_array_new_with_free_func(g_free) };
	struct error error = ERROR_CLEAR;
	struct source source = { .name = "i18n/xx.yaml",
				 .error = &error,
				 .problems = report.problems };
	struct sentences *read[LANGUAGE_COUNT] = { NULL };
	GHashTableIter keys;
	gpointer key;

	read[language] = sentences_of(tree_read(bytes, size, "xx.yaml", &error), language, &source);
	g_assert(source.is_broken == error_is_set(&error));
	g_assert(!source.is_broken || report.problems->len > 0);
	if (!source.is_broken) {
		g_hash_table_iter_init(&keys, read[language]->nodes);
		while (g_hash_table_iter_next(&keys, &key, NULL))
			say_all_ways(read[language], key);
		assert_said(say(read[language], "no.such_key"));
	}
	check_sentences(read, NULL, &report);
	sentences_free(read[language]);
	content_report_done(&report);
}

int fuzz_take(const uint8_t *data, size_t size)
{
	struct error error = ERROR_CLEAR;
	struct tree *tree = tree_read((const char *)data, size, "xx.yaml", &error);

	g_assert(!tree == error_is_set(&error));
	if (tree)
		for (int i = 0; i < LANGUAGE_COUNT; i++)
			read_as((enum language)i, (const char *)data, size);
	tree_free(tree);
	return 0;
}
