/* Marks made while typing. They live in the text itself, so they follow it through every edit, draft and export:
     a sign at the start of a line marks the line:   * talent  + wish  ! obstacle  ( contact  = promise of ours
     a sign before square brackets marks a passage:  … and +[wants to work with numbers again] …
   A line mark needs the sign at the very start (blanks before it are fine); "(" counts only when the line has no closing ")"
   directly ending a bracketed aside, i.e. a line "(they laugh)" is no contact; "+31 6 …" is a telephone number and no wish.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_MARK_H
#define CASEWORK_MARK_H

#include "base/names.h"

#include <glib.h>
#include <stdbool.h>

enum mark_kind { MARK_TALENT, MARK_WISH, MARK_OBSTACLE, MARK_CONTACT, MARK_PROMISE, MARK_COUNT };

extern const struct names mark_kind_names; /* talent wish obstacle contact promise */

struct mark {
	enum mark_kind kind;
	size_t start,
		length; /* bytes of the passage in the text, signs and outer blanks not included */
};

char mark_sign(enum mark_kind kind); /* '*' '+' '!' '(' '=' */
GArray *marks_in(
	const char *text); /* of struct mark, by position; empty passages are none. g_array_unref */
/* The words of one mark, without the signs of marks inside it. Newly allocated. */
char *mark_passage(const char *text, const struct mark *mark);
char *
marks_stripped(const char *text); /* the words without the signs, for reading back and for paper */

/* What is done with a mark: turned into an item of the plan, or set aside. Found again by kind and passage. */
struct harvested {
	gint64 answer_id;
	enum mark_kind kind;
	char *passage;
	gint64 plan_item_id; /* 0: set aside */
};

void harvested_free(struct harvested *harvested);

#endif
