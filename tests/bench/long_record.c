/* long_record: the bytes of a conversation with 60 answers of 12,000 characters, over two hundred pages, for perspectief-paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/papers.h"

#include <stdio.h>

int main(void)
{
	struct document *document = papers_record(60, 12000);
	GByteArray *bytes = document_to_bytes(document);

	fwrite(bytes->data, 1, bytes->len, stdout);
	g_byte_array_unref(bytes);
	document_free(document);
	return 0;
}
