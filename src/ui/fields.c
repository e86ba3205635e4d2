/* Small fields: a choice, a day, a passphrase.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/fields.h"

#include <string.h>

#include "base/text.h"
#include "ui/line_edit.h"

/* ------------------------------------------------------------------------------------------ choice */

bool choice_key(struct choice *choice, const struct key *key)
{
	bool onward = key->name == KEY_NAME_RIGHT || key_matches(key, "Space");

	if (choice->count <= 0 || (!onward && key->name != KEY_NAME_LEFT))
		return false;
	choice->selected = (choice->selected + (onward ? 1 : choice->count - 1)) % choice->count;
	return true;
}

void choice_draw(const struct choice *choice, struct canvas *canvas, int row, int column, int width,
		 const char *label, bool focused)
{
	int taken;

	(void)choice;
	canvas_text_in(canvas, row, column, width, STYLE_HINT, "‹");
	taken = canvas_text_in(canvas, row, column + 2, width - 4,
			       focused ? STYLE_SELECTED : STYLE_TEXT, label);
	canvas_text_in(canvas, row, column + 3 + taken, width - 3 - taken, STYLE_HINT, "›");
	if (focused)
		canvas_cursor(canvas, row, column + 2);
}

/* --------------------------------------------------------------------------------------------- day */

#define DAY_TYPED_MAX 32 /* bytes; the longest way to write a day, with blanks */

struct day_edit {
	struct line_edit *line;
	day today;
};

struct day_edit *day_edit_new(day value, day today)
{
	struct day_edit *edit = g_new0(struct day_edit, 1);
	char iso[DAY_TEXT];

	day_to_iso(value, iso);
	edit->line = line_edit_new(iso, DAY_TYPED_MAX);
	edit->today = today;
	return edit;
}

void day_edit_free(struct day_edit *edit)
{
	if (!edit)
		return;
	line_edit_free(edit->line);
	g_free(edit);
}

bool day_edit_key(struct day_edit *edit, const struct key *key)
{
	return line_edit_key(edit->line, key);
}

day day_edit_value(const struct day_edit *edit)
{
	g_autofree char *typed = g_strstrip(g_strdup(line_edit_text(edit->line)));

	return *typed ? day_from_typed(typed, edit->today) : DAY_NONE;
}

bool day_edit_is_valid(const struct day_edit *edit)
{
	return text_is_blank(line_edit_text(edit->line)) || day_edit_value(edit) != DAY_NONE;
}

/* What is typed, and beside it the day it was understood as ("= 2026-11-27"), or a "?" as long as it is none. */
void day_edit_draw(const struct day_edit *edit, struct canvas *canvas, int row, int column,
		   int width, bool focused)
{
	int field = MIN(width, DAY_TEXT + 1);
	char iso[DAY_TEXT];
	g_autofree char *understood = NULL;

	line_edit_draw(edit->line, canvas, row, column, field, focused);
	day_to_iso(day_edit_value(edit), iso);
	if (!day_edit_is_valid(edit))
		canvas_text_in(canvas, row, column + field + 1, width - field - 1, STYLE_WARNING,
			       "?");
	else if (*iso && strcmp(iso, line_edit_text(edit->line))) {
		understood = g_strconcat("= ", iso, NULL);
		canvas_text_in(canvas, row, column + field + 1, width - field - 1, STYLE_HINT,
			       understood);
	}
}

/* -------------------------------------------------------------------------------------- passphrase */

struct passphrase_edit {
	struct secret *secret;
	bool shown, refused;
	bool private; /* somebody else looks on: never shown */
};

struct passphrase_edit *passphrase_edit_new(void)
{
	struct passphrase_edit *edit = g_new0(struct passphrase_edit, 1);

	edit->secret = secret_new();
	if (!edit->secret)
		g_error("secret_new");
	return edit;
}

void passphrase_edit_never_show(struct passphrase_edit *edit)
{
	edit->private = true;
	edit->shown = false;
}

void passphrase_edit_free(struct passphrase_edit *edit)
{
	if (!edit)
		return;
	secret_free(edit->secret);
	g_free(edit);
}

static void append_letter(struct passphrase_edit *edit, gunichar letter)
{
	char bytes[7] = "";
	int length = g_unichar_to_utf8(letter, bytes);

	edit->refused = !secret_append(edit->secret, bytes, (size_t)length);
	explicit_bzero(bytes, sizeof(bytes));
}

static void take_last_away(struct passphrase_edit *edit)
{
	size_t length = secret_length(edit->secret);

	secret_truncate(edit->secret,
			text_cluster_previous(secret_bytes(edit->secret), length, length));
}

bool passphrase_edit_key(struct passphrase_edit *edit, const struct key *key)
{
	edit->refused = false;
	if (key_matches(key, "F2") || key_matches(key, "M-v"))
		edit->shown = !edit->shown && !edit->private;
	else if (key->name == KEY_LETTER)
		append_letter(edit, key->letter);
	else if (key->name == KEY_PASTE) /* up to its line end: a copied line brings one along */
		edit->refused = !secret_append(edit->secret, key->text, strcspn(key->text, "\n"));
	else if (key_matches(key, "^U") || key_matches(key, "^W") ||
		 (key->name == KEY_NAME_BACKSPACE && key->control))
		secret_clear(edit->secret);
	else if (key->name == KEY_NAME_BACKSPACE)
		take_last_away(edit);
	else
		return false;
	return true;
}

struct secret *passphrase_edit_secret(struct passphrase_edit *edit)
{
	return edit->secret;
}

void passphrase_edit_clear(struct passphrase_edit *edit)
{
	secret_clear(edit->secret);
	edit->shown = edit->refused = false;
}

bool passphrase_edit_keep(struct passphrase_edit *edit, struct secret **kept)
{
	secret_free(*kept);
	*kept = secret_new();
	if (!*kept ||
	    !secret_append(*kept, secret_bytes(edit->secret), secret_length(edit->secret)))
		return false;
	passphrase_edit_clear(edit);
	return true;
}

static int cluster_count(const char *text, size_t length)
{
	int count = 0;

	for (size_t offset = 0; offset < length; count++)
		offset = text_cluster_next(text, length, offset);
	return count;
}

/* The end of the plain text, as much as fits; returns the columns it took. */
static int draw_plain(const struct passphrase_edit *edit, struct canvas *canvas, int row,
		      int column, int width)
{
	const char *text = secret_bytes(edit->secret);
	size_t length = secret_length(edit->secret), first = 0;

	while (text_columns(text + first, (gssize)(length - first)) > width)
		first = text_cluster_next(text, length, first);
	return canvas_bytes(canvas, row, column, width, STYLE_INPUT, text + first, length - first);
}

static int draw_dots(const struct passphrase_edit *edit, struct canvas *canvas, int row, int column,
		     int width)
{
	int dots =
		MIN(cluster_count(secret_bytes(edit->secret), secret_length(edit->secret)), width);

	for (int i = 0; i < dots; i++)
		canvas_text(canvas, row, column + i, STYLE_INPUT, "•");
	return dots;
}

void passphrase_edit_draw(const struct passphrase_edit *edit, struct canvas *canvas, int row,
			  int column, int width, bool focused)
{
	int room = MAX(width - 1, 1), taken; /* the last column is the cursor's */

	canvas_fill(canvas, (struct area){ row, column, 1, width }, STYLE_INPUT);
	taken = edit->shown ? draw_plain(edit, canvas, row, column, room)
			    : draw_dots(edit, canvas, row, column, room);
	if (edit->refused)
		canvas_text_in(canvas, row, column + width - 1, 1, STYLE_WARNING, "!");
	if (focused)
		canvas_cursor(canvas, row, column + taken);
}
