/* "Where were we?": one line, and the conversation waits. A pause is a normal end.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/conversation_screen.h"

#include "base/text.h"
#include "screens/draft_keeper.h"
#include "screens/labels.h"
#include "screens/plan_keeping.h"
#include "store/conversations.h"
#include "ui/line_edit.h"

enum { NOTE_BYTES = 2000 };

struct pause_screen {
	struct conversation_screen in;
	struct line_edit *note;
	struct draft_keeper keeper;
};

static const struct screen_kind pause_kind;

static struct pause_screen *as_pause(struct screen *screen)
{
	return (struct pause_screen *)screen;
}

static bool save_pause(struct pause_screen *pause, struct conversation *conversation,
		       struct error *error)
{
	struct vault *vault = pause->in.services->vault;
	const struct clock *clock = &pause->in.services->clock;

	g_free(conversation->where_we_were);
	conversation->where_we_were = g_strdup(line_edit_text(pause->note));
	conversation->state = CONVERSATION_PAUSED;
	conversation->touched_at = clock->unix_seconds(clock->data);
	/* Not for undo: the conversation is taken up again by opening it. */
	if (!vault_begin(vault, NULL, error))
		return false;
	if (conversation_save(vault, conversation, error) &&
	    draft_keeper_forget(&pause->keeper, error) &&
	    plan_keep_version(vault, conversation->participant_id, conversation->id, error) &&
	    vault_commit(vault, error))
		return true;
	vault_rollback(vault);
	return false;
}

static bool pause_now(struct pause_screen *pause, struct error *error)
{
	struct conversation *conversation = NULL;
	bool saved;

	if (!conversation_load(pause->in.services->vault, pause->in.conversation_id, &conversation,
			       error))
		return false;
	if (!conversation)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	saved = save_pause(pause, conversation, error);
	conversation_free(conversation);
	return saved;
}

static struct outcome pause_and_go_home(struct screen *screen)
{
	struct pause_screen *pause = as_pause(screen);
	struct error error = ERROR_CLEAR;

	if (pause_now(pause, &error))
		return outcome_replace(done_screen_new(pause->in.services, "pause.done"));
	services_tell_error(pause->in.services, &error);
	return outcome_stay();
}

static void pause_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct pause_screen *pause = (const struct pause_screen *)screen;
	const struct services *services = pause->in.services;
	const struct texts *words = &services->content->opening.pause;
	struct area area = { body.row + 2, body.column + 3, body.height - 2, body.width - 6 };
	g_autofree char *first = texts_on_screen(services, words, pause->in.language);

	area.row += canvas_paragraph(canvas, area, 0, STYLE_STRONG, first) + 1;
	if (pause->in.second != LANGUAGE_NONE) {
		g_autofree char *second = texts_on_screen(services, words, pause->in.second);

		area.row += canvas_paragraph(canvas, area, 0, STYLE_HINT, second) + 1;
	}
	canvas_text(canvas, area.row + 1, area.column, STYLE_TEXT,
		    services_say(services, "pause.where"));
	line_edit_draw(pause->note, canvas, area.row + 2, area.column, area.width, true);
}

static struct outcome pause_key(struct screen *screen, const struct key *key)
{
	struct pause_screen *pause = as_pause(screen);

	if (!line_edit_key(pause->note, key))
		return outcome_pass();
	draft_keeper_typed(&pause->keeper);
	return outcome_stay();
}

static gint64 pause_deadline(const struct screen *screen)
{
	return draft_keeper_deadline(&((const struct pause_screen *)screen)->keeper);
}

static void pause_covered(struct screen *screen)
{
	struct pause_screen *pause = as_pause(screen);

	if (pause->keeper.waits)
		draft_keeper_keep(&pause->keeper, line_edit_text(pause->note));
}

static struct outcome pause_due(struct screen *screen)
{
	pause_covered(screen);
	return outcome_stay();
}

static char *pause_title(const struct screen *screen)
{
	const struct pause_screen *pause = (const struct pause_screen *)screen;

	return conversation_screen_title(&pause->in,
					 services_say(pause->in.services, "pause.title"));
}

static void pause_free(struct screen *screen)
{
	struct pause_screen *pause = as_pause(screen);

	draft_keeper_done(&pause->keeper);
	line_edit_free(pause->note);
	conversation_screen_done(&pause->in);
	g_free(pause);
}

static const struct command pause_commands[] = {
	{ "Enter", "pause.now", "pause.now_help", pause_and_go_home, NULL, 10 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 20 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

static const struct command *const pause_tables[] = { pause_commands, conversation_commands, NULL };

static const struct screen_kind pause_kind = {
	.name = "pause",
	.commands = pause_tables,
	.typing = true,
	.title = pause_title,
	.draw = pause_draw,
	.key = pause_key,
	.covered = pause_covered,
	.deadline = pause_deadline,
	.due = pause_due,
	.free = pause_free,
};

/* The note starts with what stood there at the last pause, or with what was being typed. */
static bool open_note(struct pause_screen *pause, struct error *error)
{
	struct draft_key key = { pause->in.participant_id, pause->in.conversation_id, "pause" };
	struct conversation *conversation = NULL;
	g_autofree char *text = NULL;
	bool recovered = false;

	if (!conversation_load(pause->in.services->vault, pause->in.conversation_id, &conversation,
			       error))
		return false;
	text = draft_keeper_open(
		&pause->keeper, pause->in.services, &key,
		conversation && conversation->where_we_were ? conversation->where_we_were : "",
		&recovered);
	pause->note = line_edit_new(text, NOTE_BYTES);
	draft_keeper_watch_line(&pause->keeper, pause->note);
	conversation_free(conversation);
	return true;
}

struct screen *pause_screen_new(struct services *services, record_id conversation_id)
{
	struct pause_screen *pause = g_new0(struct pause_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!conversation_screen_init(&pause->in, &pause_kind, services, 0, conversation_id)) {
		g_free(pause);
		return NULL;
	}
	if (!open_note(pause, &error)) {
		services_tell_error(services, &error);
		pause_free(&pause->in.base);
		return NULL;
	}
	return &pause->in.base;
}
