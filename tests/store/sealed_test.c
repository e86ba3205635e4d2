/* One person's file for the road: whole, or a clear sentence and nothing.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sealed.h"

#include "base/recovery_code.h"
#include "support/vaults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NAME "lina.sealed"

static GByteArray *bytes_of(size_t length)
{
	GByteArray *bytes = g_byte_array_sized_new((guint)length + 1);

	for (size_t i = 0; i < length; i++) {
		guint8 byte = (guint8)(i * 31 + i / 251);

		g_byte_array_append(bytes, &byte, 1);
	}
	return bytes;
}

static GByteArray *seal(const GByteArray *plain, const char *passphrase)
{
	struct secret *secret = secret_from(passphrase);
	GByteArray *sealed = sealed_close(plain->data, plain->len, secret, vault_cost_test, NULL);

	assert_non_null(sealed);
	secret_free(secret);
	return sealed;
}

static GByteArray *open_with(const void *bytes, size_t length, const char *passphrase,
			     struct error *error)
{
	struct secret *secret = secret_from(passphrase);
	GByteArray *plain = sealed_open(bytes, length, NAME, secret, error);

	secret_free(secret);
	assert_int_equal(plain == NULL, error_is_set(error));
	return plain;
}

static void must_refuse(const void *bytes, size_t length, const char *passphrase,
			const char *sentence)
{
	struct error error = ERROR_CLEAR;

	assert_null(open_with(bytes, length, passphrase, &error));
	assert_string_equal(error.sentence, sentence);
}

static void what_was_sealed_comes_back(void **state)
{
	static const size_t lengths[] = { 0, 1, 65535, 65536, 65537, 200000 };

	for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
		struct error error = ERROR_CLEAR;
		GByteArray *plain = bytes_of(lengths[i]);
		GByteArray *sealed = seal(plain, "верба над ставом");
		GByteArray *again =
			open_with(sealed->data, sealed->len, "верба над ставом", &error);

		assert_non_null(again);
		assert_int_equal(again->len, plain->len);
		assert_memory_equal(again->data, plain->data, plain->len);
		assert_true(sealed_is(sealed->data, sealed->len));
		sealed_wipe(again);
		g_byte_array_unref(sealed);
		g_byte_array_unref(plain);
	}
	(void)state;
}

static void nothing_of_it_can_be_read_without_the_passphrase(void **state)
{
	GByteArray *plain = g_byte_array_new();
	GByteArray *sealed;

	for (int i = 0; i < 1000; i++)
		g_byte_array_append(plain, (const guint8 *)"слово", strlen("слово"));
	sealed = seal(plain, "a");
	assert_null(memmem(sealed->data, sealed->len, "слово", strlen("слово")));
	must_refuse(sealed->data, sealed->len, "b", "sealed.wrong_code");
	g_byte_array_unref(sealed);
	g_byte_array_unref(plain);
	(void)state;
}

static void a_code_opens_it_however_it_was_typed(void **state)
{
	struct secret *code = secret_new();
	char text[RECOVERY_TEXT];
	GByteArray *plain = bytes_of(10), *sealed, *again;
	struct error error = ERROR_CLEAR;
	g_autofree char *typed = NULL;

	assert_true(sealed_new_code(code));
	recovery_code_to_text(code, text);
	sealed = seal(plain, text);
	typed = g_ascii_strdown(text, -1);
	again = open_with(sealed->data, sealed->len, typed, &error);
	assert_non_null(again);
	sealed_wipe(again);
	typed[9] = typed[9] == 'a' ? 'b' : 'a';
	must_refuse(sealed->data, sealed->len, typed, "vault.recovery_typo");
	g_byte_array_unref(sealed);
	g_byte_array_unref(plain);
	secret_free(code);
	(void)state;
}

static void cut_anywhere_it_is_refused(void **state)
{
	GByteArray *plain = bytes_of(140000);
	GByteArray *sealed = seal(plain, "a");

	for (guint length = 16; length < sealed->len; length += length < 200 ? 1 : 4999)
		must_refuse(sealed->data, length, "a", "sealed.cut");
	must_refuse(sealed->data, sealed->len - 1, "a", "sealed.cut");
	must_refuse("{}", 2, "a", "sealed.not_sealed");
	g_byte_array_unref(sealed);
	g_byte_array_unref(plain);
	(void)state;
}

static void every_flipped_bit_is_noticed(void **state)
{
	GByteArray *plain = bytes_of(500);
	GByteArray *sealed = seal(plain, "a");

	for (guint at = 0; at < sealed->len; at++) {
		struct error error = ERROR_CLEAR;

		sealed->data[at] ^= (guint8)(1u << (at % 8));
		assert_null(open_with(sealed->data, sealed->len, "a", &error));
		sealed->data[at] ^= (guint8)(1u << (at % 8));
	}
	g_byte_array_append(sealed, (const guint8 *)"", 1);
	must_refuse(sealed->data, sealed->len, "a", "sealed.cut");
	g_byte_array_unref(sealed);
	g_byte_array_unref(plain);
	(void)state;
}

static void one_of_a_newer_program_says_so(void **state)
{
	struct error error = ERROR_CLEAR;
	GByteArray *plain = bytes_of(5);
	GByteArray *sealed = seal(plain, "a");

	/* With the checksum of this format, or with another one where a newer format has it. */
	sealed->data[16] = SEALED_FORMAT + 1;
	assert_null(open_with(sealed->data, sealed->len, "a", &error));
	assert_string_equal(error.sentence, "sealed.too_new");
	assert_int_equal(error.number, SEALED_FORMAT + 1);
	sealed_renew_checksum(sealed->data);
	must_refuse(sealed->data, sealed->len, "a", "sealed.too_new");
	sealed->data[19] = 1; /* no number of a format */
	must_refuse(sealed->data, sealed->len, "a", "sealed.damaged");
	g_byte_array_unref(sealed);
	g_byte_array_unref(plain);
	(void)state;
}

static void a_cost_nobody_should_pay_is_refused_before_it_is_paid(void **state)
{
	GByteArray *plain = bytes_of(5);
	GByteArray *sealed = seal(plain, "a");

	memset(sealed->data + 24, 0xff, 16);
	sealed_renew_checksum(sealed->data);
	must_refuse(sealed->data, sealed->len, "a", "sealed.damaged");
	g_byte_array_unref(sealed);
	g_byte_array_unref(plain);
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_sealed_comes_back),
		cmocka_unit_test(nothing_of_it_can_be_read_without_the_passphrase),
		cmocka_unit_test(a_code_opens_it_however_it_was_typed),
		cmocka_unit_test(cut_anywhere_it_is_refused),
		cmocka_unit_test(every_flipped_bit_is_noticed),
		cmocka_unit_test(one_of_a_newer_program_says_so),
		cmocka_unit_test(a_cost_nobody_should_pay_is_refused_before_it_is_paid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
