/* Versions of the plan: what each wrote, what it gives back, and a move. And vaults of before all this.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/person_json.h"
#include "store/files.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/progress.h"
#include "store/search.h"
#include "store/sql.h"
#include "support/builders.h"
#include "support/growth.h"
#include "support/vaults.h"

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

static gint64 count(const char *table)
{
	g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM %s", table);

	return number_of(vault, sql);
}

static struct plan *plan_now(record_id participant_id)
{
	struct plan *plan;

	assert_true(plan_load(vault, participant_id, &plan, &error));
	return plan;
}

static struct plan_version *version_at(record_id participant_id, guint index)
{
	GPtrArray *versions;
	struct plan_version *version;

	assert_true(plan_version_list(vault, participant_id, &versions, &error));
	assert_true(index < versions->len);
	assert_true(plan_version_load(vault,
				      ((const struct plan_version *)versions->pdata[index])->id,
				      &version, &error));
	assert_non_null(version);
	g_ptr_array_unref(versions);
	return version;
}

static void assert_same_plan(const struct plan *one, const struct plan *other)
{
	assert_int_equal(one->items->len, other->items->len);
	for (guint i = 0; i < one->items->len; i++)
		assert_true(plan_item_is_same(one->items->pdata[i], other->items->pdata[i]));
}

static void change_text(record_id participant_id, record_id id, const char *text,
			const char *rendering)
{
	struct plan *plan = plan_now(participant_id);
	struct plan_item *item = (struct plan_item *)plan_find(plan, id);

	set_text(&item->text, text);
	plan_item_set_rendering(item, "nl", rendering);
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
	plan_free(plan);
}

static void delete_item(record_id id)
{
	must_begin(vault);
	assert_true(plan_item_delete(vault, id, &error));
	must_commit(vault);
}

/* ---------------------------------------------------------------- versions */

static void a_version_is_the_plan_as_it_stood(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id conversation = build_conversation(vault, tina, TEST_DAY);
	record_id housing = build_item(vault, tina, PLAN_OBSTACLE, 0, "житло");
	record_id work = build_item(vault, tina, PLAN_OBSTACLE, 0, "робота");
	struct plan *first, *third;
	struct plan_version *version;

	build_item(vault, tina, PLAN_STEP, housing, "крок");
	build_holding(vault, housing, work);
	change_text(tina, housing, "житло", "woning");
	first = plan_now(tina);
	build_version(vault, tina, conversation);
	change_text(tina, housing, "житло для трьох", "een huis");
	delete_item(work);
	build_version(vault, tina, 0);
	change_text(tina, housing, "житло для трьох", NULL);
	build_item(vault, tina, PLAN_STEP, 0, "ще крок");
	third = plan_now(tina);
	build_version(vault, tina, 0);

	version = version_at(tina, 0);
	assert_same_plan(version->plan, first);
	assert_int_equal(version->conversation_id, conversation);
	assert_int_equal(version->made_on, TEST_DAY);
	assert_int_equal(version->made_at, TEST_NOON);
	assert_string_equal(version->reason, "conversation");
	assert_int_equal(version->holdings->len, 1);
	assert_int_equal(((const struct holding *)version->holdings->pdata[0])->to_id, work);
	plan_version_free(version);

	version = version_at(tina, 1);
	assert_int_equal(version->plan->items->len, 2);
	assert_null(plan_find(version->plan, work));
	assert_string_equal(plan_item_text(plan_find(version->plan, housing), "nl", NULL),
			    "een huis");
	assert_int_equal(version->holdings->len, 0);
	plan_version_free(version);

	version = version_at(tina, 2);
	assert_same_plan(version->plan, third);
	plan_version_free(version);
	plan_free(first);
	plan_free(third);
}

static void a_version_writes_only_what_differs(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id items[20];

	for (size_t i = 0; i < G_N_ELEMENTS(items); i++)
		items[i] = build_item(vault, tina, PLAN_OBSTACLE, 0, "перешкода");
	build_version(vault, tina, 0);
	assert_int_equal(count("version_item"), 20);
	build_version(vault, tina, 0);
	assert_int_equal(count("version_item"), 20);
	change_text(tina, items[3], "інше", NULL);
	build_version(vault, tina, 0);
	assert_int_equal(count("version_item"), 21);
	delete_item(items[4]);
	build_version(vault, tina, 0);
	assert_int_equal(count("version_item WHERE gone"), 1);
	build_version(vault, tina, 0);
	assert_int_equal(count("version_item"), 22);
	assert_int_equal(count("plan_version"), 5);
}

static void what_came_back_by_undo_is_in_the_next_version(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id housing = build_item(vault, tina, PLAN_OBSTACLE, 0, "житло");
	struct plan_version *version;

	build_version(vault, tina, 0);
	delete_item(housing);
	build_version(vault, tina, 0);
	assert_true(vault_undo(vault, &error)); /* the version */
	assert_true(vault_undo(vault, &error)); /* the deletion */
	build_version(vault, tina, 0);
	version = version_at(tina, 1);
	assert_non_null(plan_find(version->plan, housing));
	plan_version_free(version);
}

/* The slow way: keep every plan that was versioned, and compare all of them at the end. */
static void random_lives_of_a_plan_come_back_version_by_version(void **state)
{
	(void)state;
	enum { VERSIONS = 12, LIVES = 8 };
	GRand *dice = g_rand_new_with_seed(7);

	for (int life = 0; life < LIVES; life++) {
		g_autofree char *code = g_strdup_printf("NIJ-%04d", life + 1);
		record_id person = build_person(vault, code, "");
		struct plan *kept[VERSIONS];

		for (int i = 0; i < VERSIONS; i++) {
			for (int change = g_rand_int_range(dice, 0, 5); change > 0; change--) {
				struct plan *plan = plan_now(person);
				guint size = plan->items->len;
				const struct plan_item *any =
					size ? plan->items->pdata[g_rand_int_range(dice, 0,
										   (gint)size)]
					     : NULL;
				int what = g_rand_int_range(dice, 0, 3);

				if (!any || what == 0)
					build_item(vault, person, PLAN_OBSTACLE, 0, "нове");
				else if (what == 1)
					delete_item(any->id);
				else
					change_text(person, any->id,
						    g_rand_boolean(dice) ? "так" : "ні",
						    g_rand_boolean(dice) ? "ja" : NULL);
				plan_free(plan);
			}
			kept[i] = plan_now(person);
			build_version(vault, person, 0);
		}
		for (int i = 0; i < VERSIONS; i++) {
			struct plan_version *version = version_at(person, (guint)i);

			assert_same_plan(version->plan, kept[i]);
			plan_version_free(version);
			plan_free(kept[i]);
		}
	}
	g_rand_free(dice);
}

static void a_version_that_is_not_there_is_no_mistake(void **state)
{
	struct plan_version *version;

	(void)state;
	assert_true(plan_version_load(vault, 4711, &version, &error));
	assert_null(version);
}

/* ---------------------------------------------------------------- a move */

static void a_move_opens_six_leaves_four_and_keeps_the_old_plan(void **state)
{
	(void)state;
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	struct plan_version *version;
	struct plan *before, *after;
	int moved;

	for (int i = 0; i < 6; i++)
		build_step(vault, tina, "місцеве", true, i % 2 ? STEP_DONE : STEP_OPEN);
	for (int i = 0; i < 4; i++)
		build_step(vault, tina, "деінде", false, i % 2 ? STEP_DONE : STEP_OPEN);
	before = plan_now(tina);
	must_begin(vault);
	assert_true(plan_move(vault, tina, &moved, &error));
	must_commit(vault);
	assert_int_equal(moved, 6);
	after = plan_now(tina);
	for (guint i = 0; i < 10; i++) {
		const struct plan_item *old = before->items->pdata[i];
		const struct plan_item *step = after->items->pdata[i];

		assert_int_equal(step->rethink, step->place_bound);
		assert_int_equal(step->step_state, step->place_bound ? STEP_OPEN : old->step_state);
	}
	version = version_at(tina, 0);
	assert_string_equal(version->reason, "move");
	assert_same_plan(version->plan, before);
	plan_version_free(version);
	plan_free(after);

	assert_true(vault_undo(vault, &error)); /* one action */
	after = plan_now(tina);
	assert_same_plan(after, before);
	assert_int_equal(count("plan_version"), 0);
	plan_free(after);
	plan_free(before);
}

/* ---------------------------------------------------------------- whole files */

static char *json_of(struct vault *from, record_id id)
{
	struct person_file *file;
	char *json;

	assert_true(file_load(from, id, &file, &error));
	json = person_json_write(file, NULL);
	person_file_free(file);
	return json;
}

static record_id store(struct vault *to, struct person_file *file)
{
	record_id id;

	must_begin(to);
	assert_true(file_store(to, file, NULL, NULL, &error));
	must_commit(to);
	id = file->participant->id;
	person_file_free(file);
	return id;
}

static record_id import(struct vault *to, const char *json)
{
	struct person_file *file;

	assert_true(person_json_read(json, strlen(json), "x.json", &file, &error));
	return store(to, file);
}

static void a_grown_file_comes_out_as_it_went_in(void **state)
{
	(void)state;
	struct vault *other = build_vault(&now);
	struct person_file *grown = grown_file("NIJ-0001");
	g_autofree char *given = person_json_write(grown, NULL);
	g_autofree char *first = NULL, *second = NULL;

	first = json_of(vault, store(vault, grown));
	assert_string_equal(first, given);
	second = json_of(other, import(other, first));
	assert_string_equal(second, first);
	vault_close(other);
}

static void a_file_made_in_a_vault_is_the_same_in_another(void **state)
{
	(void)state;
	struct vault *other = build_vault(&now);
	record_id tina = build_person(vault, "NIJ-0001", "Tina");
	record_id conversation = build_conversation(vault, tina, TEST_DAY);
	record_id c = build_item(vault, tina, PLAN_OBSTACLE, 0, "третя");
	record_id a = build_item(vault, tina, PLAN_OBSTACLE, 0, "перша");
	record_id b = build_item(vault, tina, PLAN_OBSTACLE, 0, "друга");
	g_autofree char *first = NULL, *second = NULL;

	must_begin(vault);
	assert_true(plan_item_move(vault, c, 2, &error));
	must_commit(vault);
	build_holding(vault, b, a);
	build_holding(vault, c, b);
	build_holding(vault, a, c);
	build_version(vault, tina, conversation);
	delete_item(b);
	build_version(vault, tina, 0);
	build_coupling(vault, tina, build_organisation(vault, "Werf"), COUPLING_PAID_JOB, "праця");
	build_skill(vault, tina, SKILL_WANTED, "далі");
	build_skill(vault, tina, SKILL_STUDIED, "раніше");
	first = json_of(vault, tina);
	second = json_of(other, import(other, first));
	assert_string_equal(second, first);
	vault_close(other);
}

static void holds_with_another_person_stay_at_home(void **state)
{
	(void)state;
	record_id lesia = build_person(vault, "NIJ-0001", "Lesia");
	record_id yvan = build_person(vault, "NIJ-0002", "Yvan");
	struct person_file *file;
	struct plan_version *version;

	build_household(vault, "Y&L", lesia, yvan);
	build_holding(vault, build_shared_obstacle(vault, lesia, "її"),
		      build_shared_obstacle(vault, yvan, "його"));
	build_version(vault, lesia, 0);
	assert_true(file_load(vault, lesia, &file, &error));
	assert_int_equal(file->holdings->len, 0);
	person_file_free(file);
	version = version_at(lesia, 0);
	assert_int_equal(version->holdings->len, 0);
	plan_version_free(version);
}

static void an_organisation_of_the_same_name_and_place_is_shared(void **state)
{
	(void)state;
	store(vault, grown_file("NIJ-0001"));
	store(vault, grown_file("NIJ-0002"));
	assert_int_equal(count("organisation"), 2); /* Breda and Nijmegen */
	assert_int_equal(count("coupling WHERE organisation_id IS NOT NULL"), 4);
}

static void a_file_that_contradicts_itself_is_refused_whole(void **state)
{
	(void)state;
	for (int wrong = 0; wrong < 6; wrong++) {
		struct person_file *file = grown_file("NIJ-0001");
		struct plan_version *version = file->versions->pdata[0];

		switch (wrong) {
		case 0:
			((struct holding *)file->holdings->pdata[0])->to_id = 4711;
			break;
		case 1:
			((struct lesson *)file->lessons->pdata[0])->item_id = 4711;
			break;
		case 2:
			((struct coupling *)file->couplings->pdata[0])->organisation_id = 4711;
			break;
		case 3:
			((struct happening *)file->happenings->pdata[0])->conversation_id = 4711;
			break;
		case 4:
			version->conversation_id = 4711;
			break;
		default:
			((struct holding *)version->holdings->pdata[0])->from_id = 4711;
		}
		error = ERROR_CLEAR;
		must_begin(vault);
		assert_false(file_store(vault, file, NULL, NULL, &error));
		vault_rollback(vault);
		assert_string_equal(error.sentence, "people.file_inconsistent");
		person_file_free(file);
	}
	assert_int_equal(count("participant"), 0);
}

/* ---------------------------------------------------------------- before all this */

static struct vault *open_old(struct vaults *vaults)
{
	g_autofree char *contents = NULL;
	gsize length;

	assert_true(g_file_get_contents("tests/store/old/people-1.perspectief", &contents, &length,
					NULL));
	fault_disk_put(vaults->disk, VAULT_PATH, contents, length);
	return vaults_open(vaults, &error);
}

static record_id id_of(struct vault *in, const char *code)
{
	struct participant *participant;
	record_id id;

	assert_true(people_find(in, code, &participant, &error));
	assert_non_null(participant);
	assert_int_equal(participant->capacity, CAPACITY_NONE);
	id = participant->id;
	participant_free(participant);
	return id;
}

/* What was in the vault is reviewed a year after the last conversation, what comes in a year after it came. */
static void forget_review(char *json)
{
	char *at = strstr(json, "\"review_on\": \"20");

	assert_non_null(at);
	memset(at + strlen("\"review_on\": \""), '-', strlen("2026-11-20"));
}

/* The vault and the file were written by the first release from the same person. */
static void a_vault_and_a_file_of_before_tell_the_same(void **state)
{
	(void)state;
	struct vaults *vaults = vaults_new(11);
	struct vault *old = open_old(vaults);
	g_autofree char *json = NULL, *of_vault = NULL, *of_file = NULL, *again = NULL;

	assert_non_null(old);
	assert_int_equal(vault_warnings(old), VAULT_MIGRATED);
	assert_true(g_file_get_contents("tests/exchange/old/format-1.json", &json, NULL, NULL));
	of_vault = json_of(old, id_of(old, "NIJ-0042"));
	of_file = json_of(vault, import(vault, json));
	forget_review(of_vault);
	forget_review(of_file);
	assert_string_equal(of_vault, of_file);
	assert_non_null(strstr(of_file, "\"perspectief\": 3"));
	assert_non_null(strstr(of_file, "\"trial\": \"realised\""));
	vault_close(old);
	old = vaults_open(vaults, &error); /* migrated once and for all */
	assert_non_null(old);
	assert_int_equal(vault_warnings(old), 0);
	again = json_of(old, id_of(old, "NIJ-0042"));
	forget_review(again);
	assert_string_equal(again, of_vault);
	vault_close(old);
	vaults_free(vaults);
}

static void the_search_of_a_vault_of_before_goes_on(void **state)
{
	(void)state;
	struct vaults *vaults = vaults_new(12);
	struct vault *old = open_old(vaults);
	record_id lina;
	struct plan *plan;
	struct plan_item *way = NULL;
	GPtrArray *hits;

	assert_non_null(old);
	lina = id_of(old, "NIJ-0042");
	assert_true(search(old, "Оксаною", 20, &hits, &error));
	assert_true(hits->len > 0);
	g_ptr_array_unref(hits);
	assert_true(plan_load(old, lina, &plan, &error));
	for (guint i = 0; i < plan->items->len; i++)
		if (((struct plan_item *)plan->items->pdata[i])->kind == PLAN_BREAKTHROUGH)
			way = plan->items->pdata[i];
	assert_non_null(way);
	set_text(&way->rule, "шістдесят сьома стаття");
	must_begin(old);
	assert_true(plan_item_save(old, way, &error));
	must_commit(old);
	plan_free(plan);
	assert_true(search(old, "шістдесят", 20, &hits, &error));
	assert_int_equal(hits->len, 1);
	g_ptr_array_unref(hits);
	must_begin(old);
	assert_true(people_delete(old, lina, &error)); /* the index lets go of every row */
	must_commit(old);
	run_sql(old, NULL, "INSERT INTO search(search) VALUES('integrity-check')");
	assert_true(search(old, "шістдесят", 20, &hits, &error));
	assert_int_equal(hits->len, 0);
	g_ptr_array_unref(hits);
	vault_close(old);
	vaults_free(vaults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_version_is_the_plan_as_it_stood),
		TEST(a_version_writes_only_what_differs),
		TEST(what_came_back_by_undo_is_in_the_next_version),
		TEST(random_lives_of_a_plan_come_back_version_by_version),
		TEST(a_version_that_is_not_there_is_no_mistake),
		TEST(a_move_opens_six_leaves_four_and_keeps_the_old_plan),
		TEST(a_grown_file_comes_out_as_it_went_in),
		TEST(a_file_made_in_a_vault_is_the_same_in_another),
		TEST(holds_with_another_person_stay_at_home),
		TEST(an_organisation_of_the_same_name_and_place_is_shared),
		TEST(a_file_that_contradicts_itself_is_refused_whole),
		TEST(a_vault_and_a_file_of_before_tell_the_same),
		TEST(the_search_of_a_vault_of_before_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
