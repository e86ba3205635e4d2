/* Keys and the words for them, whatever layout they were pressed in.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/key.h"

#include <stdlib.h>
#include <string.h>

/* The standard Ukrainian layout beside the Latin one, key by key. */
static const struct {
	gunichar ukrainian;
	char latin;
} layout[] = {
	{ 0x439, 'q' },  /* й */
	{ 0x446, 'w' },  /* ц */
	{ 0x443, 'e' },  /* у */
	{ 0x43a, 'r' },  /* к */
	{ 0x435, 't' },  /* е */
	{ 0x43d, 'y' },  /* н */
	{ 0x433, 'u' },  /* г */
	{ 0x448, 'i' },  /* ш */
	{ 0x449, 'o' },  /* щ */
	{ 0x437, 'p' },  /* з */
	{ 0x445, '[' },  /* х */
	{ 0x457, ']' },  /* ї */
	{ 0x444, 'a' },  /* ф */
	{ 0x456, 's' },  /* і */
	{ 0x432, 'd' },  /* в */
	{ 0x430, 'f' },  /* а */
	{ 0x43f, 'g' },  /* п */
	{ 0x440, 'h' },  /* р */
	{ 0x43e, 'j' },  /* о */
	{ 0x43b, 'k' },  /* л */
	{ 0x434, 'l' },  /* д */
	{ 0x436, ';' },  /* ж */
	{ 0x454, '\'' }, /* є */
	{ 0x491, '\\' }, /* ґ */
	{ 0x44f, 'z' },  /* я */
	{ 0x447, 'x' },  /* ч */
	{ 0x441, 'c' },  /* с */
	{ 0x43c, 'v' },  /* м */
	{ 0x438, 'b' },  /* и */
	{ 0x442, 'n' },  /* т */
	{ 0x44c, 'm' },  /* ь */
	{ 0x431, ',' },  /* б */
	{ 0x44e, '.' },  /* ю */
	{ 0x44b, 's' },  /* ы, ъ, э, ё: the Russian layout differs in these four keys */
	{ 0x44a, ']' },  { 0x44d, '\'' }, { 0x451, '`' },
};

static const struct {
	const char *spec;
	enum key_name name;
} named[] = {
	{ "Enter", KEY_NAME_ENTER },
	{ "Tab", KEY_NAME_TAB },
	{ "BackTab", KEY_NAME_BACK_TAB },
	{ "Backspace", KEY_NAME_BACKSPACE },
	{ "Del", KEY_NAME_DELETE },
	{ "Esc", KEY_NAME_ESCAPE },
	{ "Up", KEY_NAME_UP },
	{ "Down", KEY_NAME_DOWN },
	{ "Left", KEY_NAME_LEFT },
	{ "Right", KEY_NAME_RIGHT },
	{ "Home", KEY_NAME_HOME },
	{ "End", KEY_NAME_END },
	{ "PgUp", KEY_NAME_PAGE_UP },
	{ "PgDn", KEY_NAME_PAGE_DOWN },
	{ "Ins", KEY_NAME_INSERT },
};

void key_done(struct key *key)
{
	if (key->text)
		explicit_bzero(key->text, strlen(key->text));
	g_clear_pointer(&key->text, g_free);
}

gunichar key_latin(gunichar letter)
{
	gunichar lower = g_unichar_tolower(letter);

	for (size_t i = 0; i < G_N_ELEMENTS(layout); i++)
		if (layout[i].ukrainian == lower)
			return (gunichar)layout[i].latin;
	return lower;
}

/* The key with "/" and "?" gives "." and "," in the Ukrainian layout. */
static gunichar ukrainian_sign(gunichar sign)
{
	return sign == '/' ? '.' : sign == '?' ? ',' : sign;
}

static bool same_letter(gunichar pressed, gunichar wanted)
{
	gunichar lower = g_unichar_tolower(wanted);

	return pressed == wanted || key_latin(pressed) == lower ||
	       pressed == ukrainian_sign(wanted);
}

static bool is_one_letter(const char *text)
{
	return *text && !*g_utf8_next_char(text);
}

static bool name_matches(const struct key *key, const char *spec)
{
	for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
		if (!strcmp(named[i].spec, spec))
			return key->name == named[i].name && !key->control;
	return false;
}

bool key_matches(const struct key *key, const char *spec)
{
	if (is_one_letter(spec))
		return key->name == KEY_LETTER && same_letter(key->letter, g_utf8_get_char(spec));
	if (!strcmp(spec, "Space"))
		return key->name == KEY_LETTER && key->letter == ' ';
	if (spec[0] == '^') {
		gunichar wanted = g_unichar_tolower(g_utf8_get_char(spec + 1));

		return (key->name == KEY_CONTROL && key->letter == wanted) ||
		       (key->name == KEY_ALT && same_letter(key->letter, wanted));
	}
	if (g_str_has_prefix(spec, "M-") && is_one_letter(spec + 2))
		return key->name == KEY_ALT && same_letter(key->letter, g_utf8_get_char(spec + 2));
	if (spec[0] == 'F' && g_ascii_isdigit(spec[1]))
		return key->name == KEY_FUNCTION && (int)key->letter == atoi(spec + 1);
	return name_matches(key, spec);
}

char *key_shown(const char *spec)
{
	static const char *const names[][2] = { { "Left", "←" },
						{ "Right", "→" },
						{ "Up", "↑" },
						{ "Down", "↓" },
						{ "BackTab", "Shift-Tab" } };
	g_autofree char *upper = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (!strcmp(spec, names[i][0]))
			return g_strdup(names[i][1]);
	if (is_one_letter(spec))
		return g_utf8_strup(spec, -1);
	if (spec[0] == '^' && spec[1]) {
		upper = g_utf8_strup(spec + 1, -1);
		return g_strconcat("Ctrl-", upper, NULL);
	}
	if (g_str_has_prefix(spec, "M-")) {
		upper = g_utf8_strup(spec + 2, -1);
		return g_strconcat("Alt-", upper, NULL);
	}
	return g_strdup(spec);
}

char *keys_shown(const char *specs)
{
	g_auto(GStrv) all = g_strsplit(specs, " ", -1);
	GString *shown = g_string_new(NULL);

	for (char **spec = all; *spec; spec++) {
		g_autofree char *one = **spec ? key_shown(*spec) : NULL;

		if (one)
			g_string_append_printf(shown, "%s%s", shown->len ? ", " : "", one);
	}
	return g_string_free(shown, FALSE);
}
