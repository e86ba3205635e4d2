/* One sheet as it is wanted.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_job.h"

#include "base/new_file.h"
#include "base/text.h"
#include "exchange/calendar.h"
#include "report/short_plan.h"
#include "screens/growth_screens.h"
#include "store/files.h"
#include "store/keeping.h"

#include <string.h>

/* Sentences are read here, because a sheet may be in languages that no screen needed yet. */
static struct plan_sheet sheet_of(struct services *services, const struct person_file *file,
				  const struct print_wishes *wishes)
{
	struct plan_sheet sheet = {
		.file = file,
		.content = services->content,
		.guide = services_guide(services),
		.language_count = wishes->language_count,
		.side_by_side = wishes->side_by_side,
		.with_between_us = wishes->with_between_us,
		.today = services_today(services),
	};

	for (int i = 0; i < wishes->language_count; i++) {
		enum language language = wishes->languages[i];

		sheet.languages[i] = language;
		sheet.sentences[language] = services_sentences(services, language);
	}
	return sheet;
}

struct document *print_document(struct services *services, const struct person_file *file,
				const struct print_wishes *wishes, struct error *error)
{
	struct paper paper = {
		.kind = wishes->kind,
		.organisation = wishes->organisation,
		.conversation = wishes->conversation,
		.large = wishes->format == FORMAT_LARGE,
		.sheet = sheet_of(services, file, wishes),
	};
	g_autoptr(GPtrArray) household = NULL;
	struct organisation_rules rules;
	struct document *document;

	if (paper.kind == PAPER_HOUSEHOLD &&
	    !household_files_load(services->vault, file->participant->household_id, &household,
				  error))
		return NULL;
	paper.household = household;
	keeping_load(services->vault, &rules);
	paper.rules = &rules;
	document = paper_make(&paper, error);
	organisation_rules_done(&rules);
	return document;
}

static char *short_text(struct services *services, const struct person_file *file,
			const struct print_wishes *wishes)
{
	struct plan_sheet sheet = sheet_of(services, file, wishes);

	return short_plan_make(&sheet, SHORT_PLAN_MOST);
}

static char *calendar_text(struct services *services, const struct person_file *file,
			   const struct print_wishes *wishes)
{
	const struct clock *clock = &services->clock;
	const struct calendar calendar = {
		.file = file,
		.sentences = services_sentences(services, wishes->languages[0]),
		.written_at = clock->unix_seconds(clock->data),
	};
	size_t length;

	return calendar_write(&calendar, &length);
}

char *print_text(struct services *services, const struct person_file *file,
		 const struct print_wishes *wishes, int columns, struct error *error)
{
	struct document *document;
	char *text;

	if (wishes->format == FORMAT_CALENDAR)
		return calendar_text(services, file, wishes);
	if (wishes->format == FORMAT_SHORT)
		return short_text(services, file, wishes);
	document = print_document(services, file, wishes, error);
	if (!document)
		return NULL;
	text = document_to_text(document, columns);
	document_free(document);
	return text;
}

bool print_is_pdf(enum print_format format)
{
	return format <= FORMAT_LARGE;
}

/* A calendar and a few words for a messenger are of the person's own plan. */
bool print_has_format(const struct services *services, const struct person_file *file,
		      enum paper_kind kind, enum print_format format)
{
	const struct clock *clock = &services->clock;

	if (format == FORMAT_SHORT)
		return kind == PAPER_PERSON;
	return format != FORMAT_CALENDAR ||
	       (kind == PAPER_PERSON && calendar_count(file, clock->unix_seconds(clock->data)) > 0);
}

static int count_ratings_between_us(const struct person_file *file)
{
	int count = 0;

	for (int indicator = 0; indicator < INDICATOR_COUNT; indicator++) {
		const struct rating *last = NULL;

		for (guint i = 0; i < file->ratings->len; i++) {
			const struct rating *rating = file->ratings->pdata[i];

			if ((int)rating->indicator == indicator &&
			    rating->voice == VOICE_PARTICIPANT)
				last = rating;
		}
		count += last && last->chosen && last->between_us;
	}
	return count;
}

static bool shows_ratings(enum paper_kind kind)
{
	return kind == PAPER_PERSON || kind == PAPER_CHANGE;
}

int print_count_between_us(const struct person_file *file, const struct print_wishes *wishes)
{
	const struct paper paper = {
		.kind = wishes->kind,
		.conversation = wishes->conversation,
		.sheet = { .file = file },
	};

	if (!paper_is_theirs(wishes->kind))
		return 0;
	return paper_left_out(&paper) +
	       (shows_ratings(wishes->kind) ? count_ratings_between_us(file) : 0);
}

static const char *const endings[FORMAT_COUNT] = {
	[FORMAT_PDF] = ".pdf",   [FORMAT_LARGE] = ".pdf",    [FORMAT_TEXT] = ".txt",
	[FORMAT_SHORT] = ".txt", [FORMAT_CALENDAR] = ".ics",
};

char *print_path(const char *folder, const struct person_file *file, enum paper_kind kind,
		 day today, enum print_format format)
{
	char iso[DAY_TEXT];

	day_to_iso(today, iso);
	return g_strdup_printf(
		"%s/%s-%s-%s%s", folder, file ? file->participant->code : "perspectief",
		format == FORMAT_SHORT ? "short" : paper_file_word(kind), iso, endings[format]);
}

char *print_path_expanded(const char *typed)
{
	g_autofree char *path = g_strstrip(g_strdup(typed));

	if (g_str_has_prefix(path, "~/"))
		return g_build_filename(g_get_home_dir(), path + 2, NULL);
	return g_steal_pointer(&path);
}

char *print_path_as(const char *path, enum print_format format)
{
	for (int i = 0; i < FORMAT_COUNT; i++)
		if (g_str_has_suffix(path, endings[i]))
			return g_strdup_printf("%.*s%s", (int)(strlen(path) - strlen(endings[i])),
					       path, endings[format]);
	return g_strdup(path);
}

bool print_text_file(const char *path, const char *text, struct error *error)
{
	return new_file_write(path, text, strlen(text), NULL, "paper.cannot_write", error);
}
