/* Documents as bytes and as text: nothing is lost, nothing odd is taken.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "report/document.h"

#include <string.h>

static struct document *small(void)
{
	struct document *document = document_new("План", "uk");
	struct block *block;

	block_set(&document->footer, "NIJ-0042");
	block_set(&document->page_of, "сторінка {page} з {pages}");
	block_set(&document->date_iso, "2026-11-20");
	document_add(document, BLOCK_HEADING, NULL, "План")->level = 1;
	document_add(document, BLOCK_QUOTE, "ru", "Хочу работать с цифрами");
	block = document_add(document, BLOCK_STEP, "nl", "Bellen");
	block->level = 2;
	block->value = 7;
	block->ticked = true;
	block_set(&block->label, "2.1.3");
	block_set(&block->detail, "Nadia");
	block_set(&block->detail_2, "vóór 4 december");
	block = document_add(document, BLOCK_KNOT, "nl", "1 \342\237\262 2");
	block_set(&block->label, "1\n2");
	block_set(&block->detail, "Werk\nWonen");
	block_add_point(block, (struct point){ .x = 0, .y = 1, .value = -1 });
	block_add_point(block, (struct point){ .x = 1, .y = 0, .value = 10 });
	return document;
}

static void a_document_goes_through_bytes_unchanged(void **state)
{
	struct document *document = small();
	g_autoptr(GByteArray) bytes = document_to_bytes(document);
	struct document *again = document_from_bytes(bytes->data, bytes->len, NULL);
	g_autoptr(GByteArray) bytes_again = NULL;
	const struct block *step, *knot;

	(void)state;
	assert_non_null(again);
	bytes_again = document_to_bytes(again);
	assert_int_equal(bytes->len, bytes_again->len);
	assert_memory_equal(bytes->data, bytes_again->data, bytes->len);
	step = again->blocks->pdata[2];
	assert_string_equal(step->detail_2, "vóór 4 december");
	assert_int_equal(step->value, 7);
	assert_true(step->ticked);
	assert_null(step->points);
	knot = again->blocks->pdata[3];
	assert_int_equal(knot->points->len, 2);
	assert_int_equal(g_array_index(knot->points, struct point, 1).value, 10);
	document_free(document);
	document_free(again);
}

static void a_cut_document_is_refused_at_every_byte(void **state)
{
	struct document *document = small();
	g_autoptr(GByteArray) bytes = document_to_bytes(document);

	(void)state;
	for (guint cut = 0; cut < bytes->len; cut++) {
		struct error error = ERROR_CLEAR;

		assert_null(document_from_bytes(bytes->data, cut, &error));
		assert_string_equal(error.sentence, "paper.bad_document");
	}
	document_free(document);
}

/* Whatever one byte becomes: refused, or a document that can be written again. Never a crash. */
static void a_changed_byte_never_breaks_the_reader(void **state)
{
	struct document *document = small();
	g_autoptr(GByteArray) bytes = document_to_bytes(document);

	(void)state;
	for (guint at = 0; at < bytes->len; at++) {
		for (int bit = 0; bit < 8; bit++) {
			struct document *read;

			bytes->data[at] ^= (guint8)(1 << bit);
			read = document_from_bytes(bytes->data, bytes->len, NULL);
			if (read) {
				g_autofree char *text = document_to_text(read, 40);

				assert_true(text_is_valid(text, -1));
			}
			document_free(read);
			bytes->data[at] ^= (guint8)(1 << bit);
		}
	}
	document_free(document);
}

static void what_follows_a_document_is_refused(void **state)
{
	struct document *document = small();
	g_autoptr(GByteArray) bytes = document_to_bytes(document);

	(void)state;
	g_byte_array_append(bytes, (const guint8 *)"x", 1);
	assert_null(document_from_bytes(bytes->data, bytes->len, NULL));
	document_free(document);
}

static void the_text_form_holds_every_word_within_its_columns(void **state)
{
	struct document *document = small();
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	(void)state;
	document_add(
		document, BLOCK_PARAGRAPH, "uk",
		"Дуже довге речення, яке треба перенести на кілька рядків, щоб воно вмістилося.");
	text = document_to_text(document, 24);
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++)
		assert_true(text_columns(*line, -1) <= 24);
	assert_non_null(strstr(text, "[x] 2.1.3 Bellen"));
	assert_non_null(strstr(text, "Nadia"));
	assert_non_null(strstr(text, "вмістилося."));
	document_free(document);
}

/* So that no document can ask for more than a sheet can show. */
static void more_points_than_a_picture_holds_are_left_out(void **state)
{
	struct document *document = document_new("", "uk");
	struct block *block = document_add(document, BLOCK_CHART, "uk", "Робота");
	g_autoptr(GByteArray) bytes = NULL;
	struct document *again;

	(void)state;
	for (int i = 0; i < POINTS_MAX + 10; i++)
		block_add_point(block, (struct point){ .x = i, .y = 1 + i % 3, .value = -1 });
	assert_int_equal(block->points->len, POINTS_MAX);
	bytes = document_to_bytes(document);
	again = document_from_bytes(bytes->data, bytes->len, NULL);
	assert_non_null(again);
	document_free(again);
	document_free(document);
}

static void a_knot_and_an_open_corner_are_written_in_signs_and_words(void **state)
{
	struct document *document = document_new("", "nl");
	struct block *block = document_add(document, BLOCK_KNOT, "nl", "1 \342\237\262 2");
	g_autofree char *text = NULL;

	(void)state;
	block_set(&block->label, "1\n2");
	block_set(&block->detail, "Werk\nWonen");
	block = document_add(document, BLOCK_CORNER, "nl", "nog open");
	block_set(&block->label, "Grip");
	text = document_to_text(document, 40);
	assert_string_equal(
		text, "    1 \342\237\262 2\n    1 Werk\n    2 Wonen\n\n- Grip: [ nog open ]\n");
	document_free(document);
}

static void own_words_carry_a_bar_on_every_line(void **state)
{
	struct document *document = document_new("", "uk");
	g_autofree char *text = NULL;

	(void)state;
	document_add(document, BLOCK_QUOTE, "uk", "перше слово\nдруге слово");
	text = document_to_text(document, 40);
	assert_string_equal(text, "  | перше слово\n  | друге слово\n");
	document_free(document);
}

static struct block *add_code(struct document *document, const char *address)
{
	struct block *code = document_add(document, BLOCK_CODE, "uk", address);

	block_set(&code->detail, "RefugeeHelp");
	return code;
}

static void only_a_web_address_becomes_a_code(void **state)
{
	g_autofree char *long_path = g_strnfill(CODE_BYTES_MAX - 10, 'a');
	g_autofree char *longest = g_strconcat("https://a/", long_path, NULL);
	g_autofree char *too_long = g_strconcat("https://a/", long_path, "b", NULL);

	(void)state;
	assert_true(document_may_be_code("https://www.refugeehelp.nl"));
	assert_true(document_may_be_code("http://допомога.укр/київ?a=b#c"));
	assert_true(document_may_be_code(longest));
	assert_false(document_may_be_code(too_long));
	assert_false(document_may_be_code("https://"));
	assert_false(document_may_be_code("http://"));
	assert_false(document_may_be_code(""));
	assert_false(document_may_be_code("www.refugeehelp.nl"));
	assert_false(document_may_be_code("javascript:alert(1)"));
	assert_false(document_may_be_code("https://a b"));
	assert_false(document_may_be_code("https://a\nb"));
	assert_false(document_may_be_code("https://a\xc2\xa0"));
	assert_false(document_may_be_code("https://\xff"));
}

static void what_is_no_web_address_is_no_code_in_a_document(void **state)
{
	struct document *document = document_new("", "uk");
	struct block *code = add_code(document, "https://www.refugeehelp.nl");
	g_autoptr(GByteArray) bytes = document_to_bytes(document);
	g_autoptr(GByteArray) odd = NULL;
	struct document *again = document_from_bytes(bytes->data, bytes->len, NULL);

	(void)state;
	assert_non_null(again);
	document_free(again);
	block_set(&code->text, "tel:112");
	odd = document_to_bytes(document);
	assert_null(document_from_bytes(odd->data, odd->len, NULL));
	document_free(document);
}

static void a_code_is_its_address_in_the_text_form(void **state)
{
	struct document *document = document_new("", "uk");
	g_autofree char *text = NULL;

	(void)state;
	add_code(document, "https://www.refugeehelp.nl");
	block_set(&add_code(document, "https://www.juridischloket.nl")->detail, "");
	text = document_to_text(document, 80);
	assert_string_equal(text, "  RefugeeHelp\n    https://www.refugeehelp.nl\n"
				  "  https://www.juridischloket.nl\n");
	document_free(document);
}

static void how_it_is_printed_goes_through_bytes(void **state)
{
	struct document *document = small();
	g_autoptr(GByteArray) bytes = NULL;
	struct document *again;

	(void)state;
	document->large = document->two_sided = true;
	bytes = document_to_bytes(document);
	again = document_from_bytes(bytes->data, bytes->len, NULL);
	assert_true(again->large);
	assert_true(again->two_sided);
	assert_false(again->as_large_as_it_is);
	document_free(again);
	document_free(document);
}

static void a_box_to_tick_stays_with_its_word(void **state)
{
	struct document *document = document_new("", "nl");
	struct block *boxes = document_add(document, BLOCK_BOXES, "nl", "Wonen");

	(void)state;
	block_set(&boxes->detail, "ja\nnee\nweet ik niet\neen ander keer");
	for (int columns = 20; columns < 80; columns++) {
		g_autofree char *text = document_to_text(document, columns);

		assert_non_null(strstr(text, "[\302\240]\302\240nee"));
		assert_null(strstr(text, "[\302\240]\302\240\n"));
		assert_null(strstr(text, "]\n"));
	}
	document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_goes_through_bytes_unchanged),
		cmocka_unit_test(a_cut_document_is_refused_at_every_byte),
		cmocka_unit_test(a_changed_byte_never_breaks_the_reader),
		cmocka_unit_test(what_follows_a_document_is_refused),
		cmocka_unit_test(the_text_form_holds_every_word_within_its_columns),
		cmocka_unit_test(more_points_than_a_picture_holds_are_left_out),
		cmocka_unit_test(a_knot_and_an_open_corner_are_written_in_signs_and_words),
		cmocka_unit_test(own_words_carry_a_bar_on_every_line),
		cmocka_unit_test(only_a_web_address_becomes_a_code),
		cmocka_unit_test(what_is_no_web_address_is_no_code_in_a_document),
		cmocka_unit_test(a_code_is_its_address_in_the_text_form),
		cmocka_unit_test(how_it_is_printed_goes_through_bytes),
		cmocka_unit_test(a_box_to_tick_stays_with_its_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
