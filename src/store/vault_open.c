/* Opening: the lock, the key, the file; then SQLite on what was read.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"
#include "store/backups.h"
#include "store/file.h"
#include "store/vault_file.h"
#include "store/vault_state.h"

#include <errno.h>
#include <fcntl.h>

struct vault_opening {
	struct worker *worker;
	char *path, *state_folder;
	struct vault_options options;
	struct secret *passphrase;
	/* What the worker made of it: */
	char *real_path;
	struct image *image;
	struct lock *lock;
	struct vault_file source;
	struct log *log; /* NULL when read-only */
	guint warnings;
	bool opened, by_recovery_code;
	struct error error;
};

/* ---------------------------------------------------------------- in the worker */

static bool read_source(struct vault_opening *opening, const char *path, int flags,
			struct error *error)
{
	if (!vault_file_read(&opening->source, &opening->options.disk, path, flags,
			     opening->state_folder, opening->passphrase, opening->image, error))
		return false;
	opening->by_recovery_code = !opening->source.reading.keys->knows_passphrase;
	return true;
}

static void forget_source(struct vault_opening *opening)
{
	vault_file_done(&opening->source, &opening->options.disk);
	(void)image_resize(opening->image, 0); /* shrinking cannot fail */
}

static bool report_damage(const struct vault_opening *opening, struct error *error)
{
	return error_set_key(error, ERROR_DAMAGED, "vault.damaged",
			     opening->source.reading.damaged_part);
}

/* What was cut off is kept beside the vault, then the file ends where the last sound record does. When that cannot be done,
   nothing is overwritten: the next save is a new generation. */
static bool cut_tail(struct vault_opening *opening)
{
	const struct disk *disk = &opening->options.disk;
	const struct vault_file *source = &opening->source;
	gint64 end = source->reading.chain.offset;

	return source->reading.size == end ||
	       (tail_keep(disk, opening->real_path, source->file, end, NULL) &&
		file_truncate(disk, source->file, end) &&
		disk->sync(disk->data, source->file) == 0);
}

/* This machine remembers a record only after its sync: then it is on disk, and so is the file's name. */
static bool is_on_disk(const struct reading *reading)
{
	const struct seen *seen = &reading->seen;

	return reading->seen_passed && seen->generation == reading->superblock.generation &&
	       seen->sequence + 1 == reading->chain.sequence;
}

/* Whoever had this open before may have been killed after a sync that failed: then the last record stands in the kernel's memory
   only, as if it had been written, and no later sync would write it. So it is written once more, as it is. */
static bool write_last_again(struct vault_opening *opening)
{
	const struct disk *disk = &opening->options.disk;
	const struct vault_file *source = &opening->source;
	gint64 from = source->reading.last_record;
	size_t size = (size_t)(source->reading.chain.offset - from);
	g_autofree unsigned char *record = NULL;

	if (from < source->reading.snapshot_end)
		return true; /* a snapshot was synced before it got its name */
	record = g_try_malloc(size);
	return record && file_read(disk, source->file, record, size, from) == (gssize)size &&
	       file_write(disk, source->file, record, size, from) &&
	       disk->sync(disk->data, source->file) == 0;
}

/* The same for the file's name: after a kill it may lead to this generation in memory, and on disk still to the one before. */
static bool sync_name(const struct vault_opening *opening)
{
	const struct disk *disk = &opening->options.disk;
	g_autofree char *folder = g_path_get_dirname(opening->real_path);

	return disk->sync_folder(disk->data, folder) == 0;
}

static bool put_on_disk(struct vault_opening *opening)
{
	return write_last_again(opening) && sync_name(opening);
}

static bool open_for_writing(struct vault_opening *opening, struct error *error)
{
	struct vault_file *source = &opening->source;
	struct reading *reading = &source->reading;

	opening->lock = lock_take(&opening->options.disk, opening->real_path,
				  &opening->options.clock, error);
	if (!opening->lock || !read_source(opening, opening->real_path, O_RDWR, error))
		return false;
	if (reading->ending == ENDS_DAMAGED && !reading->mendable)
		return report_damage(opening, error);
	opening->warnings = vault_file_warnings(source);
	opening->log = log_new(&opening->options.disk, opening->real_path, opening->state_folder,
			       opening->lock, &reading->superblock, reading->keys);
	opening->log->chain = reading->chain;
	opening->log->snapshot_end = reading->snapshot_end;
	opening->lock = NULL;
	reading->keys = NULL;
	if (reading->mendable)
		opening->warnings |=
			VAULT_MENDED; /* without a file to append to: a new generation */
	else if (cut_tail(opening) && (is_on_disk(reading) || put_on_disk(opening))) {
		opening->log->file = source->file;
		source->file = -1;
		log_remember(opening->log);
	}
	return true;
}

/* A reader needs no lock: the log only grows, and a file that was renamed away stays whole for who has it open. */
static bool open_for_reading(struct vault_opening *opening, struct error *error)
{
	const struct disk *disk = &opening->options.disk;

	if (!read_source(opening, opening->real_path, O_RDONLY, error))
		return false;
	if (reading_is_older_than_seen(&opening->source.reading) &&
	    !file_is_same(disk, opening->source.file, opening->real_path)) {
		forget_source(opening); /* a new generation took its place meanwhile */
		if (!read_source(opening, opening->real_path, O_RDONLY, error))
			return false;
	}
	if (opening->source.reading.ending == ENDS_DAMAGED)
		return report_damage(opening, error);
	opening->warnings = vault_file_warnings(&opening->source);
	if (lock_is_held(disk, opening->real_path))
		opening->warnings &= ~(guint)(VAULT_UNFINISHED_TAIL | VAULT_DOUBTFUL_TAIL);
	return true;
}

/* `path` as far as it is sound. */
static bool salvage_file(struct vault_opening *opening, const char *path, struct error *error)
{
	if (read_source(opening, path, O_RDONLY, error) && opening->source.reading.snapshot_whole) {
		opening->warnings = vault_file_warnings(&opening->source);
		if (opening->source.reading.ending == ENDS_DAMAGED ||
		    !g_str_equal(path, opening->real_path))
			opening->warnings |= VAULT_OPENED_READ_ONLY;
		return true;
	}
	if (!error_is_set(error))
		report_damage(opening, error);
	forget_source(opening);
	return false;
}

/* Nothing there is the beginning of a first run only when nothing of a vault is left. */
static bool is_there(const struct vault_opening *opening, struct error *error)
{
	const struct disk *disk = &opening->options.disk;

	if (file_exists(disk, opening->real_path))
		return true;
	if (errno != ENOENT && errno != ENOTDIR)
		return error_set_errno(error, ERROR_FAILED, "vault.cannot_open", opening->path,
				       errno);
	if (left_overs_exist(disk, opening->real_path))
		return error_set_place(error, ERROR_FAILED, "vault.left_over", opening->path, 0, 0,
				       NULL);
	return error_set_place(error, ERROR_FAILED, "vault.missing", opening->path, 0, 0, NULL);
}

static bool salvage(struct vault_opening *opening, struct error *error)
{
	char **backups;
	bool found;

	if (is_there(opening, error) && salvage_file(opening, opening->real_path, error))
		return true;
	if (error->kind == ERROR_PASSPHRASE)
		return false;
	backups = backup_list(&opening->options.disk, opening->real_path);
	found = false;
	for (char **path = backups; path && *path && !found; path++) {
		struct error ignored =
			ERROR_CLEAR; /* what is wrong with the vault itself is what people need to know */

		found = salvage_file(opening, *path, &ignored);
	}
	g_strfreev(backups);
	if (found)
		*error = ERROR_CLEAR;
	return found;
}

static void run_opening(void *data)
{
	struct vault_opening *opening = data;
	struct error *error = &opening->error;

	opening->real_path = vault_real_path(&opening->options.disk, opening->path);
	if (opening->options.salvage)
		opening->opened = salvage(opening, error);
	else if (!is_there(opening, error))
		opening->opened = false;
	else if (opening->options.read_only)
		opening->opened = open_for_reading(opening, error);
	else
		opening->opened = open_for_writing(opening, error);
	secret_clear(opening->passphrase);
}

/* ---------------------------------------------------------------- in the loop */

struct vault_opening *vault_opening_start(const char *path, const struct secret *passphrase,
					  const struct vault_options *options)
{
	struct vault_opening *opening = g_new0(struct vault_opening, 1);

	opening->path = g_strdup(path);
	opening->state_folder = g_strdup(options->state_folder);
	opening->options = *options;
	opening->passphrase = secret_new();
	opening->image = image_new(&options->clock);
	opening->source.file = -1;
	opening->worker = worker_new();
	if (opening->passphrase &&
	    secret_append(opening->passphrase, secret_bytes(passphrase), secret_length(passphrase)))
		worker_give(opening->worker, run_opening, opening);
	else
		error_set(&opening->error, ERROR_FAILED, "vault.no_memory");
	return opening;
}

int vault_opening_fd(const struct vault_opening *opening)
{
	return worker_fd(opening->worker);
}

static void opening_free(struct vault_opening *opening)
{
	worker_free(opening->worker);
	log_free(opening->log);
	lock_release(opening->lock);
	vault_file_done(&opening->source, &opening->options.disk);
	image_free(opening->image);
	secret_free(opening->passphrase);
	g_free(opening->real_path);
	g_free(opening->state_folder);
	g_free(opening->path);
	g_free(opening);
}

/* A migrated image is saved as a new generation at once, the old one stays as a backup. */
static void renew_migrated(struct vault *vault)
{
	log_abandon(vault->log);
	if (!vault_flush(vault, NULL))
		g_assert(vault_saving(vault).failing); /* it is tried again like any save */
}

/* Nothing proves that all of it is on disk: it is not saved before a new generation is. */
static void renew_doubtful(struct vault *vault)
{
	vault->saving.confirmed = 0;
	saving_offer(vault);
}

/* Somebody had the paper: the audit says so, even when no new passphrase is chosen. */
static void tell_audit(struct vault *vault)
{
	struct error ignored = ERROR_CLEAR;
	bool noted = !vault->by_recovery_code || audit_note(vault, AUDIT_RECOVERED, 0, &ignored);

	(void)noted;
}

static void settle(struct vault *vault, struct vault_opening *opening)
{
	vault->warnings |= opening->warnings;
	vault->read_only = !opening->log;
	vault->superblock = opening->source.reading.superblock;
	vault->by_recovery_code = opening->by_recovery_code;
	if (opening->log) {
		vault_attach(vault, opening->log, opening->worker);
		opening->log = NULL;
		opening->worker = NULL;
		if (vault->migrated)
			renew_migrated(vault);
		else if (vault->log->file < 0)
			renew_doubtful(vault);
		tell_audit(vault);
	} else {
		vault->path = g_strdup(opening->real_path);
		vault->reader_keys = opening->source.reading.keys;
		opening->source.reading.keys = NULL;
	}
}

struct vault *vault_opening_finish(struct vault_opening *opening, struct error *error)
{
	struct vault *vault = NULL;

	(void)worker_wait(opening->worker);
	if (opening->opened) {
		struct image *image = opening->image;

		opening->image = NULL;
		vault = vault_new(image, &opening->options.clock, &opening->source.reading.moment,
				  error);
	} else if (error && !error_is_set(error)) {
		*error = opening->error;
	}
	if (vault)
		settle(vault, opening);
	opening_free(opening);
	return vault;
}

struct vault *vault_open(const char *path, const struct secret *passphrase,
			 const struct vault_options *options, struct error *error)
{
	return vault_opening_finish(vault_opening_start(path, passphrase, options), error);
}
