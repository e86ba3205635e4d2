/* The form of one item of the plan on the screen.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_item_form.h"

#include "base/text.h"
#include "screens/labels.h"

enum { MARGIN = 2, GAP = 2, ROWS_OF_FIELDS = 8, BOX_LINES = 4, TEXT_MOST = 8, RENDERING_MOST = 5 };

static const char *const field_labels[FIELD_COUNT] = {
	[FIELD_LANGUAGE] = "plan.field_language",
	[FIELD_INDICATOR] = "plan.field_indicator",
	[FIELD_OWNER] = "plan.field_owner",
	[FIELD_OWNER_NAME] = "plan.field_owner_name",
	[FIELD_ACCEPTANCE] = "plan.field_acceptance",
	[FIELD_DUE] = "plan.field_due",
	[FIELD_BETWEEN_US] = "plan.field_between_us",
	[FIELD_RENDERING_LANGUAGE] = "plan.field_rendering",
};
static const char *const acceptance_labels[] = {
	[ACCEPTANCE_NONE] = "plan.acceptance_none",
	[ACCEPTANCE_ASKED] = "plan.acceptance_asked",
	[ACCEPTANCE_ACCEPTED] = "plan.acceptance_accepted",
};

static int label_width(const struct services *services)
{
	int width = 0;

	for (int i = 0; i < FIELD_COUNT; i++)
		if (field_labels[i])
			width = MAX(width,
				    text_columns(services_say(services, field_labels[i]), -1));
	return width;
}

/* What stands between the ‹ › of a choice; newly allocated. */
static char *choice_words(const struct item_form *form, enum form_field field)
{
	const struct services *services = form->base.services;
	const struct plan_item *item = form->item;

	switch (field) {
	case FIELD_LANGUAGE:
		return g_strdup(services_say(services, language_code_label(item->language)));
	case FIELD_INDICATOR:
		if (item->indicator == INDICATOR_NONE)
			return g_strdup(services_say(services, "plan.no_indicator"));
		return texts_on_screen(services,
				       &services->content->indicators[item->indicator].name,
				       services->settings.language);
	case FIELD_OWNER:
		return g_strdup(services_say(services, owner_labels[item->owner]));
	case FIELD_ACCEPTANCE:
		return g_strdup(services_say(services, acceptance_labels[item->acceptance]));
	case FIELD_BETWEEN_US:
		return g_strdup(services_say(services, item->between_us ? "plan.yes" : "plan.no"));
	default:
		return g_strdup(services_say(services, language_labels[form->rendering_language]));
	}
}

static void draw_value(const struct item_form *form, struct canvas *canvas, enum form_field field,
		       struct area place)
{
	bool focused = form->focus == field;
	struct choice choice = { .count = 2 };
	g_autofree char *words = NULL;

	switch (field) {
	case FIELD_OWNER_NAME:
		line_edit_draw(form->owner_name, canvas, place.row, place.column, place.width,
			       focused);
		return;
	case FIELD_DUE:
		day_edit_draw(form->due, canvas, place.row, place.column, place.width, focused);
		return;
	default:
		words = choice_words(form, field);
		choice_draw(&choice, canvas, place.row, place.column, place.width, words, focused);
	}
}

static int draw_fields(const struct item_form *form, struct canvas *canvas, struct area area)
{
	const struct services *services = form->base.services;
	int width = label_width(services);
	int row = area.row;

	for (enum form_field field = FIELD_LANGUAGE; field < FIELD_RENDERING; field++) {
		int column = area.column + MARGIN + width + GAP;
		struct area place = { row, column, 1, area.column + area.width - MARGIN - column };

		if (!item_form_has(form, field))
			continue;
		canvas_text_in(canvas, row, area.column + MARGIN, width, STYLE_HINT,
			       services_say(services, field_labels[field]));
		draw_value(form, canvas, field, place);
		row++;
	}
	return row;
}

static void draw_box(struct text_edit *edit, struct canvas *canvas, struct area box, bool focused)
{
	struct area inside = { box.row + 1, box.column + 2, box.height - 2, box.width - 4 };

	canvas_box(canvas, box);
	text_edit_draw(edit, canvas, inside, focused);
}

void item_form_draw(const struct item_form *form, struct canvas *canvas, struct area body)
{
	int lines = MAX(body.height - ROWS_OF_FIELDS - BOX_LINES, 2);
	int text_lines = MIN((lines + 1) * 3 / 5, TEXT_MOST);
	struct area box = { body.row, body.column + 1, text_lines + 2, body.width - 2 };
	struct area fields = { box.row + box.height, body.column, body.height - box.height,
			       body.width };

	draw_box(form->text, canvas, box, form->focus == FIELD_TEXT);
	box.row = draw_fields(form, canvas, fields);
	box.height = MIN(body.row + body.height - box.row, RENDERING_MOST + 2);
	draw_box(form->rendering, canvas, box, form->focus == FIELD_RENDERING);
}
