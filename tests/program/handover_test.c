/* The laptop in the participant's hands: whatever they press, type or paste, only the card can be reached.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "content/content.h"
#include "store/conversations.h"
#include "support/builders.h"
#include "support/home.h"

#define PROMPT "Коли Ви востаннє" /* how the card begins */
#define CARD "work-lost-in-time"
#define COUNSELLORS_WORDS "слова для консультантки"
#define THEIR_WORDS "Мої власні слова"

struct hands {
	struct home *home;
	struct pty *pty;
	struct content *content;
	struct sentences *theirs; /* Ukrainian */
	record_id conversation;
	int signs; /* typed so far */
};

/* Lina has a card open, with words of the counsellor's on it; then the laptop is handed over. */
static struct hands *hand_over(void)
{
	struct hands *hands = g_new0(struct hands, 1);
	struct error error = ERROR_CLEAR;
	struct vault *vault;
	record_id lina;

	hands->home = home_new();
	hands->content = content_load(".", &error);
	hands->theirs = sentences_load(".", LANGUAGE_UK, &error);
	assert_non_null(hands->content);
	assert_non_null(hands->theirs);
	vault = home_make_vault(hands->home);
	build_person(vault, "NIJ-0002", "Tina");
	lina = build_person(vault, "NIJ-0001", "Lina");
	hands->conversation = build_conversation(vault, lina, TEST_DAY);
	build_answer(vault, lina, hands->conversation, CARD, COUNSELLORS_WORDS);
	home_close_vault(vault);
	hands->pty = home_start(hands->home, "");
	home_expect(hands->home, hands->pty, "unlock.passphrase");
	home_type_passphrase(hands->pty);
	home_expect(hands->home, hands->pty, "deck.draw");
	pty_send_text(hands->pty, "1\r");
	home_expect(hands->home, hands->pty, "card.park");
	pty_send_key(hands->pty, "^O");
	pty_expect(hands->pty, say(hands->theirs, "handover.hint"));
	return hands;
}

static void hands_free(struct hands *hands)
{
	pty_free(hands->pty);
	sentences_free(hands->theirs);
	content_free(hands->content);
	home_free(hands->home);
	g_free(hands);
}

/* Hidden: the name of the program and not the card; a picture may have come half. */
static bool is_hidden(struct hands *hands)
{
	g_autofree char *screen = pty_screen(hands->pty);
	g_auto(GStrv) words = g_strsplit_set(g_strstrip(screen), " \n", 2);

	return words[0] && g_str_equal(words[0], home_say(hands->home, "program.name")) &&
	       !(words[1] && strstr(words[1], PROMPT));
}

static bool is_asking(struct hands *hands)
{
	g_autofree char *screen = pty_screen(hands->pty);

	return strstr(screen, say(hands->theirs, "handover.give_back")) != NULL;
}

/* The card's own words or the hidden screen, and never anything of the counsellor's. */
static void assert_only_the_card(struct hands *hands, const char *after)
{
	static const char *const never[] = { "NIJ-", "Lina", "Tina", COUNSELLORS_WORDS, "kaart 1" };
	g_autofree char *screen = pty_screen(hands->pty);

	while (!strstr(screen, PROMPT) && !is_hidden(hands)) { /* half a picture */
		if (!pty_read(hands->pty, 2000))
			fail_msg("after %s the card was gone", after);
		g_free(screen);
		screen = pty_screen(hands->pty);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(never); i++)
		if (strstr(screen, never[i]))
			fail_msg("after %s “%s” came up", after, never[i]);
}

/* Esc must have been read before anything follows it, else it is Alt. */
static void come_back(struct hands *hands)
{
	if (is_hidden(hands)) {
		pty_send_key(hands->pty, "Enter");
		pty_sees(hands->pty, PROMPT, 500);
	}
	if (is_asking(hands)) {
		pty_send_key(hands->pty, "Esc");
		pty_sees(hands->pty, say(hands->theirs, "handover.hint"), 500);
	}
}

/* False as soon as the laptop is asked back or the screen is hidden: then the sign went elsewhere. */
static bool sees_sign(struct hands *hands, const char *sign)
{
	while (!pty_sees(hands->pty, sign, 0))
		if (!pty_read(hands->pty, 1000) || is_asking(hands) || is_hidden(hands))
			return false;
	return true;
}

/* Back to the field: out of hiding, out of the question. A sign that is typed and seen there says that all before it was handled. */
static void settle(struct hands *hands, const char *after)
{
	for (int i = 0; i < 20; i++) {
		g_autofree char *sign = g_strdup_printf(" ж%05dж ", ++hands->signs);

		pty_settle(hands->pty, 0);
		assert_only_the_card(hands, after);
		come_back(hands);
		pty_send_text(hands->pty, sign);
		if (sees_sign(hands, g_strstrip(sign)) && !is_asking(hands) && !is_hidden(hands))
			break;
	}
	assert_only_the_card(hands, after);
	if (is_asking(hands) || is_hidden(hands))
		fail_msg("after %s the card never came back", after);
}

static void every_single_byte_and_every_alt_key_stays_on_the_card(void **state)
{
	struct hands *hands = hand_over();

	for (int byte = 0; byte < 256; byte++) {
		char keys[3] = { '\033', (char)byte, '\0' };
		g_autofree char *name = g_strdup_printf("byte %d", byte);

		pty_send_bytes(hands->pty, keys + 1, 1);
		pty_send_bytes(hands->pty, keys, 2);
		if (byte % 8 == 7 || byte < 32)
			settle(hands, name);
	}
	hands_free(hands);
	(void)state;
}

static void every_function_key_and_sequence_stays_on_the_card(void **state)
{
	static const char *const finals = "ABCDEFGHIJKLMPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz~";
	struct hands *hands = hand_over();

	for (const char *final = finals; *final; final++) {
		for (int number = 0; number < 36; number++) {
			g_autofree char *plain = g_strdup_printf("\033[%d%c", number, *final);
			g_autofree char *shifted =
				g_strdup_printf("\033[%d;%d%c", number, 2 + number % 7, *final);

			if (number == 20 && *final == '~')
				continue; /* F9 hides; see below */
			pty_send_bytes(hands->pty, plain, strlen(plain));
			pty_send_bytes(hands->pty, shifted, strlen(shifted));
		}
		settle(hands, final);
	}
	for (const char *final = finals; *final; final++) {
		char keys[] = { '\033', 'O', *final, '\0' };

		pty_send_bytes(hands->pty, keys, 3);
	}
	settle(hands, "ESC O");
	hands_free(hands);
	(void)state;
}

static void pastes_are_text_or_a_wrong_passphrase(void **state)
{
	static const char *const pastes[] = {
		"просто слова",         "\033[201~\033q\021\033[20~",
		"\x11\x0c\x03\x1a\x1c", "рядок\nрядок\n\n\nрядок",
		HOME_PASSPHRASE, /* the right one, where nobody asked for it */
	};
	struct hands *hands = hand_over();

	for (size_t i = 0; i < G_N_ELEMENTS(pastes); i++) {
		pty_paste(hands->pty, pastes[i]);
		settle(hands, pastes[i]);
		pty_send_key(hands->pty, "^Q");
		pty_expect(hands->pty, say(hands->theirs, "handover.give_back"));
		if (i < 4)
			pty_paste(hands->pty, pastes[i]);
		settle(hands, pastes[i]);
	}
	hands_free(hands);
	(void)state;
}

static void hiding_comes_back_to_the_card(void **state)
{
	static const char *const keys[] = { "^G", "F9", "M-9" };
	struct hands *hands = hand_over();

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		pty_send_key(hands->pty, keys[i]);
		pty_expect_gone(hands->pty, PROMPT);
		home_expect(hands->home, hands->pty, "program.name");
		assert_true(is_hidden(hands));
		pty_send_key(hands->pty, "Enter");
		pty_expect(hands->pty, PROMPT);
		assert_only_the_card(hands, keys[i]);
	}
	hands_free(hands);
	(void)state;
}

/* The counsellor types it while the participant still looks on, whatever the participant pressed before. */
static void the_passphrase_is_never_shown_there(void **state)
{
	struct hands *hands = hand_over();

	pty_send_key(hands->pty, "^Q");
	pty_expect(hands->pty, say(hands->theirs, "handover.give_back"));
	pty_send_text(hands->pty, "geheim");
	pty_send_keys(hands->pty, "M-v F2 F2");
	pty_send_text(hands->pty, "woord");
	pty_expect(hands->pty, "•••••••••••");
	pty_expect_gone(hands->pty, "geheim");
	hands_free(hands);
	(void)state;
}

static void a_wrong_passphrase_keeps_it_and_the_right_one_gives_it_back(void **state)
{
	struct hands *hands = hand_over();
	struct error error = ERROR_CLEAR;
	struct answer *answer = NULL;
	struct vault *vault;

	pty_send_text(hands->pty, THEIR_WORDS);
	pty_expect(hands->pty, THEIR_WORDS);
	pty_send_key(hands->pty, "^Q");
	pty_expect(hands->pty, say(hands->theirs, "handover.give_back"));
	pty_send_text(hands->pty, "wrong\r");
	home_expect(hands->home, hands->pty, "handover.wrong");
	assert_only_the_card(hands, "a wrong passphrase");
	while (!pty_sees(hands->pty, COUNSELLORS_WORDS, 300)) { /* the pause must pass first */
		home_type_passphrase(hands->pty);
	}
	home_expect(hands->home, hands->pty, "card.park");
	pty_expect(hands->pty, THEIR_WORDS);
	pty_send_key(hands->pty, "Tab");
	home_expect(hands->home, hands->pty, "deck.draw");
	home_leave(hands->pty);
	vault = home_open_vault(hands->home);
	assert_true(answer_load(vault, hands->conversation, CARD, &answer, &error));
	assert_true(g_str_has_prefix(answer->text, COUNSELLORS_WORDS));
	assert_non_null(strstr(answer->text, THEIR_WORDS));
	answer_free(answer);
	vault_close(vault);
	hands_free(hands);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_single_byte_and_every_alt_key_stays_on_the_card),
		cmocka_unit_test(every_function_key_and_sequence_stays_on_the_card),
		cmocka_unit_test(pastes_are_text_or_a_wrong_passphrase),
		cmocka_unit_test(hiding_comes_back_to_the_card),
		cmocka_unit_test(the_passphrase_is_never_shown_there),
		cmocka_unit_test(a_wrong_passphrase_keeps_it_and_the_right_one_gives_it_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
