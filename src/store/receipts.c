/* The receipts of erasures.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/records.h"
#include "store/upkeep.h"

static gpointer read_receipt(struct statement *row)
{
	struct receipt *receipt = g_new0(struct receipt, 1);

	receipt->id = sql_take_id(row);
	receipt->erased_on = sql_take_day(row);
	receipt->basis = (enum erasure_basis)sql_take_word(row, erasure_basis_names);
	receipt->who = sql_take_text(row);
	receipt->people = (int)sql_take_number(row);
	receipt->copies_rewritten = (int)sql_take_number(row);
	receipt->copies_left = (int)sql_take_number(row);
	return receipt;
}

bool receipt_list(struct vault *vault, GPtrArray **receipts, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT id, erased_on, basis, who, people, copies_rewritten,"
				   " copies_left FROM kept_receipt ORDER BY id");

	return sql_all(&select, read_receipt, (GDestroyNotify)receipt_free, receipts, error);
}
