/* What a vault was after each of its commits, so that one opened later can be held against it page by page.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_LEDGER_H
#define SUPPORT_LEDGER_H

#include "store/vault.h"

struct ledger;

struct ledger *ledger_new(const struct ledger *before); /* goes on from that one; NULL: empty */
void ledger_free(struct ledger *ledger);
/* Notes what the vault is now and, from here on, what it is after each commit. */
void ledger_follow(struct ledger *ledger, struct vault *vault);
/* Is this vault to the last byte what the other one was after as many commits? */
bool ledger_knows(const struct ledger *ledger, const struct vault *vault);

#endif
