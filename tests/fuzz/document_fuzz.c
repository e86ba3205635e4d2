/* Any bytes as the document that perspectief-paper reads from its pipe: refused; or read, written back byte for byte, and set as text. Once as
   they are and once as if they were of our format, so that what a former format found is still looked for.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "report/document.h"

/* FUZZ_LONGEST 8192: what tests/check/run-fuzz.sh lets an input become. */

#define FORMAT_AT 8 /* behind the magic */

static void assert_set_as_text(const struct document *document, int columns)
{
	g_autofree char *text = document_to_text(document, columns);

	g_assert(text && g_utf8_validate(text, -1, NULL));
}

static void take(const uint8_t *data, size_t size)
{
	struct error error = ERROR_CLEAR;
	struct document *document = document_from_bytes(data, size, &error);
	g_autoptr(GByteArray) bytes = NULL;

	g_assert(!document == error_is_set(&error));
	if (!document)
		return;
	bytes = document_to_bytes(document);
	g_assert(bytes->len == size && memcmp(bytes->data, data, size) == 0);
	assert_set_as_text(document, 20);
	assert_set_as_text(document, 80);
	document_free(document);
}

int fuzz_take(const uint8_t *data, size_t size)
{
	guint32 format = GUINT32_TO_LE(DOCUMENT_FORMAT);
	g_autofree uint8_t *ours = NULL;

	take(data, size);
	if (size < FORMAT_AT + sizeof(format) ||
	    memcmp(data + FORMAT_AT, &format, sizeof(format)) == 0)
		return 0;
	ours = g_memdup2(data, size);
	memcpy(ours + FORMAT_AT, &format, sizeof(format));
	take(ours, size);
	return 0;
}
