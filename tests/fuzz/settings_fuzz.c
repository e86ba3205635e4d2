/* Any bytes as settings.yaml: refused with a place, and then the defaults hold; or accepted, and what is written back says the same.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/settings_text.h"
#include "fuzz/fuzz.h"

static void assert_usable(const struct settings *settings)
{
	size_t length = strlen(settings->prefix);

	g_assert((int)settings->language >= 0 && settings->language < LANGUAGE_COUNT);
	g_assert(settings->second <= LANGUAGE_NONE && settings->second != settings->language);
	g_assert(length > 0 && length < sizeof(settings->prefix));
	g_assert(g_utf8_validate(settings->location, -1, NULL));
	g_assert(settings->bare_after_minutes >= 0 &&
		 settings->bare_after_minutes <= SETTINGS_MOST_MINUTES);
	g_assert(settings->hard_lock_minutes >= 0 &&
		 settings->hard_lock_minutes <= SETTINGS_MOST_MINUTES);
}

static void assert_comes_back(const struct settings *settings)
{
	g_autoptr(GString) once = settings_yaml(settings), twice = NULL;
	struct tree *tree = tree_read(once->str, once->len, "settings.yaml", NULL);
	struct settings again;

	g_assert(tree && settings_take(tree, "settings.yaml", NULL, &again, NULL));
	twice = settings_yaml(&again);
	g_assert(g_string_equal(once, twice));
	g_assert(again.language == settings->language && again.second == settings->second);
	settings_done(&again);
	tree_free(tree);
}

int fuzz_take(const uint8_t *data, size_t size)
{
	struct error error = ERROR_CLEAR;
	struct tree *tree = tree_read((const char *)data, size, "settings.yaml", &error);
	struct settings settings;

	if (!tree)
		return 0;
	if (!settings_take(tree, "settings.yaml", "nl_NL.UTF-8", &settings, &error))
		g_assert(error.kind == ERROR_CONTENT && error.line >= 1);
	else
		g_assert(!error_is_set(&error));
	assert_usable(&settings);
	assert_comes_back(&settings);
	settings_done(&settings);
	tree_free(tree);
	return 0;
}
