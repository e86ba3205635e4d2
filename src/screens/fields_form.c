/* Fields of a form, described by a table.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/fields_form.h"

#include "base/text.h"
#include "screens/labels.h"

#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 4000, NUMBER_BYTES = 3, MARGIN = 2, GAP = 2, WIDEST_LABEL = 30 };

/* ---------------------------------------------------------------- values in the record */

static void *value_at(const struct fields_form *form, int field)
{
	return (char *)form->record + form->fields[field].offset;
}

static char **line_at(const struct fields_form *form, int field)
{
	return value_at(form, field);
}

static bool applies(const struct fields_form *form, int field)
{
	bool (*asked)(const void *) = form->fields[field].applies;

	return !asked || asked(form->record);
}

static bool is_typed(const struct field_form *field)
{
	return field->kind == FIELD_LINE || field->kind == FIELD_NUMBER;
}

static char *stored_line(const struct fields_form *form, int field)
{
	const char *text;
	int number;

	if (form->fields[field].kind == FIELD_NUMBER) {
		number = *(const int *)value_at(form, field);
		return number < 0 ? g_strdup("") : g_strdup_printf("%d", number);
	}
	text = *line_at(form, field);
	return g_strdup(text ? text : "");
}

/* ---------------------------------------------------------------- opening and closing */

static void open_line(struct fields_form *form, int field, const struct draft_key *whose)
{
	struct fields_edit *edit = &form->edits[field];
	g_autofree char *name = g_strdup_printf("%s:%s", whose->field, form->fields[field].name);
	struct draft_key key = { whose->participant_id, whose->conversation_id, name };
	g_autofree char *stored = stored_line(form, field);
	bool recovered = false;
	g_autofree char *text =
		draft_keeper_open(&edit->keeper, form->services, &key, stored, &recovered);

	form->recovered |= recovered;
	edit->line = line_edit_new(text, form->fields[field].kind == FIELD_NUMBER ? NUMBER_BYTES
										  : LINE_BYTES);
	draft_keeper_watch_line(&edit->keeper, edit->line);
}

void fields_form_open(struct fields_form *form, struct services *services,
		      const struct draft_key *whose, void *record, const struct field_form *fields,
		      int count)
{
	*form = (struct fields_form){
		.services = services, .record = record, .fields = fields, .count = count
	};
	form->edits = g_new0(struct fields_edit, count);
	for (int i = 0; i < count; i++) {
		if (is_typed(&fields[i]))
			open_line(form, i, whose);
		else if (fields[i].kind == FIELD_DAY)
			form->edits[i].date = day_edit_new(*(const day *)value_at(form, i),
							   services_today(services));
	}
	if (count > 0 && !applies(form, 0))
		fields_form_move(form, 1);
}

void fields_form_close(struct fields_form *form)
{
	for (int i = 0; i < form->count; i++) {
		line_edit_free(form->edits[i].line);
		day_edit_free(form->edits[i].date);
		draft_keeper_done(&form->edits[i].keeper);
	}
	g_clear_pointer(&form->edits, g_free);
	form->count = 0;
}

/* ---------------------------------------------------------------- keys */

void fields_form_move(struct fields_form *form, int by)
{
	int field = form->focus;

	do {
		field = (field + by + form->count) % form->count;
	} while (!applies(form, field) && field != form->focus);
	form->focus = field;
}

static bool change_choice(const struct fields_form *form, const struct key *key)
{
	int *value = value_at(form, form->focus);
	struct choice choice = { .count = form->fields[form->focus].count, .selected = *value };

	if (!choice_key(&choice, key))
		return false;
	*value = choice.selected;
	return true;
}

static bool change_value(struct fields_form *form, const struct key *key)
{
	struct choice two = { .count = 2 };
	void *value = value_at(form, form->focus);

	if (form->fields[form->focus].kind == FIELD_CHOICE)
		return change_choice(form, key);
	if (!choice_key(&two, key))
		return false;
	if (form->fields[form->focus].kind == FIELD_YES_NO)
		*(bool *)value = !*(bool *)value;
	else
		g_strlcpy(value, language_code_after(value), LANGUAGE_CODE);
	return true;
}

bool fields_form_key(struct fields_form *form, const struct key *key)
{
	struct fields_edit *edit = &form->edits[form->focus];

	if (edit->date)
		return day_edit_key(edit->date, key);
	if (edit->line) {
		if (!line_edit_key(edit->line, key))
			return false;
		draft_keeper_typed(&edit->keeper);
		return true;
	}
	if (!change_value(form, key))
		return false;
	form->changed = true;
	return true;
}

/* ---------------------------------------------------------------- drawing */

static int label_width(const struct fields_form *form)
{
	int width = 0;

	for (int i = 0; i < form->count; i++)
		width = MAX(width,
			    text_columns(services_say(form->services, form->fields[i].label), -1));
	return MIN(width, WIDEST_LABEL);
}

/* What stands between the ‹ › of a choice; borrowed. */
static const char *choice_words(const struct fields_form *form, int field)
{
	const void *value = value_at(form, field);

	switch (form->fields[field].kind) {
	case FIELD_CHOICE:
		return services_say(form->services, form->fields[field].words[*(const int *)value]);
	case FIELD_YES_NO:
		return services_say(form->services, *(const bool *)value ? "plan.yes" : "plan.no");
	default:
		return services_say(form->services, language_code_label(value));
	}
}

static void draw_line(const struct fields_form *form, struct canvas *canvas, int field,
		      struct area place)
{
	const struct fields_edit *edit = &form->edits[field];
	bool focused = form->focus == field;

	if (!focused && form->fields[field].stays_open && text_is_blank(line_edit_text(edit->line)))
		canvas_text_in(canvas, place.row, place.column, place.width, STYLE_WARNING,
			       services_say(form->services, "form.open"));
	else
		line_edit_draw(edit->line, canvas, place.row, place.column, place.width, focused);
}

static void draw_value(const struct fields_form *form, struct canvas *canvas, int field,
		       struct area place)
{
	const struct fields_edit *edit = &form->edits[field];
	bool focused = form->focus == field;
	struct choice choice = { .count = 2 };

	if (edit->line)
		draw_line(form, canvas, field, place);
	else if (edit->date)
		day_edit_draw(edit->date, canvas, place.row, place.column, place.width, focused);
	else
		choice_draw(&choice, canvas, place.row, place.column, place.width,
			    choice_words(form, field), focused);
}

int fields_form_draw(const struct fields_form *form, struct canvas *canvas, struct area area)
{
	int width = label_width(form), row = area.row;
	int column = area.column + MARGIN + width + GAP;

	for (int i = 0; i < form->count; i++) {
		struct area place = { row, column, 1, area.column + area.width - MARGIN - column };

		if (!applies(form, i))
			continue;
		canvas_text_in(canvas, row, area.column + MARGIN, width,
			       form->focus == i ? STYLE_SELECTED : STYLE_HINT,
			       services_say(form->services, form->fields[i].label));
		draw_value(form, canvas, i, place);
		row++;
	}
	return row;
}

/* ---------------------------------------------------------------- taking */

bool fields_form_is_clear(struct fields_form *form)
{
	for (int i = 0; i < form->count; i++)
		if (form->edits[i].date && !day_edit_is_valid(form->edits[i].date)) {
			form->focus = i;
			services_tell(form->services, "plan.due_unclear");
			return false;
		}
	return true;
}

static bool take_line(struct fields_form *form, int field)
{
	g_autofree char *text = g_strstrip(g_strdup(line_edit_text(form->edits[field].line)));
	g_autofree char *before = stored_line(form, field);

	if (strcmp(text, before) == 0)
		return false;
	if (form->fields[field].kind == FIELD_NUMBER) {
		*(int *)value_at(form, field) = g_ascii_isdigit(*text) ? atoi(text) : -1;
		return true;
	}
	g_free(*line_at(form, field));
	*line_at(form, field) = g_steal_pointer(&text);
	return true;
}

static bool take_day(struct fields_form *form, int field)
{
	day *value = value_at(form, field);
	const struct day_edit *edit = form->edits[field].date;

	if (!day_edit_is_valid(edit) || day_edit_value(edit) == *value)
		return false;
	*value = day_edit_value(edit);
	return true;
}

bool fields_form_take(struct fields_form *form)
{
	bool changed = form->changed;

	for (int i = 0; i < form->count; i++) {
		if (form->edits[i].line)
			changed |= take_line(form, i);
		else if (form->edits[i].date)
			changed |= take_day(form, i);
	}
	form->changed = false;
	return changed;
}

/* ---------------------------------------------------------------- drafts */

bool fields_form_has_draft(const struct fields_form *form)
{
	for (int i = 0; i < form->count; i++)
		if (form->edits[i].keeper.has_draft || form->edits[i].keeper.waits)
			return true;
	return false;
}

bool fields_form_forget_drafts(struct fields_form *form, struct error *error)
{
	for (int i = 0; i < form->count; i++)
		if (form->edits[i].line && !draft_keeper_forget(&form->edits[i].keeper, error))
			return false;
	return true;
}

void fields_form_keep_drafts(struct fields_form *form)
{
	const struct clock *clock = &form->services->clock;
	gint64 now = clock->monotonic_ms(clock->data);

	for (int i = 0; i < form->count; i++)
		if (form->edits[i].line && draft_keeper_deadline(&form->edits[i].keeper) <= now)
			draft_keeper_keep(&form->edits[i].keeper,
					  line_edit_text(form->edits[i].line));
}

gint64 fields_form_deadline(const struct fields_form *form)
{
	gint64 first = G_MAXINT64;

	for (int i = 0; i < form->count; i++)
		if (form->edits[i].line)
			first = MIN(first, draft_keeper_deadline(&form->edits[i].keeper));
	return first;
}
