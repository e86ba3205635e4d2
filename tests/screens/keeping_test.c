/* Keep, show, erase: review dates, the trash, erasing with the code typed, the audit, the organisation's page.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/keeping_screens.h"
#include "store/audit.h"
#include "store/keeping.h"
#include "store/people.h"
#include "store/search.h"
#include "support/builders.h"
#include "support/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define MARKER "PLANTED-WORD"
#define COPY "/stick/copy.perspectief"

static const char *top(struct world *world)
{
	return app_top(world->services.app)->kind->name;
}

static struct participant *load(struct world *world, record_id id)
{
	struct participant *who = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_load(world->services.vault, id, &who, &error));
	return who;
}

static void set_review(struct world *world, record_id id, day on)
{
	struct error error = ERROR_CLEAR;

	must_begin(world->services.vault);
	assert_true(people_set_review(world->services.vault, id, on, &error));
	must_commit(world->services.vault);
}

/* Home, with Lina whose review date was in October. */
static struct world *at_home(const char *language, record_id *person)
{
	struct world *world = world_new(language);

	world->services.settings.counsellor = g_strdup("AB");
	vault_set_counsellor(world->services.vault, "AB");
	*person = world_person(world);
	set_review(world, *person, day_from_iso("2026-10-01"));
	world_open(world, people_screen_new(&world->services));
	return world;
}

static int people_at_home(struct world *world)
{
	GPtrArray *lines = NULL;
	struct error error = ERROR_CLEAR;
	int count;

	assert_true(people_list(world->services.vault, world->today, &lines, &error));
	count = (int)lines->len;
	g_ptr_array_unref(lines);
	return count;
}

static int hits(struct world *world, const char *word)
{
	GPtrArray *found = NULL;
	struct error error = ERROR_CLEAR;
	int count;

	assert_true(search(world->services.vault, word, 20, &found, &error));
	count = (int)found->len;
	g_ptr_array_unref(found);
	return count;
}

/* ---------------------------------------------------------------- looking again */

static void home_says_which_files_to_look_at_again(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		record_id person;
		struct world *world = at_home(languages[i], &person);
		g_autofree char *home = g_strconcat("screens/home_review_due_", languages[i], NULL);
		g_autofree char *list = g_strconcat("screens/reviews_", languages[i], NULL);
		g_autofree char *page = g_strconcat("screens/keeping_due_", languages[i], NULL);

		world_picture(world, home, 24, 80);
		world_press(world, "v");
		world_picture(world, list, 24, 80);
		world_press(world, "Enter");
		world_picture(world, page, 24, 80);
		world_free(world);
	}
}

static void plus_moves_the_review_by_the_rule_of_the_organisation(void **state)
{
	record_id person;
	struct world *world = at_home("nl", &person);
	struct organisation_rules rules;
	struct participant *who;
	struct error error = ERROR_CLEAR;

	(void)state;
	organisation_rules_init(&rules);
	rules.review_months = 6;
	must_begin(world->services.vault);
	assert_true(keeping_save(world->services.vault, &rules, &error));
	must_commit(world->services.vault);
	organisation_rules_done(&rules);
	world_press(world, "v Enter +");
	who = load(world, person);
	assert_int_equal(who->review_on, day_from_iso("2027-05-20"));
	participant_free(who);
	world_picture(world, "screens/keeping_moved_nl", 24, 80);
	world_press(world, "Esc");
	assert_true(world_shows(world, "Alle dossiers zijn bekeken"));
	world_press(world, "Esc");
	assert_false(world_shows(world, "nog nodig is"));
	world_free(world);
}

static void another_day_may_be_typed(void **state)
{
	record_id person;
	struct world *world = at_home("nl", &person);
	struct participant *who;

	(void)state;
	world_press(world, "Enter x d");
	world_picture(world, "screens/keeping_typing_nl_small", 20, 60);
	world_press(world, "^U");
	world_type(world, "30-2-2027");
	world_press(world, "Enter");
	assert_true(world_shows(world, "bestaat niet"));
	world_press(world, "^U");
	world_type(world, "1-9-2027");
	world_press(world, "Enter");
	who = load(world, person);
	assert_int_equal(who->review_on, day_from_iso("2027-09-01"));
	participant_free(who);
	assert_string_equal(top(world), "keeping");
	world_free(world);
}

/* ---------------------------------------------------------------- the trash */

static void the_trash_is_for_a_mistake_and_gives_back(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		record_id person;
		struct world *world = at_home(languages[i], &person);
		g_autofree char *question =
			g_strconcat("screens/trash_question_", languages[i], NULL);
		g_autofree char *list = g_strconcat("screens/trash_", languages[i], NULL);

		world_press(world, "Enter x t");
		world_picture(world, question, 24, 80);
		world_press(world, "t");
		assert_string_equal(top(world), "people");
		assert_int_equal(people_at_home(world), 0);
		assert_int_equal(hits(world, "Lina"), 0);
		world->today += 10;
		world_press(world, "t");
		world_picture(world, list, 24, 80);
		world_press(world, "Enter");
		assert_int_equal(people_at_home(world), 1);
		world_press(world, "Esc");
		assert_true(world_shows(world, "NIJ-0001"));
		world_free(world);
	}
}

static void the_trash_can_be_undone_at_home(void **state)
{
	record_id person;
	struct world *world = at_home("nl", &person);

	(void)state;
	world_press(world, "Enter x t t u");
	assert_int_equal(people_at_home(world), 1);
	assert_true(world_shows(world, "NIJ-0001"));
	world_free(world);
}

static void an_open_conversation_in_the_trash_does_not_open_by_itself(void **state)
{
	record_id person;
	struct world *world = at_home("nl", &person);

	(void)state;
	world_conversation(world, person);
	world_press(world, "Enter x t t");
	assert_string_equal(top(world), "people");
	world_open(world, people_screen_new(&world->services)); /* as after a restart */
	assert_string_equal(top(world), "people");
	world_press(world, "r");
	assert_string_equal(top(world), "people");
	world_press(world, "t Enter Esc r"); /* taken back: it waits again */
	assert_string_equal(top(world), "deck");
	world_free(world);
}

/* ---------------------------------------------------------------- erasing */

static void plant_words(struct world *world, record_id person)
{
	record_id conversation = build_conversation(world->services.vault, person, world->today);

	build_answer(world->services.vault, person, conversation, "work-lost-in-time", MARKER);
}

static void nothing_happens_before_the_code_is_right(void **state)
{
	record_id person;
	struct world *world = at_home("nl", &person);

	(void)state;
	plant_words(world, person);
	world_press(world, "Enter x e");
	world_picture(world, "screens/erase_nl", 24, 80);
	world_press(world, "Enter Enter");
	assert_true(world_shows(world, "niets gewist"));
	world_type(world, "NIJ-0002");
	world_press(world, "Enter");
	assert_true(world_shows(world, "niets gewist"));
	world_wait(world, 1000);
	assert_string_equal(top(world), "erase");
	assert_int_equal(hits(world, MARKER), 1);
	world_press(world, "Esc");
	assert_string_equal(top(world), "keeping");
	assert_int_equal(people_at_home(world), 1);
	world_free(world);
}

static void the_right_code_erases_and_leaves_a_receipt(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		record_id person;
		struct world *world = at_home(languages[i], &person);
		g_autofree char *working =
			g_strconcat("screens/erase_working_", languages[i], NULL);
		g_autofree char *receipt = g_strconcat("screens/receipt_", languages[i], NULL);
		g_autofree char *audit = g_strconcat("screens/audit_receipt_", languages[i], NULL);

		plant_words(world, person);
		world_press(world, "Enter x e Right Enter");
		world_type(world, "nij1");
		world_press(world, "Enter");
		world_picture(world, working, 24, 80); /* painted before it begins */
		assert_int_equal(hits(world, MARKER), 1);
		world_wait(world, 1000);
		world_picture(world, receipt, 24, 80);
		assert_int_equal(hits(world, MARKER), 0);
		assert_int_equal(people_at_home(world), 0);
		world_press(world, "Enter");
		assert_string_equal(top(world), "people");
		assert_null(vault_undo_label(world->services.vault));
		world_press(world, "a");
		world_picture(world, audit, 24, 80);
		assert_false(world_shows(world, "NIJ-0001"));
		world_free(world);
	}
}

/* Home of a vault on a disk, with Lina in it and a copy on a stick. */
static struct kept *at_home_on_disk(const char *language)
{
	struct kept *kept = kept_new(language);
	struct error error = ERROR_CLEAR;
	g_autofree char *made = NULL;

	secret_free(kept_make(kept));
	kept_open(kept);
	world_person(kept->world);
	world_open(kept->world, people_screen_new(&kept->world->services));
	assert_true(vault_flush(kept->world->services.vault, &error));
	assert_true(vault_backup(kept->world->services.vault_path, COPY, NULL,
				 &kept->world->services.vault_options, &made, &error));
	return kept;
}

static void erase_lina(struct kept *kept)
{
	kept_press(kept, "Enter x e Enter");
	kept_type(kept, "NIJ-0001");
	kept_press(kept, "Enter");
	world_wait(kept->world, 1000);
}

static void copies_out_of_reach_are_named_before_erasing(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = at_home_on_disk(languages[i]);
		struct disk disk = kept->world->services.vault_options.disk;

		kept_press(kept, "Enter x e");
		kept_picture(kept, "erase_copies", languages[i], 24, 80);
		kept_press(kept, "Esc");
		assert_int_equal(disk.rename(disk.data, COPY, "/elsewhere"), 0);
		kept_press(kept, "e");
		kept_picture(kept, "erase_out_of_reach", languages[i], 24, 80);
		kept_press(kept, "Esc Esc Esc");
		erase_lina(kept);
		kept_picture(kept, "receipt_out_of_reach", languages[i], 24, 80);
		kept_free(kept);
	}
}

static void of_a_destroyed_copy_the_receipt_says_that_somebody_said_so(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = at_home_on_disk(languages[i]);
		struct services *services = &kept->world->services;
		struct error error = ERROR_CLEAR;

		fault_disk_remove(kept->vaults->disk, COPY);
		assert_true(vault_copy_say_gone(services->vault_path, COPY, "AB",
						&services->vault_options, &error));
		kept_press(kept, "Enter x e");
		kept_picture(kept, "erase_said_gone", languages[i], 24, 80);
		kept_press(kept, "Esc Esc Esc");
		erase_lina(kept);
		kept_picture(kept, "receipt_said_gone", languages[i], 24, 80);
		kept_free(kept);
	}
}

static void a_full_disk_erases_nobody_and_says_why(void **state)
{
	struct kept *kept = at_home_on_disk("nl");

	(void)state;
	fault_disk_set_room(kept->vaults->disk, 0);
	erase_lina(kept);
	assert_string_equal(kept_top(kept), "erase");
	world_picture(kept->world, "screens/erase_disk_full_nl", 24, 80);
	assert_int_equal(people_at_home(kept->world), 1);
	fault_disk_set_room(kept->vaults->disk, -1);
	kept_press(kept, "Enter");
	world_wait(kept->world, 1000);
	assert_string_equal(kept_top(kept), "receipt");
	assert_int_equal(people_at_home(kept->world), 0);
	kept_free(kept);
}

static void add_copy(struct erasure *erasure, const char *path, bool reachable)
{
	struct vault_copy *copy = g_new0(struct vault_copy, 1);

	copy->path = g_strdup(path);
	copy->made_at = (gint64)TEST_DAY * 86400 + 50000;
	copy->reachable = reachable;
	g_ptr_array_add(erasure->copies_left, copy);
}

static void the_receipt_says_which_copies_are_left(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		record_id person;
		struct world *world = at_home(languages[i], &person);
		struct erasure *erasure = g_new0(struct erasure, 1);
		g_autofree char *name = g_strconcat("screens/receipt_left_", languages[i], NULL);

		erasure->copies_rewritten = 3;
		erasure->incomplete = true;
		erasure->copies_left =
			g_ptr_array_new_with_free_func((GDestroyNotify)vault_copy_free);
		add_copy(erasure, "/media/kv/STICK/perspectief-2026-11-20.perspectief", false);
		add_copy(erasure, "/home/kv/vault.perspectief.bak-2", true);
		world_open(world, receipt_screen_new(&world->services, ERASURE_ASKED, erasure));
		world_picture(world, name, 24, 80);
		world_free(world);
	}
}

static void a_paused_conversation_goes_with_the_person(void **state)
{
	record_id person;
	struct world *world = at_home("nl", &person);

	(void)state;
	world_conversation(world, person);
	world_press(world, "Enter Enter"); /* into it, and back */
	assert_string_equal(top(world), "deck");
	world_press(world, "Esc x e Enter");
	world_type(world, "NIJ-0001\n");
	world_wait(world, 1000);
	assert_string_equal(top(world), "receipt");
	world_press(world, "Esc");
	assert_string_equal(top(world), "people");
	assert_int_equal(people_at_home(world), 0);
	world_free(world);
}

static void the_others_at_home_are_named_and_stay(void **state)
{
	record_id person, partner;
	struct world *world = at_home("uk", &person);
	struct participant *who = load(world, person), *other;
	struct household *household = household_new();
	struct error error = ERROR_CLEAR;

	(void)state;
	partner = build_person(world->services.vault, "NIJ-0002", "Ілля");
	other = load(world, partner);
	must_begin(world->services.vault);
	assert_true(household_save(world->services.vault, household, &error));
	who->household_id = other->household_id = household->id;
	assert_true(people_save(world->services.vault, who, &error));
	assert_true(people_save(world->services.vault, other, &error));
	must_commit(world->services.vault);
	participant_free(who);
	participant_free(other);
	household_free(household);
	world_open(world, keeping_screen_new(&world->services, person));
	world_press(world, "e");
	world_picture(world, "screens/erase_household_uk", 24, 80);
	world_press(world, "Enter");
	world_type(world, "NIJ-0001\n");
	world_wait(world, 1000);
	assert_int_equal(people_at_home(world), 1);
	world_free(world);
}

static void a_file_in_the_trash_can_be_erased_from_there(void **state)
{
	record_id person;
	struct world *world = at_home("nl", &person);
	struct participant *who;

	(void)state;
	world_press(world, "Enter x t t t x Enter");
	world_type(world, "NIJ-0001\n");
	world_wait(world, 1000);
	assert_string_equal(top(world), "receipt");
	who = load(world, person);
	assert_null(who);
	world_free(world);
}

static void somebody_without_a_file_has_nothing_to_erase(void **state)
{
	struct world *world = world_new("nl");
	record_id person;

	(void)state;
	world_open(world, people_screen_new(&world->services));
	person = build_person_without_file(world->services.vault, "NIJ-0009");
	assert_null(erase_screen_new(&world->services, person));
	assert_true(world_shows(world, "vanzelf"));
	world_free(world);
}

/* ---------------------------------------------------------------- the audit */

static void the_audit_names_deeds_and_no_words(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		record_id person;
		struct world *world = at_home(languages[i], &person);
		g_autofree char *all = g_strconcat("screens/audit_", languages[i], NULL);
		g_autofree char *one = g_strconcat("screens/audit_one_", languages[i], NULL);

		world_press(world, "Enter n a"); /* looked at, and a conversation begins */
		plant_words(world, person);
		world_press(world, "Esc Esc");
		world_press(world, "a");
		world_picture(world, all, 24, 80);
		world_press(world, "Esc Enter x a");
		world_picture(world, one, 24, 80);
		assert_false(world_shows(world, MARKER));
		world_free(world);
	}
}

static void the_audit_goes_into_a_folder(void **state)
{
	record_id person;
	struct world *world = at_home("nl", &person);
	g_autofree char *folder = g_dir_make_tmp("perspectief-audit-XXXXXX", NULL);
	g_autofree char *csv = g_build_filename(folder, "perspectief-audit-2026-11-20.csv", NULL);
	g_autofree char *json = g_build_filename(folder, "perspectief-audit-2026-11-20.json", NULL);
	g_autofree char *text = NULL;

	(void)state;
	world_press(world, "Enter Esc a s");
	world_picture(world, "screens/audit_export_nl", 24, 80);
	world_press(world, "End");
	world_type(world, folder);
	world_press(world, "Enter");
	assert_string_equal(top(world), "audit");
	assert_true(g_file_get_contents(csv, &text, NULL, NULL));
	assert_non_null(strstr(text, "NIJ-0001"));
	world_press(world, "s ^F End");
	world_type(world, folder);
	world_press(world, "Enter");
	assert_true(g_file_test(json, G_FILE_TEST_EXISTS));
	unlink(csv);
	unlink(json);
	rmdir(folder);
	world_free(world);
}

/* ---------------------------------------------------------------- the organisation */

static void the_organisation_chooses_its_basis(void **state)
{
	static const char *const languages[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		record_id person;
		struct world *world = at_home(languages[i], &person);
		g_autofree char *before = g_strconcat("screens/organisation_", languages[i], NULL);
		g_autofree char *chosen =
			g_strconcat("screens/organisation_chosen_", languages[i], NULL);
		struct organisation_rules rules;

		world->services.demo = true; /* the settings write no file */
		world_press(world, "i ^O");
		world_picture(world, before, 24, 80);
		world_type(world, "Stichting Perspectief");
		world_press(world, "Tab Right Right");
		world_picture(world, chosen, 24, 80);
		world_press(world, "Up Up ^U");
		world_type(world, "0");
		world_press(world, "Esc");
		assert_string_equal(top(world), "organisation");
		world_press(world, "^U");
		world_type(world, "18");
		world_press(world, "Esc");
		assert_string_equal(top(world), "settings");
		keeping_load(world->services.vault, &rules);
		assert_string_equal(rules.name, "Stichting Perspectief");
		assert_int_equal(rules.basis, BASIS_PUBLIC_TASK);
		assert_int_equal(rules.review_months, 18);
		organisation_rules_done(&rules);
		world_free(world);
	}
}

/* ---------------------------------------------------------------- sizes */

static void these_pages_fit_small_and_wide_screens(void **state)
{
	static const struct {
		const char *keys, *name;
	} pages[] = {
		{ "Enter x", "keeping" },     { "Enter x e", "erase" },
		{ "Enter x s", "access" },    { "Enter x t", "trash_question" },
		{ "Enter Esc a", "audit" },   { "v", "reviews" },
		{ "Enter x t t t", "trash" }, { "i ^O", "organisation" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
		record_id person;
		struct world *world = at_home("uk", &person);
		g_autofree char *small = g_strdup_printf("screens/%s_uk_small", pages[i].name);
		g_autofree char *wide = g_strdup_printf("screens/%s_uk_wide", pages[i].name);

		world->services.demo = true; /* the settings write no file */
		world_press(world, pages[i].keys);
		world_picture(world, small, 20, 60);
		if (i < 3)
			world_picture(world, wide, 40, 120);
		world_free(world);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(home_says_which_files_to_look_at_again),
		cmocka_unit_test(plus_moves_the_review_by_the_rule_of_the_organisation),
		cmocka_unit_test(another_day_may_be_typed),
		cmocka_unit_test(the_trash_is_for_a_mistake_and_gives_back),
		cmocka_unit_test(the_trash_can_be_undone_at_home),
		cmocka_unit_test(an_open_conversation_in_the_trash_does_not_open_by_itself),
		cmocka_unit_test(nothing_happens_before_the_code_is_right),
		cmocka_unit_test(the_right_code_erases_and_leaves_a_receipt),
		cmocka_unit_test(of_a_destroyed_copy_the_receipt_says_that_somebody_said_so),
		cmocka_unit_test(copies_out_of_reach_are_named_before_erasing),
		cmocka_unit_test(a_full_disk_erases_nobody_and_says_why),
		cmocka_unit_test(the_receipt_says_which_copies_are_left),
		cmocka_unit_test(a_paused_conversation_goes_with_the_person),
		cmocka_unit_test(the_others_at_home_are_named_and_stay),
		cmocka_unit_test(a_file_in_the_trash_can_be_erased_from_there),
		cmocka_unit_test(somebody_without_a_file_has_nothing_to_erase),
		cmocka_unit_test(the_audit_names_deeds_and_no_words),
		cmocka_unit_test(the_audit_goes_into_a_folder),
		cmocka_unit_test(the_organisation_chooses_its_basis),
		cmocka_unit_test(these_pages_fit_small_and_wide_screens),
	};

	g_setenv("TZ", "UTC", TRUE);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
