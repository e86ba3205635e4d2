/* What lpstat and lp answer, read line by line. They answer in English because we asked so; names of printers are in any letters.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/printer.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_IS "default destination: "
#define IS_RUNNING "is running"
#define PRINTER "printer "
#define MOST_QUEUES 200 /* nobody looks through more, and each is looked for among the others */

static void queue_free(void *data)
{
	struct printer_queue *queue = data;

	g_free(queue->name);
	g_free(queue);
}

static struct printer_queue *find_queue(const GPtrArray *queues, const char *name)
{
	for (guint i = 0; i < queues->len; i++) {
		struct printer_queue *queue = queues->pdata[i];

		if (strcmp(queue->name, name) == 0)
			return queue;
	}
	return NULL;
}

/* Printers have no blanks in their names, and sentences have. */
static bool is_name(const char *line)
{
	return *line && !strpbrk(line, " \t:");
}

/* NULL: there are too many. */
static struct printer_queue *queue_of(GPtrArray *queues, const char *name)
{
	struct printer_queue *queue = find_queue(queues, name);

	if (queue || queues->len >= MOST_QUEUES)
		return queue;
	queue = g_new0(struct printer_queue, 1);
	queue->name = g_strdup(name);
	g_ptr_array_add(queues, queue);
	return queue;
}

static void read_default(GPtrArray *queues, const char *name)
{
	struct printer_queue *queue = queue_of(queues, name);

	if (queue)
		queue->known = true;
}

/* "printer NAME disabled since …", "printer NAME is idle.  enabled since …" */
static void read_printer(GPtrArray *queues, const char *line)
{
	g_auto(GStrv) words = g_strsplit(line, " ", 4);
	struct printer_queue *queue;

	if (g_strv_length(words) < 3)
		return;
	queue = queue_of(queues, words[1]);
	if (!queue)
		return;
	queue->known = true;
	queue->stopped = strcmp(words[2], "disabled") == 0;
}

GPtrArray *printer_queues_read(const char *answer, bool *running)
{
	GPtrArray *queues = g_ptr_array_new_with_free_func(queue_free);
	g_auto(GStrv) lines = g_strsplit(answer, "\n", -1);

	*running = false;
	for (char **line = lines; *line; line++) {
		const char *first = strstr(*line, DEFAULT_IS);

		if (g_str_has_suffix(*line, IS_RUNNING))
			*running = true;
		else if (first)
			read_default(queues, first + strlen(DEFAULT_IS));
		else if (g_str_has_prefix(*line, PRINTER))
			read_printer(queues, *line);
		else if (is_name(*line))
			(void)queue_of(queues, *line);
	}
	return queues;
}

/* ---------------------------------------------------------------- a job */

/* The digits at the end of "NAME-17". */
static int number_of(const char *word, size_t length)
{
	size_t digits = 0;

	while (digits < length && g_ascii_isdigit(word[length - digits - 1]))
		digits++;
	if (digits == 0 || digits > 9 || digits >= length || word[length - digits - 1] != '-')
		return 0;
	return atoi(word + length - digits);
}

/* "request id is NAME-17 (0 file(s))" */
int printer_job_read_number(const char *answer)
{
	static const char before[] = "id is ";
	const char *word = strstr(answer, before);

	if (!word)
		return 0;
	word += strlen(before);
	return number_of(word, strcspn(word, " \n"));
}

/* What the lines of an answer have told so far. */
struct reading {
	const char *queue;
	int number;
	bool in_job;    /* the lines belong to our job */
	int in_printer; /* or to its printer: the how manieth, from 1 */
	bool running;   /* the print system answers; what follows has ended */
	bool is_there;
	struct printer_job job;
};

/* Reasons as RFC 8011 names them, with -error, -warning or -report behind. */
static const struct {
	const char *reason;
	enum printer_trouble trouble;
} troubles[] = {
	{ "media-jam", PRINTER_JAM },         { "media-empty", PRINTER_NO_PAPER },
	{ "media-needed", PRINTER_NO_PAPER }, { "cover-open", PRINTER_OPEN },
	{ "door-open", PRINTER_OPEN },        { "interlock-open", PRINTER_OPEN },
	{ "toner-empty", PRINTER_NO_INK },    { "marker-supply-empty", PRINTER_NO_INK },
	{ "offline", PRINTER_OFFLINE },       { "shutdown", PRINTER_OFFLINE },
	{ "timed-out", PRINTER_OFFLINE },     { "not exist", PRINTER_OFFLINE },
	{ "to locate", PRINTER_OFFLINE },     { "not responding", PRINTER_OFFLINE },
};

static void read_trouble(struct printer_job *job, const char *line)
{
	g_autofree char *lower = g_ascii_strdown(line, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(troubles); i++)
		if (strstr(lower, troubles[i].reason)) {
			job->trouble = troubles[i].trouble;
			return;
		}
}

static const struct {
	const char *reason;
	enum printer_job_state state;
} reasons[] = {
	{ "job-completed", PRINTER_JOB_DONE }, { "canceled", PRINTER_JOB_CANCELLED },
	{ "aborted", PRINTER_JOB_FAILED },     { "document-", PRINTER_JOB_FAILED },
	{ "unsupported", PRINTER_JOB_FAILED }, { "job-printing", PRINTER_JOB_PRINTING },
	{ "job-hold", PRINTER_JOB_HELD },      { "held", PRINTER_JOB_HELD },
};

static void read_reasons(struct reading *reading, const char *line)
{
	for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++)
		if (strstr(line, reasons[i].reason)) {
			reading->job.state = reasons[i].state;
			return;
		}
}

/* lpstat does not say how a job has ended. Without a status it was never begun; with an empty one it went through; with words of the
   printer it may have come out or not. */
static void read_job_line(struct reading *reading, const char *line)
{
	static const char status[] = "\tStatus: ", alerts[] = "\tAlerts: ";

	if (g_str_has_prefix(line, alerts))
		read_reasons(reading, line + strlen(alerts));
	else if (!g_str_has_prefix(line, status))
		return;
	else if (!reading->running)
		read_trouble(&reading->job, line + strlen(status));
	else
		reading->job.state = line[strlen(status)] ? PRINTER_JOB_ENDED : PRINTER_JOB_DONE;
}

/* The first line says why, in words; of the others only this one: a description may hold any word. */
static void read_printer_line(struct reading *reading, const char *line)
{
	if (++reading->in_printer == 2 || g_str_has_prefix(line, "\tAlerts: "))
		read_trouble(&reading->job, line);
}

static void begin_job(struct reading *reading)
{
	reading->is_there = true;
	reading->job.state = reading->running ? PRINTER_JOB_CANCELLED : PRINTER_JOB_WAITING;
}

/* "printer NAME …", of ours; a queue can be "NAME/settings". */
static bool is_our_printer(const struct reading *reading, const char *line)
{
	size_t length = strcspn(reading->queue, "/");
	const char *name = line + strlen(PRINTER);

	return g_str_has_prefix(line, PRINTER) && strncmp(name, reading->queue, length) == 0 &&
	       name[length] == ' ';
}

static void begin_printer(struct reading *reading, const char *line)
{
	reading->in_printer = 1;
	if (strstr(line, " disabled since "))
		reading->job.trouble = PRINTER_STOPPED;
}

static void read_line(struct reading *reading, const char *line)
{
	if (*line == '\t') {
		if (reading->in_job)
			read_job_line(reading, line);
		else if (reading->in_printer)
			read_printer_line(reading, line);
		return;
	}
	reading->in_printer = 0;
	reading->in_job = number_of(line, strcspn(line, " ")) == reading->number;
	reading->running |= g_str_has_suffix(line, IS_RUNNING);
	if (is_our_printer(reading, line))
		begin_printer(reading, line);
	else if (reading->in_job)
		begin_job(reading);
}

bool printer_job_read(const char *answer, const char *queue, int number, struct printer_job *job)
{
	struct reading reading = { .queue = queue, .number = number };
	g_auto(GStrv) lines = g_strsplit(answer, "\n", -1);

	for (char **line = lines; *line; line++)
		read_line(&reading, *line);
	if (!reading.running)
		return false;
	if (!reading.is_there)
		reading.job.state = PRINTER_JOB_ENDED;
	if (printer_job_has_ended(&reading.job))
		reading.job.trouble = PRINTER_FINE;
	*job = reading.job;
	return true;
}

bool printer_job_has_ended(const struct printer_job *job)
{
	return job->state >= PRINTER_JOB_DONE;
}
