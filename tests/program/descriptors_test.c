/* Files and descriptors as a careless or hostile world hands them to us: closed, full, a pipe, a device, a link.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/builders.h"
#include "support/home.h"

static struct home *home_with_lina(void)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);

	build_person(vault, "NIJ-0001", "Lina");
	home_close_vault(vault);
	return home;
}

static void must(struct home *home, int status, const char *line)
{
	struct ran ran = home_shell(home, line);

	if (ran.status != status)
		fail_msg("%s\nended with %d:\n%s%s", line, ran.status, ran.out, ran.err);
	ran_done(&ran);
}

/* The vault would be descriptor 2, and the warning about its tail would overwrite its first bytes. */
static void no_message_is_written_into_the_vault(void **state)
{
	struct home *home = home_with_lina();
	g_autofree char *spoil = g_strdup_printf("head -c 300 /dev/zero >> %s && cp %s before",
						 home->vault, home->vault);

	(void)state;
	must(home, 0, "$P export NIJ-0001 | sed s/NIJ-0001/NIJ-0009/ > lina.json");
	must(home, 0, spoil);
	must(home, 1, "$P import lina.json <&- >&- 2>&-");
	must(home, 0, "$P verify");
	home_free(home);
}

static void what_could_not_be_printed_is_not_done(void **state)
{
	static const char *const commands[] = { "list",   "show NIJ-0001", "export NIJ-0001",
						"verify", "check",         "plan NIJ-0001",
						"--help", "--version" };
	struct home *home = home_with_lina();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		g_autofree char *full = g_strdup_printf("$P %s > /dev/full", commands[i]);
		g_autofree char *closed = g_strdup_printf("$P %s >&-", commands[i]);

		must(home, 1, full);
		must(home, 1, closed);
	}
	home_free(home);
}

/* A pipe gets what was asked for and is a pipe afterwards; of a link, the file it names is replaced. */
static void what_is_no_file_is_written_to_and_not_replaced(void **state)
{
	struct home *home = home_with_lina();

	(void)state;
	must(home, 0,
	     "mkfifo pipe && { cat pipe > read & } && $P export NIJ-0001 -o pipe && wait && "
	     "test -p pipe && $P export NIJ-0001 | cmp - read");
	must(home, 0,
	     "echo old > file && ln -s file link && $P export NIJ-0001 -o link && test -L link && "
	     "$P export NIJ-0001 | cmp - file");
	must(home, 1, "mkdir folder && $P export NIJ-0001 -o folder");
	must(home, 0, "test -z \"$(ls | grep part)\"");
	must(home, 0,
	     "echo mine > export.json.part && $P export NIJ-0001 -o export.json && "
	     "test \"$(cat export.json.part)\" = mine");
	home_free(home);
}

static void a_device_stays_a_device(void **state)
{
	struct home *home = home_with_lina();
	g_autofree char *device = home_path(home, "full");

	(void)state;
	if (mknod(device, S_IFCHR | 0666, makedev(1, 7)) < 0)
		device[0] = '\0'; /* only root may; then the real one, which we cannot replace */
	must(home, 1, *device ? "$P export NIJ-0001 -o full" : "$P export NIJ-0001 -o /dev/full");
	must(home, 0, *device ? "test -c full" : "test -c /dev/full");
	home_free(home);
}

static void a_pipe_is_no_vault_and_nobody_waits_for_it(void **state)
{
	struct home *home = home_with_lina();

	(void)state;
	must(home, 0, "mkfifo pipe");
	must(home, 1, "timeout 20 $P list --vault pipe");
	must(home, 1, "timeout 20 $P verify --vault pipe");
	must(home, 1, "timeout 20 $P list --vault /dev/zero");
	home_free(home);
}

static void a_link_that_leads_nowhere_is_named(void **state)
{
	struct home *home = home_with_lina();
	struct ran ran = home_shell(home, "ln -s loop loop && $P import loop");

	(void)state;
	assert_int_equal(ran.status, 1);
	assert_non_null(strstr(ran.err, home_say(home, "reason.link_loop")));
	ran_done(&ran);
	home_free(home);
}

/* From another folder it would be another vault, and the first run would come again. */
static void a_relative_data_folder_counts_as_unset(void **state)
{
	struct home *home = home_with_lina();

	(void)state;
	must(home, 0,
	     "HOME=$PWD/h; export HOME; mkdir h && XDG_DATA_HOME=adrift XDG_STATE_HOME=adrift $P init && "
	     "test -f h/.local/share/perspectief/vault.perspectief && test ! -e adrift");
	home_free(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_message_is_written_into_the_vault),
		cmocka_unit_test(what_could_not_be_printed_is_not_done),
		cmocka_unit_test(what_is_no_file_is_written_to_and_not_replaced),
		cmocka_unit_test(a_device_stays_a_device),
		cmocka_unit_test(a_pipe_is_no_vault_and_nobody_waits_for_it),
		cmocka_unit_test(a_link_that_leads_nowhere_is_named),
		cmocka_unit_test(a_relative_data_folder_counts_as_unset),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
