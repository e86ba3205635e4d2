/* A PDF taken apart by qpdf.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/pdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

struct pdf *pdf_open(const char *path)
{
	const char *arguments[] = {
		"qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized",
		path,   NULL
	};
	g_autofree char *output = NULL;
	int status = -1;
	struct pdf *pdf = g_new0(struct pdf, 1);

	assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
				 &output, NULL, &status, NULL));
	assert_int_equal(status, 0);
	pdf->root = json_loads(output, 0, NULL);
	assert_non_null(pdf->root);
	pdf->objects = json_array_get(json_object_get(pdf->root, "qpdf"), 1);
	assert_non_null(pdf->objects);
	return pdf;
}

void pdf_free(struct pdf *pdf)
{
	json_decref(pdf->root);
	g_free(pdf);
}

static const json_t *object_of(const struct pdf *pdf, const json_t *reference)
{
	const char *text = json_string_value(reference);
	g_autofree char *key = g_strconcat("obj:", text ? text : "", NULL);

	return text ? json_object_get(pdf->objects, key) : NULL;
}

const json_t *pdf_follow(const struct pdf *pdf, const json_t *value)
{
	const json_t *object = object_of(pdf, value);
	const json_t *stream = object ? json_object_get(object, "stream") : NULL;

	if (!object)
		return value;
	return stream ? json_object_get(stream, "dict") : json_object_get(object, "value");
}

const json_t *pdf_get(const struct pdf *pdf, const json_t *dictionary, const char *key)
{
	return pdf_follow(pdf, json_object_get(dictionary, key));
}

const json_t *pdf_catalog(const struct pdf *pdf)
{
	const json_t *trailer = json_object_get(pdf->objects, "trailer");

	return pdf_get(pdf, json_object_get(trailer, "value"), "/Root");
}

const char *pdf_text(const json_t *value)
{
	const char *text = value ? json_string_value(value) : NULL;

	if (!text)
		return "";
	if (*text == '/')
		return text + 1;
	return g_str_has_prefix(text, "u:") ? text + 2 : "";
}

char *pdf_stream(const struct pdf *pdf, const json_t *value, gsize *length)
{
	const json_t *stream = json_object_get(object_of(pdf, value), "stream");
	const char *data = json_string_value(json_object_get(stream, "data"));
	guchar *bytes;

	assert_non_null(data);
	bytes = g_base64_decode(data, length);
	bytes = g_realloc(bytes, *length + 1);
	bytes[*length] = 0;
	return (char *)bytes;
}

static void add_pages(const struct pdf *pdf, const json_t *reference, GPtrArray *pages)
{
	const json_t *node = pdf_follow(pdf, reference);
	const json_t *kids = pdf_get(pdf, node, "/Kids");
	size_t i;
	json_t *kid;

	if (!kids) {
		g_ptr_array_add(pages, (gpointer)reference);
		return;
	}
	json_array_foreach((json_t *)kids, i, kid) add_pages(pdf, kid, pages);
}

GPtrArray *pdf_pages(const struct pdf *pdf)
{
	GPtrArray *pages = g_ptr_array_new();

	add_pages(pdf, json_object_get(pdf_catalog(pdf), "/Pages"), pages);
	return pages;
}
