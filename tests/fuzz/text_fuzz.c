/* Any bytes as something typed or pasted: cleaning makes them text once and for all, and every walk through that text ends.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "fuzz/fuzz.h"

static void assert_walks(const char *text, size_t length)
{
	size_t at = 0, next;

	while (at < length) {
		next = text_cluster_next(text, length, at);
		g_assert(next > at && next <= length);
		g_assert(text_cluster_previous(text, length, next) == at);
		at = next;
	}
	for (at = 0; at < length; at = next) {
		next = text_word_next(text, length, at);
		g_assert(next > at && next <= length);
		g_assert(text_word_previous(text, length, next) < next);
	}
}

/* Every line fits, unless a single cluster does not; nothing but blanks and line ends lies between two lines. */
static void assert_wraps(const char *text, size_t length, int columns)
{
	size_t at = 0;
	int rows = 0;

	while (at < length) {
		struct text_line line = text_break(text, length, at, columns);

		g_assert(line.start >= at && line.end >= line.start && line.next >= line.end);
		g_assert(line.next > at && line.next <= length);
		g_assert(text_columns(text + line.start, (gssize)(line.end - line.start)) <=
				 columns ||
			 text_cluster_next(text, length, line.start) >= line.end);
		at = line.next;
		rows++;
	}
	g_assert(text_rows(text, columns) >= MAX(rows, 1));
}

static void assert_folds(const char *text)
{
	g_autofree char *folded = text_fold(text, -1), *twice = text_fold(folded, -1);

	g_assert(text_is_valid(folded, -1));
	g_assert(g_str_equal(folded, twice));
	g_assert(text_compare(text, text) == 0);
}

int fuzz_take(const uint8_t *data, size_t size)
{
	g_autofree char *text = text_clean((const char *)data, (gssize)size);
	g_autofree char *again = text_clean(text, -1);
	size_t length = strlen(text);

	g_assert(text_is_valid(text, -1) && g_str_equal(text, again));
	if (text_is_valid((const char *)data, (gssize)size))
		g_assert(length <= size);
	assert_walks(text, length);
	assert_wraps(text, length, 2);
	assert_wraps(text, length, 20);
	g_assert(text_fit(text, length, 20) <= length);
	assert_folds(text);
	return 0;
}
