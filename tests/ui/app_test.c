/* Screens on a stack, without a terminal.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/golden.h"
#include "support/keys.h"

/* A screen that writes down what happens to it. */
struct note {
	struct screen base;
	struct bench *bench;
	char *name;
	GString *typed;
};

struct bench {
	GString *log;
	struct app *app;
	struct app_host host;
	struct clock clock;
	gint64 now, deadline, host_deadline;
	bool may_leave, parked;
};

static struct bench *bench_of(struct screen *screen)
{
	return ((struct note *)screen)->bench;
}

static struct screen *note_new(struct bench *bench, const char *name, bool typing);

static void write_down(const struct screen *screen, const char *what)
{
	const struct note *note = (const struct note *)screen;

	g_string_append_printf(note->bench->log, "%s %s; ", note->name, what);
}

static struct outcome open_other(struct screen *screen)
{
	return outcome_open(note_new(bench_of(screen), "other", false));
}

static struct outcome replace_it(struct screen *screen)
{
	return outcome_replace(note_new(bench_of(screen), "new", false));
}

static struct outcome close_it(struct screen *screen)
{
	(void)screen;
	return outcome_close(7);
}

static struct outcome go_home(struct screen *screen)
{
	(void)screen;
	return outcome_home();
}

static struct outcome leave(struct screen *screen)
{
	(void)screen;
	return outcome_leave();
}

static struct outcome lock(struct screen *screen)
{
	(void)screen;
	return outcome_lock();
}

static struct outcome park(struct screen *screen)
{
	write_down(screen, "parked");
	return outcome_stay();
}

static struct outcome help(struct screen *screen)
{
	write_down(screen, "helped");
	return outcome_stay();
}

static bool is_parked(const struct screen *screen)
{
	return ((const struct note *)screen)->bench->parked;
}

static const struct command note_commands[] = {
	{ .keys = "O ^O", .label = "command.open", .help = "command.open", .run = open_other },
	{ .keys = "^R", .label = "command.replace", .help = "command.replace", .run = replace_it },
	{ .keys = "^P", .label = "command.park", .help = "command.park", .run = park, .rank = 1 },
	{ .keys = "^U", .label = "command.unpark", .run = park, .available = is_parked },
	{ .keys = "^X", .help = "command.secret", .run = park },
	{ .keys = NULL },
};

static const struct command host_commands[] = {
	{ .keys = "F1 M-h", .label = "command.help", .help = "command.help", .run = help },
	{ .keys = "Esc", .label = "command.back", .help = "command.back", .run = close_it },
	{ .keys = "^G", .label = "command.home", .help = "command.home", .run = go_home },
	{ .keys = "^Q", .label = "command.leave", .help = "command.leave", .run = leave },
	{ .keys = "^L", .label = "command.lock", .help = "command.lock", .run = lock },
	{ .keys = NULL },
};

static const struct command *const note_tables[] = { note_commands, NULL };
static const struct command *const host_tables[] = { host_commands, NULL };

static char *note_title(const struct screen *screen)
{
	return g_strdup(((const struct note *)screen)->name);
}

static void note_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct note *note = (const struct note *)screen;

	canvas_box(canvas, body);
	canvas_text_in(canvas, body.row + 1, body.column + 2, body.width - 4, STYLE_TEXT,
		       note->typed->str);
}

static struct outcome note_key(struct screen *screen, const struct key *key)
{
	struct note *note = (struct note *)screen;

	if (key->name == KEY_LETTER)
		g_string_append_unichar(note->typed, key->letter);
	if (key->name == KEY_PASTE)
		g_string_append(note->typed, key->text);
	return key->name == KEY_LETTER || key->name == KEY_PASTE ? outcome_stay() : outcome_pass();
}

static struct outcome note_resumed(struct screen *screen, int value)
{
	g_autofree char *what = g_strdup_printf("resumed %d", value);

	write_down(screen, what);
	return outcome_stay();
}

static void note_covered(struct screen *screen)
{
	write_down(screen, "covered");
}

static gint64 note_deadline(const struct screen *screen)
{
	return ((const struct note *)screen)->bench->deadline;
}

static struct outcome note_due(struct screen *screen)
{
	bench_of(screen)->deadline = G_MAXINT64;
	write_down(screen, "due");
	return outcome_stay();
}

static void note_free(struct screen *screen)
{
	struct note *note = (struct note *)screen;

	write_down(screen, "freed");
	g_free(note->name);
	g_string_free(note->typed, TRUE);
	g_free(note);
}

#define NOTE_KIND(is_typing, is_bare)                                                              \
	{                                                                                          \
		.name = "note", .commands = note_tables, .typing = is_typing, .bare = is_bare,     \
		.title = note_title, .draw = note_draw, .key = note_key, .resumed = note_resumed,  \
		.covered = note_covered, .deadline = note_deadline, .due = note_due,               \
		.free = note_free,                                                                 \
	}

static const struct screen_kind plain_kind = NOTE_KIND(false, false);
static const struct screen_kind typing_kind = NOTE_KIND(true, false);
static const struct screen_kind bare_kind = NOTE_KIND(false, true);

static struct screen *note_new(struct bench *bench, const char *name, bool typing)
{
	struct note *note = g_new0(struct note, 1);

	note->base.kind = typing ? &typing_kind : &plain_kind;
	note->bench = bench;
	note->name = g_strdup(name);
	note->typed = g_string_new(NULL);
	return &note->base;
}

/* ------------------------------------------------------------------------------------------- bench */

static const char *say(void *data, const char *key)
{
	(void)data;
	return strchr(key, '.') + 1;
}

static char *status(void *data, enum style *style)
{
	(void)data;
	*style = STYLE_HINT;
	return g_strdup("bewaard");
}

static void after_input(void *data)
{
	g_string_append(((struct bench *)data)->log, "after; ");
}

static gint64 host_deadline(void *data)
{
	return ((struct bench *)data)->host_deadline;
}

static struct outcome host_due(void *data)
{
	struct bench *bench = data;

	bench->host_deadline = G_MAXINT64;
	g_string_append(bench->log, "host due; ");
	return outcome_stay();
}

static bool may_leave(void *data)
{
	return ((struct bench *)data)->may_leave;
}

static gint64 bench_now(void *data)
{
	return ((struct bench *)data)->now;
}

static void set_up_bench(struct bench *bench, bool typing)
{
	*bench = (struct bench){
		.log = g_string_new(NULL),
		.now = 1000,
		.deadline = G_MAXINT64,
		.host_deadline = G_MAXINT64,
		.may_leave = true,
	};
	bench->host = (struct app_host){
		.data = bench,
		.say = say,
		.status = status,
		.commands = host_tables,
		.after_input = after_input,
		.deadline = host_deadline,
		.due = host_due,
		.may_leave = may_leave,
	};
	bench->clock =
		(struct clock){ .data = bench, .monotonic_ms = bench_now, .boot_ms = bench_now };
	bench->app = app_new(NULL, &bench->host, &bench->clock);
	app_open(bench->app, note_new(bench, "home", typing));
}

static int set_up(void **state)
{
	*state = g_new0(struct bench, 1);
	set_up_bench(*state, false);
	return 0;
}

static int set_up_typing(void **state)
{
	*state = g_new0(struct bench, 1);
	set_up_bench(*state, true);
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	app_free(bench->app);
	g_string_free(bench->log, TRUE);
	g_free(bench);
	return 0;
}

static void assert_log(struct bench *bench, const char *wanted)
{
	assert_string_equal(bench->log->str, wanted);
	g_string_truncate(bench->log, 0);
}

/* ------------------------------------------------------------------------------------------- tests */

static void opening_covers_and_closing_resumes(void **state)
{
	struct bench *bench = *state;

	press_spec(bench->app, "o");
	assert_int_equal(app_depth(bench->app), 2);
	press_spec(bench->app, "Esc");
	assert_int_equal(app_depth(bench->app), 1);
	assert_log(bench,
		   "home covered; after; other covered; other freed; home resumed 7; after; ");
}

static void replacing_ends_the_screen_without_waking_the_one_below(void **state)
{
	struct bench *bench = *state;

	press_specs(bench->app, "o ^R");
	assert_int_equal(app_depth(bench->app), 2);
	assert_log(bench, "home covered; after; other covered; other freed; after; ");
}

static void going_home_ends_all_but_the_lowest(void **state)
{
	struct bench *bench = *state;

	press_specs(bench->app, "o ^O ^G");
	assert_int_equal(app_depth(bench->app), 1);
	assert_log(bench, "home covered; after; other covered; after; other covered; other freed; "
			  "other covered; other freed; home resumed 0; after; ");
}

static void the_last_screen_closing_ends_the_program(void **state)
{
	struct bench *bench = *state;
	enum app_end end = APP_TERMINATED;

	press_spec(bench->app, "Esc");
	assert_true(app_has_ended(bench->app, &end));
	assert_int_equal(end, APP_LEFT);
	assert_log(bench, "home covered; after; ");
}

static void nobody_leaves_while_words_are_not_saved(void **state)
{
	struct bench *bench = *state;

	bench->may_leave = false;
	press_specs(bench->app, "^Q ^L Esc");
	assert_false(app_has_ended(bench->app, NULL));
	assert_int_equal(app_depth(bench->app), 1);
}

static void locking_covers_every_screen_once(void **state)
{
	struct bench *bench = *state;
	enum app_end end = APP_LEFT;

	press_specs(bench->app, "o");
	g_string_truncate(bench->log, 0);
	press_spec(bench->app, "^L");
	assert_true(app_has_ended(bench->app, &end));
	assert_int_equal(end, APP_LOCKED);
	assert_log(bench, "other covered; home covered; after; ");
}

static void letters_are_text_while_typing(void **state)
{
	struct bench *bench = *state;

	press_text(bench->app, "Oo щ");
	press_paste(bench->app, "o\tp");
	assert_int_equal(app_depth(bench->app), 1);
	assert_true(picture_shows(bench->app, 24, 80, "Oo щo p"));
	press_spec(bench->app, "^O");
	assert_int_equal(app_depth(bench->app), 2);
}

static void every_command_works_with_alt_and_a_ukrainian_layout(void **state)
{
	struct bench *bench = *state;

	press_spec(bench->app, "M-щ");
	assert_int_equal(app_depth(bench->app), 2);
	press_spec(bench->app, "M-r");
	press_spec(bench->app, "M-р");
	assert_true(strstr(bench->log->str, "new helped") != NULL);
}

static void a_command_that_is_not_available_does_nothing(void **state)
{
	struct bench *bench = *state;

	press_spec(bench->app, "^U");
	assert_log(bench, "after; ");
	bench->parked = true;
	press_spec(bench->app, "^U");
	assert_log(bench, "home parked; after; ");
}

static void the_help_runs_a_command_on_the_screen_below(void **state)
{
	struct bench *bench = *state;
	struct outcome outcome;

	press_spec(bench->app, "o");
	outcome = app_run_command(bench->app, &note_commands[2]);
	assert_int_equal(outcome.kind, OUTCOME_RUN);
}

static void commands_for_the_help_hold_all_that_work_now(void **state)
{
	struct bench *bench = *state;
	g_autoptr(GPtrArray) commands = app_commands(bench->app);

	assert_int_equal(commands->len, 9);
	assert_ptr_equal(commands->pdata[3], &note_commands[4]);
	assert_ptr_equal(commands->pdata[4], &host_commands[0]);
}

static void deadlines_come_once_and_in_time(void **state)
{
	struct bench *bench = *state;

	bench->deadline = 1250;
	bench->host_deadline = 1300;
	app_due(bench->app);
	assert_log(bench, "");
	bench->now = 1250;
	app_due(bench->app);
	assert_log(bench, "home due; ");
	bench->now = 1400;
	app_due(bench->app);
	assert_log(bench, "host due; ");
	app_due(bench->app);
	assert_log(bench, "");
}

static void what_is_told_stands_until_the_next_key(void **state)
{
	struct bench *bench = *state;

	app_tell(bench->app, g_strdup("вже відкрито"));
	assert_true(picture_shows(bench->app, 24, 80, "вже відкрито"));
	press_spec(bench->app, "x");
	assert_false(picture_shows(bench->app, 24, 80, "вже відкрито"));
	assert_true(picture_shows(bench->app, 24, 80, "bewaard"));
}

static void the_frame_holds_title_body_status_and_keys(void **state)
{
	struct bench *bench = *state;

	assert_styled_picture(bench->app, "ui/frame_80x24", 24, 80);
	assert_picture(bench->app, "ui/frame_60x20", 20, 60);
}

static void a_typing_screen_shows_keys_that_work_while_typing(void **state)
{
	struct bench *bench = *state;

	assert_true(picture_shows(bench->app, 24, 80, "Ctrl-O open"));
}

static void a_bare_screen_has_the_whole_canvas_and_no_key_of_the_host(void **state)
{
	struct bench *bench = *state;

	app_top(bench->app)->kind = &bare_kind;
	assert_picture(bench->app, "ui/bare", 20, 60);
	press_spec(bench->app, "Esc");
	assert_false(app_has_ended(bench->app, NULL));
}

static void a_small_window_says_so_and_keeps_what_is_typed(void **state)
{
	struct bench *bench = *state;

	assert_picture(bench->app, "ui/too_small", 10, 40);
	press_text(bench->app, "слово");
	assert_true(picture_shows(bench->app, 24, 80, "слово"));
}

static struct outcome pipe_is_ready(void *data)
{
	(void)data;
	return outcome_stay();
}

static void a_watch_is_there_until_it_is_taken_away(void **state)
{
	struct bench *bench = *state;

	app_watch(bench->app, 0, pipe_is_ready, bench);
	app_unwatch(bench->app, 0);
	app_unwatch(bench->app, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define TYPING_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_typing, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(opening_covers_and_closing_resumes),
		TEST(replacing_ends_the_screen_without_waking_the_one_below),
		TEST(going_home_ends_all_but_the_lowest),
		TEST(the_last_screen_closing_ends_the_program),
		TEST(nobody_leaves_while_words_are_not_saved),
		TEST(locking_covers_every_screen_once),
		TYPING_TEST(letters_are_text_while_typing),
		TYPING_TEST(every_command_works_with_alt_and_a_ukrainian_layout),
		TEST(a_command_that_is_not_available_does_nothing),
		TEST(the_help_runs_a_command_on_the_screen_below),
		TEST(commands_for_the_help_hold_all_that_work_now),
		TEST(deadlines_come_once_and_in_time),
		TEST(what_is_told_stands_until_the_next_key),
		TEST(the_frame_holds_title_body_status_and_keys),
		TYPING_TEST(a_typing_screen_shows_keys_that_work_while_typing),
		TEST(a_bare_screen_has_the_whole_canvas_and_no_key_of_the_host),
		TYPING_TEST(a_small_window_says_so_and_keeps_what_is_typed),
		TEST(a_watch_is_there_until_it_is_taken_away),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
