/* What somebody allows beyond the conversation: asked, listed, read again, withdrawn. Refusing or withdrawing blocks nothing else.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CONSENT_SCREENS_H
#define SCREENS_CONSENT_SCREENS_H

#include "casework/consent.h"
#include "screens/conversation_screen.h"

/* What the question closes with. */
enum consent_outcome { CONSENT_LEFT_UNASKED, CONSENT_SAID_YES, CONSENT_SAID_NO };

/* The question, in the participant's language and the counsellor's: A gives, N refuses, Esc leaves it unasked. `conversation_id` 0: at the
   desk. `organisation`: with whom something is to be shared; NULL or "" asks for it; other purposes ignore it. NULL and told. */
struct screen *consent_screen_new(struct services *services, record_id participant_id,
				  record_id conversation_id, enum consent_purpose purpose,
				  const char *organisation);
/* All that one person was asked: what stands, what was said, the text as it was shown. */
struct screen *consents_screen_new(struct services *services, record_id participant_id);
/* One consent of a person, with its text as it was shown. NULL and told. */
struct screen *consent_reading_screen_new(struct services *services, record_id participant_id,
					  record_id consent_id);
/* What a withdrawal does, in both languages; one key and it is done. Closes with 1 then. NULL and told. */
struct screen *consent_withdrawal_screen_new(struct services *services,
					     const struct consent *consent);
/* The words alone, for the participant to read. `words` is taken. */
struct screen *consent_table_screen_new(struct services *services, char *words);

/* "onderzoek: ja · citaten: niet gevraagd · gedeeld met: Gemeente X"; newly allocated. `consents`: oldest first. */
char *consents_in_short(struct services *services, const GPtrArray *consents);
/* "Delen met Gemeente X", "Onderzoek"; newly allocated. */
char *consent_subject(struct services *services, const struct consent *consent);
/* "ja, 20-11-2026", "nee, …", "ingetrokken, …"; newly allocated. */
char *consent_state(struct services *services, const struct consent *consent);
/* "perspectief, stappen" in a language; newly allocated. */
char *consent_parts_words(struct services *services, guint parts, enum language language);

#endif
