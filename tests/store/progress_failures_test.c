/* Whatever statement fails while a plan grows: the caller hears of it, gets nothing half done, and a rollback leaves all as it was.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "store/files.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/progress.h"
#include "store/records.h"
#include "store/search.h"
#include "support/builders.h"
#include "support/growth.h"

struct scene {
	struct test_clock now;
	struct vault *vault;
	record_id lina, ivan, hers, his, version;
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
	struct person_file *file = grown_file("NIJ-0001");
	struct plan_version *last = file->versions->pdata[1];
	record_id last_id;

	must_begin(scene->vault);
	assert_true(file_store(scene->vault, file, NULL, NULL, NULL));
	must_commit(scene->vault);
	scene->lina = file->participant->id;
	last_id = last->id;
	person_file_free(file);
	scene->version = last_id;
	scene->ivan = build_person(scene->vault, "NIJ-0002", "Іван");
	build_household(scene->vault, "родина", scene->lina, scene->ivan);
	scene->hers = build_shared_obstacle(scene->vault, scene->lina, "її");
	scene->his = build_shared_obstacle(scene->vault, scene->ivan, "його");
	build_step(scene->vault, scene->lina, "школа", true, STEP_DONE);
	build_holding(scene->vault, scene->hers, scene->his);
}

/* ---------------------------------------------------------------- the operations */

static bool save_hold(struct scene *scene, struct error *error)
{
	struct holding holding = { .from_id = scene->his, .to_id = scene->hers };

	return holding_save(scene->vault, &holding, error);
}

static bool give_back(bool read, GPtrArray *rows)
{
	assert_true(read == (rows != NULL));
	if (rows)
		g_ptr_array_unref(rows);
	return read;
}

#define LISTS(name, list)                                                                          \
	static bool name(struct scene *scene, struct error *error)                                 \
	{                                                                                          \
		GPtrArray *rows = NULL;                                                            \
		bool read = list(scene->vault, scene->lina, &rows, error);                         \
                                                                                                   \
		return give_back(read, rows);                                                      \
	}
LISTS(list_holdings, holding_list)
LISTS(list_lessons, lesson_list)
LISTS(list_skills, skill_list)
LISTS(list_couplings, coupling_list)
LISTS(list_happenings, happening_list)
LISTS(list_questions, family_question_list)
LISTS(list_versions, plan_version_list)

static bool list_organisations(struct scene *scene, struct error *error)
{
	GPtrArray *rows = NULL;
	bool read = organisation_list(scene->vault, &rows, error);

	return give_back(read, rows);
}

static bool save_skill(struct scene *scene, struct error *error)
{
	struct skill *skill = skill_new();
	bool saved;

	skill->participant_id = scene->lina;
	saved = skill_save(scene->vault, skill, error);
	skill_free(skill);
	return saved;
}

static bool save_lesson(struct scene *scene, struct error *error)
{
	struct lesson *lesson = lesson_new();
	bool saved;

	lesson->participant_id = scene->lina;
	saved = lesson_save(scene->vault, lesson, error);
	lesson_free(lesson);
	return saved;
}

static bool save_happening(struct scene *scene, struct error *error)
{
	struct happening *happening = happening_new();
	bool saved;

	happening->participant_id = scene->lina;
	set_text(&happening->event, "adult-starts-work");
	saved = happening_save(scene->vault, happening, true, error);
	happening_free(happening);
	return saved;
}

static bool make_version(struct scene *scene, struct error *error)
{
	return plan_version_make(scene->vault, scene->lina, 0, "conversation", error);
}

static bool load_version(struct scene *scene, struct error *error)
{
	struct plan_version *version;
	bool loaded = plan_version_load(scene->vault, scene->version, &version, error);

	assert_true(loaded == (version != NULL));
	plan_version_free(version);
	return loaded;
}

static bool move(struct scene *scene, struct error *error)
{
	int count;

	return plan_move(scene->vault, scene->lina, &count, error);
}

static bool load_shared(struct scene *scene, struct error *error)
{
	struct plan *plan;
	bool loaded = plan_load_shared(scene->vault, scene->lina, &plan, error);

	assert_true(loaded == (plan != NULL));
	plan_free(plan);
	return loaded;
}

static bool delete_obstacle(struct scene *scene, struct error *error)
{
	return plan_item_delete(scene->vault, scene->hers, error);
}

static bool delete_person(struct scene *scene, struct error *error)
{
	return people_delete(scene->vault, scene->lina, error);
}

static bool load_file(struct scene *scene, struct error *error)
{
	struct person_file *file;
	bool loaded = file_load(scene->vault, scene->lina, &file, error);

	assert_true(loaded == (file != NULL));
	person_file_free(file);
	return loaded;
}

static bool store_file(struct scene *scene, struct error *error)
{
	struct person_file *file = grown_file("NIJ-0098");
	bool stored = file_store(scene->vault, file, NULL, NULL, error);

	person_file_free(file);
	return stored;
}

static bool search_words(struct scene *scene, struct error *error)
{
	GPtrArray *hits = NULL;
	bool read = search(scene->vault, "пекарка", 10, &hits, error);

	return give_back(read, hits);
}

typedef bool operation(struct scene *scene, struct error *error);

static operation *const operations[] = {
	save_hold,       list_holdings,   list_lessons,  list_skills,        list_couplings,
	list_happenings, list_questions,  list_versions, list_organisations, save_skill,
	save_lesson,     save_happening,  make_version,  load_version,       move,
	load_shared,     delete_obstacle, delete_person, load_file,          store_file,
	search_words,
};

static const char *const tables[] = { "participant",    "plan_item",    "holding",
				      "lesson",         "skill",        "organisation",
				      "coupling",       "happening",    "family_question",
				      "plan_version",   "version_item", "version_rendering",
				      "version_holding" };

/* How much stands where. */
static char *contents(struct scene *scene)
{
	GString *counts = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s", tables[i]);
		struct statement statement = sql_prepare(scene->vault, sql);
		gint64 number;

		assert_true(sql_only_number(&statement, &number, NULL));
		g_string_append_printf(counts, "%s %d\n", tables[i], (int)number);
	}
	return g_string_free(counts, FALSE);
}

/* Fails at the first statement, then at the second … until the operation gets through. */
static void fail_everywhere(struct scene *scene, operation *run)
{
	g_autofree char *before = contents(scene);
	bool done = false;

	for (int n = 1; !done; n++) {
		struct error error = ERROR_CLEAR;
		g_autofree char *after = NULL;

		assert_true(n < 2000);
		must_begin(scene->vault);
		scene->left = n;
		done = run(scene, &error);
		scene->left = 0;
		vault_rollback(scene->vault);
		if (!done)
			assert_int_equal(error.kind, ERROR_FAILED);
		after = contents(scene);
		assert_string_equal(after, before);
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

static void a_choice_that_nobody_knows_is_damage(void **state)
{
	(void)state;
	struct scene scene = { .left = 0 };
	struct error error = ERROR_CLEAR;
	GPtrArray *lessons = NULL;

	scene.vault = build_vault(&scene.now);
	fill(&scene);
	must_begin(scene.vault);
	assert_int_equal(sqlite3_exec(vault_database(scene.vault),
				      "UPDATE lesson SET level = 'weather'", NULL, NULL, NULL),
			 SQLITE_OK);
	must_commit(scene.vault);
	assert_false(lesson_list(scene.vault, scene.lina, &lessons, &error));
	assert_int_equal(error.kind, ERROR_DAMAGED);
	assert_null(lessons);
	vault_close(scene.vault);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_failure_anywhere_is_told_and_undone),
		cmocka_unit_test(a_choice_that_nobody_knows_is_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
