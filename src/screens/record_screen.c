/* A record in a form. Saved when one leaves it, as one action.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/record_screen.h"

#include "screens/going_on.h"
#include "screens/planning.h"

struct record_screen {
	struct conversation_screen base;
	const struct record_kind *kind;
	void *record;
	struct fields_form form;
};

static const struct screen_kind record_kind_of_screen;

static struct record_screen *as_record(struct screen *screen)
{
	return (struct record_screen *)screen;
}

static record_id id_of(const void *record)
{
	return *(const record_id *)record;
}

static void open_fields(struct record_screen *self)
{
	g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, id_of(self->record));
	g_autofree char *prefix =
		g_strdup_printf("%s:%s", self->kind->draft, id_of(self->record) ? number : "new");
	struct draft_key whose = { self->base.participant_id, self->base.conversation_id, prefix };
	int focus = self->form.focus;

	fields_form_close(&self->form);
	fields_form_open(&self->form, self->base.services, &whose, self->record, self->kind->fields,
			 self->kind->count);
	if (focus)
		self->form.focus = focus;
}

struct screen *record_screen_new(const struct conversation_screen *from,
				 const struct record_kind *kind, void *record)
{
	struct record_screen *self = g_new0(struct record_screen, 1);

	if (!conversation_screen_init(&self->base, &record_kind_of_screen, from->services,
				      from->participant_id, from->conversation_id)) {
		kind->free(record);
		g_free(self);
		return NULL;
	}
	self->kind = kind;
	self->record = record;
	open_fields(self);
	if (self->form.recovered)
		services_tell(from->services, "plan.recovered");
	return &self->base.base;
}

static void record_screen_free(struct screen *screen)
{
	struct record_screen *self = as_record(screen);

	fields_form_close(&self->form);
	self->kind->free(self->record);
	conversation_screen_done(&self->base);
	g_free(self);
}

/* ---------------------------------------------------------------- saving */

static bool save_record(struct vault *vault, void *data, struct error *error)
{
	struct record_screen *self = data;

	return self->kind->save(vault, self->record, error) &&
	       fields_form_forget_drafts(&self->form, error);
}

static bool only_forget(struct vault *vault, void *data, struct error *error)
{
	struct record_screen *self = data;

	(void)vault;
	return fields_form_forget_drafts(&self->form, error);
}

/* True: all is in the vault, or there was nothing to keep. */
static bool save(struct record_screen *self)
{
	bool is_new = id_of(self->record) == 0;
	bool changed = fields_form_take(&self->form);

	if (self->kind->is_blank(self->record) || !(changed || is_new))
		return !fields_form_has_draft(&self->form) ||
		       planning_act(self->base.services, NULL, only_forget, self);
	if (!planning_act(self->base.services,
			  is_new ? self->kind->undo_new : self->kind->undo_edited, save_record,
			  self)) {
		self->form.changed = true;
		return false;
	}
	open_fields(self);
	return true;
}

/* What was typed goes into the record first, so that it can be looked at. */
static bool is_right(struct record_screen *self)
{
	const char *wrong;

	if (!fields_form_is_clear(&self->form))
		return false;
	self->form.changed |= fields_form_take(&self->form);
	wrong = self->kind->wrong ? self->kind->wrong(self->record) : NULL;
	if (wrong)
		services_tell(self->base.services, wrong);
	return !wrong;
}

static void record_covered(struct screen *screen)
{
	struct record_screen *self = as_record(screen);

	self->form.changed |= fields_form_take(&self->form);
	if ((self->kind->wrong && self->kind->wrong(self->record)) || !save(self))
		fields_form_keep_drafts(&self->form);
}

/* ---------------------------------------------------------------- commands */

static struct outcome finished(struct screen *screen)
{
	struct record_screen *self = as_record(screen);

	return is_right(self) && save(self) ? outcome_close(1) : outcome_stay();
}

static struct outcome next_field(struct screen *screen)
{
	fields_form_move(&as_record(screen)->form, 1);
	return outcome_stay();
}

static struct outcome previous_field(struct screen *screen)
{
	fields_form_move(&as_record(screen)->form, -1);
	return outcome_stay();
}

static struct outcome record_key(struct screen *screen, const struct key *key)
{
	if (fields_form_key(&as_record(screen)->form, key))
		return outcome_stay();
	if (key->name == KEY_NAME_DOWN)
		return next_field(screen);
	if (key->name == KEY_NAME_UP)
		return previous_field(screen);
	return outcome_pass();
}

static gint64 record_deadline(const struct screen *screen)
{
	return fields_form_deadline(&((const struct record_screen *)screen)->form);
}

static struct outcome record_due(struct screen *screen)
{
	fields_form_keep_drafts(&as_record(screen)->form);
	return outcome_stay();
}

/* ---------------------------------------------------------------- drawing */

static char *record_title(const struct screen *screen)
{
	const struct record_screen *self = (const struct record_screen *)screen;

	return conversation_screen_title(&self->base,
					 services_say(self->base.services, self->kind->title));
}

static void record_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct record_screen *self = (const struct record_screen *)screen;
	const struct services *services = self->base.services;
	struct area area = { body.row + 1, body.column + 2, 3, body.width - 4 };
	g_autofree char *heading =
		self->kind->heading ? self->kind->heading(services, self->record) : NULL;
	int row = body.row + 1;

	if (heading)
		row += MIN(canvas_paragraph(canvas, area, 0, STYLE_STRONG, heading), 3) + 1;
	row = fields_form_draw(
		&self->form, canvas,
		(struct area){ row, body.column, body.row + body.height - row, body.width });
	area.row = row + 1;
	area.height = body.row + body.height - area.row;
	if (self->kind->note && area.height > 0)
		canvas_paragraph(canvas, area, 0, STYLE_HINT,
				 services_say(services, self->kind->note));
}

static const struct command record_commands[] = {
	{ "Enter", "plan.form_done", "form.done_help", finished, NULL, 1 },
	{ "Tab", "plan.form_next", "plan.form_next_help", next_field, NULL, 2 },
	{ "BackTab", NULL, "plan.form_previous_help", previous_field, NULL, 90 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { record_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind record_kind_of_screen = {
	.name = "record",
	.commands = commands,
	.typing = true,
	.title = record_title,
	.draw = record_draw,
	.key = record_key,
	.covered = record_covered,
	.deadline = record_deadline,
	.due = record_due,
	.free = record_screen_free,
};
