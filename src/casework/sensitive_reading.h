/* For the detector alone: going through a text sign by sign, and the two kinds of words it looks at.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_SENSITIVE_READING_H
#define CASEWORK_SENSITIVE_READING_H

#include "casework/sensitive.h"

struct reading {
	const char *text;
	size_t length;
};

gunichar reading_sign(const struct reading *reading, size_t at); /* 0: behind the end */
size_t reading_next(const struct reading *reading, size_t at);
gunichar reading_sign_before(const struct reading *reading, size_t at); /* 0: at the start */
int reading_digit(gunichar sign);                                       /* -1: none */
bool reading_is_digit(gunichar sign);
bool reading_is_blank(gunichar sign); /* within a line */
/* Fills `place`; true. */
bool reading_found(struct sensitive_place *place, size_t start, size_t end,
		   enum sensitive_kind kind);
/* The sign between two groups of digits may hold them together: where the next group begins; 0: none does. */
size_t reading_next_group(const struct reading *reading, size_t at);

/* Groups of digits that begin at *at; then *at is behind them all. */
bool digits_look(const struct reading *reading, size_t *at, struct sensitive_place *place);
/* A word that begins at *at with a letter; then *at is behind it. */
bool letters_look(const struct reading *reading, size_t *at, struct sensitive_place *place);

#endif
