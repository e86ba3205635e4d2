/* The sheet on which a recovery code is kept: all of the code, what to do, and nobody's name.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/recovery_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define VAULT "/home/anna/.local/share/perspectief/vault.perspectief"

static struct secret *some_code(void)
{
	guint8 chance[RECOVERY_CHANCE];
	struct secret *code = secret_new();

	for (guint8 i = 0; i < RECOVERY_CHANCE; i++)
		chance[i] = (guint8)(i * 5 % RECOVERY_BASE);
	assert_true(recovery_code_make(chance, code));
	return code;
}

static struct document *sheet_in(enum language language, const struct secret *code)
{
	struct error error = ERROR_CLEAR;
	struct sentences *sentences = sentences_load(".", language, &error);
	struct recovery_sheet sheet = { .sentences = sentences,
					.code = code,
					.vault_path = VAULT,
					.made_on = day_from_iso("2026-11-20") };
	struct document *document;

	assert_non_null(sentences);
	document = recovery_sheet_make(&sheet);
	sentences_free(sentences);
	return document;
}

/* What stands on paper, read back as people type it, is the code. */
static void assert_has_code(const char *text, const struct secret *code)
{
	g_autoptr(GString) typed = g_string_new(NULL);
	struct secret *read = secret_new();

	for (int group = 1; group <= RECOVERY_SIGNS / RECOVERY_GROUP; group++) {
		g_autofree char *line =
			g_strdup_printf("\n%d. %c ", group, secret_bytes(code)[(group - 1) * 6]);
		const char *at = strstr(text, line);

		assert_non_null(at);
		g_string_append_len(typed, at + 4, 2 * RECOVERY_GROUP - 1);
		g_string_append_c(typed, ' ');
	}
	assert_int_equal(recovery_code_read(typed->str, typed->len, read).result, RECOVERY_RIGHT);
	assert_true(secret_equal(read, code));
	secret_free(read);
}

static void the_code_is_read_back_from_paper_in_each_language(void **state)
{
	struct secret *code = some_code();

	(void)state;
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		struct document *document = sheet_in((enum language)language, code);
		g_autofree char *text = document_to_text(document, 80);

		assert_has_code(text, code);
		assert_non_null(strstr(text, "F3"));
		assert_non_null(strstr(text, VAULT));
		assert_non_null(strstr(text, "2026"));
		recovery_sheet_free(document);
	}
	secret_free(code);
}

static void the_sheet_goes_to_the_press_and_back(void **state)
{
	struct secret *code = some_code();
	struct document *document = sheet_in(LANGUAGE_NL, code);
	g_autoptr(GByteArray) bytes = document_to_bytes(document);
	struct error error = ERROR_CLEAR;
	struct document *again = document_from_bytes(bytes->data, bytes->len, &error);
	g_autofree char *text = NULL;

	(void)state;
	assert_non_null(again);
	text = document_to_text(again, 80);
	assert_has_code(text, code);
	recovery_sheet_free(again);
	recovery_sheet_free(document);
	secret_free(code);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_code_is_read_back_from_paper_in_each_language),
		cmocka_unit_test(the_sheet_goes_to_the_press_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
