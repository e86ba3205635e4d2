/* One item of the plan in a form: its fields, what is being typed in them, and saving it as one action.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PLAN_ITEM_FORM_H
#define SCREENS_PLAN_ITEM_FORM_H

#include "screens/draft_keeper.h"
#include "screens/plan_item_screen.h"
#include "ui/fields.h"
#include "ui/line_edit.h"
#include "ui/text_edit.h"

/* In the order one walks through them. */
enum form_field {
	FIELD_TEXT,
	FIELD_LANGUAGE,
	FIELD_INDICATOR,
	FIELD_OWNER,
	FIELD_OWNER_NAME,
	FIELD_ACCEPTANCE,
	FIELD_DUE,
	FIELD_BETWEEN_US,
	FIELD_RENDERING_LANGUAGE,
	FIELD_RENDERING,
	FIELD_COUNT,
};

enum { KEPT_TEXT, KEPT_OWNER_NAME, KEPT_RENDERING, KEPT_COUNT };

struct item_form {
	struct conversation_screen base;
	struct plan_item *item;
	enum form_field focus;
	struct text_edit *text, *rendering;
	struct line_edit *owner_name;
	struct day_edit *due;
	enum language rendering_language;
	struct draft_keeper kept[KEPT_COUNT];
	bool changed;         /* something other than words was changed */
	bool language_chosen; /* by hand: no longer guessed from the letters */
	bool between_chosen;  /* by hand: the domain does not decide any more */
	bool recovered;       /* opened with words that had not been saved: said once */
	int typed;            /* digits of the number of a domain that may go on; 0: none */
};

void item_form_open(struct item_form *form, struct plan_item *item, enum form_field focus);
void item_form_close(struct item_form *form);
bool item_form_has(const struct item_form *form, enum form_field field);
void item_form_move(struct item_form *form, int by); /* to the next field, or the one before */
bool item_form_typing(struct item_form *form, const struct key *key);
/* Several lines may stand in the field the attention is on, so Enter belongs to it. */
bool item_form_takes_enter(const struct item_form *form);
void item_form_toggle_between_us(struct item_form *form);
void item_form_next_language(struct item_form *form);
/* The day is one, and does not lie before the conversation in which the step was agreed on. */
bool item_form_day_is_possible(const struct item_form *form);
/* Saves what is there as one action, if there are words and something changed. True: all is in the vault, or there was nothing. */
bool item_form_save(struct item_form *form);
void item_form_keep_drafts(struct item_form *form); /* those whose moment has come */
gint64 item_form_deadline(const struct item_form *form);

/* The letters say which language it is, until somebody says so. */
void item_form_guess_language(struct item_form *form);
void item_form_open_rendering(struct item_form *form); /* in the language that is chosen now */

void item_form_draw(const struct item_form *form, struct canvas *canvas, struct area body);

#endif
