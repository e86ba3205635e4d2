/* Erasing people: the vault first, then its copies. First the vault, because from then on it says of whom nothing may stay (kept_erased),
   so that whatever is interrupted afterwards is finished later; the other way round a broken-off erasure would leave a vault with
   somebody in it whose copies are gone.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/audit.h"
#include "store/erase_copies.h"
#include "store/records.h"
#include "store/rekey.h"

void erasure_done(struct erasure *erasure)
{
	g_clear_pointer(&erasure->copies_left, g_ptr_array_unref);
}

static void erasure_begin(struct erasure *erasure)
{
	*erasure = (struct erasure){ .copies_left = g_ptr_array_new_with_free_func(
					     (GDestroyNotify)vault_copy_free) };
}

/* ---------------------------------------------------------------- the receipt */

struct erasing {
	struct vault *vault;
	struct forgetting forgetting;
	enum erasure_basis basis;
	day today;
	bool again; /* there is a receipt already */
};

/* What stands from the moment the people are gone; how the copies fared is added when that is known. */
static bool write_receipt(const struct erasing *erasing, struct vault *twin, struct error *error)
{
	struct statement insert =
		sql_prepare(twin, "INSERT INTO kept_receipt(id, erased_on, basis, who, people,"
				  " copies_rewritten, copies_left) VALUES(?, ?, ?, ?, ?, 0, 0)");

	sql_bind_number(&insert, erasing->forgetting.receipt_id);
	sql_bind_day(&insert, erasing->today);
	sql_bind_word(&insert, erasure_basis_names, (int)erasing->basis);
	sql_bind_text(&insert, vault_counsellor(erasing->vault));
	sql_bind_number(&insert, (gint64)erasing->forgetting.count);
	return sql_run(&insert, error);
}

static bool write_notes(const struct erasing *erasing, struct vault *twin, struct error *error)
{
	vault_set_counsellor(twin, vault_counsellor(erasing->vault));
	if (!vault_begin(twin, NULL, error))
		return false;
	if (write_receipt(erasing, twin, error) && audit_note(twin, AUDIT_ERASED, 0, error))
		return vault_commit(twin, error);
	vault_rollback(twin);
	return false;
}

/* ---------------------------------------------------------------- the vault */

/* The name may lead to either file now: what stands in memory is written once more, with everybody in it. */
static void stay_as_it_was(struct vault *vault)
{
	if (vault->log->file >= 0)
		return;
	image_mark_resized(vault->image);
	vault->committed++;
	saving_settle(vault);
}

static bool renew(struct vault *vault, struct vault *twin, struct error *error)
{
	const struct moment moment = { .last_id = twin->last_id,
				       .commits = twin->committed,
				       .saved_at = vault->clock.unix_seconds(vault->clock.data) };
	struct new_keys next = { .superblock = vault->log->superblock };
	GPtrArray *pieces = snapshot_pack(twin->image, &moment);
	bool renewed = pieces || error_set(error, ERROR_FAILED, "vault.no_memory");

	if (renewed)
		next.keys = superblock_renew(&next.superblock, vault->log->keys, error);
	renewed = next.keys && log_renew(vault->log, pieces, &next, moment.saved_at, error);
	keys_free(next.keys);
	if (pieces)
		g_ptr_array_free(pieces, TRUE);
	return renewed;
}

/* In a twin, so that the vault is not touched until the new generation stands on the disk. */
static bool erase_in_twin(const struct erasing *erasing, struct vault *twin, struct error *error)
{
	struct vault *vault = erasing->vault;

	if (!forget_people(twin, &erasing->forgetting, error) ||
	    (!erasing->again && !write_notes(erasing, twin, error)) ||
	    (vault->log && !vault_keep_former_key(twin, vault->log, error)))
		return false;
	if (vault->log && !renew(vault, twin, error)) {
		stay_as_it_was(vault);
		return false;
	}
	vault_change_places(vault, twin);
	if (vault->log)
		vault->superblock = vault->log->superblock;
	image_clear_marks(vault->image);
	vault->saving = (struct saving){ .confirmed = vault->committed };
	return true;
}

static bool erase_in_vault(struct erasing *erasing, struct error *error)
{
	struct vault *vault = erasing->vault;
	struct vault *twin = vault_twin(vault, error);
	bool erased;

	if (!twin)
		return false;
	if (!erasing->again)
		erasing->forgetting.receipt_id = vault_new_id(twin);
	erased = erase_in_twin(erasing, twin, error);
	vault_close(twin);
	return erased;
}

/* ---------------------------------------------------------------- the copies */

static gpointer read_id(struct statement *row)
{
	return g_memdup2(&(record_id){ sql_take_id(row) }, sizeof(record_id));
}

/* Those whom some copy may still hold. */
static bool load_erased(struct vault *vault, GArray *ids, guint64 *generation, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT participant_id FROM kept_erased ORDER BY 1");
	struct statement highest = sql_prepare(vault, "SELECT max(generation) FROM kept_erased");
	g_autoptr(GPtrArray) rows = NULL;
	gint64 number = 0;
	bool loaded = sql_all(&select, read_id, g_free, &rows, error);

	loaded = sql_only_number(&highest, &number, error) && loaded;
	for (guint i = 0; loaded && i < rows->len; i++)
		g_array_append_val(ids, *(record_id *)rows->pdata[i]);
	*generation = (guint64)number;
	return loaded;
}

static bool update_receipts(struct vault *vault, const struct erasure *erasure, struct error *error)
{
	struct statement update = sql_prepare(
		vault, "UPDATE kept_receipt SET copies_rewritten = copies_rewritten + ?,"
		       " copies_left = ? WHERE id IN (SELECT receipt_id FROM kept_erased)");

	sql_bind_number(&update, erasure->copies_rewritten);
	sql_bind_number(&update, (gint64)erasure->copies_left->len);
	return sql_run(&update, error);
}

static bool settle_receipts(struct vault *vault, const struct erasure *erasure,
			    const struct copies_left_over *left, struct error *error)
{
	bool all = erasure->copies_left->len == 0 && !left->unknown;
	bool done = vault_begin(vault, NULL, error);

	if (!done)
		return false;
	done = update_receipts(vault, erasure, error) &&
	       (!all || database_run(vault->database, "DELETE FROM kept_erased", error)) &&
	       (!all || left->keys_needed ||
		database_run(vault->database, "DELETE FROM kept_former_key", error));
	if (done)
		return vault_commit(vault, error) && vault_flush(vault, error);
	vault_rollback(vault);
	return false;
}

/* From here on nothing can bring the people back: what fails is told as copies left, and tried again later. */
static bool finish(struct vault *vault, bool anew, struct erasure *erasure, struct error *error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(record_id));
	struct forgetting forgetting = { 0 };
	struct copies_left_over left;

	if (!load_erased(vault, ids, &forgetting.generation, error))
		return false;
	if (ids->len == 0 || !vault->log)
		return true;
	forgetting.participant_ids = (const record_id *)(const void *)ids->data;
	forgetting.count = ids->len;
	left = erase_in_copies(vault, &forgetting, anew, erasure);
	erasure->incomplete = left.unknown;
	return settle_receipts(vault, erasure, &left, error);
}

static bool load_ids(struct statement *select, GArray *ids, struct error *error)
{
	while (sql_next(select)) {
		record_id id = sql_take_id(select);

		g_array_append_val(ids, id);
	}
	return sql_finish(select, error);
}

/* Whom a copy that was put back brought along. Their receipt stands. */
static bool erase_again(struct vault *vault, struct error *error)
{
	struct statement select = sql_prepare(
		vault,
		"SELECT participant_id FROM kept_erased JOIN participant p ON p.id = participant_id");
	struct statement receipt = sql_prepare(vault, "SELECT max(receipt_id) FROM kept_erased");
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(record_id));
	struct erasing erasing = { .vault = vault, .again = true };
	gint64 receipt_id;
	bool loaded = load_ids(&select, ids, error);

	if (!sql_only_number(&receipt, &receipt_id, error) || !loaded)
		return false;
	if (ids->len == 0)
		return true;
	erasing.forgetting = (struct forgetting){
		.participant_ids = (const record_id *)(const void *)ids->data,
		.count = ids->len,
		.generation = vault->log ? vault->log->superblock.generation + 1 : 0,
		.receipt_id = receipt_id,
	};
	return erase_in_vault(&erasing, error);
}

bool vault_finish_erasing(struct vault *vault, struct erasure *erasure, struct error *error)
{
	erasure_begin(erasure);
	if (vault->read_only || !vault_flush(vault, error))
		return vault->read_only;
	return erase_again(vault, error) && finish(vault, false, erasure, error);
}

bool vault_erase(struct vault *vault, const record_id *participant_ids, size_t count,
		 enum erasure_basis basis, day today, struct erasure *erasure, struct error *error)
{
	struct erasing erasing = { .vault = vault,
				   .forgetting = { .participant_ids = participant_ids,
						   .count = count },
				   .basis = basis,
				   .today = today };
	struct error ignored = ERROR_CLEAR;

	g_assert(!vault->in_action);
	erasure_begin(erasure);
	if (vault->read_only)
		return error_set(error, ERROR_FAILED, "vault.read_only");
	if (!vault_flush(vault, error))
		return false;
	if (vault->log)
		erasing.forgetting.generation = vault->log->superblock.generation + 1;
	if (!erase_in_vault(&erasing, error))
		return false;
	if (!finish(vault, true, erasure, &ignored))
		erasure->incomplete = true;
	return true;
}

/* ---------------------------------------------------------------- the trash that is full */

static bool load_overdue(struct vault *vault, day today, GArray *ids, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT id FROM participant WHERE trashed_on <= ? ORDER BY id");

	sql_bind_number(&select, today - TRASH_DAYS);
	return load_ids(&select, ids, error);
}

bool vault_empty_trash(struct vault *vault, day today, struct error *error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(record_id));
	struct erasure erasure = { 0 };
	bool emptied;

	if (vault->read_only)
		return true;
	if (!load_overdue(vault, today, ids, error))
		return false;
	emptied = ids->len > 0 ? vault_erase(vault, (const record_id *)(const void *)ids->data,
					     ids->len, ERASURE_TRASH, today, &erasure, error)
			       : vault_finish_erasing(vault, &erasure, error);
	erasure_done(&erasure);
	return emptied;
}
