/* The form for one item of the plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_item_form.h"

#include "base/text.h"
#include "screens/going_on.h"
#include "screens/growth_screens.h"
#include "screens/plan_lines.h"
#include "screens/planning.h"

#include <string.h>

static const struct screen_kind plan_item_kind;

static struct item_form *as_form(struct screen *screen)
{
	return (struct item_form *)screen;
}

struct screen *plan_item_screen_new(const struct conversation_screen *from, struct plan_item *item,
				    enum plan_item_focus focus)
{
	struct item_form *form = g_new0(struct item_form, 1);

	if (!conversation_screen_init(&form->base, &plan_item_kind, from->services,
				      from->participant_id, from->conversation_id)) {
		plan_item_free(item);
		g_free(form);
		return NULL;
	}
	item_form_open(form, item, focus == FOCUS_RENDERING ? FIELD_RENDERING : FIELD_TEXT);
	if (form->recovered)
		services_tell(from->services, "plan.recovered");
	return &form->base.base;
}

static void plan_item_screen_free(struct screen *screen)
{
	struct item_form *form = as_form(screen);

	item_form_close(form);
	conversation_screen_done(&form->base);
	g_free(form);
}

static char *plan_item_title(const struct screen *screen)
{
	static const char *const kinds[PLAN_KIND_COUNT] = {
		[PLAN_STRENGTH] = "plan.kind_strength",
		[PLAN_HELPER] = "plan.kind_helper",
		[PLAN_PERSPECTIVE] = "plan.kind_perspective",
		[PLAN_OBSTACLE] = "plan.kind_obstacle",
		[PLAN_BREAKTHROUGH] = "plan.kind_breakthrough",
		[PLAN_STEP] = "plan.kind_step",
	};
	const struct item_form *form = (const struct item_form *)screen;

	return conversation_screen_title(
		&form->base, services_say(form->base.services, kinds[form->item->kind]));
}

static void plan_item_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	item_form_draw((const struct item_form *)screen, canvas, body);
}

static void plan_item_covered(struct screen *screen)
{
	if (!item_form_save(as_form(screen)))
		item_form_keep_drafts(as_form(screen));
}

/* What is still wrong in the form; the attention goes there. */
static bool is_complete(struct item_form *form)
{
	if (!item_form_day_is_possible(form)) {
		form->focus = FIELD_DUE;
		services_tell(form->base.services, day_edit_is_valid(form->due)
							   ? "plan.due_before_conversation"
							   : "plan.due_unclear");
		return false;
	}
	if (form->item->id && text_is_blank(text_edit_text(form->text))) {
		form->focus = FIELD_TEXT;
		services_tell(form->base.services, "plan.words_needed");
		return false;
	}
	return true;
}

static struct outcome finished(struct screen *screen)
{
	struct item_form *form = as_form(screen);

	if (!is_complete(form) || !item_form_save(form))
		return outcome_stay();
	return outcome_close(0);
}

/* Saves this one and begins another of the same kind, at the same place. */
static struct outcome another(struct screen *screen)
{
	struct item_form *form = as_form(screen);
	struct plan_item *next;

	if (!is_complete(form) || !item_form_save(form))
		return outcome_stay();
	next = plan_item_begin(&form->base, form->item->kind, NULL, INDICATOR_NONE);
	next->parent_id = form->item->parent_id;
	next->between_us = form->item->parent_id && form->item->between_us;
	if (form->item->kind == PLAN_STEP)
		next->indicator = form->item->indicator;
	return conversation_screen_replace(plan_item_screen_new(&form->base, next, FOCUS_TEXT));
}

/* The item after `id`, as the plan reads, whose words are not there in that language yet; NULL: none. */
static const struct plan_item *next_without(const struct plan *plan, record_id id,
					    const char *language)
{
	GArray *entries = plan_entries(plan);
	const struct plan_item *found = NULL;
	int here = MAX(plan_entries_find(entries, id, PART_COUNT), 0);

	for (guint i = 1; i < entries->len && !found; i++) {
		const struct plan_item *item =
			g_array_index(entries, struct plan_entry, ((guint)here + i) % entries->len)
				.item;
		const char *shown = language;

		if (!item || item->id == id)
			continue;
		(void)plan_item_text(item, language, &shown);
		if (strcmp(shown, language) != 0)
			found = item;
	}
	g_array_unref(entries);
	return found;
}

static struct outcome next_rendering(struct screen *screen)
{
	struct item_form *form = as_form(screen);
	struct services *services = form->base.services;
	const char *language = names_word(language_names, (int)form->rendering_language);
	struct plan *plan;
	const struct plan_item *next;
	struct outcome outcome = outcome_close(0);

	if (!is_complete(form) || !item_form_save(form))
		return outcome_stay();
	plan = planning_plan(services, form->base.participant_id);
	next = next_without(plan, form->item->id, language);
	if (next)
		outcome = conversation_screen_replace(
			plan_item_screen_new(&form->base, plan_item_copy(next), FOCUS_RENDERING));
	else
		services_tell(services, "plan.all_rendered");
	plan_free(plan);
	return outcome;
}

static bool has_more(const struct screen *screen)
{
	return ((const struct item_form *)screen)->item->kind >= PLAN_OBSTACLE;
}

/* The corners, the cause, where it belongs: a page of its own, so that this one stays calm. */
static struct outcome more(struct screen *screen)
{
	struct item_form *form = as_form(screen);

	if (!is_complete(form) || !item_form_save(form))
		return outcome_stay();
	if (form->item->id)
		return conversation_screen_replace(plan_more_screen_new(&form->base, form->item));
	services_tell(form->base.services, "plan.words_needed");
	return outcome_stay();
}

static bool is_rendering(const struct screen *screen)
{
	const struct item_form *form = (const struct item_form *)screen;

	return form->item->id && form->focus == FIELD_RENDERING;
}

static bool is_not_rendering(const struct screen *screen)
{
	return !is_rendering(screen);
}

static struct outcome next_field(struct screen *screen)
{
	item_form_move(as_form(screen), 1);
	return outcome_stay();
}

static struct outcome previous_field(struct screen *screen)
{
	item_form_move(as_form(screen), -1);
	return outcome_stay();
}

static struct outcome between_us(struct screen *screen)
{
	item_form_toggle_between_us(as_form(screen));
	return outcome_stay();
}

static struct outcome next_language(struct screen *screen)
{
	item_form_next_language(as_form(screen));
	return outcome_stay();
}

static struct outcome plan_item_key(struct screen *screen, const struct key *key)
{
	struct item_form *form = as_form(screen);

	if (item_form_typing(form, key))
		return outcome_stay();
	if (key->name == KEY_NAME_DOWN)
		return next_field(screen);
	if (key->name == KEY_NAME_UP)
		return previous_field(screen);
	return outcome_pass();
}

static gint64 plan_item_deadline(const struct screen *screen)
{
	return item_form_deadline((const struct item_form *)screen);
}

static struct outcome plan_item_due(struct screen *screen)
{
	item_form_keep_drafts(as_form(screen));
	return outcome_stay();
}

static bool enter_finishes(const struct screen *screen)
{
	return !item_form_takes_enter((const struct item_form *)screen);
}

/* In a field of several lines Enter begins a new one; leaving saves. */
static bool enter_writes(const struct screen *screen)
{
	return !enter_finishes(screen);
}

static const struct command plan_item_commands[] = {
	{ "Enter", "plan.form_done", "plan.form_done_help", finished, enter_finishes, 1 },
	{ "Esc", "plan.form_done", "plan.form_done_help", services_go_back, enter_writes, 1 },
	{ "Tab", "plan.form_next", "plan.form_next_help", next_field, NULL, 2 },
	{ "^N", "plan.form_another", "plan.form_another_help", another, is_not_rendering, 3 },
	{ "^N", "plan.form_rendering", "plan.form_rendering_help", next_rendering, is_rendering,
	  3 },
	{ "M-u", "plan.between", "plan.between_help", between_us, NULL, 4 },
	{ "M-i", "plan.form_language", "plan.form_language_help", next_language, NULL, 5 },
	{ "^D", "more.key", "more.key_help", more, has_more, 6 },
	{ "BackTab", NULL, "plan.form_previous_help", previous_field, NULL, 90 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { plan_item_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind plan_item_kind = {
	.name = "plan_item",
	.commands = commands,
	.typing = true,
	.title = plan_item_title,
	.draw = plan_item_draw,
	.key = plan_item_key,
	.covered = plan_item_covered,
	.deadline = plan_item_deadline,
	.due = plan_item_due,
	.free = plan_item_screen_free,
};
