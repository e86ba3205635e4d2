/* Days against GLib's calendar, and what people type.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "base/day.h"

static day iso(const char *text)
{
	day value = day_from_iso(text);

	assert_int_not_equal(value, DAY_NONE);
	return value;
}

static void the_epoch_is_day_zero_and_a_thursday(void **state)
{
	(void)state;
	assert_int_equal(day_from_date(1970, 1, 1), 0);
	assert_int_equal(day_weekday(0), 3);
	assert_int_equal(day_from_date(2026, 11, 20), 20777);
}

static void every_day_of_three_centuries_agrees_with_glib(void **state)
{
	(void)state;
	for (day value = iso("1900-01-01"); value <= iso("2199-12-31"); value++) {
		int year, month, date;
		GDate other;

		day_parts(value, &year, &month, &date);
		g_date_clear(&other, 1);
		g_date_set_julian(&other, (guint32)(value + 719163));
		assert_int_equal(g_date_get_year(&other), year);
		assert_int_equal(g_date_get_month(&other), month);
		assert_int_equal(g_date_get_day(&other), date);
		assert_int_equal(g_date_get_weekday(&other) - 1, day_weekday(value));
		assert_int_equal(day_from_date(year, month, date), value);
	}
}

static void iso_goes_there_and_back(void **state)
{
	(void)state;
	char text[DAY_TEXT];

	day_to_iso(iso("2024-02-29"), text);
	assert_string_equal(text, "2024-02-29");
	day_to_iso(DAY_NONE, text);
	assert_string_equal(text, "");
	day_to_iso(INT32_MAX, text);
	assert_string_equal(text, "");
}

static void only_exact_iso_is_iso(void **state)
{
	(void)state;
	const char *const bad[] = { "",           "2026-11-2",  "2026-11-200", "2026/11/20",
				    "2026-13-01", "2026-02-29", " 2026-11-20", "2026-11-20 ",
				    "1899-12-31", "2200-01-01", "20-11-2026",  "2026-1-201" };

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		assert_int_equal(day_from_iso(bad[i]), DAY_NONE);
	assert_int_equal(day_from_iso(NULL), DAY_NONE);
}

static void a_day_can_be_typed_in_many_ways(void **state)
{
	(void)state;
	const day today = iso("2026-11-20");
	const struct {
		const char *typed, *means;
	} cases[] = {
		{ "20-11-2026", "2026-11-20" }, { "20.11.26", "2026-11-20" },
		{ "20/11", "2026-11-20" },      { "20 11", "2026-11-20" },
		{ "+7", "2026-11-27" },         { "-1", "2026-11-19" },
		{ "+0", "2026-11-20" },         { "2026-11-20", "2026-11-20" },
		{ " 1.2.2027 ", "2027-02-01" }, { "10/1", "2027-01-10" },
		{ "29-2-28", "2028-02-29" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char text[DAY_TEXT];

		day_to_iso(day_from_typed(cases[i].typed, today), text);
		assert_string_equal(text, cases[i].means);
	}
}

static void a_day_without_a_year_is_the_nearest_one(void **state)
{
	(void)state;
	assert_int_equal(day_from_typed("20/12", iso("2027-01-03")), iso("2026-12-20"));
	assert_int_equal(day_from_typed("29/2", iso("2027-06-01")), iso("2028-02-29"));
	assert_int_equal(day_from_typed("29/2", iso("2025-06-01")), iso("2024-02-29"));
	assert_int_equal(day_from_typed("29/2", iso("2026-06-01")), DAY_NONE);
}

static void what_is_no_day_is_not_guessed(void **state)
{
	(void)state;
	const char *const bad[] = { "",        "  ",        "tomorrow", "20",      "20-11.2026",
				    "32/1",    "0/1",       "20--11",   "20-11-",  "20-11-126",
				    "1-2-3-4", "20-11-20x", "+",        "+seven",  "+1-2",
				    "99999",   "123/1",     "٢٠/١١",    "31-4-26", "+9999" };

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		assert_int_equal(day_from_typed(bad[i], iso("2199-11-20")), DAY_NONE);
	assert_int_equal(day_from_typed(NULL, 0), DAY_NONE);
	assert_int_equal(day_from_typed("+7", DAY_NONE), DAY_NONE);
	assert_int_equal(day_from_typed("20/11", DAY_NONE), DAY_NONE);
}

static void a_month_can_be_typed_in_many_ways(void **state)
{
	(void)state;
	const char *const good[] = { "2022-03", "3-2022", "03/22", "3.22", " 03 2022 " };
	const char *const bad[] = { "",     "2022",       "13-2022", "0-2022",
				    "03/2", "2022-03-01", "march",   "3-1822" };
	char month[8];

	for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
		assert_true(day_month_from_typed(good[i], month));
		assert_string_equal(month, "2022-03");
	}
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		assert_false(day_month_from_typed(bad[i], month));
		assert_string_equal(month, "");
	}
	assert_false(day_month_from_typed(NULL, month));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_epoch_is_day_zero_and_a_thursday),
		cmocka_unit_test(every_day_of_three_centuries_agrees_with_glib),
		cmocka_unit_test(iso_goes_there_and_back),
		cmocka_unit_test(only_exact_iso_is_iso),
		cmocka_unit_test(a_day_can_be_typed_in_many_ways),
		cmocka_unit_test(a_day_without_a_year_is_the_nearest_one),
		cmocka_unit_test(what_is_no_day_is_not_guessed),
		cmocka_unit_test(a_month_can_be_typed_in_many_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
