/* Wraps what a page draws outside marked content into /Artifact … EMC, which cairo 1.16 cannot write. Reads just as much of the
   content-stream language as it needs: strings, names, comments and the operators BDC, BMC and EMC.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static size_t string_end(const char *content, size_t length, size_t at)
{
	int depth = 0;

	for (; at < length; at++) {
		if (content[at] == '\\') {
			at++;
			continue;
		}
		if (content[at] == '(')
			depth++;
		if (content[at] == ')' && --depth == 0)
			return at + 1;
	}
	return length;
}

/* The end of the token at `at`, which is no blank. */
static size_t token_end(const char *content, size_t length, size_t at)
{
	if (content[at] == '(')
		return string_end(content, length, at);
	if (strchr("<>[]{})", content[at]))
		return at + 1;
	for (at++; at < length && !is_blank(content[at]) && !strchr("()<>[]{}/", content[at]); at++)
		;
	return at;
}

static bool token_is(const char *content, size_t at, size_t end, const char *word)
{
	return end - at == strlen(word) && memcmp(content + at, word, end - at) == 0;
}

static void append_furniture(GString *out, const char *content, size_t from, size_t to)
{
	while (from < to && is_blank(content[from]))
		from++;
	if (from == to)
		return;
	g_string_append(out, "/Artifact BMC\n");
	g_string_append_len(out, content + from, (gssize)(to - from));
	g_string_append(out, "\nEMC\n");
}

/* Where the operands of the marked content that `at` begins start: its tag, the last name outside << >>. */
GString *mark_artifacts(const char *content, size_t length)
{
	GString *out = g_string_sized_new(length + 1024);
	size_t outside = 0; /* begin of what has not been written and stands outside */
	size_t tag = 0;     /* last name at depth 0 that may be the tag of a BDC */
	int depth = 0, brackets = 0;

	for (size_t at = 0, end; at < length; at = end) {
		if (is_blank(content[at])) {
			end = at + 1;
			continue;
		}
		end = token_end(content, length, at);
		if (content[at] == '<' || content[at] == '>')
			brackets += content[at] == '<' ? 1 : -1;
		else if (content[at] == '/' && depth == 0 && brackets == 0)
			tag = at;
		else if (token_is(content, at, end, "BDC") || token_is(content, at, end, "BMC")) {
			if (depth++ == 0) {
				append_furniture(out, content, outside, tag);
				outside = tag;
			}
		} else if (token_is(content, at, end, "EMC") && --depth == 0) {
			g_string_append_len(out, content + outside, (gssize)(end - outside));
			g_string_append_c(out, '\n');
			outside = end;
		}
	}
	append_furniture(out, content, outside, length);
	return out;
}
