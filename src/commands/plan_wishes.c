/* Reads what `plan` is asked for, and says what does not go together.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/plan_wishes.h"

#include "base/text.h"
#include "commands/sheet_languages.h"
#include "commands/wishes.h"
#include "report/conversation_sheet.h"

#include <stdio.h>

static const char *const format_words[PLAN_FORMAT_COUNT] = {
	[PLAN_PDF] = "pdf",
	[PLAN_TXT] = "txt",
	[PLAN_ICS] = "ics",
	[PLAN_SHORT] = "short",
};

void plan_wishes_done(struct plan_wishes *wanted)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(wanted->sentences[i]);
}

static bool languages_agree(const struct plan_wishes *wanted, struct error *error)
{
	if (wanted->paper.sheet.side_by_side && wanted->paper.sheet.language_count != 2)
		return error_set(error, ERROR_USAGE, "cli.side_by_side_is_two");
	if (wanted->format == PLAN_SHORT && wanted->paper.sheet.language_count != 1)
		return error_set(error, ERROR_USAGE, "cli.short_is_one_language");
	return true;
}

bool plan_wishes_languages(const struct invocation *invocation, struct plan_wishes *wanted,
			   enum language own, struct error *error)
{
	bool theirs = paper_is_in_their_language(wanted->paper.kind);
	const enum language both[] = { own, LANGUAGE_NL, LANGUAGE_NONE };
	const enum language alone[] = { own, LANGUAGE_NONE };
	const enum language *otherwise = theirs && own != LANGUAGE_NL ? both : both + 1;

	if (wanted->format == PLAN_SHORT ||
	    (paper_is_in_one_language(wanted->paper.kind) && !wanted->paper.sheet.side_by_side))
		otherwise = alone;
	return sheet_take_languages(invocation, otherwise, &wanted->paper.sheet, error) &&
	       languages_agree(wanted, error);
}

/* What does not go together. */
static bool wishes_agree(const struct invocation *invocation, const struct plan_wishes *wanted,
			 struct error *error)
{
	enum paper_kind kind = wanted->paper.kind;

	if (wanted->paper.sheet.with_between_us && !paper_is_theirs(kind))
		return error_set(error, ERROR_USAGE, "cli.between_us_is_theirs");
	if (wanted->format == PLAN_ICS && kind != PAPER_PERSON && kind != PAPER_HELPER)
		return error_set(error, ERROR_USAGE, "cli.calendar_is_plan");
	if (wanted->format == PLAN_SHORT && kind != PAPER_PERSON)
		return error_set(error, ERROR_USAGE, "cli.short_is_plan");
	if ((wanted->format == PLAN_SHORT || wanted->format == PLAN_ICS) &&
	    wanted->paper.sheet.with_between_us)
		return error_set(error, ERROR_USAGE, "cli.short_is_not_between_us");
	if (wanted->paper.sheet.side_by_side &&
	    (wanted->paper.large || wanted->format == PLAN_ICS || wanted->format == PLAN_SHORT))
		return error_set(error, ERROR_USAGE, "cli.side_by_side_is_wide");
	if (wanted->paper.large && wanted->format != PLAN_PDF)
		return error_set(error, ERROR_USAGE, "cli.large_is_pdf");
	if (invocation->conversation && kind != PAPER_CONVERSATION)
		return error_set(error, ERROR_USAGE, "cli.conversation_is_record");
	if (kind == PAPER_ORGANISATION && text_is_blank(invocation->for_whom))
		return error_set(error, ERROR_USAGE, "cli.for_whom");
	if (kind != PAPER_ORGANISATION && invocation->for_whom)
		return error_set(error, ERROR_USAGE, "cli.for_organisation_only");
	return true;
}

bool plan_wishes_read(const struct invocation *invocation, struct plan_wishes *wanted,
		      struct error *error)
{
	int format, kind;

	if (!invocation_take_word(invocation->format, format_words, PLAN_FORMAT_COUNT, "--format",
				  &format, error) ||
	    !invocation_take_word(invocation->sheet, paper_words(), PAPERS_OF_A_PERSON, "--sheet",
				  &kind, error) ||
	    !invocation_take_width(invocation, &wanted->columns, error))
		return false;
	wanted->format = (enum plan_format)format;
	wanted->paper.kind = (enum paper_kind)kind;
	wanted->paper.large = (invocation->flags & FLAG_LARGE) != 0;
	wanted->paper.sheet.side_by_side = (invocation->flags & FLAG_SIDE_BY_SIDE) != 0;
	wanted->paper.organisation = invocation->for_whom;
	wanted->paper.sheet.with_between_us = (invocation->flags & FLAG_BETWEEN_US) != 0;
	wanted->paper.sheet.today = invocation->clock.today(invocation->clock.data);
	return wishes_agree(invocation, wanted, error);
}

bool plan_wishes_conversation(const struct invocation *invocation, struct plan_wishes *wanted,
			      const struct person_file *file, struct error *error)
{
	const char *typed = invocation->conversation;
	const struct conversation *conversation =
		typed ? conversation_typed(file, typed, wanted->paper.sheet.today) : NULL;

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
