/* Households on disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "store/people.h"
#include "store/records.h"

#include <string.h>

static gpointer read_household(struct statement *row)
{
	struct household *household = g_new0(struct household, 1);

	household->id = sql_take_id(row);
	household->name = sql_take_text(row);
	return household;
}

bool household_save(struct vault *vault, struct household *household, struct error *error)
{
	struct statement save;

	record_needs_id(vault, &household->id);
	save = sql_prepare(vault, "INSERT INTO household(id, name) VALUES(?, ?)" ON_SAVED_BEFORE
				  " name=excluded.name");
	sql_bind_number(&save, household->id);
	sql_bind_text(&save, household->name);
	return sql_run(&save, error);
}

bool household_load(struct vault *vault, record_id id, struct household **household,
		    struct error *error)
{
	struct statement select = sql_prepare(vault, "SELECT id, name FROM household WHERE id = ?");
	gpointer row;
	bool read;

	sql_bind_number(&select, id);
	read = sql_first(&select, read_household, (GDestroyNotify)household_free, &row, error);
	*household = row;
	return read;
}

bool household_list(struct vault *vault, GPtrArray **households, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT id, name FROM household ORDER BY fold(name), id");

	return sql_all(&select, read_household, (GDestroyNotify)household_free, households, error);
}

/* ---------------------------------------------------------------- named after somebody who goes */

enum { STEM_LETTERS = 4 }; /* of a longer word the end may be bent: Ліна, родина Ліни */

static bool stands_in(const char *folded_name, char *folded_word)
{
	if (g_utf8_strlen(folded_word, -1) >= STEM_LETTERS)
		*g_utf8_find_prev_char(folded_word, folded_word + strlen(folded_word)) = '\0';
	return *folded_word && strstr(folded_name, folded_word);
}

static bool says_who(const char *name, const char *who)
{
	g_autofree char *folded_name = text_fold(name, -1), *folded = text_fold(who, -1);
	g_auto(GStrv) words = g_strsplit(folded, " ", -1);

	for (char **word = words; *word; word++)
		if (stands_in(folded_name, *word))
			return true;
	return false;
}

static gpointer read_names(struct statement *row)
{
	char **names = g_new0(char *, 4);

	for (int i = 0; i < 3; i++)
		names[i] = sql_take_text(row);
	return names;
}

static bool name_after_others(struct vault *vault, record_id participant_id, struct error *error)
{
	struct statement update = sql_prepare(
		vault, "UPDATE household SET name = coalesce((SELECT group_concat("
		       "coalesce(nullif(o.pseudonym, ''), o.code), ' & ') FROM participant o"
		       " WHERE o.household_id = household.id AND o.id <> ?1), '')"
		       " WHERE id = (SELECT household_id FROM participant WHERE id = ?1)");

	sql_bind_number(&update, participant_id);
	return sql_run(&update, error);
}

bool household_unname(struct vault *vault, record_id participant_id, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT h.name, p.pseudonym, p.code FROM participant p"
				   " JOIN household h ON h.id = p.household_id WHERE p.id = ?");
	gpointer row;
	bool named;

	sql_bind_number(&select, participant_id);
	if (!sql_first(&select, read_names, (GDestroyNotify)g_strfreev, &row, error))
		return false;
	g_auto(GStrv) names = row;

	named = names && (says_who(names[0], names[1]) || says_who(names[0], names[2]));
	return !named || name_after_others(vault, participant_id, error);
}
