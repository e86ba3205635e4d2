/* How it was over time, for each domain and each voice as it said it. Two voices stand below each other; nothing makes one of both.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "base/text.h"
#include "screens/domains.h"
#include "screens/going_on.h"
#include "screens/labels.h"
#include "screens/planning.h"
#include "screens/row_list.h"

struct course_screen {
	struct conversation_screen base;
	struct domains domains;
	struct row_list *rows;
	int shown[INDICATOR_COUNT]; /* the domains something was said about */
	int count;
};

enum { MARGIN = 2, INDENT = 4, MOST = 10, LEGEND_ROWS = 2 };

static const struct screen_kind course_kind;

static struct course_screen *as_course(struct screen *screen)
{
	return (struct course_screen *)screen;
}

static bool shows_voice(const struct course_screen *self, enum voice voice)
{
	return voice == VOICE_PARTICIPANT ||
	       (self->domains.own_view_allowed && !conversation_screen_is_overheard(&self->base));
}

static bool is_said(const struct course_screen *self, enum indicator indicator)
{
	for (int voice = 0; voice <= VOICE_COUNSELLOR; voice++) {
		g_autoptr(GPtrArray) ratings =
			ratings_over_time(self->domains.ratings, indicator, (enum voice)voice);

		if (ratings->len > 0 && shows_voice(self, (enum voice)voice))
			return true;
	}
	return false;
}

struct screen *course_screen_new(struct services *services, record_id participant_id,
				 record_id conversation_id)
{
	struct course_screen *self = g_new0(struct course_screen, 1);

	if (!conversation_screen_init(&self->base, &course_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	domains_load(&self->domains, &self->base);
	for (int i = 0; i < INDICATOR_COUNT; i++)
		if (is_said(self, (enum indicator)i))
			self->shown[self->count++] = i;
	self->rows = row_list_new();
	return &self->base.base;
}

static void course_free(struct screen *screen)
{
	struct course_screen *self = as_course(screen);

	domains_done(&self->domains);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *course_title(const struct screen *screen)
{
	const struct conversation_screen *base = (const struct conversation_screen *)screen;

	return conversation_screen_title(base, services_say(base->services, "course.title"));
}

/* ---------------------------------------------------------------- a chart in one row */

static const char *feeling_sign(enum feeling feeling)
{
	static const char *const signs[] = {
		[FEELING_NOT_SAID] = "·",
		[FEELING_GOES_WELL] = "+",
		[FEELING_PINCHES] = "!",
		[FEELING_NOT_NOW] = "–",
	};

	return signs[feeling];
}

static const char *score_bar(int score)
{
	static const char *const bars[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };

	return bars[score * ((int)G_N_ELEMENTS(bars) - 1) / MOST];
}

static bool is_covered(const struct course_screen *self, const struct rating *rating)
{
	return rating->between_us && conversation_screen_is_overheard(&self->base);
}

/* "! ! +", and the scores as bars with the last figure: "▃▅▆ 7". */
static char *chart(const struct course_screen *self, const GPtrArray *ratings)
{
	g_autoptr(GString) signs = g_string_new(NULL), bars = g_string_new(NULL);
	int last = SCORE_NONE;

	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];

		if (is_covered(self, rating))
			continue;
		g_string_append_printf(signs, "%s ", feeling_sign(rating->feeling));
		if (rating->score == SCORE_NONE)
			continue;
		g_string_append(bars, score_bar(rating->score));
		last = rating->score;
	}
	if (last != SCORE_NONE)
		g_string_append_printf(signs, "  %s %d", bars->str, last);
	return g_strdup(signs->str);
}

static char *days(const struct course_screen *self, const GPtrArray *ratings)
{
	const struct rating *first = ratings->pdata[0], *last = ratings->pdata[ratings->len - 1];
	g_autofree char *from = planning_day(self->base.services, first->said_on);
	g_autofree char *to = planning_day(self->base.services, last->said_on);

	return ratings->len > 1 ? g_strdup_printf("%s – %s", from, to) : g_strdup(to);
}

static int voice_width(const struct course_screen *self)
{
	int width = 0;

	for (int voice = 0; voice <= VOICE_COUNSELLOR; voice++)
		width = MAX(
			width,
			text_columns(services_say(self->base.services, voice_labels[voice]), -1));
	return width;
}

static void add_voice(const struct course_screen *self, int entry, enum indicator indicator,
		      enum voice voice)
{
	g_autoptr(GPtrArray) ratings = ratings_over_time(self->domains.ratings, indicator, voice);
	const char *who = services_say(self->base.services, voice_labels[voice]);
	g_autofree char *row = NULL, *words = NULL, *when = NULL;

	if (ratings->len == 0 || !shows_voice(self, voice))
		return;
	row = chart(self, ratings);
	when = days(self, ratings);
	words = g_strdup_printf("%s%*s   %s   %s", who, voice_width(self) - text_columns(who, -1),
				"", row, when);
	row_list_more(self->rows, entry, INDENT, STYLE_TEXT, words);
}

static void add_domain(const struct course_screen *self, int entry, enum indicator indicator)
{
	const struct services *services = self->base.services;
	const struct texts *name = &services->content->indicators[indicator].name;
	g_autofree char *first = texts_on_screen(services, name, self->base.language);
	g_autofree char *second = self->base.second == LANGUAGE_NONE
					  ? NULL
					  : texts_on_screen(services, name, self->base.second);

	row_list_entry(self->rows, entry, MARGIN, STYLE_STRONG, NULL, first, second);
	for (int voice = 0; voice <= VOICE_COUNSELLOR; voice++)
		add_voice(self, entry, indicator, (enum voice)voice);
}

static void course_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct course_screen *self = (const struct course_screen *)screen;
	struct area list = { body.row, body.column, body.height - LEGEND_ROWS - 1, body.width };
	struct area legend = { body.row + body.height - LEGEND_ROWS, body.column + MARGIN,
			       LEGEND_ROWS, body.width - 2 * MARGIN };

	canvas_cursor(canvas, body.row, body.column + MARGIN);
	row_list_begin(self->rows, body.width);
	for (int i = 0; i < self->count; i++)
		add_domain(self, i, (enum indicator)self->shown[i]);
	if (self->count == 0)
		row_list_more(self->rows, -1, MARGIN, STYLE_HINT,
			      services_say(self->base.services, "course.empty"));
	row_list_draw(self->rows, canvas, list);
	canvas_paragraph(canvas, legend, 0, STYLE_HINT,
			 services_say(self->base.services, "course.signs"));
}

static struct outcome course_key(struct screen *screen, const struct key *key)
{
	struct course_screen *self = as_course(screen);

	return row_list_key(self->rows, self->count, key) ? outcome_stay() : outcome_pass();
}

static const struct command *const commands[] = { going_on_commands, conversation_commands, NULL };

static const struct screen_kind course_kind = {
	.name = "course",
	.commands = commands,
	.title = course_title,
	.draw = course_draw,
	.key = course_key,
	.free = course_free,
};
