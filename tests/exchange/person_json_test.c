/* A person's file as JSON: the same bytes again, and whole refusal of whatever is not a sound file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/person_json.h"

#include <jansson.h>
#include <malloc.h>
#include <string.h>

#define RECORDED 1795161600

static struct conversation *add_conversation(struct person_file *file)
{
	struct conversation *conversation = conversation_new();

	conversation->id = 11 + file->conversations->len;
	conversation->participant_id = 7;
	conversation->agreement = AGREEMENT_AGREED;
	conversation->present = PRESENT_CHILD | PRESENT_INTERPRETER;
	conversation->said_on = day_from_iso("2026-11-20");
	conversation->opened_at = conversation->touched_at = RECORDED;
	g_ptr_array_add(file->conversations, conversation);
	return conversation;
}

static struct answer *add_answer(struct person_file *file, const char *card, const char *text)
{
	struct answer *answer = answer_new();

	answer->id = 21 + file->answers->len;
	answer->conversation_id = 11;
	g_free(answer->card_id);
	g_free(answer->text);
	answer->card_id = g_strdup(card);
	answer->text = g_strdup(text);
	answer->said_on = day_from_iso("2026-11-20");
	answer->changed_at = RECORDED;
	g_ptr_array_add(file->answers, answer);
	return answer;
}

static struct plan_item *add_item(struct person_file *file, enum plan_kind kind, record_id parent)
{
	struct plan_item *item = plan_item_new(kind);

	item->id = 31 + file->plan->items->len;
	item->parent_id = parent;
	g_free(item->text);
	item->text = g_strdup("Бракує місця для дитини");
	g_ptr_array_add(file->plan->items, item);
	return item;
}

static void add_harvest(struct person_file *file)
{
	struct harvested *harvested = g_new0(struct harvested, 1);

	harvested->answer_id = 21;
	harvested->kind = MARK_OBSTACLE;
	harvested->passage = g_strdup("немає місця для дитини");
	harvested->plan_item_id = 31;
	g_ptr_array_add(file->harvested, harvested);
}

static void add_rating(struct person_file *file)
{
	struct rating *rating = rating_new();

	rating->id = 41;
	rating->conversation_id = 11;
	rating->indicator = INDICATOR_HOUSING;
	rating->feeling = FEELING_PINCHES;
	rating->score = 4;
	rating->chosen = true;
	g_ptr_array_add(file->ratings, rating);
}

static struct person_file *person(void)
{
	struct person_file *file = person_file_new();
	struct plan_item *step;

	file->participant->id = 7;
	strcpy(file->participant->code, "NIJ-0042");
	strcpy(file->participant->arrival_month, "2022-03");
	g_free(file->participant->pseudonym);
	file->participant->pseudonym = g_strdup("Ліна");
	file->participant->created_on = day_from_iso("2026-11-20");
	file->household = household_new();
	add_conversation(file);
	add_answer(file, "work-lost-in-time",
		   "Пекли разом.\n! немає місця для дитини\n«за́мок» 'так' 😀");
	add_item(file, PLAN_OBSTACLE, 0);
	step = add_item(file, PLAN_STEP, 31);
	plan_item_set_rendering(step, "nl", "Geen plek voor het kind");
	plan_item_set_rendering(step, "en", "No place for the child");
	step->due_on = day_from_iso("2026-12-04");
	step->conversation_id = 11;
	add_harvest(file);
	add_rating(file);
	return file;
}

static char *written(void)
{
	struct person_file *file = person();
	char *text = person_json_write(file, NULL);

	person_file_free(file);
	return text;
}

/* The text with the first `from` replaced; fails when it is not there. */
static char *changed(const char *from, const char *to)
{
	g_autofree char *text = written();
	char *at = strstr(text, from);

	assert_non_null(at);
	return g_strdup_printf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void assert_refused(const char *text, const char *sentence, const char *key)
{
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	assert_false(person_json_read(text, strlen(text), "lina.json", &file, &error));
	assert_null(file);
	assert_string_equal(error.sentence, sentence);
	assert_int_equal(error.kind, ERROR_FAILED);
	if (key)
		assert_string_equal(error.key, key);
}

static void assert_change_refused(const char *from, const char *to, const char *sentence,
				  const char *key)
{
	g_autofree char *text = changed(from, to);

	assert_refused(text, sentence, key);
}

static void what_was_written_is_read_and_written_the_same(void **state)
{
	g_autofree char *first = written();
	g_autofree char *second = NULL;
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_true(person_json_read(first, strlen(first), "lina.json", &file, &error));
	second = person_json_write(file, NULL);
	assert_string_equal(first, second);
	person_file_free(file);
}

static void every_word_and_reference_comes_back(void **state)
{
	g_autofree char *text = written();
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;
	const struct answer *answer;
	const struct plan_item *step;
	const struct harvested *harvested;

	(void)state;
	assert_true(person_json_read(text, strlen(text), "lina.json", &file, &error));
	answer = file->answers->pdata[0];
	step = file->plan->items->pdata[1];
	harvested = file->harvested->pdata[0];
	assert_string_equal(answer->text,
			    "Пекли разом.\n! немає місця для дитини\n«за́мок» 'так' 😀");
	assert_int_equal(answer->conversation_id,
			 ((const struct conversation *)file->conversations->pdata[0])->id);
	assert_int_equal(step->parent_id,
			 ((const struct plan_item *)file->plan->items->pdata[0])->id);
	assert_string_equal(plan_item_text(step, "nl", NULL), "Geen plek voor het kind");
	assert_int_equal(harvested->answer_id, answer->id);
	assert_int_equal(((const struct conversation *)file->conversations->pdata[0])->present,
			 PRESENT_CHILD | PRESENT_INTERPRETER);
	person_file_free(file);
}

static void a_file_cut_anywhere_is_refused(void **state)
{
	g_autofree char *text = written();
	size_t length = strlen(text);

	(void)state;
	for (size_t cut = 0; cut + 2 < length; cut++) {
		struct person_file *file = NULL;
		struct error error = ERROR_CLEAR;

		assert_false(person_json_read(text, cut, "lina.json", &file, &error));
		assert_null(file);
		assert_true(error_is_set(&error));
	}
}

static void a_file_of_a_later_format_is_refused_by_its_number(void **state)
{
	g_autofree char *text = changed("\"perspectief\": 3", "\"perspectief\": 4");
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_false(person_json_read(text, strlen(text), "lina.json", &file, &error));
	assert_string_equal(error.sentence, "import.too_new");
	assert_int_equal(error.number, 4);
}

static void a_forged_file_is_refused_with_the_place(void **state)
{
	(void)state;
	assert_change_refused("\"pseudonym\"", "\"pseudonim\"", "import.unknown_key",
			      "participant.pseudonim");
	assert_change_refused("\"guided\": false,", "", "import.missing_key",
			      "conversations[1].guided");
	assert_change_refused("\"guided\": false", "\"guided\": 0", "import.wrong_type",
			      "conversations[1].guided");
	assert_change_refused("\"talked_about\"", "\"talked\"", "import.unknown_word",
			      "answers[1].state");
	assert_change_refused("\"conversation\": 1", "\"conversation\": 2", "import.no_such_row",
			      "answers[1].conversation");
	assert_change_refused("\"conversation\": 1", "\"conversation\": 0", "import.no_such_row",
			      "answers[1].conversation");
	assert_change_refused("\"parent\": null", "\"parent\": 1", "import.wrong_parent",
			      "plan[1].parent");
	assert_change_refused("\"parent\": null", "\"parent\": 2", "import.wrong_parent",
			      "plan[1].parent");
	assert_change_refused("2026-12-04", "2026-02-30", "import.no_such_day", "plan[2].due_on");
	assert_change_refused("2022-03", "2022-13", "import.no_such_day",
			      "participant.arrival_month");
	assert_change_refused("NIJ-0042", "NIJ-42\\u001b[2J", "import.text_is_odd",
			      "participant.code");
	assert_change_refused("NIJ-0042", "nij", "import.no_code", "participant.code");
	assert_change_refused("\"score\": 4", "\"score\": 11", "import.out_of_range",
			      "ratings[1].score");
	assert_change_refused("\"language\": \"nl\"", "\"language\": \"en\"", "import.twice", NULL);
	assert_change_refused("Пекли", "\\u0007Пекли", "import.text_is_odd", "answers[1].text");
	assert_change_refused("\"child\",", "\"child\",\"child\",", "import.twice",
			      "conversations[1].present");
}

static void a_wrong_word_gets_the_nearest_right_one(void **state)
{
	g_autofree char *text = changed("\"talked_about\"", "\"talkd_about\"");
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_false(person_json_read(text, strlen(text), "lina.json", &file, &error));
	assert_string_equal(error.nearest, "talked_about");
}

static void no_word_of_a_file_stands_in_an_error(void **state)
{
	g_autofree char *text = changed("\"guided\": false", "\"Пекли разом\": false");
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_false(person_json_read(text, strlen(text), "lina.json", &file, &error));
	assert_string_equal(error.key, "conversations[1]");
	assert_string_equal(error.nearest, "");
}

static void the_same_card_twice_in_a_conversation_is_refused(void **state)
{
	struct person_file *file = person();
	g_autofree char *text = NULL;

	(void)state;
	add_answer(file, "work-lost-in-time", "ще раз");
	text = person_json_write(file, NULL);
	assert_refused(text, "import.twice", "answers[2].card");
	person_file_free(file);
}

static void a_text_of_more_than_a_mebibyte_is_refused(void **state)
{
	g_autofree char *long_text = g_strnfill(1024 * 1024 + 1, 'a');
	g_autofree char *text = changed("Пекли", long_text);

	(void)state;
	assert_refused(text, "import.text_too_long", "answers[1].text");
}

static void deep_or_endless_json_is_refused_before_it_is_parsed(void **state)
{
	g_autofree char *deep = g_strnfill(100000, '[');
	g_autofree char *many = g_strnfill(5000000, ',');

	(void)state;
	assert_refused(deep, "import.too_deep", NULL);
	assert_refused(many, "import.too_many", NULL);
}

static void a_huge_file_is_refused_unread(void **state)
{
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_false(
		person_json_read("{", (size_t)PERSON_JSON_MAX + 1, "lina.json", &file, &error));
	assert_string_equal(error.sentence, "import.too_big");
}

static void what_is_no_person_file_is_refused(void **state)
{
	(void)state;
	assert_refused("", "import.is_cut", NULL);
	assert_refused("[1, 2]", "import.no_person_file", NULL);
	assert_refused("{\"perspectief\": \"1\"}", "import.no_person_file", NULL);
	assert_refused("{\"perspectief\": 1, \"perspectief\": 1}", "import.no_json", NULL);
	assert_refused("{\"perspectief\": 1}", "import.missing_key", "participant");
	assert_refused("{\"a\": \"\xff\"}", "import.no_utf8", NULL);
	assert_refused("{\"perspectief\": 1} x", "import.no_json", NULL);
}

/* Whatever a byte becomes: refused with a reason, or a file that can be written and read again. */
static void a_changed_byte_is_refused_or_understood(void **state)
{
	static const char changes[] = { '\0', '"', '}', '9', 'z', (char)0xD1 };
	g_autofree char *text = written();
	size_t length = strlen(text);

	(void)state;
	for (size_t at = 0; at < length; at++) {
		char kept = text[at];

		for (size_t i = 0; i < sizeof(changes); i++) {
			struct person_file *file = NULL;
			struct error error = ERROR_CLEAR;

			text[at] = changes[i];
			if (person_json_read(text, length, "lina.json", &file, &error))
				g_free(person_json_write(file, NULL));
			assert_true((file != NULL) != error_is_set(&error));
			person_file_free(file);
		}
		text[at] = kept;
	}
}

static void a_reference_to_nothing_is_written_as_nothing(void **state)
{
	struct person_file *file = person();
	g_autofree char *text = NULL;

	(void)state;
	((struct harvested *)file->harvested->pdata[0])->plan_item_id = 999;
	text = person_json_write(file, NULL);
	assert_non_null(strstr(text, "\"plan_item\": null"));
	person_file_free(file);
}

/* What was given back to the machine still holding a part of the text; the text itself is its owner's to wipe. */
static int left_behind(bool begin_anew, bool more)
{
	static int count;

	if (begin_anew)
		count = 0;
	return count += more;
}

static void *clean_memory(size_t size)
{
	return calloc(1, size);
}

static void look_and_free(void *memory)
{
	static const char part[] = "\"text\": \"Бракує";

	if (memory && memmem(memory, malloc_usable_size(memory), part, strlen(part)))
		(void)left_behind(false, true);
	free(memory);
}

static void writing_leaves_no_copy_of_the_text_behind(void **state)
{
	struct person_file *file = person_file_new();
	g_autofree char *json = NULL;
	size_t length;

	for (int i = 0; i < 100; i++)
		add_item(file, PLAN_OBSTACLE, 0);
	(void)left_behind(true, false);
	json_set_alloc_funcs(clean_memory, look_and_free);
	json = person_json_write(file, &length);
	json_set_alloc_funcs(malloc, free);
	assert_non_null(strstr(json, "\"text\": \"Бракує"));
	assert_int_equal(strlen(json), length);
	assert_int_equal(left_behind(false, false), 0);
	person_file_free(file);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_is_read_and_written_the_same),
		cmocka_unit_test(every_word_and_reference_comes_back),
		cmocka_unit_test(writing_leaves_no_copy_of_the_text_behind),
		cmocka_unit_test(a_file_cut_anywhere_is_refused),
		cmocka_unit_test(a_file_of_a_later_format_is_refused_by_its_number),
		cmocka_unit_test(a_forged_file_is_refused_with_the_place),
		cmocka_unit_test(a_wrong_word_gets_the_nearest_right_one),
		cmocka_unit_test(no_word_of_a_file_stands_in_an_error),
		cmocka_unit_test(the_same_card_twice_in_a_conversation_is_refused),
		cmocka_unit_test(a_text_of_more_than_a_mebibyte_is_refused),
		cmocka_unit_test(deep_or_endless_json_is_refused_before_it_is_parsed),
		cmocka_unit_test(a_huge_file_is_refused_unread),
		cmocka_unit_test(what_is_no_person_file_is_refused),
		cmocka_unit_test(a_changed_byte_is_refused_or_understood),
		cmocka_unit_test(a_reference_to_nothing_is_written_as_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
