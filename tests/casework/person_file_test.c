/* One person's file as structs: everything is owned, and every date can be moved.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "casework/person_file.h"

static struct person_file *dated_file(void)
{
	struct person_file *file = person_file_new();
	struct conversation *conversation = conversation_new();
	struct answer *answer = answer_new();
	struct rating *rating = rating_new();
	struct plan_item *step = plan_item_new(PLAN_STEP);
	struct harvested *harvested = g_new0(struct harvested, 1);

	file->household = household_new();
	file->participant->created_on = 100;
	conversation->said_on = 100;
	conversation->opened_at = 1000000;
	answer->said_on = 100;
	answer->changed_at = 1000000;
	rating->said_on = 100;
	step->due_on = 110;
	step->said_on = 100;
	harvested->passage = g_strdup("вела рахунки");
	g_ptr_array_add(file->conversations, conversation);
	g_ptr_array_add(file->answers, answer);
	g_ptr_array_add(file->ratings, rating);
	g_ptr_array_add(file->plan->items, step);
	g_ptr_array_add(file->harvested, harvested);
	return file;
}

static void every_date_moves_and_an_absent_one_stays_absent(void **state)
{
	(void)state;
	struct person_file *file = dated_file();
	const struct conversation *conversation = file->conversations->pdata[0];
	const struct answer *answer = file->answers->pdata[0];
	const struct rating *rating = file->ratings->pdata[0];
	const struct plan_item *step = file->plan->items->pdata[0];

	person_file_shift(file, -7);
	assert_int_equal(file->participant->created_on, 93);
	assert_int_equal(file->participant->appointment_on, DAY_NONE);
	assert_int_equal(conversation->said_on, 93);
	assert_int_equal(conversation->opened_at, 1000000 - 7 * 86400);
	assert_int_equal(conversation->touched_at, 0);
	assert_int_equal(answer->said_on, 93);
	assert_int_equal(answer->changed_at, 1000000 - 7 * 86400);
	assert_int_equal(rating->said_on, 93);
	assert_int_equal(step->due_on, 103);
	assert_int_equal(step->done_on, DAY_NONE);
	person_file_free(file);
}

static void a_paused_conversation_still_is_open(void **state)
{
	(void)state;
	struct conversation *conversation = conversation_new();

	assert_true(conversation_is_open(conversation));
	conversation->state = CONVERSATION_PAUSED;
	assert_true(conversation_is_open(conversation));
	conversation->state = CONVERSATION_CLOSED;
	assert_false(conversation_is_open(conversation));
	conversation_free(conversation);
}

static void freeing_nothing_is_fine(void **state)
{
	(void)state;
	person_file_free(NULL);
	conversation_free(NULL);
	answer_free(NULL);
	rating_free(NULL);
	harvested_free(NULL);
}

static void assert_words(struct names names, const char *expected)
{
	GString *words = g_string_new(NULL);

	for (int i = 0; i < names.count; i++)
		g_string_append_printf(words, "%s%s", i ? " " : "", names_word(names, i));
	assert_string_equal(words->str, expected);
	g_string_free(words, TRUE);
}

/* The words stand in vaults and in files of other people: a change here is a change of both formats. */
static void the_words_of_the_format_are_these(void **state)
{
	(void)state;
	assert_words(voice_names, "participant counsellor");
	assert_words(feeling_names, "not_said goes_well pinches not_now");
	assert_words(conversation_kind_names, "intake follow_up short");
	assert_words(conversation_state_names, "open paused closed");
	assert_words(agreement_names, "not_asked agreed without_file");
	assert_words(answer_state_names, "talked_about parked rather_not elsewhere");
	assert_words(wording_names, "own interpreter summary");
	assert_words(drawn_by_names, "counsellor participant chance walk");
	assert_words(plan_kind_names, "strength helper perspective obstacle breakthrough step");
	assert_words(step_owner_names, "participant counsellor organisation household");
	assert_words(step_state_names, "open done dropped");
	assert_words(acceptance_names, "none asked accepted");
	assert_words(item_state_names, "open solved dropped");
	assert_words(mark_kind_names, "talent wish obstacle contact promise");
	assert_words(theme_names, "work connection confidence reliance");
	assert_words(card_place_names, "any opening closing");
	assert_words(card_state_names,
		     "untouched talked_about parked rather_not elsewhere started");
	assert_words(language_names, "uk nl en");
	assert_words(indicator_names, "work housing education health leisure bonds bridges links "
				      "language culture digital safety stability rights");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_date_moves_and_an_absent_one_stays_absent),
		cmocka_unit_test(a_paused_conversation_still_is_open),
		cmocka_unit_test(freeing_nothing_is_fine),
		cmocka_unit_test(the_words_of_the_format_are_these),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
