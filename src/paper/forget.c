/* What is on paper is let go of: while the file grows, the words it is made from become fewer.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

static bool ends_its_block(const struct sheet *sheet, guint index)
{
	return index + 1 == sheet->slabs->len ||
	       g_array_index(sheet->slabs, struct slab, index + 1).block !=
		       g_array_index(sheet->slabs, struct slab, index).block;
}

/* Only words that nothing but a text was set from; what a head says may come again. */
static void forget_slab(const struct sheet *sheet, guint index)
{
	const struct slab *slab = &g_array_index(sheet->slabs, struct slab, index);

	for (int i = 0; i < slab->cell_count; i++)
		if (slab->cells[i].layout)
			pango_layout_context_changed(slab->cells[i].layout);
	if (slab->cell_count > 0 && slab->cells[0].text && ends_its_block(sheet, index))
		block_set(&((struct block *)slab->block)->text, "");
}

void forget_page(const struct sheet *sheet, const struct page *page)
{
	for (guint i = 0; i < page->placed->len; i++)
		forget_slab(sheet, (guint)g_array_index(page->placed, struct placed, i).slab);
}
