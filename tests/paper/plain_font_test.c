/* Fonts without what only screens need: the outlines are all there, and what is no font is left alone.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/plain_font.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

/* The file of the family that sheets are set in; NULL when this machine has none. */
static char *font_path(void)
{
	char *output = NULL;

	if (!g_spawn_command_line_sync("fc-match -f %{file} 'Liberation Sans:style=Regular'",
				       &output, NULL, NULL, NULL) ||
	    !g_str_has_suffix(output, ".ttf"))
		g_clear_pointer(&output, g_free);
	return output;
}

static int load(void **state)
{
	g_autofree char *path = font_path();
	char *data;
	gsize length;

	if (!path || !g_file_get_contents(path, &data, &length, NULL))
		return -1;
	*state = g_byte_array_new_take((guint8 *)data, length);
	return 0;
}

static int unload(void **state)
{
	g_byte_array_unref(*state);
	return 0;
}

static guint32 number_at(const GByteArray *font, guint at)
{
	const guint8 *bytes = font->data + at;

	return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 |
	       bytes[3];
}

/* Where a table stands; 0: there is none. */
static guint table_at(const GByteArray *font, const char *tag)
{
	for (guint i = 0; i < font->data[5]; i++)
		if (memcmp(font->data + 12 + 16 * i, tag, 4) == 0)
			return number_at(font, 12 + 16 * i + 8);
	return 0;
}

static void a_plain_font_is_smaller_and_has_no_instructions(void **state)
{
	const GByteArray *font = *state;
	g_autoptr(GByteArray) plain = plain_font(font->data, font->len);

	assert_non_null(plain);
	assert_true(plain->len < font->len * 3 / 4);
	assert_true(table_at(font, "fpgm") > 0);
	assert_int_equal(table_at(plain, "fpgm"), 0);
	assert_int_equal(table_at(plain, "prep"), 0);
	assert_int_equal(table_at(plain, "cvt "), 0);
	assert_true(table_at(plain, "glyf") > 0);
	assert_true(table_at(plain, "loca") > 0);
}

static void a_plain_font_adds_up(void **state)
{
	const GByteArray *font = *state;
	g_autoptr(GByteArray) plain = plain_font(font->data, font->len);
	guint32 total = 0;

	for (guint i = 0; i + 4 <= plain->len; i += 4)
		total += number_at(plain, i);
	assert_int_equal(total, 0xB1B0AFBA);
}

static void what_is_plain_stays_as_it_is(void **state)
{
	const GByteArray *font = *state;
	g_autoptr(GByteArray) plain = plain_font(font->data, font->len);
	g_autoptr(GByteArray) again = plain_font(plain->data, plain->len);

	assert_int_equal(again->len, plain->len);
	assert_memory_equal(again->data, plain->data, plain->len);
}

/* Never a read outside of it (under the address sanitizer); most are refused. */
static void a_broken_font_is_left_alone(void **state)
{
	const GByteArray *font = *state;

	for (guint cut = 0; cut < font->len; cut += 1 + font->len / 97) {
		g_autofree guint8 *part = g_memdup2(font->data, cut);
		GByteArray *plain = plain_font(part, cut);

		if (cut < 300)
			assert_null(plain);
		if (plain)
			g_byte_array_unref(plain);
	}
	for (guint at = 0; at < font->len; at += at < 400 ? 1 : 1 + font->len / 61) {
		g_autofree guint8 *part = g_memdup2(font->data, font->len);
		GByteArray *plain;

		part[at] ^= 0xff;
		plain = plain_font(part, font->len);
		if (plain)
			g_byte_array_unref(plain);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_font_is_smaller_and_has_no_instructions),
		cmocka_unit_test(a_plain_font_adds_up),
		cmocka_unit_test(what_is_plain_stays_as_it_is),
		cmocka_unit_test(a_broken_font_is_left_alone),
	};
	g_autofree char *path = font_path();

	if (!path) {
		print_message("fonts: skipped, fc-match finds none\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, load, unload);
}
