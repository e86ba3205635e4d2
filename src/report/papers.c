/* Every paper there is, made in one way.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/papers.h"

#include "report/change_sheet.h"
#include "report/conversation_sheet.h"
#include "report/hand_sheets.h"
#include "report/household_sheet.h"
#include "report/opening_sheet.h"
#include "report/organisation_sheet.h"
#include "report/skills_sheet.h"

static const char *const words[PAPER_COUNT] = {
	[PAPER_PERSON] = "person",
	[PAPER_HELPER] = "helper",
	[PAPER_SKILLS] = "skills",
	[PAPER_CHANGE] = "change",
	[PAPER_CHANGE_HELPER] = "change-helper",
	[PAPER_CONVERSATION] = "record",
	[PAPER_OPENING] = "opening",
	[PAPER_ORGANISATION] = "organisation",
	[PAPER_HOUSEHOLD] = "household",
	[PAPER_CARDS] = "cards",
	[PAPER_FORM] = "form",
};

/* What is true of a kind. */
struct traits {
	const char *file_word;
	bool theirs;         /* the person's own */
	bool their_language; /* comes first */
	bool one_language;   /* is enough */
	bool helper;         /* written for who helps */
	bool whole;          /* of a plan: what is between us is missed where it is left out */
};
static const struct traits traits[PAPER_COUNT] = {
	[PAPER_PERSON] = { .file_word = "plan",
			   .theirs = true,
			   .their_language = true,
			   .whole = true },
	[PAPER_HELPER] = { .file_word = "plan-helper", .helper = true, .whole = true },
	[PAPER_SKILLS] = { .file_word = "skills" },
	[PAPER_CHANGE] = { .file_word = "change",
			   .theirs = true,
			   .their_language = true,
			   .whole = true },
	[PAPER_CHANGE_HELPER] = { .file_word = "change-helper", .helper = true, .whole = true },
	[PAPER_CONVERSATION] = { .file_word = "conversation",
				 .theirs = true,
				 .their_language = true,
				 .one_language = true },
	[PAPER_OPENING] = { .file_word = "opening", .theirs = true, .their_language = true },
	[PAPER_ORGANISATION] = { .file_word = "shared" },
	[PAPER_HOUSEHOLD] = { .file_word = "household", .their_language = true },
	[PAPER_CARDS] = { .file_word = "cards", .their_language = true },
	[PAPER_FORM] = { .file_word = "form", .their_language = true },
};

const char *const *paper_words(void)
{
	return words;
}

const char *paper_file_word(enum paper_kind kind)
{
	return traits[kind].file_word;
}

bool paper_is_theirs(enum paper_kind kind)
{
	return traits[kind].theirs;
}

bool paper_needs_nobody(enum paper_kind kind)
{
	return kind >= PAPERS_OF_A_PERSON;
}

bool paper_is_in_their_language(enum paper_kind kind)
{
	return traits[kind].their_language;
}

bool paper_is_in_one_language(enum paper_kind kind)
{
	return traits[kind].one_language;
}

int paper_left_out(const struct paper *paper)
{
	bool inside = paper->sheet.with_between_us && traits[paper->kind].theirs;
	const struct person_file *file = paper->sheet.file;

	if (paper->kind == PAPER_CONVERSATION && !inside)
		return conversation_count_between_us(file,
						     conversation_of(file, paper->conversation));
	return traits[paper->kind].whole && !inside ? plan_count_between_us(paper->sheet.file->plan)
						    : 0;
}

static struct document *make_household(const struct plan_sheet *sheet, const GPtrArray *household,
				       struct error *error)
{
	if (household && household->len > 0)
		return household_sheet_make(sheet, household);
	error_set(error, ERROR_FAILED, "cli.no_household");
	return NULL;
}

static struct document *make_record(const struct plan_sheet *sheet, record_id id,
				    struct error *error)
{
	const struct conversation *conversation = conversation_of(sheet->file, id);

	if (conversation)
		return conversation_sheet_make(sheet, conversation);
	error_set(error, ERROR_FAILED, "record.none");
	return NULL;
}

static struct document *make(const struct paper *paper, const struct plan_sheet *sheet,
			     struct error *error)
{
	switch (paper->kind) {
	case PAPER_CARDS:
		return cards_sheet_make(sheet);
	case PAPER_FORM:
		return form_sheet_make(sheet);
	case PAPER_SKILLS:
		return skills_sheet_make(sheet);
	case PAPER_CHANGE:
	case PAPER_CHANGE_HELPER:
		return change_sheet_make(sheet, NULL);
	case PAPER_CONVERSATION:
		return make_record(sheet, paper->conversation, error);
	case PAPER_OPENING:
		return opening_sheet_make(sheet, paper->rules);
	case PAPER_HOUSEHOLD:
		return make_household(sheet, paper->household, error);
	case PAPER_ORGANISATION:
		return organisation_sheet_make(sheet, paper->organisation, error);
	default:
		return plan_sheet_make(sheet);
	}
}

struct document *paper_make(const struct paper *paper, struct error *error)
{
	struct plan_sheet sheet = paper->sheet;
	struct document *document;

	sheet.sheet = traits[paper->kind].helper ? SHEET_HELPER : SHEET_PERSON;
	sheet.with_between_us = sheet.with_between_us && traits[paper->kind].theirs;
	sheet.side_by_side = sheet.side_by_side && !paper->large; /* two columns do not fit */
	document = make(paper, &sheet, error);
	if (document)
		document->large = paper->large;
	return document;
}
