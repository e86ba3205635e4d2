/* The print screen, as its keys and its drawing share it; for the files print_*.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PRINT_SCREEN_H
#define SCREENS_PRINT_SCREEN_H

#include "screens/conversation_screen.h"
#include "screens/print_job.h"
#include "screens/print_work.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

/* From top to bottom; the path is the only one that is typed. */
enum print_field {
	FIELD_SHEET,
	FIELD_ORGANISATION, /* of the sheet for one */
	FIELD_CONVERSATION, /* of the record of one */
	FIELD_LANGUAGES,
	FIELD_BETWEEN_US,
	FIELD_FORMAT,
	FIELD_COPIES, /* for a printer */
	FIELD_SIDES,
	FIELD_WHERE,
	FIELD_PATH, /* for a file */
	FIELD_COUNT
};

enum print_languages { LANGUAGES_OWN, LANGUAGES_OTHER, LANGUAGES_BOTH, LANGUAGES_BESIDE };

enum print_place_kind { PLACE_QUEUE, PLACE_STICK, PLACE_FILE };

struct print_place {
	enum print_place_kind kind;
	char *name;   /* of the printer, or the folder of the stick */
	bool stopped; /* the printer */
};

struct print_screen {
	struct conversation_screen
		base;             /* at the desk: conversation 0, but whom to call is on its key */
	struct person_file *file; /* NULL: papers that need nobody */
	struct choice choices[FIELD_PATH];
	enum paper_kind kinds[PAPER_COUNT]; /* those that can be made here */
	enum print_format formats[FORMAT_COUNT];
	GPtrArray *places;          /* struct print_place *; a file is always among them */
	bool place_is_chosen;       /* by somebody: printers that turn up leave it alone */
	GPtrArray *organisations;   /* the last word on each; borrowed from `file` */
	enum language languages[2]; /* the person's, and the other one */
	int language_count;
	int languages_wanted; /* what was chosen, also while a format cannot have it */
	int between_us;       /* what would stand on this sheet */
	enum print_field focus;
	struct line_edit *path;
	char *proposed; /* the path we wrote there; who typed another keeps it */
	bool replaces;  /* a file of that name is there already */
	char *preview;
	int preview_width, preview_first;
	struct printing *printing;
};

/* print_screen.c */
enum paper_kind print_sheet_of(const struct print_screen *self);
enum print_format print_format_of(const struct print_screen *self);
bool print_field_is_there(const struct print_screen *self, enum print_field field);
/* What is wanted; organisation and file are borrowed from the screen. */
struct print_wishes print_wishes_of(const struct print_screen *self);
/* Why there is no such sheet; NULL when there may be one. Newly allocated. */
char *print_refusal(struct print_screen *self);
void print_preview(struct print_screen *self);
void print_follow_choices(struct print_screen *self); /* the path and the preview */

/* print_places.c: where a sheet may go */
void print_places_ask(struct print_screen *self);  /* which printers there are */
void print_places_load(struct print_screen *self); /* those that are known now */
const struct print_place *print_place_of(const struct print_screen *self);
char *print_place_words(const struct print_screen *self); /* newly allocated */
/* What has to be known before Enter: that the print system may keep a sheet, that there is no printer. NULL: nothing. */
const char *print_place_note(const struct print_screen *self);

/* print_making.c */
struct outcome print_now(struct screen *screen);
struct outcome print_asked(struct screen *screen, int value); /* the question has ended */

void print_draw(const struct screen *screen, struct canvas *canvas, struct area body);

#endif
