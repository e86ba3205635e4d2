/* The recovery code opens the vault when the passphrase is forgotten, and says where it was mistyped.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/vaults.h"

#include "base/recovery_code.h"
#include "store/superblock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct lost {
	struct vaults *vaults;
	struct secret *code; /* as it was printed */
};

/* A vault with a note and a recovery code, closed. */
static int lost_make(void **state)
{
	struct lost *lost = g_new0(struct lost, 1);
	struct vault *vault;

	*state = lost;
	lost->vaults = vaults_new(5);
	lost->code = secret_new();
	vault = vault_create(VAULT_PATH, lost->vaults->passphrase, vault_cost_test,
			     &lost->vaults->options, lost->code, NULL);
	assert_non_null(vault);
	assert_true(vault_has_recovery_code(vault));
	assert_false(vault_opened_by_recovery_code(vault));
	assert_true(notes_make(vault, NULL) && note_add(vault, 1, NULL));
	vault_close(vault);
	return 0;
}

static int lost_done(void **state)
{
	struct lost *lost = *state;

	secret_free(lost->code);
	vaults_free(lost->vaults);
	g_free(lost);
	return 0;
}

/* With what somebody typed. */
static struct vault *open_typed(struct lost *lost, const char *typed, struct error *error)
{
	struct secret *secret = secret_from(typed);
	struct vault *vault = vault_open(VAULT_PATH, secret, &lost->vaults->options, error);

	secret_free(secret);
	return vault;
}

static void assert_opens(struct lost *lost, const char *typed, bool by_code)
{
	struct vault *vault = open_typed(lost, typed, NULL);

	assert_non_null(vault);
	assert_int_equal(vault_opened_by_recovery_code(vault), by_code);
	assert_int_equal(notes_count(vault), 1);
	assert_int_equal(vault_warnings(vault), 0);
	vault_close(vault);
}

static void assert_not_opened(struct lost *lost, const char *typed, const char *sentence)
{
	struct error error = ERROR_CLEAR;

	assert_null(open_typed(lost, typed, &error));
	assert_int_equal(error.kind, ERROR_PASSPHRASE);
	assert_string_equal(error.sentence, sentence);
}

static char *printed(const struct lost *lost)
{
	char text[RECOVERY_TEXT];

	recovery_code_to_text(lost->code, text);
	return g_strdup(text);
}

static void the_code_opens_the_vault_however_it_is_typed(void **state)
{
	struct lost *lost = *state;
	g_autofree char *text = printed(lost), *lower = g_ascii_strdown(text, -1);
	g_autofree char *dashed = g_strdelimit(g_strdup(lower), " ", '-');

	assert_int_equal(secret_length(lost->code), RECOVERY_SIGNS);
	assert_opens(lost, "test", false);
	assert_opens(lost, text, true);
	assert_opens(lost, lower, true);
	assert_opens(lost, dashed, true);
	assert_opens(lost, secret_bytes(lost->code), true);
}

static void a_wrong_sign_is_pointed_at(void **state)
{
	struct lost *lost = *state;
	g_autofree char *text = printed(lost);
	struct error error = ERROR_CLEAR;
	char meant = text[17]; /* group 3, place 4 */

	text[17] = meant == 'K' ? 'W' : 'K';
	assert_null(open_typed(lost, text, &error));
	assert_int_equal(error.kind, ERROR_PASSPHRASE);
	assert_string_equal(error.sentence, "vault.recovery_typo");
	assert_int_equal(error.line, 3);
	assert_int_equal(error.column, 4);
	assert_int_equal(error.key[0], meant);
	assert_int_equal(error.key[1], '\0');
}

static void what_is_nearly_a_code_is_told_why_it_is_none(void **state)
{
	struct lost *lost = *state;
	struct error error = ERROR_CLEAR;
	g_autofree char *text = printed(lost);

	text[40] = '\0';
	assert_null(open_typed(lost, text, &error));
	assert_string_equal(error.sentence, "vault.recovery_length");
	assert_int_equal(error.number, 35);
	text[20] = '\0';
	assert_not_opened(lost, text, "vault.wrong_passphrase");
	assert_not_opened(lost, "", "vault.wrong_passphrase");
	assert_not_opened(lost, "four words of a phrase", "vault.wrong_passphrase");
	assert_not_opened(lost, "AAAAAA AAAAAA AAAAAA AAAAAA AAAAAA AAAAAA",
			  "vault.wrong_recovery_code");
	assert_not_opened(lost, "AAAAAA AAAAAA AAAAAA AAAAAA AAAAAA BBBBBB",
			  "vault.recovery_unreadable");
}

static void the_code_counts_as_the_passphrase_wherever_one_is_asked(void **state)
{
	struct lost *lost = *state;
	struct vault_options options = lost->vaults->options;
	struct vault *vault = vaults_open(lost->vaults, NULL);
	struct vault_proof proof;

	assert_true(vault_passphrase_is_right(vault, lost->code));
	vault_close(vault);
	assert_true(vault_verify(VAULT_PATH, lost->code, &options, &proof, NULL));
	options.read_only = true;
	vault = vault_open(VAULT_PATH, lost->code, &options, NULL);
	assert_non_null(vault);
	assert_true(vault_opened_by_recovery_code(vault));
	vault_close(vault);
}

/* ---------------------------------------------------------------- afterwards */

static void a_new_passphrase_ends_what_the_code_began(void **state)
{
	struct lost *lost = *state;
	struct secret *new_one = secret_from("new");
	struct vault *vault = open_typed(lost, secret_bytes(lost->code), NULL);

	assert_true(vault_change_passphrase(vault, new_one, vault_cost_test, NULL));
	assert_false(vault_opened_by_recovery_code(vault));
	assert_true(vault_passphrase_is_right(vault, new_one));
	vault_close(vault);
	assert_opens(lost, "new", false);
	assert_opens(lost, secret_bytes(lost->code), true);
	assert_not_opened(lost, "test", "vault.wrong_passphrase");
	secret_free(new_one);
}

static void the_audit_tells_of_keys(void **state)
{
	struct lost *lost = *state;
	struct secret *code = secret_new();
	struct vault *vault = open_typed(lost, secret_bytes(lost->code), NULL);

	assert_true(
		vault_change_passphrase(vault, lost->vaults->passphrase, vault_cost_test, NULL));
	assert_true(vault_replace_recovery_code(vault, code, NULL));
	assert_true(vault_saving(vault).saved);
	vault_close(vault);
	vault = vaults_open(lost->vaults, NULL);
	assert_int_equal(number_of(vault, "SELECT count(*) FROM kept_audit"), 3);
	assert_int_equal(number_of(vault,
				   "SELECT count(*) FROM kept_audit WHERE participant_id IS NULL"
				   " AND action IN ('recovered', 'passphrase', 'recovery_code')"),
			 3);
	vault_close(vault);
	secret_free(code);
}

/* Saving goes on under the data key it has; another one cannot be sealed for a passphrase that nobody typed. */
static void opened_by_the_code_it_saves_but_is_not_rekeyed(void **state)
{
	struct lost *lost = *state;
	struct vault *vault = open_typed(lost, secret_bytes(lost->code), NULL);
	struct secret *code = secret_new();
	struct error error = ERROR_CLEAR;

	assert_true(note_add(vault, 2, NULL) && vault_flush(vault, NULL));
	assert_false(vault_replace_recovery_code(vault, code, &error));
	assert_string_equal(error.sentence, "vault.passphrase_first");
	assert_int_equal(secret_length(code), 0);
	assert_true(note_add(vault, 3, NULL) && vault_compact(vault, NULL));
	vault_close(vault);
	vault = vaults_open(lost->vaults, NULL);
	assert_int_equal(notes_count(vault), 3);
	vault_close(vault);
	secret_free(code);
}

static void a_replaced_code_opens_no_longer(void **state)
{
	struct lost *lost = *state;
	struct secret *code = secret_new();
	struct vault *vault = vaults_open(lost->vaults, NULL);

	assert_true(vault_replace_recovery_code(vault, code, NULL));
	assert_int_equal(secret_length(code), RECOVERY_SIGNS);
	assert_false(vault_opened_by_recovery_code(vault));
	vault_close(vault);
	assert_opens(lost, "test", false);
	assert_opens(lost, secret_bytes(code), true);
	assert_not_opened(lost, secret_bytes(lost->code), "vault.wrong_recovery_code");
	secret_free(code);
}

static void a_vault_without_a_code_can_get_one(void **state)
{
	struct vaults *vaults = vaults_new(6);
	struct secret *code = secret_new();
	struct vault *vault = vaults_create(vaults, NULL);
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_false(vault_has_recovery_code(vault));
	vault_close(vault);
	assert_null(vault_open(VAULT_PATH, code, &vaults->options, NULL));
	vault = vaults_open(vaults, NULL);
	assert_true(vault_replace_recovery_code(vault, code, NULL));
	assert_true(vault_has_recovery_code(vault));
	vault_close(vault);
	vault = vault_open(VAULT_PATH, code, &vaults->options, &error);
	assert_non_null(vault);
	assert_true(vault_has_recovery_code(vault));
	vault_close(vault);
	secret_free(code);
	vaults_free(vaults);
}

static void a_vault_that_was_not_made_leaves_no_code(void **state)
{
	struct vaults *vaults = vaults_new(7);
	struct secret *code = secret_new();

	(void)state;
	fault_disk_set_room(vaults->disk, 10000);
	assert_null(vault_create(VAULT_PATH, vaults->passphrase, vault_cost_test, &vaults->options,
				 code, NULL));
	assert_int_equal(secret_length(code), 0);
	secret_free(code);
	vaults_free(vaults);
}

static void a_vault_in_memory_has_no_code(void **state)
{
	struct clock clock = clock_system(NULL);
	struct vault *vault = vault_create_in_memory(&clock, NULL);
	struct secret *code = secret_new();
	struct error error = ERROR_CLEAR;

	(void)state;
	assert_false(vault_has_recovery_code(vault));
	assert_false(vault_replace_recovery_code(vault, code, &error));
	assert_string_equal(error.sentence, "vault.in_memory");
	vault_close(vault);
	secret_free(code);
}

#define lost(test) cmocka_unit_test_setup_teardown(test, lost_make, lost_done)

int main(void)
{
	const struct CMUnitTest tests[] = {
		lost(the_code_opens_the_vault_however_it_is_typed),
		lost(a_wrong_sign_is_pointed_at),
		lost(what_is_nearly_a_code_is_told_why_it_is_none),
		lost(the_code_counts_as_the_passphrase_wherever_one_is_asked),
		lost(a_new_passphrase_ends_what_the_code_began),
		lost(the_audit_tells_of_keys),
		lost(opened_by_the_code_it_saves_but_is_not_rekeyed),
		lost(a_replaced_code_opens_no_longer),
		cmocka_unit_test(a_vault_without_a_code_can_get_one),
		cmocka_unit_test(a_vault_that_was_not_made_leaves_no_code),
		cmocka_unit_test(a_vault_in_memory_has_no_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
