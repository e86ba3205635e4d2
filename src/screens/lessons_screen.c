/* Lessons: what must change in practice or policy, and who should hear it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "base/text.h"
#include "screens/labels.h"
#include "screens/record_screen.h"
#include "store/progress.h"

static void free_lesson(void *data)
{
	lesson_free(data);
}

static bool is_blank(const void *data)
{
	return text_is_blank(((const struct lesson *)data)->text);
}

static bool save_lesson(struct vault *vault, void *data, struct error *error)
{
	return lesson_save(vault, data, error);
}

static const struct field_form lesson_fields[] = {
	{ .kind = FIELD_LINE,
	  .label = "lesson.field_text",
	  .name = "text",
	  .offset = offsetof(struct lesson, text) },
	{ .kind = FIELD_CHOICE,
	  .label = "lesson.field_level",
	  .offset = offsetof(struct lesson, level),
	  .words = cause_labels,
	  .count = CAUSE_POLICY + 1 },
	{ .kind = FIELD_LINE,
	  .label = "lesson.field_who",
	  .name = "who",
	  .offset = offsetof(struct lesson, who_should_hear),
	  .stays_open = true },
	{ .kind = FIELD_YES_NO,
	  .label = "plan.field_between_us",
	  .offset = offsetof(struct lesson, between_us) },
	{ .kind = FIELD_LANGUAGE_CODE,
	  .label = "plan.field_language",
	  .offset = offsetof(struct lesson, language) },
};

static const struct record_kind lesson_form = {
	.title = "lesson.title_one",
	.draft = "lesson",
	.fields = lesson_fields,
	.count = G_N_ELEMENTS(lesson_fields),
	.is_blank = is_blank,
	.save = save_lesson,
	.free = free_lesson,
	.undo_new = "undo.lesson",
	.undo_edited = "undo.lesson",
	.note = "lesson.note",
};

static struct lesson *begin_lesson(const struct conversation_screen *from)
{
	struct lesson *lesson = lesson_new();

	lesson->participant_id = from->participant_id;
	lesson->said_on = from->said_on;
	g_strlcpy(lesson->language,
		  names_word(language_names, (int)from->services->settings.language),
		  sizeof(lesson->language));
	return lesson;
}

static void *begin(const struct conversation_screen *from)
{
	return begin_lesson(from);
}

static char *words(struct services *services, const void *data)
{
	const struct lesson *lesson = data;

	if (text_is_blank(lesson->who_should_hear))
		return g_strdup(lesson->text);
	return g_strdup_printf("%s · %s %s", lesson->text, services_say(services, "lesson.for"),
			       lesson->who_should_hear);
}

static char *aside(struct services *services, const void *data)
{
	const struct lesson *lesson = data;

	return lesson->level == CAUSE_NOT_SAID
		       ? NULL
		       : g_strdup(services_say(services, cause_labels[lesson->level]));
}

static bool is_between_us(const void *data)
{
	return ((const struct lesson *)data)->between_us;
}

static const struct record_list_kind lessons = {
	.title = "lesson.title",
	.empty = "lesson.empty",
	.form = &lesson_form,
	.load = lesson_list,
	.begin = begin,
	.remove = lesson_delete,
	.undo_removed = "undo.lesson_removed",
	.words = words,
	.aside = aside,
	.is_between_us = is_between_us,
};

struct screen *lessons_screen_new(struct services *services, record_id participant_id,
				  record_id conversation_id)
{
	return record_list_screen_new(services, participant_id, conversation_id, &lessons);
}

struct screen *lesson_screen_new(const struct conversation_screen *from,
				 const struct plan_item *about)
{
	struct lesson *lesson = begin_lesson(from);

	lesson->item_id = about->id;
	lesson->level = about->level;
	lesson->between_us = about->between_us;
	return record_screen_new(from, &lesson_form, lesson);
}
