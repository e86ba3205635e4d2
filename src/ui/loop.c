/* The one loop: terminal, signals, watched descriptors, deadlines. Sleeps without a wake-up while nothing happens.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "ui/app_private.h"
#include "ui/terminal.h"

#define SUSPENDED_MS 2000 /* the boot clock may outrun the monotonic one by less without a sleep */

#define FORGOTTEN_MS 50000 /* no paste takes so long; less than the shortest silence that locks */

/* SIGINT is only taken so that it does nothing: Ctrl-C is a key here. */
static const int our_signals[] = { SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT };

static gint64 now(const struct app *app)
{
	return app->clock->monotonic_ms(app->clock->data);
}

static gint64 asleep_ms(const struct app *app)
{
	const struct clock *clock = app->clock;

	return clock->boot_ms(clock->data) - clock->monotonic_ms(clock->data);
}

/* A timer that never comes due, but whose wait ends when the clock is set, which is also what waking up does. So a laptop that is
   opened again locks at once and not at the next key, and nothing ticks meanwhile. */
static void arm_resume(int timer)
{
	struct itimerspec never = { .it_value = { .tv_sec = G_MAXINT32 * (time_t)8 } };

	if (timer >= 0)
		(void)timerfd_settime(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never,
				      NULL);
}

void loop_take_signals(struct app *app)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < G_N_ELEMENTS(our_signals); i++)
		sigaddset(&set, our_signals[i]);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	app->wakers.signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	app->wakers.resume = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
	arm_resume(app->wakers.resume);
	app->wakers.asleep = asleep_ms(app);
}

void loop_close(struct app *app)
{
	close(app->wakers.signals);
	close(app->wakers.resume);
}

/* ----------------------------------------------------------------------------------------- painting */

static void paint(struct app *app)
{
	int rows, columns;

	terminal_size(app->terminal, &rows, &columns);
	terminal_paint(app->terminal, app_picture(app, rows, columns));
}

/* ------------------------------------------------------------------------------------------- waking */

static void dispatch_all(struct app *app, GArray *keys)
{
	for (guint i = 0; i < keys->len; i++) {
		struct key *key = &g_array_index(keys, struct key, i);

		app_dispatch(app, key);
		key_done(key);
	}
	if (keys->len)
		explicit_bzero(keys->data,
			       keys->len * sizeof(struct key)); /* it may have been a passphrase */
}

/* Typed before the end came, so it is wanted: also what came of a paste. */
static void take_rest(struct app *app)
{
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(struct key));

	terminal_read_rest(app->terminal, keys);
	dispatch_all(app, keys);
}

/* Whatever the last keys asked for, it ends now and in this way. */
static void end_now(struct app *app, enum app_end end)
{
	if (app->ended)
		return;
	take_rest(app);
	app_cover_all(app);
	app->ended = true;
	app->end = end;
}

static void handle_signal(struct app *app, guint32 number)
{
	switch (number) {
	case SIGWINCH:
		terminal_resized(app->terminal);
		break;
	case SIGHUP:
		end_now(app, APP_HANGUP);
		break;
	case SIGTERM:
	case SIGQUIT:
		end_now(app, APP_TERMINATED);
		break;
	case SIGTSTP:
		terminal_suspend(app->terminal);
		raise(SIGSTOP); /* SIGCONT waits in line when this returns */
		break;
	case SIGCONT:
		terminal_continue(app->terminal);
		break;
	}
}

static void handle_signals(struct app *app)
{
	struct signalfd_siginfo info;

	while (!app->ended && read(app->wakers.signals, &info, sizeof(info)) == sizeof(info))
		handle_signal(app, info.ssi_signo);
}

/* The machine slept: the host decides (it locks) before anything is shown again. */
static void check_suspended(struct app *app, bool clock_jumped)
{
	gint64 asleep = asleep_ms(app), before = app->wakers.asleep;
	guint64 ignored;

	if (clock_jumped && read(app->wakers.resume, &ignored, sizeof(ignored)) < 0 &&
	    errno == ECANCELED)
		arm_resume(app->wakers.resume);
	app->wakers.asleep = asleep;
	if (asleep - before > SUSPENDED_MS && app->host->slept)
		app_apply(app, app->host->slept(app->host->data));
}

static void handle_keys(struct app *app)
{
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(struct key));
	bool open = terminal_read(app->terminal, keys);

	app->idle_since = now(app); /* also of a paste whose end is still to come */
	dispatch_all(app, keys);
	if (!open)
		end_now(app, APP_HANGUP);
}

/* The end of a paste that got lost would leave its words outside when the screen is covered or locked. */
static void end_forgotten_paste(struct app *app)
{
	if (!app->ended && terminal_is_pasting(app->terminal) &&
	    now(app) - app->idle_since >= FORGOTTEN_MS && app_wait_ms(app) == 0)
		take_rest(app);
}

/* A callback may take its own or another watch away, so each is looked up again by its descriptor. */
static void handle_watches(struct app *app, const struct pollfd *polled, guint count)
{
	for (guint i = 0; i < count && !app->ended; i++) {
		for (guint w = 0; polled[i].revents && w < app->watches->len; w++) {
			struct watch watch = g_array_index(app->watches, struct watch, w);

			if (watch.fd == polled[i].fd) {
				app_apply(app, watch.ready(watch.data));
				break;
			}
		}
	}
}

/* --------------------------------------------------------------------------------------------- loop */

enum { POLL_TERMINAL, POLL_SIGNALS, POLL_RESUME, POLL_WATCHES };

static GArray *descriptors(const struct app *app)
{
	GArray *polled = g_array_new(FALSE, TRUE, sizeof(struct pollfd));
	struct pollfd own[POLL_WATCHES] = {
		[POLL_TERMINAL] = { terminal_fd(app->terminal), POLLIN, 0 },
		[POLL_SIGNALS] = { app->wakers.signals, POLLIN, 0 },
		[POLL_RESUME] = { app->wakers.resume, POLLIN, 0 },
	};

	g_array_append_vals(polled, own, POLL_WATCHES);
	for (guint i = 0; i < app->watches->len; i++) {
		struct pollfd one = { g_array_index(app->watches, struct watch, i).fd, POLLIN, 0 };

		g_array_append_val(polled, one);
	}
	return polled;
}

static void wait_for_something(GArray *polled, int wait_ms)
{
	struct timespec wait = { wait_ms / 1000, (wait_ms % 1000) * 1000000L };

	if (ppoll((struct pollfd *)(gpointer)polled->data, polled->len, wait_ms < 0 ? NULL : &wait,
		  NULL) >= 0)
		return;
	for (guint i = 0; i < polled->len; i++) /* interrupted: nothing is known to be ready */
		g_array_index(polled, struct pollfd, i).revents = 0;
}

/* What a key asked for and takes long begins when its "working" has been painted; keys that keep coming put nothing off twice. */
static void due_after_painting(struct app *app)
{
	bool is_due = !app->ended && app_wait_ms(app) == 0;

	app->put_off = is_due && app->input && !app->put_off;
	if (!app->put_off)
		app_due(app);
}

static void turn(struct app *app)
{
	g_autoptr(GArray) polled = descriptors(app);
	const struct pollfd *ready = (const struct pollfd *)(gpointer)polled->data;

	wait_for_something(polled, app_wait_ms(app));
	check_suspended(app, ready[POLL_RESUME].revents);
	if (ready[POLL_SIGNALS].revents)
		handle_signals(app);
	if (ready[POLL_TERMINAL].revents && !app->ended)
		handle_keys(app);
	handle_watches(app, ready + POLL_WATCHES, polled->len - POLL_WATCHES);
	end_forgotten_paste(app);
	due_after_painting(app);
}

void app_ready(struct app *app, int milliseconds)
{
	g_autoptr(GArray) polled = g_array_new(FALSE, TRUE, sizeof(struct pollfd));

	for (guint i = 0; i < app->watches->len; i++) {
		struct pollfd one = { g_array_index(app->watches, struct watch, i).fd, POLLIN, 0 };

		g_array_append_val(polled, one);
	}
	wait_for_something(polled, milliseconds);
	handle_watches(app, (const struct pollfd *)(gpointer)polled->data, polled->len);
}

enum app_end app_run(struct app *app)
{
	app->ended = false;
	while (!app->ended && app_top(app)) {
		paint(app);
		if (app->input && app->host->after_input)
			app->host->after_input(app->host->data);
		app->input = false;
		turn(app);
	}
	return app->end;
}
