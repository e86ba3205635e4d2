/* Any bytes as the document that perspectief-paper reads from its pipe: refused; or read, written back byte for byte, and set as text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "report/document.h"

/* FUZZ_LONGEST 8192: what tests/check/run-fuzz.sh lets an input become. */

static void assert_set_as_text(const struct document *document, int columns)
{
	g_autofree char *text = document_to_text(document, columns);

	g_assert(text && g_utf8_validate(text, -1, NULL));
}

int fuzz_take(const uint8_t *data, size_t size)
{
	struct error error = ERROR_CLEAR;
	struct document *document = document_from_bytes(data, size, &error);
	g_autoptr(GByteArray) bytes = NULL;

	g_assert(!document == error_is_set(&error));
	if (!document)
		return 0;
	bytes = document_to_bytes(document);
	g_assert(bytes->len == size && memcmp(bytes->data, data, size) == 0);
	assert_set_as_text(document, 20);
	assert_set_as_text(document, 80);
	document_free(document);
	return 0;
}
