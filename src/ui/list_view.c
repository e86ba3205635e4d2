/* A list one moves through.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_view.h"

#define SIGN_COLUMNS 2 /* "› " */

void list_view_select(struct list_view *list, int index)
{
	list->selected = list->count > 0 ? CLAMP(index, 0, list->count - 1) : -1;
}

void list_view_set_count(struct list_view *list, int count)
{
	list->count = MAX(count, 0);
	list_view_select(list, list->selected);
	list->first = CLAMP(list->first, 0, MAX(list->count - list->height, 0));
}

bool list_view_key(struct list_view *list, const struct key *key)
{
	int page = MAX(list->height - 1, 1); /* one row stays, so the eye finds its place */

	switch (key->name) {
	case KEY_NAME_UP:
		list_view_select(list, list->selected - 1);
		return true;
	case KEY_NAME_DOWN:
		list_view_select(list, list->selected + 1);
		return true;
	case KEY_NAME_PAGE_UP:
		list_view_select(list, list->selected - page);
		return true;
	case KEY_NAME_PAGE_DOWN:
		list_view_select(list, list->selected + page);
		return true;
	case KEY_NAME_HOME:
		list_view_select(list, 0);
		return true;
	case KEY_NAME_END:
		list_view_select(list, list->count - 1);
		return true;
	default:
		return false;
	}
}

/* Scrolls no further than the selection needs, and never past the end. */
static void scroll_to_selected(struct list_view *list)
{
	int last_first = MAX(list->count - list->height, 0);

	if (list->selected >= 0)
		list->first = CLAMP(list->first, list->selected - list->height + 1, list->selected);
	list->first = CLAMP(list->first, 0, last_first);
}

/* Arrows at the right edge say that there is more. */
static void draw_more(const struct list_view *list, struct canvas *canvas, struct area area)
{
	int right = area.column + area.width - 1;

	if (list->first > 0)
		canvas_text(canvas, area.row, right, STYLE_HINT, "↑");
	if (list->first + list->height < list->count)
		canvas_text(canvas, area.row + area.height - 1, right, STYLE_HINT, "↓");
}

void list_view_draw(struct list_view *list, struct canvas *canvas, struct area area,
		    list_row_draw *draw, void *data)
{
	int more = list->count > area.height ? 2 : 0;

	list->height = MAX(area.height, 1);
	list_view_select(list, list->selected);
	scroll_to_selected(list);
	for (int i = 0; i < list->height && list->first + i < list->count; i++) {
		int index = list->first + i;
		struct area line = { area.row + i, area.column + SIGN_COLUMNS, 1,
				     area.width - SIGN_COLUMNS - more };

		draw(data, canvas, index, line, index == list->selected);
		if (index != list->selected)
			continue;
		canvas_text(canvas, line.row, area.column, STYLE_SELECTED, "›");
		canvas_cursor(canvas, line.row, area.column);
	}
	if (more)
		draw_more(list, canvas, area);
}
