/* What may be in valid UTF-8 and is still no character: cairo 1.16 gives up the whole file over one. It becomes a visible U+FFFD.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define REPLACEMENT 0xFFFD

static bool is_no_character(gunichar sign)
{
	return (sign & 0xFFFE) == 0xFFFE || (sign >= 0xFDD0 && sign <= 0xFDEF) ||
	       (sign < 0x20 && sign != '\n' && sign != '\t') || (sign >= 0x7F && sign < 0xA0);
}

static bool has_no_character(const char *text)
{
	for (; *text; text = g_utf8_next_char(text))
		if (is_no_character(g_utf8_get_char(text)))
			return true;
	return false;
}

static void make_text_drawable(char **text)
{
	GString *out;

	if (!has_no_character(*text))
		return;
	out = g_string_new(NULL);
	for (const char *at = *text; *at; at = g_utf8_next_char(at)) {
		gunichar sign = g_utf8_get_char(at);

		g_string_append_unichar(out, is_no_character(sign) ? REPLACEMENT : sign);
	}
	g_free(*text);
	*text = g_string_free(out, FALSE);
}

void document_make_drawable(struct document *document)
{
	make_text_drawable(&document->title);
	make_text_drawable(&document->footer);
	make_text_drawable(&document->page_of);
	for (guint i = 0; i < document->blocks->len; i++) {
		struct block *block = g_ptr_array_index(document->blocks, i);

		make_text_drawable(&block->label);
		make_text_drawable(&block->text);
		make_text_drawable(&block->detail);
		make_text_drawable(&block->detail_2);
	}
}
