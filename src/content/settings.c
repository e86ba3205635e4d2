/* settings.yaml of this machine: read with defaults, written whole or not at all.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/settings_text.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const setting_keys[] = {
	"language",          "second",      "prefix",
	"location",          "counsellor",  "bare_after_minutes",
	"hard_lock_minutes", "lock_on_hide"
};
static const char *const second_words[] = { "uk", "nl", "en", "none" };

enum { BARE_AFTER_MINUTES = 2, HARD_LOCK_MINUTES = 30 };

char *settings_path(void)
{
	const char *folder = g_get_user_config_dir();

	/* A relative XDG_CONFIG_HOME is invalid and counts as unset (XDG base directory specification). */
	if (g_path_is_absolute(folder))
		return g_build_filename(folder, "perspectief", "settings.yaml", NULL);
	return g_build_filename(g_get_home_dir(), ".config", "perspectief", "settings.yaml", NULL);
}

/* "nl_NL.UTF-8" is nl; an unknown locale is English, which most colleagues elsewhere read. */
static enum language language_of_locale(const char *locale)
{
	for (int i = 0; locale && i < LANGUAGE_COUNT; i++)
		if (g_str_has_prefix(locale, names_word(language_names, i)) &&
		    !g_ascii_isalpha(locale[2]))
			return (enum language)i;
	return LANGUAGE_EN;
}

static void settings_defaults(const char *locale, struct settings *settings)
{
	enum language language = language_of_locale(locale);

	*settings = (struct settings){
		.language = language,
		.second = language == LANGUAGE_UK ? LANGUAGE_NL : LANGUAGE_UK,
		.prefix = "PER",
		.location = g_strdup(""),
		.counsellor = g_strdup(""),
		.bare_after_minutes = BARE_AFTER_MINUTES,
		.hard_lock_minutes = HARD_LOCK_MINUTES,
	};
}

static bool is_prefix(const char *text, gsize size)
{
	gsize length = strlen(text);

	if (length == 0 || length >= size)
		return false;
	for (gsize i = 0; i < length; i++)
		if (!g_ascii_isupper(text[i]) && !g_ascii_isdigit(text[i]))
			return false;
	return true;
}

static void read_prefix(struct source *source, const struct tree_node *root,
			struct settings *settings)
{
	const struct tree_node *node = tree_get(root, "prefix");

	if (!node || !node_is_text(source, node))
		return;
	if (is_prefix(node->text, sizeof settings->prefix))
		g_strlcpy(settings->prefix, node->text, sizeof settings->prefix);
	else
		source_complain(source, PROBLEM_LASTING, "yaml.not_a_prefix", node);
}

static void read_line(struct source *source, const struct tree_node *root, const char *key,
		      char **line)
{
	if (!tree_get(root, key))
		return;
	g_free(*line);
	*line = field_text_or_empty(source, root, key);
}

static void read_rest(struct source *source, const struct tree_node *root,
		      struct settings *settings)
{
	field_number(source, root, "bare_after_minutes", 0, SETTINGS_MOST_MINUTES,
		     &settings->bare_after_minutes);
	field_number(source, root, "hard_lock_minutes", 0, SETTINGS_MOST_MINUTES,
		     &settings->hard_lock_minutes);
	settings->lock_on_hide = field_yes(source, root, "lock_on_hide");
}

static void read_settings(struct source *source, const struct tree_node *root,
			  struct settings *settings)
{
	int language = settings->language, second = settings->second;

	if (!fields_check(source, root, FIELDS(setting_keys, 0)))
		return;
	field_choice(source, root, "language", language_names, &language);
	field_choice(source, root, "second", NAMES(second_words), &second);
	settings->language = (enum language)language;
	settings->second = second == language ? LANGUAGE_NONE : (enum language)second;
	read_prefix(source, root, settings);
	read_line(source, root, "location", &settings->location);
	read_line(source, root, "counsellor", &settings->counsellor);
	read_rest(source, root, settings);
}

bool settings_take(struct tree *tree, const char *name, const char *locale,
		   struct settings *settings, struct error *error)
{
	struct source source = { .name = name, .error = error };

	settings_defaults(locale, settings);
	read_settings(&source, tree_root(tree), settings);
	if (!source.is_broken)
		return true;
	settings_done(settings);
	settings_defaults(locale, settings);
	return false;
}

bool settings_load(const char *path, const char *locale, struct settings *settings,
		   struct error *error)
{
	struct error problem = ERROR_CLEAR;
	g_autofree char *name = g_path_get_basename(path);
	struct tree *tree = tree_read_file(path, name, &problem);
	bool taken;

	if (!tree) {
		settings_defaults(locale, settings);
		if (problem.system_errno == ENOENT)
			return true;
		if (error && !error_is_set(error))
			*error = problem;
		return false;
	}
	taken = settings_take(tree, name, locale, settings, error);
	tree_free(tree);
	return taken;
}

/* In double quotes everything but two signs means itself; what could not be read back is left out. */
static void append_quoted(GString *yaml, const char *key, const char *value)
{
	g_autofree char *clean = text_clean(value, -1);

	g_string_append_printf(yaml, "%s: \"", key);
	for (const char *text = clean; *text; text = g_utf8_next_char(text)) {
		gunichar character = g_utf8_get_char(text);

		if (tree_is_control(character))
			continue;
		if (character == '"' || character == '\\')
			g_string_append_c(yaml, '\\');
		g_string_append_unichar(yaml, character == '\n' ? ' ' : character);
	}
	g_string_append(yaml, "\"\n");
}

GString *settings_yaml(const struct settings *settings)
{
	GString *yaml = g_string_new(NULL);

	append_quoted(yaml, "language", names_word(language_names, settings->language));
	append_quoted(yaml, "second", second_words[settings->second]);
	append_quoted(yaml, "prefix", settings->prefix);
	append_quoted(yaml, "location", settings->location ? settings->location : "");
	append_quoted(yaml, "counsellor", settings->counsellor ? settings->counsellor : "");
	g_string_append_printf(yaml, "bare_after_minutes: %d\n", settings->bare_after_minutes);
	g_string_append_printf(yaml, "hard_lock_minutes: %d\n", settings->hard_lock_minutes);
	append_quoted(yaml, "lock_on_hide", settings->lock_on_hide ? "yes" : "no");
	return yaml;
}

static bool write_whole(int descriptor, const GString *text)
{
	gsize done = 0;

	while (done < text->len) {
		gssize wrote = write(descriptor, text->str + done, text->len - done);

		if (wrote < 0 && errno != EINTR)
			return false;
		done += (gsize)MAX(wrote, 0);
	}
	return fsync(descriptor) == 0;
}

/* Returns 0 or the errno. */
static int write_file(const char *path, const GString *text)
{
	int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	int failed = 0;

	if (descriptor < 0)
		return errno;
	if (!write_whole(descriptor, text))
		failed = errno;
	if (close(descriptor) != 0 && !failed)
		failed = errno;
	return failed;
}

bool settings_save(const char *path, const struct settings *settings, struct error *error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *part = g_strconcat(path, ".part", NULL);
	g_autoptr(GString) yaml = settings_yaml(settings);
	int failed = 0;

	if (g_mkdir_with_parents(folder, 0700) != 0)
		failed = errno;
	if (!failed)
		failed = write_file(part, yaml);
	if (!failed && rename(part, path) != 0)
		failed = errno;
	if (!failed)
		return true;
	unlink(part);
	return error_set_errno(error, ERROR_FAILED, "settings.not_saved", name, failed);
}

void settings_done(struct settings *settings)
{
	g_clear_pointer(&settings->location, g_free);
	g_clear_pointer(&settings->counsellor, g_free);
}
