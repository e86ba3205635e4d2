/* The lines of the skills sheet on disk.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/progress.h"
#include "store/records.h"

#define COLUMNS                                                                                    \
	"id, participant_id, kind, text, language, level, evidence, on_sheet, between_us, position"

static bool position_at_the_end(struct vault *vault, struct skill *skill, struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT ifnull(max(position), -1) + 1 FROM skill"
				   " WHERE participant_id = ? AND kind = ?");
	gint64 position;

	sql_bind_number(&select, skill->participant_id);
	sql_bind_word(&select, skill_kind_names, skill->kind);
	if (!sql_only_number(&select, &position, error))
		return false;
	skill->position = (int)position;
	return true;
}

bool skill_write(struct vault *vault, struct skill *skill, struct error *error)
{
	struct statement save;

	if (!record_check_language(skill->language, error))
		return false;
	if (!skill_level_is_valid(skill->level))
		return error_set(error, ERROR_USAGE, "plan.level_unknown");
	record_needs_id(vault, &skill->id);
	save = sql_prepare(vault, "INSERT INTO skill(" COLUMNS
				  ", searched) VALUES(?,?,?,?,?,?,?,?,?,?," SEARCHED_OF_PERSON
				  ")" ON_SAVED_BEFORE " kind=excluded.kind, text=excluded.text,"
				  " language=excluded.language, level=excluded.level,"
				  " evidence=excluded.evidence, on_sheet=excluded.on_sheet,"
				  " between_us=excluded.between_us, position=excluded.position");
	sql_bind_number(&save, skill->id);
	sql_bind_number(&save, skill->participant_id);
	sql_bind_word(&save, skill_kind_names, skill->kind);
	sql_bind_text(&save, skill->text);
	sql_bind_text(&save, skill->language);
	sql_bind_text(&save, skill->level);
	sql_bind_text(&save, skill->evidence);
	sql_bind_number(&save, skill->on_sheet);
	sql_bind_number(&save, skill->between_us);
	sql_bind_number(&save, skill->position);
	sql_bind_number(&save, skill->participant_id);
	return sql_run(&save, error);
}

bool skill_save(struct vault *vault, struct skill *skill, struct error *error)
{
	if (skill->id == 0 && !position_at_the_end(vault, skill, error))
		return false;
	return skill_write(vault, skill, error) &&
	       record_changed(vault, skill->participant_id, error);
}

bool skill_delete(struct vault *vault, record_id id, struct error *error)
{
	return record_row_changed(vault, "SELECT participant_id FROM skill WHERE id = ?", id,
				  error) &&
	       record_delete(vault, "DELETE FROM skill WHERE id = ?", id, error);
}

static gpointer read_skill(struct statement *row)
{
	struct skill *skill = g_new0(struct skill, 1);

	skill->id = sql_take_id(row);
	skill->participant_id = sql_take_id(row);
	skill->kind = (enum skill_kind)sql_take_word(row, skill_kind_names);
	skill->text = sql_take_text(row);
	sql_take_text_into(row, skill->language, sizeof(skill->language));
	sql_take_text_into(row, skill->level, sizeof(skill->level));
	skill->evidence = sql_take_text(row);
	skill->on_sheet = sql_take_number(row) != 0;
	skill->between_us = sql_take_number(row) != 0;
	skill->position = (int)sql_take_number(row);
	return skill;
}

static int by_kind(gconstpointer a, gconstpointer b)
{
	const struct skill *left = *(const struct skill *const *)a;
	const struct skill *right = *(const struct skill *const *)b;

	return (int)left->kind - (int)right->kind;
}

/* Kinds come in the order of the sheet; g_ptr_array_sort is a stable merge sort. */
bool skill_list(struct vault *vault, record_id participant_id, GPtrArray **skills,
		struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT " COLUMNS
				   " FROM skill WHERE participant_id = ? ORDER BY position, id");

	sql_bind_number(&select, participant_id);
	if (!sql_all(&select, read_skill, (GDestroyNotify)skill_free, skills, error))
		return false;
	g_ptr_array_sort(*skills, by_kind);
	return true;
}
