/* Fields of a form, described by a table: where each value lies in its record, and how it is asked. What is being typed in a line is
   kept as a draft; the record changes when the fields are taken.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_FIELDS_FORM_H
#define SCREENS_FIELDS_FORM_H

#include "screens/draft_keeper.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

#include <stddef.h>

enum field_kind {
	FIELD_LINE,          /* char * */
	FIELD_CHOICE,        /* an enum, one of `words` */
	FIELD_DAY,           /* day */
	FIELD_YES_NO,        /* bool */
	FIELD_LANGUAGE_CODE, /* char[LANGUAGE_CODE] */
	FIELD_NUMBER,        /* int, from 0 on; -1: not said */
};

struct field_form {
	enum field_kind kind;
	const char *label;        /* i18n key */
	const char *name;         /* of the draft of a line */
	size_t offset;            /* of the value in the record */
	const char *const *words; /* of a choice: i18n keys */
	int count;
	bool (*applies)(const void *record); /* NULL: always */
	bool stays_open;                     /* an empty line shows that it is still open */
};

struct fields_edit {
	struct line_edit *line;
	struct day_edit *date;
	struct draft_keeper keeper;
};

struct fields_form {
	struct services *services;
	void *record; /* borrowed */
	const struct field_form *fields;
	int count, focus;
	struct fields_edit *edits;
	bool changed;   /* a choice was changed */
	bool recovered; /* opened with words that had not been saved */
};

/* `whose`: person and conversation; its field is the beginning of the names of the drafts ("skill:17"). */
void fields_form_open(struct fields_form *form, struct services *services,
		      const struct draft_key *whose, void *record, const struct field_form *fields,
		      int count);
void fields_form_close(struct fields_form *form);
bool fields_form_key(struct fields_form *form, const struct key *key);
void fields_form_move(struct fields_form *form, int by);
/* One row for each field that applies; returns the first row below. */
int fields_form_draw(const struct fields_form *form, struct canvas *canvas, struct area area);
/* The attention goes to a day that is none; false then. */
bool fields_form_is_clear(struct fields_form *form);
/* Puts what the fields hold into the record; true when that changed it. */
bool fields_form_take(struct fields_form *form);
bool fields_form_has_draft(const struct fields_form *form);
bool fields_form_forget_drafts(struct fields_form *form, struct error *error) MUST_CHECK;
void fields_form_keep_drafts(struct fields_form *form); /* those whose moment has come */
gint64 fields_form_deadline(const struct fields_form *form);

#endif
