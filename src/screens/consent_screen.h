/* The question of a consent: what its two files share. consent_screen.c answers keys, consent_draw.c draws.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CONSENT_SCREEN_H
#define SCREENS_CONSENT_SCREEN_H

#include "screens/care_labels.h"
#include "screens/consent_screens.h"
#include "screens/number_watch.h"
#include "screens/row_list.h"
#include "ui/line_edit.h"

enum consent_typing { CONSENT_TYPING_NOTHING, CONSENT_TYPING_ORGANISATION, CONSENT_TYPING_AIM };

struct consent_screen {
	struct conversation_screen in;
	enum consent_purpose purpose;
	enum language language; /* of the text that is read aloud */
	enum consent_typing typing;
	struct line_edit *organisation, *aim;
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

void consent_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif
