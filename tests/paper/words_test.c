/* Characters in are characters out: a conversation of 40 answers, with all that people and keyboards put into them, comes back from the PDF
   in reading order and from the text form at 80 and 40 columns. Compared are all characters that can be seen; where a line ends is free.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/naughty.h"
#include "support/papers.h"
#include "support/seen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#define ANSWERS 40
#define LONGEST 12000

struct desk {
	char *folder, *pdf;
};

static int setup(void **state)
{
	struct desk *desk = g_new0(struct desk, 1);

	desk->folder = g_dir_make_tmp("words-XXXXXX", NULL);
	desk->pdf = g_build_filename(desk->folder, "record.pdf", NULL);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	g_unlink(desk->pdf);
	assert_int_equal(g_rmdir(desk->folder), 0);
	g_free(desk->folder);
	g_free(desk->pdf);
	g_free(desk);
	return 0;
}

static char *answer(int number)
{
	GString *text = g_string_new(NULL);
	g_autofree char *address = address_of_300();

	g_string_printf(text, "%d. %s\n%s", number, odd_words[(gsize)number % odd_words_count],
			address);
	for (int i = 0; number == 17 && g_utf8_strlen(text->str, -1) < LONGEST; i++)
		g_string_append_printf(text, " %d %s", i, odd_words[(gsize)i % odd_words_count]);
	return g_string_free(text, FALSE);
}

/* Without what the pages add: no footer, no numbers. */
static struct document *conversation(bool plain, GString *expected)
{
	static const enum block_kind kinds[] = { BLOCK_PARAGRAPH, BLOCK_QUOTE, BLOCK_ITEM,
						 BLOCK_STEP, BLOCK_NOTE };
	struct document *document = document_new("Розмова", "uk");

	for (int i = 0; i < ANSWERS; i++) {
		g_autofree char *text = answer(i);

		document_add(document,
			     plain ? BLOCK_PARAGRAPH : kinds[(gsize)i % G_N_ELEMENTS(kinds)], "uk",
			     text);
		add_seen(expected, text);
	}
	return document;
}

static char *words_by(const struct desk *desk, const struct document *document, const char *how)
{
	g_autofree char *command = g_strdup_printf("pdftotext %s '%s' -", how, desk->pdf);
	char *output = NULL;
	int status = -1;

	papers_print(document, desk->pdf);
	assert_true(g_spawn_command_line_sync(command, &output, NULL, &status, NULL));
	assert_int_equal(status, 0);
	return output;
}

/* In the order they were written (-raw), which is the order they are listened to. Without it pdftotext guesses columns. */
static char *words_of_pdf(const struct desk *desk, const struct document *document)
{
	return words_by(desk, document, "-raw");
}

static void assert_same(const char *wanted, const char *got)
{
	size_t at = 0;

	while (wanted[at] && wanted[at] == got[at])
		at++;
	if (wanted[at] || got[at])
		fail_msg("after %zu bytes: wanted …%.60s, got …%.60s", at,
			 wanted + MAX(at, 20) - 20, got + MAX(at, 20) - 20);
}

static void every_character_comes_back_from_paper(void **state)
{
	for (int large = 0; large < 2; large++) {
		g_autoptr(GString) wanted = g_string_new(NULL);
		struct document *document = conversation(false, wanted);
		g_autofree char *text = NULL;
		g_autofree char *got = NULL;

		document->large = large;
		text = words_of_pdf(*state, document);
		got = seen(text);
		document_free(document);
		assert_same(wanted->str, got);
	}
}

/* At the end of a line a foreign reader takes a hyphen for one that was not in the word, and leaves it out. */
static void no_hyphen_is_lost_at_the_end_of_a_line(void **state)
{
	for (int large = 0; large < 2; large++) {
		g_autoptr(GString) wanted = g_string_new(NULL);
		struct document *document = document_new("Розмова", "uk");
		g_autofree char *text = NULL;
		g_autofree char *got = NULL;

		for (int i = 1; i < 60; i++) {
			g_autofree char *filled = g_strnfill((gsize)i, 'a');
			g_autofree char *address = address_of_300();
			g_autofree char *words = g_strdup_printf(
				"%s будь-який день - по-своєму, e-mail-adres - тут: %s", filled,
				address);

			document_add(document, BLOCK_PARAGRAPH, "uk", words);
			add_seen(wanted, words);
		}
		document->large = large;
		text = words_by(*state, document, "");
		got = seen(text);
		document_free(document);
		assert_same(wanted->str, got);
	}
}

/* What cannot be parted at its hyphens is still parted: nothing stands outside of the page. */
static void a_line_of_hyphens_stays_on_the_page(void **state)
{
	struct document *document = document_new("Розмова", "uk");
	g_autofree char *line = g_strnfill(400, '-');
	g_autoptr(GString) words = g_string_new(line);
	g_autoptr(GString) wanted = g_string_new(NULL);
	g_autofree char *got = NULL;
	g_autofree char *text = NULL;

	for (int i = 0; i < 200; i++)
		g_string_append(words, "а-");
	document_add(document, BLOCK_PARAGRAPH, "uk", words->str);
	add_seen(wanted, words->str);
	text = words_by(*state, document, "-raw -r 72 -x 0 -y 0 -W 560 -H 842");
	got = seen(text);
	document_free(document);
	assert_same(wanted->str, got);
}

static void every_character_comes_back_from_the_text_form(void **state)
{
	static const int columns[] = { 80, 40 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		g_autoptr(GString) wanted = g_string_new(NULL);
		struct document *document = conversation(true, wanted);
		g_autofree char *text = document_to_text(document, columns[i]);
		g_autofree char *got = seen(text);

		document_free(document);
		assert_same(wanted->str, got);
	}
}

/* In texts of two directions the order is for people, not for bytes. */
static void assert_same_signs(const char *wanted, const char *got)
{
	g_autoptr(GHashTable) in = count_signs(wanted);
	g_autoptr(GHashTable) out = count_signs(got);
	GHashTableIter iter;
	gpointer sign, count;

	g_hash_table_iter_init(&iter, in);
	while (g_hash_table_iter_next(&iter, &sign, &count))
		if (g_hash_table_lookup(out, sign) != count)
			print_message("U+%04X: %d in, %d out\n", GPOINTER_TO_UINT(sign),
				      GPOINTER_TO_INT(count),
				      GPOINTER_TO_INT(g_hash_table_lookup(out, sign)));
	g_hash_table_iter_init(&iter, in);
	while (g_hash_table_iter_next(&iter, &sign, &count))
		assert_ptr_equal(g_hash_table_lookup(out, sign), count);
}

/* Each side is an answer of its own; the language changes in the middle of a page. */
static struct document *conversation_in_two(GString *left, GString *right, bool plain)
{
	struct document *document = conversation(plain, left);
	g_autoptr(GPtrArray) blocks = g_ptr_array_copy(document->blocks, NULL, NULL);

	g_ptr_array_set_free_func(blocks, NULL);
	while (document->blocks->len > 0)
		(void)g_ptr_array_steal_index(document->blocks, 0);
	for (guint i = 0; i < blocks->len; i++) {
		g_autofree char *text = answer((int)(i * 7 + 17) % ANSWERS);
		const struct block *block = blocks->pdata[i];

		document_add(document, BLOCK_SIDE, NULL, NULL)->level = 1;
		g_ptr_array_add(document->blocks, blocks->pdata[i]);
		document_add(document, BLOCK_SIDE, NULL, NULL)->level = 2;
		document_add(document, block->kind, "nl", text);
		add_seen(right, text);
	}
	return document;
}

/* What stands in one half of each page, as it was written. */
static char *words_of_half(const struct desk *desk, int half)
{
	g_autofree char *command = g_strdup_printf(
		"pdftotext -raw -r 72 -x %d -y 0 -W %d -H 842 '%s' -", half * 297, 297, desk->pdf);
	char *output = NULL;
	int status = -1;

	assert_true(g_spawn_command_line_sync(command, &output, NULL, &status, NULL));
	assert_int_equal(status, 0);
	return output;
}

static void every_character_comes_back_from_each_of_two_columns(void **state)
{
	GString *const wanted[2] = { g_string_new(NULL), g_string_new(NULL) };
	struct document *document = conversation_in_two(wanted[0], wanted[1], false);

	g_free(words_of_pdf(*state, document));
	document_free(document);
	for (int i = 0; i < 2; i++) {
		g_autofree char *text = words_of_half(*state, i);
		g_autofree char *got = seen(text);

		assert_same(wanted[i]->str, got);
		g_string_free(wanted[i], TRUE);
	}
}

/* In columns, and where they do not fit one language after the other. */
static void two_columns_of_text_hold_every_character(void **state)
{
	static const int columns[] = { 120, 80, 76, 75, 40 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		g_autoptr(GString) left = g_string_new(NULL);
		g_autoptr(GString) right = g_string_new(NULL);
		struct document *document = conversation_in_two(left, right, true);
		g_autofree char *text = document_to_text(document, columns[i]);

		document_free(document);
		if (columns[i] < 76) /* a rule where the second language begins */
			for (int j = 0; j < MIN(columns[i], 72); j++)
				g_string_append(left, "\342\224\200");
		g_string_append(left, right->str);
		assert_same_signs(left->str, text);
	}
}

static void add_step(struct document *document, const char *number, const char *what,
		     GString *expected)
{
	struct block *step = document_add(document, BLOCK_STEP, "uk", what);

	block_set(&step->label, number);
	block_set(&step->detail, "Марта");
	block_set(&step->detail_2, "до 1 грудня");
	add_seen(expected, number);
	add_seen(expected, what);
	add_seen(expected, step->detail);
	add_seen(expected, "\302\267");
	add_seen(expected, step->detail_2);
}

/* Number, what, who and when: each as a whole, however many pages it takes. */
static void a_step_longer_than_a_page_is_read_cell_by_cell(void **state)
{
	for (int large = 0; large < 2; large++) {
		struct document *document = document_new("Кроки", "uk");
		g_autoptr(GString) wanted = g_string_new(NULL);
		g_autofree char *longest = answer(17);
		g_autofree char *text = NULL, *got = NULL;

		document->large = large;
		add_step(document, "1", "короткий крок", wanted);
		add_step(document, "2", longest, wanted);
		add_step(document, "3", "ще один", wanted);
		text = words_of_pdf(*state, document);
		got = seen(text);
		document_free(document);
		assert_same(wanted->str, got);
	}
}

/* A label that is longer than the room beside its words goes on below itself. */
static void a_long_label_is_whole(void **state)
{
	static const enum block_kind kinds[] = { BLOCK_CORNER, BLOCK_ITEM, BLOCK_CHART,
						 BLOCK_DOMAIN };

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		struct document *document = document_new("Аркуш", "uk");
		struct block *block = document_add(document, kinds[i], "uk", "слово");
		g_autofree char *text = NULL;
		g_autofree char *got = NULL;
		bool named = kinds[i] == BLOCK_CHART || kinds[i] == BLOCK_DOMAIN;

		if (named)
			block_set(&block->detail, "слово");
		block_set(named ? &block->text : &block->label,
			  "Назва сторони, яка довша за місце, що для неї є, і тому продовжується "
			  "нижче: початок середина кінець");
		text = words_of_pdf(*state, document);
		got = seen(text);
		document_free(document);
		assert_non_null(strstr(got, "початок"));
		assert_non_null(strstr(got, "кінець"));
		assert_non_null(strstr(got, "слово"));
	}
}

/* Takes the document. */
static void assert_large_holds_the_same_words(const struct desk *desk, struct document *document)
{
	g_autofree char *usual = words_of_pdf(desk, document);
	g_auto(GStrv) words = g_strsplit_set(usual, " \n\f", -1);
	g_autofree char *text = NULL;
	g_autofree char *large = NULL;

	document->large = true;
	text = words_of_pdf(desk, document);
	large = seen(text);
	for (char **word = words; *word; word++)
		if (!strstr(large, *word))
			fail_msg("not in large print: %s", *word);
	document_free(document);
}

/* Where columns stand below each other and pictures are made narrower. */
static void large_print_leaves_nothing_out(void **state)
{
	assert_large_holds_the_same_words(*state, papers_both());
	assert_large_holds_the_same_words(*state, papers_helper());
	assert_large_holds_the_same_words(*state, papers_change());
	assert_large_holds_the_same_words(*state, papers_codes());
	assert_large_holds_the_same_words(*state, papers_sides());
	assert_large_holds_the_same_words(*state, papers_sides_record(4, 2000));
}

/* Of at least so many bytes. */
static void add_of_length(struct document *document, GString *wanted, const char *unit,
			  size_t length)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; text->len < length; i++)
		g_string_append_printf(text, "%d%s", i, unit);
	document_add(document, BLOCK_QUOTE, "uk", text->str);
	add_seen(wanted, text->str);
}

/* Long texts are set in pieces: of whatever length and kind, nothing is lost or said twice where one ends. */
static void no_character_is_lost_where_a_piece_of_a_text_ends(void **state)
{
	static const char *const units[] = { "їжак ",       "\n",      "ґава\n\n",
					     "безпропуску", "       ", "за́мок—пам’ять " };
	static const size_t lengths[] = { 2990, 3000, 3010, 3990, 4000, 4010, 9000 };
	struct document *document = document_new("Розмова", "uk");
	g_autoptr(GString) wanted = g_string_new(NULL);
	g_autofree char *text = NULL;
	g_autofree char *got = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(units) * G_N_ELEMENTS(lengths); i++)
		add_of_length(document, wanted, units[i % G_N_ELEMENTS(units)],
			      lengths[i / G_N_ELEMENTS(units)] + i % 4);
	text = words_of_pdf(*state, document);
	got = seen(text);
	document_free(document);
	assert_same(wanted->str, got);
}

static void naughty_strings_lose_nothing(void **state)
{
	g_autoptr(GPtrArray) strings = naughty_strings();
	struct document *document;
	g_autoptr(GString) wanted = g_string_new(NULL);
	g_autofree char *paper = NULL;
	g_autofree char *text = NULL;

	if (!strings)
		skip();
	document = document_new("Розмова", "uk");
	for (guint i = 0; i < strings->len; i++) {
		document_add(document, BLOCK_PARAGRAPH, "uk", strings->pdata[i]);
		g_string_append_printf(wanted, "%s\n", (char *)strings->pdata[i]);
	}
	paper = words_of_pdf(*state, document);
	text = document_to_text(document, 80);
	document_free(document);
	assert_same_signs(wanted->str, text);
	assert_same_signs(wanted->str, paper);
}

#define WORDS_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WORDS_TEST(every_character_comes_back_from_paper),
		WORDS_TEST(no_hyphen_is_lost_at_the_end_of_a_line),
		WORDS_TEST(a_line_of_hyphens_stays_on_the_page),
		WORDS_TEST(every_character_comes_back_from_the_text_form),
		WORDS_TEST(every_character_comes_back_from_each_of_two_columns),
		WORDS_TEST(two_columns_of_text_hold_every_character),
		WORDS_TEST(a_step_longer_than_a_page_is_read_cell_by_cell),
		WORDS_TEST(a_long_label_is_whole),
		WORDS_TEST(large_print_leaves_nothing_out),
		WORDS_TEST(no_character_is_lost_where_a_piece_of_a_text_ends),
		WORDS_TEST(naughty_strings_lose_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
