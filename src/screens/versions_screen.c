/* The plan as it stood after each conversation and before each move; two of them side by side in what differs.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "screens/going_on.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "screens/version_change.h"
#include "store/progress.h"

#include <string.h>

struct versions_screen {
	struct conversation_screen base;
	GPtrArray *versions;   /* struct plan_version *, oldest first, without plans */
	struct row_list *rows; /* entry 0: the plan as it is now; then the newest version first */
	int marked;            /* the entry to compare with; -1: the one before */
};

enum { MARGIN = 2, NOW = 0 };

static const struct screen_kind versions_kind;

static struct versions_screen *as_versions(struct screen *screen)
{
	return (struct versions_screen *)screen;
}

static int entries(const struct versions_screen *self)
{
	return (int)self->versions->len + 1;
}

/* NULL: the plan as it is now. */
static const struct plan_version *version_at(const struct versions_screen *self, int entry)
{
	return entry == NOW ? NULL : self->versions->pdata[(int)self->versions->len - entry];
}

struct screen *versions_screen_new(struct services *services, record_id participant_id,
				   record_id conversation_id)
{
	struct versions_screen *self = g_new0(struct versions_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!conversation_screen_init(&self->base, &versions_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	if (!plan_version_list(services->vault, participant_id, &self->versions, &error)) {
		services_tell_error(services, &error);
		self->versions = g_ptr_array_new();
	}
	self->rows = row_list_new();
	self->marked = -1;
	return &self->base.base;
}

static void versions_free(struct screen *screen)
{
	struct versions_screen *self = as_versions(screen);

	g_ptr_array_unref(self->versions);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *versions_title(const struct screen *screen)
{
	const struct conversation_screen *base = (const struct conversation_screen *)screen;

	return conversation_screen_title(base, services_say(base->services, "version.title"));
}

static const char *reason_key(const struct plan_version *version)
{
	return strcmp(version->reason, "move") == 0 ? "version.before_move"
						    : "version.after_conversation";
}

/* "20 November 2026 · after a conversation" */
static char *entry_words(const struct versions_screen *self, int entry)
{
	const struct plan_version *version = version_at(self, entry);
	struct services *services = self->base.services;
	g_autofree char *on = NULL;

	if (!version)
		return g_strdup(services_say(services, "version.now"));
	on = say_day(planning_sentences(services), version->made_on);
	return g_strdup_printf("%s · %s", on, services_say(services, reason_key(version)));
}

static void versions_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct versions_screen *self = (const struct versions_screen *)screen;
	struct area list = { body.row + 1, body.column, body.height - 1, body.width };

	row_list_begin(self->rows, body.width);
	for (int i = 0; i < entries(self); i++) {
		g_autofree char *words = entry_words(self, i);

		row_list_entry(self->rows, i, MARGIN, STYLE_TEXT, i == self->marked ? "* " : "• ",
			       words, NULL);
	}
	if (self->versions->len == 0) {
		row_list_blank(self->rows);
		row_list_more(self->rows, -1, MARGIN, STYLE_HINT,
			      services_say(self->base.services, "version.none"));
	}
	row_list_draw(self->rows, canvas, list);
}

/* ---------------------------------------------------------------- comparing */

/* The plan of an entry; NULL and told. */
static struct plan *plan_at(const struct versions_screen *self, int entry)
{
	const struct plan_version *version = version_at(self, entry);
	struct services *services = self->base.services;
	struct plan_version *whole = NULL;
	struct error error = ERROR_CLEAR;
	struct plan *plan = NULL;

	if (!version)
		return planning_plan(services, self->base.participant_id);
	if (!plan_version_load(services->vault, version->id, &whole, &error))
		services_tell_error(services, &error);
	if (whole)
		plan = g_steal_pointer(&whole->plan);
	plan_version_free(whole);
	return plan;
}

static struct outcome compare(struct screen *screen)
{
	struct versions_screen *self = as_versions(screen);
	int here = self->rows->selected;
	int other = self->marked >= 0 && self->marked != here ? self->marked : here + 1;
	int older = MAX(here, other), newer = MIN(here, other);
	struct version_change change = { 0 };

	if (older >= entries(self)) {
		services_tell(self->base.services, "version.nothing_before");
		return outcome_stay();
	}
	change.before = plan_at(self, older);
	change.after = plan_at(self, newer);
	if (!change.before || !change.after) {
		plan_free(change.before);
		plan_free(change.after);
		return outcome_stay();
	}
	change.before_words = entry_words(self, older);
	change.after_words = entry_words(self, newer);
	return conversation_screen_open(version_change_screen_new(&self->base, change));
}

static struct outcome mark(struct screen *screen)
{
	struct versions_screen *self = as_versions(screen);

	self->marked = self->marked == self->rows->selected ? -1 : self->rows->selected;
	return outcome_stay();
}

static struct outcome versions_key(struct screen *screen, const struct key *key)
{
	struct versions_screen *self = as_versions(screen);

	return row_list_key(self->rows, entries(self), key) ? outcome_stay() : outcome_pass();
}

static struct outcome versions_resumed(struct screen *screen, int value)
{
	(void)screen;
	return going_on(value) ? outcome_close(value) : outcome_stay();
}

static const struct command versions_commands[] = {
	{ "Enter", "version.compare", "version.compare_help", compare, NULL, 1 },
	{ "Space", "version.mark", "version.mark_help", mark, NULL, 2 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { versions_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind versions_kind = {
	.name = "versions",
	.commands = commands,
	.title = versions_title,
	.draw = versions_draw,
	.key = versions_key,
	.resumed = versions_resumed,
	.free = versions_free,
};
