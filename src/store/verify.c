/* Reads every byte of a vault, and asks SQLite about what they add up to.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/verify.h"

#include "store/vault_file.h"
#include "store/vault_state.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>

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

/* A number that every schema can tell; 0 when this one cannot. */
static gint64 number_in(sqlite3 *database, const char *sql)
{
	gint64 number = 0;

	return database_number(database, sql, &number, NULL) ? number : 0;
}

static void count_files(sqlite3 *database, struct vault_proof *proof)
{
	proof->schema = (int)number_in(database, "PRAGMA user_version");
	proof->participants =
		(int)number_in(database, "SELECT count(*) FROM participant WHERE NOT without_file");
	proof->erasures_unfinished = (int)number_in(database, "SELECT count(*) FROM kept_erased");
	proof->conversations = (int)number_in(database, "SELECT count(*) FROM conversation");
	proof->first_on = (day)number_in(
		database, "SELECT ifnull(min(d), -2147483648) FROM (SELECT created_on d FROM"
			  " participant UNION ALL SELECT said_on FROM conversation)");
	proof->last_on = (day)number_in(
		database, "SELECT ifnull(max(d), -2147483648) FROM (SELECT created_on d FROM"
			  " participant UNION ALL SELECT said_on FROM conversation)");
}

static bool database_is_sound(struct image *image, struct vault_proof *proof)
{
	sqlite3 *database;
	bool sound;

	if (!database_open(image, &database, NULL))
		return false;
	sound = pragma_is_content(database, "PRAGMA integrity_check", "ok") &&
		pragma_is_content(database, "PRAGMA foreign_key_check", NULL);
	if (sound)
		count_files(database, proof);
	sqlite3_close(database);
	return sound;
}

static void tell_what_was_read(const struct vault_file *source, struct vault_proof *proof)
{
	const struct reading *reading = &source->reading;

	proof->generation = reading->superblock.generation;
	proof->created_at = reading->superblock.created_at;
	proof->has_recovery_code = reading->superblock.recovery.used;
	proof->entries = reading->entries;
	proof->bytes = reading->size;
	proof->last_saved_at = reading->moment.saved_at;
	proof->warnings = vault_file_warnings(source);
	proof->readable_before = reading->snapshot_whole;
	g_strlcpy(proof->damaged_part, reading->damaged_part, sizeof(proof->damaged_part));
}

/* An interrupted save and a file that was cut look the same from here, so a tail is never passed over in silence. What ends at a whole record
   shows only to a machine that saw more of it. */
static bool judge(const struct vault_file *source, struct image *image, struct vault_proof *proof,
		  struct error *error)
{
	const struct reading *reading = &source->reading;

	if (reading->ending == ENDS_DOUBTFUL || reading->ending == ENDS_UNFINISHED)
		g_snprintf(proof->damaged_part, sizeof(proof->damaged_part),
			   "entry %" G_GUINT64_FORMAT, reading->entries + 1);
	if (reading->snapshot_whole && !database_is_sound(image, proof) && !proof->damaged_part[0])
		g_strlcpy(proof->damaged_part, "SQLite", sizeof(proof->damaged_part));
	if (proof->damaged_part[0])
		return error_set_key(error, ERROR_DAMAGED, "vault.damaged", proof->damaged_part);
	if (proof->schema > schema_step_count)
		return database_refuse(error, "vault.too_new", proof->schema);
	if (proof->warnings & VAULT_OLDER_THAN_SEEN)
		return error_set(error, ERROR_DAMAGED, "vault.cut_or_older");
	return true;
}

static bool has_tail(const struct vault_file *source)
{
	return source->reading.ending == ENDS_DOUBTFUL || source->reading.ending == ENDS_UNFINISHED;
}

#define LOOKS 5 /* at a tail that somebody may be writing at this moment … */
#define PAUSE_MICROSECONDS 50000

struct proving {
	const struct vault_options *options;
	const struct secret *passphrase; /* or … */
	struct vault *vault;             /* … an open vault whose copy it is */
	const char *path;
	struct image *image;
	struct vault_file source;
};

static bool read_once(struct proving *proving, struct error *error)
{
	(void)image_resize(proving->image, 0); /* shrinking cannot fail */
	if (proving->vault)
		return vault_file_read_copy(&proving->source, &proving->options->disk,
					    proving->path, proving->vault, proving->image, error);
	return vault_file_read(&proving->source, &proving->options->disk, proving->path, O_RDONLY,
			       proving->options->state_folder, proving->passphrase, proving->image,
			       error);
}

/* While a program has the vault open, its last record may be on its way; one that stays as it is, is not. */
static bool read_until_still(struct proving *proving, struct error *error)
{
	const struct disk *disk = &proving->options->disk;
	bool read = read_once(proving, error);

	for (int i = 1;
	     read && i < LOOKS && has_tail(&proving->source) && lock_is_held(disk, proving->path);
	     i++) {
		g_usleep(PAUSE_MICROSECONDS);
		vault_file_done(&proving->source, disk);
		read = read_once(proving, error);
	}
	return read;
}

/* proving->source is to be ended by the caller. */
static bool prove(struct proving *proving, struct vault_proof *proof, struct error *error)
{
	bool sound;

	proving->image = image_new(&proving->options->clock);
	sound = read_until_still(proving, error);
	*proof = (struct vault_proof){ .first_on = DAY_NONE, .last_on = DAY_NONE };
	tell_what_was_read(&proving->source, proof);
	if (sound)
		sound = judge(&proving->source, proving->image, proof, error);
	image_free(proving->image);
	return sound;
}

bool verify_copy(const char *path, struct vault *vault, const struct vault_options *options,
		 struct vault_proof *proof, struct error *error)
{
	struct proving proving = { .options = options, .vault = vault, .path = path };
	bool sound = prove(&proving, proof, error);

	vault_file_done(&proving.source, &options->disk);
	return sound;
}

bool verify_file(const char *path, const struct secret *passphrase,
		 const struct vault_options *options, struct vault_proof *proof,
		 struct superblock *superblock, struct seen *last, struct error *error)
{
	g_autofree char *real_path = vault_real_path(&options->disk, path);
	struct proving proving = { .options = options,
				   .passphrase = passphrase,
				   .path = real_path };
	const struct reading *reading = &proving.source.reading;
	bool sound = prove(&proving, proof, error);

	*superblock = reading->superblock;
	*last = (struct seen){ .known = sound,
			       .generation = reading->superblock.generation,
			       .sequence = reading->chain.sequence - 1 };
	memcpy(last->tag, reading->chain.tag, RECORD_TAG);
	vault_file_done(&proving.source, &options->disk);
	return sound;
}

bool vault_verify(const char *path, const struct secret *passphrase,
		  const struct vault_options *options, struct vault_proof *proof,
		  struct error *error)
{
	struct superblock superblock;
	struct seen last;

	return verify_file(path, passphrase, options, proof, &superblock, &last, error);
}
