/* The guided walk: one key leads from card to card through all 40, on to the 14 domains and to the plan, in one conversation.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content/content.h"
#include "store/conversations.h"
#include "store/files.h"
#include "store/people.h"
#include "support/home.h"

#define CARDS 40

static char *title_of_card(const struct card *card)
{
	return g_strdup_printf("kaart %d ", card->number);
}

/* The number of the card in the title, once it is another than `before`. */
static int next_number(struct pty *pty, int before)
{
	for (;;) {
		g_autofree char *title = pty_row(pty, 0);
		const char *word = strstr(title, "kaart ");
		int number = word ? atoi(word + strlen("kaart ")) : 0;

		if (number && number != before)
			return number;
		if (!pty_read(pty, PTY_TIMEOUT_MS))
			fail_msg("no next card: “%s”", title);
	}
}

static char *answer_to(const char *card_id)
{
	return g_strdup_printf("Відповідь на «%s», п’ята за́раз.", card_id);
}

static char *note_on(int indicator)
{
	return g_strdup_printf("нотатка %d: ще не зна́ю", indicator);
}

static void walk_the_cards(struct pty *pty, const struct content *content)
{
	bool seen[CARDS + 1] = { false };
	int number = 0;

	pty_send_key(pty, "g");
	for (int i = 0; i < CARDS; i++) {
		g_autofree char *answer = NULL;

		number = next_number(pty, number);
		assert_in_range(number, 1, CARDS);
		assert_false(seen[number]); /* each once */
		seen[number] = true;
		answer = answer_to(deck_card(&content->deck, number)->id);
		pty_send_text(pty, answer);
		pty_send_key(pty, "^N");
	}
}

static void walk_the_domains(struct home *home, struct pty *pty, const struct content *content)
{
	home_expect(home, pty, "indicators.detail");
	pty_send_key(pty, "Enter");
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		g_autofree char *note = note_on(i);
		char feeling[] = { (char)('1' + i % 3), '\0' };

		home_expect_title(pty, content->indicators[i].name.in[LANGUAGE_NL]);
		pty_send_key(pty, feeling);
		pty_send_key(pty, "Enter");
		pty_send_text(pty, note);
		pty_send_key(pty, "^N");
	}
	home_expect(home, pty, "plan.title");
}

static const struct answer *find_answer(const struct person_file *file, const char *card_id)
{
	for (guint i = 0; i < file->answers->len; i++) {
		const struct answer *answer = file->answers->pdata[i];

		if (g_str_equal(answer->card_id, card_id))
			return answer;
	}
	fail_msg("no answer to %s", card_id);
	return NULL;
}

static void check_file(const struct person_file *file, const struct content *content)
{
	assert_int_equal(file->conversations->len, 1);
	assert_int_equal(file->answers->len, CARDS);
	for (int number = 1; number <= CARDS; number++) {
		const struct card *card = deck_card(&content->deck, number);
		const struct answer *answer = find_answer(file, card->id);
		g_autofree char *expected = answer_to(card->id);

		assert_string_equal(answer->text, expected);
		assert_int_equal(answer->state, ANSWER_TALKED_ABOUT);
		assert_int_equal(answer->drawn_by, DRAWN_BY_WALK);
	}
	assert_int_equal(file->ratings->len, INDICATOR_COUNT);
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		const struct rating *rating = file->ratings->pdata[i];
		g_autofree char *expected = note_on((int)rating->indicator);

		assert_string_equal(rating->note, expected);
		assert_int_equal(rating->feeling, FEELING_GOES_WELL + (int)rating->indicator % 3);
	}
}

static void check_vault(struct home *home, const struct content *content)
{
	struct vault *vault = home_open_vault(home);
	g_autofree char *list = home_must(home, 0, "list");
	g_autofree char *code = g_strndup(list, strcspn(list, " "));
	struct participant *person = NULL;
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_find(vault, code, &person, &error));
	assert_non_null(person);
	assert_true(file_load(vault, person->id, &file, &error));
	check_file(file, content);
	person_file_free(file);
	participant_free(person);
	vault_close(vault);
}

static void one_key_leads_through_cards_and_domains_to_the_plan(void **state)
{
	struct error error = ERROR_CLEAR;
	struct content *content = content_load(".", &error);
	struct home *home = home_new();
	struct pty *pty = home_first_run(home);

	assert_non_null(content);
	pty_send_key(pty, "n");
	home_expect(home, pty, "opening.read_aloud");
	pty_send_key(pty, "a");
	home_expect(home, pty, "deck.draw");
	walk_the_cards(pty, content);
	walk_the_domains(home, pty, content);
	home_leave(pty);
	pty_free(pty);
	check_vault(home, content);

	/* It goes on where it was: at the plan. */
	pty = home_start(home, "");
	home_expect(home, pty, "unlock.passphrase");
	home_type_passphrase(pty);
	home_expect_title(pty, home_say(home, "plan.title"));
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	content_free(content);
	(void)state;
}

/* What was talked about is known; the walk goes on with the rest, over as many conversations as it takes. */
static void a_walk_that_was_broken_off_goes_on_with_the_next_card(void **state)
{
	struct error error = ERROR_CLEAR;
	struct content *content = content_load(".", &error);
	struct home *home = home_new();
	struct pty *pty;
	int first, second;

	home_close_vault(home_make_vault(home));
	pty = home_start_unlocked(home, "");
	pty_send_keys(pty, "n a");
	home_expect(home, pty, "deck.draw");
	pty_send_key(pty, "g");
	first = next_number(pty, 0);
	pty_send_text(pty, "одна відповідь");
	pty_send_key(pty, "^N");
	second = next_number(pty, first);
	home_leave(pty);
	pty_free(pty);

	pty = home_start(home, "");
	home_expect(home, pty, "unlock.passphrase");
	home_type_passphrase(pty);
	g_autofree char *title = title_of_card(deck_card(&content->deck, second));
	home_expect_title(pty, title);
	pty_send_key(pty, "Tab");
	home_expect(home, pty, "deck.draw");
	pty_send_key(pty, "g");
	home_expect_title(pty, title);
	home_leave(pty);
	pty_free(pty);
	home_free(home);
	content_free(content);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_key_leads_through_cards_and_domains_to_the_plan),
		cmocka_unit_test(a_walk_that_was_broken_off_goes_on_with_the_next_card),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
