/* What people allowed, refused and took back, row by row.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/consents.h"

#include "store/audit.h"
#include "store/records.h"

#define COLUMNS                                                                                    \
	"id, participant_id, conversation_id, purpose, organisation, aim, parts, text, language,"  \
	" version, way, answer, asked_by, answered_on, withdrawn_on"

static gpointer read_consent(struct statement *row)
{
	struct consent *consent = g_new0(struct consent, 1);

	consent->id = sql_take_id(row);
	consent->participant_id = sql_take_id(row);
	consent->conversation_id = sql_take_id(row);
	consent->purpose = (enum consent_purpose)sql_take_word(row, consent_purpose_names);
	consent->organisation = sql_take_text(row);
	consent->aim = sql_take_text(row);
	consent->parts = (guint)sql_take_number(row);
	consent->text = sql_take_text(row);
	sql_take_text_into(row, consent->language, sizeof(consent->language));
	consent->version = sql_take_text(row);
	consent->way = (enum consent_way)sql_take_word(row, consent_way_names);
	consent->answer = (enum consent_answer)sql_take_word(row, consent_answer_names);
	consent->asked_by = sql_take_text(row);
	consent->answered_on = sql_take_day(row);
	consent->withdrawn_on = sql_take_day(row);
	return consent;
}

/* ---------------------------------------------------------------- writing */

/* Sharing is with somebody and of something; the other purposes have neither. */
static bool is_whole(const struct consent *consent, struct error *error)
{
	bool sharing = consent->purpose == CONSENT_SHARING;

	if (sharing && consent_same_organisation(consent->organisation, ""))
		return error_set(error, ERROR_USAGE, "consent.no_organisation");
	if (sharing && (consent->parts & CONSENT_PART_ALL) == 0)
		return error_set(error, ERROR_USAGE, "consent.no_parts");
	return record_check_language(consent->language, error);
}

bool consent_write(struct vault *vault, const struct consent *consent, struct error *error)
{
	struct statement insert =
		sql_prepare(vault, "INSERT INTO consent(" COLUMNS ", searched)"
				   " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?," SEARCHED_OF_PERSON ")");

	sql_bind_number(&insert, consent->id);
	sql_bind_number(&insert, consent->participant_id);
	sql_bind_id(&insert, consent->conversation_id);
	sql_bind_word(&insert, consent_purpose_names, (int)consent->purpose);
	sql_bind_text(&insert, consent->organisation);
	sql_bind_text(&insert, consent->aim);
	sql_bind_number(&insert, consent->parts & CONSENT_PART_ALL);
	sql_bind_text(&insert, consent->text);
	sql_bind_text(&insert, consent->language);
	sql_bind_text(&insert, consent->version);
	sql_bind_word(&insert, consent_way_names, (int)consent->way);
	sql_bind_word(&insert, consent_answer_names, (int)consent->answer);
	sql_bind_text(&insert, consent->asked_by);
	sql_bind_day(&insert, consent->answered_on);
	sql_bind_day(&insert, consent->withdrawn_on);
	sql_bind_number(&insert, consent->participant_id);
	return sql_run(&insert, error);
}

/* What has no place in this purpose goes; the day is today's unless it was said. */
static void tidy(struct vault *vault, struct consent *consent)
{
	const struct clock *clock = vault_clock(vault);

	if (consent->answered_on == DAY_NONE)
		consent->answered_on = clock->today(clock->data);
	if (consent->purpose == CONSENT_SHARING)
		return;
	g_free(consent->organisation);
	g_free(consent->aim);
	consent->organisation = g_strdup("");
	consent->aim = g_strdup("");
	consent->parts = 0;
}

bool consent_save(struct vault *vault, struct consent *consent, struct error *error)
{
	if (!is_whole(consent, error))
		return false;
	tidy(vault, consent);
	record_needs_id(vault, &consent->id);
	return consent_write(vault, consent, error) &&
	       audit_note(vault,
			  consent->answer == CONSENT_GIVEN ? AUDIT_CONSENT_GIVEN
							   : AUDIT_CONSENT_REFUSED,
			  consent->participant_id, error);
}

static bool load_one(struct vault *vault, record_id id, struct consent **consent,
		     struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT " COLUMNS " FROM consent WHERE id = ?");
	gpointer row;
	bool read;

	sql_bind_number(&select, id);
	read = sql_first(&select, read_consent, (GDestroyNotify)consent_free, &row, error);
	*consent = row;
	return read;
}

/* Said twice, it stands twice: so every row that stands for the same is ended. */
static bool end_all_of(struct vault *vault, const struct consent *consent, day on,
		       struct error *error)
{
	struct statement update =
		sql_prepare(vault, "UPDATE consent SET withdrawn_on = ? WHERE participant_id = ?"
				   " AND purpose = ? AND answer = 'given' AND withdrawn_on IS NULL"
				   " AND trim(fold(organisation)) = trim(fold(?))");

	sql_bind_day(&update, on);
	sql_bind_number(&update, consent->participant_id);
	sql_bind_word(&update, consent_purpose_names, (int)consent->purpose);
	sql_bind_text(&update, consent->organisation);
	return sql_run(&update, error);
}

bool consent_withdraw(struct vault *vault, record_id consent_id, day on, struct error *error)
{
	struct consent *consent;
	bool ended;

	if (!load_one(vault, consent_id, &consent, error))
		return false;
	if (!consent)
		return error_set(error, ERROR_FAILED, "consent.gone");
	ended = !consent_stands(consent) ||
		(end_all_of(vault, consent, MAX(on, consent->answered_on), error) &&
		 audit_note(vault, AUDIT_CONSENT_WITHDRAWN, consent->participant_id, error));
	consent_free(consent);
	return ended;
}

/* ---------------------------------------------------------------- reading */

bool consent_list(struct vault *vault, record_id participant_id, GPtrArray **consents,
		  struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT " COLUMNS " FROM consent WHERE participant_id = ?"
				   " ORDER BY answered_on, id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_consent, (GDestroyNotify)consent_free, consents, error);
}

bool consent_list_all(struct vault *vault, GPtrArray **consents, struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT " COLUMNS " FROM consent WHERE participant_id IN (SELECT id FROM"
		       " participant WHERE NOT without_file AND trashed_on IS NULL)"
		       " ORDER BY participant_id, answered_on, id");

	return sql_all(&select, read_consent, (GDestroyNotify)consent_free, consents, error);
}

GHashTable *consents_by_person(GPtrArray *consents)
{
	GHashTable *by_person = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL,
						      (GDestroyNotify)g_ptr_array_unref);

	for (guint i = 0; i < consents->len; i++) {
		struct consent *one = consents->pdata[i];
		GPtrArray *own = g_hash_table_lookup(by_person, &one->participant_id);

		if (!own) {
			own = g_ptr_array_new();
			g_hash_table_insert(by_person, &one->participant_id, own);
		}
		g_ptr_array_add(own, one);
	}
	return by_person;
}

static int compare_ids(const void *a, const void *b)
{
	record_id left = *(const record_id *)a, right = *(const record_id *)b;

	return (left > right) - (left < right);
}

bool consent_standing(struct vault *vault, enum consent_purpose purpose, GArray **participant_ids,
		      struct error *error)
{
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GHashTable) by_person = NULL;
	GHashTableIter people;
	gpointer id, consents;

	*participant_ids = NULL;
	if (!consent_list_all(vault, &all, error))
		return false;
	by_person = consents_by_person(all);
	*participant_ids = g_array_new(FALSE, FALSE, sizeof(record_id));
	g_hash_table_iter_init(&people, by_person);
	while (g_hash_table_iter_next(&people, &id, &consents))
		if (consent_stands(consent_last(consents, purpose)))
			g_array_append_vals(*participant_ids, id, 1);
	g_array_sort(*participant_ids, compare_ids);
	return true;
}
