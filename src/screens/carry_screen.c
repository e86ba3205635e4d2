/* A person's own copy to carry along: everything, sealed with a code that goes on their sheet or a passphrase they choose themselves.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/carry_screen.h"

#include "screens/carried_file.h"
#include "screens/carry_screens.h"
#include "screens/folder_choice.h"
#include "screens/planning.h"
#include "screens/sticks.h"
#include "store/drafts.h"
#include "store/files.h"
#include "store/sealed.h"

static struct carry_screen *as_carry(struct screen *screen)
{
	return (struct carry_screen *)screen;
}

static void tell(struct carry_screen *self, const char *key)
{
	g_free(self->said);
	self->said = key ? g_strdup(services_say(self->in.services, key)) : NULL;
}

static bool by_code(const struct carry_screen *self)
{
	return self->way.selected == CARRY_BY_CODE;
}

/* Whatever was to open it; what stands on a sheet opens nothing then. */
static void forget(struct carry_screen *self)
{
	passphrase_edit_clear(self->edit);
	g_clear_pointer(&self->chosen, secret_free);
	self->noted = CARRY_NOT_NOTED;
}

/* ---------------------------------------------------------------- writing */

/* What opens it stays what it was: a code may stand on paper already. */
static struct outcome failed(struct carry_screen *self, const struct error *error)
{
	g_autofree char *why = say_error(planning_sentences(self->in.services), error);

	g_free(self->said);
	self->said =
		g_strjoin(" ", why,
			  services_say(self->in.services,
				       by_code(self) ? "carry.same_code" : "carry.same_passphrase"),
			  NULL);
	self->stage = CARRY_WHERE;
	return outcome_stay();
}

static bool write_file(const struct carry_screen *self, struct error *error)
{
	struct services *services = self->in.services;
	const struct disk disk = disk_system();
	struct person_file *file = NULL;
	bool written;

	if (stick_is_gone(services->media_root ? services->media_root : "", self->path))
		return error_set(error, ERROR_FAILED, "print.stick_is_gone");
	if (!file_load(services->vault, self->in.participant_id, &file, error))
		return false;
	if (!file)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	written = carried_write(&disk, file, self->chosen,
				services->cost ? *services->cost : vault_cost_default, self->path,
				error);
	person_file_free(file);
	return written;
}

/* Words that are still being typed are in no copy: said, so that nobody takes it for all there is. */
static void tell_drafts(const struct carry_screen *self)
{
	struct error ignored = ERROR_CLEAR;
	g_autoptr(GPtrArray) drafts = NULL;

	if (!draft_list(self->in.services->vault, self->in.participant_id, &drafts, &ignored) ||
	    drafts->len == 0)
		return;
	app_tell(self->in.services->app, say_count(planning_sentences(self->in.services),
						   "cli.being_typed", (long)drafts->len, NULL));
}

static struct outcome due(struct screen *screen)
{
	struct carry_screen *self = as_carry(screen);
	struct error error = ERROR_CLEAR;

	if (!write_file(self, &error))
		return failed(self, &error);
	services_note(self->in.services, AUDIT_EXPORTED, self->in.participant_id);
	tell_drafts(self);
	if (!by_code(self))
		forget(self);
	self->stage = CARRY_DONE;
	return outcome_stay();
}

static gint64 deadline(const struct screen *screen)
{
	return ((const struct carry_screen *)screen)->stage == CARRY_WORKING ? 0 : G_MAXINT64;
}

/* ---------------------------------------------------------------- from stage to stage */

static bool make_code(struct carry_screen *self)
{
	if (self->chosen)
		return true;
	self->chosen = secret_new();
	if (self->chosen && sealed_new_code(self->chosen))
		return true;
	forget(self);
	tell(self, "vault.no_memory");
	return false;
}

static struct outcome show_code(struct carry_screen *self)
{
	struct outcome shown = conversation_screen_open(
		carry_code_screen_new(self->in.services, self->in.participant_id, self->path,
				      self->chosen, self->noted != CARRY_NOT_NOTED));

	if (shown.kind == OUTCOME_OPEN && self->stage != CARRY_DONE)
		self->stage = CARRY_CODE;
	return shown;
}

/* Where it will lie; the name may stand on paper already. */
static void choose_path(struct carry_screen *self, const char *folder)
{
	g_autofree char *before = g_steal_pointer(&self->path);
	g_autofree char *code = g_strndup(self->in.who, strcspn(self->in.who, " "));
	day today = services_today(self->in.services);

	self->path = self->noted == CARRY_NOT_NOTED
			     ? carried_path(folder, code, today)
			     : carried_path_again(folder, before, code, today);
}

static struct outcome choose_folder(struct carry_screen *self)
{
	g_autofree char *folder = folder_choice_path(&self->places, self->in.services);

	if (!folder)
		return outcome_stay();
	choose_path(self, folder);
	tell(self, NULL);
	if (by_code(self) && self->noted == CARRY_NOT_NOTED)
		return make_code(self) ? show_code(self) : outcome_stay();
	self->stage = self->chosen ? CARRY_WORKING : CARRY_CHOOSE;
	return outcome_stay();
}

/* The code screen closed; without a code there is nothing to make. */
static struct outcome resumed(struct screen *screen, int value)
{
	struct carry_screen *self = as_carry(screen);

	if (value != CARRY_NOT_NOTED)
		self->noted = (enum carry_noted)value;
	if (self->stage != CARRY_CODE)
		return outcome_stay();
	if (value == CARRY_NOT_NOTED) {
		forget(self);
		services_tell(self->in.services, "carry.taken_back");
		return outcome_close(0);
	}
	self->stage = CARRY_WORKING;
	return outcome_stay();
}

static void keep_first(struct carry_screen *self)
{
	if (secret_length(passphrase_edit_secret(self->edit)) == 0 ||
	    !passphrase_edit_keep(self->edit, &self->chosen))
		return;
	self->stage = CARRY_CONFIRM;
	tell(self, secret_is_short(self->chosen) ? "carry.short" : NULL);
}

static void compare(struct carry_screen *self)
{
	bool same = secret_equal(self->chosen, passphrase_edit_secret(self->edit));

	passphrase_edit_clear(self->edit);
	tell(self, same ? NULL : "unlock.differ");
	self->stage = same ? CARRY_WORKING : CARRY_CHOOSE;
}

static struct outcome enter(struct screen *screen)
{
	struct carry_screen *self = as_carry(screen);

	switch (self->stage) {
	case CARRY_HOW:
		self->stage = CARRY_WHERE;
		break;
	case CARRY_WHERE:
		return choose_folder(self);
	case CARRY_CHOOSE:
		keep_first(self);
		break;
	case CARRY_CONFIRM:
		compare(self);
		break;
	case CARRY_CODE:
	case CARRY_WORKING:
		break;
	case CARRY_DONE:
		return outcome_close(0);
	}
	return outcome_stay();
}

static struct outcome back(struct screen *screen)
{
	struct carry_screen *self = as_carry(screen);

	if (self->stage == CARRY_WORKING)
		return outcome_stay();
	if (self->stage == CARRY_HOW || self->stage == CARRY_DONE)
		return outcome_close(0);
	if (self->noted != CARRY_NOT_NOTED)
		services_tell(self->in.services, "carry.code_is_void");
	self->stage--;
	forget(self);
	tell(self, NULL);
	return outcome_stay();
}

static struct outcome see_code(struct screen *screen)
{
	return show_code(as_carry(screen));
}

static bool has_code(const struct screen *screen)
{
	const struct carry_screen *self = (const struct carry_screen *)screen;

	return self->stage == CARRY_DONE && by_code(self);
}

static const struct command carry_commands[] = {
	{ "Enter", "passphrase.enter", "carry.enter_help", enter, NULL, 1 },
	{ "Tab", "carry.see_code", "carry.see_code_help", see_code, has_code, 2 },
	{ "Esc", "command.back", "carry.back_help", back, NULL, 3 },
	{ 0 },
};

static const struct command *const tables[] = { carry_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct carry_screen *self = as_carry(screen);
	bool taken = false;

	if (self->stage == CARRY_HOW)
		taken = choice_key(&self->way, pressed);
	else if (self->stage == CARRY_WHERE)
		taken = place_list_key(&self->places, pressed);
	else if (self->stage == CARRY_CHOOSE || self->stage == CARRY_CONFIRM)
		taken = passphrase_edit_key(self->edit, pressed);
	return taken ? outcome_stay() : outcome_pass();
}

/* ---------------------------------------------------------------- the screen */

static char *title(const struct screen *screen)
{
	const struct carry_screen *self = (const struct carry_screen *)screen;

	return conversation_screen_title(&self->in, services_say(self->in.services, "carry.title"));
}

static void carry_free(struct screen *screen)
{
	struct carry_screen *self = as_carry(screen);

	place_list_done(&self->places);
	passphrase_edit_free(self->edit);
	secret_free(self->chosen);
	g_free(self->path);
	g_free(self->said);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind carry_kind = {
	.name = "carry",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = carry_draw,
	.key = key,
	.deadline = deadline,
	.due = due,
	.resumed = resumed,
	.free = carry_free,
};

struct screen *carry_screen_new(struct services *services, record_id participant_id)
{
	struct carry_screen *self = g_new0(struct carry_screen, 1);

	if (!conversation_screen_init(&self->in, &carry_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	self->way = (struct choice){ .count = CARRY_WAYS };
	self->edit = passphrase_edit_new();
	passphrase_edit_never_show(self->edit); /* it is theirs; we look on */
	folder_choice_init(&self->places, services);
	return &self->in.base;
}
