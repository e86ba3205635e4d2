/* A database in which bytes were changed, as only somebody with the key could: whatever the store reads of it succeeds or says why it does
   not, and writing it is no worse.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/person_json.h"
#include "fuzz/fuzz.h"
#include "store/audit.h"
#include "store/consents.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/files.h"
#include "store/people.h"
#include "store/plans.h"
#include "store/progress.h"
#include "store/search.h"
#include "store/vault_state.h"
#include "support/builders.h"
#include "support/fixed_chance.h"

/* FUZZ_LONGEST 600: what tests/check/run-fuzz.sh lets an input become. */

static struct test_clock now = { TEST_NOON };

/* Two people: one with a whole file, one with a draft. */
static struct vault *full_vault(void)
{
	struct vault *vault = build_vault(&now);
	record_id person = build_person(vault, "NIJ-0042", "Lina");
	record_id conversation = build_conversation(vault, person, TEST_DAY - 7);
	record_id obstacle = build_item(vault, person, PLAN_OBSTACLE, 0, "немає місця");
	struct draft_key key = { build_person(vault, "NIJ-0043", "Ira"), 0, "plan:1:text" };
	struct splice splice = { 0, 0, "чернетка", 16 };

	build_answer(vault, person, conversation, "work-lost-in-time", "* рахунки\n! дитина");
	build_rating(vault, person, conversation, INDICATOR_HEALTH, "тисне");
	build_item(vault, person, PLAN_BREAKTHROUGH, obstacle, "сусідка");
	build_promise(vault, person, "bellen", TEST_DAY - 1);
	must_begin(vault);
	g_assert(plan_version_make(vault, person, conversation, "", NULL));
	must_commit(vault);
	g_assert(draft_append(vault, &key, "", &splice, NULL));
	return vault;
}

static GPtrArray *original_pages(void)
{
	struct vault *vault = full_vault();
	GPtrArray *pages = g_ptr_array_new();

	for (guint32 i = 0; i < image_page_count(vault->image); i++)
		g_ptr_array_add(pages, g_memdup2(image_page(vault->image, i), IMAGE_PAGE));
	vault_close(vault);
	return pages;
}

/* Each change: page, place, how many bytes, the bytes. A first byte of 255: a whole page over another one, or the image cut there. */
static void change(struct image *image, struct input *input)
{
	guint32 count = image_page_count(image), page = input_byte(input);
	unsigned char bytes[IMAGE_PAGE];
	size_t at, length;

	if (count == 0)
		return;
	if (page == 255) {
		guint32 from = input_byte(input), to = input_byte(input);

		if (from == to)
			g_assert(image_resize(image, from % count));
		else
			g_assert(image_put(image, to % count, image_page(image, from % count)));
		return;
	}
	memcpy(bytes, image_page(image, page % count), IMAGE_PAGE);
	at = input_number(input, 2) % IMAGE_PAGE;
	length = 1 + input_byte(input) % 16u;
	length = MIN(length, IMAGE_PAGE - at);
	for (size_t i = 0; i < length; i++)
		bytes[at + i] = input_byte(input);
	g_assert(image_put(image, page % count, bytes));
}

static void said(bool done, struct error *error)
{
	g_assert(done == !error_is_set(error));
	*error = ERROR_CLEAR;
}

static void look_at_list(bool done, GPtrArray *list, struct error *error)
{
	said(done, error);
	if (done)
		g_ptr_array_unref(list);
}

static void look_at_person(struct vault *vault, record_id id)
{
	struct error error = ERROR_CLEAR;
	struct person_file *file = NULL;
	GPtrArray *list = NULL;
	bool done = file_load(vault, id, &file, &error);

	said(done, &error);
	if (done && file) {
		size_t length;

		g_free(person_json_write(file, &length));
		person_file_free(file);
	}
	done = consent_list(vault, id, &list, &error);
	look_at_list(done, list, &error);
	done = draft_list(vault, id, &list, &error);
	look_at_list(done, list, &error);
}

static void look_at_people(struct vault *vault)
{
	struct error error = ERROR_CLEAR;
	GPtrArray *lines = NULL;

	if (!people_list(vault, TEST_DAY, &lines, &error)) {
		g_assert(error_is_set(&error));
		return;
	}
	for (guint i = 0; i < lines->len; i++)
		look_at_person(vault, ((struct person_line *)g_ptr_array_index(lines, i))->id);
	g_ptr_array_unref(lines);
}

static void look_around(struct vault *vault)
{
	struct error error = ERROR_CLEAR;
	struct conversation *waiting = NULL;
	GPtrArray *list = NULL;
	bool done = search(vault, "рахунки", 20, &list, &error);

	look_at_list(done, list, &error);
	done = promises_due(vault, TEST_DAY, "uk", &list, &error);
	look_at_list(done, list, &error);
	done = facts_cited(vault, &list, &error);
	look_at_list(done, list, &error);
	done = household_list(vault, &list, &error);
	look_at_list(done, list, &error);
	done = organisation_list(vault, &list, &error);
	look_at_list(done, list, &error);
	done = audit_list(vault, 0, &list, &error);
	look_at_list(done, list, &error);
	done = conversation_waiting(vault, 0, &waiting, &error);
	said(done, &error);
	conversation_free(waiting);
	g_free(vault_setting(vault, "language"));
}

/* Triggers, search index and undo included. */
static void write_in_it(struct vault *vault)
{
	struct participant *who = participant_new();
	struct error error = ERROR_CLEAR;
	bool done;

	g_strlcpy(who->code, "NIJ-0099", CODE_SIZE);
	if (vault_begin(vault, "undo.person", &error)) {
		done = people_save(vault, who, &error) && vault_commit(vault, &error);
		said(done, &error);
		if (vault_in_action(vault))
			vault_rollback(vault);
		if (vault_undo_label(vault)) {
			done = vault_undo(vault, &error);
			said(done, &error);
		}
	}
	participant_free(who);
}

int fuzz_take(const uint8_t *data, size_t size)
{
	static GPtrArray *pages;
	struct clock clock = test_clock(&now);
	const struct moment beginning = { 0 };
	struct input input = { data, size };
	struct error error = ERROR_CLEAR;
	struct image *image;
	struct vault *vault;

	if (!pages) {
		fixed_chance_begin();
		pages = original_pages();
	}
	image = image_new(&clock);
	g_assert(image_resize(image, pages->len));
	for (guint i = 0; i < pages->len; i++)
		g_assert(image_put(image, i, g_ptr_array_index(pages, i)));
	while (input.left > 0)
		change(image, &input);
	vault = vault_new(image, &clock, &beginning, &error);
	g_assert(!vault == error_is_set(&error));
	if (vault) {
		look_at_people(vault);
		look_around(vault);
		write_in_it(vault);
	}
	vault_close(vault);
	return 0;
}
