/* Withdrawing, as easy as giving: what will happen, in both languages; one key, and it has happened.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/consent_screens.h"
#include "screens/labels.h"
#include "screens/plan_changes.h"
#include "screens/planning.h"
#include "store/consents.h"
#include "store/plans.h"

#include "base/text.h"

struct withdrawal {
	struct conversation_screen in;
	record_id consent_id;
	char *subject, *organisation; /* of a sharing; else empty */
	char *words[LANGUAGE_COUNT];  /* what will happen */
	enum language shown[LANGUAGE_COUNT];
};

enum { MARGIN = 2, INDENT = 4, COMFORTABLE = 92 };

static const struct screen_kind withdrawal_kind;

static struct withdrawal *as_withdrawal(struct screen *screen)
{
	return (struct withdrawal *)screen;
}

/* ---------------------------------------------------------------- commands */

static char *telling_words(const struct withdrawal *self, enum language language)
{
	return say_with(services_sentences(self->in.services, language), "consents.tell_them",
			"organisation", self->organisation, NULL);
}

/* We said that we would tell them: so it is a promise of ours, due at once, in the words of every language. No other organisation has to
   know of it, so it is between us. */
static struct plan_item *promise_to_tell(const struct withdrawal *self)
{
	struct plan_item *step = plan_item_new(PLAN_STEP);
	day today = services_today(self->in.services);

	g_free(step->text);
	step->text = telling_words(self, self->in.language);
	g_strlcpy(step->language, names_word(language_names, (int)self->in.language),
		  LANGUAGE_CODE);
	for (int language = 0; language < LANGUAGE_COUNT; language++) {
		g_autofree char *words = telling_words(self, (enum language)language);

		if (language != (int)self->in.language)
			plan_item_set_rendering(step, names_word(language_names, language), words);
	}
	step->participant_id = self->in.participant_id;
	step->between_us = true;
	step->owner = OWNER_COUNSELLOR;
	step->said_on = step->due_on = today;
	plan_set_acceptance(step, ACCEPTANCE_ACCEPTED, today);
	return step;
}

static bool save_withdrawal(struct vault *vault, void *data, struct error *error)
{
	const struct withdrawal *self = data;
	struct plan_item *step;
	bool saved;

	if (!consent_withdraw(vault, self->consent_id, services_today(self->in.services), error))
		return false;
	if (text_is_blank(self->organisation))
		return true;
	step = promise_to_tell(self);
	saved = plan_item_save(vault, step, error);
	plan_item_free(step);
	return saved;
}

static void tell_what_is_ours_to_do(const struct withdrawal *self)
{
	if (text_is_blank(self->organisation))
		services_tell(self->in.services, "consents.withdrawn");
	else
		app_tell(self->in.services->app,
			 say_with(planning_sentences(self->in.services),
				  "consents.withdrawn_sharing", "organisation", self->organisation,
				  NULL));
}

static struct outcome withdraw(struct screen *screen)
{
	struct withdrawal *self = as_withdrawal(screen);

	if (!planning_act(self->in.services, "undo.withdrawal", save_withdrawal, self))
		return outcome_stay();
	tell_what_is_ours_to_do(self);
	return outcome_close(1);
}

static struct outcome to_the_table(struct screen *screen)
{
	struct withdrawal *self = as_withdrawal(screen);

	return outcome_open(consent_table_screen_new(self->in.services,
						     g_strdup(self->words[self->in.language])));
}

static const struct command withdrawal_commands[] = {
	{ "w Enter", "consents.withdraw", "consents.withdraw_now_help", withdraw, NULL, 1 },
	{ "Esc", "consents.leave", "consents.leave_help", services_go_back, NULL, 2 },
	{ "^T F6 M-6", "asking.table", "asking.table_help", to_the_table, NULL, 3 },
	{ 0 },
};

static const struct command *const tables[] = { withdrawal_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static int draw_words(const struct withdrawal *self, struct canvas *canvas, struct area area,
		      enum style style, enum language language)
{
	enum language shown = self->shown[language];
	const char *words = self->words[language];
	g_autofree char *marked =
		shown == language
			? NULL
			: g_strdup_printf("[%s] %s",
					  services_say(self->in.services, language_labels[shown]),
					  words);

	return MIN(area.height, canvas_paragraph(canvas, area, 0, style, marked ? marked : words));
}

static void withdrawal_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct withdrawal *self = (const struct withdrawal *)screen;
	struct area area = { body.row + 3, body.column + INDENT, body.height - 3,
			     MIN(body.width - 2 * INDENT, COMFORTABLE) };
	int rows;

	canvas_text_in(canvas, body.row + 1, body.column + MARGIN, body.width - MARGIN, STYLE_HINT,
		       services_say(self->in.services, "consents.what_happens"));
	canvas_cursor(canvas, area.row, area.column);
	rows = draw_words(self, canvas, area, STYLE_STRONG, self->in.language) + 1;
	area.row += rows;
	area.height -= rows;
	if (self->in.second != LANGUAGE_NONE && area.height > 0)
		draw_words(self, canvas, area, STYLE_HINT, self->in.second);
}

static char *withdrawal_title(const struct screen *screen)
{
	const struct withdrawal *self = (const struct withdrawal *)screen;
	g_autofree char *rest = g_strdup_printf(
		"%s · %s", services_say(self->in.services, "consents.withdrawing"), self->subject);

	return conversation_screen_title(&self->in, rest);
}

static void withdrawal_free(struct screen *screen)
{
	struct withdrawal *self = as_withdrawal(screen);

	g_free(self->subject);
	g_free(self->organisation);
	for (int language = 0; language < LANGUAGE_COUNT; language++)
		g_free(self->words[language]);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind withdrawal_kind = {
	.name = "consent_withdrawal",
	.commands = tables,
	.title = withdrawal_title,
	.draw = withdrawal_draw,
	.free = withdrawal_free,
};

struct screen *consent_withdrawal_screen_new(struct services *services,
					     const struct consent *consent)
{
	struct withdrawal *self = g_new0(struct withdrawal, 1);

	if (!conversation_screen_init(&self->in, &withdrawal_kind, services,
				      consent->participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	self->consent_id = consent->id;
	self->subject = consent_subject(services, consent);
	self->organisation = g_strdup(consent->organisation);
	for (int language = 0; language < LANGUAGE_COUNT; language++)
		self->words[language] =
			consent_withdrawal(services->content, consent, (enum language)language,
					   &self->shown[language]);
	return &self->in.base;
}
