/* Erasing one person: nothing happens before their code was typed; then every trace goes, and a receipt without a name remains.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/erase_screen.h"

#include "screens/planning.h"
#include "store/people.h"

#include <string.h>

enum { SCROLL_ROWS = 4, PAINT_MS = 50 }; /* so long the page "working" has to reach the screen */

const enum erasure_basis erase_bases[ERASE_BASES] = { ERASURE_ASKED, ERASURE_WITHDRAWN,
						      ERASURE_EXPIRED, ERASURE_MISTAKE };

static const struct screen_kind erase_kind;

static struct erase_screen *as_erase(struct screen *screen)
{
	return (struct erase_screen *)screen;
}

static const struct erase_screen *as_const_erase(const struct screen *screen)
{
	return (const struct erase_screen *)screen;
}

static gint64 now_ms(const struct services *services)
{
	return services->clock.monotonic_ms(services->clock.data);
}

/* ---------------------------------------------------------------- erasing */

static bool is_working(const struct screen *screen)
{
	return as_const_erase(screen)->working_at != 0;
}

static bool is_not_working(const struct screen *screen)
{
	return !is_working(screen);
}

static bool code_is_right(const struct erase_screen *self)
{
	char code[CODE_SIZE];

	return participant_code_normalise(line_edit_text(self->code), code) &&
	       strcmp(code, self->who->code) == 0;
}

static bool at_basis(const struct screen *screen)
{
	return is_not_working(screen) && !as_const_erase(screen)->at_code;
}

static bool at_code(const struct screen *screen)
{
	return is_not_working(screen) && as_const_erase(screen)->at_code;
}

static struct outcome confirm(struct screen *screen)
{
	struct erase_screen *self = as_erase(screen);

	if (!code_is_right(self)) {
		app_tell(self->in.services->app,
			 say_with(planning_sentences(self->in.services), "erase.wrong_code", "code",
				  self->who->code, NULL));
		return outcome_stay();
	}
	self->working_at = now_ms(self->in.services) + PAINT_MS;
	return outcome_stay();
}

static struct outcome erase_now(struct erase_screen *self)
{
	struct services *services = self->in.services;
	enum erasure_basis basis = erase_bases[self->basis.selected];
	struct erasure *erasure = g_new0(struct erasure, 1);
	struct error error = ERROR_CLEAR;
	g_autofree char *reason = NULL;

	self->working_at = 0;
	if (vault_erase(services->vault, &self->in.participant_id, 1, basis,
			services_today(services), erasure, &error))
		return outcome_replace(receipt_screen_new(services, basis, erasure));
	erasure_done(erasure);
	g_free(erasure);
	reason = say_error(planning_sentences(services), &error);
	app_tell(services->app,
		 say_with(planning_sentences(services), "erase.failed", "reason", reason, NULL));
	return outcome_stay();
}

static gint64 erase_deadline(const struct screen *screen)
{
	return is_working(screen) ? as_const_erase(screen)->working_at : G_MAXINT64;
}

static struct outcome erase_due(struct screen *screen)
{
	return is_working(screen) ? erase_now(as_erase(screen)) : outcome_stay();
}

/* ---------------------------------------------------------------- keys */

static struct outcome other_field(struct screen *screen)
{
	as_erase(screen)->at_code = !as_erase(screen)->at_code;
	return outcome_stay();
}

/* It takes a moment, and cannot be left half way. */
static struct outcome wait_for_it(struct screen *screen)
{
	(void)screen;
	return outcome_stay();
}

static struct outcome scroll_by(struct screen *screen, int by)
{
	row_list_scroll(as_erase(screen)->rows, as_erase(screen)->text_height, by);
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

static struct outcome erase_key(struct screen *screen, const struct key *key)
{
	struct erase_screen *self = as_erase(screen);
	bool taken;

	if (is_working(screen))
		return outcome_stay();
	taken = self->at_code ? line_edit_key(self->code, key) : choice_key(&self->basis, key);
	return taken ? outcome_stay() : outcome_pass();
}

static const struct command erase_commands[] = {
	{ "Enter", "erase.to_code", "erase.to_code_help", other_field, at_basis, 1 },
	{ "Enter", "erase.confirm", "erase.confirm_help", confirm, at_code, 1 },
	{ "Esc", "erase.leave", "erase.leave_help", services_go_back, is_not_working, 2 },
	{ "Esc", NULL, NULL, wait_for_it, is_working, 0 },
	{ "Tab BackTab", "erase.next", "erase.next_help", other_field, is_not_working, 3 },
	{ "Down PgDn", NULL, "asking.scroll_help", scroll_down, NULL, 0 },
	{ "Up PgUp", NULL, NULL, scroll_up, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { erase_commands, NULL };

/* ---------------------------------------------------------------- the screen */

static char *erase_title(const struct screen *screen)
{
	const struct erase_screen *self = as_const_erase(screen);

	return conversation_screen_title(&self->in, services_say(self->in.services, "erase.title"));
}

static void erase_free(struct screen *screen)
{
	struct erase_screen *self = as_erase(screen);

	participant_free(self->who);
	g_clear_pointer(&self->family, g_ptr_array_unref);
	g_clear_pointer(&self->copies, g_ptr_array_unref);
	line_edit_free(self->code);
	row_list_free(self->rows);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind erase_kind = {
	.name = "erase",
	.commands = tables,
	.typing = true,
	.title = erase_title,
	.draw = erase_draw,
	.key = erase_key,
	.deadline = erase_deadline,
	.due = erase_due,
	.free = erase_free,
};

/* The others stay; what they said about this person stays with them. */
static bool read_family(struct erase_screen *self, struct error *error)
{
	struct vault *vault = self->in.services->vault;

	if (!self->who->household_id)
		return true;
	if (!household_members(vault, self->who->household_id, &self->family, error))
		return false;
	for (guint i = self->family->len; i-- > 0;)
		if (((const struct participant *)self->family->pdata[i])->id == self->who->id)
			g_ptr_array_remove_index(self->family, i);
	return true;
}

static bool read_all(struct erase_screen *self, struct error *error)
{
	struct services *services = self->in.services;

	if (!people_load(services->vault, self->in.participant_id, &self->who, error))
		return false;
	if (!self->who)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	if (self->who
		    ->without_file) /* they are wiped when the conversation ends: there is nothing else */
		return error_set(error, ERROR_FAILED, "erase.without_file");
	self->copies = services->vault_path
			       ? vault_copies(services->vault_path, &services->vault_options)
			       : g_ptr_array_new();
	return read_family(self, error);
}

struct screen *erase_screen_new(struct services *services, record_id participant_id)
{
	struct erase_screen *self = g_new0(struct erase_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!conversation_screen_init(&self->in, &erase_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	self->rows = row_list_new();
	self->code = line_edit_new("", CODE_SIZE);
	self->basis = (struct choice){ .count = ERASE_BASES };
	if (read_all(self, &error))
		return &self->in.base;
	services_tell_error(services, &error);
	erase_free(&self->in.base);
	return NULL;
}
