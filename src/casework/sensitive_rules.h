/* For the detector alone: what a number's own digits say, and what the word beside it says.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_SENSITIVE_RULES_H
#define CASEWORK_SENSITIVE_RULES_H

#include "casework/sensitive.h"

enum { IBAN_MOST = 34 };

/* All take ASCII digits. */
bool rules_is_bsn(const char *nine_digits);
bool rules_is_taxpayer(const char *ten_digits);             /* with a day of birth that may be */
bool rules_is_register_number(const char *thirteen_digits); /* begins with a day of birth */
/* The length an IBAN of this country has; 0: no such country. */
size_t rules_iban_length(const char *two_letters);
bool rules_is_iban(const char *upper_case);

enum label {
	LABEL_NONE,
	LABEL_BSN,
	LABEL_IMMIGRATION,
	LABEL_DOCUMENT,
	LABEL_TAX,
	LABEL_PHONE,
	LABEL_OTHER, /* a case, an order, a company: says that it is none of ours */
};

struct labelled {
	enum label label;
	bool before; /* the number; a label behind it may belong to the next one */
};

/* The label nearest before the number, or else nearest behind it, on the same line. */
struct labelled labels_beside(const char *text, size_t length, size_t start, size_t end);
/* An amount: a currency stands at it. */
bool labels_is_money(const char *text, size_t length, size_t start, size_t end);
/* A word of a label ends right where the number begins: "BSN123456782". */
bool labels_ends_at(const char *text, size_t start);

#endif
