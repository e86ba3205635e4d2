/* A TrueType font without its instructions for screens of few dots: on paper nobody follows them, and they are half of its bytes. What
   is not as expected stays as it came.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/plain_font.h"

#include <string.h>

#define TABLES_MAX 32
#define GLYPH_HEAD 10
#define COMPONENT_WORDS 0x0001 /* arguments of two bytes */
#define COMPONENT_SCALE 0x0008
#define COMPONENT_MORE 0x0020
#define COMPONENT_SCALES 0x0040
#define COMPONENT_MATRIX 0x0080
#define COMPONENT_INSTRUCTIONS 0x0100

struct table {
	char tag[4];
	const guint8 *data;
	guint32 length;
};
struct font {
	struct table tables[TABLES_MAX];
	int count;
};

static guint16 get_16(const guint8 *at)
{
	return (guint16)(at[0] << 8 | at[1]);
}

static guint32 get_32(const guint8 *at)
{
	return (guint32)get_16(at) << 16 | get_16(at + 2);
}

static void set_32(guint8 *at, guint32 value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (guint8)(value >> (24 - 8 * i));
}

static void put_16(GByteArray *out, guint16 value)
{
	const guint8 bytes[2] = { (guint8)(value >> 8), (guint8)value };

	g_byte_array_append(out, bytes, 2);
}

static void put_32(GByteArray *out, guint32 value)
{
	guint8 bytes[4];

	set_32(bytes, value);
	g_byte_array_append(out, bytes, 4);
}

static void pad(GByteArray *out, guint to)
{
	while (out->len % to)
		g_byte_array_append(out, (const guint8 *)"", 1);
}

static bool read_tables(struct font *font, const guint8 *data, size_t length)
{
	if (length < 12 || get_32(data) != 0x00010000 || get_16(data + 4) > TABLES_MAX ||
	    length < 12 + 16 * (size_t)get_16(data + 4))
		return false;
	font->count = get_16(data + 4);
	for (int i = 0; i < font->count; i++) {
		const guint8 *entry = data + 12 + 16 * i;
		guint32 offset = get_32(entry + 8);
		struct table *table = &font->tables[i];

		memcpy(table->tag, entry, 4);
		table->length = get_32(entry + 12);
		if (offset > length || table->length > length - offset)
			return false;
		table->data = data + offset;
	}
	return true;
}

static struct table *find(struct font *font, const char *tag)
{
	for (int i = 0; i < font->count; i++)
		if (memcmp(font->tables[i].tag, tag, 4) == 0)
			return &font->tables[i];
	return NULL;
}

/* After its last point of the outline stand the instructions, then what the points are. */
static bool put_simple(GByteArray *out, const guint8 *glyph, guint32 length)
{
	guint32 points = GLYPH_HEAD + 2 * (guint32)get_16(glyph);
	guint32 rest;

	if (length < points + 2)
		return false;
	rest = points + 2 + get_16(glyph + points);
	if (rest > length)
		return false;
	g_byte_array_append(out, glyph, points);
	put_16(out, 0);
	g_byte_array_append(out, glyph + rest, length - rest);
	return true;
}

static guint32 component_length(guint16 flags)
{
	guint32 length = 4 + (flags & COMPONENT_WORDS ? 4 : 2);

	if (flags & COMPONENT_SCALE)
		return length + 2;
	if (flags & COMPONENT_SCALES)
		return length + 4;
	return length + (flags & COMPONENT_MATRIX ? 8 : 0);
}

static bool put_composite(GByteArray *out, const guint8 *glyph, guint32 length)
{
	guint32 at = GLYPH_HEAD;
	guint16 flags = COMPONENT_MORE;

	g_byte_array_append(out, glyph, GLYPH_HEAD);
	while (flags & COMPONENT_MORE) {
		guint32 part;

		if (length - at < 4)
			return false;
		flags = get_16(glyph + at);
		part = component_length(flags);
		if (length - at < part)
			return false;
		put_16(out, flags & (guint16)~COMPONENT_INSTRUCTIONS);
		g_byte_array_append(out, glyph + at + 2, part - 2);
		at += part;
	}
	return true;
}

static bool put_glyph(GByteArray *out, const guint8 *glyph, guint32 length)
{
	bool good;

	if (length == 0)
		return true;
	if (length < GLYPH_HEAD)
		return false;
	good = get_16(glyph) & 0x8000 ? put_composite(out, glyph, length)
				      : put_simple(out, glyph, length);
	pad(out, 4);
	return good;
}

static guint32 location(const struct table *places, bool wide, guint32 index)
{
	return wide ? get_32(places->data + 4 * index)
		    : 2 * (guint32)get_16(places->data + 2 * index);
}

static void put_location(GByteArray *out, bool wide, guint32 place)
{
	if (wide)
		put_32(out, place);
	else
		put_16(out, (guint16)(place / 2));
}

/* All glyphs again, and where they stand now. */
static bool make_plain_glyphs(const struct table *glyphs, const struct table *places, bool wide,
			      GByteArray *out, GByteArray *out_places)
{
	guint32 count = places->length / (wide ? 4 : 2);

	put_location(out_places, wide, 0);
	for (guint32 i = 0; i + 1 < count; i++) {
		guint32 from = location(places, wide, i), to = location(places, wide, i + 1);

		if (from > to || to > glyphs->length ||
		    !put_glyph(out, glyphs->data + from, to - from))
			return false;
		put_location(out_places, wide, out->len);
	}
	return count > 1;
}

static bool is_for_screens(const struct table *table)
{
	return memcmp(table->tag, "cvt ", 4) == 0 || memcmp(table->tag, "fpgm", 4) == 0 ||
	       memcmp(table->tag, "prep", 4) == 0;
}

static guint32 sum(const guint8 *data, guint length)
{
	guint32 total = 0;

	for (guint i = 0; i + 4 <= length; i += 4)
		total += get_32(data + i);
	return total;
}

static void drop_screens(struct font *font)
{
	int kept = 0;

	for (int i = 0; i < font->count; i++)
		if (!is_for_screens(&font->tables[i]))
			font->tables[kept++] = font->tables[i];
	font->count = kept;
}

static void put_directory(GByteArray *out, const struct font *font)
{
	int power = 1, exponent = 0;

	for (; power * 2 <= font->count; power *= 2)
		exponent++;
	put_32(out, 0x00010000);
	put_16(out, (guint16)font->count);
	put_16(out, (guint16)(power * 16));
	put_16(out, (guint16)exponent);
	put_16(out, (guint16)((font->count - power) * 16));
	for (int i = 0; i < font->count; i++) {
		g_byte_array_append(out, (const guint8 *)font->tables[i].tag, 4);
		for (int j = 0; j < 3; j++)
			put_32(out, 0);
	}
}

/* The sum in the head table counts as nothing while the sums are made. */
static GByteArray *write_font(const struct font *font)
{
	GByteArray *out = g_byte_array_new();
	guint head = 0;

	put_directory(out, font);
	for (int i = 0; i < font->count; i++) {
		const struct table *table = &font->tables[i];
		guint begin = out->len;
		guint8 *entry;

		g_byte_array_append(out, table->data, table->length);
		pad(out, 4);
		if (memcmp(table->tag, "head", 4) == 0) {
			head = begin;
			set_32(out->data + head + 8, 0);
		}
		entry = out->data + 12 + 16 * i;
		set_32(entry + 4, sum(out->data + begin, out->len - begin));
		set_32(entry + 8, begin);
		set_32(entry + 12, table->length);
	}
	set_32(out->data + head + 8, 0xB1B0AFBA - sum(out->data, out->len));
	return out;
}

GByteArray *plain_font(const guint8 *data, size_t length)
{
	struct font font = { .count = 0 };
	g_autoptr(GByteArray) glyphs = g_byte_array_new();
	g_autoptr(GByteArray) places = g_byte_array_new();
	struct table *head, *glyf, *loca;

	if (!read_tables(&font, data, length))
		return NULL;
	drop_screens(&font);
	head = find(&font, "head");
	glyf = find(&font, "glyf");
	loca = find(&font, "loca");
	if (!head || !glyf || !loca || head->length < 54 ||
	    !make_plain_glyphs(glyf, loca, get_16(head->data + 50) != 0, glyphs, places))
		return NULL;
	glyf->data = glyphs->data;
	glyf->length = glyphs->len;
	loca->data = places->data;
	loca->length = places->len;
	return write_font(&font);
}
