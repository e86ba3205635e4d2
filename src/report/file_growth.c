/* Corners, couplings, lessons and skills of one file, to read at the desk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/file_growth.h"

#include "base/text.h"

static void join(GString *line, const char *more)
{
	if (!text_is_blank(more))
		g_string_append_printf(line, "%s%s", line->len ? " \302\267 " : "", more);
}

static void join_day(GString *line, const struct sentences *sentences, day value)
{
	g_autofree char *on = value == DAY_NONE ? NULL : say_day_short(sentences, value);

	join(line, on);
}

static void heading(struct document *document, const struct sentences *sentences, const char *key)
{
	document_add(document, BLOCK_HEADING, NULL, say(sentences, key))->level = 2;
}

static void add_item(struct document *document, const char *language, const char *text,
		     const char *small)
{
	struct block *block = document_add(document, BLOCK_ITEM, language, text);

	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, small);
}

void file_add_corners(struct document *document, const struct sentences *sentences,
		      const struct plan_item *way)
{
	const struct {
		const char *key, *text;
	} corners[] = {
		{ "sheet.corner_rule", way->rule }, { "sheet.corner_grip", way->grip },
		{ "sheet.corner_cost", way->cost }, { "sheet.who_agrees", way->who_agrees },
		{ "sheet.learned", way->learned },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(corners); i++) {
		struct block *block;

		if (text_is_blank(corners[i].text))
			continue;
		block = document_add(document, BLOCK_CORNER, way->language, corners[i].text);
		block->ticked = true;
		block->level = 1;
		block_set(&block->label, say(sentences, corners[i].key));
	}
}

static const struct organisation *organisation_of(const struct person_file *file, record_id id)
{
	for (guint i = 0; i < file->organisations->len; i++) {
		const struct organisation *organisation = file->organisations->pdata[i];

		if (organisation->id == id)
			return organisation;
	}
	return NULL;
}

static void add_coupling(struct document *document, const struct sentences *sentences,
			 const struct person_file *file, const struct coupling *coupling)
{
	const struct organisation *at = organisation_of(file, coupling->organisation_id);
	g_autoptr(GString) small = g_string_new(NULL);

	if (at) {
		join(small, at->name);
		join(small, at->place);
		join(small, at->note);
	}
	join(small, coupling->contract);
	join(small, coupling->sector);
	join(small, coupling->through);
	join_day(small, sentences, coupling->started_on);
	join_day(small, sentences, coupling->ended_on);
	if (coupling->between_us)
		join(small, say(sentences, "file_sheet.between_us"));
	add_item(document, coupling->language, coupling->text, small->str);
}

static void add_lesson(struct document *document, const struct sentences *sentences,
		       const struct lesson *lesson)
{
	g_autoptr(GString) small = g_string_new(lesson->who_should_hear);

	if (lesson->between_us)
		join(small, say(sentences, "file_sheet.between_us"));
	add_item(document, lesson->language, lesson->text, small->str);
}

static void add_skill(struct document *document, const struct sentences *sentences,
		      const struct skill *skill)
{
	g_autoptr(GString) small = g_string_new(skill->level);

	join(small, skill->evidence);
	if (skill->between_us)
		join(small, say(sentences, "file_sheet.between_us"));
	add_item(document, skill->language, skill->text, small->str);
}

void file_add_growth(struct document *document, const struct sentences *sentences,
		     const struct person_file *file)
{
	if (file->couplings->len > 0)
		heading(document, sentences, "file_sheet.couplings");
	for (guint i = 0; i < file->couplings->len; i++)
		add_coupling(document, sentences, file, file->couplings->pdata[i]);
	if (file->skills->len > 0)
		heading(document, sentences, "file_sheet.skills");
	for (guint i = 0; i < file->skills->len; i++)
		add_skill(document, sentences, file->skills->pdata[i]);
	if (file->lessons->len > 0)
		heading(document, sentences, "file_sheet.lessons");
	for (guint i = 0; i < file->lessons->len; i++)
		add_lesson(document, sentences, file->lessons->pdata[i]);
}
