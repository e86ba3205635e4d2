/* The plan as it stood, on disk. A version writes only what differs from the version before it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/plans.h"
#include "store/progress.h"
#include "store/records.h"

/* The rows of a version: of each item the newest up to it. */
#define UP_TO_VERSION(row)                                                                         \
	row ".version_id = (SELECT max(o.version_id) FROM version_item o"                          \
	    " WHERE o.participant_id = " row ".participant_id AND o.id = " row ".id"               \
	    " AND o.version_id <= ?2)"

/* ---------------------------------------------------------------- reading */

static gpointer read_version(struct statement *row)
{
	struct plan_version *version = plan_version_new();

	version->id = sql_take_id(row);
	version->participant_id = sql_take_id(row);
	version->conversation_id = sql_take_id(row);
	version->made_on = sql_take_day(row);
	version->made_at = sql_take_number(row);
	g_free(version->reason);
	version->reason = sql_take_text(row);
	return version;
}

#define SELECT_VERSION                                                                             \
	"SELECT id, participant_id, conversation_id, made_on, made_at, reason FROM plan_version"

bool plan_version_list(struct vault *vault, record_id participant_id, GPtrArray **versions,
		       struct error *error)
{
	struct statement select =
		sql_prepare(vault, SELECT_VERSION " WHERE participant_id = ? ORDER BY id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_version, (GDestroyNotify)plan_version_free, versions, error);
}

static bool load_renderings(struct vault *vault, record_id version_id, struct plan *plan,
			    struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT r.id, r.language, r.text FROM version_rendering r"
				   " WHERE r.participant_id = ?1 AND " UP_TO_VERSION("r"));

	sql_bind_number(&select, plan->participant_id);
	sql_bind_number(&select, version_id);
	while (sql_next(&select)) {
		struct plan_item *item = (struct plan_item *)plan_find(plan, sql_take_id(&select));
		g_autofree char *language = sql_take_text(&select);
		g_autofree char *text = sql_take_text(&select);

		if (item) /* else it was gone by then */
			plan_item_set_rendering(item, language, text);
	}
	return sql_finish(&select, error);
}

static bool load_items(struct vault *vault, record_id participant_id, record_id version_id,
		       struct plan **plan, struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT " PLAN_ITEM_COLUMNS " FROM version_item v"
		       " WHERE v.participant_id = ?1 AND NOT v.gone AND " UP_TO_VERSION("v"));
	GPtrArray *rows;

	sql_bind_number(&select, participant_id);
	sql_bind_number(&select, version_id);
	if (!sql_all(&select, plan_item_read, (GDestroyNotify)plan_item_free, &rows, error))
		return false;
	*plan = plan_of_items(participant_id, rows);
	g_ptr_array_unref(rows);
	if (load_renderings(vault, version_id, *plan, error))
		return true;
	g_clear_pointer(plan, plan_free);
	return false;
}

static gpointer read_holding(struct statement *row)
{
	struct holding *holding = holding_new();

	holding->participant_id = sql_take_id(row);
	holding->from_id = sql_take_id(row);
	holding->to_id = sql_take_id(row);
	holding->said_on = sql_take_day(row);
	return holding;
}

static bool load_holdings(struct vault *vault, struct plan_version *version, struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT participant_id, from_id, to_id, said_on FROM version_holding"
		       " WHERE participant_id = ? AND version_id = ? ORDER BY position");
	GPtrArray *holdings;

	sql_bind_number(&select, version->participant_id);
	sql_bind_number(&select, version->id);
	if (!sql_all(&select, read_holding, (GDestroyNotify)holding_free, &holdings, error))
		return false;
	g_ptr_array_unref(version->holdings);
	version->holdings = holdings;
	return true;
}

bool plan_version_load(struct vault *vault, record_id id, struct plan_version **version,
		       struct error *error)
{
	struct statement select = sql_prepare(vault, SELECT_VERSION " WHERE id = ?");
	gpointer row;

	sql_bind_number(&select, id);
	*version = NULL;
	if (!sql_first(&select, read_version, (GDestroyNotify)plan_version_free, &row, error))
		return false;
	*version = row;
	if (!row || (load_items(vault, (*version)->participant_id, id, &(*version)->plan, error) &&
		     load_holdings(vault, *version, error)))
		return true;
	g_clear_pointer(version, plan_version_free);
	return false;
}

/* ---------------------------------------------------------------- writing */

static bool write_rendering(struct vault *vault, record_id version_id, const struct plan_item *item,
			    const struct rendering *rendering, struct error *error)
{
	struct statement save =
		sql_prepare(vault, "INSERT INTO version_rendering(participant_id, id, version_id,"
				   " language, text) VALUES(?,?,?,?,?)");

	sql_bind_number(&save, item->participant_id);
	sql_bind_number(&save, item->id);
	sql_bind_number(&save, version_id);
	sql_bind_text(&save, rendering->language);
	sql_bind_text(&save, rendering->text);
	return sql_run(&save, error);
}

static bool write_item(struct vault *vault, record_id version_id, const struct plan_item *item,
		       bool gone, struct error *error)
{
	struct statement save =
		sql_prepare(vault, "INSERT INTO version_item(" PLAN_ITEM_COLUMNS
				   ", version_id, gone) VALUES(" PLAN_ITEM_GAPS ",?,?)");
	bool written;

	plan_item_bind(&save, item);
	sql_bind_number(&save, version_id);
	sql_bind_number(&save, gone);
	written = sql_run(&save, error);
	for (guint i = 0; written && !gone && i < item->renderings->len; i++)
		written =
			write_rendering(vault, version_id, item, item->renderings->pdata[i], error);
	return written;
}

static bool write_differences(struct vault *vault, record_id version_id, const struct plan *before,
			      const struct plan *now, struct error *error)
{
	for (guint i = 0; i < now->items->len; i++) {
		const struct plan_item *item = now->items->pdata[i];
		const struct plan_item *old = plan_find(before, item->id);

		if ((!old || !plan_item_is_same(old, item)) &&
		    !write_item(vault, version_id, item, false, error))
			return false;
	}
	for (guint i = 0; i < before->items->len; i++) {
		const struct plan_item *item = before->items->pdata[i];

		if (!plan_find(now, item->id) && !write_item(vault, version_id, item, true, error))
			return false;
	}
	return true;
}

static bool write_holding(struct vault *vault, const struct plan_version *version, guint position,
			  struct error *error)
{
	const struct holding *holding = version->holdings->pdata[position];
	struct statement save =
		sql_prepare(vault, "INSERT INTO version_holding(participant_id, version_id,"
				   " position, from_id, to_id, said_on) VALUES(?,?,?,?,?,?)");

	sql_bind_number(&save, version->participant_id);
	sql_bind_number(&save, version->id);
	sql_bind_number(&save, position);
	sql_bind_number(&save, holding->from_id);
	sql_bind_number(&save, holding->to_id);
	sql_bind_day(&save, holding->said_on);
	return sql_run(&save, error);
}

static bool write_version_row(struct vault *vault, const struct plan_version *version,
			      struct error *error)
{
	struct statement save =
		sql_prepare(vault, "INSERT INTO plan_version(id, participant_id, conversation_id,"
				   " made_on, made_at, reason) VALUES(?,?,?,?,?,?)");

	sql_bind_number(&save, version->id);
	sql_bind_number(&save, version->participant_id);
	sql_bind_id(&save, version->conversation_id);
	sql_bind_day(&save, version->made_on);
	sql_bind_number(&save, version->made_at);
	sql_bind_text(&save, version->reason);
	return sql_run(&save, error);
}

/* The plan of the newest version, empty when there is none. */
static bool load_newest(struct vault *vault, record_id participant_id, struct plan **plan,
			struct error *error)
{
	return load_items(vault, participant_id, G_MAXINT64, plan, error);
}

bool plan_version_write(struct vault *vault, struct plan_version *version, struct error *error)
{
	struct plan *before;
	bool written;

	version->id = vault_new_id(vault);
	if (!load_newest(vault, version->participant_id, &before, error))
		return false;
	written = write_version_row(vault, version, error) &&
		  write_differences(vault, version->id, before, version->plan, error);
	for (guint i = 0; written && i < version->holdings->len; i++)
		written = write_holding(vault, version, i, error);
	plan_free(before);
	return written;
}

/* ---------------------------------------------------------------- making */

bool plan_version_make(struct vault *vault, record_id participant_id, record_id conversation_id,
		       const char *reason, struct error *error)
{
	const struct clock *clock = vault_clock(vault);
	struct plan_version *version = plan_version_new();
	bool made;

	version->participant_id = participant_id;
	version->conversation_id = conversation_id;
	version->made_on = clock->today(clock->data);
	version->made_at = clock->unix_seconds(clock->data);
	g_free(version->reason);
	version->reason = g_strdup(reason);
	g_clear_pointer(&version->holdings, g_ptr_array_unref);
	made = plan_load(vault, participant_id, &version->plan, error) &&
	       holding_list_own(vault, participant_id, &version->holdings, error) &&
	       plan_version_write(vault, version, error) &&
	       record_changed(vault, participant_id, error);
	plan_version_free(version);
	return made;
}

static bool reopen_steps(struct vault *vault, struct plan *plan, int *count, struct error *error)
{
	const struct clock *clock = vault_clock(vault);

	for (guint i = 0; i < plan->items->len; i++) {
		struct plan_item *item = plan->items->pdata[i];

		if (!step_reopen_for_move(item, clock->today(clock->data)))
			continue;
		if (!plan_item_write(vault, item, error))
			return false;
		(*count)++;
	}
	return true;
}

bool plan_move(struct vault *vault, record_id participant_id, int *count, struct error *error)
{
	struct plan *plan;
	bool moved;

	*count = 0;
	if (!plan_version_make(vault, participant_id, 0, "move", error) ||
	    !plan_load(vault, participant_id, &plan, error))
		return false;
	moved = reopen_steps(vault, plan, count, error);
	plan_free(plan);
	return moved;
}
