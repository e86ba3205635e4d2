/* The first run's recovery code, the day the passphrase is forgotten, a new passphrase or code: what a counsellor sees then.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
#include "screens/code_noted.h"
#include "screens/code_sheet.h"
#include "support/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

static const char *const languages[] = { "nl", "uk" };

/* ---------------------------------------------------------------- the first run */

static void the_first_run_ends_at_a_code_that_opens_the_vault(void **state)
{
	struct kept *kept = kept_new("nl");

	(void)state;
	kept_start(kept);
	kept_type_enter(kept, "test");
	kept_type_enter(kept, "test");
	assert_string_equal(kept_top(kept), "code");
	assert_true(vault_has_recovery_code(kept->world->services.vault));
	assert_false(code_is_noted(&kept->world->services));
	kept_free(kept);
}

static void a_short_passphrase_is_said_and_may_be_another(void **state)
{
	struct kept *kept = kept_new("nl");

	(void)state;
	kept_start(kept);
	kept_type_enter(kept, "kort");
	assert_true(kept_shows(kept, "unlock.short"));
	kept_press(kept, "Esc");
	assert_true(kept_shows(kept, "unlock.choose"));
	kept_type_enter(kept, "vier groene bomen");
	assert_false(kept_shows(kept, "unlock.short"));
	kept_type_enter(kept, "vier groene bomen");
	assert_string_equal(kept_top(kept), "code");
	kept_free(kept);
}

static void show_code(struct kept *kept)
{
	kept_open(kept);
	world_open(kept->world, code_screen_new(&kept->world->services, kept_code(), true));
}

static struct kept *with_code(const char *language)
{
	struct kept *kept = kept_new(language);

	secret_free(kept_make(kept));
	show_code(kept);
	return kept;
}

static void the_code_stands_there_large_in_six_groups(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = with_code(languages[i]);

		kept_picture(kept, "code", languages[i], 24, 80);
		kept_picture(kept, "code_small", languages[i], 20, 60);
		kept_picture(kept, "code_wide", languages[i], 40, 120);
		kept_press(kept, "Esc");
		kept_picture(kept, "code_warning", languages[i], 20, 60);
		kept_free(kept);
	}
}

static void nobody_loses_the_code_by_one_key(void **state)
{
	const char *const ways[] = { "Esc", "^Q", "^L" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		struct kept *kept = with_code("nl");

		kept_press(kept, ways[i]);
		assert_string_equal(kept_top(kept), "code");
		assert_true(kept_shows(kept, "code.warning"));
		kept_press(kept, "x");
		assert_false(kept_shows(kept, "code.warning"));
		kept_press(kept, ways[i]);
		assert_string_equal(kept_top(kept), "code");
		kept_press(kept, ways[i]);
		assert_true(app_has_ended(kept->world->services.app, NULL) ||
			    g_str_equal(kept_top(kept), "people"));
		kept_free(kept);
	}
}

/* The groups that the dice of the world ask for. */
static void asked_groups(struct kept *kept, char signs[2 * RECOVERY_GROUP + 1])
{
	struct secret *code = kept_code();
	const char *text = secret_bytes(code);
	size_t at = 0;

	for (int group = 0; group < RECOVERY_SIGNS / RECOVERY_GROUP; group++) {
		char number[16];

		g_snprintf(number, sizeof(number), "%d  · ·", group + 1);
		if (!world_shows(kept->world, number))
			continue;
		memcpy(signs + at, text + group * RECOVERY_GROUP, RECOVERY_GROUP);
		at += RECOVERY_GROUP;
	}
	assert_int_equal(at, 2 * RECOVERY_GROUP);
	signs[at] = '\0';
	secret_free(code);
}

static void two_groups_typed_from_paper_are_the_proof(void **state)
{
	struct kept *kept = with_code("nl");
	char signs[2 * RECOVERY_GROUP + 1];
	g_autofree char *lower = NULL;

	(void)state;
	kept_press(kept, "Enter");
	asked_groups(kept, signs);
	lower = g_ascii_strdown(signs, -1);
	kept_type_enter(kept, lower);
	assert_string_equal(kept_top(kept), "people");
	assert_true(code_is_noted(&kept->world->services));
	kept_free(kept);
}

static void a_sign_that_was_written_down_wrong_is_pointed_at(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = with_code(languages[i]);
		char signs[2 * RECOVERY_GROUP + 1];

		kept_press(kept, "Enter");
		asked_groups(kept, signs);
		signs[7] = signs[7] == 'A' ? 'C' : 'A';
		kept_type_enter(kept, signs);
		assert_string_equal(kept_top(kept), "code_proof");
		kept_picture(kept, "code_proof", languages[i], 24, 80);
		kept_press(kept, "Esc");
		assert_string_equal(kept_top(kept), "code");
		kept_free(kept);
	}
}

static void a_code_on_no_paper_is_said_at_home(void **state)
{
	struct kept *kept = with_code("nl");

	(void)state;
	code_noted_set(&kept->world->services, false);
	kept_press(kept, "Esc Esc");
	assert_string_equal(kept_top(kept), "people");
	assert_true(kept_shows(kept, "code.not_noted"));
	kept_free(kept);
}

static void the_sheet_is_a_file_that_is_never_written_over(void **state)
{
	struct kept *kept = with_code("nl");
	g_autofree char *path = g_build_filename(kept->root, "code.pdf", NULL);

	(void)state;
	assert_true(g_file_set_contents(path, "mine", -1, NULL));
	world_open(kept->world, recovery_paper_screen_new(&kept->world->services, kept_code()));
	if (kept_shows(kept, "code.to_printer"))
		kept_press(kept, "Space");
	kept_press(kept, "Down ^U");
	kept_type_enter(kept, path);
	assert_true(kept_shows(kept, "code.file_exists"));
	g_remove(path);
	kept_free(kept);
}

static void a_file_with_the_code_is_to_be_printed_and_deleted(void **state)
{
	struct kept *kept = with_code("nl");
	g_autofree char *path = g_build_filename(kept->root, "sheet.pdf", NULL);

	(void)state;
	kept_press(kept, "p");
	if (kept_shows(kept, "code.to_printer"))
		kept_press(kept, "Space");
	kept_press(kept, "Down ^A ^K");
	kept_type_enter(kept, path);
	assert_string_equal(kept_top(kept), "code");
	assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
	assert_true(kept_shows(kept, "code.written"));
	g_remove(path);
	kept_free(kept);
}

/* lpstat knows these printers, and lp takes what it gets. */
static char *print_system(struct kept *kept, const char *answer)
{
	char *folder = g_build_filename(kept->root, "programs", NULL);
	g_autofree char *lpstat = g_build_filename(folder, "lpstat", NULL);
	g_autofree char *lp = g_build_filename(folder, "lp", NULL);
	g_autofree char *script = g_strdup_printf("#!/bin/sh\necho '%s'\n", answer);

	assert_int_equal(g_mkdir(folder, 0700), 0);
	assert_true(g_file_set_contents(lpstat, script, -1, NULL));
	assert_true(g_file_set_contents(lp, "#!/bin/sh\ncat >\"$0.taken\"\n", -1, NULL));
	assert_int_equal(g_chmod(lpstat, 0700), 0);
	assert_int_equal(g_chmod(lp, 0700), 0);
	kept->world->services.print_programs = folder;
	return folder;
}

static void remove_print_system(char *folder)
{
	static const char *const names[] = { "lp", "lpstat", "lp.taken" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(folder, names[i], NULL);

		g_remove(path);
	}
	assert_int_equal(g_remove(folder), 0);
	g_free(folder);
}

static void a_print_system_without_a_printer_leaves_the_file(void **state)
{
	struct kept *kept = with_code("nl");
	char *folder = print_system(kept, "scheduler is running");

	(void)state;
	kept_press(kept, "p");
	assert_true(kept_shows(kept, "code.to_printer"));
	app_ready(kept->world->services.app, 10000); /* here */
	app_ready(kept->world->services.app, 10000); /* and on the network */
	assert_false(kept_shows(kept, "code.to_printer"));
	assert_true(kept_shows(kept, "code.where"));
	kept_press(kept, "Esc");
	remove_print_system(folder);
	kept_free(kept);
}

static void the_sheet_goes_to_the_printer_there_is(void **state)
{
	struct kept *kept = with_code("nl");
	char *folder = print_system(kept, "printer HP is idle.");
	g_autofree char *taken = g_build_filename(folder, "lp.taken", NULL);
	g_autofree char *bytes = NULL;

	(void)state;
	kept_press(kept, "p");
	app_ready(kept->world->services.app, 10000);
	assert_true(kept_shows(kept, "code.to_printer"));
	kept_press(kept, "Enter");
	world_wait(kept->world, 0);
	assert_string_equal(kept_top(kept), "code");
	assert_true(g_file_get_contents(taken, &bytes, NULL, NULL));
	assert_memory_equal(bytes, "%PDF-", 5);
	remove_print_system(folder);
	kept_free(kept);
}

static void the_code_stays_while_somebody_copies_it(void **state)
{
	struct kept *kept = with_code("nl");

	(void)state;
	kept->world->services.settings.bare_after_minutes = 2;
	world_wait(kept->world, 5 * 60 * 1000);
	assert_string_equal(kept_top(kept), "code");
	kept_free(kept);
}

/* ---------------------------------------------------------------- the passphrase is forgotten */

/* The code with one sign wrong. */
static char *mistyped(const char *code, int place)
{
	char *typed = g_ascii_strdown(code, -1);

	typed[place] = typed[place] == 'a' ? 'c' : 'a';
	return typed;
}

static void a_wrong_sign_is_pointed_at_and_enter_mends_it(void **state)
{
	struct secret *code = kept_code();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = kept_new(languages[i]);
		g_autofree char *typed = mistyped(secret_bytes(code), 15);

		world_open(kept->world, recover_screen_new(&kept->world->services));
		kept_picture(kept, "recover_empty", languages[i], 24, 80);
		kept_type(kept, typed);
		kept_picture(kept, "recover_wrong", languages[i], 24, 80);
		kept_picture(kept, "recover_wrong_small", languages[i], 20, 60);
		kept_press(kept, "Enter");
		assert_true(kept_shows(kept, "recover.right"));
		kept_free(kept);
	}
	secret_free(code);
}

static void a_sign_that_no_code_has_is_said_while_typing(void **state)
{
	struct kept *kept = kept_new("nl");

	(void)state;
	world_open(kept->world, recover_screen_new(&kept->world->services));
	kept_type(kept, "acdefh j0k");
	kept_picture(kept, "recover_strange", "nl", 24, 80);
	kept_press(kept, "Enter Backspace");
	kept_free(kept);
}

static void the_ukrainian_layout_types_the_same_code(void **state)
{
	struct kept *kept = kept_new("uk");

	(void)state;
	world_open(kept->world, recover_screen_new(&kept->world->services));
	kept_type(kept, "фсв"); /* the keys A, C, D */
	assert_true(world_shows(kept->world, "1  A C D ·"));
	kept_free(kept);
}

static void forgotten(struct kept *kept, const struct secret *code)
{
	g_autofree char *typed = mistyped(secret_bytes(code), 0);
	char right[2] = { (char)g_ascii_tolower(*secret_bytes(code)), '\0' };

	kept_start(kept);
	kept_press(kept, "F3");
	kept_type(kept, typed);
	kept_press(kept, "Home");
	kept_type(kept, right); /* a full field is typed over */
	kept_press(kept, "Enter");
	kept_wait(kept);
}

static void the_code_opens_and_a_new_passphrase_must_be_chosen(void **state)
{
	struct kept *kept = kept_new("nl");
	struct secret *code = kept_make(kept);
	struct services *services = &kept->world->services;

	(void)state;
	forgotten(kept, code);
	assert_string_equal(kept_top(kept), "passphrase");
	kept_picture(kept, "passphrase_forgotten", "nl", 24, 80);
	kept_type_enter(kept, "four new words here");
	kept_type_enter(kept, "four new words here");
	kept_picture(kept, "passphrase_changed", "nl", 24, 80);
	kept_press(kept, "Enter");
	assert_string_equal(kept_top(kept), "people");
	assert_false(services_passphrase_is_right(services, kept->vaults->passphrase));
	secret_free(code);
	kept_free(kept);
}

static void without_a_new_passphrase_the_program_locks(void **state)
{
	struct kept *kept = kept_new("nl");
	struct secret *code = kept_make(kept);
	enum app_end end;

	(void)state;
	forgotten(kept, code);
	kept_press(kept, "Esc");
	assert_true(app_has_ended(kept->world->services.app, &end));
	assert_int_equal(end, APP_LOCKED);
	secret_free(code);
	kept_free(kept);
}

static void the_code_is_taken_where_the_passphrase_is_asked(void **state)
{
	struct kept *kept = kept_new("nl");
	struct secret *code = kept_make(kept);

	(void)state;
	kept_start(kept);
	kept_type_enter(kept, secret_bytes(code));
	kept_wait(kept);
	assert_string_equal(kept_top(kept), "passphrase");
	secret_free(code);
	kept_free(kept);
}

static void the_code_of_another_vault_is_said_to_be_one(void **state)
{
	struct kept *kept = kept_new("nl");
	struct secret *other = kept_code();

	(void)state;
	secret_free(kept_make(kept));
	kept_start(kept);
	kept_press(kept, "F3");
	kept_type_enter(kept, secret_bytes(other));
	kept_wait(kept);
	assert_string_equal(kept_top(kept), "recover");
	assert_true(kept_shows(kept, "recover.another_vault"));
	secret_free(other);
	kept_free(kept);
}

/* ---------------------------------------------------------------- from the settings */

static struct kept *at_settings(const char *language)
{
	struct kept *kept = kept_new(language);

	secret_free(kept_make(kept));
	kept_open(kept);
	world_open(kept->world, settings_screen_new(&kept->world->services));
	return kept;
}

static void a_new_passphrase_asks_the_present_one_first(void **state)
{
	struct kept *kept = at_settings("uk");
	struct services *services = &kept->world->services;

	(void)state;
	kept_press(kept, "^P");
	kept_picture(kept, "passphrase_present", "uk", 24, 80);
	kept_type_enter(kept, "wrong");
	assert_true(kept_shows(kept, "vault.wrong_passphrase"));
	kept_type(kept, "test");
	kept_press(kept, "Enter");
	world_wait(kept->world, 300); /* a mistake of the fingers costs little */
	kept_type_enter(kept, "other");
	kept_type_enter(kept, "another");
	assert_true(kept_shows(kept, "unlock.differ"));
	kept_type_enter(kept, "other");
	kept_type_enter(kept, "other");
	assert_true(kept_shows(kept, "passphrase.changed"));
	assert_false(services_passphrase_is_right(services, kept->vaults->passphrase));
	kept_press(kept, "Enter");
	assert_string_equal(kept_top(kept), "settings");
	kept_free(kept);
}

static void a_new_code_asks_the_passphrase_and_is_shown(void **state)
{
	struct kept *kept = at_settings("nl");

	(void)state;
	kept_press(kept, "^R");
	kept_type_enter(kept, "test");
	assert_string_equal(kept_top(kept), "code");
	kept_press(kept, "Esc Esc");
	assert_string_equal(kept_top(kept), "settings");
	kept_free(kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_run_ends_at_a_code_that_opens_the_vault),
		cmocka_unit_test(a_short_passphrase_is_said_and_may_be_another),
		cmocka_unit_test(the_code_stands_there_large_in_six_groups),
		cmocka_unit_test(nobody_loses_the_code_by_one_key),
		cmocka_unit_test(two_groups_typed_from_paper_are_the_proof),
		cmocka_unit_test(a_sign_that_was_written_down_wrong_is_pointed_at),
		cmocka_unit_test(a_code_on_no_paper_is_said_at_home),
		cmocka_unit_test(the_sheet_is_a_file_that_is_never_written_over),
		cmocka_unit_test(a_file_with_the_code_is_to_be_printed_and_deleted),
		cmocka_unit_test(a_print_system_without_a_printer_leaves_the_file),
		cmocka_unit_test(the_sheet_goes_to_the_printer_there_is),
		cmocka_unit_test(the_code_stays_while_somebody_copies_it),
		cmocka_unit_test(a_wrong_sign_is_pointed_at_and_enter_mends_it),
		cmocka_unit_test(a_sign_that_no_code_has_is_said_while_typing),
		cmocka_unit_test(the_ukrainian_layout_types_the_same_code),
		cmocka_unit_test(the_code_opens_and_a_new_passphrase_must_be_chosen),
		cmocka_unit_test(without_a_new_passphrase_the_program_locks),
		cmocka_unit_test(the_code_is_taken_where_the_passphrase_is_asked),
		cmocka_unit_test(the_code_of_another_vault_is_said_to_be_one),
		cmocka_unit_test(a_new_passphrase_asks_the_present_one_first),
		cmocka_unit_test(a_new_code_asks_the_passphrase_and_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
