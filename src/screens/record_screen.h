/* A record in a form, and a list of such records; what kind of record is a table of its own (skills, couplings, lessons …).
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_RECORD_SCREEN_H
#define SCREENS_RECORD_SCREEN_H

#include "screens/conversation_screen.h"
#include "screens/fields_form.h"

/* Every record begins with its record_id; 0: not saved yet. */
struct record_kind {
	const char *title; /* i18n key */
	const char *draft; /* the beginning of the names of its drafts: "skill" */
	const struct field_form *fields;
	int count;
	bool (*is_blank)(const void *record); /* nothing in it that is worth keeping */
	/* What cannot be: the i18n key of a sentence; NULL: all is well, or nothing to check. */
	const char *(*wrong)(const void *record);
	bool (*save)(struct vault *vault, void *record, struct error *error);
	void (*free)(void *record);
	const char *undo_new, *undo_edited;
	/* What stands above the fields, newly allocated; NULL function: nothing. */
	char *(*heading)(const struct services *services, const void *record);
	const char *note; /* a quiet line below the fields: i18n key, or NULL */
};

struct record_list_kind {
	const char *title, *empty; /* i18n keys */
	const struct record_kind *form;
	bool (*load)(struct vault *vault, record_id participant_id, GPtrArray **records,
		     struct error *error);
	void *(*begin)(const struct conversation_screen *from);
	bool (*remove)(struct vault *vault, record_id id, struct error *error);
	const char *undo_removed;
	/* The heading a record stands below: i18n key; NULL function: none. Records come in the order of their headings. */
	const char *(*heading)(const void *record);
	char *(*words)(struct services *services, const void *record); /* newly allocated */
	char *(*aside)(struct services *services, const void *record);
	bool (*is_between_us)(const void *record);
	/* One key changes something at once (a skill on the sheet); NULL: there is no such thing. */
	void (*toggle)(void *record);
};

/* Takes the record. It is saved when the form is left, if something is in it. */
struct screen *record_screen_new(const struct conversation_screen *from,
				 const struct record_kind *kind, void *record);
struct screen *record_list_screen_new(struct services *services, record_id participant_id,
				      record_id conversation_id,
				      const struct record_list_kind *kind);

#endif
