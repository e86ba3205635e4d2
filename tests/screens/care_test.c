/* The day the passphrase is forgotten, the laptop is gone, the stick is full: what a counsellor sees then.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
#include "screens/code_noted.h"
#include "store/audit.h"
#include "store/people.h"
#include "support/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

#define COPY "/stick/copy.perspectief"

static const char *const languages[] = { "nl", "uk" };

static void press(struct kept *kept, const char *specs)
{
	world_press(kept->world, specs);
}

static void type(struct kept *kept, const char *text)
{
	world_type(kept->world, text);
}

/* Types it, Enter, and what Enter made due. */
static void type_enter(struct kept *kept, const char *text)
{
	type(kept, text);
	press(kept, "Enter");
}

static bool shows(struct kept *kept, const char *key)
{
	const char *text = services_say(&kept->world->services, key);
	g_autofree char *beginning = g_strndup(text, strcspn(text, ".:,("));

	return world_shows(kept->world, g_strstrip(beginning));
}

static void picture(struct kept *kept, const char *name, const char *language, int rows,
		    int columns)
{
	g_autofree char *golden = g_strdup_printf("screens/%s_%s", name, language);
	struct vault *vault = kept->world->services.vault;
	struct error error = ERROR_CLEAR;

	assert_true(!vault || vault_flush(vault, &error));
	world_picture(kept->world, golden, rows, columns);
}

/* ---------------------------------------------------------------- the first run */

static void the_first_run_ends_at_a_code_that_opens_the_vault(void **state)
{
	struct kept *kept = kept_new("nl");

	(void)state;
	kept_start(kept);
	type_enter(kept, "test");
	type_enter(kept, "test");
	assert_string_equal(kept_top(kept), "code");
	assert_true(vault_has_recovery_code(kept->world->services.vault));
	assert_false(code_is_noted(&kept->world->services));
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

		picture(kept, "code", languages[i], 24, 80);
		picture(kept, "code_small", languages[i], 20, 60);
		picture(kept, "code_wide", languages[i], 40, 120);
		press(kept, "Esc");
		picture(kept, "code_warning", languages[i], 20, 60);
		kept_free(kept);
	}
}

static void nobody_loses_the_code_by_one_key(void **state)
{
	const char *const ways[] = { "Esc", "^Q", "^L" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		struct kept *kept = with_code("nl");

		press(kept, ways[i]);
		assert_string_equal(kept_top(kept), "code");
		assert_true(shows(kept, "code.warning"));
		press(kept, "x");
		assert_false(shows(kept, "code.warning"));
		press(kept, ways[i]);
		assert_string_equal(kept_top(kept), "code");
		press(kept, ways[i]);
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
	press(kept, "Enter");
	asked_groups(kept, signs);
	lower = g_ascii_strdown(signs, -1);
	type_enter(kept, lower);
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

		press(kept, "Enter");
		asked_groups(kept, signs);
		signs[7] = signs[7] == 'A' ? 'C' : 'A';
		type_enter(kept, signs);
		assert_string_equal(kept_top(kept), "code_proof");
		picture(kept, "code_proof", languages[i], 24, 80);
		press(kept, "Esc");
		assert_string_equal(kept_top(kept), "code");
		kept_free(kept);
	}
}

static void a_code_on_no_paper_is_said_at_home(void **state)
{
	struct kept *kept = with_code("nl");

	(void)state;
	code_noted_set(&kept->world->services, false);
	press(kept, "Esc Esc");
	assert_string_equal(kept_top(kept), "people");
	assert_true(shows(kept, "code.not_noted"));
	kept_free(kept);
}

static void the_sheet_is_a_file_that_is_never_written_over(void **state)
{
	struct kept *kept = with_code("nl");
	g_autofree char *path = g_build_filename(kept->root, "code.pdf", NULL);

	(void)state;
	assert_true(g_file_set_contents(path, "mine", -1, NULL));
	world_open(kept->world, code_paper_screen_new(&kept->world->services, kept_code()));
	if (shows(kept, "code.to_printer"))
		press(kept, "Space");
	press(kept, "Down ^U");
	type_enter(kept, path);
	assert_true(shows(kept, "code.file_exists"));
	g_remove(path);
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
		picture(kept, "recover_empty", languages[i], 24, 80);
		type(kept, typed);
		picture(kept, "recover_wrong", languages[i], 24, 80);
		picture(kept, "recover_wrong_small", languages[i], 20, 60);
		press(kept, "Enter");
		assert_true(shows(kept, "recover.right"));
		kept_free(kept);
	}
	secret_free(code);
}

static void a_sign_that_no_code_has_is_said_while_typing(void **state)
{
	struct kept *kept = kept_new("nl");

	(void)state;
	world_open(kept->world, recover_screen_new(&kept->world->services));
	type(kept, "acdefh j0k");
	picture(kept, "recover_strange", "nl", 24, 80);
	press(kept, "Enter Backspace");
	kept_free(kept);
}

static void the_ukrainian_layout_types_the_same_code(void **state)
{
	struct kept *kept = kept_new("uk");

	(void)state;
	world_open(kept->world, recover_screen_new(&kept->world->services));
	type(kept, "фсв"); /* the keys A, C, D */
	assert_true(world_shows(kept->world, "1  A C D ·"));
	kept_free(kept);
}

static void forgotten(struct kept *kept, const struct secret *code)
{
	g_autofree char *typed = mistyped(secret_bytes(code), 0);
	char right[2] = { (char)g_ascii_tolower(*secret_bytes(code)), '\0' };

	kept_start(kept);
	press(kept, "F3");
	type(kept, typed);
	press(kept, "Home");
	type(kept, right); /* a full field is typed over */
	press(kept, "Enter");
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
	picture(kept, "passphrase_forgotten", "nl", 24, 80);
	type_enter(kept, "four new words here");
	type_enter(kept, "four new words here");
	picture(kept, "passphrase_changed", "nl", 24, 80);
	press(kept, "Enter");
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
	press(kept, "Esc");
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
	type_enter(kept, secret_bytes(code));
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
	press(kept, "F3");
	type_enter(kept, secret_bytes(other));
	kept_wait(kept);
	assert_string_equal(kept_top(kept), "recover");
	assert_true(shows(kept, "recover.another_vault"));
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
	press(kept, "^P");
	picture(kept, "passphrase_present", "uk", 24, 80);
	type_enter(kept, "wrong");
	assert_true(shows(kept, "vault.wrong_passphrase"));
	type(kept, "test");
	press(kept, "Enter");
	world_wait(kept->world, 10000);
	type_enter(kept, "other");
	type_enter(kept, "another");
	assert_true(shows(kept, "unlock.differ"));
	type_enter(kept, "other");
	type_enter(kept, "other");
	assert_true(shows(kept, "passphrase.changed"));
	assert_false(services_passphrase_is_right(services, kept->vaults->passphrase));
	press(kept, "Enter");
	assert_string_equal(kept_top(kept), "settings");
	kept_free(kept);
}

static void a_new_code_asks_the_passphrase_and_is_shown(void **state)
{
	struct kept *kept = at_settings("nl");

	(void)state;
	press(kept, "^R");
	type_enter(kept, "test");
	assert_string_equal(kept_top(kept), "code");
	press(kept, "Esc Esc");
	assert_string_equal(kept_top(kept), "settings");
	kept_free(kept);
}

/* ---------------------------------------------------------------- copies */

static struct kept *at_home(const char *language)
{
	struct kept *kept = kept_new(language);

	secret_free(kept_make(kept));
	kept_open(kept);
	world_open(kept->world, people_screen_new(&kept->world->services));
	return kept;
}

static void copy_to(struct kept *kept, const char *place)
{
	press(kept, "b");
	type_enter(kept, place);
}

static bool was_noted(struct kept *kept, enum audit_action action)
{
	g_autoptr(GPtrArray) lines = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(audit_list(kept->world->services.vault, 0, &lines, &error));
	for (guint i = 0; i < lines->len; i++)
		if (((const struct audit_line *)lines->pdata[i])->action == action)
			return true;
	return false;
}

static void a_copy_elsewhere_is_read_back_and_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = at_home(languages[i]);

		copy_to(kept, COPY);
		assert_true(was_noted(kept, AUDIT_BACKUP));
		picture(kept, "backup_done", languages[i], 24, 80);
		press(kept, "Enter");
		picture(kept, "people_copied", languages[i], 24, 80);
		kept_free(kept);
	}
}

static void a_stick_is_proposed_with_its_room(void **state)
{
	struct kept *kept = at_home("nl");
	g_autofree char *media = g_build_filename(kept->root, "media", NULL);
	g_autofree char *user = g_build_filename(media, "anna", NULL);
	g_autofree char *stick = g_build_filename(user, "STICK", NULL);

	(void)state;
	assert_int_equal(g_mkdir_with_parents(stick, 0700), 0);
	press(kept, "b");
	assert_true(world_shows(kept->world, "anna/STICK"));
	assert_true(world_shows(kept->world, "B vrij"));
	g_rmdir(stick);
	g_rmdir(user);
	g_rmdir(media);
	kept_free(kept);
}

static void a_full_stick_is_said_and_another_place_may_be_typed(void **state)
{
	struct kept *kept = at_home("nl");

	(void)state;
	fault_disk_fail(kept->vaults->disk, CALL_PWRITE, 1, ENOSPC, true);
	copy_to(kept, COPY);
	fault_disk_heal(kept->vaults->disk);
	assert_string_equal(kept_top(kept), "backup");
	assert_true(world_shows(kept->world, "vol"));
	press(kept, "Enter");
	assert_true(shows(kept, "elsewhere.put_away"));
	kept_free(kept);
}

static void a_copy_is_never_written_over(void **state)
{
	struct kept *kept = at_home("nl");

	(void)state;
	copy_to(kept, COPY);
	press(kept, "Esc");
	copy_to(kept, COPY);
	assert_true(world_shows(kept->world, COPY " bestaat al"));
	kept_free(kept);
}

static void age_of_the_copy(const char *language, int days, const char *golden)
{
	struct kept *kept = at_home(language);

	world_person(kept->world);
	copy_to(kept, COPY);
	kept->world->today += days;
	press(kept, "Enter");
	picture(kept, golden, language, 24, 80);
	kept_free(kept);
}

static void home_says_how_old_the_last_copy_is(void **state)
{
	(void)state;
	age_of_the_copy("nl", 12, "people_copy_12_days");
	age_of_the_copy("uk", 15, "people_copy_15_days");
}

static void a_copy_that_was_never_made_is_said_quietly(void **state)
{
	struct kept *kept = at_home("nl");

	(void)state;
	assert_true(shows(kept, "elsewhere.last_never"));
	kept_free(kept);
}

/* ---------------------------------------------------------------- putting one back */

static void close_vault(struct kept *kept)
{
	struct services *services = &kept->world->services;

	app_unwatch(services->app, vault_fd(services->vault));
	vault_close(services->vault);
	services->vault = NULL;
}

static struct kept *with_copy_and_no_vault(const char *language)
{
	struct kept *kept = at_home(language);
	const struct disk *disk = &kept->vaults->options.disk;

	copy_to(kept, COPY);
	press(kept, "Esc");
	close_vault(kept);
	assert_int_equal(disk->unlink(disk->data, VAULT_PATH), 0);
	world_open(kept->world, unlock_screen_new(&kept->world->services));
	return kept;
}

static void a_first_run_puts_a_copy_back_and_opens_it(void **state)
{
	struct kept *kept = with_copy_and_no_vault("nl");

	(void)state;
	press(kept, "F4");
	picture(kept, "restore", "nl", 24, 80);
	type_enter(kept, COPY);
	type_enter(kept, "wrong");
	assert_true(shows(kept, "vault.wrong_passphrase"));
	type_enter(kept, "test");
	kept_wait(kept);
	assert_string_equal(kept_top(kept), "people");
	assert_true(was_noted(kept, AUDIT_RESTORED));
	kept_free(kept);
}

/* A byte in the middle of a file turns over. */
static void damage(struct kept *kept, const char *path)
{
	const struct disk *disk = &kept->vaults->options.disk;
	int file = disk->open(disk->data, path, O_RDWR, 0);
	struct stat status;
	char byte;

	assert_true(file >= 0);
	assert_int_equal(disk->fstat(disk->data, file, &status), 0);
	assert_int_equal(disk->pread(disk->data, file, &byte, 1, status.st_size / 2), 1);
	byte = (char)(byte ^ 0x55);
	assert_int_equal(disk->pwrite(disk->data, file, &byte, 1, status.st_size / 2), 1);
	disk->close(disk->data, file);
}

/* Two generations beside it, of different days; the vault itself is damaged. */
static struct kept *with_damaged_vault(void)
{
	struct kept *kept = at_home("nl");
	struct error error = ERROR_CLEAR;

	world_person(kept->world);
	for (int i = 0; i < 2; i++) {
		kept->world->today++;
		assert_true(vault_compact(kept->world->services.vault, &error));
	}
	close_vault(kept);
	damage(kept, VAULT_PATH);
	world_open(kept->world, unlock_screen_new(&kept->world->services));
	type_enter(kept, "test");
	kept_wait(kept);
	return kept;
}

static void a_damaged_vault_offers_its_copies_and_reading(void **state)
{
	struct kept *kept = with_damaged_vault();

	(void)state;
	picture(kept, "unlock_damaged", "nl", 24, 80);
	press(kept, "F5");
	type_enter(kept, "test");
	kept_wait(kept);
	assert_string_equal(kept_top(kept), "people");
	assert_true(vault_is_read_only(kept->world->services.vault));
	kept_free(kept);
}

static void a_damaged_copy_is_said_and_the_next_one_selected(void **state)
{
	struct kept *kept = with_damaged_vault();

	(void)state;
	damage(kept, VAULT_PATH ".bak-2");
	press(kept, "F4");
	picture(kept, "restore_two", "nl", 24, 80);
	press(kept, "Enter");
	type_enter(kept, "test");
	picture(kept, "restore_next", "nl", 20, 60);
	press(kept, "Enter");
	type_enter(kept, "test");
	kept_wait(kept);
	assert_string_equal(kept_top(kept), "people");
	assert_false(vault_is_read_only(kept->world->services.vault));
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

/* ---------------------------------------------------------------- any keys */

static const char *const any_keys[] = {
	"a",  "A",    "7",    "0",    "ф",         "-",   "Space", "Enter",   "Left", "Right",
	"Up", "Down", "Home", "End",  "Backspace", "Del", "Tab",   "BackTab", "^U",   "F2",
	"F3", "F4",   "F5",   "PgUp", "t",         "e",   "s",     "t",       "^G",   "F1",
};

/* In any order, at any size: they go on, and what they show can be drawn. */
static void press_any(struct kept *kept, int keys)
{
	const struct dice *dice = &kept->world->services.dice;

	for (int i = 0; i < keys && !app_has_ended(kept->world->services.app, NULL); i++) {
		const char *top = kept_top(kept);

		if (g_str_equal(top, "help") || g_str_equal(top, "hide"))
			press(kept, g_str_equal(top, "help") ? "Esc" : "Enter");
		else
			press(kept, any_keys[dice->below(dice->data, G_N_ELEMENTS(any_keys))]);
		(void)app_picture(kept->world->services.app, 20 + (int)dice->below(dice->data, 20),
				  60 + (int)dice->below(dice->data, 60));
	}
}

typedef struct screen *screen_maker(struct services *services);

static void any_keys_on(screen_maker *make, bool is_open)
{
	struct kept *kept = kept_new("uk");

	secret_free(kept_make(kept));
	if (is_open)
		kept_open(kept);
	world_open(kept->world, make(&kept->world->services));
	press_any(kept, 800);
	kept_free(kept);
}

static struct screen *shown_code(struct services *services)
{
	return code_screen_new(services, kept_code(), true);
}

static void any_keys_in_any_order_do_no_harm(void **state)
{
	(void)state;
	any_keys_on(shown_code, true);
	any_keys_on(backup_screen_new, true);
	any_keys_on(recover_screen_new, false);
	any_keys_on(restore_screen_new, false);
	any_keys_on(unlock_screen_new, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_run_ends_at_a_code_that_opens_the_vault),
		cmocka_unit_test(the_code_stands_there_large_in_six_groups),
		cmocka_unit_test(nobody_loses_the_code_by_one_key),
		cmocka_unit_test(two_groups_typed_from_paper_are_the_proof),
		cmocka_unit_test(a_sign_that_was_written_down_wrong_is_pointed_at),
		cmocka_unit_test(a_code_on_no_paper_is_said_at_home),
		cmocka_unit_test(the_sheet_is_a_file_that_is_never_written_over),
		cmocka_unit_test(a_wrong_sign_is_pointed_at_and_enter_mends_it),
		cmocka_unit_test(a_sign_that_no_code_has_is_said_while_typing),
		cmocka_unit_test(the_ukrainian_layout_types_the_same_code),
		cmocka_unit_test(the_code_opens_and_a_new_passphrase_must_be_chosen),
		cmocka_unit_test(without_a_new_passphrase_the_program_locks),
		cmocka_unit_test(the_code_is_taken_where_the_passphrase_is_asked),
		cmocka_unit_test(the_code_of_another_vault_is_said_to_be_one),
		cmocka_unit_test(a_new_passphrase_asks_the_present_one_first),
		cmocka_unit_test(a_new_code_asks_the_passphrase_and_is_shown),
		cmocka_unit_test(a_copy_elsewhere_is_read_back_and_told),
		cmocka_unit_test(a_stick_is_proposed_with_its_room),
		cmocka_unit_test(a_full_stick_is_said_and_another_place_may_be_typed),
		cmocka_unit_test(a_copy_is_never_written_over),
		cmocka_unit_test(home_says_how_old_the_last_copy_is),
		cmocka_unit_test(a_copy_that_was_never_made_is_said_quietly),
		cmocka_unit_test(a_first_run_puts_a_copy_back_and_opens_it),
		cmocka_unit_test(a_damaged_vault_offers_its_copies_and_reading),
		cmocka_unit_test(a_damaged_copy_is_said_and_the_next_one_selected),
		cmocka_unit_test(the_code_stays_while_somebody_copies_it),
		cmocka_unit_test(any_keys_in_any_order_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
