/* The languages of the program, and texts that exist in each of them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_LANGUAGE_H
#define CASEWORK_LANGUAGE_H

#include "base/names.h"

#include <glib.h>

enum language {
	LANGUAGE_UK,
	LANGUAGE_NL,
	LANGUAGE_EN,
	LANGUAGE_COUNT,
	LANGUAGE_NONE = LANGUAGE_COUNT
};

extern const struct names language_names; /* "uk" "nl" "en" */

/* A text of ours (a card, a step from the stock) in every language; NULL where it is missing. Owned. */
struct texts {
	char *in[LANGUAGE_COUNT];
};

void texts_done(struct texts *texts);
/* The text in `language`, or in the first language that has it; *shown says which one it is, so that a stand-in can be marked. */
const char *texts_in(const struct texts *texts, enum language language, enum language *shown);

/* What people speak is a code of two or three letters ("uk", "ru", "nl", "en", "tr" …): any language, not only ours. */
#define LANGUAGE_CODE 4
bool language_code_is_valid(const char *code);

#endif
