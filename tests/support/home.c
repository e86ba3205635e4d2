/* The real program in a home of its own.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/home.h"

#include <errno.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "support/vaults.h"

/* ---------------------------------------------------------------------------------- the home folder */

static char *find_program(void)
{
	const char *build = g_getenv("PERSPECTIEF_BUILD");
	g_autofree char *here = g_get_current_dir();
	char *program = g_canonicalize_filename(build ? build : "build/release", here);
	char *path = g_build_filename(program, "perspectief", NULL);

	g_free(program);
	assert_int_equal(access(path, X_OK), 0);
	return path;
}

char *home_path(const struct home *home, const char *name)
{
	return g_build_filename(home->folder, name, NULL);
}

void home_set(struct home *home, const char *name, const char *value)
{
	home->environment = g_environ_setenv(home->environment, name, value, TRUE);
}

static void set_folder(struct home *home, const char *variable, const char *name)
{
	g_autofree char *path = home_path(home, name);

	home_set(home, variable, path);
}

static void set_environment(struct home *home)
{
	static const char *const kept[] = { "PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS" };

	home->environment = g_new0(char *, 1);
	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		if (g_getenv(kept[i]))
			home_set(home, kept[i], g_getenv(kept[i]));
	home_set(home, "HOME", home->folder);
	home_set(home, "TMPDIR", home->temporary);
	home_set(home, "LC_ALL", "C.UTF-8");
	home_set(home, "CUPS_SERVER",
		 "/nowhere/socket"); /* nothing comes out of the tester's printer */
	set_folder(home, "XDG_DATA_HOME", "data");
	set_folder(home, "XDG_STATE_HOME", "state");
	set_folder(home, "XDG_CONFIG_HOME", "config");
	set_folder(home, "XDG_CACHE_HOME", "cache");
}

struct home *home_new(void)
{
	struct home *home = g_new0(struct home, 1);
	struct error error = ERROR_CLEAR;

	setlocale(LC_ALL, "C.UTF-8");
	home->folder = g_dir_make_tmp("perspectief-home-XXXXXX", NULL);
	assert_non_null(home->folder);
	home->temporary = home_path(home, "tmp");
	assert_int_equal(g_mkdir(home->temporary, 0700), 0);
	home->vault = home_path(home, "data/perspectief/vault.perspectief");
	home->passphrase = home_path(home, "passphrase");
	home_write(home->passphrase, HOME_PASSPHRASE "\n", strlen(HOME_PASSPHRASE) + 1);
	home->program = find_program();
	home->sentences = sentences_load(".", LANGUAGE_NL, &error);
	assert_non_null(home->sentences);
	set_environment(home);
	return home;
}

/* Links are removed, not followed. */
static void remove_tree(const char *path)
{
	GDir *directory =
		g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
	const char *name;

	while (directory && (name = g_dir_read_name(directory))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		remove_tree(inner);
	}
	if (directory)
		g_dir_close(directory);
	g_remove(path);
}

void home_free(struct home *home)
{
	if (!home)
		return;
	remove_tree(home->folder);
	sentences_free(home->sentences);
	g_strfreev(home->environment);
	g_free(home->folder);
	g_free(home->temporary);
	g_free(home->vault);
	g_free(home->passphrase);
	g_free(home->program);
	g_free(home);
}

const char *home_say(const struct home *home, const char *key)
{
	return say(home->sentences, key);
}

/* ---------------------------------------------------------------------------------- the vault */

static struct vault *opened(struct vault *vault, const struct error *error)
{
	if (!vault)
		fail_msg("the vault: %s", error->sentence);
	return vault;
}

struct vault *home_make_vault(struct home *home)
{
	struct vault_options options = { .disk = disk_system(), .clock = clock_system(NULL) };
	struct secret *passphrase = secret_from(HOME_PASSPHRASE);
	g_autofree char *folder = g_path_get_dirname(home->vault);
	struct error error = ERROR_CLEAR;
	struct vault *vault;

	assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
	vault = vault_create(home->vault, passphrase, vault_cost_test, &options, NULL, &error);
	secret_free(passphrase);
	return opened(vault, &error);
}

static struct vault *open_vault(struct home *home, bool read_only)
{
	struct vault_options options = { .disk = disk_system(),
					 .clock = clock_system(NULL),
					 .read_only = read_only };
	struct secret *passphrase = secret_from(HOME_PASSPHRASE);
	struct error error = ERROR_CLEAR;
	struct vault *vault = vault_open(home->vault, passphrase, &options, &error);

	secret_free(passphrase);
	return opened(vault, &error);
}

struct vault *home_open_vault(struct home *home)
{
	return open_vault(home, true);
}

struct vault *home_open_vault_to_write(struct home *home)
{
	return open_vault(home, false);
}

void home_close_vault(struct vault *vault)
{
	struct error error = ERROR_CLEAR;

	assert_true(vault_flush(vault, &error));
	vault_close(vault);
}

static void remove_backups(struct home *home)
{
	g_autofree char *folder = g_path_get_dirname(home->vault);
	GDir *files = g_dir_open(folder, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(files)))
		if (strstr(name, ".bak-")) {
			g_autofree char *path = g_build_filename(folder, name, NULL);

			assert_int_equal(g_remove(path), 0);
		}
	g_dir_close(files);
}

void home_cheapen_vault(struct home *home)
{
	struct vault *vault = home_open_vault_to_write(home);
	struct secret *passphrase = secret_from(HOME_PASSPHRASE);
	struct error error = ERROR_CLEAR;

	if (!vault_change_passphrase(vault, passphrase, vault_cost_test, &error))
		fail_msg("the vault: %s", error.sentence);
	secret_free(passphrase);
	home_close_vault(vault);
	remove_backups(home);
}

/* ---------------------------------------------------------------------------------- on a terminal */

struct pty *home_start_on(struct home *home, const char *arguments, const char *term, int rows,
			  int columns)
{
	g_auto(GStrv) words = g_strsplit(arguments, " ", -1);
	GPtrArray *line = g_ptr_array_new();
	struct pty_options options = { .environment = (const char *const *)home->environment,
				       .term = term,
				       .rows = rows,
				       .columns = columns };
	struct pty *pty;

	g_ptr_array_add(line, home->program);
	g_ptr_array_add(line, (gpointer) "--lang");
	g_ptr_array_add(line, (gpointer) "nl");
	for (char **word = words; *word; word++)
		if (**word)
			g_ptr_array_add(line, *word);
	g_ptr_array_add(line, NULL);
	options.arguments = (const char *const *)line->pdata;
	pty = pty_start(&options);
	g_ptr_array_free(line, TRUE);
	return pty;
}

struct pty *home_start(struct home *home, const char *arguments)
{
	return home_start_on(home, arguments, NULL, 24, 80);
}

void home_type_passphrase(struct pty *pty)
{
	pty_send_text(pty, HOME_PASSPHRASE "\n");
}

void home_expect(struct home *home, struct pty *pty, const char *key)
{
	pty_expect(pty, home_say(home, key));
}

void home_expect_beginning(struct home *home, struct pty *pty, const char *key)
{
	const char *text = home_say(home, key);
	g_autofree char *beginning = g_strndup(text, strcspn(text, ".:,"));

	pty_expect(pty, beginning);
}

char *home_status(struct pty *pty)
{
	g_autofree char *screen = pty_screen(pty);
	g_auto(GStrv) rows = g_strsplit(screen, "\n", -1);
	guint count = g_strv_length(rows);

	/* the last one is what stands behind the last line end: nothing */
	return g_strdup(count >= 3 ? rows[count - 3] : "");
}

void home_expect_saved(struct home *home, struct pty *pty)
{
	const char *saved = home_say(home, "saving.saved");
	g_autofree char *status = home_status(pty);

	while (!g_str_equal(g_strstrip(status), saved)) {
		if (!pty_read(pty, PTY_TIMEOUT_MS))
			fail_msg("not saved: “%s”", status);
		g_free(status);
		status = home_status(pty);
	}
}

struct pty *home_start_unlocked(struct home *home, const char *arguments)
{
	struct pty *pty = home_start(home, arguments);

	home_expect(home, pty, "unlock.passphrase");
	home_type_passphrase(pty);
	home_expect_saved(home, pty);
	return pty;
}

struct pty *home_first_run(struct home *home)
{
	struct pty *pty = home_start(home, "");

	home_expect(home, pty, "unlock.choose");
	home_type_passphrase(pty);
	home_expect(home, pty, "unlock.confirm");
	home_type_passphrase(pty);
	home_expect_beginning(home, pty, "code.keep");
	pty_send_key(pty, "Esc");
	home_expect_beginning(home, pty, "code.warning");
	pty_send_key(pty, "Esc");
	home_expect(home, pty, "people.new");
	home_expect_saved(home, pty);
	return pty;
}

void home_expect_title(struct pty *pty, const char *words)
{
	g_autofree char *title = pty_row(pty, 0);

	while (!strstr(title, words)) {
		if (!pty_read(pty, PTY_TIMEOUT_MS))
			fail_msg("the title stayed “%s”, never “%s”", title, words);
		g_free(title);
		title = pty_row(pty, 0);
	}
}

void home_leave(struct pty *pty)
{
	pty_send_key(pty, "^Q");
	assert_int_equal(pty_wait_exit(pty), 0);
	assert_false(pty_is_alternate(pty));
	assert_true(pty_is_cooked(pty));
}

/* ---------------------------------------------------------------------------------- commands */

static struct ran run(struct home *home, char **words, char **environment)
{
	struct ran ran = { 0 };
	GError *trouble = NULL;
	int status;

	if (!g_spawn_sync(home->folder, words, environment, G_SPAWN_DEFAULT, NULL, NULL, &ran.out,
			  &ran.err, &status, &trouble))
		fail_msg("%s", trouble->message);
	ran.status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
	return ran;
}

struct ran home_run(struct home *home, const char *words)
{
	g_autofree char *line = g_strdup_printf("%s --lang nl --passphrase-file %s %s",
						home->program, home->passphrase, words);
	g_auto(GStrv) arguments = NULL;

	assert_true(g_shell_parse_argv(line, NULL, &arguments, NULL));
	return run(home, arguments, home->environment);
}

struct ran home_shell(struct home *home, const char *line)
{
	g_autofree char *program = g_strdup_printf("%s --lang nl --passphrase-file %s",
						   home->program, home->passphrase);
	char *const words[] = { "/bin/sh", "-c", (char *)line, NULL };
	g_auto(GStrv) environment =
		g_environ_setenv(g_strdupv(home->environment), "P", program, TRUE);

	return run(home, (char **)words, environment);
}

void ran_done(struct ran *ran)
{
	g_clear_pointer(&ran->out, g_free);
	g_clear_pointer(&ran->err, g_free);
}

char *home_must(struct home *home, int status, const char *words)
{
	struct ran ran = home_run(home, words);
	char *out = g_steal_pointer(&ran.out);

	if (ran.status != status)
		fail_msg("%s ended with %d, not %d:\n%s", words, ran.status, status, ran.err);
	ran_done(&ran);
	return out;
}

/* ---------------------------------------------------------------------------------- files */

char *home_read(const char *path, size_t *length)
{
	char *bytes = NULL;
	gsize read = 0;

	if (!g_file_get_contents(path, &bytes, &read, NULL))
		fail_msg("%s cannot be read", path);
	if (length)
		*length = read;
	return bytes;
}

void home_write(const char *path, const char *bytes, size_t length)
{
	assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
}

static void add_files(GPtrArray *files, const char *path)
{
	GDir *directory = g_dir_open(path, 0, NULL);
	const char *name;

	if (!directory) {
		g_ptr_array_add(files, g_strdup(path));
		return;
	}
	while ((name = g_dir_read_name(directory))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		add_files(files, inner);
	}
	g_dir_close(directory);
}

GPtrArray *home_files(const struct home *home)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

	add_files(files, home->folder);
	return files;
}

GPtrArray *home_files_with(const struct home *home, const char *bytes)
{
	g_autoptr(GPtrArray) all = home_files(home);
	GPtrArray *found = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < all->len; i++) {
		size_t length;
		g_autofree char *content = home_read(all->pdata[i], &length);

		if (memmem(content, length, bytes, strlen(bytes)))
			g_ptr_array_add(found, g_strdup(all->pdata[i]));
	}
	return found;
}

/* ---------------------------------------------------------------------------------- another user */

void home_as_nobody(struct home *home)
{
	g_autofree char *script = NULL, *text = NULL, *command = NULL;
	struct ran ran;

	if (geteuid() != 0)
		return;
	script = home_path(home, "as_nobody");
	text = g_strdup_printf("#!/bin/sh\nulimit -c unlimited\ncd '%s'\nexec setpriv --reuid=%d "
			       "--regid=%d --clear-groups '%s' \"$@\"\n",
			       home->folder, HOME_NOBODY, HOME_NOBODY, home->program);
	home_write(script, text, strlen(text));
	assert_int_equal(chmod(script, 0755), 0);
	command = g_strdup_printf("chown -R %d:%d '%s'", HOME_NOBODY, HOME_NOBODY, home->folder);
	ran = home_shell(home, command);
	assert_int_equal(ran.status, 0);
	ran_done(&ran);
	g_free(home->program);
	home->program = g_steal_pointer(&script);
}
