/* Everything that is kept about one person, out of the vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_ACCESS_H
#define STORE_ACCESS_H

#include "casework/access.h"
#include "store/vault.h"

/* *access NULL when there is no such person: not an error. Whoever gives it away notes AUDIT_ACCESS. */
bool access_load(struct vault *vault, record_id participant_id, struct access **access,
		 struct error *error) MUST_CHECK;

#endif
