/* The steps of a sheet as tables: what is agreed, what we promised, what others were only asked. An organisation that was asked has
   promised nothing, and the sheet says so.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet_words.h"

#include <stdio.h>

enum bundle { BUNDLE_STEPS, BUNDLE_RESTING, BUNDLE_PROMISES, BUNDLE_ASKED, BUNDLE_COUNT };

static const char *const bundle_keys[BUNDLE_COUNT] = {
	[BUNDLE_STEPS] = "sheet.steps",
	[BUNDLE_RESTING] = "sheet.resting",
	[BUNDLE_PROMISES] = "sheet.promises",
	[BUNDLE_ASKED] = "sheet.asked",
};
static const char *const owner_keys[] = {
	[OWNER_PARTICIPANT] = "sheet.who_participant",
	[OWNER_COUNSELLOR] = "sheet.who_counsellor",
	[OWNER_ORGANISATION] = "sheet.who_organisation",
	[OWNER_HOUSEHOLD] = "sheet.who_household",
};

/* What stands below the heading of a bundle. */
static const char *const note_keys[BUNDLE_COUNT] = {
	[BUNDLE_ASKED] = "sheet.asked_is_no_promise",
	[BUNDLE_RESTING] = "sheet.resting_is_fine",
};

static enum bundle bundle_of(const struct plan_item *step)
{
	bool ours = step->owner == OWNER_COUNSELLOR || step->owner == OWNER_ORGANISATION;

	if (step_is_promise(step))
		return BUNDLE_PROMISES;
	if (ours && step->acceptance == ACCEPTANCE_ASKED)
		return BUNDLE_ASKED;
	return step->resting && step->step_state == STEP_OPEN ? BUNDLE_RESTING : BUNDLE_STEPS;
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

static const char *organisation(const struct part *part, const struct plan_item *step)
{
	const struct stock_step *stock =
		*step->stock_id ? content_step(part->sheet->content, step->stock_id) : NULL;

	return stock ? stock->organisation.in[part->language] : NULL;
}

static const char *who(const struct part *part, const struct plan_item *step)
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

static char *when(const struct part *part, const struct plan_item *step)
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

/* Useful anywhere, tied to this place, to be thought over again. */
static char *about_step(const struct part *part, const struct plan_item *step)
{
	const char *keys[] = {
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

static void add_step(const struct part *part, const struct plan_item *step)
{
	struct words words = part_words(part, step);
	g_autofree char *about = about_step(part, step);
	g_autofree char *small = part_small_words(part, step, &words, about);
	g_autofree char *text =
		g_strconcat(words.text, *small ? "\n(" : "", small, *small ? ")" : "", NULL);
	g_autofree char *until = when(part, step);
	struct block *block = document_add(part->document, BLOCK_STEP, words.language, text);
	char number[16];

	plan_number(part->sheet->file->plan, step, number);
	block_set(&block->label, number);
	block_set(&block->detail, who(part, step));
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

static void add_attempts(const struct part *part, const GPtrArray *steps, int attempt)
{
	part_heading(part, 3, "sheet.attempts");
	add_head(part);
	for (guint i = 0; i < steps->len; i++) {
		const struct plan_item *step = steps->pdata[i];

		if (step->attempt == attempt)
			add_step(part, step);
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
		add_step(part, step);
	}
	for (guint i = 0; i < steps->len; i++) {
		const struct plan_item *step = steps->pdata[i];

		if (is_attempt(steps, step) &&
		    g_hash_table_add(done, GINT_TO_POINTER(step->attempt)))
			add_attempts(part, steps, step->attempt);
	}
}

static void add_bundle(const struct part *part, enum bundle bundle)
{
	g_autoptr(GPtrArray) steps = steps_of(part, bundle);

	if (steps->len == 0)
		return;
	part_heading(part, 2, bundle_keys[bundle]);
	if (note_keys[bundle])
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     say(part->sentences, note_keys[bundle]));
	add_table(part, steps);
}

void part_add_steps(const struct part *part)
{
	for (int i = 0; i < BUNDLE_COUNT; i++)
		add_bundle(part, (enum bundle)i);
}
