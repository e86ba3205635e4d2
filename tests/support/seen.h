/* Texts compared by what can be seen of them: where a line ends and how wide a blank is, is free.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_SEEN_H
#define SUPPORT_SEEN_H

#include <glib.h>
#include <stdbool.h>

/* Blanks, signs that steer, and those that only choose how the one before looks. */
bool is_unseen(gunichar sign);
void add_seen(GString *out, const char *text);
char *seen(const char *text); /* newly allocated */
/* How often each sign stands there, taken apart into its simplest form: sign → count. */
GHashTable *count_signs(const char *text);

/* What people write and what breaks programs, from left to right, so that their order can be compared too. */
extern const char *const odd_words[];
extern const gsize odd_words_count;
char *address_of_300(void); /* characters; newly allocated */

#endif
