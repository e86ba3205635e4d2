/* Codes for the day a passphrase is not at hand (base/recovery_code.h), as the vault and sealed files use them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_CODES_H
#define STORE_CODES_H

#include "base/error.h"
#include "base/recovery_code.h"

/* A new one. False: no memory. */
bool code_make(struct secret *code) MUST_CHECK;
/* Something like a code that is none: what is wrong with it is told, whatever it should open. Returns false. */
bool code_tell_mistake(const struct recovery_reading *reading, struct error *error);

#endif
