/* The steps of undo and redo.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "text_undo.h"

#define BYTES_KEPT (8 * 1024 * 1024) /* older steps are forgotten beyond this */

static void change_free(void *data)
{
	struct text_change *change = data;

	text_buffer_done(&change->removed);
	text_buffer_done(&change->inserted);
	g_free(change);
}

void text_undo_init(struct text_undo *undo)
{
	*undo = (struct text_undo){ .changes = g_ptr_array_new_with_free_func(change_free) };
}

void text_undo_done(struct text_undo *undo)
{
	g_ptr_array_unref(undo->changes);
}

void text_undo_clear(struct text_undo *undo)
{
	g_ptr_array_set_size(undo->changes, 0);
	undo->done = 0;
	undo->closed = false;
}

void text_undo_close(struct text_undo *undo)
{
	undo->closed = true;
}

static struct text_change *last_change(const struct text_undo *undo)
{
	return undo->done ? g_ptr_array_index(undo->changes, undo->done - 1) : NULL;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\n';
}

/* The letter goes on where the last one stood, and begins no new word. */
static bool continues_typing(const struct text_change *last, const struct text_splice *splice)
{
	const struct text_buffer *typed = &last->inserted;

	if (splice->removed_length || !splice->inserted_length || !typed->length ||
	    splice->start != last->start + typed->length)
		return false;
	return is_blank(splice->inserted[0]) || !is_blank(typed->bytes[typed->length - 1]);
}

static bool continues(const struct text_undo *undo, const struct text_splice *splice)
{
	const struct text_change *last = last_change(undo);

	if (!last || undo->closed || last->kind != splice->kind)
		return false;
	switch (splice->kind) {
	case TEXT_TYPED:
		return continues_typing(last, splice);
	case TEXT_ERASED_BACK:
		return splice->start + splice->removed_length == last->start;
	case TEXT_ERASED_FORWARD:
		return splice->start == last->start;
	case TEXT_REPLACED:
		return false;
	}
	return false;
}

static void extend(struct text_change *last, const struct text_splice *splice)
{
	size_t place = splice->kind == TEXT_ERASED_BACK ? 0 : last->removed.length;

	text_buffer_splice(&last->removed, place, 0, splice->removed, splice->removed_length);
	text_buffer_splice(&last->inserted, last->inserted.length, 0, splice->inserted,
			   splice->inserted_length);
	last->start = MIN(last->start, splice->start);
}

static void forget_oldest(struct text_undo *undo)
{
	size_t bytes = 0;
	guint keep = undo->done;

	while (keep > 0) {
		const struct text_change *change = g_ptr_array_index(undo->changes, keep - 1);

		bytes += change->removed.length + change->inserted.length;
		if (bytes > BYTES_KEPT && keep < undo->done)
			break;
		keep--;
	}
	if (keep)
		g_ptr_array_remove_range(undo->changes, 0, keep);
	undo->done -= keep;
}

static void add(struct text_undo *undo, const struct text_splice *splice, struct text_caret before)
{
	struct text_change *change = g_new0(struct text_change, 1);

	change->kind = splice->kind;
	change->start = splice->start;
	change->before = before;
	text_buffer_splice(&change->removed, 0, 0, splice->removed, splice->removed_length);
	text_buffer_splice(&change->inserted, 0, 0, splice->inserted, splice->inserted_length);
	g_ptr_array_add(undo->changes, change);
	undo->done++;
	if (splice->removed_length + splice->inserted_length > BYTES_KEPT / 1024)
		forget_oldest(undo);
}

void text_undo_note(struct text_undo *undo, const struct text_splice *splice,
		    struct text_caret before)
{
	g_ptr_array_set_size(undo->changes, (int)undo->done);
	if (continues(undo, splice))
		extend(last_change(undo), splice);
	else
		add(undo, splice, before);
	undo->closed = false;
}

void text_undo_note_after(struct text_undo *undo, struct text_caret after)
{
	last_change(undo)->after = after;
}

const struct text_change *text_undo_back(struct text_undo *undo)
{
	if (!undo->done)
		return NULL;
	undo->closed = true;
	return g_ptr_array_index(undo->changes, --undo->done);
}

const struct text_change *text_undo_forth(struct text_undo *undo)
{
	if (undo->done == undo->changes->len)
		return NULL;
	undo->closed = true;
	return g_ptr_array_index(undo->changes, undo->done++);
}
