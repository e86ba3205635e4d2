/* Slabs onto pages: what belongs together stays together, heads of tables come again, and no slab is ever left behind.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

struct pages {
	const struct sheet *sheet;
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
static guint chain_end(const struct sheet *sheet, guint from)
{
	guint end = from;

	while (end + 1 < sheet->slabs->len && slab_at(sheet, end)->keep &&
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

GArray *sheet_paginate(const struct sheet *sheet)
{
	struct pages pages = { .sheet = sheet,
			       .pages = g_array_new(FALSE, TRUE, sizeof(struct page)),
			       .footer = sheet->document->footer,
			       .page_of = sheet->document->page_of };

	g_array_set_clear_func(pages.pages, page_clear);
	open_page(&pages);
	for (guint i = 0; i < sheet->slabs->len; i++) {
		guint end = chain_end(sheet, i);

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
