/* What stands on the screen of a person's own copy: what they read or type in their language first, then in ours.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/carry_screen.h"

#include "screens/planning.h"

enum { COMFORTABLE = 70, FIELD_COLUMNS = 48 };

static const char *theirs(const struct carry_screen *self, const char *key)
{
	return say(services_sentences(self->in.services, self->in.language), key);
}

/* Returns the first row below. */
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

/* In their language, and below it in the other one on the screen. */
static int both(const struct carry_screen *self, struct canvas *canvas, struct area place,
		const char *key)
{
	int row = paragraph(canvas, place, STYLE_STRONG, theirs(self, key));

	if (self->in.second == LANGUAGE_NONE)
		return row + 1;
	row++;
	return paragraph(canvas, below(place, row), STYLE_HINT,
			 say(services_sentences(self->in.services, self->in.second), key)) +
	       1;
}

static void draw_how(const struct carry_screen *self, struct canvas *canvas, struct area place)
{
	static const char *const ways[] = {
		[CARRY_BY_CODE] = "carry.by_code",
		[CARRY_BY_PASSPHRASE] = "carry.by_passphrase",
	};
	int last = place.row + place.height - 1;
	int row = MIN(both(self, canvas, place, "carry.words"), last);

	choice_draw(&self->way, canvas, row, place.column, place.width,
		    services_say(self->in.services, ways[self->way.selected]), true);
}

static void draw_said(const struct carry_screen *self, struct canvas *canvas, struct area place)
{
	if (self->said)
		paragraph(canvas, place, STYLE_WARNING, self->said);
}

static void draw_where(const struct carry_screen *self, struct canvas *canvas, struct area place)
{
	canvas_text_in(canvas, place.row, place.column, place.width, STYLE_STRONG,
		       services_say(self->in.services, "folder.where"));
	place = below(place, place.row + 1);
	place = below(place, place_list_draw(&self->places, self->in.services, canvas, place) + 1);
	draw_said(self, canvas, place);
}

static void draw_passphrase(const struct carry_screen *self, struct canvas *canvas,
			    struct area place)
{
	int row = both(self, canvas, place,
		       self->stage == CARRY_CHOOSE ? "carry.choose" : "carry.confirm");

	passphrase_edit_draw(self->edit, canvas, row, place.column, MIN(FIELD_COLUMNS, place.width),
			     true);
	draw_said(self, canvas, below(place, row + 2));
}

static void draw_working(const struct carry_screen *self, struct canvas *canvas, struct area place)
{
	paragraph(canvas, place, STYLE_HINT, services_say(self->in.services, "carry.working"));
	canvas_cursor(canvas, place.row, place.column);
}

static void draw_done(const struct carry_screen *self, struct canvas *canvas, struct area place)
{
	static const char *const see_to[] = {
		[CARRY_NOT_NOTED] = "carry.theirs_alone",
		[CARRY_PROVEN] = "carry.complete",
		[CARRY_PRINTED] = "carry.code_printed",
		[CARRY_WRITTEN] = "carry.code_in_file",
	};
	g_autofree char *done = say_with(planning_sentences(self->in.services), "carry.done",
					 "path", self->path, NULL);
	int row = paragraph(canvas, place, STYLE_STRONG, done);

	paragraph(canvas, below(place, row + 1), STYLE_TEXT,
		  services_say(self->in.services, see_to[self->noted]));
	canvas_cursor(canvas, place.row, place.column);
}

void carry_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct carry_screen *self = (const struct carry_screen *)screen;
	static void (*const pictures[])(const struct carry_screen *, struct canvas *,
					struct area) = {
		[CARRY_HOW] = draw_how,           [CARRY_WHERE] = draw_where,
		[CARRY_CHOOSE] = draw_passphrase, [CARRY_CONFIRM] = draw_passphrase,
		[CARRY_CODE] = draw_working,      [CARRY_WORKING] = draw_working,
		[CARRY_DONE] = draw_done,
	};
	int width = MIN(body.width - 4, COMFORTABLE);
	struct area place = { body.row + 1, body.column + (body.width - width) / 2, body.height - 1,
			      width };

	pictures[self->stage](self, canvas, place);
}
