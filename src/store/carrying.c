/* Rows from the vault that was replaced.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carrying.h"

#include "store/erase_copies.h"
#include "store/records.h"

static bool carry_receipt(struct vault *vault, struct statement *row, struct error *error)
{
	struct statement insert = sql_prepare(
		vault, "INSERT OR IGNORE INTO kept_receipt(id, erased_on, basis, who, people,"
		       " copies_rewritten, copies_left) VALUES(?, ?, ?, ?, ?, ?, ?)");
	record_id id = sql_take_id(row);
	day erased_on = sql_take_day(row);
	g_autofree char *basis = sql_take_text(row), *who = sql_take_text(row);

	sql_bind_number(&insert, id);
	sql_bind_day(&insert, erased_on);
	sql_bind_text(&insert, basis);
	sql_bind_text(&insert, who);
	for (int i = 0; i < 3; i++)
		sql_bind_number(&insert, sql_take_number(row));
	return sql_run(&insert, error);
}

static bool carry_erased(struct vault *vault, struct statement *row, struct error *error)
{
	struct statement insert = sql_prepare(
		vault, "INSERT OR IGNORE INTO kept_erased(participant_id, generation, receipt_id)"
		       " VALUES(?, ?, ?)");

	for (int i = 0; i < 3; i++)
		sql_bind_number(&insert, sql_take_number(row));
	return sql_run(&insert, error);
}

static bool carry_rows(struct vault *vault, struct vault *from, const char *sql,
		       bool (*carry)(struct vault *, struct statement *, struct error *),
		       struct error *error)
{
	struct statement select = sql_prepare(from, sql);
	bool carried = true;

	while (carried && sql_next(&select))
		carried = carry(vault, &select, error);
	return sql_finish(&select, error) && carried;
}

static bool carry_all(struct vault *vault, struct vault *from, struct error *error)
{
	if (!vault_begin(vault, NULL, error))
		return false;
	if (carry_rows(vault, from,
		       "SELECT id, erased_on, basis, who, people, copies_rewritten, copies_left"
		       " FROM kept_receipt",
		       carry_receipt, error) &&
	    carry_rows(vault, from,
		       "SELECT participant_id, generation, receipt_id FROM kept_erased",
		       carry_erased, error))
		return vault_commit(vault, error);
	vault_rollback(vault);
	return false;
}

/* By the keys of the vault that stands now, or by what opened it: a recovery code stays when the passphrase changes. */
static struct vault *open_replaced(struct vault *vault, const char *replaced,
				   const struct secret *passphrase,
				   const struct vault_options *options)
{
	struct vault *from = copy_content(vault, replaced);
	struct vault_options reading = *options;
	struct error ignored = ERROR_CLEAR;

	reading.read_only = true;
	reading.state_folder = NULL;
	return from ? from : vault_open(replaced, passphrase, &reading, &ignored);
}

static void carry(struct vault *vault, struct vault *from)
{
	struct error ignored = ERROR_CLEAR;
	struct erasure erasure = { 0 };

	if (carry_all(vault, from, &ignored))
		(void)!vault_finish_erasing(vault, &erasure, &ignored);
	erasure_done(&erasure);
}

void carry_erasures(const char *path, const char *replaced, const struct secret *passphrase,
		    const struct vault_options *options)
{
	struct vault_options writing = *options;
	struct error ignored = ERROR_CLEAR;
	struct vault *vault, *from = NULL;

	writing.read_only = writing.salvage = false;
	vault = vault_open(path, passphrase, &writing, &ignored);
	if (vault && vault_flush(vault, &ignored))
		from = open_replaced(vault, replaced, passphrase, options);
	if (from)
		carry(vault, from);
	vault_close(from);
	vault_close(vault);
}
