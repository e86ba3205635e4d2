/* Rows of two columns: both begin at the same height, each runs over pages by itself, and what comes next begins below the longer one.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/paginate.h"

#define ROW_WHOLE 0.3 /* of a page; a row that is not higher stays on one */

/* Some slabs that are placed in one go: a chain over the whole width, or a row. Ends are not included; an empty column begins where it
   ends. */
struct unit {
	bool row;
	guint from, right, end; /* left (or the chain) up to `right`, right from there */
};

static struct unit row_unit(const struct sheet *sheet, guint from)
{
	struct unit unit = { .row = true, .from = from, .right = from };

	while (unit.right < sheet->slabs->len && slab_at(sheet, unit.right)->side == 1 &&
	       (unit.right == from || !slab_at(sheet, unit.right)->row))
		unit.right++;
	unit.end = unit.right;
	while (unit.end < sheet->slabs->len && slab_at(sheet, unit.end)->side == 2 &&
	       (unit.end == from || !slab_at(sheet, unit.end)->row))
		unit.end++;
	return unit;
}

static bool is_whole_width(const struct sheet *sheet, guint index)
{
	return index < sheet->slabs->len && slab_at(sheet, index)->side == 0 &&
	       !slab_at(sheet, index)->new_page;
}

static struct unit chain_unit(const struct pages *pages, guint from)
{
	guint end = from + 1;

	while (is_kept(pages, end - 1) && is_whole_width(pages->sheet, end))
		end++;
	return (struct unit){ .from = from, .right = end, .end = end };
}

static struct unit unit_at(const struct pages *pages, guint from)
{
	return slab_at(pages->sheet, from)->side > 0 ? row_unit(pages->sheet, from)
						     : chain_unit(pages, from);
}

/* Its end may not be the end of a page. */
static bool unit_is_kept(const struct pages *pages, const struct unit *unit)
{
	const struct sheet *sheet = pages->sheet;

	if (unit->end >= sheet->slabs->len || slab_at(sheet, unit->end)->new_page)
		return false;
	return (unit->right > unit->from && is_kept(pages, unit->right - 1)) ||
	       (unit->end > unit->right && is_kept(pages, unit->end - 1));
}

/* Where both columns of a row begin. */
static struct place row_start(const struct pages *pages, const struct unit *unit, struct place at)
{
	double space = 0;

	if (unit->right > unit->from)
		space = space_above(pages->sheet, slab_at(pages->sheet, unit->from));
	if (unit->end > unit->right)
		space = MAX(space, space_above(pages->sheet, slab_at(pages->sheet, unit->right)));
	if (at.y > 0 && !at.settled)
		at.y += space;
	at.settled = true;
	return at;
}

/* The higher of two columns, from `at`; only their beginnings, or whole. */
static double columns_height(const struct pages *pages, const struct unit *unit, struct place at,
			     bool whole)
{
	const guint ends[] = { unit->from, unit->right, unit->end };
	double highest = 0;

	for (int i = 0; i < 2; i++) {
		guint last = ends[i + 1];

		if (last == ends[i])
			continue;
		last = whole ? last - 1 : chain_end(pages, ends[i], last);
		highest = MAX(highest, chain_height(pages->sheet, at, ends[i], last));
	}
	return highest;
}

static double unit_height(const struct pages *pages, const struct unit *unit, struct place at)
{
	struct place start;

	if (!unit->row)
		return chain_height(pages->sheet, at, unit->from, unit->end - 1);
	start = row_start(pages, unit, at);
	return start.y - at.y + columns_height(pages, unit, start, true);
}

/* What of it must stand on one page, at least. */
static double least_height(const struct pages *pages, const struct unit *unit, struct place at)
{
	double whole = unit_height(pages, unit, at);
	struct place start;

	if (!unit->row || whole <= ROW_WHOLE * pages->sheet->height)
		return whole;
	start = row_start(pages, unit, at);
	return start.y - at.y + columns_height(pages, unit, start, false);
}

/* The end of all that has to stay together from `from` on, and how high that is. */
static guint together_end(const struct pages *pages, guint from, struct place at, double *height)
{
	const double top = at.y;
	struct unit unit = unit_at(pages, from);

	while (unit_is_kept(pages, &unit)) {
		at.y += unit_height(pages, &unit, at);
		at.settled = false;
		unit = unit_at(pages, unit.end);
	}
	*height = at.y - top + least_height(pages, &unit, at);
	return unit.end;
}

/* How high that is what has to stand below the end of a row. */
static double needed_below(const struct pages *pages, const struct unit *unit)
{
	double height = 0;

	if (unit_is_kept(pages, unit))
		(void)together_end(pages, unit->end, (struct place){ .y = 1 }, &height);
	return height;
}

static void place_column(struct pages *pages, struct place *at, guint from, guint limit,
			 double below)
{
	while (from < limit) {
		guint end = chain_end(pages, from, limit);
		bool last = end + 1 == limit && is_kept(pages, end);

		place_chain(pages, at, from, end, last ? below : 0);
		from = end + 1;
	}
}

static struct place later(struct place one, struct place other)
{
	if (one.page != other.page)
		return one.page > other.page ? one : other;
	return one.y > other.y ? one : other;
}

static void place_row(struct pages *pages, const struct unit *unit)
{
	struct place left = row_start(pages, unit, pages->at), right = left;
	double below = needed_below(pages, unit);

	place_column(pages, &left, unit->from, unit->right, below);
	place_column(pages, &right, unit->right, unit->end, below);
	pages->at = later(left, right);
	pages->at.settled = false;
}

/* The heads of the tables that go on there, beside each other. */
static void move_to_next_page(struct pages *pages, const struct unit *unit)
{
	struct place left, right;

	go_to_next_page(pages, &pages->at);
	left = right = pages->at;
	if (unit->right > unit->from)
		repeat_head(pages, &left, unit->from);
	if (unit->end > unit->right)
		repeat_head(pages, &right, unit->right);
	pages->at = later(left, right);
}

guint place_together(struct pages *pages, guint index)
{
	struct unit unit = unit_at(pages, index);
	double height;
	guint end = together_end(pages, index, pages->at, &height);

	if (pages->at.y > 0 && pages->at.y + height > pages->sheet->height)
		move_to_next_page(pages, &unit);
	for (; index < end; index = unit.end) {
		unit = unit_at(pages, index);
		if (unit.row)
			place_row(pages, &unit);
		else
			place_chain(pages, &pages->at, unit.from, unit.end - 1, 0);
	}
	return end;
}
