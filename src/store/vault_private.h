/* What the records (people, conversations, plans, drafts, search) may know of the vault below them.

   Agreements that undo and crash safety rest on:
   - Writing happens between vault_begin and vault_commit; nothing else commits.
   - Undo records every table that has a PRIMARY KEY (never NULL), except those whose name begins with `draft`, `search` or
     `setting` or `kept` (the audit, receipts and former keys: facts that an undo does not change). So FTS tables are called search…, and their rows are kept by TRIGGERS on the tables they describe: an undo then
     renews them by itself. Triggers write to search… tables only.
   - Foreign keys have no actions (no CASCADE, SET NULL, RESTRICT): a cascade inside an undo would delete what nobody asked for.
     Delete children first, in the same action.
   - SQL functions for triggers and generated columns are registered in functions.c as SQLITE_INNOCUOUS;
     `fold(text)` is text_fold.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_VAULT_PRIVATE_H
#define STORE_VAULT_PRIVATE_H

#include "store/vault.h"

struct sqlite3;

struct sqlite3 *vault_database(struct vault *vault);
/* Wipes all actions that could be undone: they hold the words of somebody of whom nothing may stay. */
void vault_forget_undo(struct vault *vault);

/* Fills `error` from the last failure of this connection (no memory, damage, or a fault of ours) and returns false. */
bool database_error(struct sqlite3 *database, struct error *error);

/* schema.c: the steps in order, each SQL that leads from version i to i + 1. Appended, never edited once released. */
extern const char *const schema_steps[];
extern const int schema_step_count;

#endif
