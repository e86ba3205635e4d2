/* One card at the table: the question in both languages, and the answer being typed while one looks at the person.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/card_screen.h"

#include "screens/labels.h"
#include "store/conversations.h"

static const struct screen_kind card_kind;

static struct card_screen *as_card(struct screen *screen)
{
	return (struct card_screen *)screen;
}

/* ---------------------------------------------------------------- saving */

static void card_covered(struct screen *screen)
{
	struct card_screen *card = as_card(screen);
	struct error error = ERROR_CLEAR;

	if (!card_answer_save(card, &error))
		services_tell_error(card->in.services, &error);
}

/* False: told; then the card stays, with its words. */
static bool save_or_tell(struct card_screen *card, bool saved, const struct error *error)
{
	if (!saved)
		services_tell_error(card->in.services, error);
	return saved;
}

static gint64 card_deadline(const struct screen *screen)
{
	return draft_keeper_deadline(&((const struct card_screen *)screen)->keeper);
}

/* Whose words these are must not wait for the field to be left: a summary is never found as a quote. */
static struct outcome card_due(struct screen *screen)
{
	struct card_screen *card = as_card(screen);

	if (card->changed)
		card_covered(screen);
	draft_keeper_keep(&card->keeper, text_edit_text(card->edit));
	return outcome_stay();
}

/* ---------------------------------------------------------------- moving on */

static struct outcome to_deck(struct card_screen *card)
{
	return conversation_screen_replace(
		deck_screen_new(card->in.services, card->in.conversation_id));
}

static bool view_of_deck(const struct card_screen *card, struct deck_view *view)
{
	GPtrArray *answers = NULL;
	struct error error = ERROR_CLEAR;

	if (!answer_list(card->in.services->vault, card->in.participant_id, 0, &answers, &error)) {
		services_tell_error(card->in.services, &error);
		return false;
	}
	*view = deck_view_of(&card->in.services->content->deck, answers);
	g_ptr_array_unref(answers);
	return true;
}

/* The guided walk: the next card that has not been talked about, and after the last one the life domains. */
static struct outcome to_next_card(struct card_screen *card)
{
	struct services *services = card->in.services;
	struct deck_view view;
	const struct card *next;

	if (!view_of_deck(card, &view))
		return outcome_stay();
	next = deck_next(&services->content->deck, &view, card->in.present, card->card->number);
	if (next)
		return conversation_screen_replace(card_screen_new(
			services, card->in.conversation_id, next->id, DRAWN_BY_WALK));
	services_tell(services, "card.walk_done");
	return conversation_screen_replace(
		indicators_screen_new(services, card->in.participant_id, card->in.conversation_id));
}

static struct outcome next_card(struct screen *screen)
{
	struct card_screen *card = as_card(screen);
	struct error error = ERROR_CLEAR;

	if (!save_or_tell(card, card_answer_save(card, &error), &error))
		return outcome_stay();
	return to_next_card(card);
}

/* On the walk its key comes first on the key line. */
static bool is_walking(const struct screen *screen)
{
	return ((const struct card_screen *)screen)->in.walking;
}

static struct outcome back_to_deck(struct screen *screen)
{
	struct card_screen *card = as_card(screen);
	struct error error = ERROR_CLEAR;

	if (!save_or_tell(card, card_answer_save(card, &error), &error))
		return outcome_stay();
	return to_deck(card);
}

/* A second press takes the state back and stays. Otherwise to the cards, or on in the walk. */
static struct outcome set_state(struct screen *screen, enum answer_state state)
{
	struct card_screen *card = as_card(screen);
	bool back = card->answer->state == state;
	struct error error = ERROR_CLEAR;

	if (!save_or_tell(card,
			  card_answer_save_as(card, back ? ANSWER_TALKED_ABOUT : state, &error),
			  &error) ||
	    back)
		return outcome_stay();
	return card->answer->drawn_by == DRAWN_BY_WALK ? to_next_card(card) : to_deck(card);
}

static struct outcome park(struct screen *screen)
{
	return set_state(screen, ANSWER_PARKED);
}

static struct outcome rather_not(struct screen *screen)
{
	return set_state(screen, ANSWER_RATHER_NOT);
}

static struct outcome covered_elsewhere(struct screen *screen)
{
	return set_state(screen, ANSWER_ELSEWHERE);
}

/* ---------------------------------------------------------------- whose words */

/* An answer that stands in the vault, or has words, takes the change with it at once. */
static struct outcome changed(struct card_screen *card)
{
	card->changed = true;
	card_covered(&card->in.base);
	return outcome_stay();
}

static struct outcome next_wording(struct screen *screen)
{
	struct card_screen *card = as_card(screen);

	card->answer->wording = (card->answer->wording + 1) % (WORDING_SUMMARY + 1);
	return changed(card);
}

static struct outcome next_language(struct screen *screen)
{
	struct card_screen *card = as_card(screen);

	g_strlcpy(card->answer->language, language_code_after(card->answer->language),
		  LANGUAGE_CODE);
	card->language_chosen = true;
	return changed(card);
}

static struct outcome next_drawn_by(struct screen *screen)
{
	struct card_screen *card = as_card(screen);

	card->answer->drawn_by = (card->answer->drawn_by + 1) % (DRAWN_BY_WALK + 1);
	card->in.drawn_by = card->answer->drawn_by;
	return changed(card);
}

static struct outcome toggle_between_us(struct screen *screen)
{
	struct card_screen *card = as_card(screen);

	card->answer->between_us = !card->answer->between_us;
	return changed(card);
}

/* ---------------------------------------------------------------- on the card */

static struct outcome follow_up(struct screen *screen)
{
	struct card_screen *card = as_card(screen);

	card->follow_up = (card->follow_up + 1) % (card->card->follow_up_count + 1);
	return outcome_stay();
}

static bool has_earlier(const struct screen *screen)
{
	return ((const struct card_screen *)screen)->earlier != NULL;
}

static struct outcome earlier(struct screen *screen)
{
	struct card_screen *card = as_card(screen);

	card->earlier_whole = !card->earlier_whole;
	return outcome_stay();
}

/* After every change of the text. */
#define TELLING_LENGTH 200 /* bytes; by then the letters have said which language it is */

static struct outcome typed(struct card_screen *card)
{
	size_t start, removed, length;
	const char *inserted;

	if (text_edit_refused(card->edit))
		services_tell(card->in.services, "card.too_long");
	if (!text_edit_take_change(card->edit, &start, &removed, &inserted, &length))
		return outcome_stay();
	draft_keeper_typed(&card->keeper);
	if (text_edit_length(card->edit) <= TELLING_LENGTH)
		card_answer_guess_language(card);
	return outcome_stay();
}

static struct outcome mark(struct screen *screen, enum mark_kind kind)
{
	struct card_screen *card = as_card(screen);

	text_edit_mark(card->edit, mark_sign(kind));
	return typed(card);
}

static struct outcome mark_talent(struct screen *screen)
{
	return mark(screen, MARK_TALENT);
}

static struct outcome mark_wish(struct screen *screen)
{
	return mark(screen, MARK_WISH);
}

static struct outcome mark_obstacle(struct screen *screen)
{
	return mark(screen, MARK_OBSTACLE);
}

static struct outcome mark_contact(struct screen *screen)
{
	return mark(screen, MARK_CONTACT);
}

static struct outcome mark_promise(struct screen *screen)
{
	return mark(screen, MARK_PROMISE);
}

/* ---------------------------------------------------------------- the screen */

static char *card_title(const struct screen *screen)
{
	const struct card_screen *card = (const struct card_screen *)screen;
	const struct services *services = card->in.services;
	g_autofree char *number = g_strdup_printf("%d", card->card->number);
	g_autofree char *rest = say_with(
		services->sentences[services->settings.language], "card.number", "number", number,
		"theme", services_say(services, theme_labels[card->card->theme]), NULL);

	return conversation_screen_title(&card->in, rest);
}

static struct outcome card_key(struct screen *screen, const struct key *key)
{
	struct card_screen *card = as_card(screen);

	if (!text_edit_key(card->edit, key))
		return outcome_pass();
	return typed(card);
}

/* The laptop is back, or a screen above closed: the vault may hold more words than this screen. */
static struct outcome card_resumed(struct screen *screen, int value)
{
	struct card_screen *card = as_card(screen);
	struct error error = ERROR_CLEAR;

	(void)value;
	if (card_answer_refresh(card, &error))
		return outcome_stay();
	services_tell_error(card->in.services, &error);
	return outcome_stay();
}

static void card_free(struct screen *screen)
{
	struct card_screen *card = as_card(screen);

	card_answer_close(card);
	conversation_screen_done(&card->in);
	g_free(card);
}

static const struct command card_commands[] = {
	{ "Tab Esc", "card.deck", "card.deck_help", back_to_deck, NULL, 10 },
	{ "^N", "card.next", "card.next_help", next_card, is_walking, 12 },
	{ "^N", "card.next", "card.next_help", next_card, NULL, 42 },
	{ "^F", "card.follow_up", "card.follow_up_help", follow_up, NULL, 20 },
	{ "^P", "card.park", "card.park_help", park, NULL, 30 },
	{ "^X", "card.rather_not", "card.rather_not_help", rather_not, NULL, 45 },
	{ "M-e", NULL, "card.elsewhere_help", covered_elsewhere, NULL, 0 },
	{ "M-v", "card.earlier", "card.earlier_help", earlier, has_earlier, 33 },
	{ "M-w", NULL, "card.wording_help", next_wording, NULL, 0 },
	{ "M-i", NULL, "card.language_help", next_language, NULL, 0 },
	{ "M-d", NULL, "card.drawn_help", next_drawn_by, NULL, 0 },
	{ "M-u", NULL, "card.between_us_help", toggle_between_us, NULL, 0 },
	{ "M-*", NULL, "card.mark_talent_help", mark_talent, NULL, 0 },
	{ "M-+", NULL, "card.mark_wish_help", mark_wish, NULL, 0 },
	{ "M-!", NULL, "card.mark_obstacle_help", mark_obstacle, NULL, 0 },
	{ "M-(", NULL, "card.mark_contact_help", mark_contact, NULL, 0 },
	{ "M-=", NULL, "card.mark_promise_help", mark_promise, NULL, 0 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

static const struct command *const card_tables[] = { card_commands, conversation_commands, NULL };

static const struct screen_kind card_kind = {
	.name = "card",
	.commands = card_tables,
	.typing = true,
	.title = card_title,
	.draw = card_draw,
	.key = card_key,
	.resumed = card_resumed,
	.covered = card_covered,
	.deadline = card_deadline,
	.due = card_due,
	.free = card_free,
};

static bool open_card(struct card_screen *card, const char *card_id, int drawn_by,
		      struct error *error)
{
	card->card = deck_find(&card->in.services->content->deck, card_id);
	if (!card->card)
		return error_set_key(error, ERROR_FAILED, "card.unknown", card_id);
	card->in.card_id = g_strdup(card_id);
	return card_answer_open(card, drawn_by, error);
}

struct screen *card_screen_new(struct services *services, record_id conversation_id,
			       const char *card_id, int drawn_by)
{
	struct card_screen *card = g_new0(struct card_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!conversation_screen_init(&card->in, &card_kind, services, 0, conversation_id)) {
		g_free(card);
		return NULL;
	}
	if (!open_card(card, card_id, drawn_by, &error)) {
		services_tell_error(services, &error);
		card_free(&card->in.base);
		return NULL;
	}
	card->in.walking = drawn_by == DRAWN_BY_WALK;
	conversation_screen_remember_place(&card->in, card_id);
	return &card->in.base;
}
