/* What `plan` was asked for: which paper, in which languages and in which form.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef COMMANDS_PLAN_WISHES_H
#define COMMANDS_PLAN_WISHES_H

#include "commands/invocation.h"
#include "report/papers.h"

enum plan_format { PLAN_PDF, PLAN_TXT, PLAN_ICS, PLAN_SHORT, PLAN_FORMAT_COUNT };

struct plan_wishes {
	struct paper paper;
	struct sentences *sentences[LANGUAGE_COUNT];
	enum plan_format format;
	int columns;
};

bool plan_wishes_read(const struct invocation *invocation, struct plan_wishes *wanted,
		      struct error *error) MUST_CHECK;
void plan_wishes_done(struct plan_wishes *wanted);
/* The person's own language first, then Dutch where a second one helps; sheets for others are Dutch. */
bool plan_wishes_languages(const struct invocation *invocation, struct plan_wishes *wanted,
			   enum language own, struct error *error) MUST_CHECK;
/* Which conversation; of one that is not there, those that are. */
bool plan_wishes_conversation(const struct invocation *invocation, struct plan_wishes *wanted,
			      const struct person_file *file, struct error *error) MUST_CHECK;

#endif
