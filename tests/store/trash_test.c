/* What lies in the trash is on no list and in no search, and can be taken back as it was.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/files.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/search.h"
#include "store/upkeep.h"
#include "support/builders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct desk {
	struct test_clock clock;
	struct vault *vault;
	record_id lina, oleh; /* of one household; Lina goes into the trash */
};

static void join(struct desk *desk, record_id id, struct household *household)
{
	struct participant *participant;

	assert_true(people_load(desk->vault, id, &participant, NULL));
	participant->household_id = household->id;
	must_begin(desk->vault);
	assert_true(people_save(desk->vault, participant, NULL));
	must_commit(desk->vault);
	participant_free(participant);
}

static void type_draft(struct desk *desk)
{
	const struct draft_key key = { .participant_id = desk->lina, .field = "plan:1:text" };
	const struct splice splice = { .inserted = "балкон", .inserted_length = 12 };

	assert_true(draft_append(desk->vault, &key, "", &splice, NULL));
}

static void sit_down(struct desk *desk)
{
	struct household *household = household_new();
	record_id conversation;

	desk->clock.now = TEST_NOON;
	desk->vault = build_vault(&desk->clock);
	desk->lina = build_person(desk->vault, "NIJ-0001", "Ліна");
	desk->oleh = build_person(desk->vault, "NIJ-0002", "Олег");
	must_begin(desk->vault);
	assert_true(household_save(desk->vault, household, NULL));
	must_commit(desk->vault);
	join(desk, desk->lina, household);
	join(desk, desk->oleh, household);
	household_free(household);
	conversation = build_conversation(desk->vault, desk->lina, TEST_DAY);
	build_answer(desk->vault, desk->lina, conversation, "work-lost-in-time", "балкон і море");
	build_promise(desk->vault, desk->lina, "зателефонувати", TEST_DAY - 1);
	type_draft(desk);
}

static void put_in_trash(struct desk *desk)
{
	assert_true(vault_begin(desk->vault, "undo.trash", NULL));
	assert_true(trash_put(desk->vault, desk->lina, TEST_DAY, NULL));
	assert_true(vault_commit(desk->vault, NULL));
}

static guint length_of(GPtrArray *list)
{
	guint length = list->len;

	g_ptr_array_unref(list);
	return length;
}

/* People on the list, hits, promises due, waiting conversations, members of the household. */
static void assert_seen(struct desk *desk, guint people, guint hits, guint promises, bool waits,
			guint members)
{
	struct participant *oleh;
	struct conversation *conversation;
	GPtrArray *list;

	assert_true(people_list(desk->vault, TEST_DAY, &list, NULL));
	assert_int_equal(length_of(list), people);
	assert_true(search(desk->vault, "балкон", 20, &list, NULL));
	assert_int_equal(length_of(list), hits);
	assert_true(search(desk->vault, "лі", 20, &list, NULL));
	assert_int_equal(length_of(list), people - 1);
	assert_true(promises_due(desk->vault, TEST_DAY, "nl", &list, NULL));
	assert_int_equal(length_of(list), promises);
	assert_true(conversation_waiting(desk->vault, 0, &conversation, NULL));
	assert_int_equal(conversation != NULL, waits);
	conversation_free(conversation);
	assert_true(people_load(desk->vault, desk->oleh, &oleh, NULL));
	assert_true(household_members(desk->vault, oleh->household_id, &list, NULL));
	assert_int_equal(length_of(list), members);
	assert_true(household_files_load(desk->vault, oleh->household_id, &list, NULL));
	assert_int_equal(length_of(list), members);
	participant_free(oleh);
}

static void what_lies_in_the_trash_is_seen_nowhere_else(void **state)
{
	struct desk desk;
	GPtrArray *trash;

	(void)state;
	sit_down(&desk);
	assert_seen(&desk, 2, 2, 1, true, 2);
	put_in_trash(&desk);
	assert_seen(&desk, 1, 0, 0, false, 1);
	assert_true(trash_list(desk.vault, &trash, NULL));
	assert_int_equal(trash->len, 1);
	assert_int_equal(((struct participant *)trash->pdata[0])->trashed_on, TEST_DAY);
	g_ptr_array_unref(trash);
	vault_close(desk.vault);
}

static void taken_back_everything_is_as_it_was(void **state)
{
	struct desk desk;

	(void)state;
	sit_down(&desk);
	put_in_trash(&desk);
	must_begin(desk.vault);
	assert_true(trash_take_back(desk.vault, desk.lina, NULL));
	must_commit(desk.vault);
	assert_seen(&desk, 2, 2, 1, true, 2);
	vault_close(desk.vault);
}

static void putting_in_the_trash_can_be_undone(void **state)
{
	struct desk desk;

	(void)state;
	sit_down(&desk);
	put_in_trash(&desk);
	assert_true(vault_undo(desk.vault, NULL));
	assert_seen(&desk, 2, 2, 1, true, 2);
	vault_close(desk.vault);
}

static void a_code_in_the_trash_is_given_to_nobody_else(void **state)
{
	struct participant *found;
	char code[CODE_SIZE];
	struct desk desk;

	(void)state;
	sit_down(&desk);
	must_begin(desk.vault);
	assert_true(trash_put(desk.vault, desk.oleh, TEST_DAY, NULL));
	must_commit(desk.vault);
	assert_true(people_next_code(desk.vault, "NIJ", code, NULL));
	assert_string_equal(code, "NIJ-0003");
	assert_true(people_find(desk.vault, "NIJ-0002", &found, NULL));
	assert_int_equal(found->trashed_on, TEST_DAY); /* who asks sees where it is */
	participant_free(found);
	vault_close(desk.vault);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_lies_in_the_trash_is_seen_nowhere_else),
		cmocka_unit_test(taken_back_everything_is_as_it_was),
		cmocka_unit_test(putting_in_the_trash_can_be_undone),
		cmocka_unit_test(a_code_in_the_trash_is_given_to_nobody_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
