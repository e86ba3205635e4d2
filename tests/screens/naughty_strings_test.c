/* Every string of the Big List of Naughty Strings pasted and typed on a card: kept as it is, found, drawn, exported and imported again, on paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "exchange/person_json.h"
#include "report/file_sheet.h"
#include "report/press.h"
#include "store/files.h"
#include "store/search.h"
#include "support/naughty.h"
#include "support/talk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define TYPED_MAX 300 /* bytes; longer ones are pasted only */

static const char *card_id(const struct talk *talk, guint index)
{
	return talk->world->services.content->deck.cards[index % DECK_SIZE].id;
}

/* What we promise to keep of a text. */
static void assert_kept(struct talk *talk, guint index, const char *string)
{
	g_autofree char *clean = text_clean(string, -1);
	struct answer *answer = talk_answer(talk, card_id(talk, index));

	if (text_is_blank(clean)) {
		assert_null(answer);
		return;
	}
	assert_non_null(answer);
	assert_string_equal(answer->text, clean);
	answer_free(answer);
}

static void assert_draws(struct talk *talk)
{
	static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 24, 20 }, { 40, 120 } };

	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		g_autofree char *dump = canvas_dump(
			app_picture(talk->world->services.app, sizes[i][0], sizes[i][1]), false);

		assert_true(text_is_valid(dump, -1));
	}
}

/* The paragraph of 20 columns that no screen has, but a narrow list may. */
static void assert_draws_narrow(const char *string)
{
	g_autofree char *clean = text_clean(string, -1), *dump = NULL;
	struct canvas *canvas = canvas_new(24, 20);

	canvas_paragraph(canvas, (struct area){ 0, 0, 23, 20 }, 0, STYLE_TEXT, clean);
	canvas_text_in(canvas, 23, 0, 20, STYLE_TEXT, clean);
	dump = canvas_dump(canvas, false);
	assert_true(text_is_valid(dump, -1));
	canvas_free(canvas);
}

static void say_on_card(struct talk *talk, guint index, const char *string, bool typed)
{
	g_autofree char *clean = text_clean(string, -1);

	talk_open_card(talk, card_id(talk, index));
	if (typed && strlen(clean) <= TYPED_MAX)
		press_text(talk->world->services.app, clean);
	else
		press_paste(talk->world->services.app, string);
	assert_draws(talk);
	world_wait(talk->world, 300);
	world_press(talk->world, "Esc");
}

/* ---------------------------------------------------------------- what becomes of it */

static bool is_hit(const GPtrArray *hits, const char *card)
{
	for (guint i = 0; i < hits->len; i++) {
		const struct hit *hit = g_ptr_array_index(hits, i);

		if (hit->kind == HIT_ANSWER && strcmp(hit->field, card) == 0)
			return true;
	}
	return false;
}

/* By its first word of at least three letters. */
static void assert_found(struct talk *talk, guint index, const char *string)
{
	g_autofree char *clean = text_clean(string, -1), *folded = text_fold(clean, -1);
	g_auto(GStrv) words = g_strsplit(folded, " ", -1);
	struct error error = ERROR_CLEAR;

	for (char **word = words; *word; word++) {
		GPtrArray *hits;

		if (g_utf8_strlen(*word, -1) < 3)
			continue;
		assert_true(search(talk->world->services.vault, *word, 200, &hits, &error));
		if (!is_hit(hits, card_id(talk, index)))
			fail_msg("%s is not found by %s", clean, *word);
		g_ptr_array_unref(hits);
		return;
	}
}

static struct person_file *file_of(struct talk *talk)
{
	struct person_file *file = NULL;

	assert_true(file_load(talk->world->services.vault, talk->person, &file, NULL));
	return file;
}

static struct person_file *through_another_vault(struct talk *talk, struct person_file *read)
{
	struct vault *vault = vault_create_in_memory(&talk->world->services.clock, NULL);
	struct person_file *file = NULL;

	assert_true(vault_begin(vault, NULL, NULL));
	assert_true(file_store(vault, read, NULL, NULL, NULL));
	assert_true(vault_commit(vault, NULL));
	assert_true(file_load(vault, read->participant->id, &file, NULL));
	vault_close(vault);
	return file;
}

static void assert_imported_again(struct talk *talk, const struct person_file *file)
{
	size_t length, length_again;
	g_autofree char *json = person_json_write(file, &length), *again = NULL;
	struct person_file *read = NULL, *stored;

	assert_true(person_json_read(json, length, "naughty.json", &read, NULL));
	stored = through_another_vault(talk, read);
	again = person_json_write(stored, &length_again);
	assert_int_equal(length, length_again);
	assert_string_equal(json, again);
	person_file_free(stored);
	person_file_free(read);
}

static void assert_printed(struct talk *talk, const struct person_file *file)
{
	struct services *services = &talk->world->services;
	struct document *sheet =
		file_sheet_make(file, services->content, services->sentences[LANGUAGE_NL]);
	g_autofree char *text = document_to_text(sheet, 80);
	g_autofree char *narrow = document_to_text(sheet, 20);
	g_autofree char *program = g_build_filename(
		g_getenv("PERSPECTIEF_BUILD") ?: "build/release", "perspectief-paper", NULL);
	struct clock clock = clock_system(NULL);
	struct error error = ERROR_CLEAR;
	GByteArray *pdf = press_run_to_memory(sheet, program, &clock, &error);

	assert_true(text_is_valid(text, -1) && text_is_valid(narrow, -1));
	if (!pdf)
		fail_msg("no paper: %s", error.sentence);
	assert_memory_equal(pdf->data, "%PDF", 4);
	g_byte_array_unref(pdf);
	document_free(sheet);
}

/* A conversation of forty cards: strings `first` and on. */
static void a_conversation(const GPtrArray *strings, guint first, bool typed)
{
	struct talk *talk = talk_new("nl");
	guint end = MIN(first + DECK_SIZE, strings->len);
	struct person_file *file;

	for (guint i = first; i < end; i++) {
		say_on_card(talk, i, strings->pdata[i], typed);
		assert_kept(talk, i, strings->pdata[i]);
		assert_draws_narrow(strings->pdata[i]);
	}
	for (guint i = first; i < end; i++)
		assert_found(talk, i, strings->pdata[i]);
	file = file_of(talk);
	assert_imported_again(talk, file);
	if (!typed)
		assert_printed(talk, file);
	person_file_free(file);
	talk_free(talk);
}

static void all_conversations(bool typed)
{
	GPtrArray *strings = naughty_strings();

	if (!strings)
		skip();
	assert_true(strings->len >= 60);
	for (guint i = 0; i < strings->len; i += DECK_SIZE)
		a_conversation(strings, i, typed);
	printf("note: %u strings %s\n", strings->len, typed ? "typed" : "pasted");
	g_ptr_array_unref(strings);
}

static void what_is_pasted_stays_what_it_is(void **state)
{
	(void)state;
	all_conversations(false);
}

static void what_is_typed_stays_what_it_is(void **state)
{
	(void)state;
	all_conversations(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_pasted_stays_what_it_is),
		cmocka_unit_test(what_is_typed_stays_what_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
