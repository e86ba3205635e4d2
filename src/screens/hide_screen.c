/* A dull page at once, for when somebody walks in: nobody's words, no name, no time. Enter or Esc goes back.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/locking.h"

struct hide_screen {
	struct screen base;
	struct services *services;
};

static void hide_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct hide_screen *hide = (const struct hide_screen *)screen;

	canvas_text(canvas, body.row + 1, body.column + 2, STYLE_TEXT,
		    services_say(hide->services, "program.name"));
	canvas_text(canvas, body.row + body.height - 2, body.column + 2, STYLE_HINT,
		    services_say(hide->services, "hide.back"));
	canvas_cursor(canvas, body.row + body.height - 2, body.column + 2);
}

static struct outcome hide_back(struct screen *screen)
{
	(void)screen;
	return outcome_close(0);
}

/* Whoever has the laptop handed over can hide the screen, and go back to the card; nothing else. */
static bool may_lock(const struct screen *screen)
{
	const struct services *services = ((const struct hide_screen *)screen)->services;
	int below = app_depth(services->app) - 2;

	return services->vault &&
	       (below < 0 ||
		!g_str_equal(app_screen(services->app, below)->kind->name, "handover"));
}

static struct outcome hide_lock(struct screen *screen)
{
	return locking_lock(((struct hide_screen *)screen)->services);
}

static void hide_free(struct screen *screen)
{
	g_free(screen);
}

static const struct command hide_commands[] = {
	{ "Enter Esc", NULL, "hide.back_help", hide_back, NULL, 0 },
	{ "^L", NULL, "command.lock_help", hide_lock, may_lock, 0 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

static const struct command *const hide_tables[] = { hide_commands, NULL };

static const struct screen_kind hide_kind = {
	.name = "hide",
	.commands = hide_tables,
	.bare = true,
	.draw = hide_draw,
	.free = hide_free,
};

struct screen *hide_screen_new(struct services *services)
{
	struct hide_screen *hide = g_new0(struct hide_screen, 1);

	hide->base.kind = &hide_kind;
	hide->services = services;
	return &hide->base;
}
