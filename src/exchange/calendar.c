/* Events of iCalendar.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/calendar.h"

#include <stdio.h>
#include <string.h>

#define LINE_BYTES 75
#define FIRST_SEQUENCE 1577836800 /* 2020-01-01: keeps the numbers of versions small */

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
		else if ((unsigned char)*text >= ' ')
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

static void append_event(GString *out, const struct calendar *calendar, const char *kind,
			 record_id id, day on, const char *title)
{
	gint64 sequence = MAX(calendar->written_at - FIRST_SEQUENCE, 0) / 60;
	g_autofree char *sequence_line =
		g_strdup_printf("SEQUENCE:%" G_GINT64_FORMAT, MIN(sequence, G_MAXINT32));

	fold_and_append(out, "BEGIN:VEVENT");
	append_id(out, kind, id);
	append_moment(out, "DTSTAMP", calendar->written_at);
	fold_and_append(out, sequence_line);
	append_day(out, "DTSTART", on);
	append_day(out, "DTEND", on + 1); /* the first day it no longer lasts */
	append_text(out, "SUMMARY", title);
	fold_and_append(out, "CLASS:PRIVATE");
	fold_and_append(out, "TRANSP:TRANSPARENT");
	fold_and_append(out, "END:VEVENT");
}

static bool is_dated_step(const struct plan_item *item)
{
	return item->kind == PLAN_STEP && item->step_state == STEP_OPEN && !item->between_us &&
	       !item->resting && item->due_on != DAY_NONE;
}

static void append_step(GString *out, const struct calendar *calendar, const struct plan_item *item)
{
	g_autofree char *title = NULL;
	char number[16];

	plan_number(calendar->file->plan, item, number);
	title = say_with(calendar->sentences, "calendar.step", "number", number, NULL);
	append_event(out, calendar, "step", item->id, item->due_on, title);
}

int calendar_count(const struct person_file *file)
{
	int count = file->participant->appointment_on != DAY_NONE;

	for (guint i = 0; i < file->plan->items->len; i++)
		count += is_dated_step(file->plan->items->pdata[i]);
	return count;
}

char *calendar_write(const struct calendar *calendar, size_t *length)
{
	const struct participant *who = calendar->file->participant;
	const GPtrArray *items = calendar->file->plan->items;
	GString *out = g_string_new(NULL);

	fold_and_append(out, "BEGIN:VCALENDAR");
	fold_and_append(out, "VERSION:2.0");
	fold_and_append(out, "PRODID:-//Perspectief//perspectief//NL");
	fold_and_append(out, "CALSCALE:GREGORIAN");
	if (who->appointment_on != DAY_NONE)
		append_event(out, calendar, "appointment", who->id, who->appointment_on,
			     say(calendar->sentences, "calendar.appointment"));
	for (guint i = 0; i < items->len; i++)
		if (is_dated_step(items->pdata[i]))
			append_step(out, calendar, items->pdata[i]);
	fold_and_append(out, "END:VCALENDAR");
	if (length)
		*length = out->len;
	return g_string_free(out, FALSE);
}
