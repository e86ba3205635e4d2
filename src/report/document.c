/* A document in memory and as bytes on a pipe.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document.h"

#include <string.h>

static const char magic[8] = "PRSPDOC";

static void block_free(gpointer data)
{
	struct block *block = data;

	g_free(block->label);
	g_free(block->text);
	g_free(block->detail);
	g_free(block->detail_2);
	g_clear_pointer(&block->points, g_array_unref);
	g_free(block);
}

struct document *document_new(const char *title, const char *language)
{
	struct document *document = g_new0(struct document, 1);

	document->title = g_strdup(title ? title : "");
	document->footer = g_strdup("");
	document->page_of = g_strdup("");
	document->date_iso = g_strdup("");
	g_strlcpy(document->language, language, sizeof(document->language));
	document->blocks = g_ptr_array_new_with_free_func(block_free);
	return document;
}

void document_free(struct document *document)
{
	if (!document)
		return;
	g_free(document->title);
	g_free(document->footer);
	g_free(document->page_of);
	g_free(document->date_iso);
	g_ptr_array_unref(document->blocks);
	g_free(document);
}

void block_set(char **field, const char *text)
{
	char *copy = g_strdup(text ? text : "");

	g_free(*field);
	*field = copy;
}

void block_add_point(struct block *block, struct point point)
{
	if (!block->points)
		block->points = g_array_new(FALSE, FALSE, sizeof(struct point));
	if (block->points->len < POINTS_MAX)
		g_array_append_val(block->points, point);
}

struct block *document_add(struct document *document, enum block_kind kind, const char *language,
			   const char *text)
{
	struct block *block = g_new0(struct block, 1);

	block->kind = kind;
	block->value = -1;
	g_strlcpy(block->language, language ? language : document->language,
		  sizeof(block->language));
	block->label = g_strdup("");
	block->text = g_strdup(text ? text : "");
	block->detail = g_strdup("");
	block->detail_2 = g_strdup("");
	g_ptr_array_add(document->blocks, block);
	return block;
}

bool document_may_be_code(const char *address)
{
	const char *rest = g_str_has_prefix(address, "https://")  ? address + 8
			   : g_str_has_prefix(address, "http://") ? address + 7
								  : "";

	if (*rest == '\0' || strlen(address) > CODE_BYTES_MAX ||
	    !g_utf8_validate(address, -1, NULL))
		return false;
	for (; *rest; rest = g_utf8_next_char(rest))
		if (!g_unichar_isgraph(g_utf8_get_char(rest)))
			return false;
	return true;
}

static void put_number(GByteArray *bytes, guint32 number)
{
	guint32 little = GUINT32_TO_LE(number);

	g_byte_array_append(bytes, (const guint8 *)&little, sizeof(little));
}

static void put_text(GByteArray *bytes, const char *text)
{
	size_t length = strlen(text);

	put_number(bytes, (guint32)length);
	g_byte_array_append(bytes, (const guint8 *)text, (guint)length);
}

static void put_points(GByteArray *bytes, const GArray *points)
{
	guint count = points ? points->len : 0;

	put_number(bytes, count);
	for (guint i = 0; i < count; i++) {
		const struct point *point = &g_array_index(points, struct point, i);

		put_number(bytes, (guint32)point->series);
		put_number(bytes, (guint32)point->x);
		put_number(bytes, (guint32)point->y);
		put_number(bytes, (guint32)(point->value + 1));
	}
}

static void put_block(GByteArray *bytes, const struct block *block)
{
	put_number(bytes, block->kind);
	put_number(bytes, (guint32)block->level);
	put_number(bytes, (guint32)(block->value + 1));
	put_number(bytes, block->ticked);
	put_text(bytes, block->language);
	put_text(bytes, block->label);
	put_text(bytes, block->text);
	put_text(bytes, block->detail);
	put_text(bytes, block->detail_2);
	put_points(bytes, block->points);
}

static size_t block_size(const struct block *block)
{
	size_t points = block->points ? block->points->len : 0;

	return 10 * sizeof(guint32) + strlen(block->language) + strlen(block->label) +
	       strlen(block->text) + strlen(block->detail) + strlen(block->detail_2) +
	       points * 4 * sizeof(guint32);
}

/* Known before, so that no copy of what people said is left behind while it grows. */
static size_t document_size(const struct document *document)
{
	size_t size = sizeof(magic) + 8 * sizeof(guint32) + strlen(document->language) +
		      strlen(document->title) + strlen(document->footer) +
		      strlen(document->page_of) + strlen(document->date_iso);

	for (guint i = 0; i < document->blocks->len; i++)
		size += block_size(g_ptr_array_index(document->blocks, i));
	return size;
}

enum flag {
	FLAG_LARGE = 1,
	FLAG_AS_LARGE_AS_IT_IS = 2,
	FLAG_TWO_SIDED = 4,
	FLAGS = 7,
};

static guint32 flags_of(const struct document *document)
{
	return (document->large ? FLAG_LARGE : 0) |
	       (document->as_large_as_it_is ? FLAG_AS_LARGE_AS_IT_IS : 0) |
	       (document->two_sided ? FLAG_TWO_SIDED : 0);
}

GByteArray *document_to_bytes(const struct document *document)
{
	size_t size = document_size(document);
	GByteArray *bytes = g_byte_array_sized_new((guint)size);

	g_byte_array_append(bytes, (const guint8 *)magic, sizeof(magic));
	put_number(bytes, DOCUMENT_FORMAT);
	put_text(bytes, document->language);
	put_text(bytes, document->title);
	put_text(bytes, document->footer);
	put_text(bytes, document->page_of);
	put_text(bytes, document->date_iso);
	put_number(bytes, flags_of(document));
	put_number(bytes, document->blocks->len);
	for (guint i = 0; i < document->blocks->len; i++)
		put_block(bytes, g_ptr_array_index(document->blocks, i));
	g_assert(bytes->len == size);
	return bytes;
}

/* What is left to read; `odd` once anything did not fit, and then it stays so. */
struct reader {
	const guint8 *at;
	size_t left;
	bool odd;
};

static guint32 take_number(struct reader *reader, guint32 highest)
{
	guint32 little;

	if (reader->odd || reader->left < sizeof(little)) {
		reader->odd = true;
		return 0;
	}
	memcpy(&little, reader->at, sizeof(little));
	reader->at += sizeof(little);
	reader->left -= sizeof(little);
	if (GUINT32_FROM_LE(little) > highest) {
		reader->odd = true;
		return 0;
	}
	return GUINT32_FROM_LE(little);
}

static void take_text(struct reader *reader, char **field)
{
	guint32 length = take_number(reader, DOCUMENT_MAX);

	if (reader->odd || length > reader->left ||
	    !g_utf8_validate_len((const char *)reader->at, length, NULL)) {
		reader->odd = true;
		return;
	}
	g_free(*field);
	*field = g_strndup((const char *)reader->at, length);
	reader->at += length;
	reader->left -= length;
}

static void take_language(struct reader *reader, char language[4])
{
	g_autofree char *text = NULL;

	take_text(reader, &text);
	if (!text || strlen(text) > 3 || text[strspn(text, "abcdefghijklmnopqrstuvwxyz")])
		reader->odd = true;
	else
		g_strlcpy(language, text, 4);
}

static void take_flags(struct reader *reader, struct document *document)
{
	guint32 flags = take_number(reader, FLAGS);

	document->large = (flags & FLAG_LARGE) != 0;
	document->as_large_as_it_is = (flags & FLAG_AS_LARGE_AS_IT_IS) != 0;
	document->two_sided = (flags & FLAG_TWO_SIDED) != 0;
}

static void take_points(struct reader *reader, struct block *block)
{
	guint32 count = take_number(reader, POINTS_MAX);

	for (guint32 i = 0; i < count && !reader->odd; i++) {
		struct point point = { .series = (int)take_number(reader, 1) };

		point.x = (int)take_number(reader, POINT_X_MAX);
		point.y = (int)take_number(reader, POINT_Y_MAX);
		point.value = (int)take_number(reader, 11) - 1;
		block_add_point(block, point);
	}
}

static void take_block(struct reader *reader, struct document *document)
{
	struct block *block = document_add(document, take_number(reader, BLOCK_KIND_COUNT - 1),
					   document->language, NULL);

	block->level = (int)take_number(reader, 3);
	block->value = (int)take_number(reader, 11) - 1;
	block->ticked = take_number(reader, 1) == 1;
	take_language(reader, block->language);
	take_text(reader, &block->label);
	take_text(reader, &block->text);
	take_text(reader, &block->detail);
	take_text(reader, &block->detail_2);
	take_points(reader, block);
	if (block->kind == BLOCK_SIDE && (block->level > 2 || *block->text))
		reader->odd = true;
	if (block->kind == BLOCK_CODE && !document_may_be_code(block->text))
		reader->odd = true;
}

static void take_document(struct reader *reader, struct document *document)
{
	guint32 blocks;

	if (take_number(reader, DOCUMENT_FORMAT) != DOCUMENT_FORMAT)
		reader->odd = true;
	take_language(reader, document->language);
	take_text(reader, &document->title);
	take_text(reader, &document->footer);
	take_text(reader, &document->page_of);
	take_text(reader, &document->date_iso);
	take_flags(reader, document);
	blocks = take_number(reader, DOCUMENT_MAX);
	for (guint32 i = 0; i < blocks && !reader->odd; i++)
		take_block(reader, document);
	if (reader->left > 0)
		reader->odd = true;
}

struct document *document_from_bytes(const guint8 *bytes, size_t length, struct error *error)
{
	struct reader reader = { .at = bytes, .left = length };
	struct document *document;

	if (length > DOCUMENT_MAX || length < sizeof(magic) ||
	    memcmp(bytes, magic, sizeof(magic)) != 0) {
		error_set(error, ERROR_FAILED, "paper.bad_document");
		return NULL;
	}
	reader.at += sizeof(magic);
	reader.left -= sizeof(magic);
	document = document_new("", "en");
	take_document(&reader, document);
	if (!reader.odd)
		return document;
	error_set(error, ERROR_FAILED, "paper.bad_document");
	document_free(document);
	return NULL;
}
