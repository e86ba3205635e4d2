/* A list of records of one kind: new, open, remove.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/record_screen.h"

#include "screens/going_on.h"
#include "screens/planning.h"
#include "screens/row_list.h"

#include <string.h>

struct record_list_screen {
	struct conversation_screen base;
	const struct record_list_kind *kind;
	GPtrArray *records;
	struct row_list *rows;
};

enum { MARGIN = 2 };

static const struct screen_kind record_list_kind_of_screen;

static struct record_list_screen *as_list(struct screen *screen)
{
	return (struct record_list_screen *)screen;
}

static const void *here(const struct record_list_screen *self)
{
	return self->rows->selected < (int)self->records->len
		       ? self->records->pdata[self->rows->selected]
		       : NULL;
}

static bool has_record(const struct screen *screen)
{
	return here((const struct record_list_screen *)screen) != NULL;
}

static bool can_toggle(const struct screen *screen)
{
	return has_record(screen) && ((const struct record_list_screen *)screen)->kind->toggle;
}

static record_id id_of(const void *record)
{
	return *(const record_id *)record;
}

static void reload(struct record_list_screen *self)
{
	struct error error = ERROR_CLEAR;
	int selected = self->rows->selected;

	g_clear_pointer(&self->records, g_ptr_array_unref);
	if (!self->kind->load(self->base.services->vault, self->base.participant_id, &self->records,
			      &error)) {
		services_tell_error(self->base.services, &error);
		self->records = g_ptr_array_new();
	}
	row_list_select(self->rows, (int)self->records->len, selected);
}

struct screen *record_list_screen_new(struct services *services, record_id participant_id,
				      record_id conversation_id,
				      const struct record_list_kind *kind)
{
	struct record_list_screen *self = g_new0(struct record_list_screen, 1);

	if (!conversation_screen_init(&self->base, &record_list_kind_of_screen, services,
				      participant_id, conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->kind = kind;
	self->rows = row_list_new();
	reload(self);
	return &self->base.base;
}

static void record_list_free(struct screen *screen)
{
	struct record_list_screen *self = as_list(screen);

	g_ptr_array_unref(self->records);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

/* ---------------------------------------------------------------- drawing */

static char *record_list_title(const struct screen *screen)
{
	const struct record_list_screen *self = (const struct record_list_screen *)screen;

	return conversation_screen_title(&self->base,
					 services_say(self->base.services, self->kind->title));
}

static void add_heading(const struct record_list_screen *self, const char *heading)
{
	if (self->rows->rows->len > 0)
		row_list_blank(self->rows);
	row_list_heading(self->rows, services_say(self->base.services, heading), NULL);
}

static void add_record(const struct record_list_screen *self, int entry, const void *record)
{
	struct services *services = self->base.services;
	bool between_us = self->kind->is_between_us(record);
	g_autofree char *words = self->kind->words(services, record);
	g_autofree char *aside = self->kind->aside(services, record);
	g_autofree char *marked = NULL;

	if (between_us && conversation_screen_is_overheard(&self->base)) {
		row_list_entry(self->rows, entry, MARGIN, STYLE_HINT, "• ",
			       services_say(services, "plan.covered"), NULL);
		return;
	}
	if (between_us)
		marked = g_strdup_printf("%s %s", words, services_say(services, "plan.between_us"));
	row_list_entry(self->rows, entry, MARGIN, STYLE_TEXT, "• ", marked ? marked : words, aside);
}

static void record_list_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct record_list_screen *self = (const struct record_list_screen *)screen;
	const char *above = NULL;

	row_list_begin(self->rows, body.width);
	for (guint i = 0; i < self->records->len; i++) {
		const void *record = self->records->pdata[i];
		const char *heading = self->kind->heading ? self->kind->heading(record) : NULL;

		if (heading && (!above || strcmp(heading, above) != 0))
			add_heading(self, heading);
		above = heading;
		add_record(self, (int)i, record);
	}
	if (self->records->len == 0)
		row_list_entry(self->rows, 0, MARGIN, STYLE_HINT, NULL,
			       services_say(self->base.services, self->kind->empty), NULL);
	row_list_draw(self->rows, canvas, body);
}

/* ---------------------------------------------------------------- commands */

static struct outcome new_record(struct screen *screen)
{
	struct record_list_screen *self = as_list(screen);

	return conversation_screen_open(
		record_screen_new(&self->base, self->kind->form, self->kind->begin(&self->base)));
}

/* The form takes the record out of the list; the list is read anew when it comes back. */
static struct outcome open_record(struct screen *screen)
{
	struct record_list_screen *self = as_list(screen);
	void *record = g_ptr_array_steal_index(self->records, (guint)self->rows->selected);

	return conversation_screen_open(record_screen_new(&self->base, self->kind->form, record));
}

struct removal {
	const struct record_list_kind *kind;
	record_id id;
};

static bool remove_record(struct vault *vault, void *data, struct error *error)
{
	const struct removal *removal = data;

	return removal->kind->remove(vault, removal->id, error);
}

static struct outcome remove_here(struct screen *screen)
{
	struct record_list_screen *self = as_list(screen);
	struct removal removal = { self->kind, id_of(here(self)) };

	if (planning_act(self->base.services, self->kind->undo_removed, remove_record, &removal))
		services_tell(self->base.services, "plan.deleted");
	reload(self);
	return outcome_stay();
}

struct change {
	const struct record_list_kind *kind;
	void *record;
};

static bool save_change(struct vault *vault, void *data, struct error *error)
{
	const struct change *change = data;

	return change->kind->form->save(vault, change->record, error);
}

static struct outcome toggle(struct screen *screen)
{
	struct record_list_screen *self = as_list(screen);
	struct change change = { self->kind, self->records->pdata[self->rows->selected] };

	self->kind->toggle(change.record);
	planning_act(self->base.services, self->kind->form->undo_edited, save_change, &change);
	reload(self);
	return outcome_stay();
}

static struct outcome undo(struct screen *screen)
{
	struct record_list_screen *self = as_list(screen);

	planning_undo(self->base.services);
	reload(self);
	return outcome_stay();
}

static struct outcome record_list_key(struct screen *screen, const struct key *key)
{
	struct record_list_screen *self = as_list(screen);

	return row_list_key(self->rows, (int)self->records->len, key) ? outcome_stay()
								      : outcome_pass();
}

static struct outcome record_list_resumed(struct screen *screen, int value)
{
	reload(as_list(screen));
	return going_on(value) ? outcome_close(value) : outcome_stay();
}

static const struct command record_list_commands[] = {
	{ "n Ins", "plan.new", "records.new_help", new_record, NULL, 1 },
	{ "Enter", "plan.edit", "plan.edit_help", open_record, has_record, 2 },
	{ "Enter", NULL, NULL, new_record, NULL, 91 },
	{ "c Space", "records.choose", "records.choose_help", toggle, can_toggle, 3 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 5 },
	{ "Del", NULL, "records.remove_help", remove_here, has_record, 90 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { record_list_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind record_list_kind_of_screen = {
	.name = "records",
	.commands = commands,
	.title = record_list_title,
	.draw = record_list_draw,
	.key = record_list_key,
	.resumed = record_list_resumed,
	.free = record_list_free,
};
