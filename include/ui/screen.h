/* Screens and what they answer. A screen draws itself from its state and answers a key with what happens next.
   A screen's own struct begins with `struct screen base`.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "ui/canvas.h"
#include "ui/command.h"

enum outcome_kind {
	OUTCOME_STAY,
	OUTCOME_PASS,    /* not mine: nobody else's either */
	OUTCOME_OPEN,    /* `screen` on top of this one */
	OUTCOME_REPLACE, /* `screen` instead of this one */
	OUTCOME_CLOSE,   /* this one ends with `value` */
	OUTCOME_HOME,    /* all but the lowest end */
	OUTCOME_LEAVE,   /* the program ends */
	OUTCOME_LOCK,    /* save, wipe, start anew at the unlock screen */
	OUTCOME_RUN, /* this one closes with `value` and `command` runs on the screen below: the help */
};

struct outcome {
	enum outcome_kind kind;
	struct screen *screen;
	int value;
	const struct command *command;
};

struct outcome outcome_stay(void);
struct outcome outcome_pass(void);
struct outcome outcome_open(struct screen *screen);
struct outcome outcome_replace(struct screen *screen);
struct outcome outcome_close(int value);
struct outcome outcome_home(void);
struct outcome outcome_leave(void);
struct outcome outcome_lock(void);

struct screen_kind {
	const char *name; /* "card": for tests and help */
	const struct command *const *
		commands; /* NULL-terminated list of tables, each ending with keys NULL; earlier ones win */
	bool typing; /* letters are text: letter commands do not fire, only ^ M- F and named keys */
	bool bare;   /* no title, status or key line: the whole canvas is the body */
	char *(*title)(const struct screen *screen); /* newly allocated; NULL function: no title */
	void (*draw)(const struct screen *screen, struct canvas *canvas, struct area body);
	struct outcome (*key)(struct screen *screen,
			      const struct key *key); /* what no command took; NULL: nothing */
	struct outcome (*resumed)(struct screen *screen,
				  int value); /* the screen above closed with `value` */
	void (*covered)(
		struct screen *
			screen); /* another screen opens above, or this one ends: save what is open; may be called again */
	gint64 (*deadline)(const struct screen *
				   screen); /* monotonic ms of the next call of `due`; G_MAXINT64 */
	struct outcome (*due)(struct screen *screen);
	void (*free)(struct screen *screen);
};

struct screen {
	const struct screen_kind *kind;
	int scroll; /* for the framework's use */
};

#endif
