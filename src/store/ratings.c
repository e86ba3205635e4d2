/* Ratings on disk: one for each conversation, life domain and voice.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/conversations.h"

#include "store/records.h"

#include <string.h>

#define COLUMNS                                                                                    \
	"r.id, r.participant_id, r.conversation_id, r.indicator, r.voice, r.feeling,"              \
	" ifnull(r.score, -1), r.note, r.language, r.between_us, r.chosen, r.said_on"

static gpointer read_rating(struct statement *row)
{
	struct rating *rating = g_new0(struct rating, 1);

	rating->id = sql_take_id(row);
	rating->participant_id = sql_take_id(row);
	rating->conversation_id = sql_take_id(row);
	rating->indicator = (enum indicator)sql_take_word(row, indicator_names);
	rating->voice = (enum voice)sql_take_word(row, voice_names);
	rating->feeling = (enum feeling)sql_take_word(row, feeling_names);
	rating->score = (int)sql_take_number(row);
	rating->note = sql_take_text(row);
	sql_take_text_into(row, rating->language, sizeof(rating->language));
	rating->between_us = sql_take_number(row) != 0;
	rating->chosen = sql_take_number(row) != 0;
	rating->said_on = sql_take_day(row);
	return rating;
}

/* SQLite takes two NULLs for different, so at the desk (no conversation) the rule is kept here. */
static bool find_id(struct vault *vault, struct rating *rating, struct error *error)
{
	struct statement select;

	if (rating->id)
		return true;
	select = sql_prepare(vault, "SELECT id FROM rating WHERE participant_id = ?"
				    " AND conversation_id IS ? AND indicator = ? AND voice = ?");
	sql_bind_number(&select, rating->participant_id);
	sql_bind_id(&select, rating->conversation_id);
	sql_bind_word(&select, indicator_names, rating->indicator);
	sql_bind_word(&select, voice_names, rating->voice);
	if (!sql_only_number(&select, &rating->id, error))
		return false;
	record_needs_id(vault, &rating->id);
	return true;
}

static void bind_score(struct statement *save, int score)
{
	sql_bind_day(save, score == SCORE_NONE ? DAY_NONE : score); /* NULL where there is none */
}

static bool write_rating(struct vault *vault, const struct rating *rating, struct error *error)
{
	struct statement save = sql_prepare(
		vault, "INSERT INTO rating(id, participant_id, conversation_id, indicator, voice,"
		       " feeling, score, note, language, between_us, chosen, said_on, searched)"
		       " VALUES(?,?,?,?,?,?,?,?,?,?,?,?," SEARCHED_OF_PERSON ")" ON_SAVED_BEFORE
		       " feeling=excluded.feeling, score=excluded.score, note=excluded.note,"
		       " language=excluded.language, between_us=excluded.between_us,"
		       " chosen=excluded.chosen, said_on=excluded.said_on");

	sql_bind_number(&save, rating->id);
	sql_bind_number(&save, rating->participant_id);
	sql_bind_id(&save, rating->conversation_id);
	sql_bind_word(&save, indicator_names, rating->indicator);
	sql_bind_word(&save, voice_names, rating->voice);
	sql_bind_word(&save, feeling_names, rating->feeling);
	bind_score(&save, rating->score);
	sql_bind_text(&save, rating->note);
	sql_bind_text(&save, rating->language);
	sql_bind_number(&save, rating->between_us);
	sql_bind_number(&save, rating->chosen);
	sql_bind_day(&save, rating->said_on);
	sql_bind_number(&save, rating->participant_id);
	return sql_run(&save, error);
}

bool rating_save(struct vault *vault, struct rating *rating, struct error *error)
{
	return record_check_language(rating->language, error) && find_id(vault, rating, error) &&
	       write_rating(vault, rating, error) &&
	       record_changed(vault, rating->participant_id, error);
}

bool rating_delete(struct vault *vault, record_id id, struct error *error)
{
	return record_row_changed(vault, "SELECT participant_id FROM rating WHERE id = ?", id,
				  error) &&
	       record_delete(vault, "DELETE FROM rating WHERE id = ?", id, error);
}

bool rating_list(struct vault *vault, record_id participant_id, GPtrArray **ratings,
		 struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT " COLUMNS " FROM rating r LEFT JOIN conversation c"
		       " ON c.id = r.conversation_id WHERE r.participant_id = ?"
		       " ORDER BY ifnull(c.said_on, r.said_on), c.opened_at, c.id, r.id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_rating, (GDestroyNotify)rating_free, ratings, error);
}
