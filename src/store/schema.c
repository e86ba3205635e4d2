/* The shape of the database, step by step. A released step is never edited: a change is a new step at the end.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_private.h"

static const char version_1[] =
	"CREATE TABLE setting(name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;";

const char *const schema_steps[] = { version_1 };
const int schema_step_count = G_N_ELEMENTS(schema_steps);
