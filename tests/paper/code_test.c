/* Codes on paper: what zbarimg reads from a page of 150 dots an inch is the address; and nothing else stands in the code.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/papers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

struct desk {
	char *folder, *pdf, *picture;
};

static int setup(void **state)
{
	struct desk *desk = g_new0(struct desk, 1);

	desk->folder = g_dir_make_tmp("code-XXXXXX", NULL);
	desk->pdf = g_build_filename(desk->folder, "codes.pdf", NULL);
	desk->picture = g_build_filename(desk->folder, "codes.png", NULL);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	g_unlink(desk->pdf);
	g_unlink(desk->picture);
	assert_int_equal(g_rmdir(desk->folder), 0);
	g_free(desk->folder);
	g_free(desk->pdf);
	g_free(desk->picture);
	g_free(desk);
	return 0;
}

static char *run(const char *command)
{
	char *output = NULL;
	int status = -1;

	assert_true(g_spawn_command_line_sync(command, &output, NULL, &status, NULL));
	if (status != 0)
		fail_msg("%s", command);
	return output;
}

/* The addresses in the codes of the first page, in alphabetical order, one on a line. */
static char *scan(const struct desk *desk, const struct document *document, int dots)
{
	g_autofree char *root = g_build_filename(desk->folder, "codes", NULL);
	g_autofree char *draw = g_strdup_printf("pdftoppm -singlefile -gray -r %d -png '%s' '%s'",
						dots, desk->pdf, root);
	g_autofree char *read = g_strdup_printf("zbarimg -q --raw '%s'", desk->picture);
	g_autofree char *found = NULL;

	papers_print(document, desk->pdf);
	g_free(run(draw));
	found = run(read);
	return g_steal_pointer(&found);
}

static void assert_codes(const char *found, const char *const *addresses, guint count)
{
	g_auto(GStrv) lines = g_strsplit(g_strchomp((char *)found), "\n", -1);

	if (g_strv_length(lines) != count)
		fail_msg("%u codes expected: %s", count, found);
	for (guint i = 0; i < count; i++)
		if (!g_strv_contains((const char *const *)lines, addresses[i]))
			fail_msg("%s is not among: %s", addresses[i], found);
}

static void three_codes_of_a_sheet_are_read_back(void **state)
{
	static const char *const addresses[] = {
		"https://www.refugeehelp.nl",
		"https://www.juridischloket.nl",
		"https://www.oporafoundation.nl/uk/dopomoha?misto=nijmegen&mova=uk",
	};

	for (int large = 0; large < 2; large++) {
		struct document *document = papers_codes();
		g_autofree char *found = NULL;

		document->large = large;
		found = scan(*state, document, 150);
		assert_codes(found, addresses, G_N_ELEMENTS(addresses));
		document_free(document);
	}
}

static void an_address_of_any_length_is_read_back(void **state)
{
	for (size_t length = 20; length <= 320; length += 100) {
		struct document *document = document_new("Аркуш", "uk");
		g_autoptr(GString) address = g_string_new("https://example.org/");
		g_autofree char *found = NULL;

		while (address->len < length)
			g_string_append_printf(address, "%zu/", address->len);
		document_add(document, BLOCK_CODE, "uk", address->str);
		found = scan(*state, document, 150);
		assert_codes(found, (const char *const *)&address->str, 1);
		document_free(document);
	}
}

/* Who has no camera types it; who listens hears what the picture is. */
static void the_address_stands_beside_its_code(void **state)
{
	struct desk *desk = *state;
	struct document *document = papers_codes();
	g_autofree char *command = g_strdup_printf("pdftotext '%s' -", desk->pdf);
	g_autofree char *text = NULL;
	const char *name;

	papers_print(document, desk->pdf);
	document_free(document);
	text = run(command);
	name = strstr(text, "Het Juridisch Loket");
	assert_non_null(name);
	assert_true(g_str_has_prefix(name, "Het Juridisch Loket\nhttps://www.juridischloket.nl"));
}

static void as_many_codes_as_there_are_run_over_pages(void **state)
{
	struct desk *desk = *state;
	struct document *document = document_new("Аркуш", "uk");
	g_autofree char *command = g_strdup_printf("pdfinfo '%s'", desk->pdf);
	g_autofree char *longest = g_strnfill(CODE_BYTES_MAX - 10, 'a');
	g_autofree char *address = g_strconcat("https://a/", longest, NULL);
	g_autofree char *info = NULL;

	for (int i = 0; i < 4; i++)
		document_add(document, BLOCK_CODE, "uk", address);
	papers_print(document, desk->pdf);
	document_free(document);
	info = run(command);
	assert_non_null(strstr(info, "Pages:           2\n"));
}

static bool can_scan(void)
{
	g_autofree char *reader = g_find_program_in_path("zbarimg");
	g_autofree char *drawer = g_find_program_in_path("pdftoppm");

	return reader && drawer;
}

#define CODE_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CODE_TEST(three_codes_of_a_sheet_are_read_back),
		CODE_TEST(an_address_of_any_length_is_read_back),
		CODE_TEST(the_address_stands_beside_its_code),
		CODE_TEST(as_many_codes_as_there_are_run_over_pages),
	};

	if (!can_scan()) {
		print_message("codes: skipped, there is no zbarimg or pdftoppm\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
