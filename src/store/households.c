/* Households on disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/people.h"

#include "store/records.h"

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
