/* The second step: what grows around a plan. What holds what, lessons, skills, couplings, events, versions.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"

#define CHOICE_COLUMN(name, first) name " TEXT NOT NULL DEFAULT '" first "'"
#define EMPTY_COLUMN(name) name " TEXT NOT NULL DEFAULT ''"
#define SWITCH_COLUMN(name) name " INTEGER NOT NULL DEFAULT 0"
#define PLAN_ITEM_GETS(column) "ALTER TABLE plan_item ADD COLUMN " column ";"

/* clang-format off */
#define PLAN_ITEM_WORDS(row) \
	row ".text || char(10) || " row ".owner_name || char(10) || " row ".rule || char(10) || " \
	row ".grip || char(10) || " row ".cost || char(10) || " row ".who_agrees || char(10) || " \
	row ".learned"
#define LESSON_WORDS(row) row ".text || char(10) || " row ".who_should_hear"
#define SKILL_WORDS(row) row ".text || char(10) || " row ".evidence"
#define COUPLING_WORDS(row) \
	row ".text || char(10) || " row ".through || char(10) || " row ".contract || char(10) || " row ".sector"

const char schema_progress[] =
	"ALTER TABLE participant ADD COLUMN capacity INTEGER CHECK(capacity BETWEEN 0 AND 5);"
	"ALTER TABLE conversation ADD COLUMN " SWITCH_COLUMN("heavy_news") ";"

	PLAN_ITEM_GETS(SWITCH_COLUMN("shared"))
	PLAN_ITEM_GETS(CHOICE_COLUMN("level", "not_said"))
	PLAN_ITEM_GETS(EMPTY_COLUMN("rule"))
	PLAN_ITEM_GETS(EMPTY_COLUMN("grip"))
	PLAN_ITEM_GETS(EMPTY_COLUMN("cost"))
	PLAN_ITEM_GETS(EMPTY_COLUMN("who_agrees"))
	PLAN_ITEM_GETS(CHOICE_COLUMN("trial", "idea"))
	PLAN_ITEM_GETS("trying_on INTEGER")
	PLAN_ITEM_GETS("ended_on INTEGER")
	PLAN_ITEM_GETS(EMPTY_COLUMN("learned"))
	PLAN_ITEM_GETS(SWITCH_COLUMN("place_bound"))
	PLAN_ITEM_GETS(SWITCH_COLUMN("anywhere"))
	PLAN_ITEM_GETS(SWITCH_COLUMN("resting"))
	PLAN_ITEM_GETS(SWITCH_COLUMN("rethink"))
	PLAN_ITEM_GETS("attempt INTEGER NOT NULL DEFAULT 0 CHECK(attempt >= 0)")
	PLAN_ITEM_GETS(EMPTY_COLUMN("fact_id"))
	"UPDATE plan_item SET trial = 'realised' WHERE kind = 'breakthrough' AND state = 'solved';"

	/* fold() joins blanks, so a row without the new words has the same entry in the index as before. */
	NO_LONGER_FOLLOWED("plan_item")
	FOLLOWED("plan_item", PLAN_ITEM_WORDS, SEARCHED)

	"CREATE TABLE holding(" KEY OF_A_PERSON
	"from_participant_id INTEGER NOT NULL, from_id INTEGER NOT NULL,"
	"to_participant_id INTEGER NOT NULL, to_id INTEGER NOT NULL, said_on INTEGER,"
	"CHECK(from_id <> to_id), CHECK(participant_id IN (from_participant_id, to_participant_id)),"
	"UNIQUE(from_participant_id, from_id, to_id),"
	"FOREIGN KEY(from_participant_id, from_id) REFERENCES plan_item(participant_id, id),"
	"FOREIGN KEY(to_participant_id, to_id) REFERENCES plan_item(participant_id, id)) STRICT;"
	"CREATE INDEX holding_to ON holding(to_participant_id, to_id);"
	"CREATE INDEX holding_participant ON holding(participant_id);"

	"CREATE TABLE lesson(" KEY OF_A_PERSON "item_id INTEGER, level" TEXT_COLUMN
	"text" TEXT_COLUMN "language" TEXT_COLUMN "who_should_hear" TEXT_COLUMN
	"between_us INTEGER NOT NULL, said_on INTEGER, searched INTEGER NOT NULL,"
	"FOREIGN KEY(participant_id, item_id) REFERENCES plan_item(participant_id, id)) STRICT;"
	"CREATE INDEX lesson_participant ON lesson(participant_id, item_id);"

	"CREATE TABLE skill(" KEY OF_A_PERSON "kind" TEXT_COLUMN "text" TEXT_COLUMN
	"language" TEXT_COLUMN "level" TEXT_COLUMN "evidence" TEXT_COLUMN
	"on_sheet INTEGER NOT NULL, between_us INTEGER NOT NULL, position INTEGER NOT NULL,"
	"searched INTEGER NOT NULL) STRICT;"
	"CREATE INDEX skill_participant ON skill(participant_id, kind, position);"

	"CREATE TABLE organisation(" KEY "name" TEXT_COLUMN "place" TEXT_COLUMN "sector" TEXT_COLUMN
	"note" TEXT_COLUMN "flexible_about_language" TEXT_COLUMN
	"refused_for_residence_date TEXT NOT NULL) STRICT;"
	"CREATE INDEX organisation_name ON organisation(name);"
	"CREATE TABLE coupling(" KEY OF_A_PERSON
	"organisation_id INTEGER REFERENCES organisation(id), kind" TEXT_COLUMN "text" TEXT_COLUMN
	"language" TEXT_COLUMN "through" TEXT_COLUMN "contract" TEXT_COLUMN "sector" TEXT_COLUMN
	"hours_per_week INTEGER CHECK(hours_per_week BETWEEN 0 AND 168),"
	"remote_in_ukraine INTEGER NOT NULL, between_us INTEGER NOT NULL, fits" TEXT_COLUMN
	"lasting" TEXT_COLUMN "started_on INTEGER, ended_on INTEGER, searched INTEGER NOT NULL) STRICT;"
	"CREATE INDEX coupling_participant ON coupling(participant_id);"
	"CREATE INDEX coupling_organisation ON coupling(organisation_id);"

	"CREATE TABLE happening(" KEY OF_A_PERSON "conversation_id INTEGER, event" TEXT_COLUMN
	"happened_on INTEGER," IN_A_CONVERSATION ") STRICT;"
	"CREATE INDEX happening_participant ON happening(participant_id, conversation_id);"
	"CREATE TABLE family_question(" KEY OF_A_PERSON "event" TEXT_COLUMN
	"raised_on INTEGER, talked_about INTEGER NOT NULL) STRICT;"
	"CREATE INDEX family_question_participant ON family_question(participant_id, event);"

	/* A version writes only the items that are not as the version before left them, and for those that went, that they went. Ids grow
	   with time, so an item of version v is its newest row up to v. The columns from `id` on are those of plan_item. */
	"CREATE TABLE plan_version(" KEY OF_A_PERSON "conversation_id INTEGER, made_on INTEGER,"
	"made_at INTEGER NOT NULL, reason" TEXT_COLUMN
	"UNIQUE(participant_id, id)," IN_A_CONVERSATION ") STRICT;"
	"CREATE TABLE version_item(version_id INTEGER NOT NULL, gone INTEGER NOT NULL,"
	"id INTEGER NOT NULL, participant_id INTEGER NOT NULL, parent_id INTEGER,"
	"conversation_id INTEGER, kind" TEXT_COLUMN "text" TEXT_COLUMN "language" TEXT_COLUMN
	"between_us INTEGER NOT NULL, position INTEGER NOT NULL, indicator" TEXT_COLUMN
	"state" TEXT_COLUMN "stock_id" TEXT_COLUMN "owner" TEXT_COLUMN "owner_name" TEXT_COLUMN
	"step_state" TEXT_COLUMN "acceptance" TEXT_COLUMN "due_on INTEGER, accepted_on INTEGER,"
	"done_on INTEGER, said_on INTEGER, shared INTEGER NOT NULL, level" TEXT_COLUMN
	"rule" TEXT_COLUMN "grip" TEXT_COLUMN "cost" TEXT_COLUMN "who_agrees" TEXT_COLUMN
	"trial" TEXT_COLUMN "trying_on INTEGER, ended_on INTEGER, learned" TEXT_COLUMN
	"place_bound INTEGER NOT NULL, anywhere INTEGER NOT NULL, resting INTEGER NOT NULL,"
	"rethink INTEGER NOT NULL, attempt INTEGER NOT NULL, fact_id" TEXT_COLUMN
	"PRIMARY KEY(participant_id, id, version_id),"
	"FOREIGN KEY(participant_id, version_id) REFERENCES plan_version(participant_id, id))"
	" STRICT, WITHOUT ROWID;"
	"CREATE TABLE version_rendering(participant_id INTEGER NOT NULL, id INTEGER NOT NULL,"
	"version_id INTEGER NOT NULL, language" TEXT_COLUMN "text" TEXT_COLUMN
	"PRIMARY KEY(participant_id, id, version_id, language),"
	"FOREIGN KEY(participant_id, id, version_id)"
	" REFERENCES version_item(participant_id, id, version_id)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE version_holding(participant_id INTEGER NOT NULL, version_id INTEGER NOT NULL,"
	"position INTEGER NOT NULL, from_id INTEGER NOT NULL, to_id INTEGER NOT NULL,"
	"said_on INTEGER, PRIMARY KEY(participant_id, version_id, position),"
	"FOREIGN KEY(participant_id, version_id) REFERENCES plan_version(participant_id, id))"
	" STRICT, WITHOUT ROWID;"

	FOLLOWED("lesson", LESSON_WORDS, SEARCHED)
	FOLLOWED("skill", SKILL_WORDS, SEARCHED)
	FOLLOWED("coupling", COUPLING_WORDS, SEARCHED);
/* clang-format on */
