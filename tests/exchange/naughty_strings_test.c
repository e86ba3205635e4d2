/* Every string of the Big List of Naughty Strings in every free text of a person's file at once: imported, stored, exported the same.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "exchange/person_json.h"
#include "store/files.h"
#include "support/builders.h"
#include "support/naughty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

static struct person_file *read_json(const json_t *root, struct error *error)
{
	g_autofree char *text = json_dumps(root, JSON_COMPACT);
	struct person_file *file = NULL;

	if (!person_json_read(text, strlen(text), "naughty.json", &file, error))
		return NULL;
	return file;
}

static bool is_read(const json_t *root)
{
	struct error error = ERROR_CLEAR;
	struct person_file *file = read_json(root, &error);

	person_file_free(file);
	return file != NULL;
}

/* A leaf is free text when any words may stand there; borrowed from the tree. */
static void keep_if_free(const json_t *root, json_t *leaf, GPtrArray *leaves)
{
	g_autofree char *before = g_strdup(json_string_value(leaf));

	json_string_set(leaf, "Слова, ще \"слова\"");
	if (is_read(root))
		g_ptr_array_add(leaves, leaf);
	json_string_set(leaf, before);
}

/* Of something in questions/; of these each stands there once. */
static bool is_name(const char *key)
{
	return strcmp(key, "card") == 0;
}

static void find_free_texts(const json_t *root, json_t *value, GPtrArray *leaves)
{
	const char *key;
	json_t *below;
	size_t index;

	if (json_is_string(value))
		keep_if_free(root, value, leaves);
	json_object_foreach(value, key, below) if (!is_name(key))
		find_free_texts(root, below, leaves);
	if (json_is_array(value))
		json_array_foreach(value, index, below) find_free_texts(root, below, leaves);
}

static struct person_file *through_vault(struct person_file *file)
{
	struct test_clock now = { TEST_NOON };
	struct clock clock = test_clock(&now);
	struct vault *vault = vault_create_in_memory(&clock, NULL);
	struct error error = ERROR_CLEAR;
	struct person_file *stored = NULL;

	assert_true(vault_begin(vault, NULL, NULL));
	if (!file_store(vault, file, NULL, NULL, &error))
		fail_msg("%s %s", error.sentence, error.key);
	assert_true(vault_commit(vault, NULL));
	assert_true(file_load(vault, file->participant->id, &stored, NULL));
	vault_close(vault);
	return stored;
}

/* A whole file as this program writes it, with something in every list. */
static json_t *a_file_of_ours(void)
{
	json_t *sample = json_load_file("tests/fuzz/corpus/person_json/tina.json", 0, NULL);
	struct person_file *read = read_json(sample, NULL), *stored;
	g_autofree char *text = NULL;
	size_t length;

	assert_non_null(read);
	stored = through_vault(read);
	text = person_json_write(stored, &length);
	json_decref(sample);
	person_file_free(stored);
	person_file_free(read);
	return json_loadb(text, length, 0, NULL);
}

static void assert_comes_back(const json_t *root, const char *string)
{
	struct error error = ERROR_CLEAR;
	struct person_file *file = read_json(root, &error), *stored;
	size_t length, length_again;
	g_autofree char *before = NULL, *after = NULL;

	if (!file)
		fail_msg("%s: %s %s", string, error.sentence, error.key);
	before = person_json_write(file, &length);
	stored = through_vault(file);
	after = person_json_write(stored, &length_again);
	assert_int_equal(length, length_again);
	assert_string_equal(before, after);
	person_file_free(stored);
	person_file_free(file);
}

static void set_all(const GPtrArray *leaves, const char *text)
{
	for (guint i = 0; i < leaves->len; i++)
		json_string_set(leaves->pdata[i], text);
}

/* What our cleaning would change is no text of ours: the file is refused, with the field. */
static void assert_odd_is_refused(const json_t *root)
{
	struct error error = ERROR_CLEAR;

	assert_null(read_json(root, &error));
	assert_string_equal(error.sentence, "import.text_is_odd");
}

static void every_string_fits_in_every_free_text(void **state)
{
	GPtrArray *strings = naughty_strings(), *leaves = g_ptr_array_new();
	json_t *root;
	int odd = 0;

	(void)state;
	if (!strings)
		skip();
	root = a_file_of_ours();
	assert_non_null(root);
	find_free_texts(root, root, leaves);
	assert_true(leaves->len > 40);
	for (guint i = 0; i < strings->len; i++) {
		const char *string = strings->pdata[i];
		g_autofree char *clean = text_clean(string, -1);

		if (strcmp(clean, string) != 0 && g_utf8_validate(string, -1, NULL)) {
			set_all(leaves, string);
			assert_odd_is_refused(root);
			odd++;
		}
		if (!text_is_blank(clean)) {
			set_all(leaves, clean);
			assert_comes_back(root, clean);
		}
	}
	printf("note: %u strings in %u texts; %d refused until cleaned\n", strings->len,
	       leaves->len, odd);
	json_decref(root);
	g_ptr_array_unref(leaves);
	g_ptr_array_unref(strings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_string_fits_in_every_free_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
