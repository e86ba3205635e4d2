/* Pages being filled; for paginate.c and paginate_rows.c.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PAPER_PAGINATE_H
#define PAPER_PAGINATE_H

#include "paper/sheet.h"

/* How far one column has come. */
struct place {
	guint page; /* index */
	double y;
	bool settled; /* the blank above what comes is in `y` already */
};

struct pages {
	const struct sheet *sheet;
	const bool *joined; /* of each slab: it was found to belong to the next one */
	GArray *pages;
	struct place at;
	const char *footer, *page_of;
	int number; /* of the last page in its sheet */
};

double space_above(const struct sheet *sheet, const struct slab *slab);
const struct slab *slab_at(const struct sheet *sheet, guint index);
/* Does what comes next in its column belong to it? */
bool is_kept(const struct pages *pages, guint index);
/* From `from` to the first slab that may stand at the end of a page, before `limit`. */
guint chain_end(const struct pages *pages, guint from, guint limit);
double chain_height(const struct sheet *sheet, struct place at, guint from, guint to);
/* A chain that fits on no page is cut where it must be. So much must find room below it. */
void place_chain(struct pages *pages, struct place *at, guint from, guint to, double below);
void go_to_next_page(struct pages *pages, struct place *at);
/* Of the table that goes on at `index`. */
void repeat_head(struct pages *pages, struct place *at, guint index);

/* paginate_rows.c: a chain over the whole width, or a row of two columns, with all that must follow it. Returns the slab after it. */
guint place_together(struct pages *pages, guint index);

/* paginate_ends.c */
/* What stood before a block that is left alone comes along to its page. True when something was joined. */
bool join_left_alone(const struct sheet *sheet, const GArray *pages, bool *joined);
/* The last page of a short sheet holds little. */
bool any_nearly_empty(const struct sheet *sheet, const GArray *pages);

#endif
