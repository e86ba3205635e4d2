/* UTF-8 text as people see it: clusters, columns, words, wrapping, folding for search. Knows no terminal.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Columns on a terminal, by wcwidth as curses counts them; a control character counts 0. `length` in bytes, -1 for up to NUL. */
int text_columns(const char *text, gssize length);

/* Byte offset of the next or previous border of a grapheme cluster (what one arrow key crosses); stays in 0..length. */
size_t text_cluster_next(const char *text, size_t length, size_t offset);
size_t text_cluster_previous(const char *text, size_t length, size_t offset);

/* Byte offset of the next or previous start of a word (UAX 29; ' ’ ʼ stay inside a word). */
size_t text_word_next(const char *text, size_t length, size_t offset);
size_t text_word_previous(const char *text, size_t length, size_t offset);

/* Bytes of `text` that fit into `columns`, ending on a cluster border. */
size_t text_fit(const char *text, size_t length, int columns);

/* One line of wrapped text: [start, end) is shown, the next line begins at `next` (blanks and the line end are skipped). */
struct text_line {
	size_t start, end, next;
	bool hard;    /* ended by a line end, not by the wrap */
	size_t reach; /* no byte from here on had a say; beyond `length` when the end itself had */
};
/* Breaks one line off at `start` for `columns` (≥ 2): at words, a longer word at a cluster. A no-break space holds. */
struct text_line text_break(const char *text, size_t length, size_t start, int columns);
/* Rows that `text` takes when wrapped to `columns`, one more after a line end at its end; at least 1. */
int text_rows(const char *text, int columns);

/* The form search compares: NFKC, case folded, combining acute removed, ' ’ ʼ ` all U+02BC removed to one sign ('), ĳ as ij,
   soft hyphens and zero-width characters dropped, blanks folded to one space. Same words, same form. Newly allocated. */
char *text_fold(const char *text, gssize length);

/* True for valid UTF-8 without NUL. */
bool text_is_valid(const char *text, gssize length);
/* What may be kept of typed or pasted text: valid UTF-8, line ends as \n, tabs as a space, other control characters dropped
   (so no text can ever carry a terminal sequence). Newly allocated. */
char *text_clean(const char *text, gssize length);
bool text_is_blank(const char *text); /* NULL, empty or only blanks */

/* The candidate nearest to `word` (edit distance at most a third of its length), or NULL. Borrowed from `candidates`. */
const char *text_nearest(const char *word, const char *const *candidates, size_t count);

/* Compares in the order of the Ukrainian alphabet, then Latin; case, apostrophe and stress do not count first. */
int text_compare(const char *a, const char *b);

#endif
