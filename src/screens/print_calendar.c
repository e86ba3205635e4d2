/* A calendar as the preview shows it: a line for each event, its day and its title, instead of what only a phone reads.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_job.h"

#include <string.h>

static const char day_field[] = "DTSTART;VALUE=DATE:", title_field[] = "SUMMARY:";

static day day_of_field(const char *digits)
{
	char iso[] = "YYYY-MM-DD";

	if (strlen(digits) < 8)
		return DAY_NONE;
	memcpy(iso, digits, 4);
	memcpy(iso + 5, digits + 4, 2);
	memcpy(iso + 8, digits + 6, 2);
	return day_from_iso(iso);
}

static void add_event(GString *lines, const struct sentences *sentences, day on, const char *title,
		      bool called_off)
{
	g_autofree char *when = say_day_short(sentences, on);

	g_string_append_printf(lines, "%s  %s%s%s\n", when, title, called_off ? " \302\267 " : "",
			       called_off ? say(sentences, "print.called_off") : "");
}

char *print_calendar_lines(const char *calendar, const struct sentences *sentences)
{
	g_auto(GStrv) rows = g_strsplit(calendar, "\r\n", -1);
	GString *lines = g_string_new(NULL);
	const char *title = "";
	bool called_off = false;
	day on = DAY_NONE;

	for (char **row = rows; *row; row++) {
		if (g_str_equal(*row, "BEGIN:VEVENT"))
			called_off = false;
		else if (g_str_has_prefix(*row, day_field))
			on = day_of_field(*row + strlen(day_field));
		else if (g_str_has_prefix(*row, title_field))
			title = *row + strlen(title_field);
		else if (g_str_equal(*row, "STATUS:CANCELLED"))
			called_off = true;
		else if (g_str_equal(*row, "END:VEVENT"))
			add_event(lines, sentences, on, title, called_off);
	}
	return g_string_free(lines, FALSE);
}
