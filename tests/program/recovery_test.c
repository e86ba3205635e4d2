/* The day the passphrase is forgotten and the day the laptop is gone, with the real program.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <unistd.h>

#include "base/recovery_code.h"
#include "support/home.h"
#include "support/memory.h"
#include "ui/cells.h"

#define NEW_PASSPHRASE "nieuwe woorden voor later"

/* ---------------------------------------------------------------- the code on the screen */

/* "3  A C D E F H": the signs of a group behind its number. */
static bool take_group(const char *screen, int group, char signs[RECOVERY_GROUP])
{
	g_autofree char *number = g_strdup_printf("%d  ", group);

	for (const char *at = strstr(screen, number); at; at = strstr(at + 1, number)) {
		const char *row = at + strlen(number);
		int found = 0;

		while (found < RECOVERY_GROUP && g_ascii_isalnum(row[2 * found]) &&
		       (found == RECOVERY_GROUP - 1 || row[2 * found + 1] == ' ')) {
			signs[found] = row[2 * found];
			found++;
		}
		if (found == RECOVERY_GROUP)
			return true;
	}
	return false;
}

static char *code_on_screen(struct pty *pty)
{
	g_autofree char *screen = pty_screen(pty);
	char *code = g_new0(char, RECOVERY_SIGNS + 1);

	for (int group = 1; group <= RECOVERY_SIGNS / RECOVERY_GROUP; group++)
		assert_true(take_group(screen, group, code + (group - 1) * RECOVERY_GROUP));
	return code;
}

/* "k3fp4t-…": as people type it, lower case, with a blank or a dash between. */
static char *as_typed(const char *code)
{
	GString *typed = g_string_new(NULL);

	for (int i = 0; i < RECOVERY_SIGNS; i++) {
		if (i > 0 && i % RECOVERY_GROUP == 0)
			g_string_append_c(typed, i % (2 * RECOVERY_GROUP) ? ' ' : '-');
		g_string_append_c(typed, g_ascii_tolower(code[i]));
	}
	return g_string_free(typed, FALSE);
}

static struct pty *first_run_up_to_the_code(struct home *home)
{
	struct pty *pty = home_start(home, "");

	home_expect(home, pty, "unlock.choose");
	home_type_passphrase(pty);
	home_expect(home, pty, "unlock.confirm");
	home_type_passphrase(pty);
	home_expect_beginning(home, pty, "code.keep");
	return pty;
}

/* The groups that the program asks for, one after the other. */
static char *asked_for(struct pty *pty, const char *code)
{
	g_autofree char *screen = pty_screen(pty);
	GString *typed = g_string_new(NULL);

	for (int group = 0; group < RECOVERY_SIGNS / RECOVERY_GROUP; group++) {
		g_autofree char *empty = g_strdup_printf("%d  · ·", group + 1);

		if (strstr(screen, empty))
			g_string_append_len(typed, code + group * RECOVERY_GROUP, RECOVERY_GROUP);
	}
	assert_int_equal(typed->len, 2 * RECOVERY_GROUP);
	return g_string_free(typed, FALSE);
}

static void prove(struct home *home, struct pty *pty, const char *code)
{
	g_autofree char *groups = NULL;

	pty_send_key(pty, "Enter");
	home_expect(home, pty, "code.check");
	groups = asked_for(pty, code);
	pty_send_text(pty, groups);
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "people.new");
	home_expect_saved(home, pty);
}

static char *run_for_the_first_time(struct home *home)
{
	struct pty *pty = first_run_up_to_the_code(home);
	char *code = code_on_screen(pty);

	prove(home, pty, code);
	home_leave(pty);
	pty_free(pty);
	return code;
}

/* ---------------------------------------------------------------- forgotten */

static void choose_a_new_passphrase(struct home *home, struct pty *pty)
{
	home_expect(home, pty, "unlock.choose");
	pty_send_text(pty, NEW_PASSPHRASE "\n");
	home_expect(home, pty, "unlock.confirm");
	pty_send_text(pty, NEW_PASSPHRASE "\n");
	home_expect_beginning(home, pty, "passphrase.changed");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "people.new");
	home_expect_saved(home, pty);
}

static void use_new_passphrase(struct home *home)
{
	home_write(home->passphrase, NEW_PASSPHRASE "\n", strlen(NEW_PASSPHRASE) + 1);
}

static void the_code_is_taken_with_its_mistake_pointed_at(void **state)
{
	struct home *home = home_new();
	g_autofree char *code = run_for_the_first_time(home);
	g_autofree char *typed = as_typed(code);
	struct pty *pty = home_start(home, "");

	home_expect(home, pty, "unlock.with_code");
	pty_send_key(pty, "F3");
	home_expect_beginning(home, pty, "recover.how");
	typed[9] = typed[9] == 'a' ? 'c' : 'a'; /* the third sign of the second group */
	pty_send_text(pty, typed);
	pty_expect(pty, "Groep 2, teken 3");
	pty_send_key(pty, "Enter");
	home_expect_beginning(home, pty, "recover.right");
	pty_send_key(pty, "Enter");
	choose_a_new_passphrase(home, pty);
	home_leave(pty);
	pty_free(pty);
	g_free(home_must(home, 4, "list"));
	use_new_passphrase(home);
	g_free(home_must(home, 0, "list"));
	home_free(home);
	(void)state;
}

static void the_code_is_taken_in_the_field_of_the_passphrase(void **state)
{
	struct home *home = home_new();
	g_autofree char *code = run_for_the_first_time(home);
	g_autofree char *typed = as_typed(code);
	struct pty *pty = home_start(home, "");

	home_expect(home, pty, "unlock.passphrase");
	pty_send_text(pty, typed);
	pty_send_key(pty, "Enter");
	choose_a_new_passphrase(home, pty);
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	(void)state;
}

static void nothing_of_the_code_stays_behind(void **state)
{
	struct home *home = home_new();
	struct pty *pty = first_run_up_to_the_code(home);
	g_autofree char *code = code_on_screen(pty);
	g_autofree char *group = g_strndup(code, RECOVERY_GROUP);
	g_autofree char *behind = NULL;
	g_autoptr(GPtrArray) files = NULL;

	prove(home, pty, code);
	home_leave(pty);
	behind = pty_left_behind(pty);
	assert_null(strstr(behind, group));
	files = home_files_with(home, group);
	assert_int_equal(files->len, 0);
	pty_free(pty);
	home_free(home);
	(void)state;
}

#ifdef __SANITIZE_ADDRESS__
#define KEEPS_FREED_MEMORY true
#else
#define KEEPS_FREED_MEMORY false
#endif

/* The code as it is kept, and each group as the cells of the screen held it: "A C D E F H". */
static GArray *traces_of(const char *code)
{
	static const gsize strides[] = { sizeof(gunichar), sizeof(struct cell),
					 7 * sizeof(int) /* of curses */ };
	GArray *needles = needles_new();

	needles_add_bytes(needles, "the code", code, RECOVERY_SIGNS);
	for (int group = 0; group < RECOVERY_SIGNS / RECOVERY_GROUP; group++) {
		g_autoptr(GString) shown = g_string_new(NULL);

		for (int i = 0; i < RECOVERY_GROUP; i++)
			g_string_append_printf(shown, "%s%c", i ? " " : "",
					       code[group * RECOVERY_GROUP + i]);
		needles_add_text(needles, shown->str, strides, G_N_ELEMENTS(strides));
	}
	return needles;
}

static guint count_traces(struct pty *pty, const char *code)
{
	g_autoptr(GArray) needles = traces_of(code);
	guint found = 0;

	assert_true(memory_search(pty_pid(pty), needles) > 0);
	for (guint i = 0; i < needles->len; i++) {
		const struct needle *needle = &g_array_index(needles, struct needle, i);

		found += needle->found;
		if (needle->found)
			print_message("%s, %u times, %" G_GSIZE_FORMAT " bytes apart\n",
				      needle->what, needle->found, needle->stride);
	}
	return found;
}

static void the_code_is_gone_from_memory_with_its_page(void **state)
{
	struct home *home = home_new();
	struct pty *pty = first_run_up_to_the_code(home);
	g_autofree char *code = code_on_screen(pty);

	(void)state;
	if (geteuid() == 0 && !KEEPS_FREED_MEMORY)
		assert_true(count_traces(pty, code) > 0);
	prove(home, pty, code);
	if (geteuid() == 0 && !KEEPS_FREED_MEMORY)
		assert_int_equal(count_traces(pty, code), 0);
	home_leave(pty);
	pty_free(pty);
	home_free(home);
}

/* ---------------------------------------------------------------- another machine */

static char *talk_and_copy(struct home *home, struct pty *pty, const char *copy)
{
	g_autofree char *list = NULL;

	pty_send_key(pty, "n");
	home_expect(home, pty, "opening.read_aloud");
	pty_send_key(pty, "a");
	home_expect(home, pty, "deck.title");
	pty_send_key(pty, "F10");
	home_expect(home, pty, "pause.title");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "close.home");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "people.backup");
	pty_send_key(pty, "b");
	home_expect(home, pty, "elsewhere.other_place");
	pty_send_text(pty, copy);
	pty_send_key(pty, "Enter");
	home_expect_beginning(home, pty, "elsewhere.same_disk");
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "people.backup");
	home_leave(pty);
	list = home_must(home, 0, "list");
	return g_strndup(list, strcspn(list, " "));
}

/* The first run of another machine, and the copy. */
static struct pty *put_back(struct home *home, const char *copy, const char *secret)
{
	struct pty *pty = home_start(home, "");

	home_expect(home, pty, "unlock.put_back");
	pty_send_key(pty, "F4");
	home_expect(home, pty, "elsewhere.other_place");
	pty_send_text(pty, copy);
	pty_send_key(pty, "Enter");
	home_expect(home, pty, "put_back.passphrase");
	pty_send_text(pty, secret);
	pty_send_key(pty, "Enter");
	return pty;
}

static void a_copy_opens_on_another_machine_for_another_user(void **state)
{
	struct home *lost = home_new(), *found = home_new(), *by_code = home_new();
	g_autofree char *copy = home_path(found, "copy.perspectief");
	struct pty *pty = first_run_up_to_the_code(lost);
	g_autofree char *recovery = code_on_screen(pty);
	g_autofree char *code = NULL;

	prove(lost, pty, recovery);
	code = talk_and_copy(lost, pty, copy);
	pty_free(pty);

	pty = put_back(by_code, copy, recovery);
	choose_a_new_passphrase(by_code, pty);
	pty_expect(pty, code);
	home_leave(pty);
	pty_free(pty);

	home_as_nobody(found);
	pty = put_back(found, copy, HOME_PASSPHRASE);
	pty_expect(pty, code);
	home_leave(pty);
	pty_free(pty);
	g_free(home_must(found, 0, "verify"));

	home_free(lost);
	home_free(found);
	home_free(by_code);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_code_is_taken_with_its_mistake_pointed_at),
		cmocka_unit_test(the_code_is_taken_in_the_field_of_the_passphrase),
		cmocka_unit_test(nothing_of_the_code_stays_behind),
		cmocka_unit_test(the_code_is_gone_from_memory_with_its_page),
		cmocka_unit_test(a_copy_opens_on_another_machine_for_another_user),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
