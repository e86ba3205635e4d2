/* The frame around every screen: title, body, status line, key line.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "ui/app_private.h"
#include "ui/cells.h"

#define LEAST_ROWS 20
#define LEAST_COLUMNS 60
#define MARGIN 1 /* columns left free at both sides */
#define GAP 2    /* columns between two commands */

static const char *say(const struct app *app, const char *key)
{
	return app->host->say(app->host->data, key);
}

static void draw_title(const struct screen *screen, struct canvas *canvas)
{
	g_autofree char *title = screen->kind->title ? screen->kind->title(screen) : NULL;

	if (title)
		canvas_text_in(canvas, 0, MARGIN, canvas_columns(canvas) - 2 * MARGIN, STYLE_TITLE,
			       title);
}

static void draw_status(const struct app *app, struct canvas *canvas)
{
	enum style style = STYLE_TEXT;
	g_autofree char *status = NULL;

	if (app->notice)
		status = g_strdup(app->notice);
	else if (app->told)
		status = g_strdup(app->told);
	else if (app->host->status)
		status = app->host->status(app->host->data, &style);
	if (status)
		canvas_text_in(canvas, canvas_rows(canvas) - 2, MARGIN,
			       canvas_columns(canvas) - 2 * MARGIN, style, status);
}

/* ---------------------------------------------------------------------------------------- key line */

static int command_columns(const struct app *app, const struct command *command, const char *shown)
{
	return text_columns(shown, -1) + 1 + text_columns(say(app, command->label), -1);
}

static char *shown_key(const struct app *app, const struct command *command)
{
	g_autofree char *spec = command_key(command, app_top(app)->kind);

	return spec ? key_shown(spec) : NULL;
}

/* Draws "Ctrl-F label"; returns the columns it took, 0 when it does not fit before `end`. */
static int draw_command(const struct app *app, struct canvas *canvas, int column, int end,
			const struct command *command)
{
	g_autofree char *shown = shown_key(app, command);
	int row = canvas_rows(canvas) - 1, key;

	if (!shown || column + command_columns(app, command, shown) > end)
		return 0;
	key = canvas_text(canvas, row, column, STYLE_STRONG, shown) + 1;
	return key + canvas_text(canvas, row, column + key, STYLE_HINT, say(app, command->label));
}

static const struct command *help_command(const struct app *app)
{
	const struct command *const *tables = app->host->commands;

	return tables && *tables && (*tables)->keys && (*tables)->label ? *tables : NULL;
}

static int help_columns(const struct app *app, const struct command *help)
{
	g_autofree char *shown = help ? shown_key(app, help) : NULL;

	return shown ? command_columns(app, help, shown) : 0;
}

static void draw_key_line(const struct app *app, struct canvas *canvas)
{
	g_autoptr(GPtrArray) commands = commands_by_rank(app_top(app), app->host->commands);
	const struct command *help = help_command(app);
	int end = canvas_columns(canvas) - MARGIN;
	int room = end - help_columns(app, help) - (help ? GAP : 0);
	int column = MARGIN;

	for (guint i = 0; i < commands->len; i++) {
		const struct command *command = commands->pdata[i];
		int taken;

		if (command == help)
			continue;
		taken = draw_command(app, canvas, column, room, command);
		if (!taken)
			break;
		column += taken + GAP;
	}
	if (help)
		draw_command(app, canvas, column, end, help);
}

/* What the key line depends on beside the size of the canvas. */
static struct key_line key_line_now(const struct app *app)
{
	const struct command *help = help_command(app);

	return (struct key_line){
		.kind = app_top(app)->kind,
		.mask = commands_mask(app_top(app), app->host->commands),
		.word = help ? say(app, help->label) : NULL,
	};
}

static bool is_kept(const struct key_line *kept, const struct key_line *now, int columns)
{
	return kept->cells && kept->cells->len == (guint)columns && kept->kind == now->kind &&
	       kept->mask == now->mask && kept->word == now->word;
}

void frame_forget(struct app *app)
{
	if (app->key_line.cells)
		g_array_free(app->key_line.cells, TRUE);
	app->key_line.cells = NULL;
}

/* A row with combining letters points into its canvas, so it is not kept. */
static void keep_key_line(struct app *app, const struct key_line *now, const struct canvas *canvas)
{
	frame_forget(app);
	app->key_line = *now;
	if (canvas->marks->len > 0)
		return;
	app->key_line.cells = g_array_new(FALSE, FALSE, sizeof(struct cell));
	g_array_append_vals(app->key_line.cells, canvas_row(canvas, canvas->rows - 1),
			    (guint)canvas->columns);
}

static void draw_or_copy_key_line(struct app *app, struct canvas *canvas)
{
	struct key_line now = key_line_now(app);

	if (is_kept(&app->key_line, &now, canvas->columns)) {
		memcpy(canvas_row(canvas, canvas->rows - 1), app->key_line.cells->data,
		       sizeof(struct cell) * (size_t)canvas->columns);
		return;
	}
	draw_key_line(app, canvas);
	keep_key_line(app, &now, canvas);
}

/* ------------------------------------------------------------------------------------------- whole */

static void draw_too_small(const struct app *app, struct canvas *canvas)
{
	int rows = canvas_rows(canvas), columns = canvas_columns(canvas);

	canvas_paragraph(canvas, (struct area){ 0, 0, rows, columns }, 0, STYLE_TEXT,
			 say(app, "screen.too_small"));
	canvas_cursor(canvas, 0, 0);
}

/* A bare screen has no status line. */
static void draw_notice(const struct app *app, struct canvas *canvas)
{
	canvas_text_in(canvas, canvas_rows(canvas) - 1, MARGIN, canvas_columns(canvas) - 2 * MARGIN,
		       STYLE_TEXT, app->notice);
}

/* A screen that places no cursor has it at its title, so that a screen reader begins there. */
static void keep_cursor_seen(struct canvas *canvas)
{
	int row, column;

	canvas_cursor_at(canvas, &row, &column);
	if (row < 0)
		canvas_cursor(canvas, 0, MARGIN);
}

void frame_draw(struct app *app, struct canvas *canvas)
{
	const struct screen *top = app_top(app);
	int rows = canvas_rows(canvas), columns = canvas_columns(canvas);
	struct area body = { 0, 0, rows, columns };

	if (!top)
		return;
	if (rows < LEAST_ROWS || columns < LEAST_COLUMNS) {
		draw_too_small(app, canvas);
		return;
	}
	if (!top->kind->bare) {
		body = (struct area){ 1, MARGIN, rows - 3, columns - 2 * MARGIN };
		draw_or_copy_key_line(app,
				      canvas); /* first: only its own combining letters count */
		draw_title(top, canvas);
		draw_status(app, canvas);
	}
	top->kind->draw(top, canvas, body);
	if (top->kind->bare && app->notice)
		draw_notice(app, canvas);
	keep_cursor_seen(canvas);
}
