/* Any bytes as the file of a person: refused with a reason; or read, and then what is written is stable, and a vault that stored it gives
   the same back.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/person_json.h"
#include "fuzz/fuzz.h"
#include "store/files.h"
#include "support/builders.h"

/* FUZZ_LONGEST 16384: what tests/check/run-fuzz.sh lets an input become. */

static struct person_file *read_again(const char *bytes, size_t length)
{
	struct person_file *file;

	g_assert(person_json_read(bytes, length, "again.json", &file, NULL));
	return file;
}

static struct vault *an_empty_vault(void)
{
	static struct test_clock now = { TEST_NOON };
	static struct vault *vault;
	struct clock clock = test_clock(&now);

	if (!vault)
		vault = vault_create_in_memory(&clock, NULL);
	g_assert(vault);
	return vault;
}

/* What a vault makes of the file; NULL when it does not take it. It is taken back again, so that every file meets an empty one. */
static struct person_file *through_vault(struct person_file *file)
{
	struct vault *vault = an_empty_vault();
	struct error error = ERROR_CLEAR;
	struct person_file *stored = NULL;

	g_assert(vault_begin(vault, NULL, NULL));
	if (file_store(vault, file, NULL, NULL, &error))
		g_assert(file_load(vault, file->participant->id, &stored, NULL));
	else
		g_assert(error_is_set(&error));
	vault_rollback(vault);
	return stored;
}

static guint records_in(const struct person_file *file)
{
	return file->conversations->len + file->answers->len + file->harvested->len +
	       file->ratings->len + file->plan->items->len + file->holdings->len +
	       file->lessons->len + file->skills->len + file->couplings->len +
	       file->organisations->len + file->happenings->len + file->family_questions->len +
	       file->versions->len + file->consents->len;
}

/* The vault may put in order what a stranger's file holds in another one; from then on every byte stays. */
static void assert_vault_keeps(struct person_file *file)
{
	struct person_file *stored = through_vault(file), *again;
	g_autofree char *once = NULL, *twice = NULL;
	size_t once_length, twice_length;

	if (!stored)
		return;
	g_assert(records_in(stored) == records_in(file));
	once = person_json_write(stored, &once_length);
	again = through_vault(stored);
	g_assert(again);
	twice = person_json_write(again, &twice_length);
	g_assert(once_length == twice_length && memcmp(once, twice, once_length) == 0);
	person_file_free(again);
	person_file_free(stored);
}

int fuzz_take(const uint8_t *data, size_t size)
{
	struct error error = ERROR_CLEAR;
	struct person_file *file = NULL, *same;
	g_autofree char *once = NULL, *twice = NULL;
	size_t once_length, twice_length;

	if (!person_json_read((const char *)data, size, "fuzz.json", &file, &error)) {
		g_assert(error_is_set(&error) && error.kind != ERROR_NONE && !file);
		return 0;
	}
	g_assert(!error_is_set(&error));
	once = person_json_write(file, &once_length);
	same = read_again(once, once_length);
	twice = person_json_write(same, &twice_length);
	g_assert(once_length == twice_length && memcmp(once, twice, once_length) == 0);
	assert_vault_keeps(same);
	person_file_free(same);
	person_file_free(file);
	return 0;
}
