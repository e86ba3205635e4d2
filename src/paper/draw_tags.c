/* The tags of lists and tables. They stay open over the end of a page; a list within an item of another list stands in its body.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pen.h"

#include <string.h>

void tag_begin(struct pen *pen, const char *tag, const char *language)
{
	struct element element = { .row_head = pen->row_head,
				   .numbered = pen->numbered,
				   .alt = pen->alt };

	g_strlcpy(element.tag, tag, sizeof(element.tag));
	g_strlcpy(element.language, language, sizeof(element.language));
	g_array_append_val(pen->elements, element);
	cairo_tag_begin(pen->cairo, tag, NULL);
}

void tag_end(struct pen *pen, const char **tag)
{
	if (*tag)
		cairo_tag_end(pen->cairo, *tag);
	*tag = NULL;
}

void leave_block(struct pen *pen)
{
	tag_end(pen, &pen->leaf);
	tag_end(pen, &pen->outer);
	pen->block = NULL;
}

bool is_listed(enum block_kind kind)
{
	return kind == BLOCK_ITEM || kind == BLOCK_CORNER || kind == BLOCK_SIGNS ||
	       kind == BLOCK_CARD || kind == BLOCK_BOXES;
}

static bool is_row(enum block_kind kind)
{
	return kind == BLOCK_STEPS || kind == BLOCK_STEP || kind == BLOCK_DOMAIN ||
	       kind == BLOCK_CHART;
}

static int level_of(const struct block *block)
{
	return block->kind == BLOCK_ITEM || block->kind == BLOCK_CORNER ? block->level : 0;
}

static struct list *inmost(struct pen *pen)
{
	return pen->list_count > 0 ? &pen->lists[pen->list_count - 1] : NULL;
}

/* The item that holds other items. */
static void end_item(struct pen *pen)
{
	struct list *list = inmost(pen);

	if (!list->item)
		return;
	cairo_tag_end(pen->cairo, "LBody");
	cairo_tag_end(pen->cairo, "LI");
	list->item = NULL;
}

static void end_list(struct pen *pen)
{
	end_item(pen);
	cairo_tag_end(pen->cairo, "L");
	pen->list_count--;
}

static void end_lists(struct pen *pen)
{
	while (pen->list_count > 0)
		end_list(pen);
}

static void begin_list(struct pen *pen, const struct block *block)
{
	pen->numbered = g_ascii_isdigit(*block->label);
	tag_begin(pen, "L", block->language);
	pen->numbered = false;
	pen->lists[pen->list_count++] = (struct list){ .level = level_of(block) };
}

/* Goes on with a list of its level; a deeper one begins only within an open item. */
static void enter_list(struct pen *pen, const struct block *block)
{
	int level = level_of(block);

	while (pen->list_count > 1 && inmost(pen)->level > level)
		end_list(pen);
	if (pen->list_count == 0 || (inmost(pen)->level < level && inmost(pen)->item &&
				     inmost(pen)->item != block && pen->list_count < LISTS_MAX))
		begin_list(pen, block);
	else if (inmost(pen)->item != block)
		end_item(pen);
}

/* Rows of another kind have other columns: they are another table. */
static void enter_table(struct pen *pen, const struct block *block)
{
	enum block_kind before = pen->row == BLOCK_STEPS ? BLOCK_STEP : pen->row;

	if (pen->table && block->kind == before)
		return;
	tag_end(pen, &pen->table);
	pen->table = "Table";
	pen->numbered = g_ascii_isdigit(*block->label);
	tag_begin(pen, pen->table, block->language);
	pen->numbered = false;
}

static bool is_turned(const struct pen *pen, const struct block *block)
{
	return block->kind == BLOCK_CARD && (!pen->card || pen->card->level != block->level);
}

void leave_containers(struct pen *pen)
{
	leave_long_row(pen);
	tag_end(pen, &pen->table);
	end_lists(pen);
}

void enter_container(struct pen *pen, const struct slab *slab)
{
	const struct block *block = slab->block;

	if (pen->long_row && pen->long_row->block != block)
		leave_long_row(pen);
	if (pen->side != slab->side || is_turned(pen, block))
		leave_containers(pen);
	if (!is_row(block->kind))
		tag_end(pen, &pen->table);
	if (!is_listed(block->kind))
		end_lists(pen);
	if (is_row(block->kind))
		enter_table(pen, block);
	else if (is_listed(block->kind))
		enter_list(pen, block);
	pen->row = block->kind;
	pen->side = slab->side;
	pen->card = block->kind == BLOCK_CARD ? block : NULL;
}

void enter_item(struct pen *pen, const struct block *block)
{
	if (pen->outer || inmost(pen)->item == block)
		return;
	pen->outer = "LI";
	tag_begin(pen, pen->outer, block->language);
}

/* Only what is inmost has words: the words of an item that holds others are a paragraph of it. Its body is open until the list ends
   or goes on, over the end of a page too. */
void enter_body(struct pen *pen, const struct slab *slab)
{
	const struct block *block = slab->block;

	pen->leaf = slab->nests ? "P" : "LBody";
	if (slab->nests && inmost(pen)->item != block) {
		tag_begin(pen, "LBody", block->language);
		inmost(pen)->item = block;
		pen->outer = NULL;
	}
	tag_begin(pen, pen->leaf, block->language);
}
