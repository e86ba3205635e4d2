/* Slabs onto pages: what belongs together stays together, heads of tables come again, and no slab is ever left behind.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#define ALONE 0.3 /* of a page: what is no longer looks left behind */

struct pages {
	const struct sheet *sheet;
	const bool *joined; /* of each slab: it was found to belong to the next one */
	GArray *pages;
	double y;
	const char *footer, *page_of;
	int number; /* of the page in its sheet */
};

static const struct slab *slab_at(const struct sheet *sheet, guint index)
{
	return &g_array_index(sheet->slabs, struct slab, index);
}

static struct page *last_page(struct pages *pages)
{
	return &g_array_index(pages->pages, struct page, pages->pages->len - 1);
}

static void open_page(struct pages *pages)
{
	struct page page = { .placed = g_array_new(FALSE, TRUE, sizeof(struct placed)),
			     .footer = pages->footer,
			     .page_of = pages->page_of,
			     .number = ++pages->number };

	g_array_append_val(pages->pages, page);
	pages->y = 0;
}

static bool page_is_empty(struct pages *pages)
{
	return last_page(pages)->placed->len == 0;
}

static void place(struct pages *pages, int index, bool again)
{
	const struct slab *slab = slab_at(pages->sheet, (guint)index);
	struct placed placed = { .slab = index, .again = again };

	if (!page_is_empty(pages))
		pages->y += slab->space_above;
	placed.y = pages->y;
	g_array_append_val(last_page(pages)->placed, placed);
	pages->y += slab->height;
}

/* From `from` to the first slab that may stand at the end of a page. */
static guint chain_end(const struct pages *pages, guint from)
{
	const struct sheet *sheet = pages->sheet;
	guint end = from;

	while (end + 1 < sheet->slabs->len && (slab_at(sheet, end)->keep || pages->joined[end]) &&
	       !slab_at(sheet, end + 1)->new_page)
		end++;
	return end;
}

static double chain_height(const struct sheet *sheet, guint from, guint to, bool at_top)
{
	double height = 0;

	for (guint i = from; i <= to; i++)
		height += slab_at(sheet, i)->height +
			  (i == from && at_top ? 0 : slab_at(sheet, i)->space_above);
	return height;
}

static bool fits(struct pages *pages, guint from, guint to)
{
	return pages->y + chain_height(pages->sheet, from, to, page_is_empty(pages)) <=
	       pages->sheet->height;
}

static void continue_on_new_page(struct pages *pages, const struct slab *slab)
{
	open_page(pages);
	if (slab->head >= 0)
		place(pages, slab->head, true);
}

/* A chain that fits on no page is cut where it must be. */
static void place_chain(struct pages *pages, guint from, guint to)
{
	if (!fits(pages, from, to) && !page_is_empty(pages))
		continue_on_new_page(pages, slab_at(pages->sheet, from));
	for (guint i = from; i <= to; i++) {
		if (!fits(pages, i, i) && !page_is_empty(pages))
			continue_on_new_page(pages, slab_at(pages->sheet, i));
		place(pages, (int)i, false);
	}
}

static void new_page(struct pages *pages, const struct block *block)
{
	bool fresh = *block->text || *block->detail;

	if (fresh) {
		pages->footer = block->text;
		pages->page_of = block->detail;
		pages->number = 0;
	}
	if (page_is_empty(pages)) {
		struct page *page = last_page(pages);

		page->footer = pages->footer;
		page->page_of = pages->page_of;
		pages->number = page->number = fresh ? 1 : page->number;
		return;
	}
	open_page(pages);
}

static double page_filled(const struct sheet *sheet, const struct page *page)
{
	const struct placed *last =
		&g_array_index(page->placed, struct placed, page->placed->len - 1);

	return last->y + slab_at(sheet, (guint)last->slab)->height;
}

/* How many blocks stand on a page; a heading is none by itself. */
static int count_blocks(const struct sheet *sheet, const struct page *page)
{
	const struct block *before = NULL;
	int count = 0;

	for (guint i = 0; i < page->placed->len; i++) {
		const struct placed *placed = &g_array_index(page->placed, struct placed, i);
		const struct block *block = slab_at(sheet, (guint)placed->slab)->block;

		if (!placed->again && block->kind != BLOCK_HEADING && block != before)
			count++;
		before = block;
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

/* A last page with one block looks like a mistake. Which slab it begins with; -1 when the page is no such. */
static int left_alone(const struct sheet *sheet, const GArray *pages, guint index)
{
	const struct page *page = &g_array_index(pages, struct page, index);
	const struct placed *first = first_placed(page);

	if (page->number < 2 || page->number < page->count || !first ||
	    !slab_at(sheet, (guint)first->slab)->first ||
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
	for (guint i = 0; i < sheet->slabs->len; i++) {
		guint end = chain_end(&pages, i);

		if (slab_at(sheet, i)->new_page) {
			new_page(&pages, slab_at(sheet, i)->block);
			continue;
		}
		place_chain(&pages, i, end);
		i = end;
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
	return chain_height(sheet, from, end, true) <= sheet->height;
}

static guint last_slab(const struct page *page)
{
	return (guint)g_array_index(page->placed, struct placed, page->placed->len - 1).slab;
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

GArray *sheet_paginate(const struct sheet *sheet)
{
	g_autofree bool *joined = g_new0(bool, sheet->slabs->len + 1);
	GArray *pages = paginate(sheet, joined);

	if (!join_left_alone(sheet, pages, joined))
		return pages;
	g_array_unref(pages);
	return paginate(sheet, joined);
}
