/* Reads the command line: options before or after the command, one clear sentence for what makes no sense.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* One table: the reader, the suggestions and the check "does this command take it" all use it. */
struct option {
	const char *name; /* without the two dashes */
	char letter;      /* 0: none */
	bool general;     /* every command takes it */
	size_t text;      /* offset of a char * in struct invocation; 0 for a flag */
	enum invocation_flag flag;
};

#define TEXT(field) offsetof(struct invocation, field)

static const struct option options[] = {
	{ "content", 0, true, TEXT(content), 0 },
	{ "lang", 0, true, TEXT(language), 0 },
	{ "second", 0, true, TEXT(second), 0 },
	{ "today", 0, true, TEXT(today_text), 0 },
	{ "passphrase-file", 0, true, TEXT(passphrase_file), 0 },
	{ "new-passphrase-file", 0, false, TEXT(new_passphrase_file), 0 },
	{ "vault", 0, true, TEXT(vault), 0 },
	{ "help", 'h', true, 0, FLAG_HELP },
	{ "version", 0, true, 0, FLAG_VERSION },
	{ "json", 0, false, 0, FLAG_JSON },
	{ "demo", 0, false, 0, FLAG_DEMO },
	{ "salvage", 0, false, 0, FLAG_SALVAGE },
	{ "recovery-code", 0, false, 0, FLAG_RECOVERY_CODE },
	{ "no-recovery-code", 0, false, 0, FLAG_NO_RECOVERY_CODE },
	{ "with-between-us", 0, false, 0, FLAG_BETWEEN_US },
	{ "format", 0, false, TEXT(format), 0 },
	{ "sheet", 0, false, TEXT(sheet), 0 },
	{ "languages", 0, false, TEXT(languages), 0 },
	{ "output", 'o', false, TEXT(output), 0 },
	{ "code", 0, false, TEXT(code), 0 },
	{ "width", 0, false, TEXT(width), 0 },
	{ "for", 0, false, TEXT(for_whom), 0 },
	{ "conversation", 0, false, TEXT(conversation), 0 },
	{ "basis", 0, false, TEXT(basis), 0 },
	{ "confirm", 0, false, TEXT(confirm), 0 },
	{ "take-back", 0, false, 0, FLAG_TAKE_BACK },
	{ "sealed", 0, false, 0, FLAG_SEALED },
	{ "large", 0, false, 0, FLAG_LARGE },
	{ "side-by-side", 0, false, 0, FLAG_SIDE_BY_SIDE },
	{ "gone", 0, false, 0, FLAG_GONE },
	{ "sealed-with", 0, false, TEXT(sealed_with), 0 },
	{ "code-sheet", 0, false, TEXT(code_sheet), 0 },
};

const struct command_line command_lines[] = {
	{ "demo", 0, 0, "", NULL },
	{ "init", 0, 0, "demo no-recovery-code", command_init },
	{ "list", 0, 0, "json salvage", command_list },
	{ "show", 1, 1, "json salvage", command_show },
	{ "plan", 1, 1,
	  "format sheet for conversation languages large side-by-side output with-between-us width salvage",
	  command_plan },
	{ "paper", 1, 1, "format languages large output width", command_paper },
	{ "export", 1, 1, "output sealed sealed-with code-sheet salvage", command_export },
	{ "import", 1, 1000, "code sealed-with", command_import },
	{ "access", 1, 1, "output languages salvage", command_access },
	{ "audit", 0, 0, "json output salvage", command_audit },
	{ "check", 0, 1, "", command_check },
	{ "verify", 0, 0, "json", command_verify },
	{ "backup", 1, 1, "gone", command_backup },
	{ "restore", 1, 1, "", command_restore },
	{ "trash", 0, 1, "take-back", command_trash },
	{ "erase", 1, 1, "basis confirm", command_erase },
	{ "passphrase", 0, 0, "new-passphrase-file recovery-code", command_passphrase },
	{ 0 },
};

const struct command_line *invocation_command(const struct invocation *invocation)
{
	for (const struct command_line *line = command_lines; line->name; line++)
		if (invocation->command && strcmp(line->name, invocation->command) == 0)
			return line;
	return NULL;
}

static bool is_flag(const struct option *option)
{
	return option->flag != 0;
}

static const struct option *find_option(const char *name, size_t length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(options); i++)
		if (strlen(options[i].name) == length &&
		    strncmp(options[i].name, name, length) == 0)
			return &options[i];
	return NULL;
}

static const struct option *find_letter(char letter)
{
	for (size_t i = 0; i < G_N_ELEMENTS(options); i++)
		if (options[i].letter && options[i].letter == letter)
			return &options[i];
	return NULL;
}

static bool unknown_option(const char *argument, struct error *error)
{
	const char *names[G_N_ELEMENTS(options)];
	const char *nearest;
	g_autofree char *bare = g_strdup(argument + strspn(argument, "-"));
	g_autofree char *suggestion = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(options); i++)
		names[i] = options[i].name;
	bare[strcspn(bare, "=")] = '\0';
	error_set_key(error, ERROR_USAGE, "cli.unknown_option", argument);
	nearest = text_nearest(bare, names, G_N_ELEMENTS(names));
	if (nearest) {
		suggestion = g_strconcat("--", nearest, NULL);
		error_suggest(error, suggestion);
	}
	return false;
}

static bool take_value(struct invocation *invocation, const struct option *option,
		       const char *value, struct error *error)
{
	char **field = (char **)((char *)invocation + option->text);

	if (!value || !*value)
		return error_set_key(error, ERROR_USAGE, "cli.option_needs_value", option->name);
	if (*field)
		return error_set_key(error, ERROR_USAGE, "cli.option_twice", option->name);
	*field = g_strdup(value);
	return true;
}

/* Takes one option at arguments[*index]; moves *index over its value. */
static bool take_option(struct invocation *invocation, char **arguments, int *index,
			GPtrArray *given, struct error *error)
{
	const char *argument = arguments[*index];
	const char *value = NULL;
	const struct option *option;

	if (argument[1] == '-') {
		size_t length = strcspn(argument + 2, "=");

		option = find_option(argument + 2, length);
		if (argument[2 + length] == '=')
			value = argument + 2 + length + 1;
	} else {
		option = find_letter(argument[1]);
		if (option && argument[2])
			value = argument + 2;
	}
	if (!option)
		return unknown_option(argument, error);
	g_ptr_array_add(given, (gpointer)option);
	if (is_flag(option)) {
		invocation->flags |= option->flag;
		return value ? error_set_key(error, ERROR_USAGE, "cli.option_takes_none",
					     option->name)
			     : true;
	}
	if (!value && arguments[*index + 1])
		value = arguments[++*index];
	return take_value(invocation, option, value, error);
}

static bool unknown_command(const char *word, struct error *error)
{
	const char *names[G_N_ELEMENTS(command_lines)];
	size_t count = 0;

	for (const struct command_line *line = command_lines; line->name; line++)
		names[count++] = line->name;
	error_set_key(error, ERROR_USAGE, "cli.unknown_command", word);
	error_suggest(error, text_nearest(word, names, count));
	return false;
}

static bool command_takes(const struct command_line *line, const char *option)
{
	g_auto(GStrv) words = g_strsplit(line ? line->options : "", " ", -1);

	return g_strv_contains((const char *const *)words, option);
}

static bool check_options(const struct invocation *invocation, const GPtrArray *given,
			  struct error *error)
{
	const struct command_line *line = invocation_command(invocation);

	for (guint i = 0; i < given->len; i++) {
		const struct option *option = given->pdata[i];

		if (!option->general && !command_takes(line, option->name)) {
			error_set_key(error, ERROR_USAGE, "cli.option_not_here", option->name);
			return false;
		}
	}
	return true;
}

static bool check_operands(const struct invocation *invocation, struct error *error)
{
	const struct command_line *line = invocation_command(invocation);
	int count = (int)g_strv_length(invocation->operands);

	if (!line)
		return true;
	if (count < line->operands_least)
		return error_set_key(error, ERROR_USAGE, "cli.operand_missing", line->name);
	if (count > line->operands_most)
		return error_set_key(error, ERROR_USAGE, "cli.operand_too_many",
				     invocation->operands[line->operands_most]);
	return true;
}

static bool read_words(struct invocation *invocation, int count, char **arguments, GPtrArray *given,
		       struct error *error)
{
	g_autoptr(GPtrArray) operands = g_ptr_array_new();
	bool only_operands = false;

	for (int i = 1; i < count; i++) {
		const char *word = arguments[i];

		if (!only_operands && strcmp(word, "--") == 0)
			only_operands = true;
		else if (!only_operands && word[0] == '-' && word[1]) {
			if (!take_option(invocation, arguments, &i, given, error)) {
				g_ptr_array_set_free_func(operands, g_free);
				return false;
			}
		} else if (!invocation->command)
			invocation->command = word;
		else
			g_ptr_array_add(operands, g_strdup(word));
	}
	g_ptr_array_add(operands, NULL);
	invocation->operands = g_memdup2(operands->pdata, operands->len * sizeof(char *));
	return true;
}

/* ---------------------------------------------------------------- languages, dates, content */

static bool take_language(const char *option, const char *word, bool none_is_fine,
			  enum language *language, struct error *error)
{
	int value;

	if (!word)
		return true;
	if (none_is_fine && strcmp(word, "none") == 0)
		*language = LANGUAGE_NONE;
	else if (names_value(language_names, word, &value))
		*language = (enum language)value;
	else
		return error_set_key(
			error, ERROR_USAGE,
			none_is_fine ? "cli.second_is_unknown" : "cli.language_is_unknown", option);
	return true;
}

static bool take_today(struct invocation *invocation, struct error *error)
{
	invocation->today = day_from_iso(invocation->today_text);
	if (invocation->today_text && invocation->today == DAY_NONE)
		return error_set_key(error, ERROR_USAGE, "cli.today_is_no_day",
				     invocation->today_text);
	invocation->clock = clock_system(&invocation->today);
	return true;
}

static const char *locale_name(void)
{
	const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *value = g_getenv(names[i]);

		if (value && *value)
			return value;
	}
	return "";
}

bool invocation_read(struct invocation *invocation, int count, char **arguments,
		     struct error *error)
{
	g_autoptr(GPtrArray) given = g_ptr_array_new();
	struct error settings_error = ERROR_CLEAR, usage = ERROR_CLEAR;
	bool understood;

	*invocation = (struct invocation){ .arguments = arguments, .today = DAY_NONE };
	invocation->settings_path = settings_path();
	understood = read_words(invocation, count, arguments, given, &usage);
	bool settings_fine = settings_load(invocation->settings_path, locale_name(),
					   &invocation->settings, &settings_error);
	/* Language first, so that every complaint that follows speaks it. */
	understood = take_language("--lang", invocation->language, false,
				   &invocation->settings.language, &usage) &&
		     understood;
	if (invocation->settings.second == invocation->settings.language)
		invocation->settings.second =
			invocation->settings.language == LANGUAGE_UK ? LANGUAGE_NL : LANGUAGE_UK;
	invocation->content_directory = content_directory(invocation->content, error);
	if (!invocation->content_directory)
		return false;
	invocation->sentences =
		sentences_load(invocation->content_directory, invocation->settings.language, error);
	if (!invocation->sentences)
		return false;
	if (understood && invocation->command && !invocation_command(invocation))
		understood = unknown_command(invocation->command, &usage);
	understood = understood &&
		     take_language("--second", invocation->second, true,
				   &invocation->settings.second, &usage) &&
		     take_today(invocation, &usage);
	if (understood && !(invocation->flags & (FLAG_HELP | FLAG_VERSION)))
		understood = check_options(invocation, given, &usage) &&
			     check_operands(invocation, &usage);
	if (!understood) {
		*error = usage;
		return false;
	}
	if (!settings_fine)
		invocation_fail(invocation,
				&settings_error); /* said, and gone on with the defaults */
	return true;
}

void invocation_done(struct invocation *invocation)
{
	for (size_t i = 0; i < G_N_ELEMENTS(options); i++)
		if (!is_flag(&options[i]))
			g_clear_pointer((char **)((char *)invocation + options[i].text), g_free);
	g_clear_pointer(&invocation->content_directory, g_free);
	g_clear_pointer(&invocation->settings_path, g_free);
	g_clear_pointer(&invocation->operands, g_strfreev);
	sentences_free(invocation->sentences);
	invocation->sentences = NULL;
	settings_done(&invocation->settings);
}
