/* What was typed, and what the vault has of it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/ordeal.h"

#include "exchange/person_json.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/files.h"
#include "store/plans.h"
#include "support/builders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WORD "слово"
#define DIGITS 5
#define BYSTANDER_WORDS "нічиї інші слова"

/* ---------------------------------------------------------------- beginning and end */

static char *file_of(struct vault *vault, gint64 person)
{
	struct error error = ERROR_CLEAR;
	struct person_file *file = NULL;
	char *json;

	assert_true(file_load(vault, person, &file, &error));
	json = person_json_write(file, NULL);
	person_file_free(file);
	return json;
}

static void add_people(struct ordeal *ordeal, struct vault *vault)
{
	for (int i = 0; i < ORDEAL_PEOPLE; i++) {
		struct ordeal_person *person = &ordeal->people[i];
		g_autofree char *code = g_strdup_printf("NIJ-%04d", i + 1);

		person->id = build_person(vault, code, code);
		person->conversation = build_conversation(vault, person->id, TEST_DAY);
		person->items = g_ptr_array_new_with_free_func(g_free);
		for (int place = 0; place < PLACE_COUNT; place++)
			person->at[place].text = g_string_new(NULL);
	}
}

static void add_bystander(struct ordeal *ordeal, struct vault *vault)
{
	record_id person = build_person(vault, "NIJ-0004", "NIJ-0004");
	record_id talk = build_conversation(vault, person, TEST_DAY - 30);
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;

	build_answer(vault, person, talk, "work-lost-in-time", BYSTANDER_WORDS);
	build_item(vault, person, PLAN_OBSTACLE, 0, BYSTANDER_WORDS);
	assert_true(conversation_load(vault, talk, &conversation, &error));
	conversation->state = CONVERSATION_CLOSED;
	must_begin(vault);
	assert_true(conversation_save(vault, conversation, &error));
	must_commit(vault);
	conversation_free(conversation);
	ordeal->bystander = person;
	ordeal->bystander_file = file_of(vault, person);
}

static bool opens_by_itself(struct vault *vault)
{
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;
	bool opens;

	assert_true(conversation_waiting(vault, 0, &conversation, &error));
	opens = conversation && conversation->state == CONVERSATION_OPEN;
	conversation_free(conversation);
	return opens;
}

struct ordeal *ordeal_new(void)
{
	struct ordeal *ordeal = g_new0(struct ordeal, 1);
	struct error error = ERROR_CLEAR;
	struct vault *vault;

	ordeal->home = home_new();
	ordeal->content = content_load(".", &error);
	assert_non_null(ordeal->content);
	ordeal->owners = g_array_new(FALSE, FALSE, sizeof(guint8));
	vault = home_make_vault(ordeal->home);
	add_bystander(ordeal, vault);
	add_people(ordeal, vault);
	ordeal->opens = opens_by_itself(vault);
	home_close_vault(vault);
	return ordeal;
}

void ordeal_free(struct ordeal *ordeal)
{
	for (int i = 0; i < ORDEAL_PEOPLE; i++) {
		for (int place = 0; place < PLACE_COUNT; place++)
			g_string_free(ordeal->people[i].at[place].text, TRUE);
		g_ptr_array_unref(ordeal->people[i].items);
	}
	g_array_free(ordeal->owners, TRUE);
	g_free(ordeal->bystander_file);
	content_free(ordeal->content);
	home_free(ordeal->home);
	g_free(ordeal);
}

/* ---------------------------------------------------------------- typing and seeing */

struct written *ordeal_at(struct ordeal *ordeal, struct spot spot)
{
	return &ordeal->people[spot.person].at[spot.place];
}

char *ordeal_next_word(struct ordeal *ordeal, struct spot spot, const char *before)
{
	guint8 owner = (guint8)spot.person;
	char *word = g_strdup_printf("%s" WORD "%0*u ", before, DIGITS, ordeal->owners->len);

	g_array_append_val(ordeal->owners, owner);
	g_string_append(ordeal_at(ordeal, spot)->text, word);
	return word;
}

void ordeal_confirm(struct ordeal *ordeal, struct spot spot, size_t bytes)
{
	struct written *written = ordeal_at(ordeal, spot);

	ordeal->confirmations += bytes > written->confirmed;
	written->confirmed = MAX(written->confirmed, bytes);
}

/* The next whole word from `at` on: its number, and where it ends; -1: none. */
static int next_word(const char **at)
{
	while ((*at = strstr(*at, WORD))) {
		*at += strlen(WORD);
		if (strspn(*at, "0123456789") == DIGITS)
			return atoi(*at);
	}
	return -1;
}

size_t ordeal_bytes_shown(struct ordeal *ordeal, struct spot spot, const char *screen)
{
	const char *text = ordeal_at(ordeal, spot)->text->str, *place = NULL;
	int last = -1;

	for (int number; (number = next_word(&screen)) >= 0;)
		last = number;
	if (last >= 0) {
		g_autofree char *word = g_strdup_printf(WORD "%0*d", DIGITS, last);

		place = strstr(text, word);
	}
	return place ? (size_t)(place - text) + strlen(WORD) + DIGITS : 0;
}

static void begin_item(struct written *written)
{
	g_string_truncate(written->text, 0);
	written->confirmed = 0;
	written->entered = false;
}

void ordeal_item_is_saved(struct ordeal *ordeal, int person)
{
	struct written *written = &ordeal->people[person].at[PLACE_PLAN];

	g_ptr_array_add(ordeal->people[person].items, g_strstrip(g_strdup(written->text->str)));
	begin_item(written);
}

/* ---------------------------------------------------------------- what the vault has */

/* The draft of a field, else `stored`, which is taken. */
static char *draft_or(struct vault *vault, const struct ordeal_person *person, const char *field,
		      char *stored)
{
	struct draft_key key = { person->id, person->conversation, field };
	struct error error = ERROR_CLEAR;
	char *draft = NULL;

	assert_true(draft_load(vault, &key, &draft, &error));
	if (!draft)
		return stored;
	g_free(stored);
	return draft;
}

/* Its last words: what is told of a long text. */
static const char *tail(const char *text)
{
	size_t length = strlen(text), shown = 10 * strlen("слово00000 ");

	return length > shown ? text + length - shown : text;
}

/* Whatever stands there was typed there, and all that was called saved is among it. From here on the rest counts as lost. */
static void check_written(struct written *written, const char *stored, const char *where)
{
	if (!g_str_has_prefix(written->text->str, stored))
		fail_msg("%s has “…%s”; typed was “…%s”", where, tail(stored),
			 tail(written->text->str));
	if (strlen(stored) < written->confirmed)
		fail_msg("%s has %zu bytes, %zu were called saved: “…%s” of “…%s”", where,
			 strlen(stored), written->confirmed, tail(stored),
			 tail(written->text->str));
	g_string_truncate(written->text, strlen(stored));
	written->confirmed = strlen(stored);
}

static void check_cards(struct ordeal *ordeal, struct ordeal_person *person, struct vault *vault)
{
	for (int number = 1; number < PLACE_PLAN; number++) {
		const char *card = deck_card(&ordeal->content->deck, number)->id;
		g_autofree char *field = g_strconcat("card:", card, NULL);
		g_autofree char *stored = NULL;
		struct answer *answer = NULL;
		struct error error = ERROR_CLEAR;

		assert_true(answer_load(vault, person->conversation, card, &answer, &error));
		stored = draft_or(vault, person, field, g_strdup(answer ? answer->text : ""));
		answer_free(answer);
		check_written(&person->at[number], stored, card);
	}
}

static int older_first(gconstpointer a, gconstpointer b)
{
	const struct plan_item *one = *(struct plan_item *const *)a;
	const struct plan_item *other = *(struct plan_item *const *)b;

	return one->id < other->id ? -1 : one->id > other->id;
}

static void check_plan(struct ordeal_person *person, struct vault *vault)
{
	struct written *written = &person->at[PLACE_PLAN];
	g_autofree char *whole = g_strstrip(g_strdup(written->text->str));
	g_autofree char *draft = draft_or(vault, person, "plan:new:obstacle:text", g_strdup(""));
	g_autoptr(GPtrArray) found = NULL;
	struct plan *plan = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(plan_load(vault, person->id, &plan, &error));
	found = plan_items(plan, PLAN_OBSTACLE);
	g_ptr_array_sort(found, older_first);
	if (written->entered && found->len == person->items->len + 1) {
		g_ptr_array_add(person->items, g_steal_pointer(&whole));
		begin_item(written);
	}
	assert_int_equal(found->len, person->items->len);
	for (guint i = 0; i < found->len; i++)
		assert_string_equal(((const struct plan_item *)found->pdata[i])->text,
				    person->items->pdata[i]);
	check_written(written, draft, "the new obstacle");
	written->entered = false;
	plan_free(plan);
}

static void check_conversation(struct ordeal_person *person, struct vault *vault)
{
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;
	g_autofree char *stored = NULL;

	assert_true(conversation_load(vault, person->conversation, &conversation, &error));
	stored = draft_or(vault, person, "pause", g_strdup(conversation->where_we_were));
	check_written(&person->at[PLACE_PAUSE], stored, "the note of the pause");
	conversation_free(conversation);
}

static void check_owners(const struct ordeal *ordeal, int person, const char *text)
{
	for (int number; (number = next_word(&text)) >= 0;)
		if (number >= (int)ordeal->owners->len ||
		    g_array_index(ordeal->owners, guint8, number) != person)
			fail_msg("word %d does not belong to person %d", number, person + 1);
}

/* Whatever is kept of somebody, whichever place it has. */
static void check_nothing_crosses(const struct ordeal *ordeal, int person, struct vault *vault)
{
	gint64 id = ordeal->people[person].id;
	g_autofree char *file = file_of(vault, id);
	GPtrArray *drafts = NULL;
	struct error error = ERROR_CLEAR;

	check_owners(ordeal, person, file);
	assert_null(strstr(file, BYSTANDER_WORDS));
	assert_true(draft_list(vault, id, &drafts, &error));
	for (guint i = 0; i < drafts->len; i++)
		check_owners(ordeal, person, ((const struct draft *)drafts->pdata[i])->text);
	g_ptr_array_unref(drafts);
}

void ordeal_check(struct ordeal *ordeal)
{
	struct vault *vault = home_open_vault(ordeal->home);
	g_autofree char *bystander = file_of(vault, ordeal->bystander);

	for (int i = 0; i < ORDEAL_PEOPLE; i++) {
		check_cards(ordeal, &ordeal->people[i], vault);
		check_plan(&ordeal->people[i], vault);
		check_conversation(&ordeal->people[i], vault);
		check_nothing_crosses(ordeal, i, vault);
	}
	assert_string_equal(bystander, ordeal->bystander_file);
	ordeal->opens = opens_by_itself(vault);
	vault_close(vault);
}
