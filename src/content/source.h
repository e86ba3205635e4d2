/* One file of ours while it is read: its fields taken one by one, its problems collected, the standing of its translations.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_SOURCE_H
#define CONTENT_SOURCE_H

#include "base/day.h"
#include "base/names.h"
#include "casework/language.h"
#include "content/yaml.h"

/* What a text is for; the check knows how long it may be. */
enum text_use {
	TEXT_PROMPT,
	TEXT_FOLLOW_UP,
	TEXT_GROUP,
	TEXT_INDICATOR,
	TEXT_WHAT,
	TEXT_WHY,
	TEXT_QUESTION,
	TEXT_LEVEL,
	TEXT_STEP,
	TEXT_ORGANISATION,
	TEXT_READ_ALOUD,
	TEXT_OPENING,
	TEXT_CONSENT,
	TEXT_BASIS_NAME,
	TEXT_BASIS,
	TEXT_CONTACT_NAME,
	TEXT_CONTACT_NOTE,
	TEXT_OBSTACLE,
	TEXT_BREAKTHROUGH,
	TEXT_RULE,
	TEXT_ORGANISATION_WHAT,
	TEXT_HOLD,
	TEXT_FACT,
	TEXT_FACT_PEOPLE,
	TEXT_CHECK_WITH,
	TEXT_EVENT_NAME,
	TEXT_EVENT,
	TEXT_FAMILY_QUESTION,
	TEXT_SENTENCE,
	TEXT_USE_COUNT,
};

/* A lasting problem makes content useless for a conversation; a passing one is for `perspectief check` only. */
enum weight { PROBLEM_PASSING, PROBLEM_LASTING };

struct source;
typedef void text_watcher(void *data, struct source *source, const struct tree_node *node,
			  enum text_use use, enum language language);

struct source {
	const char *name;    /* "questions/intake.yaml" */
	struct error *error; /* the first lasting problem */
	GPtrArray *problems; /* every problem, or NULL */
	bool is_broken;      /* had a lasting problem */
	bool is_reviewed[LANGUAGE_COUNT];
	text_watcher *watch; /* hears of every text; NULL: nobody does */
	void *watch_data;
};

/* The keys of a mapping: the required ones first. */
struct field_list {
	const char *const *keys;
	int count, required;
};
#define FIELDS(table, required_count)                                                              \
	((struct field_list){ (table), (int)(sizeof(table) / sizeof((table)[0])),                  \
			      (required_count) })

void source_report(struct source *source, enum weight weight, const struct error *problem);
void source_complain(struct source *source, enum weight weight, const char *sentence,
		     const struct tree_node *node); /* at the value */
/* At the value, about a word that is not the node's own key. */
void source_complain_about(struct source *source, enum weight weight, const char *sentence,
			   const struct tree_node *node, const char *key, gint64 number);

/* Complains of unknown and missing keys; false when `node` is no mapping at all. */
bool fields_check(struct source *source, const struct tree_node *node, struct field_list fields);
/* The items below `key`, or NULL (with a complaint unless the key itself is missing). */
const struct tree_node *field_items(struct source *source, const struct tree_node *mapping,
				    const char *key);

/* Each takes one field of a mapping. A missing key is silent here: fields_check has spoken of it. */
char *field_text(struct source *source, const struct tree_node *mapping,
		 const char *key); /* newly allocated; "" when there is none */
char *field_text_or_empty(struct source *source, const struct tree_node *mapping,
			  const char *key); /* "" is fine when it is written as "" */
char *field_id(struct source *source, const struct tree_node *mapping,
	       GHashTable *taken); /* unique among `taken`, a set that owns its words */
bool field_choice(struct source *source, const struct tree_node *mapping, const char *key,
		  struct names names, int *value);
bool field_number(struct source *source, const struct tree_node *mapping, const char *key,
		  int lowest, int highest, int *value);
bool field_yes(struct source *source, const struct tree_node *mapping, const char *key);
day field_day(struct source *source, const struct tree_node *mapping, const char *key);
void field_texts(struct source *source, const struct tree_node *mapping, const char *key,
		 enum text_use use, struct texts *texts);
/* The same for a node that is the mapping of languages itself. */
void node_texts(struct source *source, const struct tree_node *node, enum text_use use,
		struct texts *texts);
bool node_choice(struct source *source, const struct tree_node *node, struct names names,
		 int *value);
bool node_is_mapping(struct source *source, const struct tree_node *node);
/* A scalar with at least one sign in it; complains otherwise. */
bool node_is_text(struct source *source, const struct tree_node *node);

/* format: 1 and translation: of a whole file. */
void file_head(struct source *source, const struct tree_node *root);
/* An item's own translation: takes the place of the file's; put `is_reviewed` back afterwards. */
void item_translation(struct source *source, const struct tree_node *item);
/* status, by and date of one thing. */
struct standing {
	bool is_reviewed;
	char *by; /* newly allocated, may be empty; NULL when the node is no mapping */
	day on;   /* DAY_NONE: not said */
};
struct standing node_standing(struct source *source, const struct tree_node *node);
/* The same, for the languages whose bits are given. */
void translation_standing(struct source *source, const struct tree_node *node, guint languages);

#endif
