/* The question of a consent: what its two files share. consent_screen.c answers keys, consent_lines.c keeps what is typed,
   consent_draw.c draws.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CONSENT_SCREEN_H
#define SCREENS_CONSENT_SCREEN_H

#include "report/care_words.h"
#include "screens/consent_screens.h"
#include "screens/draft_keeper.h"
#include "screens/row_list.h"
#include "ui/line_edit.h"

enum consent_typing { CONSENT_TYPING_NOTHING, CONSENT_TYPING_ORGANISATION, CONSENT_TYPING_AIM };

struct consent_screen {
	struct conversation_screen in;
	enum consent_purpose purpose;
	enum language language; /* of the text that is read aloud */
	enum consent_typing typing;
	struct line_edit *organisation, *aim;
	struct draft_keeper organisation_keeper, aim_keeper;
	struct number_watch organisation_watch, aim_watch;
	guint parts; /* enum consent_part */
	enum consent_way way;
	GPtrArray *before; /* struct consent *: what was asked earlier, oldest first */
	struct row_list *rows;
	int text_height; /* at the last drawing */
};

bool consent_shares(const struct consent_screen *self); /* with an organisation */
/* The last word on this purpose, and this organisation when there is one; NULL: never asked. Borrowed. */
const struct consent *consent_last_word(const struct consent_screen *self);
/* What is read aloud, in `language`; *shown says in which one it is. Newly allocated. */
char *consent_screen_question(const struct consent_screen *self, enum language language,
			      enum language *shown);

/* With whom and for what, with the words that were left behind when the program stopped, and the parts of the last time. `organisation`: the
   one it is about, NULL or "": it is asked for. */
void consent_lines_open(struct consent_screen *self, const char *organisation);
void consent_lines_typed(struct consent_screen *self); /* in the line the attention is on */
void consent_lines_look(struct consent_screen *self);  /* for numbers that must not be there */
gint64 consent_lines_deadline(const struct consent_screen *self);
void consent_lines_keep(struct consent_screen *self); /* what waits */
bool consent_lines_forget(struct consent_screen *self, struct error *error) MUST_CHECK;
void consent_lines_done(struct consent_screen *self);

void consent_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif
