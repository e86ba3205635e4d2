/* The record of a conversation and the plan out of a real vault: 40 answers, one of 12,000 characters, and as many items of a plan, with all
   that people and keyboards put into them, come back from the PDF and from the text form at 80 and 40 columns. What marks a passage is told
   below it; everything else is there.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "content/content.h"
#include "support/builders.h"
#include "support/home.h"
#include "support/naughty.h"
#include "support/seen.h"

#include <string.h>

#define LONGEST 12000

struct talk {
	struct home *home;
	struct content *content;
	GPtrArray *answers; /* char *: as typed */
};

static char *answer_to(int number)
{
	GString *text = g_string_new(NULL);
	g_autofree char *address = address_of_300();

	g_string_printf(text, "№%d. %s\n%s", number, odd_words[(gsize)number % odd_words_count],
			address);
	for (int i = 0; number == 17 && g_utf8_strlen(text->str, -1) < LONGEST; i++)
		g_string_append_printf(text, " %d %s", i, odd_words[(gsize)i % odd_words_count]);
	g_string_append_printf(text, "\n* вміє %d\nі ще +[хоче більше %d] тут", number, number);
	return g_string_free(text, FALSE);
}

static void add_conversation(struct talk *talk, struct vault *vault, record_id person, day on)
{
	record_id conversation = build_conversation(vault, person, on);

	for (int i = 0; i < DECK_SIZE; i++)
		build_answer(vault, person, conversation, talk->content->deck.cards[i].id,
			     talk->answers->pdata[i]);
}

static int setup(void **state)
{
	struct talk *talk = g_new0(struct talk, 1);
	struct error error = ERROR_CLEAR;

	talk->home = home_new();
	talk->content = content_load(".", &error);
	talk->answers = g_ptr_array_new_with_free_func(g_free);
	assert_non_null(talk->content);
	*state = talk;
	return 0;
}

static int teardown(void **state)
{
	struct talk *talk = *state;

	content_free(talk->content);
	g_ptr_array_unref(talk->answers);
	home_free(talk->home);
	g_free(talk);
	return 0;
}

static void write_down(struct talk *talk)
{
	struct vault *vault = home_make_vault(talk->home);

	add_conversation(talk, vault, build_person(vault, "NIJ-0001", "Ліна"), TEST_DAY);
	home_close_vault(vault);
}

/* What every page has at its foot, and a table at its head. */
static bool is_furniture(const char *line)
{
	static const char *const beginnings[] = { "NIJ-0001 · ", "сторінка ", "№ Що",
						  "Хто · Коли" };

	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++)
		if (g_str_has_prefix(line, beginnings[i]))
			return true;
	return false;
}

static char *without_feet(const char *text)
{
	g_auto(GStrv) lines = g_strsplit_set(text, "\n\f", -1);
	GString *rest = g_string_new(NULL);

	for (char **line = lines; *line; line++)
		if (!is_furniture(*line))
			g_string_append_printf(rest, "%s\n", *line);
	return g_string_free(rest, FALSE);
}

/* In the order in which they are listened to. */
static char *words_of_pdf(struct talk *talk, const char *sheet, const char *options)
{
	g_autofree char *line = g_strdup_printf("$P plan NIJ-0001 --sheet %s %s -o record.pdf "
						"&& pdftotext -raw record.pdf -",
						sheet, options);
	struct ran ran = home_shell(talk->home, line);
	char *text = without_feet(ran.out);

	if (ran.status != 0)
		fail_msg("%s", ran.err);
	ran_done(&ran);
	return text;
}

static char *words_of_text(struct talk *talk, const char *sheet, int columns)
{
	g_autofree char *words =
		g_strdup_printf("plan NIJ-0001 --sheet %s --format txt --width %d", sheet, columns);

	return home_must(talk->home, 0, words);
}

/* The bars before quoted lines are no words. */
static char *without_bars(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *rest = g_string_new(NULL);

	for (char **line = lines; *line; line++)
		g_string_append_printf(rest, "%s\n",
				       g_str_has_prefix(*line, "  | ") ? *line + 4 : *line);
	return g_string_free(rest, FALSE);
}

/* Each answer in full, after the one before it. */
static void assert_all_there(const struct talk *talk, const char *text)
{
	g_autofree char *got = seen(text);
	const char *at = got;

	for (guint i = 0; i < talk->answers->len; i++) {
		g_autofree char *words = marks_stripped(talk->answers->pdata[i]);
		g_autofree char *wanted = seen(words);
		const char *found = strstr(at, wanted);

		if (!found)
			fail_msg("answer %u is not there, or not in its place:\n%.300s\n%.300s",
				 i + 1, wanted, at);
		at = found + strlen(wanted);
	}
}

static void assert_marks_told(const char *text)
{
	g_autofree char *got = seen(text);

	for (int i = 0; i < DECK_SIZE; i++) {
		g_autofree char *talent = g_strdup_printf("талант:вміє%d", i);
		g_autofree char *wish = g_strdup_printf("бажання:хочебільше%d", i);

		assert_non_null(strstr(got, talent));
		assert_non_null(strstr(got, wish));
	}
}

static void every_answer_comes_back_from_paper_and_from_text(void **state)
{
	static const char *const options[] = { "", "--large" };
	static const int columns[] = { 80, 40 };
	struct talk *talk = *state;

	for (int i = 0; i < DECK_SIZE; i++)
		g_ptr_array_add(talk->answers, answer_to(i));
	write_down(talk);
	for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
		g_autofree char *text = words_of_pdf(talk, "record", options[i]);

		assert_all_there(talk, text);
		assert_marks_told(text);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		g_autofree char *text = words_of_text(talk, "record", columns[i]);
		g_autofree char *plain = without_bars(text);

		assert_all_there(talk, plain);
		assert_marks_told(plain);
	}
}

static void assert_no_sign_is_lost(const struct talk *talk, const char *text)
{
	g_autoptr(GString) all = g_string_new(NULL);
	g_autoptr(GHashTable) in = NULL, out = count_signs(text);
	GHashTableIter iter;
	gpointer sign, count;

	for (guint i = 0; i < talk->answers->len; i++) {
		g_autofree char *words = marks_stripped(talk->answers->pdata[i]);

		g_string_append(all, words);
	}
	in = count_signs(all->str);
	g_hash_table_iter_init(&iter, in);
	while (g_hash_table_iter_next(&iter, &sign, &count))
		if (GPOINTER_TO_INT(g_hash_table_lookup(out, sign)) < GPOINTER_TO_INT(count))
			fail_msg("U+%04X: %d in, %d out", GPOINTER_TO_UINT(sign),
				 GPOINTER_TO_INT(count),
				 GPOINTER_TO_INT(g_hash_table_lookup(out, sign)));
}

static void naughty_strings_come_back(void **state)
{
	struct talk *talk = *state;
	g_autoptr(GPtrArray) strings = naughty_strings();
	g_autofree char *paper = NULL;
	g_autofree char *text = NULL;

	if (!strings)
		skip();
	for (guint i = 0; i < DECK_SIZE; i++) {
		g_autoptr(GString) several = g_string_new(NULL);

		for (guint j = i; j < strings->len; j += DECK_SIZE)
			g_string_append_printf(several, "%s\n", (char *)strings->pdata[j]);
		g_ptr_array_add(talk->answers, text_clean(several->str, -1));
	}
	write_down(talk);
	paper = words_of_pdf(talk, "record", "");
	text = words_of_text(talk, "record", 40);
	assert_no_sign_is_lost(talk, paper);
	assert_no_sign_is_lost(talk, text);
}

/* ---------------------------------------------------------------- the plan */

static void add_item(struct talk *talk, struct vault *vault, record_id person, enum plan_kind kind,
		     record_id parent)
{
	g_autofree char *words = answer_to((int)talk->answers->len);
	char *text = marks_stripped(words);

	g_ptr_array_add(talk->answers, text);
	build_item(vault, person, kind, parent, text);
}

/* Of each kind several, also below each other. */
static void write_plan_down(struct talk *talk)
{
	struct vault *vault = home_make_vault(talk->home);
	record_id person = build_person(vault, "NIJ-0001", "Ліна");

	for (int i = 0; i < 3; i++) {
		record_id obstacle = build_item(vault, person, PLAN_OBSTACLE, 0, "Перешкода");

		add_item(talk, vault, person, PLAN_STRENGTH, 0);
		add_item(talk, vault, person, PLAN_HELPER, 0);
		add_item(talk, vault, person, PLAN_PERSPECTIVE, 0);
		add_item(talk, vault, person, PLAN_OBSTACLE, 0);
		add_item(talk, vault, person, PLAN_BREAKTHROUGH, obstacle);
		add_item(talk, vault, person, PLAN_STEP, obstacle);
		add_item(talk, vault, person, PLAN_STEP, 0);
	}
	home_close_vault(vault);
}

/* How far the words are there: where the report of a failure begins. */
static size_t longest_there(const char *got, const char *wanted)
{
	size_t least = 0, most = strlen(wanted);

	while (least + 1 < most) {
		size_t middle = (least + most) / 2;
		g_autofree char *some = g_strndup(wanted, middle);

		if (strstr(got, some))
			least = middle;
		else
			most = middle;
	}
	return least;
}

static void assert_each_there(const struct talk *talk, const char *text, const char *where)
{
	g_autofree char *got = seen(text);

	for (guint i = 0; i < talk->answers->len; i++) {
		g_autofree char *wanted = seen(talk->answers->pdata[i]);

		if (!strstr(got, wanted))
			fail_msg("%s: item %u is not there from: %.300s", where, i,
				 wanted + longest_there(got, wanted));
	}
}

static void every_word_of_a_plan_comes_back(void **state)
{
	static const char *const sheets[] = { "person --languages uk", "helper --languages uk" };
	static const int columns[] = { 80, 40 };
	struct talk *talk = *state;

	write_plan_down(talk);
	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
		g_autofree char *usual = words_of_pdf(talk, sheets[i], "");
		g_autofree char *large = words_of_pdf(talk, sheets[i], "--large");

		assert_each_there(talk, usual, sheets[i]);
		assert_each_there(talk, large, "--large");
		for (size_t j = 0; j < G_N_ELEMENTS(columns); j++) {
			g_autofree char *text = words_of_text(talk, sheets[i], columns[j]);
			g_autofree char *plain = without_bars(text);

			assert_each_there(talk, plain, "txt");
		}
	}
}

#define RECORD_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RECORD_TEST(every_answer_comes_back_from_paper_and_from_text),
		RECORD_TEST(naughty_strings_come_back),
		RECORD_TEST(every_word_of_a_plan_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
