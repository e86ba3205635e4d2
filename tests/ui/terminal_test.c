/* The terminal and the loop, seen from the outside through a pty. The program that is driven is this file itself, started with --sample.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/pty.h"
#include "ui/app.h"
#include "ui/line_edit.h"
#include "ui/list_view.h"
#include "ui/terminal.h"

/* ---------------------------------------------------------------------------- the program that is driven */

struct sample {
	struct clock machine;
	gint64 slept_ms; /* what the boot clock runs ahead */
	gint64 deadline;
	int pipe[2];
	struct app *app;
	const char *file;
};

struct field {
	struct screen base;
	struct sample *sample;
	struct line_edit *edit;
	char *last; /* the last key, in words */
};

struct numbers {
	struct screen base;
	struct list_view list;
};

static struct outcome leave(struct screen *screen)
{
	(void)screen;
	return outcome_leave();
}

static struct outcome back(struct screen *screen)
{
	(void)screen;
	return outcome_close(0);
}

static struct outcome crash(struct screen *screen)
{
	(void)screen;
	abort();
}

static struct outcome fall_asleep(struct screen *screen)
{
	((struct field *)screen)->sample->slept_ms += 5000;
	return outcome_stay();
}

static struct outcome set_deadline(struct screen *screen)
{
	struct sample *sample = ((struct field *)screen)->sample;

	sample->deadline = sample->machine.monotonic_ms(sample->machine.data) + 20;
	return outcome_stay();
}

static struct outcome fill_pipe(struct screen *screen)
{
	if (write(((struct field *)screen)->sample->pipe[1], "x", 1) != 1)
		abort();
	return outcome_stay();
}

static struct outcome pipe_filled(void *data)
{
	struct sample *sample = data;
	char byte;

	if (read(sample->pipe[0], &byte, 1) == 1)
		app_tell(sample->app, g_strdup("труба прийшла"));
	return outcome_stay();
}

static struct outcome open_numbers(struct screen *screen);

static const struct command field_commands[] = {
	{ .keys = "^O", .label = "open", .run = open_numbers },
	{ .keys = "^X", .label = "crash", .run = crash },
	{ .keys = "^S", .label = "sleep", .run = fall_asleep },
	{ .keys = "^D", .label = "due", .run = set_deadline },
	{ .keys = "^P", .label = "pipe", .run = fill_pipe },
	{ .keys = "^Q", .label = "leave", .run = leave },
	{ .keys = NULL },
};

static const struct command back_commands[] = {
	{ .keys = "Esc", .label = "back", .run = back },
	{ .keys = NULL },
};

static const struct command *const field_tables[] = { field_commands, NULL };
static const struct command *const back_tables[] = { back_commands, NULL };

static char *field_title(const struct screen *screen)
{
	(void)screen;
	return g_strdup("ПРОБА поля");
}

static void field_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct field *field = (const struct field *)screen;

	canvas_text_in(canvas, body.row + 1, body.column, body.width, STYLE_HINT, field->last);
	canvas_text_in(canvas, body.row + 2, body.column, 20, STYLE_WARNING, "УВАГА");
	line_edit_draw(field->edit, canvas, body.row + 3, body.column, body.width, true);
}

static char *describe(const struct key *key)
{
	if (key->name == KEY_PASTE)
		return g_strdup_printf("вставлено %zu байтів", strlen(key->text));
	return g_strdup_printf("клавіша %d %d %s%s.", key->name, (int)key->letter,
			       key->shift ? "S" : "", key->control ? "C" : "");
}

static struct outcome field_key(struct screen *screen, const struct key *key)
{
	struct field *field = (struct field *)screen;

	if (!line_edit_key(field->edit, key) || key->name != KEY_LETTER) {
		g_free(field->last);
		field->last = describe(key);
	}
	return outcome_stay();
}

static void field_covered(struct screen *screen)
{
	struct field *field = (struct field *)screen;

	if (field->sample->file &&
	    !g_file_set_contents(field->sample->file, line_edit_text(field->edit), -1, NULL))
		abort();
}

static gint64 field_deadline(const struct screen *screen)
{
	return ((const struct field *)screen)->sample->deadline;
}

static struct outcome field_due(struct screen *screen)
{
	struct sample *sample = ((struct field *)screen)->sample;

	sample->deadline = G_MAXINT64;
	app_tell(sample->app, g_strdup("час настав"));
	return outcome_stay();
}

static void field_free(struct screen *screen)
{
	struct field *field = (struct field *)screen;

	line_edit_free(field->edit);
	g_free(field->last);
	g_free(field);
}

static const struct screen_kind field_kind = {
	.name = "field",
	.commands = field_tables,
	.typing = true,
	.title = field_title,
	.draw = field_draw,
	.key = field_key,
	.covered = field_covered,
	.deadline = field_deadline,
	.due = field_due,
	.free = field_free,
};

static void draw_number(void *data, struct canvas *canvas, int index, struct area line,
			bool selected)
{
	g_autofree char *text =
		g_strdup_printf("номер %d, Hatert, нова розмова у листопаді", index);

	(void)data;
	(void)selected;
	canvas_text_in(canvas, line.row, line.column, line.width, STYLE_TEXT, text);
}

static void numbers_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	list_view_draw(&((struct numbers *)screen)->list, canvas, body, draw_number, NULL);
}

static struct outcome numbers_key(struct screen *screen, const struct key *key)
{
	list_view_key(&((struct numbers *)screen)->list, key);
	return outcome_stay();
}

static void numbers_free(struct screen *screen)
{
	g_free(screen);
}

static const struct screen_kind numbers_kind = {
	.name = "numbers",
	.commands = back_tables,
	.draw = numbers_draw,
	.key = numbers_key,
	.free = numbers_free,
};

static char *asleep_title(const struct screen *screen)
{
	(void)screen;
	return g_strdup("прокинулися");
}

static const struct screen_kind asleep_kind = {
	.name = "asleep",
	.commands = back_tables,
	.title = asleep_title,
	.draw = numbers_draw,
	.free = numbers_free,
};

static struct screen *numbers_new(int count, const struct screen_kind *kind)
{
	struct numbers *numbers = g_new0(struct numbers, 1);

	numbers->base.kind = kind;
	list_view_set_count(&numbers->list, count);
	return &numbers->base;
}

static struct outcome open_numbers(struct screen *screen)
{
	(void)screen;
	return outcome_open(numbers_new(100, &numbers_kind));
}

static const char *sample_say(void *data, const char *key)
{
	(void)data;
	return key;
}

static gint64 sample_monotonic(void *data)
{
	struct sample *sample = data;

	return sample->machine.monotonic_ms(sample->machine.data);
}

static gint64 sample_boot(void *data)
{
	return sample_monotonic(data) + ((struct sample *)data)->slept_ms;
}

static struct outcome sample_slept(void *data)
{
	(void)data;
	return outcome_open(numbers_new(0, &asleep_kind));
}

static void restore_and_die(int number)
{
	terminal_restore_after_abort();
	signal(number, SIG_DFL);
	raise(number);
}

static struct screen *field_new(struct sample *sample)
{
	struct field *field = g_new0(struct field, 1);

	field->base.kind = &field_kind;
	field->sample = sample;
	field->edit = line_edit_new("", 100000);
	field->last = g_strdup("готово");
	return &field->base;
}

static int run_sample(struct sample *sample, struct terminal *terminal)
{
	struct app_host host = { .data = sample, .say = sample_say, .slept = sample_slept };
	struct clock clock = { .data = sample,
			       .monotonic_ms = sample_monotonic,
			       .boot_ms = sample_boot };
	enum app_end end;

	sample->app = app_new(terminal, &host, &clock);
	app_watch(sample->app, sample->pipe[0], pipe_filled, sample);
	app_open(sample->app, field_new(sample));
	end = app_run(sample->app);
	app_free(sample->app);
	raise(SIGHUP); /* a second hangup must not cut off what comes after the loop */
	terminal_close(terminal);
	return 10 + (int)end;
}

static int sample_main(const char *file)
{
	struct sample sample = { .machine = clock_system(NULL),
				 .deadline = G_MAXINT64,
				 .file = file };
	struct error error = ERROR_CLEAR;
	struct terminal *terminal;

	if (!terminal_set_locale(&error) || !(terminal = terminal_open(&error))) {
		printf("помилка %s %s\n", error.sentence, error.key);
		return 1;
	}
	if (pipe(sample.pipe) < 0)
		return 1;
	signal(SIGABRT, restore_and_die);
	return run_sample(&sample, terminal);
}

/* ------------------------------------------------------------------------------------------- driving it */

static char self[4096];

static const char *const terms[] = { "xterm-256color", "screen-256color", "tmux-256color", "linux",
				     "vt100" };

static struct pty *start_sized(const char *term, int rows, int columns,
			       const char *const *environment, const char *file)
{
	const char *arguments[] = { self, "--sample", file, NULL };

	return pty_start(&(struct pty_options){ .arguments = arguments,
						.environment = environment,
						.term = term,
						.rows = rows,
						.columns = columns });
}

static struct pty *start(const char *term)
{
	struct pty *pty = start_sized(term, 24, 80, NULL, NULL);

	pty_expect(pty, "готово");
	pty_settle(pty, 20);
	return pty;
}

static void leave_sample(struct pty *pty)
{
	pty_send_key(pty, "^Q");
	assert_int_equal(pty_wait_exit(pty), 10 + APP_LEFT);
	pty_free(pty);
}

static void every_terminal_shows_and_takes_ukrainian(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		struct pty *pty = start(terms[i]);
		int row, column;

		pty_expect(pty, "ПРОБА поля");
		pty_send_text(pty, "м’яч і замо\u0301к, één 世界");
		pty_expect(pty, " м’яч і замо\u0301к, één 世界\n");
		pty_settle(pty, 20);
		pty_cursor(pty, &row, &column);
		assert_int_equal(row, 4);
		assert_int_equal(column, 1 + 22);
		assert_false(pty_rang(pty));
		leave_sample(pty);
	}
}

static void nothing_is_left_behind(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		struct pty *pty = start(terms[i]);
		g_autofree char *left = NULL;

		pty_send_text(pty, "таємниця");
		pty_expect(pty, "таємниця");
		pty_send_key(pty, "^O");
		pty_expect(pty, "номер 12");
		pty_send_keys(pty, "End PgUp Esc ^Q");
		assert_int_equal(pty_wait_exit(pty), 10 + APP_LEFT);
		left = pty_left_behind(pty);
		assert_string_equal(g_strstrip(left), "");
		assert_true(pty_is_cooked(pty));
		pty_free(pty);
	}
}

static void the_second_screen_is_used_where_there_is_one(void **state)
{
	struct pty *pty = start("xterm-256color");

	(void)state;
	assert_true(pty_is_alternate(pty));
	leave_sample(pty);
}

static void a_crash_gives_the_terminal_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		struct pty *pty = start(terms[i]);
		g_autofree char *left = NULL;

		pty_send_text(pty, "таємниця");
		pty_expect(pty, "таємниця");
		pty_send_key(pty, "^X");
		assert_int_equal(pty_wait_exit(pty), -SIGABRT);
		assert_true(pty_is_cooked(pty));
		left = pty_left_behind(pty);
		assert_string_equal(g_strstrip(left), "");
		pty_free(pty);
	}
}

static void assert_key(struct pty *pty, const char *bytes, const char *shown)
{
	pty_send_bytes(pty, bytes, strlen(bytes));
	pty_expect(pty, shown);
}

static void keys_arrive_as_what_they_are(void **state)
{
	struct pty *pty = start("xterm-256color");
	g_autofree char *control_left = g_strdup_printf("клавіша %d 0 C.", KEY_NAME_LEFT);
	g_autofree char *select = g_strdup_printf("клавіша %d 0 SC.", KEY_NAME_HOME);
	g_autofree char *escape = g_strdup_printf("клавіша %d 0 .", KEY_NAME_ESCAPE);
	g_autofree char *alt = g_strdup_printf("клавіша %d %d .", KEY_ALT, 0x442);
	g_autofree char *unknown = g_strdup_printf("клавіша %d 0 .", KEY_UNKNOWN);
	g_autofree char *function = g_strdup_printf("клавіша %d 9 .", KEY_FUNCTION);

	(void)state;
	assert_key(pty, "\033[1;5D", control_left);
	assert_key(pty, "\033[1;6H", select);
	assert_key(pty, "\033", escape);
	assert_key(pty, "\033т", alt);
	assert_key(pty, "\033]11;rgb:0000/0000/0000\a", unknown);
	pty_send_key(pty, "F9");
	pty_expect(pty, function);
	assert_key(pty, "\003", "клавіша 1 99 .");
	leave_sample(pty);
}

static void a_paste_arrives_whole_and_clean(void **state)
{
	struct pty *pty = start("xterm-256color");

	(void)state;
	pty_paste(pty, "перший рядок\nдругий\033\017");
	pty_expect(pty, "вставлено 36 байтів");
	pty_expect(pty, "перший рядок другий");
	leave_sample(pty);
}

static void a_long_paste_is_painted_once(void **state)
{
	struct pty *pty = start("xterm-256color");
	g_autofree char *text = g_strnfill(50000, 'x');

	(void)state;
	pty_take_bytes(pty);
	pty_paste(pty, text);
	pty_expect(pty, "вставлено 50000 байтів");
	pty_settle(pty, 20);
	assert_in_range(pty_take_bytes(pty), 1, 1000);
	leave_sample(pty);
}

static void a_letter_costs_few_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		struct pty *pty = start(terms[i]);

		pty_send_text(pty, "Вона розповіл");
		pty_expect(pty, "розповіл");
		pty_settle(pty, 20);
		pty_take_bytes(pty);
		pty_send_text(pty, "а");
		pty_expect(pty, "розповіла");
		pty_settle(pty, 20);
		assert_in_range(pty_take_bytes(pty), 1, 40);
		leave_sample(pty);
	}
}

static void a_step_in_a_list_costs_few_bytes(void **state)
{
	struct pty *pty = start("xterm-256color");

	(void)state;
	pty_send_key(pty, "^O");
	pty_expect(pty, "номер 20");
	pty_settle(pty, 20);
	pty_take_bytes(pty);
	pty_send_key(pty, "Down");
	pty_expect(pty, " › номер 1,");
	pty_settle(pty, 20);
	assert_in_range(pty_take_bytes(pty), 1, 60);
	pty_send_key(pty, "Esc");
	pty_expect(pty, "ПРОБА");
	leave_sample(pty);
}

static void scrolling_a_list_moves_what_stands_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		struct pty *pty = start(terms[i]);
		g_autofree char *top = NULL, *bottom = NULL;

		pty_send_key(pty, "^O");
		pty_expect(pty, "номер 20");
		pty_send_key(pty, "PgDn");
		pty_expect(pty, " › номер 20,");
		for (int number = 21; number <= 25; number++) {
			g_autofree char *row = g_strdup_printf(" › номер %d,", number);

			pty_send_key(pty, "Down");
			pty_expect(pty, row);
		}
		pty_settle(pty, 20);
		pty_take_bytes(pty);
		pty_send_key(pty, "Down");
		pty_expect(pty, " › номер 26,");
		pty_settle(pty, 20);
		if (pty_is_alternate(pty)) /* elsewhere a scrolled line could stay in the history */
			assert_in_range(pty_take_bytes(pty), 1, 350);
		top = pty_row(pty, 1);
		bottom = pty_row(pty, 21);
		assert_non_null(strstr(top, "   номер 6, Hatert"));
		assert_non_null(strstr(bottom, " › номер 26, Hatert"));
		pty_send_key(pty, "Esc");
		pty_expect(pty, "ПРОБА");
		leave_sample(pty);
	}
}

static void a_new_size_is_painted_anew(void **state)
{
	struct pty *pty = start("xterm-256color");

	(void)state;
	pty_send_text(pty, "слово");
	pty_expect(pty, "слово");
	pty_resize(pty, 10, 40);
	pty_expect(pty, "screen.too_small");
	pty_resize(pty, 40, 120);
	pty_expect(pty, "слово");
	pty_settle(pty, 20);
	{
		g_autofree char *keys = pty_row(pty, 39);

		assert_non_null(strstr(keys, "Ctrl-O open"));
	}
	leave_sample(pty);
}

static char *read_file(const char *path)
{
	char *text = NULL;

	return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

static void signals_end_it_after_saving(void **state)
{
	static const struct {
		int number, exit_status;
	} signals[] = { { SIGTERM, 10 + APP_TERMINATED }, { SIGHUP, 10 + APP_HANGUP } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
		g_autofree char *folder = g_dir_make_tmp("perspectief-ui-XXXXXX", NULL);
		g_autofree char *file = g_build_filename(folder, "covered", NULL);
		struct pty *pty = start_sized(NULL, 24, 80, NULL, file);
		g_autofree char *saved = NULL;

		pty_expect(pty, "готово");
		pty_send_text(pty, "збережене");
		pty_expect(pty, "збережене");
		pty_kill(pty, signals[i].number);
		assert_int_equal(pty_wait_exit(pty), signals[i].exit_status);
		saved = read_file(file);
		assert_string_equal(saved, "збережене");
		pty_free(pty);
		unlink(file);
		rmdir(folder);
	}
}

static void a_closed_window_ends_it_after_saving(void **state)
{
	g_autofree char *folder = g_dir_make_tmp("perspectief-ui-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(folder, "covered", NULL);
	struct pty *pty = start_sized(NULL, 24, 80, NULL, file);
	g_autofree char *saved = NULL;

	(void)state;
	pty_expect(pty, "готово");
	pty_send_text(pty, "збережене");
	pty_expect(pty, "збережене");
	pty_hang_up(pty);
	assert_int_equal(pty_wait_exit(pty), 10 + APP_HANGUP);
	saved = read_file(file);
	assert_string_equal(saved, "збережене");
	pty_free(pty);
	unlink(file);
	rmdir(folder);
}

static void an_interrupt_does_nothing(void **state)
{
	struct pty *pty = start("xterm-256color");

	(void)state;
	pty_kill(pty, SIGINT);
	pty_send_text(pty, "ще тут");
	pty_expect(pty, "ще тут");
	leave_sample(pty);
}

static void stopped_it_gives_the_terminal_back_and_continued_it_takes_it(void **state)
{
	struct pty *pty = start("xterm-256color");

	(void)state;
	pty_kill(pty, SIGTSTP);
	pty_expect_gone(pty, "ПРОБА");
	pty_wait_stopped(pty);
	assert_true(pty_is_cooked(pty));
	assert_false(pty_is_alternate(pty));
	pty_kill(pty, SIGCONT);
	pty_expect(pty, "ПРОБА");
	pty_send_text(pty, "далі");
	pty_expect(pty, "далі");
	assert_true(pty_is_alternate(pty));
	leave_sample(pty);
}

static void watches_and_deadlines_wake_it(void **state)
{
	struct pty *pty = start("xterm-256color");

	(void)state;
	pty_send_key(pty, "^P");
	pty_expect(pty, "труба прийшла");
	pty_send_key(pty, "^D");
	pty_expect(pty, "час настав");
	leave_sample(pty);
}

static void after_a_sleep_the_host_decides_before_anything_is_shown(void **state)
{
	struct pty *pty = start("xterm-256color");

	(void)state;
	pty_send_text(pty, "видно");
	pty_expect(pty, "видно");
	pty_send_key(pty, "^S");
	pty_settle(pty, 20);
	pty_send_key(pty, "Left"); /* any wake-up will do */
	pty_expect(pty, "прокинулися");
	pty_settle(pty, 20);
	assert_false(pty_sees(pty, "видно", 0));
	pty_send_key(pty, "Esc");
	pty_expect(pty, "видно");
	leave_sample(pty);
}

static int switches(const struct pty *pty)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/status", pty_pid(pty));
	g_autofree char *text = read_file(path);
	const char *line = strstr(text, "\nvoluntary_ctxt_switches:");

	assert_non_null(line);
	return atoi(strchr(line, ':') + 1);
}

static void it_does_not_wake_up_while_nothing_happens(void **state)
{
	struct pty *pty = start("xterm-256color");
	int before;

	(void)state;
	pty_settle(pty, 50);
	before = switches(pty);
	pty_settle(pty, 300);
	assert_int_equal(switches(pty), before);
	leave_sample(pty);
}

static void colour_is_left_out_when_asked(void **state)
{
	const char *no_color[] = { "NO_COLOR=1", NULL }, *empty[] = { "NO_COLOR=", NULL };
	struct pty *pty = start_sized(NULL, 24, 80, no_color, NULL);

	(void)state;
	pty_expect(pty, "УВАГА");
	pty_settle(pty, 20);
	assert_false(pty_is_coloured(pty, 3, 1));
	assert_true(pty_is_bold(pty, 3, 1));
	leave_sample(pty);
	pty = start_sized(NULL, 24, 80, empty, NULL);
	pty_expect(pty, "УВАГА");
	pty_settle(pty, 20);
	assert_true(pty_is_coloured(pty, 3, 1));
	leave_sample(pty);
}

static void an_unknown_terminal_is_named(void **state)
{
	struct pty *pty = start_sized("geen-terminal", 24, 80, NULL, NULL);

	(void)state;
	pty_expect(pty, "помилка terminal.unknown geen-terminal");
	assert_int_equal(pty_wait_exit(pty), 1);
	assert_true(pty_is_cooked(pty));
	pty_free(pty);
	pty = start_sized("dumb", 24, 80, NULL, NULL);
	pty_expect(pty, "помилка terminal.unknown dumb");
	assert_int_equal(pty_wait_exit(pty), 1);
	pty_free(pty);
}

static void without_a_terminal_it_says_so(void **state)
{
	g_autofree char *command = g_strdup_printf("%s --sample < /dev/null", self);
	g_autofree char *output = NULL;
	int status;

	(void)state;
	{
		const char *arguments[] = { "/bin/sh", "-c", command, NULL };

		assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, 0, NULL, NULL, &output,
					 NULL, &status, NULL));
	}
	assert_string_equal(output, "помилка terminal.none \n");
}

static void a_locale_that_is_not_installed_falls_back_to_utf8(void **state)
{
	const char *environment[] = { "LC_ALL=uk_UA.UTF-8", NULL };
	struct pty *pty = start_sized(NULL, 24, 80, environment, NULL);

	(void)state;
	pty_expect(pty, "готово");
	pty_send_text(pty, "Їжак");
	pty_expect(pty, "Їжак");
	leave_sample(pty);
}

static void emoji_keep_the_line_in_its_columns(void **state)
{
	struct pty *pty = start("xterm-256color");

	(void)state;
	pty_send_text(pty, "a👨‍👩‍👧b❤️c");
	pty_expect(pty, "a👨👩👧b❤c");
	leave_sample(pty);
}

int main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_terminal_shows_and_takes_ukrainian),
		cmocka_unit_test(nothing_is_left_behind),
		cmocka_unit_test(the_second_screen_is_used_where_there_is_one),
		cmocka_unit_test(a_crash_gives_the_terminal_back),
		cmocka_unit_test(keys_arrive_as_what_they_are),
		cmocka_unit_test(a_paste_arrives_whole_and_clean),
		cmocka_unit_test(a_long_paste_is_painted_once),
		cmocka_unit_test(a_letter_costs_few_bytes),
		cmocka_unit_test(a_step_in_a_list_costs_few_bytes),
		cmocka_unit_test(scrolling_a_list_moves_what_stands_there),
		cmocka_unit_test(a_new_size_is_painted_anew),
		cmocka_unit_test(signals_end_it_after_saving),
		cmocka_unit_test(a_closed_window_ends_it_after_saving),
		cmocka_unit_test(an_interrupt_does_nothing),
		cmocka_unit_test(stopped_it_gives_the_terminal_back_and_continued_it_takes_it),
		cmocka_unit_test(watches_and_deadlines_wake_it),
		cmocka_unit_test(after_a_sleep_the_host_decides_before_anything_is_shown),
		cmocka_unit_test(it_does_not_wake_up_while_nothing_happens),
		cmocka_unit_test(colour_is_left_out_when_asked),
		cmocka_unit_test(an_unknown_terminal_is_named),
		cmocka_unit_test(without_a_terminal_it_says_so),
		cmocka_unit_test(a_locale_that_is_not_installed_falls_back_to_utf8),
		cmocka_unit_test(emoji_keep_the_line_in_its_columns),
	};

	if (count > 1 && !strcmp(arguments[1], "--sample"))
		return sample_main(count > 2 ? arguments[2] : NULL);
	setlocale(LC_ALL, "C.UTF-8");
	if (readlink("/proc/self/exe", self, sizeof(self) - 1) <= 0)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
