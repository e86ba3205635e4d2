/* A PDF taken apart by qpdf, for tests of what stands in it: objects as JSON, content streams as bytes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_PDF_H
#define SUPPORT_PDF_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

struct pdf {
	json_t *root;    /* all that qpdf says */
	json_t *objects; /* borrowed: by "obj:1 0 R" and "trailer" */
};

struct pdf *pdf_open(const char *path); /* fails the test when qpdf cannot read it */
void pdf_free(struct pdf *pdf);

/* The value itself, or what it refers to; of a stream its dictionary. Borrowed; NULL stays NULL. */
const json_t *pdf_follow(const struct pdf *pdf, const json_t *value);
/* A key of a dictionary, followed; NULL when there is none. */
const json_t *pdf_get(const struct pdf *pdf, const json_t *dictionary, const char *key);
const json_t *pdf_catalog(const struct pdf *pdf);
/* Text of a string ("u:…"), or the name without its slash; "" for anything else. */
const char *pdf_text(const json_t *value);
/* Decoded bytes of the stream that `value` refers to, with a zero after the last. Newly allocated. */
char *pdf_stream(const struct pdf *pdf, const json_t *value, gsize *length);
/* The pages in order: borrowed const json_t *; each still a reference, to be compared. */
GPtrArray *pdf_pages(const struct pdf *pdf);

#endif
