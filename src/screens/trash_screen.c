/* The trash: files that were put away by mistake or in doubt; taken back, or erased now.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/keeping_screens.h"

#include "screens/planning.h"
#include "ui/list_view.h"

#include "base/text.h"

struct trash_screen {
	struct screen base;
	struct services *services;
	GPtrArray *people; /* struct participant * */
	struct list_view list;
};

enum { MARGIN = 2, CODE_COLUMNS = 10, NAME_COLUMNS = 24, FOOT_ROWS = 3 };

static struct trash_screen *as_trash(struct screen *screen)
{
	return (struct trash_screen *)screen;
}

static void reload(struct trash_screen *self)
{
	struct error error = ERROR_CLEAR;

	g_clear_pointer(&self->people, g_ptr_array_unref);
	if (!trash_list(self->services->vault, &self->people, &error)) {
		services_tell_error(self->services, &error);
		self->people = g_ptr_array_new();
	}
	list_view_set_count(&self->list, (int)self->people->len);
}

static const struct participant *here(const struct screen *screen)
{
	const struct trash_screen *self = (const struct trash_screen *)screen;

	return self->list.selected >= 0 && self->list.selected < (int)self->people->len
		       ? self->people->pdata[self->list.selected]
		       : NULL;
}

/* ---------------------------------------------------------------- commands */

static bool has_person(const struct screen *screen)
{
	return here(screen) != NULL;
}

static bool take_back_one(struct vault *vault, void *data, struct error *error)
{
	return trash_take_back(vault, *(const record_id *)data, error);
}

static struct outcome take_back(struct screen *screen)
{
	struct trash_screen *self = as_trash(screen);
	const struct participant *who = here(screen);
	record_id id = who->id;
	g_autofree char *said = say_with(planning_sentences(self->services), "trash.taken_back",
					 "code", who->code, NULL);

	if (planning_act(self->services, "undo.take_back", take_back_one, &id))
		app_tell(self->services->app, g_steal_pointer(&said));
	reload(self);
	return outcome_stay();
}

static struct outcome erase(struct screen *screen)
{
	return conversation_screen_open(
		erase_screen_new(as_trash(screen)->services, here(screen)->id));
}

static struct outcome trash_key(struct screen *screen, const struct key *key)
{
	return list_view_key(&as_trash(screen)->list, key) ? outcome_stay() : outcome_pass();
}

static const struct command trash_commands[] = {
	{ "Enter", "trash.take_back", "trash.take_back_help", take_back, has_person, 1 },
	{ "x", "trash.erase", "trash.erase_help", erase, has_person, 2 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 3 },
	{ 0 },
};

static const struct command *const tables[] = { trash_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static void draw_person(void *data, struct canvas *canvas, int index, struct area line,
			bool selected)
{
	const struct trash_screen *self = data;
	const struct participant *who = self->people->pdata[index];
	int left = MAX(0, who->trashed_on + TRASH_DAYS - services_today(self->services));
	enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
	int name = line.column + CODE_COLUMNS, days = name + NAME_COLUMNS;
	g_autofree char *words =
		say_count(planning_sentences(self->services), "trash.days_left", left, NULL);

	canvas_text_in(canvas, line.row, line.column, CODE_COLUMNS - 1, style, who->code);
	canvas_text_in(canvas, line.row, name, NAME_COLUMNS - 1, style, who->pseudonym);
	canvas_text_in(canvas, line.row, days, line.column + line.width - days, STYLE_HINT, words);
}

static void trash_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct trash_screen *self = (struct trash_screen *)screen;
	struct area foot = { body.row + body.height - FOOT_ROWS, body.column + MARGIN, FOOT_ROWS,
			     body.width - 2 * MARGIN };

	if (self->people->len == 0) {
		canvas_text_in(canvas, body.row + 1, body.column + MARGIN, body.width - MARGIN,
			       STYLE_TEXT, services_say(self->services, "trash.empty"));
		canvas_cursor(canvas, body.row + 1, body.column + MARGIN);
	}
	list_view_draw(&self->list, canvas,
		       (struct area){ body.row + 1, body.column + 1, body.height - FOOT_ROWS - 2,
				      body.width - 2 },
		       draw_person, self);
	canvas_paragraph(canvas, foot, 0, STYLE_HINT, services_say(self->services, "trash.note"));
}

static char *trash_title(const struct screen *screen)
{
	return g_strdup(
		services_say(((const struct trash_screen *)screen)->services, "trash.title"));
}

static struct outcome trash_resumed(struct screen *screen, int value)
{
	(void)value;
	reload(as_trash(screen));
	return outcome_stay();
}

static void trash_free(struct screen *screen)
{
	g_ptr_array_unref(as_trash(screen)->people);
	g_free(screen);
}

static const struct screen_kind trash_kind = {
	.name = "trash",
	.commands = tables,
	.title = trash_title,
	.draw = trash_draw,
	.key = trash_key,
	.resumed = trash_resumed,
	.free = trash_free,
};

struct screen *trash_screen_new(struct services *services)
{
	struct trash_screen *self = g_new0(struct trash_screen, 1);

	self->base.kind = &trash_kind;
	self->services = services;
	reload(self);
	list_view_select(&self->list, 0);
	return &self->base;
}
