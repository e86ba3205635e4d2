/* Keys pressed on a text edit, and what it then shows.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/text_edits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>

#include "support/keys.h"

int use_utf8(void **state)
{
	(void)state;
	return setlocale(LC_ALL, "C.UTF-8") ? 0 : -1;
}

static void press_key(struct text_edit *edit, struct key key)
{
	assert_true(text_edit_key(edit, &key));
	key_done(&key);
}

void edit_type(struct text_edit *edit, const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar letter = g_utf8_get_char(text);

		if (letter == '\n')
			press_key(edit, (struct key){ .name = KEY_NAME_ENTER });
		else
			press_key(edit, (struct key){ .name = KEY_LETTER, .letter = letter });
	}
}

void edit_press(struct text_edit *edit, const char *specs)
{
	g_auto(GStrv) keys = g_strsplit(specs, " ", -1);

	for (int i = 0; keys[i]; i++)
		press_key(edit, key_from_spec(keys[i]));
}

void edit_paste(struct text_edit *edit, const char *text)
{
	press_key(edit, (struct key){ .name = KEY_PASTE, .text = g_strdup(text) });
}

void assert_edit_text(struct text_edit *edit, const char *expected)
{
	g_autoptr(GString) shown = g_string_new(text_edit_text(edit));
	size_t start = 0, length = 0, cursor = text_edit_cursor(edit);

	g_string_insert(shown, (gssize)cursor, "|");
	if (text_edit_selection(edit, &start, &length)) {
		size_t end = start + length + (cursor <= start);

		g_string_insert(shown, (gssize)(end + (cursor == start + length)), "›");
		g_string_insert(shown, (gssize)start, "‹");
	}
	assert_string_equal(shown->str, expected);
}

void assert_edit_drawn(struct text_edit *edit, int rows, int columns, const char *expected)
{
	struct canvas *canvas = canvas_new(rows, columns);
	g_autofree char *picture = NULL;

	text_edit_draw(edit, canvas, (struct area){ 0, 0, rows, columns }, true);
	picture = canvas_dump(canvas, true);
	assert_string_equal(picture, expected);
	canvas_free(canvas);
}
