/* Pages as somebody sees them, beside small grey pictures of how they should look: tests/golden/paper, 50 dots an inch. Another version of
   the program that draws them may shade a letter differently; a line, a word or a box in another place is seen.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/papers.h"
#include "support/papers.h"
#include "support/story.h"

#include <cairo.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#define DOTS 50
#define SQUARE                                                                                     \
	8 /* dots: pages are compared by squares, whose mean grey hardly depends on who draws */
#define TOLERANCE 14 /* of 255, in any square */
#define UNLIKE_MAX 0 /* squares beyond it */

struct desk {
	char *folder, *pdf, *root, *picture;
};

static int setup(void **state)
{
	struct desk *desk = g_new0(struct desk, 1);

	desk->folder = g_dir_make_tmp("pages-XXXXXX", NULL);
	desk->pdf = g_build_filename(desk->folder, "sheet.pdf", NULL);
	desk->root = g_build_filename(desk->folder, "page", NULL);
	desk->picture = g_strconcat(desk->root, ".png", NULL);
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
	g_free(desk->root);
	g_free(desk->picture);
	g_free(desk);
	return 0;
}

static void draw_page(const struct desk *desk, const struct document *document, int page)
{
	g_autofree char *command =
		g_strdup_printf("pdftoppm -singlefile -gray -r %d -f %d -png '%s' '%s'", DOTS, page,
				desk->pdf, desk->root);
	int status = -1;

	papers_print(document, desk->pdf);
	assert_true(g_spawn_command_line_sync(command, NULL, NULL, &status, NULL));
	assert_int_equal(status, 0);
}

/* The mean grey of a square. */
static int square_grey(cairo_surface_t *picture, int x, int y)
{
	const unsigned char *data = cairo_image_surface_get_data(picture);
	int stride = cairo_image_surface_get_stride(picture);
	int right = MIN(x + SQUARE, cairo_image_surface_get_width(picture));
	int bottom = MIN(y + SQUARE, cairo_image_surface_get_height(picture));
	int sum = 0;

	for (int row = y; row < bottom; row++)
		for (int column = x; column < right; column++)
			sum += data[row * stride + 4 * column]; /* grey: all colours are the same */
	return sum / ((right - x) * (bottom - y));
}

static int count_unlike(cairo_surface_t *wanted, cairo_surface_t *got)
{
	int unlike = 0;

	for (int y = 0; y < cairo_image_surface_get_height(wanted); y += SQUARE)
		for (int x = 0; x < cairo_image_surface_get_width(wanted); x += SQUARE)
			unlike +=
				abs(square_grey(wanted, x, y) - square_grey(got, x, y)) > TOLERANCE;
	return unlike;
}

static cairo_surface_t *load(const char *path)
{
	cairo_surface_t *picture = cairo_image_surface_create_from_png(path);

	if (cairo_surface_status(picture) != CAIRO_STATUS_SUCCESS)
		fail_msg("no picture: %s", path);
	return picture;
}

static void compare(const char *path, const char *picture)
{
	cairo_surface_t *wanted = load(path), *got = load(picture);
	int unlike;

	assert_int_equal(cairo_image_surface_get_width(wanted), cairo_image_surface_get_width(got));
	assert_int_equal(cairo_image_surface_get_height(wanted),
			 cairo_image_surface_get_height(got));
	unlike = count_unlike(wanted, got);
	cairo_surface_destroy(wanted);
	cairo_surface_destroy(got);
	if (unlike > UNLIKE_MAX)
		fail_msg("%s: %d squares differ; GOLDEN=update writes it anew", path, unlike);
}

static void copy(const char *from, const char *to)
{
	g_autofree char *bytes = NULL;
	gsize length;

	assert_true(g_file_get_contents(from, &bytes, &length, NULL));
	assert_int_equal(g_mkdir_with_parents("tests/golden/paper", 0755), 0);
	assert_true(g_file_set_contents(to, bytes, (gssize)length, NULL));
}

/* Takes the document. */
static void assert_page(const struct desk *desk, struct document *document, int page,
			const char *name)
{
	g_autofree char *path = g_strdup_printf("tests/golden/paper/%s.png", name);
	const char *golden = getenv("GOLDEN");

	draw_page(desk, document, page);
	document_free(document);
	if (golden && !strcmp(golden, "update"))
		copy(desk->picture, path);
	else
		compare(path, desk->picture);
}

static void the_sheet_of_a_person_in_ukrainian(void **state)
{
	assert_page(*state, papers_person(LANGUAGE_UK, false), 1, "person-uk");
}

static void the_sheet_of_a_helper_in_dutch(void **state)
{
	assert_page(*state, papers_helper(), 3, "helper-nl");
}

static void a_page_in_large_print(void **state)
{
	assert_page(*state, papers_person(LANGUAGE_UK, true), 2, "large-uk");
}

static void a_page_with_a_knot_and_codes(void **state)
{
	assert_page(*state, papers_codes(), 1, "codes-uk");
}

static void a_page_of_change(void **state)
{
	assert_page(*state, papers_change(), 1, "change-nl");
}

/* A paper of somebody of the demo. */
static struct document *of_story(const char *name, enum paper_kind kind, record_id conversation)
{
	struct plan_case *story = story_new(name);
	struct paper paper = { .kind = kind, .sheet = story->sheet, .conversation = conversation };
	struct error error = ERROR_CLEAR;
	struct document *document = paper_make(&paper, &error);

	assert_non_null(document);
	plan_case_free(story);
	return document;
}

static void the_record_of_a_conversation(void **state)
{
	struct plan_case *story = story_new("1-yvan");
	const struct conversation *first = story->file->conversations->pdata[0];

	assert_page(*state, of_story("1-yvan", PAPER_CONVERSATION, first->id), 1, "record-uk");
	plan_case_free(story);
}

static void what_was_agreed_at_the_beginning(void **state)
{
	assert_page(*state, of_story("1-yvan", PAPER_OPENING, 0), 1, "opening-uk");
}

static void a_plan_with_a_knot(void **state)
{
	assert_page(*state, of_story("3-tina", PAPER_PERSON, 0), 2, "knot-uk");
}

static void two_languages_side_by_side(void **state)
{
	assert_page(*state, papers_sides(), 1, "sides-uk-nl");
}

static void change_side_by_side(void **state)
{
	assert_page(*state, papers_sides_change(), 1, "sides-change");
}

static void a_long_answer_beside_a_short_one(void **state)
{
	assert_page(*state, papers_sides_record(4, 3000), 2, "sides-long");
}

static void cards_from_the_front(void **state)
{
	assert_page(*state, papers_cards(LANGUAGE_UK, LANGUAGE_NL, false), 7, "cards-front-uk");
}

static void cards_from_the_back(void **state)
{
	assert_page(*state, papers_cards(LANGUAGE_UK, LANGUAGE_NL, false), 8, "cards-back-nl");
}

static void how_the_form_begins(void **state)
{
	assert_page(*state, papers_form(LANGUAGE_UK, LANGUAGE_NL, false), 1, "form-begin-uk");
}

static void where_the_form_asks_what_was_said(void **state)
{
	assert_page(*state, papers_form(LANGUAGE_UK, LANGUAGE_NL, false), 5, "form-answers-uk");
}

static void where_the_form_asks_how_it_is(void **state)
{
	assert_page(*state, papers_form(LANGUAGE_NL, LANGUAGE_NONE, false), 4, "form-domains-nl");
}

/* Would a page that differs be seen at all? */
static void a_step_more_is_seen(void **state)
{
	struct desk *desk = *state;
	struct document *document = papers_codes();
	cairo_surface_t *before, *after;

	draw_page(desk, document, 1);
	before = load(desk->picture);
	document_add(document, BLOCK_PARAGRAPH, "uk", "крок");
	draw_page(desk, document, 1);
	document_free(document);
	after = load(desk->picture);
	assert_true(count_unlike(before, after) > UNLIKE_MAX);
	cairo_surface_destroy(before);
	cairo_surface_destroy(after);
}

#define PAGE_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PAGE_TEST(the_sheet_of_a_person_in_ukrainian),
		PAGE_TEST(the_sheet_of_a_helper_in_dutch),
		PAGE_TEST(a_page_in_large_print),
		PAGE_TEST(a_page_with_a_knot_and_codes),
		PAGE_TEST(a_page_of_change),
		PAGE_TEST(the_record_of_a_conversation),
		PAGE_TEST(what_was_agreed_at_the_beginning),
		PAGE_TEST(a_plan_with_a_knot),
		PAGE_TEST(two_languages_side_by_side),
		PAGE_TEST(change_side_by_side),
		PAGE_TEST(a_long_answer_beside_a_short_one),
		PAGE_TEST(cards_from_the_front),
		PAGE_TEST(cards_from_the_back),
		PAGE_TEST(how_the_form_begins),
		PAGE_TEST(where_the_form_asks_what_was_said),
		PAGE_TEST(where_the_form_asks_how_it_is),
		PAGE_TEST(a_step_more_is_seen),
	};
	g_autofree char *drawer = g_find_program_in_path("pdftoppm");

	if (!drawer) {
		print_message("pages: skipped, there is no pdftoppm\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
