/* Between commits and the worker: one save in flight, what is committed meanwhile goes with the next one. The pages are copied when
   the worker is free for them, so later versions of a page replace earlier ones by themselves.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/vault_state.h"

#define FIRST_PAUSE_MS 1000
#define LONGEST_PAUSE_MS 5000 /* nobody should sit and wait for it */
#define COMPACT_BYTES (1024 * 1024)

/* A job for the worker. */
struct save {
	struct log *log;
	bool whole;
	struct new_keys *new_keys; /* borrowed; for a whole one; NULL: the same keys */
	struct packed *entry;      /* or … */
	GPtrArray *pieces;         /* … of struct packed *, when the whole image is written */
	GArray *numbers;           /* guint32: the pages whose marks were cleared for this */
	bool resized;
	guint64 commits;
	gint64 now;
	bool done;
	struct error error;
};

static void save_free(struct save *save)
{
	packed_free(save->entry);
	if (save->pieces)
		g_ptr_array_free(save->pieces, TRUE);
	g_array_free(save->numbers, TRUE);
	g_free(save);
}

static void run_save(void *data)
{
	struct save *save = data;

	save->done = save->whole ? log_renew(save->log, save->pieces, save->new_keys, save->now,
					     &save->error)
				 : log_append(save->log, save->entry, &save->error);
}

static void fail(struct vault *vault, const struct error *error)
{
	struct saving *saving = &vault->saving;

	saving->failing = true;
	saving->error = *error;
	saving->pause_ms = CLAMP(2 * saving->pause_ms, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
	saving->retry_at = vault->clock.monotonic_ms(vault->clock.data) + saving->pause_ms;
}

static struct save *save_new(struct vault *vault, bool whole)
{
	struct save *save = g_new0(struct save, 1);
	struct moment moment = { .last_id = vault->last_id, .commits = vault->committed };

	moment.saved_at = save->now = vault->clock.unix_seconds(vault->clock.data);
	save->log = vault->log;
	save->whole = whole;
	save->commits = vault->committed;
	save->numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
	if (whole)
		save->pieces = snapshot_pack(vault->image, &moment);
	else
		save->entry = changes_pack(vault->image, &moment);
	if (save->pieces || save->entry)
		return save;
	save_free(save);
	return NULL;
}

/* Where a save stands, so that a failed one gives its marks back. */
static void take_marks(struct save *save, struct image *image)
{
	for (guint32 i = 0; i < image_page_count(image); i++)
		if (image_page_is_dirty(image, i))
			g_array_append_val(save->numbers, i);
	save->resized = image_is_dirty(image);
	image_clear_marks(image);
}

static void give_marks_back(const struct save *save, struct image *image)
{
	for (guint i = 0; i < save->numbers->len; i++)
		image_mark(image, g_array_index(save->numbers, guint32, i));
	if (save->resized)
		image_mark_resized(image);
}

/* When the worker is free. */
static void start_save(struct vault *vault, bool whole, struct new_keys *new_keys)
{
	struct save *save = save_new(vault, whole || vault->log->file < 0);

	if (!save) {
		struct error error = ERROR_CLEAR;

		error_set(&error, ERROR_FAILED, "vault.no_memory");
		fail(vault, &error);
		return;
	}
	save->new_keys = new_keys;
	take_marks(save, vault->image);
	worker_give(vault->worker, run_save, save);
}

static bool is_saved(const struct vault *vault)
{
	return !vault->log || vault->saving.confirmed == vault->committed;
}

/* True when the file had to be abandoned just now: a new generation may save at once what an entry could not. */
static bool finish_save(struct vault *vault, const struct save *save)
{
	if (save->done) {
		vault->saving = (struct saving){ .confirmed = save->commits };
		return false;
	}
	give_marks_back(save, vault->image);
	if (!is_saved(vault) || vault->log->file < 0)
		fail(vault, &save->error);
	return !save->whole && vault->log->file < 0;
}

void saving_offer(struct vault *vault)
{
	if (!is_saved(vault) && !vault->saving.failing && !worker_is_busy(vault->worker))
		start_save(vault, false, NULL);
}

void vault_take_news(struct vault *vault)
{
	struct save *save = vault->log ? worker_take(vault->worker) : NULL;

	if (!save)
		return;
	if (finish_save(vault, save))
		start_save(vault, true, NULL);
	save_free(save);
	saving_offer(vault);
}

struct vault_saving vault_saving(const struct vault *vault)
{
	return (struct vault_saving){
		.saved = is_saved(vault),
		.failing = vault->saving.failing,
		.error = vault->saving.error,
		.committed = vault->committed,
		.confirmed = vault->log ? vault->saving.confirmed : vault->committed,
	};
}

int vault_fd(const struct vault *vault)
{
	return vault->worker ? worker_fd(vault->worker) : -1;
}

gint64 vault_retry_at(const struct vault *vault)
{
	bool waiting = vault->saving.failing && !worker_is_busy(vault->worker);

	return waiting ? vault->saving.retry_at : G_MAXINT64;
}

void vault_retry(struct vault *vault)
{
	if (vault->saving.failing && !worker_is_busy(vault->worker))
		start_save(vault, false, NULL);
}

/* ---------------------------------------------------------------- waiting for it */

static bool wait_for_save(struct vault *vault, struct error *error)
{
	struct save *save = worker_wait(vault->worker);
	bool done = !save || save->done;

	if (!save)
		return true;
	if (!done && error && !error_is_set(error))
		*error = save->error;
	finish_save(vault, save);
	save_free(save);
	return done;
}

/* The save that runs, then one of all that is left, then, where that ended in an abandoned file, a new generation. */
bool vault_flush(struct vault *vault, struct error *error)
{
	if (!vault->log)
		return true;
	(void)wait_for_save(vault, NULL);
	for (int i = 0; i < 2 && !is_saved(vault); i++) {
		start_save(vault, false, NULL);
		(void)wait_for_save(vault, NULL);
	}
	if (!is_saved(vault) && error && !error_is_set(error))
		*error = vault->saving.error;
	return is_saved(vault);
}

bool vault_wants_compaction(const struct vault *vault)
{
	gint64 image = (gint64)image_page_count(vault->image) * 4096;

	if (!vault->log || worker_is_busy(vault->worker) || vault->log->file < 0)
		return false;
	return vault->log->chain.offset - vault->log->snapshot_end > MAX(COMPACT_BYTES, 2 * image);
}

void saving_settle(struct vault *vault)
{
	if (!vault_flush(vault, NULL))
		g_assert(vault->saving.failing);
}

bool saving_renew(struct vault *vault, struct new_keys *new_keys, struct error *error)
{
	start_save(vault, true, new_keys);
	if (!worker_is_busy(vault->worker))
		return error_set(error, ERROR_FAILED, "vault.no_memory");
	return wait_for_save(vault, error);
}

bool vault_compact(struct vault *vault, struct error *error)
{
	g_assert(!vault->in_action);
	if (vault->read_only)
		return error_set(error, ERROR_FAILED, "vault.read_only");
	if (!vault->log)
		return true;
	saving_settle(
		vault); /* so that the backup holds all there is; where it cannot, the new one will */
	return saving_renew(vault, NULL, error);
}
