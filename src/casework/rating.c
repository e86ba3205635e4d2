/* How a life domain is, in one voice, as an owned struct.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/rating.h"

static const char *const voice_words[] = { "participant", "counsellor" };
static const char *const feeling_words[] = { "not_said", "goes_well", "pinches", "not_now" };
const struct names voice_names = NAMES(voice_words);
const struct names feeling_names = NAMES(feeling_words);

struct rating *rating_new(void)
{
	struct rating *rating = g_new0(struct rating, 1);

	rating->score = SCORE_NONE;
	rating->note = g_strdup("");
	g_strlcpy(rating->language, "uk", sizeof(rating->language));
	rating->said_on = DAY_NONE;
	return rating;
}

void rating_free(struct rating *rating)
{
	if (!rating)
		return;
	g_free(rating->note);
	g_free(rating);
}
