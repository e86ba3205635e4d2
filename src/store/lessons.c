/* Lessons on disk: what must change, and who should hear it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/progress.h"
#include "store/records.h"

#define COLUMNS                                                                                    \
	"id, participant_id, item_id, level, text, language, who_should_hear, between_us, said_on"

bool lesson_save(struct vault *vault, struct lesson *lesson, struct error *error)
{
	struct statement save;

	if (!record_check_language(lesson->language, error))
		return false;
	record_needs_id(vault, &lesson->id);
	save = sql_prepare(vault,
			   "INSERT INTO lesson(" COLUMNS
			   ", searched) VALUES(?,?,?,?,?,?,?,?,?," SEARCHED_OF_PERSON
			   ")" ON_SAVED_BEFORE " item_id=excluded.item_id, level=excluded.level,"
			   " text=excluded.text, language=excluded.language,"
			   " who_should_hear=excluded.who_should_hear,"
			   " between_us=excluded.between_us, said_on=excluded.said_on");
	sql_bind_number(&save, lesson->id);
	sql_bind_number(&save, lesson->participant_id);
	sql_bind_id(&save, lesson->item_id);
	sql_bind_word(&save, cause_level_names, lesson->level);
	sql_bind_text(&save, lesson->text);
	sql_bind_text(&save, lesson->language);
	sql_bind_text(&save, lesson->who_should_hear);
	sql_bind_number(&save, lesson->between_us);
	sql_bind_day(&save, lesson->said_on);
	sql_bind_number(&save, lesson->participant_id);
	return sql_run(&save, error) && record_changed(vault, lesson->participant_id, error);
}

bool lesson_delete(struct vault *vault, record_id id, struct error *error)
{
	return record_row_changed(vault, "SELECT participant_id FROM lesson WHERE id = ?", id,
				  error) &&
	       record_delete(vault, "DELETE FROM lesson WHERE id = ?", id, error);
}

static gpointer read_lesson(struct statement *row)
{
	struct lesson *lesson = g_new0(struct lesson, 1);

	lesson->id = sql_take_id(row);
	lesson->participant_id = sql_take_id(row);
	lesson->item_id = sql_take_id(row);
	lesson->level = (enum cause_level)sql_take_word(row, cause_level_names);
	lesson->text = sql_take_text(row);
	sql_take_text_into(row, lesson->language, sizeof(lesson->language));
	lesson->who_should_hear = sql_take_text(row);
	lesson->between_us = sql_take_number(row) != 0;
	lesson->said_on = sql_take_day(row);
	return lesson;
}

bool lesson_list(struct vault *vault, record_id participant_id, GPtrArray **lessons,
		 struct error *error)
{
	struct statement select = sql_prepare(
		vault, "SELECT " COLUMNS " FROM lesson WHERE participant_id = ? ORDER BY id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_lesson, (GDestroyNotify)lesson_free, lessons, error);
}
