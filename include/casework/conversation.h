/* One meeting: what kind, who was there, on which day it was said, where we were when we paused.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_CONVERSATION_H
#define CASEWORK_CONVERSATION_H

#include "casework/deck.h"
#include "casework/participant.h"

enum conversation_kind { CONVERSATION_INTAKE, CONVERSATION_FOLLOW_UP, CONVERSATION_SHORT };
enum conversation_state { CONVERSATION_OPEN, CONVERSATION_PAUSED, CONVERSATION_CLOSED };
enum agreement { AGREEMENT_NOT_ASKED, AGREEMENT_AGREED, AGREEMENT_WITHOUT_FILE };

extern const struct names conversation_kind_names;  /* intake follow_up short */
extern const struct names conversation_state_names; /* open paused closed */
extern const struct names agreement_names;          /* not_asked agreed without_file */

struct conversation {
	record_id id;
	record_id participant_id;
	enum conversation_kind kind;
	enum conversation_state state;
	enum agreement agreement;
	guint present;    /* enum presence */
	bool typed_later; /* at the desk, from paper */
	bool guided;      /* the walk through all cards and domains */
	bool heavy_news;  /* the next visit begins gently: one card or one step */
	day said_on;      /* the day it was said */
	gint64 opened_at; /* seconds since 1970 */
	gint64 touched_at;
	char *place_card; /* card id (or "indicators", "harvest", "plan", "deck") to open again; empty: the deck */
	char *where_we_were; /* the note of the pause */
};

struct conversation *conversation_new(void);
void conversation_free(struct conversation *conversation);
bool conversation_is_open(const struct conversation *conversation); /* open or paused */

#endif
