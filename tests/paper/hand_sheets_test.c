/* Cards and the form as they come out of the printer: where each word stands on the paper, read back by pdftotext -bbox.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/papers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 595.276
#define HEIGHT 841.89
#define COLUMNS 2
#define ROWS 4
#define ON_A_PAGE (COLUMNS * ROWS)
#define PAGES 64
#define WHITE 12.0 /* points that a printer cannot reach at the edge of the paper */

struct cell {
	GString *words;                  /* in the order of the page */
	double left, right, top, bottom; /* of all of them, from the corner of the card */
};

struct reading {
	struct cell cells[PAGES][ON_A_PAGE];
	int pages;
};

static char *run(const char *command)
{
	char *out = NULL;
	int status = -1;

	assert_true(g_spawn_command_line_sync(command, &out, NULL, &status, NULL));
	assert_int_equal(status, 0);
	return out;
}

/* Prints the document and runs a command with %s for its path. Takes the document. */
static char *read_back(struct document *document, const char *format)
{
	g_autofree char *folder = g_dir_make_tmp("hand-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "sheet.pdf", NULL);
	g_autoptr(GString) command = g_string_new(format);
	char *out;

	papers_print(document, path);
	document_free(document);
	g_string_replace(command, "%s", path, 0);
	out = run(command->str);
	g_unlink(path);
	assert_int_equal(g_rmdir(folder), 0);
	return out;
}

static double number_after(const char *line, const char *name)
{
	const char *at = strstr(line, name);

	assert_non_null(at);
	return g_ascii_strtod(at + strlen(name), NULL);
}

static char *word_of(const char *line)
{
	const char *begin = strchr(line, '>');
	const char *end = begin ? strstr(begin, "</word>") : NULL;
	GString *word;

	assert_non_null(end);
	word = g_string_new_len(begin + 1, end - begin - 1);
	g_string_replace(word, "&amp;", "&", 0);
	g_string_replace(word, "&apos;", "'", 0);
	return g_string_free(word, FALSE);
}

/* A word belongs to the card on which its middle lies. */
static void take_word(struct reading *reading, const char *line)
{
	double left = number_after(line, "xMin=\""), right = number_after(line, "xMax=\"");
	double top = number_after(line, "yMin=\""), bottom = number_after(line, "yMax=\"");
	int column = (int)((left + right) / 2 / (WIDTH / COLUMNS));
	int row = (int)((top + bottom) / 2 / (HEIGHT / ROWS));
	struct cell *cell = &reading->cells[reading->pages - 1][row * COLUMNS + column];
	g_autofree char *word = word_of(line);

	if (cell->words->len > 0)
		g_string_append_c(cell->words, ' ');
	else
		cell->left = cell->top = HEIGHT;
	g_string_append(cell->words, word);
	cell->left = MIN(cell->left, left - column * WIDTH / COLUMNS);
	cell->right = MAX(cell->right, right - column * WIDTH / COLUMNS);
	cell->top = MIN(cell->top, top - row * HEIGHT / ROWS);
	cell->bottom = MAX(cell->bottom, bottom - row * HEIGHT / ROWS);
}

static void take_page(struct reading *reading)
{
	assert_true(reading->pages < PAGES);
	for (int i = 0; i < ON_A_PAGE; i++)
		reading->cells[reading->pages][i].words = g_string_new(NULL);
	reading->pages++;
}

static struct reading *read_cards(struct document *document)
{
	struct reading *reading = g_new0(struct reading, 1);
	g_autofree char *out = read_back(document, "pdftotext -bbox '%s' -");
	g_auto(GStrv) lines = g_strsplit(out, "\n", -1);

	for (char **line = lines; *line; line++) {
		if (strstr(*line, "<page "))
			take_page(reading);
		if (strstr(*line, "<word "))
			take_word(reading, *line);
	}
	return reading;
}

static void reading_free(struct reading *reading)
{
	for (int page = 0; page < reading->pages; page++)
		for (int i = 0; i < ON_A_PAGE; i++)
			g_string_free(reading->cells[page][i].words, TRUE);
	g_free(reading);
}

/* Which cards of the content the sheets are made from. */
static void each_card(void (*see)(const struct reading *, const struct card *, int, enum language),
		      const struct reading *reading, int side, enum language language)
{
	struct plan_case *plan_case = plan_case_new();
	const struct deck *deck = &plan_case->content->deck;

	assert_int_equal(deck->count, DECK_SIZE);
	for (int i = 0; i < deck->count; i++)
		see(reading, &deck->cards[i], side, language);
	plan_case_free(plan_case);
}

enum side { FRONTS_ALONE, FRONT, BACK };

/* A back stands behind its front when the sheet is turned over its long edge. */
static const struct cell *cell_of(const struct reading *reading, int number, int side)
{
	int index = number - 1, page = index / ON_A_PAGE, place = index % ON_A_PAGE;

	if (side == FRONTS_ALONE)
		return &reading->cells[1 + page][place];
	if (side == FRONT)
		return &reading->cells[2 + 2 * page][place];
	place = place / COLUMNS * COLUMNS + (COLUMNS - 1 - place % COLUMNS);
	return &reading->cells[3 + 2 * page][place];
}

/* The words, wherever the lines were broken: number, question, theme and sign, in the order of the page. */
static bool holds(const char *all, const char *part)
{
	g_autoptr(GString) plain = g_string_new(part);

	g_string_replace(plain, "\302\240", " ", 0);
	return strstr(all, plain->str) != NULL;
}

static void is_whole(const struct reading *reading, const struct card *card, int side,
		     enum language language)
{
	const struct cell *cell = cell_of(reading, card->number, side);
	g_autofree char *number = g_strdup_printf(" %d ", card->number);
	g_autoptr(GString) words = g_string_new(NULL);

	g_string_printf(words, " %s ", cell->words->str);
	g_string_replace(words, "\302\240", " ", 0);
	if (!holds(words->str, number) || !holds(words->str, card->prompt.in[language]))
		fail_msg("card %d: %s", card->number, words->str);
	assert_int_equal(strstr(words->str, "\302\260") != NULL, card->delicate);
}

static void stands_within_its_lines(const struct reading *reading, const struct card *card,
				    int side, enum language language)
{
	const struct cell *cell = cell_of(reading, card->number, side);

	(void)language;
	if (cell->left < WHITE || cell->right > WIDTH / COLUMNS - WHITE || cell->top < WHITE ||
	    cell->bottom > HEIGHT / ROWS - WHITE)
		fail_msg("card %d: %.1f…%.1f, %.1f…%.1f", card->number, cell->left, cell->right,
			 cell->top, cell->bottom);
}

static void every_card_holds_its_whole_question_in_every_language(void **state)
{
	static const enum language pairs[][2] = { { LANGUAGE_UK, LANGUAGE_NL },
						  { LANGUAGE_NL, LANGUAGE_EN },
						  { LANGUAGE_EN, LANGUAGE_UK } };

	(void)state;
	for (size_t i = 0; i < 2 * G_N_ELEMENTS(pairs); i++) {
		const enum language *pair = pairs[i / 2];
		struct reading *reading = read_cards(papers_cards(pair[0], pair[1], i % 2 == 1));

		assert_int_equal(reading->pages, 12);
		each_card(is_whole, reading, FRONT, pair[0]);
		each_card(is_whole, reading, BACK, pair[1]);
		each_card(stands_within_its_lines, reading, FRONT, pair[0]);
		each_card(stands_within_its_lines, reading, BACK, pair[1]);
		reading_free(reading);
	}
}

static void one_language_has_fronts_only(void **state)
{
	struct reading *reading = read_cards(papers_cards(LANGUAGE_UK, LANGUAGE_NONE, false));

	(void)state;
	assert_int_equal(reading->pages, 6);
	each_card(is_whole, reading, FRONTS_ALONE, LANGUAGE_UK);
	reading_free(reading);
}

/* Sheets are turned over as wholes: an odd page is a front, the even one after it its back. */
static void fronts_lie_on_the_fronts_of_sheets(void **state)
{
	struct reading *reading = read_cards(papers_cards(LANGUAGE_UK, LANGUAGE_NL, false));

	(void)state;
	assert_int_equal(reading->pages % 2, 0);
	for (int page = 2; page < reading->pages; page += 2) {
		g_autofree char *first = g_strdup_printf("%d ", (page - 2) / 2 * ON_A_PAGE + 1);

		assert_true(holds(reading->cells[page][0].words->str, first));
		assert_true(holds(reading->cells[page + 1][1].words->str, first));
	}
	reading_free(reading);
}

/* All in one line. Takes the text. */
static char *plain(char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \n\f", -1);
	GString *all = g_string_new(NULL);

	g_free(text);
	for (char **word = words; *word; word++)
		if (**word)
			g_string_append_printf(all, "%s%s", all->len > 0 ? " " : "", *word);
	g_string_replace(all, "\302\240", " ", 0);
	return g_string_free(all, FALSE);
}

/* ---------------------------------------------------------------- questions that nobody wrote yet */

static struct document *one_card(const char *question)
{
	struct document *document = document_new("Kaarten", "nl");
	struct block *block = document_add(document, BLOCK_CARD, "nl", question);

	block_set(&document->date_iso, "2026-11-20");
	block->level = 1;
	block_set(&block->label, "7");
	block_set(&block->detail, "werk");
	return document;
}

static char *many_words(int count)
{
	GString *words = g_string_new(NULL);

	for (int i = 0; i < count; i++)
		g_string_append_printf(words, "%swoord%d", i > 0 ? " " : "", i);
	return g_string_free(words, FALSE);
}

static void a_longer_question_is_set_smaller_and_stays_on_its_card(void **state)
{
	double before = HEIGHT;

	(void)state;
	for (int count = 5; count <= 35; count += 10) {
		g_autofree char *question = many_words(count);
		struct reading *reading = read_cards(one_card(question));
		const struct cell *cell = &reading->cells[0][0];

		assert_int_equal(reading->pages, 1);
		assert_true(holds(cell->words->str, question));
		assert_true(cell->bottom <= HEIGHT / ROWS - WHITE);
		assert_true(cell->right <= WIDTH / COLUMNS - WHITE);
		assert_true(cell->top <= before);
		before = cell->top + 0.5;
		reading_free(reading);
	}
}

static void a_question_that_fits_on_no_card_is_not_cut_off(void **state)
{
	g_autofree char *question = many_words(900);
	g_autofree char *text = plain(read_back(one_card(question), "pdftotext -raw '%s' -"));

	(void)state;
	assert_true(holds(text, question));
}

static void a_word_is_not_broken_for_larger_letters(void **state)
{
	static const char word[] = "Verblijfsvergunningsaanvraagformulieren?";
	struct reading *reading = read_cards(one_card(word));

	(void)state;
	if (!holds(reading->cells[0][0].words->str, word))
		fail_msg("%s", reading->cells[0][0].words->str);
	reading_free(reading);
}

/* ---------------------------------------------------------------- the form */

static void assert_holds(const char *text, const char *part)
{
	if (!holds(text, part))
		fail_msg("not on the form: %s", part);
}

static void assert_form_holds(const char *text, enum language language)
{
	struct plan_case *plan_case = plan_case_new();
	const struct content *content = plan_case->content;
	static const char *const keys[] = {
		"by_hand.form_title",  "by_hand.without_file", "consent.is_refused",
		"wording.interpreter", "answer.rather_not",    "card.between_us",
		"feeling.pinches",     "sheet.perspective",    "by_hand.promises",
		"sheet.appointment",   "by_hand.steps_how",
	};

	for (int i = 0; i < content->deck.count; i++)
		assert_holds(text, content->deck.cards[i].prompt.in[language]);
	for (int i = 0; i < INDICATOR_COUNT; i++)
		assert_holds(text, content->indicators[i].name.in[language]);
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		assert_holds(text, say(plan_case->sentences[language], keys[i]));
	plan_case_free(plan_case);
}

static void the_form_asks_everything_in_both_languages(void **state)
{
	static const enum language pairs[][2] = { { LANGUAGE_UK, LANGUAGE_NL },
						  { LANGUAGE_NL, LANGUAGE_EN },
						  { LANGUAGE_EN, LANGUAGE_UK } };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autofree char *text = plain(read_back(
			papers_form(pairs[i][0], pairs[i][1], false), "pdftotext -raw '%s' -"));

		assert_form_holds(text, pairs[i][0]);
		assert_form_holds(text, pairs[i][1]);
	}
}

static void the_form_as_text_asks_the_same(void **state)
{
	struct document *document = papers_form(LANGUAGE_UK, LANGUAGE_NL, false);
	g_autofree char *text = plain(document_to_text(document, 400));

	(void)state;
	document_free(document);
	assert_form_holds(text, LANGUAGE_UK);
	assert_form_holds(text, LANGUAGE_NL);
	assert_holds(text, "14 Права й обов’язки [ ] добре [ ] муляє [ ] не зараз");
}

static int count_pages(struct document *document)
{
	g_autofree char *text = read_back(document, "pdftotext '%s' -");
	int pages = 0;

	for (const char *at = text; *at; at++)
		pages += *at == '\f';
	return pages;
}

static void the_form_is_a_few_sheets_of_paper(void **state)
{
	(void)state;
	assert_true(count_pages(papers_form(LANGUAGE_NL, LANGUAGE_NONE, false)) <= 5);
	assert_true(count_pages(papers_form(LANGUAGE_UK, LANGUAGE_NL, false)) <= 7);
}

/* Pages get separated; each asks for the code, and for no name. */
static void every_page_of_the_form_asks_for_code_and_day(void **state)
{
	struct plan_case *plan_case = plan_case_new();
	g_autofree char *text =
		read_back(papers_form(LANGUAGE_UK, LANGUAGE_NL, false), "pdftotext -raw '%s' -");
	g_auto(GStrv) pages = g_strsplit(text, "\f", -1);
	g_auto(GStrv) asks =
		g_strsplit(say(plan_case->sentences[LANGUAGE_UK], "by_hand.form_foot"), "   ", -1);

	(void)state;
	for (char **page = pages; page[1]; page++)
		for (char **ask = asks; *ask; ask++)
			assert_true(holds(*page, *ask));
	plan_case_free(plan_case);
}

/* ---------------------------------------------------------------- what no sheet of ours holds */

/* The same numbers every time. */
static guint32 next_number(guint32 *seed, guint32 below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % below;
}

static char *odd_words(guint32 *seed)
{
	static const char *const words[] = {
		"",
		"7",
		"їжак\nї",
		"a\n\nb",
		"\n",
		"\302\240",
		"مرحبا",
		"漢字",
		"e\314\201",
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
	};

	if (next_number(seed, 12) == 0)
		return many_words((int)next_number(seed, 700));
	return g_strdup(words[next_number(seed, G_N_ELEMENTS(words))]);
}

static struct document *odd_document(guint32 *seed)
{
	static const enum block_kind kinds[] = { BLOCK_CARD, BLOCK_BOXES, BLOCK_LINES,
						 BLOCK_CARD, BLOCK_BOXES, BLOCK_LINES,
						 BLOCK_ITEM, BLOCK_NOTE,  BLOCK_HEADING,
						 BLOCK_SIDE, BLOCK_PAGE,  BLOCK_PARAGRAPH };
	struct document *document = document_new("odd", "nl");

	block_set(&document->date_iso, "2026-11-20");
	document->large = next_number(seed, 3) == 0;
	for (int i = 0; i < 40; i++) {
		struct block *block =
			document_add(document, kinds[next_number(seed, G_N_ELEMENTS(kinds))],
				     next_number(seed, 2) ? "nl" : "uk", NULL);
		char **const fields[] = { &block->label, &block->text, &block->detail,
					  &block->detail_2 };

		block->level = (int)next_number(seed, block->kind == BLOCK_SIDE ? 3 : 4);
		block->value = (int)next_number(seed, 12) - 1;
		block->ticked = next_number(seed, 2);
		for (size_t field = 0; field < G_N_ELEMENTS(fields); field++) {
			g_autofree char *words = odd_words(seed);

			if (block->kind != BLOCK_SIDE)
				block_set(fields[field], words);
		}
		if (block->kind != BLOCK_SIDE && block->kind != BLOCK_LINES && !block->text[0])
			block_set(&block->text, "·");
	}
	return document;
}

static void odd_cards_and_boxes_still_make_a_sound_file(void **state)
{
	guint32 seed = 2026;

	(void)state;
	for (int i = 0; i < 16; i++)
		g_free(read_back(odd_document(&seed), "qpdf --check '%s'"));
}

/* Takes the document. */
static void assert_asks_printers(struct document *document, bool unscaled, bool both_sides)
{
	g_autofree char *said = read_back(document, "qpdf --json '%s'");

	assert_int_equal(strstr(said, "\"/PrintScaling\": \"/None\"") != NULL, unscaled);
	assert_int_equal(strstr(said, "\"/Duplex\": \"/DuplexFlipLongEdge\"") != NULL, both_sides);
}

/* Cards that were made to fit have other sizes front and back, and fronts without backs no other side. */
static void whoever_opens_cards_prints_them_as_they_are_cut(void **state)
{
	(void)state;
	assert_asks_printers(papers_cards(LANGUAGE_UK, LANGUAGE_NL, false), true, true);
	assert_asks_printers(papers_cards(LANGUAGE_UK, LANGUAGE_NONE, false), true, false);
	assert_asks_printers(papers_form(LANGUAGE_UK, LANGUAGE_NL, false), false, true);
	assert_asks_printers(papers_person(LANGUAGE_UK, false), false, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_card_holds_its_whole_question_in_every_language),
		cmocka_unit_test(one_language_has_fronts_only),
		cmocka_unit_test(fronts_lie_on_the_fronts_of_sheets),
		cmocka_unit_test(a_longer_question_is_set_smaller_and_stays_on_its_card),
		cmocka_unit_test(a_question_that_fits_on_no_card_is_not_cut_off),
		cmocka_unit_test(a_word_is_not_broken_for_larger_letters),
		cmocka_unit_test(the_form_asks_everything_in_both_languages),
		cmocka_unit_test(the_form_as_text_asks_the_same),
		cmocka_unit_test(the_form_is_a_few_sheets_of_paper),
		cmocka_unit_test(every_page_of_the_form_asks_for_code_and_day),
		cmocka_unit_test(whoever_opens_cards_prints_them_as_they_are_cut),
		cmocka_unit_test(odd_cards_and_boxes_still_make_a_sound_file),
	};
	g_autofree char *reader = g_find_program_in_path("pdftotext");

	if (!reader) {
		print_message("hand_sheets: skipped, there is no pdftotext\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
