/* Where the text form of a document is written to, block by block; for document_text.c and document_drawn.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_DOCUMENT_WRITER_H
#define REPORT_DOCUMENT_WRITER_H

#include "report/document.h"

struct writer {
	GString *out;
	int columns;
	enum block_kind before; /* BLOCK_KIND_COUNT: nothing stands above */
	const char *footer;     /* of the sheet being written */
	const char *voices[2];  /* of the charts being written */
};

/* document_text.c: words as many lines as they need, `first` before the first and as many blanks before the others. */
void put_wrapped(const struct writer *writer, const char *first, const char *text);
/* "who · when" below the text, as far in as the text stands. */
void put_below(const struct writer *writer, int indent, const char *one, const char *two);

/* document_drawn.c */
void put_domain(const struct writer *writer, const struct block *block);
void put_knot(const struct writer *writer, const struct block *block);
void put_chart(const struct writer *writer, const struct block *block);
void put_code(const struct writer *writer, const struct block *block);
void put_card(const struct writer *writer, const struct block *block);
void put_ruled(const struct writer *writer, const struct block *block);
void put_boxes(const struct writer *writer, const struct block *block);

#endif
