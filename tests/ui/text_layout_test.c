/* The rows of a text stay right, and cheap, through every edit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/text.h"
#include "support/text_edits.h"
#include "ui/text_buffer.h"
#include "ui/text_layout.h"

static void append_rows(GString *rows, struct text_layout *layout, const char *text)
{
	struct text_row row = text_layout_row_at(layout, text, 0);

	do
		g_string_append_printf(rows, "%zu-%zu-%zu%s ", row.start, row.end, row.next,
				       row.last ? "$" : "");
	while (text_layout_row_below(layout, text, &row));
}

/* The layout that lived through the edits equals one made from the text as it is. */
static void assert_rows_as_new(struct text_layout *layout, const struct text_buffer *text,
			       int columns)
{
	struct text_layout *fresh = text_layout_new(columns);
	g_autoptr(GString) old_rows = g_string_new(NULL);
	g_autoptr(GString) new_rows = g_string_new(NULL);

	text_layout_set_text(fresh, text->bytes, text->length);
	append_rows(old_rows, layout, text->bytes);
	append_rows(new_rows, fresh, text->bytes);
	assert_string_equal(old_rows->str, new_rows->str);
	text_layout_free(fresh);
}

static const char *const pieces[] = { "слово",
				      " ",
				      "  ",
				      "\n",
				      "x",
				      "-",
				      "о\u0301",
				      "漢",
				      "\u00a0",
				      "www.a.b",
				      "👨‍👩‍👧",
				      "🇺",
				      "(",
				      "\u0301",
				      "verantwoordelijkheid",
				      "\n\n",
				      ". ",
				      "’" };

static void insert_something(struct text_buffer *text, struct text_layout *layout, GRand *dice,
			     size_t start, size_t removed)
{
	g_autoptr(GString) fresh = g_string_new(NULL);

	for (int i = g_rand_int_range(dice, 0, 4); i > 0; i--)
		g_string_append(fresh, pieces[g_rand_int_range(dice, 0, G_N_ELEMENTS(pieces))]);
	text_buffer_splice(text, start, removed, fresh->str, fresh->len);
	text_layout_splice(layout, text->bytes, start, removed, fresh->len);
}

static size_t some_border(const struct text_buffer *text, GRand *dice)
{
	size_t offset = (size_t)g_rand_int_range(dice, 0, (gint32)text->length + 1);

	while (offset < text->length && ((unsigned char)text->bytes[offset] & 0xC0) == 0x80)
		offset++;
	return offset;
}

static void rows_after_edits_equal_rows_from_scratch(void **state)
{
	g_autoptr(GRand) dice = g_rand_new_with_seed(5);

	(void)state;
	for (int round = 0; round < 60; round++) {
		int columns = g_rand_int_range(dice, 2, 40);
		struct text_layout *layout = text_layout_new(columns);
		struct text_buffer text = { 0 };

		for (int step = 0; step < 120; step++) {
			size_t a = some_border(&text, dice), b = some_border(&text, dice);
			bool long_cut = g_rand_int_range(dice, 0, 12) == 0;

			insert_something(&text, layout, dice, MIN(a, b),
					 long_cut ? MAX(a, b) - MIN(a, b) : 0);
			if (g_rand_int_range(dice, 0, 3))
				text_layout_row_at(layout, text.bytes, some_border(&text, dice));
			if (step % 3 == 0)
				assert_rows_as_new(layout, &text, columns);
		}
		text_buffer_done(&text);
		text_layout_free(layout);
	}
}

static void rows_cover_every_byte(void **state)
{
	const char *text = "Готувала для свята двору,   пекли\n\nразом із сусідами.\n";
	struct text_layout *layout = text_layout_new(12);
	size_t length = strlen(text), covered = 0;
	struct text_row row;

	(void)state;
	text_layout_set_text(layout, text, length);
	row = text_layout_row_at(layout, text, 0);
	do {
		assert_int_equal(row.start, covered);
		covered = row.next + (row.last && row.next < length);
		for (size_t offset = row.start; offset < row.next; offset++)
			assert_int_equal(text_layout_row_at(layout, text, offset).start, row.start);
	} while (text_layout_row_below(layout, text, &row));
	assert_int_equal(covered, length);
	assert_int_equal(row.start, length); /* the empty row after the last line end */
	text_layout_free(layout);
}

static void below_and_above_are_each_other_s_way_back(void **state)
{
	const char *text = "een twee drie vier vijf\n\nzes zeven acht\n";
	struct text_layout *layout = text_layout_new(8);
	struct text_row row;
	int rows = 1, back = 1;

	(void)state;
	text_layout_set_text(layout, text, strlen(text));
	row = text_layout_row_at(layout, text, 0);
	while (text_layout_row_below(layout, text, &row))
		rows++;
	while (text_layout_row_above(layout, text, &row))
		back++;
	assert_int_equal(rows, back);
	assert_int_equal(row.start, 0);
	text_layout_free(layout);
}

/* One paragraph of 100,000 characters, the worst there is: each letter in its middle wraps a few rows, not all 1,400. */
static void a_letter_in_a_long_answer_wraps_a_few_rows(void **state)
{
	struct text_layout *layout = text_layout_new(78);
	struct text_buffer text = { 0 };
	guint64 before;

	(void)state;
	while (text.length < 180000)
		text_buffer_splice(&text, text.length, 0, "речення ", strlen("речення "));
	text_layout_set_text(layout, text.bytes, text.length);
	text_layout_row_at(layout, text.bytes, 0);
	before = text_layout_work(layout);
	assert_true(before > 1000);
	for (int i = 0; i < 1000; i++) {
		size_t middle = strlen("речення ") * 6000 + (size_t)i;

		text_buffer_splice(&text, middle, 0, i % 7 ? "a" : " ", 1);
		text_layout_splice(layout, text.bytes, middle, 0, 1);
		text_layout_row_at(layout, text.bytes, middle);
	}
	/* Mostly two rows; seldom, when a word moves on, the rest of the paragraph settles again. */
	assert_true(text_layout_work(layout) - before < 1000 * 100);
	assert_rows_as_new(layout, &text, 78);
	text_buffer_done(&text);
	text_layout_free(layout);
}

static void another_width_wraps_only_what_is_looked_at(void **state)
{
	struct text_layout *layout = text_layout_new(78);
	struct text_buffer text = { 0 };
	guint64 before;

	(void)state;
	for (int i = 0; i < 2000; i++)
		text_buffer_splice(&text, 0, 0, "een regel van vijf woorden\n", 27);
	text_layout_set_text(layout, text.bytes, text.length);
	assert_rows_as_new(layout, &text, 78);
	before = text_layout_work(layout);
	text_layout_set_columns(layout, 20);
	text_layout_row_at(layout, text.bytes, 27 * 1000);
	assert_true(text_layout_work(layout) - before <= 2);
	assert_rows_as_new(layout, &text, 20);
	text_buffer_done(&text);
	text_layout_free(layout);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_after_edits_equal_rows_from_scratch),
		cmocka_unit_test(rows_cover_every_byte),
		cmocka_unit_test(below_and_above_are_each_other_s_way_back),
		cmocka_unit_test(a_letter_in_a_long_answer_wraps_a_few_rows),
		cmocka_unit_test(another_width_wraps_only_what_is_looked_at),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}
