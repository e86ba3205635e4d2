/* A sheet of paper with a code on it, whoever it is for: what is asked, and what is printed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CODE_SHEET_H
#define SCREENS_CODE_SHEET_H

#include "base/secret.h"
#include "report/document.h"
#include "screens/conversation_screen.h"

enum code_sheet_end {
	CODE_PRINTED = 2, /* handed to a printer */
	CODE_WRITTEN = 3, /* a PDF that is still to be printed */
};

struct code_sheet {
	char *title, *proposed; /* of the screen; where a PDF might go. Both are taken */
	const char *about_printer, *about_file; /* what to do with it; borrowed */
	struct document *(*make)(const void *data, struct error *error); /* recovery_sheet_free */
	GDestroyNotify free; /* of data, which is taken */
	void *data;
	record_id participant_id; /* printing is noted in the audit of this file; 0: in none */
};

/* Closes with enum code_sheet_end, or with 0. */
struct screen *code_paper_screen_new(struct services *services, const struct code_sheet *sheet);

/* The sheet with the recovery code. `code` is borrowed. */
struct screen *recovery_paper_screen_new(struct services *services, const struct secret *code);
/* The person's own sheet with the code of their copy, which is to lie at `path`. `code` is borrowed. */
struct screen *carry_paper_screen_new(const struct conversation_screen *in, const char *path,
				      const struct secret *code);

#endif
