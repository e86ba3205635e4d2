/* Everything about one person as plain structs: what `export` writes, `import` reads and the sheets are made from.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_PERSON_FILE_H
#define CASEWORK_PERSON_FILE_H

#include "casework/answer.h"
#include "casework/consent.h"
#include "casework/mark.h"
#include "casework/plan.h"
#include "casework/progress.h"
#include "casework/rating.h"

/* Ids inside are consistent with each other; whoever stores a file gives new ones. All arrays are owned and oldest first. */
struct person_file {
	struct participant *participant;
	struct household *household; /* NULL: none */
	GPtrArray *conversations;    /* struct conversation * */
	GPtrArray *answers;          /* struct answer * */
	GPtrArray *harvested;        /* struct harvested * */
	GPtrArray *ratings;          /* struct rating * */
	struct plan *plan;
	GPtrArray *holdings;         /* struct holding *: both ends in this file */
	GPtrArray *lessons;          /* struct lesson * */
	GPtrArray *skills;           /* struct skill * */
	GPtrArray *couplings;        /* struct coupling * */
	GPtrArray *organisations;    /* struct organisation *: those of the couplings */
	GPtrArray *happenings;       /* struct happening * */
	GPtrArray *family_questions; /* struct family_question * */
	GPtrArray *versions;         /* struct plan_version *, whole */
	GPtrArray *consents;         /* struct consent * */
};

struct person_file *person_file_new(void);
void person_file_free(struct person_file *file);
void person_file_shift(struct person_file *file,
		       int days); /* moves every date: the people of `demo` are always recent */

#endif
