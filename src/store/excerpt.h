/* The line of a text that a search shows.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_EXCERPT_H
#define STORE_EXCERPT_H

#define EXCERPT_MAX 120 /* characters */

/* The line in which `folded_word` (a text_fold form, without blanks) stands, cut around it; the first line when it stands nowhere.
   Newly allocated, at most EXCERPT_MAX characters. */
char *excerpt_of(const char *text, const char *folded_word);

#endif
