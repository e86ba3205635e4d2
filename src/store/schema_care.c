/* The third step: what somebody allows, how long a file is kept, who did what, and what an erasure leaves.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"

/* clang-format off */
#define CONSENT_WORDS(row) row ".organisation || char(10) || " row ".aim"

const char schema_care[] =
	"ALTER TABLE participant ADD COLUMN review_on INTEGER;"
	"ALTER TABLE participant ADD COLUMN trashed_on INTEGER;"
	/* A year after the last conversation, else after the file was made: the same as for new ones until somebody sets a rule. */
	"UPDATE participant SET review_on = 365 + coalesce((SELECT max(c.said_on) FROM conversation c"
	" WHERE c.participant_id = participant.id), created_on);"
	"CREATE INDEX participant_trashed ON participant(trashed_on) WHERE trashed_on IS NOT NULL;"

	"CREATE TABLE consent(" KEY OF_A_PERSON "conversation_id INTEGER, purpose" TEXT_COLUMN
	"organisation" TEXT_COLUMN "aim" TEXT_COLUMN "parts INTEGER NOT NULL CHECK(parts BETWEEN 0 AND 15),"
	"text" TEXT_COLUMN "language" TEXT_COLUMN "version" TEXT_COLUMN "way" TEXT_COLUMN
	"answer" TEXT_COLUMN "asked_by" TEXT_COLUMN "answered_on INTEGER, withdrawn_on INTEGER,"
	"searched INTEGER NOT NULL," IN_A_CONVERSATION ") STRICT;"
	"CREATE INDEX consent_participant ON consent(participant_id, purpose);"
	FOLLOWED("consent", CONSENT_WORDS, SEARCHED)

	/* No foreign key to the person: a line outlives an undo of what it tells of, and an erasure sets participant_id NULL and code ''. */
	"CREATE TABLE kept_audit(" KEY "at INTEGER NOT NULL, who" TEXT_COLUMN "action" TEXT_COLUMN
	"participant_id INTEGER, code TEXT NOT NULL) STRICT;"
	"CREATE INDEX kept_audit_participant ON kept_audit(participant_id, action);"
	"CREATE TABLE kept_receipt(" KEY "erased_on INTEGER, basis" TEXT_COLUMN "who" TEXT_COLUMN
	"people INTEGER NOT NULL, copies_rewritten INTEGER NOT NULL, copies_left INTEGER NOT NULL) STRICT;"
	/* Who was erased while copies from before were out of reach, by number only: such a copy is written anew when it is met again. A copy that was
	   has the rows too. */
	"CREATE TABLE kept_erased(participant_id INTEGER PRIMARY KEY NOT NULL, generation INTEGER NOT NULL,"
	"receipt_id INTEGER NOT NULL) STRICT;"
	/* The data key of the generations up to this one, so that an erasure can rewrite backups made under a former passphrase. */
	"CREATE TABLE kept_former_key(generation INTEGER PRIMARY KEY NOT NULL, data_key BLOB NOT NULL) STRICT;";
/* clang-format on */
