/* Into the trash: for a mistake. Says that it is no erasure; one key, and the file is out of sight.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/keeping_screens.h"

#include "screens/planning.h"

struct trash_question {
	struct conversation_screen in;
};

enum { INDENT = 4, COMFORTABLE = 72 };

static const struct screen_kind question_kind;

static bool put(struct vault *vault, void *data, struct error *error)
{
	const struct trash_question *self = data;

	return trash_put(vault, self->in.participant_id, services_today(self->in.services), error);
}

/* Home, whatever was open about this person. */
static struct outcome put_in_trash(struct screen *screen)
{
	struct trash_question *self = (struct trash_question *)screen;

	if (!planning_act(self->in.services, "undo.trash", put, self))
		return outcome_stay();
	services_tell(self->in.services, "trash.done");
	return outcome_home();
}

static const struct command question_commands[] = {
	{ "t Enter", "trash.put", "trash.put_help", put_in_trash, NULL, 1 },
	{ "Esc", "trash.leave", "trash.leave_help", services_go_back, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { question_commands, NULL };

static void question_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct trash_question *self = (const struct trash_question *)screen;
	const struct sentences *sentences = planning_sentences(self->in.services);
	struct area area = { body.row + 2, body.column + INDENT, body.height - 3,
			     MIN(COMFORTABLE, body.width - 2 * INDENT) };
	g_autofree char *words = say_count(sentences, "trash.what_it_is", TRASH_DAYS, NULL);
	int rows = canvas_paragraph(canvas, area, 0, STYLE_TEXT, words) + 1;

	canvas_cursor(canvas, area.row, area.column);
	area.row += rows;
	area.height -= rows;
	if (area.height > 0)
		canvas_paragraph(canvas, area, 0, STYLE_STRONG,
				 say(sentences, "trash.what_it_is_not"));
}

static char *question_title(const struct screen *screen)
{
	const struct trash_question *self = (const struct trash_question *)screen;

	return conversation_screen_title(&self->in,
					 services_say(self->in.services, "trash.question_title"));
}

static void question_free(struct screen *screen)
{
	conversation_screen_done(&((struct trash_question *)screen)->in);
	g_free(screen);
}

static const struct screen_kind question_kind = {
	.name = "trash_question",
	.commands = tables,
	.title = question_title,
	.draw = question_draw,
	.free = question_free,
};

struct screen *trash_question_screen_new(struct services *services, record_id participant_id)
{
	struct trash_question *self = g_new0(struct trash_question, 1);

	if (conversation_screen_init(&self->in, &question_kind, services, participant_id, 0))
		return &self->in.base;
	g_free(self);
	return NULL;
}
