/* The quiet notices at home, below the people: what is ours to do. Each kind is read by a function of its own; the table in home_notices.c
   says which there are, in their order on the screen.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_HOME_NOTICES_H
#define SCREENS_HOME_NOTICES_H

#include "screens/services.h"

/* One notice: a heading, and lines below it. */
struct home_notice {
	char *heading;    /* NULL: nothing to say */
	enum style style; /* of the heading; STYLE_STRONG unless the reader says otherwise */
	GPtrArray *lines; /* char *, owned; what it is about, the most urgent first; may be NULL */
	int rows;         /* so many of the lines are shown at least */
	bool takes_spare; /* and more of them where nobody else needs the room */
};

/* Reads one kind into an empty notice; what cannot be read is told on the status line. `people`: so many are in the vault. */
typedef void home_notice_read(struct services *services, int people, struct home_notice *notice);
home_notice_read home_read_promises; /* of ours, that are due */
home_notice_read home_read_reviews;  /* files to look at again */
home_notice_read
	home_read_lapsed; /* facts whose last day has passed while steps still rely on them */
home_notice_read home_read_code;   /* a recovery code that nobody wrote down */
home_notice_read home_read_backup; /* how old the last copy elsewhere is */

/* Those that have something to say, from top to bottom; of struct home_notice *, owned. */
GPtrArray *home_notices_read(struct services *services, int people);
/* Draws them at the foot of `body`, above them at least `people_rows` rows stay free when there is anything to spare; returns the rows taken. */
int home_notices_draw(const GPtrArray *notices, struct canvas *canvas, struct area body,
		      int people_rows);

#endif
