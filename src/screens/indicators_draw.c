/* The four groups of the framework, the foundation below; two voices side by side, never as one.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/indicators_screen.h"

#include "base/text.h"
#include "screens/labels.h"

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
	if (rating->between_us && conversation_screen_is_overheard(&self->base))
		words = g_strdup(services_say(self->base.services, "plan.between_us"));
	else
		words = feeling_words(self, rating->feeling, now ? width : 0);
	shown = now ? g_strdup(words) : g_strdup_printf("(%s)", words);
	canvas_text_in(canvas, row, column, width, now ? STYLE_STRONG : STYLE_HINT, shown);
}

/* "7 ▪ ‹› ···": the score, on the sheet, between us, and a dot for each card that was talked about. */
static char *extras_of(const struct domain_view *view, const struct rating *rating, bool covered)
{
	GString *extras = g_string_new(NULL);

	if (rating && rating->score != SCORE_NONE && !covered)
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

/* As on the form: from above, 1 to 14. */
static void draw_number(const struct indicators_screen *self, struct canvas *canvas, int row,
			struct area body, enum indicator indicator)
{
	g_autofree char *number = g_strdup_printf("%2d", (int)indicator + 1);

	if (self->by_number)
		canvas_text(canvas, row, body.column, STYLE_HINT, number);
}

static void draw_domain(const struct indicators_screen *self, struct canvas *canvas, int row,
			struct area body, enum indicator indicator)
{
	struct columns at = columns_in(self, body);
	const struct domain_view *view = &self->domains.view[indicator];
	bool selected = indicator == self->selected;
	g_autofree char *name =
		texts_on_screen(self->base.services, name_of(self, indicator), self->base.language);
	const struct rating *rating = self->voice == VOICE_COUNSELLOR ? view->own : view->now;
	bool covered =
		rating && rating->between_us && conversation_screen_is_overheard(&self->base);
	g_autofree char *extras = extras_of(view, rating, covered);

	canvas_text_in(canvas, row, at.name, at.second - at.name - 1, STYLE_TEXT, name);
	draw_middle(self, canvas, row, at, indicator);
	canvas_text_in(canvas, row, at.extras, at.end - at.extras, STYLE_HINT, extras);
	draw_number(self, canvas, row, body, indicator);
	if (!selected)
		return;
	canvas_restyle(canvas, (struct area){ row, body.column, 1, body.width }, STYLE_SELECTED);
	canvas_text(canvas, row, body.column + MARGIN - (self->by_number ? 1 : 2), STYLE_SELECTED,
		    "›");
	canvas_cursor(canvas, row, body.column + MARGIN - (self->by_number ? 1 : 2));
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

void indicators_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct indicators_screen *self = (const struct indicators_screen *)screen;
	struct area below = { body.row + LIST_ROWS, body.column, body.height - LIST_ROWS,
			      body.width };

	draw_list(self, canvas, body);
	draw_selected(self, canvas, below);
}
