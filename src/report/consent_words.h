/* A consent in words, for the sheets that list them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_CONSENT_WORDS_H
#define REPORT_CONSENT_WORDS_H

#include "casework/consent.h"
#include "content/sentences.h"
#include "report/document.h"

/* "delen met een organisatie: Taalhuis · een plek op een cursus · stappen"; newly allocated. */
char *consent_say_subject(const struct sentences *sentences, const struct consent *consent);
/* "gegeven, 20-11-2026 · ingetrokken, 22-11-2026 · gezegd"; newly allocated. */
char *consent_say_state(const struct sentences *sentences, const struct consent *consent);
/* A heading and a line for each; nothing when there are none. */
void consents_add(struct document *document, const struct sentences *sentences,
		  const GPtrArray *consents);

#endif
