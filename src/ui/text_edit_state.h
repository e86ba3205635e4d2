/* What the files of the text edit share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_TEXT_EDIT_STATE_H
#define UI_TEXT_EDIT_STATE_H

#include "text_buffer.h"
#include "text_layout.h"
#include "text_marks.h"
#include "text_undo.h"
#include "ui/text_edit.h"

#define TEXT_EDIT_NO_GOAL (-1)

struct text_edit {
	struct text_buffer text;
	struct text_layout *layout;
	struct text_marks marks;
	struct text_undo undo;
	struct text_caret caret; /* always on borders of clusters */
	int goal;                /* column that Up and Down try to keep */
	size_t top;              /* the first visible row contains this offset */
	int height;              /* rows at the last drawing */
	bool refused;
	bool has_change;        /* since the last take: */
	size_t change_start;    /* … from here */
	size_t change_removed;  /* … so many bytes of the text before */
	size_t change_inserted; /* … became so many of this one */
};

/* Replaces bytes as a step of undo; false when the text would grow too long. The cursor goes behind what was inserted. */
bool text_edit_replace(struct text_edit *edit, enum text_change_kind kind, size_t start,
		       size_t removed, const char *inserted, size_t length);
/* Moves the cursor without touching the selection. */
void text_edit_place(struct text_edit *edit, size_t offset);
struct text_row text_edit_cursor_row(struct text_edit *edit);

#endif
