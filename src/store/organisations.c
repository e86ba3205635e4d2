/* Employers, language cafés, schools: shared by all files of a vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/progress.h"
#include "store/records.h"

#define COLUMNS "id, name, place, sector, note, flexible_about_language, refused_for_residence_date"

bool organisation_save(struct vault *vault, struct organisation *organisation, struct error *error)
{
	struct statement save;

	record_needs_id(vault, &organisation->id);
	save = sql_prepare(
		vault, "INSERT INTO organisation(" COLUMNS ") VALUES(?,?,?,?,?,?,?)" ON_SAVED_BEFORE
		       " name=excluded.name, place=excluded.place,"
		       " sector=excluded.sector, note=excluded.note,"
		       " flexible_about_language=excluded.flexible_about_language,"
		       " refused_for_residence_date=excluded.refused_for_residence_date");
	sql_bind_number(&save, organisation->id);
	sql_bind_text(&save, organisation->name);
	sql_bind_text(&save, organisation->place);
	sql_bind_text(&save, organisation->sector);
	sql_bind_text(&save, organisation->note);
	sql_bind_word(&save, answer_to_names, organisation->flexible_about_language);
	sql_bind_word(&save, answer_to_names, organisation->refused_for_residence_date);
	return sql_run(&save, error);
}

static gpointer read_organisation(struct statement *row)
{
	struct organisation *organisation = g_new0(struct organisation, 1);

	organisation->id = sql_take_id(row);
	organisation->name = sql_take_text(row);
	organisation->place = sql_take_text(row);
	organisation->sector = sql_take_text(row);
	organisation->note = sql_take_text(row);
	organisation->flexible_about_language = (enum answer_to)sql_take_word(row, answer_to_names);
	organisation->refused_for_residence_date =
		(enum answer_to)sql_take_word(row, answer_to_names);
	return organisation;
}

bool organisation_list(struct vault *vault, GPtrArray **organisations, struct error *error)
{
	struct statement select = sql_prepare(vault, "SELECT " COLUMNS " FROM organisation"
						     " ORDER BY fold(name), fold(place), id");

	return sql_all(&select, read_organisation, (GDestroyNotify)organisation_free, organisations,
		       error);
}

/* In the order in which the couplings name them first. */
bool organisations_of_person(struct vault *vault, record_id participant_id,
			     GPtrArray **organisations, struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT " COLUMNS " FROM organisation o JOIN (SELECT organisation_id,"
		       " min(id) AS first FROM coupling WHERE participant_id = ?"
		       " GROUP BY organisation_id) c ON c.organisation_id = o.id ORDER BY c.first");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_organisation, (GDestroyNotify)organisation_free, organisations,
		       error);
}

bool organisation_known(struct vault *vault, const struct organisation *organisation,
			GHashTable *taken, record_id *id, struct error *error)
{
	struct statement select = sql_prepare(
		vault,
		"SELECT id FROM organisation WHERE name = ? AND place = ? AND name <> '' ORDER BY id");

	*id = 0;
	sql_bind_text(&select, organisation->name);
	sql_bind_text(&select, organisation->place);
	while (!*id && sql_next(&select)) {
		record_id found = sql_take_id(&select);

		if (!g_hash_table_contains(taken, &found))
			*id = found;
	}
	return sql_finish(&select, error);
}
