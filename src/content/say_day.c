/* Days as people write them; the patterns stand in i18n/.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/sentences.h"

static const char *const month_keys[] = {
	"day.january",   "day.february", "day.march",    "day.april",
	"day.may",       "day.june",     "day.july",     "day.august",
	"day.september", "day.october",  "day.november", "day.december",
};
static const char *const weekday_keys[] = {
	"day.monday", "day.tuesday",  "day.wednesday", "day.thursday",
	"day.friday", "day.saturday", "day.sunday",
};

char *say_day(const struct sentences *sentences, day value)
{
	int year, month, date;

	if (value == DAY_NONE)
		return g_strdup("");
	day_parts(value, &year, &month, &date);
	g_autofree char *year_text = g_strdup_printf("%d", year);
	g_autofree char *date_text = g_strdup_printf("%d", date);
	return say_with(sentences, "day.long", "date", date_text, "month",
			say(sentences, month_keys[month - 1]), "year", year_text, NULL);
}

char *say_day_short(const struct sentences *sentences, day value)
{
	int year, month, date;

	if (value == DAY_NONE)
		return g_strdup("");
	day_parts(value, &year, &month, &date);
	g_autofree char *year_text = g_strdup_printf("%d", year);
	g_autofree char *month_text = g_strdup_printf("%02d", month);
	g_autofree char *date_text = g_strdup_printf("%02d", date);
	return say_with(sentences, "day.short", "date", date_text, "month", month_text, "year",
			year_text, NULL);
}

char *say_weekday(const struct sentences *sentences, day value)
{
	if (value == DAY_NONE)
		return g_strdup("");
	g_autofree char *written = say_day(sentences, value);
	return say_with(sentences, "day.with_weekday", "weekday",
			say(sentences, weekday_keys[day_weekday(value)]), "day", written, NULL);
}
