/* What must change elsewhere, and who should hear it; and the question that a change in the household raises for each of its members.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "report/sheet_words.h"

static const char *const level_keys[] = {
	[CAUSE_NOT_SAID] = NULL,
	[CAUSE_PERSON] = "sheet.level_person",
	[CAUSE_PRACTICE] = "sheet.level_practice",
	[CAUSE_POLICY] = "sheet.level_policy",
};

static void join(GString *line, const char *more)
{
	if (more && *more)
		g_string_append_printf(line, "%s%s", line->len ? " \302\267 " : "", more);
}

static void add_lesson(const struct part *part, const struct lesson *lesson)
{
	struct words words = part_plain_words(part, lesson->text, lesson->language);
	g_autoptr(GString) small = g_string_new(NULL);
	struct block *block = document_add(part->document, BLOCK_ITEM, words.language, words.text);

	if (!text_is_blank(lesson->who_should_hear)) {
		g_autofree char *hear = say_with(part->sentences, "sheet.should_hear", "whom",
						 lesson->who_should_hear, NULL);

		join(small, hear);
	}
	if (level_keys[lesson->level])
		join(small, say(part->sentences, level_keys[lesson->level]));
	if (words.foreign) {
		g_autofree char *note = part_language_note(part, words.language);

		join(small, note);
	}
	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, small->str);
}

/* What came from an item that is between us is no lesson for others either. */
static bool may_be_told(const struct part *part, const struct lesson *lesson)
{
	const struct plan_item *from = plan_find(part->sheet->file->plan, lesson->item_id);

	return part_may_show(part, lesson->between_us) &&
	       (!from || part_may_show(part, from->between_us)) && !text_is_blank(lesson->text);
}

void part_add_lessons(const struct part *part)
{
	const GPtrArray *lessons = part->sheet->file->lessons;
	bool headed = false;

	for (guint i = 0; part->sheet->sheet == SHEET_HELPER && i < lessons->len; i++) {
		if (!may_be_told(part, lessons->pdata[i]))
			continue;
		if (!headed)
			part_heading(part, 2, "sheet.lessons");
		headed = true;
		add_lesson(part, lessons->pdata[i]);
	}
}

/* It never says whose change it was. On nobody else's sheet. */
void part_add_family_questions(const struct part *part)
{
	const GPtrArray *questions = part->sheet->file->family_questions;
	bool headed = false;

	if (part->sheet->sheet != SHEET_PERSON || !part->sheet->guide)
		return;
	for (guint i = 0; i < questions->len; i++) {
		const struct family_question *question = questions->pdata[i];
		const struct guide_event *event =
			guide_find_event(part->sheet->guide, question->event);
		enum language shown = part->language;
		const char *text =
			event ? texts_in(&event->household_question, part->language, &shown) : NULL;

		if (!text || question->talked_about)
			continue;
		if (!headed)
			part_heading(part, 2, "sheet.family_questions");
		headed = true;
		document_add(part->document, BLOCK_PARAGRAPH,
			     names_word(language_names, (int)shown), text);
	}
}
