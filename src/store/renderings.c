/* The words of plan items in other languages, on disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/records.h"

#include <string.h>

bool renderings_load(struct vault *vault, struct plan *plan, struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT r.plan_item_id, r.language, r.text FROM plan_item i"
		       " JOIN rendering r ON r.plan_item_id = i.id WHERE i.participant_id = ?");

	sql_bind_number(&select, plan->participant_id);
	while (sql_next(&select)) {
		struct plan_item *item = (struct plan_item *)plan_find(plan, sql_take_id(&select));
		g_autofree char *language = sql_take_text(&select);
		g_autofree char *text = sql_take_text(&select);

		plan_item_set_rendering(item, language, text);
	}
	return sql_finish(&select, error);
}

static gpointer read_language(struct statement *row)
{
	return sql_take_text(row);
}

static bool is_rendered_in(const struct plan_item *item, const char *language)
{
	for (guint i = 0; i < item->renderings->len; i++)
		if (strcmp(((const struct rendering *)item->renderings->pdata[i])->language,
			   language) == 0)
			return true;
	return false;
}

static bool remove_one(struct vault *vault, record_id id, const char *language, struct error *error)
{
	struct statement statement =
		sql_prepare(vault, "DELETE FROM rendering WHERE plan_item_id = ? AND language = ?");

	sql_bind_number(&statement, id);
	sql_bind_text(&statement, language);
	return sql_run(&statement, error);
}

static bool remove_others(struct vault *vault, const struct plan_item *item, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT language FROM rendering WHERE plan_item_id = ?");
	GPtrArray *languages;
	bool removed = true;

	sql_bind_number(&select, item->id);
	if (!sql_all(&select, read_language, g_free, &languages, error))
		return false;
	for (guint i = 0; removed && i < languages->len; i++)
		if (!is_rendered_in(item, languages->pdata[i]))
			removed = remove_one(vault, item->id, languages->pdata[i], error);
	g_ptr_array_unref(languages);
	return removed;
}

static bool save_one(struct vault *vault, const struct plan_item *item,
		     const struct rendering *rendering, struct error *error)
{
	struct statement save;

	if (!record_check_language(rendering->language, error))
		return false;
	save = sql_prepare(vault,
			   "INSERT INTO rendering(id, plan_item_id, language, text, searched)"
			   " VALUES(?,?,?,?," SEARCHED_OF_PERSON
			   ") ON CONFLICT(plan_item_id, language) DO UPDATE"
			   " SET text=excluded.text WHERE text <> excluded.text");
	sql_bind_number(&save, vault_new_id(vault));
	sql_bind_number(&save, item->id);
	sql_bind_text(&save, rendering->language);
	sql_bind_text(&save, rendering->text);
	sql_bind_number(&save, item->participant_id);
	return sql_run(&save, error);
}

bool renderings_save(struct vault *vault, const struct plan_item *item, struct error *error)
{
	if (!remove_others(vault, item, error))
		return false;
	for (guint i = 0; i < item->renderings->len; i++)
		if (!save_one(vault, item, item->renderings->pdata[i], error))
			return false;
	return true;
}
