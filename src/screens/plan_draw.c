/* The plan on a screen: each entry of the list in words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_draw.h"

#include "base/text.h"
#include "screens/growth_screens.h"
#include "screens/labels.h"
#include "screens/planning.h"

#include <string.h>

enum { MARGIN = 2, INDENT = 2, WIDE = 108 };

char *plan_owner_words(const struct services *services, const struct plan_item *step)
{
	const char *owner = services_say(services, owner_labels[step->owner]);

	return text_is_blank(step->owner_name) ? g_strdup(owner)
					       : g_strdup_printf("%s: %s", owner, step->owner_name);
}

static void add_part(GString *words, const char *part)
{
	if (!text_is_blank(part))
		g_string_append_printf(words, " · %s", part);
}

static const char *state_key(const struct plan_item *item)
{
	static const char *const item_states[] = {
		[ITEM_OPEN] = NULL,
		[ITEM_SOLVED] = "plan.solved",
		[ITEM_DROPPED] = "plan.dropped",
	};

	if (item->kind == PLAN_STEP)
		return item->step_state == STEP_DROPPED ? "step.dropped" : NULL;
	return item_states[item->state];
}

/* Who does it, and what the owner said to it; since when, where the promises stand. */
static void add_owner(GString *words, const struct plan_picture *picture,
		      const struct plan_item *step, enum plan_part part)
{
	struct services *services = picture->screen->services;
	g_autofree char *owner = plan_owner_words(services, step);
	g_autofree char *accepted_on = planning_day(services, step->accepted_on);

	add_part(words, owner);
	if (step->acceptance == ACCEPTANCE_ASKED)
		add_part(words, services_say(services, "plan.acceptance_asked"));
	if (step->acceptance != ACCEPTANCE_ACCEPTED)
		return;
	add_part(words, services_say(services, "plan.acceptance_accepted"));
	if (part == PART_PROMISES && *accepted_on)
		g_string_append_printf(words, " %s", accepted_on);
}

/* A step that rests, is to be thought over again, is one of several tries, or relies on what no longer holds. */
static void add_step_signs(GString *words, const struct plan_picture *picture,
			   const struct plan_item *step)
{
	struct services *services = picture->screen->services;

	if (step->step_state != STEP_OPEN)
		return;
	if (step->resting)
		add_part(words, services_say(services, "plan.rests"));
	if (step->rethink)
		add_part(words, services_say(services, "plan.rethink"));
	if (item_cites_lapsed_fact(services, step))
		add_part(words, services_say(services, "plan.check_this"));
}

static int open_corners(const struct plan_item *breakthrough)
{
	return text_is_blank(breakthrough->rule) + text_is_blank(breakthrough->grip) +
	       text_is_blank(breakthrough->cost) + text_is_blank(breakthrough->who_agrees);
}

/* How far a breakthrough is, and which of its corners nobody has filled in yet. */
static void add_breakthrough_signs(GString *words, const struct plan_picture *picture,
				   const struct plan_item *breakthrough)
{
	struct services *services = picture->screen->services;
	int open = open_corners(breakthrough);
	g_autofree char *corners = NULL;

	if (breakthrough->trial != TRIAL_IDEA)
		add_part(words, services_say(services, trial_labels[breakthrough->trial]));
	if (breakthrough->state != ITEM_OPEN)
		return;
	if (item_cites_lapsed_fact(services, breakthrough))
		add_part(words, services_say(services, "plan.check_this"));
	if (open == 0)
		return;
	corners = say_count(planning_sentences(services), "plan.open_corners", open, NULL);
	add_part(words, corners);
}

static char *item_words(const struct plan_picture *picture, const struct plan_entry *entry)
{
	const struct plan_item *item = entry->item;
	const struct services *services = picture->screen->services;
	GString *words = g_string_new(NULL);

	if (item->between_us && conversation_screen_is_overheard(picture->screen)) {
		g_string_append(words, services_say(services, "plan.covered"));
		return g_string_free(words, FALSE);
	}
	g_string_append(words, item->text);
	if (item->kind == PLAN_STEP)
		add_owner(words, picture, item, entry->part);
	if (item->kind == PLAN_BREAKTHROUGH)
		add_breakthrough_signs(words, picture, item);
	if (state_key(item))
		add_part(words, services_say(services, state_key(item)));
	if (item->kind == PLAN_STEP)
		add_step_signs(words, picture, item);
	if (item->between_us)
		g_string_append_printf(words, " %s", services_say(services, "plan.between_us"));
	return g_string_free(words, FALSE);
}

/* At the right: the domain of an obstacle, the day of a step, what a breakthrough is. */
static char *item_aside(const struct plan_picture *picture, const struct plan_item *item)
{
	struct services *services = picture->screen->services;
	g_autofree char *due_on = NULL;

	if (item->kind == PLAN_BREAKTHROUGH)
		return g_strdup(services_say(services, "plan.kind_breakthrough"));
	if (item->kind == PLAN_OBSTACLE && item->indicator != INDICATOR_NONE)
		return texts_on_screen(services,
				       &services->content->indicators[item->indicator].name,
				       services->settings.language);
	if (item->kind != PLAN_STEP || item->due_on == DAY_NONE)
		return NULL;
	due_on = planning_day(services, item->due_on);
	if (step_is_overdue(item, services_today(services)))
		return say_with(planning_sentences(services), "plan.overdue", "day", due_on, NULL);
	return g_steal_pointer(&due_on);
}

/* "2.1 [x] ", "• " */
static char *item_lead(const struct plan_picture *picture, const struct plan_item *item)
{
	static const char *const boxes[] = {
		[STEP_OPEN] = "[ ] ",
		[STEP_DONE] = "[x] ",
		[STEP_DROPPED] = "[-] ",
	};
	char number[16];

	if (item->kind < PLAN_OBSTACLE)
		return g_strdup(item->kind == PLAN_PERSPECTIVE ? "" : "• ");
	plan_number(picture->plan, item, number);
	return g_strdup_printf("%s %s", number,
			       item->kind == PLAN_STEP ? boxes[item->step_state] : "");
}

static enum style item_style(const struct plan_item *item)
{
	bool over =
		item->kind == PLAN_STEP ? item->step_state != STEP_OPEN : item->state != ITEM_OPEN;

	if (over)
		return STYLE_HINT;
	return item->kind == PLAN_OBSTACLE || item->kind == PLAN_PERSPECTIVE ? STYLE_STRONG
									     : STYLE_TEXT;
}

/* The languages on the screen; another one only where none of these is there. */
static bool is_read_here(const struct conversation_screen *screen, const struct plan_item *item,
			 const struct rendering *rendering)
{
	const char *first = names_word(language_names, screen->language);
	const char *second = screen->second == LANGUAGE_NONE
				     ? first
				     : names_word(language_names, screen->second);

	if (g_str_equal(rendering->language, first) || g_str_equal(rendering->language, second))
		return true;
	for (guint i = 0; i < item->renderings->len; i++) {
		const struct rendering *other = item->renderings->pdata[i];

		if (g_str_equal(other->language, first) || g_str_equal(other->language, second))
			return false;
	}
	return true;
}

/* The same words in other languages, below the item the attention is on, and below all where there is room. */
static void add_renderings(const struct plan_picture *picture, struct row_list *rows, int entry,
			   int column, const struct plan_item *item)
{
	const struct services *services = picture->screen->services;

	if (item->between_us && conversation_screen_is_overheard(picture->screen))
		return;
	for (guint i = 0; i < item->renderings->len; i++) {
		const struct rendering *rendering = item->renderings->pdata[i];

		if (!is_read_here(picture->screen, item, rendering))
			continue;
		const char *language =
			services_say(services, language_code_label(rendering->language));
		g_autofree char *words = g_strdup_printf("%s: %s", language, rendering->text);

		row_list_more(rows, entry, column, STYLE_HINT, words);
	}
}

static void add_item(const struct plan_picture *picture, struct row_list *rows, int entry,
		     const struct plan_entry *at)
{
	int column = MARGIN + at->depth * INDENT;
	g_autofree char *lead = item_lead(picture, at->item);
	g_autofree char *words = item_words(picture, at);
	g_autofree char *aside = item_aside(picture, at->item);

	row_list_entry(rows, entry, column, item_style(at->item), lead, words, aside);
	if (entry == rows->selected || rows->width >= WIDE)
		add_renderings(picture, rows, entry, column + text_columns(lead, -1), at->item);
}

/* In the participant's language, and quietly in the other one. */
static void add_heading(const struct plan_picture *picture, struct row_list *rows,
			enum plan_part part)
{
	const struct conversation_screen *screen = picture->screen;
	const char *key = plan_part_heading(part);
	const char *second =
		screen->second == LANGUAGE_NONE
			? NULL
			: say(services_sentences(screen->services, screen->second), key);

	if (rows->rows->len > 0)
		row_list_blank(rows);
	row_list_heading(rows, say(services_sentences(screen->services, screen->language), key),
			 second);
}

void plan_draw(const struct plan_picture *picture, struct row_list *rows, struct canvas *canvas,
	       struct area area)
{
	enum plan_part part = PART_COUNT;

	row_list_begin(rows, area.width);
	for (guint i = 0; i < picture->entries->len; i++) {
		const struct plan_entry *entry =
			&g_array_index(picture->entries, struct plan_entry, i);

		if (entry->part != part)
			add_heading(picture, rows, entry->part);
		part = entry->part;
		if (entry->item)
			add_item(picture, rows, (int)i, entry);
		else
			row_list_entry(rows, (int)i, MARGIN, STYLE_HINT, NULL,
				       services_say(picture->screen->services, "plan.empty"), NULL);
	}
	row_list_draw(rows, canvas, area);
}
