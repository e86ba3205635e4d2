/* Two languages of a sheet beside each other: the same beside the same, nothing lost, and one after the other where they do not fit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/papers.h"
#include "report/sheet_sides.h"
#include "support/growth_case.h"

#include <string.h>

static struct block *add(struct document *document, enum block_kind kind, const char *label,
			 const char *text)
{
	struct block *block = document_add(document, kind, NULL, text);

	block->level = kind == BLOCK_HEADING ? 2 : 0;
	block_set(&block->label, label);
	return block;
}

static struct block *add_heading(struct document *document, const char *key, const char *text)
{
	struct block *block = add(document, BLOCK_HEADING, "", text);

	block->key = key;
	return block;
}

/* "1a2b" for a on the left and b on the right of it. */
static char *shape(const struct document *document)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < document->blocks->len; i++) {
		const struct block *block = document->blocks->pdata[i];

		if (block->kind == BLOCK_SIDE)
			g_string_append_printf(out, "%d", block->level);
		else
			g_string_append(out, block->text);
	}
	return g_string_free(out, FALSE);
}

/* Takes both. */
static void assert_joined(struct document *left, struct document *right, const char *wanted)
{
	struct document *joined = sheet_sides_join(left, right);
	g_autofree char *got = shape(joined);

	assert_string_equal(got, wanted);
	document_free(joined);
}

static void the_same_number_stands_beside_itself(void **state)
{
	struct document *left = document_new("План", "uk"), *right = document_new("Plan", "nl");

	(void)state;
	add_heading(left, "sheet.steps", "H");
	add(left, BLOCK_STEP, "1.1", "a");
	add(left, BLOCK_STEP, "1.2", "b");
	add(left, BLOCK_STEP, "2.1", "c");
	add_heading(right, "sheet.steps", "h");
	add(right, BLOCK_STEP, "1.1", "x");
	add(right, BLOCK_STEP, "2.1", "z");
	assert_joined(left, right, "1H2h1ab2x1c2z");
}

static void a_note_stays_in_its_column(void **state)
{
	struct document *left = document_new("План", "uk"), *right = document_new("Plan", "nl");

	(void)state;
	add(left, BLOCK_QUOTE, "", "a");
	add(left, BLOCK_QUOTE, "", "b");
	add(right, BLOCK_QUOTE, "", "x");
	add(right, BLOCK_NOTE, "", "n");
	add(right, BLOCK_QUOTE, "", "y");
	assert_joined(left, right, "1a2xn1b2y");
}

static void long_words_that_both_have_stand_once_over_the_whole_width(void **state)
{
	struct document *left = document_new("План", "uk"), *right = document_new("Plan", "nl");
	g_autofree char *read = g_strnfill(300, 'q');
	g_autofree char *wanted = g_strconcat("1a2x0", read, "1b2y", NULL);

	(void)state;
	add(left, BLOCK_PARAGRAPH, "", "a");
	add(left, BLOCK_QUOTE, "", read);
	add(left, BLOCK_PARAGRAPH, "", "b");
	add(right, BLOCK_PARAGRAPH, "", "x");
	g_strlcpy(add(right, BLOCK_QUOTE, "", read)->language, "uk",
		  sizeof(((struct block *)0)->language));
	add(right, BLOCK_PARAGRAPH, "", "y");
	assert_joined(left, right, wanted);
}

static void a_section_of_one_language_stands_last_over_the_whole_width(void **state)
{
	struct document *left = document_new("План", "uk"), *right = document_new("Plan", "nl");

	(void)state;
	add_heading(left, "sheet.contacts", "C");
	add(left, BLOCK_ITEM, "", "c");
	add_heading(left, "sheet.steps", "S");
	add(left, BLOCK_ITEM, "", "s");
	add_heading(right, "sheet.steps", "T");
	add(right, BLOCK_ITEM, "", "t");
	assert_joined(left, right, "1S2T1s2t0Cc");
}

static void where_one_language_says_nothing_the_other_has_the_whole_width(void **state)
{
	struct document *left = document_new("План", "uk"), *right = document_new("Plan", "nl");

	(void)state;
	add(left, BLOCK_PARAGRAPH, "", "a");
	assert_joined(left, right, "a");
	left = document_new("План", "uk");
	right = document_new("Plan", "nl");
	assert_joined(left, right, "");
}

static struct document *plan(bool beside, int languages)
{
	struct plan_case *plan_case = plan_case_new();
	struct document *document;

	plan_case->sheet.side_by_side = beside;
	plan_case->sheet.language_count = languages;
	document = plan_sheet_make(&plan_case->sheet);
	plan_case_free(plan_case);
	return document;
}

static bool has_text(const struct document *document, const char *text, const char *label)
{
	for (guint i = 0; i < document->blocks->len; i++) {
		const struct block *block = document->blocks->pdata[i];

		if (strcmp(block->text, text) == 0 && strcmp(block->label, label) == 0)
			return true;
	}
	return false;
}

static void both_columns_hold_all_that_the_pages_hold(void **state)
{
	struct document *pages = plan(false, 2), *beside = plan(true, 2);

	(void)state;
	for (guint i = 0; i < pages->blocks->len; i++) {
		const struct block *block = pages->blocks->pdata[i];

		if (block->kind != BLOCK_PAGE && !has_text(beside, block->text, block->label))
			fail_msg("missing: %s", block->text);
	}
	assert_string_equal(beside->footer, pages->footer);
	document_free(pages);
	document_free(beside);
}

/* Of the last block of a kind; -1: there is none. */
static int side_of(const struct document *document, enum block_kind kind)
{
	int side = 0, found = -1;

	for (guint i = 0; i < document->blocks->len; i++) {
		const struct block *block = document->blocks->pdata[i];

		if (block->kind == BLOCK_SIDE)
			side = block->level;
		if (block->kind == kind)
			found = side;
	}
	return found;
}

static void whom_to_call_stands_once_over_the_whole_width(void **state)
{
	struct document *beside = plan(true, 2);

	(void)state;
	assert_int_equal(side_of(beside, BLOCK_CODE), 0);
	assert_int_equal(side_of(beside, BLOCK_STEP), 2);
	document_free(beside);
}

static void one_language_needs_no_columns(void **state)
{
	struct document *one = plan(true, 1);

	(void)state;
	for (guint i = 0; i < one->blocks->len; i++)
		assert_int_not_equal(((struct block *)one->blocks->pdata[i])->kind, BLOCK_SIDE);
	document_free(one);
}

static void large_print_sets_one_language_after_the_other(void **state)
{
	struct plan_case *plan_case = plan_case_new();
	struct paper paper = { .kind = PAPER_PERSON, .sheet = plan_case->sheet, .large = true };
	struct document *document;
	struct error error = ERROR_CLEAR;

	(void)state;
	paper.sheet.side_by_side = true;
	document = paper_make(&paper, &error);
	assert_non_null(document);
	for (guint i = 0; i < document->blocks->len; i++)
		assert_int_not_equal(((struct block *)document->blocks->pdata[i])->kind,
				     BLOCK_SIDE);
	document_free(document);
	plan_case_free(plan_case);
}

static char *order(const struct document *document)
{
	g_autoptr(GPtrArray) blocks = document_one_below_other(document);
	struct document flat = { .blocks = blocks };

	return shape(&flat);
}

static void add_side(struct document *document, int level, const char *text)
{
	document_add(document, BLOCK_SIDE, NULL, NULL)->level = level;
	document_add(document, BLOCK_PARAGRAPH, NULL, text);
}

static void one_below_the_other_is_one_language_after_the_other(void **state)
{
	struct document *document = document_new("План", "uk");
	g_autofree char *got = NULL;

	(void)state;
	add_side(document, 1, "a");
	add_side(document, 2, "x");
	add_side(document, 1, "b");
	add_side(document, 2, "y");
	add_side(document, 0, "w");
	add_side(document, 2, "z");
	got = order(document);
	assert_string_equal(got, "ab2xywz");
	document_free(document);
}

/* The same words in every width, the columns in their places. */
static void columns_of_text_begin_at_the_same_line(void **state)
{
	struct document *document = document_new("План", "uk");
	g_autofree char *wide = NULL;
	g_autofree char *small = NULL;

	(void)state;
	add_side(document, 1, "перше слово");
	add_side(document, 2, "eerste woord");
	add_side(document, 1, "друге");
	add_side(document, 2, "tweede");
	wide = document_to_text(document, 80);
	assert_string_equal(wide, "перше слово                               eerste woord\n"
				  "\n"
				  "друге                                     tweede\n");
	small = document_to_text(document, 20);
	assert_string_equal(small, "перше слово\n\nдруге\n\n"
				   "────────────────────\n\n"
				   "eerste woord\n\ntweede\n");
	document_free(document);
}

static void a_side_says_nothing_itself(void **state)
{
	struct document *document = document_new("План", "uk");
	struct error error = ERROR_CLEAR;
	g_autoptr(GByteArray) bytes = NULL;

	(void)state;
	document_add(document, BLOCK_SIDE, NULL, "слово")->level = 1;
	bytes = document_to_bytes(document);
	assert_null(document_from_bytes(bytes->data, bytes->len, &error));
	document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_number_stands_beside_itself),
		cmocka_unit_test(a_note_stays_in_its_column),
		cmocka_unit_test(long_words_that_both_have_stand_once_over_the_whole_width),
		cmocka_unit_test(a_section_of_one_language_stands_last_over_the_whole_width),
		cmocka_unit_test(where_one_language_says_nothing_the_other_has_the_whole_width),
		cmocka_unit_test(both_columns_hold_all_that_the_pages_hold),
		cmocka_unit_test(whom_to_call_stands_once_over_the_whole_width),
		cmocka_unit_test(one_language_needs_no_columns),
		cmocka_unit_test(large_print_sets_one_language_after_the_other),
		cmocka_unit_test(one_below_the_other_is_one_language_after_the_other),
		cmocka_unit_test(columns_of_text_begin_at_the_same_line),
		cmocka_unit_test(a_side_says_nothing_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
