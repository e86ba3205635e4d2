/* A day of the calendar as a number: days since 1970-01-01. Time zones do not exist here.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t
	day; /* the one typedef we allow ourselves: a day is a number that may be compared */

#define DAY_NONE INT32_MIN
#define DAY_TEXT 11 /* bytes for "2026-11-20" and NUL */

day day_from_date(int year, int month,
		  int date);        /* DAY_NONE when there is no such day; years 1900 to 2199 */
day day_from_iso(const char *text); /* "2026-11-20" exactly, otherwise DAY_NONE; NULL is DAY_NONE */
/* What people type: "20-11-2026", "20.11.26", "20/11", "20 11", "+7" (days from `today`), ISO. DAY_NONE when unclear. */
day day_from_typed(const char *text, day today);
void day_to_iso(day value, char iso[DAY_TEXT]); /* empty text for DAY_NONE */
void day_parts(day value, int *year, int *month, int *date);
day day_add_months(
	day value,
	int months); /* the 31st becomes the last day of a shorter month; out of the calendar: DAY_NONE */
int day_weekday(day value); /* 0 Monday … 6 Sunday */
bool day_month_from_typed(const char *text,
			  char month[8]); /* "2022-03", "3-2022", "03/22" → "2022-03" */

#endif
