/* The PDF as people and their programs get it: every word, in order, in both scripts; fonts inside; the same bytes again.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/change_sheet.h"
#include "report/press.h"
#include "support/growth_case.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct printer {
	char *folder, *pdf, *program;
	struct plan_case *plan_case;
};

static int setup(void **state)
{
	struct printer *printer = g_new0(struct printer, 1);
	const char *build = g_getenv("PERSPECTIEF_BUILD");

	printer->folder = g_dir_make_tmp("paper-XXXXXX", NULL);
	printer->pdf = g_build_filename(printer->folder, "plan.pdf", NULL);
	printer->program =
		g_build_filename(build ? build : "build/release", "perspectief-paper", NULL);
	printer->plan_case = plan_case_new();
	*state = printer;
	return 0;
}

static int teardown(void **state)
{
	struct printer *printer = *state;

	plan_case_free(printer->plan_case);
	g_unlink(printer->pdf);
	assert_int_equal(g_rmdir(printer->folder), 0);
	g_free(printer->folder);
	g_free(printer->pdf);
	g_free(printer->program);
	g_free(printer);
	return 0;
}

static void print(struct printer *printer, const struct document *document)
{
	struct clock clock = clock_system(NULL);
	struct error error = ERROR_CLEAR;

	if (!press_run(document, printer->pdf, printer->program, &clock, &error))
		fail_msg("%s", error.sentence);
}

static void print_sheet(struct printer *printer)
{
	struct document *document = plan_sheet_make(&printer->plan_case->sheet);

	print(printer, document);
	document_free(document);
}

/* What a tool of poppler says about the PDF. */
static char *ask(const struct printer *printer, const char *tool, const char *option)
{
	g_autofree char *command = g_strdup_printf("%s %s '%s'%s", tool, option, printer->pdf,
						   strcmp(tool, "pdftotext") == 0 ? " -" : "");
	g_autofree char *output = NULL;
	int status = -1;

	assert_true(g_spawn_command_line_sync(command, &output, NULL, &status, NULL));
	assert_int_equal(status, 0);
	return g_steal_pointer(&output);
}

/* Words with one blank between them, so that where a line ends does not matter. */
static char *words(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		gunichar sign = g_utf8_get_char(at);

		if (sign == '\f' || g_unichar_isspace(sign)) {
			if (out->len > 0 && out->str[out->len - 1] != ' ')
				g_string_append_c(out, ' ');
		} else {
			g_string_append_unichar(out, sign);
		}
	}
	return g_string_free(out, FALSE);
}

static char *printed_words(const struct printer *printer)
{
	g_autofree char *text = ask(printer, "pdftotext", "");

	return words(text);
}

static void assert_in_order(const char *text, const char *const *phrases)
{
	const char *at = text;

	for (; *phrases; phrases++) {
		const char *found = strstr(at, *phrases);

		if (!found)
			fail_msg("missing or out of order: %s\n%s", *phrases, text);
		at = found + strlen(*phrases);
	}
}

static void every_word_of_the_plan_comes_back_in_reading_order(void **state)
{
	static const char *const order[] = {
		"План на майбутнє",
		"Ліна · 20 листопада 2026",
		"Куди я прямую",
		"«Хочу знову працювати з цифрами й мати за́мок від власних дверей»",
		"Наступні кроки",
		"1.2",
		"Поговорити із сусідкою",
		"до 27.11.2026",
		"2.2",
		"Наступна зустріч",
		"о 10:00, бібліотека",
		"Що я вмію і люблю",
		"• Веду рахунки для всього двору, пам’ять на цифри",
		"Хто мені допомагає",
		"Оксана, сусідка",
		"Що обіцяно",
		"Nadia, Werkcentrum",
		"обіцяно 20.11.2026",
		"Про що ми попросили",
		"Gemeente Nijmegen",
		"Як зараз",
		"Робота муляє · 4/10",
		"Свої люди добре",
		"Що стоїть на заваді",
		"1 Немає місця для дитини до 15:00",
		"1.1 Їжу ґотує бабуся, вона й забиратиме",
		"2.1 Розмова з тим, хто знає закони",
		"Perspectiefplan",
		"Ik wil weer met cijfers werken",
		"• Ik houd de rekeningen van het hele hof bij",
		"oorspronkelijke taal: Oekraïens",
		"Wat er beloofd is",
		"1.1 Oma haalt het kind op",
		NULL,
	};
	g_autofree char *text = NULL;

	print_sheet(*state);
	text = printed_words(*state);
	assert_in_order(text, order);
	assert_null(strstr(text, "ТАЄМНИЦЯ"));
}

/* Who listens hears a section in one language and then in the other. */
static void columns_are_read_section_by_section(void **state)
{
	static const char *const order[] = {
		"План на майбутнє",
		"Ліна · 20 листопада 2026",
		"Perspectiefplan",
		"Куди я прямую",
		"«Хочу знову працювати з цифрами й мати за́мок від власних дверей»",
		"Waar ik naartoe wil",
		"Ik wil weer met cijfers werken",
		"Наступні кроки",
		"1.2",
		"Поговорити із сусідкою",
		"2.2",
		"De volgende stappen",
		"1.2",
		"Met de buurvrouw praten",
		"2.2",
		"Наступна зустріч",
		"Кого покликати на допомогу",
		NULL,
	};
	struct printer *printer = *state;
	g_autofree char *raw = NULL;
	g_autofree char *text = NULL;

	printer->plan_case->sheet.side_by_side = true;
	print_sheet(printer);
	raw = ask(printer, "pdftotext", "-raw");
	text = words(raw);
	assert_in_order(text, order);
	assert_null(strstr(text, "ТАЄМНИЦЯ"));
}

static void each_sheet_counts_its_own_pages(void **state)
{
	static const char *const order[] = { "NIJ-0042 · 20.11.2026", "сторінка 1 з ",
					     "NIJ-0042 · 20-11-2026", "pagina 1 van ", NULL };
	g_autofree char *text = NULL;

	print_sheet(*state);
	text = printed_words(*state);
	assert_in_order(text, order);
}

static void every_font_is_inside_and_can_be_copied_from(void **state)
{
	g_autofree char *fonts = NULL;
	g_auto(GStrv) lines = NULL;
	int count = 0;

	print_sheet(*state);
	fonts = ask(*state, "pdffonts", "");
	lines = g_strsplit(fonts, "\n", -1);
	for (char **line = lines + 2; line[0] && *line[0]; line++, count++)
		if (!strstr(*line, "yes yes yes"))
			fail_msg("not embedded, subset and with words: %s", *line);
	assert_true(count >= 2);
}

static void the_file_says_its_title_language_and_structure(void **state)
{
	struct printer *printer = *state;
	g_autofree char *info = NULL;
	g_autofree char *structure = NULL;

	print_sheet(printer);
	info = ask(printer, "pdfinfo", "");
	assert_non_null(strstr(info, "План на майбутнє · NIJ-0042"));
	assert_non_null(strstr(info, "Tagged:          yes"));
	assert_non_null(strstr(info, "Fri Nov 20"));
	assert_non_null(strstr(info, "(A4)"));
	structure = ask(printer, "pdfinfo", "-struct");
	assert_non_null(strstr(structure, "H1"));
	assert_non_null(strstr(structure, "H2"));
	assert_non_null(strstr(structure, "LBody"));
	assert_non_null(strstr(structure, "TH"));
	assert_non_null(strstr(structure, "/Scope /Row"));
	assert_null(strstr(structure, "H3"));
}

static GByteArray *printed_bytes(const struct printer *printer)
{
	char *bytes;
	gsize length;

	assert_true(g_file_get_contents(printer->pdf, &bytes, &length, NULL));
	return g_byte_array_new_take((guint8 *)bytes, length);
}

static void the_same_plan_gives_the_same_bytes(void **state)
{
	g_autoptr(GByteArray) first = NULL;
	g_autoptr(GByteArray) second = NULL;

	print_sheet(*state);
	first = printed_bytes(*state);
	print_sheet(*state);
	second = printed_bytes(*state);
	assert_int_equal(first->len, second->len);
	assert_memory_equal(first->data, second->data, first->len);
}

/* The characters that are not blanks. */
static char *letters(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *at = text; *at; at = g_utf8_next_char(at))
		if (*at != '\f' && !g_unichar_isspace(g_utf8_get_char(at)))
			g_string_append_unichar(out, g_utf8_get_char(at));
	return g_string_free(out, FALSE);
}

static void assert_letters_come_back(struct printer *printer, const char *text)
{
	struct document *document = document_new("Аркуш", "uk");
	g_autofree char *expected = letters(text);
	g_autofree char *output = NULL;
	g_autofree char *found = NULL;

	document_add(document, BLOCK_PARAGRAPH, "uk", text);
	print(printer, document);
	document_free(document);
	output = ask(printer, "pdftotext", "");
	found = letters(output);
	assert_string_equal(found, expected);
}

static void a_text_of_twelve_thousand_characters_is_whole(void **state)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; g_utf8_strlen(text->str, -1) < 12000; i++)
		g_string_append_printf(text, "%d: їжак і ґава жили поруч, пам’ятаючи про за́мок. ",
				       i);
	assert_letters_come_back(*state, text->str);
}

static void a_word_longer_than_a_line_is_whole(void **state)
{
	g_autoptr(GString) text = g_string_new("https://example.org/");

	for (int i = 0; text->len < 300; i++)
		g_string_append_printf(text, "part-%d/", i);
	assert_letters_come_back(*state, text->str);
}

static void apostrophes_and_stress_marks_stay_in_their_words(void **state)
{
	static const char *const order[] = { "пам'ять пам’ять памʼять за́мок замо́к ґанок їжа Є",
					     "ĳs ëïé € ₴ № «так» “zo” – —", NULL };
	struct document *document = document_new("Аркуш", "uk");
	g_autofree char *text = NULL;

	for (int i = 0; order[i]; i++)
		document_add(document, BLOCK_PARAGRAPH, "uk", order[i]);
	print(*state, document);
	document_free(document);
	text = printed_words(*state);
	assert_in_order(text, order);
}

/* Which sign a machine has no font for depends on the machine; the words around it do not. */
static void emoji_and_other_scripts_break_nothing(void **state)
{
	static const char *const parts[] = { "перед", "середина", "після" };
	struct document *document = document_new("Аркуш", "uk");
	g_autofree char *text = NULL;

	document_add(document, BLOCK_PARAGRAPH, "uk",
		     "перед 😀👩‍👩‍👧 ☎ 漢字 середина مرحبا");
	document_add(document, BLOCK_PARAGRAPH, "uk", "\xe2\x80\xae\xe2\x80\xac\xef\xbf\xbf після");
	print(*state, document);
	document_free(document);
	text = printed_words(*state);
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		assert_non_null(strstr(text, parts[i]));
}

static struct block *add_step(struct document *document, const char *number, const char *text)
{
	struct block *step = document_add(document, BLOCK_STEP, "uk", text);

	block_set(&step->label, number);
	block_set(&step->detail, "я");
	block_set(&step->detail_2, "до 27.11.2026");
	return step;
}

/* As an empty box to the eye, as itself to who copies, searches or listens; on every machine. */
static void a_character_that_no_font_draws_is_still_there(void **state)
{
	static const char text[] =
		"Було так: 🧩 і \U000F0000, 🫨 та 𓀀𓀁. Далі 😀!";
	struct document *document = document_new("Аркуш", "uk");
	g_autofree char *found = NULL;

	document_add(document, BLOCK_HEADING, "uk", text)->level = 1;
	document_add(document, BLOCK_PARAGRAPH, "uk", text);
	add_step(document, "🧩", text);
	print(*state, document);
	document_free(document);
	found = printed_words(*state);
	assert_in_order(found, (const char *const[]){ text, text, "🧩", text, NULL });
	assert_letters_come_back(*state, text);
}

static void print_growth(struct printer *printer, bool change)
{
	struct growth_case *growth = growth_case_new();
	struct document *document;

	growth_case_for_helper(growth);
	document = change ? change_sheet_make(&growth->plan->sheet, NULL)
			  : plan_sheet_make(&growth->plan->sheet);
	print(printer, document);
	document_free(document);
	growth_case_free(growth);
}

/* The picture is for the eye; who listens or copies gets the same in sentences. */
static void a_knot_is_a_figure_with_words(void **state)
{
	static const char *const order[] = { "Een knoop: dit houdt elkaar vast",
					     "3 houdt vast: 4, 6",
					     "5 houdt vast: 3",
					     "Waar begin je?",
					     "3 Ik heb geen opvang",
					     "Waarom het mag Rapport OpenEmbassy",
					     "Kosten en baten nog open",
					     NULL };
	g_autofree char *structure = NULL;
	g_autofree char *text = NULL;

	print_growth(*state, false);
	text = printed_words(*state);
	assert_in_order(text, order);
	structure = ask(*state, "pdfinfo", "-struct");
	assert_non_null(strstr(structure, "Figure"));
}

static void a_chart_says_in_words_what_it_shows(void **state)
{
	static const char *const order[] = {
		"Werk",
		"Zoals de deelnemer het ziet: 12-03-2026 nu niet",
		"Zoals de begeleider het ziet: 12-03-2026 wringt",
		"Wonen",
		"Zoals de deelnemer het ziet: 12-03-2026 wringt · 20-11-2026 wringt",
		"Wat er in het plan veranderd is",
		NULL
	};
	g_autofree char *text = NULL;

	print_growth(*state, true);
	text = printed_words(*state);
	assert_in_order(text, order);
}

/* Rings of any size, holds to nowhere, charts without a point: a sheet comes out. */
static void odd_pictures_break_nothing(void **state)
{
	struct document *document = document_new("Аркуш", "uk");

	for (int nodes = 0; nodes < 70; nodes += 7) {
		struct block *block = document_add(document, BLOCK_KNOT, "uk", "");
		g_autoptr(GString) numbers = g_string_new(NULL);

		for (int i = 0; i < nodes; i++) {
			g_string_append_printf(numbers, "%s%d", i ? "\n" : "", i + 1);
			block_add_point(block, (struct point){ .x = i, .y = (i * 7) % 90 });
			block_add_point(block, (struct point){ .x = i, .y = i + 1 });
		}
		block_set(&block->label, numbers->str);
		block_set(&block->detail, numbers->str);
	}
	document_add(document, BLOCK_CHART, "uk", "Робота");
	document_add(document, BLOCK_CHARTS, "uk", "");
	block_add_point(document_add(document, BLOCK_CHART, "uk", ""),
			(struct point){ .series = 1, .x = POINT_X_MAX, .y = POINT_Y_MAX });
	document_add(document, BLOCK_CORNER, "uk", "")->level = 3;
	print(*state, document);
	document_free(document);
}

/* Whatever is chosen: name and feeling come together, row after row. pdftotext looks for columns, and finds them easily. */
static void domains_are_read_row_by_row(void **state)
{
	static const char *const feelings[] = { "", "добре", "муляє", "не зараз" };

	for (int pattern = 0; pattern < 27; pattern++) {
		struct document *document = document_new("Аркуш", "uk");
		struct block *head = document_add(document, BLOCK_DOMAINS, "uk", "");
		g_autoptr(GString) expected = g_string_new(NULL);
		g_autofree char *text = NULL;
		int level = pattern;

		block_set(&head->label, feelings[1]);
		block_set(&head->detail, feelings[2]);
		block_set(&head->detail_2, feelings[3]);
		for (int i = 0; i < 3; i++, level /= 3) {
			struct block *row = document_add(document, BLOCK_DOMAIN, "uk", "Робота");

			row->level = 1 + level % 3;
			row->value = (pattern + i) % 2 ? -1 : i;
			block_set(&row->detail, feelings[row->level]);
			g_string_append_printf(expected, "Робота %s ", feelings[row->level]);
			if (row->value >= 0)
				g_string_append_printf(expected, "· %d/10 ", i);
		}
		print(*state, document);
		document_free(document);
		text = printed_words(*state);
		if (!strstr(text, expected->str))
			fail_msg("%s\n%s", expected->str, text);
	}
}

/* Dates that only some rows have are not read as a column beside the table. */
static void steps_are_read_row_by_row(void **state)
{
	struct document *document = document_new("Аркуш", "uk");
	g_autoptr(GString) expected = g_string_new(NULL);
	g_autofree char *text = NULL;

	for (int i = 1; i < 12; i++) {
		g_autofree char *number = g_strdup_printf("%d.1", i);
		struct block *step = add_step(document, number, i % 3 ? "короткий крок" : "крок");

		if (i % 2)
			block_set(&step->detail_2, "");
		g_string_append_printf(expected, "%s %s я %s%s%s", number, step->text,
				       i % 2 ? "" : "· ", step->detail_2, i % 2 ? "" : " ");
	}
	print(*state, document);
	document_free(document);
	text = printed_words(*state);
	if (!strstr(text, expected->str))
		fail_msg("%s\n%s", expected->str, text);
}

/* Each page begins with the head, and "number text" is never torn apart. */
static void a_long_table_repeats_its_head_and_keeps_its_rows_whole(void **state)
{
	struct document *document = document_new("Аркуш", "uk");
	struct block *head = document_add(document, BLOCK_STEPS, "uk", "Що");
	g_autofree char *text = NULL;
	g_auto(GStrv) pages = NULL;
	int rows = 0;

	block_set(&head->label, "№");
	for (int i = 1; i <= 60; i++) {
		g_autofree char *number = g_strdup_printf("7.%d", i);

		add_step(document, number,
			 i % 3 ? "крок" : "крок, який займає на папері два рядки");
	}
	print(*state, document);
	document_free(document);
	text = ask(*state, "pdftotext", "-layout");
	pages = g_strsplit(text, "\f", -1);
	for (char **page = pages; *page && **page; page++) {
		g_auto(GStrv) lines = g_strsplit(*page, "\n", -1);

		assert_non_null(strstr(*page, "№"));
		for (char **line = lines; *line; line++) {
			if (!g_str_has_prefix(g_strchug(*line), "7."))
				continue;
			rows++;
			assert_non_null(strstr(*line, "крок"));
		}
	}
	assert_int_equal(rows, 60);
}

static void a_row_longer_than_a_page_is_whole(void **state)
{
	struct document *document = document_new("Аркуш", "uk");
	g_autoptr(GString) text = g_string_new("початок");
	g_autofree char *output = NULL;
	g_autofree char *found = NULL;
	g_autofree char *expected = NULL;

	for (int i = 0; i < 900; i++)
		g_string_append_printf(text, " слово%d", i);
	add_step(document, "", text->str);
	block_set(&((struct block *)document->blocks->pdata[0])->detail, "");
	block_set(&((struct block *)document->blocks->pdata[0])->detail_2, "");
	print(*state, document);
	document_free(document);
	output = ask(*state, "pdftotext", "");
	found = letters(output);
	expected = letters(text->str);
	assert_string_equal(found, expected);
}

/* A heading is never the last thing on a page: wherever it falls, a line of its text stands below it. */
static void a_heading_stays_with_its_text(void **state)
{
	for (int lines = 30; lines < 48; lines++) {
		struct document *document = document_new("Аркуш", "uk");
		g_autofree char *text = NULL;
		g_auto(GStrv) pages = NULL;

		for (int i = 0; i < lines; i++)
			document_add(document, BLOCK_NOTE, "uk", "рядок");
		document_add(document, BLOCK_HEADING, "uk", "Заголовок")->level = 2;
		document_add(document, BLOCK_PARAGRAPH, "uk", "Текст під ним");
		print(*state, document);
		document_free(document);
		text = ask(*state, "pdftotext", "");
		pages = g_strsplit(text, "\f", -1);
		for (char **page = pages; *page; page++)
			assert_int_equal(!!strstr(*page, "Заголовок"),
					 !!strstr(*page, "Текст під"));
	}
}

/* How many lines of a paragraph of five stand on a page, or 0; a line alone is a widow or an orphan. */
static int count_lines(const char *page)
{
	int count = 0;

	for (const char *at = page; (at = strstr(at, "абзац")); at++)
		count++;
	return count;
}

static void no_line_of_a_paragraph_is_left_alone(void **state)
{
	for (int lines = 25; lines < 45; lines++) {
		struct document *document = document_new("Аркуш", "uk");
		g_autofree char *text = NULL;
		g_auto(GStrv) pages = NULL;

		for (int i = 0; i < lines; i++)
			document_add(document, BLOCK_PARAGRAPH, "uk", "рядок");
		document_add(document, BLOCK_QUOTE, "uk", "абзац\nабзац\nабзац\nабзац\nабзац");
		print(*state, document);
		document_free(document);
		text = ask(*state, "pdftotext", "");
		pages = g_strsplit(text, "\f", -1);
		for (char **page = pages; *page; page++)
			assert_int_not_equal(count_lines(*page), 1);
	}
}

/* The last words of a sheet take something along to a new page. */
static void a_block_is_never_alone_on_a_last_page(void **state)
{
	for (int lines = 25; lines < 45; lines++) {
		struct document *document = document_new("Аркуш", "uk");
		g_autofree char *text = NULL;
		g_auto(GStrv) pages = NULL;

		for (int i = 0; i < lines; i++)
			document_add(document, BLOCK_PARAGRAPH, "uk", "рядок");
		document_add(document, BLOCK_HEADING, "uk", "Наступна зустріч")->level = 2;
		document_add(document, BLOCK_PARAGRAPH, "uk", "у четвер");
		print(*state, document);
		document_free(document);
		text = ask(*state, "pdftotext", "");
		pages = g_strsplit(text, "\f", -1);
		for (char **page = pages; *page; page++)
			if (strstr(*page, "у четвер"))
				assert_non_null(strstr(*page, "рядок"));
	}
}

/* Three corners and the way out they belong to are one picture. */
static void the_corners_of_a_way_out_stay_with_it(void **state)
{
	for (int lines = 25; lines < 45; lines++) {
		struct document *document = document_new("Аркуш", "uk");
		g_autofree char *text = NULL;
		g_auto(GStrv) pages = NULL;

		for (int i = 0; i < lines; i++)
			document_add(document, BLOCK_PARAGRAPH, "uk", "рядок");
		document_add(document, BLOCK_ITEM, "uk", "вихід");
		for (int i = 0; i < 3; i++)
			block_set(&document_add(document, BLOCK_CORNER, "uk", "відкрито")->label,
				  "сторона");
		print(*state, document);
		document_free(document);
		text = ask(*state, "pdftotext", "");
		pages = g_strsplit(text, "\f", -1);
		for (char **page = pages; *page; page++)
			assert_int_equal(!!strstr(*page, "вихід"), !!strstr(*page, "сторона"));
	}
}

/* "This is no promise yet" without the table below it would say that there is nothing. */
static void a_sentence_stays_with_the_table_below_it(void **state)
{
	for (int lines = 30; lines < 48; lines++) {
		struct document *document = document_new("Аркуш", "uk");
		g_autofree char *text = NULL;
		g_auto(GStrv) pages = NULL;

		for (int i = 0; i < lines; i++)
			document_add(document, BLOCK_NOTE, "uk", "рядок");
		document_add(document, BLOCK_PARAGRAPH, "uk", "Речення над таблицею");
		document_add(document, BLOCK_STEPS, "uk", "Що");
		add_step(document, "7.1", "крок");
		print(*state, document);
		document_free(document);
		text = ask(*state, "pdftotext", "");
		pages = g_strsplit(text, "\f", -1);
		for (char **page = pages; *page; page++)
			assert_int_equal(!!strstr(*page, "Речення над"), !!strstr(*page, "крок"));
	}
}

static void an_empty_document_is_one_empty_page(void **state)
{
	struct document *document = document_new("", "uk");
	g_autofree char *info = NULL;

	print(*state, document);
	document_free(document);
	info = ask(*state, "pdfinfo", "");
	assert_non_null(strstr(info, "Pages:           1\n"));
}

/* Runs the program itself: document bytes in, exit status out; what it wrote goes to `out`. */
static int run_program(const struct printer *printer, const GByteArray *bytes, const char *out,
		       const char *locale, const char *locale_path)
{
	int ends[2];
	pid_t child;
	int status;

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		int file = open(out, O_RDWR | O_CREAT | O_TRUNC, 0600);

		dup2(ends[0], STDIN_FILENO);
		dup2(file, 3);
		g_setenv("LC_ALL", locale, TRUE);
		g_setenv("LOCPATH", locale_path, TRUE);
		execl(printer->program, printer->program, "3", (char *)NULL);
		_exit(99);
	}
	close(ends[0]);
	for (size_t at = 0; at < bytes->len;) {
		ssize_t count = write(ends[1], bytes->data + at, bytes->len - at);

		if (count <= 0)
			break;
		at += (size_t)count;
	}
	close(ends[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* cairo 1.16 writes decimal commas under such a locale, and the file is ruined. */
static void a_dutch_locale_changes_no_byte(void **state)
{
	struct printer *printer = *state;
	struct document *document = plan_sheet_make(&printer->plan_case->sheet);
	g_autoptr(GByteArray) bytes = document_to_bytes(document);
	g_autofree char *locale = g_build_filename(printer->folder, "nl_NL.UTF-8", NULL);
	g_autofree char *make =
		g_strdup_printf("localedef -i nl_NL -f UTF-8 '%s' 2>/dev/null", locale);
	g_autofree char *clean = g_strdup_printf("rm -rf '%s'", locale);
	g_autoptr(GByteArray) plain = NULL;
	g_autoptr(GByteArray) dutch = NULL;

	(void)!system(make);
	assert_true(g_file_test(locale, G_FILE_TEST_IS_DIR));
	assert_int_equal(run_program(printer, bytes, printer->pdf, "C", "/"), 0);
	plain = printed_bytes(printer);
	assert_int_equal(run_program(printer, bytes, printer->pdf, "nl_NL.UTF-8", printer->folder),
			 0);
	dutch = printed_bytes(printer);
	assert_int_equal(plain->len, dutch->len);
	assert_memory_equal(plain->data, dutch->data, plain->len);
	(void)!system(clean);
	document_free(document);
}

static void what_is_no_document_ends_with_nothing_written(void **state)
{
	struct printer *printer = *state;
	g_autoptr(GByteArray) odd = g_byte_array_new();
	g_autoptr(GByteArray) written = NULL;

	assert_int_equal(run_program(printer, odd, printer->pdf, "C", "/"), PAPER_BAD_DOCUMENT);
	g_byte_array_append(odd, (const guint8 *)"PRSPDOC\0\1\0\0\0....", 16);
	assert_int_equal(run_program(printer, odd, printer->pdf, "C", "/"), PAPER_BAD_DOCUMENT);
	g_byte_array_set_size(odd, DOCUMENT_MAX + 1);
	assert_int_equal(run_program(printer, odd, printer->pdf, "C", "/"), PAPER_BAD_DOCUMENT);
	written = printed_bytes(printer);
	assert_int_equal(written->len, 0);
}

static void a_full_disk_is_told_apart(void **state)
{
	struct printer *printer = *state;
	struct document *document = document_new("", "uk");
	g_autoptr(GByteArray) bytes = document_to_bytes(document);

	assert_int_equal(run_program(printer, bytes, "/dev/full", "C", "/"), PAPER_BAD_WRITE);
	document_free(document);
}

/* A sheet of empty boxes would be worse than none. */
static void without_a_font_for_both_scripts_nothing_is_printed(void **state)
{
	struct printer *printer = *state;
	struct document *document = plan_sheet_make(&printer->plan_case->sheet);
	g_autofree char *config = g_build_filename(printer->folder, "fonts.conf", NULL);
	struct clock clock = clock_system(NULL);
	struct error error = ERROR_CLEAR;

	assert_true(g_file_set_contents(config, "<fontconfig></fontconfig>", -1, NULL));
	g_setenv("FONTCONFIG_FILE", config, TRUE);
	assert_false(press_run(document, printer->pdf, printer->program, &clock, &error));
	g_unsetenv("FONTCONFIG_FILE");
	assert_string_equal(error.sentence, "paper.no_font");
	assert_false(g_file_test(printer->pdf, G_FILE_TEST_EXISTS));
	g_unlink(config);
	document_free(document);
}

/* It has read a megabyte when this is asked, so it has confined itself. */
static void the_child_leaves_no_core_and_gains_nothing(void **state)
{
	struct printer *printer = *state;
	const char *arguments[] = { printer->program, "3", NULL };
	g_autofree char *piece = g_strnfill(1000000, 'a');
	g_autofree char *limits = NULL;
	g_autofree char *status = NULL;
	g_autofree char *path = NULL;
	GPid child;
	int in;

	assert_true(g_spawn_async_with_pipes(NULL, (char **)arguments, NULL,
					     G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &in,
					     NULL, NULL, NULL));
	assert_int_equal(write(in, piece, 1000000), 1000000);
	path = g_strdup_printf("/proc/%d/limits", child);
	assert_true(g_file_get_contents(path, &limits, NULL, NULL));
	assert_non_null(strstr(limits, "Max core file size        0                    0 "));
	g_free(path);
	path = g_strdup_printf("/proc/%d/status", child);
	assert_true(g_file_get_contents(path, &status, NULL, NULL));
	assert_non_null(strstr(status, "NoNewPrivs:\t1"));
	close(in);
	waitpid(child, NULL, 0);
}

#define PAPER_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PAPER_TEST(every_word_of_the_plan_comes_back_in_reading_order),
		PAPER_TEST(columns_are_read_section_by_section),
		PAPER_TEST(each_sheet_counts_its_own_pages),
		PAPER_TEST(every_font_is_inside_and_can_be_copied_from),
		PAPER_TEST(the_file_says_its_title_language_and_structure),
		PAPER_TEST(the_same_plan_gives_the_same_bytes),
		PAPER_TEST(a_text_of_twelve_thousand_characters_is_whole),
		PAPER_TEST(a_word_longer_than_a_line_is_whole),
		PAPER_TEST(apostrophes_and_stress_marks_stay_in_their_words),
		PAPER_TEST(emoji_and_other_scripts_break_nothing),
		PAPER_TEST(a_character_that_no_font_draws_is_still_there),
		PAPER_TEST(a_knot_is_a_figure_with_words),
		PAPER_TEST(a_chart_says_in_words_what_it_shows),
		PAPER_TEST(odd_pictures_break_nothing),
		PAPER_TEST(domains_are_read_row_by_row),
		PAPER_TEST(steps_are_read_row_by_row),
		PAPER_TEST(a_long_table_repeats_its_head_and_keeps_its_rows_whole),
		PAPER_TEST(a_row_longer_than_a_page_is_whole),
		PAPER_TEST(a_heading_stays_with_its_text),
		PAPER_TEST(no_line_of_a_paragraph_is_left_alone),
		PAPER_TEST(a_block_is_never_alone_on_a_last_page),
		PAPER_TEST(the_corners_of_a_way_out_stay_with_it),
		PAPER_TEST(a_sentence_stays_with_the_table_below_it),
		PAPER_TEST(an_empty_document_is_one_empty_page),
		PAPER_TEST(a_dutch_locale_changes_no_byte),
		PAPER_TEST(what_is_no_document_ends_with_nothing_written),
		PAPER_TEST(a_full_disk_is_told_apart),
		PAPER_TEST(without_a_font_for_both_scripts_nothing_is_printed),
		PAPER_TEST(the_child_leaves_no_core_and_gains_nothing),
	};

	(void)signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
