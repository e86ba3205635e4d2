/* What the record of a conversation holds, and the sheet with what was agreed at the beginning.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/conversation_sheet.h"
#include "report/papers.h"
#include "support/consent.h"
#include "support/plan_case.h"

#include <string.h>

#define SECRET "ТАЄМНИЦЯ-ВІДПОВІДЬ"

static void set(char **field, const char *text)
{
	g_free(*field);
	*field = g_strdup(text);
}

static struct conversation *add_conversation(struct plan_case *plan_case, const char *on)
{
	GPtrArray *all = plan_case->file->conversations;
	struct conversation *conversation = conversation_new();

	conversation->id = all->len + 1;
	conversation->said_on = day_from_iso(on);
	g_ptr_array_add(all, conversation);
	return conversation;
}

static struct answer *add_answer(struct plan_case *plan_case, record_id conversation,
				 const char *card, const char *text)
{
	struct answer *answer = answer_new();

	answer->id = plan_case->file->answers->len + 1;
	answer->conversation_id = conversation;
	answer->said_on = day_from_iso("2026-11-13");
	g_strlcpy(answer->language, "uk", sizeof(answer->language));
	set(&answer->card_id, card);
	set(&answer->text, text);
	g_ptr_array_add(plan_case->file->answers, answer);
	return answer;
}

static void add_rating(struct plan_case *plan_case, record_id conversation, enum voice voice,
		       const char *note)
{
	struct rating *rating = rating_new();

	rating->conversation_id = conversation;
	rating->indicator = INDICATOR_HEALTH;
	rating->voice = voice;
	rating->feeling = FEELING_PINCHES;
	rating->score = 3;
	set(&rating->note, note);
	g_strlcpy(rating->language, "uk", sizeof(rating->language));
	g_ptr_array_add(plan_case->file->ratings, rating);
}

static int setup(void **state)
{
	struct plan_case *plan_case = plan_case_new();
	struct conversation *conversation;

	plan_case_language(plan_case, LANGUAGE_UK);
	add_conversation(plan_case, "2026-10-08");
	add_answer(plan_case, 1, "work-lost-in-time", "Давня відповідь");
	conversation = add_conversation(plan_case, "2026-11-13");
	conversation->kind = CONVERSATION_FOLLOW_UP;
	conversation->present = PRESENT_CHILD | PRESENT_INTERPRETER;
	set(&conversation->where_we_were, "Зупинилися на школі");
	add_answer(plan_case, 2, "work-lost-in-time",
		   "* Пекла хліб для всього двору\nі ще +[хоче працювати з цифрами] навесні");
	add_answer(plan_case, 2, "work-without-schedule", SECRET)->between_us = true;
	add_rating(plan_case, 2, VOICE_PARTICIPANT, "погано сплю");
	add_rating(plan_case, 2, VOICE_COUNSELLOR, "погляд збоку");
	*state = plan_case;
	return 0;
}

static int teardown(void **state)
{
	plan_case_free(*state);
	return 0;
}

static char *text_of(struct plan_case *plan_case, enum paper_kind kind, record_id conversation)
{
	struct paper paper = { .kind = kind,
			       .sheet = plan_case->sheet,
			       .conversation = conversation };
	struct error error = ERROR_CLEAR;
	struct document *document = paper_make(&paper, &error);
	char *text;

	assert_non_null(document);
	text = document_to_text(document, kind == PAPER_OPENING ? 400 : 80);
	document_free(document);
	return text;
}

static void assert_holds(struct plan_case *plan_case, const char *words)
{
	g_autofree char *text = text_of(plan_case, PAPER_CONVERSATION, 0);

	if (!strstr(text, words))
		fail_msg("missing: %s\n%s", words, text);
}

static void assert_holds_not(struct plan_case *plan_case, const char *words)
{
	g_autofree char *text = text_of(plan_case, PAPER_CONVERSATION, 0);

	if (strstr(text, words))
		fail_msg("must not be there: %s\n%s", words, text);
}

static void the_last_conversation_is_told_with_who_was_there(void **state)
{
	assert_holds(*state, "п’ятниця, 13 листопада 2026 · наступна розмова");
	assert_holds(*state, "Ліна і ми; також були: дитина, перекладач");
	assert_holds(*state, "Зупинилися на школі");
	assert_holds_not(*state, "Давня відповідь");
}

static void another_conversation_is_told_when_it_is_asked_for(void **state)
{
	g_autofree char *text = text_of(*state, PAPER_CONVERSATION, 1);

	assert_non_null(strstr(text, "Давня відповідь"));
	assert_null(strstr(text, "Пекла хліб"));
}

static void an_answer_has_its_question_its_language_and_whose_words(void **state)
{
	struct plan_case *plan_case = *state;
	const struct card *card = deck_find(&plan_case->content->deck, "work-lost-in-time");
	g_autofree char *begin = g_strndup(card->prompt.in[LANGUAGE_UK], 40);
	g_autofree char *heading = g_strdup_printf("%d. %s", card->number, begin);
	struct answer *answer = plan_case->file->answers->pdata[1];

	assert_holds(plan_case, heading);
	assert_holds(plan_case, "власні слова · українська · обговорено");
	assert_holds(plan_case, "«Пекла хліб для всього двору");
	answer->wording = WORDING_SUMMARY;
	g_strlcpy(answer->language, "nl", sizeof(answer->language));
	assert_holds(plan_case, "стислий виклад · нідерландська · обговорено");
	assert_holds_not(plan_case, "«Пекла");
}

static void marks_stand_below_and_not_in_the_words(void **state)
{
	assert_holds(*state, "і ще хоче працювати з цифрами навесні»");
	assert_holds(*state, "талант: Пекла хліб для всього двору");
	assert_holds(*state, "бажання: хоче працювати з цифрами");
}

static void a_long_passage_is_pointed_at_and_stands_once(void **state)
{
	struct plan_case *plan_case = *state;
	struct answer *answer = plan_case->file->answers->pdata[1];

	set(&answer->text,
	    "* Пекла хліб для всього двору, а восени варила на вогні борщ на сорок людей "
	    "і рахувала кожну цибулину, бо КІНЕЦЬРЕЧЕННЯ");
	assert_holds(plan_case, "КІНЕЦЬРЕЧЕННЯ»");
	assert_holds(plan_case,
		     "талант: Пекла хліб для всього двору, а восени варила на вогні борщ …");
	assert_holds_not(plan_case, "КІНЕЦЬРЕЧЕННЯ\n");
	set(&answer->text,
	    "* безжодногопропускубезжодногопропускубезжодногопропускубезжодногопропуску");
	assert_holds(plan_case, "талант: безжодногопропуску");
}

static void a_card_without_words_is_told_too(void **state)
{
	struct plan_case *plan_case = *state;
	const struct card *card = &plan_case->content->deck.cards[30];
	g_autofree char *number = g_strdup_printf("\n%d. ", card->number);
	struct answer *answer;

	assert_holds_not(plan_case, number);
	answer = add_answer(plan_case, 2, card->id, "");
	answer->state = ANSWER_RATHER_NOT;
	assert_holds(plan_case, number);
	assert_holds(plan_case, "\nкраще ні\n");
}

static void how_it_was_is_told_in_the_persons_voice(void **state)
{
	assert_holds(*state, "погано сплю");
	assert_holds_not(*state, "погляд збоку");
}

static void words_about_a_domain_stand_in_its_item(void **state)
{
	assert_holds(*state, "\n  – погано сплю\n");
}

static void what_is_between_us_waits_until_they_say_so_and_is_counted(void **state)
{
	struct plan_case *plan_case = *state;
	struct paper paper = { .kind = PAPER_CONVERSATION, .sheet = plan_case->sheet };

	assert_holds_not(plan_case, SECRET);
	assert_holds_not(plan_case, "тільки для Вас");
	assert_int_equal(paper_left_out(&paper), 1);
	plan_case->sheet.with_between_us = paper.sheet.with_between_us = true;
	assert_holds(plan_case, SECRET);
	assert_holds(plan_case, "тільки для Вас");
	assert_int_equal(paper_left_out(&paper), 0);
	paper.conversation = 1;
	paper.sheet.with_between_us = false;
	assert_int_equal(paper_left_out(&paper), 0);
}

static void a_conversation_is_chosen_by_number_or_day(void **state)
{
	struct plan_case *plan_case = *state;
	const struct person_file *file = plan_case->file;
	day today = plan_case->sheet.today;
	static const char *const odd[] = {
		"0", "3", "-1", "", "2026-10-09", "1x", "99999999999999"
	};
	g_autofree char *said = NULL;

	assert_int_equal(conversation_typed(file, "1", today)->id, 1);
	assert_int_equal(conversation_typed(file, "2026-10-08", today)->id, 1);
	assert_int_equal(conversation_typed(file, "8-10-2026", today)->id, 1);
	assert_int_equal(conversation_typed(file, "13.11.2026", today)->id, 2);
	assert_int_equal(conversation_typed(file, "13/11/2026", today)->id, 2);
	assert_int_equal(conversation_of(file, 0)->id, 2);
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++)
		assert_null(conversation_typed(file, odd[i], today));
	said = conversation_say(plan_case->sentences[LANGUAGE_NL], file, conversation_of(file, 0));
	assert_string_equal(said, "2 · 13-11-2026 · vervolggesprek");
}

static void without_a_conversation_there_is_no_record(void **state)
{
	struct plan_case *plan_case = *state;
	struct paper paper = { .kind = PAPER_CONVERSATION, .sheet = plan_case->sheet };
	struct error error = ERROR_CLEAR;

	g_ptr_array_set_size(plan_case->file->conversations, 0);
	assert_null(paper_make(&paper, &error));
	assert_string_equal(error.sentence, "record.none");
	assert_int_equal(paper_left_out(&paper), 0);
}

/* ---------------------------------------------------------------- the opening */

static void assert_opening(struct plan_case *plan_case, const char *words, bool there)
{
	g_autofree char *text = text_of(plan_case, PAPER_OPENING, 0);

	if (!!strstr(text, words) != there)
		fail_msg("%s: %s\n%s", there ? "missing" : "must not be there", words,
			 strstr(text, "На що Ви"));
}

static void the_opening_is_told_as_it_was_read(void **state)
{
	struct plan_case *plan_case = *state;
	struct conversation *first = plan_case->file->conversations->pdata[0];
	g_autofree char *line = g_strndup(plan_case->content->opening.read_aloud.in[LANGUAGE_UK],
					  strlen("Ми поговоримо про те"));

	first->agreement = AGREEMENT_AGREED;
	assert_opening(plan_case, line, true);
	assert_opening(plan_case, "8 жовтня 2026: згода на ведення записів", true);
	assert_opening(plan_case, "13 листопада 2026:", false);
	assert_opening(plan_case, "Перекладач передає все", true);
	assert_opening(plan_case, "Ім’я, телефон, пошта", true);
	assert_opening(plan_case, "Про додаткові згоди ми Вас ще не питали", true);
}

static void each_consent_is_told_in_the_words_that_were_read(void **state)
{
	struct plan_case *plan_case = *state;
	struct consent *consent = some_consent(CONSENT_SHARING, "Werkcentrum", CONSENT_GIVEN,
					       day_from_iso("2026-11-13"));

	set(&consent->text, "Чи можна нам передати це Werkcentrum? ТІ САМІ СЛОВА");
	set(&consent->version, "2026-03");
	g_strlcpy(consent->language, "uk", sizeof(consent->language));
	g_ptr_array_add(plan_case->file->consents, consent);
	assert_opening(plan_case, "Передати: Werkcentrum", true);
	assert_opening(plan_case, "ТІ САМІ СЛОВА", true);
	assert_opening(plan_case, "версія 2026-03", true);
	assert_opening(plan_case, "згода 13.11.2026", true);
	assert_opening(plan_case, "Якщо Ви відкличете згоду", true);
	consent->withdrawn_on = day_from_iso("2026-11-20");
	assert_opening(plan_case, "20.11.2026", true);
	assert_opening(plan_case, "Якщо Ви відкличете згоду", false);
}

static void whom_to_write_to_comes_from_the_settings(void **state)
{
	struct plan_case *plan_case = *state;
	struct organisation_rules rules;
	struct paper paper = { .kind = PAPER_OPENING, .sheet = plan_case->sheet, .rules = &rules };
	struct error error = ERROR_CLEAR;
	struct document *document;
	g_autofree char *text = NULL;

	organisation_rules_init(&rules);
	set(&rules.name, "Stichting Perspectief, Nijmegen");
	set(&rules.privacy_contact, "privacy@example.org");
	document = paper_make(&paper, &error);
	text = document_to_text(document, 80);
	document_free(document);
	organisation_rules_done(&rules);
	assert_non_null(strstr(text, "Stichting Perspectief, Nijmegen"));
	assert_non_null(strstr(text, "privacy@example.org"));
}

#define RECORD_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RECORD_TEST(the_last_conversation_is_told_with_who_was_there),
		RECORD_TEST(another_conversation_is_told_when_it_is_asked_for),
		RECORD_TEST(words_about_a_domain_stand_in_its_item),
		RECORD_TEST(an_answer_has_its_question_its_language_and_whose_words),
		RECORD_TEST(marks_stand_below_and_not_in_the_words),
		RECORD_TEST(a_long_passage_is_pointed_at_and_stands_once),
		RECORD_TEST(a_card_without_words_is_told_too),
		RECORD_TEST(how_it_was_is_told_in_the_persons_voice),
		RECORD_TEST(what_is_between_us_waits_until_they_say_so_and_is_counted),
		RECORD_TEST(a_conversation_is_chosen_by_number_or_day),
		RECORD_TEST(without_a_conversation_there_is_no_record),
		RECORD_TEST(the_opening_is_told_as_it_was_read),
		RECORD_TEST(each_consent_is_told_in_the_words_that_were_read),
		RECORD_TEST(whom_to_write_to_comes_from_the_settings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
