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

static gint by_day(gconstpointer a, gconstpointer b)
{
	const struct rating *left = *(const struct rating *const *)a;
	const struct rating *right = *(const struct rating *const *)b;

	return (left->said_on > right->said_on) - (left->said_on < right->said_on);
}

/* g_ptr_array_sort is a stable merge sort: two of one day stay as they came. */
GPtrArray *ratings_over_time(const GPtrArray *ratings, enum indicator indicator, enum voice voice)
{
	GPtrArray *series = g_ptr_array_new();

	for (guint i = 0; i < ratings->len; i++) {
		struct rating *rating = ratings->pdata[i];

		if (rating->indicator == indicator && rating->voice == voice &&
		    (rating->feeling != FEELING_NOT_SAID || rating->score != SCORE_NONE))
			g_ptr_array_add(series, rating);
	}
	g_ptr_array_sort(series, by_day);
	return series;
}
