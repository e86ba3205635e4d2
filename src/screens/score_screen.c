/* A score from 0 to 10 for one domain, with what 0, 5 and 10 look like. Only opened when both want it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/domains.h"
#include "screens/going_on.h"
#include "screens/labels.h"

struct score_screen {
	struct conversation_screen base;
	enum indicator indicator;
	int score; /* 0 to 10 */
};

enum { MOST = 10, MARGIN = 3, STEP_COLUMNS = 4 };

static const struct screen_kind score_kind;

struct screen *score_screen_new(const struct conversation_screen *asker, enum indicator indicator,
				int score)
{
	struct score_screen *self = g_new0(struct score_screen, 1);

	if (!conversation_screen_init(&self->base, &score_kind, asker->services,
				      asker->participant_id, asker->conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->indicator = indicator;
	self->score = score == SCORE_NONE ? MOST / 2 : score;
	return &self->base.base;
}

static void score_free(struct screen *screen)
{
	conversation_screen_done(&((struct score_screen *)screen)->base);
	g_free(screen);
}

static char *score_title(const struct screen *screen)
{
	const struct score_screen *self = (const struct score_screen *)screen;
	const struct services *services = self->base.services;
	g_autofree char *name =
		texts_on_screen(services, &services->content->indicators[self->indicator].name,
				services->settings.language);

	return conversation_screen_title(&self->base, name);
}

/* Returns the first free row below. */
static int draw_anchor(const struct score_screen *self, struct canvas *canvas, struct area area,
		       const char *number, const struct texts *texts)
{
	const struct conversation_screen *base = &self->base;
	struct area beside = { area.row, area.column + MARGIN + 4, area.height,
			       area.width - MARGIN - 6 };
	g_autofree char *first = texts_on_screen(base->services, texts, base->language);
	g_autofree char *second = NULL;
	int rows;

	canvas_text(canvas, area.row, area.column + MARGIN, STYLE_STRONG, number);
	rows = canvas_paragraph(canvas, beside, 0, STYLE_TEXT, first);
	if (base->second == LANGUAGE_NONE)
		return area.row + rows;
	second = texts_on_screen(base->services, texts, base->second);
	beside.row += rows;
	beside.height -= rows;
	return beside.row + canvas_paragraph(canvas, beside, 0, STYLE_HINT, second);
}

static void draw_scale(const struct score_screen *self, struct canvas *canvas, struct area area)
{
	for (int i = 0; i <= MOST; i++) {
		int column = area.column + MARGIN + i * STEP_COLUMNS;
		g_autofree char *number = g_strdup_printf(i == self->score ? "[%d]" : " %d ", i);

		canvas_text(canvas, area.row, column,
			    i == self->score ? STYLE_SELECTED : STYLE_TEXT, number);
		if (i == self->score)
			canvas_cursor(canvas, area.row, column + 1);
	}
}

static void score_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct score_screen *self = (const struct score_screen *)screen;
	const struct indicator_texts *texts =
		&self->base.services->content->indicators[self->indicator];
	int end = body.row + body.height;
	struct area area = { body.row + 1, body.column, body.height - 1, body.width };

	draw_scale(self, canvas, area);
	area.row += 2;
	area.height = end - area.row;
	area.row = draw_anchor(self, canvas, area, "0", &texts->at_0) + 1;
	area.height = end - area.row;
	area.row = draw_anchor(self, canvas, area, "5", &texts->at_5) + 1;
	area.height = end - area.row;
	draw_anchor(self, canvas, area, "10", &texts->at_10);
}

static struct outcome taken(struct screen *screen)
{
	return outcome_close(((struct score_screen *)screen)->score + 1);
}

static struct outcome none(struct screen *screen)
{
	(void)screen;
	return outcome_close(SCORE_QUESTION_NONE);
}

static struct outcome move_by(struct screen *screen, int by)
{
	struct score_screen *self = (struct score_screen *)screen;

	self->score = CLAMP(self->score + by, 0, MOST);
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

/* A 0 after a 1 means ten. */
static struct outcome score_key(struct screen *screen, const struct key *key)
{
	struct score_screen *self = (struct score_screen *)screen;

	if (key->name != KEY_LETTER || key->letter < '0' || key->letter > '9')
		return outcome_pass();
	self->score = key->letter == '0' && self->score == 1 ? MOST : (int)(key->letter - '0');
	return outcome_stay();
}

static const struct command score_commands[] = {
	{ "Enter", "indicators.score_done", "indicators.score_done_help", taken, NULL, 1 },
	{ "Left", "indicators.score_less", "indicators.score_less_help", less, NULL, 2 },
	{ "Right", "indicators.score_more", "indicators.score_more_help", more, NULL, 3 },
	{ "Del", "indicators.score_none", "indicators.score_none_help", none, NULL, 4 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { score_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind score_kind = {
	.name = "score",
	.commands = commands,
	.title = score_title,
	.draw = score_draw,
	.key = score_key,
	.free = score_free,
};
