/* A look at the bytes of a YAML file before libyaml gets them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/yaml.h"

#include <string.h>

struct place {
	const char *name;
	const char *bytes, *at; /* the whole file, and where we are in it */
	int line, column;
	struct error *error;
};

bool tree_is_control(gunichar character)
{
	if (character == '\n' || character == '\t')
		return false;
	return character < 0x20 || (character >= 0x7f && character < 0xa0) ||
	       (character >= 0x2028 && character <= 0x202e) ||
	       (character >= 0x2066 && character <= 0x2069) || character == 0xfeff;
}

/* Takes the key at the start of a line ("  - prompt: …"); false when the line has none. */
static bool take_key(const char *line, const char *end, char *key, gsize size)
{
	const char *colon;

	while (line < end && (*line == ' ' || *line == '-' || *line == '\t'))
		line++;
	for (colon = line; colon < end && (g_ascii_isalnum(*colon) || *colon == '_'); colon++)
		;
	if (colon == line || colon == end || *colon != ':' || (gsize)(colon - line) >= size)
		return false;
	memcpy(key, line, (gsize)(colon - line)); /* no text function: the bytes have no end mark */
	key[colon - line] = '\0';
	return true;
}

/* The nearest key at or before the place, so that people need not count lines. */
static void find_key(const struct place *place, char *key, gsize size)
{
	const char *end = place->at;

	for (;;) {
		const char *line = end;

		while (line > place->bytes && line[-1] != '\n')
			line--;
		if (take_key(line, place->at, key, size) || line == place->bytes)
			return;
		end = line - 1;
	}
}

static bool refuse(const struct place *place, const char *sentence)
{
	char key[128] = "";

	find_key(place, key, sizeof key);
	return error_set_place(place->error, ERROR_CONTENT, sentence, place->name, place->line,
			       place->column, key);
}

/* Length of the character at `text`, or 0 when it is no UTF-8. */
static int character_length(const char *text, const char *end)
{
	const char *valid_end;
	int length;

	if ((guchar)*text < 0x80)
		return 1;
	length = g_utf8_skip[(guchar)*text];
	if (length > end - text)
		return 0;
	return g_utf8_validate(text, length, &valid_end) ? length : 0;
}

/* Letters, digits and signs of ASCII: nine bytes of ten of any file. */
static bool is_ordinary(char byte)
{
	return byte > ' ' && byte < 0x7f;
}

static bool next_character(struct place *place, const char *end, bool *indenting)
{
	int length = character_length(place->at, end);
	gunichar character;

	if (length == 0)
		return refuse(place, "yaml.not_utf8");
	character = g_utf8_get_char(place->at);
	if (character == '\r' && place->at + 1 < end && place->at[1] == '\n')
		character = ' ';
	if (character == '\t' && *indenting)
		return refuse(place, "yaml.tab");
	if (tree_is_control(character))
		return refuse(place, "yaml.control");
	*indenting = character == '\n' || (*indenting && character == ' ');
	place->line += character == '\n';
	place->column = character == '\n' ? 1 : place->column + 1;
	place->at += length;
	return true;
}

bool tree_bytes_are_sound(const char *bytes, gsize length, const char *name, struct error *error)
{
	struct place place = { name, bytes, bytes, 1, 1, error };
	const char *end = bytes + length;
	bool indenting = true;

	if (length > TREE_BYTES_MAX)
		return refuse(&place, "yaml.too_large");
	if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		return refuse(&place, "yaml.byte_order_mark");
	while (place.at < end) {
		if (is_ordinary(*place.at)) {
			indenting = false;
			place.column++;
			place.at++;
		} else if (!next_character(&place, end, &indenting)) {
			return false;
		}
	}
	return true;
}
