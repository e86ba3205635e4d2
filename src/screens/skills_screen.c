/* The skills sheet: what was studied, what was worked in, what was shown here, languages, what the person wants to do with it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "base/text.h"
#include "screens/labels.h"
#include "screens/record_screen.h"
#include "store/progress.h"

#include <string.h>

/* A level is kept as its letters and chosen as a number, so the form works on a record of its own. */
struct skill_record {
	struct skill skill; /* first: its id is the record's */
	int level;          /* 0: not said, 1 … 6: A1 … C2 */
};

static const char *const levels[] = { "", "A1", "A2", "B1", "B2", "C1", "C2" };
static const char *const level_labels[] = { "level.not_said", "level.a1", "level.a2", "level.b1",
					    "level.b2",       "level.c1", "level.c2" };

static struct skill_record *record_of(struct skill *skill)
{
	struct skill_record *record = g_new0(struct skill_record, 1);

	record->skill = *skill;
	g_free(skill);
	for (guint i = 0; i < G_N_ELEMENTS(levels); i++)
		if (strcmp(record->skill.level, levels[i]) == 0)
			record->level = (int)i;
	return record;
}

static void free_record(void *data)
{
	struct skill_record *record = data;

	if (!record)
		return;
	skill_free(g_memdup2(&record->skill, sizeof(record->skill)));
	g_free(record);
}

static bool is_language(const void *data)
{
	return ((const struct skill_record *)data)->skill.kind == SKILL_LANGUAGE;
}

static bool is_blank(const void *data)
{
	return text_is_blank(((const struct skill_record *)data)->skill.text);
}

static bool save_record(struct vault *vault, void *data, struct error *error)
{
	struct skill_record *record = data;

	g_strlcpy(record->skill.level, is_language(record) ? levels[record->level] : "",
		  sizeof(record->skill.level));
	return skill_save(vault, &record->skill, error);
}

#define IN_SKILL(field) offsetof(struct skill_record, skill.field)

static const struct field_form skill_fields[] = {
	{ .kind = FIELD_CHOICE,
	  .label = "skill.field_kind",
	  .offset = IN_SKILL(kind),
	  .words = skill_kind_labels,
	  .count = SKILL_WANTED + 1 },
	{ .kind = FIELD_LINE,
	  .label = "skill.field_text",
	  .name = "text",
	  .offset = IN_SKILL(text) },
	{ .kind = FIELD_CHOICE,
	  .label = "skill.field_level",
	  .offset = offsetof(struct skill_record, level),
	  .words = level_labels,
	  .count = G_N_ELEMENTS(level_labels),
	  .applies = is_language },
	{ .kind = FIELD_LINE,
	  .label = "skill.field_evidence",
	  .name = "evidence",
	  .offset = IN_SKILL(evidence) },
	{ .kind = FIELD_YES_NO, .label = "skill.field_on_sheet", .offset = IN_SKILL(on_sheet) },
	{ .kind = FIELD_YES_NO, .label = "plan.field_between_us", .offset = IN_SKILL(between_us) },
	{ .kind = FIELD_LANGUAGE_CODE,
	  .label = "plan.field_language",
	  .offset = IN_SKILL(language) },
};

static const struct record_kind skill_form = {
	.title = "skill.title_one",
	.draft = "skill",
	.fields = skill_fields,
	.count = G_N_ELEMENTS(skill_fields),
	.is_blank = is_blank,
	.save = save_record,
	.free = free_record,
	.undo_new = "undo.skill",
	.undo_edited = "undo.skill",
	.note = "skill.note",
};

static int by_kind(const void *a, const void *b)
{
	const struct skill_record *first = *(struct skill_record *const *)a;
	const struct skill_record *second = *(struct skill_record *const *)b;

	if (first->skill.kind != second->skill.kind)
		return (int)first->skill.kind - (int)second->skill.kind;
	return first->skill.position - second->skill.position;
}

static bool load(struct vault *vault, record_id participant_id, GPtrArray **records,
		 struct error *error)
{
	GPtrArray *skills = NULL;

	if (!skill_list(vault, participant_id, &skills, error))
		return false;
	*records = g_ptr_array_new_with_free_func(free_record);
	while (skills->len > 0)
		g_ptr_array_add(*records, record_of(g_ptr_array_steal_index(skills, 0)));
	g_ptr_array_unref(skills);
	g_ptr_array_sort(*records, by_kind);
	return true;
}

static void *begin(const struct conversation_screen *from)
{
	struct skill *skill = skill_new();

	skill->participant_id = from->participant_id;
	g_strlcpy(skill->language, names_word(language_names, (int)from->language),
		  sizeof(skill->language));
	return record_of(skill);
}

static const char *heading(const void *data)
{
	return skill_kind_labels[((const struct skill_record *)data)->skill.kind];
}

/* A language is often typed as its code, and said by its name, as on the sheet. */
static const char *said_as(struct services *services, const struct skill *skill)
{
	const char *label = language_code_label(skill->text);

	if (skill->kind != SKILL_LANGUAGE || strcmp(label, "language.other") == 0)
		return skill->text;
	return services_say(services, label);
}

static char *words(struct services *services, const void *data)
{
	const struct skill *skill = &((const struct skill_record *)data)->skill;
	GString *text = g_string_new(said_as(services, skill));

	if (*skill->level)
		g_string_append_printf(text, " · %s", skill->level);
	if (!text_is_blank(skill->evidence))
		g_string_append_printf(text, " · %s", skill->evidence);
	return g_string_free(text, FALSE);
}

static char *aside(struct services *services, const void *data)
{
	const struct skill *skill = &((const struct skill_record *)data)->skill;

	return skill->on_sheet ? g_strdup(services_say(services, "skill.on_sheet")) : NULL;
}

static bool is_between_us(const void *data)
{
	return ((const struct skill_record *)data)->skill.between_us;
}

static void choose(void *data)
{
	struct skill *skill = &((struct skill_record *)data)->skill;

	skill->on_sheet = !skill->on_sheet;
}

static const struct record_list_kind skills = {
	.title = "skill.title",
	.empty = "skill.empty",
	.form = &skill_form,
	.load = load,
	.begin = begin,
	.remove = skill_delete,
	.undo_removed = "undo.skill_removed",
	.heading = heading,
	.words = words,
	.aside = aside,
	.is_between_us = is_between_us,
	.toggle = choose,
};

struct screen *skills_screen_new(struct services *services, record_id participant_id,
				 record_id conversation_id)
{
	return record_list_screen_new(services, participant_id, conversation_id, &skills);
}
