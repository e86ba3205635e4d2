/* two_pages: the bytes of a plan of about two pages, for perspectief-paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document.h"

#include <stdio.h>

int main(void)
{
	struct document *document = document_new("План на майбутнє", "uk");
	GByteArray *bytes;

	block_set(&document->page_of, "сторінка {page} з {pages}");
	block_set(&document->date_iso, "2026-11-20");
	document_add(document, BLOCK_HEADING, "uk", "План на майбутнє")->level = 1;
	for (int page = 0; page < 2; page++) {
		for (int i = 0; i < 12; i++) {
			struct block *block = document_add(
				document, BLOCK_STEP, page ? "nl" : "uk",
				page ? "Inschrijven bij een huisarts in de buurt"
				     : "Записатися до сімейного лікаря неподалік від дому");

			block_set(&block->label, "1.1");
			block_set(&block->detail, "Lina");
			block_set(&block->detail_2, "24-12-2026");
		}
		if (!page)
			document_add(document, BLOCK_PAGE, "nl", "");
	}
	bytes = document_to_bytes(document);
	fwrite(bytes->data, 1, bytes->len, stdout);
	g_byte_array_unref(bytes);
	document_free(document);
	return 0;
}
