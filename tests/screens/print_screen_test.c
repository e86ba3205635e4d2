/* The plan on paper: what will be on it is seen before, what is between us is asked once, nothing is half written.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/services.h"
#include "store/plans.h"
#include "support/consent.h"
#include "support/world.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cmocka.h>

struct desk {
	struct world *world;
	record_id person;
	char *folder;
};

static void add(struct desk *desk, enum plan_kind kind, const char *language, const char *text,
		bool between_us)
{
	struct vault *vault = desk->world->services.vault;
	struct plan_item *item = plan_item_new(kind);
	struct error error = ERROR_CLEAR;

	item->participant_id = desk->person;
	g_free(item->text);
	item->text = g_strdup(text);
	g_strlcpy(item->language, language, sizeof(item->language));
	item->between_us = between_us;
	item->said_on = desk->world->today;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(plan_item_save(vault, item, &error));
	assert_true(vault_commit(vault, &error));
	plan_item_free(item);
}

static void prepare(struct desk *desk, const char *language)
{
	desk->world = world_new(language);
	desk->person = world_person(desk->world);
	desk->folder = g_dir_make_tmp("perspectief-print-XXXXXX", NULL);
	assert_non_null(desk->folder);
	add(desk, PLAN_STRENGTH, "uk", "вести книги", false);
	add(desk, PLAN_OBSTACLE, "uk", "борги вдома", true);
	add(desk, PLAN_STEP, "nl", "cursus Nederlands zoeken", false);
}

static void begin(struct desk *desk, const char *language)
{
	prepare(desk, language);
	world_open(desk->world, print_screen_new(&desk->world->services, desk->person));
}

static void end(struct desk *desk)
{
	world_free(desk->world);
	assert_int_equal(g_rmdir(desk->folder), 0); /* nothing was left behind */
	g_free(desk->folder);
}

/* The attention goes to the line that says where, and the name is typed. Newly allocated. */
static char *type_path(struct desk *desk, const char *name)
{
	char *path = g_build_filename(desk->folder, name, NULL);

	world_press(desk->world, "BackTab ^A ^K");
	world_type(desk->world, path);
	return path;
}

static void what_will_be_printed_is_seen_first(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_picture(desk.world, "print-nl", 24, 80);
	world_picture(desk.world, "print-nl-small", 20, 60);
	world_picture(desk.world, "print-nl-wide", 40, 120);
	end(&desk);
	begin(&desk, "uk");
	world_picture(desk.world, "print-uk", 24, 80);
	world_press(desk.world, "Down Down Right");
	world_picture(desk.world, "print-between-us-uk", 24, 80);
	end(&desk);
}

static void what_is_between_us_needs_a_yes(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	assert_true(world_shows(desk.world, "nee, 1 onderdeel blijft eraf"));
	assert_false(world_shows(desk.world, "борги"));
	world_press(desk.world, "Down Down Right PgDn");
	assert_true(picture_shows(desk.world->services.app, 100, 80, "борги вдома"));
	end(&desk);
}

static void a_helper_never_gets_what_is_between_us(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, "Down Down Right Up Up Right");
	assert_false(picture_shows(desk.world->services.app, 100, 80, "борги"));
	assert_false(world_shows(desk.world, "onderdeel"));
	end(&desk);
}

/* And never by mistake: the household is only offered to who belongs to one. */
static void other_sheets_follow_in_the_same_choice(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, "Right Right");
	assert_true(world_shows(desk.world, "werkgever: wat ik kan"));
	assert_true(world_shows(desk.world, "~/NIJ-0001-skills-2026-11-20.pdf"));
	assert_false(world_shows(desk.world, "onderdeel"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "~/NIJ-0001-change-2026-11-20.pdf"));
	assert_true(world_shows(desk.world, "onderdeel"));
	world_press(desk.world, "Right Right");
	assert_true(world_shows(desk.world, "organisatie: alleen met toestemming"));
	assert_true(world_shows(desk.world, "~/NIJ-0001-shared-2026-11-20.pdf"));
	assert_false(world_shows(desk.world, "onderdeel"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "~/NIJ-0001-conversation-2026-11-20.pdf"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "~/NIJ-0001-opening-2026-11-20.pdf"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "‹ deelnemer ›"));
	assert_true(world_shows(desk.world, "~/NIJ-0001-plan-2026-11-20.pdf"));
	end(&desk);
}

static void the_text_is_written_whole_and_for_its_owner_only(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL, *text = NULL;
	struct stat file;

	(void)state;
	begin(&desk, "nl");
	path = type_path(&desk, "plan.txt");
	world_press(desk.world, "BackTab BackTab Right Right Enter");
	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_non_null(strstr(text, "вести книги"));
	assert_non_null(strstr(text, "cursus Nederlands zoeken"));
	assert_null(strstr(text, "борги"));
	assert_int_equal(stat(path, &file), 0);
	assert_int_equal(file.st_mode & 0777, 0600);
	assert_true(world_shows(desk.world, "Klaar: "));
	g_unlink(path);
	end(&desk);
}

static void choosing_text_changes_the_ending_of_the_name(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	assert_true(world_shows(desk.world, "~/NIJ-0001-plan-2026-11-20.pdf"));
	world_press(desk.world, "Down Down Down Right Right");
	assert_true(world_shows(desk.world, "~/NIJ-0001-plan-2026-11-20.txt"));
	end(&desk);
}

static void the_pdf_stands_at_its_place_when_the_child_has_ended(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL, *bytes = NULL;
	siginfo_t ended;

	(void)state;
	begin(&desk, "nl");
	path = type_path(&desk, "plan.pdf");
	world_press(desk.world, "Enter");
	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	/* Without a loop nobody says that the child has ended: wait for that, then let its time pass. */
	assert_int_equal(waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT), 0);
	world_wait(desk.world, 31000);
	assert_true(world_shows(desk.world, "Klaar: "));
	assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
	assert_memory_equal(bytes, "%PDF-", 5);
	g_unlink(path);
	end(&desk);
}

static void a_place_that_does_not_exist_is_said(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL;

	(void)state;
	begin(&desk, "nl");
	path = type_path(&desk, "no/such/folder/plan.pdf");
	world_press(desk.world, "Enter");
	assert_true(world_shows(desk.world, "kon niet worden geschreven"));
	end(&desk);
}

static void leaving_while_it_prints_leaves_nothing_half_written(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL;

	(void)state;
	begin(&desk, "nl");
	path = type_path(&desk, "plan.pdf");
	world_press(desk.world, "Enter Esc");
	g_unlink(
		path); /* it may have been ready already: that is whole, and no .part stands beside it */
	end(&desk);
}

#define TO_ORGANISATION "Right Right Right Right Right"

static void begin_with_consent(struct desk *desk, bool withdrawn)
{
	record_id consent;

	prepare(desk, "nl");
	consent = build_consent(desk->world->services.vault, desk->person, CONSENT_SHARING,
				"Werkcentrum", CONSENT_GIVEN, desk->world->today);
	if (withdrawn)
		build_withdrawal(desk->world->services.vault, consent, desk->world->today);
	world_open(desk->world, print_screen_new(&desk->world->services, desk->person));
	world_press(desk->world, TO_ORGANISATION);
}

static void an_organisation_is_asked_for_first(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, TO_ORGANISATION);
	assert_true(world_shows(desk.world, "een andere … (eerst vragen)"));
	assert_true(world_shows(desk.world, "Zonder toestemming"));
	assert_false(picture_shows(desk.world->services.app, 100, 80, "cursus Nederlands"));
	world_press(desk.world, "Enter");
	assert_string_equal(app_top(desk.world->services.app)->kind->name, "consent");
	world_type(desk.world, "Werkcentrum\nwerk\n");
	world_press(desk.world, "1 2 3 4 a");
	assert_true(world_shows(desk.world, "‹ Werkcentrum ›"));
	assert_true(picture_shows(desk.world->services.app, 100, 80, "Voor: Werkcentrum."));
	end(&desk);
}

static void an_organisation_sees_what_its_consent_covers(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL, *text = NULL;

	(void)state;
	begin_with_consent(&desk, false);
	world_picture(desk.world, "print-organisation-nl", 24, 80);
	path = type_path(&desk, "shared.txt");
	world_press(desk.world, "BackTab BackTab Right Right Enter");
	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_non_null(strstr(text, "Voor: Werkcentrum."));
	assert_non_null(strstr(text, "cursus Nederlands zoeken"));
	assert_null(strstr(text, "вести книги"));
	assert_null(strstr(text, "борги"));
	g_unlink(path);
	end(&desk);
}

static void after_a_withdrawal_nothing_is_printed_for_it(void **state)
{
	static const char *const names[] = { "shared.pdf", "shared.txt" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct desk desk;
		g_autofree char *path = NULL;

		begin_with_consent(&desk, true);
		assert_true(world_shows(desk.world, "ingetrokken"));
		assert_false(picture_shows(desk.world->services.app, 100, 80, "cursus"));
		path = type_path(&desk, names[i]);
		world_press(desk.world, i ? "BackTab BackTab Right Right Enter" : "Enter");
		assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
		end(&desk);
	}
}

static void what_is_printed_is_noted_without_a_word(void **state)
{
	struct desk desk;
	GPtrArray *lines = NULL;
	g_autofree char *path = NULL;
	int printed = 0;

	(void)state;
	begin(&desk, "nl");
	vault_set_counsellor(desk.world->services.vault, "KV");
	path = type_path(&desk, "plan.txt");
	world_press(desk.world, "BackTab BackTab Right Right Enter");
	assert_true(audit_list(desk.world->services.vault, desk.person, &lines, NULL));
	for (guint i = 0; i < lines->len; i++) {
		const struct audit_line *line = lines->pdata[i];

		printed += line->action == AUDIT_PRINTED && strcmp(line->who, "KV") == 0;
	}
	assert_int_equal(printed, 1);
	g_ptr_array_unref(lines);
	g_unlink(path);
	end(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_will_be_printed_is_seen_first),
		cmocka_unit_test(what_is_between_us_needs_a_yes),
		cmocka_unit_test(a_helper_never_gets_what_is_between_us),
		cmocka_unit_test(other_sheets_follow_in_the_same_choice),
		cmocka_unit_test(the_text_is_written_whole_and_for_its_owner_only),
		cmocka_unit_test(choosing_text_changes_the_ending_of_the_name),
		cmocka_unit_test(the_pdf_stands_at_its_place_when_the_child_has_ended),
		cmocka_unit_test(a_place_that_does_not_exist_is_said),
		cmocka_unit_test(leaving_while_it_prints_leaves_nothing_half_written),
		cmocka_unit_test(an_organisation_is_asked_for_first),
		cmocka_unit_test(an_organisation_sees_what_its_consent_covers),
		cmocka_unit_test(after_a_withdrawal_nothing_is_printed_for_it),
		cmocka_unit_test(what_is_printed_is_noted_without_a_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
