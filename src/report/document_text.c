/* A document as text for a terminal, a letter or a screen reader: the same words in the same order as on paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "report/document.h"
#include "report/document_beside.h"
#include "report/document_writer.h"

#include <string.h>

#define COLUMNS_LEAST 20

static void put_blanks(GString *out, int count)
{
	for (int i = 0; i < count; i++)
		g_string_append_c(out, ' ');
}

/* `first` stands before the first line, `rest` before the others (NULL: as many blanks). */
static void put_lines(const struct writer *writer, const char *first, const char *rest,
		      const char *text)
{
	int indent = text_columns(first, -1);
	int room = MAX(writer->columns - indent, COLUMNS_LEAST / 2);
	size_t length = strlen(text);
	size_t at = 0;

	g_string_append(writer->out, first);
	while (at < length) {
		struct text_line line = text_break(text, length, at, room);

		if (at > 0 && rest)
			g_string_append(writer->out, rest);
		else if (at > 0 && line.end > line.start)
			put_blanks(writer->out, indent);
		g_string_append_len(writer->out, text + line.start,
				    (gssize)(line.end - line.start));
		g_string_append_c(writer->out, '\n');
		at = line.next;
	}
	if (length == 0)
		g_string_append_c(writer->out, '\n');
}

void put_wrapped(const struct writer *writer, const char *first, const char *text)
{
	put_lines(writer, first, NULL, text);
}

static void put_heading(const struct writer *writer, const struct block *block)
{
	static const char under[] = { '=', '=', '-', 0 };
	char sign = under[CLAMP(block->level, 0, 3)];
	int width = MIN(text_columns(block->text, -1), writer->columns);

	put_wrapped(writer, "", block->text);
	for (int i = 0; sign && i < width; i++)
		g_string_append_c(writer->out, sign);
	if (sign)
		g_string_append_c(writer->out, '\n');
}

void put_below(const struct writer *writer, int indent, const char *one, const char *two)
{
	g_autofree char *blanks = g_strnfill((gsize)indent, ' ');
	g_autofree char *both = g_strconcat(one, *one && *two ? " \302\267 " : "", two, NULL);

	if (*both)
		put_wrapped(writer, blanks, both);
}

static void put_labelled(const struct writer *writer, const struct block *block)
{
	g_autoptr(GString) first = g_string_new(NULL);

	put_blanks(first, 2 * block->level);
	if (block->kind == BLOCK_STEP)
		g_string_append(first, block->ticked ? "[x] " : "[ ] ");
	g_string_append_printf(first, "%s%s", block->label, *block->label ? " " : "");
	put_wrapped(writer, first->str, block->text);
	put_below(writer, text_columns(first->str, -1), block->detail, block->detail_2);
}

/* The heads of the columns as one line: below it the columns stand one under the other. */
static void put_steps_head(const struct writer *writer, const struct block *block)
{
	const char *heads[] = { block->text, block->detail, block->detail_2 };
	g_autoptr(GString) line = g_string_new(block->label);

	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		g_string_append_printf(line, "%s%s", line->len && *heads[i] ? " \302\267 " : "",
				       heads[i]);
	if (line->len > 0)
		put_wrapped(writer, "", line->str);
}

/* "name: what stands in it", and an open corner in brackets, as the dashed frame on paper. */
static void put_corner(const struct writer *writer, const struct block *block)
{
	g_autofree char *indent = g_strdup_printf("%*s- ", 2 * block->level, "");
	g_autofree char *line =
		g_strdup_printf(block->ticked ? "%s: %s" : "%s: [ %s ]", block->label, block->text);

	put_wrapped(writer, indent, line);
	put_below(writer, 2 * block->level + 2, block->detail, "");
}

static void put_footer(const struct writer *writer)
{
	if (!*writer->footer)
		return;
	g_string_append_c(writer->out, '\n');
	put_wrapped(writer, "", writer->footer);
}

static void put_page(struct writer *writer, const struct block *block)
{
	if (*block->text)
		put_footer(writer);
	for (int i = 0; i < MIN(writer->columns, 72); i++)
		g_string_append(writer->out, "\342\224\200");
	g_string_append_c(writer->out, '\n');
	if (*block->text)
		writer->footer = block->text;
}

static bool stands_close(enum block_kind kind, enum block_kind before)
{
	switch (kind) {
	case BLOCK_ITEM:
	case BLOCK_STEP:
	case BLOCK_DOMAIN:
	case BLOCK_CORNER:
	case BLOCK_CHART:
	case BLOCK_SIGNS:
	case BLOCK_CODE:
	case BLOCK_LINES:
	case BLOCK_BOXES:
		return (kind == BLOCK_ITEM && before == BLOCK_CORNER) ||
		       (kind == BLOCK_CORNER && before == BLOCK_ITEM) || before == kind ||
		       before == BLOCK_HEADING || before == BLOCK_DOMAINS || before == BLOCK_STEPS;
	case BLOCK_NOTE:
		return before != BLOCK_DOMAIN && before != BLOCK_STEP;
	case BLOCK_HEADING:
		return false;
	default:
		return before == BLOCK_HEADING;
	}
}

static void put_block(struct writer *writer, const struct block *block)
{
	if (block->kind == BLOCK_CHARTS) {
		writer->voices[0] = block->label;
		writer->voices[1] = block->detail;
		return;
	}
	if (block->kind == BLOCK_DOMAINS && !*block->text)
		return;
	if (writer->before != BLOCK_KIND_COUNT && !stands_close(block->kind, writer->before) &&
	    !(block->kind == BLOCK_PAGE && *block->text))
		g_string_append_c(writer->out, '\n');
	switch (block->kind) {
	case BLOCK_HEADING:
		put_heading(writer, block);
		break;
	case BLOCK_QUOTE:
		put_lines(writer, "  | ", "  | ", block->text);
		break;
	case BLOCK_ITEM:
	case BLOCK_STEP:
	case BLOCK_SIGNS:
		put_labelled(writer, block);
		break;
	case BLOCK_STEPS:
		put_steps_head(writer, block);
		break;
	case BLOCK_DOMAIN:
		put_domain(writer, block);
		break;
	case BLOCK_PAGE:
	case BLOCK_SIDE: /* one below the other: here the second language begins */
		put_page(writer, block);
		break;
	case BLOCK_CORNER:
		put_corner(writer, block);
		break;
	case BLOCK_KNOT:
		put_knot(writer, block);
		break;
	case BLOCK_CHART:
		put_chart(writer, block);
		break;
	case BLOCK_CODE:
		put_code(writer, block);
		break;
	case BLOCK_CARD:
		put_card(writer, block);
		break;
	case BLOCK_LINES:
		put_ruled(writer, block);
		break;
	case BLOCK_BOXES:
		put_boxes(writer, block);
		break;
	default:
		put_wrapped(writer, "", block->text);
	}
	writer->before = block->kind;
}

/* A sheet in two columns: the whole width, left, right. */
struct columns {
	struct writer side[3];
	int at;
};

static struct writer writer_new(const struct document *document, int columns)
{
	return (struct writer){
		g_string_new(NULL), columns, BLOCK_KIND_COUNT, document->footer, { "", "" }
	};
}

static void end_row(struct columns *columns)
{
	struct writer *whole = &columns->side[0], *left = &columns->side[1];
	struct writer *right = &columns->side[2];

	if (left->out->len + right->out->len == 0)
		return;
	put_beside(whole->out, left->out, right->out, whole->columns);
	whole->before = left->before != BLOCK_KIND_COUNT ? left->before : right->before;
}

/* What stands above is the same for both columns when they begin. */
static void go_to_side(struct columns *columns, int side)
{
	if (side < 2)
		end_row(columns);
	if (columns->at == 0 && side > 0)
		columns->side[1].before = columns->side[2].before = columns->side[0].before;
	columns->at = side;
}

static void put_columns(struct columns *columns, const struct document *document)
{
	for (guint i = 0; i < document->blocks->len; i++) {
		const struct block *block = document->blocks->pdata[i];

		if (block->kind == BLOCK_SIDE || block->kind == BLOCK_PAGE)
			go_to_side(columns, block->kind == BLOCK_SIDE ? block->level : 0);
		if (block->kind != BLOCK_SIDE)
			put_block(&columns->side[columns->at], block);
	}
	go_to_side(columns, 0);
}

static char *write_beside(const struct document *document, int width)
{
	struct columns columns = { { writer_new(document, width),
				     writer_new(document, beside_width(width)),
				     writer_new(document, beside_width(width)) },
				   0 };

	put_columns(&columns, document);
	put_footer(&columns.side[0]);
	g_string_free(columns.side[1].out, TRUE);
	g_string_free(columns.side[2].out, TRUE);
	return g_string_free(columns.side[0].out, FALSE);
}

char *document_to_text(const struct document *document, int columns)
{
	g_autoptr(GPtrArray) blocks = NULL;
	struct writer writer;

	if (columns >= BESIDE_LEAST)
		return write_beside(document, columns);
	blocks = document_one_below_other(document);
	writer = writer_new(document, MAX(columns, COLUMNS_LEAST));
	for (guint i = 0; i < blocks->len; i++)
		put_block(&writer, g_ptr_array_index(blocks, i));
	put_footer(&writer);
	return g_string_free(writer.out, FALSE);
}
