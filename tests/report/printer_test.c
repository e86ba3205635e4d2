/* What the print system answers is understood, recorded as it came from CUPS 2.4; and a call to one that hangs ends.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/printer.h"

#include <glib/gstdio.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* ---------------------------------------------------------------- answers */

static const struct printer_queue *queue(const GPtrArray *queues, guint index)
{
	assert_true(index < queues->len);
	return queues->pdata[index];
}

static void the_default_printer_stands_first(void **state)
{
	g_autoptr(GPtrArray) queues = NULL;
	bool running;

	(void)state;
	queues = printer_queues_read("scheduler is running\n"
				     "system default destination: Принтер_у_коридорі\n"
				     "HP-LaserJet\n"
				     "Принтер_у_коридорі\n"
				     "printer HP-LaserJet is idle.  enabled since Fri Nov 20\n"
				     "printer Принтер_у_коридорі disabled since Fri Nov 20 2026 -\n"
				     "\tЗакінчився папір\n",
				     &running);
	assert_true(running);
	assert_int_equal(queues->len, 2);
	assert_string_equal(queue(queues, 0)->name, "Принтер_у_коридорі");
	assert_true(queue(queues, 0)->stopped);
	assert_string_equal(queue(queues, 1)->name, "HP-LaserJet");
	assert_false(queue(queues, 1)->stopped);
}

static void without_a_default_the_order_is_kept(void **state)
{
	g_autoptr(GPtrArray) queues = NULL;
	bool running;

	(void)state;
	queues = printer_queues_read("scheduler is running\nno system default destination\nb\na\n"
				     "printer b now printing b-5.  enabled since Fri Nov 20\n",
				     &running);
	assert_int_equal(queues->len, 2);
	assert_string_equal(queue(queues, 0)->name, "b");
	assert_true(queue(queues, 0)->known);
	assert_string_equal(queue(queues, 1)->name, "a");
	assert_false(queue(queues, 1)->known);
}

static void a_print_system_without_printers_is_running_all_the_same(void **state)
{
	g_autoptr(GPtrArray) some = NULL, none = NULL;
	bool running;

	(void)state;
	some = printer_queues_read("scheduler is running\nno system default destination\n",
				   &running);
	assert_true(running);
	assert_int_equal(some->len, 0);
	none = printer_queues_read("scheduler is not running\nno system default destination\n",
				   &running);
	assert_false(running);
	assert_int_equal(none->len, 0);
}

static void nonsense_is_no_printer(void **state)
{
	g_autoptr(GPtrArray) queues = NULL;
	bool running;

	(void)state;
	queues = printer_queues_read("\n\tx\nprinter \nprinter x\nlpstat: error - bad\n", &running);
	assert_int_equal(queues->len, 0);
	assert_int_equal(printer_job_read_number(""), 0);
	assert_int_equal(printer_job_read_number("request id is "), 0);
	assert_int_equal(printer_job_read_number("request id is x (1 file(s))"), 0);
	assert_int_equal(printer_job_read_number("request id is 17"), 0);
}

static void the_number_of_a_job_is_behind_the_last_dash(void **state)
{
	(void)state;
	assert_int_equal(printer_job_read_number("request id is принтер-1 (0 file(s))\n"), 1);
	assert_int_equal(printer_job_read_number("request id is HP-2055-117 (1 file(s))\n"), 117);
}

#define RUNNING "scheduler is running\n"
#define PRINTER_IDLE                                                                               \
	"printer pr is idle.  enabled since Fri Nov 20 21:17:17 2026\n\tForm mounted:\n"           \
	"\tDescription: pr\n\tAlerts: none\n\tLocation: \n"
#define JOB_3 "pr-3                    root             35840   Fri Nov 20 21:17:10 2026\n"
#define JOB_33 "pr-33                   root             35840   Fri Nov 20 21:17:10 2026\n"

struct expected {
	const char *answer;
	enum printer_job_state state;
	enum printer_trouble trouble;
};

static const struct expected expected[] = {
	{ JOB_3 "\tStatus: \n\tAlerts: none\n\tqueued for pr\n" RUNNING PRINTER_IDLE,
	  PRINTER_JOB_WAITING, PRINTER_FINE },
	/* a name in other letters comes back as it stands in an address */
	{ "%D0%BF%D1%80-3 root 35840 Fri Nov 20\n\tAlerts: job-printing\n" RUNNING PRINTER_IDLE,
	  PRINTER_JOB_PRINTING, PRINTER_FINE },
	{ JOB_3 "\tStatus: Printing.\n\tAlerts: job-printing\n\tqueued for pr\n" RUNNING
		"printer pr now printing pr-3.  enabled since Fri Nov 20\n\tPrinting.\n"
		"\tAlerts: cups-waiting-for-job-completed\n",
	  PRINTER_JOB_PRINTING, PRINTER_FINE },
	{ JOB_3 "\tStatus: The printer may not exist or is unavailable at this time.\n"
		"\tAlerts: job-printing\n\tqueued for pr\n" RUNNING
		"printer pr now printing pr-3.  enabled since Fri Nov 20\n"
		"\tThe printer may not exist or is unavailable at this time.\n\tAlerts: none\n",
	  PRINTER_JOB_PRINTING, PRINTER_OFFLINE },
	{ JOB_3 "\tAlerts: job-printing\n" RUNNING
		"printer pr now printing pr-3.  enabled since Fri\n\t\n"
		"\tAlerts: media-empty-error media-needed-error\n",
	  PRINTER_JOB_PRINTING, PRINTER_NO_PAPER },
	{ JOB_3 "\tAlerts: none\n" RUNNING "printer pr disabled since Fri Nov 20 21:14:14 2026 -\n"
		"\tPaused\n\tDescription: the one that is offline on Mondays\n\tAlerts: paused\n",
	  PRINTER_JOB_WAITING, PRINTER_STOPPED },
	/* another printer's trouble is none of ours */
	{ JOB_3 "\tAlerts: job-printing\n" RUNNING PRINTER_IDLE
		"printer prague disabled since Fri\n\tPaused\n\tAlerts: media-jam-error\n",
	  PRINTER_JOB_PRINTING, PRINTER_FINE },
	{ JOB_3 "\tAlerts: job-hold-until-specified\n" RUNNING PRINTER_IDLE, PRINTER_JOB_HELD,
	  PRINTER_FINE },
	{ RUNNING JOB_3 "\tStatus: \n\tAlerts: processing-to-stop-point\n" PRINTER_IDLE,
	  PRINTER_JOB_DONE, PRINTER_FINE },
	{ RUNNING JOB_3 "\tStatus: x\n\tAlerts: job-completed-successfully\n", PRINTER_JOB_DONE,
	  PRINTER_FINE },
	{ RUNNING JOB_3 "\tStatus: Printer cannot print with supplied options.\n"
			"\tAlerts: processing-to-stop-point\n",
	  PRINTER_JOB_ENDED, PRINTER_FINE },
	{ RUNNING JOB_3 "\tAlerts: processing-to-stop-point\n", PRINTER_JOB_CANCELLED,
	  PRINTER_FINE },
	{ RUNNING JOB_3 "\tStatus: \n\tAlerts: job-canceled-by-user\n", PRINTER_JOB_CANCELLED,
	  PRINTER_FINE },
	{ RUNNING JOB_3 "\tStatus: \n\tAlerts: aborted-by-system\n", PRINTER_JOB_FAILED,
	  PRINTER_FINE },
	{ JOB_33 "\tAlerts: job-printing\n" RUNNING PRINTER_IDLE, PRINTER_JOB_ENDED, PRINTER_FINE },
	{ RUNNING, PRINTER_JOB_ENDED, PRINTER_FINE },
};

static void what_became_of_a_job_is_read_from_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
		struct printer_job job;

		assert_true(printer_job_read(expected[i].answer, i % 2 ? "pr" : "pr/both-sides", 3,
					     &job));
		if (job.state != expected[i].state || job.trouble != expected[i].trouble)
			fail_msg("answer %zu: state %d, trouble %d", i, job.state, job.trouble);
	}
}

static void a_print_system_that_is_gone_says_nothing_about_a_job(void **state)
{
	struct printer_job job = { .state = PRINTER_JOB_WAITING };

	(void)state;
	assert_false(printer_job_read("scheduler is not running\n", "pr", 3, &job));
	assert_false(printer_job_read("", "pr", 3, &job));
	assert_int_equal(job.state, PRINTER_JOB_WAITING);
}

/* ---------------------------------------------------------------- calls */

static gint64 no_time(void *data)
{
	return *(gint64 *)data;
}

struct desk {
	char *programs; /* a folder with an lp and an lpstat of ours */
	gint64 now_ms;
	struct clock clock;
};

static void put_program(const struct desk *desk, const char *name, const char *script)
{
	g_autofree char *path = g_build_filename(desk->programs, name, NULL);

	assert_true(g_file_set_contents(path, script, -1, NULL));
	assert_int_equal(chmod(path, 0755), 0);
}

static void begin(struct desk *desk)
{
	*desk = (struct desk){ .programs = g_dir_make_tmp("perspectief-lp-XXXXXX", NULL),
			       .now_ms = 5000 };
	desk->clock = (struct clock){ .data = &desk->now_ms, .monotonic_ms = no_time };
}

static char *path_of(const struct desk *desk, const char *name)
{
	return g_build_filename(desk->programs, name, NULL);
}

static void end(struct desk *desk)
{
	static const char *const names[] = { "lp", "lpstat", "taken", "words", "terminal" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = path_of(desk, names[i]);

		g_unlink(path);
	}
	assert_int_equal(g_rmdir(desk->programs), 0);
	g_free(desk->programs);
}

static void the_sheet_arrives_whole_with_a_title_that_names_nobody(void **state)
{
	struct desk desk;
	struct error error = ERROR_CLEAR;
	g_autofree char *script = NULL, *taken = NULL, *words = NULL, *path = NULL, *path_2 = NULL;

	(void)state;
	begin(&desk);
	path = path_of(&desk, "taken");
	path_2 = path_of(&desk, "words");
	script = g_strdup_printf("#!/bin/sh\ncat >%s\necho \"$@\" >%s\n", path, path_2);
	put_program(&desk, "lp", script);
	assert_true(printer_is_there(desk.programs));
	assert_true(printer_print(desk.programs, (const guint8 *)"%PDF-sheet", 10, &desk.clock,
				  &error));
	assert_true(g_file_get_contents(path, &taken, NULL, NULL));
	assert_string_equal(taken, "%PDF-sheet");
	assert_true(g_file_get_contents(path_2, &words, NULL, NULL));
	assert_string_equal(words, "-t perspectief -o media=A4 -o sides=one-sided -n 1\n");
	end(&desk);
}

static void a_print_system_that_hangs_is_left_alone_after_its_time(void **state)
{
	struct desk desk;
	struct error error = ERROR_CLEAR;
	struct printer_call *call;

	(void)state;
	begin(&desk);
	put_program(&desk, "lpstat", "#!/bin/sh\nexec sleep 1000\n");
	call = printer_ask_queues(desk.programs, true, &desk.clock, &error);
	assert_non_null(call);
	assert_int_equal(printer_call_deadline(call), desk.now_ms + 10000);
	assert_null(printer_call_end(call, &error)); /* killed: this returns at once */
	assert_string_equal(error.sentence, "printer.silent");
	end(&desk);
}

static void what_lpstat_said_counts_although_it_found_no_printer(void **state)
{
	struct desk desk;
	struct error error = ERROR_CLEAR;
	struct printer_call *call;
	struct pollfd wait = { .events = POLLIN };
	g_autofree char *answer = NULL;

	(void)state;
	begin(&desk);
	put_program(&desk, "lpstat", "#!/bin/sh\necho scheduler is running; exit 1\n");
	call = printer_ask_queues(desk.programs, true, &desk.clock, &error);
	assert_non_null(call);
	wait.fd = printer_call_fd(call);
	assert_int_equal(poll(&wait, 1, 10000), 1);
	answer = printer_call_end(call, &error);
	assert_string_equal(answer, RUNNING);
	end(&desk);
}

static void an_answer_without_end_fills_no_memory_and_ends(void **state)
{
	struct desk desk;
	struct error error = ERROR_CLEAR;
	struct printer_call *call;
	struct pollfd wait = { .events = POLLIN };
	g_autofree char *answer = NULL;
	g_autoptr(GPtrArray) queues = NULL;
	bool running;

	(void)state;
	begin(&desk);
	put_program(&desk, "lpstat", "#!/bin/sh\nexec seq 1 2000000\n");
	call = printer_ask_queues(desk.programs, true, &desk.clock, &error);
	assert_non_null(call);
	wait.fd = printer_call_fd(call);
	assert_int_equal(poll(&wait, 1, 10000), 1);
	answer = printer_call_end(call, &error);
	assert_true(strlen(answer) > 100000 && strlen(answer) <= 128 * 1024);
	queues = printer_queues_read(answer, &running);
	assert_true(queues->len <= 200);
	end(&desk);
}

/* It has no terminal to ask on: a question for a password would stand across the screen and wait for ever. */
static void a_password_cannot_be_asked_for(void **state)
{
	struct desk desk;
	struct error error = ERROR_CLEAR;

	(void)state;
	begin(&desk);
	put_program(&desk, "lp",
		    "#!/bin/sh\nif (: </dev/tty) 2>/dev/null; then exit 0; fi\nexit 1\n");
	assert_false(printer_print(desk.programs, (const guint8 *)"x", 1, &desk.clock, &error));
	assert_string_equal(error.sentence, "printer.refused");
	end(&desk);
}

static void without_the_programs_there_is_no_print_system(void **state)
{
	struct error error = ERROR_CLEAR;
	gint64 now_ms = 1;
	struct clock clock = { .data = &now_ms, .monotonic_ms = no_time };

	(void)state;
	assert_false(printer_is_there("/nowhere"));
	assert_null(printer_ask_queues("/nowhere", false, &clock, &error));
	assert_string_equal(error.sentence, "printer.missing");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_default_printer_stands_first),
		cmocka_unit_test(without_a_default_the_order_is_kept),
		cmocka_unit_test(a_print_system_without_printers_is_running_all_the_same),
		cmocka_unit_test(nonsense_is_no_printer),
		cmocka_unit_test(the_number_of_a_job_is_behind_the_last_dash),
		cmocka_unit_test(what_became_of_a_job_is_read_from_its_place),
		cmocka_unit_test(the_sheet_arrives_whole_with_a_title_that_names_nobody),
		cmocka_unit_test(a_print_system_that_hangs_is_left_alone_after_its_time),
		cmocka_unit_test(a_print_system_that_is_gone_says_nothing_about_a_job),
		cmocka_unit_test(what_lpstat_said_counts_although_it_found_no_printer),
		cmocka_unit_test(an_answer_without_end_fills_no_memory_and_ends),
		cmocka_unit_test(a_password_cannot_be_asked_for),
		cmocka_unit_test(without_the_programs_there_is_no_print_system),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
