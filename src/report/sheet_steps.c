/* The steps of a sheet as tables: what is agreed, what we promised, what others were only asked. An organisation that was asked has
   promised nothing, and the sheet says so.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet_steps.h"

#include <stdio.h>

#define NEXT_MOST 3 /* to be seen at once, and borne */

static const char *const bundle_keys[BUNDLE_COUNT] = {
	[BUNDLE_NEXT] = "sheet.next_steps",
	[BUNDLE_PROMISES] = "sheet.promises",
	[BUNDLE_ASKED] = "sheet.asked",
	[BUNDLE_OTHER] = "sheet.other_steps",
};
static const char *const owner_keys[] = {
	[OWNER_PARTICIPANT] = "sheet.who_participant",
	[OWNER_COUNSELLOR] = "sheet.who_counsellor",
	[OWNER_ORGANISATION] = "sheet.who_organisation",
	[OWNER_HOUSEHOLD] = "sheet.who_household",
};

/* Of what is neither promised nor asked, which come next is found among all of them. */
static enum bundle bundle_of(const struct plan_item *step)
{
	bool ours = step->owner == OWNER_COUNSELLOR || step->owner == OWNER_ORGANISATION;

	if (step_is_promise(step))
		return BUNDLE_PROMISES;
	return ours && step->acceptance == ACCEPTANCE_ASKED ? BUNDLE_ASKED : BUNDLE_OTHER;
}

/* In the order of the numbers; what is useful anywhere comes first. */
static gint by_order(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct plan *plan = data;
	const struct plan_item *steps[2] = { *(const struct plan_item *const *)a,
					     *(const struct plan_item *const *)b };
	char numbers[2][16];
	int parts[2][3] = { { 0 }, { 0 } };

	if (steps[0]->anywhere != steps[1]->anywhere)
		return steps[0]->anywhere ? -1 : 1;
	plan_number(plan, steps[0], numbers[0]);
	plan_number(plan, steps[1], numbers[1]);
	for (int i = 0; i < 2; i++)
		(void)sscanf(numbers[i], "%d.%d.%d", &parts[i][0], &parts[i][1], &parts[i][2]);
	for (int i = 0; i < 3; i++)
		if (parts[0][i] != parts[1][i])
			return parts[0][i] - parts[1][i];
	return 0;
}

/* Borrowed items, in order. */
static GPtrArray *steps_of(const struct part *part, enum bundle bundle)
{
	struct plan *plan = part->sheet->file->plan;
	g_autoptr(GPtrArray) all = plan_items(plan, PLAN_STEP);
	GPtrArray *steps = g_ptr_array_new();

	for (guint i = 0; i < all->len; i++) {
		const struct plan_item *step = all->pdata[i];

		if (part_may_show(part, step->between_us) && step->step_state != STEP_DROPPED &&
		    bundle_of(step) == bundle)
			g_ptr_array_add(steps, all->pdata[i]);
	}
	g_ptr_array_sort_with_data(steps, by_order, plan);
	return steps;
}

static int attempts_like(const GPtrArray *steps, int attempt)
{
	int count = 0;

	for (guint i = 0; i < steps->len; i++)
		count += ((const struct plan_item *)steps->pdata[i])->attempt == attempt;
	return count;
}

/* Attempts at the same time: at least two of one group in a bundle. */
static bool is_attempt(const GPtrArray *steps, const struct plan_item *step)
{
	return step->attempt > 0 && attempts_like(steps, step->attempt) > 1;
}

static gint by_day(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct plan_item *steps[2] = { *(const struct plan_item *const *)a,
					     *(const struct plan_item *const *)b };

	if (steps[0]->due_on == steps[1]->due_on)
		return by_order(a, b, data);
	if (steps[0]->due_on == DAY_NONE || steps[1]->due_on == DAY_NONE)
		return steps[0]->due_on == DAY_NONE ? 1 : -1;
	return steps[0]->due_on < steps[1]->due_on ? -1 : 1;
}

/* Open and in hand, the first day first. */
static GPtrArray *next_of(const struct part *part, const GPtrArray *steps)
{
	GPtrArray *next = g_ptr_array_new();

	for (guint i = 0; i < steps->len; i++) {
		const struct plan_item *step = steps->pdata[i];

		if (step->step_state == STEP_OPEN && !step->resting)
			g_ptr_array_add(next, steps->pdata[i]);
	}
	g_ptr_array_sort_with_data(next, by_day, part->sheet->file->plan);
	g_ptr_array_set_size(next, (gint)MIN(next->len, NEXT_MOST));
	return next;
}

GPtrArray *part_steps(const struct part *part, enum bundle bundle)
{
	GPtrArray *steps = steps_of(part, bundle == BUNDLE_NEXT ? BUNDLE_OTHER : bundle);
	g_autoptr(GPtrArray) next = NULL;

	if (bundle != BUNDLE_NEXT && bundle != BUNDLE_OTHER)
		return steps;
	next = next_of(part, steps);
	if (bundle == BUNDLE_NEXT) {
		g_ptr_array_unref(steps);
		return g_steal_pointer(&next);
	}
	for (guint i = 0; i < next->len; i++)
		(void)g_ptr_array_remove(steps, next->pdata[i]);
	return steps;
}

static const char *organisation(const struct part *part, const struct plan_item *step)
{
	const struct stock_step *stock =
		*step->stock_id ? content_step(part->sheet->content, step->stock_id) : NULL;

	return stock ? stock->organisation.in[part->language] : NULL;
}

const char *part_step_who(const struct part *part, const struct plan_item *step)
{
	const char *name = step->owner == OWNER_ORGANISATION ? organisation(part, step) : NULL;

	if (*step->owner_name)
		return step->owner_name;
	if (name && *name)
		return name;
	if (step->owner == OWNER_PARTICIPANT && part->sheet->sheet != SHEET_PERSON)
		return participant_name(part->sheet->file->participant);
	return say(part->sentences, owner_keys[step->owner]);
}

static void add_line(GString *lines, char *line)
{
	if (lines->len > 0)
		g_string_append_c(lines, '\n');
	g_string_append(lines, line);
	g_free(line);
}

static char *with_day(const struct part *part, const char *key, day value)
{
	g_autofree char *text = say_day_short(part->sentences, value);

	return say_with(part->sentences, key, "day", text, NULL);
}

char *part_step_when(const struct part *part, const struct plan_item *step)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	if (step->step_state == STEP_DONE && step->done_on == DAY_NONE)
		add_line(lines, g_strdup(say(part->sentences, "sheet.done")));
	else if (step->step_state == STEP_DONE)
		add_line(lines, with_day(part, "sheet.done_on", step->done_on));
	else if (step->due_on != DAY_NONE)
		add_line(lines, with_day(part, "sheet.by_day", step->due_on));
	if (step_is_promise(step) && step->step_state == STEP_OPEN && step->accepted_on != DAY_NONE)
		add_line(lines, with_day(part, "sheet.promised_on", step->accepted_on));
	return g_strdup(lines->str);
}

/* One of several at once, whatever bundle the others stand in. */
static bool has_siblings(const struct part *part, const struct plan_item *step)
{
	g_autoptr(GPtrArray) all = steps_of(part, bundle_of(step));

	return step->step_state == STEP_OPEN && is_attempt(all, step);
}

/* At rest, useful anywhere, tied to this place, to be thought over again. */
char *part_step_about(const struct part *part, const struct plan_item *step, bool in_group)
{
	const char *keys[] = {
		!in_group && has_siblings(part, step) ? "sheet.one_attempt" : NULL,
		step->resting && step->step_state == STEP_OPEN ? "sheet.rests" : NULL,
		step->anywhere && !step->place_bound ? "sheet.anywhere" : NULL,
		step->rethink && step->step_state == STEP_OPEN ? "sheet.rethink" : NULL,
	};
	g_autoptr(GString) about = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (keys[i])
			g_string_append_printf(about, "%s%s", about->len ? " \302\267 " : "",
					       say(part->sentences, keys[i]));
	return g_strdup(about->str);
}

static void add_step(const struct part *part, const struct plan_item *step, bool in_group)
{
	struct words words = part_words(part, step);
	g_autofree char *about = part_step_about(part, step, in_group);
	g_autofree char *small = part_small_words(part, step, &words, about);
	g_autofree char *text =
		g_strconcat(words.text, *small ? " (" : "", small, *small ? ")" : "", NULL);
	g_autofree char *until = part_step_when(part, step);
	struct block *block = document_add(part->document, BLOCK_STEP, words.language, text);
	char number[16];

	plan_number(part->sheet->file->plan, step, number);
	block_set(&block->label, number);
	block_set(&block->detail, part_step_who(part, step));
	block_set(&block->detail_2, until);
	block->ticked = step->step_state == STEP_DONE;
}

static void add_head(const struct part *part)
{
	struct block *head = document_add(part->document, BLOCK_STEPS, part->code,
					  say(part->sentences, "sheet.step"));

	block_set(&head->label, say(part->sentences, "sheet.number"));
	block_set(&head->detail, say(part->sentences, "sheet.who"));
	block_set(&head->detail_2, say(part->sentences, "sheet.when"));
}

static void add_attempts(const struct part *part, const GPtrArray *steps, int attempt)
{
	part_heading(part, 3, "sheet.attempts");
	add_head(part);
	for (guint i = 0; i < steps->len; i++) {
		const struct plan_item *step = steps->pdata[i];

		if (step->attempt == attempt)
			add_step(part, step, true);
	}
}

static void add_table(const struct part *part, const GPtrArray *steps)
{
	g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
	bool headed = false;

	for (guint i = 0; i < steps->len; i++) {
		const struct plan_item *step = steps->pdata[i];

		if (is_attempt(steps, step))
			continue;
		if (!headed)
			add_head(part);
		headed = true;
		add_step(part, step, false);
	}
	for (guint i = 0; i < steps->len; i++) {
		const struct plan_item *step = steps->pdata[i];

		if (is_attempt(steps, step) &&
		    g_hash_table_add(done, GINT_TO_POINTER(step->attempt)))
			add_attempts(part, steps, step->attempt);
	}
}

static void add_bundle(const struct part *part, enum bundle bundle, const char *key)
{
	g_autoptr(GPtrArray) steps = part_steps(part, bundle);

	if (steps->len == 0)
		return;
	part_heading(part, 2, key);
	add_table(part, steps);
}

void part_add_next_steps(const struct part *part)
{
	add_bundle(part, BUNDLE_NEXT, bundle_keys[BUNDLE_NEXT]);
}

void part_add_promises(const struct part *part)
{
	add_bundle(part, BUNDLE_PROMISES, bundle_keys[BUNDLE_PROMISES]);
	add_bundle(part, BUNDLE_ASKED, bundle_keys[BUNDLE_ASKED]);
}

void part_add_other_steps(const struct part *part)
{
	g_autoptr(GPtrArray) next = part_steps(part, BUNDLE_NEXT);

	add_bundle(part, BUNDLE_OTHER, next->len > 0 ? bundle_keys[BUNDLE_OTHER] : "sheet.steps");
}
