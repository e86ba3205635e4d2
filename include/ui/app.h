/* The one loop (ppoll): terminal, signals, the worker, a child, the next deadline. Reads all waiting input, paints once, then saves.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_APP_H
#define UI_APP_H

#include "base/clock.h"
#include "base/error.h"
#include "ui/screen.h"

struct app;
struct terminal;

/* What the program tells the toolkit. */
struct app_host {
	void *data;
	const char *(*say)(void *data, const char *key); /* the sentence of an i18n key */
	/* The status line: newly allocated text, and its style; NULL: empty. */
	char *(*status)(void *data, enum style *style);
	/* The tables that every screen that is not bare gets below its own (help, back, hide, leave).
	   The first command of the first table is the help: it always ends the key line. */
	const struct command *const *commands;
	void (*after_input)(void *data); /* painted: now save */
	gint64 (*deadline)(void *data);  /* G_MAXINT64: none */
	struct outcome (*due)(void *data);
	/* Asked before leaving and locking, after every screen was covered; false: words are not saved yet; the loop stays. */
	bool (*may_leave)(void *data);
	struct outcome (*could_not_lock)(
		void *data); /* may_leave kept it: what is shown instead; NULL: what was there */
	struct outcome (*slept)(
		void *data); /* the machine was suspended: asked before anything is painted */
};

enum app_end { APP_LEFT, APP_LOCKED, APP_HANGUP, APP_TERMINATED };

/* `terminal` NULL: without a terminal, for tests. With one, HUP, TERM, INT, QUIT, TSTP, CONT and WINCH are taken over for good, so that
   a second hangup cannot cut off the last save; whoever starts a child gives it an empty mask. Host and clock are borrowed. */
struct app *app_new(struct terminal *terminal, const struct app_host *host,
		    const struct clock *clock);
void app_free(struct app *app); /* ends and frees every screen */
void app_open(struct app *app, struct screen *screen);
struct screen *app_top(const struct app *app);
int app_depth(const struct app *app);
struct screen *app_screen(const struct app *app, int index); /* 0: the lowest */

/* Watches a descriptor for reading; the callback runs in the loop, may return an outcome for the top screen. `fd` once each. */
void app_watch(struct app *app, int fd, struct outcome (*ready)(void *data), void *data);
void app_unwatch(struct app *app, int fd);

/* A line that stands on the status line until the next key. Newly allocated text is taken. */
void app_tell(struct app *app, char *text);
/* The same in place of what is told, on a bare screen in its last row: for what nobody may miss. */
void app_notice(struct app *app, char *text);

/* Monotonic ms of the last key, or of the start. */
gint64 app_idle_since(const struct app *app);

/* Runs until the last screen closes, a screen leaves or locks, or a signal ends it. Every screen was covered when it returns, and
   none is freed before app_free, so it may be run again when locking could not save. */
enum app_end app_run(struct app *app);

/* One turn without a terminal, for tests: keys in, picture out. */
void app_press(struct app *app, const struct key *key);
void app_due(struct app *app); /* calls every deadline that has come */
/* Waits until a watched descriptor is readable, at most so long, and calls who watches it. */
void app_ready(struct app *app, int milliseconds);
const struct canvas *app_picture(struct app *app, int rows, int columns);
bool app_has_ended(const struct app *app, enum app_end *end);

/* All commands of the screen on top that are available now, with the host's; for the help screen. Of const struct command *. */
GPtrArray *app_commands(const struct app *app);
/* What the help screen answers to run one of them: it closes (resumed gets 0), and the command runs on the screen below. */
struct outcome app_run_command(struct app *app, const struct command *command);

#endif
