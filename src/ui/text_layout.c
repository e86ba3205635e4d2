/* The rows of a text, wrapped only where they are asked for.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "text_layout.h"

#include <string.h>

#include "base/text.h"

/* Offsets within the paragraph. */
struct wrapped_row {
	size_t start, end;
	size_t reach; /* bytes before it decided where the row ends */
};

struct paragraph {
	size_t length; /* with its line end, which only the last one lacks */
	GArray *rows;  /* of struct wrapped_row; NULL: not wrapped yet */
};

struct text_layout {
	GArray *paragraphs; /* of struct paragraph; at least one */
	int columns;
	guint near; /* the paragraph found last: the next one asked for is nearly always close */
	size_t near_start; /* where it begins in the text */
	guint64 work;
};

static void forget_rows(void *data)
{
	struct paragraph *paragraph = data;

	g_clear_pointer(&paragraph->rows, g_array_unref);
}

struct text_layout *text_layout_new(int columns)
{
	struct text_layout *layout = g_new0(struct text_layout, 1);

	layout->columns = columns;
	layout->paragraphs = g_array_new(FALSE, TRUE, sizeof(struct paragraph));
	g_array_set_clear_func(layout->paragraphs, forget_rows);
	g_array_set_size(layout->paragraphs, 1);
	return layout;
}

void text_layout_free(struct text_layout *layout)
{
	if (!layout)
		return;
	g_array_unref(layout->paragraphs);
	g_free(layout);
}

guint64 text_layout_work(const struct text_layout *layout)
{
	return layout->work;
}

static struct paragraph *paragraph_at(struct text_layout *layout, guint index)
{
	return &g_array_index(layout->paragraphs, struct paragraph, index);
}

static bool is_last(const struct text_layout *layout, guint index)
{
	return index + 1 == layout->paragraphs->len;
}

static size_t content_length(struct text_layout *layout, guint index)
{
	return paragraph_at(layout, index)->length - !is_last(layout, index);
}

static struct wrapped_row *row_of(struct paragraph *paragraph, guint index)
{
	return &g_array_index(paragraph->rows, struct wrapped_row, index);
}

/* ---------------------------------------------------------------- paragraphs */

/* Makes the paragraph in which `offset` stands the near one. */
static struct paragraph *find(struct text_layout *layout, size_t offset)
{
	while (offset < layout->near_start)
		layout->near_start -= paragraph_at(layout, --layout->near)->length;
	while (!is_last(layout, layout->near) &&
	       offset >= layout->near_start + paragraph_at(layout, layout->near)->length)
		layout->near_start += paragraph_at(layout, layout->near++)->length;
	return paragraph_at(layout, layout->near);
}

static GArray *split(const char *text, size_t length, bool to_the_end)
{
	GArray *paragraphs = g_array_new(FALSE, TRUE, sizeof(struct paragraph));
	size_t start = 0;

	while (start < length) {
		const char *line_end = memchr(text + start, '\n', length - start);
		size_t next = line_end ? (size_t)(line_end - text) + 1 : length;
		struct paragraph paragraph = { .length = next - start };

		g_array_append_val(paragraphs, paragraph);
		start = next;
	}
	/* After the last line end an empty paragraph waits to be typed in. */
	if (to_the_end && (length == 0 || text[length - 1] == '\n'))
		g_array_set_size(paragraphs, paragraphs->len + 1);
	return paragraphs;
}

/* Puts the paragraphs of the `length` bytes of `text` in the place of `count` from `first`. */
static void replace_paragraphs(struct text_layout *layout, guint first, guint count,
			       const char *text, size_t length)
{
	bool to_the_end = first + count == layout->paragraphs->len;
	g_autoptr(GArray) fresh = split(text, length, to_the_end);

	g_array_remove_range(layout->paragraphs, first, count);
	g_array_insert_vals(layout->paragraphs, first, fresh->data, fresh->len);
}

void text_layout_set_text(struct text_layout *layout, const char *text, size_t length)
{
	layout->near = 0;
	layout->near_start = 0;
	replace_paragraphs(layout, 0, layout->paragraphs->len, text, length);
}

void text_layout_set_columns(struct text_layout *layout, int columns)
{
	if (layout->columns == columns)
		return;
	layout->columns = columns;
	for (guint i = 0; i < layout->paragraphs->len; i++)
		forget_rows(paragraph_at(layout, i));
}

/* ---------------------------------------------------------------- rows */

/* Wraps the next row into `rows`; returns where the one after it begins. */
static size_t wrap_row(struct text_layout *layout, GArray *rows, const char *text, size_t length,
		       size_t start)
{
	struct text_line line = text_break(text, length, start, layout->columns);
	struct wrapped_row row = { line.start, line.end, line.reach };

	layout->work++;
	g_array_append_val(rows, row);
	return line.next;
}

static void wrap(struct text_layout *layout, guint index, const char *text)
{
	struct paragraph *paragraph = paragraph_at(layout, index);
	size_t length = content_length(layout, index);
	size_t start = 0;

	if (paragraph->rows)
		return;
	paragraph->rows = g_array_new(FALSE, FALSE, sizeof(struct wrapped_row));
	do
		start = wrap_row(layout, paragraph->rows, text, length, start);
	while (start < length);
}

/* A splice within one paragraph; offsets within it, before the splice. */
struct edit {
	size_t start, end; /* what was removed */
	size_t inserted;
};

/* Where an old offset behind the edit stands now. */
static size_t moved(struct edit edit, size_t offset)
{
	return offset - (edit.end - edit.start) + edit.inserted;
}

/* The first old row, from `from`, that lies behind the edit and begins now at `start` or later. */
static guint row_behind(struct paragraph *paragraph, guint from, struct edit edit, size_t start)
{
	while (from < paragraph->rows->len) {
		size_t old = row_of(paragraph, from)->start;

		if (old >= edit.end && moved(edit, old) >= start)
			break;
		from++;
	}
	return from;
}

static bool begins_at(struct paragraph *paragraph, guint index, struct edit edit, size_t start)
{
	return index < paragraph->rows->len &&
	       moved(edit, row_of(paragraph, index)->start) == start;
}

static void move_rows(struct paragraph *paragraph, guint from, struct edit edit)
{
	for (guint i = from; i < paragraph->rows->len; i++) {
		struct wrapped_row *row = row_of(paragraph, i);

		row->start = moved(edit, row->start);
		row->end = moved(edit, row->end);
		row->reach = moved(edit, row->reach);
	}
}

/* Wraps anew from the first row that looked at the edit until the rows meet the old ones again. */
static void rewrap(struct text_layout *layout, guint index, const char *text, struct edit edit)
{
	struct paragraph *paragraph = paragraph_at(layout, index);
	size_t length = content_length(layout, index);
	g_autoptr(GArray) fresh = g_array_new(FALSE, FALSE, sizeof(struct wrapped_row));
	guint first = 0, rest;
	size_t start;

	while (row_of(paragraph, first)->reach <= edit.start)
		first++;
	start = row_of(paragraph, first)->start;
	rest = first;
	do {
		start = wrap_row(layout, fresh, text, length, start);
		rest = row_behind(paragraph, rest, edit, start);
	} while (start < length && !begins_at(paragraph, rest, edit, start));
	if (start >= length)
		rest = paragraph->rows->len;
	move_rows(paragraph, rest, edit);
	g_array_remove_range(paragraph->rows, first, rest - first);
	g_array_insert_vals(paragraph->rows, first, fresh->data, fresh->len);
}

void text_layout_splice(struct text_layout *layout, const char *text, size_t start, size_t removed,
			size_t inserted)
{
	struct paragraph *paragraph = find(layout, start + removed);
	size_t end = layout->near_start + paragraph->length;
	guint last = layout->near;
	size_t within;

	paragraph = find(layout, start);
	if (layout->near != last || memchr(text + start, '\n', inserted)) {
		replace_paragraphs(layout, layout->near, last - layout->near + 1,
				   text + layout->near_start,
				   end - layout->near_start - removed + inserted);
		return;
	}
	within = start - layout->near_start;
	paragraph->length = paragraph->length - removed + inserted;
	if (paragraph->rows)
		rewrap(layout, layout->near, text + layout->near_start,
		       (struct edit){ within, within + removed, inserted });
}

/* ---------------------------------------------------------------- what the editor asks */

/* Row `index` of the near paragraph, or its last one. */
static struct text_row row_here(struct text_layout *layout, const char *text, guint index)
{
	struct paragraph *paragraph = paragraph_at(layout, layout->near);
	size_t start = layout->near_start;
	struct text_row row = { .paragraph_start = start };
	const struct wrapped_row *wrapped;

	wrap(layout, layout->near, text + start);
	row.index = MIN(index, paragraph->rows->len - 1);
	wrapped = row_of(paragraph, row.index);
	row.paragraph_end = start + content_length(layout, layout->near);
	row.last = row.index + 1 == paragraph->rows->len;
	row.start = start + wrapped->start;
	row.end = start + wrapped->end;
	row.next = row.last ? row.paragraph_end : start + row_of(paragraph, row.index + 1)->start;
	return row;
}

struct text_row text_layout_row_at(struct text_layout *layout, const char *text, size_t offset)
{
	struct paragraph *paragraph = find(layout, offset);
	size_t within = offset - layout->near_start;
	guint low = 0, high;

	wrap(layout, layout->near, text + layout->near_start);
	high = paragraph->rows->len;
	while (high - low > 1) {
		guint middle = (low + high) / 2;

		if (row_of(paragraph, middle)->start <= within)
			low = middle;
		else
			high = middle;
	}
	return row_here(layout, text, low);
}

bool text_layout_row_below(struct text_layout *layout, const char *text, struct text_row *row)
{
	find(layout, row->paragraph_start);
	if (!row->last) {
		*row = row_here(layout, text, row->index + 1);
		return true;
	}
	if (is_last(layout, layout->near))
		return false;
	find(layout, row->paragraph_end + 1);
	*row = row_here(layout, text, 0);
	return true;
}

bool text_layout_row_above(struct text_layout *layout, const char *text, struct text_row *row)
{
	find(layout, row->paragraph_start);
	if (row->index > 0) {
		*row = row_here(layout, text, row->index - 1);
		return true;
	}
	if (layout->near == 0)
		return false;
	find(layout, row->paragraph_start - 1);
	*row = row_here(layout, text, G_MAXUINT);
	return true;
}
