/* In which order the slabs of a page are read. Whoever looks compares row by row and needs no order; whoever listens, or copies, wants
   to hear one language for a while: so of each section (a heading with all that is below it) first the left column is read, then the
   right one. Not the whole page: then what belongs together would be too far apart to find again, and not row by row: after each
   sentence another voice would have to be switched to.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

static const struct slab *slab_of(const struct sheet *sheet, const struct placed *placed)
{
	return &g_array_index(sheet->slabs, struct slab, (guint)placed->slab);
}

static bool begins_section(const struct slab *slab)
{
	return slab->side == 0 ||
	       (slab->row && slab->block->kind == BLOCK_HEADING && slab->block->level <= 2);
}

static void add_side(const struct sheet *sheet, const struct page *page, guint from, guint to,
		     unsigned side, GArray *order)
{
	for (guint i = from; i < to; i++) {
		const struct placed *placed = &g_array_index(page->placed, struct placed, i);

		if (!placed->again && slab_of(sheet, placed)->side == side)
			g_array_append_val(order, *placed);
	}
}

/* What comes again on a new page was read before. */
GArray *page_reading_order(const struct sheet *sheet, const struct page *page)
{
	GArray *order = g_array_new(FALSE, FALSE, sizeof(struct placed));
	guint from = 0;

	while (from < page->placed->len) {
		guint to = from + 1;

		while (to < page->placed->len &&
		       !begins_section(
			       slab_of(sheet, &g_array_index(page->placed, struct placed, to))))
			to++;
		for (unsigned side = 0; side < SIDES; side++)
			add_side(sheet, page, from, to, side, order);
		from = to;
	}
	return order;
}
