/* One question: by which day?
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/day_question_screen.h"

#include "screens/going_on.h"
#include "ui/fields.h"

struct day_question {
	struct conversation_screen base;
	char *words;
	struct day_edit *edit;
};

enum { FIELD_WIDTH = 30 };

static const struct screen_kind day_question_kind;

static struct day_question *as_question(struct screen *screen)
{
	return (struct day_question *)screen;
}

struct screen *day_question_screen_new(const struct conversation_screen *asker, const char *words,
				       day value)
{
	struct day_question *question = g_new0(struct day_question, 1);

	if (!conversation_screen_init(&question->base, &day_question_kind, asker->services,
				      asker->participant_id, asker->conversation_id)) {
		g_free(question);
		return NULL;
	}
	question->words = g_strdup(words);
	question->edit = day_edit_new(value, services_today(asker->services));
	return &question->base.base;
}

static void day_question_free(struct screen *screen)
{
	struct day_question *question = as_question(screen);

	day_edit_free(question->edit);
	g_free(question->words);
	conversation_screen_done(&question->base);
	g_free(question);
}

static char *day_question_title(const struct screen *screen)
{
	const struct conversation_screen *base = (const struct conversation_screen *)screen;

	return conversation_screen_title(base, services_say(base->services, "plan.due_title"));
}

static void day_question_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct day_question *question = (const struct day_question *)screen;
	const struct services *services = question->base.services;
	struct area words = { body.row + 1, body.column + 2, body.height / 2, body.width - 4 };
	int row = body.row + 2 +
		  MIN(words.height,
		      canvas_paragraph(canvas, words, 0, STYLE_STRONG, question->words));
	int used = canvas_text(canvas, row, words.column, STYLE_TEXT,
			       services_say(services, "plan.due_question"));
	struct area hint = { row + 2, words.column, body.row + body.height - row - 2, words.width };

	day_edit_draw(question->edit, canvas, row, words.column + used + 1, FIELD_WIDTH, true);
	canvas_paragraph(canvas, hint, 0, STYLE_HINT, services_say(services, "plan.due_hint"));
}

static struct outcome answered(struct screen *screen)
{
	struct day_question *question = as_question(screen);

	if (day_edit_is_valid(question->edit))
		return outcome_close(day_edit_value(question->edit));
	services_tell(question->base.services, "plan.due_unclear");
	return outcome_stay();
}

static struct outcome day_question_key(struct screen *screen, const struct key *key)
{
	return day_edit_key(as_question(screen)->edit, key) ? outcome_stay() : outcome_pass();
}

static const struct command day_question_commands[] = {
	{ "Enter", "plan.due_done", "plan.due_done_help", answered, NULL, 1 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 2 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { day_question_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind day_question_kind = {
	.name = "day_question",
	.commands = commands,
	.typing = true,
	.title = day_question_title,
	.draw = day_question_draw,
	.key = day_question_key,
	.free = day_question_free,
};
