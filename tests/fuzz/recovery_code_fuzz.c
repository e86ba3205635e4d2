/* Any bytes as a recovery code that somebody typed: what is taken is a code that reads back as itself, and what is not says why. The first
   30 bytes also make a code, which is then typed with one wrong sign.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/recovery_code.h"
#include "fuzz/fuzz.h"

static void assert_reason(const struct recovery_reading *reading)
{
	g_assert(reading->result <= RECOVERY_NO_CODE && reading->signs >= 0);
	g_assert(reading->wrong_count >= 0 && reading->wrong_count <= 2);
	if (reading->result == RECOVERY_WRONG_SIGNS)
		g_assert(reading->wrong_count > 0);
	for (int i = 0; i < reading->wrong_count; i++) {
		g_assert(reading->wrong[i].group >= 1 && reading->wrong[i].group <= 6);
		g_assert(reading->wrong[i].place >= 1 && reading->wrong[i].place <= RECOVERY_GROUP);
	}
}

/* Whatever was typed, what came of it is a code like any other. */
static void assert_code(const struct secret *code)
{
	struct secret *same = secret_new();
	char text[RECOVERY_TEXT];

	g_assert(secret_length(code) == RECOVERY_SIGNS);
	recovery_code_to_text(code, text);
	g_assert(recovery_code_read(text, strlen(text), same).result == RECOVERY_RIGHT);
	g_assert(secret_equal(code, same));
	secret_free(same);
}

static void read_typed(const char *typed, size_t length)
{
	struct secret *code = secret_new();
	struct recovery_reading reading = recovery_code_read(typed, length, code);
	struct recovery_reading unkept = recovery_code_read(typed, length, NULL);

	g_assert(reading.result == unkept.result);
	assert_reason(&reading);
	if (reading.result == RECOVERY_RIGHT)
		assert_code(code);
	else
		g_assert(secret_length(code) == 0);
	secret_free(code);
}

static void make_and_mistype(struct input *input)
{
	guint8 chance[RECOVERY_CHANCE];
	struct secret *code = secret_new();
	struct recovery_reading reading;
	char text[RECOVERY_TEXT];
	size_t place;
	char other;

	for (int i = 0; i < RECOVERY_CHANCE; i++)
		chance[i] = input_byte(input) % RECOVERY_BASE;
	g_assert(recovery_code_make(chance, code));
	assert_code(code);
	recovery_code_to_text(code, text);
	place = input_byte(input) % strlen(text);
	other = text[input_byte(input) % strlen(text)];
	if (text[place] != ' ' && other != ' ' && text[place] != other) {
		char meant = text[place];

		text[place] = other;
		reading = recovery_code_read(text, strlen(text), NULL);
		g_assert(reading.result == RECOVERY_WRONG_SIGNS && reading.wrong_count == 1);
		g_assert(reading.wrong[0].typed == other && reading.wrong[0].meant == meant);
	}
	secret_free(code);
}

int fuzz_take(const uint8_t *data, size_t size)
{
	struct input input = { data, size };

	read_typed((const char *)data, size);
	make_and_mistype(&input);
	return 0;
}
