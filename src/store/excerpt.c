/* Finds in the original what was found in its folded form: folding keeps blanks, so word by word they can be compared.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/excerpt.h"

#include "base/text.h"

#include <string.h>

enum { BEFORE = 40 }; /* characters kept before the find */

struct line {
	const char *start, *end;
};

static bool folds_to(const char *start, const char *end, const char *folded_word)
{
	g_autofree char *folded = text_fold(start, end - start);

	return strstr(folded, folded_word) != NULL;
}

static struct line line_at(const char *start)
{
	const char *end = strchr(start, '\n');

	return (struct line){ start, end ? end : start + strlen(start) };
}

/* The first line with the word in it, else the first that is not blank. */
static struct line find_line(const char *text, const char *folded_word)
{
	struct line first = { NULL, NULL };

	for (struct line line = line_at(text);; line = line_at(line.end + 1)) {
		if (folded_word[0] && folds_to(line.start, line.end, folded_word))
			return line;
		if (!first.start && line.end > line.start)
			first = line;
		if (!*line.end)
			return first.start ? first : line;
	}
}

/* Where in the line the word begins, at the blank before it. */
static const char *find_word(struct line line, const char *folded_word)
{
	const char *word = line.start;

	while (word < line.end) {
		const char *end = word;

		while (end < line.end && !g_unichar_isspace(g_utf8_get_char(end)))
			end = g_utf8_next_char(end);
		if (end > word && folded_word[0] && folds_to(word, end, folded_word))
			return word;
		word = end < line.end ? g_utf8_next_char(end) : end;
	}
	return line.start;
}

static const char *go_back(const char *at, const char *start, int characters)
{
	while (at > start && characters-- > 0)
		at = g_utf8_prev_char(at);
	return at;
}

static const char *go_on(const char *at, const char *end, int characters)
{
	while (at < end && characters-- > 0)
		at = g_utf8_next_char(at);
	return at;
}

/* Never in the middle of what people see as one letter. */
static const char *at_cluster(struct line line, const char *at)
{
	size_t length = (size_t)(line.end - line.start);
	size_t offset = (size_t)(at - line.start);

	if (offset == 0 || offset >= length)
		return at;
	return line.start + text_cluster_previous(line.start, length,
						  text_cluster_next(line.start, length, offset));
}

char *excerpt_of(const char *text, const char *folded_word)
{
	struct line line = find_line(text, folded_word);
	const char *start = line.start, *end = line.end;
	bool cut_before = false, cut_after = false;

	if (go_on(start, end, EXCERPT_MAX) < end) {
		start = at_cluster(line, go_back(find_word(line, folded_word), start, BEFORE));
		cut_before = start > line.start;
		end = go_on(start, line.end, EXCERPT_MAX - 2);
		cut_after = end < line.end;
		if (cut_after)
			end = at_cluster(line, end);
	}
	g_autofree char *kept = g_strndup(start, (gsize)(end - start));
	return g_strdup_printf("%s%s%s", cut_before ? "…" : "", g_strstrip(kept),
			       cut_after ? "…" : "");
}
