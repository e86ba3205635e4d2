/* The organisation: its name, on which legal basis it keeps files and for how long, whom to ask. The basis is its own choice; below it
   stands a text for its data-protection officer.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/keeping_screens.h"

#include "screens/labels.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "store/keeping.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

#include "base/text.h"

enum organisation_field {
	FIELD_NAME,
	FIELD_BASIS,
	FIELD_NOTE,
	FIELD_CONTACT,
	FIELD_MONTHS,
	FIELD_COUNT
};

enum {
	MARGIN = 2,
	LABEL_COLUMNS = 34,
	LINE_BYTES = 400,
	MONTHS_BYTES = 3,
	MONTHS_COLUMNS = 6,
	SCROLL_ROWS = 3
};

struct organisation_screen {
	struct screen base;
	struct services *services;
	struct line_edit *lines[FIELD_COUNT];
	struct choice basis;
	enum organisation_field here;
	struct row_list *rows; /* the text for the data-protection officer */
	int text_height;
};

static const char *const labels[FIELD_COUNT] = {
	[FIELD_NAME] = "organisation.name",     [FIELD_BASIS] = "organisation.basis",
	[FIELD_NOTE] = "organisation.note",     [FIELD_CONTACT] = "organisation.contact",
	[FIELD_MONTHS] = "organisation.months",
};

static struct organisation_screen *as_organisation(struct screen *screen)
{
	return (struct organisation_screen *)screen;
}

/* ---------------------------------------------------------------- saving */

static char *typed(const struct organisation_screen *self, enum organisation_field field)
{
	return g_strstrip(g_strdup(line_edit_text(self->lines[field])));
}

static bool read_months(const struct organisation_screen *self, int *months)
{
	g_autofree char *words = typed(self, FIELD_MONTHS);
	guint64 number;

	if (!g_ascii_string_to_unsigned(words, 10, 1, REVIEW_MONTHS_MOST, &number, NULL))
		return false;
	*months = (int)number;
	return true;
}

static void fill_rules(const struct organisation_screen *self, struct organisation_rules *rules)
{
	rules->name = typed(self, FIELD_NAME);
	rules->basis = (enum legal_basis)self->basis.selected;
	rules->basis_note = typed(self, FIELD_NOTE);
	rules->privacy_contact = typed(self, FIELD_CONTACT);
}

static bool is_same(const struct organisation_rules *one, const struct organisation_rules *other)
{
	return g_str_equal(one->name, other->name) && one->basis == other->basis &&
	       g_str_equal(one->basis_note, other->basis_note) &&
	       g_str_equal(one->privacy_contact, other->privacy_contact) &&
	       one->review_months == other->review_months;
}

static bool save_rules(struct vault *vault, void *data, struct error *error)
{
	return keeping_save(vault, data, error);
}

/* Nothing is written when nothing changed. */
static bool save(struct organisation_screen *self)
{
	struct organisation_rules before, rules = { 0 };
	bool saved = true;

	if (!read_months(self, &rules.review_months)) {
		self->here = FIELD_MONTHS;
		app_tell(self->services->app,
			 say_count(planning_sentences(self->services),
				   "organisation.months_are_odd", REVIEW_MONTHS_MOST, NULL));
		return false;
	}
	keeping_load(self->services->vault, &before);
	fill_rules(self, &rules);
	if (!is_same(&before, &rules))
		saved = planning_act(self->services, NULL, save_rules, &rules);
	organisation_rules_done(&before);
	organisation_rules_done(&rules);
	return saved;
}

static struct outcome leave(struct screen *screen)
{
	return save(as_organisation(screen)) ? outcome_close(1) : outcome_stay();
}

/* Locked or left by another way: what can be kept is kept. */
static void organisation_covered(struct screen *screen)
{
	int months;

	if (read_months(as_organisation(screen), &months))
		(void)save(as_organisation(screen));
}

/* ---------------------------------------------------------------- keys */

static struct outcome move(struct screen *screen, int by)
{
	struct organisation_screen *self = as_organisation(screen);

	self->here = (enum organisation_field)(((int)self->here + by + FIELD_COUNT) % FIELD_COUNT);
	return outcome_stay();
}

static struct outcome next(struct screen *screen)
{
	return move(screen, 1);
}

static struct outcome previous(struct screen *screen)
{
	return move(screen, -1);
}

static struct outcome scroll_by(struct screen *screen, int by)
{
	row_list_scroll(as_organisation(screen)->rows, as_organisation(screen)->text_height, by);
	return outcome_stay();
}

static struct outcome scroll_down(struct screen *screen)
{
	return scroll_by(screen, SCROLL_ROWS);
}

static struct outcome scroll_up(struct screen *screen)
{
	return scroll_by(screen, -SCROLL_ROWS);
}

static const struct command organisation_commands[] = {
	{ "Tab Down Enter", "details.next", "details.next_help", next, NULL, 1 },
	{ "BackTab Up", NULL, "details.previous_help", previous, NULL, 0 },
	{ "Esc", "details.save", "details.save_help", leave, NULL, 2 },
	{ "PgDn", NULL, "asking.scroll_help", scroll_down, NULL, 0 },
	{ "PgUp", NULL, NULL, scroll_up, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { organisation_commands, NULL };

static struct outcome organisation_key(struct screen *screen, const struct key *key)
{
	struct organisation_screen *self = as_organisation(screen);
	struct line_edit *line = self->lines[self->here];

	if (line)
		return line_edit_key(line, key) ? outcome_stay() : outcome_pass();
	if (!choice_key(&self->basis, key))
		return outcome_pass();
	self->rows->first = 0;
	return outcome_stay();
}

/* ---------------------------------------------------------------- drawing */

static const struct basis_texts *basis_texts(const struct organisation_screen *self)
{
	return &self->services->content->consents.bases[self->basis.selected];
}

static void draw_field(const struct organisation_screen *self, struct canvas *canvas,
		       enum organisation_field field, struct area place)
{
	bool focused = self->here == field;
	g_autofree char *basis = NULL;

	if (self->lines[field]) {
		if (field == FIELD_MONTHS)
			place.width = MIN(place.width, MONTHS_COLUMNS);
		line_edit_draw(self->lines[field], canvas, place.row, place.column, place.width,
			       focused);
		return;
	}
	basis = texts_on_screen(self->services, &basis_texts(self)->name,
				self->services->settings.language);
	choice_draw(&self->basis, canvas, place.row, place.column, place.width, basis, focused);
}

static void add_text(const struct organisation_screen *self, const struct texts *texts)
{
	g_autofree char *words =
		texts_on_screen(self->services, texts, self->services->settings.language);

	row_list_entry(self->rows, 0, 0, STYLE_TEXT, NULL, words, NULL);
}

static void draw_text(struct organisation_screen *self, struct canvas *canvas, struct area area)
{
	const char *more = services_say(self->services, "asking.more");

	canvas_line(canvas, area.row, area.column - MARGIN, canvas_columns(canvas));
	area.row++;
	area.height--;
	self->text_height = area.height;
	row_list_begin(self->rows, area.width);
	row_list_entry(self->rows, 0, 0, STYLE_STRONG, NULL,
		       services_say(self->services, "organisation.officer"), NULL);
	add_text(self, &basis_texts(self)->text);
	if (self->basis.selected != BASIS_NOT_SET) {
		row_list_blank(self->rows);
		add_text(self, &self->services->content->consents.basis_standing);
	}
	row_list_show(self->rows, canvas, area);
	if (self->rows->first + area.height < (int)self->rows->rows->len)
		canvas_text(canvas, area.row - 1,
			    canvas_columns(canvas) - text_columns(more, -1) - MARGIN, STYLE_HINT,
			    more);
}

static void organisation_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct organisation_screen *self = (struct organisation_screen *)screen;
	int label = MIN(LABEL_COLUMNS, body.width / 2), left = body.column + label + MARGIN + 1;
	int row = body.row + 1;

	for (int field = 0; field < FIELD_COUNT; field++, row++) {
		canvas_text_in(canvas, row, body.column + 1, label,
			       (int)self->here == field ? STYLE_SELECTED : STYLE_HINT,
			       services_say(self->services, labels[field]));
		draw_field(self, canvas, (enum organisation_field)field,
			   (struct area){ row, left, 1, body.column + body.width - left - 1 });
	}
	draw_text(self, canvas,
		  (struct area){ row + 1, body.column + MARGIN, body.row + body.height - row - 1,
				 body.width - 2 * MARGIN });
}

static char *organisation_title(const struct screen *screen)
{
	return g_strdup(services_say(((const struct organisation_screen *)screen)->services,
				     "organisation.title"));
}

static void organisation_screen_free(struct screen *screen)
{
	struct organisation_screen *self = as_organisation(screen);

	for (int field = 0; field < FIELD_COUNT; field++)
		line_edit_free(self->lines[field]);
	row_list_free(self->rows);
	g_free(self);
}

static const struct screen_kind organisation_kind = {
	.name = "organisation",
	.commands = tables,
	.typing = true,
	.title = organisation_title,
	.draw = organisation_draw,
	.key = organisation_key,
	.covered = organisation_covered,
	.free = organisation_screen_free,
};

struct screen *organisation_screen_new(struct services *services)
{
	struct organisation_screen *self = g_new0(struct organisation_screen, 1);
	struct organisation_rules rules;
	g_autofree char *months = NULL;

	self->base.kind = &organisation_kind;
	self->services = services;
	self->rows = row_list_new();
	keeping_load(services->vault, &rules);
	months = g_strdup_printf("%d", rules.review_months);
	self->lines[FIELD_NAME] = line_edit_new(rules.name, LINE_BYTES);
	self->lines[FIELD_NOTE] = line_edit_new(rules.basis_note, LINE_BYTES);
	self->lines[FIELD_CONTACT] = line_edit_new(rules.privacy_contact, LINE_BYTES);
	self->lines[FIELD_MONTHS] = line_edit_new(months, MONTHS_BYTES);
	self->basis = (struct choice){ LEGAL_BASIS_COUNT, (int)rules.basis };
	organisation_rules_done(&rules);
	return &self->base;
}
