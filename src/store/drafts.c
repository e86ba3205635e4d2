/* What is being typed: one small row for each splice, read back by replaying them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/drafts.h"

#include "store/records.h"

#include <string.h>

#define OF_KEY "participant_id = ? AND conversation_id = ? AND field = ?"

static void bind_key(struct statement *statement, const struct draft_key *key)
{
	sql_bind_number(statement, key->participant_id);
	sql_bind_number(statement, key->conversation_id);
	sql_bind_text(statement, key->field);
}

static bool add_row(struct vault *vault, const struct draft_key *key, bool is_base,
		    const struct splice *splice, struct error *error)
{
	const struct clock *clock = vault_clock(vault);
	struct statement insert = sql_prepare(
		vault, "INSERT INTO draft(participant_id, conversation_id, field, base, start,"
		       " removed, inserted, changed_at) VALUES(?,?,?,?,?,?,?,?)");

	bind_key(&insert, key);
	sql_bind_number(&insert, is_base);
	sql_bind_number(&insert, (gint64)splice->start);
	sql_bind_number(&insert, (gint64)splice->removed);
	sql_bind_bytes(&insert, splice->inserted ? splice->inserted : "", splice->inserted_length);
	sql_bind_number(&insert, clock->unix_seconds(clock->data));
	return sql_run(&insert, error);
}

static bool add_rows(struct vault *vault, const struct draft_key *key, const char *base,
		     const struct splice *splice, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT EXISTS(SELECT 1 FROM draft WHERE " OF_KEY ")");
	struct splice whole = { .inserted = base, .inserted_length = base ? strlen(base) : 0 };
	gint64 begun;

	bind_key(&select, key);
	return sql_only_number(&select, &begun, error) &&
	       (begun || add_row(vault, key, true, &whole, error)) &&
	       add_row(vault, key, false, splice, error);
}

bool draft_append(struct vault *vault, const struct draft_key *key, const char *base,
		  const struct splice *splice, struct error *error)
{
	bool own_action = !vault_in_action(vault);

	if (own_action && !vault_begin(vault, NULL, error))
		return false;
	if (add_rows(vault, key, base, splice, error))
		return !own_action || vault_commit(vault, error);
	if (own_action)
		vault_rollback(vault);
	return false;
}

static bool is_border(const GString *text, size_t offset)
{
	return offset >= text->len || ((unsigned char)text->str[offset] & 0xc0) != 0x80;
}

/* False when it does not fit: then what was typed before it is all we know. */
static bool replay(GString *text, const struct splice *splice)
{
	if (splice->start > text->len || splice->removed > text->len - splice->start ||
	    !is_border(text, splice->start) || !is_border(text, splice->start + splice->removed))
		return false;
	g_string_erase(text, (gssize)splice->start, (gssize)splice->removed);
	g_string_insert_len(text, (gssize)splice->start, splice->inserted,
			    (gssize)splice->inserted_length);
	return true;
}

/* One row of a draft on its way into `text`; *broken stays true once a splice did not fit. */
static void replay_row(struct statement *row, GString *text, bool *broken)
{
	bool is_base = sql_take_number(row) != 0;
	gint64 start = sql_take_number(row);
	gint64 removed = sql_take_number(row);
	g_autofree char *inserted = sql_take_text(row);
	struct splice splice = { (size_t)start, (size_t)removed, inserted, strlen(inserted) };

	if (is_base)
		g_string_assign(text, inserted);
	else if (!*broken)
		*broken = start < 0 || removed < 0 || !replay(text, &splice);
}

bool draft_load(struct vault *vault, const struct draft_key *key, char **text, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT base, start, removed, inserted FROM draft WHERE " OF_KEY
				   " ORDER BY id");
	GString *typed = NULL;
	bool broken = false;

	bind_key(&select, key);
	while (sql_next(&select)) {
		typed = typed ? typed : g_string_new(NULL);
		replay_row(&select, typed, &broken);
	}
	*text = typed ? g_string_free(typed, FALSE) : NULL;
	if (sql_finish(&select, error))
		return true;
	g_clear_pointer(text, g_free);
	return false;
}

bool draft_forget(struct vault *vault, const struct draft_key *key, struct error *error)
{
	struct statement statement = sql_prepare(vault, "DELETE FROM draft WHERE " OF_KEY);

	bind_key(&statement, key);
	return sql_run(&statement, error);
}

/* ---------------------------------------------------------------- all of them */

struct draft_reading {
	GPtrArray *drafts;
	struct draft *draft; /* the one that rows are added to */
	GString *text;
	bool broken;
};

static void end_draft(struct draft_reading *reading)
{
	if (!reading->draft)
		return;
	reading->draft->text = g_string_free(reading->text, FALSE);
	g_ptr_array_add(reading->drafts, reading->draft);
	reading->draft = NULL;
}

static void read_row(struct draft_reading *reading, struct statement *row)
{
	record_id participant_id = sql_take_id(row);
	record_id conversation_id = sql_take_id(row);
	g_autofree char *field = sql_take_text(row);
	gint64 changed_at = sql_take_number(row);
	struct draft *draft = reading->draft;

	if (!draft || draft->participant_id != participant_id ||
	    draft->conversation_id != conversation_id || strcmp(draft->field, field) != 0) {
		end_draft(reading);
		draft = reading->draft = g_new0(struct draft, 1);
		draft->participant_id = participant_id;
		draft->conversation_id = conversation_id;
		draft->field = g_steal_pointer(&field);
		reading->text = g_string_new(NULL);
		reading->broken = false;
	}
	draft->changed_at = changed_at;
	replay_row(row, reading->text, &reading->broken);
}

bool draft_list(struct vault *vault, record_id participant_id, GPtrArray **drafts,
		struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT participant_id, conversation_id, field, changed_at,"
				   " base, start, removed, inserted FROM draft"
				   " WHERE participant_id = ?1 OR ?1 = 0"
				   " ORDER BY participant_id, conversation_id, field, id");
	struct draft_reading reading = { .drafts = g_ptr_array_new_with_free_func(
						 (GDestroyNotify)draft_free) };

	sql_bind_number(&select, participant_id);
	while (sql_next(&select))
		read_row(&reading, &select);
	end_draft(&reading);
	*drafts = reading.drafts;
	if (sql_finish(&select, error))
		return true;
	g_clear_pointer(drafts, g_ptr_array_unref);
	return false;
}

void draft_free(struct draft *draft)
{
	if (!draft)
		return;
	g_free(draft->field);
	g_free(draft->text);
	g_free(draft);
}
