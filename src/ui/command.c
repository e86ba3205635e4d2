/* Which command a key means on a screen, and which commands stand on its key line.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/command.h"

#include <string.h>

#include "ui/screen.h"

/* The spec that begins at *keys, and *keys past it; NULL at the end. Newly allocated. */
static char *next_spec(const char **keys)
{
	const char *start = *keys + strspn(*keys, " ");
	size_t length = strcspn(start, " ");

	*keys = start + length;
	return length ? g_strndup(start, length) : NULL;
}

/* While typing, letters, signs and the space bar are text. */
static bool is_text(const char *spec)
{
	return !*g_utf8_next_char(spec) || !strcmp(spec, "Space");
}

char *command_key(const struct command *command, const struct screen_kind *kind)
{
	const char *keys = command->keys;
	char *spec;

	while ((spec = next_spec(&keys))) {
		if (!kind->typing || !is_text(spec))
			return spec;
		g_free(spec);
	}
	return NULL;
}

bool command_matches(const struct command *command, const struct screen_kind *kind,
		     const struct key *key)
{
	const char *keys = command->keys;
	bool found = false;
	char *spec;

	if (kind->typing && key->name == KEY_LETTER)
		return false;
	while (!found && (spec = next_spec(&keys))) {
		found = key_matches(key, spec);
		g_free(spec);
	}
	return found;
}

static bool is_shadowed(const GPtrArray *commands, const struct screen_kind *kind,
			const char *shown)
{
	for (guint i = 0; i < commands->len; i++) {
		g_autofree char *other = command_key(commands->pdata[i], kind);

		if (!strcmp(other, shown))
			return true;
	}
	return false;
}

static void add_tables(GPtrArray *commands, const struct screen *screen,
		       const struct command *const *tables)
{
	for (; tables && *tables; tables++) {
		for (const struct command *command = *tables; command->keys; command++) {
			g_autofree char *shown = command_key(command, screen->kind);

			if (shown && (!command->available || command->available(screen)) &&
			    !is_shadowed(commands, screen->kind, shown))
				g_ptr_array_add(commands, (gpointer)command);
		}
	}
}

GPtrArray *commands_available(const struct screen *screen, const struct command *const *host_tables)
{
	GPtrArray *commands = g_ptr_array_new();

	add_tables(commands, screen, screen->kind->commands);
	if (!screen->kind->bare)
		add_tables(commands, screen, host_tables);
	return commands;
}

static int by_rank(gconstpointer a, gconstpointer b)
{
	const struct command *one = *(const struct command *const *)a;
	const struct command *other = *(const struct command *const *)b;
	int rank = one->rank ? one->rank : G_MAXINT; /* without a rank: after those with one */
	int other_rank = other->rank ? other->rank : G_MAXINT;

	return (rank > other_rank) - (rank < other_rank);
}

GPtrArray *commands_by_rank(const struct screen *screen, const struct command *const *host_tables)
{
	g_autoptr(GPtrArray) all = commands_available(screen, host_tables);
	GPtrArray *ranked = g_ptr_array_new();

	for (guint i = 0; i < all->len; i++) {
		const struct command *command = all->pdata[i];

		if (command->label)
			g_ptr_array_add(ranked, all->pdata[i]);
	}
	g_ptr_array_sort(ranked, by_rank); /* stable: equals stay as in the tables */
	return ranked;
}
