/* What the participant sees: the card on the table, the laptop in their hands, the hidden screen.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/talk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/fault_disk.h"

#define CARD "work-lost-in-time"

static struct talk *at_the_table(const char *language)
{
	struct talk *talk = talk_new(language);

	talk_open_card(talk, CARD);
	world_type(talk->world, "нотатка для себе");
	world_press(talk->world, "^T");
	return talk;
}

static struct talk *handed_over(const char *language)
{
	struct talk *talk = talk_new(language);

	talk_open_card(talk, CARD);
	world_press(talk->world, "^O");
	assert_string_equal(talk_top(talk), "handover");
	return talk;
}

/* All words on the screen, one blank between them. */
static char *words_on_screen(struct talk *talk)
{
	g_autofree char *picture =
		canvas_dump(app_picture(talk->world->services.app, 24, 80), false);
	g_auto(GStrv) words = NULL;
	g_autoptr(GString) line = g_string_new(NULL);

	*strstr(picture, "cursor ") = '\0';
	words = g_strsplit_set(picture, " \n", -1);
	for (char **word = words; *word; word++)
		if (**word)
			g_string_append_printf(line, "%s%s", line->len ? " " : "", *word);
	return g_strdup(line->str);
}

/* ---------------------------------------------------------------- to the table */

static void on_the_table_lies_the_card_and_not_one_word_more(void **state)
{
	struct talk *talk = at_the_table("nl");
	const struct deck *deck = &talk->world->services.content->deck;
	g_autofree char *words = words_on_screen(talk);

	(void)state;
	assert_string_equal(words, deck_find(deck, CARD)->prompt.in[LANGUAGE_UK]);
	world_picture(talk->world, "screens/table", 24, 80);
	world_picture(talk->world, "screens/table_small", 20, 60);
	talk_free(talk);
}

static void any_key_takes_the_card_from_the_table(void **state)
{
	static const char *const keys[] = { "Esc", "Enter", "a", "Space", "^T", "F6", "Tab" };

	(void)state;
	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		struct talk *talk = at_the_table("nl");

		assert_string_equal(talk_top(talk), "table");
		world_press(talk->world, keys[i]);
		assert_string_equal(talk_top(talk), "card");
		assert_true(world_shows(talk->world, "нотатка для себе"));
		talk_free(talk);
	}
}

/* ---------------------------------------------------------------- handing over */

static void the_participant_sees_the_card_and_an_empty_field(void **state)
{
	struct talk *talk = talk_new("nl");

	(void)state;
	talk_open_card(talk, CARD);
	world_type(talk->world, "нотатка для себе");
	world_press(talk->world, "^O");
	assert_false(world_shows(talk->world, "нотатка"));
	assert_false(world_shows(talk->world, "Lina"));
	assert_false(world_shows(talk->world, "NIJ"));
	world_type(talk->world, "Мої слова.");
	world_picture(talk->world, "screens/handover", 24, 80);
	world_press(talk->world, "Esc");
	world_picture(talk->world, "screens/handover_asked", 24, 80);
	talk_free(talk);
}

static void press_key(struct talk *talk, struct key key)
{
	app_press(talk->world->services.app, &key);
	app_due(talk->world->services.app);
}

static void assert_still_handed_over(struct talk *talk)
{
	/* Hiding is the one thing that works; it leads back to the card and to nothing else. */
	for (int i = 0; i < 2 && g_str_equal(talk_top(talk), "hide"); i++)
		world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "handover");
	assert_false(app_has_ended(talk->world->services.app, NULL));
}

/* Every key there is, with every modifier and letter a keyboard of theirs can give. */
static GArray *every_key(void)
{
	GArray *keys = g_array_new(FALSE, TRUE, sizeof(struct key));

	for (enum key_name name = KEY_LETTER; name <= KEY_UNKNOWN; name++) {
		struct key key = { .name = name };

		if (name == KEY_PASTE || name == KEY_FUNCTION || name <= KEY_ALT)
			continue;
		for (int modifiers = 0; modifiers < 4; modifiers++) {
			key.shift = modifiers & 1;
			key.control = modifiers & 2;
			g_array_append_val(keys, key);
		}
	}
	for (gunichar letter = 1; letter <= 12; letter++) {
		struct key key = { .name = KEY_FUNCTION, .letter = letter };

		g_array_append_val(keys, key);
	}
	for (gunichar letter = ' '; letter < 0x500; letter += letter == '~' ? 0x3a2 : 1) {
		struct key plain = { .name = KEY_LETTER, .letter = letter };
		struct key alt = { .name = KEY_ALT, .letter = letter };
		struct key control = { .name = KEY_CONTROL, .letter = letter };

		g_array_append_val(keys, plain);
		g_array_append_val(keys, alt);
		if (letter < 0x80)
			g_array_append_val(keys, control);
	}
	return keys;
}

static void no_key_a_participant_can_type_leaves_the_card(void **state)
{
	struct talk *talk = handed_over("nl");
	g_autoptr(GArray) keys = every_key();

	(void)state;
	for (guint i = 0; i < keys->len; i++) {
		press_key(talk, g_array_index(keys, struct key, i));
		assert_still_handed_over(talk);
	}
	talk_free(talk);
}

/* Keys that are more than a letter, each after each: through the question for the passphrase, hiding, and back. */
static void no_two_keys_together_leave_the_card(void **state)
{
	struct talk *talk = handed_over("nl");
	g_autoptr(GArray) keys = every_key();
	g_autoptr(GArray) special = g_array_new(FALSE, TRUE, sizeof(struct key));

	(void)state;
	for (guint i = 0; i < keys->len; i++) {
		struct key key = g_array_index(keys, struct key, i);
		bool plain = key.name == KEY_LETTER || key.shift || key.control;

		if (!plain && (key.letter < 0x80 || key.name != KEY_ALT))
			g_array_append_val(special, key);
	}
	for (guint i = 0; i < special->len; i++)
		for (guint j = 0; j < special->len; j++) {
			press_key(talk, g_array_index(special, struct key, i));
			press_key(talk, g_array_index(special, struct key, j));
			assert_still_handed_over(talk);
		}
	talk_free(talk);
}

static void a_paste_with_line_ends_stays_on_the_card(void **state)
{
	struct talk *talk = handed_over("nl");

	(void)state;
	press_paste(talk->world->services.app, "перший\nдругий\x1b:q\n\n");
	assert_still_handed_over(talk);
	world_press(talk->world, "Esc");
	press_paste(talk->world->services.app, "guess\nguess\n");
	assert_still_handed_over(talk);
	talk_free(talk);
}

static void the_counsellor_is_asked_in_their_own_language(void **state)
{
	struct talk *talk = handed_over("uk");

	(void)state;
	world_press(talk->world, "Esc");
	world_picture(talk->world, "screens/handover_asked_uk", 24, 80);
	talk_free(talk);
}

/* ---------------------------------------------------------------- taking it back */

static void what_they_typed_is_their_own_words(void **state)
{
	struct talk *talk = handed_over("nl");
	struct answer *answer;

	(void)state;
	talk->world->services.demo = true;
	world_type(talk->world, "Пекли хліб.");
	world_press(talk->world, "Esc Enter");
	assert_string_equal(talk_top(talk), "card");
	assert_true(world_shows(talk->world, "Пекли хліб."));
	answer = talk_answer(talk, CARD);
	assert_string_equal(answer->text, "Пекли хліб.");
	assert_int_equal(answer->wording, WORDING_OWN);
	assert_string_equal(answer->language, "uk");
	answer_free(answer);
	talk_free(talk);
}

static void a_card_that_is_handed_over_keeps_who_chose_it(void **state)
{
	struct talk *talk = talk_new("nl");
	struct services *services = &talk->world->services;
	struct answer *answer;

	(void)state;
	services->demo = true;
	world_open(talk->world, card_screen_new(services, talk->conversation, CARD, DRAWN_BY_WALK));
	world_press(talk->world, "^O");
	world_type(talk->world, "Пекли хліб.");
	world_press(talk->world, "Esc Enter");
	answer = talk_answer(talk, CARD);
	assert_int_equal(answer->drawn_by, DRAWN_BY_WALK);
	answer_free(answer);
	talk_free(talk);
}

static void their_words_go_behind_what_was_noted(void **state)
{
	struct talk *talk = talk_new("nl");
	struct answer *answer;

	(void)state;
	talk->world->services.demo = true;
	talk_open_card(talk, CARD);
	world_press(talk->world, "M-w M-w");
	world_type(talk->world, "Samenvatting.");
	world_press(talk->world, "^O");
	world_type(talk->world, "Мої слова.");
	world_press(talk->world, "Esc Enter");
	answer = talk_answer(talk, CARD);
	assert_string_equal(answer->text, "Samenvatting.\n\nМої слова.");
	assert_int_equal(answer->wording, WORDING_SUMMARY);
	answer_free(answer);
	talk_free(talk);
}

static void words_typed_before_a_power_cut_are_not_lost(void **state)
{
	struct talk *talk = handed_over("nl");
	struct answer *answer;

	(void)state;
	world_type(talk->world, "Пекли хліб.");
	world_wait(talk->world, 300);
	talk_open_card(talk,
		       CARD); /* the program starts again: the card opens on what the vault holds */
	assert_true(world_shows(talk->world, "Пекли хліб."));
	assert_true(world_shows(talk->world, "Teruggevonden"));
	answer = talk_answer(talk, CARD);
	assert_string_equal(answer->text, "Пекли хліб.");
	answer_free(answer);
	talk_free(talk);
}

static void only_the_passphrase_takes_the_laptop_back(void **state)
{
	struct fault_disk *disk = fault_disk_new(1);
	struct talk *talk = talk_new_on_disk("nl", fault_disk_functions(disk), "kastanje");

	(void)state;
	talk_open_card(talk, CARD);
	world_press(talk->world, "^O Esc");
	world_type(talk->world, "appel");
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "handover");
	assert_true(world_shows(talk->world, "klopt niet"));
	world_type(talk->world, "kastanje");
	world_press(talk->world, "Enter"); /* too soon after a wrong one */
	assert_string_equal(talk_top(talk), "handover");
	world_wait(talk->world, 20000);
	world_type(talk->world, "kastanje");
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "card");
	talk_free(talk);
	fault_disk_free(disk);
}

/* The vault in memory has no passphrase; the one on disk does. */
static void the_laptop_comes_back_without_a_file_too(void **state)
{
	struct fault_disk *disk = fault_disk_new(1);
	struct talk *talk = talk_new_on_disk("nl", fault_disk_functions(disk), "kastanje");

	(void)state;
	world_open(talk->world, opening_screen_new(&talk->world->services, 0));
	world_press(talk->world, "w 1 Enter ^O");
	assert_string_equal(talk_top(talk), "handover");
	world_type(talk->world, "Пекли хліб.");
	world_press(talk->world, "Esc");
	world_type(talk->world, "kastanje");
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "card");
	assert_true(world_shows(talk->world, "Пекли хліб."));
	talk_free(talk);
	fault_disk_free(disk);
}

/* ---------------------------------------------------------------- hiding */

static void the_hidden_screen_says_nothing_of_anybody(void **state)
{
	struct talk *talk = talk_new("uk");

	(void)state;
	talk_open_card(talk, CARD);
	world_type(talk->world, "слова");
	world_press(talk->world, "^G");
	world_picture(talk->world, "screens/hide", 24, 80);
	world_press(talk->world, "a F5 ^Q");
	assert_string_equal(talk_top(talk), "hide");
	world_press(talk->world, "Enter");
	assert_string_equal(talk_top(talk), "card");
	assert_true(world_shows(talk->world, "слова"));
	talk_free(talk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(on_the_table_lies_the_card_and_not_one_word_more),
		cmocka_unit_test(any_key_takes_the_card_from_the_table),
		cmocka_unit_test(the_participant_sees_the_card_and_an_empty_field),
		cmocka_unit_test(no_key_a_participant_can_type_leaves_the_card),
		cmocka_unit_test(no_two_keys_together_leave_the_card),
		cmocka_unit_test(the_counsellor_is_asked_in_their_own_language),
		cmocka_unit_test(a_paste_with_line_ends_stays_on_the_card),
		cmocka_unit_test(what_they_typed_is_their_own_words),
		cmocka_unit_test(a_card_that_is_handed_over_keeps_who_chose_it),
		cmocka_unit_test(their_words_go_behind_what_was_noted),
		cmocka_unit_test(words_typed_before_a_power_cut_are_not_lost),
		cmocka_unit_test(only_the_passphrase_takes_the_laptop_back),
		cmocka_unit_test(the_laptop_comes_back_without_a_file_too),
		cmocka_unit_test(the_hidden_screen_says_nothing_of_anybody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
