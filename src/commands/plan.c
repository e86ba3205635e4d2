/* perspectief plan: the plan on paper, as PDF or as text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "report/plan_sheet.h"
#include "report/press.h"
#include "store/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct wanted {
	struct plan_sheet sheet;
	struct sentences *sentences[LANGUAGE_COUNT];
	bool pdf;
	int columns;
};

static void wanted_done(struct wanted *wanted)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(wanted->sentences[i]);
}

static bool add_language(struct plan_sheet *sheet, const char *word, struct error *error)
{
	int value;

	if (!names_value(language_names, word, &value))
		return error_set_key(error, ERROR_USAGE, "cli.language_is_unknown", word);
	for (int i = 0; i < sheet->language_count; i++)
		if ((int)sheet->languages[i] == value)
			return error_set_key(error, ERROR_USAGE, "cli.language_twice", word);
	sheet->languages[sheet->language_count++] = (enum language)value;
	return true;
}

/* The person's own language first, then Dutch; the helper's sheet is Dutch. */
static bool take_languages(const struct invocation *invocation, struct wanted *wanted,
			   enum language own, struct error *error)
{
	g_auto(GStrv) words =
		g_strsplit(invocation->languages ? invocation->languages : "", ",", -1);

	for (char **word = words; *word; word++)
		if (!add_language(&wanted->sheet, g_strstrip(*word), error))
			return false;
	if (wanted->sheet.language_count > 0)
		return true;
	if (wanted->sheet.sheet == SHEET_PERSON && own != LANGUAGE_NL)
		wanted->sheet.languages[wanted->sheet.language_count++] = own;
	wanted->sheet.languages[wanted->sheet.language_count++] = LANGUAGE_NL;
	return true;
}

static bool take_word(const char *word, const char *const two[2], const char *option, int *which,
		      struct error *error)
{
	*which = 0;
	for (int i = 0; word && i < 2; i++)
		if (strcmp(word, two[i]) == 0) {
			*which = i;
			return true;
		}
	if (!word)
		return true;
	error_set_key(error, ERROR_USAGE, "cli.option_unknown_word", option);
	g_strlcpy(error->nearest, two[0], sizeof(error->nearest));
	return false;
}

static bool take_width(const struct invocation *invocation, int *columns, struct error *error)
{
	char *end = NULL;
	long value = invocation->width ? strtol(invocation->width, &end, 10) : 80;

	if ((end && *end) || value < 20 || value > 500)
		return error_set_key(error, ERROR_USAGE, "cli.width_is_odd", invocation->width);
	*columns = (int)value;
	return true;
}

static bool read_wishes(const struct invocation *invocation, struct wanted *wanted,
			struct error *error)
{
	static const char *const formats[2] = { "pdf", "txt" };
	static const char *const sheets[2] = { "person", "helper" };
	int format, sheet;

	if (!take_word(invocation->format, formats, "--format", &format, error) ||
	    !take_word(invocation->sheet, sheets, "--sheet", &sheet, error) ||
	    !take_width(invocation, &wanted->columns, error))
		return false;
	wanted->pdf = format == 0;
	wanted->sheet.sheet = sheet == 0 ? SHEET_PERSON : SHEET_HELPER;
	wanted->sheet.with_between_us = (invocation->flags & FLAG_BETWEEN_US) != 0;
	if (wanted->sheet.with_between_us && wanted->sheet.sheet == SHEET_HELPER)
		return error_set(error, ERROR_USAGE, "cli.between_us_is_theirs");
	wanted->sheet.today = invocation->clock.today(invocation->clock.data);
	return true;
}

static bool load_sentences(const struct invocation *invocation, struct wanted *wanted,
			   struct error *error)
{
	for (int i = 0; i < wanted->sheet.language_count; i++) {
		enum language language = wanted->sheet.languages[i];

		wanted->sentences[language] =
			sentences_load(invocation->content_directory, language, error);
		if (!wanted->sentences[language])
			return false;
		wanted->sheet.sentences[language] = wanted->sentences[language];
	}
	return true;
}

/* Without -o a PDF goes to standard output when that is a file or a pipe, else to a file named after code and day. */
static bool print_pdf(const struct invocation *invocation, const struct document *document,
		      const struct participant *participant, day today, struct error *error)
{
	char iso[DAY_TEXT];
	g_autofree char *path = NULL;

	if (!invocation->output && !isatty(STDOUT_FILENO)) {
		g_autoptr(GByteArray) bytes =
			press_run_to_memory(document, NULL, &invocation->clock, error);

		return bytes &&
		       invocation_write(invocation, (const char *)bytes->data, bytes->len, error);
	}
	day_to_iso(today, iso);
	path = invocation->output ? g_strdup(invocation->output)
				  : g_strdup_printf("%s-plan-%s.pdf", participant->code, iso);
	if (!press_run(document, path, NULL, &invocation->clock, error))
		return false;
	if (!invocation->output)
		printf("%s\n", path);
	return true;
}

static void say_what_is_left_out(const struct invocation *invocation, const struct wanted *wanted)
{
	int count = plan_count_between_us(wanted->sheet.file->plan);
	g_autofree char *line = NULL;

	if (count == 0 || wanted->sheet.with_between_us)
		return;
	line = say_count(invocation->sentences, "cli.between_us_left_out", count, NULL);
	fprintf(stderr, "perspectief: %s\n", line);
}

static bool print_plan(const struct invocation *invocation, struct wanted *wanted,
		       const struct person_file *file, struct error *error)
{
	struct content *content;
	struct document *document;
	bool printed;

	if (!take_languages(invocation, wanted, file->participant->language, error) ||
	    !load_sentences(invocation, wanted, error))
		return false;
	content = content_load(invocation->content_directory, error);
	if (!content)
		return false;
	wanted->sheet.file = file;
	wanted->sheet.content = content;
	document = plan_sheet_make(&wanted->sheet);
	if (wanted->pdf) {
		printed = print_pdf(invocation, document, file->participant, wanted->sheet.today,
				    error);
	} else {
		g_autofree char *text = document_to_text(document, wanted->columns);

		printed = invocation_write(invocation, text, strlen(text), error);
	}
	if (printed)
		say_what_is_left_out(invocation, wanted);
	document_free(document);
	content_free(content);
	return printed;
}

static bool plan_of_person(const struct invocation *invocation, struct vault *vault,
			   struct error *error)
{
	struct wanted wanted = { 0 };
	struct participant *participant = NULL;
	struct person_file *file = NULL;
	bool printed = false;

	if (!read_wishes(invocation, &wanted, error))
		return false;
	participant = invocation_participant(invocation, vault, error);
	if (participant && file_load(vault, participant->id, &file, error))
		printed = print_plan(invocation, &wanted, file, error);
	person_file_free(file);
	participant_free(participant);
	wanted_done(&wanted);
	return printed;
}

int command_plan(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = invocation_open_vault(invocation, true, &error);

	if (vault)
		(void)!plan_of_person(invocation, vault, &error);
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}
