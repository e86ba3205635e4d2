/* The laptop in the participant's hands: one card, one field, their language. Nothing else can be reached until the counsellor
   takes it back with the passphrase of the vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/answer_words.h"
#include "screens/centred.h"
#include "screens/draft_keeper.h"
#include "screens/labels.h"
#include "screens/locking.h"
#include "screens/passphrase_gate.h"
#include "ui/text_edit.h"

enum {
	FIELD_COLUMNS = 64,
	FOOT_ROWS = 3, /* the hint, or the passphrase and what to do */
};

struct handover_screen {
	struct conversation_screen in;
	const struct card *card;
	char *prompt;
	struct text_edit *edit;
	struct draft_keeper keeper;
	struct passphrase_gate gate;
	bool asking; /* somebody tried to leave: the passphrase is asked for */
};

static const struct screen_kind handover_kind;

static struct handover_screen *as_handover(struct screen *screen)
{
	return (struct handover_screen *)screen;
}

/* What is said to the participant is said in their language. */
static const char *say_to_them(const struct handover_screen *handover, const char *key)
{
	return say(services_sentences(handover->in.services, handover->in.language), key);
}

/* ---------------------------------------------------------------- drawing */

static void draw_foot(const struct handover_screen *handover, struct canvas *canvas,
		      struct area foot)
{
	const struct services *services = handover->in.services;

	if (!handover->asking) {
		canvas_text_in(canvas, foot.row + 1, foot.column, foot.width, STYLE_HINT,
			       say_to_them(handover, "handover.hint"));
		return;
	}
	canvas_text_in(canvas, foot.row, foot.column, foot.width, STYLE_STRONG,
		       say_to_them(handover, "handover.give_back"));
	canvas_text_in(canvas, foot.row + 1, foot.column, foot.width, STYLE_HINT,
		       services_say(services, handover->gate.remark ? handover->gate.remark
					      : services->demo      ? "handover.demo"
								    : "handover.passphrase"));
	passphrase_edit_draw(handover->gate.edit, canvas, foot.row + 2, foot.column, foot.width,
			     true);
}

static void handover_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct handover_screen *handover = (const struct handover_screen *)screen;
	int width = MIN(FIELD_COLUMNS, body.width - 4);
	int column = body.column + (body.width - width) / 2;
	struct area top = { body.row, body.column, body.height / 3, body.width };
	struct area foot = { body.row + body.height - FOOT_ROWS - 1, column, FOOT_ROWS, width };
	struct area field = { top.row + top.height + 1, column, 0, width };

	field.height = MAX(1, foot.row - 1 - field.row);
	centred_draw(canvas, top, STYLE_STRONG, handover->prompt);
	canvas_line(canvas, field.row - 1, column, width);
	text_edit_draw(handover->edit, canvas, field, !handover->asking);
	draw_foot(handover, canvas, foot);
}

/* ---------------------------------------------------------------- taking the laptop back */

static void ask(struct handover_screen *handover)
{
	handover->asking = true;
	passphrase_gate_clear(&handover->gate);
}

static void write_on(struct handover_screen *handover)
{
	handover->asking = false;
	passphrase_gate_clear(&handover->gate);
}

static struct outcome take_back(struct handover_screen *handover)
{
	struct error error = ERROR_CLEAR;

	if (!passphrase_gate_opens(&handover->gate))
		return outcome_stay();
	if (!handover_words_add(&handover->in, handover->card, text_edit_text(handover->edit),
				&error)) {
		handover->gate.remark = "handover.not_kept";
		return outcome_stay();
	}
	draft_keeper_settled(&handover->keeper, "");
	return outcome_close(0);
}

/* ---------------------------------------------------------------- keys */

/* What somebody presses who wants to get out. Everything else that is no text is swallowed. */
static bool is_a_way_out(const struct key *key)
{
	return key->name == KEY_NAME_ESCAPE || key->name == KEY_FUNCTION ||
	       key_matches(key, "^Q") || key_matches(key, "^L") || key_matches(key, "^C");
}

static struct outcome passphrase_key(struct handover_screen *handover, const struct key *key)
{
	if (key->name == KEY_NAME_ESCAPE)
		write_on(handover);
	else if (key->name == KEY_NAME_ENTER)
		return take_back(handover);
	else
		passphrase_edit_key(handover->gate.edit, key);
	return outcome_stay();
}

static struct outcome handover_key(struct screen *screen, const struct key *key)
{
	struct handover_screen *handover = as_handover(screen);
	size_t start, removed, length;
	const char *inserted;

	if (handover->asking)
		return passphrase_key(handover, key);
	if (is_a_way_out(key)) {
		ask(handover);
		return outcome_stay();
	}
	text_edit_key(handover->edit, key);
	if (text_edit_take_change(handover->edit, &start, &removed, &inserted, &length))
		draft_keeper_typed(&handover->keeper);
	return outcome_stay();
}

static struct outcome handover_hide(struct screen *screen)
{
	return locking_hide(as_handover(screen)->in.services);
}

/* ---------------------------------------------------------------- the screen */

static gint64 handover_deadline(const struct screen *screen)
{
	return draft_keeper_deadline(&((const struct handover_screen *)screen)->keeper);
}

static void handover_covered(struct screen *screen)
{
	struct handover_screen *handover = as_handover(screen);

	if (handover->keeper.waits)
		draft_keeper_keep(&handover->keeper, text_edit_text(handover->edit));
}

static struct outcome handover_due(struct screen *screen)
{
	handover_covered(screen);
	return outcome_stay();
}

static void handover_free(struct screen *screen)
{
	struct handover_screen *handover = as_handover(screen);

	draft_keeper_done(&handover->keeper);
	text_edit_free(handover->edit);
	passphrase_gate_done(&handover->gate);
	g_free(handover->prompt);
	conversation_screen_done(&handover->in);
	g_free(handover);
}

static const struct command handover_commands[] = {
	{ "^G F9 M-9", NULL, "hide.help", handover_hide, NULL, 0 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

static const struct command *const handover_tables[] = { handover_commands, NULL };

static const struct screen_kind handover_kind = {
	.name = "handover",
	.commands = handover_tables,
	.typing = true,
	.bare = true,
	.draw = handover_draw,
	.key = handover_key,
	.covered = handover_covered,
	.deadline = handover_deadline,
	.due = handover_due,
	.free = handover_free,
};

/* The field starts empty: what the counsellor wrote down is not for every eye that reads along. */
static void open_field(struct handover_screen *handover)
{
	g_autofree char *field = handover_field(handover->card->id);
	struct draft_key key = { handover->in.participant_id, handover->in.conversation_id, field };
	g_autofree char *words = NULL;
	bool recovered = false;

	words = draft_keeper_open(&handover->keeper, handover->in.services, &key, "", &recovered);
	handover->edit = text_edit_new(words);
	text_edit_move(handover->edit, text_edit_length(handover->edit));
}

struct screen *handover_screen_new(struct services *services, record_id conversation_id,
				   const char *card_id)
{
	const struct card *card = deck_find(&services->content->deck, card_id);
	struct handover_screen *handover = g_new0(struct handover_screen, 1);

	if (!card || !conversation_screen_init(&handover->in, &handover_kind, services, 0,
					       conversation_id)) {
		g_free(handover);
		return NULL;
	}
	handover->card = card;
	handover->in.card_id = g_strdup(card_id);
	handover->prompt = texts_on_screen(services, &card->prompt, handover->in.language);
	passphrase_gate_init(&handover->gate, services);
	open_field(handover);
	return &handover->in.base;
}
