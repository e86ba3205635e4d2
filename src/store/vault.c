/* A vault as a whole: its image, its database, its ids and settings.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_state.h"

#include <sodium.h>
#include <sqlite3.h>

static void committed(void *data)
{
	struct vault *vault = data;

	if (image_is_dirty(vault->image))
		vault->committed++;
}

struct vault *vault_new(struct image *image, const struct clock *clock, const struct moment *moment,
			struct error *error)
{
	struct vault *vault = g_new0(struct vault, 1);

	vault->image = image;
	vault->clock = *clock;
	vault->undo = undo_new();
	vault->last_id = moment->last_id;
	vault->committed = vault->saving.confirmed = moment->commits;
	image_on_commit(image, committed, vault);
	if (!database_open(image, &vault->database, error) ||
	    !database_migrate(vault->database, schema_steps, schema_step_count, &vault->migrated,
			      error)) {
		vault_close(vault);
		return NULL;
	}
	if (vault->migrated)
		vault->warnings |= VAULT_MIGRATED;
	return vault;
}

struct vault *vault_create_in_memory(const struct clock *clock, struct error *error)
{
	const struct moment beginning = { 0 };

	return vault_new(image_new(clock), clock, &beginning, error);
}

struct vault *vault_twin(const struct vault *vault, struct error *error)
{
	const struct moment moment = { .last_id = vault->last_id, .commits = vault->committed };
	guint32 count = image_page_count(vault->image);
	struct image *image = image_new(&vault->clock);
	bool copied = image_resize(image, count);

	for (guint32 i = 0; copied && i < count; i++)
		copied = image_put(image, i, image_page(vault->image, i));
	if (copied)
		return vault_new(image, &vault->clock, &moment, error);
	image_free(image);
	error_set(error, ERROR_FAILED, "vault.no_memory");
	return NULL;
}

void vault_change_places(struct vault *vault, struct vault *twin)
{
	struct image *image = vault->image;
	struct sqlite3 *database = vault->database;

	g_assert(!vault->in_action && !twin->in_action);
	undo_forget(vault->undo);
	undo_forget(twin->undo);
	vault->image = twin->image;
	vault->database = twin->database;
	twin->image = image;
	twin->database = database;
	image_on_commit(vault->image, committed, vault);
	image_on_commit(twin->image, committed, twin);
	vault->last_id = MAX(vault->last_id, twin->last_id);
	vault->committed = MAX(vault->committed, twin->committed);
}

void vault_attach(struct vault *vault, struct log *log, struct worker *worker)
{
	vault->log = log;
	vault->worker = worker;
	vault->superblock = log->superblock;
	vault->path = g_strdup(log->path);
}

void vault_close(struct vault *vault)
{
	if (!vault)
		return;
	vault_rollback(vault);
	if (!vault_flush(vault, NULL))
		g_assert(vault->saving.failing); /* who closes has asked vault_saving before */
	worker_free(vault->worker);
	log_free(vault->log);
	keys_free(vault->reader_keys);
	undo_free(vault->undo);
	sqlite3_close(vault->database); /* image_free asserts that it could: no statement is open */
	image_free(vault->image);
	g_free(vault->path);
	g_free(vault->counsellor);
	g_free(vault);
}

struct sqlite3 *vault_database(struct vault *vault)
{
	return vault->database;
}

const struct clock *vault_clock(const struct vault *vault)
{
	return &vault->clock;
}

guint vault_warnings(const struct vault *vault)
{
	return vault->warnings;
}

bool vault_is_read_only(const struct vault *vault)
{
	return vault->read_only;
}

gint64 vault_created_at(const struct vault *vault)
{
	return vault->superblock.created_at;
}

const char *vault_path(const struct vault *vault)
{
	return vault->path;
}

/* Derives the key anew, from the slot as the vault was opened with; the log itself may be the worker's at this moment. */
bool vault_passphrase_is_right(struct vault *vault, const struct secret *passphrase)
{
	struct keys *keys = NULL;

	if (vault->path)
		keys = superblock_unlock(&vault->superblock, passphrase, NULL);
	keys_free(keys);
	return keys != NULL;
}

/* Seconds in the upper bits, chance in the lower 20, so that two laptops hardly ever give the same one; below 2^53, so that
   every JSON reader keeps it whole. */
gint64 vault_new_id(struct vault *vault)
{
	gint64 now = vault->clock.unix_seconds(vault->clock.data);
	gint64 id = (now << 20) | randombytes_uniform(1u << 20);

	vault->last_id = MAX(vault->last_id + 1, id);
	return vault->last_id;
}

/* ---------------------------------------------------------------- settings */

char *vault_setting(struct vault *vault, const char *name)
{
	sqlite3_stmt *statement = NULL;
	char *value = NULL;

	if (sqlite3_prepare_v2(vault->database, "SELECT value FROM setting WHERE name=?1", -1,
			       &statement, NULL) == SQLITE_OK) {
		sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
		if (sqlite3_step(statement) == SQLITE_ROW)
			value = g_strdup((const char *)sqlite3_column_text(statement, 0));
	}
	sqlite3_finalize(statement);
	return value;
}

bool vault_set_setting(struct vault *vault, const char *name, const char *value,
		       struct error *error)
{
	const char *sql = value ? "INSERT INTO setting(name, value) VALUES(?1, ?2)"
				  " ON CONFLICT(name) DO UPDATE SET value=excluded.value"
				: "DELETE FROM setting WHERE name=?1";
	sqlite3_stmt *statement = NULL;
	bool done = false;

	g_assert(vault->in_action);
	if (sqlite3_prepare_v2(vault->database, sql, -1, &statement, NULL) == SQLITE_OK) {
		sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
		if (value)
			sqlite3_bind_text(statement, 2, value, -1, SQLITE_STATIC);
		done = sqlite3_step(statement) == SQLITE_DONE;
	}
	if (!done)
		database_error(vault->database, error);
	sqlite3_finalize(statement);
	return done;
}
