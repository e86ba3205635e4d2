/* The skills of one person as a sheet to hand to an employer.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/skills_sheet.h"

#include "base/text.h"
#include "report/sheet_parts.h"

/* In the order of the sheet. */
static const struct {
	enum skill_kind kind;
	const char *key;
} sections[] = {
	{ SKILL_WORKED, "sheet.skills_worked" },     { SKILL_STUDIED, "sheet.skills_studied" },
	{ SKILL_LANGUAGE, "sheet.skills_language" }, { SKILL_SHOWN, "sheet.skills_shown" },
	{ SKILL_WANTED, "sheet.skills_wanted" },
};

static void join(GString *line, const char *more)
{
	if (!text_is_blank(more))
		g_string_append_printf(line, "%s%s", line->len ? " \302\267 " : "", more);
}

/* Of a language: its name in the language of the sheet, and the level. */
static void add_language(const struct part *part, const struct skill *skill)
{
	g_autoptr(GString) text = g_string_new(part_language_name(part, skill->text));
	struct block *block;

	join(text, skill->level);
	block = document_add(part->document, BLOCK_ITEM,
			     part_language_name(part, skill->text) == skill->text ? skill->language
										  : part->code,
			     text->str);
	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, skill->evidence);
}

static void add_skill(const struct part *part, const struct skill *skill)
{
	struct words words = part_plain_words(part, skill->text, skill->language);
	g_autoptr(GString) small = g_string_new(NULL);
	struct block *block;

	if (skill->kind == SKILL_LANGUAGE) {
		add_language(part, skill);
		return;
	}
	join(small, skill->evidence);
	if (words.foreign) {
		g_autofree char *note = part_language_note(part, words.language);

		join(small, note);
	}
	block = document_add(part->document, BLOCK_ITEM, words.language, words.text);
	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, small->str);
}

static bool is_chosen(const struct skill *skill, enum skill_kind kind)
{
	return skill->kind == kind && skill->on_sheet && !skill->between_us &&
	       !text_is_blank(skill->text);
}

static void add_section(const struct part *part, enum skill_kind kind, const char *key)
{
	const GPtrArray *skills = part->sheet->file->skills;
	bool headed = false;

	for (guint i = 0; i < skills->len; i++) {
		if (!is_chosen(skills->pdata[i], kind))
			continue;
		if (!headed)
			part_heading(part, 2, key);
		headed = true;
		add_skill(part, skills->pdata[i]);
	}
}

void part_add_skills(const struct part *part)
{
	for (size_t i = 0; i < G_N_ELEMENTS(sections); i++)
		add_section(part, sections[i].kind, sections[i].key);
}

/* The code belongs to our file, not to an employer: who has chosen no name writes one on the line. */
static void add_name(const struct part *part)
{
	const char *name = part->sheet->file->participant->pseudonym;

	document_add(part->document, BLOCK_PARAGRAPH, part->code,
		     text_is_blank(name) ? say(part->sentences, "sheet.skills_name") : name);
}

static void add_skills(const struct part *part)
{
	guint before;

	part_heading(part, 1, "sheet.skills_title");
	add_name(part);
	before = part->document->blocks->len;
	part_add_skills(part);
	if (part->document->blocks->len == before)
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     say(part->sentences, "sheet.skills_empty"));
}

static char *whose(const struct part *part)
{
	return g_strdup(part->sheet->file->participant->pseudonym);
}

struct document *skills_sheet_make(const struct plan_sheet *sheet)
{
	static const struct sheet_kind kind = { "sheet.skills_title", whose, NULL, add_skills };

	return sheet_make(sheet, &kind, NULL);
}
