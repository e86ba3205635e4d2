/* What somebody allows and what happens to their file, in the real program: consents given and withdrawn, the trash, an erasure.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "store/consents.h"
#include "store/conversations.h"
#include "store/people.h"
#include "store/upkeep.h"
#include "support/builders.h"
#include "support/home.h"

#define MARKER "PLANTEDMARKERWORD"
#define CODE "PER-0001"
#define OTHER "PER-0002"

/* One that is over: the program opens at home. */
static record_id closed_conversation(struct vault *vault, record_id person, day on)
{
	record_id id = build_conversation(vault, person, on);
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(conversation_load(vault, id, &conversation, &error));
	conversation->state = CONVERSATION_CLOSED;
	must_begin(vault);
	assert_true(conversation_save(vault, conversation, &error));
	must_commit(vault);
	conversation_free(conversation);
	return id;
}

static struct home *home_with_two(void)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);
	record_id first = build_person(vault, CODE, "Lina");
	record_id conversation = closed_conversation(vault, first, TEST_DAY);
	record_id other = build_person(vault, OTHER, "Petro");

	build_answer(vault, first, conversation, "work-lost-in-time", MARKER);
	build_item(vault, first, PLAN_PERSPECTIVE, 0, MARKER " naartoe");
	closed_conversation(vault, other, TEST_DAY - 1);
	home_close_vault(vault);
	return home;
}

static void leave(struct pty *pty)
{
	home_leave(pty);
	pty_free(pty);
}

/* The page of the first person, with nobody's conversation in the way. */
static struct pty *at_the_person(struct home *home)
{
	struct pty *pty = home_start_unlocked(home, "");

	pty_expect(pty, OTHER);
	pty_send_key(pty, "/");
	home_expect(home, pty, "search.title");
	pty_send_text(pty, "lina");
	pty_expect(pty, CODE);
	pty_send_key(pty, "Enter");
	home_expect_title(pty, CODE);
	return pty;
}

static void choose_all_parts(struct home *home, struct pty *pty)
{
	home_expect(home, pty, "asking.choose_parts");
	pty_send_text(pty, "1234");
	home_expect(home, pty, "asking.read_aloud");
}

static void consent_is_given_and_withdrawn_on_disk(void **state)
{
	struct home *home = home_with_two();
	struct pty *pty = at_the_person(home);
	struct vault *vault;
	struct participant *who = NULL;
	GPtrArray *consents = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	pty_send_key(pty, "c");
	home_expect_title(pty, "toestemming");
	pty_send_key(pty, "1");
	pty_send_text(pty, "Gemeente Nijmegen\neen plek op de taalles\n");
	choose_all_parts(home, pty);
	pty_send_key(pty, "a");
	home_expect(home, pty, "asking.given");
	pty_send_keys(pty, "w");
	home_expect(home, pty, "consents.what_happens");
	pty_send_keys(pty, "w");
	home_expect(home, pty, "consent.is_withdrawn");
	leave(pty);
	vault = home_open_vault(home);
	assert_true(people_find(vault, CODE, &who, &error));
	assert_true(consent_list(vault, who->id, &consents, &error));
	assert_int_equal(consents->len, 1);
	assert_false(consent_stands(consents->pdata[0]));
	g_ptr_array_unref(consents);
	participant_free(who);
	vault_close(vault);
	home_free(home);
}

/* The choice in the first field, moved until it shows the sheet of an organisation. */
static void choose_the_sheet_of_an_organisation(struct home *home, struct pty *pty)
{
	const char *words = home_say(home, "print.for_organisation");

	home_expect(home, pty, "print.sheet");
	for (int i = 0; i < 10 && !pty_sees(pty, words, 200); i++)
		pty_send_key(pty, "Right");
	pty_expect(pty, words);
}

static void type_where(struct home *home, struct pty *pty, const char *path)
{
	pty_send_keys(pty, "Up ^U"); /* the last field */
	pty_send_text(pty, path);
	pty_send_key(pty, "Enter");
	(void)home;
}

static void what_was_withdrawn_is_no_longer_printed(void **state)
{
	struct home *home = home_with_two();
	struct pty *pty = at_the_person(home);
	g_autofree char *allowed = home_path(home, "allowed.pdf");
	g_autofree char *refused = home_path(home, "refused.pdf");

	(void)state;
	pty_send_key(pty, "a");
	choose_the_sheet_of_an_organisation(home, pty);
	pty_send_key(pty, "Enter"); /* nobody was asked yet: the question comes first */
	home_expect(home, pty, "asking.organisation");
	pty_send_text(pty, "Gemeente Nijmegen\neen plek op de taalles\n");
	choose_all_parts(home, pty);
	pty_send_key(pty, "a");
	home_expect(home, pty, "print.sheet");
	type_where(home, pty, allowed);
	pty_expect(pty, "Klaar: ");
	assert_true(g_file_test(allowed, G_FILE_TEST_EXISTS));
	pty_send_keys(pty, "Esc");
	home_expect(home, pty, "participant.details");
	pty_send_key(pty, "c");
	home_expect(home, pty, "consents.withdraw");
	pty_send_key(pty, "w");
	home_expect(home, pty, "consents.what_happens");
	pty_send_key(pty, "w");
	home_expect(home, pty, "consent.is_withdrawn");
	pty_send_key(pty, "Esc");
	home_expect(home, pty, "participant.details");
	pty_send_key(pty, "a");
	choose_the_sheet_of_an_organisation(home, pty);
	type_where(home, pty, refused);
	pty_expect(pty, "ingetrokken. Dit blad");
	pty_settle(pty, 300);
	assert_false(g_file_test(refused, G_FILE_TEST_EXISTS));
	pty_send_key(pty, "Esc");
	leave(pty);
	home_free(home);
}

static void the_trash_gives_back_after_a_restart(void **state)
{
	struct home *home = home_with_two();
	struct pty *pty = at_the_person(home);
	g_autofree char *list = NULL;

	(void)state;
	pty_send_key(pty, "x");
	home_expect(home, pty, "keeping.trash_row");
	pty_send_key(pty, "t");
	home_expect(home, pty, "trash.put");
	pty_send_key(pty, "t");
	home_expect(home, pty, "trash.done");
	pty_expect_gone(pty, CODE);
	leave(pty);
	list = home_must(home, 0, "list");
	assert_null(strstr(list, CODE));
	pty = home_start_unlocked(home, "");
	pty_expect(pty, OTHER);
	pty_send_key(pty, "t");
	pty_expect(pty, CODE);
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "trash.empty");
	pty_send_key(pty, "Esc");
	pty_expect(pty, CODE);
	leave(pty);
	g_free(list);
	list = home_must(home, 0, "list");
	assert_non_null(strstr(list, CODE));
	home_free(home);
}

static void what_lay_thirty_days_in_the_trash_goes_when_one_leaves(void **state)
{
	struct home *home = home_with_two();
	struct vault *vault = home_open_vault_to_write(home);
	struct participant *first = NULL, *other = NULL;
	struct error error = ERROR_CLEAR;
	g_autoptr(GPtrArray) receipts = NULL;
	const day real = DAY_NONE;
	struct clock clock = clock_system(&real);
	day today = clock.today(clock.data);

	(void)state;
	assert_true(people_find(vault, CODE, &first, &error));
	assert_true(people_find(vault, OTHER, &other, &error));
	must_begin(vault);
	assert_true(trash_put(vault, first->id, today - TRASH_DAYS, &error));
	assert_true(trash_put(vault, other->id, today - TRASH_DAYS + 2, &error));
	must_commit(vault);
	home_close_vault(vault);
	leave(home_start_unlocked(home, ""));
	vault = home_open_vault(home);
	participant_free(first);
	participant_free(other);
	assert_true(people_find(vault, CODE, &first, &error));
	assert_null(first);
	assert_true(people_find(vault, OTHER, &other, &error));
	assert_non_null(other);
	assert_true(receipt_list(vault, &receipts, &error));
	assert_int_equal(receipts->len, 1);
	assert_int_equal(((const struct receipt *)receipts->pdata[0])->basis, ERASURE_TRASH);
	participant_free(other);
	vault_close(vault);
	home_free(home);
}

static void type_code(struct home *home, struct pty *pty, const char *code)
{
	pty_send_key(pty, "Enter"); /* the basis stays as it is proposed */
	pty_send_text(pty, code);
	pty_expect(pty, code);
	pty_send_key(pty, "Enter");
	(void)home;
}

static void only_the_right_code_erases(void **state)
{
	struct home *home = home_with_two();
	struct pty *pty = at_the_person(home);
	g_autofree char *list = NULL, *other = NULL;
	struct ran ran;

	(void)state;
	pty_send_key(pty, "x");
	home_expect(home, pty, "keeping.erase_row");
	pty_send_key(pty, "e");
	home_expect(home, pty, "erase.goes");
	type_code(home, pty, OTHER);
	pty_expect(pty, "Er is niets gewist");
	pty_send_key(pty, "Esc");
	home_expect(home, pty, "keeping.erase_row");
	list = home_must(home, 0, "show " CODE);
	assert_non_null(strstr(list, MARKER));
	pty_send_key(pty, "e");
	home_expect(home, pty, "erase.goes");
	type_code(home, pty, CODE);
	home_expect(home, pty, "erase.done");
	pty_send_key(pty, "Enter");
	pty_expect(pty, OTHER);
	pty_expect_gone(pty, CODE);
	pty_send_key(pty, "/");
	home_expect(home, pty, "search.title");
	pty_send_text(pty, "plantedmarker");
	pty_settle(pty, 200);
	assert_false(pty_sees(pty, CODE, 100));
	pty_send_key(pty, "Esc");
	leave(pty);
	ran = home_run(home, "show " CODE);
	assert_int_equal(ran.status, 1);
	ran_done(&ran);
	ran = home_run(home, "export " CODE " -o file.json");
	assert_int_equal(ran.status, 1);
	ran_done(&ran);
	other = home_must(home, 0, "list");
	assert_non_null(strstr(other, OTHER));
	assert_null(strstr(other, CODE));
	home_free(home);
}

/* The name of the one copy in a folder; newly allocated. */
static char *copy_in(const char *folder)
{
	GDir *directory = g_dir_open(folder, 0, NULL);
	char *path = NULL;
	const char *name;

	assert_non_null(directory);
	while ((name = g_dir_read_name(directory)))
		if (g_str_has_suffix(name, ".perspectief"))
			path = g_build_filename(folder, name, NULL);
	g_dir_close(directory);
	assert_non_null(path);
	return path;
}

static char *list_of_copy(struct home *home, const char *copy)
{
	g_autofree char *words = g_strdup_printf("--vault '%s' list", copy);

	return home_must(home, 0, words);
}

/* The stick is away when somebody is erased: the receipt says so; it is back when one leaves: the copy is written anew. */
static void a_copy_that_comes_back_is_rewritten_when_one_leaves(void **state)
{
	struct home *home = home_with_two();
	g_autofree char *stick = home_path(home, "stick"), *away = home_path(home, "away");
	g_autofree char *words = g_strdup_printf("backup '%s'", stick);
	g_autofree char *copy = NULL, *list = NULL;
	struct pty *pty;

	(void)state;
	assert_int_equal(g_mkdir(stick, 0700), 0);
	g_free(home_must(home, 0, words));
	copy = copy_in(stick);
	assert_int_equal(g_rename(stick, away), 0);
	pty = at_the_person(home);
	pty_send_key(pty, "x");
	home_expect(home, pty, "keeping.erase_row");
	pty_send_key(pty, "e");
	home_expect(home, pty, "erase.out_of_reach");
	type_code(home, pty, CODE);
	home_expect(home, pty, "erase.left");
	pty_send_key(pty, "Enter");
	pty_expect(pty, OTHER);
	assert_int_equal(g_rename(away, stick), 0);
	list = list_of_copy(home, copy);
	assert_non_null(strstr(list, CODE));
	leave(pty);
	g_free(list);
	list = list_of_copy(home, copy);
	assert_null(strstr(list, CODE));
	assert_non_null(strstr(list, OTHER));
	home_free(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(consent_is_given_and_withdrawn_on_disk),
		cmocka_unit_test(what_was_withdrawn_is_no_longer_printed),
		cmocka_unit_test(the_trash_gives_back_after_a_restart),
		cmocka_unit_test(what_lay_thirty_days_in_the_trash_goes_when_one_leaves),
		cmocka_unit_test(only_the_right_code_erases),
		cmocka_unit_test(a_copy_that_comes_back_is_rewritten_when_one_leaves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
