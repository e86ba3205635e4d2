/* Which copies of the vault lie elsewhere. One that was destroyed cannot be looked at; here somebody says so, with date and initials.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_note.h"
#include "screens/care_screens.h"
#include "screens/copies_told.h"
#include "screens/planning.h"
#include "screens/row_list.h"

enum { MARGIN = 2, COMFORTABLE = 96 };

struct copies_screen {
	struct screen base;
	struct services *services;
	GPtrArray *copies; /* struct vault_copy *: those elsewhere, newest first */
	struct row_list *rows;
	bool asked; /* is the selected one really gone? */
};

static struct copies_screen *as_copies(struct screen *screen)
{
	return (struct copies_screen *)screen;
}

static void reload(struct copies_screen *self)
{
	const struct services *services = self->services;

	g_clear_pointer(&self->copies, g_ptr_array_unref);
	self->copies = vault_copies(services->vault_path, &services->vault_options);
	for (guint i = self->copies->len; i-- > 0;)
		if (!((const struct vault_copy *)self->copies->pdata[i])->elsewhere)
			g_ptr_array_remove_index(self->copies, i);
	row_list_select(self->rows, (int)self->copies->len, self->rows->selected);
}

static const struct vault_copy *copy_here(const struct copies_screen *self)
{
	return self->rows->selected < (int)self->copies->len
		       ? self->copies->pdata[self->rows->selected]
		       : NULL;
}

/* ---------------------------------------------------------------- saying that it is gone */

static bool may_be_gone(const struct screen *screen)
{
	const struct copies_screen *self = (const struct copies_screen *)screen;
	const struct vault_copy *copy = copy_here(self);

	return copy && !copy->reachable && !copy->gone_at &&
	       !vault_is_read_only(self->services->vault);
}

static struct outcome gone(struct screen *screen)
{
	struct copies_screen *self = as_copies(screen);
	struct services *services = self->services;
	struct error error = ERROR_CLEAR;

	if (!self->asked) {
		self->asked = true;
		services_tell(services, "copies.sure");
		return outcome_stay();
	}
	self->asked = false;
	if (vault_copy_say_gone(services->vault_path, copy_here(self)->path,
				services->settings.counsellor ? services->settings.counsellor : "",
				&services->vault_options, &error)) {
		care_note(services, AUDIT_COPY_GONE);
		services_tell(services, "copies.noted");
	} else {
		services_tell_error(services, &error);
	}
	reload(self);
	return outcome_stay();
}

static const struct command copies_commands[] = {
	{ "g", "copies.gone", "copies.gone_help", gone, may_be_gone, 1 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { copies_commands, NULL };

/* Whatever moves the attention takes the question back. */
static struct outcome copies_key(struct screen *screen, const struct key *key)
{
	struct copies_screen *self = as_copies(screen);

	if (!row_list_key(self->rows, (int)self->copies->len, key))
		return outcome_pass();
	self->asked = false;
	return outcome_stay();
}

/* ---------------------------------------------------------------- drawing */

static void add_copy(const struct copies_screen *self, int entry, const struct vault_copy *copy)
{
	struct services *services = self->services;
	g_autofree char *made = copies_told_moment(services, copy->made_at);
	g_autofree char *line = g_strdup_printf("%s  %s", made, copy->path);
	g_autofree char *said = copies_told_gone(services, copy);
	const char *state =
		services_say(services, copy->reachable ? "copies.here" : "copies.out_of_reach");

	row_list_entry(self->rows, entry, MARGIN, said ? STYLE_HINT : STYLE_TEXT, NULL, line, NULL);
	row_list_more(self->rows, entry, 2 * MARGIN, STYLE_HINT, said ? said : state);
}

static void copies_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct copies_screen *self = (const struct copies_screen *)screen;
	struct area area = { body.row + 1, body.column + MARGIN, 4,
			     MIN(COMFORTABLE, body.width - 2 * MARGIN) };
	const char *intro = self->copies->len > 0 ? "copies.intro" : "copies.none";

	canvas_cursor(canvas, area.row, area.column);
	area.row +=
		canvas_paragraph(canvas, area, 0, STYLE_TEXT, services_say(self->services, intro)) +
		1;
	area.height = body.row + body.height - area.row;
	row_list_begin(self->rows, area.width);
	for (guint i = 0; i < self->copies->len; i++)
		add_copy(self, (int)i, self->copies->pdata[i]);
	if (self->copies->len > 0)
		row_list_draw(self->rows, canvas, area);
}

static char *copies_title(const struct screen *screen)
{
	return g_strdup(
		services_say(((const struct copies_screen *)screen)->services, "copies.title"));
}

static void copies_free(struct screen *screen)
{
	struct copies_screen *self = as_copies(screen);

	g_clear_pointer(&self->copies, g_ptr_array_unref);
	row_list_free(self->rows);
	g_free(self);
}

static const struct screen_kind copies_kind = {
	.name = "copies",
	.commands = tables,
	.title = copies_title,
	.draw = copies_draw,
	.key = copies_key,
	.free = copies_free,
};

struct screen *copies_screen_new(struct services *services)
{
	struct copies_screen *self = g_new0(struct copies_screen, 1);

	self->base.kind = &copies_kind;
	self->services = services;
	self->rows = row_list_new();
	reload(self);
	return &self->base;
}
