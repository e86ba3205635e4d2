/* What the parts of an escape sequence say about a key.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/key_sequence.h"

#include <stdlib.h>

static const struct {
	char final;
	enum key_name name;
	int number; /* of a function key */
} finals[] = {
	{ 'A', KEY_NAME_UP, 0 },       { 'B', KEY_NAME_DOWN, 0 },  { 'C', KEY_NAME_RIGHT, 0 },
	{ 'D', KEY_NAME_LEFT, 0 },     { 'H', KEY_NAME_HOME, 0 },  { 'F', KEY_NAME_END, 0 },
	{ 'Z', KEY_NAME_BACK_TAB, 0 }, { 'M', KEY_NAME_ENTER, 0 }, { 'P', KEY_FUNCTION, 1 },
	{ 'Q', KEY_FUNCTION, 2 },      { 'R', KEY_FUNCTION, 3 },   { 'S', KEY_FUNCTION, 4 },
};

/* CSI number ~; rxvt ends with ^ (control) or @ (control and shift). */
static const struct {
	int number;
	enum key_name name;
	int function;
} tildes[] = {
	{ 1, KEY_NAME_HOME, 0 },  { 2, KEY_NAME_INSERT, 0 },  { 3, KEY_NAME_DELETE, 0 },
	{ 4, KEY_NAME_END, 0 },   { 5, KEY_NAME_PAGE_UP, 0 }, { 6, KEY_NAME_PAGE_DOWN, 0 },
	{ 7, KEY_NAME_HOME, 0 },  { 8, KEY_NAME_END, 0 },     { 11, KEY_FUNCTION, 1 },
	{ 12, KEY_FUNCTION, 2 },  { 13, KEY_FUNCTION, 3 },    { 14, KEY_FUNCTION, 4 },
	{ 15, KEY_FUNCTION, 5 },  { 17, KEY_FUNCTION, 6 },    { 18, KEY_FUNCTION, 7 },
	{ 19, KEY_FUNCTION, 8 },  { 20, KEY_FUNCTION, 9 },    { 21, KEY_FUNCTION, 10 },
	{ 23, KEY_FUNCTION, 11 }, { 24, KEY_FUNCTION, 12 },
};

/* xterm's 1 + (1 shift, 2 alt, 4 control); Alt with an arrow moves by words on some machines, as Control does. */
static void set_modifiers(struct key *key, int modifiers)
{
	int bits = modifiers > 1 ? modifiers - 1 : 0;

	key->shift = bits & 1;
	key->control = bits & (2 | 4);
}

struct key key_sequence_final(char final, int modifiers)
{
	struct key key = { .name = KEY_UNKNOWN };

	for (size_t i = 0; i < G_N_ELEMENTS(finals); i++) {
		if (finals[i].final == final) {
			key.name = finals[i].name;
			key.letter = (gunichar)finals[i].number;
			set_modifiers(&key, modifiers);
		}
	}
	return key;
}

static struct key key_of_tilde(int number, int modifiers)
{
	struct key key = { .name = KEY_UNKNOWN };

	for (size_t i = 0; i < G_N_ELEMENTS(tildes); i++) {
		if (tildes[i].number == number) {
			key.name = tildes[i].name;
			key.letter = (gunichar)tildes[i].function;
			set_modifiers(&key, modifiers);
		}
	}
	return key;
}

/* rxvt: CSI a … d with shift, SS3 a … d with control. */
struct key key_sequence_small_final(char final, int modifiers)
{
	return final >= 'a' && final <= 'd'
		       ? key_sequence_final((char)(final - 'a' + 'A'), modifiers)
		       : (struct key){ .name = KEY_UNKNOWN };
}

struct key key_sequence_csi(const char *parameters, char final)
{
	char *end = NULL;
	long number = strtol(parameters, &end, 10);
	long modifiers = *end == ';' ? strtol(end + 1, &end, 10) : 1;

	number = CLAMP(number, 0, 9999);
	modifiers = CLAMP(modifiers, 1, 16);
	if (*end)
		return (struct key){ .name = KEY_UNKNOWN };
	switch (final) {
	case '~':
		return key_of_tilde((int)number, (int)modifiers);
	case '^':
		return key_of_tilde((int)number, 5);
	case '@':
		return key_of_tilde((int)number, 6);
	case 'M':
		return (struct key){ .name = KEY_UNKNOWN };
	default:
		return final >= 'a' ? key_sequence_small_final(final, 2)
				    : key_sequence_final(final, (int)modifiers);
	}
}
