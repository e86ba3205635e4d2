/* One domain: what it is, why it matters, three questions, how it is now, and a note. Read first; Enter writes the note.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/indicator_screen.h"

#include "screens/going_on.h"
#include "screens/growth_screens.h"
#include "screens/labels.h"
#include "screens/plan_changes.h"
#include "screens/planning.h"

#include <string.h>

static const struct screen_kind reading_kind, writing_kind;

static struct indicator_screen *as_indicator(struct screen *screen)
{
	return (struct indicator_screen *)screen;
}

static void reload(struct indicator_screen *self)
{
	domains_load(&self->domains, &self->base);
}

/* ---------------------------------------------------------------- the note */

static const char *stored_note(const struct indicator_screen *self)
{
	return indicator_rating(self) ? indicator_rating(self)->note : "";
}

static void open_note(struct indicator_screen *self)
{
	g_autofree char *field =
		g_strdup_printf("rating:%s:%s", names_word(indicator_names, (int)self->indicator),
				names_word(voice_names, (int)self->voice));
	struct draft_key key = { .participant_id = self->base.participant_id,
				 .conversation_id = self->domains.conversation_id,
				 .field = field };
	bool recovered = false;
	g_autofree char *text = draft_keeper_open(&self->keeper, self->base.services, &key,
						  stored_note(self), &recovered);

	self->note = text_edit_new(text);
	draft_keeper_watch_text(&self->keeper, self->note);
	if (recovered)
		services_tell(self->base.services, "plan.recovered");
}

static bool save_note(struct indicator_screen *self)
{
	struct services *services = self->base.services;
	const char *text = text_edit_text(self->note);
	struct rating *rating;
	struct error error = ERROR_CLEAR;
	bool saved;

	if (strcmp(text, stored_note(self)) == 0)
		return !self->keeper.has_draft || draft_keeper_forget(&self->keeper, &error);
	rating = domains_rating(&self->domains, self->indicator, self->voice);
	g_free(rating->note);
	rating->note = g_strdup(text);
	g_strlcpy(rating->language,
		  plan_language_guess(text, "uk",
				      services->settings.language == LANGUAGE_EN ? "en" : "nl"),
		  sizeof(rating->language));
	saved = domains_save_note(&self->domains, rating, &self->keeper);
	if (saved)
		draft_keeper_settled(&self->keeper, text);
	rating_free(rating);
	reload(self);
	return saved;
}

/* ---------------------------------------------------------------- begin and end */

struct screen *indicator_screen_new(struct services *services, record_id participant_id,
				    record_id conversation_id, enum indicator indicator,
				    enum voice voice)
{
	struct indicator_screen *self = g_new0(struct indicator_screen, 1);

	if (!conversation_screen_init(&self->base, &reading_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->indicator = indicator;
	self->rows = row_list_new();
	reload(self);
	self->voice = self->domains.own_view_allowed ? voice : VOICE_PARTICIPANT;
	open_note(self);
	return &self->base.base;
}

static void indicator_free(struct screen *screen)
{
	struct indicator_screen *self = as_indicator(screen);

	draft_keeper_done(&self->keeper);
	text_edit_free(self->note);
	row_list_free(self->rows);
	domains_done(&self->domains);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *indicator_title(const struct screen *screen)
{
	const struct indicator_screen *self = (const struct indicator_screen *)screen;
	const struct services *services = self->base.services;
	g_autofree char *name =
		texts_on_screen(services, &services->content->indicators[self->indicator].name,
				services->settings.language);
	g_autofree char *own =
		g_strdup_printf("%s · %s", services_say(services, "indicators.own_title"), name);

	return conversation_screen_title(&self->base, self->voice == VOICE_COUNSELLOR ? own : name);
}

/* ---------------------------------------------------------------- keys */

static struct outcome feel(struct screen *screen, enum feeling feeling)
{
	struct indicator_screen *self = as_indicator(screen);

	domains_set_feeling(&self->domains, self->indicator, self->voice, feeling);
	reload(self);
	return outcome_stay();
}

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
	struct indicator_screen *self = as_indicator(screen);

	domains_toggle_chosen(&self->domains, self->indicator);
	reload(self);
	return outcome_stay();
}

static struct outcome between_us(struct screen *screen)
{
	struct indicator_screen *self = as_indicator(screen);

	domains_toggle_between_us(&self->domains, self->indicator, self->voice);
	reload(self);
	return outcome_stay();
}

static struct outcome ask_score(struct screen *screen)
{
	struct indicator_screen *self = as_indicator(screen);
	const struct rating *rating = indicator_rating(self);
	struct screen *question =
		score_screen_new(&self->base, self->indicator, rating ? rating->score : SCORE_NONE);

	self->asking = question != NULL;
	return conversation_screen_open(question);
}

static struct outcome indicator_resumed(struct screen *screen, int value)
{
	struct indicator_screen *self = as_indicator(screen);
	bool asked = self->asking && value != SCORE_QUESTION_LEFT;
	struct rating *rating;

	self->asking = false;
	if (going_on(value))
		return outcome_close(value);
	reload(self);
	if (!asked)
		return outcome_stay();
	rating = domains_rating(&self->domains, self->indicator, self->voice);
	rating->score = value == SCORE_QUESTION_NONE ? SCORE_NONE : value - 1;
	domains_save(&self->domains, rating, "undo.score");
	rating_free(rating);
	reload(self);
	return outcome_stay();
}

static struct outcome guide(struct screen *screen)
{
	struct indicator_screen *self = as_indicator(screen);

	return conversation_screen_open(
		guide_screen_new(self->base.services, self->base.participant_id,
				 self->base.conversation_id, self->indicator, NULL));
}

static struct outcome write_note(struct screen *screen)
{
	screen->kind = &writing_kind;
	return outcome_stay();
}

static struct outcome note_written(struct screen *screen)
{
	if (save_note(as_indicator(screen)))
		screen->kind = &reading_kind;
	return outcome_stay();
}

/* The walk: the next domain, and after the last one the plan. */
static struct outcome next(struct screen *screen)
{
	struct indicator_screen *self = as_indicator(screen);
	struct conversation_screen *base = &self->base;

	if (!save_note(self))
		return outcome_stay();
	if (self->indicator + 1 < INDICATOR_COUNT)
		return conversation_screen_replace(indicator_screen_new(
			base->services, base->participant_id, base->conversation_id,
			self->indicator + 1, self->voice));
	return going_on_to_plan();
}

static struct outcome undo(struct screen *screen)
{
	struct indicator_screen *self = as_indicator(screen);

	planning_undo(self->base.services);
	reload(self);
	if (!self->keeper.has_draft && !self->keeper.waits)
		text_edit_set(self->note, stored_note(self));
	return outcome_stay();
}

static struct outcome reading_key(struct screen *screen, const struct key *key)
{
	struct indicator_screen *self = as_indicator(screen);
	int page = MAX(self->rows->height - 1, 1);

	switch (key->name) {
	case KEY_NAME_UP:
		self->rows->first--;
		return outcome_stay();
	case KEY_NAME_DOWN:
		self->rows->first++;
		return outcome_stay();
	case KEY_NAME_PAGE_UP:
		self->rows->first -= page;
		return outcome_stay();
	case KEY_NAME_PAGE_DOWN:
		self->rows->first += page;
		return outcome_stay();
	default:
		return outcome_pass();
	}
}

static struct outcome writing_key(struct screen *screen, const struct key *key)
{
	struct indicator_screen *self = as_indicator(screen);

	if (!text_edit_key(self->note, key))
		return outcome_pass();
	if (text_edit_has_change(self->note))
		draft_keeper_typed(&self->keeper);
	if (text_edit_refused(self->note))
		services_tell(self->base.services, "plan.too_long");
	return outcome_stay();
}

static void indicator_covered(struct screen *screen)
{
	struct indicator_screen *self = as_indicator(screen);

	if (!save_note(self))
		draft_keeper_keep(&self->keeper, text_edit_text(self->note));
}

static gint64 indicator_deadline(const struct screen *screen)
{
	return draft_keeper_deadline(&((const struct indicator_screen *)screen)->keeper);
}

static struct outcome indicator_due(struct screen *screen)
{
	struct indicator_screen *self = as_indicator(screen);

	draft_keeper_keep(&self->keeper, text_edit_text(self->note));
	return outcome_stay();
}

static bool is_the_persons(const struct screen *screen)
{
	return ((const struct indicator_screen *)screen)->voice == VOICE_PARTICIPANT;
}

static const struct command reading_commands[] = {
	{ "1 g", "feeling.goes_well", "indicators.goes_well_help", goes_well, NULL, 1 },
	{ "2 w", "feeling.pinches", "indicators.pinches_help", pinches, NULL, 2 },
	{ "3 n", "feeling.not_now", "indicators.not_now_help", not_now, NULL, 3 },
	{ "Enter", "indicators.note", "indicators.note_help", write_note, NULL, 4 },
	{ "^N", "indicators.next", "indicators.next_help", next, NULL, 5 },
	{ "s", "indicators.score", "indicators.score_help", ask_score, NULL, 6 },
	{ "c", "indicators.choose", "indicators.choose_help", choose, is_the_persons, 7 },
	{ "v", "plan.between", "plan.between_help", between_us, NULL, 30 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 31 },
	{ "^F", "guide.key", "guide.key_help", guide, NULL, 32 },
	{ "0 Del", NULL, "indicators.clear_help", clear, NULL, 90 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const reading[] = { reading_commands, going_on_commands,
						 conversation_commands, NULL };

static const struct screen_kind reading_kind = {
	.name = "indicator",
	.commands = reading,
	.title = indicator_title,
	.draw = indicator_draw,
	.key = reading_key,
	.resumed = indicator_resumed,
	.covered = indicator_covered,
	.deadline = indicator_deadline,
	.due = indicator_due,
	.free = indicator_free,
};

static const struct command writing_commands[] = {
	{ "Esc", "indicators.written", "indicators.written_help", note_written, NULL, 1 },
	{ "^N", "indicators.next", "indicators.next_help", next, NULL, 2 },
	{ "M-u", "plan.between", "plan.between_help", between_us, NULL, 30 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const writing[] = { writing_commands, going_on_commands,
						 conversation_commands, NULL };

static const struct screen_kind writing_kind = {
	.name = "indicator",
	.commands = writing,
	.typing = true,
	.title = indicator_title,
	.draw = indicator_draw,
	.key = writing_key,
	.resumed = indicator_resumed,
	.covered = indicator_covered,
	.deadline = indicator_deadline,
	.due = indicator_due,
	.free = indicator_free,
};
