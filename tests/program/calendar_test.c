/* The calendar of a plan in the hands of other programs: two parsers agree on it, and one that imports updates what it has and doubles
   nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/calendar.h"
#include "store/people.h"
#include "store/plans.h"
#include "support/builders.h"
#include "support/home.h"
#include "support/naughty.h"

#include <glib/gstdio.h>
#include <string.h>

/* Lina: an appointment, a step to do, one that will be done, one that will be dropped, and one that is between us. */
struct days {
	struct home *home;
	record_id lina, stays, done, dropped;
};

static record_id add_step(struct vault *vault, record_id lina, const char *text, const char *due,
			  bool between_us)
{
	struct plan_item *step = plan_item_new(PLAN_STEP);
	struct error error = ERROR_CLEAR;
	record_id id;

	step->participant_id = lina;
	set_text(&step->text, text);
	step->due_on = day_from_iso(due);
	step->between_us = between_us;
	must_begin(vault);
	assert_true(plan_item_save(vault, step, &error));
	must_commit(vault);
	id = step->id;
	plan_item_free(step);
	return id;
}

static void set_appointment(struct vault *vault, record_id lina, const char *iso)
{
	struct participant *who = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_load(vault, lina, &who, &error));
	who->appointment_on = day_from_iso(iso);
	set_text(&who->appointment_note, "о 10:00, бібліотека");
	must_begin(vault);
	assert_true(people_save(vault, who, &error));
	must_commit(vault);
	participant_free(who);
}

static struct days days_new(void)
{
	struct days days = { .home = home_new() };
	struct vault *vault = home_make_vault(days.home);

	days.lina = build_person(vault, "NIJ-0001", "Lina");
	set_appointment(vault, days.lina, "2026-12-03");
	days.stays = add_step(vault, days.lina, "подзвонити; школі, \\n", "2026-12-01", false);
	days.done = add_step(vault, days.lina, "резюме", "2026-12-05", false);
	days.dropped = add_step(vault, days.lina, "велосипед", "2026-12-06", false);
	add_step(vault, days.lina, "таємниця", "2026-12-07", true);
	home_close_vault(vault);
	return days;
}

static void change_step(struct vault *vault, const struct days *days, record_id id,
			enum step_state state, const char *due)
{
	struct plan *plan = NULL;
	struct plan_item *step;
	struct error error = ERROR_CLEAR;

	assert_true(plan_load(vault, days->lina, &plan, &error));
	step = plan_item_copy(plan_find(plan, id));
	step->step_state = state;
	step->done_on = state == STEP_DONE ? TEST_DAY : DAY_NONE;
	if (due)
		step->due_on = day_from_iso(due);
	must_begin(vault);
	assert_true(plan_item_save(vault, step, &error));
	must_commit(vault);
	plan_item_free(step);
	plan_free(plan);
}

/* A week later: the appointment and a step on other days, a step done, one dropped. */
static void a_week_goes_by(const struct days *days)
{
	struct vault *vault = home_open_vault_to_write(days->home);

	set_appointment(vault, days->lina, "2026-12-10");
	change_step(vault, days, days->stays, STEP_OPEN, "2026-12-09");
	change_step(vault, days, days->done, STEP_DONE, NULL);
	change_step(vault, days, days->dropped, STEP_DROPPED, NULL);
	home_close_vault(vault);
}

static void write_calendar(const struct days *days, const char *today, const char *language,
			   const char *name)
{
	g_autofree char *words =
		g_strdup_printf("plan NIJ-0001 --format ics --today %s --languages %s -o %s", today,
				language, name);

	g_free(home_must(days->home, 0, words));
}

static bool is_there(const char *line)
{
	int status = 1;

	return g_spawn_command_line_sync(line, NULL, NULL, &status, NULL) && status == 0;
}

/* What the parsers say, or NULL: they are not there. */
static char *parsed(const struct days *days, const char *name)
{
	g_autofree char *path = home_path(days->home, name);
	g_autofree char *line =
		g_strdup_printf("/usr/bin/python3 tests/check/foreign_calendars.py '%s'", path);
	char *said = NULL, *complaint = NULL;
	int status = 1;

	if (!is_there("/usr/bin/python3 -c 'import icalendar, vobject'")) {
		print_message(
			"note: skipped, python3-icalendar and python3-vobject are not there\n");
		skip();
	}
	assert_true(g_spawn_command_line_sync(line, &said, &complaint, &status, NULL));
	if (status != 0)
		fail_msg("%s", complaint);
	g_free(complaint);
	return said;
}

/* One field of the event on `day`. */
static char *field_of(const char *lines, const char *on, int number)
{
	g_auto(GStrv) all = g_strsplit(lines, "\n", -1);

	for (char **line = all; *line; line++) {
		g_auto(GStrv) fields = g_strsplit(*line, "|", 6);

		if (g_strv_length(fields) == 6 && strcmp(fields[1], on) == 0)
			return g_strdup(fields[number]);
	}
	fail_msg("nothing on %s in %s", on, lines);
	return NULL;
}

static void must_be(const char *lines, const char *on, int number, const char *value)
{
	g_autofree char *field = field_of(lines, on, number);

	assert_string_equal(field, value);
}

enum { FIELD_ID, FIELD_DAY_ON, FIELD_STATUS, FIELD_SEQUENCE, FIELD_MODIFIED, FIELD_TITLE };

static void two_parsers_read_the_same_in_both_languages(void **state)
{
	static const struct {
		const char *language, *appointment, *step;
	} languages[] = { { "nl", "Afspraak", "Stap 1" }, { "uk", "Зустріч", "Крок 1" } };
	struct days days = days_new();

	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		g_autofree char *lines = NULL;

		write_calendar(&days, "2026-11-20", languages[i].language, "first.ics");
		lines = parsed(&days, "first.ics");
		must_be(lines, "2026-12-03", FIELD_TITLE, languages[i].appointment);
		must_be(lines, "2026-12-01", FIELD_TITLE, languages[i].step);
		must_be(lines, "2026-12-05", FIELD_STATUS, "CONFIRMED");
		assert_null(strstr(lines, "2026-12-07"));
	}
	home_free(days.home);
	(void)state;
}

static void must_have_moved(const char *before, const char *from, const char *after, const char *to)
{
	g_autofree char *id = field_of(before, from, FIELD_ID);
	g_autofree char *sequence = field_of(before, from, FIELD_SEQUENCE);
	g_autofree char *later = field_of(after, to, FIELD_SEQUENCE);
	g_autofree char *modified = field_of(before, from, FIELD_MODIFIED);
	g_autofree char *modified_later = field_of(after, to, FIELD_MODIFIED);

	must_be(after, to, FIELD_ID, id);
	assert_true(g_ascii_strtoll(later, NULL, 10) > g_ascii_strtoll(sequence, NULL, 10));
	assert_true(strcmp(modified_later, modified) > 0);
}

static void what_changed_keeps_its_id_and_counts_as_newer(void **state)
{
	struct days days = days_new();
	g_autofree char *before = NULL, *after = NULL;

	write_calendar(&days, "2026-11-20", "nl", "first.ics");
	a_week_goes_by(&days);
	write_calendar(&days, "2026-11-27", "uk", "second.ics");
	before = parsed(&days, "first.ics");
	after = parsed(&days, "second.ics");
	must_have_moved(before, "2026-12-03", after, "2026-12-10");
	must_have_moved(before, "2026-12-01", after, "2026-12-09");
	must_have_moved(before, "2026-12-05", after, "2026-12-05");
	must_be(after, "2026-12-05", FIELD_STATUS, "CANCELLED");
	must_be(after, "2026-12-06", FIELD_STATUS, "CANCELLED");
	must_be(after, "2026-12-09", FIELD_STATUS, "CONFIRMED");
	home_free(days.home);
	(void)state;
}

/* ---------------------------------------------------------------- a program that imports */

static char *khal(const struct days *days, const char *words)
{
	g_autofree char *config = home_path(days->home, "khal.conf");
	g_autofree char *line = g_strdup_printf("khal -c '%s' %s", config, words);
	struct ran ran = home_shell(days->home, line);
	char *out = g_steal_pointer(&ran.out);

	if (ran.status != 0)
		fail_msg("khal %s: %s", words, ran.err);
	ran_done(&ran);
	return out;
}

static void make_khal(const struct days *days)
{
	g_autofree char *config = home_path(days->home, "khal.conf");
	g_autofree char *text = g_strdup_printf(
		"[calendars]\n[[phone]]\npath = %1$s/phone/\n[sqlite]\npath = %1$s/khal.db\n"
		"[locale]\nlocal_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n"
		"dateformat = %%Y-%%m-%%d\nlongdateformat = %%Y-%%m-%%d\ntimeformat = %%H:%%M\n"
		"datetimeformat = %%Y-%%m-%%d\nlongdatetimeformat = %%Y-%%m-%%d\n"
		"[default]\ndefault_calendar = phone\n",
		days->home->folder);
	g_autofree char *folder = home_path(days->home, "phone");

	assert_int_equal(g_mkdir(folder, 0700), 0);
	home_write(config, text, strlen(text));
}

static char *import(const struct days *days, const char *name)
{
	g_autofree char *path = home_path(days->home, name);
	g_autofree char *words = g_strdup_printf("import --batch -a phone '%s'", path);

	g_free(khal(days, words));
	return khal(days, "list --day-format '' --format '{start-date} {title} {status}' "
			  "2026-11-20 60d");
}

static void a_calendar_program_updates_and_doubles_nothing(void **state)
{
	struct days days = days_new();
	g_autofree char *first = NULL, *again = NULL, *second = NULL;

	if (!is_there("khal --version")) {
		print_message("note: skipped, khal is not there\n");
		home_free(days.home);
		skip();
	}
	make_khal(&days);
	write_calendar(&days, "2026-11-20", "nl", "first.ics");
	first = import(&days, "first.ics");
	assert_string_equal(first, "2026-12-01 Stap 1 CONFIRMED \n2026-12-03 Afspraak CONFIRMED \n"
				   "2026-12-05 Stap 2 CONFIRMED \n2026-12-06 Stap 3 CONFIRMED \n");
	again = import(&days, "first.ics");
	assert_string_equal(again, first);
	a_week_goes_by(&days);
	write_calendar(&days, "2026-11-27", "nl", "second.ics");
	second = import(&days, "second.ics");
	assert_string_equal(second, "2026-12-05 Stap 2 CANCELLED \n2026-12-06 Stap 3 CANCELLED \n"
				    "2026-12-09 Stap 1 CONFIRMED \n"
				    "2026-12-10 Afspraak CONFIRMED \n");
	home_free(days.home);
	(void)state;
}

/* ---------------------------------------------------------------- naughty titles */

/* Control signs are no part of a title; braces would be gaps; nothing but blanks is no sentence. */
static bool can_be_a_title(const char *text)
{
	if (!g_utf8_validate(text, -1, NULL) || strchr(text, '{') ||
	    strlen(text) == strspn(text, " \t"))
		return false;
	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		gunichar letter = g_utf8_get_char(at);

		/* U+0085, U+2028 and U+2029 end a line for Python's splitlines, on which vobject relies. */
		if (g_unichar_iscntrl(letter) || letter == 0x2028 || letter == 0x2029 ||
		    !g_unichar_isdefined(letter) || letter == 0xfeff)
			return false;
	}
	return !g_ascii_isspace(text[strlen(text) - 1]) && !g_ascii_isspace(*text);
}

static struct sentences *titled(const char *folder, const char *title)
{
	g_autofree char *i18n = g_build_filename(folder, "i18n", NULL);
	g_autofree char *path = g_build_filename(i18n, "nl.yaml", NULL);
	g_autoptr(GString) yaml = g_string_new("calendar:\n  step: \"");
	struct error error = ERROR_CLEAR;

	for (const char *at = title; *at; at++) {
		if (*at == '"' || *at == '\\')
			g_string_append_c(yaml, '\\');
		g_string_append_c(yaml, *at);
	}
	g_string_append(yaml, "\"\n");
	g_mkdir_with_parents(i18n, 0700);
	home_write(path, yaml->str, yaml->len);
	return sentences_load(folder, LANGUAGE_NL, &error);
}

static void write_title(const char *folder, guint number, const char *title,
			const struct person_file *file)
{
	struct sentences *sentences = titled(folder, title);
	struct calendar calendar = { file, sentences, 1795176000 };
	g_autofree char *ics = g_strdup_printf("%s/%03u.ics", folder, number);
	g_autofree char *txt = g_strdup_printf("%s/%03u.txt", folder, number);
	g_autofree char *text = NULL;

	if (!sentences)
		return;
	text = calendar_write(&calendar, NULL);
	home_write(ics, text, strlen(text));
	home_write(txt, title, strlen(title));
	sentences_free(sentences);
}

static struct person_file *one_step(void)
{
	struct person_file *file = person_file_new();
	struct plan_item *step = plan_item_new(PLAN_STEP);

	step->id = 1;
	step->due_on = TEST_DAY + 3;
	g_ptr_array_add(file->plan->items, step);
	return file;
}

static void any_title_comes_through_whole(void **state)
{
	GPtrArray *strings = naughty_strings();
	struct home *home = home_new();
	g_autofree char *folder = home_path(home, "titles");
	g_autofree char *line = g_strdup_printf(
		"/usr/bin/python3 tests/check/foreign_calendars.py --titles '%s'", folder);
	g_autofree char *complaint = NULL, *long_title = NULL;
	struct person_file *file = one_step();
	int status = 1;

	for (guint i = 0; strings && i < strings->len; i++)
		if (can_be_a_title(strings->pdata[i]))
			write_title(folder, i, strings->pdata[i], file);
	long_title = g_strnfill(400, ',');
	write_title(folder, 900, long_title, file);
	write_title(
		folder, 901,
		"Перша зустріч із дуже довгою назвою; її, напевно, доведеться скласти 👩‍👩‍👧‍👧 "
		"кілька\\nразів",
		file);
	if (is_there("/usr/bin/python3 -c 'import icalendar, vobject'")) {
		assert_true(g_spawn_command_line_sync(line, NULL, &complaint, &status, NULL));
		if (status != 0)
			fail_msg("%s", complaint);
	}
	person_file_free(file);
	if (strings)
		g_ptr_array_unref(strings);
	home_free(home);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_parsers_read_the_same_in_both_languages),
		cmocka_unit_test(what_changed_keeps_its_id_and_counts_as_newer),
		cmocka_unit_test(a_calendar_program_updates_and_doubles_nothing),
		cmocka_unit_test(any_title_comes_through_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
