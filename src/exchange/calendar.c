/* Events of iCalendar.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/calendar.h"

#include <stdio.h>
#include <string.h>

#define LINE_BYTES 75
#define FIRST_SEQUENCE                                                                             \
	1577836800 /* 2020-01-01: the numbers of versions stay in 31 bits until 2088 */

/* ---------------------------------------------------------------- lines */

static void fold_and_append(GString *out, const char *line)
{
	size_t room = LINE_BYTES;

	while (strlen(line) > room) {
		const char *end = line + room;

		while ((*end & 0xc0) == 0x80) /* a letter stays whole */
			end--;
		g_string_append_len(out, line, end - line);
		g_string_append(out, "\r\n ");
		line = end;
		room = LINE_BYTES - 1; /* the blank counts */
	}
	g_string_append(out, line);
	g_string_append(out, "\r\n");
}

static void append_text(GString *out, const char *name, const char *text)
{
	g_autoptr(GString) line = g_string_new(name);

	g_string_append_c(line, ':');
	for (; *text; text++) {
		if (strchr("\\;,", *text))
			g_string_append_c(line, '\\');
		if (*text == '\n')
			g_string_append(line, "\\n");
		else if ((unsigned char)*text >= ' ' && *text != '\x7f')
			g_string_append_c(line, *text);
	}
	fold_and_append(out, line->str);
}

static void append_day(GString *out, const char *name, day value)
{
	g_autofree char *line = NULL;
	int year, month, date;

	day_parts(value, &year, &month, &date);
	line = g_strdup_printf("%s;VALUE=DATE:%04d%02d%02d", name, year, month, date);
	fold_and_append(out, line);
}

static void append_moment(GString *out, const char *name, gint64 at)
{
	g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(at);
	g_autofree char *text = g_date_time_format(moment, "%Y%m%dT%H%M%SZ");
	g_autofree char *line = g_strconcat(name, ":", text, NULL);

	fold_and_append(out, line);
}

/* ---------------------------------------------------------------- events */

/* Says nothing of the vault's own numbers: an id there tells when something was written down. */
static void append_id(GString *out, const char *kind, record_id id)
{
	g_autofree char *plain = g_strdup_printf("perspectief %s %" G_GINT64_FORMAT, kind, id);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, plain, -1);
	g_autofree char *line = g_strdup_printf("UID:%.32s@perspectief", hash);

	fold_and_append(out, line);
}

/* One day of the calendar. */
struct event {
	const char *kind;
	record_id id;
	day on;
	bool stands; /* false: whoever has it takes it out */
	const char *title;
};

/* Seconds, so that what is written later always counts as newer. */
static gint64 sequence_of(const struct calendar *calendar)
{
	return CLAMP(calendar->written_at - FIRST_SEQUENCE, 0, G_MAXINT32);
}

static void append_event(GString *out, const struct calendar *calendar, const struct event *event)
{
	g_autofree char *sequence =
		g_strdup_printf("SEQUENCE:%" G_GINT64_FORMAT, sequence_of(calendar));

	fold_and_append(out, "BEGIN:VEVENT");
	append_id(out, event->kind, event->id);
	append_moment(out, "DTSTAMP", calendar->written_at);
	append_moment(out, "LAST-MODIFIED", calendar->written_at);
	fold_and_append(out, sequence);
	fold_and_append(out, event->stands ? "STATUS:CONFIRMED" : "STATUS:CANCELLED");
	append_day(out, "DTSTART", event->on);
	append_day(out, "DTEND", event->on + 1); /* the first day it no longer lasts */
	append_text(out, "SUMMARY", event->title);
	fold_and_append(out, "CLASS:PRIVATE");
	fold_and_append(out, "TRANSP:TRANSPARENT");
	fold_and_append(out, "END:VEVENT");
}

/* ---------------------------------------------------------------- steps */

static bool is_dated_step(const struct plan_item *item)
{
	return item->kind == PLAN_STEP && item->due_on != DAY_NONE && !item->between_us;
}

static bool is_to_do(const struct plan_item *item)
{
	return item->step_state == STEP_OPEN && !item->resting;
}

/* What is over before its day came has to go from a calendar that may have it; a day that went by is left as it was. */
static bool is_called_off(const struct plan_item *item, day written_on)
{
	return !is_to_do(item) && item->due_on >= written_on;
}

/* A step as the calendar tells it. */
struct told {
	const struct plan_item *item;
	bool stands;
};

static void tell(GArray *steps, const struct plan_item *item, bool stands)
{
	struct told told = { item, stands };

	g_array_append_val(steps, told);
}

static void tell_plan(GArray *steps, const struct plan *plan, day written_on)
{
	for (guint i = 0; i < plan->items->len; i++) {
		const struct plan_item *item = plan->items->pdata[i];

		if (is_dated_step(item) && (is_to_do(item) || is_called_off(item, written_on)))
			tell(steps, item, is_to_do(item));
	}
}

/* Steps of former versions that are in the plan no more, each once. */
static void tell_gone(GArray *steps, const struct person_file *file, day written_on)
{
	g_autoptr(GHashTable) told = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint v = file->versions->len; v-- > 0;) {
		const struct plan_version *version = file->versions->pdata[v];

		for (guint i = 0; version->plan && i < version->plan->items->len; i++) {
			struct plan_item *item = version->plan->items->pdata[i];

			if (is_dated_step(item) && !plan_find(file->plan, item->id) &&
			    item->due_on >= written_on && g_hash_table_add(told, &item->id))
				tell(steps, item, false);
		}
	}
}

static GArray *steps_told(const struct person_file *file, gint64 written_at)
{
	GArray *steps = g_array_new(FALSE, FALSE, sizeof(struct told));
	day written_on = (day)(written_at / 86400);

	tell_plan(steps, file->plan, written_on);
	tell_gone(steps, file, written_on);
	return steps;
}

static bool has_appointment(const struct person_file *file)
{
	return file->participant->appointment_on != DAY_NONE;
}

int calendar_count(const struct person_file *file, gint64 written_at)
{
	g_autoptr(GArray) steps = steps_told(file, written_at);

	return (int)steps->len + has_appointment(file);
}

/* ---------------------------------------------------------------- the whole */

static void append_step(GString *out, const struct calendar *calendar, const struct told *told)
{
	const struct plan_item *item = told->item;
	g_autofree char *title = NULL;
	char number[16] = "";

	if (plan_find(calendar->file->plan, item->id))
		plan_number(calendar->file->plan, item, number);
	title = say_with(calendar->sentences, "calendar.step", "number", number, NULL);
	g_strchomp(title);
	append_event(out, calendar,
		     &(struct event){ "step", item->id, item->due_on, told->stands, title });
}

static void append_appointment(GString *out, const struct calendar *calendar)
{
	const struct participant *who = calendar->file->participant;

	append_event(out, calendar,
		     &(struct event){ "appointment", who->id, who->appointment_on, true,
				      say(calendar->sentences, "calendar.appointment") });
}

char *calendar_write(const struct calendar *calendar, size_t *length)
{
	g_autoptr(GArray) steps = steps_told(calendar->file, calendar->written_at);
	GString *out;

	if (steps->len == 0 && !has_appointment(calendar->file))
		return NULL;
	out = g_string_new(NULL);
	fold_and_append(out, "BEGIN:VCALENDAR");
	fold_and_append(out, "VERSION:2.0");
	fold_and_append(out, "PRODID:-//Perspectief//perspectief//NL");
	fold_and_append(out, "CALSCALE:GREGORIAN");
	if (has_appointment(calendar->file))
		append_appointment(out, calendar);
	for (guint i = 0; i < steps->len; i++)
		append_step(out, calendar, &g_array_index(steps, struct told, i));
	fold_and_append(out, "END:VCALENDAR");
	if (length)
		*length = out->len;
	return g_string_free(out, FALSE);
}
