/* How a life domain is now, in one voice. Two voices stand side by side; nothing here or elsewhere makes one figure of both.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_RATING_H
#define CASEWORK_RATING_H

#include "casework/conversation.h"
#include "casework/indicator.h"

enum voice { VOICE_PARTICIPANT, VOICE_COUNSELLOR };
enum feeling { FEELING_NOT_SAID, FEELING_GOES_WELL, FEELING_PINCHES, FEELING_NOT_NOW };

extern const struct names voice_names;   /* participant counsellor */
extern const struct names feeling_names; /* not_said goes_well pinches not_now */

#define SCORE_NONE (-1)

/* One for each conversation, indicator and voice. */
struct rating {
	record_id id;
	record_id participant_id;
	record_id conversation_id;
	enum indicator indicator;
	enum voice voice;
	enum feeling feeling;
	int score; /* 0 to 10, only where both wanted it; SCORE_NONE */
	char *note;
	char language[LANGUAGE_CODE]; /* of the note */
	bool between_us;
	bool chosen; /* a domain the person wants on the sheet as a picture */
	day said_on;
};

struct rating *rating_new(void);
void rating_free(struct rating *rating);

/* How one domain was in one voice, over time: of const struct rating *, borrowed, oldest first, what was not said left out. The figures of
   two voices never meet: whoever shows both takes two of these. */
GPtrArray *ratings_over_time(const GPtrArray *ratings, enum indicator indicator, enum voice voice);

#endif
