/* What a sheet promises to who listens to it, and to every machine that reads it. There is no validator of PDF/UA-1 in Debian, so these
   are our own rules, after the Matterhorn protocol 1.1; each names its checkpoint.

    1  the file is sound: qpdf --check finds nothing                                          (ISO 32000)
    2  it is marked as tagged, and nothing in it is suspect                                   01, 06
    3  everything on a page is either tagged or an artifact; tags and artifacts do not nest   01
    4  everything tagged on a page stands once in the structure, and the other way round      01
    5  the order of the structure is the order on the page                                    09
    6  the tags are those of the standard, one Document holds them all                        02, 09
    7  the file says its language; parts in another language say theirs                       11
    8  it has a title, the window shows it, and the metadata say it too                       06, 07
    9  every figure has words                                                                 13
   10  headings begin at 1 and leave out no level                                             14
   11  rows of a table have as many cells; heads say whether they name a row or a column      15
   12  a list holds items, an item its label and body, a body the items below it;
       numbers are called numbers                                                             16
   13  every font is embedded, a subset, and maps to Unicode                                  31, 10
   14  pages are walked through in the order of the structure; no annotations, no forms       28, 25
   15  no scripts, no actions, no attached files, no encryption                               20, 29, 26
   16  the claim to be PDF/UA-1 stands in the metadata, and only where these rules hold       06
   17  the same bytes again, whatever the language of the machine, installed or not

   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/papers.h"
#include "support/pdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHEETS 16
struct desk {
	char *folder, *path;
	struct pdf *printed[SHEETS]; /* what the rules are tried on */
};

static struct document *person(void)
{
	return papers_person(LANGUAGE_UK, false);
}

static struct document *large(void)
{
	return papers_person(LANGUAGE_UK, true);
}

static struct document *record(void)
{
	return papers_record(12, 900);
}

/* A row longer than a page, so that it is cut. */
static struct document *long_row(void)
{
	struct document *document = papers_person(LANGUAGE_NL, false);
	g_autofree char *many = g_strnfill(9000, 'a');
	struct block *head = document_add(document, BLOCK_STEPS, "nl", "Wat");

	block_set(&head->label, "Nr.");
	for (size_t i = 6; i < 9000; i += 7)
		many[i] = ' ';
	block_set(&document_add(document, BLOCK_STEP, "nl", many)->detail, "wij");
	return document;
}

static struct document *sides_record(void)
{
	return papers_sides_record(5, 12000);
}

static struct document *cards(void)
{
	return papers_cards(LANGUAGE_UK, LANGUAGE_NL, false);
}

static struct document *large_fronts(void)
{
	return papers_cards(LANGUAGE_EN, LANGUAGE_NONE, true);
}

static struct document *form(void)
{
	return papers_form(LANGUAGE_UK, LANGUAGE_NL, false);
}

static struct document *large_form(void)
{
	return papers_form(LANGUAGE_NL, LANGUAGE_UK, true);
}

static struct document *(*const sheets[SHEETS])(void) = {
	person, large,        papers_both,  papers_helper,       papers_change,       papers_codes,
	record, long_row,     papers_sides, papers_sides_change, papers_sides_helper, sides_record,
	cards,  large_fronts, form,         large_form
};

static void assert_sound(const struct desk *desk)
{
	const char *arguments[] = { "qpdf", "--check", desk->path, NULL };
	int status = -1;

	assert_true(g_spawn_sync(NULL, (char **)arguments, NULL,
				 G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
				 NULL, &status, NULL));
	assert_int_equal(status, 0);
}

/* Prints all of them once. */
static int setup(void **state)
{
	struct desk *desk = g_new0(struct desk, 1);

	desk->folder = g_dir_make_tmp("rules-XXXXXX", NULL);
	desk->path = g_build_filename(desk->folder, "sheet.pdf", NULL);
	for (int i = 0; i < SHEETS; i++) {
		struct document *document = sheets[i]();

		papers_print(document, desk->path);
		document_free(document);
		assert_sound(desk);
		desk->printed[i] = pdf_open(desk->path);
	}
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	for (int i = 0; i < SHEETS; i++)
		pdf_free(desk->printed[i]);
	g_unlink(desk->path);
	assert_int_equal(g_rmdir(desk->folder), 0);
	g_free(desk->folder);
	g_free(desk->path);
	g_free(desk);
	return 0;
}

/* ---------------------------------------------------------------- the structure */
static const char *tag_of(const struct pdf *pdf, const json_t *element)
{
	return pdf_text(pdf_get(pdf, element, "/S"));
}

static bool is_element(const struct pdf *pdf, const json_t *kid)
{
	return json_is_object(kid) && *tag_of(pdf, kid);
}

/* Visits all elements, in order. */
typedef void (*visit)(const struct pdf *pdf, const json_t *element, const json_t *parent,
		      void *data);
static void walk(const struct pdf *pdf, const json_t *element, const json_t *parent, visit seen,
		 void *data);

static void walk_kid(const struct pdf *pdf, const json_t *kid, const json_t *parent, visit seen,
		     void *data)
{
	const json_t *element = pdf_follow(pdf, kid);

	if (is_element(pdf, element))
		walk(pdf, element, parent, seen, data);
}

static void walk_kids(const struct pdf *pdf, const json_t *parent, visit seen, void *data)
{
	const json_t *kids = pdf_get(pdf, parent, "/K");
	size_t i;
	json_t *kid;

	if (json_is_array(kids))
		json_array_foreach((json_t *)kids, i, kid) walk_kid(pdf, kid, parent, seen, data);
	else
		walk_kid(pdf, kids, parent, seen, data);
}

static void walk(const struct pdf *pdf, const json_t *element, const json_t *parent, visit seen,
		 void *data)
{
	seen(pdf, element, parent, data);
	walk_kids(pdf, element, seen, data);
}

static void walk_all(const struct pdf *pdf, visit seen, void *data)
{
	const json_t *root = pdf_get(pdf, pdf_catalog(pdf), "/StructTreeRoot");

	assert_non_null(root);
	walk_kids(pdf, root, seen, data);
}

/* How many kids of an element have one of two tags; what else is there fails. */
static int count_kids(const struct pdf *pdf, const json_t *element, const char *one,
		      const char *other)
{
	const json_t *kids = pdf_get(pdf, element, "/K");
	int count = 0;
	size_t i;
	json_t *kid;

	json_array_foreach((json_t *)kids, i, kid)
	{
		const char *tag = tag_of(pdf, pdf_follow(pdf, kid));

		if (strcmp(tag, one) != 0 && strcmp(tag, other) != 0)
			fail_msg("%s in %s", tag, tag_of(pdf, element));
		count++;
	}
	if (is_element(pdf, kids))
		count = 1;
	return count;
}

/* ---------------------------------------------------------------- 2: tagged */
static void is_tagged(const struct pdf *pdf)
{
	const json_t *mark = pdf_get(pdf, pdf_catalog(pdf), "/MarkInfo");

	assert_true(json_is_true(pdf_get(pdf, mark, "/Marked")));
	assert_false(json_is_true(pdf_get(pdf, mark, "/Suspects")));
}

/* ---------------------------------------------------------------- 3, 4, 5: what stands on a page */
/* The content of a page as words; strings and what is in brackets are left out. */
static GPtrArray *operators(const char *content, gsize length)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	int depth = 0;

	for (gsize i = 0; i < length;) {
		gsize from = i;

		if (depth > 0 || content[i] == '(') {
			depth += content[i] == '(' ? 1 : content[i] == ')' ? -1 : 0;
			i += content[i] == '\\' ? 2 : 1;
			continue;
		}
		while (i < length && !strchr(" \t\r\n()<>[]", content[i]))
			i++;
		if (i > from)
			g_ptr_array_add(words, g_strndup(content + from, i - from));
		else
			i++;
	}
	return words;
}

static bool paints(const char *word)
{
	static const char *const painting[] = { "Tj", "TJ", "'", "\"", "f",  "F",  "f*", "S", "s",
						"B",  "B*", "b", "b*", "sh", "Do", "EI", NULL };

	return g_strv_contains(painting, word);
}

/* "/H1 << /MCID 3 >> BDC", "/Span << /ActualText <…> >> BDC" */
static const char *const properties[] = { "/MCID", "/ActualText", NULL };

static const char *tag_before(const GPtrArray *words, guint at)
{
	for (guint i = at; i-- > 0 && at - i < 8;)
		if (g_str_has_prefix(words->pdata[i], "/") &&
		    !g_strv_contains(properties, words->pdata[i]))
			return words->pdata[i];
	return "";
}

/* Where a page stands between its tags. */
struct marks {
	GArray *numbers; /* of what is tagged, in the order of the page */
	int depth;
	bool artifact;
};

/* Within a tag only a Span may stand, which says what characters a shape is. */
static void mark_begins(struct marks *marks, const char *tag, const char *property)
{
	int number = atoi(property);

	if (marks->depth++ > 0) {
		assert_false(marks->artifact);
		assert_string_equal(tag, "/Span");
		return;
	}
	marks->artifact = !strcmp(property, "/Artifact");
	if (!marks->artifact) {
		assert_true(g_ascii_isdigit(*property));
		g_array_append_val(marks->numbers, number);
	}
}

/* Everything painted stands within a tag or an artifact. */
static GArray *marked_numbers(const char *content, gsize length)
{
	g_autoptr(GPtrArray) words = operators(content, length);
	struct marks marks = { .numbers = g_array_new(FALSE, FALSE, sizeof(int)) };

	for (guint i = 0; i < words->len; i++) {
		const char *word = words->pdata[i];

		if (!strcmp(word, "BDC"))
			mark_begins(&marks, tag_before(words, i), words->pdata[i - 1]);
		else if (!strcmp(word, "BMC"))
			mark_begins(&marks, words->pdata[i - 1], words->pdata[i - 1]);
		else if (!strcmp(word, "EMC"))
			assert_true(marks.depth-- > 0);
		else if (paints(word))
			assert_true(marks.depth > 0);
	}
	assert_int_equal(marks.depth, 0);
	return marks.numbers;
}

struct page_walk {
	const json_t *page; /* reference */
	GArray *numbers;
};

static void take_number(const struct pdf *pdf, const json_t *kid, const json_t *page,
			struct page_walk *walk_on)
{
	const json_t *reference = pdf_follow(pdf, kid);
	int number;

	if (json_is_object(reference)) {
		if (json_object_get(reference, "/Pg"))
			page = json_object_get(reference, "/Pg");
		reference = pdf_get(pdf, reference, "/MCID");
	}
	if (!json_is_integer(reference) || !json_equal(page, walk_on->page))
		return;
	number = (int)json_integer_value(reference);
	g_array_append_val(walk_on->numbers, number);
}

/* Depth first, kid by kid: an element may have content before, between and after its elements. */
static void take_numbers(const struct pdf *pdf, const json_t *element, const json_t *page,
			 struct page_walk *walk_on)
{
	const json_t *kids = pdf_get(pdf, element, "/K");
	size_t count = json_is_array(kids) ? json_array_size(kids) : 1;

	if (json_object_get(element, "/Pg"))
		page = json_object_get(element, "/Pg");
	for (size_t i = 0; kids && i < count; i++) {
		const json_t *kid = json_is_array(kids) ? json_array_get(kids, i) : kids;

		if (is_element(pdf, pdf_follow(pdf, kid)))
			take_numbers(pdf, pdf_follow(pdf, kid), page, walk_on);
		else
			take_number(pdf, kid, page, walk_on);
	}
}

static void what_is_painted_is_tagged_or_an_artifact(const struct pdf *pdf)
{
	g_autoptr(GPtrArray) pages = pdf_pages(pdf);
	const json_t *root = pdf_get(pdf, pdf_catalog(pdf), "/StructTreeRoot");

	for (guint i = 0; i < pages->len; i++) {
		const json_t *page = pdf_follow(pdf, pages->pdata[i]);
		struct page_walk walk_on = { pages->pdata[i],
					     g_array_new(FALSE, FALSE, sizeof(int)) };
		gsize length;
		g_autofree char *content =
			pdf_stream(pdf, json_object_get(page, "/Contents"), &length);
		g_autoptr(GArray) marked = marked_numbers(content, length);

		take_numbers(pdf, root, NULL, &walk_on);
		assert_int_equal(walk_on.numbers->len, marked->len);
		assert_memory_equal(walk_on.numbers->data, marked->data, marked->len * sizeof(int));
		g_array_unref(walk_on.numbers);
	}
}

/* ---------------------------------------------------------------- 6: tags */
static void has_a_known_tag(const struct pdf *pdf, const json_t *element, const json_t *parent,
			    void *data)
{
	static const char *const known[] = { "Document", "H1",         "H2",     "H3",
					     "P",        "BlockQuote", "L",      "LI",
					     "Lbl",      "LBody",      "Table",  "TR",
					     "TH",       "TD",         "Figure", NULL };
	const char *tag = tag_of(pdf, element);
	bool first = *(int *)data == 0;

	if (!g_strv_contains(known, tag))
		fail_msg("unknown tag: %s", tag);
	assert_int_equal(first, !strcmp(tag, "Document"));
	assert_int_equal(first, !is_element(pdf, parent));
	(*(int *)data)++;
}

static void tags_are_of_the_standard(const struct pdf *pdf)
{
	int seen = 0;

	walk_all(pdf, has_a_known_tag, &seen);
	assert_true(seen > 1);
}

/* ---------------------------------------------------------------- 7, 8: language, title */
static void a_language_is_a_code(const struct pdf *pdf, const json_t *element, const json_t *parent,
				 void *data)
{
	const json_t *language = pdf_get(pdf, element, "/Lang");

	(void)parent;
	(void)data;
	if (language)
		assert_int_equal(strlen(pdf_text(language)), 2);
}

static void languages_are_said(const struct pdf *pdf)
{
	assert_int_equal(strlen(pdf_text(pdf_get(pdf, pdf_catalog(pdf), "/Lang"))), 2);
	walk_all(pdf, a_language_is_a_code, NULL);
}

struct language_count {
	int of_file, dutch;
};

static void count_languages(const struct pdf *pdf, const json_t *element, const json_t *parent,
			    void *data)
{
	struct language_count *count = data;
	const json_t *language = pdf_get(pdf, element, "/Lang");

	(void)parent;
	if (strcmp(tag_of(pdf, element), "H1") != 0)
		return;
	count->of_file += !language;
	count->dutch += language && !strcmp(pdf_text(language), "nl");
}

/* One after the other, and beside each other. */
static void a_part_in_another_language_says_so(void **state)
{
	static struct document *(*const two[])(void) = { papers_both, papers_sides };
	struct desk *desk = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(two); i++) {
		struct document *document = two[i]();
		struct language_count count = { 0 };
		struct pdf *pdf;

		papers_print(document, desk->path);
		document_free(document);
		pdf = pdf_open(desk->path);
		assert_string_equal(pdf_text(pdf_get(pdf, pdf_catalog(pdf), "/Lang")), "uk");
		walk_all(pdf, count_languages, &count);
		assert_int_equal(count.of_file, 1);
		assert_int_equal(count.dutch, 1);
		pdf_free(pdf);
	}
}

static char *metadata_of(const struct pdf *pdf)
{
	gsize length;

	return pdf_stream(pdf, json_object_get(pdf_catalog(pdf), "/Metadata"), &length);
}

static void the_title_is_shown(const struct pdf *pdf)
{
	const json_t *trailer = json_object_get(pdf->objects, "trailer");
	const json_t *info = pdf_get(pdf, json_object_get(trailer, "value"), "/Info");
	const json_t *shown = pdf_get(pdf, pdf_catalog(pdf), "/ViewerPreferences");
	const char *title = pdf_text(pdf_get(pdf, info, "/Title"));
	g_autofree char *metadata = metadata_of(pdf);
	g_autofree char *wanted = g_markup_printf_escaped("x-default\">%s<", title);

	assert_true(*title);
	assert_true(json_is_true(pdf_get(pdf, shown, "/DisplayDocTitle")));
	assert_non_null(strstr(metadata, wanted));
}

/* ---------------------------------------------------------------- 9, 10: figures, headings */
static void a_figure_has_words(const struct pdf *pdf, const json_t *element, const json_t *parent,
			       void *data)
{
	(void)parent;
	if (strcmp(tag_of(pdf, element), "Figure") != 0)
		return;
	assert_true(*pdf_text(pdf_get(pdf, element, "/Alt")));
	(*(int *)data)++;
}

static int count_figures(const struct pdf *pdf)
{
	int count = 0;

	walk_all(pdf, a_figure_has_words, &count);
	return count;
}

static void figures_have_words(const struct pdf *pdf)
{
	(void)count_figures(pdf);
}

static void follows_the_heading_before(const struct pdf *pdf, const json_t *element,
				       const json_t *parent, void *data)
{
	const char *tag = tag_of(pdf, element);
	int *before = data;
	int level = tag[0] == 'H' ? tag[1] - '0' : 0;

	(void)parent;
	if (level == 0)
		return;
	assert_true(level <= *before + 1);
	*before = level;
}

static void headings_leave_out_no_level(const struct pdf *pdf)
{
	int level = 0;

	walk_all(pdf, follows_the_heading_before, &level);
	assert_true(level > 0);
}

/* Whatever a document asks for. */
static void headings_of_any_document_leave_out_no_level(void **state)
{
	static const int levels[] = { 3, 2, 0, 3, 3, 1, 3 };
	struct desk *desk = *state;
	struct document *document = document_new("Аркуш", "uk");
	struct pdf *pdf;

	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++)
		document_add(document, BLOCK_HEADING, "uk", "Заголовок")->level = levels[i];
	papers_print(document, desk->path);
	document_free(document);
	pdf = pdf_open(desk->path);
	headings_leave_out_no_level(pdf);
	pdf_free(pdf);
}

/* ---------------------------------------------------------------- 11, 12: tables, lists */
static void is_a_whole_table(const struct pdf *pdf, const json_t *element, const json_t *parent,
			     void *data)
{
	const char *tag = tag_of(pdf, element);
	int *cells = data; /* in each row of the table; 0: no row yet */

	(void)parent;
	if (!strcmp(tag, "Table")) {
		assert_true(count_kids(pdf, element, "TR", "TR") > 0);
		*cells = 0;
	} else if (!strcmp(tag, "TR")) {
		int count = count_kids(pdf, element, "TH", "TD");

		assert_true(count > 1);
		assert_true(*cells == 0 || *cells == count);
		*cells = count;
	} else if (!strcmp(tag, "TH")) {
		const char *scope = pdf_text(pdf_get(pdf, pdf_get(pdf, element, "/A"), "/Scope"));

		assert_true(!strcmp(scope, "Row") || !strcmp(scope, "Column"));
	} else {
		assert_string_not_equal(tag_of(pdf, parent), "Table");
	}
}

static void tables_are_whole(const struct pdf *pdf)
{
	int cells = 0;

	walk_all(pdf, is_a_whole_table, &cells);
}

/* The body of an item that holds others: its words, then their lists. */
static int count_lists_within(const struct pdf *pdf, const json_t *body)
{
	const json_t *kids = pdf_get(pdf, body, "/K");
	int lists = 0;
	size_t i;
	json_t *kid;

	json_array_foreach((json_t *)kids, i, kid)
	{
		const char *tag = tag_of(pdf, pdf_follow(pdf, kid));

		lists += !strcmp(tag, "L");
		if (*tag)
			assert_true(!strcmp(tag, "L") || (lists == 0 && !strcmp(tag, "P")));
	}
	return lists;
}

static void is_a_whole_list(const struct pdf *pdf, const json_t *element, const json_t *parent,
			    void *data)
{
	const char *tag = tag_of(pdf, element), *above = tag_of(pdf, parent);

	if (!strcmp(tag, "L")) {
		assert_true(count_kids(pdf, element, "LI", "LI") > 0);
		assert_true(!strcmp(above, "Document") || !strcmp(above, "LBody"));
	}
	if (!strcmp(tag, "LI")) {
		assert_string_equal(above, "L");
		assert_true(count_kids(pdf, element, "Lbl", "LBody") > 0);
	}
	if (!strcmp(tag, "Lbl") || !strcmp(tag, "LBody"))
		assert_string_equal(above, "LI");
	if (!strcmp(tag, "LBody"))
		*(int *)data += count_lists_within(pdf, element);
}

static int count_nested_lists(const struct pdf *pdf)
{
	int nested = 0;

	walk_all(pdf, is_a_whole_list, &nested);
	return nested;
}

static void lists_are_whole(const struct pdf *pdf)
{
	(void)count_nested_lists(pdf);
}

/* A way out stands within its obstacle, its corners within the way out; also where the end of a page comes between them. */
static void what_belongs_to_an_item_stands_within_it(void **state)
{
	struct desk *desk = *state;
	struct document *document = document_new("Аркуш", "uk");
	struct pdf *pdf;

	for (int i = 0; i < 60; i++) {
		static const enum block_kind kinds[] = { BLOCK_ITEM, BLOCK_ITEM, BLOCK_CORNER,
							 BLOCK_CORNER };

		for (int level = 0; level < 4; level++) {
			struct block *block =
				document_add(document, kinds[level], "uk", "слово за словом");

			block->level = MIN(level, 2);
			block_set(&block->label, "1");
			block_set(&block->detail, "дрібно");
		}
	}
	papers_print(document, desk->path);
	document_free(document);
	pdf = pdf_open(desk->path);
	assert_int_equal(count_nested_lists(pdf), 2 * 60);
	what_is_painted_is_tagged_or_an_artifact(pdf);
	pdf_free(pdf);
}

/* One kind of row after another, as no sheet of ours has them. */
static void rows_of_another_kind_are_another_table(void **state)
{
	static const enum block_kind kinds[] = { BLOCK_STEP,   BLOCK_DOMAIN, BLOCK_CHART,
						 BLOCK_CHARTS, BLOCK_DOMAIN, BLOCK_STEPS,
						 BLOCK_STEP,   BLOCK_STEP,   BLOCK_ITEM,
						 BLOCK_CHARTS, BLOCK_ITEM };
	struct desk *desk = *state;
	struct document *document = document_new("Аркуш", "uk");
	struct pdf *pdf;

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		block_set(&document_add(document, kinds[i], "uk", "слово")->label, "1");
	papers_print(document, desk->path);
	document_free(document);
	pdf = pdf_open(desk->path);
	tables_are_whole(pdf);
	lists_are_whole(pdf);
	what_is_painted_is_tagged_or_an_artifact(pdf);
	pdf_free(pdf);
}

/* ---------------------------------------------------------------- 13: fonts */
static bool is_subset(const char *name)
{
	for (int i = 0; i < 6; i++)
		if (!g_ascii_isupper(name[i]))
			return false;
	return name[6] == '+';
}

static void font_is_whole(const struct pdf *pdf, const json_t *font)
{
	const json_t *below = pdf_get(pdf, font, "/DescendantFonts");
	const json_t *described = below ? pdf_follow(pdf, json_array_get(below, 0)) : font;
	const json_t *descriptor = pdf_get(pdf, described, "/FontDescriptor");

	assert_true(is_subset(pdf_text(pdf_get(pdf, font, "/BaseFont"))));
	assert_non_null(pdf_get(pdf, font, "/ToUnicode"));
	assert_non_null(descriptor);
	assert_true(pdf_get(pdf, descriptor, "/FontFile2") ||
		    pdf_get(pdf, descriptor, "/FontFile3") ||
		    pdf_get(pdf, descriptor, "/FontFile"));
}

static void fonts_are_inside(const struct pdf *pdf)
{
	const char *key;
	json_t *object;
	int count = 0;

	json_object_foreach(pdf->objects, key, object)
	{
		const json_t *value = json_object_get(object, "value");
		const char *subtype = pdf_text(json_object_get(value, "/Subtype"));

		if (strcmp(pdf_text(json_object_get(value, "/Type")), "Font") != 0 ||
		    g_str_has_prefix(subtype, "CIDFont"))
			continue;
		font_is_whole(pdf, value);
		count++;
	}
	assert_true(count > 0);
}

/* ---------------------------------------------------------------- 14, 15: nothing but pages */
static void pages_hold_nothing_but_words_and_pictures(const struct pdf *pdf)
{
	static const char *const none[] = { "/Names", "/OpenAction", "/AA", "/AcroForm",
					    "/AF",    "/Collection", NULL };
	const json_t *trailer = json_object_get(pdf->objects, "trailer");
	g_autoptr(GPtrArray) pages = pdf_pages(pdf);

	for (guint i = 0; i < pages->len; i++) {
		const json_t *page = pdf_follow(pdf, pages->pdata[i]);

		assert_string_equal(pdf_text(pdf_get(pdf, page, "/Tabs")), "S");
		assert_null(json_object_get(page, "/Annots"));
		assert_null(json_object_get(page, "/AA"));
		assert_true(json_is_integer(pdf_get(pdf, page, "/StructParents")));
	}
	for (int i = 0; none[i]; i++)
		assert_null(json_object_get(pdf_catalog(pdf), none[i]));
	assert_null(json_object_get(json_object_get(trailer, "value"), "/Encrypt"));
}

/* ---------------------------------------------------------------- 16: the claim */
static bool claims(const struct pdf *pdf)
{
	g_autofree char *metadata = metadata_of(pdf);

	return strstr(metadata, "<pdfuaid:part>1</pdfuaid:part>") != NULL;
}

static void claims_what_it_keeps(const struct pdf *pdf)
{
	assert_true(claims(pdf));
}

static bool document_claims(const struct desk *desk, struct document *document)
{
	struct pdf *pdf;
	bool claim;

	papers_print(document, desk->path);
	pdf = pdf_open(desk->path);
	claim = claims(pdf);
	pdf_free(pdf);
	document_free(document);
	return claim;
}

static void what_has_no_title_or_a_figure_without_words_claims_nothing(void **state)
{
	struct document *untitled = document_new("", "uk");
	struct document *mute = document_new("Аркуш", "uk");

	document_add(untitled, BLOCK_PARAGRAPH, "uk", "слово");
	assert_false(document_claims(*state, untitled));
	block_set(&document_add(mute, BLOCK_KNOT, "uk", "")->label, "1\n2");
	assert_false(document_claims(*state, mute));
}

/* ---------------------------------------------------------------- 17: the same bytes */
static char *print_under(const struct desk *desk, const GByteArray *bytes, const char *locale,
			 gsize *length)
{
	g_autofree char *program = papers_program();
	g_autofree char *input = g_build_filename(desk->folder, "document", NULL);
	g_autofree char *quoted = g_shell_quote(desk->path);
	g_autofree char *command = g_strdup_printf("LC_ALL=%s LANG=%s %s 3 3>%s <%s", locale,
						   locale, program, quoted, input);
	char *output;

	assert_true(g_file_set_contents(input, (const char *)bytes->data, bytes->len, NULL));
	assert_int_equal(system(command), 0);
	assert_true(g_file_get_contents(desk->path, &output, length, NULL));
	g_unlink(input);
	return output;
}

static void the_same_bytes_come_again_under_any_language(void **state)
{
	static const char *const locales[] = { "C", "nl_NL.UTF-8", "uk_UA.UTF-8", "C.UTF-8",
					       "xx_XX" };

	for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
		struct document *document = sheets[i]();
		g_autoptr(GByteArray) bytes = document_to_bytes(document);
		gsize length;
		g_autofree char *first = print_under(*state, bytes, "C", &length);

		for (size_t j = 0; j < G_N_ELEMENTS(locales); j++) {
			gsize again_length;
			g_autofree char *again =
				print_under(*state, bytes, locales[j], &again_length);

			assert_int_equal(again_length, length);
			assert_memory_equal(again, first, length);
		}
		document_free(document);
	}
}

#define RULE(name, check)                                                                          \
	static void name(void **state)                                                             \
	{                                                                                          \
		const struct desk *desk = *state;                                                  \
                                                                                                   \
		for (int i = 0; i < SHEETS; i++)                                                   \
			check(desk->printed[i]);                                                   \
	}
RULE(a_sheet_is_marked_as_tagged, is_tagged)
RULE(everything_is_tagged_or_an_artifact_and_read_in_order,
     what_is_painted_is_tagged_or_an_artifact)
RULE(tags_are_those_of_the_standard, tags_are_of_the_standard)
RULE(a_sheet_says_its_languages, languages_are_said)
RULE(a_sheet_has_a_title_that_is_shown, the_title_is_shown)
RULE(every_figure_has_words, figures_have_words)
RULE(no_heading_is_left_out, headings_leave_out_no_level)
RULE(rows_of_a_table_have_as_many_cells_and_heads_a_scope, tables_are_whole)
RULE(lists_hold_items_with_label_and_body, lists_are_whole)
RULE(every_font_is_inside_and_has_unicode, fonts_are_inside)
RULE(there_is_nothing_but_pages, pages_hold_nothing_but_words_and_pictures)
RULE(a_sheet_claims_to_be_accessible, claims_what_it_keeps)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sheet_is_marked_as_tagged),
		cmocka_unit_test(everything_is_tagged_or_an_artifact_and_read_in_order),
		cmocka_unit_test(tags_are_those_of_the_standard),
		cmocka_unit_test(a_sheet_says_its_languages),
		cmocka_unit_test(a_part_in_another_language_says_so),
		cmocka_unit_test(a_sheet_has_a_title_that_is_shown),
		cmocka_unit_test(every_figure_has_words),
		cmocka_unit_test(no_heading_is_left_out),
		cmocka_unit_test(headings_of_any_document_leave_out_no_level),
		cmocka_unit_test(rows_of_a_table_have_as_many_cells_and_heads_a_scope),
		cmocka_unit_test(rows_of_another_kind_are_another_table),
		cmocka_unit_test(lists_hold_items_with_label_and_body),
		cmocka_unit_test(what_belongs_to_an_item_stands_within_it),
		cmocka_unit_test(every_font_is_inside_and_has_unicode),
		cmocka_unit_test(there_is_nothing_but_pages),
		cmocka_unit_test(a_sheet_claims_to_be_accessible),
		cmocka_unit_test(what_has_no_title_or_a_figure_without_words_claims_nothing),
		cmocka_unit_test(the_same_bytes_come_again_under_any_language),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
