/* The script, the hands that play it, and the eyes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/rehearsal.h"

#include "store/drafts.h"
#include "store/vault_state.h"
#include "ui/app_private.h"

#include <poll.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define PASSPHRASE "вода вогонь"
#define ROWS 24
#define COLUMNS 80
#define REST_MS 300 /* longer than a draft waits */
#define LONGEST_PAUSE_MS 5000

/* ---------------------------------------------------------------- the script */

enum beat_kind { UNLOCK, KEYS, WORDS, HIDE_WHILE_FAILING, COMPACT, LEAVE };

static const struct beat {
	enum beat_kind kind;
	const char *text;
	const char *top; /* the screen on top afterwards; NULL: the same */
	enum rehearsal_field field;
} script[] = {
	{ UNLOCK, PASSPHRASE, "people", REHEARSAL_NONE },
	{ KEYS, "n", "opening", REHEARSAL_NONE },
	{ KEYS, "a", "deck", REHEARSAL_NONE },
	{ KEYS, "1 Enter", "card", REHEARSAL_NONE },
	{ WORDS, "Готувала для свята двору, ", NULL, REHEARSAL_CARD },
	{ WORDS, "пекли разом із сусідами. ", NULL, REHEARSAL_CARD },
	{ HIDE_WHILE_FAILING, NULL, NULL, REHEARSAL_CARD },
	{ WORDS, "Пам’ятаю кожного!", NULL, REHEARSAL_CARD },
	{ KEYS, "M-w", NULL, REHEARSAL_CARD },
	{ KEYS, "Tab", "deck", REHEARSAL_NONE },
	{ KEYS, "2 Enter", "card", REHEARSAL_NONE },
	{ WORDS, "Een dag met de buren; ", NULL, REHEARSAL_OTHER_CARD },
	{ WORDS, "ijs, éénmaal, coöperatie.", NULL, REHEARSAL_OTHER_CARD },
	{ KEYS, "Tab", "deck", REHEARSAL_NONE },
	{ KEYS, "M-3", "indicators", REHEARSAL_NONE },
	{ KEYS, "Enter", "indicator", REHEARSAL_NONE },
	{ KEYS, "2 Enter", NULL, REHEARSAL_NONE },
	{ WORDS, "автобус лише до шостої", NULL, REHEARSAL_DOMAIN },
	{ KEYS, "Esc", "indicator", REHEARSAL_NONE },
	{ KEYS, "M-5", "plan", REHEARSAL_NONE },
	{ KEYS, "4 n", "plan_item", REHEARSAL_NONE },
	{ WORDS, "немає місця ", NULL, REHEARSAL_OBSTACLE },
	{ WORDS, "для дитини", NULL, REHEARSAL_OBSTACLE },
	{ HIDE_WHILE_FAILING, NULL, NULL, REHEARSAL_OBSTACLE },
	{ KEYS, "Esc", "plan", REHEARSAL_NONE },
	{ KEYS, "s", "stock", REHEARSAL_NONE },
	{ WORDS, "спитати сусідку", NULL, REHEARSAL_STEP },
	{ KEYS, "Enter", "plan_item", REHEARSAL_STEP },
	{ KEYS, "Esc", "plan", REHEARSAL_NONE },
	{ KEYS, "^R", "pause", REHEARSAL_NONE },
	{ WORDS, "на плані", NULL, REHEARSAL_PAUSE },
	{ KEYS, "Enter", "done", REHEARSAL_NONE },
	{ KEYS, "Enter", "people", REHEARSAL_NONE },
	{ COMPACT, NULL, NULL, REHEARSAL_NONE },
	{ KEYS, "r", "plan", REHEARSAL_NONE },
	{ KEYS, "^S", "close", REHEARSAL_NONE },
	{ WORDS, "подзвонити до школи", NULL, REHEARSAL_CLOSE_STEP },
	{ KEYS, "Tab Tab", "close", REHEARSAL_NONE },
	{ WORDS, "boterkoek", NULL, REHEARSAL_CLOSE_NOTE },
	{ KEYS, "Tab Tab Tab Enter", "done", REHEARSAL_NONE },
	{ KEYS, "Enter", "people", REHEARSAL_NONE },
	{ LEAVE, NULL, NULL, REHEARSAL_NONE },
};

int rehearsal_beats(void)
{
	return G_N_ELEMENTS(script);
}

/* ---------------------------------------------------------------- beginning and end */

static struct vault_options options_of(struct rehearsal *rehearsal)
{
	return (struct vault_options){ .disk = fault_disk_functions(rehearsal->disk),
				       .clock = rehearsal->stock->world->services.clock,
				       .state_folder = "/home/state" };
}

static void make_vault(struct rehearsal_stock *stock)
{
	struct fault_disk *disk = fault_disk_new(1);
	struct vault_options options = { .disk = fault_disk_functions(disk),
					 .clock = stock->world->services.clock };
	struct error error = ERROR_CLEAR;
	struct vault *vault = vault_create(REHEARSAL_VAULT, stock->passphrase, vault_cost_test,
					   &options, NULL, &error);

	assert_non_null(vault);
	stock->ledger = ledger_new(NULL);
	ledger_follow(stock->ledger, vault);
	vault_close(vault);
	stock->vault = fault_disk_bytes(disk, REHEARSAL_VAULT);
	fault_disk_free(disk);
}

struct rehearsal_stock *rehearsal_stock_new(void)
{
	struct rehearsal_stock *stock = g_new0(struct rehearsal_stock, 1);

	stock->world = world_new("nl");
	stock->passphrase = secret_new();
	assert_true(secret_append(stock->passphrase, PASSPHRASE, strlen(PASSPHRASE)));
	make_vault(stock);
	/* Every language is loaded now, so that it can be lent. */
	for (enum language language = 0; language < LANGUAGE_COUNT; language++)
		services_sentences(&stock->world->services, language);
	return stock;
}

void rehearsal_stock_free(struct rehearsal_stock *stock)
{
	g_bytes_unref(stock->vault);
	ledger_free(stock->ledger);
	secret_free(stock->passphrase);
	world_free(stock->world);
	g_free(stock);
}

struct rehearsal *rehearsal_new(const struct rehearsal_stock *stock, guint32 seed)
{
	struct rehearsal *rehearsal = g_new0(struct rehearsal, 1);
	struct services *services;
	size_t length;
	const void *bytes = g_bytes_get_data(stock->vault, &length);

	rehearsal->stock = stock;
	rehearsal->field = REHEARSAL_NONE;
	rehearsal->world = world_new_locked(stock->world);
	rehearsal->disk = fault_disk_new(seed);
	rehearsal->ledger = ledger_new(stock->ledger);
	for (int i = 0; i < REHEARSAL_FIELDS; i++)
		rehearsal->typed[i] = g_string_new(NULL);
	fault_disk_put(rehearsal->disk, REHEARSAL_VAULT, bytes, length);
	services = &rehearsal->world->services;
	services->vault_path = REHEARSAL_VAULT;
	services->vault_options = options_of(rehearsal);
	app_open(services->app, unlock_screen_new(services));
	app_due(services->app);
	return rehearsal;
}

void rehearsal_end(struct rehearsal *rehearsal)
{
	if (rehearsal->world)
		world_free(rehearsal->world);
	rehearsal->world = NULL;
}

void rehearsal_free(struct rehearsal *rehearsal)
{
	rehearsal_end(rehearsal);
	fault_disk_free(rehearsal->disk);
	ledger_free(rehearsal->ledger);
	for (int i = 0; i < REHEARSAL_FIELDS; i++)
		g_string_free(rehearsal->typed[i], TRUE);
	g_free(rehearsal);
}

/* ---------------------------------------------------------------- the hands */

static struct app *app_of(const struct rehearsal *rehearsal)
{
	return rehearsal->world->services.app;
}

static struct vault *vault_of(const struct rehearsal *rehearsal)
{
	return rehearsal->world->services.vault;
}

static const char *top_of(const struct rehearsal *rehearsal)
{
	return app_top(app_of(rehearsal))->kind->name;
}

static bool worker_works(const struct rehearsal *rehearsal)
{
	const struct vault *vault = vault_of(rehearsal);

	return vault ? worker_is_busy(vault->worker) : app_of(rehearsal)->watches->len > 0;
}

/* The loop without a terminal: all that is due, and all the worker has to tell, until nothing moves. */
static void settle(struct rehearsal *rehearsal)
{
	struct app *app = app_of(rehearsal);

	app_due(app);
	while (worker_works(rehearsal)) {
		struct watch watch = g_array_index(app->watches, struct watch, 0);
		struct pollfd news = { .fd = watch.fd, .events = POLLIN };

		assert_int_equal(poll(&news, 1, 10000), 1);
		app_apply(app, watch.ready(watch.data));
	}
}

static void rest(struct rehearsal *rehearsal, gint64 milliseconds)
{
	rehearsal->world->now_ms += milliseconds;
	settle(rehearsal);
}

bool rehearsal_is_failing(const struct rehearsal *rehearsal)
{
	return vault_of(rehearsal) && vault_saving(vault_of(rehearsal)).failing;
}

/* ---------------------------------------------------------------- the eyes */

static const char *say_nl(const struct rehearsal *rehearsal, const char *key)
{
	return services_say(&rehearsal->world->services, key);
}

static bool says_not_saved(const struct rehearsal *rehearsal, const char *line)
{
	const char *sentence = say_nl(rehearsal, "saving.failing");
	g_autofree char *beginning = g_strndup(sentence, strcspn(sentence, "{"));

	return strstr(line, beginning) != NULL;
}

/* All texts that people typed, one line each: with their place, so that nothing may lie in another's. */
char *rehearsal_texts(struct vault *vault)
{
	static const char sql[] =
		"SELECT 'answer '||card_id||' '||state||' '||text FROM answer UNION ALL "
		"SELECT 'rating '||indicator||' '||feeling||' '||note FROM rating UNION ALL "
		"SELECT 'plan '||kind||' '||text FROM plan_item UNION ALL "
		"SELECT 'conversation '||state||' '||where_we_were FROM conversation UNION ALL "
		"SELECT 'participant '||code||' '||pseudonym||' '||appointment_note "
		"FROM participant UNION ALL SELECT 'harvested '||kind||passage FROM harvested "
		"ORDER BY 1";
	struct error error = ERROR_CLEAR;
	GPtrArray *drafts = NULL;
	GString *all = g_string_new(NULL);
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(vault_database(vault), sql, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(vault_database(vault)));
	while (sqlite3_step(statement) == SQLITE_ROW)
		g_string_append_printf(all, "%s\n", sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	assert_true(draft_list(vault, 0, &drafts, &error));
	for (guint i = 0; i < drafts->len; i++) {
		const struct draft *draft = drafts->pdata[i];

		g_string_append_printf(all, "draft %s %s\n", draft->field, draft->text);
	}
	g_ptr_array_unref(drafts);
	return g_string_free(all, FALSE);
}

static void confirm_words(struct rehearsal *rehearsal)
{
	GString *typed =
		rehearsal->field == REHEARSAL_NONE ? NULL : rehearsal->typed[rehearsal->field];

	rehearsal->confirmed_commits = vault_saving(vault_of(rehearsal)).confirmed;
	if (!typed || typed->len == rehearsal->confirmed[rehearsal->field])
		return;
	g_autofree char *texts = rehearsal_texts(vault_of(rehearsal));
	if (!strstr(texts, typed->str))
		fail_msg("beat %d: called saved, but “%s” is not in the vault", rehearsal->beat,
			 typed->str);
	rehearsal->confirmed[rehearsal->field] = typed->len;
}

/* “Saved” only when it is; “not saved” when it is not. */
static void check_status(struct rehearsal *rehearsal, const char *line)
{
	struct vault_saving saving = vault_saving(vault_of(rehearsal));
	bool all = saving.saved && rehearsal->world->services.unsaved_fields == 0;

	if (app_of(rehearsal)->told) {
		assert_string_not_equal(line, say_nl(rehearsal, "saving.saved"));
		return;
	}
	if (saving.failing)
		assert_true(says_not_saved(rehearsal, line));
	else
		assert_string_equal(line, say_nl(rehearsal, all ? "saving.saved" : "saving.busy"));
	if (all && !saving.failing)
		confirm_words(rehearsal);
}

static void check_words_are_shown(const struct rehearsal *rehearsal, const char *picture)
{
	g_auto(GStrv) words = g_strsplit(rehearsal->typed[rehearsal->field]->str, " ", -1);

	for (char **word = words; *word; word++)
		if (!strstr(picture, *word))
			fail_msg("beat %d: “%s” is gone from the screen:\n%s", rehearsal->beat,
				 *word, picture);
}

char *rehearsal_status(struct rehearsal *rehearsal)
{
	g_autofree char *picture =
		canvas_dump(app_picture(app_of(rehearsal), ROWS, COLUMNS), false);
	g_auto(GStrv) rows = g_strsplit(picture, "\n", -1);

	return g_strdup(g_strstrip(rows[ROWS - 2]));
}

static void look(struct rehearsal *rehearsal)
{
	g_autofree char *picture =
		canvas_dump(app_picture(app_of(rehearsal), ROWS, COLUMNS), false);
	g_auto(GStrv) rows = g_strsplit(picture, "\n", -1);

	if (!vault_of(rehearsal))
		return;
	if (!app_top(app_of(rehearsal))->kind->bare)
		check_status(rehearsal, g_strstrip(rows[ROWS - 2]));
	if (rehearsal->field != REHEARSAL_NONE)
		check_words_are_shown(rehearsal, picture);
}

/* ---------------------------------------------------------------- the beats */

static void unlock(struct rehearsal *rehearsal, const char *passphrase)
{
	for (int i = 0; i < 3 && !vault_of(rehearsal); i++) {
		if (i == 2)
			fault_disk_heal(rehearsal->disk);
		world_type(rehearsal->world, passphrase);
		world_press(rehearsal->world, "Enter");
		settle(rehearsal);
	}
	if (!fault_disk_has_power(rehearsal->disk))
		return;
	if (!vault_of(rehearsal))
		fail_msg("it does not open: %s", rehearsal->world->services.end_error.sentence);
	ledger_follow(rehearsal->ledger, vault_of(rehearsal));
}

static void type_words(struct rehearsal *rehearsal, const char *text, enum rehearsal_field field)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);

	rehearsal->field = field;
	for (char **word = words; *word; word++) {
		g_autofree char *typed = g_strconcat(*word, word[1] ? " " : "", NULL);

		world_type(rehearsal->world, typed);
		g_string_append(rehearsal->typed[field], typed);
		settle(rehearsal);
		look(rehearsal);
		rest(rehearsal, word[1] ? 100 : REST_MS);
		look(rehearsal);
	}
}

static void assert_hidden(struct rehearsal *rehearsal)
{
	g_autofree char *picture =
		canvas_dump(app_picture(app_of(rehearsal), ROWS, COLUMNS), false);

	assert_string_equal(top_of(rehearsal), "locked");
	assert_null(strstr(picture, "NIJ-"));
	for (int i = 0; i < REHEARSAL_FIELDS; i++) {
		g_auto(GStrv) words = g_strsplit(rehearsal->typed[i]->str, " ", -1);

		for (char **word = words; *word; word++)
			if (strlen(*word) > 8)
				assert_null(strstr(picture, *word));
	}
}

/* Locking cannot save either: a neutral page, and the words are there when the passphrase was typed. */
static void hide_while_failing(struct rehearsal *rehearsal)
{
	if (!rehearsal_is_failing(rehearsal))
		return;
	world_press(rehearsal->world, "^L");
	settle(rehearsal);
	if (app_has_ended(app_of(rehearsal), NULL)) {
		assert_true(vault_saving(vault_of(rehearsal)).saved);
		app_of(rehearsal)->ended = false; /* as a lock that never happened */
		return;
	}
	assert_hidden(rehearsal);
	world_type(rehearsal->world, PASSPHRASE);
	world_press(rehearsal->world, "Enter");
	settle(rehearsal);
}

/* Leaving waits until all is on disk; then the file is compacted, as main does it. */
static void leave(struct rehearsal *rehearsal)
{
	world_press(rehearsal->world, "^Q");
	settle(rehearsal);
	if (!app_has_ended(app_of(rehearsal), NULL)) {
		look(rehearsal);
		assert_true(rehearsal_is_failing(rehearsal));
		fault_disk_heal(rehearsal->disk);
		rehearsal_recover(rehearsal);
		world_press(rehearsal->world, "^Q");
	}
	assert_true(app_has_ended(app_of(rehearsal), NULL));
	assert_true(vault_saving(vault_of(rehearsal)).saved);
	rehearsal->confirmed_commits = vault_saving(vault_of(rehearsal)).confirmed;
}

static void compact(struct rehearsal *rehearsal)
{
	struct error error = ERROR_CLEAR;

	if (!vault_compact(vault_of(rehearsal), &error))
		assert_true(error_is_set(&error));
	settle(rehearsal);
}

void rehearsal_press(struct rehearsal *rehearsal, const char *specs)
{
	g_auto(GStrv) all = g_strsplit(specs, " ", -1);

	for (char **spec = all; *spec; spec++) {
		world_press(rehearsal->world, *spec);
		settle(rehearsal);
	}
	settle(rehearsal);
}

static void perform(struct rehearsal *rehearsal, const struct beat *beat)
{
	switch (beat->kind) {
	case UNLOCK:
		unlock(rehearsal, beat->text);
		break;
	case KEYS:
		rehearsal_press(rehearsal, beat->text);
		break;
	case WORDS:
		type_words(rehearsal, beat->text, beat->field);
		break;
	case HIDE_WHILE_FAILING:
		hide_while_failing(rehearsal);
		break;
	case COMPACT:
		compact(rehearsal);
		break;
	case LEAVE:
		leave(rehearsal);
		compact(rehearsal);
		break;
	}
}

bool rehearsal_play(struct rehearsal *rehearsal)
{
	const struct beat *beat = &script[rehearsal->beat];

	if (rehearsal->beat == rehearsal_beats())
		return false;
	perform(rehearsal, beat);
	rehearsal->field = beat->field;
	if (!fault_disk_has_power(rehearsal->disk))
		return true;
	if (beat->top && strcmp(beat->top, top_of(rehearsal)) != 0)
		fail_msg("beat %d: on %s, not %s", rehearsal->beat, top_of(rehearsal), beat->top);
	if (beat->kind != LEAVE)
		look(rehearsal);
	rehearsal->beat++;
	return true;
}

void rehearsal_recover(struct rehearsal *rehearsal)
{
	gint64 before = rehearsal->world->now_ms;

	for (int i = 0; i < 4 && rehearsal_is_failing(rehearsal); i++)
		rest(rehearsal,
		     MAX(0, vault_retry_at(vault_of(rehearsal)) - rehearsal->world->now_ms));
	rehearsal->longest_wait_ms =
		MAX(rehearsal->longest_wait_ms, rehearsal->world->now_ms - before);
	rest(rehearsal, REST_MS);
	assert_true(vault_saving(vault_of(rehearsal)).saved);
	assert_in_range(rehearsal->longest_wait_ms, 0, LONGEST_PAUSE_MS);
	assert_null(app_of(rehearsal)->told); /* nothing stands before “saved” */
	look(rehearsal);
}

/* ---------------------------------------------------------------- what whoever opens it finds */

static void check_words(struct rehearsal *rehearsal, struct vault *vault)
{
	g_autofree char *texts = rehearsal_texts(vault);

	for (int i = 0; i < REHEARSAL_FIELDS; i++) {
		g_autofree char *words =
			g_strndup(rehearsal->typed[i]->str, rehearsal->confirmed[i]);

		if (!strstr(texts, g_strchomp(words)))
			fail_msg("“%s” was called saved and is gone:\n%s", words, texts);
	}
}

static void check_opened(struct rehearsal *rehearsal, struct vault *vault)
{
	if (vault->committed < rehearsal->confirmed_commits)
		fail_msg("commit %d was called saved, found is %d",
			 (int)rehearsal->confirmed_commits, (int)vault->committed);
	if (!ledger_knows(rehearsal->ledger, vault))
		fail_msg("what is found at commit %d was never so", (int)vault->committed);
	check_words(rehearsal, vault);
}

static struct vault *open_again(struct rehearsal *rehearsal, bool read_only)
{
	struct vault_options options = options_of(rehearsal);
	struct error error = ERROR_CLEAR;
	struct vault *vault;

	options.read_only = read_only;
	vault = vault_open(REHEARSAL_VAULT, rehearsal->stock->passphrase, &options, &error);
	if (!vault)
		fail_msg("beat %d: it does not open again: %s (%s)", rehearsal->beat,
			 error.sentence, error.key);
	assert_int_equal(vault_warnings(vault) & (VAULT_OLDER_THAN_SEEN | VAULT_OPENED_READ_ONLY),
			 0);
	return vault;
}

static void check_integrity(struct vault *vault)
{
	sqlite3_stmt *statement = NULL;

	assert_int_equal(sqlite3_prepare_v2(vault_database(vault), "PRAGMA integrity_check", -1,
					    &statement, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_string_equal(sqlite3_column_text(statement, 0), "ok");
	sqlite3_finalize(statement);
}

void rehearsal_check_disk(struct rehearsal *rehearsal, bool read_only)
{
	struct vault *vault = open_again(rehearsal, read_only);

	check_opened(rehearsal, vault);
	check_integrity(vault);
	vault_close(vault);
}

static void write_setting(struct rehearsal *rehearsal, const char *value)
{
	struct vault *vault = open_again(rehearsal, false);
	struct error error = ERROR_CLEAR;

	check_opened(rehearsal, vault);
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(vault_set_setting(vault, "rehearsal", value, &error));
	assert_true(vault_commit(vault, &error));
	assert_true(vault_flush(vault, &error));
	vault_close(vault);
}

void rehearsal_go_on_without_power(struct rehearsal *rehearsal)
{
	g_autofree char *value = NULL;
	struct vault *vault;

	write_setting(rehearsal, "said");
	fault_disk_cut_power(rehearsal->disk);
	vault = open_again(rehearsal, false);
	value = vault_setting(vault, "rehearsal");
	assert_string_equal(value, "said");
	check_words(rehearsal, vault);
	check_integrity(vault);
	vault_close(vault);
}

char *rehearsal_texts_on_disk(struct rehearsal *rehearsal)
{
	struct vault *vault = open_again(rehearsal, true);
	char *texts = rehearsal_texts(vault);

	vault_close(vault);
	return texts;
}
