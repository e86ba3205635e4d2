/* One text of any length, line by line. It is measured in pieces, and set again piece by piece when it is drawn: a long answer as a whole
   would take many times the room of its words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <string.h>

#define PIECE 3000      /* bytes: a page or so */
#define PIECE_MORE 1000 /* what is no longer than that is set with the piece before */

/* A part of a text that begins at the begin of a line. */
struct piece {
	const struct text *text;
	int lines;
};

/* Hebrew, Arabic and their neighbours, and the signs that turn the direction. */
static bool turns_direction(gunichar sign)
{
	return (sign >= 0x590 && sign < 0x900) || (sign >= 0xFB1D && sign < 0xFE00) ||
	       (sign >= 0xFE70 && sign < 0xFF00) || (sign >= 0x10800 && sign < 0x11000) ||
	       (sign >= 0x1E800 && sign < 0x1F000) || sign == 0x200F || sign == 0x061C ||
	       (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069);
}

static bool is_right_to_left(const char *words)
{
	for (; *words; words = g_utf8_next_char(words))
		if (turns_direction(g_utf8_get_char(words)))
			return true;
	return false;
}

static struct text *keep_text(struct sheet *sheet, const struct text *text)
{
	struct text *kept = g_memdup2(text, sizeof(*text));

	g_ptr_array_add(sheet->texts, kept);
	return kept;
}

/* Where the last line of a layout begins: bytes from its first. */
static int last_line(PangoLayout *layout)
{
	return pango_layout_get_line_readonly(layout, pango_layout_get_line_count(layout) - 1)
		->start_index;
}

static int piece_length(const char *words, int left)
{
	if (left <= PIECE + PIECE_MORE)
		return left;
	return (int)(g_utf8_find_prev_char(words, words + PIECE + 1) - words);
}

/* Lines are filled one after the other, so a text that is cut at the begin of a line goes on as it would have. The last line of a piece is not
   yet full and begins the next one; where there is only one, the piece is longer than it should be. */
static struct piece measure_piece(struct sheet *sheet, struct text text, int left)
{
	struct piece piece;
	int length = text.length, wanted = length;

	do {
		PangoLayout *layout;

		text.length = MIN(wanted, left);
		layout = text_layout(sheet, &text);
		piece.lines = pango_layout_get_line_count(layout);
		if (text.length < left) {
			text.length = last_line(layout);
			piece.lines--;
		}
		g_object_unref(layout);
		wanted = left;
	} while (text.length == 0 && left > 0);
	piece.text = keep_text(sheet, &text);
	return piece;
}

/* What runs from right to left stays whole: how its lines stand depends on what stood before. */
static GArray *measure(struct sheet *sheet, struct text text)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
	int left = (int)strlen(text.words);
	bool whole = left <= PIECE + PIECE_MORE || is_right_to_left(text.words);

	do {
		struct piece piece;

		text.length = whole ? left : piece_length(text.words, left);
		piece = measure_piece(sheet, text, left);
		g_array_append_val(pieces, piece);
		text.words += piece.text->length;
		left -= piece.text->length;
	} while (left > 0);
	return pieces;
}

/* Over all pieces: the first line of a text stays with the second, and the last but one with the last. */
static void keep_ends(struct sheet *sheet, guint from)
{
	guint last = sheet->slabs->len - 1;

	for (guint i = from; i <= last; i++) {
		struct slab *slab = &g_array_index(sheet->slabs, struct slab, i);

		slab->first = i == from;
		slab->keep = i < last && (i == from || i == last - 1);
	}
}

void compose_text(struct sheet *sheet, const struct block *block, enum face face, double indent,
		  double above)
{
	const struct text text = { face,        sheet->size, block->language,
				   block->text, -1,          sheet->width - indent };
	struct cell cell = { .x = indent,
			     .grey = face == FACE_SMALL ? INK_SOFT : INK,
			     .line_height = face_line_height(sheet, face) };
	g_autoptr(GArray) pieces = measure(sheet, text);
	guint from = sheet->slabs->len;

	for (guint i = 0; i < pieces->len; i++) {
		const struct piece *piece = &g_array_index(pieces, struct piece, i);

		cell.text = piece->text;
		compose_lines(sheet, block, cell, piece->lines, i == 0 ? above : 0);
	}
	keep_ends(sheet, from);
}
