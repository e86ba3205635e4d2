/* The strict subset of YAML: what it reads, and what it refuses at which place.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "content/yaml.h"

static struct tree *sound(const char *yaml)
{
	struct error error = ERROR_CLEAR;
	struct tree *tree = tree_read(yaml, strlen(yaml), "t.yaml", &error);

	if (!tree)
		print_error("%s at %d:%d\n", error.sentence, error.line, error.column);
	assert_non_null(tree);
	assert_false(error_is_set(&error));
	return tree;
}

static void assert_text(const struct tree *tree, const char *key, const char *text)
{
	const struct tree_node *node = tree_get(tree_root(tree), key);

	assert_non_null(node);
	assert_int_equal(node->kind, TREE_TEXT);
	assert_string_equal(node->text, text);
}

static void scalars_stay_text(void **state)
{
	(void)state;
	struct tree *tree = sound("a: no\n"
				  "b: 0012\n"
				  "c: \"so \\\"it\\\" is\"\n"
				  "d: 'it''s'\n"
				  "e: |-\n"
				  "  one: 1\n"
				  "  [two]\n"
				  "f: ~\n"
				  "g: 12:30 # not this\n"
				  "\"h\": a [b] {c} & d * !\n");

	assert_text(tree, "a", "no");
	assert_text(tree, "b", "0012");
	assert_text(tree, "c", "so \"it\" is");
	assert_text(tree, "d", "it's");
	assert_text(tree, "e", "one: 1\n[two]");
	assert_text(tree, "f", "~");
	assert_text(tree, "g", "12:30");
	assert_text(tree, "h", "a [b] {c} & d * !");
	assert_null(tree_get(tree_root(tree), "i"));
	tree_free(tree);
}

static void places_count_characters_from_one(void **state)
{
	(void)state;
	struct tree *tree = sound("# перше\n"
				  "список:\n"
				  "  - uk: слово\n"
				  "  - nl: woord\n");
	const struct tree_node *list = tree_get(tree_root(tree), "список");

	assert_int_equal(list->key_line, 2);
	assert_int_equal(list->key_column, 1);
	assert_int_equal(list->kind, TREE_SEQUENCE);
	assert_int_equal(list->count, 2);
	assert_int_equal(list->first->line, 3);
	assert_int_equal(list->first->column, 5);
	assert_null(list->first->key);
	const struct tree_node *word = tree_get(list->last, "nl");
	assert_int_equal(word->line, 4);
	assert_int_equal(word->column, 9);
	tree_free(tree);
}

static void line_ends_of_windows_are_read(void **state)
{
	(void)state;
	struct tree *tree = sound("---\r\na: 1\r\n\r\nb:\r\n  - 2\r\n...\r\n");

	assert_text(tree, "a", "1");
	assert_int_equal(tree_get(tree_root(tree), "b")->first->line, 5);
	tree_free(tree);
}

static void an_empty_value_is_a_plain_empty_text(void **state)
{
	(void)state;
	struct tree *tree = sound("a:\nb: \"\"\n");

	assert_text(tree, "a", "");
	assert_true(tree_get(tree_root(tree), "a")->is_plain);
	assert_false(tree_get(tree_root(tree), "b")->is_plain);
	tree_free(tree);
}

static void the_same_key_may_stand_in_two_places(void **state)
{
	(void)state;
	tree_free(sound("a:\n  x: 1\nb:\n  x: 2\nc:\n  - x: 3\n  - x: 4\n"));
}

struct refusal {
	const char *yaml;
	const char *sentence;
	int line, column;
	const char *key;
};

static const struct refusal refusals[] = {
	{ "a: &x 1\n", "yaml.anchor", 1, 4, "a" },
	{ "a: &x\n  b: 1\n", "yaml.anchor", 1, 4, "a" },
	{ "&x a: 1\n", "yaml.anchor", 1, 1, "" },
	{ "a:\n  - &x\n    - 1\n", "yaml.anchor", 2, 5, "a" },
	{ "a: 1\nb: *a\n", "yaml.alias", 2, 4, "b" },
	{ "a: 1\n*x : 2\n", "yaml.alias", 2, 1, "a" },
	{ "a: !int 1\n", "yaml.tag", 1, 4, "a" },
	{ "a: !!str no\n", "yaml.tag", 1, 4, "a" },
	{ "a: !x\n  b: 1\n", "yaml.tag", 1, 4, "a" },
	{ "a: !x\n  - 1\n", "yaml.tag", 1, 4, "a" },
	{ "a:\n  <<: b\n", "yaml.merge", 2, 3, "<<" },
	{ "a: [1, 2]\n", "yaml.flow", 1, 4, "a" },
	{ "[a\n", "yaml.flow", 1, 1, "" },
	{ "a:\n  - {b: 1}\n", "yaml.flow", 2, 5, "a" },
	{ "{", "yaml.flow", 1, 1, "" },
	{ "a: >\n  folded\n", "yaml.folded", 1, 4, "a" },
	{ "a: 1\n---\nb: 2\n", "yaml.several_documents", 2, 1, "a" },
	{ "%YAML 1.1\n---\na: 1\n", "yaml.directive", 1, 1, "" },
	{ "%TAG ! x:\n---\na: 1\n", "yaml.directive", 1, 1, "" },
	{ "a: 1\nїжак: 2\nїжак: 3\n", "yaml.duplicate_key", 3, 1, "їжак" },
	{ "x:\n  - a: 1\n    \"a\": 2\n", "yaml.duplicate_key", 3, 5, "a" },
	{ "? - a\n: b\n", "yaml.key_not_text", 1, 3, "" },
	{ "?\n  a: 1\n: b\n", "yaml.key_not_text", 2, 3, "" },
	{ "\"\": b\n", "yaml.key_not_text", 1, 1, "" },
	{ "? |\n  a\n: b\n", "yaml.key_not_text", 1, 3, "" },
	{ "", "yaml.empty", 1, 1, "" },
	{ "# only a remark\n", "yaml.empty", 1, 1, "" },
	{ "\xef\xbb\xbf"
	  "a: 1\n",
	  "yaml.byte_order_mark", 1, 1, "" },
	{ "a: 1\nb: \xff\n", "yaml.not_utf8", 2, 4, "b" },
	{ "a: \xd1", "yaml.not_utf8", 1, 4, "a" },
	{ "a: \xed\xa0\x80\n", "yaml.not_utf8", 1, 4, "a" },
	{ "a: ї\n\tb: 1\n", "yaml.tab", 2, 1, "a" },
	{ "a:\n  \tb: 1\n", "yaml.tab", 2, 3, "a" },
	{ "a: x\x1b[2J\n", "yaml.control", 1, 5, "a" },
	{ "a: \"x\\e[2J\"\n", "yaml.control", 1, 4, "a" },
	{ "a: \"x\\0\"\n", "yaml.control", 1, 4, "a" },
	{ "a: \"x\\ty\"\n", "yaml.control", 1, 4, "a" },
	{ "a: \"x\\r\\ny\"\n", "yaml.control", 1, 4, "a" },
	{ "a: x\ry\n", "yaml.control", 1, 5, "a" },
	{ "a: x\xc2\x9by\n", "yaml.control", 1, 5, "a" },
	{ "a: ї\x7f\n", "yaml.control", 1, 5, "a" },
	{ "\ta: 1\n", "yaml.tab", 1, 1, "" },
	{ "a: x\ty\n", "yaml.control", 1, 4, "a" },
	{ "a: x\xe2\x80\xa8y\n", "yaml.control", 1, 5, "a" },
	{ "a: x\xe2\x80\xaey\n", "yaml.control", 1, 5, "a" },
	{ "a: b: c\n", "yaml.syntax", 1, 5, "a" },
	{ "a: \"x\n", "yaml.syntax", 2, 1, "a" },
	{ "a: 1\n b: 2\n", "yaml.syntax", 2, 3, "a" },
	{ "a: @x\n", "yaml.syntax", 1, 4, "a" },
	{ "a: \"ї\"# b\n", "yaml.syntax", 1, 7, "a" },
	{ "a: 'b'#c\n", "yaml.syntax", 1, 7, "a" },
	{ "a:\n  b: \"x\n\n  y\"\n", "yaml.syntax", 4, 3, "b" },
	{ "- 'a\nb'\n", "yaml.syntax", 2, 1, "" },
};

static void assert_refused(const char *yaml, gsize length, const struct refusal *expected)
{
	struct error error = ERROR_CLEAR;

	assert_null(tree_read(yaml, length, "t.yaml", &error));
	if (!error.sentence || strcmp(error.sentence, expected->sentence) != 0 ||
	    error.line != expected->line || error.column != expected->column)
		print_error("%.40s: %s at %d:%d\n", yaml, error.sentence, error.line, error.column);
	assert_int_equal(error.kind, ERROR_CONTENT);
	assert_string_equal(error.sentence, expected->sentence);
	assert_string_equal(error.file, "t.yaml");
	assert_int_equal(error.line, expected->line);
	assert_int_equal(error.column, expected->column);
	assert_string_equal(error.key, expected->key);
}

static void what_is_outside_the_subset_is_refused_at_its_place(void **state)
{
	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++)
		assert_refused(refusals[i].yaml, strlen(refusals[i].yaml), &refusals[i]);
}

static void a_zero_byte_is_refused(void **state)
{
	(void)state;
	const struct refusal nul = { "", "yaml.control", 1, 5, "a" };

	assert_refused("a: x\0y\n", 7, &nul);
}

/* `levels` sequences in each other, the outermost below no key. */
static GString *nested(int levels)
{
	GString *yaml = g_string_new(NULL);

	for (int i = 0; i < levels; i++)
		g_string_append(yaml, "- ");
	g_string_append(yaml, "x\n");
	return yaml;
}

static void sixteen_levels_are_enough(void **state)
{
	(void)state;
	g_autoptr(GString) deep = nested(TREE_DEPTH_MAX);
	g_autoptr(GString) deeper = nested(TREE_DEPTH_MAX + 1);
	g_autoptr(GString) abyss = nested(300000);
	const struct refusal refusal = { "", "yaml.too_deep", 1, TREE_DEPTH_MAX * 2 + 1, "" };

	tree_free(sound(deep->str));
	assert_refused(deeper->str, deeper->len, &refusal);
	assert_refused(abyss->str, abyss->len, &refusal);
}

static GString *many_keys(int count)
{
	GString *yaml = g_string_new(NULL);

	for (int i = 0; i < count; i++)
		g_string_append_printf(yaml, "key%d: x\n", i);
	return yaml;
}

static void a_mapping_has_a_thousand_keys_at_most(void **state)
{
	(void)state;
	g_autoptr(GString) many = many_keys(TREE_KEYS_MAX);
	g_autoptr(GString) too_many = many_keys(TREE_KEYS_MAX + 1);
	const struct refusal refusal = { "", "yaml.too_many_keys", 1001, 1, "key1000" };

	tree_free(sound(many->str));
	assert_refused(too_many->str, too_many->len, &refusal);
}

static void a_mebibyte_is_read_and_a_byte_more_is_not(void **state)
{
	(void)state;
	g_autofree char *yaml = g_malloc(TREE_BYTES_MAX + 2);
	const struct refusal refusal = { "", "yaml.too_large", 1, 1, "" };

	memset(yaml, 'x', TREE_BYTES_MAX + 2);
	memcpy(yaml, "a: ", 3);
	yaml[TREE_BYTES_MAX] = '\0';
	tree_free(sound(yaml));
	yaml[TREE_BYTES_MAX] = 'x';
	assert_refused(yaml, TREE_BYTES_MAX + 1, &refusal);
}

/* libyaml alone takes 28 seconds for this; processor time, so that a busy machine does not matter. */
static void a_hundred_kilobytes_of_brackets_cost_nothing(void **state)
{
	(void)state;
	static const char *const bombs[] = {
		"[", "{", "a: [", "- [", "? [", "[[{", "- ", "? ", "\""
	};

	for (gsize i = 0; i < G_N_ELEMENTS(bombs); i++) {
		g_autoptr(GString) bomb = g_string_new(NULL);
		struct error error = ERROR_CLEAR;
		clock_t start = clock();

		while (bomb->len < 100 * 1024)
			g_string_append(bomb, bombs[i]);
		assert_null(tree_read(bomb->str, bomb->len, "t.yaml", &error));
		assert_int_equal(error.kind, ERROR_CONTENT);
		assert_true(clock() - start < CLOCKS_PER_SEC);
	}
}

static const char *const sample = "a: \"ї\"\nb:\n  - c: |-\n      x\n    d: 'y'\n  - e: z # r\n";

static void read_all_of(const char *bytes, gsize length)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *exact = g_memdup2(bytes, length); /* nothing may be read behind it */
	struct tree *tree = tree_read(exact, length, "t.yaml", &error);

	if (tree) {
		assert_false(error_is_set(&error));
		assert_non_null(tree_root(tree));
	} else {
		assert_int_equal(error.kind, ERROR_CONTENT);
		assert_true(error.line >= 1 && error.column >= 1);
	}
	tree_free(tree);
}

static void every_cut_is_either_read_or_refused_with_a_place(void **state)
{
	(void)state;
	for (gsize length = 0; length <= strlen(sample); length++)
		read_all_of(sample, length);
}

static void every_damaged_byte_is_either_read_or_refused_with_a_place(void **state)
{
	(void)state;
	for (gsize i = 0; i < strlen(sample); i++)
		for (int byte = 0; byte < 256; byte++) {
			g_autofree char *damaged = g_strdup(sample);

			damaged[i] = (char)byte;
			read_all_of(damaged, strlen(sample));
		}
}

static void a_file_that_is_not_there_says_why(void **state)
{
	(void)state;
	struct error error = ERROR_CLEAR;

	assert_null(tree_read_file("/nowhere/x.yaml", "x.yaml", &error));
	assert_string_equal(error.sentence, "yaml.unreadable");
	assert_string_equal(error.file, "x.yaml");
	assert_int_equal(error.system_errno, ENOENT);
	error = ERROR_CLEAR;
	assert_null(tree_read_file("/", "/", &error));
	assert_int_equal(error.system_errno, EISDIR);
}

static void an_endless_file_ends_at_the_limit(void **state)
{
	(void)state;
	struct error error = ERROR_CLEAR;

	assert_null(tree_read_file("/dev/zero", "zero", &error));
	assert_string_equal(error.sentence, "yaml.too_large");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scalars_stay_text),
		cmocka_unit_test(places_count_characters_from_one),
		cmocka_unit_test(line_ends_of_windows_are_read),
		cmocka_unit_test(an_empty_value_is_a_plain_empty_text),
		cmocka_unit_test(the_same_key_may_stand_in_two_places),
		cmocka_unit_test(what_is_outside_the_subset_is_refused_at_its_place),
		cmocka_unit_test(a_zero_byte_is_refused),
		cmocka_unit_test(sixteen_levels_are_enough),
		cmocka_unit_test(a_mapping_has_a_thousand_keys_at_most),
		cmocka_unit_test(a_mebibyte_is_read_and_a_byte_more_is_not),
		cmocka_unit_test(a_hundred_kilobytes_of_brackets_cost_nothing),
		cmocka_unit_test(every_cut_is_either_read_or_refused_with_a_place),
		cmocka_unit_test(every_damaged_byte_is_either_read_or_refused_with_a_place),
		cmocka_unit_test(a_file_that_is_not_there_says_why),
		cmocka_unit_test(an_endless_file_ends_at_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
