/* Whatever a document holds, it is printed: also what has no words, alone on a page, within anything else. All of it in this process, so that
   a sanitizer sees the whole way; and qpdf looks at the files. Tried on many documents made by dice with a fixed seed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/drawing.h"
#include "support/any_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define ALMOST_EMPTY 400
#define ANY 40
#define LONGEST 600 /* words: a page */
#define CHECKED 10  /* one of so many is looked at by qpdf */

/* fontconfig keeps what it found until the end of the program. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig";
}

/* What is said about elements finds them by their order. */
static void assert_elements_stand_in_the_file(const struct drawing *drawing)
{
	static const char element[] = "<< /Type /StructElem\n";
	const char *at = drawing->bytes, *end = at + drawing->pdf_length;
	guint count = 0;

	for (; (at = memmem(at, (size_t)(end - at), element, strlen(element))); at++)
		count++;
	assert_int_equal(count, drawing->elements->len);
}

/* Into memory; the descriptor is the caller's to close. */
static int print(const struct document *document, enum paper_exit *outcome)
{
	int drawn = memfd_create("drawing", MFD_CLOEXEC), out = memfd_create("sheet", 0);
	FILE *stream = fdopen(drawn, "w");
	struct drawing drawing;

	*outcome = print_document(document, stream);
	if (*outcome == PAPER_DONE) {
		assert_true(drawing_receive(&drawing, drawn));
		assert_elements_stand_in_the_file(&drawing);
		*outcome = finish_drawing(&drawing, out);
		drawing_done(&drawing);
	}
	assert_int_equal(fclose(stream), 0);
	return out;
}

static void assert_sound(int pdf, guint32 seed)
{
	g_autofree char *command =
		g_strdup_printf("qpdf --check /proc/%d/fd/%d", (int)getpid(), pdf);
	g_autofree char *said = NULL, *complained = NULL;
	int status = -1;

	assert_true(g_spawn_command_line_sync(command, &said, &complained, &status, NULL));
	if (status != 0)
		fail_msg("document %u: %s%s", seed, said, complained);
}

/* Takes the document. */
static void assert_printed(struct document *document, guint32 seed)
{
	enum paper_exit outcome;
	int pdf;

	document_make_drawable(document);
	pdf = print(document, &outcome);
	if (outcome != PAPER_DONE)
		fail_msg("document %u: %d", seed, (int)outcome);
	if (seed % CHECKED == 0)
		assert_sound(pdf, seed);
	close(pdf);
	document_free(document);
}

static void what_has_hardly_a_word_is_printed(void **state)
{
	(void)state;
	for (guint32 seed = 1; seed <= ALMOST_EMPTY; seed++) {
		g_autoptr(GRand) dice = g_rand_new_with_seed(seed);

		assert_printed(any_almost_empty_document(dice), seed);
	}
}

static void any_document_is_printed(void **state)
{
	(void)state;
	for (guint32 seed = 1; seed <= ANY; seed++) {
		g_autoptr(GRand) dice = g_rand_new_with_seed(seed);

		assert_printed(any_document(dice, LONGEST), seed);
	}
}

static void an_empty_item_may_have_a_page_for_itself(void **state)
{
	(void)state;
	for (int kind = 0; kind < BLOCK_KIND_COUNT; kind++) {
		struct document *document = document_new("Аркуш", "uk");

		if (kind == BLOCK_CODE || kind == BLOCK_SIDE) {
			document_free(document);
			continue;
		}
		document_add(document, BLOCK_ITEM, "uk", "слово");
		document_add(document, BLOCK_PAGE, "uk", "");
		document_add(document, (enum block_kind)kind, "uk", "");
		document_add(document, BLOCK_PAGE, "uk", "");
		document_add(document, BLOCK_ITEM, "uk", "слово");
		assert_printed(document, (guint32)(kind * CHECKED));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_item_may_have_a_page_for_itself),
		cmocka_unit_test(what_has_hardly_a_word_is_printed),
		cmocka_unit_test(any_document_is_printed),
	};

	if (!choose_fonts())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
