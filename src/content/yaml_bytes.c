/* A look at the bytes of a YAML file before libyaml gets them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/yaml.h"

#include <string.h>

struct place {
	const char *name;
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

static bool refuse(const struct place *place, const char *sentence)
{
	return error_set_place(place->error, ERROR_CONTENT, sentence, place->name, place->line,
			       place->column, NULL);
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

static bool next_character(struct place *place, const char **text, const char *end, bool *indenting)
{
	int length = character_length(*text, end);
	gunichar character;

	if (length == 0)
		return refuse(place, "yaml.not_utf8");
	character = g_utf8_get_char(*text);
	if (character == '\r' && *text + 1 < end && (*text)[1] == '\n')
		character = ' ';
	if (character == '\t' && *indenting)
		return refuse(place, "yaml.tab");
	if (tree_is_control(character))
		return refuse(place, "yaml.control");
	*indenting = character == '\n' || (*indenting && character == ' ');
	place->line += character == '\n';
	place->column = character == '\n' ? 1 : place->column + 1;
	*text += length;
	return true;
}

bool tree_bytes_are_sound(const char *bytes, gsize length, const char *name, struct error *error)
{
	struct place place = { .name = name, .line = 1, .column = 1, .error = error };
	const char *end = bytes + length;
	bool indenting = true;

	if (length > TREE_BYTES_MAX)
		return refuse(&place, "yaml.too_large");
	if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		return refuse(&place, "yaml.byte_order_mark");
	for (const char *text = bytes; text < end;) {
		if (is_ordinary(*text)) {
			indenting = false;
			place.column++;
			text++;
		} else if (!next_character(&place, &text, end, &indenting)) {
			return false;
		}
	}
	return true;
}
