/* Which form of a sentence goes with a number (Unicode CLDR, whole numbers).
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_PLURAL_H
#define CONTENT_PLURAL_H

#include "casework/language.h"

enum plural { PLURAL_ONE, PLURAL_FEW, PLURAL_MANY, PLURAL_OTHER, PLURAL_COUNT };

extern const struct names plural_names; /* one few many other */

enum plural plural_of(enum language language, long count);
guint plural_forms(enum language language); /* bits 1 << enum plural: those a language needs */

#endif
