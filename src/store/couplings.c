/* Couplings on disk: what the plan led to.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/progress.h"
#include "store/records.h"

#define COLUMNS                                                                                    \
	"id, participant_id, organisation_id, kind, text, language, through, contract, sector,"    \
	" hours_per_week, remote_in_ukraine, between_us, fits, lasting, started_on, ended_on"

enum { HOURS_OF_A_WEEK = 168 };

static bool check_coupling(const struct coupling *coupling, struct error *error)
{
	if (!record_check_language(coupling->language, error))
		return false;
	if (coupling->hours_per_week > HOURS_OF_A_WEEK)
		return error_set(error, ERROR_USAGE, "plan.too_many_hours");
	if (coupling->started_on != DAY_NONE && coupling->ended_on != DAY_NONE &&
	    coupling->ended_on < coupling->started_on)
		return error_set(error, ERROR_USAGE, "plan.ended_before_it_began");
	return true;
}

/* What is not said is below every number that can be said. */
static void bind_hours(struct statement *save, int hours)
{
	if (hours < 0)
		sql_bind_id(save, 0);
	else
		sql_bind_number(save, hours);
}

static void bind_coupling(struct statement *save, const struct coupling *coupling)
{
	sql_bind_number(save, coupling->id);
	sql_bind_number(save, coupling->participant_id);
	sql_bind_id(save, coupling->organisation_id);
	sql_bind_word(save, coupling_kind_names, coupling->kind);
	sql_bind_text(save, coupling->text);
	sql_bind_text(save, coupling->language);
	sql_bind_text(save, coupling->through);
	sql_bind_text(save, coupling->contract);
	sql_bind_text(save, coupling->sector);
	bind_hours(save, coupling->hours_per_week);
	sql_bind_number(save, coupling->remote_in_ukraine);
	sql_bind_number(save, coupling->between_us);
	sql_bind_word(save, answer_to_names, coupling->fits);
	sql_bind_word(save, answer_to_names, coupling->lasting);
	sql_bind_day(save, coupling->started_on);
	sql_bind_day(save, coupling->ended_on);
	sql_bind_number(save, coupling->participant_id);
}

bool coupling_save(struct vault *vault, struct coupling *coupling, struct error *error)
{
	struct statement save;

	if (!check_coupling(coupling, error))
		return false;
	record_needs_id(vault, &coupling->id);
	save = sql_prepare(vault,
			   "INSERT INTO coupling(" COLUMNS
			   ", searched) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?," SEARCHED_OF_PERSON
			   ")" ON_SAVED_BEFORE " organisation_id=excluded.organisation_id,"
			   " kind=excluded.kind, text=excluded.text, language=excluded.language,"
			   " through=excluded.through, contract=excluded.contract,"
			   " sector=excluded.sector, hours_per_week=excluded.hours_per_week,"
			   " remote_in_ukraine=excluded.remote_in_ukraine,"
			   " between_us=excluded.between_us, fits=excluded.fits,"
			   " lasting=excluded.lasting, started_on=excluded.started_on,"
			   " ended_on=excluded.ended_on");
	bind_coupling(&save, coupling);
	return sql_run(&save, error) && record_changed(vault, coupling->participant_id, error);
}

bool coupling_delete(struct vault *vault, record_id id, struct error *error)
{
	return record_row_changed(vault, "SELECT participant_id FROM coupling WHERE id = ?", id,
				  error) &&
	       record_delete(vault, "DELETE FROM coupling WHERE id = ?", id, error);
}

static gpointer read_coupling(struct statement *row)
{
	struct coupling *coupling = g_new0(struct coupling, 1);

	coupling->id = sql_take_id(row);
	coupling->participant_id = sql_take_id(row);
	coupling->organisation_id = sql_take_id(row);
	coupling->kind = (enum coupling_kind)sql_take_word(row, coupling_kind_names);
	coupling->text = sql_take_text(row);
	sql_take_text_into(row, coupling->language, sizeof(coupling->language));
	coupling->through = sql_take_text(row);
	coupling->contract = sql_take_text(row);
	coupling->sector = sql_take_text(row);
	coupling->hours_per_week = (int)sql_take_number(row);
	coupling->remote_in_ukraine = sql_take_number(row) != 0;
	coupling->between_us = sql_take_number(row) != 0;
	coupling->fits = (enum answer_to)sql_take_word(row, answer_to_names);
	coupling->lasting = (enum answer_to)sql_take_word(row, answer_to_names);
	coupling->started_on = sql_take_day(row);
	coupling->ended_on = sql_take_day(row);
	return coupling;
}

bool coupling_list(struct vault *vault, record_id participant_id, GPtrArray **couplings,
		   struct error *error)
{
	struct statement select =
		sql_prepare(vault, "SELECT id, participant_id, organisation_id, kind, text,"
				   " language, through, contract, sector,"
				   " ifnull(hours_per_week, -1), remote_in_ukraine, between_us,"
				   " fits, lasting, started_on, ended_on FROM coupling"
				   " WHERE participant_id = ? ORDER BY id");

	sql_bind_number(&select, participant_id);
	return sql_all(&select, read_coupling, (GDestroyNotify)coupling_free, couplings, error);
}
