/* Keys pressed on an app without a terminal.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static bool named_key(const char *spec, struct key *key)
{
	for (int name = KEY_NAME_ENTER; name <= KEY_NAME_INSERT; name++) {
		key->name = (enum key_name)name;
		if (key_matches(key, spec))
			return true;
	}
	return false;
}

static bool takes_prefix(const char **spec, const char *prefix)
{
	if (!g_str_has_prefix(*spec, prefix))
		return false;
	*spec += strlen(prefix);
	return true;
}

struct key key_from_spec(const char *spec)
{
	struct key key = { .name = KEY_LETTER, .letter = ' ' };
	bool control = takes_prefix(&spec, "Ctrl-"), shift = takes_prefix(&spec, "Shift-");

	if (!strcmp(spec, "Space"))
		return key;
	key.letter = g_utf8_get_char(spec);
	if (!*g_utf8_next_char(spec))
		return key;
	if (spec[0] == '^')
		return (struct key){ .name = KEY_CONTROL,
				     .letter = g_unichar_tolower(g_utf8_get_char(spec + 1)) };
	if (g_str_has_prefix(spec, "M-"))
		return (struct key){ .name = KEY_ALT, .letter = g_utf8_get_char(spec + 2) };
	if (spec[0] == 'F' && g_ascii_isdigit(spec[1]))
		return (struct key){ .name = KEY_FUNCTION, .letter = (gunichar)atoi(spec + 1) };
	key.letter = 0;
	if (!named_key(spec, &key))
		fail_msg("no such key: %s", spec);
	key.control = control;
	key.shift = shift;
	return key;
}

void press_spec(struct app *app, const char *spec)
{
	struct key key = key_from_spec(spec);

	app_press(app, &key);
}

void press_specs(struct app *app, const char *specs)
{
	g_auto(GStrv) all = g_strsplit(specs, " ", -1);

	for (char **spec = all; *spec; spec++)
		if (**spec)
			press_spec(app, *spec);
}

void press_text(struct app *app, const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		struct key key = { .name = KEY_LETTER, .letter = g_utf8_get_char(text) };

		if (*text == '\n')
			key = (struct key){ .name = KEY_NAME_ENTER };
		app_press(app, &key);
	}
}

void press_paste(struct app *app, const char *text)
{
	struct key key = { .name = KEY_PASTE, .text = text_clean(text, -1) };

	app_press(app, &key);
	key_done(&key);
}
