/* The plan made at the table: one key for each thing, nothing typed is lost, every change can be taken back.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/services.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/plans.h"
#include "support/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct table {
	struct world *world;
	record_id person, conversation;
};

static void begin(struct table *table, const char *language)
{
	table->world = world_new(language);
	table->person = world_person(table->world);
	table->conversation = world_conversation(table->world, table->person);
	world_open(table->world,
		   plan_screen_new(&table->world->services, table->person, table->conversation));
}

static void end(struct table *table)
{
	world_free(table->world);
}

static void press(struct table *table, const char *specs)
{
	world_press(table->world, specs);
}

static void type(struct table *table, const char *text)
{
	world_type(table->world, text);
}

static struct plan *plan_of(const struct table *table)
{
	struct error error = ERROR_CLEAR;
	struct plan *plan = NULL;

	assert_true(plan_load(table->world->services.vault, table->person, &plan, &error));
	return plan;
}

static int count(const struct table *table, enum plan_kind kind)
{
	struct plan *plan = plan_of(table);
	g_autoptr(GPtrArray) items = plan_items(plan, kind);
	int found = (int)items->len;

	plan_free(plan);
	return found;
}

/* The only item of a kind, copied into what a test looks at. */
static char *fact_of(const struct table *table)
{
	struct plan *plan = plan_of(table);
	g_autoptr(GPtrArray) items = plan_items(plan, PLAN_STEP);
	char *fact;

	assert_int_equal(items->len, 1);
	fact = g_strdup(((const struct plan_item *)items->pdata[0])->fact_id);
	plan_free(plan);
	return fact;
}

static struct plan_item only(const struct table *table, enum plan_kind kind)
{
	struct plan *plan = plan_of(table);
	g_autoptr(GPtrArray) items = plan_items(plan, kind);
	struct plan_item item;

	assert_int_equal(items->len, 1);
	item = *(const struct plan_item *)items->pdata[0];
	item.text = NULL;
	item.renderings = NULL;
	plan_free(plan);
	return item;
}

static char *words_in(const struct table *table, enum plan_kind kind, const char *language)
{
	struct plan *plan = plan_of(table);
	g_autoptr(GPtrArray) items = plan_items(plan, kind);
	char *words;

	assert_int_equal(items->len, 1);
	words = g_strdup(plan_item_text(items->pdata[0], language, NULL));
	plan_free(plan);
	return words;
}

static const char *on_top(const struct table *table)
{
	return app_top(table->world->services.app)->kind->name;
}

/* Three obstacles, two breakthroughs, four steps, one of them from the stock. */
static void make_a_plan(struct table *table)
{
	press(table, "n");
	type(table, "рахувати, вести книги\n");
	press(table, "2 n");
	type(table, "сестра Оксана в Арнемі\n");
	press(table, "3 n");
	type(table, "Знову працювати бухгалтеркою.\nІ щоб донька мала друзів.");
	press(table, "Esc 4 n");
	type(table, "немає місця для дитини до 15:00");
	press(table, "Tab Tab Right");
	press(table, "^N");
	type(table, "diploma niet erkend");
	press(table, "^N");
	type(table, "мало мови\n");
	press(table, "4 b");
	type(table, "сусідка і школа разом\n");
	press(table, "Down b");
	type(table, "samen naar de gemeente\n");
	press(table, "s");
	type(table, "Nadia bellen over opvang");
	press(table, "Enter Tab Tab Tab Right Tab");
	type(table, "Nadia");
	press(table, "Tab Right Right Tab");
	type(table, "+7");
	press(table, "Enter");
}

static void the_plan_reads_in_the_order_of_the_sheet(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	world_picture(table.world, "plan-empty-nl", 24, 80);
	make_a_plan(&table);
	world_picture(table.world, "plan-nl", 24, 80);
	world_picture(table.world, "plan-nl-wide", 40, 120);
	world_picture(table.world, "plan-nl-small", 20, 60);
	end(&table);
	begin(&table, "uk");
	make_a_plan(&table);
	press(&table, "Home");
	world_picture(table.world, "plan-uk", 24, 80);
	world_picture(table.world, "plan-uk-wide", 40, 120);
	end(&table);
}

static void the_form_shows_what_belongs_to_the_item(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "немає місця для дитини");
	world_picture(table.world, "plan-form-obstacle-nl", 24, 80);
	press(&table, "Enter s Enter");
	type(&table, "Nadia bellen");
	press(&table, "Tab Tab Tab Right");
	world_picture(table.world, "plan-form-step-nl", 24, 80);
	world_picture(table.world, "plan-form-step-nl-small", 20, 60);
	end(&table);
	begin(&table, "uk");
	press(&table, "3 n");
	type(&table, "Знову працювати");
	world_picture(table.world, "plan-form-perspective-uk", 24, 80);
	press(&table, "Esc 5 n");
	world_picture(table.world, "plan-stock-uk", 24, 80);
	press(&table, "Enter");
	type(&table, "спитати в Nadia");
	press(&table, "Tab Tab Tab Right");
	world_picture(table.world, "plan-form-step-uk", 24, 80);
	press(&table, "Enter t");
	type(&table, "27-11");
	world_picture(table.world, "plan-day-uk", 24, 80);
	end(&table);
}

static void a_new_item_is_kept_in_the_language_of_its_letters(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "diploma niet erkend\n");
	assert_string_equal(only(&table, PLAN_OBSTACLE).language, "nl");
	press(&table, "1 n");
	type(&table, "співати\n");
	assert_string_equal(only(&table, PLAN_STRENGTH).language, "uk");
	end(&table);
}

static void every_kind_of_item_can_be_made(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	make_a_plan(&table);
	assert_int_equal(count(&table, PLAN_STRENGTH), 1);
	assert_int_equal(count(&table, PLAN_HELPER), 1);
	assert_int_equal(count(&table, PLAN_PERSPECTIVE), 1);
	assert_int_equal(count(&table, PLAN_OBSTACLE), 3);
	assert_int_equal(count(&table, PLAN_BREAKTHROUGH), 2);
	assert_int_equal(count(&table, PLAN_STEP), 1);
	assert_true(step_is_promise(
		&(struct plan_item){ .kind = PLAN_STEP,
				     .owner = only(&table, PLAN_STEP).owner,
				     .acceptance = only(&table, PLAN_STEP).acceptance }));
	end(&table);
}

static void a_perspective_may_take_several_lines(void **state)
{
	struct table table;
	g_autofree char *words = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "3 n");
	type(&table, "eigen huis\neigen werk");
	press(&table, "Esc");
	words = words_in(&table, PLAN_PERSPECTIVE, "nl");
	assert_string_equal(words, "eigen huis\neigen werk");
	end(&table);
}

static void an_item_without_words_is_not_made(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n Esc 4 n Enter");
	assert_int_equal(count(&table, PLAN_OBSTACLE), 0);
	assert_string_equal(on_top(&table), "plan");
	end(&table);
}

static void an_obstacle_under_safety_begins_between_us(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "hij weet waar wij wonen");
	press(&table, "Tab Tab Left Left Left Enter");
	assert_int_equal(only(&table, PLAN_OBSTACLE).indicator, INDICATOR_SAFETY);
	assert_true(only(&table, PLAN_OBSTACLE).between_us);
	press(&table, "v");
	assert_false(only(&table, PLAN_OBSTACLE).between_us);
	end(&table);
}

static void what_hangs_below_something_between_us_begins_between_us(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "schulden\n");
	press(&table, "v b");
	type(&table, "regeling\n");
	assert_true(only(&table, PLAN_BREAKTHROUGH).between_us);
	end(&table);
}

static void only_what_was_accepted_is_a_promise(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "5 n Enter");
	type(&table, "intake plannen\n");
	press(&table, "a");
	assert_int_equal(only(&table, PLAN_STEP).acceptance, ACCEPTANCE_NONE);
	press(&table, "o o a");
	assert_int_equal(only(&table, PLAN_STEP).owner, OWNER_ORGANISATION);
	assert_int_equal(only(&table, PLAN_STEP).acceptance, ACCEPTANCE_ASKED);
	assert_int_equal(only(&table, PLAN_STEP).accepted_on, DAY_NONE);
	press(&table, "a");
	assert_int_equal(only(&table, PLAN_STEP).acceptance, ACCEPTANCE_ACCEPTED);
	assert_int_equal(only(&table, PLAN_STEP).accepted_on, table.world->today);
	press(&table, "o");
	assert_int_equal(only(&table, PLAN_STEP).acceptance, ACCEPTANCE_NONE);
	end(&table);
}

static void a_step_is_done_on_a_day_and_open_again_with_the_same_key(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "uk");
	press(&table, "5 n Enter");
	type(&table, "подзвонити\n");
	type(&table, "в"); /* the physical key D */
	assert_int_equal(only(&table, PLAN_STEP).step_state, STEP_DONE);
	assert_int_equal(only(&table, PLAN_STEP).done_on, table.world->today);
	press(&table, "d");
	assert_int_equal(only(&table, PLAN_STEP).step_state, STEP_OPEN);
	assert_int_equal(only(&table, PLAN_STEP).done_on, DAY_NONE);
	end(&table);
}

static void a_step_from_the_stock_speaks_every_language(void **state)
{
	struct table table;
	g_autofree char *uk = NULL, *nl = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "geen werk\n");
	press(&table, "s");
	world_picture(table.world, "plan-stock-nl", 24, 80);
	type(&table, "резюме");
	world_picture(table.world, "plan-stock-found-nl", 24, 80);
	press(&table, "Enter");
	assert_string_equal(on_top(&table), "plan");
	uk = words_in(&table, PLAN_STEP, "uk");
	nl = words_in(&table, PLAN_STEP, "nl");
	assert_string_equal(uk, "Скласти резюме нідерландською або англійською");
	assert_string_equal(nl, "Een cv maken in het Nederlands of Engels");
	assert_int_equal(only(&table, PLAN_STEP).parent_id, only(&table, PLAN_OBSTACLE).id);
	end(&table);
}

static void a_step_from_the_stock_knows_its_place_and_its_fact(void **state)
{
	struct table table;
	g_autofree char *fact = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "5 n");
	type(&table, "kinderopvangtoeslag zoeken");
	press(&table, "Enter");
	fact = fact_of(&table);
	assert_true(only(&table, PLAN_STEP).place_bound);
	assert_false(only(&table, PLAN_STEP).anywhere);
	assert_string_equal(fact, "childcare-allowance");
	end(&table);
}

static void words_that_are_not_in_the_stock_become_a_step_of_their_own(void **state)
{
	struct table table;
	g_autofree char *words = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "s");
	type(&table, "zaterdag samen bakken");
	press(&table, "Enter Enter");
	words = words_in(&table, PLAN_STEP, "nl");
	assert_string_equal(words, "zaterdag samen bakken");
	end(&table);
}

/* They are a draft from the first letter; what was only looked for leaves nothing behind. */
static void words_of_a_step_are_kept_before_they_are_one(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "s");
	type(&table, "nieuwe stap");
	press(&table, "M-4 M-5 s");
	assert_string_equal(on_top(&table), "stock");
	assert_true(world_shows(table.world, "nieuwe stap"));
	press(&table, "Esc s");
	assert_false(world_shows(table.world, "nieuwe stap"));
	end(&table);
}

static void a_day_that_makes_no_sense_is_not_kept(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "s");
	type(&table, "zaterdag samen bakken");
	press(&table, "Enter Enter t");
	type(&table, "morgen misschien");
	press(&table, "Enter");
	assert_string_equal(on_top(&table), "day_question");
	press(&table, "^U");
	type(&table, "+7");
	press(&table, "Enter");
	assert_int_equal(only(&table, PLAN_STEP).due_on, table.world->today + 7);
	end(&table);
}

static void a_step_whose_day_has_passed_says_so(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "s");
	type(&table, "zaterdag samen bakken");
	press(&table, "Enter Enter t");
	type(&table, "21-11-2026");
	press(&table, "Enter");
	assert_false(world_shows(table.world, "was 21-11-2026"));
	table.world->today += 2;
	assert_true(world_shows(table.world, "was 21-11-2026"));
	end(&table);
}

static void a_rendering_stands_beside_the_original(void **state)
{
	struct table table;
	g_autofree char *uk = NULL, *nl = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "1 n");
	type(&table, "співати\n");
	press(&table, "m");
	type(&table, "zingen\n");
	uk = words_in(&table, PLAN_STRENGTH, "uk");
	nl = words_in(&table, PLAN_STRENGTH, "nl");
	assert_string_equal(uk, "співати");
	assert_string_equal(nl, "zingen");
	world_picture(table.world, "plan-rendering-nl", 24, 80);
	end(&table);
}

static void what_something_hangs_below_cannot_be_removed(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "geen werk\n");
	press(&table, "b");
	type(&table, "stage\n");
	press(&table, "Up Del");
	assert_int_equal(count(&table, PLAN_OBSTACLE), 1);
	press(&table, "Down Del");
	assert_int_equal(count(&table, PLAN_BREAKTHROUGH), 0);
	press(&table, "u");
	assert_int_equal(count(&table, PLAN_BREAKTHROUGH), 1);
	end(&table);
}

static void items_change_places(void **state)
{
	struct table table;
	struct plan *plan;
	g_autoptr(GPtrArray) items = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "1 n");
	type(&table, "zingen");
	press(&table, "^N");
	type(&table, "rekenen\n");
	press(&table, "-");
	plan = plan_of(&table);
	items = plan_items(plan, PLAN_STRENGTH);
	assert_string_equal(((const struct plan_item *)items->pdata[0])->text, "rekenen");
	plan_free(plan);
	end(&table);
}

static void what_is_typed_is_a_draft_within_a_quarter_of_a_second(void **state)
{
	struct table table;
	g_autoptr(GPtrArray) drafts = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "geen oppas");
	world_wait(table.world, 250);
	assert_int_equal(count(&table, PLAN_OBSTACLE), 0);
	assert_true(draft_list(table.world->services.vault, table.person, &drafts, &error));
	assert_int_equal(drafts->len, 1);
	assert_string_equal(((const struct draft *)drafts->pdata[0])->text, "geen oppas");
	end(&table);
}

static void words_left_behind_by_a_killed_program_open_again(void **state)
{
	struct splice splice = { .inserted = "geen oppas", .inserted_length = 10 };
	struct error error = ERROR_CLEAR;
	struct draft_key key = { .field = "plan:new:obstacle:text" };
	struct table table;

	(void)state;
	begin(&table, "nl");
	key.participant_id = table.person;
	key.conversation_id = table.conversation;
	assert_true(draft_append(table.world->services.vault, &key, "", &splice, &error));
	press(&table, "4 n");
	assert_true(world_shows(table.world, "geen oppas"));
	assert_true(world_shows(table.world, "woorden die niet waren bewaard"));
	press(&table, "Enter n");
	assert_false(world_shows(table.world, "geen oppas"));
	assert_int_equal(count(&table, PLAN_OBSTACLE), 1);
	end(&table);
}

static void taking_back_a_new_item_leaves_no_words_for_the_next(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "geen oppas");
	world_wait(table.world, 250);
	press(&table, "Enter u");
	assert_int_equal(count(&table, PLAN_OBSTACLE), 0);
	press(&table, "4 n");
	assert_false(world_shows(table.world, "geen oppas"));
	end(&table);
}

static void a_second_rendering_does_not_replace_the_first(void **state)
{
	struct table table;
	g_autofree char *nl = NULL, *en = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "1 n");
	type(&table, "співати\n");
	press(&table, "m");
	type(&table, "zingen");
	press(&table, "BackTab Right Tab");
	type(&table, "to sing");
	press(&table, "Enter");
	nl = words_in(&table, PLAN_STRENGTH, "nl");
	en = words_in(&table, PLAN_STRENGTH, "en");
	assert_string_equal(nl, "zingen");
	assert_string_equal(en, "to sing");
	end(&table);
}

static void one_key_leads_through_everything_that_is_not_translated(void **state)
{
	struct table table;
	g_autofree char *helper = NULL, *obstacle = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "1 n");
	type(&table, "zingen\n");
	press(&table, "2 n");
	type(&table, "сестра Оксана\n");
	press(&table, "4 n");
	type(&table, "немає школи\n");
	press(&table, "2 m");
	type(&table, "mijn zus Oksana");
	press(&table, "^N");
	type(&table, "geen school");
	press(&table, "^N");
	assert_string_equal(on_top(&table), "plan");
	assert_true(world_shows(table.world, "Alles in het plan"));
	helper = words_in(&table, PLAN_HELPER, "nl");
	obstacle = words_in(&table, PLAN_OBSTACLE, "nl");
	assert_string_equal(helper, "mijn zus Oksana");
	assert_string_equal(obstacle, "geen school");
	end(&table);
}

static void going_elsewhere_from_a_form_leaves_no_old_screen_below(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "geen oppas");
	press(&table, "F3");
	assert_string_equal(on_top(&table), "indicators");
	assert_int_equal(app_depth(table.world->services.app), 1);
	assert_int_equal(count(&table, PLAN_OBSTACLE), 1);
	press(&table, "Enter s F5");
	assert_string_equal(on_top(&table), "plan");
	assert_int_equal(app_depth(table.world->services.app), 1);
	press(&table, "s F5");
	assert_string_equal(on_top(&table), "plan");
	assert_int_equal(app_depth(table.world->services.app), 1);
	end(&table);
}

static void leaving_the_form_by_any_way_keeps_the_words(void **state)
{
	static const char *const ways[] = { "Esc", "Enter", "^G", "F2", "^B" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		struct table table;

		begin(&table, "nl");
		press(&table, "4 n");
		type(&table, "geen oppas");
		press(&table, ways[i]);
		assert_int_equal(count(&table, PLAN_OBSTACLE), 1);
		end(&table);
	}
}

static void hiding_the_screen_in_the_middle_makes_no_second_item(void **state)
{
	struct table table;
	g_autofree char *words = NULL;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "geen op");
	press(&table, "^G Enter");
	type(&table, "pas");
	press(&table, "Enter");
	words = words_in(&table, PLAN_OBSTACLE, "nl");
	assert_string_equal(words, "geen oppas");
	end(&table);
}

static void overhear(struct table *table, guint present)
{
	struct vault *vault = table->world->services.vault;
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(conversation_load(vault, table->conversation, &conversation, &error));
	conversation->present = present;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(conversation_save(vault, conversation, &error));
	assert_true(vault_commit(vault, &error));
	conversation_free(conversation);
}

static void what_is_between_us_is_covered_while_others_look_on(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	press(&table, "4 n");
	type(&table, "schulden bij de huisbaas\n");
	press(&table, "v");
	assert_true(world_shows(table.world, "schulden bij de huisbaas ‹tussen ons›"));
	press(&table, "F4");
	overhear(&table, PRESENT_PARTNER);
	press(&table, "F5");
	assert_false(world_shows(table.world, "schulden"));
	end(&table);
}

static void the_steps_stand_large_without_what_is_between_us(void **state)
{
	struct table table;

	(void)state;
	begin(&table, "nl");
	make_a_plan(&table);
	press(&table, "5 n");
	type(&table, "резюме");
	press(&table, "Enter 5 n");
	type(&table, "naar de huisarts voor mijn rug");
	press(&table, "Enter Enter v l");
	world_picture(table.world, "steps-table", 24, 80);
	assert_false(world_shows(table.world, "huisarts"));
	press(&table, "v");
	assert_true(world_shows(table.world, "huisarts"));
	press(&table, "Esc");
	assert_string_equal(on_top(&table), "plan");
	end(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_plan_reads_in_the_order_of_the_sheet),
		cmocka_unit_test(the_form_shows_what_belongs_to_the_item),
		cmocka_unit_test(a_new_item_is_kept_in_the_language_of_its_letters),
		cmocka_unit_test(every_kind_of_item_can_be_made),
		cmocka_unit_test(a_perspective_may_take_several_lines),
		cmocka_unit_test(an_item_without_words_is_not_made),
		cmocka_unit_test(an_obstacle_under_safety_begins_between_us),
		cmocka_unit_test(what_hangs_below_something_between_us_begins_between_us),
		cmocka_unit_test(only_what_was_accepted_is_a_promise),
		cmocka_unit_test(a_step_is_done_on_a_day_and_open_again_with_the_same_key),
		cmocka_unit_test(a_step_from_the_stock_speaks_every_language),
		cmocka_unit_test(a_step_from_the_stock_knows_its_place_and_its_fact),
		cmocka_unit_test(words_that_are_not_in_the_stock_become_a_step_of_their_own),
		cmocka_unit_test(words_of_a_step_are_kept_before_they_are_one),
		cmocka_unit_test(a_day_that_makes_no_sense_is_not_kept),
		cmocka_unit_test(a_step_whose_day_has_passed_says_so),
		cmocka_unit_test(a_rendering_stands_beside_the_original),
		cmocka_unit_test(what_something_hangs_below_cannot_be_removed),
		cmocka_unit_test(items_change_places),
		cmocka_unit_test(what_is_typed_is_a_draft_within_a_quarter_of_a_second),
		cmocka_unit_test(words_left_behind_by_a_killed_program_open_again),
		cmocka_unit_test(taking_back_a_new_item_leaves_no_words_for_the_next),
		cmocka_unit_test(a_second_rendering_does_not_replace_the_first),
		cmocka_unit_test(one_key_leads_through_everything_that_is_not_translated),
		cmocka_unit_test(going_elsewhere_from_a_form_leaves_no_old_screen_below),
		cmocka_unit_test(leaving_the_form_by_any_way_keeps_the_words),
		cmocka_unit_test(hiding_the_screen_in_the_middle_makes_no_second_item),
		cmocka_unit_test(what_is_between_us_is_covered_while_others_look_on),
		cmocka_unit_test(the_steps_stand_large_without_what_is_between_us),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
