/* The commands of the screen below, from the same tables that dispatch them; Enter does the chosen one.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "screens/services.h"
#include "ui/list_view.h"

#include <string.h>

struct help_screen {
	struct screen base;
	struct services *services;
	GPtrArray *commands; /* const struct command *, borrowed from const tables */
	struct list_view list;
};

static struct help_screen *as_help(struct screen *screen)
{
	return (struct help_screen *)screen;
}

static const char *sentence_of(const struct help_screen *help, const struct command *command)
{
	return services_say(help->services, command->help ? command->help : command->label);
}

/* The first two keys of a command, as they stand on the keyboard: "F1 Alt-H". */
static char *keys_of(const struct command *command)
{
	g_auto(GStrv) specs = g_strsplit(command->keys, " ", 3);
	g_autofree char *first = key_shown(specs[0]);
	g_autofree char *second = specs[1] ? key_shown(specs[1]) : g_strdup("");

	return g_strchomp(g_strdup_printf("%s %s", first, second));
}

static void draw_command(void *data, struct canvas *canvas, int index, struct area line,
			 bool is_selected)
{
	const struct help_screen *help = data;
	const struct command *command = help->commands->pdata[index];
	enum style style = is_selected ? STYLE_SELECTED : STYLE_TEXT;
	g_autofree char *keys = keys_of(command);

	canvas_text_in(canvas, line.row, line.column, 15, STYLE_STRONG, keys);
	canvas_text_in(canvas, line.row, line.column + 16, line.width - 16, style,
		       sentence_of(help, command));
}

/* What stands below the list: the whole sentence of the chosen command when its line cuts it off. */
static const char *note_of(const struct help_screen *help, int width)
{
	if (help->list.selected >= 0) {
		const char *chosen = sentence_of(help, help->commands->pdata[help->list.selected]);

		if (text_columns(chosen, -1) > width)
			return chosen;
	}
	return services_say(help->services, "help.note");
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct help_screen *help = (struct help_screen *)screen;
	struct area note = { body.row + body.height - 3, body.column + 3, 3, body.width - 4 };
	struct area area = { body.row + 1, body.column + 1, body.height - 5, body.width - 2 };

	list_view_draw(&help->list, canvas, area, draw_command, help);
	canvas_paragraph(canvas, note, 0, STYLE_HINT, note_of(help, area.width - 20));
}

static char *title(const struct screen *screen)
{
	return g_strdup(services_say(((const struct help_screen *)screen)->services, "help.title"));
}

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct help_screen *help = as_help(screen);

	if (pressed->name == KEY_NAME_ENTER && help->list.selected >= 0)
		return app_run_command(help->services->app,
				       help->commands->pdata[help->list.selected]);
	return list_view_key(&as_help(screen)->list, pressed) ? outcome_stay() : outcome_pass();
}

static void help_free(struct screen *screen)
{
	g_ptr_array_unref(as_help(screen)->commands);
	g_free(screen);
}

static const struct command *const tables[] = { NULL };

static const struct screen_kind help_kind = {
	.name = "help",
	.commands = tables,
	.title = title,
	.draw = draw,
	.key = key,
	.free = help_free,
};

struct screen *help_screen_new(struct services *services)
{
	struct help_screen *help = g_new0(struct help_screen, 1);
	GPtrArray *all = app_commands(services->app);

	help->base.kind = &help_kind;
	help->services = services;
	help->commands = g_ptr_array_new();
	for (guint i = 0; i < all->len; i++) {
		const struct command *command = all->pdata[i];

		if (command->help || command->label)
			g_ptr_array_add(help->commands, (gpointer)command);
	}
	g_ptr_array_unref(all);
	list_view_set_count(&help->list, (int)help->commands->len);
	list_view_select(&help->list, 0);
	return &help->base;
}
