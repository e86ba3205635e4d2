/* One item of the plan in a form: its fields, what is being typed in them, and saving it as one action.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/plan_item_form.h"

#include "base/text.h"
#include "screens/labels.h"
#include "screens/plan_changes.h"
#include "screens/planning.h"
#include "store/plans.h"

#include <string.h>

enum { NAME_MAX_BYTES = 400 };

static const char *const kept_names[KEPT_COUNT] = {
	[KEPT_TEXT] = "text",
	[KEPT_OWNER_NAME] = "owner",
	[KEPT_RENDERING] = "rendering",
};

/* ---------------------------------------------------------------- what is being typed */

static const char *typed(const struct item_form *form, int kept)
{
	if (kept == KEPT_OWNER_NAME)
		return line_edit_text(form->owner_name);
	return text_edit_text(kept == KEPT_TEXT ? form->text : form->rendering);
}

static const char *rendering_code(const struct item_form *form)
{
	return names_word(language_names, form->rendering_language);
}

static const char *stored_rendering(const struct item_form *form)
{
	const char *shown;
	const char *words = plan_item_text(form->item, rendering_code(form), &shown);

	return strcmp(shown, rendering_code(form)) == 0 && strcmp(shown, form->item->language) != 0
		       ? words
		       : "";
}

static char *draft_field(const struct item_form *form, int kept)
{
	const char *language = kept == KEPT_RENDERING ? rendering_code(form) : "";
	const char *colon = kept == KEPT_RENDERING ? ":" : "";

	if (form->item->id)
		return g_strdup_printf("plan:%" G_GINT64_FORMAT ":%s%s%s", form->item->id,
				       kept_names[kept], colon, language);
	return g_strdup_printf("plan:new:%s:%s%s%s",
			       names_word(plan_kind_names, (int)form->item->kind), kept_names[kept],
			       colon, language);
}

/* What is in the vault of this field, or the draft that was left behind. Newly allocated. */
static char *open_kept(struct item_form *form, int kept, const char *stored)
{
	g_autofree char *field = draft_field(form, kept);
	struct draft_key key = { .participant_id = form->base.participant_id,
				 .conversation_id = form->base.conversation_id,
				 .field = field };
	bool recovered = false;
	char *text =
		draft_keeper_open(&form->kept[kept], form->base.services, &key, stored, &recovered);

	form->recovered |= recovered;
	return text;
}

void item_form_open_rendering(struct item_form *form)
{
	g_autofree char *text = NULL;

	draft_keeper_done(&form->kept[KEPT_RENDERING]);
	text = open_kept(form, KEPT_RENDERING, stored_rendering(form));
	if (form->rendering)
		text_edit_set(form->rendering, text);
	else
		form->rendering = text_edit_new(text);
	draft_keeper_watch_text(&form->kept[KEPT_RENDERING], form->rendering);
}

/* The language the words are most wanted in: the participant's, the counsellor's, or any other of ours. */
static enum language wanted_rendering(const struct item_form *form)
{
	const enum language wishes[] = { form->base.language,
					 form->base.services->settings.language, form->base.second,
					 LANGUAGE_UK, LANGUAGE_NL };

	for (guint i = 0; i < G_N_ELEMENTS(wishes); i++)
		if (wishes[i] < LANGUAGE_COUNT &&
		    strcmp(names_word(language_names, wishes[i]), form->item->language) != 0)
			return wishes[i];
	return LANGUAGE_EN;
}

void item_form_open(struct item_form *form, struct plan_item *item, enum form_field focus)
{
	g_autofree char *text = NULL, *owner_name = NULL;

	form->item = item;
	form->focus = focus;
	form->language_chosen = item->id != 0;
	form->between_chosen = item->id != 0;
	form->rendering_language = wanted_rendering(form);
	text = open_kept(form, KEPT_TEXT, item->text);
	form->text = text_edit_new(text);
	draft_keeper_watch_text(&form->kept[KEPT_TEXT], form->text);
	owner_name = open_kept(form, KEPT_OWNER_NAME, item->owner_name);
	form->owner_name = line_edit_new(owner_name, NAME_MAX_BYTES);
	draft_keeper_watch_line(&form->kept[KEPT_OWNER_NAME], form->owner_name);
	item_form_open_rendering(form);
	form->due = day_edit_new(item->due_on, services_today(form->base.services));
}

void item_form_close(struct item_form *form)
{
	for (int i = 0; i < KEPT_COUNT; i++)
		draft_keeper_done(&form->kept[i]);
	text_edit_free(form->text);
	text_edit_free(form->rendering);
	line_edit_free(form->owner_name);
	day_edit_free(form->due);
	plan_item_free(form->item);
}

void item_form_keep_drafts(struct item_form *form)
{
	const struct clock *clock = &form->base.services->clock;
	gint64 now = clock->monotonic_ms(clock->data);

	for (int i = 0; i < KEPT_COUNT; i++)
		if (draft_keeper_deadline(&form->kept[i]) <= now)
			draft_keeper_keep(&form->kept[i], typed(form, i));
}

gint64 item_form_deadline(const struct item_form *form)
{
	gint64 first = G_MAXINT64;

	for (int i = 0; i < KEPT_COUNT; i++)
		first = MIN(first, draft_keeper_deadline(&form->kept[i]));
	return first;
}

/* ---------------------------------------------------------------- the fields */

bool item_form_has(const struct item_form *form, enum form_field field)
{
	const struct plan_item *item = form->item;
	bool step = item->kind == PLAN_STEP;

	switch (field) {
	case FIELD_INDICATOR:
		return step || item->kind == PLAN_OBSTACLE;
	case FIELD_OWNER:
	case FIELD_DUE:
		return step;
	case FIELD_OWNER_NAME:
		return step && item->owner != OWNER_PARTICIPANT;
	case FIELD_ACCEPTANCE:
		return step && plan_owner_may_accept(item->owner);
	default:
		return true;
	}
}

bool item_form_takes_enter(const struct item_form *form)
{
	return form->item->kind == PLAN_PERSPECTIVE &&
	       (form->focus == FIELD_TEXT || form->focus == FIELD_RENDERING);
}

/* The letters say which language it is, until somebody says so. A rendering in that same language would be none. */
void item_form_guess_language(struct item_form *form)
{
	const char *own = names_word(language_names, form->base.language);
	const char *latin =
		form->base.services->settings.language == LANGUAGE_UK
			? "nl"
			: names_word(language_names, form->base.services->settings.language);
	const char *guess = plan_language_guess(typed(form, KEPT_TEXT), "uk",
						form->base.language == LANGUAGE_UK ? latin : own);

	if (!form->language_chosen && !text_is_blank(typed(form, KEPT_TEXT)))
		g_strlcpy(form->item->language, guess, sizeof(form->item->language));
	if (strcmp(rendering_code(form), form->item->language) != 0 ||
	    !text_is_blank(typed(form, KEPT_RENDERING)))
		return;
	form->rendering_language = wanted_rendering(form);
	item_form_open_rendering(form);
}

void item_form_move(struct item_form *form, int by)
{
	int field = (int)form->focus;

	form->typed = 0;
	if (form->focus == FIELD_TEXT)
		item_form_guess_language(form);
	do {
		field = (field + by + FIELD_COUNT) % FIELD_COUNT;
	} while (!item_form_has(form, (enum form_field)field));
	form->focus = (enum form_field)field;
}

void item_form_toggle_between_us(struct item_form *form)
{
	form->item->between_us = !form->item->between_us;
	form->between_chosen = form->changed = true;
}

void item_form_next_language(struct item_form *form)
{
	g_strlcpy(form->item->language, language_code_after(form->item->language),
		  sizeof(form->item->language));
	form->language_chosen = form->changed = true;
	item_form_guess_language(form);
}

/* ---------------------------------------------------------------- saving */

static bool forget_drafts(struct item_form *form, struct error *error)
{
	for (int i = 0; i < KEPT_COUNT; i++)
		if (!draft_keeper_forget(&form->kept[i], error))
			return false;
	return true;
}

static bool save_and_forget_drafts(struct vault *vault, void *data, struct error *error)
{
	struct item_form *form = data;

	return plan_item_save(vault, form->item, error) && forget_drafts(form, error);
}

static bool only_forget_drafts(struct vault *vault, void *data, struct error *error)
{
	(void)vault;
	return forget_drafts(data, error);
}

static bool replace(char **field, const char *words)
{
	if (strcmp(*field, words) == 0)
		return false;
	g_free(*field);
	*field = g_strdup(words);
	return true;
}

bool item_form_day_is_possible(const struct item_form *form)
{
	day due_on = day_edit_value(form->due), said_on = form->item->said_on;

	if (!day_edit_is_valid(form->due))
		return false;
	return due_on == DAY_NONE || said_on == DAY_NONE || due_on >= said_on ||
	       due_on == form->item->due_on;
}

/* Puts what the fields hold into the item; true when that changed it. */
static bool take_fields(struct item_form *form)
{
	struct plan_item *item = form->item;
	bool changed = form->changed;
	g_autofree char *text = g_strstrip(g_strdup(typed(form, KEPT_TEXT)));
	g_autofree char *rendering = g_strstrip(g_strdup(typed(form, KEPT_RENDERING)));
	g_autofree char *owner_name = g_strstrip(g_strdup(typed(form, KEPT_OWNER_NAME)));

	if (strcmp(rendering, stored_rendering(form)) != 0) {
		plan_item_set_rendering(item, rendering_code(form), rendering);
		changed = true;
	}
	if (*text)
		changed |= replace(&item->text, text);
	changed |=
		replace(&item->owner_name, item_form_has(form, FIELD_OWNER_NAME) ? owner_name : "");
	if (item_form_day_is_possible(form) && day_edit_value(form->due) != item->due_on) {
		item->due_on = day_edit_value(form->due);
		changed = true;
	}
	return changed;
}

/* The fields go on under the number that the item has now. */
static void reopen_drafts(struct item_form *form)
{
	const char *stored[KEPT_COUNT] = { form->item->text, form->item->owner_name,
					   stored_rendering(form) };

	for (int i = 0; i < KEPT_COUNT; i++) {
		draft_keeper_done(&form->kept[i]);
		g_free(open_kept(form, i, stored[i]));
	}
}

static bool has_draft(const struct item_form *form)
{
	bool found = false;

	for (int i = 0; i < KEPT_COUNT; i++)
		found |= form->kept[i].has_draft || form->kept[i].waits;
	return found;
}

bool item_form_save(struct item_form *form)
{
	bool is_new = form->item->id == 0;
	bool changed;

	item_form_guess_language(form);
	changed = take_fields(form);
	if (text_is_blank(form->item->text) || !(changed || is_new))
		return !has_draft(form) ||
		       planning_act(form->base.services, NULL, only_forget_drafts, form);
	if (!planning_act(form->base.services, is_new ? "undo.plan_new" : "undo.plan_edited",
			  save_and_forget_drafts, form))
		return false;
	form->changed = false;
	reopen_drafts(form);
	return true;
}
