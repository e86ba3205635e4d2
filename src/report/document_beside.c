/* Two texts as two columns beside each other.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document_beside.h"

#include "base/text.h"

#include <string.h>

#define GAP 4 /* blanks and no line: so it can be copied */

int beside_width(int columns)
{
	return (columns - GAP) / 2;
}

static size_t blank_lines(const char *text)
{
	return strspn(text, "\n");
}

/* The lines below the blank ones; one that is only an end is none. */
static char **lines_of(const GString *text)
{
	const char *begin = text->str + blank_lines(text->str);
	size_t length = strlen(begin);
	g_autofree char *words = g_strndup(begin, length > 0 ? length - 1 : 0);

	return g_strsplit(words, "\n", -1);
}

static void put_line(GString *out, const char *left, const char *right, int width)
{
	g_string_append(out, left);
	if (*right) {
		g_string_append_printf(out, "%*s", MAX(width + GAP - text_columns(left, -1), 2),
				       "");
		g_string_append(out, right);
	}
	g_string_append_c(out, '\n');
}

void put_beside(GString *out, GString *left, GString *right, int columns)
{
	g_auto(GStrv) left_lines = lines_of(left);
	g_auto(GStrv) right_lines = lines_of(right);
	size_t blank = MAX(blank_lines(left->str), blank_lines(right->str));
	guint left_count = g_strv_length(left_lines), right_count = g_strv_length(right_lines);

	for (size_t i = 0; i < blank; i++)
		g_string_append_c(out, '\n');
	for (guint i = 0; i < MAX(left_count, right_count); i++)
		put_line(out, i < left_count ? left_lines[i] : "",
			 i < right_count ? right_lines[i] : "", beside_width(columns));
	g_string_truncate(left, 0);
	g_string_truncate(right, 0);
}
