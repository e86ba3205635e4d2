/* kill -9 while somebody types, at moments that chance chooses: what the screen called saved is there, under the right person and card,
   and nobody else's file has changed. PERSPECTIEF_KILL_ROUNDS says how often (200; fewer under a sanitizer).
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content/content.h"
#include "exchange/person_json.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/files.h"
#include "support/builders.h"
#include "support/home.h"

#ifdef __SANITIZE_ADDRESS__
#define ROUNDS 20
#else
#define ROUNDS 200
#endif
#define CARDS 40
#define OTHERS 3

struct ordeal {
	struct home *home;
	struct content *content;
	struct pty *pty;
	GRand *chance;
	record_id lina, conversation, others[OTHERS];
	char *files[OTHERS];         /* the others' files, as JSON */
	GString *typed[CARDS + 1];   /* by number of the card: what was typed and may be there */
	size_t confirmed[CARDS + 1]; /* bytes of it that the screen called saved */
	int card;                    /* on screen; 0: the deck */
	int left;                    /* the card that was left for the deck; 0: none */
	size_t shown_unsaved; /* bytes of this card's text that stood there while it was not saved */
	int word;             /* number of the last word typed */
	int confirmations;
};

/* ---------------------------------------------------------------------------------- before and after */

static char *file_of(struct vault *vault, record_id person)
{
	struct error error = ERROR_CLEAR;
	struct person_file *file = NULL;
	char *json;

	assert_true(file_load(vault, person, &file, &error));
	json = person_json_write(file, NULL);
	person_file_free(file);
	return json;
}

static void add_others(struct ordeal *ordeal, struct vault *vault)
{
	for (int i = 0; i < OTHERS; i++) {
		g_autofree char *code = g_strdup_printf("NIJ-%04d", i + 2);
		g_autofree char *text = g_strdup_printf("слова, які нікого не стосуються, %d", i);
		record_id person = build_person(vault, code, code);
		record_id talk = build_conversation(vault, person, TEST_DAY - 30);
		struct draft_key key = { person, talk, "card:work-asked-for" };
		struct splice splice = { 0, 0, text, strlen(text) };
		struct error error = ERROR_CLEAR;

		build_answer(vault, person, talk, "work-lost-in-time", text);
		build_item(vault, person, PLAN_OBSTACLE, 0, text);
		assert_true(draft_append(vault, &key, "", &splice, &error));
		ordeal->others[i] = person;
		ordeal->files[i] = file_of(vault, person);
	}
}

static void ordeal_init(struct ordeal *ordeal)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault;

	*ordeal = (struct ordeal){ .home = home_new(), .chance = g_rand_new_with_seed(4242) };
	ordeal->content = content_load(".", &error);
	assert_non_null(ordeal->content);
	for (int i = 1; i <= CARDS; i++)
		ordeal->typed[i] = g_string_new(NULL);
	vault = home_make_vault(ordeal->home);
	add_others(ordeal, vault);
	ordeal->lina = build_person(vault, "NIJ-0001", "Lina");
	ordeal->conversation = build_conversation(vault, ordeal->lina, TEST_DAY);
	home_close_vault(vault);
}

static void ordeal_done(struct ordeal *ordeal)
{
	for (int i = 1; i <= CARDS; i++)
		g_string_free(ordeal->typed[i], TRUE);
	for (int i = 0; i < OTHERS; i++)
		g_free(ordeal->files[i]);
	content_free(ordeal->content);
	g_rand_free(ordeal->chance);
	home_free(ordeal->home);
}

/* What the vault has of a card: the words being typed, else the answer. */
static char *stored_text(struct ordeal *ordeal, struct vault *vault, int number)
{
	const char *card = deck_card(&ordeal->content->deck, number)->id;
	g_autofree char *field = g_strconcat("card:", card, NULL);
	struct draft_key key = { ordeal->lina, ordeal->conversation, field };
	struct error error = ERROR_CLEAR;
	struct answer *answer = NULL;
	char *text = NULL;

	assert_true(draft_load(vault, &key, &text, &error));
	assert_true(answer_load(vault, ordeal->conversation, card, &answer, &error));
	if (!text)
		text = g_strdup(answer ? answer->text : "");
	answer_free(answer);
	return text;
}

static void check_card(struct ordeal *ordeal, struct vault *vault, int number)
{
	GString *typed = ordeal->typed[number];
	g_autofree char *stored = stored_text(ordeal, vault, number);

	if (!g_str_has_prefix(typed->str, stored))
		fail_msg("card %d has “%s”; typed was “%s”", number, stored, typed->str);
	if (strlen(stored) < ordeal->confirmed[number])
		fail_msg("card %d lost words that were called saved: “%s” of “%s”", number, stored,
			 typed->str);
	g_string_truncate(typed, strlen(stored));
	ordeal->confirmed[number] = strlen(stored);
}

static void check_vault(struct ordeal *ordeal)
{
	struct vault *vault = home_open_vault(ordeal->home);

	for (int number = 1; number <= CARDS; number++)
		check_card(ordeal, vault, number);
	for (int i = 0; i < OTHERS; i++) {
		g_autofree char *file = file_of(vault, ordeal->others[i]);

		assert_string_equal(file, ordeal->files[i]);
	}
	vault_close(vault);
}

/* ---------------------------------------------------------------------------------- what the screen says */

static bool on_key_line(struct ordeal *ordeal, const char *key)
{
	g_autofree char *line = pty_row(ordeal->pty, 23);

	return strstr(line, home_say(ordeal->home, key)) != NULL;
}

static bool says_saved(struct ordeal *ordeal)
{
	g_autofree char *status = home_status(ordeal->pty);

	return g_str_equal(g_strstrip(status), home_say(ordeal->home, "saving.saved"));
}

/* The last whole word on the screen; words are numbered, so it stands for all before it. */
static const char *last_word_shown(const char *screen)
{
	const char *last = NULL;

	for (const char *at = screen; (at = strstr(at, "слово")); at++)
		if (strspn(at + strlen("слово"), "0123456789") == 5)
			last = at;
	return last;
}

static void confirm(struct ordeal *ordeal, int card, size_t bytes)
{
	ordeal->confirmations += bytes > ordeal->confirmed[card];
	ordeal->confirmed[card] = MAX(ordeal->confirmed[card], bytes);
}

/* Bytes of the card's text up to the last word that stands on the screen. */
static size_t bytes_shown(struct ordeal *ordeal)
{
	g_autofree char *screen = pty_screen(ordeal->pty);
	const char *last = last_word_shown(screen), *text = ordeal->typed[ordeal->card]->str;
	g_autofree char *word = last ? g_strndup(last, strlen("слово") + 5) : NULL;
	const char *place = word ? strstr(text, word) : NULL;

	return place ? (size_t)(place - text) + strlen(word) : 0;
}

/* A picture may have come half: its new words with the old status. So words count once they were seen with another status than
   “saved”, and that one after it. The key line is painted last: with the deck's key line the status is the deck's too. */
static void note_confirmation(struct ordeal *ordeal)
{
	bool saved = says_saved(ordeal);

	if (ordeal->card && on_key_line(ordeal, "card.park")) {
		if (saved)
			confirm(ordeal, ordeal->card, ordeal->shown_unsaved);
		else
			ordeal->shown_unsaved = MAX(ordeal->shown_unsaved, bytes_shown(ordeal));
	}
	if (saved && ordeal->left && on_key_line(ordeal, "deck.draw"))
		confirm(ordeal, ordeal->left, ordeal->typed[ordeal->left]->len);
}

/* Looks on for so long, or until the screen says that all is saved. */
static void look_on(struct ordeal *ordeal, int milliseconds)
{
	gint64 until = g_get_monotonic_time() + milliseconds * (gint64)1000;

	do {
		pty_read(ordeal->pty, (int)MAX((until - g_get_monotonic_time()) / 1000, 0));
		note_confirmation(ordeal);
	} while (g_get_monotonic_time() < until);
}

static void wait_for_either(struct ordeal *ordeal, const char *one, const char *other)
{
	while (!on_key_line(ordeal, one) && !on_key_line(ordeal, other))
		if (!pty_read(ordeal->pty, PTY_TIMEOUT_MS))
			fail_msg("neither %s nor %s came", one, other);
}

/* ---------------------------------------------------------------------------------- one round */

static int number_in_title(struct ordeal *ordeal)
{
	g_autofree char *title = pty_row(ordeal->pty, 0);
	const char *word = strstr(title, "kaart ");

	return word ? atoi(word + strlen("kaart ")) : 0;
}

static void start(struct ordeal *ordeal)
{
	ordeal->pty = home_start(ordeal->home, "");
	home_expect(ordeal->home, ordeal->pty, "unlock.passphrase");
	home_type_passphrase(ordeal->pty);
	wait_for_either(ordeal, "card.park", "deck.draw");
	ordeal->card = on_key_line(ordeal, "card.park") ? number_in_title(ordeal) : 0;
	ordeal->left = 0;
	ordeal->shown_unsaved = 0;
}

static void to_deck(struct ordeal *ordeal)
{
	pty_send_key(ordeal->pty, "Tab");
	ordeal->left = ordeal->card;
	ordeal->card = 0;
}

static void to_some_card(struct ordeal *ordeal)
{
	int number = g_rand_int_range(ordeal->chance, 1, 9);
	g_autofree char *keys = g_strdup_printf("%02d", number);

	home_expect(ordeal->home, ordeal->pty, "deck.draw");
	note_confirmation(ordeal);
	pty_send_text(ordeal->pty, keys + (keys[0] == '0'));
	pty_send_key(ordeal->pty, "Enter");
	home_expect(ordeal->home, ordeal->pty, "card.park");
	ordeal->left = 0;
	ordeal->card = number;
	ordeal->shown_unsaved = 0;
}

static void type_words(struct ordeal *ordeal)
{
	int words = g_rand_int_range(ordeal->chance, 1, 6);

	for (int i = 0; i < words; i++) {
		g_autofree char *word = g_strdup_printf("слово%05d ", ++ordeal->word);

		g_string_append(ordeal->typed[ordeal->card], word);
		pty_send_text(ordeal->pty, word);
	}
}

/* Types here and there; the blow comes while somebody types, while the typing rests, or just after the card was left. */
static void one_round(struct ordeal *ordeal)
{
	start(ordeal);
	if (!ordeal->card || g_rand_boolean(ordeal->chance)) {
		if (ordeal->card)
			to_deck(ordeal);
		to_some_card(ordeal);
	}
	for (int i = g_rand_int_range(ordeal->chance, 0, 4); i >= 0; i--) {
		type_words(ordeal);
		look_on(ordeal, g_rand_int_range(ordeal->chance, 0, 5));
	}
	switch (g_rand_int_range(ordeal->chance, 0, 3)) {
	case 0:
		break;
	case 1:
		look_on(ordeal, g_rand_int_range(ordeal->chance, 240, 300));
		break;
	case 2:
		to_deck(ordeal);
		look_on(ordeal, g_rand_int_range(ordeal->chance, 0, 20));
	}
	pty_kill(ordeal->pty, SIGKILL);
	assert_int_equal(pty_wait_exit(ordeal->pty), -SIGKILL);
	note_confirmation(ordeal);
	pty_free(ordeal->pty);
	check_vault(ordeal);
}

static void kill_9_loses_nothing_that_was_called_saved(void **state)
{
	const char *asked = g_getenv("PERSPECTIEF_KILL_ROUNDS");
	int rounds = asked ? atoi(asked) : ROUNDS;
	struct ordeal ordeal;

	ordeal_init(&ordeal);
	for (int i = 0; i < rounds; i++)
		one_round(&ordeal);
	assert_in_range(ordeal.confirmations, rounds / 10, 100 * rounds); /* it was worth it */
	ordeal_done(&ordeal);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kill_9_loses_nothing_that_was_called_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
