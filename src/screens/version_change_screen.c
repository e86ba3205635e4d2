/* What differs between two versions of a plan: what was added, what is gone, other words, another state.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/version_change.h"

#include "screens/going_on.h"
#include "screens/labels.h"
#include "screens/row_list.h"

#include <string.h>

struct version_change_screen {
	struct conversation_screen base;
	struct version_change change;
	GArray *differences; /* struct plan_difference */
	struct row_list *rows;
};

enum { MARGIN = 2, INDENT = 4 };

static const struct screen_kind version_change_kind;

static struct version_change_screen *as_change(struct screen *screen)
{
	return (struct version_change_screen *)screen;
}

static void change_done(struct version_change *change)
{
	plan_free(change->before);
	plan_free(change->after);
	g_free(change->before_words);
	g_free(change->after_words);
}

struct screen *version_change_screen_new(const struct conversation_screen *from,
					 struct version_change change)
{
	struct version_change_screen *self = g_new0(struct version_change_screen, 1);

	if (!conversation_screen_init(&self->base, &version_change_kind, from->services,
				      from->participant_id, from->conversation_id)) {
		change_done(&change);
		g_free(self);
		return NULL;
	}
	self->change = change;
	self->differences = plan_differences(change.before, change.after);
	self->rows = row_list_new();
	return &self->base.base;
}

static void version_change_free(struct screen *screen)
{
	struct version_change_screen *self = as_change(screen);

	g_array_unref(self->differences);
	change_done(&self->change);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *version_change_title(const struct screen *screen)
{
	const struct conversation_screen *base = (const struct conversation_screen *)screen;

	return conversation_screen_title(base,
					 services_say(base->services, "version.change_title"));
}

/* ---------------------------------------------------------------- drawing */

static const char *state_key(const struct plan_item *item)
{
	static const char *const states[] = {
		[ITEM_OPEN] = "step.open",
		[ITEM_SOLVED] = "plan.solved",
		[ITEM_DROPPED] = "plan.dropped",
	};

	if (item->kind == PLAN_STEP)
		return step_state_labels[item->step_state];
	if (item->kind == PLAN_BREAKTHROUGH && item->state == ITEM_OPEN)
		return trial_labels[item->trial];
	return states[item->state];
}

/* Newly allocated. */
static char *item_words(const struct version_change_screen *self, const struct plan_item *item)
{
	if (item->between_us && conversation_screen_is_overheard(&self->base))
		return g_strdup(services_say(self->base.services, "plan.covered"));
	return g_strdup(item->text);
}

static char *state_words(const struct version_change_screen *self,
			 const struct plan_difference *difference)
{
	const struct services *services = self->base.services;
	const char *before = services_say(services, state_key(difference->before));
	const char *after = services_say(services, state_key(difference->after));

	return strcmp(before, after) == 0 ? NULL : g_strdup_printf("%s → %s", before, after);
}

/* Of a breakthrough whose own words stayed: the corners that were filled in or changed. */
static void add_corners(const struct version_change_screen *self, int entry,
			const struct plan_difference *difference)
{
	const struct plan_item *before = difference->before, *after = difference->after;
	const struct {
		const char *label, *before, *after;
	} corners[] = {
		{ "sheet.corner_rule", before->rule, after->rule },
		{ "sheet.corner_grip", before->grip, after->grip },
		{ "sheet.corner_cost", before->cost, after->cost },
		{ "sheet.who_agrees", before->who_agrees, after->who_agrees },
		{ "sheet.learned", before->learned, after->learned },
	};

	if (after->between_us && conversation_screen_is_overheard(&self->base))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(corners); i++) {
		g_autofree char *line = NULL;

		if (strcmp(corners[i].before, corners[i].after) == 0)
			continue;
		line = g_strdup_printf("%s: %s",
				       services_say(self->base.services, corners[i].label),
				       *corners[i].after ? corners[i].after : "–");
		row_list_more(self->rows, entry, INDENT, STYLE_HINT, line);
	}
}

static void add_difference(const struct version_change_screen *self, int entry,
			   const struct plan_difference *difference)
{
	const struct plan_item *item = difference->after ? difference->after : difference->before;
	g_autofree char *words = item_words(self, item);
	g_autofree char *before = NULL, *state = NULL;

	if (difference->change == CHANGE_STATE)
		state = state_words(self, difference);
	row_list_entry(self->rows, entry, MARGIN, STYLE_TEXT, "• ", words, state);
	if (difference->change != CHANGE_WORDS)
		return;
	add_corners(self, entry, difference);
	if (strcmp(difference->before->text, item->text) == 0)
		return;
	before = item_words(self, difference->before);
	row_list_more(self->rows, entry, INDENT, STYLE_HINT, before);
}

/* One heading for each kind of change, and what falls under it. */
static void add_changes(const struct version_change_screen *self, enum plan_change change,
			const char *heading)
{
	bool headed = false;

	for (guint i = 0; i < self->differences->len; i++) {
		const struct plan_difference *difference =
			&g_array_index(self->differences, struct plan_difference, i);

		if (difference->change != change)
			continue;
		if (!headed) {
			row_list_blank(self->rows);
			row_list_heading(self->rows, services_say(self->base.services, heading),
					 NULL);
		}
		headed = true;
		add_difference(self, (int)i, difference);
	}
}

static void version_change_draw(const struct screen *screen, struct canvas *canvas,
				struct area body)
{
	static const char *const headings[] = {
		[CHANGE_ADDED] = "version.added",
		[CHANGE_GONE] = "version.gone",
		[CHANGE_WORDS] = "version.words",
		[CHANGE_STATE] = "version.state",
	};
	const struct version_change_screen *self = (const struct version_change_screen *)screen;
	g_autofree char *between =
		g_strdup_printf("%s → %s", self->change.before_words, self->change.after_words);

	canvas_cursor(canvas, body.row, body.column + MARGIN);
	row_list_begin(self->rows, body.width);
	row_list_more(self->rows, -1, MARGIN, STYLE_HINT, between);
	for (int change = CHANGE_ADDED; change <= CHANGE_STATE; change++)
		add_changes(self, (enum plan_change)change, headings[change]);
	if (self->differences->len == 0)
		row_list_more(self->rows, -1, MARGIN, STYLE_TEXT,
			      services_say(self->base.services, "version.same"));
	row_list_draw(self->rows, canvas, body);
}

static struct outcome version_change_key(struct screen *screen, const struct key *key)
{
	struct version_change_screen *self = as_change(screen);

	return row_list_key(self->rows, (int)self->differences->len, key) ? outcome_stay()
									  : outcome_pass();
}

static const struct command *const commands[] = { going_on_commands, conversation_commands, NULL };

static const struct screen_kind version_change_kind = {
	.name = "version_change",
	.commands = commands,
	.title = version_change_title,
	.draw = version_change_draw,
	.key = version_change_key,
	.free = version_change_free,
};
