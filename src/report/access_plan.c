/* The plan with everything that was noted at each of its items, what grew around it, and how it stood before.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "report/access_parts.h"
#include "report/file_growth.h"

static const char *const plan_keys[PLAN_KIND_COUNT] = {
	"file_sheet.strengths", "file_sheet.helpers",       "file_sheet.perspective",
	"file_sheet.obstacles", "file_sheet.breakthroughs", "file_sheet.steps",
};
static const char *const owner_keys[] = { "owner.participant", "owner.counsellor",
					  "owner.organisation", "owner.household" };
static const char *const step_keys[] = { "step.open", "step.done", "step.dropped" };
static const char *const trial_keys[] = { "trial.idea", "trial.trying", "trial.realised",
					  "trial.failed" };
static const char *const cause_keys[] = { NULL, "cause.person", "cause.practice", "cause.policy" };
static const char *const acceptance_keys[] = { NULL, "access.asked", "access.promised" };
static const char *const reason_keys[] = { "version.after_conversation", "version.before_move" };

/* ---------------------------------------------------------------- one item */

static void join_key(const struct part *part, GString *line, const char *key)
{
	access_join(line, key ? say(part->sentences, key) : NULL);
}

static void join_when(const struct part *part, GString *line, const char *key, day value)
{
	g_autofree char *on = value == DAY_NONE ? NULL : say_day_short(part->sentences, value);
	g_autofree char *words = on ? say_with(part->sentences, key, "day", on, NULL) : NULL;

	access_join(line, words);
}

static void join_step(const struct part *part, GString *small, const struct plan_item *step)
{
	join_key(part, small, owner_keys[step->owner]);
	access_join(small, step->owner_name);
	join_key(part, small, step_keys[step->step_state]);
	join_key(part, small, acceptance_keys[step->acceptance]);
	join_when(part, small, "sheet.by_day", step->due_on);
	join_when(part, small, "sheet.promised_on", step->accepted_on);
	join_when(part, small, "sheet.done_on", step->done_on);
	join_key(part, small, step->anywhere ? "sheet.anywhere" : NULL);
	join_key(part, small, step->rethink ? "sheet.rethink" : NULL);
	join_key(part, small, step->resting ? "sheet.rests" : NULL);
}

static char *about_item(const struct part *part, const struct plan_item *item)
{
	GString *small = g_string_new(NULL);

	if (item->indicator < INDICATOR_COUNT)
		access_join(small, part_indicator(part, (int)item->indicator));
	if (item->kind == PLAN_OBSTACLE)
		join_key(part, small, cause_keys[item->level]);
	if (item->kind == PLAN_STEP)
		join_step(part, small, item);
	else if (item->state != ITEM_OPEN)
		join_key(part, small, item->state == ITEM_SOLVED ? "sheet.solved" : "step.dropped");
	if (item->kind == PLAN_BREAKTHROUGH)
		join_key(part, small, trial_keys[item->trial]);
	join_when(part, small, "sheet.trying_since", item->trying_on);
	access_join_day(part, small, item->ended_on);
	access_join(small, part_language_name(part, item->language));
	access_join_day(part, small, item->said_on);
	join_key(part, small, item->shared ? "access.shared_at_home" : NULL);
	join_key(part, small, item->between_us ? "sheet.between_us" : NULL);
	return g_string_free(small, FALSE);
}

static void add_item(const struct part *part, const struct plan *plan, const struct plan_item *item)
{
	g_autofree char *about = about_item(part, item);
	struct block *block = document_add(part->document, BLOCK_ITEM, item->language, item->text);
	char number[16] = "";

	if (item->kind >= PLAN_OBSTACLE)
		plan_number(plan, item, number);
	block_set(&block->label, number[0] ? number : "\342\200\242");
	block_set(&block->detail, about);
	for (guint i = 0; i < item->renderings->len; i++) {
		const struct rendering *rendering = item->renderings->pdata[i];

		document_add(part->document, BLOCK_QUOTE, rendering->language, rendering->text);
	}
	file_add_corners(part->document, part->sentences, item);
}

/* ---------------------------------------------------------------- the plan */

static const struct plan_item *find(const struct plan *plan, record_id id)
{
	return id ? plan_find(plan, id) : NULL;
}

static void add_holdings(const struct part *part, const struct plan *plan,
			 const GPtrArray *holdings)
{
	for (guint i = 0; i < holdings->len; i++) {
		const struct holding *holding = holdings->pdata[i];
		const struct plan_item *from = find(plan, holding->from_id);
		const struct plan_item *to = find(plan, holding->to_id);
		char numbers[2][16];
		g_autofree char *line = NULL;

		if (!from || !to)
			continue;
		plan_number(plan, from, numbers[0]);
		plan_number(plan, to, numbers[1]);
		line = say_with(part->sentences, "sheet.holds", "number", numbers[0], "numbers",
				numbers[1], NULL);
		document_add(part->document, BLOCK_NOTE, part->code, line);
	}
}

static void add_kinds(const struct part *part, const struct plan *plan)
{
	for (int kind = 0; kind < PLAN_KIND_COUNT; kind++) {
		g_autoptr(GPtrArray) items = plan_items(plan, (enum plan_kind)kind);

		if (items->len > 0)
			part_heading(part, 3, plan_keys[kind]);
		for (guint i = 0; i < items->len; i++)
			add_item(part, plan, items->pdata[i]);
	}
}

void access_add_plan(const struct part *part)
{
	const struct person_file *file = part->sheet->file;

	if (file->plan->items->len == 0)
		return;
	part_heading(part, 2, "sheet.title");
	add_kinds(part, file->plan);
	add_holdings(part, file->plan, file->holdings);
}

/* ---------------------------------------------------------------- around it */

static void add_event(const struct part *part, const char *event, day on)
{
	const struct guide_event *known =
		part->sheet->guide ? guide_find_event(part->sheet->guide, event) : NULL;
	enum language shown = part->language;
	const char *name = known ? texts_in(&known->name, part->language, &shown) : event;
	g_autofree char *when = on == DAY_NONE ? NULL : say_day_short(part->sentences, on);
	struct block *block = document_add(part->document, BLOCK_ITEM,
					   names_word(language_names, (int)shown), name);

	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, when);
}

void access_add_growth(const struct part *part)
{
	const struct person_file *file = part->sheet->file;

	file_add_growth(part->document, part->sentences, file);
	if (file->happenings->len > 0)
		part_heading(part, 2, "access.happenings");
	for (guint i = 0; i < file->happenings->len; i++) {
		const struct happening *happening = file->happenings->pdata[i];

		add_event(part, happening->event, happening->happened_on);
	}
	if (file->family_questions->len > 0)
		part_heading(part, 2, "sheet.family_questions");
	for (guint i = 0; i < file->family_questions->len; i++) {
		const struct family_question *question = file->family_questions->pdata[i];

		add_event(part, question->event, question->raised_on);
	}
}

/* ---------------------------------------------------------------- as it was */

void access_add_versions(const struct part *part)
{
	const GPtrArray *versions = part->sheet->file->versions;

	for (guint i = 0; i < versions->len; i++) {
		const struct plan_version *version = versions->pdata[i];
		bool moved = g_str_equal(version->reason, "move");
		g_autofree char *on = version->made_on == DAY_NONE
					      ? g_strdup("?")
					      : say_day(part->sentences, version->made_on);
		g_autofree char *heading =
			say_with(part->sentences, "access.version", "day", on, "reason",
				 say(part->sentences, reason_keys[moved]), NULL);

		document_add(part->document, BLOCK_HEADING, part->code, heading)->level = 2;
		if (version->plan) {
			add_kinds(part, version->plan);
			add_holdings(part, version->plan, version->holdings);
		}
	}
}
