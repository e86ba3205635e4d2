/* Search: the index finds rows, drafts are read, and the original text gives the line around the find.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search.h"

#include "base/text.h"
#include "store/drafts.h"
#include "store/excerpt.h"
#include "store/people.h"
#include "store/records.h"

#include <string.h>

enum { INDEXED_LETTERS = 3 };

/* The folded words of a query. Short ones would match nearly everything, so they look at code and pseudonym only. */
struct query {
	GPtrArray *long_words, *short_words;
};

static void query_init(struct query *query, const char *typed)
{
	g_autofree char *folded = text_fold(typed, -1);
	g_auto(GStrv) words = g_strsplit(folded, " ", -1);

	query->long_words = g_ptr_array_new_with_free_func(g_free);
	query->short_words = g_ptr_array_new_with_free_func(g_free);
	for (char **word = words; *word; word++)
		if (**word)
			g_ptr_array_add(g_utf8_strlen(*word, -1) < INDEXED_LETTERS
						? query->short_words
						: query->long_words,
					g_strdup(*word));
}

static void query_done(struct query *query)
{
	g_ptr_array_unref(query->long_words);
	g_ptr_array_unref(query->short_words);
}

static bool contains_all(const char *folded, const GPtrArray *words)
{
	for (guint i = 0; i < words->len; i++)
		if (!strstr(folded, words->pdata[i]))
			return false;
	return true;
}

/* "word" AND "word": each a phrase of trigrams, so each may stand anywhere. */
static char *index_query(const struct query *query)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < query->long_words->len; i++) {
		g_auto(GStrv) parts = g_strsplit(query->long_words->pdata[i], "\"", -1);
		g_autofree char *quoted = g_strjoinv("\"\"", parts);

		g_string_append_printf(text, "%s\"%s\"", i ? " AND " : "", quoted);
	}
	return g_string_free(text, FALSE);
}

/* ---------------------------------------------------------------- what the index knows */

/* Each place words can stand: its rows among those found, and the original text of one of them. */
struct source {
	enum hit_kind kind;
	const char *text;
};

static const struct source sources[] = {
	{ HIT_PERSON, "SELECT code || char(10) || pseudonym || char(10) || location || char(10) ||"
		      " speaks || char(10) || reads || char(10) || interpreter || char(10) ||"
		      " appointment_note || char(10) || desk_note FROM participant WHERE id = ?" },
	{ HIT_ANSWER, "SELECT text FROM answer WHERE id = ?" },
	{ HIT_RATING, "SELECT note FROM rating WHERE id = ?" },
	{ HIT_PLAN,
	  "SELECT text || char(10) || owner_name || char(10) || rule || char(10) || grip ||"
	  " char(10) || cost || char(10) || who_agrees || char(10) || learned"
	  " FROM plan_item WHERE id = ?" },
	{ HIT_CONVERSATION, "SELECT where_we_were FROM conversation WHERE id = ?" },
	{ HIT_PLAN, "SELECT text FROM rendering WHERE id = ?" },
	{ HIT_LESSON, "SELECT text || char(10) || who_should_hear FROM lesson WHERE id = ?" },
	{ HIT_SKILL, "SELECT text || char(10) || evidence FROM skill WHERE id = ?" },
	{ HIT_COUPLING, "SELECT text || char(10) || through || char(10) || contract || char(10) ||"
			" sector FROM coupling WHERE id = ?" },
	{ HIT_CONSENT, "SELECT organisation || char(10) || aim FROM consent WHERE id = ?" },
};

#define DAY_AS_MOMENT(day) "ifnull(" day ", 0) * 86400"

/* The first column is the place in `sources`, the second the row that was found. Without the text: a common word stands in
   thousands of rows, and only the newest are read. */
/* clang-format off */
static const char found_in_index[] =
	"WITH found AS MATERIALIZED (SELECT rowid AS id FROM search WHERE search MATCH ?)"
	" SELECT h.source, h.found, p.id, h.conversation_id, h.record, p.code, p.pseudonym, h.field,"
	" h.said_at FROM (SELECT 0 AS source, id AS found, id AS participant_id,"
	" 0 AS conversation_id, id AS record, '' AS field, " DAY_AS_MOMENT("created_on") " AS said_at"
	" FROM found JOIN participant USING(id)"
	" UNION ALL SELECT 1, id, participant_id, conversation_id, id, card_id, "
	DAY_AS_MOMENT("said_on") " FROM found JOIN answer USING(id)"
	" UNION ALL SELECT 2, id, participant_id, conversation_id, id, indicator, "
	DAY_AS_MOMENT("said_on") " FROM found JOIN rating USING(id)"
	" UNION ALL SELECT 3, id, participant_id, conversation_id, id, kind, "
	DAY_AS_MOMENT("said_on") " FROM found JOIN plan_item USING(id)"
	" UNION ALL SELECT 4, id, participant_id, id, id, '', "
	DAY_AS_MOMENT("said_on") " FROM found JOIN conversation USING(id)"
	" UNION ALL SELECT 5, r.id, i.participant_id, i.conversation_id, i.id, i.kind, "
	DAY_AS_MOMENT("i.said_on") " FROM found JOIN rendering r USING(id)"
	" JOIN plan_item i ON i.id = r.plan_item_id"
	" UNION ALL SELECT 6, id, participant_id, 0, id, level, "
	DAY_AS_MOMENT("said_on") " FROM found JOIN lesson USING(id)"
	" UNION ALL SELECT 7, s.id, s.participant_id, 0, s.id, s.kind, "
	DAY_AS_MOMENT("o.created_on") " FROM found JOIN skill s USING(id)"
	" JOIN participant o ON o.id = s.participant_id"
	" UNION ALL SELECT 8, id, participant_id, 0, id, kind, "
	DAY_AS_MOMENT("started_on") " FROM found JOIN coupling USING(id)"
	" UNION ALL SELECT 9, id, participant_id, conversation_id, id, purpose, "
	DAY_AS_MOMENT("answered_on") " FROM found JOIN consent USING(id)) h"
	" JOIN participant p ON p.id = h.participant_id WHERE NOT p.without_file AND p.trashed_on IS NULL"
	" ORDER BY h.said_at DESC, h.found DESC";
/* clang-format on */

/* Only short words: people, the newest first. */
static const char everybody[] = "SELECT 0, id, id, 0, id, code, pseudonym, '', " DAY_AS_MOMENT(
	"created_on") " FROM participant WHERE NOT without_file AND trashed_on IS NULL ORDER BY created_on DESC, id DESC";

static bool person_matches(const struct hit *hit, const struct query *query)
{
	g_autofree char *person = g_strdup_printf("%s %s", hit->code, hit->pseudonym);
	g_autofree char *folded = text_fold(person, -1);

	return contains_all(folded, query->short_words);
}

static bool read_excerpt(struct vault *vault, const struct source *source, record_id found,
			 const struct query *query, char **excerpt, struct error *error)
{
	struct statement select = sql_prepare(vault, source->text);
	g_autofree char *text = NULL;

	sql_bind_number(&select, found);
	text = sql_next(&select) ? sql_take_text(&select) : g_strdup("");
	*excerpt = excerpt_of(text, query->long_words->len ? query->long_words->pdata[0] : "");
	return sql_finish(&select, error);
}

static struct hit *read_hit(struct statement *row, int *source, record_id *found)
{
	struct hit *hit = g_new0(struct hit, 1);

	*source = (int)sql_take_number(row);
	*found = sql_take_id(row);
	hit->kind = sources[*source].kind;
	hit->participant_id = sql_take_id(row);
	hit->conversation_id = sql_take_id(row);
	hit->record = sql_take_id(row);
	sql_take_text_into(row, hit->code, sizeof(hit->code));
	hit->pseudonym = sql_take_text(row);
	hit->field = sql_take_text(row);
	hit->said_at = sql_take_number(row);
	return hit;
}

static bool search_index(struct vault *vault, const struct query *query, guint limit,
			 GPtrArray *hits, struct error *error)
{
	g_autofree char *words = index_query(query);
	struct statement select = sql_prepare(vault, *words ? found_in_index : everybody);
	guint most = hits->len + limit;
	bool read = true;

	if (*words)
		sql_bind_text(&select, words);
	while (read && hits->len < most && sql_next(&select)) {
		int source;
		record_id found;
		struct hit *hit = read_hit(&select, &source, &found);

		if (person_matches(hit, query)) {
			g_ptr_array_add(hits, hit);
			read = read_excerpt(vault, &sources[source], found, query, &hit->excerpt,
					    error);
		} else {
			hit_free(hit);
		}
	}
	return sql_finish(&select, error) && read;
}

/* ---------------------------------------------------------------- what is being typed */

static struct hit *draft_hit(const struct draft *draft, const struct participant *participant,
			     const struct query *query)
{
	struct hit *hit = g_new0(struct hit, 1);

	hit->kind = HIT_DRAFT;
	hit->participant_id = draft->participant_id;
	hit->conversation_id = draft->conversation_id;
	g_strlcpy(hit->code, participant->code, sizeof(hit->code));
	hit->pseudonym = g_strdup(participant->pseudonym);
	hit->field = g_strdup(draft->field);
	hit->excerpt = excerpt_of(draft->text, query->long_words->pdata[0]);
	hit->said_at = draft->changed_at;
	return hit;
}

static bool search_draft(struct vault *vault, const struct query *query, const struct draft *draft,
			 GPtrArray *hits, struct error *error)
{
	g_autofree char *folded = text_fold(draft->text, -1);
	struct participant *participant;
	struct hit *hit;

	if (!contains_all(folded, query->long_words))
		return true;
	if (!people_load(vault, draft->participant_id, &participant, error))
		return false;
	hit = participant && !participant->without_file && participant->trashed_on == DAY_NONE
		      ? draft_hit(draft, participant, query)
		      : NULL;
	if (hit && person_matches(hit, query))
		g_ptr_array_add(hits, hit);
	else
		hit_free(hit);
	participant_free(participant);
	return true;
}

static bool search_drafts(struct vault *vault, const struct query *query, GPtrArray *hits,
			  struct error *error)
{
	GPtrArray *drafts;
	bool searched = true;

	if (!query->long_words->len)
		return true;
	if (!draft_list(vault, 0, &drafts, error))
		return false;
	for (guint i = 0; searched && i < drafts->len; i++)
		searched = search_draft(vault, query, drafts->pdata[i], hits, error);
	g_ptr_array_unref(drafts);
	return searched;
}

/* ---------------------------------------------------------------- both */

static int newest_first(gconstpointer a, gconstpointer b)
{
	const struct hit *left = *(const struct hit *const *)a;
	const struct hit *right = *(const struct hit *const *)b;

	return (left->said_at < right->said_at) - (left->said_at > right->said_at);
}

/* g_ptr_array_sort is a stable merge sort, so rows of one day stay in the order in which the index gave them. */
static bool search_all(struct vault *vault, const struct query *query, guint limit, GPtrArray *hits,
		       struct error *error)
{
	if (!query->long_words->len && !query->short_words->len)
		return true;
	if (!search_drafts(vault, query, hits, error) ||
	    !search_index(vault, query, limit, hits, error))
		return false;
	g_ptr_array_sort(hits, newest_first);
	if (hits->len > limit)
		g_ptr_array_set_size(hits, (gint)limit);
	return true;
}

bool search(struct vault *vault, const char *query, int limit, GPtrArray **hits,
	    struct error *error)
{
	struct query words;
	bool searched;

	*hits = g_ptr_array_new_with_free_func((GDestroyNotify)hit_free);
	query_init(&words, query);
	searched = search_all(vault, &words, (guint)MAX(limit, 0), *hits, error);
	query_done(&words);
	if (!searched)
		g_clear_pointer(hits, g_ptr_array_unref);
	return searched;
}

void hit_free(struct hit *hit)
{
	if (!hit)
		return;
	g_free(hit->pseudonym);
	g_free(hit->field);
	g_free(hit->excerpt);
	g_free(hit);
}
