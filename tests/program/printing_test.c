/* From the program to paper: through a print system of the test's own to a printer that keeps what it gets, and without one to a file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/builders.h"
#include "support/home.h"
#include "support/print_system.h"

#define TODAY "--today 2026-11-20"
#define WORDS "вести книги і шити"
#define SLOW_MS 30000 /* a print system thinks for seconds; a passing test does not wait for it */

static struct home *home_with_plan(void)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);
	record_id person = build_person(vault, "NIJ-0001", "Ліна");

	build_item(vault, person, PLAN_STRENGTH, 0, WORDS);
	build_item(vault, person, PLAN_STEP, 0, "курс нідерландської");
	home_close_vault(vault);
	return home;
}

static struct pty *at_the_print_screen(struct home *home)
{
	struct pty *pty = home_start_unlocked(home, TODAY);

	pty_send_key(pty, "Enter");
	home_expect_title(pty, "NIJ-0001");
	pty_send_key(pty, "a");
	home_expect(home, pty, "print.where");
	return pty;
}

static void expect_slowly(struct home *home, struct pty *pty, const char *key)
{
	g_autofree char *words = say_with(home->sentences, key, "printer", PRINTER_NAME, NULL);

	if (!pty_sees(pty, words, SLOW_MS)) {
		g_autofree char *screen = pty_screen(pty);

		fail_msg("never “%s”:\n%s", words, screen);
	}
}

static struct print_system *print_system_or_skip(struct home **home)
{
	struct print_system *system = print_system_new();

	if (!system) {
		print_message("cupsd, cups-client, cups-ipp-utils or dbus-daemon is missing: not "
			      "tried\n");
		skip();
	}
	*home = home_with_plan();
	home_set(*home, "CUPS_SERVER", system->server);
	return system;
}

/* Byte for byte what `plan` writes to a file. */
static void must_be_our_sheet(struct home *home, const char *sheet)
{
	g_autofree char *path = home_path(home, "plan.pdf");
	g_autofree char *ours = NULL, *printed = NULL;
	size_t our_length, printed_length;

	g_free(home_must(home, 0, "plan NIJ-0001 --languages uk,nl -o plan.pdf " TODAY));
	ours = home_read(path, &our_length);
	printed = home_read(sheet, &printed_length);
	assert_int_equal(printed_length, our_length);
	assert_memory_equal(printed, ours, our_length);
	assert_int_equal(unlink(path), 0);
}

static void must_leave_no_copy(const struct home *home)
{
	g_autoptr(GPtrArray) pages = home_files_with(home, "%PDF-");

	if (pages->len > 0)
		fail_msg("a copy stays: %s", (const char *)pages->pdata[0]);
}

static void the_printer_gets_our_sheet_byte_for_byte(void **state)
{
	struct home *home;
	struct print_system *system = print_system_or_skip(&home);
	g_autoptr(GPtrArray) sheets = NULL;
	g_autofree char *name = NULL;
	struct pty *pty;

	(void)state;
	pty = at_the_print_screen(home);
	expect_slowly(home, pty, "print.to_printer");
	home_expect_beginning(home, pty, "print.spooler");
	pty_send_key(pty, "Enter");
	expect_slowly(home, pty, "printer.done");
	must_leave_no_copy(home);
	home_leave(pty);
	pty_free(pty);
	sheets = print_system_sheets(system);
	assert_int_equal(sheets->len, 1);
	name = g_path_get_basename(sheets->pdata[0]);
	assert_non_null(strstr(name, "perspectief")); /* its title: of nobody */
	must_be_our_sheet(home, sheets->pdata[0]);
	must_leave_no_copy(home);
	home_free(home);
	print_system_free(system);
}

static void a_sheet_that_waits_is_followed_after_the_screen_was_left(void **state)
{
	struct home *home;
	struct print_system *system = print_system_or_skip(&home);
	struct pty *pty;

	(void)state;
	print_system_run(system, "cupsdisable " PRINTER_NAME);
	pty = at_the_print_screen(home);
	expect_slowly(home, pty, "print.to_stopped_printer");
	pty_send_key(pty, "Enter");
	expect_slowly(home, pty, "printer.stopped");
	pty_send_key(pty, "Esc");
	pty_expect_gone(pty, home_say(home, "print.where"));
	print_system_run(system, "cupsenable " PRINTER_NAME);
	expect_slowly(home, pty, "printer.done");
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	print_system_free(system);
}

static void a_cancelled_sheet_is_not_called_printed(void **state)
{
	struct home *home;
	struct print_system *system = print_system_or_skip(&home);
	struct pty *pty;

	(void)state;
	print_system_run(system, "cupsdisable " PRINTER_NAME);
	pty = at_the_print_screen(home);
	expect_slowly(home, pty, "print.to_stopped_printer");
	pty_send_key(pty, "Enter");
	expect_slowly(home, pty, "printer.stopped");
	print_system_run(system, "cancel -a " PRINTER_NAME);
	expect_slowly(home, pty, "printer.cancelled");
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	print_system_free(system);
}

static void a_print_system_without_a_printer_is_said(void **state)
{
	struct home *home;
	struct print_system *system = print_system_or_skip(&home);
	struct pty *pty;

	(void)state;
	print_system_run(system, "lpadmin -x " PRINTER_NAME);
	pty = at_the_print_screen(home);
	home_expect_beginning(home, pty, "print.no_printer");
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	print_system_free(system);
}

/* ---------------------------------------------------------------- without */

static void saves_instead(struct home *home, const char *why)
{
	struct pty *pty = at_the_print_screen(home);
	g_autofree char *path = home_path(home, "NIJ-0001-plan-2026-11-20.pdf");

	home_expect_beginning(home, pty, why);
	pty_send_key(pty, "Enter");
	pty_expect(pty, "Klaar: ");
	home_leave(pty);
	pty_free(pty);
	must_be_our_sheet(home, path);
	home_free(home);
}

static void a_print_system_that_does_not_run_is_said_and_a_file_saved(void **state)
{
	struct home *home = home_with_plan();

	(void)state;
	home_set(home, "CUPS_SERVER", "/nowhere/socket");
	if (access("/usr/bin/lp", X_OK) != 0 && access("/usr/local/bin/lp", X_OK) != 0)
		saves_instead(home, "print.no_system");
	else
		saves_instead(home, "print.system_silent");
}

/* Where root may: the same machine, and the programs of the print system are not there. */
static void without_a_print_system_it_says_so_and_saves(void **state)
{
	static const char taken_away[] =
		"#!/bin/sh\n[ $# -gt 0 ] && [ \"$1\" = away ] || exec unshare -m \"$0\" away \"$@\"\nshift\n"
		"for p in /usr/bin/lp /usr/local/bin/lp; do\n"
		"[ ! -e $p ] || mount --bind /dev/null $p || exit 9\ndone\nexec '%s' \"$@\"\n";
	struct home *home = home_with_plan();
	g_autofree char *script = home_path(home, "without");
	g_autofree char *text = g_strdup_printf(taken_away, home->program);
	struct ran ran;

	(void)state;
	home_write(script, text, strlen(text));
	ran = home_shell(home, "chmod +x without && ./without --version");
	if (ran.status == 0) {
		g_free(home->program);
		home->program = g_steal_pointer(&script);
		saves_instead(home, "print.no_system");
	} else {
		home_free(home);
		print_message("programs cannot be taken away here: not tried\n");
	}
	ran_done(&ran);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_printer_gets_our_sheet_byte_for_byte),
		cmocka_unit_test(a_sheet_that_waits_is_followed_after_the_screen_was_left),
		cmocka_unit_test(a_cancelled_sheet_is_not_called_printed),
		cmocka_unit_test(a_print_system_without_a_printer_is_said),
		cmocka_unit_test(a_print_system_that_does_not_run_is_said_and_a_file_saved),
		cmocka_unit_test(without_a_print_system_it_says_so_and_saves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
