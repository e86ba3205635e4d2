/* The Gregorian calendar in whole days, and the ways in which people type one.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define YEAR_FIRST 1900
#define YEAR_LAST 2199

/* What somebody typed, in pieces: "20-11-26" is 20, 11, 26 with '-' between. */
struct pieces {
	int value[3];
	int digits[3];
	int count;
};

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* Years begin in March here, so that the leap day is the last of its year; eras of 400 years have 146097 days. */
day day_from_date(int year, int month, int date)
{
	if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12)
		return DAY_NONE;
	if (date < 1 || date > days_in_month(year, month))
		return DAY_NONE;
	int march_year = month <= 2 ? year - 1 : year;
	int era = march_year / 400;
	int year_of_era = march_year - era * 400;
	int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;

	return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	       day_of_year - 719468;
}

void day_parts(day value, int *year, int *month, int *date)
{
	int days = value + 719468;
	int era = days / 146097;
	int day_of_era = days - era * 146097;
	int year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int march_month = (5 * day_of_year + 2) / 153;

	*date = day_of_year - (153 * march_month + 2) / 5 + 1;
	*month = march_month < 10 ? march_month + 3 : march_month - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

static bool day_is_in_calendar(day value)
{
	return value >= day_from_date(YEAR_FIRST, 1, 1) &&
	       value <= day_from_date(YEAR_LAST, 12, 31);
}

void day_to_iso(day value, char iso[DAY_TEXT])
{
	int year, month, date;

	iso[0] = '\0';
	if (value == DAY_NONE || !day_is_in_calendar(value))
		return;
	day_parts(value, &year, &month, &date);
	snprintf(iso, DAY_TEXT, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
		 (unsigned)date % 100);
}

day day_add_months(day value, int months)
{
	int year, month, date;

	if (value == DAY_NONE || months < -12 * YEAR_LAST || months > 12 * YEAR_LAST)
		return DAY_NONE;
	day_parts(value, &year, &month, &date);
	months += year * 12 + month - 1;
	year = months / 12;
	month = months % 12 + 1;
	if (months < 0)
		return DAY_NONE;
	return day_from_date(year, month, MIN(date, days_in_month(year, month)));
}

int day_weekday(day value)
{
	return ((value + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
}

static bool is_separator(char sign)
{
	return sign == '-' || sign == '.' || sign == '/' || sign == ' ';
}

/* Numbers of at most four digits with one and the same separator between them; nothing else. */
static bool read_pieces(const char *text, struct pieces *pieces)
{
	char separator = '\0';

	*pieces = (struct pieces){ .count = 0 };
	while (pieces->count < 3) {
		int i = pieces->count++;

		for (; g_ascii_isdigit(*text) && pieces->digits[i] < 4; text++, pieces->digits[i]++)
			pieces->value[i] = pieces->value[i] * 10 + (*text - '0');
		if (pieces->digits[i] == 0)
			return false;
		if (*text == '\0')
			return true;
		if (!is_separator(*text) || (separator && *text != separator))
			return false;
		separator = *text++;
	}
	return false;
}

static int full_year(int value, int digits)
{
	return digits == 2 ? 2000 + value : digits == 4 ? value : 0;
}

day day_from_iso(const char *text)
{
	struct pieces pieces;

	if (!text || strlen(text) != 10 || text[4] != '-' || text[7] != '-' ||
	    !read_pieces(text, &pieces))
		return DAY_NONE;
	return day_from_date(pieces.value[0], pieces.value[1], pieces.value[2]);
}

/* Without a year people mean the nearest such day: in December "10/1" is next month, in January "20/12" was last month. */
static day nearest_year(int month, int date, day today)
{
	int year, month_now, date_now;
	day best = DAY_NONE;

	if (today == DAY_NONE)
		return DAY_NONE;
	day_parts(today, &year, &month_now, &date_now);
	for (int i = year - 1; i <= year + 1; i++) {
		day candidate = day_from_date(i, month, date);

		if (candidate != DAY_NONE &&
		    (best == DAY_NONE || ABS(candidate - today) < ABS(best - today)))
			best = candidate;
	}
	return best;
}

static day from_distance(const char *text, day today)
{
	int sign = text[0] == '-' ? -1 : 1;
	struct pieces pieces;

	if (today == DAY_NONE || !read_pieces(text + 1, &pieces) || pieces.count != 1)
		return DAY_NONE;
	day value = today + sign * pieces.value[0];
	return day_is_in_calendar(value) ? value : DAY_NONE;
}

day day_from_typed(const char *text, day today)
{
	struct pieces pieces;

	if (!text)
		return DAY_NONE;
	g_autofree char *typed = g_strstrip(g_strdup(text));
	if (typed[0] == '+' || typed[0] == '-')
		return from_distance(typed, today);
	if (!read_pieces(typed, &pieces))
		return DAY_NONE;
	if (pieces.count == 2 && pieces.digits[0] <= 2 && pieces.digits[1] <= 2)
		return nearest_year(pieces.value[1], pieces.value[0], today);
	if (pieces.count != 3)
		return DAY_NONE;
	if (pieces.digits[0] == 4)
		return day_from_date(pieces.value[0], pieces.value[1], pieces.value[2]);
	return day_from_date(full_year(pieces.value[2], pieces.digits[2]), pieces.value[1],
			     pieces.value[0]);
}

bool day_month_from_typed(const char *text, char month[8])
{
	struct pieces pieces;

	month[0] = '\0';
	if (!text)
		return false;
	g_autofree char *typed = g_strstrip(g_strdup(text));
	if (!read_pieces(typed, &pieces) || pieces.count != 2)
		return false;
	int year_first = pieces.digits[0] == 4;
	int year = year_first ? pieces.value[0] : full_year(pieces.value[1], pieces.digits[1]);
	int number = pieces.value[year_first ? 1 : 0];

	if (day_from_date(year, number, 1) == DAY_NONE)
		return false;
	snprintf(month, 8, "%04u-%02u", (unsigned)year % 10000, (unsigned)number % 100);
	return true;
}
