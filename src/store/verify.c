/* Reads every byte of a vault, and asks SQLite about what they add up to.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_file.h"
#include "store/vault_state.h"

#include <fcntl.h>
#include <sqlite3.h>

/* True when the pragma finds nothing to say but `expected` (NULL: no row at all). */
static bool pragma_is_content(sqlite3 *database, const char *sql, const char *expected)
{
	sqlite3_stmt *statement = NULL;
	bool content = false;

	if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK) {
		int step = sqlite3_step(statement);

		content =
			expected
				? step == SQLITE_ROW &&
					  g_strcmp0((const char *)sqlite3_column_text(statement, 0),
						    expected) == 0
				: step == SQLITE_DONE;
	}
	sqlite3_finalize(statement);
	return content;
}

static bool database_is_sound(struct image *image, struct vault_proof *proof)
{
	sqlite3 *database;
	gint64 participants = 0;
	bool sound;

	if (!database_open(image, &database, NULL))
		return false;
	sound = pragma_is_content(database, "PRAGMA integrity_check", "ok") &&
		pragma_is_content(database, "PRAGMA foreign_key_check", NULL);
	if (sound &&
	    database_number(database, "SELECT count(*) FROM participant", &participants, NULL))
		proof->participants = (int)participants;
	sqlite3_close(database);
	return sound;
}

static void tell_what_was_read(const struct vault_file *source, struct vault_proof *proof)
{
	const struct reading *reading = &source->reading;

	proof->generation = reading->superblock.generation;
	proof->created_at = reading->superblock.created_at;
	proof->entries = reading->entries;
	proof->bytes = reading->size;
	proof->last_saved_at = reading->moment.saved_at;
	proof->warnings = vault_file_warnings(source);
	proof->readable_before = reading->snapshot_whole;
	g_strlcpy(proof->damaged_part, reading->damaged_part, sizeof(proof->damaged_part));
}

static bool judge(const struct vault_file *source, struct image *image, struct vault_proof *proof,
		  struct error *error)
{
	const struct reading *reading = &source->reading;

	if (reading->ending == ENDS_DOUBTFUL && (proof->warnings & VAULT_DOUBTFUL_TAIL))
		g_snprintf(proof->damaged_part, sizeof(proof->damaged_part),
			   "entry %" G_GUINT64_FORMAT, reading->entries + 1);
	if (reading->snapshot_whole && !database_is_sound(image, proof) && !proof->damaged_part[0])
		g_strlcpy(proof->damaged_part, "SQLite", sizeof(proof->damaged_part));
	if (proof->damaged_part[0])
		return error_set_key(error, ERROR_DAMAGED, "vault.damaged", proof->damaged_part);
	return true;
}

bool vault_verify(const char *path, const struct secret *passphrase,
		  const struct vault_options *options, struct vault_proof *proof,
		  struct error *error)
{
	const struct disk *disk = &options->disk;
	g_autofree char *real_path = vault_real_path(disk, path);
	struct image *image = image_new(&options->clock);
	struct vault_file source;
	bool sound;

	*proof = (struct vault_proof){ 0 };
	sound = vault_file_read(&source, disk, real_path, O_RDONLY, options->state_folder,
				passphrase, image, error);
	tell_what_was_read(&source, proof);
	if (sound && lock_is_held(disk, real_path))
		proof->warnings &= ~(guint)(VAULT_UNFINISHED_TAIL | VAULT_DOUBTFUL_TAIL);
	if (sound)
		sound = judge(&source, image, proof, error);
	vault_file_done(&source, disk);
	image_free(image);
	return sound;
}
