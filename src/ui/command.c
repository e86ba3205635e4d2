/* Which command a key means on a screen, and which commands stand on its key line.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/command.h"

#include <string.h>

#include "ui/screen.h"

/* A key spec inside a table's string: nothing is copied, because every paint looks at all of them. */
struct spec {
	const char *text;
	size_t length; /* 0: there is none */
};

/* The spec that begins at *keys, and *keys past it. */
static struct spec next_spec(const char **keys)
{
	struct spec spec = { .text = *keys + strspn(*keys, " ") };

	spec.length = strcspn(spec.text, " ");
	*keys = spec.text + spec.length;
	return spec;
}

/* While typing, letters, signs and the space bar are text. */
static bool is_text(struct spec spec)
{
	return (size_t)(g_utf8_next_char(spec.text) - spec.text) == spec.length ||
	       (spec.length == 5 && !strncmp(spec.text, "Space", 5));
}

static struct spec shown_spec(const struct command *command, const struct screen_kind *kind)
{
	const char *keys = command->keys;
	struct spec spec = next_spec(&keys);

	while (spec.length && kind->typing && is_text(spec))
		spec = next_spec(&keys);
	return spec;
}

char *command_key(const struct command *command, const struct screen_kind *kind)
{
	struct spec spec = shown_spec(command, kind);

	return spec.length ? g_strndup(spec.text, spec.length) : NULL;
}

bool command_matches(const struct command *command, const struct screen_kind *kind,
		     const struct key *key)
{
	const char *keys = command->keys;
	char text[32];

	if (kind->typing && key->name == KEY_LETTER)
		return false;
	for (struct spec spec = next_spec(&keys); spec.length; spec = next_spec(&keys)) {
		g_strlcpy(text, spec.text, MIN(sizeof(text), spec.length + 1));
		if (key_matches(key, text))
			return true;
	}
	return false;
}

/* `taken`: the keys of the commands found so far, of struct spec. */
static bool is_shadowed(const GArray *taken, struct spec spec)
{
	for (guint i = 0; i < taken->len; i++) {
		const struct spec *other = &g_array_index(taken, struct spec, i);

		if (other->length == spec.length && !memcmp(other->text, spec.text, spec.length))
			return true;
	}
	return false;
}

static void take_keys(GArray *taken, const struct command *command, const struct screen_kind *kind)
{
	const char *keys = command->keys;

	for (struct spec spec = next_spec(&keys); spec.length; spec = next_spec(&keys))
		if (!kind->typing || !is_text(spec))
			g_array_append_val(taken, spec);
}

static void add_tables(GPtrArray *commands, GArray *taken, const struct screen *screen,
		       const struct command *const *tables)
{
	for (; tables && *tables; tables++) {
		for (const struct command *command = *tables; command->keys; command++) {
			struct spec spec = shown_spec(command, screen->kind);

			if (!spec.length || (command->available && !command->available(screen)) ||
			    is_shadowed(taken, spec))
				continue;
			take_keys(taken, command, screen->kind);
			g_ptr_array_add(commands, (gpointer)command);
		}
	}
}

GPtrArray *commands_available(const struct screen *screen, const struct command *const *host_tables)
{
	g_autoptr(GArray) taken = g_array_sized_new(FALSE, FALSE, sizeof(struct spec), 80);
	GPtrArray *commands = g_ptr_array_sized_new(40);

	add_tables(commands, taken, screen, screen->kind->commands);
	if (!screen->kind->bare)
		add_tables(commands, taken, screen, host_tables);
	return commands;
}

static guint64 add_mask(guint64 mask, const struct screen *screen,
			const struct command *const *tables)
{
	for (; tables && *tables; tables++)
		for (const struct command *command = *tables; command->keys; command++)
			if (command->available)
				mask = mask << 1 | command->available(screen);
	return mask;
}

guint64 commands_mask(const struct screen *screen, const struct command *const *host_tables)
{
	guint64 mask = add_mask(1, screen, screen->kind->commands);

	return screen->kind->bare ? mask : add_mask(mask, screen, host_tables);
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
