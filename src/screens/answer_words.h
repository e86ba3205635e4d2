/* How an answer begins, and the words a participant typed alone: a draft of their own while they type, behind the answer once
   the laptop is back.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_ANSWER_WORDS_H
#define SCREENS_ANSWER_WORDS_H

#include "casework/answer.h"
#include "screens/conversation_screen.h"

/* An answer to `card` without words yet, as DESIGN section 2 says it starts: their language, between us where the topic asks for it. */
struct answer *answer_begin(const struct conversation_screen *in, const struct card *card,
			    enum wording wording, enum drawn_by drawn_by);

/* The field of the draft while the participant types: "handover:work-lost-in-time"; newly allocated. */
char *handover_field(const char *card_id);
/* Puts `words` behind the answer to the card and forgets their draft, as one action.
   Words under a summary or an interpreter's words stay under that name: only an answer that is wholly theirs is quoted. */
bool handover_words_add(const struct conversation_screen *in, const struct card *card,
			const char *words, struct error *error) MUST_CHECK;
/* The same with words that were left behind when the program ended during a hand-over; *recovered: there were some. */
bool handover_words_recover(const struct conversation_screen *in, const struct card *card,
			    bool *recovered, struct error *error) MUST_CHECK;

#endif
