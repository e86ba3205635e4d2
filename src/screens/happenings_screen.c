/* What happened: chosen from the guide when it happens, and only then is shown what is good to know. And the questions that something
   in the household raised, without saying whose it was.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "screens/going_on.h"
#include "screens/labels.h"
#include "screens/plan_item_screen.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "store/progress.h"

#include <string.h>

struct happenings_screen {
	struct conversation_screen base;
	const struct guide *guide;
	GPtrArray *questions;  /* struct family_question * */
	GPtrArray *happenings; /* struct happening * */
	struct row_list
		*rows; /* questions, events of the guide, then what happened before, newest first */
};

enum { MARGIN = 2 };

static const struct screen_kind happenings_kind;

static struct happenings_screen *as_happenings(struct screen *screen)
{
	return (struct happenings_screen *)screen;
}

static void reload(struct happenings_screen *self)
{
	struct vault *vault = self->base.services->vault;
	struct error error = ERROR_CLEAR;

	g_clear_pointer(&self->questions, g_ptr_array_unref);
	g_clear_pointer(&self->happenings, g_ptr_array_unref);
	if (!family_question_list(vault, self->base.participant_id, &self->questions, &error) ||
	    !happening_list(vault, self->base.participant_id, &self->happenings, &error))
		services_tell_error(self->base.services, &error);
	if (!self->questions)
		self->questions = g_ptr_array_new();
	if (!self->happenings)
		self->happenings = g_ptr_array_new();
}

struct screen *happenings_screen_new(struct services *services, record_id participant_id,
				     record_id conversation_id)
{
	const struct guide *guide = services_guide_or_told(services);
	struct happenings_screen *self;

	if (!guide)
		return NULL;
	self = g_new0(struct happenings_screen, 1);
	if (!conversation_screen_init(&self->base, &happenings_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->guide = guide;
	self->rows = row_list_new();
	reload(self);
	return &self->base.base;
}

static void happenings_free(struct screen *screen)
{
	struct happenings_screen *self = as_happenings(screen);

	g_ptr_array_unref(self->questions);
	g_ptr_array_unref(self->happenings);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

/* ---------------------------------------------------------------- which row is what */

static int entries(const struct happenings_screen *self)
{
	return (int)(self->questions->len + self->guide->events->len + self->happenings->len);
}

static struct family_question *question_here(const struct happenings_screen *self)
{
	int at = self->rows->selected;

	return at < (int)self->questions->len ? self->questions->pdata[at] : NULL;
}

static const struct guide_event *event_here(const struct happenings_screen *self)
{
	int at = self->rows->selected - (int)self->questions->len;

	return at >= 0 && at < (int)self->guide->events->len ? self->guide->events->pdata[at]
							     : NULL;
}

static const struct happening *happening_at(const struct happenings_screen *self, int entry)
{
	int at = entry - (int)(self->questions->len + self->guide->events->len);

	return at >= 0 && at < (int)self->happenings->len
		       ? self->happenings->pdata[(int)self->happenings->len - 1 - at]
		       : NULL;
}

static const struct happening *happening_here(const struct happenings_screen *self)
{
	return happening_at(self, self->rows->selected);
}

/* ---------------------------------------------------------------- drawing */

static char *happenings_title(const struct screen *screen)
{
	const struct conversation_screen *base = (const struct conversation_screen *)screen;

	return conversation_screen_title(base, services_say(base->services, "happening.title"));
}

static void add_heading(const struct happenings_screen *self, const char *key)
{
	if (self->rows->rows->len > 0)
		row_list_blank(self->rows);
	row_list_heading(self->rows, services_say(self->base.services, key), NULL);
}

/* The words of an event that the guide may no longer know. */
static char *event_name(const struct happenings_screen *self, const char *id)
{
	const struct guide_event *event = guide_find_event(self->guide, id);

	if (!event)
		return g_strdup(id);
	return texts_on_screen(self->base.services, &event->name,
			       self->base.services->settings.language);
}

static void add_question(const struct happenings_screen *self, int entry,
			 const struct family_question *question)
{
	const struct conversation_screen *base = &self->base;
	const struct guide_event *event = guide_find_event(self->guide, question->event);
	g_autofree char *first = NULL, *second = NULL;

	if (!event)
		return;
	first = texts_on_screen(base->services, &event->household_question, base->language);
	row_list_entry(self->rows, entry, MARGIN,
		       question->talked_about ? STYLE_HINT : STYLE_STRONG,
		       question->talked_about ? "[x] " : "[ ] ", first, NULL);
	if (base->second == LANGUAGE_NONE)
		return;
	second = texts_on_screen(base->services, &event->household_question, base->second);
	row_list_more(self->rows, entry, MARGIN + 4, STYLE_HINT, second);
}

static int add_questions(const struct happenings_screen *self)
{
	if (self->questions->len > 0)
		add_heading(self, "happening.questions");
	for (guint i = 0; i < self->questions->len; i++)
		add_question(self, (int)i, self->questions->pdata[i]);
	return (int)self->questions->len;
}

static int add_events(const struct happenings_screen *self, int entry)
{
	add_heading(self, "happening.choose");
	for (guint i = 0; i < self->guide->events->len; i++) {
		const struct guide_event *event = self->guide->events->pdata[i];
		g_autofree char *name = event_name(self, event->id);

		row_list_entry(self->rows, entry++, MARGIN, STYLE_TEXT, "• ", name, NULL);
	}
	return entry;
}

static void add_earlier(const struct happenings_screen *self, int entry)
{
	if (self->happenings->len > 0)
		add_heading(self, "happening.earlier");
	for (; happening_at(self, entry); entry++) {
		const struct happening *happening = happening_at(self, entry);
		g_autofree char *name = event_name(self, happening->event);
		g_autofree char *on = planning_day(self->base.services, happening->happened_on);

		row_list_entry(self->rows, entry, MARGIN, STYLE_TEXT, "• ", name, on);
	}
}

static void happenings_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct happenings_screen *self = (const struct happenings_screen *)screen;

	row_list_begin(self->rows, body.width);
	add_earlier(self, add_events(self, add_questions(self)));
	row_list_draw(self->rows, canvas, body);
}

/* ---------------------------------------------------------------- commands */

struct entering {
	struct happening *happening;
	bool household;
};

static bool save_happening(struct vault *vault, void *data, struct error *error)
{
	struct entering *entering = data;

	return happening_save(vault, entering->happening, entering->household, error);
}

static struct outcome enter_event(struct happenings_screen *self, const struct guide_event *event)
{
	struct entering entering = { happening_new(), event->household };
	struct happening *happening = entering.happening;
	bool saved;

	happening->participant_id = self->base.participant_id;
	happening->conversation_id = self->base.conversation_id;
	g_free(happening->event);
	happening->event = g_strdup(event->id);
	happening->happened_on = self->base.said_on;
	saved = planning_act(self->base.services, "undo.happening", save_happening, &entering);
	happening_free(happening);
	reload(self);
	return saved ? conversation_screen_open(event_screen_new(&self->base, event))
		     : outcome_stay();
}

static bool save_question(struct vault *vault, void *data, struct error *error)
{
	return family_question_save(vault, data, error);
}

static struct outcome talked_about(struct happenings_screen *self, struct family_question *question)
{
	question->talked_about = !question->talked_about;
	planning_act(self->base.services, "undo.family_question", save_question, question);
	reload(self);
	return outcome_stay();
}

static struct outcome open_here(struct screen *screen)
{
	struct happenings_screen *self = as_happenings(screen);
	const struct happening *happening = happening_here(self);
	const struct guide_event *event =
		happening ? guide_find_event(self->guide, happening->event) : NULL;

	if (question_here(self))
		return talked_about(self, question_here(self));
	if (event_here(self))
		return enter_event(self, event_here(self));
	return event ? conversation_screen_open(event_screen_new(&self->base, event))
		     : outcome_stay();
}

static bool delete_happening(struct vault *vault, void *data, struct error *error)
{
	return happening_delete(vault, *(const record_id *)data, error);
}

static struct outcome remove_here(struct screen *screen)
{
	struct happenings_screen *self = as_happenings(screen);
	record_id id = happening_here(self)->id;

	if (planning_act(self->base.services, "undo.happening_removed", delete_happening, &id))
		services_tell(self->base.services, "plan.deleted");
	reload(self);
	row_list_select(self->rows, entries(self), self->rows->selected);
	return outcome_stay();
}

static struct outcome undo(struct screen *screen)
{
	struct happenings_screen *self = as_happenings(screen);

	planning_undo(self->base.services);
	reload(self);
	row_list_select(self->rows, entries(self), self->rows->selected);
	return outcome_stay();
}

static bool is_question(const struct screen *screen)
{
	return question_here((const struct happenings_screen *)screen) != NULL;
}

static bool is_event(const struct screen *screen)
{
	return event_here((const struct happenings_screen *)screen) != NULL;
}

static bool is_earlier(const struct screen *screen)
{
	return happening_here((const struct happenings_screen *)screen) != NULL;
}

static struct outcome happenings_key(struct screen *screen, const struct key *key)
{
	struct happenings_screen *self = as_happenings(screen);

	return row_list_key(self->rows, entries(self), key) ? outcome_stay() : outcome_pass();
}

static struct outcome happenings_resumed(struct screen *screen, int value)
{
	reload(as_happenings(screen));
	return going_on(value) ? outcome_close(value) : outcome_stay();
}

static const struct command happenings_commands[] = {
	{ "Enter", "happening.enter", "happening.enter_help", open_here, is_event, 1 },
	{ "Enter Space", "happening.talked", "happening.talked_help", open_here, is_question, 1 },
	{ "Enter", "plan.edit", "happening.read_help", open_here, is_earlier, 1 },
	{ "Del", NULL, "records.remove_help", remove_here, is_earlier, 90 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 3 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { happenings_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind happenings_kind = {
	.name = "happenings",
	.commands = commands,
	.title = happenings_title,
	.draw = happenings_draw,
	.key = happenings_key,
	.resumed = happenings_resumed,
	.free = happenings_free,
};
