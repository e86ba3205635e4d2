/* The plan on disk: order, renderings, what hangs below what.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/conversations.h"
#include "store/drafts.h"
#include "store/plans.h"
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

static struct plan *load(record_id participant_id)
{
	struct plan *plan;

	assert_true(plan_load(vault, participant_id, &plan, &error));
	return plan;
}

static void save(struct plan_item *item)
{
	must_begin(vault);
	assert_true(plan_item_save(vault, item, &error));
	must_commit(vault);
}

static void move(record_id id, int by)
{
	must_begin(vault);
	assert_true(plan_item_move(vault, id, by, &error));
	must_commit(vault);
}

/* "a b c": the words of all items in the order in which they came. */
static void assert_order(record_id participant_id, const char *expected)
{
	struct plan *plan = load(participant_id);
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < plan->items->len; i++)
		g_string_append_printf(words, "%s%s", i ? " " : "",
				       ((const struct plan_item *)plan->items->pdata[i])->text);
	assert_string_equal(words->str, expected);
	g_string_free(words, TRUE);
	plan_free(plan);
}

static void a_step_comes_back_as_agreed(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id obstacle = build_item(vault, lina, PLAN_OBSTACLE, 0, "немає місця");
	struct plan_item *saved = plan_item_new(PLAN_STEP);

	saved->participant_id = lina;
	saved->parent_id = obstacle;
	saved->conversation_id = build_conversation(vault, lina, TEST_DAY);
	set_text(&saved->text, "записати на опіку");
	plan_item_set_rendering(saved, "nl", "aanmelden bij de opvang");
	plan_item_set_rendering(saved, "en", "register with the childcare");
	saved->between_us = true;
	saved->indicator = INDICATOR_WORK;
	saved->state = ITEM_SOLVED;
	set_text(&saved->stock_id, "childcare");
	saved->owner = OWNER_ORGANISATION;
	set_text(&saved->owner_name, "Надія, Werkcentrum");
	saved->step_state = STEP_DONE;
	saved->acceptance = ACCEPTANCE_ASKED;
	saved->due_on = TEST_DAY + 7;
	saved->accepted_on = TEST_DAY;
	saved->done_on = TEST_DAY + 6;
	saved->said_on = TEST_DAY;
	save(saved);
	struct plan *plan = load(lina);
	const struct plan_item *loaded = plan_find(plan, saved->id);
	assert_int_equal(plan->participant_id, lina);
	assert_int_equal(loaded->parent_id, obstacle);
	assert_int_equal(loaded->conversation_id, saved->conversation_id);
	assert_string_equal(loaded->text, "записати на опіку");
	assert_int_equal(loaded->renderings->len, 2);
	assert_string_equal(plan_item_text(loaded, "nl", NULL), "aanmelden bij de opvang");
	assert_true(loaded->between_us);
	assert_int_equal(loaded->indicator, INDICATOR_WORK);
	assert_int_equal(loaded->state, ITEM_SOLVED);
	assert_string_equal(loaded->stock_id, "childcare");
	assert_int_equal(loaded->owner, OWNER_ORGANISATION);
	assert_string_equal(loaded->owner_name, "Надія, Werkcentrum");
	assert_int_equal(loaded->step_state, STEP_DONE);
	assert_int_equal(loaded->acceptance, ACCEPTANCE_ASKED);
	assert_int_equal(loaded->due_on, TEST_DAY + 7);
	assert_int_equal(loaded->accepted_on, TEST_DAY);
	assert_int_equal(loaded->done_on, TEST_DAY + 6);
	assert_int_equal(loaded->said_on, TEST_DAY);
	assert_int_equal(plan_find(plan, obstacle)->indicator, INDICATOR_NONE);
	plan_item_free(saved);
	plan_free(plan);
}

static void a_rendering_that_was_taken_away_is_gone(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct plan_item *item = plan_item_new(PLAN_PERSPECTIVE);

	item->participant_id = lina;
	set_text(&item->text, "власна пекарня");
	plan_item_set_rendering(item, "nl", "een eigen bakkerij");
	plan_item_set_rendering(item, "en", "a bakery");
	save(item);
	plan_item_set_rendering(item, "nl", "");
	plan_item_set_rendering(item, "en", "my own bakery");
	save(item);
	struct plan *plan = load(lina);
	const struct plan_item *loaded = plan->items->pdata[0];
	assert_int_equal(loaded->renderings->len, 1);
	assert_string_equal(plan_item_text(loaded, "en", NULL), "my own bakery");
	plan_free(plan);
	plan_item_free(item);
}

static void a_language_that_is_none_is_refused(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	struct plan_item *item = plan_item_new(PLAN_PERSPECTIVE);

	item->participant_id = lina;
	plan_item_set_rendering(item, "N", "x");
	must_begin(vault);
	assert_false(plan_item_save(vault, item, &error));
	assert_string_equal(error.sentence, "people.language_unknown");
	error = ERROR_CLEAR;
	g_strlcpy(item->language, "", sizeof(item->language));
	assert_false(plan_item_save(vault, item, &error));
	assert_string_equal(error.sentence, "people.language_unknown");
	vault_rollback(vault);
	plan_item_free(item);
}

static void a_new_item_comes_last_among_its_own(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id b = build_item(vault, lina, PLAN_OBSTACLE, 0, "b");
	record_id a = build_item(vault, lina, PLAN_OBSTACLE, 0, "a");

	build_item(vault, lina, PLAN_STEP, a, "a1");
	build_item(vault, lina, PLAN_STEP, b, "b1");
	build_item(vault, lina, PLAN_STEP, a, "a2");
	build_item(vault, lina, PLAN_STEP, 0, "z");
	build_item(vault, lina, PLAN_STRENGTH, 0, "s");
	build_item(vault, lina, PLAN_BREAKTHROUGH, b, "x");
	assert_order(lina, "s b a x z b1 a1 a2");
	move(a, -1);
	assert_order(lina, "s a b x z a1 a2 b1");
}

static void an_item_moves_among_its_own_and_stops_at_the_ends(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id ivan = build_person(vault, "NIJ-0002", "Іван");
	record_id a = build_item(vault, lina, PLAN_STRENGTH, 0, "a");

	build_item(vault, ivan, PLAN_STRENGTH, 0, "other");
	build_item(vault, lina, PLAN_STRENGTH, 0, "b");
	build_item(vault, lina, PLAN_STRENGTH, 0, "c");
	build_item(vault, lina, PLAN_HELPER, 0, "h");
	move(a, -1);
	assert_order(lina, "a b c h");
	move(a, 1);
	assert_order(lina, "b a c h");
	move(a, 5);
	assert_order(lina, "b c a h");
	move(a, -2);
	assert_order(lina, "a b c h");
	move(99, 1);
	assert_order(ivan, "other");
}

static void what_carries_others_cannot_be_removed(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id obstacle = build_item(vault, lina, PLAN_OBSTACLE, 0, "a");
	record_id step = build_item(vault, lina, PLAN_STEP, obstacle, "b");

	must_begin(vault);
	assert_false(plan_item_delete(vault, obstacle, &error));
	assert_string_equal(error.sentence, "plan.has_children");
	error = ERROR_CLEAR;
	assert_true(plan_item_delete(vault, step, &error));
	assert_true(plan_item_delete(vault, obstacle, &error));
	must_commit(vault);
	assert_order(lina, "");
}

static void a_removed_item_takes_its_draft_and_no_other(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id step = build_item(vault, lina, PLAN_STEP, 0, "b");
	g_autofree char *own = g_strdup_printf("plan:%" G_GINT64_FORMAT ":text", step);
	g_autofree char *other = g_strdup_printf("plan:%" G_GINT64_FORMAT "1:text", step);
	const char *const fields[] = { own, other };
	GPtrArray *drafts;

	for (int i = 0; i < 2; i++) {
		struct draft_key key = { lina, 0, fields[i] };
		struct splice splice = { 0, 0, "x", 1 };

		assert_true(draft_append(vault, &key, "", &splice, &error));
	}
	must_begin(vault);
	assert_true(plan_item_delete(vault, step, &error));
	must_commit(vault);
	assert_true(draft_list(vault, lina, &drafts, &error));
	assert_int_equal(drafts->len, 1);
	assert_string_equal(((const struct draft *)drafts->pdata[0])->field, other);
	g_ptr_array_unref(drafts);
}

static void nothing_hangs_below_another_persons_plan(void **state)
{
	(void)state;
	record_id lina = build_person(vault, "NIJ-0001", "Lina");
	record_id ivan = build_person(vault, "NIJ-0002", "Іван");
	struct plan_item *item = plan_item_new(PLAN_STEP);

	item->participant_id = ivan;
	item->parent_id = build_item(vault, lina, PLAN_OBSTACLE, 0, "a");
	must_begin(vault);
	assert_false(plan_item_save(vault, item, &error) && vault_commit(vault, &error));
	vault_rollback(vault);
	assert_order(ivan, "");
	plan_item_free(item);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_step_comes_back_as_agreed),
		TEST(a_rendering_that_was_taken_away_is_gone),
		TEST(a_language_that_is_none_is_refused),
		TEST(a_new_item_comes_last_among_its_own),
		TEST(an_item_moves_among_its_own_and_stops_at_the_ends),
		TEST(what_carries_others_cannot_be_removed),
		TEST(a_removed_item_takes_its_draft_and_no_other),
		TEST(nothing_hangs_below_another_persons_plan),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
