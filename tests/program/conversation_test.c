/* A whole second conversation, as the counsellor holds it: cards in free order, what was heard, the plan, the paper; and after leaving
   everything is there, letter for letter.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "content/content.h"
#include "store/files.h"
#include "store/people.h"
#include "support/home.h"

#define LONG_LETTERS 12000
#define PASTED "перший рядок\nдругий рядок, з пробілом\n\nтретій після порожнього"
#define MARKS                                                                                                                                                     \
	"Готувала для свята двору.\n* вела рахунки для всіх\n+ хоче знову працювати з цифрами\n" \
	"! немає місця для дитини до 15:00\n( сестра Оксана в Арнемі\n= запитати Werkcentrum про курс"
#define PERSPECTIVE "Знову працювати бухгалтеркою."

enum ending { ENDING_TAB, ENDING_PARK, ENDING_RATHER_NOT };

static const struct said {
	int number;       /* of the card */
	const char *text; /* NULL: the long one */
	bool pasted;
	enum ending ending;
} said[] = {
	{ 17, "Пам'ять, п’ять і сімʼя: усі три апострофи.", false, ENDING_TAB },
	{ 3, "за́мок і замо́к, Оле́на, до́ма", false, ENDING_TAB },
	{ 25, NULL, false, ENDING_TAB },
	{ 40, PASTED, true, ENDING_TAB },
	{ 1, MARKS, false, ENDING_TAB },
	{ 8, "! диплом тут не визнають\n! боюся говорити нідерландською", false, ENDING_TAB },
	{ 33, "розкажу іншим разом", false, ENDING_PARK },
	{ 12, "", false, ENDING_PARK },
	{ 21, "", false, ENDING_RATHER_NOT },
	{ 9, "Een dag met de buren; ijs, éénmaal, coöperatie.", false, ENDING_TAB },
	{ 30, "«лапки», тире — і крапки…", false, ENDING_TAB },
	{ 5, "остання картка", false, ENDING_TAB },
};

struct story {
	struct home *home;
	struct content *content;
	struct pty *pty;
	char *long_text;
	char *code;
};

static const char *text_of(const struct story *story, const struct said *one)
{
	return one->text ? one->text : story->long_text;
}

/* 12,000 letters, no two lines alike. */
static char *long_text(void)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; g_utf8_strlen(text->str, -1) < LONG_LETTERS; i++)
		g_string_append_printf(text, "Речення номер %d про те́, як п’ять сусідів%s", i,
				       i % 9 == 8 ? ".\n" : " ");
	*g_utf8_offset_to_pointer(text->str, LONG_LETTERS) = '\0';
	return g_strchomp(g_string_free(text, FALSE));
}

/* ---------------------------------------------------------------------------------- the conversation */

static void open_card(struct story *story, int number)
{
	g_autofree char *digits = g_strdup_printf("%d", number);
	g_autofree char *title = g_strdup_printf("kaart %d ", number);

	home_expect(story->home, story->pty, "deck.draw");
	pty_send_text(story->pty, digits);
	pty_send_key(story->pty, "Enter");
	home_expect_title(story->pty, title);
}

static void talk_about(struct story *story, const struct said *one)
{
	static const char *const keys[] = { "Tab", "^P", "^X" };

	open_card(story, one->number);
	if (one->pasted)
		pty_paste(story->pty, text_of(story, one));
	else
		pty_send_text(story->pty, text_of(story, one));
	pty_send_key(story->pty, keys[one->ending]);
}

static void talk_about_twelve_cards(struct story *story)
{
	pty_send_key(story->pty, "n");
	home_expect(story->home, story->pty, "opening.read_aloud");
	pty_send_key(story->pty, "a");
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++)
		talk_about(story, &said[i]);
	home_expect(story->home, story->pty, "deck.draw");
	home_expect_saved(story->home, story->pty);
}

/* Pauses on a card; unlocking offers the conversation, and it opens on that card with its words. */
static void pause_and_reopen(struct story *story)
{
	open_card(story, 5);
	pty_expect(story->pty, "остання картка");
	pty_send_key(story->pty, "^R");
	home_expect(story->home, story->pty, "pause.where");
	pty_send_text(story->pty, "на картці п’ять");
	pty_send_key(story->pty, "Enter");
	home_expect(story->home, story->pty, "close.home");
	pty_send_key(story->pty, "Enter");
	home_expect(story->home, story->pty, "people.resume");
	home_leave(story->pty);
	pty_free(story->pty);

	story->pty = home_start(story->home, "");
	home_expect(story->home, story->pty, "unlock.passphrase");
	home_type_passphrase(story->pty);
	home_expect(story->home, story->pty, "people.resume");
	pty_send_key(story->pty, "r");
	home_expect_title(story->pty, "kaart 5 ");
	pty_expect(story->pty, "остання картка");
}

/* ---------------------------------------------------------------------------------- what we heard, and the plan */

static void harvest(struct story *story)
{
	pty_send_key(story->pty, "M-4");
	home_expect_title(story->pty, home_say(story->home, "harvest.title"));
	pty_expect(story->pty, "вела рахунки для всіх");
	/* talent, wish, three obstacles, contact */
	for (int i = 0; i < 6; i++)
		pty_send_keys(story->pty, "Enter Down");
	pty_send_key(story->pty, "Enter"); /* the promise: by when? */
	home_expect_title(story->pty, home_say(story->home, "plan.due_title"));
	pty_send_text(story->pty, "+7\n");
	home_expect_title(story->pty, home_say(story->home, "harvest.title"));
	home_expect_saved(story->home, story->pty);
}

static void write_item(struct story *story, const char *key, const char *text)
{
	pty_send_key(story->pty, key);
	home_expect(story->home, story->pty, "plan.form_done");
	pty_send_text(story->pty, text);
	pty_send_key(story->pty, "Enter");
	home_expect_title(story->pty, home_say(story->home, "plan.title"));
	home_expect(story->home, story->pty, "plan.new");
}

static void write_step(struct story *story, const char *text)
{
	pty_send_key(story->pty, "s");
	home_expect_title(story->pty, home_say(story->home, "stock.title"));
	pty_send_text(story->pty, text);
	pty_send_key(story->pty, "Enter"); /* in own words */
	home_expect_title(story->pty, home_say(story->home, "plan.kind_step"));
	pty_send_key(story->pty, "Enter");
	home_expect_title(story->pty, home_say(story->home, "plan.title"));
	home_expect(story->home, story->pty, "plan.new");
}

static void take_step_from_stock(struct story *story, const char *word)
{
	pty_send_key(story->pty, "s");
	home_expect_title(story->pty, home_say(story->home, "stock.title"));
	pty_send_text(story->pty, word);
	pty_send_keys(story->pty, "Down Enter");
	home_expect(story->home, story->pty, "plan.new");
}

static void make_plan(struct story *story)
{
	pty_send_key(story->pty, "M-5");
	home_expect(story->home, story->pty, "plan.new");
	pty_send_text(story->pty, "3n"); /* perspective */
	home_expect_title(story->pty, home_say(story->home, "plan.kind_perspective"));
	pty_send_text(story->pty, PERSPECTIVE);
	pty_send_key(story->pty, "Esc");
	home_expect_title(story->pty, home_say(story->home, "plan.title"));
	home_expect(story->home, story->pty, "plan.new");
	pty_send_text(story->pty, "4"); /* the first obstacle */
	write_item(story, "b", "сусідка і школа разом");
	write_step(story, "Поговорити із сусідкою про вівторок");
	take_step_from_stock(story, "huisarts");
	pty_send_text(story->pty, "4");
	pty_send_keys(story->pty, "Down Down Down Down");
	write_item(story, "b", "samen naar de gemeente");
	write_step(story, "Скласти список документів");
	write_step(story, "Een afspraak maken met de school");
	home_expect_saved(story->home, story->pty);
}

static void print(struct story *story)
{
	pty_send_key(story->pty, "^P");
	home_expect_title(story->pty, home_say(story->home, "print.title"));
	pty_send_key(story->pty, "Enter");
	pty_expect(story->pty, "Klaar: ");
}

/* ---------------------------------------------------------------------------------- and after leaving */

static const struct answer *answer_to(const struct story *story, const struct person_file *file,
				      int number)
{
	const char *card = deck_card(&story->content->deck, number)->id;

	for (guint i = 0; i < file->answers->len; i++) {
		const struct answer *answer = file->answers->pdata[i];

		if (g_str_equal(answer->card_id, card))
			return answer;
	}
	fail_msg("no answer to card %d", number);
	return NULL;
}

static void check_answers(const struct story *story, const struct person_file *file)
{
	static const enum answer_state states[] = { ANSWER_TALKED_ABOUT, ANSWER_PARKED,
						    ANSWER_RATHER_NOT };

	assert_int_equal(file->answers->len, G_N_ELEMENTS(said));
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
		const struct answer *answer = answer_to(story, file, said[i].number);

		assert_string_equal(answer->text, text_of(story, &said[i]));
		assert_int_equal(answer->state, states[said[i].ending]);
	}
}

static int count_items(const struct person_file *file, enum plan_kind kind)
{
	g_autoptr(GPtrArray) items = plan_items(file->plan, kind);

	return (int)items->len;
}

static const struct plan_item *item_with(const struct person_file *file, const char *text)
{
	for (guint i = 0; i < file->plan->items->len; i++) {
		const struct plan_item *item = file->plan->items->pdata[i];

		if (g_str_equal(item->text, text))
			return item;
	}
	fail_msg("“%s” is not in the plan", text);
	return NULL;
}

static void check_plan(const struct person_file *file)
{
	const struct plan_item *child = item_with(file, "немає місця для дитини до 15:00");
	const struct plan_item *diploma = item_with(file, "диплом тут не визнають");
	const struct plan_item *promise = item_with(file, "запитати Werkcentrum про курс");
	int from_stock = 0;

	assert_int_equal(count_items(file, PLAN_OBSTACLE), 3);
	assert_int_equal(count_items(file, PLAN_BREAKTHROUGH), 2);
	assert_int_equal(count_items(file, PLAN_STEP), 5); /* four, and the promise */
	assert_int_equal(item_with(file, "сусідка і школа разом")->parent_id, child->id);
	assert_int_equal(item_with(file, "samen naar de gemeente")->parent_id, diploma->id);
	assert_true(step_is_promise(promise));
	assert_int_equal(promise->due_on, promise->accepted_on + 7);
	item_with(file, "вела рахунки для всіх");
	item_with(file, "хоче знову працювати з цифрами");
	item_with(file, "сестра Оксана в Арнемі");
	assert_string_equal(item_with(file, PERSPECTIVE)->language, "uk");
	assert_string_equal(item_with(file, "Een afspraak maken met de school")->language, "nl");
	for (guint i = 0; i < file->plan->items->len; i++)
		from_stock +=
			*((const struct plan_item *)file->plan->items->pdata[i])->stock_id != 0;
	assert_int_equal(from_stock, 1);
	assert_int_equal(file->harvested->len, 7);
}

static void check_vault(const struct story *story)
{
	struct vault *vault = home_open_vault(story->home);
	struct participant *person = NULL;
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_find(vault, story->code, &person, &error));
	assert_non_null(person);
	assert_true(file_load(vault, person->id, &file, &error));
	assert_int_equal(file->conversations->len, 1);
	assert_string_equal(((struct conversation *)file->conversations->pdata[0])->where_we_were,
			    "на картці п’ять");
	check_answers(story, file);
	check_plan(file);
	person_file_free(file);
	participant_free(person);
	vault_close(vault);
}

static char *printed_text(struct story *story, const char *pattern)
{
	g_autofree char *line =
		g_strdup_printf("for f in %s; do pdftotext -layout \"$f\" -; done", pattern);
	struct ran ran = home_shell(story->home, line);
	char *text = g_steal_pointer(&ran.out);

	assert_int_equal(ran.status, 0);
	ran_done(&ran);
	return text;
}

/* The screen and the command line print the same sheet. */
static void check_paper(struct story *story)
{
	g_autofree char *command = g_strdup_printf("plan %s -o again.pdf", story->code);
	g_autofree char *pattern = g_strdup_printf("%s-plan-*.pdf", story->code);
	g_autofree char *first = NULL, *second = NULL;

	g_free(home_must(story->home, 0, command));
	first = printed_text(story, pattern);
	second = printed_text(story, "again.pdf");
	assert_string_equal(first, second);
	assert_non_null(strstr(first, PERSPECTIVE));
	assert_non_null(strstr(first, "сусідка і школа разом"));
	assert_non_null(strstr(first, "Een afspraak maken met de school"));
}

static void check_screens(struct story *story)
{
	story->pty = home_start(story->home, "");
	home_expect(story->home, story->pty, "unlock.passphrase");
	home_type_passphrase(story->pty);
	home_expect_title(story->pty, home_say(story->home, "plan.title"));
	pty_expect(story->pty, "вела рахунки для всіх");
	pty_send_key(story->pty, "M-2");
	open_card(story, 3);
	pty_expect(story->pty, "за́мок і замо́к, Оле́на, до́ма");
	home_leave(story->pty);
	pty_free(story->pty);
}

static void a_second_conversation_is_there_letter_for_letter(void **state)
{
	struct error error = ERROR_CLEAR;
	struct story story = { .home = home_new(), .long_text = long_text() };

	story.content = content_load(".", &error);
	assert_non_null(story.content);
	story.pty = home_first_run(story.home);
	talk_about_twelve_cards(&story);
	pause_and_reopen(&story);
	harvest(&story);
	make_plan(&story);
	print(&story);
	home_leave(story.pty);
	pty_free(story.pty);

	g_autofree char *list = home_must(story.home, 0, "list");
	story.code = g_strndup(list, strcspn(list, " "));
	check_vault(&story);
	check_paper(&story);
	check_screens(&story);
	check_vault(&story); /* looking changes nothing */
	content_free(story.content);
	home_free(story.home);
	g_free(story.long_text);
	g_free(story.code);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_conversation_is_there_letter_for_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
