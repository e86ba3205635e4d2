/* What app.c, loop.c and frame.c share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_APP_PRIVATE_H
#define UI_APP_PRIVATE_H

#include "ui/app.h"

struct watch {
	int fd;
	struct outcome (*ready)(void *data);
	void *data;
};

/* What the loop waits on beside the terminal; -1 each while there is no terminal. */
struct wakers {
	int signals; /* signalfd */
	int resume; /* timerfd that ends its wait when the clock jumps, as it does when the machine wakes */
	gint64 asleep; /* boot minus monotonic milliseconds when last looked at */
};

/* The key line as it was last drawn, and what it was drawn from: it seldom changes, and every letter typed would pay for it. */
struct key_line {
	const struct screen_kind *kind;
	guint64 mask;
	const char *word; /* one of its words: changes with the language */
	GArray *cells;    /* of struct cell; NULL: none is kept */
};

struct app {
	struct terminal *terminal; /* borrowed; NULL in tests */
	const struct app_host *host;
	const struct clock *clock;
	GPtrArray *screens; /* of struct screen *, owned; the last is on top */
	GArray *watches;    /* of struct watch */
	struct canvas *canvas;
	struct key_line key_line;
	char *notice; /* before `told`, and on bare screens too, until the next key; NULL: none */
	char *told;   /* on the status line until the next key; NULL: what the host says */
	bool ended, input;
	bool put_off;      /* what was due waits for one painting */
	gint64 idle_since; /* monotonic ms */
	enum app_end end;
	struct wakers wakers;
};

/* Does what a screen answered: opens, closes, ends. */
void app_apply(struct app *app, struct outcome outcome);
/* Every screen saves what is open. */
void app_cover_all(struct app *app);
void app_dispatch(struct app *app, const struct key *key);
/* Milliseconds until the next deadline: 0 when one has come, -1 when there is none. */
int app_wait_ms(const struct app *app);
bool app_has_watch(const struct app *app, int fd);

/* Draws the top screen with its title, status and key line. */
void frame_draw(struct app *app, struct canvas *canvas);
void frame_forget(struct app *app);

void loop_take_signals(struct app *app);
void loop_close(struct app *app);

#endif
