/* One domain in words: what it is, three questions, what was said about it, how it is now, a note.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/indicator_screen.h"

#include "base/text.h"
#include "casework/mark.h"
#include "screens/labels.h"
#include "screens/planning.h"

enum { MARGIN = 2, NOTE_ROWS = 5, QUESTIONS = 3, LEAST_TEXTS = 3 };

const struct rating *indicator_rating(const struct indicator_screen *self)
{
	const struct domain_view *view = &self->domains.view[self->indicator];

	return self->voice == VOICE_COUNSELLOR ? view->own : view->now;
}

static void add_text(const struct indicator_screen *self, const struct texts *texts,
		     const char *lead, enum style style)
{
	const struct conversation_screen *base = &self->base;
	int column = MARGIN + text_columns(lead, -1);
	g_autofree char *first = texts_on_screen(base->services, texts, base->language);
	g_autofree char *second = base->second == LANGUAGE_NONE
					  ? NULL
					  : texts_on_screen(base->services, texts, base->second);

	row_list_entry(self->rows, (int)self->rows->rows->len, MARGIN, style, lead, first, NULL);
	if (second)
		row_list_more(self->rows, (int)self->rows->rows->len, column, STYLE_HINT, second);
}

/* What was said about it already, so that nobody has to say it twice. */
static void add_answer(const struct indicator_screen *self, const struct answer *answer)
{
	const struct services *services = self->base.services;
	const struct card *card = deck_find(&services->content->deck, answer->card_id);
	bool covered = answer->between_us && conversation_screen_is_overheard(&self->base);
	g_autofree char *words = marks_stripped(answer->text);
	g_autofree char *lead = g_strdup_printf("%d  ", card->number);

	row_list_entry(self->rows, (int)self->rows->rows->len, MARGIN, STYLE_TEXT, lead,
		       covered ? services_say(services, "plan.covered") : words, NULL);
}

static void add_answers(const struct indicator_screen *self)
{
	const GPtrArray *answers = self->domains.answers;
	bool begun = false;

	for (guint i = answers ? answers->len : 0; i-- > 0;) {
		const struct answer *answer = answers->pdata[i];

		if (!domains_is_about(&self->domains, answer, self->indicator) ||
		    text_is_blank(answer->text))
			continue;
		if (!begun)
			row_list_entry(self->rows, (int)self->rows->rows->len, MARGIN, STYLE_HINT,
				       NULL, services_say(self->base.services, "indicators.said"),
				       NULL);
		begun = true;
		add_answer(self, answer);
	}
}

/* The questions first: they are what is said aloud. */
static void add_texts(const struct indicator_screen *self, int width)
{
	const struct indicator_texts *texts =
		&self->base.services->content->indicators[self->indicator];

	row_list_begin(self->rows, width - MARGIN);
	add_text(self, &texts->name, "", STYLE_STRONG);
	add_text(self, &texts->what, "", STYLE_TEXT);
	for (int i = 0; i < QUESTIONS; i++)
		add_text(self, &texts->questions[i], "? ", STYLE_TEXT);
	add_text(self, &texts->why, "", STYLE_TEXT);
	add_answers(self);
}

static void add_part(GString *words, const char *part)
{
	g_string_append_printf(words, "%s%s", words->len ? " · " : "", part);
}

/* "wringt · 4 van 10 · op het blad · tussen ons" */
static char *rating_words(const struct indicator_screen *self, const struct rating *rating)
{
	struct services *services = self->base.services;
	GString *words = g_string_new(NULL);
	g_autofree char *number = NULL, *score = NULL;

	if (rating && rating->between_us && conversation_screen_is_overheard(&self->base)) {
		add_part(words, services_say(services, "plan.covered"));
		return g_string_free(words, FALSE);
	}
	add_part(words, services_say(services,
				     feeling_labels[rating ? rating->feeling : FEELING_NOT_SAID]));
	if (rating && rating->score != SCORE_NONE) {
		number = g_strdup_printf("%d", rating->score);
		score = say_with(planning_sentences(services), "indicators.score_of", "score",
				 number, NULL);
		add_part(words, score);
	}
	if (rating && rating->chosen)
		add_part(words, services_say(services, "indicators.chosen"));
	if (rating && rating->between_us)
		add_part(words, services_say(services, "plan.between_us"));
	return g_string_free(words, FALSE);
}

static int draw_now(const struct indicator_screen *self, struct canvas *canvas, struct area area)
{
	struct services *services = self->base.services;
	const struct domain_view *view = &self->domains.view[self->indicator];
	g_autofree char *now = rating_words(self, indicator_rating(self));
	g_autofree char *said_on = NULL, *earlier = NULL;

	canvas_line(canvas, area.row, area.column, area.width);
	canvas_text_in(canvas, area.row + 1, area.column + MARGIN, area.width - MARGIN,
		       STYLE_STRONG, now);
	if (!view->earlier || view->earlier->feeling == FEELING_NOT_SAID ||
	    (view->earlier->between_us && conversation_screen_is_overheard(&self->base)))
		return 2;
	said_on = planning_day(services, view->earlier->said_on);
	earlier = say_with(planning_sentences(services), "indicators.earlier", "day", said_on,
			   "feeling",
			   services_say(services, feeling_labels[view->earlier->feeling]), NULL);
	canvas_text_in(canvas, area.row + 2, area.column + MARGIN, area.width - MARGIN, STYLE_HINT,
		       earlier);
	return 3;
}

static void draw_note(const struct indicator_screen *self, struct canvas *canvas, struct area area,
		      bool writing)
{
	struct area box = { area.row, area.column + 1, area.height, area.width - 2 };
	struct area inside = { box.row + 1, box.column + 2, box.height - 2, box.width - 4 };
	const struct rating *rating = indicator_rating(self);
	bool covered =
		rating && rating->between_us && conversation_screen_is_overheard(&self->base);

	canvas_box(canvas, box);
	if (writing)
		text_edit_draw(self->note, canvas, inside, true);
	else if (text_is_blank(text_edit_text(self->note)))
		canvas_paragraph(canvas, inside, 0, STYLE_HINT,
				 services_say(self->base.services, "indicators.note_empty"));
	else
		canvas_paragraph(canvas, inside, 0, STYLE_TEXT,
				 covered ? services_say(self->base.services, "plan.covered")
					 : text_edit_text(self->note));
	if (!writing)
		canvas_cursor(canvas, inside.row, inside.column);
}

static void draw_texts(const struct indicator_screen *self, struct canvas *canvas, struct area area)
{
	int rows;

	add_texts(self, area.width);
	rows = (int)self->rows->rows->len;
	self->rows->height = area.height;
	self->rows->first = CLAMP(self->rows->first, 0, MAX(rows - area.height, 0));
	row_list_show(self->rows, canvas, area);
	if (self->rows->first + area.height < rows)
		canvas_text(canvas, area.row + area.height, area.column + area.width - 6,
			    STYLE_HINT, "PgDn");
}

void indicator_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct indicator_screen *self = (const struct indicator_screen *)screen;
	bool writing = screen->kind->typing;
	int note = writing && body.height > 18 ? NOTE_ROWS + 2 : NOTE_ROWS;
	struct area texts = { body.row, body.column, MAX(body.height - note - 3, LEAST_TEXTS),
			      body.width };
	struct area now = { texts.row + texts.height, body.column, 3, body.width };
	struct area box = { 0, body.column, 0, body.width };

	box.row = now.row + draw_now(self, canvas, now);
	draw_texts(self, canvas, texts);
	box.height = body.row + body.height - box.row;
	draw_note(self, canvas, box, writing);
}
