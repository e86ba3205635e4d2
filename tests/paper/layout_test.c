/* Whatever a document holds, in whatever order: every slab stands once, within its page, over no other, in its order; and a heading is
   never the last of its column. Tried on many documents made by dice with a fixed seed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"
#include "support/any_document.h"
#include "support/papers.h"
#include "support/story.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cairo-pdf.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#define DOCUMENTS 150
#define NEAR 0.05 /* points; places are kept as float */

/* fontconfig keeps what it found until the end of the program. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig";
}

struct laid {
	struct sheet sheet;
	cairo_surface_t *surface;
	struct document *document;
	GArray *pages;
};

static cairo_status_t throw_away(void *closure, const unsigned char *data, unsigned int length)
{
	(void)closure;
	(void)data;
	(void)length;
	return CAIRO_STATUS_SUCCESS;
}

/* Takes the document. */
static struct laid *lay(struct document *document)
{
	struct laid *laid = g_new0(struct laid, 1);

	laid->document = document;
	laid->surface =
		cairo_pdf_surface_create_for_stream(throw_away, NULL, PAGE_WIDTH, PAGE_HEIGHT);
	sheet_init(&laid->sheet, laid->document, laid->surface);
	sheet_compose(&laid->sheet);
	laid->pages = sheet_paginate(&laid->sheet);
	return laid;
}

static struct laid *lay_out(guint32 seed, int longest)
{
	g_autoptr(GRand) dice = g_rand_new_with_seed(seed);

	return lay(any_document(dice, longest));
}

static void laid_free(struct laid *laid)
{
	g_array_unref(laid->pages);
	sheet_done(&laid->sheet);
	cairo_surface_destroy(laid->surface);
	document_free(laid->document);
	g_free(laid);
}

/* ---------------------------------------------------------------- what must be true */
static const struct slab *slab_of(const struct laid *laid, int index)
{
	return &g_array_index(laid->sheet.slabs, struct slab, (guint)index);
}

static const struct page *page_of(const struct laid *laid, guint index)
{
	return &g_array_index(laid->pages, struct page, index);
}

static const struct placed *placed_at(const struct page *page, guint index)
{
	return &g_array_index(page->placed, struct placed, index);
}

/* On which page each slab stands; -1 what only begins a page. */
static int *pages_of_slabs(const struct laid *laid)
{
	int *pages = g_new(int, laid->sheet.slabs->len + 1);

	for (guint i = 0; i <= laid->sheet.slabs->len; i++)
		pages[i] = -1;
	for (guint i = 0; i < laid->pages->len; i++)
		for (guint j = 0; j < page_of(laid, i)->placed->len; j++) {
			const struct placed *placed = placed_at(page_of(laid, i), j);

			if (placed->again)
				continue;
			assert_int_equal(pages[placed->slab], -1);
			pages[placed->slab] = (int)i;
		}
	return pages;
}

static void every_slab_stands_once(const struct laid *laid)
{
	g_autofree int *pages = pages_of_slabs(laid);

	for (guint i = 0; i < laid->sheet.slabs->len; i++)
		assert_int_equal(pages[i] >= 0, !slab_of(laid, (int)i)->new_page);
}

static bool same_column(const struct slab *one, const struct slab *other)
{
	return one->side == 0 || other->side == 0 || one->side == other->side;
}

static bool anything_above(const struct laid *laid, const struct page *page, guint index)
{
	const struct slab *slab = slab_of(laid, placed_at(page, index)->slab);

	for (guint i = 0; i < index; i++)
		if (!placed_at(page, i)->again &&
		    same_column(slab, slab_of(laid, placed_at(page, i)->slab)))
			return true;
	return false;
}

/* What is higher than a page stands at its top. */
static void it_is_within_its_page(const struct laid *laid, const struct page *page, guint index)
{
	const struct placed *placed = placed_at(page, index);

	assert_true(placed->y >= 0);
	if (placed->y + slab_of(laid, placed->slab)->height > laid->sheet.height + NEAR)
		assert_false(anything_above(laid, page, index));
}

static void it_covers_no_other(const struct laid *laid, const struct page *page, guint index)
{
	const struct placed *placed = placed_at(page, index);
	const struct slab *slab = slab_of(laid, placed->slab);

	for (guint i = 0; i < index; i++) {
		const struct placed *other = placed_at(page, i);
		const struct slab *above = slab_of(laid, other->slab);

		if (same_column(slab, above))
			assert_true(other->y + above->height <= placed->y + NEAR);
	}
}

static void slabs_stand_in_their_places(const struct laid *laid)
{
	for (guint i = 0; i < laid->pages->len; i++)
		for (guint j = 0; j < page_of(laid, i)->placed->len; j++) {
			it_is_within_its_page(laid, page_of(laid, i), j);
			it_covers_no_other(laid, page_of(laid, i), j);
		}
}

/* The next slab in the same column, before the columns end; -1: none. */
static int next_in_column(const struct laid *laid, int index)
{
	unsigned side = slab_of(laid, index)->side;

	for (int i = index + 1; i < (int)laid->sheet.slabs->len; i++) {
		const struct slab *slab = slab_of(laid, i);

		if (slab->new_page || (slab->side == 0) != (side == 0))
			return -1;
		if (slab->side == side)
			return i;
	}
	return -1;
}

static void columns_go_down(const struct laid *laid)
{
	g_autofree int *pages = pages_of_slabs(laid);

	for (int i = 0; i < (int)laid->sheet.slabs->len; i++) {
		int next = slab_of(laid, i)->new_page ? -1 : next_in_column(laid, i);

		if (next >= 0)
			assert_true(pages[next] >= pages[i]);
	}
}

/* Where all that is kept together would fit on a page. */
static void headings_are_not_the_last(const struct laid *laid)
{
	g_autofree int *pages = pages_of_slabs(laid);

	for (int i = 0; i < (int)laid->sheet.slabs->len; i++) {
		int next = slab_of(laid, i)->new_page ? -1 : next_in_column(laid, i);

		if (next >= 0 && slab_of(laid, i)->block->kind == BLOCK_HEADING)
			assert_int_equal(pages[next], pages[i]);
	}
}

static void any_document_is_laid_out_whole(void **state)
{
	(void)state;
	for (guint32 seed = 1; seed <= DOCUMENTS; seed++) {
		struct laid *laid = lay_out(seed, 3000);

		every_slab_stands_once(laid);
		slabs_stand_in_their_places(laid);
		columns_go_down(laid);
		laid_free(laid);
	}
}

static void a_heading_stays_with_its_text_in_any_document(void **state)
{
	(void)state;
	for (guint32 seed = 1000; seed < 1000 + DOCUMENTS; seed++) {
		struct laid *laid = lay_out(seed, ANY_SHORT);

		headings_are_not_the_last(laid);
		laid_free(laid);
	}
}

/* A little less blank, and a little of the margins, before a third page for a few lines. */
static void a_plan_of_two_pages_and_a_bit_takes_two(void **state)
{
	struct plan_case *story = story_new("1-yvan");
	struct laid *laid = lay(plan_sheet_make(&story->sheet));

	(void)state;
	assert_int_equal(laid->pages->len, 2);
	assert_true(laid->sheet.deep);
	every_slab_stands_once(laid);
	slabs_stand_in_their_places(laid);
	laid_free(laid);
	plan_case_free(story);
}

/* Scissors follow lines on the paper, whatever else would be nice. */
static void what_is_cut_keeps_its_margins(void **state)
{
	struct document *document = papers_cards(LANGUAGE_EN, LANGUAGE_NONE, false);
	struct laid *laid;

	(void)state;
	for (int i = 0; i < 40; i++)
		document_add(document, BLOCK_PARAGRAPH, "en", "A line more.");
	laid = lay(document);
	assert_false(laid->sheet.deep);
	laid_free(laid);
}

static double points(const struct laid *laid, enum size size, enum face face)
{
	return (double)pango_font_description_get_size(laid->sheet.faces[size][face]) /
	       PANGO_SCALE * laid->sheet.scale;
}

static bool any_of_size(const struct laid *laid, const char *language, enum size size)
{
	for (guint i = 0; i < laid->sheet.texts->len; i++) {
		const struct text *text = laid->sheet.texts->pdata[i];

		if (strcmp(text->language, language) == 0 && text->size == size)
			return true;
	}
	return false;
}

static void their_language_comes_first_and_larger(void **state)
{
	struct laid *laid = lay(papers_both());

	(void)state;
	assert_true(points(laid, SIZE_USUAL, FACE_BODY) >= 12);
	assert_true(points(laid, SIZE_LESS, FACE_BODY) < points(laid, SIZE_USUAL, FACE_BODY));
	assert_true(any_of_size(laid, "uk", SIZE_USUAL));
	assert_true(any_of_size(laid, "nl", SIZE_LESS));
	laid_free(laid);
}

/* What a helper reads is no translation, and large print is large in each language. */
static void other_sheets_have_letters_of_one_size(void **state)
{
	struct document *document = papers_both();
	struct laid *large, *helper = lay(papers_helper());

	(void)state;
	document->large = true;
	large = lay(document);
	assert_false(any_of_size(large, "nl", SIZE_LESS));
	assert_true(any_of_size(large, "nl", SIZE_LARGE));
	assert_true(points(large, SIZE_LARGE, FACE_BODY) >= 18);
	assert_true(points(large, SIZE_LARGE, FACE_SMALL) > 15.9);
	assert_false(any_of_size(helper, "nl", SIZE_LESS));
	laid_free(large);
	laid_free(helper);
}

static void add_way_out(struct document *document, int lines, int side)
{
	document_add(document, BLOCK_SIDE, NULL, NULL)->level = side;
	for (int i = 0; i < lines; i++)
		document_add(document, BLOCK_PARAGRAPH, "nl", "Een regel.");
	document_add(document, BLOCK_ITEM, "nl", "Een taalbuddy")->level = 1;
	for (int i = 0; i < 5; i++) {
		struct block *corner = document_add(document, BLOCK_CORNER, "nl", "nog open");

		corner->level = 2;
		block_set(&corner->label, "Kosten en baten");
	}
	for (int i = 0; i < lines; i++)
		document_add(document, BLOCK_PARAGRAPH, "nl", "Nog een regel.");
}

/* On which page the way out of the left column stands, and its corners. */
static void pages_of_way_out(const struct laid *laid, int found[6])
{
	g_autofree int *pages = pages_of_slabs(laid);
	int count = 0;

	for (int i = 0; i < (int)laid->sheet.slabs->len && count < 6; i++) {
		const struct slab *slab = slab_of(laid, i);

		if (slab->side == 1 && slab->first && slab->block->kind != BLOCK_PARAGRAPH)
			found[count++] = pages[i];
	}
	assert_int_equal(count, 6);
}

/* All together they would leave a hole of a third of a page. */
static void in_columns_two_corners_stay_with_their_way_out(void **state)
{
	int parted = 0;

	(void)state;
	for (int lines = 20; lines < 30; lines++) {
		struct document *document = document_new("Plan", "nl");
		struct laid *laid;
		int pages[6];

		add_way_out(document, lines, 1);
		add_way_out(document, lines, 2);
		laid = lay(document);
		pages_of_way_out(laid, pages);
		assert_int_equal(pages[0], pages[2]);
		assert_int_equal(pages[3], pages[5]);
		parted += pages[2] != pages[3];
		laid_free(laid);
	}
	assert_true(parted > 0);
}

static struct document *note_before_quote(int lines)
{
	struct document *document = document_new("Opening", "nl");

	for (int i = 0; i < lines; i++)
		document_add(document, BLOCK_PARAGRAPH, "nl", "Een regel.");
	document_add(document, BLOCK_ITEM, "nl", "Gevraagd door: KV");
	document_add(document, BLOCK_NOTE, "nl", "Deze woorden zijn je voorgelezen:");
	for (int i = 0; i < 30; i++)
		document_add(document, BLOCK_QUOTE, "nl", "Mogen we je woorden gebruiken?");
	return document;
}

static void a_note_that_introduces_a_quote_stays_with_it(void **state)
{
	(void)state;
	for (int lines = 20; lines < 34; lines++) {
		struct laid *laid = lay(note_before_quote(lines));
		g_autofree int *pages = pages_of_slabs(laid);

		for (int i = 0; i + 1 < (int)laid->sheet.slabs->len; i++)
			if (slab_of(laid, i)->block->kind == BLOCK_NOTE)
				assert_int_equal(pages[i], pages[i + 1]);
		laid_free(laid);
	}
}

static void add_side(struct document *document, int side)
{
	document_add(document, BLOCK_SIDE, NULL, NULL)->level = side;
}

/* More words below it than a page holds, and all of them belong to it. */
static void add_large_knot(struct document *document, int side)
{
	g_autoptr(GString) numbers = g_string_new(NULL), names = g_string_new(NULL);
	struct block *knot;

	add_side(document, side);
	knot = document_add(document, BLOCK_KNOT, "nl", "");
	for (int i = 0; i < 60; i++) {
		g_string_append_printf(numbers, "%d\n", i + 1);
		g_string_append_printf(names, "Hindernis %d\n", i + 1);
		block_add_point(knot, (struct point){ .x = i, .y = (i + 7) % 60 });
	}
	block_set(&knot->label, numbers->str);
	block_set(&knot->detail, names->str);
	for (int i = 0; i < 60; i++)
		document_add(document, BLOCK_NOTE, "nl", "Dit houdt dat vast.");
}

static void a_heading_stays_above_what_is_longer_than_a_page(void **state)
{
	struct document *document = document_new("Plan", "nl");
	struct laid *laid;

	(void)state;
	for (int side = 1; side <= 2; side++) {
		add_side(document, side);
		document_add(document, BLOCK_HEADING, "nl", "Een knoop")->level = 3;
	}
	for (int side = 1; side <= 2; side++)
		add_large_knot(document, side);
	laid = lay(document);
	headings_are_not_the_last(laid);
	laid_free(laid);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_document_is_laid_out_whole),
		cmocka_unit_test(a_plan_of_two_pages_and_a_bit_takes_two),
		cmocka_unit_test(in_columns_two_corners_stay_with_their_way_out),
		cmocka_unit_test(their_language_comes_first_and_larger),
		cmocka_unit_test(other_sheets_have_letters_of_one_size),
		cmocka_unit_test(a_note_that_introduces_a_quote_stays_with_it),
		cmocka_unit_test(a_heading_stays_above_what_is_longer_than_a_page),
		cmocka_unit_test(what_is_cut_keeps_its_margins),
		cmocka_unit_test(a_heading_stays_with_its_text_in_any_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
