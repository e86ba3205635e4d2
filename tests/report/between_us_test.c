/* What is between us is on no paper but the person's own, and there only when they say so; of what is not, others read what is theirs to
   read. Through every kind of paper, language and size; a new kind is tried by itself.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/calendar.h"
#include "report/access_sheet.h"
#include "report/papers.h"
#include "report/short_plan.h"
#include "support/growth_case.h"
#include "support/papers.h"
#include "support/planted.h"

#include <glib/gstdio.h>

struct between {
	struct growth_case *growth;
	GPtrArray *household;
	GPtrArray *content_words;
	struct organisation_rules rules;
};

static int setup(void **state)
{
	struct between *between = g_new0(struct between, 1);

	between->growth = growth_case_new();
	planted_add(between->growth->plan->file, between->growth->guide);
	between->content_words =
		planted_content_words(between->growth->guide, between->growth->plan->content);
	between->household = g_ptr_array_new();
	g_ptr_array_add(between->household, between->growth->plan->file);
	g_ptr_array_add(between->household, between->growth->partner);
	*state = between;
	return 0;
}

static int teardown(void **state)
{
	struct between *between = *state;

	g_ptr_array_unref(between->household);
	g_ptr_array_unref(between->content_words);
	growth_case_free(between->growth);
	g_free(between);
	return 0;
}

/* ---------------------------------------------------------------- every paper */

static const enum language orders[][LANGUAGE_COUNT] = {
	{ LANGUAGE_UK, LANGUAGE_NONE },
	{ LANGUAGE_NL, LANGUAGE_NONE },
	{ LANGUAGE_EN, LANGUAGE_NONE },
	{ LANGUAGE_UK, LANGUAGE_NL, LANGUAGE_NONE },
	{ LANGUAGE_NL, LANGUAGE_EN, LANGUAGE_NONE },
};

enum { LARGE = 1, BESIDE = 2, BETWEEN_US = 4, ALL_WISHES = 8 };

static struct paper paper_of(const struct between *between, enum paper_kind kind,
			     const enum language *languages, int wishes)
{
	struct paper paper = {
		.kind = kind,
		.sheet = between->growth->plan->sheet,
		.organisation = kind == PAPER_ORGANISATION ? PLANTED_WITH : NULL,
		.household = between->household,
		.rules = &between->rules,
		.large = wishes & LARGE,
	};

	paper.sheet.side_by_side = wishes & BESIDE;
	paper.sheet.with_between_us = wishes & BETWEEN_US;
	paper.sheet.language_count = 0;
	for (int i = 0; i < LANGUAGE_COUNT && languages[i] != LANGUAGE_NONE; i++)
		paper.sheet.languages[paper.sheet.language_count++] = languages[i];
	return paper;
}

static struct document *made(const struct paper *paper)
{
	struct error error = ERROR_CLEAR;
	struct document *document = paper_make(paper, &error);

	if (!document)
		fail_msg("%s: %s %s", paper_words()[paper->kind], error.sentence, error.key);
	return document;
}

/* All that goes to the PDF: also titles, footers, and what stands for pictures. */
static char *bytes_of(const struct document *document, size_t *length)
{
	GByteArray *bytes = document_to_bytes(document);

	*length = bytes->len;
	return (char *)g_byte_array_free(bytes, FALSE);
}

static void must_not_hold(const char *text, size_t length, const char *words, const char *where)
{
	const char *found = memmem(text, length, words, strlen(words));

	if (found)
		fail_msg("%s: “%.*s”", where, (int)MIN(60, text + length - found), found);
}

static void must_not_hold_the_day(const struct between *between, const char *text, size_t length,
				  const char *where)
{
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		const struct sentences *sentences = between->growth->plan->sentences[language];
		g_autofree char *on = say_day(sentences, day_from_iso(PLANTED_DAY));
		g_autofree char *shortly = say_day_short(sentences, day_from_iso(PLANTED_DAY));

		must_not_hold(text, length, on, where);
		must_not_hold(text, length, shortly, where);
	}
}

static void must_keep(const struct between *between, const struct paper *paper, const char *text,
		      size_t length)
{
	bool theirs = paper_is_theirs(paper->kind) && paper->sheet.with_between_us;
	const char *where = paper_words()[paper->kind];

	must_not_hold(text, length, PLANTED_DESK, where);
	must_not_hold(text, length, PARTNER_SECRET, where);
	if (theirs)
		return;
	must_not_hold(text, length, PLANTED_SECRET, where);
	must_not_hold(text, length, SECRET_OBSTACLE, where);
	must_not_hold(text, length, SECRET_STEP, where);
	must_not_hold_the_day(between, text, length, where);
	for (guint i = 0; !paper_needs_nobody(paper->kind) && i < between->content_words->len; i++)
		must_not_hold(text, length, between->content_words->pdata[i], where);
}

static void every_paper_keeps_what_is_between_us(void **state)
{
	const struct between *between = *state;

	for (int kind = 0; kind < PAPER_COUNT; kind++)
		for (size_t order = 0; order < G_N_ELEMENTS(orders); order++)
			for (int wishes = 0; wishes < ALL_WISHES; wishes++) {
				struct paper paper = paper_of(between, (enum paper_kind)kind,
							      orders[order], wishes);
				struct document *document = made(&paper);
				size_t length;
				g_autofree char *bytes = bytes_of(document, &length);
				g_autofree char *text = document_to_text(document, 400);

				must_keep(between, &paper, bytes, length);
				must_keep(between, &paper, text, strlen(text));
				document_free(document);
			}
}

static bool holds(const struct between *between, enum paper_kind kind, const char *words)
{
	struct paper paper = paper_of(between, kind, orders[3], BETWEEN_US);
	struct document *document = made(&paper);
	g_autofree char *text = document_to_text(document, 400);

	document_free(document);
	return strstr(text, words) != NULL;
}

/* Else the test above would prove nothing. */
static void their_own_papers_hold_it_when_they_say_so(void **state)
{
	assert_true(holds(*state, PAPER_PERSON, PLANTED_SECRET "plantext"));
	assert_true(holds(*state, PAPER_PERSON, SECRET_STEP));
	assert_true(holds(*state, PAPER_CONVERSATION, PLANTED_SECRET "answertext"));
	assert_true(holds(*state, PAPER_CHANGE, PLANTED_SECRET "then"));
	assert_true(holds(*state, PAPER_CHANGE, PLANTED_SECRET "gone"));
	assert_true(holds(*state, PAPER_HELPER, PLANTED_OPEN "plantext"));
	assert_true(holds(*state, PAPER_SKILLS, PLANTED_OPEN "skilltext"));
	assert_true(holds(*state, PAPER_ORGANISATION, PLANTED_OPEN "plantext"));
	assert_true(holds(*state, PAPER_HOUSEHOLD, PLANTED_OPEN "plantext"));
}

/* ---------------------------------------------------------------- papers for others */

/* Of what is not between us these may stand on a paper for somebody else, by the beginning of the planted word. */
static const struct {
	enum paper_kind kind;
	const char *may[6];
} for_others[] = {
	{ PAPER_SKILLS, { "skill" } },
	{ PAPER_ORGANISATION, { "plantext", "planrenderings", "planownerxname", "skill" } },
	{ PAPER_HOUSEHOLD, { "plantext", "planrenderings", "planownerxname" } },
};

static bool is_allowed(const char *word, const char *const *may)
{
	for (; *may; may++)
		if (g_str_has_prefix(word + strlen(PLANTED_OPEN), *may))
			return true;
	return false;
}

static void others_read_only_what_is_theirs_to_read(void **state)
{
	for (size_t i = 0; i < G_N_ELEMENTS(for_others); i++) {
		struct paper paper = paper_of(*state, for_others[i].kind, orders[4], 0);
		struct document *document = made(&paper);
		g_autofree char *text = document_to_text(document, 400);

		must_not_hold(text, strlen(text), PLANTED_OTHER, paper_words()[paper.kind]);
		for (const char *at = text; (at = strstr(at, PLANTED_OPEN)); at++)
			if (!is_allowed(at, for_others[i].may))
				fail_msg("%s: “%.60s”", paper_words()[paper.kind], at);
		document_free(document);
	}
}

/* ---------------------------------------------------------------- as they leave */

static char *words_of_pdf(const char *path)
{
	g_autofree char *line = g_strdup_printf("pdftotext -layout '%s' -", path);
	char *text = NULL;
	int status = 1;

	assert_true(g_spawn_command_line_sync(line, &text, NULL, &status, NULL));
	assert_int_equal(status, 0);
	return text;
}

static void the_pdf_itself_keeps_it(void **state)
{
	g_autofree char *folder = g_dir_make_tmp("perspectief-between-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "paper.pdf", NULL);

	for (int kind = 0; kind < PAPER_COUNT; kind++) {
		struct paper paper = paper_of(
			*state, (enum paper_kind)kind, orders[3],
			paper_is_theirs((enum paper_kind)kind) ? BESIDE : BESIDE | BETWEEN_US);
		struct document *document = made(&paper);
		g_autofree char *text = NULL;

		papers_print(document, path);
		text = words_of_pdf(path);
		must_keep(*state, &paper, text, strlen(text));
		document_free(document);
		g_remove(path);
	}
	g_rmdir(folder);
}

/* Of a message nobody knows who reads it: it keeps that even when the sheet says otherwise. */
static void the_short_plan_keeps_it_too(void **state)
{
	for (size_t order = 0; order < G_N_ELEMENTS(orders); order++) {
		struct paper paper = paper_of(*state, PAPER_PERSON, orders[order], BETWEEN_US);
		g_autofree char *text = short_plan_make(&paper.sheet, SHORT_PLAN_MOST);

		paper.sheet.with_between_us = false;
		must_keep(*state, &paper, text, strlen(text));
		must_not_hold(text, strlen(text), "NIJ-0042", "short");
	}
}

static void the_calendar_holds_no_word_at_all(void **state)
{
	const struct between *between = *state;

	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		struct calendar calendar = { between->growth->plan->file,
					     between->growth->plan->sentences[language],
					     1795176000 };
		g_autofree char *text = calendar_write(&calendar, NULL);

		must_not_hold(text, strlen(text), "QZ", "calendar");
		must_not_hold(text, strlen(text), "ТАЄМНИЦЯ", "calendar");
		must_not_hold(text, strlen(text), "Ліна", "calendar");
	}
}

static void the_paper_with_everything_holds_everything(void **state)
{
	static const char *const words[] = {
		PLANTED_DESK,
		PLANTED_OTHER "consentaim",
		PLANTED_SECRET "plantext",
		PLANTED_SECRET "answertext",
		PLANTED_SECRET "ratingnote",
		PLANTED_SECRET "lessontext",
		PLANTED_SECRET "skilltext",
		PLANTED_SECRET "couplingtext",
	};
	const struct between *between = *state;
	struct access *access = access_new();
	struct person_file *none = access->file;
	struct document *document;
	g_autofree char *text = NULL;

	access->file = between->growth->plan->file;
	document = access_sheet_make(&between->growth->plan->sheet, access);
	text = document_to_text(document, 400);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		assert_non_null(strstr(text, words[i]));
	document_free(document);
	access->file = none;
	access_free(access);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_paper_keeps_what_is_between_us),
		cmocka_unit_test(their_own_papers_hold_it_when_they_say_so),
		cmocka_unit_test(others_read_only_what_is_theirs_to_read),
		cmocka_unit_test(the_pdf_itself_keeps_it),
		cmocka_unit_test(the_short_plan_keeps_it_too),
		cmocka_unit_test(the_calendar_holds_no_word_at_all),
		cmocka_unit_test(the_paper_with_everything_holds_everything),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
