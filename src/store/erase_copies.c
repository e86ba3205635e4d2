/* Copy by copy: read, forget, write beside, read back, take the name.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/erase_copies.h"

#include "store/backups.h"
#include "store/copies.h"
#include "store/copy_notes.h"
#include "store/file.h"
#include "store/reading.h"
#include "store/records.h"
#include "store/rekey.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

struct visit {
	struct vault *vault; /* whose copy it is */
	const struct disk *disk;
	const struct vault_copy *copy;
	const struct forgetting *forgetting;
	bool anew;
	struct reading reading;
	struct vault *content; /* what the copy holds, brought to our shape */
};

/* One superblock of two that is damaged is whole again afterwards. */
static bool is_sound(const struct reading *reading)
{
	return reading->snapshot_whole &&
	       (reading->ending != ENDS_DAMAGED ||
		(reading->copy_damaged && strcmp(reading->damaged_part, "superblock") == 0));
}

static bool belongs_to(const struct visit *visit)
{
	return memcmp(visit->reading.superblock.vault_id, visit->vault->log->superblock.vault_id,
		      VAULT_ID_SIZE) == 0;
}

static bool read_image(struct visit *visit, int file, struct image *image)
{
	struct reading *reading = &visit->reading;
	struct error ignored = ERROR_CLEAR;
	struct keys *keys;

	if (!reading_begin(reading, visit->disk, file, &ignored) || !belongs_to(visit))
		return false;
	keys = vault_keys_of_copy(visit->vault, &reading->superblock, reading->block);
	if (!keys)
		return false;
	reading_take_keys(reading, keys);
	return reading_records(reading, visit->disk, file, image, &ignored) && is_sound(reading);
}

static bool read_copy(struct visit *visit)
{
	int file = file_open(visit->disk, visit->copy->path, O_RDONLY | O_NOFOLLOW, 0);
	struct image *image = image_new(&visit->vault->clock);
	struct error ignored = ERROR_CLEAR;
	bool read = file >= 0 && read_image(visit, file, image);

	file_close(visit->disk, &file);
	if (read)
		visit->content =
			vault_new(image, &visit->vault->clock, &visit->reading.moment, &ignored);
	else
		image_free(image);
	return visit->content != NULL;
}

struct vault *copy_content(struct vault *vault, const char *path)
{
	const struct vault_copy copy = { .path = (char *)path };
	struct visit visit = { .vault = vault, .disk = &vault->log->disk, .copy = &copy };

	(void)!read_copy(&visit);
	reading_done(&visit.reading);
	return visit.content;
}

static bool is_forgotten(struct visit *visit)
{
	for (size_t i = 0; i < visit->forgetting->count; i++) {
		struct statement select =
			sql_prepare(visit->content,
				    "SELECT count(*) FROM kept_erased WHERE participant_id = ?1"
				    " AND NOT EXISTS (SELECT 1 FROM participant WHERE id = ?1)");
		gint64 count = 0;

		sql_bind_number(&select, visit->forgetting->participant_ids[i]);
		if (!sql_only_number(&select, &count, NULL) || count == 0)
			return false;
	}
	return true;
}

/* ---------------------------------------------------------------- writing it anew */

static bool take_the_name(const struct visit *visit, const char *part)
{
	const struct disk *disk = visit->disk;
	g_autofree char *folder = g_path_get_dirname(visit->copy->path);

	return disk->rename(disk->data, part, visit->copy->path) == 0 &&
	       disk->sync_folder(disk->data, folder) == 0;
}

static void note_length(const struct visit *visit)
{
	const struct log *log = visit->vault->log;
	struct copy_note note = { .made_at = visit->copy->made_at,
				  .generation = visit->reading.superblock.generation,
				  .path = visit->copy->path };
	struct stat status;

	if (visit->copy->elsewhere && log->disk.stat(log->disk.data, note.path, &status) == 0) {
		note.bytes = status.st_size;
		copy_notes_add(&log->disk, log->state_folder, log->superblock.vault_id, &note);
	}
}

/* Today's slots, so that today's passphrase and recovery code open it; its own number and age, so that it is thinned as it would have been. */
static struct superblock superblock_for(const struct visit *visit)
{
	struct superblock superblock = visit->vault->log->superblock;

	superblock.generation = visit->reading.superblock.generation;
	superblock.generation_at = visit->reading.superblock.generation_at;
	superblock.created_at = visit->reading.superblock.created_at;
	return superblock;
}

static bool write_copy(struct visit *visit)
{
	const struct superblock superblock = superblock_for(visit);
	const struct moment moment = { .last_id = visit->content->last_id,
				       .commits = visit->content->committed,
				       .saved_at = visit->reading.moment.saved_at };
	g_autofree char *part = g_strconcat(visit->copy->path, ".part", NULL);
	GPtrArray *pieces = snapshot_pack(visit->content->image, &moment);
	bool written;

	if (!pieces)
		return false;
	written = generation_write(visit->disk, part, &superblock, visit->vault->log->keys, pieces,
				   NULL) &&
		  take_the_name(visit, part);
	g_ptr_array_free(pieces, TRUE);
	if (written)
		note_length(visit);
	else
		visit->disk->unlink(visit->disk->data, part);
	return written;
}

/* ---------------------------------------------------------------- one after another */

enum fate { FATE_LEFT, FATE_REWRITTEN, FATE_CLEAN };

static enum fate visit_copy(struct visit *visit, bool *keys_needed)
{
	const struct keys *today = visit->vault->log->keys;
	enum fate fate = FATE_LEFT;

	if (visit->copy->reachable && read_copy(visit)) {
		if (!visit->anew && is_forgotten(visit))
			fate = FATE_CLEAN;
		else if (forget_people(visit->content, visit->forgetting, NULL) &&
			 write_copy(visit))
			fate = FATE_REWRITTEN;
	}
	if (fate == FATE_LEFT ||
	    (fate == FATE_CLEAN && memcmp(visit->reading.keys->data, today->data, KEY_SIZE) != 0))
		*keys_needed = true;
	vault_close(visit->content);
	reading_done(&visit->reading);
	return fate;
}

static bool remove_unfinished(const struct disk *disk, const char *path, const char *suffix)
{
	g_autofree char *part = g_strconcat(path, suffix, NULL);

	return disk->unlink(disk->data, part) == 0 || errno == ENOENT || errno == ENOTDIR;
}

static void take_copy(struct visit *visit, struct erasure *erasure, struct copies_left_over *left)
{
	enum fate fate;

	if (!visit->anew && visit->copy->generation >= visit->forgetting->generation)
		return; /* made since */
	if (visit->copy->reachable && !remove_unfinished(visit->disk, visit->copy->path, ".part"))
		left->unknown = true;
	fate = visit_copy(visit, &left->keys_needed);
	erasure->copies_rewritten += fate == FATE_REWRITTEN;
	if (fate == FATE_LEFT)
		g_ptr_array_add(erasure->copies_left, vault_copy_copy(visit->copy));
}

struct copies_left_over erase_in_copies(struct vault *vault, const struct forgetting *forgetting,
					bool anew, struct erasure *erasure)
{
	const struct log *log = vault->log;
	const struct vault_options options = { .disk = log->disk,
					       .clock = vault->clock,
					       .state_folder = log->state_folder };
	struct copies_left_over left = { 0 };
	bool complete;
	g_autoptr(GPtrArray) copies = copies_find(log->path, &options, &log->superblock, &complete);

	left.unknown = !tails_remove(&log->disk, log->path) || !complete ||
		       !remove_unfinished(&log->disk, log->path, RESTORING) ||
		       !remove_unfinished(&log->disk, log->path, RESTORING_OTHER);
	for (guint i = 0; i < copies->len; i++) {
		struct visit visit = { .vault = vault,
				       .disk = &log->disk,
				       .copy = copies->pdata[i],
				       .forgetting = forgetting,
				       .anew = anew };

		take_copy(&visit, erasure, &left);
	}
	return left;
}
