/* A sheet is made by the press, handed to the print system, and asked after until it has ended.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_work.h"

#include "screens/planning.h"

#include <string.h>
#include <unistd.h>

enum {
	PRESS_POLL_MS = 20,
	SOON_MS = 1000,
	OFTEN_MS = 2000,
	LATER_MS = 10000,
	OFTEN_FOR_MS = 60 * 1000,
	FOLLOW_MS = 30 * 60 * 1000, /* then a printer without paper is nobody's news any more */
};

static gint64 now(const struct printing *printing)
{
	const struct clock *clock = &printing->services->clock;

	return clock->monotonic_ms(clock->data);
}

struct printing *printing_of(struct services *services)
{
	struct printing *printing = services->printing;

	if (printing)
		return printing;
	printing = g_new0(struct printing, 1);
	printing->services = services;
	printing->queues = g_ptr_array_new();
	services->printing = printing;
	return printing;
}

void printing_free(struct printing *printing)
{
	struct error error = ERROR_CLEAR;

	if (!printing)
		return;
	if (printing->press)
		(void)!press_finish(printing->press, &error);
	printer_call_drop(printing->asking);
	printer_call_drop(printing->sending);
	printer_call_drop(printing->following);
	g_ptr_array_unref(printing->queues);
	g_free(printing->path);
	g_free(printing->queue);
	g_free(printing->last_place);
	g_free(printing);
}

static void say_changed(struct printing *printing)
{
	if (printing->changed)
		printing->changed(printing->data);
}

static void tell_with(struct printing *printing, const char *key, const char *gap,
		      const char *value)
{
	app_tell(printing->services->app,
		 say_with(planning_sentences(printing->services), key, gap, value, NULL));
}

/* The call has ended, or its time has. */
static char *take_answer(struct printing *printing, struct printer_call **call, struct error *error)
{
	struct printer_call *ended = *call;

	*call = NULL;
	app_unwatch(printing->services->app, printer_call_fd(ended));
	return printer_call_end(ended, error);
}

/* ---------------------------------------------------------------- which printers there are */

static void ask_queues(struct printing *printing, bool network);

/* First the printers of this machine, so that the usual one is there at once; then those of the network. */
static struct outcome queues_are_known(void *data)
{
	struct printing *printing = data;
	bool network = printing->asks_network;
	g_autofree char *answer = take_answer(printing, &printing->asking, NULL);

	if (answer || !network) {
		g_ptr_array_unref(printing->queues);
		printing->queues = printer_queues_read(answer ? answer : "", &printing->running);
	}
	if (!network && printing->running)
		ask_queues(printing, true);
	say_changed(printing);
	return outcome_stay();
}

static void ask_queues(struct printing *printing, bool network)
{
	const struct services *services = printing->services;

	if (printing->asking)
		return;
	printing->asks_network = network;
	printing->asking =
		printer_ask_queues(services->print_programs, network, &services->clock, NULL);
	if (printing->asking)
		app_watch(services->app, printer_call_fd(printing->asking), queues_are_known,
			  printing);
}

void printing_watch(struct printing *printing, void (*changed)(void *data), void *data)
{
	printing->changed = changed;
	printing->data = data;
	ask_queues(printing, false);
}

void printing_unwatch(struct printing *printing, const void *data)
{
	if (printing->data == data)
		printing->changed = NULL;
}

/* ---------------------------------------------------------------- what became of it */

static const char *const trouble_keys[PRINTER_TROUBLE_COUNT] = {
	[PRINTER_STOPPED] = "printer.stopped", [PRINTER_NO_PAPER] = "printer.no_paper",
	[PRINTER_JAM] = "printer.jam",         [PRINTER_OPEN] = "printer.open",
	[PRINTER_NO_INK] = "printer.no_ink",   [PRINTER_OFFLINE] = "printer.offline",
};

static const char *const state_keys[PRINTER_JOB_STATE_COUNT] = {
	[PRINTER_JOB_WAITING] = "printer.waiting",     [PRINTER_JOB_PRINTING] = "printer.printing",
	[PRINTER_JOB_HELD] = "printer.held",           [PRINTER_JOB_DONE] = "printer.done",
	[PRINTER_JOB_CANCELLED] = "printer.cancelled", [PRINTER_JOB_FAILED] = "printer.failed",
	[PRINTER_JOB_ENDED] = "printer.ended",
};

char *printing_words(const struct printing *printing)
{
	const struct sentences *sentences = planning_sentences(printing->services);
	const char *key = printing->job.trouble ? trouble_keys[printing->job.trouble]
						: state_keys[printing->job.state];

	if (printing->press || printing->sending)
		key = "printer.sending";
	if (!printing->queue || (!printing_is_busy(printing) && !printing->number))
		return NULL;
	return say_with(sentences, key, "printer", printing->queue, NULL);
}

/* The print screen shows it by itself. Elsewhere it is told when it matters, and never where somebody else looks on. */
static void tell_elsewhere(struct printing *printing)
{
	const struct screen *top = app_top(printing->services->app);

	printing->untold = !printing->changed &&
			   (printing->job.trouble || printer_job_has_ended(&printing->job));
	if (!printing->untold || !top || top->kind->bare)
		return;
	printing->untold = false;
	app_tell(printing->services->app, printing_words(printing));
}

static void ask_again(struct printing *printing)
{
	gint64 since = FOLLOW_MS - (printing->ask_until - now(printing));

	printing->ask_at = now(printing) + (since < OFTEN_FOR_MS ? OFTEN_MS : LATER_MS);
	if (printing->untold)
		return;
	if (printer_job_has_ended(&printing->job) || printing->ask_at > printing->ask_until)
		printing->ask_at = G_MAXINT64;
}

static struct outcome job_is_known(void *data)
{
	struct printing *printing = data;
	g_autofree char *answer = take_answer(printing, &printing->following, NULL);
	struct printer_job before = printing->job;

	if (answer)
		(void)printer_job_read(answer, printing->queue, printing->number, &printing->job);
	if (printing->untold || printing->job.state != before.state ||
	    printing->job.trouble != before.trouble) {
		tell_elsewhere(printing);
		say_changed(printing);
	}
	ask_again(printing);
	return outcome_stay();
}

static void ask_job(struct printing *printing)
{
	const struct services *services = printing->services;

	printing->ask_at = G_MAXINT64;
	printing->following = printer_ask_jobs(services->print_programs, &services->clock, NULL);
	if (printing->following)
		app_watch(services->app, printer_call_fd(printing->following), job_is_known,
			  printing);
}

/* "Handed over" is all we know of a print system that gives no number. */
static void follow(struct printing *printing, int number)
{
	printing->number = number;
	printing->job = (struct printer_job){ .state = PRINTER_JOB_WAITING };
	printing->ask_at = now(printing) + SOON_MS;
	printing->ask_until = now(printing) + FOLLOW_MS;
	if (!number)
		tell_with(printing, "printer.handed", "printer", printing->queue);
}

static void follow_nothing(struct printing *printing)
{
	if (printing->following)
		app_unwatch(printing->services->app, printer_call_fd(printing->following));
	g_clear_pointer(&printing->following, printer_call_drop);
	printing->number = 0;
	printing->untold = false;
}

/* ---------------------------------------------------------------- the sheet on its way */

bool printing_is_busy(const struct printing *printing)
{
	return printing->press || printing->sending;
}

static struct outcome sheet_was_sent(void *data)
{
	struct printing *printing = data;
	struct error error = ERROR_CLEAR;
	g_autofree char *answer = take_answer(printing, &printing->sending, &error);

	if (answer)
		follow(printing, printer_job_read_number(answer));
	else
		services_tell_error(printing->services, &error);
	say_changed(printing);
	return outcome_stay();
}

static void send_sheet(struct printing *printing, int sheet)
{
	const struct services *services = printing->services;
	const struct printer_wishes wishes = {
		.queue = printing->queue,
		.two_sided = printing->two_sided,
		.copies = printing->copies,
	};
	struct error error = ERROR_CLEAR;

	printing->sending =
		printer_send(services->print_programs, sheet, &wishes, &services->clock, &error);
	if (printing->sending)
		app_watch(services->app, printer_call_fd(printing->sending), sheet_was_sent,
			  printing);
	else
		services_tell_error(printing->services, &error);
}

static bool press_ended(struct printing *printing, struct press *press, struct error *error)
{
	int sheet;

	if (printing->path)
		return press_finish(press, error);
	sheet = press_finish_in_memory(press, error);
	if (sheet < 0)
		return false;
	send_sheet(printing, sheet);
	close(sheet);
	return true;
}

static struct outcome sheet_is_made(void *data)
{
	struct printing *printing = data;
	struct press *press = printing->press;
	struct error error = ERROR_CLEAR;

	app_unwatch(printing->services->app, press_fd(press));
	printing->press = NULL;
	if (!press_ended(printing, press, &error))
		services_tell_error(printing->services, &error);
	else if (printing->path)
		tell_with(printing, "print.done", "path", printing->path);
	say_changed(printing);
	return outcome_stay();
}

static bool start_press(struct printing *printing, const struct document *document)
{
	struct services *services = printing->services;
	struct error error = ERROR_CLEAR;

	follow_nothing(printing);
	printing->press = press_start(document, printing->path, NULL, &services->clock, &error);
	if (!printing->press) {
		services_tell_error(services, &error);
		return false;
	}
	press_write(printing->press);
	app_watch(services->app, press_fd(printing->press), sheet_is_made, printing);
	return true;
}

bool printing_to_file(struct printing *printing, const struct document *document, const char *path)
{
	g_clear_pointer(&printing->queue, g_free);
	g_free(printing->path);
	printing->path = g_strdup(path);
	if (!start_press(printing, document))
		return false;
	tell_with(printing, "print.busy", "path", path);
	return true;
}

bool printing_to_queue(struct printing *printing, const struct document *document,
		       const struct printer_wishes *wishes)
{
	g_clear_pointer(&printing->path, g_free);
	g_free(printing->queue);
	printing->queue = g_strdup(wishes->queue);
	printing->two_sided = wishes->two_sided;
	printing->copies = wishes->copies;
	return start_press(printing, document);
}

bool print_and_wait(const struct services *services, const struct document *document,
		    struct error *error)
{
	GByteArray *pdf = press_run_to_memory(document, NULL, &services->clock, error);
	bool printed = pdf && printer_print(services->print_programs, pdf->data, pdf->len,
					    &services->clock, error);

	if (pdf)
		explicit_bzero(pdf->data, pdf->len);
	g_clear_pointer(&pdf, g_byte_array_unref);
	return printed;
}

/* ---------------------------------------------------------------- time */

static gint64 call_deadline(const struct printer_call *call)
{
	return call ? printer_call_deadline(call) : G_MAXINT64;
}

static gint64 press_due(const struct printing *printing)
{
	const struct press *press = printing->press;

	if (!press)
		return G_MAXINT64;
	if (press_write_fd(press) < 0)
		return press_deadline(press);
	return MIN(press_deadline(press), now(printing) + PRESS_POLL_MS);
}

gint64 printing_deadline(const struct services *services)
{
	const struct printing *printing = services->printing;
	gint64 calls;

	if (!printing)
		return G_MAXINT64;
	calls = MIN(call_deadline(printing->asking),
		    MIN(call_deadline(printing->sending), call_deadline(printing->following)));
	if (printing->number)
		calls = MIN(calls, printing->ask_at);
	return MIN(calls, press_due(printing));
}

static void press_goes_on(struct printing *printing)
{
	press_write(printing->press);
	if (now(printing) >= press_deadline(printing->press))
		(void)sheet_is_made(printing);
}

void printing_due(struct services *services)
{
	struct printing *printing = services->printing;

	if (!printing)
		return;
	if (printing->press)
		press_goes_on(printing);
	if (call_deadline(printing->asking) <= now(printing))
		(void)queues_are_known(printing);
	if (call_deadline(printing->sending) <= now(printing))
		(void)sheet_was_sent(printing);
	if (call_deadline(printing->following) <= now(printing))
		(void)job_is_known(printing);
	if (printing->number && !printing->following && printing->ask_at <= now(printing))
		ask_job(printing);
}
