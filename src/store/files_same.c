/* Whose file it is: somebody who returns brings conversations that are here already.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/files.h"

#include "store/sql.h"

/* When a conversation was opened, to the second, and the day its person's file began: neither ever changes, and no two people have both. */
static bool find_conversation(struct vault *vault, const struct person_file *file, gint64 opened_at,
			      char code[CODE_SIZE], struct error *error)
{
	struct statement select = sql_prepare(
		vault,
		"SELECT p.code FROM conversation c JOIN participant p ON p.id = c.participant_id"
		" WHERE c.opened_at = ? AND p.created_on IS ? AND p.trashed_on IS NULL"
		" ORDER BY p.id DESC LIMIT 1");

	sql_bind_number(&select, opened_at);
	sql_bind_day(&select, file->participant->created_on);
	if (sql_next(&select))
		sql_take_text_into(&select, code, CODE_SIZE);
	return sql_finish(&select, error);
}

bool file_find_same(struct vault *vault, const struct person_file *file, char code[CODE_SIZE],
		    struct error *error)
{
	code[0] = '\0';
	for (guint i = file->conversations->len; i-- > 0 && !code[0];) {
		const struct conversation *conversation = file->conversations->pdata[i];

		if (conversation->opened_at > 0 &&
		    !find_conversation(vault, file, conversation->opened_at, code, error))
			return false;
	}
	return true;
}
