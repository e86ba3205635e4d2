/* The shape of the database, step by step. A released step is never edited: a change is a new step at the end.

   Keys are always (participant, record) where a row belongs to a person, so that the database itself refuses to hang one person's
   words below another's file. Days are numbers (NULL: not said), choices are their stable words, `searched` is off for whoever
   talks without a file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"
#include "store/vault_private.h"

/* ---------------------------------------------------------------- what is searched */
/* clang-format off */
#define PERSON_WORDS(row) \
	row ".code || char(10) || " row ".pseudonym || char(10) || " row ".location || char(10) || " \
	row ".speaks || char(10) || " row ".reads || char(10) || " row ".interpreter || char(10) || " \
	row ".appointment_note || char(10) || " row ".desk_note"
#define PERSON_SEARCHED(row) "NOT " row ".without_file"
#define CONVERSATION_WORDS(row) row ".where_we_were"
#define NOTE_WORDS(row) row ".note"
#define PLAN_WORDS(row) row ".text || char(10) || " row ".owner_name"
/* clang-format on */

/* ---------------------------------------------------------------- the steps */

static const char version_1[] =
	"CREATE TABLE setting(name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

	"CREATE TABLE household(" KEY "name TEXT NOT NULL) STRICT;"
	"CREATE TABLE participant(" KEY "household_id INTEGER REFERENCES household(id),"
	"code TEXT NOT NULL UNIQUE, pseudonym" TEXT_COLUMN "language" TEXT_COLUMN
	"speaks" TEXT_COLUMN "reads" TEXT_COLUMN "interpreter" TEXT_COLUMN "location" TEXT_COLUMN
	"arrival_month" TEXT_COLUMN "desk_note" TEXT_COLUMN "without_file INTEGER NOT NULL,"
	"created_on INTEGER, appointment_on INTEGER, appointment_note TEXT NOT NULL) STRICT;"
	"CREATE INDEX participant_household ON participant(household_id);"

	"CREATE TABLE conversation(" KEY OF_A_PERSON "kind" TEXT_COLUMN "state" TEXT_COLUMN
	"agreement" TEXT_COLUMN "present INTEGER NOT NULL, typed_later INTEGER NOT NULL,"
	"said_on INTEGER, opened_at INTEGER NOT NULL, where_we_were" TEXT_COLUMN
	"searched INTEGER NOT NULL, UNIQUE(participant_id, id)) STRICT;"
	"CREATE INDEX conversation_home ON conversation(participant_id, state, said_on);"
	"CREATE TABLE answer(" KEY OF_A_PERSON "conversation_id INTEGER NOT NULL,"
	"card_id" TEXT_COLUMN "text" TEXT_COLUMN "language" TEXT_COLUMN "wording" TEXT_COLUMN
	"drawn_by" TEXT_COLUMN "state" TEXT_COLUMN "between_us INTEGER NOT NULL, said_on INTEGER,"
	"changed_at INTEGER NOT NULL, searched INTEGER NOT NULL, UNIQUE(conversation_id, card_id)," IN_A_CONVERSATION
	") STRICT;"
	"CREATE INDEX answer_participant ON answer(participant_id);"
	"CREATE TABLE rating(" KEY OF_A_PERSON "conversation_id INTEGER, indicator" TEXT_COLUMN
	"voice" TEXT_COLUMN "feeling" TEXT_COLUMN "score INTEGER CHECK(score BETWEEN 0 AND 10),"
	"note" TEXT_COLUMN "language" TEXT_COLUMN "between_us INTEGER NOT NULL,"
	"chosen INTEGER NOT NULL, said_on INTEGER, searched INTEGER NOT NULL,"
	"UNIQUE(participant_id, conversation_id, indicator, voice)," IN_A_CONVERSATION ") STRICT;"
	"CREATE INDEX rating_conversation ON rating(conversation_id);"

	"CREATE TABLE plan_item(" KEY OF_A_PERSON "parent_id INTEGER, conversation_id INTEGER,"
	"kind" TEXT_COLUMN "text" TEXT_COLUMN "language" TEXT_COLUMN "between_us INTEGER NOT NULL,"
	"position INTEGER NOT NULL, indicator" TEXT_COLUMN "state" TEXT_COLUMN
	"stock_id" TEXT_COLUMN "owner" TEXT_COLUMN "owner_name" TEXT_COLUMN "step_state" TEXT_COLUMN
	"acceptance" TEXT_COLUMN "due_on INTEGER, accepted_on INTEGER, done_on INTEGER,"
	"said_on INTEGER, searched INTEGER NOT NULL, UNIQUE(participant_id, id)," IN_A_CONVERSATION
	", FOREIGN KEY(participant_id, parent_id) REFERENCES plan_item(participant_id, id)"
	" DEFERRABLE INITIALLY DEFERRED) STRICT;"
	"CREATE INDEX plan_item_parent ON plan_item(parent_id);"
	"CREATE INDEX plan_item_promise ON plan_item(due_on) WHERE kind = 'step' AND"
	" step_state = 'open' AND acceptance = 'accepted' AND owner IN ('counsellor', 'organisation');"
	"CREATE TABLE rendering(" KEY "plan_item_id INTEGER NOT NULL REFERENCES plan_item(id),"
	"language" TEXT_COLUMN "text" TEXT_COLUMN "searched INTEGER NOT NULL,"
	"UNIQUE(plan_item_id, language)) STRICT;"
	"CREATE TABLE harvested(" KEY "answer_id INTEGER NOT NULL REFERENCES answer(id),"
	"kind" TEXT_COLUMN "passage" TEXT_COLUMN "plan_item_id INTEGER REFERENCES plan_item(id),"
	"UNIQUE(answer_id, kind, passage)) STRICT;"
	"CREATE INDEX harvested_plan_item ON harvested(plan_item_id);"

	/* No index: a save of what is being typed is to touch one page. The key of SQLite's own is the order of typing. */
	"CREATE TABLE draft(" KEY OF_A_PERSON "conversation_id INTEGER NOT NULL, field" TEXT_COLUMN
	"base INTEGER NOT NULL, start INTEGER NOT NULL, removed INTEGER NOT NULL, inserted" TEXT_COLUMN
	"changed_at INTEGER NOT NULL) STRICT;"
	/* Where in a conversation we are moves with every screen and is no deed that could be undone; in the row of the conversation
	   it would stand in the way of undoing that one. No foreign key, for the same reason. */
	"CREATE TABLE draft_place(conversation_id INTEGER PRIMARY KEY NOT NULL, card" TEXT_COLUMN
	"guided INTEGER NOT NULL, touched_at INTEGER NOT NULL) STRICT;"

	/* clang-format off */
	"CREATE VIRTUAL TABLE search USING fts5(folded, content='', columnsize=0, tokenize='trigram');"
	FOLLOWED("participant", PERSON_WORDS, PERSON_SEARCHED)
	FOLLOWED("conversation", CONVERSATION_WORDS, SEARCHED)
	FOLLOWED("answer", TEXT_WORDS, SEARCHED)
	FOLLOWED("rating", NOTE_WORDS, SEARCHED)
	FOLLOWED("plan_item", PLAN_WORDS, SEARCHED)
	FOLLOWED("rendering", TEXT_WORDS, SEARCHED);
/* clang-format on */

const char *const schema_steps[] = { version_1, schema_progress, schema_care };
const int schema_step_count = G_N_ELEMENTS(schema_steps);
