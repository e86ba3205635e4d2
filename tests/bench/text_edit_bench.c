/* text_edit_bench: a key and its picture in answers of growing length, at 80x20; folding for search. Median and 99th
   percentile in microseconds of 1,000.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "ui/text_edit.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 1000, ROWS = 20, COLUMNS = 80 };

static int by_size(const void *a, const void *b)
{
	gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;

	return (one > other) - (one < other);
}

static void report(const char *what, int letters, gint64 *times, int count)
{
	qsort(times, (size_t)count, sizeof(times[0]), by_size);
	printf("%-34s %7d letters  median %6" G_GINT64_FORMAT "  p99 %6" G_GINT64_FORMAT "\n", what,
	       letters, times[count / 2], times[count * 99 / 100]);
}

static char *answer(int letters, bool lines, bool marks)
{
	static const char sentence[] = "Вона розповіла про роботу в бухгалтерії та про дітей. ";
	GString *text = g_string_new(NULL);
	int sentence_letters = (int)g_utf8_strlen(sentence, -1);

	for (int written = 0, i = 0; written < letters; written += sentence_letters, i++) {
		g_string_append(text, marks && i % 4 == 0 ? "+[хоче працювати] " : "");
		g_string_append(text, sentence);
		if (lines && i % 5 == 4)
			g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

static void press_and_draw(struct text_edit *edit, struct canvas *canvas, struct key key)
{
	text_edit_key(edit, &key);
	canvas_clear(canvas);
	text_edit_draw(edit, canvas, (struct area){ 2, 0, ROWS, COLUMNS }, true);
}

static void bench_keys(const char *what, int letters, const char *text, const struct key *keys,
		       int count)
{
	struct text_edit *edit = text_edit_new(text);
	struct canvas *canvas = canvas_new(ROWS + 4, COLUMNS);
	gint64 times[ROUNDS];

	text_edit_move(edit, text_edit_length(edit) / 2);
	press_and_draw(edit, canvas, (struct key){ .name = KEY_NAME_LEFT });
	for (int i = 0; i < ROUNDS; i++) {
		gint64 before = g_get_monotonic_time();

		press_and_draw(edit, canvas, keys[i % count]);
		times[i] = g_get_monotonic_time() - before;
	}
	report(what, letters, times, ROUNDS);
	canvas_free(canvas);
	text_edit_free(edit);
}

static void bench_answer(int letters)
{
	const struct key typed[] = { { .name = KEY_LETTER, .letter = 0x430 },
				     { .name = KEY_LETTER, .letter = 0x457 },
				     { .name = KEY_LETTER, .letter = 0x442 },
				     { .name = KEY_LETTER, .letter = ' ' } };
	const struct key moved[] = { { .name = KEY_NAME_DOWN }, { .name = KEY_NAME_UP } };
	const struct key word[] = { { .name = KEY_NAME_RIGHT, .control = true } };
	g_autofree char *lines = answer(letters, true, false);
	g_autofree char *marked = answer(letters, true, true);
	g_autofree char *whole = answer(letters, false, false);

	bench_keys("a letter, lines", letters, lines, typed, 4);
	bench_keys("a letter, lines with marks", letters, marked, typed, 4);
	bench_keys("a letter, one paragraph", letters, whole, typed, 4);
	bench_keys("Up and Down", letters, lines, moved, 2);
	bench_keys("Ctrl-Right, one paragraph", letters, whole, word, 1);
}

static void bench_once(const char *what, int letters, const char *text, void run(const char *text))
{
	gint64 times[21];

	for (int i = 0; i < 21; i++) {
		gint64 before = g_get_monotonic_time();

		run(text);
		times[i] = g_get_monotonic_time() - before;
	}
	report(what, letters, times, 21);
}

static void fold(const char *text)
{
	g_free(text_fold(text, -1));
}

static void open_and_draw(const char *text)
{
	struct text_edit *edit = text_edit_new(text);
	struct canvas *canvas = canvas_new(ROWS, COLUMNS);

	text_edit_draw(edit, canvas, (struct area){ 0, 0, ROWS, COLUMNS }, true);
	canvas_free(canvas);
	text_edit_free(edit);
}

int main(void)
{
	g_autofree char *lines = answer(100000, true, false);
	g_autofree char *whole = answer(100000, false, false);
	g_auto(GStrv) parts = g_strsplit(whole, "роботу", -1);
	g_autofree char *accents = g_strjoinv("café", parts);

	setlocale(LC_ALL, "C.UTF-8");
	bench_answer(500);
	bench_answer(12000);
	bench_answer(100000);
	bench_once("opened and drawn, lines", 100000, lines, open_and_draw);
	bench_once("opened and drawn, one paragraph", 100000, whole, open_and_draw);
	bench_once("folded", 100000, whole, fold);
	bench_once("folded, one word in nine by tables", 100000, accents, fold);
	return 0;
}
