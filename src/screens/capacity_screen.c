/* How many steps are bearable now: asked, not reckoned. Zero is an answer.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/going_on.h"
#include "screens/growth_screens.h"

struct capacity_screen {
	struct conversation_screen base;
	int capacity; /* 0 to CAPACITY_MOST */
};

enum { MARGIN = 3, STEP_COLUMNS = 6 };

static const struct screen_kind capacity_kind;

struct screen *capacity_screen_new(const struct conversation_screen *from, int capacity)
{
	struct capacity_screen *self = g_new0(struct capacity_screen, 1);

	if (!conversation_screen_init(&self->base, &capacity_kind, from->services,
				      from->participant_id, from->conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->capacity = capacity == CAPACITY_NONE ? 2 : capacity;
	return &self->base.base;
}

static void capacity_free(struct screen *screen)
{
	conversation_screen_done(&((struct capacity_screen *)screen)->base);
	g_free(screen);
}

static char *capacity_title(const struct screen *screen)
{
	const struct conversation_screen *base = (const struct conversation_screen *)screen;

	return conversation_screen_title(base, services_say(base->services, "capacity.title"));
}

static void draw_scale(const struct capacity_screen *self, struct canvas *canvas, int row,
		       int column)
{
	for (int i = 0; i <= CAPACITY_MOST; i++, column += STEP_COLUMNS) {
		g_autofree char *number = g_strdup_printf(i == self->capacity ? "[%d]" : " %d ", i);

		canvas_text(canvas, row, column, i == self->capacity ? STYLE_SELECTED : STYLE_TEXT,
			    number);
		if (i == self->capacity)
			canvas_cursor(canvas, row, column + 1);
	}
}

static void capacity_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct capacity_screen *self = (const struct capacity_screen *)screen;
	const struct conversation_screen *base = &self->base;
	struct area area = { body.row + 2, body.column + MARGIN, body.height - 4,
			     body.width - 2 * MARGIN };

	area.row += canvas_paragraph(
		canvas, area, 0, STYLE_STRONG,
		say(services_sentences(base->services, base->language), "capacity.question"));
	if (base->second != LANGUAGE_NONE)
		area.row += canvas_paragraph(
			canvas, area, 0, STYLE_HINT,
			say(services_sentences(base->services, base->second), "capacity.question"));
	draw_scale(self, canvas, area.row + 1, area.column);
	area.row += 3;
	canvas_paragraph(canvas, area, 0, STYLE_HINT,
			 services_say(base->services, "capacity.note"));
}

static struct outcome taken(struct screen *screen)
{
	return outcome_close(((struct capacity_screen *)screen)->capacity + 1);
}

static struct outcome not_said(struct screen *screen)
{
	(void)screen;
	return outcome_close(CAPACITY_ANSWER_NONE);
}

static struct outcome move_by(struct screen *screen, int by)
{
	struct capacity_screen *self = (struct capacity_screen *)screen;

	self->capacity = CLAMP(self->capacity + by, 0, CAPACITY_MOST);
	return outcome_stay();
}

static struct outcome more(struct screen *screen)
{
	return move_by(screen, 1);
}

static struct outcome less(struct screen *screen)
{
	return move_by(screen, -1);
}

static struct outcome capacity_key(struct screen *screen, const struct key *key)
{
	if (key->name != KEY_LETTER || key->letter < '0' || key->letter > '0' + CAPACITY_MOST)
		return outcome_pass();
	((struct capacity_screen *)screen)->capacity = (int)(key->letter - '0');
	return outcome_stay();
}

static const struct command capacity_commands[] = {
	{ "Enter", "capacity.done", "capacity.done_help", taken, NULL, 1 },
	{ "Left", "capacity.less", "capacity.less_help", less, NULL, 2 },
	{ "Right", "capacity.more", "capacity.more_help", more, NULL, 3 },
	{ "Del", "capacity.none", "capacity.none_help", not_said, NULL, 4 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { capacity_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind capacity_kind = {
	.name = "capacity",
	.commands = commands,
	.title = capacity_title,
	.draw = capacity_draw,
	.key = capacity_key,
	.free = capacity_free,
};
