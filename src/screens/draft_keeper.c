/* Keeps what is being typed in one field, as small splices in the vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/draft_keeper.h"

#include <string.h>

enum {
	REST_MS = 250,     /* the typing rests */
	LONGEST_MS = 1000, /* no letter waits longer than this */
};

static gint64 now_ms(const struct draft_keeper *keeper)
{
	const struct clock *clock = &keeper->services->clock;

	return clock->monotonic_ms(clock->data);
}

static void set_waits(struct draft_keeper *keeper, bool waits)
{
	if (keeper->waits != waits)
		keeper->services->unsaved_fields += waits ? 1 : -1;
	keeper->waits = waits;
}

static void set_text(char **where, const char *text)
{
	char *copy = g_strdup(text);

	g_free(*where);
	*where = copy;
}

char *draft_keeper_open(struct draft_keeper *keeper, struct services *services,
			const struct draft_key *key, const char *stored, bool *recovered)
{
	struct error error = ERROR_CLEAR;
	char *draft = NULL;

	number_watch_done(&keeper->watch);
	*keeper = (struct draft_keeper){ .services = services, .key = *key };
	keeper->field = g_strdup(key->field);
	keeper->key.field = keeper->field;
	keeper->base = g_strdup(stored);
	if (!draft_load(services->vault, &keeper->key, &draft, &error))
		services_tell_error(services, &error);
	keeper->has_draft = draft != NULL;
	keeper->kept = g_strdup(draft ? draft : stored);
	*recovered = draft && !g_str_equal(draft, stored);
	return draft ? draft : g_strdup(stored);
}

void draft_keeper_done(struct draft_keeper *keeper)
{
	if (!keeper->services)
		return;
	set_waits(keeper, false);
	number_watch_done(&keeper->watch);
	g_clear_pointer(&keeper->field, g_free);
	g_clear_pointer(&keeper->base, g_free);
	g_clear_pointer(&keeper->kept, g_free);
	keeper->services = NULL;
}

void draft_keeper_watch_text(struct draft_keeper *keeper, struct text_edit *text)
{
	number_watch_text(&keeper->watch, keeper->services, text, keeper);
}

void draft_keeper_watch_line(struct draft_keeper *keeper, struct line_edit *line)
{
	number_watch_line(&keeper->watch, keeper->services, line, keeper);
}

void draft_keeper_typed(struct draft_keeper *keeper)
{
	gint64 now = now_ms(keeper);

	if (!keeper->waits)
		keeper->first_ms = now;
	keeper->last_ms = now;
	set_waits(keeper, true);
}

gint64 draft_keeper_deadline(const struct draft_keeper *keeper)
{
	if (!keeper->services || !keeper->waits)
		return G_MAXINT64;
	return MIN(keeper->last_ms + REST_MS, keeper->first_ms + LONGEST_MS);
}

/* A letter of several bytes is replaced whole, so that every splice is valid text by itself. */
static bool inside_a_letter(const char *text, size_t offset)
{
	return ((guchar)text[offset] & 0xC0) == 0x80;
}

static struct splice splice_between(const char *before, const char *after)
{
	size_t old_length = strlen(before), new_length = strlen(after);
	size_t least = MIN(old_length, new_length), head = 0, tail = 0;

	while (head < least && before[head] == after[head])
		head++;
	while (head > 0 && (inside_a_letter(before, head) || inside_a_letter(after, head)))
		head--;
	while (tail < least - head && before[old_length - tail - 1] == after[new_length - tail - 1])
		tail++;
	while (tail > 0 && inside_a_letter(after, new_length - tail))
		tail--;
	return (struct splice){ .start = head,
				.removed = old_length - head - tail,
				.inserted = after + head,
				.inserted_length = new_length - head - tail };
}

void draft_keeper_keep(struct draft_keeper *keeper, const char *text)
{
	struct splice splice = splice_between(keeper->kept, text);
	bool rests = now_ms(keeper) - keeper->last_ms >= REST_MS;
	struct error error = ERROR_CLEAR;

	if ((splice.removed || splice.inserted_length) &&
	    !draft_append(keeper->services->vault, &keeper->key, keeper->base, &splice, &error)) {
		services_tell_error(keeper->services, &error);
		keeper->first_ms = keeper->last_ms = now_ms(keeper) + LONGEST_MS - REST_MS;
		return;
	}
	if (rests)
		number_watch_look(&keeper->watch);
	keeper->has_draft |= splice.removed || splice.inserted_length;
	set_text(&keeper->kept, text);
	set_waits(keeper, false);
}

void draft_keeper_settled(struct draft_keeper *keeper, const char *text)
{
	set_text(&keeper->base, text);
	set_text(&keeper->kept, text);
	keeper->has_draft = false;
	set_waits(keeper, false);
	number_watch_look(&keeper->watch);
}

static bool forget(struct draft_keeper *keeper, struct error *error)
{
	struct vault *vault = keeper->services->vault;

	if (vault_in_action(vault))
		return draft_forget(vault, &keeper->key, error);
	if (!vault_begin(vault, NULL, error))
		return false;
	if (!draft_forget(vault, &keeper->key, error) || !vault_commit(vault, error)) {
		vault_rollback(vault);
		return false;
	}
	return true;
}

bool draft_keeper_forget(struct draft_keeper *keeper, struct error *error)
{
	if (keeper->has_draft && !forget(keeper, error))
		return false;
	keeper->has_draft = false;
	set_text(&keeper->kept, keeper->base);
	set_waits(keeper, false);
	return true;
}
