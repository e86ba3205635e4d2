/* The end of a conversation: one calm sentence, until a key. The home screen with the codes and promises of others opens only when
   nobody looks on any more.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/centred.h"
#include "screens/services.h"

struct done_screen {
	struct screen base;
	struct services *services;
	const char *said; /* i18n key of what was done */
};

static void done_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct done_screen *done = (const struct done_screen *)screen;
	struct area middle = body;

	middle.height -= 3;
	centred_draw(canvas, middle, STYLE_TEXT, services_say(done->services, done->said));
	canvas_text(canvas, body.row + body.height - 2, body.column + 2, STYLE_HINT,
		    services_say(done->services, "close.home"));
	canvas_cursor(canvas, body.row + body.height - 2, body.column + 2);
}

static struct outcome go_home(struct screen *screen)
{
	(void)screen;
	return outcome_home();
}

static void done_free(struct screen *screen)
{
	g_free(screen);
}

static const struct command done_commands[] = {
	{ "Enter Esc", NULL, "close.home", go_home, NULL, 0 },
	{ .keys = NULL },
};

static const struct command *const done_tables[] = { done_commands, NULL };

static const struct screen_kind done_kind = {
	.name = "done",
	.commands = done_tables,
	.bare = true,
	.draw = done_draw,
	.free = done_free,
};

struct screen *done_screen_new(struct services *services, const char *said)
{
	struct done_screen *done = g_new0(struct done_screen, 1);

	done->base.kind = &done_kind;
	done->services = services;
	done->said = said;
	return &done->base;
}
