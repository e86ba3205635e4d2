/* The print screen, as its keys and its drawing share it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PRINT_SCREEN_H
#define SCREENS_PRINT_SCREEN_H

#include "report/press.h"
#include "screens/conversation_screen.h"
#include "screens/print_job.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

enum print_field {
	FIELD_SHEET,
	FIELD_ORGANISATION, /* of the sheet for one */
	FIELD_LANGUAGES,
	FIELD_BETWEEN_US,
	FIELD_FORMAT,
	FIELD_PATH,
	FIELD_COUNT
};

struct print_screen {
	struct conversation_screen
		base; /* at the desk: conversation 0, but whom to call is on its key */
	struct person_file *file;
	struct choice
		choices[FIELD_PATH]; /* first answer: person, one language or both, without, PDF */
	GPtrArray *organisations;    /* the last word on each; borrowed from `file` */
	enum language languages[2];  /* the person's, and the other one */
	int language_count;
	int between_us; /* items */
	enum print_field focus;
	struct line_edit *path;
	char *proposed; /* the path we wrote there; who typed another keeps it */
	bool replaces;  /* a file of that name is there already */
	char *preview;
	int preview_width, preview_first;
	struct press *press; /* NULL: nothing is being printed */
	char *printing_to;
};

bool print_wants_pdf(const struct print_screen *self);
enum paper_kind print_sheet_of(const struct print_screen *self);
/* What is wanted as a document; NULL, and why not in `refusal` (newly allocated). */
struct document *print_wanted(struct print_screen *self, char **refusal);
void print_preview(struct print_screen *self);

/* print_making.c */
struct outcome print_now(struct screen *screen);
struct outcome print_asked(struct screen *screen, int value); /* the question has ended */
gint64 print_deadline(const struct screen *screen);
struct outcome print_due(struct screen *screen);
void print_let_go(struct print_screen *self); /* of a press that is still busy */

bool print_field_is_there(const struct print_screen *self, enum print_field field);
void print_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif
