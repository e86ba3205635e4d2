/* The laptop is gone, the stick is full, the vault is damaged: what a counsellor sees then.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
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
	kept_press(kept, "b");
	kept_type_enter(kept, place);
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
		kept_picture(kept, "backup_done", languages[i], 24, 80);
		kept_press(kept, "Enter");
		kept_picture(kept, "people_copied", languages[i], 24, 80);
		kept_free(kept);
	}
}

static void a_destroyed_copy_is_said_to_be_gone(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = at_home(languages[i]);
		struct services *services = &kept->world->services;

		services->settings.counsellor = g_strdup("AB");
		kept_press(kept, "b ^R");
		assert_true(kept_shows(kept, "copies.none"));
		kept_press(kept, "g g Esc Esc"); /* there is nothing to say it of */
		copy_to(kept, COPY);
		kept_press(kept, "Enter b ^R g g");
		assert_true(kept_shows(kept, "copies.here")); /* it is there: not a key */
		assert_false(was_noted(kept, AUDIT_COPY_GONE));
		fault_disk_remove(kept->vaults->disk, COPY);
		kept_press(kept, "Esc ^R g");
		kept_picture(kept, "copies_sure", languages[i], 24, 80);
		kept_press(kept, "Down g"); /* the question was taken back: it is asked anew */
		assert_false(was_noted(kept, AUDIT_COPY_GONE));
		kept_press(kept, "g");
		assert_true(was_noted(kept, AUDIT_COPY_GONE));
		kept_picture(kept, "copies_gone", languages[i], 24, 80);
		kept_press(kept, "g Esc Esc");
		assert_true(kept_shows(kept, "elsewhere.last_never"));
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
	kept_press(kept, "b");
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
	kept_press(kept, "Enter");
	assert_true(kept_shows(kept, "elsewhere.put_away"));
	kept_free(kept);
}

static void a_copy_is_never_written_over(void **state)
{
	struct kept *kept = at_home("nl");

	(void)state;
	copy_to(kept, COPY);
	kept_press(kept, "Esc");
	copy_to(kept, COPY);
	assert_true(world_shows(kept->world, COPY " bestaat al"));
	kept_free(kept);
}

static bool is_warned(struct kept *kept, const char *words)
{
	g_autofree char *picture =
		canvas_dump(app_picture(kept->world->services.app, 24, 80), true);
	g_autofree char *warning = g_strdup_printf("{warning:%s", words);

	return strstr(picture, warning) != NULL;
}

static void age_of_the_copy(const char *language, int days, const char *golden, bool warned)
{
	struct kept *kept = at_home(language);
	g_autofree char *words =
		g_strndup(services_say(&kept->world->services, "elsewhere.last_never"), 4);

	world_person(kept->world);
	copy_to(kept, COPY);
	kept->world->today += days;
	kept_press(kept, "Enter");
	kept_picture(kept, golden, language, 24, 80);
	assert_int_equal(is_warned(kept, words), warned);
	kept_free(kept);
}

static void home_says_how_old_the_last_copy_is(void **state)
{
	(void)state;
	age_of_the_copy("nl", 12, "people_copy_12_days", false);
	age_of_the_copy("uk", 15, "people_copy_15_days", true);
}

static void a_copy_that_was_never_made_is_said_quietly(void **state)
{
	struct kept *kept = at_home("nl");

	(void)state;
	assert_true(kept_shows(kept, "elsewhere.last_never"));
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
	kept_press(kept, "Esc");
	close_vault(kept);
	assert_int_equal(disk->unlink(disk->data, VAULT_PATH), 0);
	world_open(kept->world, unlock_screen_new(&kept->world->services));
	return kept;
}

static void a_first_run_puts_a_copy_back_and_opens_it(void **state)
{
	struct kept *kept = with_copy_and_no_vault("nl");

	(void)state;
	kept_press(kept, "F4");
	kept_picture(kept, "restore", "nl", 24, 80);
	kept_type_enter(kept, COPY);
	kept_type_enter(kept, "wrong");
	assert_true(kept_shows(kept, "vault.wrong_passphrase"));
	kept_type_enter(kept, "test");
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
	kept_type_enter(kept, "test");
	kept_wait(kept);
	return kept;
}

static void a_damaged_vault_offers_its_copies_and_reading(void **state)
{
	struct kept *kept = with_damaged_vault();

	(void)state;
	kept_picture(kept, "unlock_damaged", "nl", 24, 80);
	kept_press(kept, "F5");
	kept_type_enter(kept, "test");
	kept_wait(kept);
	assert_string_equal(kept_top(kept), "people");
	assert_true(vault_is_read_only(kept->world->services.vault));
	kept_free(kept);
}

static void a_vault_without_its_beginning_offers_them_too(void **state)
{
	struct kept *kept = with_damaged_vault();
	const struct disk *disk = &kept->vaults->options.disk;
	int file = disk->open(disk->data, VAULT_PATH, O_RDWR, 0);
	char junk[8192];

	(void)state;
	memset(junk, 'x', sizeof(junk));
	assert_int_equal(disk->pwrite(disk->data, file, junk, sizeof(junk), 0), sizeof(junk));
	disk->close(disk->data, file);
	world_open(kept->world, unlock_screen_new(&kept->world->services));
	kept_type_enter(kept, "test");
	kept_wait(kept);
	assert_true(kept_shows(kept, "vault.not_a_vault"));
	kept_press(kept, "F5");
	kept_type_enter(kept, "test");
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
	kept_press(kept, "F4");
	kept_picture(kept, "restore_two", "nl", 24, 80);
	kept_press(kept, "Enter");
	kept_type_enter(kept, "test");
	kept_picture(kept, "restore_next", "nl", 20, 60);
	kept_press(kept, "Enter");
	kept_type_enter(kept, "test");
	kept_wait(kept);
	assert_string_equal(kept_top(kept), "people");
	assert_false(vault_is_read_only(kept->world->services.vault));
	kept_free(kept);
}

/* ---------------------------------------------------------------- any keys */

typedef struct screen *screen_maker(struct services *services);

static void any_keys_on(screen_maker *make, bool is_open)
{
	struct kept *kept = kept_new("uk");

	secret_free(kept_make(kept));
	if (is_open)
		kept_open(kept);
	world_open(kept->world, make(&kept->world->services));
	kept_press_any(kept, 800);
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
		cmocka_unit_test(a_copy_elsewhere_is_read_back_and_told),
		cmocka_unit_test(a_destroyed_copy_is_said_to_be_gone),
		cmocka_unit_test(a_stick_is_proposed_with_its_room),
		cmocka_unit_test(a_full_stick_is_said_and_another_place_may_be_typed),
		cmocka_unit_test(a_copy_is_never_written_over),
		cmocka_unit_test(home_says_how_old_the_last_copy_is),
		cmocka_unit_test(a_copy_that_was_never_made_is_said_quietly),
		cmocka_unit_test(a_first_run_puts_a_copy_back_and_opens_it),
		cmocka_unit_test(a_damaged_vault_offers_its_copies_and_reading),
		cmocka_unit_test(a_vault_without_its_beginning_offers_them_too),
		cmocka_unit_test(a_damaged_copy_is_said_and_the_next_one_selected),
		cmocka_unit_test(any_keys_in_any_order_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
