/* Statements of SQLite with one place for what goes wrong.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sql.h"

#include <sqlite3.h>

static void fail(struct statement *statement)
{
	if (!error_is_set(&statement->failure))
		database_error(vault_database(statement->vault), &statement->failure);
	sqlite3_finalize(statement->handle);
	statement->handle = NULL;
}

static void check(struct statement *statement, int code)
{
	if (code != SQLITE_OK)
		fail(statement);
}

struct statement sql_prepare(struct vault *vault, const char *sql)
{
	struct statement statement = { .vault = vault, .failure = ERROR_CLEAR };

	check(&statement,
	      sqlite3_prepare_v2(vault_database(vault), sql, -1, &statement.handle, NULL));
	return statement;
}

void sql_bind_number(struct statement *statement, gint64 value)
{
	if (statement->handle)
		check(statement, sqlite3_bind_int64(statement->handle, ++statement->bound, value));
}

static void bind_null(struct statement *statement)
{
	if (statement->handle)
		check(statement, sqlite3_bind_null(statement->handle, ++statement->bound));
}

void sql_bind_id(struct statement *statement, record_id id)
{
	if (id)
		sql_bind_number(statement, id);
	else
		bind_null(statement);
}

void sql_bind_day(struct statement *statement, day value)
{
	if (value != DAY_NONE)
		sql_bind_number(statement, value);
	else
		bind_null(statement);
}

void sql_bind_bytes(struct statement *statement, const char *text, size_t length)
{
	if (statement->handle)
		check(statement, sqlite3_bind_text64(statement->handle, ++statement->bound, text,
						     length, SQLITE_STATIC, SQLITE_UTF8));
}

void sql_bind_text(struct statement *statement, const char *text)
{
	if (statement->handle)
		check(statement, sqlite3_bind_text(statement->handle, ++statement->bound,
						   text ? text : "", -1, SQLITE_STATIC));
}

void sql_bind_word(struct statement *statement, struct names names, int value)
{
	sql_bind_text(statement, names_word(names, value));
}

bool sql_next(struct statement *statement)
{
	int code = statement->handle ? sqlite3_step(statement->handle) : SQLITE_ERROR;

	statement->column = 0;
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		fail(statement);
	return false;
}

gint64 sql_take_number(struct statement *statement)
{
	return sqlite3_column_int64(statement->handle, statement->column++);
}

record_id sql_take_id(struct statement *statement)
{
	return sql_take_number(statement);
}

day sql_take_day(struct statement *statement)
{
	int column = statement->column++;

	if (sqlite3_column_type(statement->handle, column) == SQLITE_NULL)
		return DAY_NONE;
	return sqlite3_column_int(statement->handle, column);
}

static const char *take_borrowed(struct statement *statement)
{
	const unsigned char *text = sqlite3_column_text(statement->handle, statement->column++);

	return text ? (const char *)text : "";
}

char *sql_take_text(struct statement *statement)
{
	return g_strdup(take_borrowed(statement));
}

void sql_take_text_into(struct statement *statement, char *buffer, size_t size)
{
	g_strlcpy(buffer, take_borrowed(statement), size);
}

int sql_take_word(struct statement *statement, struct names names)
{
	int value = 0;

	if (!names_value(names, take_borrowed(statement), &value))
		error_set_key(&statement->failure, ERROR_DAMAGED, "vault.damaged", "SQLite");
	return value;
}

bool sql_finish(struct statement *statement, struct error *error)
{
	sqlite3_finalize(statement->handle);
	statement->handle = NULL;
	if (!error_is_set(&statement->failure))
		return true;
	if (error && !error_is_set(error))
		*error = statement->failure;
	return false;
}

bool sql_run(struct statement *statement, struct error *error)
{
	sql_next(statement);
	return sql_finish(statement, error);
}

bool sql_only_number(struct statement *statement, gint64 *number, struct error *error)
{
	*number = sql_next(statement) ? sql_take_number(statement) : 0;
	return sql_finish(statement, error);
}

bool sql_all(struct statement *statement, sql_reader *reader, GDestroyNotify row_free,
	     GPtrArray **rows, struct error *error)
{
	*rows = g_ptr_array_new_with_free_func(row_free);
	while (sql_next(statement))
		g_ptr_array_add(*rows, reader(statement));
	if (sql_finish(statement, error))
		return true;
	g_clear_pointer(rows, g_ptr_array_unref);
	return false;
}

bool sql_first(struct statement *statement, sql_reader *reader, GDestroyNotify row_free,
	       gpointer *row, struct error *error)
{
	*row = sql_next(statement) ? reader(statement) : NULL;
	if (sql_finish(statement, error))
		return true;
	if (*row)
		row_free(*row);
	*row = NULL;
	return false;
}
