/* After an erasure no byte of what somebody said is left: not in the vault, not in its backups, whatever is decrypted; and other people's
   files are as they were.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "exchange/person_json.h"
#include "store/audit.h"
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/files.h"
#include "store/people.h"
#include "store/progress.h"
#include "store/record.h"
#include "store/search.h"
#include "store/upkeep.h"
#include "support/builders.h"
#include "support/growth.h"
#include "support/vaults.h"

#include <errno.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A word whose every three letters stand in no other. */
#define MARKER "жґщєйхюц"
#define STICK "/stick"

/* The sanitizers look at the code, not at every moment a disk can fail; that is what the plain run is for. */
#ifdef __SANITIZE_ADDRESS__
enum { STRIDE = 5 };
#else
enum { STRIDE = 1 };
#endif
#define COPY STICK "/copy"
#define DRAWER STICK "/drawer"

/* ---------------------------------------------------------------- every decrypted byte */

static int count_in(const unsigned char *bytes, size_t length, const char *word)
{
	const unsigned char *at = bytes, *found;
	int count = 0;

	while ((found = memmem(at, length - (size_t)(at - bytes), word, strlen(word)))) {
		count++;
		at = found + 1;
	}
	return count;
}

/* The word, and each three letters of it as the search index has them. */
static int traces_in(const unsigned char *bytes, size_t length, const char *word)
{
	g_autofree char *folded = text_fold(word, -1);
	int count = count_in(bytes, length, word);

	for (const char *at = folded; g_utf8_strlen(at, -1) >= 3; at = g_utf8_next_char(at)) {
		g_autofree char *piece = g_utf8_substring(at, 0, 3);

		count += count_in(bytes, length, piece);
	}
	return count;
}

static int traces_in_records(struct keys *keys, const unsigned char *bytes, size_t size,
			     const char *word)
{
	struct chain chain;
	int count = 0;

	chain_start(&chain, keys, bytes);
	while ((size_t)chain.offset + RECORD_HEADER <= size) {
		gint64 end = record_end(bytes + chain.offset, chain.offset);
		size_t length = (size_t)(end - chain.offset);
		unsigned char *record;

		assert_true(end > 0);
		if ((size_t)end > size)
			break; /* a save that failed: of it nothing but sealed bytes is here */
		record = g_memdup2(bytes + chain.offset, length);
		assert_true(record_open(&chain, record, length));
		count += traces_in(record + RECORD_PAYLOAD, length - RECORD_PAYLOAD, word);
		chain_advance(&chain, bytes + chain.offset, length);
		g_free(record);
	}
	return count;
}

/* How often the word stands in what this file holds, in every record of it. */
static int traces(struct vaults *vaults, const char *path, const char *word)
{
	GBytes *file = fault_disk_bytes(vaults->disk, path);
	const unsigned char *bytes;
	struct superblock superblock;
	struct keys *keys;
	gsize size;
	int count;

	assert_non_null(file);
	bytes = g_bytes_get_data(file, &size);
	assert_int_equal(superblock_decode(bytes, &superblock), SUPERBLOCK_SOUND);
	keys = superblock_unlock(&superblock, vaults->passphrase, NULL);
	assert_non_null(keys);
	count = traces_in(bytes, size, word) + traces_in_records(keys, bytes, size, word);
	keys_free(keys);
	g_bytes_unref(file);
	return count;
}

/* The vault and everything of it that lies anywhere. */
static GPtrArray *files_of(struct vaults *vaults)
{
	static const char *const folders[] = { VAULT_FOLDER, STICK };
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		char **names = vaults->options.disk.list(vaults->options.disk.data, folders[i]);

		for (char **name = names; *name; name++)
			if (!g_str_has_suffix(*name, ".lock"))
				g_ptr_array_add(paths, g_build_filename(folders[i], *name, NULL));
		g_strfreev(names);
	}
	return paths;
}

static void assert_no_traces(struct vaults *vaults, const char *word)
{
	g_autoptr(GPtrArray) paths = files_of(vaults);

	assert_true(paths->len > 0);
	for (guint i = 0; i < paths->len; i++)
		if (traces(vaults, paths->pdata[i], word) != 0)
			fail_msg("%s still holds it", (char *)paths->pdata[i]);
}

/* ---------------------------------------------------------------- the word everywhere */

/* Whose rows those of a table are. A new table has to be named here, so that nobody forgets to think of it when people are erased. */
static const struct {
	const char *table, *rows; /* NULL: of nobody */
} tables[] = {
	{ "participant", "id = ?1" },
	{ "household", "id IN (SELECT household_id FROM participant WHERE id = ?1)" },
	{ "rendering", "plan_item_id IN (SELECT id FROM plan_item WHERE participant_id = ?1)" },
	{ "harvested", "answer_id IN (SELECT id FROM answer WHERE participant_id = ?1)" },
	{ "holding", "?1 IN (from_participant_id, to_participant_id)" },
	{ "draft_place",
	  "conversation_id IN (SELECT id FROM conversation WHERE participant_id = ?1)" },
	{ "organisation", "id IN (SELECT organisation_id FROM coupling WHERE participant_id = ?1)"
			  " AND id NOT IN (SELECT organisation_id FROM coupling"
			  " WHERE participant_id <> ?1 AND organisation_id IS NOT NULL)" },
	{ "setting", NULL },
	{ "kept_receipt", NULL },
	{ "kept_erased", NULL }, /* their number only */
	{ "kept_former_key", NULL },
};

#define ALL_TABLES                                                                                       \
	"SELECT name, EXISTS(SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'participant_id')" \
	" FROM sqlite_schema m WHERE type = 'table' AND name NOT GLOB 'search*'"                         \
	" AND name NOT GLOB 'sqlite_*' AND name <> 'note'"

static const char *rows_of(const char *table, bool has_participant)
{
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
		if (strcmp(tables[i].table, table) == 0)
			return tables[i].rows;
	if (!has_participant)
		fail_msg("whose rows are those of %s?", table);
	return "participant_id = ?1";
}

static sqlite3_stmt *prepare(struct vault *vault, const char *sql)
{
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(vault_database(vault), sql, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(vault_database(vault)));
	return statement;
}

static void run_for_person(struct vault *vault, const char *sql, record_id id)
{
	sqlite3_stmt *statement = prepare(vault, sql);

	sqlite3_bind_int64(statement, 1, id);
	if (sqlite3_step(statement) != SQLITE_DONE)
		fail_msg("%s: %s", sql, sqlite3_errmsg(vault_database(vault)));
	sqlite3_finalize(statement);
}

static void mark_table(struct vault *vault, const char *table, const char *rows, record_id id)
{
	g_autofree char *columns = g_strdup_printf(
		"SELECT name FROM pragma_table_info('%s') WHERE type = 'TEXT' AND pk = 0"
		" AND ('%s' <> 'kept_audit' OR name = 'code')", /* who and what stay */
		table, table);
	sqlite3_stmt *statement = prepare(vault, columns);

	while (sqlite3_step(statement) == SQLITE_ROW) {
		g_autofree char *sql = g_strdup_printf(
			"UPDATE %s SET %s = '%s' || (abs(random()) %% 1000000) WHERE %s", table,
			(const char *)sqlite3_column_text(statement, 0), MARKER, rows);

		run_for_person(vault, sql, id);
	}
	sqlite3_finalize(statement);
}

/* The word in every text of every row of this person, whatever it is for. */
static void mark_everything(struct vault *vault, record_id id)
{
	sqlite3_stmt *statement = prepare(vault, ALL_TABLES);

	assert_true(vault_begin(vault, "undo.person", NULL)); /* so it stands in the undo too */
	while (sqlite3_step(statement) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(statement, 0);
		const char *rows = rows_of(table, sqlite3_column_int(statement, 1) != 0);

		if (rows)
			mark_table(vault, table, rows, id);
	}
	sqlite3_finalize(statement);
	assert_true(vault_commit(vault, NULL));
}

/* Rows of this person in each table; before an erasure there is to be one in every table, or it proves nothing. */
static void assert_rows(struct vault *vault, record_id id, bool some)
{
	sqlite3_stmt *statement = prepare(vault, ALL_TABLES);

	while (sqlite3_step(statement) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(statement, 0);
		const char *rows = rows_of(table, sqlite3_column_int(statement, 1) != 0);
		g_autofree char *sql =
			rows ? g_strdup_printf("SELECT count(*) FROM %s WHERE %s", table, rows)
			     : NULL;
		sqlite3_stmt *count = rows ? prepare(vault, sql) : NULL;

		if (!rows)
			continue;
		sqlite3_bind_int64(count, 1, id);
		assert_int_equal(sqlite3_step(count), SQLITE_ROW);
		if ((sqlite3_column_int(count, 0) > 0) != some)
			fail_msg("%s has %d rows", table, sqlite3_column_int(count, 0));
		sqlite3_finalize(count);
	}
	sqlite3_finalize(statement);
}

/* ---------------------------------------------------------------- a vault to erase from */

struct desk {
	struct vaults *vaults;
	struct vault *vault;
	record_id lina, oleh; /* Lina goes; Oleh stays */
};

static record_id id_of(struct vault *vault, const char *code)
{
	struct participant *participant = NULL;
	record_id id;

	assert_true(people_find(vault, code, &participant, NULL));
	id = participant ? participant->id : 0;
	participant_free(participant);
	return id;
}

static record_id store(struct vault *vault, const char *code)
{
	struct person_file *file = grown_file(code);

	must_begin(vault);
	assert_true(file_store(vault, file, code, NULL, NULL));
	must_commit(vault);
	person_file_free(file);
	return id_of(vault, code);
}

static void give_household(struct vault *vault, record_id id)
{
	struct household *household = household_new();
	struct participant *participant = NULL;

	set_text(&household->name, "alone");
	assert_true(people_load(vault, id, &participant, NULL));
	must_begin(vault);
	assert_true(household_save(vault, household, NULL));
	participant->household_id = household->id;
	assert_true(people_save(vault, participant, NULL));
	must_commit(vault);
	participant_free(participant);
	household_free(household);
}

static void give_words(struct vault *vault, record_id id)
{
	record_id conversation = build_conversation(vault, id, TEST_DAY);
	record_id answer = build_answer(vault, id, conversation, "work-lost-in-time", "слова");
	const struct draft_key key = { .participant_id = id, .field = "plan:1:text" };
	const struct splice splice = { .inserted = MARKER, .inserted_length = strlen(MARKER) };
	g_autofree char *rows = g_strdup_printf(
		"INSERT OR IGNORE INTO harvested(id, answer_id, kind, passage) VALUES(1, %" G_GINT64_FORMAT
		", 'wish', 'x');"
		"INSERT OR IGNORE INTO draft_place VALUES(%" G_GINT64_FORMAT ", 'x', 0, 0);"
		"INSERT OR IGNORE INTO rendering(id, plan_item_id, language, text, searched) SELECT id + 1, id, 'nl',"
		" 'x', 1 FROM plan_item WHERE participant_id = %" G_GINT64_FORMAT " AND id NOT IN"
		" (SELECT plan_item_id FROM rendering WHERE language = 'nl') LIMIT 1;"
		"INSERT INTO consent VALUES(77, %" G_GINT64_FORMAT
		", NULL, 'sharing', 'x', 'x', 1, 'x', 'uk', '1', 'spoken', 'given', 'x', 1, NULL, 1);"
		"INSERT INTO kept_audit VALUES(78, 1, 'MK', 'opened', %" G_GINT64_FORMAT ", 'x')",
		answer, conversation, id, id, id);

	build_rating(vault, id, conversation, 0, "слова");
	build_coupling(vault, id, build_organisation(vault, "her employer"), 0, "work");
	run_sql(vault, NULL, rows);
	assert_true(draft_append(vault, &key, "", &splice, NULL));
}

/* Two people; the word in everything of Lina's; two backups beside, one on a stick, one on a stick that lies in a drawer. */
static void compact(struct desk *desk)
{
	desk->vaults->unix_seconds += 86400;
	assert_true(vault_compact(desk->vault, NULL));
}

static void must_copy(struct desk *desk, const char *path)
{
	char *made = NULL;

	assert_true(vault_backup(VAULT_PATH, path, desk->vaults->passphrase, &desk->vaults->options,
				 &made, NULL));
	g_free(made);
}

static void sit_down(struct desk *desk)
{
	struct disk *disk;

	desk->vaults = vaults_new(7);
	disk = &desk->vaults->options.disk;
	assert_int_equal(disk->mkdir(disk->data, STICK, 0700), 0);
	desk->vault = vaults_create(desk->vaults, NULL);
	desk->lina = store(desk->vault, "NIJ-0001");
	desk->oleh = store(desk->vault, "NIJ-0002");
	give_household(desk->vault, desk->lina);
	give_words(desk->vault, desk->lina);
	mark_everything(desk->vault, desk->lina);
	compact(desk);
	run_sql(desk->vault, NULL, "UPDATE participant SET location = 'Nijmegen'");
	compact(desk);
	must_copy(desk, COPY);
	must_copy(desk, DRAWER);
}

static void get_up(struct desk *desk)
{
	vault_close(desk->vault);
	vaults_free(desk->vaults);
}

static char *export_of(struct vault *vault, record_id id)
{
	struct person_file *file = NULL;
	size_t length;
	char *json;

	assert_true(file_load(vault, id, &file, NULL));
	json = person_json_write(file, &length);
	person_file_free(file);
	return json;
}

static GBytes *take_away(struct desk *desk, const char *path)
{
	GBytes *bytes = fault_disk_bytes(desk->vaults->disk, path);

	fault_disk_remove(desk->vaults->disk, path);
	return bytes;
}

static void must_erase(struct desk *desk, struct erasure *erasure)
{
	struct error error = ERROR_CLEAR;

	if (!vault_erase(desk->vault, &desk->lina, 1, ERASURE_ASKED, TEST_DAY, erasure, &error))
		fail_msg("%s", error.sentence);
}

/* ---------------------------------------------------------------- the checks */

static void no_byte_of_an_erased_person_is_left_anywhere(void **state)
{
	struct erasure erasure;
	struct desk desk;
	GPtrArray *hits;

	(void)state;
	sit_down(&desk);
	assert_rows(desk.vault, desk.lina, true);
	assert_true(traces(desk.vaults, VAULT_PATH, MARKER) > 50);
	assert_true(traces(desk.vaults, VAULT_PATH ".bak-1", MARKER) > 50);
	assert_true(traces(desk.vaults, COPY, MARKER) > 50);
	assert_non_null(vault_undo_label(desk.vault));
	g_autofree char *before = export_of(desk.vault, desk.oleh);

	vault_set_counsellor(desk.vault, "MK");
	must_erase(&desk, &erasure);
	assert_int_equal(erasure.copies_rewritten, 5); /* three beside, two elsewhere */
	assert_int_equal(erasure.copies_left->len, 0);
	erasure_done(&erasure);
	assert_no_traces(desk.vaults, MARKER);
	assert_rows(desk.vault, desk.lina, false);
	assert_null(vault_undo_label(desk.vault));
	assert_true(search(desk.vault, MARKER, 10, &hits, NULL));
	assert_int_equal(hits->len, 0);
	g_ptr_array_unref(hits);
	assert_true(search(desk.vault, "NIJ-0002", 10, &hits, NULL));
	assert_true(hits->len > 0); /* the index is whole for everybody else */
	g_ptr_array_unref(hits);
	g_autofree char *after = export_of(desk.vault, desk.oleh);
	assert_string_equal(before, after);
	get_up(&desk);
}

static void a_receipt_without_a_name_stays(void **state)
{
	struct erasure erasure;
	struct desk desk;
	GPtrArray *receipts;
	const struct receipt *receipt;

	(void)state;
	sit_down(&desk);
	vault_set_counsellor(desk.vault, "MK");
	must_erase(&desk, &erasure);
	erasure_done(&erasure);
	vault_close(desk.vault);
	desk.vault = vaults_open(desk.vaults, NULL);
	assert_int_equal(vault_warnings(desk.vault), 0);
	assert_true(receipt_list(desk.vault, &receipts, NULL));
	assert_int_equal(receipts->len, 1);
	receipt = receipts->pdata[0];
	assert_int_equal(receipt->erased_on, TEST_DAY);
	assert_int_equal(receipt->basis, ERASURE_ASKED);
	assert_string_equal(receipt->who, "MK");
	assert_int_equal(receipt->people, 1);
	assert_int_equal(receipt->copies_rewritten, 5);
	assert_int_equal(receipt->copies_left, 0);
	g_ptr_array_unref(receipts);
	assert_int_equal(number_of(desk.vault,
				   "SELECT count(*) FROM kept_audit WHERE action = 'opened'"
				   " AND participant_id IS NULL AND code = ''"),
			 1);
	assert_int_equal(
		number_of(desk.vault, "SELECT count(*) FROM kept_audit WHERE action = 'erased'"),
		1);
	assert_int_equal(number_of(desk.vault, "SELECT count(*) FROM kept_former_key"), 0);
	assert_int_equal(number_of(desk.vault, "SELECT count(*) FROM kept_erased"), 0);
	get_up(&desk);
}

static void every_rewritten_copy_is_sound_and_keeps_its_number(void **state)
{
	struct erasure erasure;
	struct desk desk;
	GPtrArray *copies;

	(void)state;
	sit_down(&desk);
	must_erase(&desk, &erasure);
	erasure_done(&erasure);
	copies = vault_copies(VAULT_PATH, &desk.vaults->options);
	assert_int_equal(copies->len, 5);
	for (guint i = 0; i < copies->len; i++) {
		const struct vault_copy *copy = copies->pdata[i];
		struct vault_options options = desk.vaults->options;
		struct vault_proof proof;

		options.state_folder = NULL;
		assert_true(copy->reachable && copy->same_passphrase);
		assert_true(
			vault_verify(copy->path, desk.vaults->passphrase, &options, &proof, NULL));
		assert_in_range(proof.participants, 0, 1); /* the first was made before Oleh came */
		assert_int_equal(proof.generation, copy->generation);
	}
	g_ptr_array_unref(copies);
	get_up(&desk);
}

static void a_copy_out_of_reach_is_told_and_written_anew_when_it_is_back(void **state)
{
	struct erasure erasure;
	struct error error = ERROR_CLEAR;
	struct desk desk;
	GBytes *drawer;

	(void)state;
	sit_down(&desk);
	drawer = take_away(&desk, DRAWER);
	must_erase(&desk, &erasure);
	assert_int_equal(erasure.copies_left->len, 1);
	assert_string_equal(((struct vault_copy *)erasure.copies_left->pdata[0])->path, DRAWER);
	erasure_done(&erasure);
	assert_no_traces(desk.vaults, MARKER);
	assert_true(vault_finish_erasing(desk.vault, &erasure, &error));
	assert_int_equal(erasure.copies_rewritten, 0);
	assert_int_equal(erasure.copies_left->len, 1);
	erasure_done(&erasure);

	fault_disk_put(desk.vaults->disk, DRAWER, g_bytes_get_data(drawer, NULL),
		       g_bytes_get_size(drawer));
	g_bytes_unref(drawer);
	vault_close(desk.vault);
	desk.vault = vaults_open(desk.vaults, NULL);
	assert_true(
		vault_empty_trash(desk.vault, TEST_DAY, &error)); /* as when the program is left */
	assert_no_traces(desk.vaults, MARKER);
	assert_int_equal(number_of(desk.vault, "SELECT count(*) FROM kept_former_key"), 0);
	assert_int_equal(number_of(desk.vault, "SELECT copies_left FROM kept_receipt"), 0);
	assert_int_equal(number_of(desk.vault, "SELECT copies_rewritten FROM kept_receipt"), 5);
	get_up(&desk);
}

static void whoever_was_erased_does_not_come_back_with_an_old_copy(void **state)
{
	struct erasure erasure;
	struct desk desk;
	GBytes *drawer;
	char *kept = NULL;

	(void)state;
	sit_down(&desk);
	drawer = take_away(&desk, DRAWER);
	must_erase(&desk, &erasure);
	erasure_done(&erasure);
	vault_close(desk.vault);
	fault_disk_put(desk.vaults->disk, DRAWER, g_bytes_get_data(drawer, NULL),
		       g_bytes_get_size(drawer));
	g_bytes_unref(drawer);
	assert_true(vault_restore(DRAWER, VAULT_PATH, desk.vaults->passphrase,
				  &desk.vaults->options, &kept, NULL));
	g_free(kept);
	desk.vault = vaults_open(desk.vaults, NULL);
	assert_int_equal(vault_warnings(desk.vault), 0);
	assert_rows(desk.vault, desk.lina, false);
	assert_int_equal(number_of(desk.vault, "SELECT count(*) FROM participant"), 1);
	assert_int_equal(number_of(desk.vault, "SELECT count(*) FROM kept_receipt"), 1);
	assert_no_traces(desk.vaults, MARKER);
	get_up(&desk);
}

/* The copy is of before the passphrase was changed; the code opens both. As soon as a passphrase is chosen they are gone again. */
static void nor_with_the_recovery_code_after_another_passphrase(void **state)
{
	struct secret *code = secret_new(), *other = secret_new();
	struct erasure erasure;
	struct desk desk;
	GBytes *drawer;
	char *kept = NULL;

	(void)state;
	sit_down(&desk);
	assert_true(vault_replace_recovery_code(desk.vault, code, NULL));
	must_copy(&desk, STICK "/coded");
	drawer = take_away(&desk, STICK "/coded");
	assert_true(secret_append(other, "another", 7));
	assert_true(vault_change_passphrase(desk.vault, other, vault_cost_test, NULL));
	must_erase(&desk, &erasure);
	erasure_done(&erasure);
	vault_close(desk.vault);
	fault_disk_put(desk.vaults->disk, STICK "/coded", g_bytes_get_data(drawer, NULL),
		       g_bytes_get_size(drawer));
	g_bytes_unref(drawer);
	assert_true(vault_restore(STICK "/coded", VAULT_PATH, code, &desk.vaults->options, &kept,
				  NULL));
	g_free(kept);
	desk.vault = vaults_open(desk.vaults, NULL);
	assert_int_equal(number_of(desk.vault, "SELECT count(*) FROM kept_erased"), 1);
	assert_true(vault_finish_erasing(desk.vault, &erasure, NULL));
	erasure_done(&erasure);
	assert_rows(desk.vault, desk.lina, false);
	assert_int_equal(number_of(desk.vault, "SELECT count(*) FROM kept_receipt"), 1);
	secret_free(other);
	secret_free(code);
	get_up(&desk);
}

static void copies_under_a_former_passphrase_are_written_anew_too(void **state)
{
	struct secret *passphrase = secret_from("another");
	struct erasure erasure;
	struct desk desk;

	(void)state;
	sit_down(&desk);
	assert_true(vault_change_passphrase(desk.vault, passphrase, vault_cost_test, NULL));
	secret_free(desk.vaults->passphrase);
	desk.vaults->passphrase = passphrase;
	vault_close(desk.vault);
	desk.vault = vaults_open(desk.vaults, NULL);
	must_erase(&desk, &erasure);
	assert_int_equal(erasure.copies_left->len, 0);
	erasure_done(&erasure);
	assert_no_traces(desk.vaults, MARKER); /* opens each with the new one */
	get_up(&desk);
}

static void a_backup_of_an_older_schema_is_written_anew(void **state)
{
	struct desk desk = { .vaults = vaults_new(8) };
	g_autofree char *old = NULL;
	struct erasure erasure;
	gsize length;

	(void)state;
	for (int version = 1; version <= 2; version++) {
		g_autofree char *path =
			g_strdup_printf("tests/store/old/version-%d.perspectief", version);

		g_clear_pointer(&old, g_free);
		assert_true(g_file_get_contents(path, &old, &length, NULL));
		fault_disk_remove(desk.vaults->disk, VAULT_PATH);
		fault_disk_remove(desk.vaults->disk, VAULT_PATH ".bak-1");
		fault_disk_put(desk.vaults->disk, VAULT_PATH, old, length);
		desk.vault = vaults_open(desk.vaults, NULL);
		desk.lina = id_of(desk.vault, "NIJ-0042");
		assert_true(traces(desk.vaults, VAULT_PATH ".bak-1", "Ліна") > 0);
		must_erase(&desk, &erasure);
		assert_int_equal(erasure.copies_left->len, 0);
		erasure_done(&erasure);
		assert_int_equal(traces(desk.vaults, VAULT_PATH, "Ліна"), 0);
		assert_int_equal(traces(desk.vaults, VAULT_PATH ".bak-1", "Ліна"), 0);
		assert_int_equal(traces(desk.vaults, VAULT_PATH ".bak-2", "Ліна"), 0);
		vault_close(desk.vault);
		fault_disk_remove(desk.vaults->disk, VAULT_PATH ".bak-2");
	}
	vaults_free(desk.vaults);
}

static void a_damaged_backup_and_another_ones_are_left_and_told(void **state)
{
	struct erasure erasure;
	struct desk desk;
	GBytes *bytes;
	char *copy;

	(void)state;
	sit_down(&desk);
	bytes = fault_disk_bytes(desk.vaults->disk, VAULT_PATH ".bak-2");
	copy = g_memdup2(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	copy[10000] ^= 1;
	fault_disk_put(desk.vaults->disk, VAULT_PATH ".bak-2", copy, g_bytes_get_size(bytes));
	must_erase(&desk, &erasure);
	assert_int_equal(erasure.copies_rewritten, 4);
	assert_int_equal(erasure.copies_left->len, 1);
	assert_string_equal(((struct vault_copy *)erasure.copies_left->pdata[0])->path,
			    VAULT_PATH ".bak-2");
	erasure_done(&erasure);
	g_bytes_unref(bytes);
	g_free(copy);
	get_up(&desk);
}

static void cut_off_tails_and_unfinished_files_are_removed(void **state)
{
	struct erasure erasure;
	struct desk desk;

	(void)state;
	sit_down(&desk);
	fault_disk_put(desk.vaults->disk, VAULT_PATH ".tail-1", "x", 1);
	fault_disk_put(desk.vaults->disk, VAULT_PATH ".tail-2", "x", 1);
	fault_disk_put(desk.vaults->disk, VAULT_PATH ".bak-1.part", "x", 1);
	fault_disk_put(desk.vaults->disk, COPY ".part", "x", 1);
	fault_disk_put(desk.vaults->disk, VAULT_PATH ".restoring", "x", 1);
	must_erase(&desk, &erasure);
	erasure_done(&erasure);
	assert_int_equal(fault_disk_count(desk.vaults->disk, VAULT_PATH ".tail"), 0);
	assert_no_traces(desk.vaults, MARKER);
	get_up(&desk);
}

static void a_household_goes_on_without_whoever_was_erased(void **state)
{
	struct erasure erasure;
	struct desk desk;
	record_id hers, his;
	GPtrArray *holdings;

	(void)state;
	sit_down(&desk);
	run_sql(desk.vault, NULL,
		"UPDATE participant SET language = 'uk', code = 'NIJ-0001'"
		" WHERE code <> 'NIJ-0002'");
	build_household(desk.vault, "вулиця", desk.lina, desk.oleh);
	hers = build_shared_obstacle(desk.vault, desk.lina, MARKER);
	his = build_shared_obstacle(desk.vault, desk.oleh, "житло");
	build_holding(desk.vault, hers, his);
	build_version(desk.vault, desk.oleh, 0);
	g_autofree char *before = export_of(desk.vault, desk.oleh);
	must_erase(&desk, &erasure);
	erasure_done(&erasure);
	assert_no_traces(desk.vaults, MARKER);
	assert_true(holding_list(desk.vault, desk.oleh, &holdings, NULL));
	for (guint i = 0; i < holdings->len; i++)
		assert_int_not_equal(((struct holding *)holdings->pdata[i])->from_id, hers);
	g_ptr_array_unref(holdings);
	g_autofree char *after = export_of(desk.vault, desk.oleh);
	assert_string_equal(before, after);
	get_up(&desk);
}

/* "Lina & Oleh": her name is no word of his. Bent, and beside his. */
static void a_household_is_no_longer_named_after_whoever_was_erased(void **state)
{
	static const char *const names[] = { (MARKER " & Oleh"), ("родина " MARKER),
					     "NIJ-0001, kamer 12" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct household *household = NULL;
		struct erasure erasure;
		struct desk desk;
		record_id id;

		sit_down(&desk);
		run_sql(desk.vault, NULL,
			"UPDATE participant SET language = 'uk', code = 'NIJ-0001', pseudonym = '" MARKER
			"а' WHERE code <> 'NIJ-0002';"
			"UPDATE participant SET pseudonym = 'Oleh' WHERE code = 'NIJ-0002'");
		build_household(desk.vault, names[i], desk.lina, desk.oleh);
		id = (record_id)number_of(desk.vault, "SELECT household_id FROM participant"
						      " WHERE code = 'NIJ-0002'");
		compact(&desk);
		must_erase(&desk, &erasure);
		erasure_done(&erasure);
		assert_no_traces(desk.vaults, MARKER);
		assert_true(household_load(desk.vault, id, &household, NULL));
		assert_string_equal(household->name, "Oleh");
		household_free(household);
		get_up(&desk);
	}
}

static void the_trash_is_erased_after_its_days_and_not_before(void **state)
{
	struct desk desk;
	GPtrArray *receipts;

	(void)state;
	sit_down(&desk);
	must_begin(desk.vault);
	assert_true(trash_put(desk.vault, desk.lina, TEST_DAY, NULL));
	must_commit(desk.vault);
	assert_true(vault_empty_trash(desk.vault, TEST_DAY + TRASH_DAYS - 1, NULL));
	assert_rows(desk.vault, desk.lina, true);
	assert_true(vault_empty_trash(desk.vault, TEST_DAY + TRASH_DAYS, NULL));
	assert_no_traces(desk.vaults, MARKER);
	assert_true(receipt_list(desk.vault, &receipts, NULL));
	assert_int_equal(((struct receipt *)receipts->pdata[0])->basis, ERASURE_TRASH);
	g_ptr_array_unref(receipts);
	get_up(&desk);
}

/* ---------------------------------------------------------------- whatever fails */

static int people_in(struct vault *vault)
{
	return (int)number_of(
		vault, "SELECT count(*) FROM participant WHERE code IN ('NIJ-0001', 'NIJ-0002')");
}

static void sit_down_small(struct desk *desk)
{
	desk->vaults = vaults_new(7);
	desk->vault = vaults_create(desk->vaults, NULL);
	desk->lina = build_person(desk->vault, "NIJ-0001", MARKER);
	desk->oleh = build_person(desk->vault, "NIJ-0002", "Олег");
	compact(desk);
}

/* Wholly there or wholly gone; gone when that was said; and what is left to do is done by the next one who opens. */
static bool erase_with_a_fault(int nth, int system_errno, bool from_then_on, bool power)
{
	struct error error = ERROR_CLEAR;
	struct erasure erasure;
	struct desk desk;
	bool erased, failed;
	int people, calls;

	sit_down_small(&desk);
	calls = fault_disk_calls(desk.vaults->disk);
	if (power)
		fault_disk_cut_power_at(desk.vaults->disk, nth);
	else
		fault_disk_fail(desk.vaults->disk, CALL_ANY, nth, system_errno, from_then_on);
	erased = vault_erase(desk.vault, &desk.lina, 1, ERASURE_ASKED, TEST_DAY, &erasure, &error);
	failed = power ? fault_disk_calls(desk.vaults->disk) - calls >= nth
		       : fault_disk_has_failed(desk.vaults->disk);
	erasure_done(&erasure);
	assert_int_equal(people_in(desk.vault), erased ? 1 : 2);
	if (!power)
		fault_disk_heal(desk.vaults->disk);
	vault_close(desk.vault);
	if (power)
		fault_disk_cut_power(desk.vaults->disk);
	desk.vault = vaults_open(desk.vaults, &error);
	assert_non_null(desk.vault);
	people = people_in(desk.vault);
	if (!power)
		assert_int_equal(people, erased ? 1 : 2);
	if (erased)
		assert_int_equal(people, 1);
	assert_in_range(people, 1, 2);
	if (people == 1) {
		assert_true(vault_finish_erasing(desk.vault, &erasure, NULL));
		assert_int_equal(erasure.copies_left->len, 0);
	} else {
		must_erase(&desk, &erasure);
	}
	erasure_done(&erasure);
	assert_no_traces(desk.vaults, MARKER);
	get_up(&desk);
	return failed;
}

static void a_fault_at_any_call_leaves_somebody_wholly_there_or_gone(void **state)
{
	(void)state;
	for (int n = 1; erase_with_a_fault(n, EIO, false, false); n += STRIDE)
		continue;
	for (int n = 1; erase_with_a_fault(n, ENOSPC, true, false); n += 3)
		continue;
}

static void a_power_cut_at_any_call_leaves_somebody_wholly_there_or_gone(void **state)
{
	int n = 1;

	(void)state;
	while (erase_with_a_fault(n, 0, false, true))
		n += STRIDE;
	assert_true(n > 30);
}

static void in_memory_erasing_leaves_nothing_either(void **state)
{
	struct test_clock clock = { .now = TEST_NOON };
	struct vault *vault = build_vault(&clock);
	record_id lina = build_person(vault, "NIJ-0001", MARKER);
	struct erasure erasure;
	GPtrArray *hits;

	(void)state;
	assert_true(vault_erase(vault, &lina, 1, ERASURE_MISTAKE, TEST_DAY, &erasure, NULL));
	erasure_done(&erasure);
	assert_true(search(vault, MARKER, 10, &hits, NULL));
	assert_int_equal(hits->len, 0);
	g_ptr_array_unref(hits);
	assert_int_equal(people_in(vault), 0);
	assert_true(vault_begin(vault, NULL, NULL));
	assert_true(vault_commit(vault, NULL));
	vault_close(vault);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_byte_of_an_erased_person_is_left_anywhere),
		cmocka_unit_test(a_receipt_without_a_name_stays),
		cmocka_unit_test(every_rewritten_copy_is_sound_and_keeps_its_number),
		cmocka_unit_test(a_copy_out_of_reach_is_told_and_written_anew_when_it_is_back),
		cmocka_unit_test(whoever_was_erased_does_not_come_back_with_an_old_copy),
		cmocka_unit_test(nor_with_the_recovery_code_after_another_passphrase),
		cmocka_unit_test(copies_under_a_former_passphrase_are_written_anew_too),
		cmocka_unit_test(a_backup_of_an_older_schema_is_written_anew),
		cmocka_unit_test(a_damaged_backup_and_another_ones_are_left_and_told),
		cmocka_unit_test(cut_off_tails_and_unfinished_files_are_removed),
		cmocka_unit_test(a_household_goes_on_without_whoever_was_erased),
		cmocka_unit_test(a_household_is_no_longer_named_after_whoever_was_erased),
		cmocka_unit_test(the_trash_is_erased_after_its_days_and_not_before),
		cmocka_unit_test(a_fault_at_any_call_leaves_somebody_wholly_there_or_gone),
		cmocka_unit_test(a_power_cut_at_any_call_leaves_somebody_wholly_there_or_gone),
		cmocka_unit_test(in_memory_erasing_leaves_nothing_either),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
