/* How a struct stands in JSON: one table of fields for writing and for reading, so that the two cannot drift apart.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef EXCHANGE_FIELDS_H
#define EXCHANGE_FIELDS_H

#include "base/error.h"
#include "base/names.h"
#include "exchange/person_json.h"

#include <jansson.h>

#define TEXT_MAX (1024 * 1024) /* bytes of one text */

enum field_kind {
	FIELD_TEXT,      /* char *, owned */
	FIELD_CODE,      /* char[CODE_SIZE] */
	FIELD_LANGUAGE,  /* char[LANGUAGE_CODE]: any language */
	FIELD_MONTH,     /* char[8]: "2022-03" or empty */
	FIELD_WORD,      /* an enum, as its word in `names` */
	FIELD_WORD_NULL, /* the same; null for a value one past the last */
	FIELD_PRESENCE,  /* bits, as a list of words */
	FIELD_BOOL,
	FIELD_DAY,         /* ISO, or null */
	FIELD_SECONDS,     /* since 1970 */
	FIELD_POSITION,    /* a small whole number */
	FIELD_NUMBER_NULL, /* 0 to `limit`, or null: -1 */
	FIELD_LEVEL,       /* char[4]: of a language, "A1" … "C2", or empty */
	FIELD_REFERENCE,   /* from 1: the place in a list */
	FIELD_REFERENCE_NULL,
	FIELD_RENDERINGS, /* GPtrArray of struct rendering */
};
enum rows {
	ROWS_CONVERSATIONS,
	ROWS_ANSWERS,
	ROWS_PLAN, /* within a version: its own list */
	ROWS_ORGANISATIONS,
	ROWS_ITEMS_EVER, /* the plan, and behind it what stood only in versions, in the order in which it comes up */
	ROWS_COUNT
};

struct field {
	const char *key;
	enum field_kind kind;
	size_t offset;
	const struct names *names;
	int limit; /* of references: the enum rows they point into; of numbers: the highest */
};
struct table {
	const struct field *fields;
	size_t counts
		[PERSON_JSON_FORMAT]; /* how many of them each format has; a later one adds behind */
};

extern const struct names presence_names; /* child partner interpreter stranger */

/* Record ids and places in lists, while writing. */
struct places {
	GHashTable *of[ROWS_COUNT];
};
json_t *fields_write(const struct table *table, const void *row, const struct places *places);

/* Where the reader is, for messages: file and key path; and how long the lists are. */
struct reading {
	const char *file;
	int format;
	char path[96]; /* "plan[3]" */
	size_t rows[ROWS_COUNT];
	struct error *error;
};
/* Refuses unknown and missing keys, wrong types, impossible values. */
bool fields_read(struct reading *reading, const struct table *table, const json_t *object,
		 void *row) MUST_CHECK;
/* The same without a look at other keys. */
bool fields_fill(struct reading *reading, const struct table *table, const json_t *object,
		 void *row) MUST_CHECK;
/* The keys of `object` are exactly `keys`. */
bool keys_are(struct reading *reading, const json_t *object, const char *const *keys,
	      size_t count) MUST_CHECK;
bool reading_fails(struct reading *reading, const char *sentence, const char *key);

/* person_tables.c */
extern const struct table participant_table, household_table, conversation_table, answer_table,
	harvested_table, rating_table, plan_item_table;
/* progress_tables.c */
extern const struct table consent_table, holding_table, lesson_table, skill_table, coupling_table,
	organisation_table, happening_table, family_question_table, version_table,
	version_item_table;

struct person_file;
struct plan;

/* person_versions.c */
json_t *versions_write(const struct person_file *file, struct places *places);
bool versions_read(struct reading *reading, const json_t *root,
		   struct person_file *file) MUST_CHECK;

/* person_rows.c, progress_rows.c: what must hold between the rows. `path` is the list, "plan". */
bool row_fails(struct reading *reading, const char *path, guint index, const char *sentence,
	       const char *key);
bool plan_is_sound(struct reading *reading, const char *path, const struct plan *plan) MUST_CHECK;
bool holdings_are_sound(struct reading *reading, const char *path, const GPtrArray *holdings,
			const struct plan *plan) MUST_CHECK;
bool consents_are_sound(struct reading *reading, const GPtrArray *consents) MUST_CHECK;
bool progress_rows_are_sound(struct reading *reading, const struct person_file *file) MUST_CHECK;
bool person_rows_are_sound(struct reading *reading, const struct person_file *file) MUST_CHECK;

/* json_scan.c: before the parser sees it: is the nesting shallow and are the values not too many? */
bool json_scan(const char *bytes, size_t length, const char *file, struct error *error) MUST_CHECK;

#endif
