/* More about one item of the plan: the corners of a breakthrough and how it was tried, the cause of an obstacle, where a step belongs.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "screens/labels.h"
#include "screens/record_screen.h"
#include "store/plans.h"

static const char *const attempt_labels[] = { "more.attempt_none", "more.attempt_a",
					      "more.attempt_b",    "more.attempt_c",
					      "more.attempt_d",    "more.attempt_e" };

#define IN_ITEM(field) offsetof(struct plan_item, field)
#define CORNER(key, draft, place)                                                                  \
	{                                                                                          \
		.kind = FIELD_LINE, .label = key, .name = draft, .offset = place,                  \
		.stays_open = true                                                                 \
	}

static bool was_tried(const void *item)
{
	return ((const struct plan_item *)item)->trial != TRIAL_IDEA;
}

static bool is_over(const void *item)
{
	return ((const struct plan_item *)item)->trial >= TRIAL_REALISED;
}

static bool may_be_shared(const void *item)
{
	return !((const struct plan_item *)item)->between_us;
}

static const struct field_form breakthrough_fields[] = {
	CORNER("more.rule", "rule", IN_ITEM(rule)),
	CORNER("more.grip", "grip", IN_ITEM(grip)),
	CORNER("more.cost", "cost", IN_ITEM(cost)),
	CORNER("more.who_agrees", "agrees", IN_ITEM(who_agrees)),
	{ .kind = FIELD_CHOICE,
	  .label = "more.trial",
	  .offset = IN_ITEM(trial),
	  .words = trial_labels,
	  .count = TRIAL_FAILED + 1 },
	{ .kind = FIELD_DAY,
	  .label = "more.trying_on",
	  .offset = IN_ITEM(trying_on),
	  .applies = was_tried },
	{ .kind = FIELD_DAY,
	  .label = "more.ended_on",
	  .offset = IN_ITEM(ended_on),
	  .applies = is_over },
	{ .kind = FIELD_LINE,
	  .label = "more.learned",
	  .name = "learned",
	  .offset = IN_ITEM(learned) },
};

static const struct field_form obstacle_fields[] = {
	{ .kind = FIELD_CHOICE,
	  .label = "more.level",
	  .offset = IN_ITEM(level),
	  .words = cause_labels,
	  .count = CAUSE_POLICY + 1 },
	{ .kind = FIELD_YES_NO,
	  .label = "more.shared",
	  .offset = IN_ITEM(shared),
	  .applies = may_be_shared },
};

static const struct field_form step_fields[] = {
	{ .kind = FIELD_YES_NO, .label = "more.anywhere", .offset = IN_ITEM(anywhere) },
	{ .kind = FIELD_YES_NO, .label = "more.place_bound", .offset = IN_ITEM(place_bound) },
	{ .kind = FIELD_YES_NO, .label = "more.resting", .offset = IN_ITEM(resting) },
	{ .kind = FIELD_YES_NO, .label = "more.rethink", .offset = IN_ITEM(rethink) },
	{ .kind = FIELD_CHOICE,
	  .label = "more.attempt",
	  .offset = IN_ITEM(attempt),
	  .words = attempt_labels,
	  .count = G_N_ELEMENTS(attempt_labels) },
	{ .kind = FIELD_YES_NO,
	  .label = "more.shared",
	  .offset = IN_ITEM(shared),
	  .applies = may_be_shared },
};

static bool is_blank(const void *item)
{
	(void)item;
	return false;
}

static const char *wrong(const void *item)
{
	return plan_item_wrong_day(item);
}

/* A state without its day gets today's; a day that no longer says anything goes. */
static void set_days(struct plan_item *item, day today)
{
	if (item->trial == TRIAL_IDEA)
		item->trying_on = DAY_NONE;
	else if (item->trial == TRIAL_TRYING && item->trying_on == DAY_NONE)
		item->trying_on = today;
	if (item->trial < TRIAL_REALISED)
		item->ended_on = DAY_NONE;
	else if (item->ended_on == DAY_NONE)
		item->ended_on = today;
}

static bool save_item(struct vault *vault, void *data, struct error *error)
{
	const struct clock *clock = vault_clock(vault);
	struct plan_item *item = data;

	if (item->kind == PLAN_BREAKTHROUGH)
		set_days(item, clock->today(clock->data));
	return plan_item_save(vault, item, error);
}

static void free_item(void *data)
{
	plan_item_free(data);
}

static char *heading(const struct services *services, const void *data)
{
	(void)services;
	return g_strdup(((const struct plan_item *)data)->text);
}

#define MORE(name, key, sentence, under)                                                           \
	static const struct record_kind name = {                                                   \
		.title = key,                                                                      \
		.draft = "more",                                                                   \
		.fields = under,                                                                   \
		.count = G_N_ELEMENTS(under),                                                      \
		.is_blank = is_blank,                                                              \
		.wrong = wrong,                                                                    \
		.save = save_item,                                                                 \
		.free = free_item,                                                                 \
		.undo_new = "undo.plan_edited",                                                    \
		.undo_edited = "undo.plan_edited",                                                 \
		.heading = heading,                                                                \
		.note = sentence,                                                                  \
	}

MORE(more_breakthrough, "more.title_breakthrough", "more.note_breakthrough", breakthrough_fields);
MORE(more_obstacle, "more.title_obstacle", "more.note_obstacle", obstacle_fields);
MORE(more_step, "more.title_step", "more.note_step", step_fields);

struct screen *plan_more_screen_new(const struct conversation_screen *from,
				    const struct plan_item *item)
{
	static const struct record_kind *const kinds[PLAN_KIND_COUNT] = {
		[PLAN_OBSTACLE] = &more_obstacle,
		[PLAN_BREAKTHROUGH] = &more_breakthrough,
		[PLAN_STEP] = &more_step,
	};

	if (!kinds[item->kind]) {
		services_tell(from->services, "plan.only_steps");
		return NULL;
	}
	return record_screen_new(from, kinds[item->kind], plan_item_copy(item));
}
