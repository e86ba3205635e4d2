/* The fourteen domains: one key says how each is now.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/indicators_screen.h"

#include "screens/going_on.h"
#include "screens/growth_screens.h"
#include "screens/planning.h"
#include "screens/typed_number.h"

static const struct screen_kind indicators_kind;

static struct indicators_screen *as_indicators(struct screen *screen)
{
	return (struct indicators_screen *)screen;
}

static void reload(struct indicators_screen *self)
{
	domains_load(&self->domains, &self->base);
}

struct screen *indicators_screen_new(struct services *services, record_id participant_id,
				     record_id conversation_id)
{
	struct indicators_screen *self = g_new0(struct indicators_screen, 1);

	if (!conversation_screen_init(&self->base, &indicators_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	reload(self);
	conversation_screen_remember_place(&self->base, "indicators");
	return &self->base.base;
}

static void indicators_free(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	domains_done(&self->domains);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *indicators_title(const struct screen *screen)
{
	const struct indicators_screen *self = (const struct indicators_screen *)screen;

	return conversation_screen_title(
		&self->base, services_say(self->base.services, self->voice == VOICE_COUNSELLOR
								       ? "indicators.own_title"
								       : "indicators.title"));
}

/* ---------------------------------------------------------------- keys */

static struct outcome feel(struct screen *screen, enum feeling feeling)
{
	struct indicators_screen *self = as_indicators(screen);

	domains_set_feeling(&self->domains, self->selected, self->voice, feeling);
	self->found = false;
	reload(self);
	return outcome_stay();
}

/* ---------------------------------------------------------------- typed in from paper */

static struct outcome by_number(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	self->by_number = !self->by_number;
	self->typed = 0;
	self->found = false;
	return outcome_stay();
}

/* A number that could be the first digit of another one waits for Enter. */
static bool is_half_a_number(const struct screen *screen)
{
	const struct indicators_screen *self = (const struct indicators_screen *)screen;

	return self->by_number && self->typed > 0;
}

static struct outcome number_is_whole(struct screen *screen)
{
	as_indicators(screen)->typed = 0;
	as_indicators(screen)->found = true;
	return outcome_stay();
}

static bool takes_a_feeling(const struct screen *screen)
{
	const struct indicators_screen *self = (const struct indicators_screen *)screen;

	return !self->by_number || self->found;
}

static bool takes_a_number(const struct screen *screen)
{
	return !takes_a_feeling(screen);
}

static bool find_by_number(struct indicators_screen *self, const struct key *key)
{
	int number;

	if (!self->by_number || !typed_number_key(&self->typed, key, INDICATOR_COUNT, &number))
		return false;
	if (number > 0)
		self->selected = (enum indicator)(number - 1);
	self->found = number > 0 && self->typed == 0;
	return true;
}

/* ---------------------------------------------------------------- keys */

static struct outcome goes_well(struct screen *screen)
{
	return feel(screen, FEELING_GOES_WELL);
}

static struct outcome pinches(struct screen *screen)
{
	return feel(screen, FEELING_PINCHES);
}

static struct outcome not_now(struct screen *screen)
{
	return feel(screen, FEELING_NOT_NOW);
}

static struct outcome clear(struct screen *screen)
{
	return feel(screen, FEELING_NOT_SAID);
}

static struct outcome choose(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	domains_toggle_chosen(&self->domains, self->selected);
	reload(self);
	return outcome_stay();
}

static struct outcome between_us(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	domains_toggle_between_us(&self->domains, self->selected, self->voice);
	reload(self);
	return outcome_stay();
}

static struct outcome open_detail(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	return conversation_screen_open(
		indicator_screen_new(self->base.services, self->base.participant_id,
				     self->base.conversation_id, self->selected, self->voice));
}

static struct outcome guide(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	return conversation_screen_open(
		guide_screen_new(self->base.services, self->base.participant_id,
				 self->base.conversation_id, self->selected, NULL));
}

static struct outcome course(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	return conversation_screen_open(course_screen_new(
		self->base.services, self->base.participant_id, self->base.conversation_id));
}

/* The walk: from domain to domain, and then to the plan. */
static struct outcome next(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	if (self->selected + 1 < INDICATOR_COUNT) {
		self->selected++;
		self->typed = 0;
		self->found = self->by_number;
		return outcome_stay();
	}
	return conversation_screen_replace(plan_screen_new(
		self->base.services, self->base.participant_id, self->base.conversation_id));
}

/* Never at the table: only when nobody else looks on. */
static struct outcome own_view(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	if (self->voice == VOICE_COUNSELLOR)
		self->voice = VOICE_PARTICIPANT;
	else if (self->domains.own_view_allowed)
		self->voice = VOICE_COUNSELLOR;
	else
		services_tell(self->base.services, "indicators.own_view_afterwards");
	return outcome_stay();
}

static struct outcome undo(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	planning_undo(self->base.services);
	reload(self);
	return outcome_stay();
}

static struct outcome indicators_resumed(struct screen *screen, int value)
{
	reload(as_indicators(screen));
	return going_on(value) ? going_on_from(screen, value) : outcome_stay();
}

static enum indicator group_start(enum indicator selected, int by)
{
	int group = (int)indicator_group_of(selected) + by;

	for (enum indicator indicator = 0; indicator < INDICATOR_COUNT; indicator++)
		if ((int)indicator_group_of(indicator) == CLAMP(group, 0, GROUP_COUNT - 1))
			return indicator;
	return selected;
}

static struct outcome indicators_key(struct screen *screen, const struct key *key)
{
	struct indicators_screen *self = as_indicators(screen);
	int selected = (int)self->selected;

	if (find_by_number(self, key))
		return outcome_stay();
	switch (key->name) {
	case KEY_NAME_UP:
		selected--;
		break;
	case KEY_NAME_DOWN:
		selected++;
		break;
	case KEY_NAME_PAGE_UP:
		selected = (int)group_start(self->selected, -1);
		break;
	case KEY_NAME_PAGE_DOWN:
		selected = (int)group_start(self->selected, 1);
		break;
	case KEY_NAME_HOME:
		selected = 0;
		break;
	case KEY_NAME_END:
		selected = INDICATOR_COUNT - 1;
		break;
	default:
		return outcome_pass();
	}
	self->selected = (enum indicator)CLAMP(selected, 0, INDICATOR_COUNT - 1);
	self->typed = 0;
	self->found = self->by_number;
	return outcome_stay();
}

static bool is_the_persons(const struct screen *screen)
{
	return ((const struct indicators_screen *)screen)->voice == VOICE_PARTICIPANT;
}

static const struct command indicators_commands[] = {
	{ "Enter", "indicators.number", "indicators.number_help", number_is_whole, is_half_a_number,
	  1 },
	{ "f", "indicators.no_number", "indicators.by_number_help", by_number, takes_a_number, 2 },
	{ "1 g", "feeling.goes_well", "indicators.goes_well_help", goes_well, takes_a_feeling, 1 },
	{ "2 w", "feeling.pinches", "indicators.pinches_help", pinches, takes_a_feeling, 2 },
	{ "3 n", "feeling.not_now", "indicators.not_now_help", not_now, takes_a_feeling, 3 },
	{ "Enter", "indicators.detail", "indicators.detail_help", open_detail, NULL, 4 },
	{ "^N", "indicators.next", "indicators.next_help", next, NULL, 5 },
	{ "c", "indicators.choose", "indicators.choose_help", choose, is_the_persons, 6 },
	{ "v", "plan.between", "plan.between_help", between_us, NULL, 30 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 31 },
	{ "e", "indicators.own_view", "indicators.own_view_help", own_view, NULL, 32 },
	{ "^F", "guide.key", "guide.key_help", guide, NULL, 33 },
	{ "o", "course.key", "course.key_help", course, NULL, 34 },
	{ "f", "indicators.by_number", "indicators.by_number_help", by_number, NULL, 35 },
	{ "0 Del", NULL, "indicators.clear_help", clear, takes_a_feeling, 90 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { indicators_commands, conversation_commands,
						  NULL };

static const struct screen_kind indicators_kind = {
	.name = "indicators",
	.commands = commands,
	.title = indicators_title,
	.draw = indicators_draw,
	.key = indicators_key,
	.resumed = indicators_resumed,
	.free = indicators_free,
};
