/* Whether the recovery code of the vault was written down or printed, as far as we know; remembered in the vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CODE_NOTED_H
#define SCREENS_CODE_NOTED_H

#include "screens/services.h"

void code_noted_set(struct services *services, bool noted);
bool code_is_noted(const struct services *services); /* also when nobody ever said otherwise */

#endif
