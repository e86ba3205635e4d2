/* A text in the middle of much white, for eyes across the table.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/centred.h"

#include "base/text.h"

#include <string.h>

enum { COMFORTABLE_COLUMNS = 44 };

int centred_draw(struct canvas *canvas, struct area area, enum style style, const char *text)
{
	int width = MAX(2, MIN(COMFORTABLE_COLUMNS, area.width - 4));
	int row = area.row + MAX(0, (area.height - text_rows(text, width)) / 2);
	size_t length = strlen(text), at = 0;
	bool first = true;

	while (at < length) {
		struct text_line line = text_break(text, length, at, width);
		int columns = text_columns(text + line.start, (gssize)(line.end - line.start));
		int column = area.column + (area.width - columns) / 2;

		canvas_bytes(canvas, row, column, columns, style, text + line.start,
			     line.end - line.start);
		if (first)
			canvas_cursor(canvas, row, column);
		first = false;
		row++;
		at = line.next;
	}
	return row;
}
