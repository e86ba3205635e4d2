/* The shared part of several plans. Numbers run over the sheet: numbers of a person's own plan would tell how much is not shared.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/household_sheet.h"

#include "base/text.h"
#include "report/sheet_knot.h"
#include "report/sheet_parts.h"

#include <string.h>

static const GPtrArray *files_of(const struct part *part)
{
	return part->more;
}

static bool is_shared(const struct plan_item *item)
{
	return item->shared && !item->between_us && item->state != ITEM_DROPPED &&
	       item->step_state != STEP_DROPPED && !text_is_blank(item->text);
}

/* Borrowed items of all members, member by member. */
static GPtrArray *shared_items(const struct part *part, enum plan_kind kind)
{
	GPtrArray *shared = g_ptr_array_new();

	for (guint i = 0; i < files_of(part)->len; i++) {
		const struct person_file *file = files_of(part)->pdata[i];
		g_autoptr(GPtrArray) items = plan_items(file->plan, kind);

		for (guint j = 0; j < items->len; j++)
			if (is_shared(items->pdata[j]))
				g_ptr_array_add(shared, items->pdata[j]);
	}
	return shared;
}

static const struct participant *owner_of(const struct part *part, const struct plan_item *item)
{
	for (guint i = 0; i < files_of(part)->len; i++) {
		const struct person_file *file = files_of(part)->pdata[i];

		if (g_ptr_array_find(file->plan->items, item, NULL))
			return file->participant;
	}
	return NULL;
}

static void add_list(const struct part *part, enum plan_kind kind, const char *key)
{
	g_autoptr(GPtrArray) items = shared_items(part, kind);

	if (items->len > 0)
		part_heading(part, 2, key);
	for (guint i = 0; i < items->len; i++)
		part_add_item(part, items->pdata[i], "\342\200\242", 0,
			      participant_name(owner_of(part, items->pdata[i])));
}

static void add_obstacle(const struct part *part, const struct tangle *tangle, int obstacle,
			 const GPtrArray *ways)
{
	const struct plan_item *item = tangle->obstacles->pdata[obstacle];
	g_autofree char *holders = tangle_holders(tangle, obstacle);
	g_autofree char *waits =
		holders && tangle->knots->knot_of[obstacle] < 0
			? say_with(part->sentences, "sheet.waits_for", "numbers", holders, NULL)
			: NULL;
	const char *solved = item->state == ITEM_SOLVED ? say(part->sentences, "sheet.solved") : "";
	g_autofree char *small = g_strdup_printf(
		"%s%s%s%s%s", participant_name(owner_of(part, item)), *solved ? " \302\267 " : "",
		solved, waits ? " \302\267 " : "", waits ? waits : "");

	part_add_item(part, item, tangle->numbers->pdata[obstacle], 0, small);
	for (guint i = 0; i < ways->len; i++) {
		const struct plan_item *way = ways->pdata[i];

		if (way->parent_id == item->id && owner_of(part, way) == owner_of(part, item))
			part_add_item(part, way, "\342\200\223", 1, "");
	}
}

static void add_obstacles(const struct part *part)
{
	g_autoptr(GPtrArray) obstacles = shared_items(part, PLAN_OBSTACLE);
	g_autoptr(GPtrArray) ways = shared_items(part, PLAN_BREAKTHROUGH);
	g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
	struct tangle *tangle = tangle_new(obstacles, numbers);

	for (guint i = 0; i < obstacles->len; i++)
		g_ptr_array_add(numbers, g_strdup_printf("%u", i + 1));
	for (guint i = 0; i < files_of(part)->len; i++)
		tangle_add(tangle,
			   ((const struct person_file *)files_of(part)->pdata[i])->holdings);
	tangle_tie(tangle);
	if (obstacles->len > 0)
		part_heading(part, 2,
			     ways->len > 0 ? "sheet.obstacles_and_ways_out" : "sheet.obstacles");
	for (int i = 0; i < (int)obstacles->len; i++)
		add_obstacle(part, tangle, i, ways);
	for (int i = 0; i < tangle->knots->knot_count; i++) {
		part_heading(part, 3, "sheet.knot");
		part_add_knot(part, tangle, i);
	}
	tangle_free(tangle);
}

static const char *who(const struct part *part, const struct plan_item *step)
{
	static const char *const keys[] = {
		[OWNER_COUNSELLOR] = "sheet.who_counsellor",
		[OWNER_ORGANISATION] = "sheet.who_organisation",
		[OWNER_HOUSEHOLD] = "sheet.who_household",
	};

	if (*step->owner_name)
		return step->owner_name;
	return step->owner == OWNER_PARTICIPANT ? participant_name(owner_of(part, step))
						: say(part->sentences, keys[step->owner]);
}

static void add_step(const struct part *part, const struct plan_item *step, int number)
{
	struct words words = part_words(part, step);
	g_autofree char *small = part_small_words(part, step, &words, "");
	g_autofree char *text =
		g_strconcat(words.text, *small ? " (" : "", small, *small ? ")" : "", NULL);
	struct block *block = document_add(part->document, BLOCK_STEP, words.language, text);

	block->ticked = step->step_state == STEP_DONE;
	g_free(block->label);
	block->label = g_strdup_printf("%d", number);
	block_set(&block->detail, who(part, step));
	if (step->step_state == STEP_OPEN && step->due_on != DAY_NONE) {
		g_autofree char *on = say_day_short(part->sentences, step->due_on);
		g_autofree char *by = say_with(part->sentences, "sheet.by_day", "day", on, NULL);

		block_set(&block->detail_2, by);
	}
}

/* As on the plan: what was promised and what was only asked stand apart. */
enum bundle { BUNDLE_STEPS, BUNDLE_PROMISES, BUNDLE_ASKED, BUNDLE_COUNT };

static enum bundle bundle_of(const struct plan_item *step)
{
	bool ours = step->owner == OWNER_COUNSELLOR || step->owner == OWNER_ORGANISATION;

	if (step_is_promise(step))
		return BUNDLE_PROMISES;
	return ours && step->acceptance == ACCEPTANCE_ASKED ? BUNDLE_ASKED : BUNDLE_STEPS;
}

static void add_head(const struct part *part, enum bundle bundle)
{
	static const char *const keys[BUNDLE_COUNT] = {
		[BUNDLE_STEPS] = "sheet.steps",
		[BUNDLE_PROMISES] = "sheet.promises",
		[BUNDLE_ASKED] = "sheet.asked",
	};
	struct block *head;

	part_heading(part, 2, keys[bundle]);
	head = document_add(part->document, BLOCK_STEPS, part->code,
			    say(part->sentences, "sheet.step"));
	block_set(&head->label, say(part->sentences, "sheet.number"));
	block_set(&head->detail, say(part->sentences, "sheet.who"));
	block_set(&head->detail_2, say(part->sentences, "sheet.when"));
}

static void add_steps(const struct part *part, int number)
{
	g_autoptr(GPtrArray) steps = shared_items(part, PLAN_STEP);

	for (int bundle = 0; bundle < BUNDLE_COUNT; bundle++) {
		bool headed = false;

		for (guint i = 0; i < steps->len; i++) {
			if ((int)bundle_of(steps->pdata[i]) != bundle)
				continue;
			if (!headed)
				add_head(part, (enum bundle)bundle);
			headed = true;
			add_step(part, steps->pdata[i], ++number);
		}
	}
}

static void add_household(const struct part *part)
{
	g_autoptr(GPtrArray) obstacles = shared_items(part, PLAN_OBSTACLE);
	guint before;

	part_heading(part, 1, "sheet.household_title");
	document_add(part->document, BLOCK_PARAGRAPH, part->code,
		     say(part->sentences, "sheet.household_shared"));
	before = part->document->blocks->len;
	add_list(part, PLAN_PERSPECTIVE, "sheet.perspective");
	add_obstacles(part);
	add_steps(part, (int)obstacles->len);
	if (part->document->blocks->len == before)
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     say(part->sentences, "sheet.household_empty"));
}

static char *whose(const struct part *part)
{
	const GPtrArray *files = files_of(part);

	for (guint i = 0; i < files->len; i++) {
		const struct person_file *file = files->pdata[i];

		if (file->household && *file->household->name)
			return g_strdup(file->household->name);
	}
	return g_strdup("");
}

struct document *household_sheet_make(const struct plan_sheet *sheet, const GPtrArray *files)
{
	static const struct sheet_kind kind = { "sheet.household_title", whose, NULL,
						add_household };
	struct plan_sheet shared = *sheet;

	shared.file = NULL;
	shared.sheet = SHEET_PERSON;
	shared.with_between_us = false;
	return sheet_make(&shared, &kind, files);
}
