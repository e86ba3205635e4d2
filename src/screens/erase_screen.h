/* Erasing one person: what its two files share. erase_screen.c answers keys and does it, erase_draw.c draws.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_ERASE_SCREEN_H
#define SCREENS_ERASE_SCREEN_H

#include "screens/keeping_screens.h"
#include "screens/row_list.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

/* Bases one may choose: all but ERASURE_TRASH, which is the program's own. */
#define ERASE_BASES 4

struct erase_screen {
	struct conversation_screen in;
	struct participant *who;
	GPtrArray *family; /* struct participant *: others of the household, or NULL */
	GPtrArray *copies; /* struct vault_copy * */
	struct choice basis;
	struct line_edit *code;
	bool at_code;      /* the attention is on the code, else on the basis */
	gint64 working_at; /* monotonic ms at which it begins, painted before; 0: not yet */
	struct row_list *rows;
	int text_height; /* at the last drawing */
};

extern const enum erasure_basis erase_bases[ERASE_BASES];

void erase_draw(const struct screen *screen, struct canvas *canvas, struct area body);
/* "20-11-2026  /media/stick/kluis"; newly allocated. */
char *erase_copy_words(struct services *services, const struct vault_copy *copy);

#endif
