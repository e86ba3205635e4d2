/* After an erasure: what was done, what could not be reached and is now up to us, and that nothing can be taken back. Then home.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/care_words.h"
#include "screens/erase_screen.h"
#include "screens/planning.h"

#include "base/text.h"

struct receipt_screen {
	struct screen base;
	struct services *services;
	enum erasure_basis basis;
	struct erasure *erasure;
	struct row_list *rows;
	int height; /* at the last drawing */
};

enum { MARGIN = 2, COMFORTABLE = 96 };

static struct receipt_screen *as_receipt(struct screen *screen)
{
	return (struct receipt_screen *)screen;
}

static struct outcome go_home(struct screen *screen)
{
	(void)screen;
	return outcome_home();
}

static struct outcome scroll_by(struct screen *screen, int by)
{
	row_list_scroll(as_receipt(screen)->rows, as_receipt(screen)->height, by);
	return outcome_stay();
}

static struct outcome scroll_down(struct screen *screen)
{
	return scroll_by(screen, 1);
}

static struct outcome scroll_up(struct screen *screen)
{
	return scroll_by(screen, -1);
}

static const struct command receipt_commands[] = {
	{ "Enter Esc", "erase.home", "erase.home_help", go_home, NULL, 1 },
	{ "Down PgDn", NULL, "asking.scroll_help", scroll_down, NULL, 0 },
	{ "Up PgUp", NULL, NULL, scroll_up, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { receipt_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static void add_words(const struct receipt_screen *self, enum style style, const char *words)
{
	row_list_entry(self->rows, 0, 0, style, NULL, words, NULL);
}

static void add_receipt(const struct receipt_screen *self)
{
	const struct services *services = self->services;
	const struct sentences *sentences = planning_sentences(self->services);
	const char *counsellor = services->settings.counsellor;
	g_autofree char *on = say_day(sentences, services_today(services));
	g_autofree char *who = text_is_blank(counsellor) ? g_strdup(say(sentences, "erase.nobody"))
							 : g_strdup(counsellor);
	g_autofree char *line =
		say_with(sentences, "erase.receipt", "day", on, "basis",
			 say(sentences, erasure_basis_labels[self->basis]), "who", who, NULL);
	g_autofree char *copies =
		say_count(sentences, "erase.rewritten", self->erasure->copies_rewritten, NULL);

	add_words(self, STYLE_STRONG, say(sentences, "erase.done"));
	row_list_blank(self->rows);
	add_words(self, STYLE_TEXT, line);
	add_words(self, STYLE_TEXT, say(sentences, "erase.receipt_kept"));
	if (self->erasure->copies_rewritten > 0)
		add_words(self, STYLE_TEXT, copies);
	add_words(self, STYLE_TEXT, say(sentences, "erase.no_undo"));
}

/* Those within reach that did not open are ours to destroy; those out of reach are rewritten when they are back; of the others we have
   somebody's word only. */
enum left { LEFT_SHUT, LEFT_OUT_OF_REACH, LEFT_SAID_GONE };

static enum left left_of(const struct vault_copy *copy)
{
	if (copy->reachable)
		return LEFT_SHUT;
	return copy->gone_at ? LEFT_SAID_GONE : LEFT_OUT_OF_REACH;
}

static void add_left(const struct receipt_screen *self, enum left kind, const char *heading,
		     const char *what_now)
{
	const GPtrArray *left = self->erasure->copies_left;
	bool any = false;

	for (guint i = 0; left && i < left->len; i++) {
		const struct vault_copy *copy = left->pdata[i];
		g_autofree char *words = erase_copy_words(self->services, copy);

		if (left_of(copy) != kind)
			continue;
		if (!any) {
			row_list_blank(self->rows);
			add_words(self, STYLE_STRONG, services_say(self->services, heading));
		}
		row_list_more(self->rows, 0, MARGIN, STYLE_TEXT, words);
		any = true;
	}
	if (any)
		add_words(self, STYLE_TEXT, services_say(self->services, what_now));
}

static void add_what_is_left(const struct receipt_screen *self)
{
	add_left(self, LEFT_OUT_OF_REACH, "erase.left", "erase.left_words");
	add_left(self, LEFT_SHUT, "erase.shut", "erase.shut_words");
	add_left(self, LEFT_SAID_GONE, "erase.said_gone", "erase.said_gone_words");
	if (!self->erasure->incomplete)
		return;
	row_list_blank(self->rows);
	add_words(self, STYLE_WARNING, services_say(self->services, "erase.incomplete"));
}

static void receipt_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct receipt_screen *self = (struct receipt_screen *)screen;
	struct area area = { body.row + 1, body.column + MARGIN, body.height - 1,
			     MIN(COMFORTABLE, body.width - 2 * MARGIN) };

	self->height = area.height;
	row_list_begin(self->rows, area.width);
	add_receipt(self);
	add_what_is_left(self);
	row_list_show(self->rows, canvas, area);
	canvas_cursor(canvas, area.row, area.column);
}

static char *receipt_title(const struct screen *screen)
{
	return g_strdup(services_say(((const struct receipt_screen *)screen)->services,
				     "erase.receipt_title"));
}

static void receipt_screen_free(struct screen *screen)
{
	struct receipt_screen *self = as_receipt(screen);

	erasure_done(self->erasure);
	g_free(self->erasure);
	row_list_free(self->rows);
	g_free(self);
}

static const struct screen_kind receipt_kind = {
	.name = "receipt",
	.commands = tables,
	.title = receipt_title,
	.draw = receipt_draw,
	.free = receipt_screen_free,
};

struct screen *receipt_screen_new(struct services *services, enum erasure_basis basis,
				  struct erasure *erasure)
{
	struct receipt_screen *self = g_new0(struct receipt_screen, 1);

	self->base.kind = &receipt_kind;
	self->services = services;
	self->basis = basis;
	self->erasure = erasure;
	self->rows = row_list_new();
	return &self->base;
}
