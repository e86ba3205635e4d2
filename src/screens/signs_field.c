/* A field for the signs of a recovery code, in groups of six as on paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/signs_field.h"

#include <string.h>

enum { ACROSS = 3, NUMBER_COLUMNS = 3, BETWEEN_GROUPS = 5, ROWS_OF_A_GROUP = 3 };

/* "A C D E F H" */
enum { GROUP_COLUMNS = 2 * RECOVERY_GROUP - 1 };

void signs_field_init(struct signs_field *field, int places, const int *groups)
{
	*field = (struct signs_field){ .places = places, .groups = groups };
	field->typed = secret_new();
	if (!field->typed)
		g_error("secret_new");
}

void signs_field_done(struct signs_field *field)
{
	secret_free(field->typed);
	field->typed = NULL;
}

int signs_field_length(const struct signs_field *field)
{
	return (int)(secret_length(field->typed) / sizeof(gunichar));
}

static gunichar letter_at(const struct signs_field *field, int place)
{
	gunichar letter;

	memcpy(&letter, secret_bytes(field->typed) + (size_t)place * sizeof(letter),
	       sizeof(letter));
	return letter;
}

char signs_field_sign(const struct signs_field *field, int place)
{
	gunichar latin = key_latin(letter_at(field, place));

	if (latin >= 'a' && latin <= 'z')
		return (char)(latin - 'a' + 'A');
	return latin > ' ' && latin < 127 ? (char)latin : '?';
}

void signs_field_text(const struct signs_field *field, struct secret *text)
{
	char bytes[7] = "";

	secret_clear(text);
	for (int place = 0; place < signs_field_length(field); place++) {
		int length = g_unichar_to_utf8(letter_at(field, place), bytes);

		/* at most 36 of them: far below what a secret holds */
		(void)!secret_append(text, bytes, (size_t)length);
	}
	explicit_bzero(bytes, sizeof(bytes));
}

/* ---------------------------------------------------------------- changes */

/* What was typed with `removed` of it at `place` replaced by `letter` (0: by nothing). */
static void splice(struct signs_field *field, int place, int removed, gunichar letter)
{
	gunichar after[RECOVERY_SIGNS] = { 0 };
	int rest = MAX(signs_field_length(field) - place - removed, 0);

	for (int i = 0; i < rest; i++)
		after[i] = letter_at(field, place + removed + i);
	secret_truncate(field->typed, (size_t)place * sizeof(letter));
	if (letter)
		(void)!secret_append(field->typed, (const char *)&letter, sizeof(letter));
	(void)!secret_append(field->typed, (const char *)after, (size_t)rest * sizeof(letter));
	explicit_bzero(after, sizeof(after));
}

void signs_field_put(struct signs_field *field, int place, char sign)
{
	splice(field, place, 1, (guchar)sign);
}

static bool is_between(gunichar letter)
{
	return g_unichar_isspace(letter) || letter == '-' || letter == '.' ||
	       g_unichar_type(letter) == G_UNICODE_DASH_PUNCTUATION;
}

static void type(struct signs_field *field, gunichar letter)
{
	int length = signs_field_length(field);
	bool over = length == field->places && field->cursor < length;

	if (is_between(letter) || field->cursor == field->places)
		return;
	splice(field, field->cursor, over ? 1 : 0, letter);
	field->cursor++;
}

static void type_all(struct signs_field *field, const char *text)
{
	for (const char *at = text; *at; at = g_utf8_next_char(at))
		type(field, g_utf8_get_char(at));
}

static void take_away(struct signs_field *field, int place)
{
	if (place < 0 || place >= signs_field_length(field))
		return;
	splice(field, place, 1, 0);
	field->cursor = place;
}

static void move(struct signs_field *field, int by)
{
	field->cursor = CLAMP(field->cursor + by, 0, signs_field_length(field));
}

static bool move_key(struct signs_field *field, const struct key *key)
{
	switch (key->name) {
	case KEY_NAME_LEFT:
		move(field, -1);
		return true;
	case KEY_NAME_RIGHT:
		move(field, 1);
		return true;
	case KEY_NAME_UP:
		move(field, -ACROSS * RECOVERY_GROUP);
		return true;
	case KEY_NAME_DOWN:
		move(field, ACROSS * RECOVERY_GROUP);
		return true;
	case KEY_NAME_HOME:
		field->cursor = 0;
		return true;
	case KEY_NAME_END:
		field->cursor = signs_field_length(field);
		return true;
	default:
		return false;
	}
}

bool signs_field_key(struct signs_field *field, const struct key *key)
{
	if (move_key(field, key))
		return true;
	if (key->name == KEY_LETTER)
		type(field, key->letter);
	else if (key->name == KEY_PASTE)
		type_all(field, key->text);
	else if (key->name == KEY_NAME_BACKSPACE)
		take_away(field, field->cursor - 1);
	else if (key->name == KEY_NAME_DELETE)
		take_away(field, field->cursor);
	else if (key_matches(key, "^U")) {
		secret_clear(field->typed);
		field->cursor = 0;
	} else
		return false;
	return true;
}

/* ---------------------------------------------------------------- drawing */

int signs_columns(void)
{
	return ACROSS * (NUMBER_COLUMNS + GROUP_COLUMNS) + (ACROSS - 1) * BETWEEN_GROUPS;
}

/* Where a sign stands; the place behind the last sign is the one after it. */
static void position(struct area area, int place, int *row, int *column)
{
	int group = place / RECOVERY_GROUP;

	*row = area.row + group / ACROSS * ROWS_OF_A_GROUP;
	*column = area.column + group % ACROSS * (NUMBER_COLUMNS + GROUP_COLUMNS + BETWEEN_GROUPS) +
		  NUMBER_COLUMNS + 2 * (place % RECOVERY_GROUP);
}

static void draw_number(struct canvas *canvas, struct area area, int group, int number)
{
	g_autofree char *shown = g_strdup_printf("%d", number);
	int row, column;

	position(area, group * RECOVERY_GROUP, &row, &column);
	canvas_text(canvas, row, column - NUMBER_COLUMNS, STYLE_HINT, shown);
}

static void draw_sign(struct canvas *canvas, struct area area, int place, char sign,
		      enum style style)
{
	char text[2] = { sign, '\0' };
	int row, column;

	position(area, place, &row, &column);
	canvas_text(canvas, row, column, style, sign ? text : "·");
}

/* What is wrong has a sign below it, so that colour is not the only one. */
static void draw_place(const struct signs_field *field, struct canvas *canvas, struct area area,
		       int place)
{
	bool there = place < signs_field_length(field);
	bool wrong = field->wrong & (G_GUINT64_CONSTANT(1) << place);
	int row, column;

	draw_sign(canvas, area, place, there ? signs_field_sign(field, place) : 0,
		  wrong   ? STYLE_WARNING
		  : there ? STYLE_STRONG
			  : STYLE_HINT);
	position(area, place, &row, &column);
	if (wrong)
		canvas_text(canvas, row + 1, column, STYLE_WARNING, "^");
}

void signs_field_draw(const struct signs_field *field, struct canvas *canvas, struct area area,
		      bool focused)
{
	int row, column;

	for (int group = 0; group * RECOVERY_GROUP < field->places; group++)
		draw_number(canvas, area, group, field->groups[group]);
	for (int place = 0; place < field->places; place++)
		draw_place(field, canvas, area, place);
	/* A full field: the cursor stays on its last sign. */
	position(area, MIN(field->cursor, field->places - 1), &row, &column);
	if (focused)
		canvas_cursor(canvas, row, column + (field->cursor == field->places ? 1 : 0));
}

void signs_draw(const char *signs, struct canvas *canvas, struct area area)
{
	int row, column;

	for (int group = 0; group < SIGNS_GROUPS; group++)
		draw_number(canvas, area, group, group + 1);
	for (int place = 0; place < RECOVERY_SIGNS && signs[place]; place++)
		draw_sign(canvas, area, place, signs[place], STYLE_STRONG);
	position(area, 0, &row, &column);
	canvas_cursor(canvas, row, column);
}
