/* Looks whether a field that rests holds a number that must not be there, and takes it out when asked. Never keeps anything from
   being saved. What the participant types is not looked at while they have the laptop.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_NUMBER_WATCH_H
#define SCREENS_NUMBER_WATCH_H

#include "casework/sensitive.h"
#include "screens/services.h"
#include "ui/line_edit.h"
#include "ui/text_edit.h"

struct draft_keeper;

/* Lies in the screen of its field; all zero: of no field. */
struct number_watch {
	struct services *services;
	struct text_edit *text; /* the field is one of these two; borrowed */
	struct line_edit *line;
	struct draft_keeper *keeper; /* hears that the field changed; NULL: none */
	const struct screen *screen; /* NULL: not shown yet */
	bool found;
	enum sensitive_kind kind; /* of the first one */
};

/* Watches the field from here on, and looks at it. */
void number_watch_text(struct number_watch *watch, struct services *services,
		       struct text_edit *text, struct draft_keeper *keeper);
void number_watch_line(struct number_watch *watch, struct services *services,
		       struct line_edit *line, struct draft_keeper *keeper);
void number_watch_done(struct number_watch *watch);
void number_watch_look(struct number_watch *watch); /* the typing rests */

/* On the screen on top: does a field hold such a number? NULL: none does; else what it says about it, newly allocated. */
char *numbers_warning(struct services *services);
bool numbers_are_found(const struct services *services);
/* Puts a sign in the place of each, as one change of each field that can be undone. */
void numbers_cover(struct services *services);

#endif
