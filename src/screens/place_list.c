/* Places to choose from, and below them one to type.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/place_list.h"

#include "base/text.h"
#include "screens/print_job.h"

#include <string.h>

enum { PATH_BYTES = 1000, NOTE_COLUMNS = 24, MOST_ROWS = 6 };

void place_list_init(struct place_list *places)
{
	places->paths = g_ptr_array_new_with_free_func(g_free);
	places->notes = g_ptr_array_new_with_free_func(g_free);
	places->typed = line_edit_new("", PATH_BYTES);
	place_list_ready(places);
}

void place_list_done(struct place_list *places)
{
	g_clear_pointer(&places->paths, g_ptr_array_unref);
	g_clear_pointer(&places->notes, g_ptr_array_unref);
	line_edit_free(places->typed);
}

static bool has(const struct place_list *places, const char *path)
{
	for (guint i = 0; i < places->paths->len; i++)
		if (g_str_equal(places->paths->pdata[i], path))
			return true;
	return false;
}

void place_list_add(struct place_list *places, char *path, char *note)
{
	if (has(places, path)) {
		g_free(path);
		g_free(note);
		return;
	}
	g_ptr_array_add(places->paths, path);
	g_ptr_array_add(places->notes, note);
}

void place_list_ready(struct place_list *places)
{
	list_view_set_count(&places->list, (int)places->paths->len + 1);
	list_view_select(&places->list, 0);
}

static bool is_typing(const struct place_list *places)
{
	return places->list.selected == (int)places->paths->len;
}

char *place_list_path(const struct place_list *places)
{
	return is_typing(places) ? print_path_expanded(line_edit_text(places->typed))
				 : g_strdup(places->paths->pdata[places->list.selected]);
}

static void select_by(struct place_list *places, int by)
{
	list_view_select(&places->list, (places->list.selected + by) % places->list.count);
}

void place_list_next(struct place_list *places)
{
	select_by(places, 1);
}

bool place_list_key(struct place_list *places, const struct key *key)
{
	if (key->name == KEY_NAME_TAB || key->name == KEY_NAME_BACK_TAB) {
		select_by(places, key->name == KEY_NAME_TAB ? 1 : places->list.count - 1);
		return true;
	}
	if (is_typing(places) && line_edit_key(places->typed, key))
		return true;
	return list_view_key(&places->list, key);
}

/* ---------------------------------------------------------------- drawing */

/* The end of a path says more than its beginning. */
static void draw_end(struct canvas *canvas, struct area place, enum style style, const char *path)
{
	size_t length = strlen(path), first = 0;

	if (text_columns(path, -1) <= place.width) {
		canvas_text(canvas, place.row, place.column, style, path);
		return;
	}
	while (text_columns(path + first, -1) > place.width - 1)
		first = text_cluster_next(path, length, first);
	canvas_text(canvas, place.row, place.column, style, "…");
	canvas_text(canvas, place.row, place.column + 1, style, path + first);
}

struct drawing {
	const struct place_list *places;
	const struct services *services;
};

static void draw_row(void *data, struct canvas *canvas, int index, struct area line, bool selected)
{
	const struct drawing *drawing = data;
	const struct place_list *places = drawing->places;
	enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
	struct area place = line;
	const char *note;

	if (index == (int)places->paths->len) {
		canvas_text_in(canvas, line.row, line.column, line.width / 2, style,
			       services_say(drawing->services, "elsewhere.other_place"));
		return;
	}
	note = places->notes->pdata[index];
	place.width = line.width - MIN(NOTE_COLUMNS, text_columns(note, -1)) - 2;
	draw_end(canvas, place, style, places->paths->pdata[index]);
	canvas_text_in(canvas, line.row, line.column + place.width + 2,
		       line.width - place.width - 2, STYLE_HINT, note);
}

/* Over its row of the list, so that the cursor stands in it. */
static void draw_typed(const struct place_list *places, const struct services *services,
		       struct canvas *canvas, struct area area)
{
	int row = area.row + (int)places->paths->len - places->list.first;
	int label = text_columns(services_say(services, "elsewhere.other_place"), -1);
	int column = area.column + 2 + MIN(label, area.width / 2) + 1;

	if (row < area.row + area.height)
		line_edit_draw(places->typed, canvas, row, column,
			       area.column + area.width - column, is_typing(places));
}

int place_list_draw(const struct place_list *places, const struct services *services,
		    struct canvas *canvas, struct area area)
{
	struct drawing drawing = { places, services };

	area.height = MIN(MIN(places->list.count, MOST_ROWS), area.height);
	list_view_draw((struct list_view *)&places->list, canvas, area, draw_row, &drawing);
	draw_typed(places, services, canvas, area);
	return area.row + area.height;
}
