/* A person takes everything along and comes in elsewhere: what they and the counsellor see, and that nothing half comes or goes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/person_json.h"
#include "screens/carried_file.h"
#include "screens/carry_screens.h"
#include "store/people.h"
#include "store/sealed.h"
#include "support/builders.h"
#include "support/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#define WORDS "Хочу знову працювати з цифрами"
#define PHRASE "верба над тихим ставом"
#define FILE_NAME "NIJ-0001-2026-11-20" CARRIED_ENDING

static const char *const languages[] = { "nl", "uk" };

/* The stick of a world, with what a test left on it. */
static char *stick(const struct kept *kept)
{
	char *folder = g_build_filename(kept->root, "mnt", "USB", NULL);

	assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
	return folder;
}

static char *on_stick(const struct kept *kept, const char *name)
{
	g_autofree char *folder = stick(kept);

	return g_build_filename(folder, name, NULL);
}

static void done(struct kept *kept)
{
	g_autofree char *folder = stick(kept);
	GDir *directory = g_dir_open(folder, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(directory))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		g_remove(path);
	}
	g_dir_close(directory);
	g_rmdir(folder);
	*strrchr(folder, '/') = '\0';
	g_rmdir(folder);
	kept_free(kept);
}

/* Lina, with a word that is between us, on the screen of her own copy. */
static struct kept *carrying(const char *language)
{
	struct kept *kept = kept_new(language);
	record_id lina;

	g_free(stick(kept));
	secret_free(kept_make(kept));
	kept_open(kept);
	lina = world_person(kept->world);
	build_item(kept->world->services.vault, lina, PLAN_PERSPECTIVE, 0, WORDS);
	world_open(kept->world, participant_screen_new(&kept->world->services, lina));
	kept_press(kept, "m");
	assert_string_equal(kept_top(kept), "carry");
	return kept;
}

static bool opens_with(const char *path, const char *typed)
{
	struct carried carried = { 0 };
	struct secret *secret = secret_from(typed);
	struct error error = ERROR_CLEAR;
	bool opened = carried_read(&carried, path, &error) &&
		      carried_open(&carried, secret, &error) && carried.file->plan->items->len == 1;

	carried_done(&carried);
	secret_free(secret);
	return opened;
}

static void seal_with_phrase(struct kept *kept)
{
	kept_press(kept, "Space Enter Enter");
	kept_type_enter(kept, PHRASE);
	kept_type_enter(kept, PHRASE);
}

/* ---------------------------------------------------------------- out */

static void they_read_what_it_is_before_anything_is_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = carrying(languages[i]);

		kept_picture(kept, "carry", languages[i], 24, 80);
		kept_picture(kept, "carry_small", languages[i], 20, 60);
		kept_picture(kept, "carry_wide", languages[i], 40, 120);
		kept_press(kept, "Space Enter Enter");
		kept_picture(kept, "carry_choose", languages[i], 24, 80);
		kept_type_enter(kept, "коротка");
		kept_picture(kept, "carry_confirm", languages[i], 24, 80);
		done(kept);
	}
}

static void a_passphrase_of_their_own_seals_it(void **state)
{
	struct kept *kept = carrying("nl");
	g_autofree char *path = on_stick(kept, FILE_NAME);
	g_autofree char *bytes = NULL;
	gsize length;

	(void)state;
	seal_with_phrase(kept);
	assert_true(kept_shows(kept, "carry.theirs_alone"));
	assert_false(world_shows(kept->world, "верба"));
	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	assert_null(memmem(bytes, length, WORDS, strlen(WORDS)));
	assert_true(opens_with(path, PHRASE));
	done(kept);
}

static void two_that_differ_write_nothing(void **state)
{
	struct kept *kept = carrying("nl");
	g_autofree char *path = on_stick(kept, FILE_NAME);

	(void)state;
	kept_press(kept, "Space Enter Enter");
	kept_type_enter(kept, PHRASE);
	kept_type_enter(kept, PHRASE "!");
	assert_true(kept_shows(kept, "unlock.differ"));
	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	done(kept);
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

/* How many files lie on the stick, whatever their names. */
static int files_on_stick(const struct kept *kept)
{
	g_autofree char *folder = stick(kept);
	GDir *directory = g_dir_open(folder, 0, NULL);
	int count = 0;

	while (g_dir_read_name(directory))
		count++;
	g_dir_close(directory);
	return count;
}

static void there_is_no_file_while_its_code_stands_nowhere(void **state)
{
	struct kept *kept = carrying("nl");

	(void)state;
	kept_press(kept, "Enter Enter");
	assert_string_equal(kept_top(kept), "carry_code");
	assert_int_equal(files_on_stick(kept), 0);
	assert_false(was_noted(kept, AUDIT_EXPORTED));
	kept_press(kept, "Enter");
	assert_string_equal(kept_top(kept), "code_proof");
	assert_int_equal(files_on_stick(kept), 0);
	done(kept);
}

static void without_its_code_there_is_no_copy(void **state)
{
	static const char *const ways[] = { "Esc", "^Q", "^L" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		struct kept *kept = carrying("nl");

		kept_press(kept, "Enter Enter");
		kept_press(kept, ways[i]);
		assert_string_equal(kept_top(kept), "carry_code");
		assert_true(kept_shows(kept, "carry.code_warning"));
		kept_press(kept, ways[i]);
		assert_int_equal(files_on_stick(kept), 0);
		assert_false(was_noted(kept, AUDIT_EXPORTED));
		done(kept);
	}
}

/* Silence, while the code is looked at or typed from paper. */
static void locking_by_silence_leaves_nothing(void **state)
{
	static const char *const keys[] = { "Enter Enter", "Enter Enter Enter", "Enter Enter p" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		struct kept *kept = carrying("nl");

		kept->world->services.settings.hard_lock_minutes = 5;
		kept_press(kept, keys[i]);
		world_wait(kept->world, 5 * 60 * 1000);
		assert_true(app_has_ended(kept->world->services.app, NULL));
		assert_int_equal(files_on_stick(kept), 0);
		done(kept);
	}
}

/* A demo is in memory only: starting anew would lose it. */
static void locking_on_purpose_keeps_what_is_in_memory_only(void **state)
{
	struct kept *kept = carrying("nl");

	(void)state;
	kept->world->services.demo = true;
	kept_press(kept, "Enter Enter");
	assert_string_equal(kept_top(kept), "carry_code");
	kept_press(kept, "^L ^L");
	assert_false(app_has_ended(kept->world->services.app, NULL));
	assert_string_equal(kept_top(kept), "locked");
	assert_int_equal(files_on_stick(kept), 0);
	done(kept);
}

static record_id lina(struct kept *kept)
{
	struct participant *who = NULL;
	struct error error = ERROR_CLEAR;
	record_id id;

	assert_true(people_find(kept->world->services.vault, "NIJ-0001", &who, &error));
	assert_non_null(who);
	id = who->id;
	participant_free(who);
	return id;
}

/* What stands in the picture of a code: its signs, group by group. */
static char *code_shown(struct kept *kept)
{
	GString *signs = g_string_new(NULL);
	g_autofree char *picture =
		canvas_dump(app_picture(kept->world->services.app, 24, 80), false);

	for (int group = 1; group <= RECOVERY_SIGNS / RECOVERY_GROUP; group++) {
		g_autofree char *number = g_strdup_printf("  %d  ", group);
		const char *at = strstr(picture, number);

		assert_non_null(at);
		at += strlen(number);
		for (int sign = 0; sign < RECOVERY_GROUP; sign++, at++) {
			while (*at == ' ')
				at++;
			g_string_append_c(signs, *at);
		}
	}
	return g_string_free(signs, FALSE);
}

static void type_two_groups(struct kept *kept, const char *code)
{
	g_autoptr(GString) signs = g_string_new(NULL);

	for (int group = 0; group < RECOVERY_SIGNS / RECOVERY_GROUP; group++) {
		g_autofree char *number = g_strdup_printf("%d  · ·", group + 1);

		if (world_shows(kept->world, number))
			g_string_append_len(signs, code + group * RECOVERY_GROUP, RECOVERY_GROUP);
	}
	kept_type_enter(kept, signs->str);
}

/* From the code on the screen to the PDF `name` on the stick. */
static void save_sheet(struct kept *kept, const char *name)
{
	g_autofree char *path = on_stick(kept, name);

	kept_press(kept, "p");
	assert_string_equal(kept_top(kept), "code_paper");
	if (kept_shows(kept, "code.to_printer"))
		kept_press(kept, "Space");
	kept_press(kept, "Down ^A ^K");
	kept_type_enter(kept, path);
	assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
}

static void the_code_and_its_sheet_can_be_read(void **state)
{
	static const char *const drawn[] = { "nl", "uk" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(drawn); i++) {
		struct kept *kept = carrying(drawn[i]);
		struct secret *code = kept_code();

		world_open(kept->world, carry_code_screen_new(&kept->world->services, lina(kept),
							      "/mnt/" FILE_NAME, code, false));
		kept_picture(kept, "carry_code", drawn[i], 24, 80);
		kept_picture(kept, "carry_code_small", drawn[i], 20, 60);
		kept_press(kept, "p");
		if (kept_shows(kept, "code.to_printer"))
			kept_press(kept, "Space");
		kept_picture(kept, "carry_paper", drawn[i], 24, 80);
		done(kept);
		secret_free(code);
	}
}

static void the_copy_is_made_once_its_code_is_on_their_sheet(void **state)
{
	struct kept *kept = carrying("nl");
	g_autofree char *path = on_stick(kept, FILE_NAME), *code = NULL;
	const char *undone = vault_undo_label(kept->world->services.vault);

	(void)state;
	kept_press(kept, "Enter Enter");
	code = code_shown(kept);
	save_sheet(kept, "sheet.pdf");
	app_due(kept->world->services.app);
	assert_string_equal(kept_top(kept), "carry");
	assert_true(kept_shows(kept, "carry.code_in_file"));
	assert_true(was_noted(kept, AUDIT_PRINTED));
	assert_true(was_noted(kept, AUDIT_EXPORTED));
	assert_true(opens_with(path, code));
	assert_int_equal(files_on_stick(kept), 2);
	assert_ptr_equal(vault_undo_label(kept->world->services.vault), undone);
	kept_press(kept, "Enter");
	assert_string_equal(kept_top(kept), "participant");
	done(kept);
}

static void the_copy_is_made_once_two_groups_were_typed_from_paper(void **state)
{
	struct kept *kept = carrying("uk");
	g_autofree char *path = on_stick(kept, FILE_NAME), *code = NULL;

	(void)state;
	kept_press(kept, "Enter Enter");
	code = code_shown(kept);
	kept_press(kept, "Enter");
	type_two_groups(kept, code);
	app_due(kept->world->services.app);
	assert_string_equal(kept_top(kept), "carry");
	assert_true(kept_shows(kept, "carry.complete"));
	assert_true(opens_with(path, code));
	done(kept);
}

/* A sheet that came out badly: the same code, and the copy stays. */
static void a_code_that_cannot_be_read_is_seen_again(void **state)
{
	struct kept *kept = carrying("nl");
	g_autofree char *path = on_stick(kept, FILE_NAME), *code = NULL, *again = NULL;

	(void)state;
	kept_press(kept, "Enter Enter");
	code = code_shown(kept);
	save_sheet(kept, "sheet.pdf");
	app_due(kept->world->services.app);
	kept_press(kept, "Tab");
	assert_string_equal(kept_top(kept), "carry_code");
	again = code_shown(kept);
	assert_string_equal(code, again);
	kept_press(kept, "Esc");
	assert_string_equal(kept_top(kept), "carry");
	assert_true(opens_with(path, code));
	done(kept);
}

static void a_place_that_fails_keeps_the_code(void **state)
{
	struct kept *kept = carrying("nl");
	g_autofree char *folder = stick(kept), *code = NULL;
	g_autofree char *other = g_build_filename(kept->root, "mnt", "USB2", NULL);
	g_autofree char *path = g_build_filename(other, FILE_NAME, NULL);

	(void)state;
	kept_press(kept, "Enter Enter");
	code = code_shown(kept);
	kept_press(kept, "Enter");
	assert_int_equal(g_rmdir(folder), 0);
	type_two_groups(kept, code);
	app_due(kept->world->services.app);
	assert_true(kept_shows(kept, "folder.where"));
	assert_true(world_shows(kept->world, "code blijft dezelfde"));
	assert_int_equal(g_mkdir(other, 0700), 0);
	kept_press(kept, "End ^U");
	kept_type_enter(kept, other);
	app_due(kept->world->services.app);
	assert_true(kept_shows(kept, "carry.complete"));
	assert_true(opens_with(path, code));
	g_remove(path);
	g_rmdir(other);
	done(kept);
}

static void going_back_from_there_voids_the_code(void **state)
{
	struct kept *kept = carrying("nl");
	g_autofree char *folder = stick(kept), *code = NULL, *other = NULL;

	(void)state;
	kept_press(kept, "Enter Enter");
	code = code_shown(kept);
	kept_press(kept, "Enter");
	assert_int_equal(g_rmdir(folder), 0);
	type_two_groups(kept, code);
	app_due(kept->world->services.app);
	kept_press(kept, "Esc");
	assert_true(kept_shows(kept, "carry.code_is_void"));
	g_free(stick(kept));
	kept_press(kept, "Enter Enter");
	assert_string_equal(kept_top(kept), "carry_code");
	other = code_shown(kept);
	assert_string_not_equal(code, other);
	done(kept);
}

static void a_second_copy_does_not_take_the_place_of_the_first(void **state)
{
	struct kept *kept = carrying("nl");
	g_autofree char *first = on_stick(kept, FILE_NAME);
	g_autofree char *second = on_stick(kept, "NIJ-0001-2026-11-20-2" CARRIED_ENDING);

	(void)state;
	seal_with_phrase(kept);
	kept_press(kept, "Enter m");
	seal_with_phrase(kept);
	assert_true(g_file_test(first, G_FILE_TEST_EXISTS));
	assert_true(opens_with(second, PHRASE));
	done(kept);
}

static void a_place_that_is_gone_is_said(void **state)
{
	struct kept *kept = carrying("nl");
	g_autofree char *folder = stick(kept), *path = on_stick(kept, FILE_NAME);

	(void)state;
	kept_press(kept, "Space Enter Enter");
	assert_int_equal(g_rmdir(folder), 0);
	kept_type_enter(kept, PHRASE);
	kept_type_enter(kept, PHRASE);
	app_due(kept->world->services.app);
	assert_true(world_shows(kept->world, "Daar zit nu geen stick"));
	assert_true(world_shows(kept->world, "dezelfde"));
	g_free(stick(kept));
	kept_press(kept, "Enter");
	app_due(kept->world->services.app);
	assert_true(opens_with(path, PHRASE));
	done(kept);
}

/* ---------------------------------------------------------------- in */

/* Her copy on the stick of another world, whose counsellor is at home. */
static struct kept *receiving(const char *language, const char *typed)
{
	struct kept *kept = kept_new(language);
	struct secret *secret = secret_from(typed);
	struct error error = ERROR_CLEAR;
	struct person_file *file = person_file_new();
	struct plan_item *item = plan_item_new(PLAN_PERSPECTIVE);
	struct conversation *talked = conversation_new();
	g_autofree char *path = on_stick(kept, FILE_NAME);
	const struct disk disk = disk_system();

	g_strlcpy(file->participant->code, "NIJ-0001", CODE_SIZE);
	set_text(&file->participant->pseudonym, "Lina");
	file->participant->created_on = TEST_DAY - 30;
	set_text(&item->text, WORDS);
	item->id = 1;
	talked->id = 1;
	talked->said_on = TEST_DAY - 30;
	talked->opened_at = TEST_NOON - 30 * 86400;
	g_ptr_array_add(file->conversations, talked);
	g_ptr_array_add(file->plan->items, item);
	assert_true(carried_write(&disk, file, secret, vault_cost_test, path, &error));
	person_file_free(file);
	secret_free(secret);
	secret_free(kept_make(kept));
	kept_open(kept);
	world_open(kept->world, people_screen_new(&kept->world->services));
	kept_press(kept, "o");
	assert_string_equal(kept_top(kept), "receive");
	return kept;
}

static guint people_here(struct kept *kept)
{
	g_autoptr(GPtrArray) lines = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_list(kept->world->services.vault, kept->world->today, &lines, &error));
	g_ptr_array_set_free_func(lines, (GDestroyNotify)person_line_free);
	return lines->len;
}

static void open_with_phrase(struct kept *kept, const char *phrase)
{
	kept_press(kept, "Enter Tab");
	kept_type_enter(kept, phrase);
}

static void it_is_seen_whose_it_is_before_it_is_taken_in(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = receiving(languages[i], PHRASE);

		assert_true(world_shows(kept->world, FILE_NAME));
		kept_press(kept, "Enter");
		kept_picture(kept, "receive_code", languages[i], 24, 80);
		kept_press(kept, "Tab");
		kept_picture(kept, "receive_passphrase", languages[i], 24, 80);
		kept_type_enter(kept, PHRASE);
		kept_picture(kept, "receive_seen", languages[i], 24, 80);
		assert_int_equal(people_here(kept), 0);
		kept_press(kept, "Enter");
		assert_string_equal(kept_top(kept), "participant");
		assert_int_equal(people_here(kept), 1);
		assert_true(was_noted(kept, AUDIT_IMPORTED));
		done(kept);
	}
}

static void leaving_before_that_takes_nothing_in(void **state)
{
	struct kept *kept = receiving("nl", PHRASE);

	(void)state;
	open_with_phrase(kept, PHRASE);
	kept_press(kept, "Esc Esc");
	assert_string_equal(kept_top(kept), "people");
	assert_int_equal(people_here(kept), 0);
	done(kept);
}

static void who_has_that_code_here_keeps_it(void **state)
{
	struct kept *kept = receiving("uk", PHRASE);
	struct participant *newcomer = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	build_person(kept->world->services.vault, "NIJ-0001", "Oleh");
	open_with_phrase(kept, PHRASE);
	kept_picture(kept, "receive_code_taken", "uk", 24, 80);
	kept_press(kept, "^U");
	kept_type_enter(kept, "nij1");
	assert_true(world_shows(kept->world, "NIJ-0001"));
	assert_int_equal(people_here(kept), 1);
	kept_press(kept, "^U");
	kept_type_enter(kept, "nij7");
	assert_int_equal(people_here(kept), 2);
	assert_true(people_find(kept->world->services.vault, "NIJ-0007", &newcomer, &error));
	assert_string_equal(newcomer->pseudonym, "Lina");
	participant_free(newcomer);
	done(kept);
}

/* After a year elsewhere: the earlier file is here still, and nothing is merged behind anybody's back. */
static void who_returns_is_told_from_who_is_new(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct kept *kept = receiving(languages[i], PHRASE);

		open_with_phrase(kept, PHRASE);
		kept_press(kept, "Enter");
		assert_string_equal(kept_top(kept), "participant");
		kept_press(kept, "Esc o");
		open_with_phrase(kept, PHRASE);
		kept_picture(kept, "receive_same_person", languages[i], 24, 80);
		kept_picture(kept, "receive_same_person_small", languages[i], 20, 60);
		kept_press(kept, "Enter");
		assert_int_equal(people_here(kept), 2);
		kept_picture(kept, "receive_beside", languages[i], 24, 80);
		done(kept);
	}
}

static void a_wrong_passphrase_takes_nothing_in_and_may_be_typed_again(void **state)
{
	struct kept *kept = receiving("nl", PHRASE);

	(void)state;
	open_with_phrase(kept, "iets anders");
	assert_true(kept_shows(kept, "sealed.wrong_code"));
	kept_type_enter(kept, PHRASE);
	assert_true(kept_shows(kept, "receive.not_yet"));
	done(kept);
}

static void one_wrong_sign_of_a_code_is_pointed_at(void **state)
{
	struct secret *code = kept_code();
	char text[RECOVERY_TEXT];
	struct kept *kept;

	(void)state;
	recovery_code_to_text(code, text);
	kept = receiving("nl", text);
	text[9] = text[9] == 'A' ? 'C' : 'A';
	kept_press(kept, "Enter");
	kept_type(kept, text);
	kept_picture(kept, "receive_wrong_sign", "nl", 24, 80);
	kept_press(kept, "Enter");
	assert_true(kept_shows(kept, "receive.code_is_right"));
	kept_press(kept, "Enter");
	assert_true(kept_shows(kept, "receive.not_yet"));
	secret_free(code);
	done(kept);
}

static void a_real_code_of_another_copy_opens_nothing(void **state)
{
	struct secret *code = kept_code();
	struct kept *kept = receiving("nl", PHRASE);

	(void)state;
	kept_press(kept, "Enter");
	kept_type_enter(kept, secret_bytes(code));
	assert_true(kept_shows(kept, "sealed.wrong_code"));
	assert_int_equal(people_here(kept), 0);
	secret_free(code);
	done(kept);
}

static char *without_blanks(const char *text)
{
	GString *plain = g_string_new(NULL);

	for (; *text; text++)
		if (!g_ascii_isspace(*text))
			g_string_append_c(plain, *text);
	return g_string_free(plain, FALSE);
}

/* The sentence behind the name of the file, up to its next gap, however it is wrapped. */
static void must_say(struct kept *kept, const char *key)
{
	g_autofree char *dump = canvas_dump(app_picture(kept->world->services.app, 24, 80), false);
	g_autofree char *shown = without_blanks(dump);
	g_autofree char *sentence =
		without_blanks(strchr(services_say(&kept->world->services, key), '}') + 1);

	sentence[strcspn(sentence, "{")] = '\0';
	if (!strstr(shown, sentence))
		fail_msg("no “%s” in %s", sentence, dump);
}

/* What stands on the stick instead of her copy, and what is said of it. */
static void must_refuse(const char *bytes, gsize length, bool asks, const char *key)
{
	struct kept *kept = receiving("nl", PHRASE);
	g_autofree char *path = on_stick(kept, FILE_NAME);

	assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
	kept_press(kept, "Enter");
	if (asks) {
		kept_press(kept, "Tab");
		kept_type_enter(kept, PHRASE);
	}
	must_say(kept, key);
	assert_string_equal(kept_top(kept), "receive");
	assert_true(kept_shows(kept, "receive.intro"));
	assert_int_equal(people_here(kept), 0);
	done(kept);
}

/* A file as a program of tomorrow would write it. */
static const char newer[] = "{ \"perspectief\": 99 }";

static void what_is_cut_newer_or_something_else_takes_nothing_in(void **state)
{
	struct kept *kept = receiving("nl", PHRASE);
	g_autofree char *path = on_stick(kept, FILE_NAME);
	g_autofree char *bytes = NULL;
	gsize length;

	(void)state;
	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	done(kept);
	must_refuse(bytes, length - 1, true, "sealed.cut");
	must_refuse(bytes, 40, true, "sealed.cut");
	bytes[16] = SEALED_FORMAT + 1;
	sealed_renew_checksum((unsigned char *)bytes);
	must_refuse(bytes, length, true, "sealed.too_new");
	must_refuse("%PDF-1.7 something else", 23, false, "import.other_kind");
	must_refuse("", 0, false, "sealed.cut");
	must_refuse(newer, strlen(newer), false, "import.too_new");
}

static void one_that_is_not_sealed_needs_no_code(void **state)
{
	struct kept *kept = receiving("nl", PHRASE);
	struct person_file *file = person_file_new();
	g_autofree char *path = on_stick(kept, FILE_NAME);
	g_autofree char *json = NULL;
	size_t length;

	(void)state;
	g_strlcpy(file->participant->code, "NIJ-0005", CODE_SIZE);
	json = person_json_write(file, &length);
	assert_true(g_file_set_contents(path, json, (gssize)length, NULL));
	person_file_free(file);
	kept_press(kept, "Enter");
	assert_true(kept_shows(kept, "receive.not_yet"));
	kept_press(kept, "Enter");
	assert_int_equal(people_here(kept), 1);
	done(kept);
}

static void any_keys_take_nothing_in_by_themselves(void **state)
{
	(void)state;
	for (guint32 chance = 0; chance < 20; chance++) {
		struct kept *kept = receiving("nl", PHRASE);

		kept->world->chance = chance;
		kept_press_any(kept, 60);
		assert_int_equal(people_here(kept), 0);
		done(kept);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_read_what_it_is_before_anything_is_written),
		cmocka_unit_test(a_passphrase_of_their_own_seals_it),
		cmocka_unit_test(two_that_differ_write_nothing),
		cmocka_unit_test(there_is_no_file_while_its_code_stands_nowhere),
		cmocka_unit_test(without_its_code_there_is_no_copy),
		cmocka_unit_test(locking_by_silence_leaves_nothing),
		cmocka_unit_test(locking_on_purpose_keeps_what_is_in_memory_only),
		cmocka_unit_test(the_code_and_its_sheet_can_be_read),
		cmocka_unit_test(the_copy_is_made_once_its_code_is_on_their_sheet),
		cmocka_unit_test(the_copy_is_made_once_two_groups_were_typed_from_paper),
		cmocka_unit_test(a_code_that_cannot_be_read_is_seen_again),
		cmocka_unit_test(a_place_that_fails_keeps_the_code),
		cmocka_unit_test(going_back_from_there_voids_the_code),
		cmocka_unit_test(a_second_copy_does_not_take_the_place_of_the_first),
		cmocka_unit_test(a_place_that_is_gone_is_said),
		cmocka_unit_test(it_is_seen_whose_it_is_before_it_is_taken_in),
		cmocka_unit_test(leaving_before_that_takes_nothing_in),
		cmocka_unit_test(who_has_that_code_here_keeps_it),
		cmocka_unit_test(who_returns_is_told_from_who_is_new),
		cmocka_unit_test(a_wrong_passphrase_takes_nothing_in_and_may_be_typed_again),
		cmocka_unit_test(one_wrong_sign_of_a_code_is_pointed_at),
		cmocka_unit_test(a_real_code_of_another_copy_opens_nothing),
		cmocka_unit_test(what_is_cut_newer_or_something_else_takes_nothing_in),
		cmocka_unit_test(one_that_is_not_sealed_needs_no_code),
		cmocka_unit_test(any_keys_take_nothing_in_by_themselves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
