/* Statements in few words: prepare, bind, step, read; the first failure is remembered and told once, at the end.
   Every value goes through a bind, in the order of the question marks; columns are taken in the order of the SELECT.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include "base/names.h"
#include "casework/participant.h"
#include "store/vault_private.h"

struct sqlite3_stmt;

struct statement {
	struct vault *vault;
	struct sqlite3_stmt *handle; /* NULL after a failure */
	int bound, column;
	struct error failure;
};

struct statement sql_prepare(struct vault *vault, const char *sql);
void sql_bind_number(struct statement *statement, gint64 value);
void sql_bind_id(struct statement *statement, record_id id); /* 0: NULL */
void sql_bind_day(struct statement *statement, day value);   /* DAY_NONE: NULL */
/* Borrowed until the statement ends; NULL is the empty text. */
void sql_bind_text(struct statement *statement, const char *text);
void sql_bind_bytes(struct statement *statement, const char *text, size_t length);
void sql_bind_word(struct statement *statement, struct names names, int value);

bool sql_next(struct statement *statement); /* true: the next row stands ready */
gint64 sql_take_number(struct statement *statement);
record_id sql_take_id(struct statement *statement);
day sql_take_day(struct statement *statement);
char *sql_take_text(struct statement *statement); /* newly allocated, never NULL */
void sql_take_text_into(struct statement *statement, char *buffer, size_t size);
/* A word we do not know is damage: it is told at the end, and the first of the names stands in for it. */
int sql_take_word(struct statement *statement, struct names names);

/* Ends the statement; false when anything failed on the way. */
bool sql_finish(struct statement *statement, struct error *error) MUST_CHECK;
/* The same after one step, for statements that answer nothing. */
bool sql_run(struct statement *statement, struct error *error) MUST_CHECK;

/* One number, 0 without a row. Ends the statement. */
bool sql_only_number(struct statement *statement, gint64 *number, struct error *error) MUST_CHECK;
/* All rows as an array that owns them; or the first row, NULL when there is none. Both end the statement. */
typedef gpointer sql_reader(struct statement *statement);
bool sql_all(struct statement *statement, sql_reader *reader, GDestroyNotify row_free,
	     GPtrArray **rows, struct error *error) MUST_CHECK;
bool sql_first(struct statement *statement, sql_reader *reader, GDestroyNotify row_free,
	       gpointer *row, struct error *error) MUST_CHECK;

#endif
