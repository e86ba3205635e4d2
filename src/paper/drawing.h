/* What was drawn, on its way to be finished: by the same program, begun anew, so that nothing is left in memory of what finds, measures and
   draws letters.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PAPER_DRAWING_H
#define PAPER_DRAWING_H

#include "paper/sheet.h"

struct drawing {
	char *bytes; /* as it came; all else points into it */
	size_t length;
	size_t pdf_length;     /* the file as cairo wrote it stands first */
	struct document about; /* title, language, day, how to print it; no blocks */
	GArray *elements;      /* of struct element */
};

/* After the file: what there is to say about it. */
bool drawing_send(FILE *to, size_t pdf_length, const struct document *document,
		  const GArray *elements) MUST_CHECK;
/* From a file in memory; false when that is no whole drawing. */
bool drawing_receive(struct drawing *drawing, int from) MUST_CHECK;
void drawing_done(struct drawing *drawing); /* in any case */

/* finish.c: what cairo cannot say: language, title shown, languages of parts, artifacts. To a descriptor. */
enum paper_exit finish_drawing(const struct drawing *drawing, int out);

#endif
