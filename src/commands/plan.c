/* perspectief plan: the plan and the other sheets on paper, as PDF or as text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "commands/sheet_languages.h"
#include "commands/wishes.h"
#include "exchange/calendar.h"
#include "report/conversation_sheet.h"
#include "report/papers.h"
#include "report/press.h"
#include "store/files.h"
#include "store/keeping.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum format { FORMAT_PDF, FORMAT_TXT, FORMAT_ICS, FORMAT_COUNT };
static const char *const format_words[FORMAT_COUNT] = {
	[FORMAT_PDF] = "pdf",
	[FORMAT_TXT] = "txt",
	[FORMAT_ICS] = "ics",
};

struct wanted {
	struct paper paper;
	struct sentences *sentences[LANGUAGE_COUNT];
	enum format format;
	int columns;
};

static void wanted_done(struct wanted *wanted)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(wanted->sentences[i]);
}

/* The person's own language first, then Dutch where a second one helps; sheets for others are Dutch. */
static bool take_languages(const struct invocation *invocation, struct wanted *wanted,
			   enum language own, struct error *error)
{
	bool theirs = paper_is_in_their_language(wanted->paper.kind);
	const enum language both[] = { own, LANGUAGE_NL, LANGUAGE_NONE };
	const enum language alone[] = { own, LANGUAGE_NONE };
	const enum language *otherwise = theirs && own != LANGUAGE_NL ? both : both + 1;

	if (paper_is_in_one_language(wanted->paper.kind))
		otherwise = alone;
	return sheet_take_languages(invocation, otherwise, &wanted->paper.sheet, error);
}

/* What does not go together. */
static bool wishes_agree(const struct invocation *invocation, const struct wanted *wanted,
			 struct error *error)
{
	enum paper_kind kind = wanted->paper.kind;

	if (wanted->paper.sheet.with_between_us && !paper_is_theirs(kind))
		return error_set(error, ERROR_USAGE, "cli.between_us_is_theirs");
	if (wanted->format == FORMAT_ICS && kind != PAPER_PERSON && kind != PAPER_HELPER)
		return error_set(error, ERROR_USAGE, "cli.calendar_is_plan");
	if (wanted->paper.large && wanted->format != FORMAT_PDF)
		return error_set(error, ERROR_USAGE, "cli.large_is_pdf");
	if (invocation->conversation && kind != PAPER_CONVERSATION)
		return error_set(error, ERROR_USAGE, "cli.conversation_is_record");
	if (kind == PAPER_ORGANISATION && text_is_blank(invocation->for_whom))
		return error_set(error, ERROR_USAGE, "cli.for_whom");
	if (kind != PAPER_ORGANISATION && invocation->for_whom)
		return error_set(error, ERROR_USAGE, "cli.for_organisation_only");
	return true;
}

static bool read_wishes(const struct invocation *invocation, struct wanted *wanted,
			struct error *error)
{
	int format, kind;

	if (!invocation_take_word(invocation->format, format_words, FORMAT_COUNT, "--format",
				  &format, error) ||
	    !invocation_take_word(invocation->sheet, paper_words(), PAPERS_OF_A_PERSON, "--sheet",
				  &kind, error) ||
	    !invocation_take_width(invocation, &wanted->columns, error))
		return false;
	wanted->format = (enum format)format;
	wanted->paper.kind = (enum paper_kind)kind;
	wanted->paper.large = (invocation->flags & FLAG_LARGE) != 0;
	wanted->paper.organisation = invocation->for_whom;
	wanted->paper.sheet.with_between_us = (invocation->flags & FLAG_BETWEEN_US) != 0;
	wanted->paper.sheet.today = invocation->clock.today(invocation->clock.data);
	return wishes_agree(invocation, wanted, error);
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
	day_to_iso(wanted->paper.sheet.today, iso);
	path = invocation->output ? g_strdup(invocation->output)
				  : g_strdup_printf("%s-%s-%s.pdf", participant->code,
						    paper_file_word(wanted->paper.kind), iso);
	if (!press_run(document, path, NULL, &invocation->clock, error))
		return false;
	if (!invocation->output)
		printf("%s\n", path);
	return true;
}

static void say_what_is_left_out(const struct invocation *invocation, const struct wanted *wanted)
{
	int count = paper_left_out(&wanted->paper);
	g_autofree char *line = NULL;

	if (count == 0)
		return;
	line = say_count(invocation->sentences, "cli.between_us_left_out", count, NULL);
	fprintf(stderr, "perspectief: %s\n", line);
}

/* Which conversation; of one that is not there, those that are. */
static bool take_conversation(const struct invocation *invocation, struct wanted *wanted,
			      const struct person_file *file, struct error *error)
{
	const char *typed = invocation->conversation;
	const struct conversation *conversation = typed ? conversation_typed(file, typed) : NULL;

	if (!typed || file->conversations->len == 0)
		return true;
	if (conversation) {
		wanted->paper.conversation = conversation->id;
		return true;
	}
	invocation_note(invocation, "record.there_are", NULL);
	for (guint i = 0; i < file->conversations->len; i++) {
		g_autofree char *line = conversation_say(invocation->sentences, file,
							 file->conversations->pdata[i]);

		fprintf(stderr, "  %s\n", line);
	}
	return error_set_key(error, ERROR_USAGE, "record.no_such", typed);
}

static struct document *make_document(const struct wanted *wanted, struct vault *vault,
				      struct error *error)
{
	struct paper paper = wanted->paper;
	record_id household_id = paper.sheet.file->participant->household_id;
	g_autoptr(GPtrArray) household = NULL;
	struct organisation_rules rules;
	struct document *document;

	if (paper.kind == PAPER_HOUSEHOLD && household_id != 0 &&
	    !household_files_load(vault, household_id, &household, error))
		return NULL;
	paper.household = household;
	keeping_load(vault, &rules);
	paper.rules = &rules;
	document = paper_make(&paper, error);
	organisation_rules_done(&rules);
	return document;
}

static bool print_document(const struct invocation *invocation, const struct wanted *wanted,
			   struct vault *vault, struct error *error)
{
	struct document *document = make_document(wanted, vault, error);
	bool printed = false;

	if (!document)
		return false;
	invocation_note_in_audit(invocation, vault, AUDIT_PRINTED,
				 wanted->paper.sheet.file->participant->id);
	if (wanted->format == FORMAT_PDF) {
		printed = print_pdf(invocation, document, wanted->paper.sheet.file->participant,
				    wanted, error);
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
		.file = wanted->paper.sheet.file,
		.sentences = wanted->paper.sheet.sentences[wanted->paper.sheet.languages[0]],
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
	    !sheet_load_sentences(invocation, &wanted->paper.sheet, wanted->sentences, error) ||
	    !take_conversation(invocation, wanted, file, error))
		return false;
	wanted->paper.sheet.file = file;
	if (wanted->format == FORMAT_ICS)
		return print_calendar(invocation, wanted, vault, error);
	content = content_load(invocation->content_directory, error);
	if (!content)
		return false;
	guide = load_guide(invocation);
	wanted->paper.sheet.content = content;
	wanted->paper.sheet.guide = guide;
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
