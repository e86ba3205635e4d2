/* Numbers that must not be in a note: of citizens, of the immigration service, of accounts, of passports and of taxpayers. Finds a
   number when its own check says what it is, or when a word beside it does; nothing else is known of the text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_SENSITIVE_H
#define CASEWORK_SENSITIVE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum sensitive_kind {
	SENSITIVE_BSN,         /* Dutch citizen service number */
	SENSITIVE_IMMIGRATION, /* V-nummer */
	SENSITIVE_IBAN,
	SENSITIVE_DOCUMENT, /* passport, identity card, residence document */
	SENSITIVE_TAX, /* Ukrainian: of a taxpayer (РНОКПП), of the register of people (УНЗР) */
};

struct sensitive_place {
	size_t start, length; /* bytes */
	enum sensitive_kind kind;
};

/* The first such place in the UTF-8 text at or after `from`, which is 0 or the end of an earlier place. Takes time in proportion to
   the text. */
bool sensitive_find(const char *text, size_t length, size_t from, struct sensitive_place *place);

/* The text with "▒▒▒" in each of these places; newly allocated. NULL: there is none. */
char *sensitive_cover(const char *text);
/* What stands in the place of a number. */
extern const char sensitive_sign[];

#endif
