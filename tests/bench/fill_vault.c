/* fill_vault FILE COUNT: a vault with COUNT people for measuring, passphrase "bench". The key costs as little as libsodium allows, so
   that what is measured is ours.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/conversations.h"
#include "store/people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[] = { "безпека",  "розмова",  "притулок", "обов’язок",
				     "щоденник", "ґанок",    "їжа",      "veiligheid",
				     "taalcafé", "huisarts", "вона",     "розповіла" };

static char *sentence(int seed, int count)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < count; i++)
		g_string_append_printf(text, "%s%s", i ? " " : "",
				       words[(seed * 7 + i * 5) % (int)G_N_ELEMENTS(words)]);
	return g_string_free(text, FALSE);
}

static bool add_person(struct vault *vault, int number, struct error *error)
{
	struct participant *who = participant_new();
	struct conversation *conversation = conversation_new();
	bool saved;

	g_snprintf(who->code, CODE_SIZE, "NIJ-%04d", number);
	g_free(who->pseudonym);
	who->pseudonym = sentence(number, 1);
	who->created_on = day_from_iso("2026-11-20");
	saved = people_save(vault, who, error);
	conversation->participant_id = who->id;
	conversation->state = CONVERSATION_CLOSED;
	conversation->said_on = day_from_iso("2026-11-20") - number % 300;
	saved = saved && conversation_save(vault, conversation, error);
	for (int i = 0; saved && i < 6; i++) {
		struct answer *answer = answer_new();

		answer->participant_id = who->id;
		answer->conversation_id = conversation->id;
		g_free(answer->card_id);
		answer->card_id = g_strdup_printf("card-%d", i);
		g_free(answer->text);
		answer->text = sentence(number + i, 40);
		g_strlcpy(answer->language, "uk", LANGUAGE_CODE);
		answer->said_on = conversation->said_on;
		saved = answer_save(vault, answer, error);
		answer_free(answer);
	}
	conversation_free(conversation);
	participant_free(who);
	return saved;
}

int main(int count, char **arguments)
{
	day fixed = DAY_NONE;
	struct vault_options options = { .disk = disk_system(), .clock = clock_system(&fixed) };
	struct secret *passphrase = secret_new();
	struct error error = ERROR_CLEAR;
	struct vault *vault;
	bool filled;

	if (count != 3 || !passphrase || !secret_append(passphrase, "bench", 5))
		return 2;
	vault = vault_create(arguments[1], passphrase, vault_cost_test, &options, NULL, &error);
	filled = vault && vault_begin(vault, NULL, &error);
	for (int i = 1; filled && i <= atoi(arguments[2]); i++)
		filled = add_person(vault, i, &error);
	filled = filled && vault_commit(vault, &error) && vault_compact(vault, &error) &&
		 vault_flush(vault, &error);
	vault_close(vault);
	secret_free(passphrase);
	if (!filled)
		fprintf(stderr, "fill_vault: %s\n", error.sentence);
	return filled ? 0 : 1;
}
