/* Two languages of a sheet beside each other. Blocks that say the same become a row: first the sections are matched by their headings,
   then the blocks within them by what they are and by their number. A long quotation that both have in the same words (a text that
   was read in one language) stands once, over the whole width. What one language has alone (a note that names the original
   language) stays in its column, below what it is about. A section that only one language has (whom to call) stands at the end, over
   the whole width.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet_sides.h"

#include <string.h>

#define LONG_QUOTATION 200 /* bytes; a short one is read as easily twice */
#define TABLE_MAX 4000000  /* pairs to compare; more than that is no sheet */

/* Some blocks of one language, one after the other; borrowed. */
struct run {
	struct block **blocks;
	guint count;
};

struct joining {
	struct document *document;
	GPtrArray *alone;          /* sections of one language, for the end */
	struct document *repeated; /* what need not be said again */
	int side;                  /* where what is added stands */
};

typedef bool same_function(const struct block *left, const struct block *right);

/* The same number in each language; a sign before an item says nothing. */
static bool same_label(const struct block *left, const struct block *right)
{
	bool numbered = g_ascii_isdigit(*left->label) || g_ascii_isdigit(*right->label);

	return !numbered || strcmp(left->label, right->label) == 0;
}

/* Notes begin no row: they go with what they are about. */
static bool same_block(const struct block *left, const struct block *right)
{
	return left->kind == right->kind && left->kind != BLOCK_NOTE &&
	       left->level == right->level && left->value == right->value &&
	       left->ticked == right->ticked && g_strcmp0(left->key, right->key) == 0 &&
	       same_label(left, right);
}

/* The first block of a section is its heading, but for what stands above all headings. */
static bool same_section(const struct block *left, const struct block *right)
{
	bool headed = left->kind == BLOCK_HEADING;

	return headed == (right->kind == BLOCK_HEADING) && (!headed || same_block(left, right));
}

/* How many pairs can be made of what comes after each place: rows of `right.count + 1`. */
static guint *count_pairs(struct run left, struct run right, same_function *same)
{
	guint width = right.count + 1;
	guint *pairs = g_new0(guint, (gsize)(left.count + 1) * width);

	for (guint i = left.count; i-- > 0;) {
		for (guint j = right.count; j-- > 0;) {
			guint *here = &pairs[i * width + j];

			*here = same(left.blocks[i], right.blocks[j]) ? here[width + 1] + 1
								      : MAX(here[width], here[1]);
		}
	}
	return pairs;
}

/* For each block on the left which one on the right belongs beside it, or -1; as many pairs as can be, in order. */
static int *match(struct run left, struct run right, same_function *same)
{
	int *partner = g_new(int, left.count + 1);
	g_autofree guint *pairs = NULL;
	guint i = 0, j = 0, width = right.count + 1;

	for (guint k = 0; k < left.count; k++)
		partner[k] = -1;
	if ((guint64)left.count * right.count > TABLE_MAX)
		return partner;
	pairs = count_pairs(left, right, same);
	while (i < left.count && j < right.count) {
		const guint *here = &pairs[i * width + j];

		if (same(left.blocks[i], right.blocks[j]))
			partner[i++] = (int)j++;
		else if (here[width] >= here[1])
			i++;
		else
			j++;
	}
	return partner;
}

static struct run run_part(struct run run, guint from, guint to)
{
	return (struct run){ run.blocks + from, to - from };
}

static void go_to_side(struct joining *joining, int side)
{
	if (joining->side != side || side == 1)
		document_add(joining->document, BLOCK_SIDE, NULL, NULL)->level = side;
	joining->side = side;
}

static void add_run(struct joining *joining, struct run run)
{
	for (guint i = 0; i < run.count; i++)
		g_ptr_array_add(joining->document->blocks, run.blocks[i]);
}

static bool says_it_again(struct run left, struct run right)
{
	const struct block *one = left.count > 0 ? left.blocks[0] : NULL;
	const struct block *other = right.count > 0 ? right.blocks[0] : NULL;

	return one && other && one->kind == BLOCK_QUOTE && other->kind == BLOCK_QUOTE &&
	       strcmp(one->language, other->language) == 0 && strcmp(one->text, other->text) == 0 &&
	       strlen(one->text) >= LONG_QUOTATION;
}

static void add_row(struct joining *joining, struct run left, struct run right)
{
	if (says_it_again(left, right)) {
		go_to_side(joining, 0);
		add_run(joining, run_part(left, 0, 1));
		g_ptr_array_add(joining->repeated->blocks, right.blocks[0]);
		left = run_part(left, 1, left.count);
		right = run_part(right, 1, right.count);
	}
	if (left.count + right.count == 0)
		return;
	go_to_side(joining, 1);
	add_run(joining, left);
	if (right.count == 0)
		return;
	go_to_side(joining, 2);
	add_run(joining, right);
}

/* From one pair up to the next is a row. */
static void join_section(struct joining *joining, struct run left, struct run right)
{
	g_autofree int *partner = match(left, right, same_block);
	guint row_left = 0, row_right = 0;

	for (guint i = 0; i < left.count; i++) {
		if (partner[i] < 0)
			continue;
		add_row(joining, run_part(left, row_left, i),
			run_part(right, row_right, (guint)partner[i]));
		row_left = i;
		row_right = (guint)partner[i];
	}
	add_row(joining, run_part(left, row_left, left.count),
		run_part(right, row_right, right.count));
}

/* A section goes from a heading up to the next one of its level or above. */
static bool begins_section(const struct block *block)
{
	return block->kind == BLOCK_HEADING && block->level <= 2;
}

/* Where each section begins, and the end. */
static GArray *section_starts(struct run run)
{
	GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < run.count; i++)
		if (i == 0 || begins_section(run.blocks[i]))
			g_array_append_val(starts, i);
	g_array_append_val(starts, run.count);
	return starts;
}

static struct run section_at(struct run run, const GArray *starts, guint index)
{
	return run_part(run, g_array_index(starts, guint, index),
			g_array_index(starts, guint, index + 1));
}

static GPtrArray *section_heads(struct run run, const GArray *starts)
{
	GPtrArray *heads = g_ptr_array_new();

	for (guint i = 0; i + 1 < starts->len; i++)
		g_ptr_array_add(heads, run.blocks[g_array_index(starts, guint, i)]);
	return heads;
}

static struct run as_run(const GPtrArray *blocks)
{
	return (struct run){ (struct block **)blocks->pdata, blocks->len };
}

static void keep_alone(struct joining *joining, struct run run)
{
	for (guint i = 0; i < run.count; i++)
		g_ptr_array_add(joining->alone, run.blocks[i]);
}

static void join_sections(struct joining *joining, struct run left, struct run right)
{
	g_autoptr(GArray) left_starts = section_starts(left);
	g_autoptr(GArray) right_starts = section_starts(right);
	g_autoptr(GPtrArray) left_heads = section_heads(left, left_starts);
	g_autoptr(GPtrArray) right_heads = section_heads(right, right_starts);
	g_autofree int *partner = match(as_run(left_heads), as_run(right_heads), same_section);
	guint next = 0;

	for (guint i = 0; i < left_heads->len; i++) {
		if (partner[i] < 0) {
			keep_alone(joining, section_at(left, left_starts, i));
			continue;
		}
		for (; next < (guint)partner[i]; next++)
			keep_alone(joining, section_at(right, right_starts, next));
		join_section(joining, section_at(left, left_starts, i),
			     section_at(right, right_starts, next++));
	}
	for (; next < right_heads->len; next++)
		keep_alone(joining, section_at(right, right_starts, next));
}

/* Without its blocks, which have another home now. */
static void free_emptied(struct document *document, GPtrArray *blocks)
{
	g_ptr_array_set_free_func(blocks, NULL);
	g_ptr_array_unref(blocks);
	document->blocks = g_ptr_array_new();
	document_free(document);
}

struct document *sheet_sides_join(struct document *left, struct document *right)
{
	g_autoptr(GPtrArray) alone = g_ptr_array_new();
	struct joining joining = { .document = document_new(left->title, left->language),
				   .alone = alone,
				   .repeated = document_new("", right->language) };

	block_set(&joining.document->footer, left->footer);
	block_set(&joining.document->page_of, left->page_of);
	block_set(&joining.document->date_iso, left->date_iso);
	joining.document->large = left->large;
	join_sections(&joining, as_run(left->blocks), as_run(right->blocks));
	if (alone->len > 0) {
		go_to_side(&joining, 0);
		add_run(&joining, as_run(alone));
	}
	document_free(joining.repeated);
	free_emptied(left, left->blocks);
	free_emptied(right, right->blocks);
	return joining.document;
}
