/* Three people whose files are written in while the program is killed again and again, and what was typed where: the vault is held
   against it after every kill. Words are numbered, so that each one tells whose it is.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_ORDEAL_H
#define SUPPORT_ORDEAL_H

#include "content/content.h"
#include "support/home.h"

#define ORDEAL_PEOPLE 3 /* NIJ-0001 and on; 0004 is never touched */

/* Where somebody may write: the cards by their number, a new obstacle of the plan, the note of a pause. */
enum { PLACE_NONE, PLACE_PLAN = 41, PLACE_PAUSE, PLACE_COUNT };

struct spot {
	int person; /* from 0 */
	int place;  /* PLACE_NONE: nowhere */
};

struct written {
	GString *text;    /* typed here, and not known to be lost */
	size_t confirmed; /* bytes of it that the screen called saved */
	bool entered;     /* Enter was pressed: it may be an item of the plan by now */
};

struct ordeal_person {
	gint64 id, conversation;
	struct written at[PLACE_COUNT];
	GPtrArray *items; /* char *: the obstacles known to be in the plan */
};

struct ordeal {
	struct home *home;
	struct content *content;
	struct ordeal_person people[ORDEAL_PEOPLE];
	gint64 bystander;
	char *bystander_file; /* as JSON: it stays what it was */
	GArray *owners;       /* guint8: whose each numbered word is */
	bool opens;           /* the conversation touched last is open: it opens again by itself */
	int confirmations;    /* how often the screen called something new saved */
};

struct ordeal *ordeal_new(void);
void ordeal_free(struct ordeal *ordeal);

struct written *ordeal_at(struct ordeal *ordeal, struct spot spot);
/* The next numbered word, of this spot from here on. Newly allocated. */
char *ordeal_next_word(struct ordeal *ordeal, struct spot spot, const char *before);
void ordeal_confirm(struct ordeal *ordeal, struct spot spot, size_t bytes);
/* Bytes of what was typed here, up to the last of its words that stands on the screen. */
size_t ordeal_bytes_shown(struct ordeal *ordeal, struct spot spot, const char *screen);
/* The obstacle is in the plan, and saved: the next one begins empty. */
void ordeal_item_is_saved(struct ordeal *ordeal, int person);
/* Opens the vault as it is on disk. Everything confirmed is there, nothing was invented, nobody's words are in another's file. */
void ordeal_check(struct ordeal *ordeal);

#endif
