/* Two columns where they do not fit: one language after the other.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document.h"

/* A stretch of rows; what stands on the right waits until it is over. */
struct stretch {
	GPtrArray *all, *right;
	struct block *turn; /* where the right began first; NULL */
	bool left;          /* something stands on the left */
};

static void end_stretch(struct stretch *stretch)
{
	if (stretch->left && stretch->right->len > 0)
		g_ptr_array_add(stretch->all, stretch->turn);
	g_ptr_array_extend(stretch->all, stretch->right, NULL, NULL);
	g_ptr_array_set_size(stretch->right, 0);
	stretch->turn = NULL;
	stretch->left = false;
}

GPtrArray *document_one_below_other(const struct document *document)
{
	g_autoptr(GPtrArray) right = g_ptr_array_new();
	struct stretch stretch = { .all = g_ptr_array_new(), .right = right };
	int side = 0;

	for (guint i = 0; i < document->blocks->len; i++) {
		struct block *block = document->blocks->pdata[i];

		if (block->kind == BLOCK_SIDE || block->kind == BLOCK_PAGE)
			side = block->kind == BLOCK_SIDE ? block->level : 0;
		if (side == 0)
			end_stretch(&stretch);
		if (block->kind == BLOCK_SIDE) {
			if (side == 2 && !stretch.turn)
				stretch.turn = block;
			continue;
		}
		g_ptr_array_add(side == 2 ? right : stretch.all, block);
		stretch.left = stretch.left || side == 1;
	}
	end_stretch(&stretch);
	return stretch.all;
}
