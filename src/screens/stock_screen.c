/* A new step: from the stock, found by any word in any language, or in own words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "screens/draft_keeper.h"
#include "screens/going_on.h"
#include "screens/labels.h"
#include "screens/plan_item_screen.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "ui/line_edit.h"

#include <string.h>

struct stock_screen {
	struct conversation_screen base;
	struct plan_item *parent; /* a copy; NULL: the step hangs below nothing */
	struct line_edit *query;
	struct draft_keeper keeper; /* they may become a step: the draft the form would leave */
	GPtrArray *folded;          /* char *: what can be looked for in each step of the stock */
	GPtrArray *found; /* const struct stock_step *; the steps of the obstacle's domain first */
	struct row_list *rows; /* entry 0: in own words; then those found */
};

enum { QUERY_BYTES = 400, MARGIN = 2 };

static const struct screen_kind stock_kind;

static struct stock_screen *as_stock(struct screen *screen)
{
	return (struct stock_screen *)screen;
}

static enum indicator indicator_of(const struct stock_screen *self)
{
	return self->parent ? self->parent->indicator : INDICATOR_NONE;
}

/* ---------------------------------------------------------------- finding */

/* Everything one could look for, folded. */
static char *folded_words(const struct services *services, const struct stock_step *step)
{
	GString *all = g_string_new(NULL);
	char *folded;

	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		const struct indicator_texts *domain =
			&services->content->indicators[step->indicator];
		const char *parts[] = { step->text.in[language], step->organisation.in[language],
					domain->name.in[language] };

		for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
			g_string_append_printf(all, "%s ", parts[i] ? parts[i] : "");
	}
	folded = text_fold(all->str, (gssize)all->len);
	g_string_free(all, TRUE);
	return folded;
}

static bool has_all(const char *folded, char **words)
{
	for (char **word = words; *word; word++)
		if (!strstr(folded, *word))
			return false;
	return true;
}

/* Once, when the screen opens: a letter typed should only have to compare. */
static void fold_stock(struct stock_screen *self)
{
	const struct services *services = self->base.services;
	const GPtrArray *steps = services->content->steps;

	self->folded = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < steps->len; i++)
		g_ptr_array_add(self->folded, folded_words(services, steps->pdata[i]));
}

static void find_steps(struct stock_screen *self)
{
	const struct services *services = self->base.services;
	g_autofree char *query = text_fold(line_edit_text(self->query), -1);
	g_auto(GStrv) words = g_strsplit(query, " ", -1);
	const GPtrArray *steps = services->content->steps;

	g_ptr_array_set_size(self->found, 0);
	for (int of_domain = 1; of_domain >= 0; of_domain--)
		for (guint i = 0; i < steps->len; i++) {
			const struct stock_step *step = steps->pdata[i];

			if ((step->indicator == indicator_of(self)) == of_domain &&
			    has_all(self->folded->pdata[i], words))
				g_ptr_array_add(self->found, (gpointer)step);
		}
	row_list_select(self->rows, (int)self->found->len + 1,
			text_is_blank(query) ? 0 : self->found->len > 0);
}

static void open_query(struct stock_screen *self)
{
	struct draft_key key = { self->base.participant_id, self->base.conversation_id,
				 "plan:new:step:text" };
	bool recovered;
	g_autofree char *text =
		draft_keeper_open(&self->keeper, self->base.services, &key, "", &recovered);

	self->query = line_edit_new(text, QUERY_BYTES);
	draft_keeper_watch_line(&self->keeper, self->query);
	if (recovered)
		services_tell(self->base.services, "plan.recovered");
}

struct screen *stock_screen_new(const struct conversation_screen *from,
				const struct plan_item *parent)
{
	struct stock_screen *self = g_new0(struct stock_screen, 1);

	if (!conversation_screen_init(&self->base, &stock_kind, from->services,
				      from->participant_id, from->conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->parent = parent ? plan_item_copy(parent) : NULL;
	open_query(self);
	fold_stock(self);
	self->found = g_ptr_array_new();
	self->rows = row_list_new();
	find_steps(self);
	return &self->base.base;
}

static void stock_free(struct screen *screen)
{
	struct stock_screen *self = as_stock(screen);

	draft_keeper_done(&self->keeper);
	plan_item_free(self->parent);
	line_edit_free(self->query);
	g_ptr_array_unref(self->folded);
	g_ptr_array_unref(self->found);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

/* ---------------------------------------------------------------- drawing */

static char *stock_title(const struct screen *screen)
{
	const struct stock_screen *self = (const struct stock_screen *)screen;

	return conversation_screen_title(&self->base,
					 services_say(self->base.services, "stock.title"));
}

static char *own_words(const struct stock_screen *self)
{
	const char *typed = line_edit_text(self->query);

	if (text_is_blank(typed))
		return g_strdup(services_say(self->base.services, "stock.own_words"));
	return say_with(planning_sentences(self->base.services), "stock.own_words_typed", "words",
			typed, NULL);
}

static void add_step(const struct stock_screen *self, int entry, const struct stock_step *step)
{
	const struct conversation_screen *base = &self->base;
	g_autofree char *first = texts_on_screen(base->services, &step->text, base->language);
	g_autofree char *second = NULL;

	row_list_entry(self->rows, entry, MARGIN, STYLE_TEXT, NULL, first,
		       services_say(base->services, owner_labels[step->owner]));
	if (base->second == LANGUAGE_NONE)
		return;
	second = texts_on_screen(base->services, &step->text, base->second);
	row_list_more(self->rows, entry, MARGIN, STYLE_HINT, second);
}

static void stock_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct stock_screen *self = (const struct stock_screen *)screen;
	const struct services *services = self->base.services;
	struct area list = { body.row + 2, body.column, body.height - 2, body.width };
	g_autofree char *own = own_words(self);
	int column = body.column + MARGIN;

	row_list_begin(self->rows, body.width);
	row_list_entry(self->rows, 0, MARGIN, STYLE_STRONG, NULL, own, NULL);
	for (guint i = 0; i < self->found->len; i++)
		add_step(self, (int)i + 1, self->found->pdata[i]);
	row_list_draw(self->rows, canvas, list);
	column += canvas_text(canvas, body.row, column, STYLE_HINT,
			      services_say(services, "stock.search")) +
		  1;
	line_edit_draw(self->query, canvas, body.row, column,
		       body.column + body.width - column - MARGIN, true);
}

/* ---------------------------------------------------------------- choosing */

/* In the participant's language, with ours as renderings: such a step prints in every language. */
static void take_texts(struct plan_item *item, const struct stock_step *step,
		       enum language language)
{
	enum language shown = language;
	const char *text = texts_in(&step->text, language, &shown);

	g_free(item->text);
	item->text = g_strdup(text ? text : "");
	g_strlcpy(item->language, names_word(language_names, (int)shown), sizeof(item->language));
	for (int other = 0; other < LANGUAGE_COUNT; other++)
		if (other != (int)shown && step->text.in[other])
			plan_item_set_rendering(item, names_word(language_names, other),
						step->text.in[other]);
}

static struct plan_item *item_of(const struct stock_screen *self, const struct stock_step *step)
{
	struct plan_item *item =
		plan_item_begin(&self->base, PLAN_STEP, self->parent, indicator_of(self));

	take_texts(item, step, self->base.language);
	g_free(item->stock_id);
	item->stock_id = g_strdup(step->id);
	item->owner = step->owner;
	item->place_bound = step->place_bound;
	item->anywhere = step->anywhere;
	g_free(item->fact_id);
	item->fact_id = g_strdup(step->fact_id);
	if (item->indicator == INDICATOR_NONE)
		item->indicator = step->indicator;
	if (step->owner == OWNER_ORGANISATION) {
		const char *name = texts_in(&step->organisation, LANGUAGE_NL, NULL);

		g_free(item->owner_name);
		item->owner_name = g_strdup(name ? name : "");
	}
	return item;
}

static void keep_query(struct stock_screen *self)
{
	if (self->keeper.waits)
		draft_keeper_keep(&self->keeper, line_edit_text(self->query));
}

/* What was typed was to look for something, or is not wanted any more. */
static void forget_query(struct stock_screen *self)
{
	struct error error = ERROR_CLEAR;

	if (!draft_keeper_forget(&self->keeper, &error))
		services_tell_error(self->base.services, &error);
}

static struct outcome go_back(struct screen *screen)
{
	forget_query(as_stock(screen));
	return services_go_back(screen);
}

/* The draft goes on in the form. */
static struct outcome write_own(struct stock_screen *self)
{
	struct plan_item *item =
		plan_item_begin(&self->base, PLAN_STEP, self->parent, indicator_of(self));

	keep_query(self);
	g_free(item->text);
	item->text = g_strdup(line_edit_text(self->query));
	return conversation_screen_replace(plan_item_screen_new(&self->base, item, FOCUS_TEXT));
}

static struct outcome take(struct screen *screen)
{
	struct stock_screen *self = as_stock(screen);
	struct plan_item *item;
	bool saved;

	if (self->rows->selected == 0)
		return write_own(self);
	item = item_of(self, self->found->pdata[self->rows->selected - 1]);
	saved = planning_save_item(self->base.services, item, "undo.plan_new");
	plan_item_free(item);
	if (!saved)
		return outcome_stay();
	forget_query(self);
	return outcome_close(1);
}

static struct outcome stock_key(struct screen *screen, const struct key *key)
{
	struct stock_screen *self = as_stock(screen);
	bool in_line = key->name == KEY_NAME_HOME || key->name == KEY_NAME_END;

	if (!in_line && row_list_key(self->rows, (int)self->found->len + 1, key))
		return outcome_stay();
	if (!line_edit_key(self->query, key))
		return outcome_pass();
	draft_keeper_typed(&self->keeper);
	find_steps(self);
	return outcome_stay();
}

static void stock_covered(struct screen *screen)
{
	keep_query(as_stock(screen));
}

static gint64 stock_deadline(const struct screen *screen)
{
	return draft_keeper_deadline(&((const struct stock_screen *)screen)->keeper);
}

static struct outcome stock_due(struct screen *screen)
{
	keep_query(as_stock(screen));
	return outcome_stay();
}

static const struct command stock_commands[] = {
	{ "Enter", "stock.take", "stock.take_help", take, NULL, 1 },
	{ "Esc", "command.back", "command.back_help", go_back, NULL, 2 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { stock_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind stock_kind = {
	.name = "stock",
	.commands = commands,
	.typing = true,
	.title = stock_title,
	.draw = stock_draw,
	.key = stock_key,
	.covered = stock_covered,
	.deadline = stock_deadline,
	.due = stock_due,
	.free = stock_free,
};
