/* Everything about one person as one owned struct.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/person_file.h"

enum { SECONDS_OF_A_DAY = 24 * 60 * 60 };

struct person_file *person_file_new(void)
{
	struct person_file *file = g_new0(struct person_file, 1);

	file->participant = participant_new();
	file->conversations = g_ptr_array_new_with_free_func((GDestroyNotify)conversation_free);
	file->answers = g_ptr_array_new_with_free_func((GDestroyNotify)answer_free);
	file->harvested = g_ptr_array_new_with_free_func((GDestroyNotify)harvested_free);
	file->ratings = g_ptr_array_new_with_free_func((GDestroyNotify)rating_free);
	file->plan = plan_new();
	file->holdings = g_ptr_array_new_with_free_func((GDestroyNotify)holding_free);
	file->lessons = g_ptr_array_new_with_free_func((GDestroyNotify)lesson_free);
	file->skills = g_ptr_array_new_with_free_func((GDestroyNotify)skill_free);
	file->couplings = g_ptr_array_new_with_free_func((GDestroyNotify)coupling_free);
	file->organisations = g_ptr_array_new_with_free_func((GDestroyNotify)organisation_free);
	file->happenings = g_ptr_array_new_with_free_func((GDestroyNotify)happening_free);
	file->family_questions =
		g_ptr_array_new_with_free_func((GDestroyNotify)family_question_free);
	file->versions = g_ptr_array_new_with_free_func((GDestroyNotify)plan_version_free);
	file->consents = g_ptr_array_new_with_free_func((GDestroyNotify)consent_free);
	return file;
}

void person_file_free(struct person_file *file)
{
	if (!file)
		return;
	participant_free(file->participant);
	household_free(file->household);
	g_clear_pointer(&file->conversations, g_ptr_array_unref);
	g_clear_pointer(&file->answers, g_ptr_array_unref);
	g_clear_pointer(&file->harvested, g_ptr_array_unref);
	g_clear_pointer(&file->ratings, g_ptr_array_unref);
	plan_free(file->plan);
	g_clear_pointer(&file->holdings, g_ptr_array_unref);
	g_clear_pointer(&file->lessons, g_ptr_array_unref);
	g_clear_pointer(&file->skills, g_ptr_array_unref);
	g_clear_pointer(&file->couplings, g_ptr_array_unref);
	g_clear_pointer(&file->organisations, g_ptr_array_unref);
	g_clear_pointer(&file->happenings, g_ptr_array_unref);
	g_clear_pointer(&file->family_questions, g_ptr_array_unref);
	g_clear_pointer(&file->versions, g_ptr_array_unref);
	g_clear_pointer(&file->consents, g_ptr_array_unref);
	g_free(file);
}

static void shift_day(day *value, int days)
{
	if (*value != DAY_NONE)
		*value += days;
}

static void shift_moment(gint64 *seconds, int days)
{
	if (*seconds)
		*seconds += (gint64)days * SECONDS_OF_A_DAY;
}

static void shift_conversation(struct conversation *conversation, int days)
{
	shift_day(&conversation->said_on, days);
	shift_moment(&conversation->opened_at, days);
	shift_moment(&conversation->touched_at, days);
}

static void shift_plan_item(struct plan_item *item, int days)
{
	shift_day(&item->due_on, days);
	shift_day(&item->accepted_on, days);
	shift_day(&item->done_on, days);
	shift_day(&item->said_on, days);
	shift_day(&item->trying_on, days);
	shift_day(&item->ended_on, days);
}

static void shift_plan(struct plan *plan, int days)
{
	for (guint i = 0; i < plan->items->len; i++)
		shift_plan_item(plan->items->pdata[i], days);
}

static void shift_holdings(GPtrArray *holdings, int days)
{
	for (guint i = 0; i < holdings->len; i++)
		shift_day(&((struct holding *)holdings->pdata[i])->said_on, days);
}

static void shift_version(struct plan_version *version, int days)
{
	shift_day(&version->made_on, days);
	shift_moment(&version->made_at, days);
	shift_holdings(version->holdings, days);
	if (version->plan)
		shift_plan(version->plan, days);
}

static void shift_coupling(struct coupling *coupling, int days)
{
	shift_day(&coupling->started_on, days);
	shift_day(&coupling->ended_on, days);
}

static void shift_consent(struct consent *consent, int days)
{
	shift_day(&consent->answered_on, days);
	shift_day(&consent->withdrawn_on, days);
}

static void shift_progress(struct person_file *file, int days)
{
	shift_holdings(file->holdings, days);
	for (guint i = 0; i < file->lessons->len; i++)
		shift_day(&((struct lesson *)file->lessons->pdata[i])->said_on, days);
	for (guint i = 0; i < file->couplings->len; i++)
		shift_coupling(file->couplings->pdata[i], days);
	for (guint i = 0; i < file->happenings->len; i++)
		shift_day(&((struct happening *)file->happenings->pdata[i])->happened_on, days);
	for (guint i = 0; i < file->family_questions->len; i++)
		shift_day(&((struct family_question *)file->family_questions->pdata[i])->raised_on,
			  days);
	for (guint i = 0; i < file->versions->len; i++)
		shift_version(file->versions->pdata[i], days);
	for (guint i = 0; i < file->consents->len; i++)
		shift_consent(file->consents->pdata[i], days);
}

/* The month of arrival stays: it belongs to the war, not to our calendar. */
void person_file_shift(struct person_file *file, int days)
{
	shift_day(&file->participant->created_on, days);
	shift_day(&file->participant->appointment_on, days);
	shift_day(&file->participant->review_on, days);
	for (guint i = 0; i < file->conversations->len; i++)
		shift_conversation(file->conversations->pdata[i], days);
	for (guint i = 0; i < file->answers->len; i++) {
		struct answer *answer = file->answers->pdata[i];

		shift_day(&answer->said_on, days);
		shift_moment(&answer->changed_at, days);
	}
	for (guint i = 0; i < file->ratings->len; i++)
		shift_day(&((struct rating *)file->ratings->pdata[i])->said_on, days);
	shift_plan(file->plan, days);
	shift_progress(file, days);
}
