/* All copies of a vault that this machine knows: former generations beside it, and those that were put elsewhere.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/copies.h"

#include "store/backups.h"
#include "store/copy_notes.h"
#include "store/file.h"
#include "store/vault_state.h"

#include <string.h>

void vault_copy_free(struct vault_copy *copy)
{
	if (!copy)
		return;
	g_free(copy->path);
	g_free(copy->gone_by);
	g_free(copy);
}

struct vault_copy *vault_copy_copy(const struct vault_copy *copy)
{
	struct vault_copy *same = g_memdup2(copy, sizeof(*copy));

	same->path = g_strdup(copy->path);
	same->gone_by = g_strdup(copy->gone_by);
	return same;
}

static int newest_first(gconstpointer a, gconstpointer b)
{
	const struct vault_copy *one = *(struct vault_copy *const *)a;
	const struct vault_copy *other = *(struct vault_copy *const *)b;

	if (one->made_at != other->made_at)
		return one->made_at < other->made_at ? 1 : -1;
	return (one->generation < other->generation) - (one->generation > other->generation);
}

/* A new passphrase gets a new salt, a new data key keeps it. */
static bool same_slot(const struct superblock *one, const struct superblock *other)
{
	return memcmp(one->vault_id, other->vault_id, VAULT_ID_SIZE) == 0 &&
	       memcmp(one->passphrase.salt, other->passphrase.salt, SALT_SIZE) == 0;
}

static void add_beside(GPtrArray *copies, const struct disk *disk, const char *path,
		       const struct superblock *vault)
{
	struct vault_copy *copy = g_new0(struct vault_copy, 1);
	struct superblock superblock;
	struct stat status;

	copy->path = g_strdup(path);
	copy->reachable = true;
	if (superblock_peek(disk, path, &superblock)) {
		copy->generation = superblock.generation;
		copy->made_at = superblock.generation_at;
		copy->same_passphrase = same_slot(vault, &superblock);
	} else if (disk->stat(disk->data, path, &status) == 0) {
		copy->made_at = status.st_mtime;
	}
	g_ptr_array_add(copies, copy);
}

/* Somebody else's vault under the name is not our copy; one that cannot be read may be ours, damaged. */
static void add_elsewhere(GPtrArray *copies, const struct disk *disk, const struct copy_note *note,
			  const struct superblock *vault)
{
	struct vault_copy *copy = g_new0(struct vault_copy, 1);
	struct superblock superblock;

	copy->path = g_strdup(note->path);
	copy->generation = note->generation;
	copy->made_at = note->made_at;
	copy->bytes = note->bytes;
	copy->elsewhere = true;
	copy->reachable = file_exists(disk, note->path);
	if (copy->reachable && superblock_peek(disk, note->path, &superblock)) {
		copy->reachable = memcmp(superblock.vault_id, vault->vault_id, VAULT_ID_SIZE) == 0;
		copy->same_passphrase = same_slot(vault, &superblock);
	}
	if (!copy->reachable && note->gone_at) {
		copy->gone_at = note->gone_at;
		copy->gone_by = g_strdup(note->gone_by);
	}
	g_ptr_array_add(copies, copy);
}

/* Whose copies they are: the vault says it, or when it is gone, the newest of those beside its place that can be read. */
static void find_owner(const struct disk *disk, const char *path, struct superblock *vault)
{
	bool found = superblock_peek(disk, path, vault);
	g_auto(GStrv) backups = found ? NULL : backup_list(disk, path);

	for (char **backup = backups; backup && *backup && !found; backup++)
		found = superblock_peek(disk, *backup, vault);
}

static bool is_another_vault(const struct disk *disk, const char *path,
			     const struct superblock *vault)
{
	struct superblock superblock;

	return superblock_peek(disk, path, &superblock) &&
	       memcmp(superblock.vault_id, vault->vault_id, VAULT_ID_SIZE) != 0;
}

GPtrArray *copies_find(const char *real_path, const struct vault_options *options,
		       const struct superblock *vault, bool *complete)
{
	const struct disk *disk = &options->disk;
	g_auto(GStrv) backups = backup_list(disk, real_path);
	g_auto(GStrv) replaced = replaced_list(disk, real_path);
	g_autoptr(GPtrArray) notes =
		copy_notes_load(disk, options->state_folder, vault->vault_id, complete);
	GPtrArray *copies = g_ptr_array_new_with_free_func((GDestroyNotify)vault_copy_free);

	*complete = *complete && backups && replaced;
	for (guint i = 0; i < notes->len; i++)
		add_elsewhere(copies, disk, notes->pdata[i], vault);
	for (char **backup = backups; backup && *backup; backup++)
		add_beside(copies, disk, *backup, vault);
	for (char **other = replaced; other && *other; other++)
		if (!is_another_vault(disk, *other, vault))
			add_beside(copies, disk, *other, vault);
	g_ptr_array_sort(copies, newest_first);
	return copies;
}

GPtrArray *vault_copies(const char *vault_path, const struct vault_options *options)
{
	g_autofree char *path = vault_real_path(&options->disk, vault_path);
	struct superblock vault = { 0 };
	bool complete;

	find_owner(&options->disk, path, &vault);
	return copies_find(path, options, &vault, &complete);
}

static const struct vault_copy *find_elsewhere(const GPtrArray *copies, const char *path)
{
	for (guint i = 0; i < copies->len; i++) {
		const struct vault_copy *copy = copies->pdata[i];

		if (copy->elsewhere && strcmp(copy->path, path) == 0)
			return copy;
	}
	return NULL;
}

bool vault_copy_say_gone(const char *vault_path, const char *copy_path, const char *who,
			 const struct vault_options *options, struct error *error)
{
	g_autofree char *path = vault_real_path(&options->disk, vault_path);
	g_autoptr(GPtrArray) copies = NULL;
	struct superblock vault = { 0 };
	const struct vault_copy *copy;
	struct copy_note note;
	bool complete;

	find_owner(&options->disk, path, &vault);
	copies = copies_find(path, options, &vault, &complete);
	copy = find_elsewhere(copies, copy_path);
	if (!copy)
		return error_set_place(error, ERROR_FAILED, "copy.unknown", copy_path, 0, 0, NULL);
	if (copy->reachable)
		return error_set_place(error, ERROR_FAILED, "copy.still_there", copy_path, 0, 0,
				       NULL);
	note = (struct copy_note){ .made_at = copy->made_at,
				   .generation = copy->generation,
				   .bytes = copy->bytes,
				   .path = copy->path,
				   .gone_at = options->clock.unix_seconds(options->clock.data),
				   .gone_by = (char *)who };
	return copy_notes_say_gone(&options->disk, options->state_folder, vault.vault_id, &note) ||
	       error_set_place(error, ERROR_FAILED, "copy.gone_not_noted", copy_path, 0, 0, NULL);
}
