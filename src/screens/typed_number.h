/* A number typed digit by digit, as it stands on paper: cards and domains are found by it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_TYPED_NUMBER_H
#define SCREENS_TYPED_NUMBER_H

#include "ui/key.h"

#include <stdbool.h>

/* 1, then 7 is 17; a second digit that would make more than `most` begins anew. *typed holds what may still go on, and is 0 at the
   start and after anything else was pressed. False: this key is no digit. */
bool typed_number_key(int *typed, const struct key *key, int most, int *number);

#endif
