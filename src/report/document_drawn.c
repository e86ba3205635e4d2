/* What paper shows as pictures, and what is filled in by hand there, as text: in signs and words that can be read line by line.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document_writer.h"

#include "base/text.h"

#define SCORE_WIDTH 10

void put_domain(const struct writer *writer, const struct block *block)
{
	g_autoptr(GString) line = g_string_new(block->text);

	g_string_append_printf(line, "%s%s", *block->detail ? ": " : "", block->detail);
	put_wrapped(writer, "  ", line->str);
	if (block->value < 0)
		return;
	g_string_append(writer->out, "  0 ");
	for (int i = 1; i <= SCORE_WIDTH; i++)
		g_string_append_c(writer->out, i <= block->value ? '#' : '.');
	g_string_append_printf(writer->out, " 10   %d\n", block->value);
}

/* Who holds whom as signs; the words follow in blocks of their own. */
void put_knot(const struct writer *writer, const struct block *block)
{
	g_auto(GStrv) numbers = g_strsplit(block->label, "\n", -1);
	g_auto(GStrv) names = g_strsplit(block->detail, "\n", -1);

	if (*block->text)
		put_wrapped(writer, "    ", block->text);
	for (int i = 0; numbers[i] && *numbers[i]; i++) {
		g_autofree char *first = g_strdup_printf("    %s ", numbers[i]);

		put_wrapped(writer, first, i < (int)g_strv_length(names) ? names[i] : "");
	}
}

static void put_voice(const struct writer *writer, const char *voice, const char *words)
{
	g_autofree char *line = g_strconcat(voice, *voice ? ": " : "", words, NULL);

	if (*words)
		put_wrapped(writer, "    ", line);
}

void put_chart(const struct writer *writer, const struct block *block)
{
	put_wrapped(writer, "  ", block->text);
	put_voice(writer, writer->voices[0], block->detail);
	put_voice(writer, writer->voices[1], block->detail_2);
}

/* Whose address it is, what for, and the address to type. */
void put_code(const struct writer *writer, const struct block *block)
{
	if (*block->detail)
		put_wrapped(writer, "  ", block->detail);
	if (*block->label)
		put_wrapped(writer, "    ", block->label);
	put_wrapped(writer, *block->detail ? "    " : "  ", block->text);
}

/* Number, question, and below it its theme and sign. */
void put_card(const struct writer *writer, const struct block *block)
{
	g_autofree char *first = g_strdup_printf("%s ", block->label);

	put_wrapped(writer, first, block->text);
	put_below(writer, text_columns(first, -1), block->detail, block->detail_2);
}

static void put_rule(const struct writer *writer, int from)
{
	for (int i = from; i < writer->columns; i++)
		g_string_append_c(writer->out, '_');
	g_string_append_c(writer->out, '\n');
}

/* The first line goes on after the words; in another language the words stand below. */
void put_ruled(const struct writer *writer, const struct block *block)
{
	bool again = block->level == 2;
	int column = text_columns(block->text, -1) + 1;
	int rules = again ? 0 : block->value;

	if (rules > 0 && *block->text && column < writer->columns / 2) {
		g_string_append_printf(writer->out, "%s ", block->text);
		put_rule(writer, column);
		rules--;
	} else if (*block->text) {
		put_wrapped(writer, again ? "  " : "", block->text);
	}
	for (int i = 0; i < rules; i++)
		put_rule(writer, 0);
}

/* No line ends within a box, or between it and its word. */
#define BOX "[\302\240]\302\240"

void put_boxes(const struct writer *writer, const struct block *block)
{
	g_auto(GStrv) words = g_strsplit(block->detail, "\n", -1);
	g_autofree char *first =
		block->level == 2 ? g_strdup("    ")
				  : g_strconcat(block->label, *block->label ? " " : "", NULL);
	g_autoptr(GString) line = g_string_new(block->text);

	for (char **word = words; *word; word++)
		g_string_append_printf(line, "%s%s%s", line->len ? "  " : "",
				       block->level == 2 ? "" : BOX, *word);
	put_wrapped(writer, first, line->str);
}
