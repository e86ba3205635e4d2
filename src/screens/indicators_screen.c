/* The fourteen domains in the framework's four groups, the foundation below; one key says how each is now.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "screens/domains.h"
#include "screens/going_on.h"
#include "screens/labels.h"
#include "screens/planning.h"

struct indicators_screen {
	struct conversation_screen base;
	struct domains domains;
	enum indicator selected;
	enum voice voice; /* whose view the keys change */
};

enum {
	MARGIN = 3,
	EXTRAS = 9,
	NAMES = 46, /* both names, where there is room */
	FEELING_LEAST = 13,
	FEELING_MOST = 26,
	FEELING_BOTH = 19, /* from here on the feeling stands there in both languages */
	DOTS_MOST = 5,
	LIST_ROWS = 18
};

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

/* ---------------------------------------------------------------- drawing */

struct columns {
	int name, second, feeling, extras; /* where each begins */
	int end;
};

static struct columns columns_in(const struct indicators_screen *self, struct area body)
{
	int feeling = CLAMP(body.width - MARGIN - EXTRAS - NAMES, FEELING_LEAST, FEELING_MOST);
	int names = body.width - MARGIN - EXTRAS - feeling;
	bool two = self->voice == VOICE_COUNSELLOR || self->base.second != LANGUAGE_NONE;
	struct columns columns = { .name = body.column + MARGIN };

	columns.second = columns.name + (two ? names / 2 : names);
	columns.feeling = columns.name + names;
	columns.extras = columns.feeling + feeling;
	columns.end = body.column + body.width;
	return columns;
}

static const struct texts *name_of(const struct indicators_screen *self, enum indicator indicator)
{
	return &self->base.services->content->indicators[indicator].name;
}

/* "добре · gaat goed": in both languages where there is room, for both look at it. */
static char *feeling_words(const struct indicators_screen *self, enum feeling feeling, int width)
{
	const struct conversation_screen *base = &self->base;
	const char *key = feeling_labels[feeling];
	const char *first = say(services_sentences(base->services, base->language), key);

	if (self->voice == VOICE_COUNSELLOR || width < FEELING_BOTH)
		return g_strdup(services_say(base->services, key));
	if (base->second == LANGUAGE_NONE)
		return g_strdup(first);
	return g_strdup_printf("%s · %s", first,
			       say(services_sentences(base->services, base->second), key));
}

/* What was said in an earlier conversation stands in brackets. */
static void draw_feeling(const struct indicators_screen *self, struct canvas *canvas, int row,
			 int column, int width, const struct domain_view *view)
{
	const struct rating *rating = view->now;
	bool now = rating && rating->feeling != FEELING_NOT_SAID;
	g_autofree char *words = NULL, *shown = NULL;

	if (!now)
		rating = view->earlier;
	if (!rating || rating->feeling == FEELING_NOT_SAID)
		return;
	words = feeling_words(self, rating->feeling, now ? width : 0);
	shown = now ? g_strdup(words) : g_strdup_printf("(%s)", words);
	canvas_text_in(canvas, row, column, width, now ? STYLE_STRONG : STYLE_HINT, shown);
}

/* "7 ▪ ‹› ···": the score, on the sheet, between us, and a dot for each card that was talked about. */
static char *extras_of(const struct domain_view *view, const struct rating *rating)
{
	GString *extras = g_string_new(NULL);

	if (rating && rating->score != SCORE_NONE)
		g_string_append_printf(extras, "%d ", rating->score);
	if (rating && rating->chosen)
		g_string_append(extras, "▪ ");
	if (rating && rating->between_us)
		g_string_append(extras, "‹› ");
	for (int i = 0; i < MIN(view->answers, DOTS_MOST); i++)
		g_string_append(extras, "·");
	if (view->answers > DOTS_MOST)
		g_string_append(extras, "+");
	return g_string_free(extras, FALSE);
}

static void draw_middle(const struct indicators_screen *self, struct canvas *canvas, int row,
			struct columns at, enum indicator indicator)
{
	const struct domain_view *view = &self->domains.view[indicator];
	g_autofree char *second = NULL;

	if (self->voice == VOICE_COUNSELLOR) {
		draw_feeling(self, canvas, row, at.second, at.feeling - at.second - 1, view);
		if (view->own)
			canvas_text_in(canvas, row, at.feeling, at.extras - at.feeling - 1,
				       STYLE_STRONG,
				       services_say(self->base.services,
						    feeling_labels[view->own->feeling]));
		return;
	}
	if (self->base.second != LANGUAGE_NONE) {
		second = texts_on_screen(self->base.services, name_of(self, indicator),
					 self->base.second);
		canvas_text_in(canvas, row, at.second, at.feeling - at.second - 1, STYLE_HINT,
			       second);
	}
	draw_feeling(self, canvas, row, at.feeling, at.extras - at.feeling - 1, view);
}

static void draw_domain(const struct indicators_screen *self, struct canvas *canvas, int row,
			struct area body, enum indicator indicator)
{
	struct columns at = columns_in(self, body);
	const struct domain_view *view = &self->domains.view[indicator];
	bool selected = indicator == self->selected;
	g_autofree char *name =
		texts_on_screen(self->base.services, name_of(self, indicator), self->base.language);
	g_autofree char *extras =
		extras_of(view, self->voice == VOICE_COUNSELLOR ? view->own : view->now);

	canvas_text_in(canvas, row, at.name, at.second - at.name - 1, STYLE_TEXT, name);
	draw_middle(self, canvas, row, at, indicator);
	canvas_text_in(canvas, row, at.extras, at.end - at.extras, STYLE_HINT, extras);
	if (!selected)
		return;
	canvas_restyle(canvas, (struct area){ row, body.column, 1, body.width }, STYLE_SELECTED);
	canvas_text(canvas, row, body.column + 1, STYLE_SELECTED, "›");
	canvas_cursor(canvas, row, body.column + 1);
}

/* ── Люди довкола · Mensen om je heen ──────── */
static void draw_group(const struct indicators_screen *self, struct canvas *canvas, int row,
		       struct area body, enum indicator_group group)
{
	const struct services *services = self->base.services;
	const struct texts *names = &services->content->group_names[group];
	g_autofree char *first = texts_on_screen(services, names, self->base.language);
	g_autofree char *second = self->base.second == LANGUAGE_NONE
					  ? NULL
					  : texts_on_screen(services, names, self->base.second);
	g_autofree char *both = second ? g_strdup_printf(" %s · %s ", first, second)
				       : g_strdup_printf(" %s ", first);

	canvas_line(canvas, row, body.column, body.width);
	canvas_text_in(canvas, row, body.column + 2, body.width - 4, STYLE_HINT, both);
}

/* Whose voice stands in which column. */
static void draw_voices(const struct indicators_screen *self, struct canvas *canvas, int row,
			struct area body)
{
	struct columns at = columns_in(self, body);
	const struct services *services = self->base.services;
	g_autofree char *theirs =
		g_strdup_printf(" %s ", services_say(services, "voice.participant"));
	g_autofree char *ours = g_strdup_printf(" %s ", services_say(services, "voice.counsellor"));

	canvas_line(canvas, row, body.column, body.width);
	canvas_text_in(canvas, row, at.second - 1, at.feeling - at.second, STYLE_STRONG, theirs);
	canvas_text_in(canvas, row, at.feeling - 1, at.extras - at.feeling, STYLE_STRONG, ours);
}

static int row_of(enum indicator indicator)
{
	return (int)indicator + (int)indicator_group_of(indicator) + 1;
}

/* The groups and their domains, as much of them as fits, the selected one always. */
static void draw_list(const struct indicators_screen *self, struct canvas *canvas, struct area body)
{
	int height = MIN(body.height, LIST_ROWS);
	int first = MAX(row_of(self->selected) - height + 1, 0);

	if (first > 0 && row_of(self->selected) < LIST_ROWS - 1)
		first = MIN(first + 1, LIST_ROWS - height);
	for (enum indicator indicator = 0; indicator < INDICATOR_COUNT; indicator++) {
		enum indicator_group group = indicator_group_of(indicator);
		bool begins = indicator == 0 || indicator_group_of(indicator - 1) != group;
		int row = row_of(indicator) - first;

		if (begins && row - 1 >= 0 && row - 1 < height && self->voice == VOICE_COUNSELLOR &&
		    group == GROUP_MARKERS)
			draw_voices(self, canvas, body.row + row - 1, body);
		else if (begins && row - 1 >= 0 && row - 1 < height)
			draw_group(self, canvas, body.row + row - 1, body, group);
		if (row >= 0 && row < height)
			draw_domain(self, canvas, body.row + row, body, indicator);
	}
}

/* Below the list: what the selected domain is, and what was said about it. */
static void draw_selected(const struct indicators_screen *self, struct canvas *canvas,
			  struct area below)
{
	const struct services *services = self->base.services;
	const struct domain_view *view = &self->domains.view[self->selected];
	const struct rating *rating = self->voice == VOICE_COUNSELLOR ? view->own : view->now;
	g_autofree char *what = texts_on_screen(
		services, &services->content->indicators[self->selected].what, self->base.language);
	struct area inside = { below.row, below.column + MARGIN, below.height,
			       below.width - MARGIN - 1 };
	bool covered =
		rating && rating->between_us && conversation_screen_is_overheard(&self->base);

	if (below.height < 2)
		return;
	canvas_line(canvas, below.row, below.column, below.width);
	inside.row++;
	inside.height--;
	if (rating && !text_is_blank(rating->note))
		canvas_paragraph(canvas, inside, 0, STYLE_TEXT,
				 covered ? services_say(services, "plan.covered") : rating->note);
	else
		canvas_paragraph(canvas, inside, 0, STYLE_HINT, what);
}

static void indicators_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct indicators_screen *self = (const struct indicators_screen *)screen;
	struct area below = { body.row + LIST_ROWS, body.column, body.height - LIST_ROWS,
			      body.width };

	draw_list(self, canvas, body);
	draw_selected(self, canvas, below);
}

/* ---------------------------------------------------------------- keys */

static struct outcome feel(struct screen *screen, enum feeling feeling)
{
	struct indicators_screen *self = as_indicators(screen);

	domains_set_feeling(&self->domains, self->selected, self->voice, feeling);
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

/* The walk: from domain to domain, and then to the plan. */
static struct outcome next(struct screen *screen)
{
	struct indicators_screen *self = as_indicators(screen);

	if (self->selected + 1 < INDICATOR_COUNT) {
		self->selected++;
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
	return outcome_stay();
}

static bool is_the_persons(const struct screen *screen)
{
	return ((const struct indicators_screen *)screen)->voice == VOICE_PARTICIPANT;
}

static const struct command indicators_commands[] = {
	{ "1 g", "feeling.goes_well", "indicators.goes_well_help", goes_well, NULL, 1 },
	{ "2 w", "feeling.pinches", "indicators.pinches_help", pinches, NULL, 2 },
	{ "3 n", "feeling.not_now", "indicators.not_now_help", not_now, NULL, 3 },
	{ "Enter", "indicators.detail", "indicators.detail_help", open_detail, NULL, 4 },
	{ "^N", "indicators.next", "indicators.next_help", next, NULL, 5 },
	{ "c", "indicators.choose", "indicators.choose_help", choose, is_the_persons, 6 },
	{ "v", "plan.between", "plan.between_help", between_us, NULL, 30 },
	{ "u", "plan.undo", "plan.undo_help", undo, NULL, 31 },
	{ "e", "indicators.own_view", "indicators.own_view_help", own_view, NULL, 32 },
	{ "0 Del", NULL, "indicators.clear_help", clear, NULL, 90 },
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
