/* The six fictional people: sound files, in the bytes we would write ourselves, with cards and steps that exist.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/content.h"
#include "exchange/person_json.h"

#include <string.h>

#define PEOPLE 6
#define FOLDER "questions/demo"

static const char *const names[PEOPLE] = { "1-yvan.json", "2-lesia.json",  "3-tina.json",
					   "4-lina.json", "5-mykola.json", "6-petro.json" };

static char *text_of(const char *name)
{
	g_autofree char *path = g_build_filename(FOLDER, name, NULL);
	char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

static struct person_file *person(const char *name)
{
	g_autofree char *text = text_of(name);
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	if (!person_json_read(text, strlen(text), name, &file, &error))
		fail_msg("%s: %s %s", name, error.sentence, error.key);
	return file;
}

static void each_is_written_as_it_was_read(void **state)
{
	(void)state;
	for (int i = 0; i < PEOPLE; i++) {
		g_autofree char *before = text_of(names[i]);
		struct person_file *file = person(names[i]);
		g_autofree char *after = person_json_write(file, NULL);

		assert_string_equal(before, after);
		person_file_free(file);
	}
}

static void they_live_in_four_households_under_six_codes(void **state)
{
	g_autoptr(GHashTable) households =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) codes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	(void)state;
	for (int i = 0; i < PEOPLE; i++) {
		struct person_file *file = person(names[i]);

		g_hash_table_add(households, g_strdup(file->household->name));
		g_hash_table_add(codes, g_strdup(file->participant->code));
		person_file_free(file);
	}
	assert_int_equal(g_hash_table_size(households), 4);
	assert_int_equal(g_hash_table_size(codes), PEOPLE);
}

static void assert_known(const struct content *content, const struct person_file *file)
{
	for (guint i = 0; i < file->answers->len; i++) {
		const struct answer *answer = file->answers->pdata[i];

		if (!deck_find(&content->deck, answer->card_id))
			fail_msg("%s: no card %s", file->participant->pseudonym, answer->card_id);
	}
	for (guint i = 0; i < file->plan->items->len; i++) {
		const struct plan_item *item = file->plan->items->pdata[i];
		const struct stock_step *stock =
			*item->stock_id ? content_step(content, item->stock_id) : NULL;

		if (!*item->stock_id)
			continue;
		assert_non_null(stock);
		assert_string_equal(item->text, stock->text.in[LANGUAGE_UK]);
	}
}

static void their_cards_and_stock_steps_exist(void **state)
{
	struct error error = ERROR_CLEAR;
	struct content *content = content_load(".", &error);

	(void)state;
	assert_non_null(content);
	for (int i = 0; i < PEOPLE; i++) {
		struct person_file *file = person(names[i]);

		assert_known(content, file);
		person_file_free(file);
	}
	content_free(content);
}

/* A harvested passage is found again by its words, so they must be in the answer as a mark. */
static bool passage_is_marked(const struct harvested *harvested, const struct answer *answer)
{
	g_autoptr(GArray) marks = marks_in(answer->text);

	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = &g_array_index(marks, struct mark, i);
		g_autofree char *passage = mark_passage(answer->text, mark);

		if (mark->kind == harvested->kind && strcmp(passage, harvested->passage) == 0)
			return true;
	}
	return false;
}

static void what_was_harvested_stands_marked_in_the_answer(void **state)
{
	guint count = 0;

	(void)state;
	for (int i = 0; i < PEOPLE; i++) {
		struct person_file *file = person(names[i]);

		for (guint j = 0; j < file->harvested->len; j++, count++) {
			const struct harvested *harvested = file->harvested->pdata[j];

			if (!passage_is_marked(harvested,
					       file->answers->pdata[harvested->answer_id - 1]))
				fail_msg("%s: %s", names[i], harvested->passage);
		}
		person_file_free(file);
	}
	assert_true(count > 10);
}

/* In the order in which a vault gives them back: by kind, parent, position. */
static void plans_stand_in_the_order_of_a_vault(void **state)
{
	(void)state;
	for (int i = 0; i < PEOPLE; i++) {
		struct person_file *file = person(names[i]);
		const GPtrArray *items = file->plan->items;

		for (guint j = 1; j < items->len; j++) {
			const struct plan_item *a = items->pdata[j - 1], *b = items->pdata[j];

			assert_true(a->kind <= b->kind);
			assert_true(a->kind < b->kind || a->parent_id <= b->parent_id);
			assert_true(a->kind < b->kind || a->parent_id < b->parent_id ||
				    a->position < b->position);
		}
		person_file_free(file);
	}
}

static void between_them_they_show_every_state_of_a_conversation(void **state)
{
	day today = day_from_iso("2026-11-20");
	int overdue = 0, asked = 0, paused = 0, rather_not = 0, parked = 0, between_us = 0;

	(void)state;
	for (int i = 0; i < PEOPLE; i++) {
		struct person_file *file = person(names[i]);

		for (guint j = 0; j < file->conversations->len; j++)
			paused += ((struct conversation *)file->conversations->pdata[j])->state ==
				  CONVERSATION_PAUSED;
		for (guint j = 0; j < file->answers->len; j++) {
			const struct answer *answer = file->answers->pdata[j];

			rather_not += answer->state == ANSWER_RATHER_NOT;
			parked += answer->state == ANSWER_PARKED;
		}
		for (guint j = 0; j < file->plan->items->len; j++) {
			const struct plan_item *item = file->plan->items->pdata[j];

			overdue += step_is_promise(item) && step_is_overdue(item, today);
			asked += item->acceptance == ACCEPTANCE_ASKED;
			between_us += item->between_us;
		}
		person_file_free(file);
	}
	assert_int_equal(paused, 1);
	assert_true(overdue > 0 && asked > 0 && rather_not > 0 && parked > 0 && between_us > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_written_as_it_was_read),
		cmocka_unit_test(they_live_in_four_households_under_six_codes),
		cmocka_unit_test(their_cards_and_stock_steps_exist),
		cmocka_unit_test(what_was_harvested_stands_marked_in_the_answer),
		cmocka_unit_test(plans_stand_in_the_order_of_a_vault),
		cmocka_unit_test(between_them_they_show_every_state_of_a_conversation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
