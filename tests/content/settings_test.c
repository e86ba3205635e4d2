/* Settings: defaults from the locale, there and back, broken files, full folders.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "content/settings.h"

static char *folder_new(void)
{
	char *folder = g_dir_make_tmp("perspectief-settings-XXXXXX", NULL);

	assert_non_null(folder);
	return folder;
}

static void folder_free(char *folder)
{
	g_autofree char *inner = g_build_filename(folder, "perspectief", NULL);
	g_autofree char *path = g_build_filename(inner, "settings.yaml", NULL);

	g_remove(path);
	g_rmdir(inner);
	assert_int_equal(g_rmdir(folder), 0); /* and nothing else was left */
	g_free(folder);
}

static char *path_in(const char *folder)
{
	return g_build_filename(folder, "perspectief", "settings.yaml", NULL);
}

static void the_file_lies_in_the_config_folder(void **state)
{
	(void)state;
	g_autofree char *path = settings_path();

	assert_true(g_str_has_suffix(path, "/perspectief/settings.yaml"));
}

static void without_a_file_the_locale_decides(void **state)
{
	(void)state;
	static const struct {
		const char *locale;
		enum language language, second;
	} cases[] = {
		{ "nl_NL.UTF-8", LANGUAGE_NL, LANGUAGE_UK },
		{ "uk_UA", LANGUAGE_UK, LANGUAGE_NL },
		{ "en", LANGUAGE_EN, LANGUAGE_UK },
		{ "C.UTF-8", LANGUAGE_EN, LANGUAGE_UK },
		{ NULL, LANGUAGE_EN, LANGUAGE_UK },
		{ "nld", LANGUAGE_EN, LANGUAGE_UK },
		{ "", LANGUAGE_EN, LANGUAGE_UK },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct settings settings;
		struct error error = ERROR_CLEAR;

		assert_true(settings_load("/nowhere/settings.yaml", cases[i].locale, &settings,
					  &error));
		assert_int_equal(settings.language, cases[i].language);
		assert_int_equal(settings.second, cases[i].second);
		assert_string_equal(settings.prefix, "PER");
		assert_string_equal(settings.location, "");
		assert_string_equal(settings.counsellor, "");
		assert_int_equal(settings.bare_after_minutes, 2);
		assert_int_equal(settings.hard_lock_minutes, 30);
		assert_false(settings.lock_on_hide);
		settings_done(&settings);
	}
}

static void assert_there_and_back(const struct settings *written, const char *location)
{
	char *folder = folder_new();
	g_autofree char *path = path_in(folder);
	struct settings read;
	struct error error = ERROR_CLEAR;

	assert_true(settings_save(path, written, &error));
	assert_true(settings_load(path, "en", &read, &error));
	assert_int_equal(read.language, written->language);
	assert_int_equal(read.second, written->second);
	assert_string_equal(read.prefix, written->prefix);
	assert_string_equal(read.location, location);
	assert_string_equal(read.counsellor, written->counsellor ? written->counsellor : "");
	assert_int_equal(read.bare_after_minutes, written->bare_after_minutes);
	assert_int_equal(read.hard_lock_minutes, written->hard_lock_minutes);
	assert_int_equal(read.lock_on_hide, written->lock_on_hide);
	settings_done(&read);
	folder_free(folder);
}

static void what_is_saved_is_read_again(void **state)
{
	(void)state;
	static const struct {
		const char *location, *read;
	} places[] = {
		{ "Nijmegen, \"De \\ Kade\": 3e # [x]", "Nijmegen, \"De \\ Kade\": 3e # [x]" },
		{ "", "" },
		{ "зв’язок\nі ще\x1b[2J\xe2\x80\xae", "зв’язок і ще[2J" },
		{ NULL, "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
		const struct settings settings = { .language = LANGUAGE_NL,
						   .second = i % 2 ? LANGUAGE_NONE : LANGUAGE_UK,
						   .prefix = "NIJ",
						   .location = (char *)places[i].location,
						   .counsellor =
							   i % 2 ? (char *)"Марія, \"M\"" : NULL,
						   .bare_after_minutes = i % 2 ? 0 : 5,
						   .hard_lock_minutes = i % 2 ? 240 : 0,
						   .lock_on_hide = i % 2 };

		assert_there_and_back(&settings, places[i].read);
	}
}

static void only_the_owner_may_read_it(void **state)
{
	(void)state;
	char *folder = folder_new();
	g_autofree char *path = path_in(folder);
	const struct settings settings = { .prefix = "NIJ" };
	struct error error = ERROR_CLEAR;
	struct stat status;

	assert_true(settings_save(path, &settings, &error));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	folder_free(folder);
}

static void a_broken_file_gives_the_defaults_and_the_place(void **state)
{
	(void)state;
	static const struct {
		const char *yaml, *sentence;
		int line, column;
		const char *nearest;
	} cases[] = {
		{ "languag: nl\n", "yaml.unknown_key", 1, 1, "language" },
		{ "language: de\n", "yaml.unknown_word", 1, 11, "" },
		{ "second: non\n", "yaml.unknown_word", 1, 9, "none" },
		{ "prefix: nij\n", "yaml.not_a_prefix", 1, 9, "" },
		{ "prefix: TOOLONGX\n", "yaml.not_a_prefix", 1, 9, "" },
		{ "prefix: \"\"\n", "yaml.empty", 1, 9, "" },
		{ "location:\n  - x\n", "yaml.not_a_text", 2, 3, "" },
		{ "counsellor:\n  - x\n", "yaml.not_a_text", 2, 3, "" },
		{ "bare_after_minutes: 241\n", "yaml.not_the_number", 1, 21, "" },
		{ "hard_lock_minutes: -1\n", "yaml.not_the_number", 1, 20, "" },
		{ "hard_lock_minutes: 30 min\n", "yaml.not_the_number", 1, 20, "" },
		{ "hard_lock_minute: 30\n", "yaml.unknown_key", 1, 1, "hard_lock_minutes" },
		{ "lock_on_hide: true\n", "yaml.unknown_word", 1, 15, "" },
		{ "lock_on_hide: yess\n", "yaml.unknown_word", 1, 15, "yes" },
		{ "- x\n", "yaml.not_a_mapping", 1, 1, "" },
		{ "language: [nl]\n", "yaml.flow", 1, 11, "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *folder = folder_new();
		g_autofree char *inner = g_build_filename(folder, "perspectief", NULL);
		g_autofree char *path = path_in(folder);
		struct settings settings;
		struct error error = ERROR_CLEAR;

		assert_int_equal(g_mkdir(inner, 0700), 0);
		assert_true(g_file_set_contents(path, cases[i].yaml, -1, NULL));
		assert_false(settings_load(path, "nl_NL.UTF-8", &settings, &error));
		assert_string_equal(error.sentence, cases[i].sentence);
		assert_string_equal(error.file, "settings.yaml");
		assert_int_equal(error.line, cases[i].line);
		assert_int_equal(error.column, cases[i].column);
		assert_string_equal(error.nearest, cases[i].nearest);
		assert_int_equal(settings.language, LANGUAGE_NL);
		assert_string_equal(settings.prefix, "PER");
		settings_done(&settings);
		folder_free(folder);
	}
}

static void the_same_language_twice_is_one(void **state)
{
	(void)state;
	const struct settings settings = { .language = LANGUAGE_UK,
					   .second = LANGUAGE_UK,
					   .prefix = "A" };
	char *folder = folder_new();
	g_autofree char *path = path_in(folder);
	struct settings read;
	struct error error = ERROR_CLEAR;

	assert_true(settings_save(path, &settings, &error));
	assert_true(settings_load(path, "nl", &read, &error));
	assert_int_equal(read.second, LANGUAGE_NONE);
	settings_done(&read);
	folder_free(folder);
}

static void a_folder_that_cannot_be_made_is_an_error(void **state)
{
	(void)state;
	const struct settings settings = { .prefix = "NIJ" };
	struct error error = ERROR_CLEAR;

	assert_false(settings_save("/dev/null/x/settings.yaml", &settings, &error));
	assert_int_equal(error.kind, ERROR_FAILED);
	assert_string_equal(error.sentence, "settings.not_saved");
	assert_int_equal(error.system_errno, ENOTDIR);
}

static void a_failed_save_leaves_the_old_file_alone(void **state)
{
	(void)state;
	char *folder = folder_new();
	g_autofree char *path = path_in(folder);
	g_autofree char *in_the_way = g_strconcat(path, ".part", NULL);
	struct settings settings = { .prefix = "OLD" };
	struct error error = ERROR_CLEAR;

	assert_true(settings_save(path, &settings, &error));
	assert_int_equal(g_mkdir(in_the_way, 0700), 0);
	g_strlcpy(settings.prefix, "NEW", sizeof settings.prefix);
	assert_false(settings_save(path, &settings, &error));
	assert_int_equal(g_rmdir(in_the_way), 0);
	error = ERROR_CLEAR;
	assert_true(settings_load(path, "nl", &settings, &error));
	assert_string_equal(settings.prefix, "OLD");
	settings_done(&settings);
	folder_free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_file_lies_in_the_config_folder),
		cmocka_unit_test(without_a_file_the_locale_decides),
		cmocka_unit_test(what_is_saved_is_read_again),
		cmocka_unit_test(only_the_owner_may_read_it),
		cmocka_unit_test(a_broken_file_gives_the_defaults_and_the_place),
		cmocka_unit_test(the_same_language_twice_is_one),
		cmocka_unit_test(a_folder_that_cannot_be_made_is_an_error),
		cmocka_unit_test(a_failed_save_leaves_the_old_file_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
