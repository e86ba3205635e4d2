/* The user actions of this session, as changesets that can be turned round.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_UNDO_H
#define STORE_UNDO_H

#include "base/error.h"

struct sqlite3;
struct undo;

struct undo *undo_new(void);
void undo_free(struct undo *undo); /* before the database is closed; wipes; NULL is fine */

/* Around one action. `label` borrowed: an i18n key, a literal. */
bool undo_begin(struct undo *undo, struct sqlite3 *database, const char *label,
		struct error *error) MUST_CHECK;
bool undo_collect(struct undo *undo, struct error *error) MUST_CHECK; /* before COMMIT */
void undo_keep(struct undo *undo);                                    /* after COMMIT */
void undo_drop(struct undo *undo);                                    /* instead of it */

enum undo_direction { UNDO_BACK, UNDO_FORTH };
const char *undo_label(const struct undo *undo, enum undo_direction direction); /* NULL: nothing */
/* Within a transaction: turns the action round; undo_turned when it was committed. ERROR_FAILED "undo.nothing", "undo.conflict". */
bool undo_turn(struct undo *undo, struct sqlite3 *database, enum undo_direction direction,
	       struct error *error) MUST_CHECK;
void undo_turned(struct undo *undo, enum undo_direction direction);
void undo_forget(struct undo *undo); /* wipes both stacks */

#endif
