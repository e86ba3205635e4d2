/* What a key changes in the fields of the form.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_item_form.h"

#include "screens/plan_changes.h"
#include "screens/typed_number.h"

#include <string.h>

static bool step_through(const struct key *key, int count, int *value)
{
	struct choice choice = { .count = count, .selected = *value };

	if (!choice_key(&choice, key))
		return false;
	*value = choice.selected;
	return true;
}

static bool change_indicator(struct item_form *form, const struct key *key)
{
	int value = (int)form->item->indicator, number = 0;

	if (typed_number_key(&form->typed, key, INDICATOR_COUNT, &number))
		value = number > 0 ? number - 1 : INDICATOR_NONE;
	else if (!step_through(key, INDICATOR_COUNT + 1, &value))
		return false;
	else
		form->typed = 0;
	form->item->indicator = (enum indicator)value;
	if (!form->between_chosen)
		form->item->between_us = item_starts_between_us(form->item->indicator, false);
	return true;
}

static bool change_owner(struct item_form *form, const struct key *key)
{
	int value = (int)form->item->owner;

	if (!step_through(key, OWNER_HOUSEHOLD + 1, &value))
		return false;
	form->item->owner = (enum step_owner)value;
	plan_set_acceptance(form->item, ACCEPTANCE_NONE, form->base.said_on);
	return true;
}

static bool change_acceptance(struct item_form *form, const struct key *key)
{
	int value = (int)form->item->acceptance;

	if (!step_through(key, ACCEPTANCE_ACCEPTED + 1, &value))
		return false;
	plan_set_acceptance(form->item, (enum acceptance)value, form->base.said_on);
	return true;
}

/* What was typed in the language before is saved first: a field shows one language at a time. */
static bool change_rendering_language(struct item_form *form, const struct key *key)
{
	int value = (int)form->rendering_language;

	if (!step_through(key, LANGUAGE_COUNT, &value))
		return false;
	if (strcmp(names_word(language_names, value), form->item->language) == 0 &&
	    !step_through(key, LANGUAGE_COUNT, &value))
		return false;
	if (!item_form_save(form))
		return false;
	form->rendering_language = (enum language)value;
	item_form_open_rendering(form);
	return true;
}

static bool change_choice(struct item_form *form, const struct key *key)
{
	struct choice two = { .count = 2 };

	switch (form->focus) {
	case FIELD_INDICATOR:
		return change_indicator(form, key);
	case FIELD_OWNER:
		return change_owner(form, key);
	case FIELD_ACCEPTANCE:
		return change_acceptance(form, key);
	case FIELD_RENDERING_LANGUAGE:
		return change_rendering_language(form, key);
	case FIELD_LANGUAGE:
		if (choice_key(&two, key)) {
			item_form_next_language(form);
			return true;
		}
		return false;
	case FIELD_BETWEEN_US:
		if (choice_key(&two, key)) {
			item_form_toggle_between_us(form);
			return true;
		}
		return false;
	default:
		return false;
	}
}

static bool type_text(struct item_form *form, struct text_edit *edit, int kept,
		      const struct key *key)
{
	if (!text_edit_key(edit, key))
		return false;
	if (text_edit_has_change(edit)) {
		draft_keeper_typed(&form->kept[kept]);
		if (kept == KEPT_TEXT)
			item_form_guess_language(form);
	}
	if (text_edit_refused(edit))
		services_tell(form->base.services, "plan.too_long");
	return true;
}

static bool type_line(struct item_form *form, const struct key *key)
{
	if (!line_edit_key(form->owner_name, key))
		return false;
	draft_keeper_typed(&form->kept[KEPT_OWNER_NAME]);
	return true;
}

bool item_form_typing(struct item_form *form, const struct key *key)
{
	switch (form->focus) {
	case FIELD_TEXT:
		return type_text(form, form->text, KEPT_TEXT, key);
	case FIELD_RENDERING:
		return type_text(form, form->rendering, KEPT_RENDERING, key);
	case FIELD_OWNER_NAME:
		return type_line(form, key);
	case FIELD_DUE:
		return day_edit_key(form->due, key);
	default:
		if (!change_choice(form, key))
			return false;
		form->changed = true;
		return true;
	}
}
