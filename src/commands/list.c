/* perspectief list: who is in the vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "commands/invocation.h"
#include "exchange/list_json.h"
#include "store/consents.h"
#include "store/people.h"

#include <stdio.h>
#include <string.h>

static void append_padded(GString *row, const char *text, int columns)
{
	int pad = columns - text_columns(text, -1);

	g_string_append(row, text);
	for (int i = 0; i < pad; i++)
		g_string_append_c(row, ' ');
	g_string_append(row, "  ");
}

static char *as_table(const struct invocation *invocation, const GPtrArray *lines)
{
	GString *table = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++) {
		const struct person_line *line = lines->pdata[i];
		char last[DAY_TEXT];
		g_autofree char *conversations = say_count(
			invocation->sentences, "cli.conversations", line->conversations, NULL);
		g_autofree char *due = say_count(invocation->sentences, "cli.promises_due",
						 line->promises_due, NULL);

		day_to_iso(line->last_on, last);
		append_padded(table, line->code, 10);
		append_padded(table, line->pseudonym, 20);
		append_padded(table, last, 10);
		append_padded(table, conversations, 14);
		if (line->paused)
			append_padded(table, say(invocation->sentences, "cli.paused"), 0);
		if (line->promises_due > 0)
			append_padded(table, due, 0);
		g_strchomp(table->str);
		g_string_truncate(table, strlen(table->str));
		g_string_append_c(table, '\n');
	}
	return g_string_free(table, FALSE);
}

static enum consent_state last_word(GHashTable *by_person, record_id id,
				    enum consent_purpose purpose)
{
	const GPtrArray *consents = g_hash_table_lookup(by_person, &id);

	return consent_state_of(consents ? consent_last(consents, purpose) : NULL);
}

static char *as_json(const GPtrArray *lines, GPtrArray *consents)
{
	g_autoptr(GHashTable) by_person = consents_by_person(consents);
	g_autoptr(GArray) people = g_array_new(FALSE, FALSE, sizeof(struct listed_person));

	for (guint i = 0; i < lines->len; i++) {
		const struct person_line *line = lines->pdata[i];
		struct listed_person listed = {
			.code = line->code,
			.pseudonym = line->pseudonym,
			.location = line->location,
			.conversations = line->conversations,
			.promises_due = line->promises_due,
			.paused = line->paused,
			.last_on = line->last_on,
			.appointment_on = line->appointment_on,
			.review_on = line->review_on,
			.research = last_word(by_person, line->id, CONSENT_RESEARCH),
			.quotes = last_word(by_person, line->id, CONSENT_QUOTES),
		};

		g_array_append_val(people, listed);
	}
	return list_json_write(people);
}

int command_list(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = invocation_open_vault(invocation, true, &error);
	g_autoptr(GPtrArray) lines = NULL;
	g_autoptr(GPtrArray) consents = NULL;
	g_autofree char *text = NULL;

	if (vault &&
	    people_list(vault, invocation->clock.today(invocation->clock.data), &lines, &error) &&
	    consent_list_all(vault, &consents, &error)) {
		text = invocation->flags & FLAG_JSON ? as_json(lines, consents)
						     : as_table(invocation, lines);
		(void)!invocation_write(invocation, text, strlen(text), &error);
		explicit_bzero(text, strlen(text));
	}
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}
