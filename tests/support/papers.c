/* Sheets for the tests of paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/papers.h"

#include "report/change_sheet.h"
#include "report/hand_sheets.h"
#include "report/press.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

struct document *papers_person(enum language first, bool large)
{
	struct plan_case *plan_case = plan_case_new();
	struct document *document;

	plan_case_language(plan_case, first);
	document = plan_sheet_make(&plan_case->sheet);
	document->large = large;
	plan_case_free(plan_case);
	return document;
}

struct document *papers_both(void)
{
	struct plan_case *plan_case = plan_case_new();
	struct document *document = plan_sheet_make(&plan_case->sheet);

	plan_case_free(plan_case);
	return document;
}

static struct document *grown(struct document *(*make)(const struct plan_sheet *))
{
	struct growth_case *growth = growth_case_new();
	struct document *document;

	growth_case_for_helper(growth);
	document = make(&growth->plan->sheet);
	growth_case_free(growth);
	return document;
}

struct document *papers_helper(void)
{
	return grown(plan_sheet_make);
}

static struct document *make_change(const struct plan_sheet *sheet)
{
	return change_sheet_make(sheet, NULL);
}

struct document *papers_change(void)
{
	return grown(make_change);
}

struct document *papers_sides(void)
{
	struct plan_case *plan_case = plan_case_new();
	struct document *document;

	plan_case->sheet.side_by_side = true;
	document = plan_sheet_make(&plan_case->sheet);
	plan_case_free(plan_case);
	return document;
}

static struct document *grown_sides(struct document *(*make)(const struct plan_sheet *))
{
	struct growth_case *growth = growth_case_new();
	struct plan_sheet *sheet = &growth->plan->sheet;
	struct document *document;

	growth_case_for_helper(growth);
	sheet->languages[1] = LANGUAGE_UK;
	sheet->language_count = 2;
	sheet->side_by_side = true;
	document = make(sheet);
	growth_case_free(growth);
	return document;
}

struct document *papers_sides_change(void)
{
	return grown_sides(make_change);
}

struct document *papers_sides_helper(void)
{
	return grown_sides(plan_sheet_make);
}

static void add_code(struct document *document, const char *name, const char *address)
{
	struct block *code = document_add(document, BLOCK_CODE, "uk", address);
	g_autofree char *alt = g_strconcat("QR-код: ", name, NULL);

	block_set(&code->detail, name);
	block_set(&code->detail_2, alt);
}

struct document *papers_codes(void)
{
	struct document *document = document_new("Кого можна запитати", "uk");
	struct block *knot;

	block_set(&document->footer, "NIJ-0042 \302\267 20.11.2026");
	block_set(&document->page_of, "сторінка {page} з {pages}");
	block_set(&document->date_iso, "2026-11-20");
	document_add(document, BLOCK_HEADING, "uk", "Кого можна запитати")->level = 1;
	document_add(document, BLOCK_HEADING, "uk", "Замкнене коло")->level = 2;
	knot = document_add(document, BLOCK_KNOT, "uk", "1 → 2 → 3 → 1");
	block_set(&knot->label, "1\n2\n3");
	block_set(&knot->detail, "Немає садочка\nНемає роботи\nНемає житла");
	block_set(&knot->detail_2, "Малюнок замкненого кола: 1, 2, 3");
	for (int i = 0; i < 3; i++)
		block_add_point(knot, (struct point){ .x = i, .y = (i + 1) % 3, .value = -1 });
	document_add(document, BLOCK_PARAGRAPH, "uk", "1 тримає 2, 2 тримає 3, 3 тримає 1.");
	document_add(document, BLOCK_HEADING, "uk", "Сторінки в мережі")->level = 2;
	add_code(document, "RefugeeHelp", "https://www.refugeehelp.nl");
	add_code(document, "Het Juridisch Loket", "https://www.juridischloket.nl");
	add_code(document, "Opora",
		 "https://www.oporafoundation.nl/uk/dopomoha?misto=nijmegen&mova=uk");
	return document;
}

static char *answer_of(int number, int characters)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; g_utf8_strlen(text->str, -1) < characters; i++)
		g_string_append_printf(
			text, "%d.%d Їжак і ґава жили поруч, пам’ятаючи про за́мок над рікою. ",
			number, i);
	return g_string_free(g_string_truncate(text, strlen(g_strchomp(text->str))), FALSE);
}

struct document *papers_record(int answers, int characters)
{
	struct document *document = document_new("Розмова", "uk");

	block_set(&document->footer, "NIJ-0042 \302\267 20.11.2026");
	block_set(&document->page_of, "сторінка {page} з {pages}");
	block_set(&document->date_iso, "2026-11-20");
	document_add(document, BLOCK_HEADING, "uk", "Розмова")->level = 1;
	for (int i = 1; i <= answers; i++) {
		g_autofree char *number = g_strdup_printf("Картка %d", i);
		g_autofree char *answer = answer_of(i, characters);

		document_add(document, BLOCK_HEADING, "uk", number)->level = 2;
		document_add(document, BLOCK_PARAGRAPH, "nl",
			     "Wanneer vergat je voor het laatst de tijd?");
		document_add(document, BLOCK_QUOTE, "uk", answer);
		document_add(document, BLOCK_NOTE, "uk", "власні слова");
	}
	return document;
}

static void add_side(struct document *document, int side)
{
	document_add(document, BLOCK_SIDE, NULL, NULL)->level = side;
}

static void add_beside(struct document *document, enum block_kind kind, int level, const char *left,
		       const char *right)
{
	add_side(document, 1);
	document_add(document, kind, "uk", left)->level = level;
	add_side(document, 2);
	document_add(document, kind, "nl", right)->level = level;
}

static void add_steps_beside(struct document *document, int rows)
{
	add_beside(document, BLOCK_HEADING, 2, "Кроки", "Stappen");
	add_beside(document, BLOCK_STEPS, 0, "Що", "Wat");
	for (int i = 1; i <= rows; i++) {
		g_autofree char *left = answer_of(i, i % 7 * 30 + 10);

		add_beside(document, BLOCK_STEP, 0, left, "een stap, in twee regels of meer");
	}
}

struct document *papers_sides_record(int answers, int characters)
{
	struct document *document = document_new("Розмова", "uk");

	block_set(&document->footer, "NIJ-0042 \302\267 20.11.2026");
	block_set(&document->page_of, "сторінка {page} з {pages}");
	block_set(&document->date_iso, "2026-11-20");
	add_beside(document, BLOCK_HEADING, 1, "Розмова", "Gesprek");
	for (int i = 1; i <= answers; i++) {
		g_autofree char *number = g_strdup_printf("Картка %d", i);
		g_autofree char *kaart = g_strdup_printf("Kaart %d", i);
		g_autofree char *answer = answer_of(i, i == 3 ? characters : 200);

		add_beside(document, BLOCK_HEADING, 2, number, kaart);
		add_beside(document, BLOCK_QUOTE, 0, answer, "Een kort antwoord.");
		document_add(document, BLOCK_NOTE, "nl", "samenvatting");
	}
	add_steps_beside(document, 30);
	return document;
}

static struct document *of_nobody(struct document *(*make)(const struct plan_sheet *),
				  enum language first, enum language second, bool large)
{
	struct plan_case *plan_case = plan_case_new();
	struct plan_sheet sheet = plan_case->sheet;
	struct document *document;

	sheet.file = NULL;
	sheet.languages[0] = first;
	sheet.languages[1] = second;
	sheet.language_count = second == LANGUAGE_NONE ? 1 : 2;
	document = make(&sheet);
	document->large = large;
	plan_case_free(plan_case);
	return document;
}

struct document *papers_cards(enum language first, enum language second, bool large)
{
	return of_nobody(cards_sheet_make, first, second, large);
}

struct document *papers_form(enum language first, enum language second, bool large)
{
	return of_nobody(form_sheet_make, first, second, large);
}

char *papers_program(void)
{
	const char *build = g_getenv("PERSPECTIEF_BUILD");

	return g_build_filename(build ? build : "build/release", "perspectief-paper", NULL);
}

void papers_print(const struct document *document, const char *path)
{
	g_autofree char *program = papers_program();
	struct clock clock = clock_system(NULL);
	struct error error = ERROR_CLEAR;

	if (!press_run(document, path, program, &clock, &error))
		fail_msg("%s", error.sentence);
}
