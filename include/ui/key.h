/* A key as people press it; the same physical key on the Latin and on the Ukrainian layout.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <glib.h>
#include <stdbool.h>

enum key_name {
	KEY_LETTER,  /* `letter`; typed one by one, so an accent may come as a letter of its own */
	KEY_CONTROL, /* `letter` a … z, also [ ] \ ^ _ */
	KEY_ALT,     /* `letter` */
	KEY_NAME_ENTER,
	KEY_NAME_TAB,
	KEY_NAME_BACK_TAB,
	KEY_NAME_BACKSPACE,
	KEY_NAME_DELETE,
	KEY_NAME_ESCAPE,
	KEY_NAME_UP,
	KEY_NAME_DOWN,
	KEY_NAME_LEFT,
	KEY_NAME_RIGHT,
	KEY_NAME_HOME,
	KEY_NAME_END,
	KEY_NAME_PAGE_UP,
	KEY_NAME_PAGE_DOWN,
	KEY_NAME_INSERT,
	KEY_FUNCTION, /* `letter` 1 … 12 */
	KEY_PASTE,    /* `text` */
	KEY_UNKNOWN,  /* a sequence we do not know: swallowed, never typed as text */
};

struct key {
	enum key_name name;
	gunichar letter;
	bool shift, control; /* with the arrow, Home, End, Page, Delete and Backspace keys */
	char *text; /* KEY_PASTE: cleaned (text_clean), owned by whoever holds the key; else NULL */
};

void key_done(struct key *key);

/* The Latin letter on the same physical key of the Ukrainian layout, lower case ('т' → 'n'); other letters come back lower case. */
gunichar key_latin(gunichar letter);

/* "F9", "^F", "Esc", "Enter", "Tab", "BackTab", "Up" …, "n", "?", "PgUp", "Del", "Ins", "Home", "M-x". A letter means the
   physical key in either layout and either case; "/" and "?" also what that key gives in the Ukrainian layout ("." and ",").
   "^F" is also reached as Alt-f (Esc f), in either layout. "Space" is the space bar. */
bool key_matches(const struct key *key, const char *spec);

/* A spec as people read it: "^F" → "Ctrl-F", "M-x" → "Alt-X", "n" → "N". Newly allocated. */
char *key_shown(const char *spec);
/* The same for all specs of a command: "Ctrl-F, F4". */
char *keys_shown(const char *specs);

#endif
