/* Search: any spelling finds the word, also inside a word, also while it is being typed; an undo keeps the index right.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/excerpt.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/search.h"
#include "store/sql.h"
#include "support/builders.h"

#include <string.h>

static struct test_clock now;
static struct vault *vault;
static struct error error;

static int open_vault(void **state)
{
	(void)state;
	vault = build_vault(&now);
	error = ERROR_CLEAR;
	return 0;
}

static int close_vault(void **state)
{
	(void)state;
	vault_close(vault);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_vault, close_vault)

static GPtrArray *find(const char *query)
{
	GPtrArray *hits;

	assert_true(search(vault, query, 50, &hits, &error));
	return hits;
}

static guint found(const char *query)
{
	g_autoptr(GPtrArray) hits = find(query);

	return hits->len;
}

static const struct hit *hit(const GPtrArray *hits, guint i)
{
	assert_true(i < hits->len);
	return hits->pdata[i];
}

/* FTS5 finds its own structure sound. */
static void assert_index_is_sound(void)
{
	struct statement check =
		sql_prepare(vault, "INSERT INTO search(search) VALUES('integrity-check')");

	assert_true(sql_run(&check, &error));
}

static void any_spelling_finds_the_word(void **state)
{
	(void)state;
	static const char *const spellings[] = { "м'який", "м’який", "мʼякий", "М’ЯКИЙ", "м`який" };
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);

	for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++) {
		build_answer(vault, lina, conversation, "card-a", spellings[i]);
		for (size_t j = 0; j < G_N_ELEMENTS(spellings); j++)
			assert_int_equal(found(spellings[j]), 1);
	}
	build_answer(vault, lina, conversation, "card-a", "старий замо\u0301к у ĳsstadion, Їжак");
	assert_int_equal(found("замок"), 1);
	assert_int_equal(found("замо\u0301к"), 1);
	assert_int_equal(found("ijsstad"), 1);
	assert_int_equal(found("ĲSSTADION"), 1);
	assert_int_equal(found("їжак"), 1);
	assert_int_equal(found("и\u0306жак"), 0);
}

static void the_middle_of_a_word_is_enough(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");

	build_answer(vault, lina, build_conversation(vault, lina, TEST_DAY), "card-a",
		     "думає про перекваліфікацію, \"колись\" 50 %_");
	assert_int_equal(found("валіф"), 1);
	assert_int_equal(found("валіфік про"), 1);
	assert_int_equal(found("валіф нема"), 0);
	assert_int_equal(found("\"кол"), 1);
	assert_int_equal(found("колись\""), 1);
	assert_int_equal(found("* OR NOT (x"), 0);
	assert_int_equal(found(""), 0);
	assert_int_equal(found("  \t"), 0);
}

static void short_words_look_at_code_and_pseudonym(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0042", "Lina");
	record_id ivan = build_person(vault, "NIJ-0007", "Іван");

	build_answer(vault, lina, build_conversation(vault, lina, TEST_DAY), "card-a", "42 яблука");
	build_answer(vault, ivan, build_conversation(vault, ivan, TEST_DAY), "card-a", "42 яблука");
	g_autoptr(GPtrArray) short_hits = find("42");
	assert_int_equal(short_hits->len, 1);
	assert_int_equal(hit(short_hits, 0)->kind, HIT_PERSON);
	assert_int_equal(hit(short_hits, 0)->participant_id, lina);
	assert_int_equal(found("ІВ"), 1);
	assert_int_equal(found("ябл"), 2);
	g_autoptr(GPtrArray) both = find("ябл 07");
	assert_int_equal(both->len, 1);
	assert_int_equal(hit(both, 0)->participant_id, ivan);
	assert_int_equal(found("x"), 0);
}

static void every_place_where_words_stand_is_searched(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Соняшник");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	record_id answer = build_answer(vault, lina, conversation, "card-a", "соняшник росте");
	record_id rating = build_rating(vault, lina, conversation, INDICATOR_LEISURE, "соняшник");
	record_id promise = build_promise(vault, lina, "соняшник посадити", TEST_DAY);
	struct plan_item *item = plan_item_new(PLAN_HELPER);
	struct conversation *paused;
	static const enum hit_kind kinds[] = { HIT_PERSON, HIT_ANSWER, HIT_RATING,
					       HIT_PLAN,   HIT_PLAN,   HIT_CONVERSATION };
	int seen[HIT_DRAFT + 1] = { 0 };

	item->participant_id = lina;
	set_text(&item->text, "zonnebloem");
	plan_item_set_rendering(item, "uk", "соняшник");
	assert_true(conversation_load(vault, conversation, &paused, &error));
	set_text(&paused->where_we_were, "про соняшник");
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	assert_true(conversation_save(vault, paused, &error));
	must_commit(vault);
	g_autoptr(GPtrArray) hits = find("СОНЯШ");
	assert_int_equal(hits->len, G_N_ELEMENTS(kinds));
	for (guint i = 0; i < hits->len; i++) {
		const struct hit *one = hit(hits, i);

		seen[one->kind]++;
		assert_int_equal(one->participant_id, lina);
		assert_string_equal(one->code, "NIJ-0001");
		assert_string_equal(one->pseudonym, "Соняшник");
		assert_non_null(g_strstr_len(one->excerpt, -1, "оняшник"));
		if (one->kind == HIT_ANSWER) {
			assert_int_equal(one->record, answer);
			assert_int_equal(one->conversation_id, conversation);
			assert_string_equal(one->field, "card-a");
		} else if (one->kind == HIT_RATING) {
			assert_int_equal(one->record, rating);
			assert_string_equal(one->field, "leisure");
		} else if (one->kind == HIT_PLAN) {
			assert_true(one->record == promise || one->record == item->id);
		}
	}
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		assert_int_equal(seen[kinds[i]], kinds[i] == HIT_PLAN ? 2 : 1);
	assert_int_equal(found("Надія"), 1);
	conversation_free(paused);
	plan_item_free(item);
}

static void the_newest_is_found_first_and_no_more_than_asked(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct answer *answer = answer_new();
	GPtrArray *hits;

	answer->participant_id = lina;
	set_text(&answer->text, "кавун");
	for (int i = 0; i < 20; i++) {
		answer->id = 0;
		answer->said_on = TEST_DAY - (i * 7) % 20;
		answer->conversation_id = build_conversation(vault, lina, answer->said_on);
		set_text(&answer->card_id, "card-a");
		must_begin(vault);
		assert_true(answer_save(vault, answer, &error));
		must_commit(vault);
	}
	answer_free(answer);
	assert_true(search(vault, "кав", 5, &hits, &error));
	assert_int_equal(hits->len, 5);
	for (guint i = 0; i < hits->len; i++)
		assert_int_equal(hit(hits, i)->said_at, (gint64)(TEST_DAY - i) * 86400);
	g_ptr_array_unref(hits);
}

static void what_is_being_typed_is_found_too(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id secret = build_person_without_file(vault, "NIJ-0002");
	struct splice splice = { 0, 0, "вчора пекла Пиріг", strlen("вчора пекла Пиріг") };
	struct draft_key key = { lina, 7, "card:a" }, other = { secret, 8, "card:a" };

	assert_true(draft_append(vault, &key, "", &splice, &error));
	assert_true(draft_append(vault, &other, "", &splice, &error));
	g_autoptr(GPtrArray) hits = find("пир 01");
	assert_int_equal(hits->len, 1);
	assert_int_equal(hit(hits, 0)->kind, HIT_DRAFT);
	assert_int_equal(hit(hits, 0)->participant_id, lina);
	assert_int_equal(hit(hits, 0)->conversation_id, 7);
	assert_string_equal(hit(hits, 0)->field, "card:a");
	assert_string_equal(hit(hits, 0)->excerpt, "вчора пекла Пиріг");
	assert_int_equal(found("пир 99"), 0);
	assert_int_equal(found("пирож"), 0);
}

static void an_answer_written_anew_is_found_by_its_new_words_only(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);

	build_answer(vault, lina, conversation, "card-a", "яблуко");
	build_answer(vault, lina, conversation, "card-a", "груша");
	assert_int_equal(found("яблуко"), 0);
	assert_int_equal(found("груша"), 1);
	assert_index_is_sound();
}

static void an_undo_takes_its_words_out_of_the_index(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);

	build_answer(vault, lina, conversation, "card-a", "яблуко");
	build_answer(vault, lina, conversation, "card-a", "груша");
	assert_true(vault_undo(vault, &error));
	assert_int_equal(found("яблуко"), 1);
	assert_int_equal(found("груша"), 0);
	assert_true(vault_redo(vault, &error));
	assert_int_equal(found("яблуко"), 0);
	assert_int_equal(found("груша"), 1);
	assert_true(vault_undo(vault, &error));
	assert_true(vault_undo(vault, &error));
	assert_int_equal(found("яблуко"), 0);
	assert_index_is_sound();
}

static void a_deletion_undone_is_found_again(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);
	record_id obstacle = build_item(vault, lina, PLAN_OBSTACLE, 0, "яблуко");

	build_item(vault, lina, PLAN_STEP, obstacle, "яблуко");
	build_answer(vault, lina, conversation, "card-a", "яблуко");
	build_rating(vault, lina, conversation, INDICATOR_WORK, "яблуко");
	must_begin(vault);
	assert_true(people_delete(vault, lina, &error));
	must_commit(vault);
	assert_int_equal(found("яблуко"), 0);
	assert_true(vault_undo(vault, &error));
	assert_int_equal(found("яблуко"), 4);
	assert_index_is_sound();
}

static char *random_word(GRand *random)
{
	static const char *const parts[] = { "яб", "Лу", "ко", "м’", "їж", "ак", "ĳ", "о\u0301" };
	GString *word = g_string_new("слово");

	for (int i = 0; i < 3; i++)
		g_string_append(word, parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))]);
	return g_string_free(word, FALSE);
}

/* Random saves, deletions, undos and redos: what search finds is what stands in the rows. */
static void the_index_follows_whatever_happens(void **state)
{
	(void)state;
	g_autoptr(GRand) random = g_rand_new_with_seed(41);
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id conversation = build_conversation(vault, lina, TEST_DAY);

	for (int round = 0; round < 150; round++) {
		g_autofree char *card = g_strdup_printf("card-%d", g_rand_int_range(random, 0, 6));
		g_autofree char *word = random_word(random);
		int action = g_rand_int_range(random, 0, 6);
		struct answer *answer;

		if (action == 0 && vault_undo_label(vault)) {
			assert_true(vault_undo(vault, &error));
		} else if (action == 1 && vault_redo_label(vault)) {
			assert_true(vault_redo(vault, &error));
		} else if (action == 2) {
			assert_true(answer_load(vault, conversation, card, &answer, &error));
			must_begin(vault);
			if (answer)
				assert_true(answer_delete(vault, answer->id, &error));
			must_commit(vault);
			answer_free(answer);
		} else if (action > 2) {
			must_begin(vault);
			struct conversation *there;
			assert_true(conversation_load(vault, conversation, &there, &error));
			vault_rollback(vault);
			if (there)
				build_answer(vault, lina, conversation, card, word);
			conversation_free(there);
		}
		GPtrArray *answers;
		assert_true(answer_list(vault, lina, 0, &answers, &error));
		assert_int_equal(found("слово"), answers->len);
		for (guint i = 0; i < answers->len; i++)
			assert_true(found(((const struct answer *)answers->pdata[i])->text) >= 1);
		g_ptr_array_unref(answers);
	}
	assert_index_is_sound();
}

static void the_excerpt_is_one_line_around_the_find(void **state)
{
	(void)state;
	g_autofree char *long_line = g_strnfill(300, 'a');
	g_autofree char *text =
		g_strdup_printf("перший\n%s тут М’який хліб %s\nостанній", long_line, long_line);
	g_autofree char *folded = text_fold("м'який", -1);
	g_autofree char *excerpt = excerpt_of(text, folded);
	g_autofree char *nowhere = excerpt_of("\n\nперший\nдругий", "нема");
	g_autofree char *short_one = excerpt_of("перший\n  другий Хліб  \nтретій", "хліб");
	g_autofree char *empty = excerpt_of("", "хліб");

	assert_non_null(strstr(excerpt, "М’який хліб"));
	assert_null(strchr(excerpt, '\n'));
	assert_true(g_utf8_strlen(excerpt, -1) <= EXCERPT_MAX);
	assert_true(g_str_has_prefix(excerpt, "…"));
	assert_true(g_str_has_suffix(excerpt, "…"));
	assert_string_equal(nowhere, "перший");
	assert_string_equal(short_one, "другий Хліб");
	assert_string_equal(empty, "");
}

static void an_excerpt_never_cuts_through_a_letter(void **state)
{
	(void)state;
	GString *text = g_string_new(NULL);

	for (int i = 0; i < 60; i++)
		g_string_append(text, i % 2 ? "👩‍👧‍👦" : "e\u0301");
	for (int blanks = 0; blanks < 12; blanks++) {
		g_autofree char *line =
			g_strdup_printf("%*s%s хліб %s", blanks, "", text->str, text->str);
		g_autofree char *excerpt = excerpt_of(line, "хліб");
		const char *first =
			g_str_has_prefix(excerpt, "…") ? excerpt + strlen("…") : excerpt;

		assert_true(g_utf8_validate(excerpt, -1, NULL));
		assert_true(g_utf8_strlen(excerpt, -1) <= EXCERPT_MAX);
		assert_true(*first == 'e' || g_str_has_prefix(first, "👩") || *first == ' ' ||
			    g_str_has_prefix(first, "х"));
	}
	g_string_free(text, TRUE);
}

static void an_excerpt_without_a_find_is_the_beginning(void **state)
{
	(void)state;
	g_autofree char *long_line = g_strnfill(300, 'a');
	g_autofree char *beginning = excerpt_of(long_line, "");
	g_autofree char *elsewhere = excerpt_of(long_line, "нема");
	g_autofree char *exact = g_strnfill(EXCERPT_MAX, 'a');
	g_autofree char *whole = excerpt_of(exact, "aaa");
	g_autofree char *last = g_strdup_printf("%s хліб", long_line);
	g_autofree char *ending = excerpt_of(last, "хліб");

	assert_int_equal(g_utf8_strlen(beginning, -1), EXCERPT_MAX - 1);
	assert_true(g_str_has_suffix(beginning, "a…"));
	assert_string_equal(elsewhere, beginning);
	assert_string_equal(whole, exact);
	assert_true(g_str_has_prefix(ending, "…"));
	assert_true(g_str_has_suffix(ending, " хліб"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(any_spelling_finds_the_word),
		TEST(the_middle_of_a_word_is_enough),
		TEST(short_words_look_at_code_and_pseudonym),
		TEST(every_place_where_words_stand_is_searched),
		TEST(the_newest_is_found_first_and_no_more_than_asked),
		TEST(what_is_being_typed_is_found_too),
		TEST(an_answer_written_anew_is_found_by_its_new_words_only),
		TEST(an_undo_takes_its_words_out_of_the_index),
		TEST(a_deletion_undone_is_found_again),
		TEST(the_index_follows_whatever_happens),
		TEST(the_excerpt_is_one_line_around_the_find),
		TEST(an_excerpt_never_cuts_through_a_letter),
		TEST(an_excerpt_without_a_find_is_the_beginning),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
