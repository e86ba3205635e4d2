/* How the last pages of sheets look: one block alone, a few lines.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/paginate.h"

#define ALONE 0.3 /* of a page: what is no longer looks left behind */
#define NEARLY_EMPTY 0.5
#define FEW_PAGES 4 /* in a longer sheet a last page with little on it is no surprise */

static double page_filled(const struct sheet *sheet, const struct page *page)
{
	double filled = 0;

	for (guint i = 0; i < page->placed->len; i++) {
		const struct placed *placed = &g_array_index(page->placed, struct placed, i);

		filled = MAX(filled, placed->y + slab_at(sheet, (guint)placed->slab)->height);
	}
	return filled;
}

/* How many blocks stand on a page, a row of two columns counting as one; a heading is none by itself. */
static int count_blocks(const struct sheet *sheet, const struct page *page)
{
	const struct block *before = NULL;
	int count = 0;

	for (guint i = 0; i < page->placed->len; i++) {
		const struct placed *placed = &g_array_index(page->placed, struct placed, i);
		const struct slab *slab = slab_at(sheet, (guint)placed->slab);

		if (!placed->again && slab->block->kind != BLOCK_HEADING && slab->block != before &&
		    (slab->side == 0 || slab->row))
			count++;
		before = slab->block;
	}
	return count;
}

static const struct placed *first_placed(const struct page *page)
{
	for (guint i = 0; i < page->placed->len; i++) {
		const struct placed *placed = &g_array_index(page->placed, struct placed, i);

		if (!placed->again)
			return placed;
	}
	return NULL;
}

static bool begins_something(const struct slab *slab)
{
	return slab->side == 0 ? slab->first : slab->row;
}

/* A last page with one block looks like a mistake. Which slab it begins with; -1 when the page is no such. */
static int left_alone(const struct sheet *sheet, const GArray *pages, guint index)
{
	const struct page *page = &g_array_index(pages, struct page, index);
	const struct placed *first = first_placed(page);

	if (page->number < 2 || page->number < page->count || !first ||
	    !begins_something(slab_at(sheet, (guint)first->slab)) ||
	    page_filled(sheet, page) > ALONE * sheet->height)
		return -1;
	return count_blocks(sheet, page) > 1 ? -1 : first->slab;
}

/* From where the slabs up to `to` would have to move together; is there a page for them? */
static bool may_join(const struct sheet *sheet, guint to, guint end)
{
	guint from = to;

	while (from > 0 && slab_at(sheet, from - 1)->keep && !slab_at(sheet, from - 1)->new_page)
		from--;
	return chain_height(sheet, (struct place){ .page = 0 }, from, end) <= sheet->height;
}

static guint last_slab(const struct page *page)
{
	int last = 0;

	for (guint i = 0; i < page->placed->len; i++)
		last = MAX(last, g_array_index(page->placed, struct placed, i).slab);
	return (guint)last;
}

/* What stood before a block that is left alone comes along to its page. True when something was joined. */
bool join_left_alone(const struct sheet *sheet, const GArray *pages, bool *joined)
{
	bool any = false;

	for (guint i = 1; i < pages->len; i++) {
		int slab = left_alone(sheet, pages, i);
		const struct page *page = &g_array_index(pages, struct page, i);

		if (slab < 1 || slab_at(sheet, (guint)slab - 1)->new_page ||
		    !may_join(sheet, (guint)slab - 1, last_slab(page)))
			continue;
		joined[slab - 1] = any = true;
	}
	return any;
}

/* The last page of a sheet with a few lines on it. */
bool any_nearly_empty(const struct sheet *sheet, const GArray *pages)
{
	for (guint i = 0; i < pages->len; i++) {
		const struct page *page = &g_array_index(pages, struct page, i);

		if (page->count > 1 && page->count <= FEW_PAGES && page->number == page->count &&
		    page_filled(sheet, page) <= NEARLY_EMPTY * sheet->height)
			return true;
	}
	return false;
}
