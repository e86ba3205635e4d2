/* The five-minute close: read back what we heard, one step, the next appointment; print it, show it large, done.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/close_screen.h"

#include "screens/consent_screens.h"
#include "screens/growth_screens.h"
#include "store/consents.h"
#include "store/people.h"

#include <string.h>

enum { FIELD_BYTES = 2000 };

static const struct screen_kind close_kind;

static struct close_screen *as_close(struct screen *screen)
{
	return (struct close_screen *)screen;
}

static bool save_or_tell(struct close_screen *close)
{
	struct error error = ERROR_CLEAR;

	if (close_save_fields(close, &error))
		return true;
	services_tell_error(close->in.services, &error);
	return false;
}

/* ---------------------------------------------------------------- moving and ending */

/* Leaving a field saves it. */
static struct outcome focus_on(struct close_screen *close, int field)
{
	bool had_step = close->step_item != NULL;

	if (close->focus <= CLOSE_NOTE)
		save_or_tell(close);
	close->focus = (enum close_field)CLAMP(field, 0, CLOSE_FIELD_COUNT - 1);
	close->sure = false;
	if (had_step || !close->step_item)
		return outcome_stay();
	return conversation_screen_open(rest_screen_if_needed(&close->in, close->step_item->id));
}

static struct outcome next_field(struct screen *screen)
{
	struct close_screen *close = as_close(screen);

	return focus_on(close, ((int)close->focus + 1) % CLOSE_FIELD_COUNT);
}

static struct outcome previous_field(struct screen *screen)
{
	struct close_screen *close = as_close(screen);

	return focus_on(close, ((int)close->focus + CLOSE_FIELD_COUNT - 1) % CLOSE_FIELD_COUNT);
}

static struct outcome print_it(struct close_screen *close)
{
	if (!save_or_tell(close))
		return outcome_stay();
	return conversation_screen_open(
		print_screen_new(close->in.services, close->in.participant_id));
}

static struct outcome show_large(struct close_screen *close)
{
	if (!save_or_tell(close))
		return outcome_stay();
	return conversation_screen_open(
		steps_table_screen_new(close->in.services, close->in.participant_id));
}

/* Asked at most once by itself, and never in the way: later it is one key on the page of the person. */
static void look_what_may_be_asked(struct close_screen *close)
{
	GPtrArray *consents = NULL;
	struct error error = ERROR_CLEAR;

	close->may_ask = false;
	if (close->without_file)
		return;
	if (!consent_list(close->in.services->vault, close->in.participant_id, &consents, &error)) {
		services_tell_error(close->in.services, &error);
		return;
	}
	close->may_ask = !consent_last(consents, CONSENT_RESEARCH);
	g_ptr_array_unref(consents);
}

static bool may_ask(const struct screen *screen)
{
	return ((const struct close_screen *)screen)->may_ask;
}

static struct outcome ask_about_research(struct screen *screen)
{
	struct close_screen *close = as_close(screen);

	if (!save_or_tell(close))
		return outcome_stay();
	return conversation_screen_open(
		consent_screen_new(close->in.services, close->in.participant_id,
				   close->in.conversation_id, CONSENT_RESEARCH, NULL));
}

static struct outcome finish(struct close_screen *close)
{
	struct error error = ERROR_CLEAR;

	if (close->without_file && !close->sure) {
		close->sure = true;
		services_tell(close->in.services, "close.sure");
		return outcome_stay();
	}
	if (!close_finish(close, &error)) {
		services_tell_error(close->in.services, &error);
		return outcome_stay();
	}
	close->in.conversation_id = 0; /* nothing is left to save when this screen ends */
	return outcome_replace(done_screen_new(close->in.services,
					       close->without_file ? "close.wiped" : "close.done"));
}

static struct outcome enter(struct screen *screen)
{
	struct close_screen *close = as_close(screen);

	if (close->focus == CLOSE_PRINT)
		return print_it(close);
	if (close->focus == CLOSE_LARGE)
		return show_large(close);
	if (close->focus == CLOSE_DONE)
		return finish(close);
	if (close->focus == CLOSE_DAY && !day_edit_is_valid(close->appointment)) {
		services_tell(close->in.services, "close.day_unclear");
		return outcome_stay();
	}
	return next_field(screen);
}

static struct outcome scroll_by(struct screen *screen, int by)
{
	struct close_screen *close = as_close(screen);

	close->skip = MAX(0, close->skip + by);
	return outcome_stay();
}

static struct outcome scroll_up(struct screen *screen)
{
	return scroll_by(screen, -4);
}

static struct outcome scroll_down(struct screen *screen)
{
	struct close_screen *close = as_close(screen);
	int lines = 1;

	for (const char *at = close->heard; (at = strchr(at, '\n')); at++)
		lines++;
	return close->skip + 4 < lines ? scroll_by(screen, 4) : outcome_stay();
}

/* ---------------------------------------------------------------- keys */

static struct outcome way_on_key(struct close_screen *close, const struct key *key)
{
	if (key->name == KEY_NAME_LEFT && close->focus > CLOSE_PRINT)
		return focus_on(close, (int)close->focus - 1);
	if (key->name == KEY_NAME_RIGHT && close->focus < CLOSE_DONE)
		return focus_on(close, (int)close->focus + 1);
	return outcome_pass();
}

static struct outcome close_key(struct screen *screen, const struct key *key)
{
	struct close_screen *close = as_close(screen);

	if (close->focus == CLOSE_DAY)
		return day_edit_key(close->appointment, key) ? outcome_stay() : outcome_pass();
	if (close->focus > CLOSE_NOTE)
		return way_on_key(close, key);
	if (!line_edit_key(close->focus == CLOSE_STEP ? close->step : close->note, key))
		return outcome_pass();
	draft_keeper_typed(close->focus == CLOSE_STEP ? &close->step_keeper : &close->note_keeper);
	return outcome_stay();
}

/* ---------------------------------------------------------------- the screen */

static char *close_title(const struct screen *screen)
{
	const struct close_screen *close = (const struct close_screen *)screen;

	return conversation_screen_title(&close->in,
					 services_say(close->in.services, "close.title"));
}

static struct outcome close_resumed(struct screen *screen, int value)
{
	struct close_screen *close = as_close(screen);
	struct error error = ERROR_CLEAR;

	(void)value;
	if (!close_read_back(close, &error))
		services_tell_error(close->in.services, &error);
	look_what_may_be_asked(close);
	return outcome_stay();
}

static void close_covered(struct screen *screen)
{
	struct close_screen *close = as_close(screen);

	if (close->in.conversation_id)
		save_or_tell(close);
}

static gint64 close_deadline(const struct screen *screen)
{
	const struct close_screen *close = (const struct close_screen *)screen;

	return MIN(draft_keeper_deadline(&close->step_keeper),
		   draft_keeper_deadline(&close->note_keeper));
}

static struct outcome close_due(struct screen *screen)
{
	struct close_screen *close = as_close(screen);

	if (close->step_keeper.waits)
		draft_keeper_keep(&close->step_keeper, line_edit_text(close->step));
	if (close->note_keeper.waits)
		draft_keeper_keep(&close->note_keeper, line_edit_text(close->note));
	return outcome_stay();
}

static void close_free(struct screen *screen)
{
	struct close_screen *close = as_close(screen);

	draft_keeper_done(&close->step_keeper);
	draft_keeper_done(&close->note_keeper);
	line_edit_free(close->step);
	line_edit_free(close->note);
	day_edit_free(close->appointment);
	plan_item_free(close->step_item);
	g_free(close->heard);
	conversation_screen_done(&close->in);
	g_free(close);
}

static const struct command close_commands[] = {
	{ "Enter", "close.enter", "close.enter_help", enter, NULL, 10 },
	{ "Tab Down", "close.next", "close.next_help", next_field, NULL, 20 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 30 },
	{ "M-c", "close.ask", "close.ask_help", ask_about_research, may_ask, 35 },
	{ "BackTab Up", NULL, "close.previous_help", previous_field, NULL, 0 },
	{ "PgUp", NULL, "close.scroll_help", scroll_up, NULL, 0 },
	{ "PgDn", NULL, NULL, scroll_down, NULL, 0 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

static const struct command *const close_tables[] = { close_commands, conversation_commands, NULL };

static const struct screen_kind close_kind = {
	.name = "close",
	.commands = close_tables,
	.typing = true,
	.title = close_title,
	.draw = close_draw,
	.key = close_key,
	.resumed = close_resumed,
	.covered = close_covered,
	.deadline = close_deadline,
	.due = close_due,
	.free = close_free,
};

static struct line_edit *open_line(struct close_screen *close, struct draft_keeper *keeper,
				   const char *field, const char *stored)
{
	struct draft_key key = { close->in.participant_id, close->in.conversation_id, field };
	bool recovered = false;
	g_autofree char *text = draft_keeper_open(keeper, close->in.services, &key,
						  stored ? stored : "", &recovered);
	struct line_edit *line;

	line = line_edit_new(text, FIELD_BYTES);
	draft_keeper_watch_line(keeper, line);
	return line;
}

static bool open_close(struct close_screen *close, struct error *error)
{
	struct participant *participant = NULL;

	if (!people_load(close->in.services->vault, close->in.participant_id, &participant, error))
		return false;
	if (!participant)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	close->without_file = participant->without_file;
	close->step = open_line(close, &close->step_keeper, "close:step", "");
	close->note = open_line(close, &close->note_keeper, "close:appointment",
				participant->appointment_note);
	close->appointment =
		day_edit_new(participant->appointment_on, services_today(close->in.services));
	participant_free(participant);
	look_what_may_be_asked(close);
	return close_read_back(close, error);
}

struct screen *close_screen_new(struct services *services, record_id conversation_id)
{
	struct close_screen *close = g_new0(struct close_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!conversation_screen_init(&close->in, &close_kind, services, 0, conversation_id)) {
		g_free(close);
		return NULL;
	}
	if (!open_close(close, &error)) {
		services_tell_error(services, &error);
		close_free(&close->in.base);
		return NULL;
	}
	return &close->in.base;
}
