/* What stands on the screen that takes somebody's own copy in.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/receive_screen.h"

#include "base/text.h"
#include "screens/labels.h"
#include "screens/planning.h"

enum { COMFORTABLE = 70, FIELD_COLUMNS = 48, SAID_ROWS = 5 };

static int paragraph(struct canvas *canvas, struct area place, enum style style, const char *text)
{
	if (place.height <= 0)
		return place.row;
	return place.row + MIN(place.height, canvas_paragraph(canvas, place, 0, style, text));
}

static struct area below(struct area place, int row)
{
	place.height -= row - place.row;
	place.row = row;
	return place;
}

static void draw_said(const struct receive_screen *self, struct canvas *canvas, struct area place)
{
	if (self->said)
		paragraph(canvas, place, STYLE_WARNING, self->said);
}

/* ---------------------------------------------------------------- the file and what opens it */

static void draw_files(const struct receive_screen *self, struct canvas *canvas, struct area place)
{
	place = below(place, paragraph(canvas, place, STYLE_TEXT,
				       services_say(self->services, "receive.intro")) +
				     1);
	place = below(place, place_list_draw(&self->places, self->services, canvas, place) + 1);
	draw_said(self, canvas, place);
}

static char *remark(const struct receive_screen *self)
{
	if (self->said)
		return g_strdup(self->said);
	if (code_field_is_right(&self->code))
		return g_strdup(services_say(self->services, "receive.code_is_right"));
	return code_field_remark(&self->code, planning_sentences(self->services));
}

static void draw_code(const struct receive_screen *self, struct canvas *canvas, struct area place)
{
	g_autofree char *said = remark(self);
	bool wrong = self->said || code_field_is_wrong(&self->code);
	struct area signs = below(place, paragraph(canvas, place, STYLE_TEXT,
						   services_say(self->services, "receive.code")) +
						 1);

	place = below(place, signs.row + SIGNS_ROWS + 1);
	paragraph(canvas, place, wrong ? STYLE_WARNING : STYLE_HINT, said);
	signs.column += MAX(0, (signs.width - signs_columns()) / 2);
	signs_field_draw(&self->code.signs, canvas, signs, true);
}

static void draw_passphrase(const struct receive_screen *self, struct canvas *canvas,
			    struct area place)
{
	int row = paragraph(canvas, place, STYLE_TEXT,
			    services_say(self->services, "receive.passphrase")) +
		  1;

	passphrase_edit_draw(self->passphrase, canvas, row, place.column,
			     MIN(FIELD_COLUMNS, place.width), true);
	draw_said(self, canvas, below(place, row + 2));
}

static void draw_working(const struct receive_screen *self, struct canvas *canvas,
			 struct area place)
{
	paragraph(canvas, place, STYLE_HINT, services_say(self->services, "receive.working"));
	canvas_cursor(canvas, place.row, place.column);
}

/* ---------------------------------------------------------------- whose it is */

static char *who(const struct participant *participant)
{
	if (text_is_blank(participant->pseudonym))
		return g_strdup(participant->code);
	return g_strdup_printf("%s «%s»", participant->code, participant->pseudonym);
}

/* The newest day anything in it carries. */
static day last_day(const struct person_file *file)
{
	day last = file->participant->created_on;

	for (guint i = 0; i < file->conversations->len; i++) {
		const struct conversation *conversation = file->conversations->pdata[i];

		last = MAX(last, conversation->said_on);
	}
	return last;
}

static char *contents(const struct receive_screen *self)
{
	const struct sentences *sentences = planning_sentences(self->services);
	const struct person_file *file = self->carried.file;
	g_autofree char *conversations =
		say_count(sentences, "receive.conversations", (long)file->conversations->len, NULL);
	g_autofree char *answers =
		say_count(sentences, "receive.answers", (long)file->answers->len, NULL);
	g_autofree char *items =
		say_count(sentences, "receive.items", (long)file->plan->items->len, NULL);

	return g_strjoin(", ", conversations, answers, items, NULL);
}

static int draw_whose(const struct receive_screen *self, struct canvas *canvas, struct area place)
{
	const struct sentences *sentences = planning_sentences(self->services);
	const struct person_file *file = self->carried.file;
	g_autofree char *name = who(file->participant);
	g_autofree char *in_it = contents(self);
	g_autofree char *newest = say_day(sentences, last_day(file));
	g_autofree char *until = say_with(sentences, "receive.until", "day", newest, NULL);

	place = below(place, paragraph(canvas, place, STYLE_STRONG, name));
	place = below(place, paragraph(canvas, place, STYLE_TEXT, in_it));
	return last_day(file) == DAY_NONE ? place.row : paragraph(canvas, place, STYLE_TEXT, until);
}

/* What taking it in will do; newly allocated. */
static char *what_comes(const struct receive_screen *self)
{
	const struct sentences *sentences = planning_sentences(self->services);

	if (self->same[0])
		return say_with(sentences, "receive.same_person", "code", self->same, NULL);
	return g_strdup(
		say(sentences, self->code_was_taken ? "receive.code_taken" : "receive.not_yet"));
}

static void draw_seen(const struct receive_screen *self, struct canvas *canvas, struct area place)
{
	g_autofree char *comes = what_comes(self);

	place = below(place, draw_whose(self, canvas, place) + 1);
	place = below(place, paragraph(canvas, place, STYLE_TEXT, comes) + 1);
	canvas_text_in(canvas, place.row, place.column, place.width, STYLE_HINT,
		       services_say(self->services, "receive.new_code"));
	draw_said(self, canvas, below(place, place.row + 3));
	line_edit_draw(self->new_code, canvas, place.row + 1, place.column, CODE_SIZE, true);
}

void receive_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct receive_screen *self = (const struct receive_screen *)screen;
	static void (*const pictures[])(const struct receive_screen *, struct canvas *,
					struct area) = {
		[RECEIVE_CHOOSE] = draw_files,
		[RECEIVE_CODE] = draw_code,
		[RECEIVE_PASSPHRASE] = draw_passphrase,
		[RECEIVE_WORKING] = draw_working,
		[RECEIVE_SEEN] = draw_seen,
	};
	int width = MIN(body.width - 4, COMFORTABLE);
	struct area place = { body.row + 1, body.column + (body.width - width) / 2, body.height - 1,
			      width };

	pictures[self->stage](self, canvas, place);
}
