/* perspectief plan: the plan and the other sheets on paper, as PDF or as text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "commands/sheet_languages.h"
#include "exchange/calendar.h"
#include "report/change_sheet.h"
#include "report/household_sheet.h"
#include "report/organisation_sheet.h"
#include "report/press.h"
#include "report/skills_sheet.h"
#include "store/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Which sheet of paper. */
enum which {
	WHICH_PERSON,
	WHICH_HELPER,
	WHICH_SKILLS,
	WHICH_CHANGE,
	WHICH_CHANGE_HELPER,
	WHICH_HOUSEHOLD,
	WHICH_ORGANISATION,
	WHICH_COUNT
};
static const char *const which_words[WHICH_COUNT] = {
	[WHICH_PERSON] = "person",
	[WHICH_HELPER] = "helper",
	[WHICH_SKILLS] = "skills",
	[WHICH_CHANGE] = "change",
	[WHICH_CHANGE_HELPER] = "change-helper",
	[WHICH_HOUSEHOLD] = "household",
	[WHICH_ORGANISATION] = "organisation",
};
/* In names of files. */
static const char *const file_words[WHICH_COUNT] = {
	[WHICH_PERSON] = "plan",          [WHICH_HELPER] = "plan",
	[WHICH_SKILLS] = "skills",        [WHICH_CHANGE] = "change",
	[WHICH_CHANGE_HELPER] = "change", [WHICH_HOUSEHOLD] = "household",
	[WHICH_ORGANISATION] = "shared",
};

enum format { FORMAT_PDF, FORMAT_TXT, FORMAT_ICS, FORMAT_COUNT };
static const char *const format_words[FORMAT_COUNT] = {
	[FORMAT_PDF] = "pdf",
	[FORMAT_TXT] = "txt",
	[FORMAT_ICS] = "ics",
};

struct wanted {
	enum which which;
	const char *organisation; /* whom a sheet is for; NULL */
	struct plan_sheet sheet;
	struct sentences *sentences[LANGUAGE_COUNT];
	enum format format;
	int columns;
};

static void wanted_done(struct wanted *wanted)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(wanted->sentences[i]);
}

/* The person's own language first, then Dutch; sheets for others are Dutch. */
static bool take_languages(const struct invocation *invocation, struct wanted *wanted,
			   enum language own, struct error *error)
{
	bool theirs = wanted->which == WHICH_PERSON || wanted->which == WHICH_CHANGE ||
		      wanted->which == WHICH_HOUSEHOLD;
	const enum language both[] = { own, LANGUAGE_NL, LANGUAGE_NONE };
	const enum language *otherwise = theirs && own != LANGUAGE_NL ? both : both + 1;

	return sheet_take_languages(invocation, otherwise, &wanted->sheet, error);
}

/* Without the option: the first word. */
static bool take_word(const char *word, const char *const *words, int count, const char *option,
		      int *which, struct error *error)
{
	const char *nearest = word ? text_nearest(word, words, (size_t)count) : NULL;

	*which = 0;
	for (int i = 0; word && i < count; i++)
		if (strcmp(word, words[i]) == 0) {
			*which = i;
			return true;
		}
	if (!word)
		return true;
	error_set_key(error, ERROR_USAGE, "cli.option_unknown_word", option);
	g_strlcpy(error->nearest, nearest ? nearest : words[0], sizeof(error->nearest));
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
	int format, which;

	if (!take_word(invocation->format, format_words, FORMAT_COUNT, "--format", &format,
		       error) ||
	    !take_word(invocation->sheet, which_words, WHICH_COUNT, "--sheet", &which, error) ||
	    !take_width(invocation, &wanted->columns, error))
		return false;
	wanted->format = (enum format)format;
	wanted->which = (enum which)which;
	wanted->sheet.sheet =
		which == WHICH_HELPER || which == WHICH_CHANGE_HELPER ? SHEET_HELPER : SHEET_PERSON;
	wanted->sheet.with_between_us = (invocation->flags & FLAG_BETWEEN_US) != 0;
	if (wanted->sheet.with_between_us && which != WHICH_PERSON && which != WHICH_CHANGE)
		return error_set(error, ERROR_USAGE, "cli.between_us_is_theirs");
	if (format == FORMAT_ICS && which != WHICH_PERSON && which != WHICH_HELPER)
		return error_set(error, ERROR_USAGE, "cli.calendar_is_plan");
	if (which == WHICH_ORGANISATION && text_is_blank(invocation->for_whom))
		return error_set(error, ERROR_USAGE, "cli.for_whom");
	if (which != WHICH_ORGANISATION && invocation->for_whom)
		return error_set(error, ERROR_USAGE, "cli.for_organisation_only");
	wanted->organisation = invocation->for_whom;
	wanted->sheet.today = invocation->clock.today(invocation->clock.data);
	return true;
}

/* Without -o a PDF goes to standard output when that is a file or a pipe, else to a file named after code and day. */
static bool print_pdf(const struct invocation *invocation, const struct document *document,
		      const struct participant *participant, const struct wanted *wanted,
		      struct error *error)
{
	char iso[DAY_TEXT];
	g_autofree char *path = NULL;

	if (!invocation->output && !isatty(STDOUT_FILENO)) {
		g_autoptr(GByteArray) bytes =
			press_run_to_memory(document, NULL, &invocation->clock, error);

		return bytes &&
		       invocation_write(invocation, (const char *)bytes->data, bytes->len, error);
	}
	day_to_iso(wanted->sheet.today, iso);
	path = invocation->output ? g_strdup(invocation->output)
				  : g_strdup_printf("%s-%s-%s.pdf", participant->code,
						    file_words[wanted->which], iso);
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

	if (wanted->which == WHICH_SKILLS || wanted->which == WHICH_HOUSEHOLD ||
	    wanted->which == WHICH_ORGANISATION || count == 0 || wanted->sheet.with_between_us)
		return;
	line = say_count(invocation->sentences, "cli.between_us_left_out", count, NULL);
	fprintf(stderr, "perspectief: %s\n", line);
}

static struct document *make_household(const struct wanted *wanted, struct vault *vault,
				       struct error *error)
{
	record_id household_id = wanted->sheet.file->participant->household_id;
	g_autoptr(GPtrArray) files = NULL;

	if (household_id == 0) {
		error_set(error, ERROR_FAILED, "cli.no_household");
		return NULL;
	}
	if (!household_files_load(vault, household_id, &files, error))
		return NULL;
	return household_sheet_make(&wanted->sheet, files);
}

static struct document *make_document(const struct wanted *wanted, struct vault *vault,
				      struct error *error)
{
	switch (wanted->which) {
	case WHICH_SKILLS:
		return skills_sheet_make(&wanted->sheet);
	case WHICH_CHANGE:
	case WHICH_CHANGE_HELPER:
		return change_sheet_make(&wanted->sheet, NULL);
	case WHICH_HOUSEHOLD:
		return make_household(wanted, vault, error);
	case WHICH_ORGANISATION:
		return organisation_sheet_make(&wanted->sheet, wanted->organisation, error);
	default:
		return plan_sheet_make(&wanted->sheet);
	}
}

static bool print_document(const struct invocation *invocation, const struct wanted *wanted,
			   struct vault *vault, struct error *error)
{
	struct document *document = make_document(wanted, vault, error);
	bool printed = false;

	if (!document)
		return false;
	invocation_note_in_audit(invocation, vault, AUDIT_PRINTED,
				 wanted->sheet.file->participant->id);
	if (wanted->format == FORMAT_PDF) {
		printed = print_pdf(invocation, document, wanted->sheet.file->participant, wanted,
				    error);
	} else {
		g_autofree char *text = document_to_text(document, wanted->columns);

		printed = invocation_write(invocation, text, strlen(text), error);
	}
	if (printed)
		say_what_is_left_out(invocation, wanted);
	document_free(document);
	return printed;
}

/* A guide that somebody is editing keeps no plan from being printed: it says what is wrong, and facts are to be checked. */
static struct guide *load_guide(const struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct guide *guide = guide_load(invocation->content_directory, &error);

	if (!guide) {
		g_autofree char *sentence = say_error(invocation->sentences, &error);

		fprintf(stderr, "perspectief: %s\n", sentence);
	}
	return guide;
}

/* With --today the moment is that day's noon, so that the same wish gives the same bytes. */
static bool print_calendar(const struct invocation *invocation, const struct wanted *wanted,
			   struct vault *vault, struct error *error)
{
	const struct clock *clock = &invocation->clock;
	struct calendar calendar = {
		.file = wanted->sheet.file,
		.sentences = wanted->sheet.sentences[wanted->sheet.languages[0]],
		.written_at = invocation->today == DAY_NONE
				      ? clock->unix_seconds(clock->data)
				      : (gint64)invocation->today * 86400 + 43200,
	};
	size_t length = 0;
	g_autofree char *text = NULL;

	if (calendar_count(calendar.file) == 0)
		return error_set(error, ERROR_FAILED, "cli.nothing_dated");
	invocation_note_in_audit(invocation, vault, AUDIT_PRINTED, calendar.file->participant->id);
	text = calendar_write(&calendar, &length);
	return invocation_write(invocation, text, length, error);
}

static bool print_plan(const struct invocation *invocation, struct wanted *wanted,
		       struct vault *vault, const struct person_file *file, struct error *error)
{
	struct content *content;
	struct guide *guide;
	bool printed;

	if (!take_languages(invocation, wanted, file->participant->language, error) ||
	    !sheet_load_sentences(invocation, &wanted->sheet, wanted->sentences, error))
		return false;
	wanted->sheet.file = file;
	if (wanted->format == FORMAT_ICS)
		return print_calendar(invocation, wanted, vault, error);
	content = content_load(invocation->content_directory, error);
	if (!content)
		return false;
	guide = load_guide(invocation);
	wanted->sheet.content = content;
	wanted->sheet.guide = guide;
	printed = print_document(invocation, wanted, vault, error);
	guide_free(guide);
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
	if (participant)
		invocation_note_drafts(invocation, vault, participant->id);
	if (participant && file_load(vault, participant->id, &file, error))
		printed = print_plan(invocation, &wanted, vault, file, error);
	person_file_free(file);
	participant_free(participant);
	wanted_done(&wanted);
	return printed;
}

int command_plan(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = invocation_open_vault_noting(invocation, &error);

	if (vault)
		(void)!plan_of_person(invocation, vault, &error);
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}
