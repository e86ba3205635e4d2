/* What the steps of the schema share: columns that many tables have, and the triggers that keep the search index.
   A released step is made of these words, so a word that a step uses is never changed: a new one gets a new name.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#define KEY "id INTEGER PRIMARY KEY NOT NULL,"
#define TEXT_COLUMN " TEXT NOT NULL,"
#define OF_A_PERSON "participant_id INTEGER NOT NULL REFERENCES participant(id),"
#define IN_A_CONVERSATION                                                                          \
	"FOREIGN KEY(participant_id, conversation_id)"                                             \
	" REFERENCES conversation(participant_id, id)"

/* The index keeps no text of its own; its row has the id of the row it describes (ids are unique in a vault). To take a row out it must
   be told the words it holds, hence fold() of the old row. So whoever changes text_fold appends a step that empties the index
   ('delete-all') and fills it from the rows. */
/* clang-format off */
#define TEXT_WORDS(row) row ".text"
#define SEARCHED(row) row ".searched"

#define PUT_IN(words, searched) \
	" INSERT INTO search(rowid, folded)" \
	" SELECT new.id, fold(" words("new") ") WHERE " searched("new") ";"
#define TAKE_OUT(words, searched) \
	" INSERT INTO search(search, rowid, folded)" \
	" SELECT 'delete', old.id, fold(" words("old") ") WHERE " searched("old") ";"
#define FOLLOWED(table, words, searched) \
	"CREATE TRIGGER search_" table "_insert AFTER INSERT ON " table \
	" BEGIN" PUT_IN(words, searched) " END;" \
	"CREATE TRIGGER search_" table "_delete AFTER DELETE ON " table \
	" BEGIN" TAKE_OUT(words, searched) " END;" \
	"CREATE TRIGGER search_" table "_update AFTER UPDATE ON " table \
	" WHEN " words("old") " <> " words("new") " OR (" searched("old") ") <> (" searched("new") ")" \
	" BEGIN" TAKE_OUT(words, searched) PUT_IN(words, searched) " END;"
#define NO_LONGER_FOLLOWED(table) \
	"DROP TRIGGER search_" table "_insert;" \
	"DROP TRIGGER search_" table "_delete;" \
	"DROP TRIGGER search_" table "_update;"
/* clang-format on */

extern const char schema_progress[]; /* schema_progress.c */
extern const char schema_care[];     /* schema_care.c */

#endif
