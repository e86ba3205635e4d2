/* What was changed in a text, to go back and forth. Typed letters gather into words, erased ones into runs.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TEXT_UNDO_H
#define UI_TEXT_UNDO_H

#include <glib.h>
#include <stdbool.h>

#include "text_buffer.h"

#define TEXT_CARET_NONE ((size_t)-1)

struct text_caret {
	size_t cursor;
	size_t anchor; /* the other end of the selection, or TEXT_CARET_NONE */
};

enum text_change_kind { TEXT_TYPED, TEXT_ERASED_BACK, TEXT_ERASED_FORWARD, TEXT_REPLACED };

struct text_change {
	enum text_change_kind kind;
	size_t start;
	struct text_buffer removed, inserted;
	struct text_caret before, after;
};

struct text_undo {
	GPtrArray *changes; /* of struct text_change */
	guint done;         /* so many of them stand in the text; the others were undone */
	bool closed;        /* the next change begins a step of its own */
};

/* A splice that is about to be made. */
struct text_splice {
	enum text_change_kind kind;
	size_t start;
	const char *removed;
	size_t removed_length;
	const char *inserted;
	size_t inserted_length;
};

void text_undo_init(struct text_undo *undo);
void text_undo_done(struct text_undo *undo); /* wipes */
void text_undo_clear(struct text_undo *undo);
void text_undo_note(struct text_undo *undo, const struct text_splice *splice,
		    struct text_caret before);
void text_undo_note_after(struct text_undo *undo, struct text_caret after);
void text_undo_close(struct text_undo *undo); /* the cursor went elsewhere */
/* The change to take back, or to make again; NULL: there is none. Borrowed. */
const struct text_change *text_undo_back(struct text_undo *undo);
const struct text_change *text_undo_forth(struct text_undo *undo);

#endif
