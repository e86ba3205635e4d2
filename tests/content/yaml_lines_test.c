/* The quick way through a file of sentences never reads anything else than libyaml would.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "content/yaml_tree.h"
#include "support/trees.h"

static const char sample[] = "t:\n"
			     "  a: draft\n"
			     "  b1: \"х {n}: \\\"y\\\"\\\\\\nz\"\n"
			     "c_:\n"
			     "  d:\n"
			     "    one: \" # ,[x]\"\n"
			     "    few: \"\"\n"
			     "  e: \"’\"\n"
			     "f: 1\n";

static bool are_known(const char *bytes, gsize length)
{
	g_autofree char *exact =
		g_memdup2(bytes, MAX(length, 1)); /* nothing may be read behind it */
	bool is_known;

	if (!trees_agree(exact, length, &is_known))
		fail_msg("read otherwise than by libyaml: %.*s", (int)length, bytes);
	return is_known;
}

static void every_sentence_of_ours_is_read_line_by_line(void **state)
{
	static const char *const files[] = { "i18n/uk.yaml", "i18n/nl.yaml", "i18n/en.yaml" };

	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *bytes = NULL;
		gsize length;

		assert_true(g_file_get_contents(files[i], &bytes, &length, NULL));
		if (!are_known(bytes, length))
			fail_msg(
				"%s holds a line of another shape, a tab or a sign that begins with "
				"0xef: it is read well, and every start is slower",
				files[i]);
	}
}

static void lines_are_read_as_libyaml_reads_them(void **state)
{
	(void)state;
	assert_true(are_known(sample, strlen(sample)));
}

static void every_cut_is_left_to_libyaml_or_read_as_it_does(void **state)
{
	int known = 0;

	(void)state;
	for (gsize length = 0; length <= strlen(sample); length++)
		known += are_known(sample, length);
	assert_in_range(known, 2, 9); /* only between two lines, and not below a key that waits */
}

static void every_damaged_byte_is_left_to_libyaml_or_read_as_it_does(void **state)
{
	int known = 0;

	(void)state;
	for (gsize i = 0; i < strlen(sample); i++)
		for (int byte = 0; byte < 256; byte++) {
			g_autofree char *damaged = g_strdup(sample);

			damaged[i] = (char)byte;
			known += are_known(damaged, strlen(sample));
		}
	assert_true(known > 1000);
}

/* One or two signs that mean something to YAML, put in at every place, and every piece of a few signs left out. */
static void every_sign_too_many_or_too_few_is_left_to_libyaml_or_read_as_it_does(void **state)
{
	static const char *const signs[] = { " ",      "  ",          "\n",  "\"",   "\\",    ":",
					     ": ",     "#",           " #",  "- ",   "? ",    "'",
					     "|",      ">",           "&a ", "*a",   "!t ",   "%",
					     "---",    "...",         "\t",  "\r\n", "\\x41", "{",
					     "\n\n  ", "\xef\xbf\xbf" };

	(void)state;
	for (gsize i = 0; i <= strlen(sample); i++) {
		for (gsize sign = 0; sign < G_N_ELEMENTS(signs); sign++) {
			g_autoptr(GString) bytes = g_string_new(sample);

			g_string_insert(bytes, (gssize)i, signs[sign]);
			are_known(bytes->str, bytes->len);
		}
		for (gsize left_out = 1; left_out <= 12 && i + left_out <= strlen(sample);
		     left_out++) {
			g_autoptr(GString) bytes = g_string_new(sample);

			g_string_erase(bytes, (gssize)i, (gssize)left_out);
			are_known(bytes->str, bytes->len);
		}
	}
}

static void what_has_another_shape_is_left_to_libyaml(void **state)
{
	static const char *const others[] = {
		"",
		"a: \"b\"",
		"a:\n",
		"a: b\n\nc: d\n",
		"# x\na: b\n",
		"a: b # x\n",
		"a: 'b'\n",
		"a: b c\n",
		"a: \"b\" \n",
		"a: \"b\\t\"\n",
		"a: \"b\\\"\n",
		"a: \"b\n",
		"a: \"\n",
		"a: |\n  b\n",
		"- a\n",
		"a: &x \"b\"\n",
		"\"a\": b\n",
		"A: b\n",
		"a:  b\n",
		"a : b\n",
		": b\n",
		"a: b\na: c\n",
		"a:\n  b: c\n  b: d\n",
		"a:\n    b: c\n",
		"a:\n b: c\n",
		"a: b\n  c: d\n",
		"a:\nb: c\n",
		"a: \"\xef\xbf\xbf\"\n",
		"a: b\n---\n",
		"a: b\n...\n",
	};

	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
		assert_false(are_known(others[i], strlen(others[i])));
}

static void what_is_too_deep_or_too_much_is_left_to_libyaml(void **state)
{
	g_autoptr(GString) deep = g_string_new(NULL);
	g_autoptr(GString) many = g_string_new(NULL);
	g_autofree char *long_key = g_strnfill(128, 'a');
	g_autofree char *line = g_strdup_printf("%s: b\n", long_key);

	(void)state;
	for (int level = 0; level < TREE_DEPTH_MAX; level++) {
		assert_true(level == 0 || !are_known(deep->str, deep->len));
		g_string_append_printf(deep, "%*sa:\n", 2 * level, "");
	}
	g_string_append_printf(deep, "%*sa: b\n", 2 * TREE_DEPTH_MAX, "");
	assert_false(are_known(deep->str, deep->len));
	for (int i = 0; i <= TREE_KEYS_MAX; i++)
		g_string_append_printf(many, "k%d: b\n", i);
	assert_false(are_known(many->str, many->len));
	g_string_truncate(many, many->len - strlen("k1000: b\n"));
	assert_true(are_known(many->str, many->len));
	assert_false(are_known(line, strlen(line)));
	assert_true(are_known(line + 1, strlen(line) - 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_sentence_of_ours_is_read_line_by_line),
		cmocka_unit_test(lines_are_read_as_libyaml_reads_them),
		cmocka_unit_test(every_cut_is_left_to_libyaml_or_read_as_it_does),
		cmocka_unit_test(every_damaged_byte_is_left_to_libyaml_or_read_as_it_does),
		cmocka_unit_test(
			every_sign_too_many_or_too_few_is_left_to_libyaml_or_read_as_it_does),
		cmocka_unit_test(what_has_another_shape_is_left_to_libyaml),
		cmocka_unit_test(what_is_too_deep_or_too_much_is_left_to_libyaml),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
