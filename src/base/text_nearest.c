/* "Did you mean": the nearest of the valid words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"

#define WORD_MAX 64 /* letters; longer words are nobody's slip of the finger */

struct word {
	gunichar letters[WORD_MAX];
	int length;
};

static bool read_word(const char *text, struct word *word)
{
	word->length = 0;
	if (!g_utf8_validate(text, -1, NULL))
		return false;
	for (; *text; text = g_utf8_next_char(text)) {
		if (word->length == WORD_MAX)
			return false;
		word->letters[word->length++] = g_unichar_tolower(g_utf8_get_char(text));
	}
	return true;
}

static bool is_swap(const struct word *a, const struct word *b, int i, int j)
{
	return i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
	       a->letters[i - 2] == b->letters[j - 1];
}

/* Insertions, deletions, replacements and swaps of neighbours. */
static int distance(const struct word *a, const struct word *b)
{
	int rows[3][WORD_MAX + 1];
	int *before = rows[0], *above = rows[1], *row = rows[2];

	for (int j = 0; j <= b->length; j++)
		above[j] = j;
	for (int i = 1; i <= a->length; i++) {
		int *spare = before;

		row[0] = i;
		for (int j = 1; j <= b->length; j++) {
			int other = a->letters[i - 1] != b->letters[j - 1];

			row[j] = MIN(MIN(above[j], row[j - 1]) + 1, above[j - 1] + other);
			if (is_swap(a, b, i, j))
				row[j] = MIN(row[j], before[j - 2] + 1);
		}
		before = above;
		above = row;
		row = spare;
	}
	return above[b->length];
}

const char *text_nearest(const char *word, const char *const *candidates, size_t count)
{
	struct word typed, candidate;
	const char *nearest = NULL;
	int best;

	if (!read_word(word, &typed))
		return NULL;
	best = typed.length / 3 + 1;
	for (size_t i = 0; i < count; i++) {
		int found;

		if (!read_word(candidates[i], &candidate))
			continue;
		found = distance(&typed, &candidate);
		if (found >= best)
			continue;
		best = found;
		nearest = candidates[i];
	}
	return nearest;
}
