/* The stack of screens and what their outcomes do to it. The loop around it is in loop.c, the picture in frame.c.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/app.h"

#include "ui/app_private.h"

static gint64 now(const struct app *app)
{
	return app->clock->monotonic_ms(app->clock->data);
}

struct app *app_new(struct terminal *terminal, const struct app_host *host,
		    const struct clock *clock)
{
	struct app *app = g_new0(struct app, 1);

	app->terminal = terminal;
	app->host = host;
	app->clock = clock;
	app->screens = g_ptr_array_new();
	app->watches = g_array_new(FALSE, TRUE, sizeof(struct watch));
	app->wakers.signals = app->wakers.resume = -1;
	app->idle_since = now(app);
	if (terminal)
		loop_take_signals(app);
	return app;
}

struct screen *app_top(const struct app *app)
{
	return app->screens->len ? app->screens->pdata[app->screens->len - 1] : NULL;
}

int app_depth(const struct app *app)
{
	return (int)app->screens->len;
}

struct screen *app_screen(const struct app *app, int index)
{
	return app->screens->pdata[index];
}

void app_open(struct app *app, struct screen *screen)
{
	g_ptr_array_add(app->screens, screen);
}

static void cover(struct screen *screen)
{
	if (screen && screen->kind->covered)
		screen->kind->covered(screen);
}

void app_cover_all(struct app *app)
{
	for (guint i = app->screens->len; i > 0; i--)
		cover(app->screens->pdata[i - 1]);
}

static void end_top(struct app *app)
{
	struct screen *top = app_top(app);

	if (!app->ended)
		cover(top); /* at the end all were covered, and the vault may be gone */
	g_ptr_array_set_size(app->screens, (int)app->screens->len - 1);
	if (top->kind->free)
		top->kind->free(top);
}

void app_free(struct app *app)
{
	if (!app)
		return;
	while (app_top(app))
		end_top(app);
	if (app->terminal)
		loop_close(app);
	g_ptr_array_free(app->screens, TRUE);
	g_array_free(app->watches, TRUE);
	canvas_free(app->canvas);
	frame_forget(app);
	g_free(app->told);
	g_free(app->notice);
	g_free(app);
}

/* ---------------------------------------------------------------------------------------- outcomes */

/* False when the host keeps the loop: words are not saved yet. */
static bool end_with(struct app *app, enum app_end end)
{
	app_cover_all(app);
	if (app->host->may_leave && !app->host->may_leave(app->host->data))
		return false;
	app->ended = true;
	app->end = end;
	return true;
}

static struct outcome lock(struct app *app)
{
	if (end_with(app, APP_LOCKED) || !app->host->could_not_lock)
		return outcome_stay();
	return app->host->could_not_lock(app->host->data);
}

static struct outcome resume_top(struct app *app, int value)
{
	struct screen *top = app_top(app);

	return top->kind->resumed ? top->kind->resumed(top, value) : outcome_stay();
}

static bool may_run(const struct screen *screen, const struct command *command)
{
	return !command->available || command->available(screen);
}

/* Back to the screen below, which may answer with something of its own. */
static struct outcome close_top(struct app *app, struct outcome outcome)
{
	struct outcome next;

	if (app->screens->len == 1) {
		end_with(app, APP_LEFT);
		return outcome_stay();
	}
	end_top(app);
	next = resume_top(app, outcome.value);
	if (outcome.kind != OUTCOME_RUN || next.kind > OUTCOME_PASS ||
	    !may_run(app_top(app), outcome.command))
		return next;
	return outcome.command->run(app_top(app));
}

static struct outcome go_home(struct app *app)
{
	bool moved = app->screens->len > 1;

	while (app->screens->len > 1)
		end_top(app);
	return moved ? resume_top(app, 0) : outcome_stay();
}

static struct outcome apply_once(struct app *app, struct outcome outcome)
{
	switch (outcome.kind) {
	case OUTCOME_STAY:
	case OUTCOME_PASS:
		break;
	case OUTCOME_OPEN:
		cover(app_top(app));
		app_open(app, outcome.screen);
		break;
	case OUTCOME_REPLACE:
		end_top(app);
		app_open(app, outcome.screen);
		break;
	case OUTCOME_CLOSE:
	case OUTCOME_RUN:
		return close_top(app, outcome);
	case OUTCOME_HOME:
		return go_home(app);
	case OUTCOME_LEAVE:
		end_with(app, APP_LEFT);
		break;
	case OUTCOME_LOCK:
		return lock(app);
	}
	return outcome_stay();
}

void app_apply(struct app *app, struct outcome outcome)
{
	while (outcome.kind != OUTCOME_STAY && outcome.kind != OUTCOME_PASS)
		outcome = apply_once(app, outcome);
}

/* -------------------------------------------------------------------------------------------- keys */

static const struct command *find_command(const struct screen *screen,
					  const struct command *const *tables,
					  const struct key *key)
{
	if (screen->kind->typing && key->name == KEY_LETTER)
		return NULL; /* text */
	for (; tables && *tables; tables++)
		for (const struct command *command = *tables; command->keys; command++)
			if (command_matches(command, screen->kind, key) && may_run(screen, command))
				return command;
	return NULL;
}

void app_dispatch(struct app *app, const struct key *key)
{
	struct screen *top = app_top(app);
	const struct command *command;

	if (!top || app->ended)
		return;
	g_clear_pointer(&app->told, g_free);
	g_clear_pointer(&app->notice, g_free);
	app->idle_since = now(app);
	app->input = true;
	command = find_command(top, top->kind->commands, key);
	if (!command && !top->kind->bare)
		command = find_command(top, app->host->commands, key);
	if (command)
		app_apply(app, command->run(top));
	else if (top->kind->key)
		app_apply(app, top->kind->key(top, key));
}

void app_press(struct app *app, const struct key *key)
{
	app_dispatch(app, key);
	if (app->host->after_input)
		app->host->after_input(app->host->data);
	app->input = false;
}

void app_tell(struct app *app, char *text)
{
	g_free(app->told);
	app->told = text;
}

void app_notice(struct app *app, char *text)
{
	g_free(app->notice);
	app->notice = text;
}

gint64 app_idle_since(const struct app *app)
{
	return app->idle_since;
}

GPtrArray *app_commands(const struct app *app)
{
	struct screen *top = app_top(app);

	return top ? commands_available(top, app->host->commands) : g_ptr_array_new();
}

struct outcome app_run_command(struct app *app, const struct command *command)
{
	(void)app;
	return (struct outcome){ .kind = OUTCOME_RUN, .command = command };
}

bool app_has_ended(const struct app *app, enum app_end *end)
{
	if (end && app->ended)
		*end = app->end;
	return app->ended;
}

/* --------------------------------------------------------------------------------------- deadlines */

static gint64 screen_deadline(const struct app *app)
{
	const struct screen *top = app_top(app);

	return top && top->kind->deadline ? top->kind->deadline(top) : G_MAXINT64;
}

static gint64 host_deadline(const struct app *app)
{
	return app->host->deadline ? app->host->deadline(app->host->data) : G_MAXINT64;
}

int app_wait_ms(const struct app *app)
{
	gint64 deadline = MIN(screen_deadline(app), host_deadline(app));

	if (deadline == G_MAXINT64)
		return -1;
	return (int)CLAMP(deadline - now(app), 0, G_MAXINT);
}

void app_due(struct app *app)
{
	if (!app->ended && screen_deadline(app) <= now(app))
		app_apply(app, app_top(app)->kind->due(app_top(app)));
	if (!app->ended && host_deadline(app) <= now(app) && app->host->due)
		app_apply(app, app->host->due(app->host->data));
}

/* ----------------------------------------------------------------------------------------- watches */

void app_watch(struct app *app, int fd, struct outcome (*ready)(void *data), void *data)
{
	struct watch watch = { fd, ready, data };

	g_array_append_val(app->watches, watch);
}

static int watch_index(const struct app *app, int fd)
{
	for (guint i = 0; i < app->watches->len; i++)
		if (g_array_index(app->watches, struct watch, i).fd == fd)
			return (int)i;
	return -1;
}

bool app_has_watch(const struct app *app, int fd)
{
	return watch_index(app, fd) >= 0;
}

void app_unwatch(struct app *app, int fd)
{
	int index = watch_index(app, fd);

	if (index >= 0)
		g_array_remove_index(app->watches, (guint)index);
}

/* ----------------------------------------------------------------------------------------- picture */

const struct canvas *app_picture(struct app *app, int rows, int columns)
{
	if (!app->canvas || canvas_rows(app->canvas) != rows ||
	    canvas_columns(app->canvas) != columns) {
		canvas_free(app->canvas);
		app->canvas = canvas_new(rows, columns);
	}
	canvas_clear(app->canvas);
	frame_draw(app, app->canvas);
	return app->canvas;
}
