/* What a vault is made of; for the files vault*.c, saving.c and undo.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_VAULT_STATE_H
#define STORE_VAULT_STATE_H

#include "store/database.h"

struct vault {
	struct image *image;
	struct sqlite3 *database;
	struct clock clock;
	bool in_action;
	gint64 last_id;    /* the highest id ever given; stands in every record of the file */
	guint64 committed; /* commits of this vault's whole life */
	guint warnings;
};

/* A vault around an image that is empty or was read from a file; takes the image. NULL and `error` when it cannot be opened. */
struct vault *vault_new(struct image *image, const struct clock *clock, struct error *error);

#endif
