/* What the five-minute close reads and keeps: what we heard, one step, the next appointment, the end.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/close_screen.h"

#include "base/text.h"
#include "casework/answer.h"
#include "casework/mark.h"
#include "screens/labels.h"
#include "screens/plan_keeping.h"
#include "store/conversations.h"
#include "store/people.h"
#include "store/plans.h"

/* ---------------------------------------------------------------- reading back */

static bool may_be_read_out(const struct close_screen *close, bool between_us)
{
	return !between_us || !conversation_screen_is_overheard(&close->in);
}

static void add_line(GString *heard, const char *label, const char *text)
{
	g_string_append_printf(heard, "%s%s · ", heard->len ? "\n" : "", label);
	for (; *text; text++) /* one line each, also when it was typed over several */
		g_string_append_c(heard, *text == '\n' ? ' ' : *text);
}

static void add_marks(const struct close_screen *close, GString *heard, const GPtrArray *answers,
		      enum mark_kind kind)
{
	for (guint i = 0; i < answers->len; i++) {
		const struct answer *answer = answers->pdata[i];
		g_autoptr(GArray) marks = marks_in(answer->text);

		for (guint j = 0; may_be_read_out(close, answer->between_us) && j < marks->len;
		     j++) {
			const struct mark *mark = &g_array_index(marks, struct mark, j);
			g_autofree char *passage = mark_passage(answer->text, mark);

			if (mark->kind == kind)
				add_line(heard, services_say(close->in.services, mark_labels[kind]),
					 passage);
		}
	}
}

/* Steps of this conversation that were agreed on before: nobody should have to write them twice. */
static void add_steps(const struct close_screen *close, GString *heard, const struct plan *plan)
{
	g_autoptr(GPtrArray) steps = plan_items(plan, PLAN_STEP);

	for (guint i = 0; i < steps->len; i++) {
		const struct plan_item *step = steps->pdata[i];

		if (step->conversation_id == close->in.conversation_id &&
		    step->step_state == STEP_OPEN && may_be_read_out(close, step->between_us) &&
		    !(close->step_item && close->step_item->id == step->id))
			add_line(heard, services_say(close->in.services, "close.step_label"),
				 step->text);
	}
}

/* The step as it is in the vault now: a screen above may have let it rest. */
static void renew_step(struct close_screen *close, const struct plan *plan)
{
	const struct plan_item *now =
		close->step_item ? plan_find(plan, close->step_item->id) : NULL;

	if (!now)
		return;
	plan_item_free(close->step_item);
	close->step_item = plan_item_copy(now);
}

bool close_read_back(struct close_screen *close, struct error *error)
{
	struct vault *vault = close->in.services->vault;
	g_autoptr(GString) heard = g_string_new(NULL);
	GPtrArray *answers = NULL;
	struct plan *plan = NULL;

	if (!answer_list(vault, close->in.participant_id, close->in.conversation_id, &answers,
			 error))
		return false;
	for (enum mark_kind kind = 0; kind < MARK_COUNT; kind++)
		add_marks(close, heard, answers, kind);
	g_ptr_array_unref(answers);
	if (!plan_load(vault, close->in.participant_id, &plan, error))
		return false;
	if (plan) {
		renew_step(close, plan);
		add_steps(close, heard, plan);
	}
	plan_free(plan);
	g_free(close->heard);
	close->heard = g_strdup(heard->str);
	return true;
}

/* ---------------------------------------------------------------- the step and the appointment */

static struct plan_item *new_step(const struct close_screen *close)
{
	struct plan_item *step = plan_item_new(PLAN_STEP);

	step->participant_id = close->in.participant_id;
	step->conversation_id = close->in.conversation_id;
	step->indicator = INDICATOR_NONE;
	step->owner = OWNER_PARTICIPANT;
	step->step_state = STEP_OPEN;
	step->said_on = close->in.said_on;
	g_strlcpy(step->language, names_word(language_names, close->in.language), LANGUAGE_CODE);
	return step;
}

static bool write_step(struct close_screen *close, bool keep, struct error *error)
{
	struct vault *vault = close->in.services->vault;

	if (!vault_begin(vault, "undo.step", error))
		return false;
	if ((keep ? plan_item_save(vault, close->step_item, error)
		  : plan_item_delete(vault, close->step_item->id, error)) &&
	    draft_keeper_forget(&close->step_keeper, error) && vault_commit(vault, error))
		return true;
	vault_rollback(vault);
	return false;
}

static bool save_step(struct close_screen *close, struct error *error)
{
	const char *text = line_edit_text(close->step);
	bool keep = !text_is_blank(text);

	if (!close->step_item && !keep)
		return draft_keeper_forget(&close->step_keeper, error);
	if (close->step_item && keep && g_strcmp0(close->step_item->text, text) == 0)
		return draft_keeper_forget(&close->step_keeper, error);
	if (!close->step_item)
		close->step_item = new_step(close);
	g_free(close->step_item->text);
	close->step_item->text = g_strdup(text);
	if (!write_step(close, keep, error)) {
		/* So that the next attempt does not take it for saved. */
		g_clear_pointer(&close->step_item->text, g_free);
		return false;
	}
	if (!keep)
		g_clear_pointer(&close->step_item, plan_item_free);
	draft_keeper_settled(&close->step_keeper, text);
	return true;
}

static bool write_appointment(struct close_screen *close, struct participant *participant,
			      struct error *error)
{
	struct vault *vault = close->in.services->vault;

	if (!vault_begin(vault, "undo.appointment", error))
		return false;
	if (people_save(vault, participant, error) &&
	    draft_keeper_forget(&close->note_keeper, error) && vault_commit(vault, error))
		return true;
	vault_rollback(vault);
	return false;
}

static bool same_appointment(const struct participant *participant, day on, const char *note)
{
	const char *before = participant->appointment_note;

	return participant->appointment_on == on && g_str_equal(before ? before : "", note);
}

/* A day that is not one yet stays in its field and is not saved. */
static bool save_appointment(struct close_screen *close, struct error *error)
{
	const char *note = line_edit_text(close->note);
	struct participant *participant = NULL;
	day on;
	bool saved = true;

	if (!people_load(close->in.services->vault, close->in.participant_id, &participant, error))
		return false;
	if (!participant)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	on = day_edit_is_valid(close->appointment) ? day_edit_value(close->appointment)
						   : participant->appointment_on;
	if (!same_appointment(participant, on, note)) {
		participant->appointment_on = on;
		g_free(participant->appointment_note);
		participant->appointment_note = g_strdup(note);
		saved = write_appointment(close, participant, error);
	}
	participant_free(participant);
	if (!saved)
		return false;
	if (!draft_keeper_forget(&close->note_keeper, error))
		return false;
	draft_keeper_settled(&close->note_keeper, note);
	return true;
}

bool close_save_fields(struct close_screen *close, struct error *error)
{
	return save_step(close, error) && save_appointment(close, error);
}

/* ---------------------------------------------------------------- the end */

static bool save_closed(struct vault *vault, struct conversation *conversation, struct error *error)
{
	if (!vault_begin(vault, "undo.close", error))
		return false;
	if (conversation_save(vault, conversation, error) &&
	    plan_keep_version(vault, conversation->participant_id, conversation->id, error) &&
	    vault_commit(vault, error))
		return true;
	vault_rollback(vault);
	return false;
}

static bool end_conversation(struct close_screen *close, struct error *error)
{
	const struct clock *clock = &close->in.services->clock;
	struct conversation *conversation = NULL;
	bool saved;

	if (!conversation_load(close->in.services->vault, close->in.conversation_id, &conversation,
			       error))
		return false;
	if (!conversation)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	conversation->state = CONVERSATION_CLOSED;
	conversation->touched_at = clock->unix_seconds(clock->data);
	saved = save_closed(close->in.services->vault, conversation, error);
	conversation_free(conversation);
	return saved;
}

/* They talked without a file: what was held during the talk goes, and no undo brings it back. */
static bool wipe_person(struct close_screen *close, struct error *error)
{
	struct vault *vault = close->in.services->vault;

	if (!vault_begin(vault, NULL, error))
		return false;
	if (people_delete(vault, close->in.participant_id, error) && vault_commit(vault, error))
		return true;
	vault_rollback(vault);
	return false;
}

bool close_finish(struct close_screen *close, struct error *error)
{
	if (close->without_file)
		return wipe_person(close, error);
	return close_save_fields(close, error) && end_conversation(close, error);
}
