/* The quiet notices at home, below the people.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/home_notices.h"

enum { LEAST_PEOPLE_ROWS = 4 }; /* the people are never pushed off their own screen */

/* From top to bottom. */
static home_notice_read *const readers[] = {
	home_read_promises, home_read_lapsed, home_read_reviews, home_read_code, home_read_backup,
};

static void notice_free(void *data)
{
	struct home_notice *notice = data;

	g_free(notice->heading);
	g_clear_pointer(&notice->lines, g_ptr_array_unref);
	g_free(notice);
}

GPtrArray *home_notices_read(struct services *services, int people)
{
	GPtrArray *notices = g_ptr_array_new_with_free_func(notice_free);

	for (size_t i = 0; i < G_N_ELEMENTS(readers); i++) {
		struct home_notice *notice = g_new0(struct home_notice, 1);

		notice->style = STYLE_STRONG;
		readers[i](services, people, notice);
		if (notice->heading)
			g_ptr_array_add(notices, notice);
		else
			notice_free(notice);
	}
	return notices;
}

/* ---------------------------------------------------------------- who gets which rows */

static int line_count(const struct home_notice *notice)
{
	return notice->lines ? (int)notice->lines->len : 0;
}

/* The heading, its lines, and a blank row above. */
static int rows_with(int lines)
{
	return 2 + lines;
}

/* How many lines of the notice are shown when `height` rows are left for it and those above. */
static int lines_shown(const GPtrArray *notices, guint index, int height, int people_rows)
{
	const struct home_notice *notice = notices->pdata[index];
	int least = MIN(line_count(notice), notice->rows), above = 0, spare;

	if (!notice->takes_spare)
		return least;
	for (guint i = 0; i < index; i++) {
		const struct home_notice *other = notices->pdata[i];

		above += rows_with(MIN(line_count(other), other->rows));
	}
	spare = height - above - people_rows - rows_with(0);
	return MIN(line_count(notice), MAX(spare, least));
}

static void draw_notice(const struct home_notice *notice, struct canvas *canvas, struct area place,
			int lines)
{
	canvas_text_in(canvas, place.row, place.column, place.width - 1, notice->style,
		       notice->heading);
	for (int i = 0; i < lines; i++)
		canvas_text_in(canvas, place.row + 1 + i, place.column + 2, place.width - 3,
			       STYLE_TEXT, notice->lines->pdata[i]);
}

/* The lowest are placed first. Where even the least does not fit, the upper notices wait for a bigger screen or for fewer of them. */
int home_notices_draw(const GPtrArray *notices, struct canvas *canvas, struct area body,
		      int people_rows)
{
	int taken = 0;

	for (guint i = notices->len; i-- > 0;) {
		int lines = lines_shown(notices, i, body.height - taken, people_rows);
		int rows = rows_with(lines);
		int row = body.row + body.height - taken - rows + 1;

		if (body.height - taken - rows < LEAST_PEOPLE_ROWS)
			break;
		draw_notice(notices->pdata[i], canvas,
			    (struct area){ row, body.column, rows, body.width }, lines);
		taken += rows;
	}
	return taken;
}
