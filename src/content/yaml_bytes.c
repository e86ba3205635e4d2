/* A look at the bytes of a YAML file before libyaml gets them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/yaml.h"

#include <string.h>

struct place {
	const char *name;
	const char *bytes, *at; /* the whole file, and where we are in it */
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

/* May a control character begin with this byte? Nearly never, so the rest need not be decoded. */
static const bool is_suspicious[256] = {
	[0x00 ... 0x1f] = true, [0x7f] = true, [0xc2] = true, [0xe2] = true, [0xef] = true,
};

const char *tree_find_control(const char *text, gsize length)
{
	const char *end = text + length;

	for (; text < end; text++)
		if (is_suspicious[(guchar)*text] && tree_is_control(g_utf8_get_char(text)) &&
		    !(*text == '\r' && text + 1 < end && text[1] == '\n'))
			return text;
	return NULL;
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

/* Lines and columns are counted only for an error. */
static bool refuse(const struct place *place, const char *sentence)
{
	char key[128] = "";
	int line = 1, column = 1;

	for (const char *text = place->bytes; text < place->at; text = g_utf8_next_char(text)) {
		line += *text == '\n';
		column = *text == '\n' ? 1 : column + 1;
	}
	find_key(place, key, sizeof key);
	return error_set_place(place->error, ERROR_CONTENT, sentence, place->name, line, column,
			       key);
}

static bool is_indenting(const struct place *place, const char *tab)
{
	while (tab > place->bytes && (tab[-1] == ' ' || tab[-1] == '\t'))
		tab--;
	return tab == place->bytes || tab[-1] == '\n';
}

static const char *find_indenting_tab(const struct place *place, const char *end)
{
	const char *tab = place->bytes;

	while ((tab = memchr(tab, '\t', (gsize)(end - tab))) && !is_indenting(place, tab))
		tab++;
	return tab;
}

bool tree_bytes_are_sound(const char *bytes, gsize length, const char *name, struct error *error)
{
	struct place place = { name, bytes, bytes, error };
	const char *valid_end = bytes, *control, *tab;

	if (length > TREE_BYTES_MAX)
		return refuse(&place, "yaml.too_large");
	if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		return refuse(&place, "yaml.byte_order_mark");
	g_utf8_validate_len(bytes, length, &valid_end);
	control = tree_find_control(bytes, (gsize)(valid_end - bytes));
	tab = find_indenting_tab(&place, control ? control : valid_end);
	if (tab || control) {
		place.at = tab ? tab : control;
		return refuse(&place, tab ? "yaml.tab" : "yaml.control");
	}
	place.at = valid_end;
	if (valid_end < bytes + length)
		return refuse(&place, *valid_end ? "yaml.not_utf8" : "yaml.control");
	return true;
}
