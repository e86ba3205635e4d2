/* Places to choose from, and below them one to type: where a copy goes, or where it comes from.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PLACE_LIST_H
#define SCREENS_PLACE_LIST_H

#include "screens/services.h"
#include "ui/line_edit.h"
#include "ui/list_view.h"

struct place_list {
	GPtrArray *paths; /* char *, owned; the places found */
	GPtrArray *notes; /* char *, owned; a word beside each */
	struct line_edit *typed;
	struct list_view list; /* the last row is the one to type */
};

void place_list_init(struct place_list *places);
void place_list_done(struct place_list *places);
/* Takes both; a path that is there already is passed over. */
void place_list_add(struct place_list *places, char *path, char *note);
void place_list_ready(struct place_list *places); /* after the last one: the first is selected */
/* Where the attention is, "~/" filled in; newly allocated, empty when nothing was typed. */
char *place_list_path(const struct place_list *places);
void place_list_next(struct place_list *places);
bool place_list_key(struct place_list *places, const struct key *key);
/* Returns the first row below. */
int place_list_draw(const struct place_list *places, const struct services *services,
		    struct canvas *canvas, struct area area);

#endif
