/* The calendar for a phone: neutral, whole lines, and a later file takes the place of an earlier one.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WRITTEN_AT 1795176000 /* 2026-11-20, noon UTC */

static struct plan_item *add_step(struct person_file *file, record_id id, const char *text, day due)
{
	struct plan_item *step = plan_item_new(PLAN_STEP);

	step->id = id;
	g_free(step->text);
	step->text = g_strdup(text);
	step->due_on = due;
	g_ptr_array_add(file->plan->items, step);
	return step;
}

static struct person_file *some_file(void)
{
	struct person_file *file = person_file_new();

	file->participant->id = 4711;
	file->participant->appointment_on = day_from_date(2026, 12, 31);
	add_step(file, 1, "подзвонити школі", day_from_date(2026, 12, 1));
	add_step(file, 2, "бронь, Анна", day_from_date(2027, 2, 28))->between_us = true;
	add_step(file, 3, "done", day_from_date(2026, 12, 2))->step_state = STEP_DONE;
	add_step(file, 4, "no day", DAY_NONE);
	return file;
}

static char *write_in(const char *language, const struct person_file *file, gint64 at)
{
	struct error error = ERROR_CLEAR;
	enum language which = strcmp(language, "nl") == 0 ? LANGUAGE_NL : LANGUAGE_UK;
	struct sentences *sentences = sentences_load(".", which, &error);
	struct calendar calendar = { file, sentences, at };
	char *text;

	assert_non_null(sentences);
	text = calendar_write(&calendar, NULL);
	sentences_free(sentences);
	return text;
}

static int count_of(const char *text, const char *part)
{
	int count = 0;

	for (const char *at = text; (at = strstr(at, part)); at++)
		count++;
	return count;
}

static void open_steps_and_the_appointment_are_events(void **state)
{
	struct person_file *file = some_file();
	g_autofree char *text = write_in("nl", file, WRITTEN_AT);

	assert_int_equal(count_of(text, "STATUS:CONFIRMED\r\n"), 2);
	assert_int_equal(count_of(text, "BEGIN:VEVENT\r\n"), 3);
	assert_int_equal(calendar_count(file, WRITTEN_AT), 3);
	assert_non_null(strstr(text, "SUMMARY:Afspraak\r\n"));
	assert_non_null(strstr(text, "SUMMARY:Stap 1\r\n"));
	assert_non_null(
		strstr(text, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
	assert_non_null(strstr(text, "DTSTAMP:20261120T120000Z\r\n"));
	person_file_free(file);
	(void)state;
}

/* What is called off stands with its day; nothing that went by does. */
static void what_is_over_before_its_day_is_called_off(void **state)
{
	struct person_file *file = some_file();
	struct plan_version *version = plan_version_new();
	struct plan_item *gone, *secret;
	g_autofree char *text = NULL;

	add_step(file, 5, "dropped", day_from_date(2026, 12, 8))->step_state = STEP_DROPPED;
	add_step(file, 6, "laid to rest", day_from_date(2026, 12, 9))->resting = true;
	add_step(file, 7, "done long ago", day_from_date(2026, 11, 19))->step_state = STEP_DONE;
	version->plan = plan_new();
	gone = plan_item_copy(add_step(file, 8, "gone", day_from_date(2026, 12, 10)));
	secret = plan_item_copy(add_step(file, 9, "gone too", day_from_date(2026, 12, 11)));
	secret->between_us = true;
	g_ptr_array_remove_range(file->plan->items, file->plan->items->len - 2, 2);
	g_ptr_array_add(version->plan->items, gone);
	g_ptr_array_add(version->plan->items, secret);
	g_ptr_array_add(file->versions, version);
	text = write_in("nl", file, WRITTEN_AT);
	assert_int_equal(count_of(text, "STATUS:CANCELLED\r\n"), 4);
	assert_non_null(strstr(text, "20261210\r\n"));
	assert_null(strstr(text, "DTSTART;VALUE=DATE:20261211"));
	assert_null(strstr(text, "20261119"));
	assert_null(strstr(text, "SUMMARY:Stap \r\n"));
	person_file_free(file);
	(void)state;
}

/* It lets a phone forget what it still shows; a day later there is nothing left to say. */
static void one_that_only_calls_off_is_a_calendar(void **state)
{
	struct person_file *file = person_file_new();
	g_autofree char *text = NULL, *later = NULL;

	add_step(file, 1, "dropped", day_from_date(2026, 11, 20))->step_state = STEP_DROPPED;
	text = write_in("nl", file, WRITTEN_AT);
	assert_int_equal(calendar_count(file, WRITTEN_AT), 1);
	assert_int_equal(count_of(text, "STATUS:CANCELLED\r\n"), 1);
	later = write_in("nl", file, WRITTEN_AT + 86400);
	assert_int_equal(calendar_count(file, WRITTEN_AT + 86400), 0);
	assert_null(later);
	person_file_free(file);
	(void)state;
}

static void without_a_day_there_is_no_calendar(void **state)
{
	struct person_file *file = person_file_new();
	g_autofree char *text = NULL;

	add_step(file, 1, "no day", DAY_NONE);
	text = write_in("nl", file, WRITTEN_AT);
	assert_null(text);
	person_file_free(file);
	(void)state;
}

static void no_word_of_the_plan_stands_in_it(void **state)
{
	struct person_file *file = some_file();
	g_autofree char *text = write_in("uk", file, WRITTEN_AT);

	assert_null(strstr(text, "школі"));
	assert_null(strstr(text, "Анна"));
	assert_null(strstr(text, "20270228"));
	assert_null(strstr(text, "4711"));
	person_file_free(file);
	(void)state;
}

static char *ids_of(const char *text)
{
	GString *ids = g_string_new(NULL);

	for (const char *at = text; (at = strstr(at, "UID:")); at++)
		g_string_append_len(ids, at, (gssize)strcspn(at, "\r"));
	return g_string_free(ids, FALSE);
}

static long sequence_of(const char *text)
{
	const char *at = strstr(text, "SEQUENCE:");

	assert_non_null(at);
	return strtol(at + strlen("SEQUENCE:"), NULL, 10);
}

static void a_later_file_replaces_the_events_of_an_earlier_one(void **state)
{
	struct person_file *file = some_file();
	g_autofree char *before = write_in("uk", file, WRITTEN_AT);
	g_autofree char *again = write_in("uk", file, WRITTEN_AT);
	g_autofree char *after = NULL, *ids_before = NULL, *ids_after = NULL;

	assert_string_equal(before, again);
	file->participant->appointment_on = day_from_date(2027, 1, 4);
	after = write_in("nl", file, WRITTEN_AT + 3600);
	ids_before = ids_of(before);
	ids_after = ids_of(after);
	assert_string_equal(ids_before, ids_after);
	assert_true(sequence_of(after) > sequence_of(before));
	person_file_free(file);
	(void)state;
}

static void lines_are_short_and_letters_whole(void **state)
{
	struct person_file *file = some_file();
	g_autofree char *text = write_in("uk", file, WRITTEN_AT);
	g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);

	assert_true(g_str_has_suffix(text, "END:VCALENDAR\r\n"));
	for (char **line = lines; *line; line++) {
		assert_true(strlen(*line) <= 75);
		assert_true(g_utf8_validate(*line, -1, NULL));
		assert_null(strchr(*line, '\n'));
	}
	person_file_free(file);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(open_steps_and_the_appointment_are_events),
		cmocka_unit_test(what_is_over_before_its_day_is_called_off),
		cmocka_unit_test(one_that_only_calls_off_is_a_calendar),
		cmocka_unit_test(without_a_day_there_is_no_calendar),
		cmocka_unit_test(no_word_of_the_plan_stands_in_it),
		cmocka_unit_test(a_later_file_replaces_the_events_of_an_earlier_one),
		cmocka_unit_test(lines_are_short_and_letters_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
