/* kill -9 at moments that chance chooses, while three participants are edited in turn: cards with marks, obstacles of the plan, pauses.
   What the screen called saved is there, under the right person and place; nothing crosses people.
   PERSPECTIEF_KILL_ROUNDS says how often (500; fewer under a sanitizer), PERSPECTIEF_KILL_SEED which chance.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/ordeal.h"

#ifdef __SANITIZE_ADDRESS__
#define ROUNDS 20
#else
#define ROUNDS 500
#endif
#define ROUNDS_OF_A_VAULT 250
#define LONG_NOTE 1500 /* bytes; a line takes 2000 */
#define ROUNDS_OF_A_LEAVING                                                                        \
	20 /* so often it is left as people do, which may compact; and killed meanwhile, often enough */
#define CARDS_USED 8

enum where { NOWHERE, ON_CARD, ON_DECK, ON_PLAN, ON_FORM, ON_PAUSE, ON_PERSON, ON_HOME };

/* A screen is there whole when its title is and its key line, which is painted last. */
static const struct sign {
	const char *title;
	const char *key;
	enum where where;
} signs[] = {
	{ "· kaart ", "card.park", ON_CARD },         { "· Kaarten", "deck.draw", ON_DECK },
	{ "· Perspectiefplan", "plan.new", ON_PLAN }, { "· obstakel", "plan.form_done", ON_FORM },
	{ "· Pauze", "pause.now", ON_PAUSE },         { "Deelnemers", "people.search", ON_HOME },
	{ "NIJ-", "participant.plan", ON_PERSON },
};

struct hands {
	struct ordeal *ordeal;
	struct pty *pty;
	GRand *chance;
	struct spot spot;     /* being written in */
	size_t shown_unsaved; /* bytes of it that stood there while it was not saved */
	struct spot left;     /* just left … */
	enum where left_to;   /* … for this screen: what that one calls saved, it is */
	int person;           /* whose conversation is open; -1: nobody's */
};

/* ---------------------------------------------------------------- what the screen says */

static enum where where_are_we(struct hands *hands)
{
	g_autofree char *title = pty_row(hands->pty, 0);
	g_autofree char *keys = pty_row(hands->pty, 23);

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (strstr(title, signs[i].title) &&
		    strstr(keys, home_say(hands->ordeal->home, signs[i].key)))
			return signs[i].where;
	return NOWHERE;
}

static int person_in_title(struct hands *hands)
{
	g_autofree char *title = pty_row(hands->pty, 0);
	const char *code = strstr(title, "NIJ-");

	return code ? atoi(code + strlen("NIJ-")) - 1 : -1;
}

static int card_in_title(struct hands *hands)
{
	g_autofree char *title = pty_row(hands->pty, 0);
	const char *word = strstr(title, "· kaart ");

	return word ? atoi(word + strlen("· kaart ")) : PLACE_NONE;
}

static bool says_saved(struct hands *hands)
{
	g_autofree char *status = home_status(hands->pty);

	return g_str_equal(g_strstrip(status), home_say(hands->ordeal->home, "saving.saved"));
}

static enum where screen_of(struct spot spot)
{
	if (spot.place == PLACE_NONE)
		return NOWHERE;
	if (spot.place == PLACE_PLAN)
		return ON_FORM;
	return spot.place == PLACE_PAUSE ? ON_PAUSE : ON_CARD;
}

static void note_spot(struct hands *hands, bool saved)
{
	g_autofree char *screen = NULL;
	size_t bytes;

	if (saved) {
		ordeal_confirm(hands->ordeal, hands->spot, hands->shown_unsaved);
		return;
	}
	screen = pty_screen(hands->pty);
	bytes = ordeal_bytes_shown(hands->ordeal, hands->spot, screen);
	hands->shown_unsaved = MAX(hands->shown_unsaved, bytes);
}

/* A picture may have come half: its new words with the old status. So words count once they were seen with another status than
   “saved”, and that one after it. */
static void note_confirmation(struct hands *hands)
{
	enum where where = where_are_we(hands);
	bool saved = says_saved(hands);

	if (where == NOWHERE)
		return;
	if (where == screen_of(hands->spot) && person_in_title(hands) == hands->spot.person)
		note_spot(hands, saved);
	if (saved && hands->left.place != PLACE_NONE && where == hands->left_to)
		ordeal_confirm(hands->ordeal, hands->left,
			       ordeal_at(hands->ordeal, hands->left)->text->len);
}

/* ---------------------------------------------------------------- waiting */

/* Looks on for so long. */
static void look_on(struct hands *hands, int milliseconds)
{
	gint64 until = g_get_monotonic_time() + milliseconds * (gint64)1000;

	do {
		pty_read(hands->pty, (int)MAX((until - g_get_monotonic_time()) / 1000, 0));
		note_confirmation(hands);
	} while (g_get_monotonic_time() < until);
}

static enum where wait_for(struct hands *hands, guint wheres)
{
	enum where where;

	while (!(1u << (where = where_are_we(hands)) & wheres)) {
		if (!pty_read(hands->pty, PTY_TIMEOUT_MS)) {
			g_autofree char *screen = pty_screen(hands->pty);

			fail_msg("none of the screens %x came:\n%s", wheres, screen);
		}
		note_confirmation(hands);
	}
	return where;
}

static void wait_until_saved(struct hands *hands)
{
	while (!says_saved(hands))
		if (!pty_read(hands->pty, PTY_TIMEOUT_MS))
			fail_msg("it is never saved");
	note_confirmation(hands);
}

/* ---------------------------------------------------------------- going about */

#define IN_A_CONVERSATION (1u << ON_CARD | 1u << ON_DECK | 1u << ON_PLAN)

static void nowhere(struct hands *hands)
{
	hands->spot.place = PLACE_NONE;
	hands->shown_unsaved = 0;
}

static void leave_spot(struct hands *hands, const char *key, enum where to)
{
	hands->left = hands->spot;
	hands->left_to = to;
	nowhere(hands);
	pty_send_key(hands->pty, key);
}

static void write_in(struct hands *hands, int place)
{
	hands->left.place = PLACE_NONE;
	hands->spot = (struct spot){ hands->person, place };
	hands->shown_unsaved = 0;
}

/* After a kill an open conversation opens again; a paused one waits. */
static void arrive(struct hands *hands)
{
	enum where where =
		wait_for(hands, hands->ordeal->opens ? IN_A_CONVERSATION : 1u << ON_HOME);

	hands->person = where == ON_HOME ? -1 : person_in_title(hands);
	if (where == ON_CARD)
		write_in(hands, card_in_title(hands));
}

static void to_deck(struct hands *hands)
{
	switch (where_are_we(hands)) {
	case ON_CARD:
		leave_spot(hands, "Tab", ON_DECK);
		break;
	case ON_PLAN:
		pty_send_key(hands->pty, "M-2");
		break;
	default:
		break;
	}
	wait_for(hands, 1u << ON_DECK);
}

static void go_home(struct hands *hands)
{
	if (where_are_we(hands) == ON_HOME)
		return;
	to_deck(hands);
	pty_send_key(hands->pty, "Esc");
	if (wait_for(hands, 1u << ON_HOME | 1u << ON_PERSON) == ON_PERSON) {
		pty_send_key(hands->pty, "Esc");
		wait_for(hands, 1u << ON_HOME);
	}
	hands->person = -1;
}

/* Through the search, the page about the person and their conversation. */
static void open_conversation_of(struct hands *hands, int person)
{
	g_autofree char *keys = g_strdup_printf("/NIJ-%04d", person + 1);

	go_home(hands);
	pty_send_text(hands->pty, keys);
	pty_send_key(hands->pty, "Enter");
	wait_for(hands, 1u << ON_PERSON);
	assert_int_equal(person_in_title(hands), person);
	pty_send_key(hands->pty, "Enter");
	hands->person = person;
	if (wait_for(hands, IN_A_CONVERSATION) == ON_CARD)
		write_in(hands, card_in_title(hands));
	assert_int_equal(person_in_title(hands), person);
}

static void to_some_card(struct hands *hands)
{
	int number = g_rand_int_range(hands->chance, 1, CARDS_USED + 1);
	g_autofree char *digits = g_strdup_printf("%d", number);

	to_deck(hands);
	pty_send_text(hands->pty, digits);
	pty_send_key(hands->pty, "Enter");
	wait_for(hands, 1u << ON_CARD);
	assert_int_equal(card_in_title(hands), number);
	write_in(hands, number);
}

/* ---------------------------------------------------------------- writing */

static void type_words(struct hands *hands, bool marks)
{
	static const char *const signs_of_marks[] = { "\n* ", "\n+ ", "\n! ", "\n( ", "\n= " };
	int words = g_rand_int_range(hands->chance, 1, 6);

	for (int i = 0; i < words; i++) {
		bool mark = marks && g_rand_int_range(hands->chance, 0, 6) == 0;
		g_autofree char *word = ordeal_next_word(
			hands->ordeal, hands->spot,
			mark ? signs_of_marks[hands->ordeal->owners->len % 5] : "");

		pty_send_text(hands->pty, word);
		look_on(hands, g_rand_int_range(hands->chance, 0, 3));
	}
}

static void write_on_a_card(struct hands *hands)
{
	if (where_are_we(hands) != ON_CARD || g_rand_boolean(hands->chance))
		to_some_card(hands);
	type_words(hands, true);
}

static void write_an_obstacle(struct hands *hands)
{
	to_deck(hands);
	pty_send_key(hands->pty, "M-5");
	wait_for(hands, 1u << ON_PLAN);
	pty_send_text(hands->pty, "4n");
	wait_for(hands, 1u << ON_FORM);
	write_in(hands, PLACE_PLAN);
	type_words(hands, false);
}

static void write_a_pause(struct hands *hands)
{
	to_deck(hands);
	pty_send_key(hands->pty, "^R");
	wait_for(hands, 1u << ON_PAUSE);
	write_in(hands, PLACE_PAUSE);
	type_words(hands, false);
}

static bool note_is_long(struct hands *hands)
{
	struct spot note = { hands->person, PLACE_PAUSE };

	return ordeal_at(hands->ordeal, note)->text->len > LONG_NOTE;
}

/* One stay with one person. */
static void write_something(struct hands *hands)
{
	int other = (MAX(hands->person, 0) + g_rand_int_range(hands->chance, 1, ORDEAL_PEOPLE)) %
		    ORDEAL_PEOPLE;

	if (hands->person < 0 || g_rand_int_range(hands->chance, 0, 3) > 0)
		open_conversation_of(hands, other);
	switch (g_rand_int_range(hands->chance, 0, 8)) {
	case 0:
		if (note_is_long(hands))
			write_on_a_card(hands);
		else
			write_a_pause(hands);
		break;
	case 1:
	case 2:
		write_an_obstacle(hands);
		break;
	default:
		write_on_a_card(hands);
	}
}

/* Leaves what is being written, as one does; does not wait for anything. */
static void finish_writing(struct hands *hands)
{
	switch (hands->spot.place) {
	case PLACE_NONE:
		break;
	case PLACE_PLAN:
		ordeal_at(hands->ordeal, hands->spot)->entered = true;
		leave_spot(hands, "Enter", ON_PLAN);
		break;
	case PLACE_PAUSE:
		leave_spot(hands, "Enter", ON_HOME);
		pty_send_key(hands->pty, "Enter");
		break;
	default:
		leave_spot(hands, "Tab", ON_DECK);
	}
}

/* And goes on to the next person. */
static void turn_to_the_next(struct hands *hands)
{
	int place = hands->spot.place;

	finish_writing(hands);
	if (place == PLACE_NONE)
		return;
	wait_for(hands, 1u << hands->left_to);
	if (place == PLACE_PAUSE)
		hands->person = -1;
	if (place == PLACE_PLAN) {
		wait_until_saved(hands);
		ordeal_item_is_saved(hands->ordeal, hands->left.person);
		hands->left.place = PLACE_NONE;
	}
}

/* ---------------------------------------------------------------- one round */

static void kill_it(struct hands *hands)
{
	pty_kill(hands->pty, SIGKILL);
	assert_int_equal(pty_wait_exit(hands->pty), -SIGKILL);
	note_confirmation(hands);
}

/* The blow comes while somebody types, while the typing rests, or just after the place was left. */
static void look_on_before_the_blow(struct hands *hands)
{
	int chance = g_rand_int_range(hands->chance, 0, 8);

	if (chance == 0)
		look_on(hands, g_rand_int_range(hands->chance, 240, 300));
	else if (chance < 5)
		finish_writing(hands);
	look_on(hands, g_rand_int_range(hands->chance, 0, 20));
}

/* Leaves as people do; every second time it is not given the time. True: it was killed. */
static bool leave_or_not(struct hands *hands)
{
	finish_writing(hands);
	if (hands->left.place == PLACE_PAUSE)
		wait_for(hands, 1u << ON_HOME);
	pty_send_key(hands->pty, "^Q");
	if (g_rand_boolean(hands->chance)) {
		look_on(hands, g_rand_int_range(hands->chance, 0, 12));
		pty_kill(hands->pty, SIGKILL);
		return pty_wait_exit(hands->pty) == -SIGKILL;
	}
	assert_int_equal(pty_wait_exit(hands->pty), 0);
	if (hands->left.place != PLACE_NONE)
		ordeal_confirm(hands->ordeal, hands->left,
			       ordeal_at(hands->ordeal, hands->left)->text->len);
	return false;
}

static void start(struct hands *hands)
{
	hands->left.place = PLACE_NONE;
	nowhere(hands);
	hands->pty = home_start(hands->ordeal->home, "");
	home_expect(hands->ordeal->home, hands->pty, "unlock.passphrase");
	home_type_passphrase(hands->pty);
}

/* True when it ended by a kill. */
static bool one_round(struct hands *hands, int round)
{
	bool killed = true;

	start(hands);
	if (g_rand_int_range(hands->chance, 0, 16) == 0) { /* killed while it opens */
		look_on(hands, g_rand_int_range(hands->chance, 0, 30));
		kill_it(hands);
	} else {
		arrive(hands);
		for (int i = g_rand_int_range(hands->chance, 0, 3); i > 0; i--) {
			write_something(hands);
			turn_to_the_next(hands);
		}
		write_something(hands);
		if (round % ROUNDS_OF_A_LEAVING == ROUNDS_OF_A_LEAVING - 1) {
			killed = leave_or_not(hands);
		} else {
			look_on_before_the_blow(hands);
			kill_it(hands);
		}
	}
	pty_free(hands->pty);
	ordeal_check(hands->ordeal);
	return killed;
}

static int number_from(const char *variable, int otherwise)
{
	const char *asked = g_getenv(variable);

	return asked ? atoi(asked) : otherwise;
}

/* How often in a row on one vault; how many of the rounds were kills. */
static int kill_on_a_vault(struct hands *hands, int rounds, int *confirmations)
{
	int kills = 0;

	hands->ordeal = ordeal_new();
	for (int i = 0; i < rounds; i++)
		kills += one_round(hands, i);
	*confirmations += hands->ordeal->confirmations;
	ordeal_free(hands->ordeal);
	return kills;
}

static void kill_9_loses_nothing_that_was_called_saved(void **state)
{
	int wanted = number_from("PERSPECTIEF_KILL_ROUNDS", ROUNDS), kills = 0, confirmations = 0;
	struct hands hands = { .chance = g_rand_new_with_seed(
				       (guint32)number_from("PERSPECTIEF_KILL_SEED", 4242)) };
	gint64 began = g_get_monotonic_time();

	while (kills < wanted) {
		kills += kill_on_a_vault(&hands, MIN(ROUNDS_OF_A_VAULT, wanted - kills),
					 &confirmations);
		print_message("%d kills\n", kills);
	}
	print_message("proof: %d kills, one in %d ms; %d times something new was called saved\n",
		      kills, (int)((g_get_monotonic_time() - began) / 1000 / MAX(kills, 1)),
		      confirmations);
	assert_in_range(confirmations, wanted / 4, 100 * wanted); /* it was worth it */
	g_rand_free(hands.chance);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kill_9_loses_nothing_that_was_called_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
