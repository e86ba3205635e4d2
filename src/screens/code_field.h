/* A code of six groups as it is typed from paper: read at each sign, its mistakes pointed at and, where that is known, put right.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CODE_FIELD_H
#define SCREENS_CODE_FIELD_H

#include "content/sentences.h"
#include "screens/signs_field.h"

struct code_field {
	struct signs_field signs;
	struct secret *typed, *code; /* what stands in the field; the code it means, when it does */
	struct recovery_reading reading; /* of what stands in the field */
};

void code_field_init(struct code_field *field);
void code_field_done(struct code_field *field);
void code_field_clear(struct code_field *field);
bool code_field_key(struct code_field *field, const struct key *key);
bool code_field_is_right(const struct code_field *field);
bool code_field_is_wrong(const struct code_field *field); /* something in it cannot be */
/* On Enter, when it is not right: what probably stands on the paper is put there to be looked at, or the cursor goes to the mistake. */
void code_field_mend(struct code_field *field);
/* What there is to say, except that it is right; newly allocated. */
char *code_field_remark(const struct code_field *field, const struct sentences *sentences);

#endif
