/* Choosing a passphrase, twice: at the first run, after the recovery code, from the settings; and asking for the present one.
   What takes half a second is done when "working" stands on the screen.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/passphrase_screen.h"

#include "screens/code_noted.h"
#include "screens/copies_told.h"
#include "screens/planning.h"
#include "screens/unlocking.h"

enum { PAUSE_FIRST_MS = 250, PAUSE_MOST_MS = 8000 };

static struct passphrase_screen *as_passphrase(struct screen *screen)
{
	return (struct passphrase_screen *)screen;
}

static const struct passphrase_screen *as_const_passphrase(const struct screen *screen)
{
	return (const struct passphrase_screen *)screen;
}

static gint64 now(const struct passphrase_screen *self)
{
	return self->services->clock.monotonic_ms(self->services->clock.data);
}

static void tell(struct passphrase_screen *self, const char *key)
{
	g_free(self->said);
	self->said = key ? g_strdup(services_say(self->services, key)) : NULL;
}

static struct vault_cost cost(const struct passphrase_screen *self)
{
	return self->services->cost ? *self->services->cost : vault_cost_default;
}

/* ---------------------------------------------------------------- the tasks */

static struct outcome failed(struct passphrase_screen *self, const struct error *error)
{
	g_free(self->said);
	self->said = say_error(planning_sentences(self->services), error);
	self->stage = self->task == PASSPHRASE_NEW_CODE ? STAGE_PRESENT : STAGE_CHOOSE;
	return outcome_stay();
}

/* `code` goes to the screen that shows it. */
static struct outcome show_code(struct passphrase_screen *self, struct secret *code)
{
	code_noted_set(self->services, false);
	return outcome_replace(
		code_screen_new(self->services, code, self->task == PASSPHRASE_FIRST_RUN));
}

static struct outcome make_vault(struct passphrase_screen *self)
{
	struct services *services = self->services;
	struct secret *code = secret_new();
	struct error error = ERROR_CLEAR;

	services->vault = vault_create(services->vault_path, self->chosen, cost(self),
				       &services->vault_options, code, &error);
	if (services->vault) {
		services_watch_vault(services);
		return show_code(self, code);
	}
	secret_free(code);
	return failed(self, &error);
}

static struct outcome change_passphrase(struct passphrase_screen *self)
{
	struct services *services = self->services;
	struct error error = ERROR_CLEAR;

	if (!vault_change_passphrase(services->vault, self->chosen, cost(self), &error))
		return failed(self, &error);
	if (self->task == PASSPHRASE_FORGOTTEN) /* they have just typed it from their paper */
		code_noted_set(services, true);
	g_free(self->said);
	self->said = copies_told_with_old_passphrase(services);
	self->stage = STAGE_TOLD;
	return outcome_stay();
}

static struct outcome replace_code(struct passphrase_screen *self)
{
	struct secret *code = secret_new();
	struct error error = ERROR_CLEAR;

	if (vault_replace_recovery_code(self->services->vault, code, &error))
		return show_code(self, code);
	secret_free(code);
	return failed(self, &error);
}

static const struct {
	enum stage first;
	struct outcome (*work)(struct passphrase_screen *self);
} tasks[PASSPHRASE_TASK_COUNT] = {
	[PASSPHRASE_FIRST_RUN] = { STAGE_CHOOSE, make_vault },
	[PASSPHRASE_FORGOTTEN] = { STAGE_CHOOSE, change_passphrase },
	[PASSPHRASE_CHANGE] = { STAGE_PRESENT, change_passphrase },
	[PASSPHRASE_NEW_CODE] = { STAGE_PRESENT, replace_code },
};

/* ---------------------------------------------------------------- what was typed */

static void check_present(struct passphrase_screen *self)
{
	bool right =
		services_passphrase_is_right(self->services, passphrase_edit_secret(self->edit));

	passphrase_edit_clear(self->edit);
	tell(self, right ? NULL : "vault.wrong_passphrase");
	if (right) {
		self->stage = STAGE_CHOOSE;
		return;
	}
	self->paused_till = now(self) + MIN(PAUSE_FIRST_MS << MIN(self->wrong, 6), PAUSE_MOST_MS);
	self->wrong++;
}

/* The present one was right: choose, or, for a new code, there is nothing to choose. */
static struct outcome present_was_typed(struct passphrase_screen *self)
{
	check_present(self);
	if (self->stage == STAGE_CHOOSE && self->task == PASSPHRASE_NEW_CODE)
		return replace_code(self);
	return outcome_stay();
}

static void keep_first(struct passphrase_screen *self)
{
	if (!passphrase_edit_keep(self->edit, &self->chosen))
		return;
	self->stage = STAGE_CONFIRM;
	tell(self, secret_is_short(self->chosen) ? "unlock.short" : NULL);
}

static void compare(struct passphrase_screen *self)
{
	bool same = secret_equal(self->chosen, passphrase_edit_secret(self->edit));

	passphrase_edit_clear(self->edit);
	tell(self, same ? NULL : "unlock.differ");
	self->working = same;
	if (!same)
		self->stage = STAGE_CHOOSE;
}

static struct outcome go_on(const struct passphrase_screen *self)
{
	return self->task == PASSPHRASE_FORGOTTEN ? unlocking_go_home(self->services)
						  : outcome_close(0);
}

static struct outcome enter(struct screen *screen)
{
	struct passphrase_screen *self = as_passphrase(screen);

	if (self->stage == STAGE_TOLD)
		return go_on(self);
	if (self->working || secret_length(passphrase_edit_secret(self->edit)) == 0)
		return outcome_stay();
	if (self->stage == STAGE_PRESENT)
		self->working = true;
	else if (self->stage == STAGE_CHOOSE)
		keep_first(self);
	else
		compare(self);
	return outcome_stay();
}

static gint64 deadline(const struct screen *screen)
{
	const struct passphrase_screen *self = as_const_passphrase(screen);

	return self->working ? self->paused_till : G_MAXINT64;
}

static struct outcome due(struct screen *screen)
{
	struct passphrase_screen *self = as_passphrase(screen);

	self->working = false;
	return self->stage == STAGE_PRESENT ? present_was_typed(self)
					    : tasks[self->task].work(self);
}

/* ---------------------------------------------------------------- commands */

/* The first run leaves the program. Who came in with the recovery code has no passphrase yet: it locks. */
static struct outcome back(struct screen *screen)
{
	struct passphrase_screen *self = as_passphrase(screen);

	if (self->stage == STAGE_TOLD)
		return go_on(self);
	if (self->stage == STAGE_CONFIRM) { /* another one */
		passphrase_edit_clear(self->edit);
		self->stage = STAGE_CHOOSE;
		tell(self, NULL);
		return outcome_stay();
	}
	if (self->task == PASSPHRASE_FIRST_RUN)
		return outcome_leave();
	return self->task == PASSPHRASE_FORGOTTEN ? outcome_lock() : outcome_close(0);
}

static bool is_first_run(const struct screen *screen)
{
	return as_const_passphrase(screen)->task == PASSPHRASE_FIRST_RUN;
}

static bool from_settings(const struct screen *screen)
{
	const struct passphrase_screen *self = as_const_passphrase(screen);

	return self->stage != STAGE_TOLD &&
	       (self->task == PASSPHRASE_CHANGE || self->task == PASSPHRASE_NEW_CODE);
}

static bool is_forgotten(const struct screen *screen)
{
	const struct passphrase_screen *self = as_const_passphrase(screen);

	return self->stage != STAGE_TOLD && self->task == PASSPHRASE_FORGOTTEN;
}

static struct outcome next_language(struct screen *screen)
{
	unlocking_next_language(as_passphrase(screen)->services);
	tell(as_passphrase(screen), NULL);
	return outcome_stay();
}

static struct outcome put_back(struct screen *screen)
{
	return outcome_replace(restore_screen_new(as_passphrase(screen)->services));
}

static const struct command passphrase_commands[] = {
	{ "Enter", "passphrase.enter", "passphrase.enter_help", enter, NULL, 1 },
	{ "F2 M-l", "unlock.language", "unlock.language_help", next_language, is_first_run, 2 },
	{ "F4 M-4", "unlock.put_back", "unlock.put_back_help", put_back, is_first_run, 3 },
	{ "Esc", "command.back", "passphrase.back_help", back, from_settings, 4 },
	{ "Esc", "passphrase.lock", "passphrase.lock_help", back, is_forgotten, 4 },
	{ "Esc", NULL, "passphrase.back_help", back, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { passphrase_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct passphrase_screen *self = as_passphrase(screen);

	if (self->working || self->stage == STAGE_TOLD)
		return outcome_stay();
	return passphrase_edit_key(self->edit, pressed) ? outcome_stay() : outcome_pass();
}

/* ---------------------------------------------------------------- the screen */

static void passphrase_free(struct screen *screen)
{
	struct passphrase_screen *self = as_passphrase(screen);

	passphrase_edit_free(self->edit);
	secret_free(self->chosen);
	g_free(self->said);
	g_free(self);
}

static const struct screen_kind passphrase_kind = {
	.name = "passphrase",
	.commands = tables,
	.typing = true,
	.title = passphrase_title,
	.draw = passphrase_draw,
	.key = key,
	.deadline = deadline,
	.due = due,
	.free = passphrase_free,
};

struct screen *passphrase_screen_new(struct services *services, enum passphrase_task task)
{
	struct passphrase_screen *self = g_new0(struct passphrase_screen, 1);

	self->base.kind = &passphrase_kind;
	self->services = services;
	self->task = task;
	self->stage = tasks[task].first;
	self->edit = passphrase_edit_new();
	return &self->base;
}
