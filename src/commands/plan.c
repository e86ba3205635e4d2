/* perspectief plan: the plan and the other sheets on paper, as PDF or as text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/plan_wishes.h"
#include "commands/printed.h"
#include "commands/sheet_languages.h"
#include "exchange/calendar.h"
#include "report/short_plan.h"
#include "store/files.h"
#include "store/keeping.h"

#include <stdio.h>
#include <string.h>

/* Named after code and day where no name is given. */
static bool print_pdf(const struct invocation *invocation, const struct document *document,
		      const struct participant *participant, const struct plan_wishes *wanted,
		      struct error *error)
{
	char iso[DAY_TEXT];
	g_autofree char *name = NULL;

	day_to_iso(wanted->paper.sheet.today, iso);
	name = g_strdup_printf("%s-%s-%s.pdf", participant->code,
			       paper_file_word(wanted->paper.kind), iso);
	return invocation_print_pdf(invocation, document, name, error);
}

static void say_what_is_left_out(const struct invocation *invocation,
				 const struct plan_wishes *wanted)
{
	int count = paper_left_out(&wanted->paper);
	g_autofree char *line = NULL;

	if (count == 0)
		return;
	line = say_count(invocation->sentences,
			 wanted->format == PLAN_SHORT ? "cli.between_us_stays_out"
						      : "cli.between_us_left_out",
			 count, NULL);
	fprintf(stderr, "perspectief: %s\n", line);
}

static struct document *make_document(const struct plan_wishes *wanted, struct vault *vault,
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

static bool print_document(const struct invocation *invocation, const struct plan_wishes *wanted,
			   struct vault *vault, struct error *error)
{
	struct document *document = make_document(wanted, vault, error);
	bool printed = false;

	if (!document)
		return false;
	invocation_note_in_audit(invocation, vault, AUDIT_PRINTED,
				 wanted->paper.sheet.file->participant->id);
	if (wanted->format == PLAN_PDF) {
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

static bool print_short(const struct invocation *invocation, const struct plan_wishes *wanted,
			struct vault *vault, struct error *error)
{
	g_autofree char *text = short_plan_make(&wanted->paper.sheet, SHORT_PLAN_MOST);

	invocation_note_in_audit(invocation, vault, AUDIT_PRINTED,
				 wanted->paper.sheet.file->participant->id);
	if (!invocation_write(invocation, text, strlen(text), error))
		return false;
	say_what_is_left_out(invocation, wanted);
	return true;
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
static bool print_calendar(const struct invocation *invocation, const struct plan_wishes *wanted,
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

	text = calendar_write(&calendar, &length);
	if (!text)
		return error_set(error, ERROR_FAILED, "cli.nothing_dated");
	invocation_note_in_audit(invocation, vault, AUDIT_PRINTED, calendar.file->participant->id);
	return invocation_write(invocation, text, length, error);
}

static bool print_plan(const struct invocation *invocation, struct plan_wishes *wanted,
		       struct vault *vault, const struct person_file *file, struct error *error)
{
	struct content *content;
	struct guide *guide;
	bool printed;

	if (!plan_wishes_languages(invocation, wanted, file->participant->language, error) ||
	    !sheet_load_sentences(invocation, &wanted->paper.sheet, wanted->sentences, error) ||
	    !plan_wishes_conversation(invocation, wanted, file, error))
		return false;
	wanted->paper.sheet.file = file;
	if (wanted->format == PLAN_ICS)
		return print_calendar(invocation, wanted, vault, error);
	content = content_load(invocation->content_directory, error);
	if (!content)
		return false;
	guide = load_guide(invocation);
	wanted->paper.sheet.content = content;
	wanted->paper.sheet.guide = guide;
	printed = wanted->format == PLAN_SHORT ? print_short(invocation, wanted, vault, error)
					       : print_document(invocation, wanted, vault, error);
	guide_free(guide);
	content_free(content);
	return printed;
}

static bool plan_of_person(const struct invocation *invocation, struct vault *vault,
			   struct error *error)
{
	struct plan_wishes wanted = { 0 };
	struct participant *participant = NULL;
	struct person_file *file = NULL;
	bool printed = false;

	if (!plan_wishes_read(invocation, &wanted, error))
		return false;
	participant = invocation_participant(invocation, vault, error);
	if (participant)
		invocation_note_drafts(invocation, vault, participant->id);
	if (participant && file_load(vault, participant->id, &file, error))
		printed = print_plan(invocation, &wanted, vault, file, error);
	person_file_free(file);
	participant_free(participant);
	plan_wishes_done(&wanted);
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
