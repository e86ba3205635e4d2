/* Slabs onto pages: what belongs together stays together, heads of tables come again, and no slab is ever left behind.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/paginate.h"

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

/* What fits on no page gains nothing by beginning on the next one, and would leave its heading behind. */
static bool is_better_on_next_page(const struct pages *pages, struct place at, guint from, guint to,
				   double below)
{
	const struct place next = { .y = below, .settled = true };

	if (at.y == 0 || fits(pages, (struct place){ at.page, at.y + below, at.settled }, from, to))
		return false;
	return fits(pages, next, from, to) || !fits(pages, at, from, MIN(from + 1, to));
}

/* A chain that fits on no page is cut where it must be. */
void place_chain(struct pages *pages, struct place *at, guint from, guint to, double below)
{
	if (is_better_on_next_page(pages, *at, from, to, below))
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

/* How much blank there is above blocks, whether rows of tables are kept in pairs, and whether the text takes some of the margins. */
struct manner {
	double ease;
	bool pairs, deep;
};

static void use_manner(struct sheet *sheet, struct manner manner)
{
	double deeper = (MARGIN_TOP_LESS + MARGIN_BOTTOM_LESS) / sheet->scale;

	sheet->ease = manner.ease;
	sheet->pairs = manner.pairs;
	if (sheet->deep != manner.deep)
		sheet->height += manner.deep ? deeper : -deeper;
	sheet->deep = manner.deep;
}

static GArray *paginate_in(struct sheet *sheet, struct manner manner)
{
	g_autofree bool *joined = g_new0(bool, sheet->slabs->len + 1);
	GArray *pages;

	use_manner(sheet, manner);
	pages = paginate(sheet, joined);
	if (!join_left_alone(sheet, pages, joined))
		return pages;
	g_array_unref(pages);
	return paginate(sheet, joined);
}

/* From the best to look at to the one that needs the least room; a step less only where it saves a page. What is to be cut stands where it
   is cut. */
GArray *sheet_paginate(struct sheet *sheet)
{
	static const struct manner manners[] = {
		{ 1, true, false },   { 0.85, true, false }, { 0.85, true, true },
		{ 0.7, true, false }, { 0.7, true, true },   { 0.7, false, true },
	};
	struct manner best = manners[0];
	GArray *pages = paginate_in(sheet, best);

	for (size_t i = 1; i < G_N_ELEMENTS(manners) && any_nearly_empty(sheet, pages); i++) {
		GArray *closer;
		bool saved;

		if (manners[i].deep && sheet->document->as_large_as_it_is)
			continue;
		closer = paginate_in(sheet, manners[i]);
		saved = closer->len < pages->len;
		g_array_unref(saved ? pages : closer);
		pages = saved ? closer : pages;
		best = saved ? manners[i] : best;
	}
	use_manner(sheet, best);
	return pages;
}
