/* What the files of records share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/records.h"

void record_needs_id(struct vault *vault, record_id *id)
{
	if (*id == 0)
		*id = vault_new_id(vault);
}

bool record_check_language(const char *code, struct error *error)
{
	return language_code_is_valid(code) ||
	       error_set_key(error, ERROR_FAILED, "people.language_unknown", code);
}

bool record_delete(struct vault *vault, const char *sql, record_id id, struct error *error)
{
	struct statement statement = sql_prepare(vault, sql);

	sql_bind_number(&statement, id);
	return sql_run(&statement, error);
}
