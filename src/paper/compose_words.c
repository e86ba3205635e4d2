/* How words are set: which letters, how high a line is, where no line ends.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <string.h>

#define DASH_LETTERS 26 /* two words and what is between them: less than any column */

static const double line_heights[SIZE_COUNT][FACE_COUNT] = {
	[SIZE_USUAL] = { [FACE_TITLE] = 30,
			 [FACE_HEADING] = 19,
			 [FACE_MINOR] = 15.5,
			 [FACE_BODY] = 15.5,
			 [FACE_STRONG] = 15.5,
			 [FACE_SMALL] = 12.5,
			 [FACE_SIGNS] = 34,
			 [FACE_CARD] = 26.5,
			 [FACE_CARD_LONG] = 22,
			 [FACE_CARD_LONGEST] = 18.5 },
	[SIZE_LESS] = { [FACE_TITLE] = 27,
			[FACE_HEADING] = 18,
			[FACE_MINOR] = 14.5,
			[FACE_BODY] = 14.5,
			[FACE_STRONG] = 14.5,
			[FACE_SMALL] = 12.5,
			[FACE_SIGNS] = 34,
			[FACE_CARD] = 26.5,
			[FACE_CARD_LONG] = 22,
			[FACE_CARD_LONGEST] = 18.5 },
	[SIZE_LARGE] = { [FACE_TITLE] = 30,
			 [FACE_HEADING] = 19,
			 [FACE_MINOR] = 15.5,
			 [FACE_BODY] = 15.5,
			 [FACE_STRONG] = 15.5,
			 [FACE_SMALL] = 13.5,
			 [FACE_SIGNS] = 34,
			 [FACE_CARD] = 26.5,
			 [FACE_CARD_LONG] = 22,
			 [FACE_CARD_LONGEST] = 18.5 },
};

double face_line_height(const struct sheet *sheet, enum face face)
{
	return line_heights[sheet->size][face];
}

static void keep_together(PangoAttrList *attributes, gsize from, gsize to)
{
	PangoAttribute *together = pango_attr_allow_breaks_new(FALSE);

	together->start_index = (guint)from;
	together->end_index = (guint)to;
	pango_attr_list_insert(attributes, together);
}

/* Of the word that ends, or begins, there. */
static gsize word_begin(const char *words, gsize at)
{
	while (at > 0 && !g_ascii_isspace(words[at - 1]))
		at--;
	return at;
}

static gsize word_end(const char *words, gsize length, gsize at)
{
	while (at < length && !g_ascii_isspace(words[at]))
		at++;
	return at;
}

/* A hyphen between blanks is a dash to who typed it: the words at both sides go to the next line with it. Where they are long, and in a row
   of dashes, a line breaks where it can. Returns how far words hang together now. */
static gsize keep_dash(PangoAttrList *attributes, const char *words, gsize length, gsize at,
		       gsize together)
{
	gsize begin = word_begin(words, at - 1), end = word_end(words, length, at + 2);
	long letters = g_utf8_strlen(words + begin, (gssize)(end - begin));

	if (begin < together || end == at + 2 || letters > DASH_LETTERS)
		return together;
	keep_together(attributes, at - 1, (gsize)(g_utf8_next_char(words + at + 2) - words));
	return end;
}

/* No line ends with a hyphen: who copies or searches would take it for one that was not there before, and pdftotext leaves it out. A line of
   hyphens alone breaks where it must. */
static void keep_hyphens(PangoAttrList *attributes, const char *words, gsize length)
{
	const char *hyphen = words;
	gsize together = 0;

	for (; (hyphen = memchr(hyphen, '-', length - (gsize)(hyphen - words))); hyphen++) {
		gsize at = (gsize)(hyphen - words);

		if (at + 1 == length || hyphen[1] == '-')
			continue;
		if (!g_ascii_isspace(hyphen[1]))
			keep_together(attributes, at,
				      (gsize)(g_utf8_next_char(hyphen + 1) - words));
		else if (hyphen[1] == ' ' && at > 0 && hyphen[-1] == ' ')
			together = keep_dash(attributes, words, length, at, together);
	}
}

PangoLayout *text_layout(const struct sheet *sheet, const struct text *text)
{
	PangoLayout *layout = pango_layout_new(sheet->context);
	PangoAttrList *attributes = pango_attr_list_new();

	pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
	pango_attr_list_insert(attributes,
			       pango_attr_language_new(pango_language_from_string(text->language)));
	keep_hyphens(attributes, text->words,
		     text->length < 0 ? strlen(text->words) : (gsize)text->length);
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
	pango_layout_set_font_description(layout, sheet->faces[text->size][text->face]);
	pango_layout_set_width(layout, (int)(text->width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT);
	pango_layout_set_text(layout, text->words, text->length);
	return layout;
}

PangoLayout *sheet_layout(struct sheet *sheet, enum face face, const char *language,
			  const char *words, double width)
{
	const struct text text = { face, sheet->size, language, words, -1, width };
	PangoLayout *layout = text_layout(sheet, &text);

	g_ptr_array_add(sheet->layouts, layout);
	return layout;
}
