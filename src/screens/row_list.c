/* A list whose entries take as many rows as their words need.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/row_list.h"

#include "base/text.h"

#include <string.h>

enum { NOBODY = -1, ASIDE_GAP = 2, NARROWEST = 12 };

struct row {
	int entry; /* NOBODY: a heading or a blank row */
	bool begins;
	int column;
	enum style style;
	char *text, *aside;
};

static void row_done(struct row *row)
{
	g_free(row->text);
	g_free(row->aside);
}

struct row_list *row_list_new(void)
{
	struct row_list *list = g_new0(struct row_list, 1);

	list->rows = g_array_new(FALSE, TRUE, sizeof(struct row));
	g_array_set_clear_func(list->rows, (GDestroyNotify)row_done);
	return list;
}

void row_list_free(struct row_list *list)
{
	if (!list)
		return;
	g_array_unref(list->rows);
	g_free(list);
}

static struct row *row_at(const struct row_list *list, int index)
{
	return &g_array_index(list->rows, struct row, index);
}

void row_list_begin(struct row_list *list, int width)
{
	g_array_set_size(list->rows, 0);
	list->width = width;
}

void row_list_heading(struct row_list *list, const char *text, const char *second)
{
	struct row row = { .entry = NOBODY,
			   .column = 1,
			   .style = STYLE_STRONG,
			   .text = g_strdup(text),
			   .aside = g_strdup(second) };

	g_array_append_val(list->rows, row);
}

void row_list_blank(struct row_list *list)
{
	struct row row = { .entry = NOBODY, .text = g_strdup("") };

	g_array_append_val(list->rows, row);
}

/* `room`: columns the words may take. */
static void append_wrapped(struct row_list *list, struct row first, int room, const char *text)
{
	size_t length = strlen(text), at = 0;

	do {
		struct text_line line = text_break(text, length, at, MAX(room, NARROWEST));
		struct row row = first;

		row.text = g_strndup(text + line.start, line.end - line.start);
		g_array_append_val(list->rows, row);
		first.begins = false;
		first.aside = NULL;
		if (line.next <= at)
			break;
		at = line.next;
	} while (at < length);
}

void row_list_entry(struct row_list *list, int entry, int column, enum style style,
		    const char *lead, const char *text, const char *aside)
{
	int lead_columns = lead ? text_columns(lead, -1) : 0;
	int aside_columns = aside && *aside ? text_columns(aside, -1) + ASIDE_GAP : 0;
	struct row row = { .entry = entry,
			   .begins = true,
			   .column = column + lead_columns,
			   .style = style,
			   .aside = g_strdup(aside) };
	guint first = list->rows->len;
	g_autofree char *words = NULL;
	struct row *begin;

	append_wrapped(list, row, list->width - row.column - aside_columns, text);
	if (!lead)
		return;
	begin = row_at(list, (int)first);
	begin->column = column;
	words = begin->text;
	begin->text = g_strconcat(lead, words, NULL);
}

void row_list_more(struct row_list *list, int entry, int column, enum style style, const char *text)
{
	struct row row = { .entry = entry, .column = column, .style = style };

	append_wrapped(list, row, list->width - column, text);
}

void row_list_select(struct row_list *list, int entries, int entry)
{
	list->selected = CLAMP(entry, 0, MAX(entries - 1, 0));
}

bool row_list_key(struct row_list *list, int entries, const struct key *key)
{
	int page = MAX(list->height / 2, 1);

	if (key->shift || key->control)
		return false;
	switch (key->name) {
	case KEY_NAME_UP:
		row_list_select(list, entries, list->selected - 1);
		return true;
	case KEY_NAME_DOWN:
		row_list_select(list, entries, list->selected + 1);
		return true;
	case KEY_NAME_PAGE_UP:
		row_list_select(list, entries, list->selected - page);
		return true;
	case KEY_NAME_PAGE_DOWN:
		row_list_select(list, entries, list->selected + page);
		return true;
	case KEY_NAME_HOME:
		row_list_select(list, entries, 0);
		return true;
	case KEY_NAME_END:
		row_list_select(list, entries, entries - 1);
		return true;
	default:
		return false;
	}
}

/* The first and last row that must be seen. */
static void selected_rows(const struct row_list *list, int *begin, int *end)
{
	*begin = *end = 0;
	for (int i = 0; i < (int)list->rows->len; i++) {
		if (row_at(list, i)->entry != list->selected)
			continue;
		if (row_at(list, i)->begins)
			*begin = i;
		*end = i;
	}
	while (*begin > 0 && row_at(list, *begin - 1)->entry == NOBODY)
		(*begin)--;
}

static void scroll_to_selected(struct row_list *list)
{
	int begin, end, last = (int)list->rows->len - list->height;

	selected_rows(list, &begin, &end);
	if (end >= list->first + list->height)
		list->first = end - list->height + 1;
	if (begin < list->first)
		list->first = begin;
	list->first = CLAMP(list->first, 0, MAX(last, 0));
}

static void draw_row(struct canvas *canvas, const struct row *row, struct area line, bool selected)
{
	enum style style = selected ? STYLE_SELECTED : row->style;
	int aside = row->aside ? text_columns(row->aside, -1) : 0;

	if (selected)
		canvas_fill(canvas, line, STYLE_SELECTED);
	canvas_text_in(canvas, line.row, line.column + row->column,
		       line.width - row->column - (aside ? aside + 1 : 0), style, row->text);
	if (aside)
		canvas_text(canvas, line.row, line.column + line.width - aside,
			    selected ? STYLE_SELECTED : STYLE_HINT, row->aside);
	if (!selected || !row->begins)
		return;
	canvas_text(canvas, line.row, line.column, STYLE_SELECTED, "›");
	canvas_cursor(canvas, line.row, line.column);
}

static void draw_visible(const struct row_list *list, struct canvas *canvas, struct area area,
			 bool with_selection)
{
	for (int i = 0; i < area.height && list->first + i < (int)list->rows->len; i++) {
		const struct row *row = row_at(list, list->first + i);
		struct area line = { area.row + i, area.column, 1, area.width };

		draw_row(canvas, row, line, with_selection && row->entry == list->selected);
	}
}

void row_list_draw(struct row_list *list, struct canvas *canvas, struct area area)
{
	list->height = area.height;
	scroll_to_selected(list);
	draw_visible(list, canvas, area, true);
}

/* On a screen that became higher no row above the last page stays hidden. */
void row_list_scroll(struct row_list *list, int height, int by)
{
	int last = (int)list->rows->len - height;

	list->first = CLAMP(list->first + by, 0, MAX(last, 0));
}

void row_list_show(struct row_list *list, struct canvas *canvas, struct area area)
{
	list->first = CLAMP(list->first, 0, MAX((int)list->rows->len - area.height, 0));
	draw_visible(list, canvas, area, false);
}
