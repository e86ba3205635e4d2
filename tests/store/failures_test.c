/* Whatever statement fails, the caller hears of it, gets nothing half done, and a rollback leaves the vault as it was.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "store/conversations.h"
#include "store/drafts.h"
#include "store/files.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/search.h"
#include "store/sql.h"
#include "support/builders.h"

#include <string.h>

/* The people every operation finds. */
struct scene {
	struct test_clock now;
	struct vault *vault;
	record_id lina, ivan, secret, conversation, answer, rating, obstacle, step, household;
	int left; /* statements until one fails; 0: none does */
};

static int deny(void *data, int action, const char *a, const char *b, const char *c, const char *d)
{
	struct scene *scene = data;

	(void)a, (void)b, (void)c, (void)d;
	if (action != SQLITE_SELECT && action != SQLITE_INSERT && action != SQLITE_UPDATE &&
	    action != SQLITE_DELETE)
		return SQLITE_OK;
	return scene->left && --scene->left == 0 ? SQLITE_DENY : SQLITE_OK;
}

static void fill(struct scene *scene)
{
	struct vault *vault = scene->vault;
	struct plan_item *step = plan_item_new(PLAN_STEP);
	struct draft_key key = { 0, 0, "card:card-b" };
	struct splice splice = { 0, 0, "яблуко", strlen("яблуко") };
	struct household *household = household_new();
	struct participant *participant;

	scene->lina = build_person(vault, "NIJ-0001", "Lina");
	scene->ivan = build_person(vault, "NIJ-0002", "Іван");
	scene->secret = build_person_without_file(vault, "NIJ-0003");
	scene->conversation = build_conversation(vault, scene->lina, TEST_DAY);
	scene->answer = build_answer(vault, scene->lina, scene->conversation, "card-a", "* яблуко");
	scene->rating =
		build_rating(vault, scene->lina, scene->conversation, INDICATOR_WORK, "яблуко");
	scene->obstacle = build_item(vault, scene->lina, PLAN_OBSTACLE, 0, "яблуко");
	step->participant_id = scene->lina;
	step->parent_id = scene->obstacle;
	plan_item_set_rendering(step, "nl", "appel");
	key.participant_id = scene->lina;
	key.conversation_id = scene->conversation;
	set_text(&household->name, "родина");
	must_begin(vault);
	struct harvested harvested = { scene->answer, MARK_TALENT, (char *)"яблуко", 0 };
	assert_true(plan_item_save(vault, step, NULL));
	assert_true(draft_append(vault, &key, "", &splice, NULL));
	assert_true(harvested_save(vault, &harvested, NULL));
	assert_true(household_save(vault, household, NULL));
	assert_true(people_load(vault, scene->lina, &participant, NULL));
	participant->household_id = household->id;
	assert_true(people_save(vault, participant, NULL));
	must_commit(vault);
	scene->step = step->id;
	scene->household = household->id;
	build_promise(vault, scene->lina, "яблуко", TEST_DAY);
	participant_free(participant);
	household_free(household);
	plan_item_free(step);
}

/* ---------------------------------------------------------------- the operations */

static bool next_code(struct scene *scene, struct error *error)
{
	char code[CODE_SIZE];

	return people_next_code(scene->vault, "NIJ", code, error);
}

static bool save_person(struct scene *scene, struct error *error)
{
	struct participant *participant = participant_new();
	bool saved;

	g_strlcpy(participant->code, "NIJ-0099", CODE_SIZE);
	saved = people_save(scene->vault, participant, error);
	participant_free(participant);
	return saved;
}

static bool load_person(struct scene *scene, struct error *error)
{
	struct participant *participant;
	bool loaded = people_load(scene->vault, scene->lina, &participant, error);

	assert_true(loaded || !participant);
	participant_free(participant);
	return loaded;
}

static bool delete_person(struct scene *scene, struct error *error)
{
	return people_delete(scene->vault, scene->lina, error);
}

static bool wipe(struct scene *scene, struct error *error)
{
	return people_wipe_without_file(scene->vault, error);
}

static bool give_back(bool read, GPtrArray *rows)
{
	assert_true(read == (rows != NULL));
	if (rows)
		g_ptr_array_unref(rows);
	return read;
}

static bool list_people(struct scene *scene, struct error *error)
{
	GPtrArray *rows;
	bool read = people_list(scene->vault, TEST_DAY, &rows, error);

	return give_back(read, rows);
}

static bool list_members(struct scene *scene, struct error *error)
{
	GPtrArray *rows;
	bool read = household_members(scene->vault, scene->household, &rows, error);

	return give_back(read, rows);
}

static bool list_households(struct scene *scene, struct error *error)
{
	GPtrArray *rows;
	bool read = household_list(scene->vault, &rows, error);

	return give_back(read, rows);
}

static bool list_answers(struct scene *scene, struct error *error)
{
	GPtrArray *rows;
	bool read = answer_list(scene->vault, scene->lina, 0, &rows, error);

	return give_back(read, rows);
}

static bool list_drafts(struct scene *scene, struct error *error)
{
	GPtrArray *rows;
	bool read = draft_list(scene->vault, 0, &rows, error);

	return give_back(read, rows);
}

static bool list_promises(struct scene *scene, struct error *error)
{
	GPtrArray *rows;
	bool read = promises_due(scene->vault, TEST_DAY, "uk", &rows, error);

	return give_back(read, rows);
}

static bool list_harvest(struct scene *scene, struct error *error)
{
	GPtrArray *rows;
	bool read = harvested_list(scene->vault, scene->conversation, &rows, error);

	return give_back(read, rows);
}

static bool search_words(struct scene *scene, struct error *error)
{
	GPtrArray *rows;
	bool read = search(scene->vault, "яблуко", 20, &rows, error);

	return give_back(read, rows);
}

static bool search_code(struct scene *scene, struct error *error)
{
	GPtrArray *rows;
	bool read = search(scene->vault, "02", 20, &rows, error);

	return give_back(read, rows);
}

static bool load_waiting(struct scene *scene, struct error *error)
{
	struct conversation *conversation;
	bool loaded = conversation_waiting(scene->vault, 0, &conversation, error);

	assert_true(loaded || !conversation);
	conversation_free(conversation);
	return loaded;
}

static bool delete_conversation(struct scene *scene, struct error *error)
{
	return conversation_delete(scene->vault, scene->conversation, error);
}

static bool save_answer(struct scene *scene, struct error *error)
{
	struct answer *answer = answer_new();
	bool saved;

	answer->participant_id = scene->lina;
	answer->conversation_id = scene->conversation;
	set_text(&answer->card_id, "card-b");
	set_text(&answer->text, "яблуко");
	saved = answer_save(scene->vault, answer, error);
	answer_free(answer);
	return saved;
}

static bool load_answer(struct scene *scene, struct error *error)
{
	struct answer *answer;
	bool loaded = answer_load(scene->vault, scene->conversation, "card-a", &answer, error);

	assert_true(loaded || !answer);
	answer_free(answer);
	return loaded;
}

static bool delete_answer(struct scene *scene, struct error *error)
{
	return answer_delete(scene->vault, scene->answer, error);
}

static bool save_rating(struct scene *scene, struct error *error)
{
	struct rating *rating = rating_new();
	bool saved;

	rating->participant_id = scene->lina;
	saved = rating_save(scene->vault, rating, error);
	rating_free(rating);
	return saved;
}

static bool load_plan(struct scene *scene, struct error *error)
{
	struct plan *plan;
	bool loaded = plan_load(scene->vault, scene->lina, &plan, error);

	assert_true(loaded == (plan != NULL));
	plan_free(plan);
	return loaded;
}

static bool save_item(struct scene *scene, struct error *error)
{
	struct plan_item *item = plan_item_new(PLAN_HELPER);
	bool saved;

	item->participant_id = scene->lina;
	plan_item_set_rendering(item, "nl", "buurvrouw");
	plan_item_set_rendering(item, "en", "neighbour");
	saved = plan_item_save(scene->vault, item, error);
	plan_item_free(item);
	return saved;
}

static bool save_without_rendering(struct scene *scene, struct error *error)
{
	struct plan_item *item = plan_item_new(PLAN_STEP);
	bool saved;

	item->participant_id = scene->lina;
	item->id = scene->step;
	saved = plan_item_save(scene->vault, item, error);
	plan_item_free(item);
	return saved;
}

static bool delete_item(struct scene *scene, struct error *error)
{
	return plan_item_delete(scene->vault, scene->step, error);
}

static bool move_item(struct scene *scene, struct error *error)
{
	return plan_item_move(scene->vault, scene->obstacle, 1, error);
}

static bool type(struct scene *scene, struct error *error)
{
	struct draft_key key = { scene->ivan, 0, "pause" };
	struct splice splice = { 0, 0, "а", 2 };

	return draft_append(scene->vault, &key, "base", &splice, error);
}

static bool load_draft(struct scene *scene, struct error *error)
{
	struct draft_key key = { scene->lina, scene->conversation, "card:card-b" };
	char *text;
	bool loaded = draft_load(scene->vault, &key, &text, error);

	assert_true(loaded == (text != NULL));
	g_free(text);
	return loaded;
}

static bool load_file(struct scene *scene, struct error *error)
{
	struct person_file *file;
	bool loaded = file_load(scene->vault, scene->lina, &file, error);

	assert_true(loaded == (file != NULL));
	person_file_free(file);
	return loaded;
}

/* Loaded without failures, stored with. */
static bool store_file(struct scene *scene, struct error *error)
{
	int left = scene->left;
	struct person_file *file;
	bool stored;

	scene->left = 0;
	assert_true(file_load(scene->vault, scene->lina, &file, error));
	scene->left = left;
	stored = file_store(scene->vault, file, "NIJ-0098", NULL, error);
	person_file_free(file);
	return stored;
}

typedef bool operation(struct scene *scene, struct error *error);

static operation *const operations[] = {
	next_code,
	save_person,
	load_person,
	delete_person,
	wipe,
	list_people,
	list_members,
	list_households,
	list_answers,
	list_drafts,
	list_promises,
	list_harvest,
	search_words,
	search_code,
	load_waiting,
	delete_conversation,
	save_answer,
	load_answer,
	delete_answer,
	save_rating,
	load_plan,
	save_item,
	save_without_rendering,
	delete_item,
	move_item,
	type,
	load_draft,
	load_file,
	store_file,
};

/* Everything that stands in the tables, as one number. */
static gint64 contents(struct scene *scene)
{
	struct statement statement = sql_prepare(
		scene->vault,
		"SELECT (SELECT total(length(text) + id % 9973) FROM answer)"
		" + (SELECT total(id % 9973) FROM participant) * 3"
		" + (SELECT total(id % 9973) FROM conversation) * 5"
		" + (SELECT total(id % 9973) FROM rating) * 7"
		" + (SELECT total(id % 9973 + position + length(text)) FROM plan_item) * 11"
		" + (SELECT total(id % 9973) FROM rendering) * 13"
		" + (SELECT total(id % 9973) FROM harvested) * 17"
		" + (SELECT total(id % 9973) FROM draft) * 19"
		" + (SELECT total(id % 9973) FROM household) * 23");
	gint64 number;

	assert_true(sql_only_number(&statement, &number, NULL));
	return number;
}

/* Fails at the first statement, then at the second … until the operation gets through. */
static void fail_everywhere(struct scene *scene, operation *run)
{
	gint64 before = contents(scene);
	bool done = false;

	for (int n = 1; !done; n++) {
		struct error error = ERROR_CLEAR;

		assert_true(n < 2000);
		must_begin(scene->vault);
		scene->left = n;
		done = run(scene, &error);
		scene->left = 0;
		vault_rollback(scene->vault);
		if (!done)
			assert_int_equal(error.kind, ERROR_FAILED);
		assert_int_equal(contents(scene), before);
	}
}

static void a_failure_anywhere_is_told_and_undone(void **state)
{
	(void)state;
	struct scene scene = { .left = 0 };

	scene.vault = build_vault(&scene.now);
	fill(&scene);
	sqlite3_set_authorizer(vault_database(scene.vault), deny, &scene);
	for (size_t i = 0; i < G_N_ELEMENTS(operations); i++)
		fail_everywhere(&scene, operations[i]);
	vault_close(scene.vault);
}

static void a_draft_whose_action_fails_leaves_no_action_open(void **state)
{
	(void)state;
	struct scene scene = { .left = 0 };
	struct error error = ERROR_CLEAR;

	scene.vault = build_vault(&scene.now);
	fill(&scene);
	sqlite3_set_authorizer(vault_database(scene.vault), deny, &scene);
	scene.left = 2;
	assert_false(type(&scene, &error));
	assert_false(vault_in_action(scene.vault));
	assert_true(type(&scene, &error));
	vault_close(scene.vault);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_failure_anywhere_is_told_and_undone),
		cmocka_unit_test(a_draft_whose_action_fails_leaves_no_action_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
