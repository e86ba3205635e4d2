/* Slabs onto pages: what belongs together stays together, heads of tables come again, and no slab is ever left behind.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/paginate.h"

#define ALONE 0.3 /* of a page: what is no longer looks left behind */
#define NEARLY_EMPTY 0.5
#define FEW_PAGES 4 /* in a longer sheet a last page with little on it is no surprise */

const struct slab *slab_at(const struct sheet *sheet, guint index)
{
	return &g_array_index(sheet->slabs, struct slab, index);
}

static struct page *page_at(struct pages *pages, guint index)
{
	return &g_array_index(pages->pages, struct page, index);
}

static void open_page(struct pages *pages)
{
	struct page page = { .placed = g_array_new(FALSE, FALSE, sizeof(struct placed)),
			     .footer = pages->footer,
			     .page_of = pages->page_of,
			     .number = ++pages->number };

	g_array_append_val(pages->pages, page);
}

double space_above(const struct sheet *sheet, const struct slab *slab)
{
	return slab->space_above * sheet->ease;
}

static double space_before(const struct sheet *sheet, struct place at, const struct slab *slab)
{
	return at.y > 0 && !at.settled ? space_above(sheet, slab) : 0;
}

static void put(struct pages *pages, struct place *at, guint index, bool again)
{
	const struct slab *slab = slab_at(pages->sheet, index);
	struct placed placed = { .slab = (int)index,
				 .y = at->y + space_before(pages->sheet, *at, slab),
				 .again = again };

	g_array_append_val(page_at(pages, at->page)->placed, placed);
	at->y = placed.y + slab->height;
	at->settled = false;
}

bool is_kept(const struct pages *pages, guint index)
{
	const struct slab *slab = slab_at(pages->sheet, index);

	return slab->keep || (slab->pair && pages->sheet->pairs) || pages->joined[index];
}

/* From `from` to the first slab that may stand at the end of a page. */
guint chain_end(const struct pages *pages, guint from, guint limit)
{
	guint end = from;

	while (end + 1 < limit && is_kept(pages, end))
		end++;
	return end;
}

double chain_height(const struct sheet *sheet, struct place at, guint from, guint to)
{
	double height = 0;

	for (guint i = from; i <= to; i++) {
		const struct slab *slab = slab_at(sheet, i);

		height += slab->height +
			  (i > from ? space_above(sheet, slab) : space_before(sheet, at, slab));
	}
	return height;
}

static bool fits(const struct pages *pages, struct place at, guint from, guint to)
{
	return at.y + chain_height(pages->sheet, at, from, to) <= pages->sheet->height;
}

void go_to_next_page(struct pages *pages, struct place *at)
{
	*at = (struct place){ .page = at->page + 1 };
	if (at->page == pages->pages->len)
		open_page(pages);
}

void repeat_head(struct pages *pages, struct place *at, guint index)
{
	int head = slab_at(pages->sheet, index)->head;

	if (head >= 0)
		put(pages, at, (guint)head, true);
}

static void continue_on_next_page(struct pages *pages, struct place *at, guint index)
{
	go_to_next_page(pages, at);
	repeat_head(pages, at, index);
}

/* A chain that fits on no page is cut where it must be. */
void place_chain(struct pages *pages, struct place *at, guint from, guint to, double below)
{
	if (!fits(pages, (struct place){ at->page, at->y + below, at->settled }, from, to) &&
	    at->y > 0)
		continue_on_next_page(pages, at, from);
	for (guint i = from; i <= to; i++) {
		if (!fits(pages, *at, i, i) && at->y > 0)
			continue_on_next_page(pages, at, i);
		put(pages, at, i, false);
	}
}

static void new_page(struct pages *pages, const struct block *block)
{
	bool fresh = *block->text || *block->detail;
	struct page *last = page_at(pages, pages->pages->len - 1);

	if (fresh) {
		pages->footer = block->text;
		pages->page_of = block->detail;
		pages->number = 0;
	}
	if (last->placed->len == 0) {
		last->footer = pages->footer;
		last->page_of = pages->page_of;
		pages->number = last->number = fresh ? 1 : last->number;
		return;
	}
	open_page(pages);
	pages->at = (struct place){ .page = pages->pages->len - 1 };
}

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

static void count_pages(GArray *pages)
{
	int count = 0;

	for (guint i = pages->len; i-- > 0;) {
		struct page *page = &g_array_index(pages, struct page, i);

		count = MAX(count, page->number);
		page->count = count;
		if (page->number == 1)
			count = 0;
	}
}

static void page_clear(gpointer data)
{
	g_array_unref(((struct page *)data)->placed);
}

static GArray *paginate(const struct sheet *sheet, bool *joined)
{
	struct pages pages = { .sheet = sheet,
			       .joined = joined,
			       .pages = g_array_new(FALSE, TRUE, sizeof(struct page)),
			       .footer = sheet->document->footer,
			       .page_of = sheet->document->page_of };

	g_array_set_clear_func(pages.pages, page_clear);
	open_page(&pages);
	for (guint i = 0; i < sheet->slabs->len;) {
		if (!slab_at(sheet, i)->new_page) {
			i = place_together(&pages, i);
			continue;
		}
		new_page(&pages, slab_at(sheet, i)->block);
		i++;
	}
	count_pages(pages.pages);
	return pages.pages;
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
static bool join_left_alone(const struct sheet *sheet, const GArray *pages, bool *joined)
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

/* How much blank there is above blocks, and whether rows of tables are kept in pairs. */
struct manner {
	double ease;
	bool pairs;
};

static GArray *paginate_in(struct sheet *sheet, struct manner manner)
{
	g_autofree bool *joined = g_new0(bool, sheet->slabs->len + 1);
	GArray *pages;

	sheet->ease = manner.ease;
	sheet->pairs = manner.pairs;
	pages = paginate(sheet, joined);
	if (!join_left_alone(sheet, pages, joined))
		return pages;
	g_array_unref(pages);
	return paginate(sheet, joined);
}

/* The last page of a sheet with a few lines on it. */
static bool any_nearly_empty(const struct sheet *sheet, const GArray *pages)
{
	for (guint i = 0; i < pages->len; i++) {
		const struct page *page = &g_array_index(pages, struct page, i);

		if (page->count > 1 && page->count <= FEW_PAGES && page->number == page->count &&
		    page_filled(sheet, page) <= NEARLY_EMPTY * sheet->height)
			return true;
	}
	return false;
}

/* From the best to look at to the one that needs the least room; a step less only where it saves a page. */
GArray *sheet_paginate(struct sheet *sheet)
{
	static const struct manner manners[] = { { 0.85, true }, { 0.7, true }, { 0.7, false } };
	GArray *pages = paginate_in(sheet, (struct manner){ 1, true });

	for (size_t i = 0; i < G_N_ELEMENTS(manners) && any_nearly_empty(sheet, pages); i++) {
		GArray *closer = paginate_in(sheet, manners[i]);
		bool saved = closer->len < pages->len;

		g_array_unref(saved ? pages : closer);
		pages = saved ? closer : pages;
	}
	return pages;
}
