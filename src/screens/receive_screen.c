/* Somebody brings their own copy: which file, what opens it, whose it is; and only then is it taken in.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/receive_screen.h"

#include "screens/carry_screens.h"
#include "screens/planning.h"
#include "screens/sticks.h"
#include "store/files.h"
#include "store/people.h"
#include "store/sealed.h"

enum { CODE_BYTES = 40 };

static struct receive_screen *as_receive(struct screen *screen)
{
	return (struct receive_screen *)screen;
}

static void tell_error(struct receive_screen *self, const struct error *error)
{
	g_free(self->said);
	self->said = say_error(planning_sentences(self->services), error);
}

static void forget(struct receive_screen *self)
{
	code_field_clear(&self->code);
	passphrase_edit_clear(self->passphrase);
}

/* Back to the files; nothing of what was opened stays. */
static struct outcome start_again(struct receive_screen *self)
{
	forget(self);
	carried_done(&self->carried);
	g_clear_pointer(&self->new_code, line_edit_free);
	self->stage = RECEIVE_CHOOSE;
	return outcome_stay();
}

/* ---------------------------------------------------------------- reading and opening */

static void show_whose(struct receive_screen *self)
{
	char code[CODE_SIZE];
	struct error error = ERROR_CLEAR;

	forget(self);
	if (!carried_propose_code(self->services->vault, self->carried.file, code, &error) ||
	    !file_find_same(self->services->vault, self->carried.file, self->same, &error)) {
		tell_error(self, &error);
		start_again(self);
		return;
	}
	self->code_was_taken = !g_str_equal(code, self->carried.file->participant->code);
	self->new_code = line_edit_new(code, CODE_BYTES);
	self->stage = RECEIVE_SEEN;
}

static struct outcome read_chosen(struct receive_screen *self)
{
	g_autofree char *path = place_list_path(&self->places);
	struct error error = ERROR_CLEAR;

	g_clear_pointer(&self->said, g_free);
	if (!*path) {
		services_tell(self->services, "elsewhere.place_needed");
		return outcome_stay();
	}
	if (!carried_read(&self->carried, path, &error)) {
		tell_error(self, &error);
		return start_again(self);
	}
	if (self->carried.file)
		show_whose(self);
	else
		self->stage = self->how;
	return outcome_stay();
}

/* A wrong code may be typed again; anything else is about the file. */
static struct outcome due(struct screen *screen)
{
	struct receive_screen *self = as_receive(screen);
	const struct secret *secret = self->how == RECEIVE_CODE
					      ? self->code.code
					      : passphrase_edit_secret(self->passphrase);
	struct error error = ERROR_CLEAR;

	self->stage = self->how;
	if (carried_open(&self->carried, secret, &error)) {
		show_whose(self);
		return outcome_stay();
	}
	tell_error(self, &error);
	passphrase_edit_clear(self->passphrase);
	return error.kind == ERROR_PASSPHRASE ? outcome_stay() : start_again(self);
}

static gint64 deadline(const struct screen *screen)
{
	return ((const struct receive_screen *)screen)->stage == RECEIVE_WORKING ? 0 : G_MAXINT64;
}

static struct outcome open_with_code(struct receive_screen *self)
{
	g_clear_pointer(&self->said, g_free);
	if (code_field_is_right(&self->code))
		self->stage = RECEIVE_WORKING;
	else
		code_field_mend(&self->code);
	return outcome_stay();
}

static struct outcome open_with_passphrase(struct receive_screen *self)
{
	g_clear_pointer(&self->said, g_free);
	if (secret_length(passphrase_edit_secret(self->passphrase)) > 0)
		self->stage = RECEIVE_WORKING;
	return outcome_stay();
}

/* ---------------------------------------------------------------- taking in */

static bool code_is_free(struct receive_screen *self, char code[CODE_SIZE], struct error *error)
{
	const char *typed = line_edit_text(self->new_code);
	struct participant *holder = NULL;

	if (!participant_code_normalise(typed, code))
		return error_set_key(error, ERROR_FAILED, "cli.no_code", typed);
	if (!people_find(self->services->vault, code, &holder, error))
		return false;
	if (!holder)
		return true;
	participant_free(holder);
	return error_set_key(error, ERROR_FAILED, "people.code_taken", code);
}

/* Nothing was merged: who is here twice now is for the two of them to look at. */
static void tell_done(const struct receive_screen *self, const char *code)
{
	const struct sentences *sentences = planning_sentences(self->services);

	app_tell(self->services->app,
		 self->same[0] ? say_with(sentences, "receive.done_beside", "code", code, "other",
					  self->same, NULL)
			       : say_with(sentences, "receive.done", "code", code, NULL));
}

static struct outcome take_in(struct receive_screen *self)
{
	struct services *services = self->services;
	struct error error = ERROR_CLEAR;
	char code[CODE_SIZE];
	record_id id = 0;

	if (!code_is_free(self, code, &error)) {
		tell_error(self, &error);
		return outcome_stay();
	}
	if (!carried_store(services, self->carried.file, code, &id, &error)) {
		tell_error(self, &error); /* its ids are half new: it is read anew */
		return start_again(self);
	}
	tell_done(self, code);
	return outcome_replace(participant_screen_new(services, id));
}

/* ---------------------------------------------------------------- commands */

static struct outcome enter(struct screen *screen)
{
	struct receive_screen *self = as_receive(screen);

	switch (self->stage) {
	case RECEIVE_CHOOSE:
		return read_chosen(self);
	case RECEIVE_CODE:
		return open_with_code(self);
	case RECEIVE_PASSPHRASE:
		return open_with_passphrase(self);
	case RECEIVE_SEEN:
		return take_in(self);
	case RECEIVE_WORKING:
		break;
	}
	return outcome_stay();
}

static struct outcome back(struct screen *screen)
{
	struct receive_screen *self = as_receive(screen);

	if (self->stage == RECEIVE_WORKING)
		return outcome_stay();
	if (self->stage == RECEIVE_CHOOSE)
		return outcome_close(0);
	g_clear_pointer(&self->said, g_free);
	return start_again(self);
}

static struct outcome other_way(struct screen *screen)
{
	struct receive_screen *self = as_receive(screen);

	g_clear_pointer(&self->said, g_free);
	forget(self);
	self->how = self->stage = self->stage == RECEIVE_CODE ? RECEIVE_PASSPHRASE : RECEIVE_CODE;
	return outcome_stay();
}

static bool at_code(const struct screen *screen)
{
	return ((const struct receive_screen *)screen)->stage == RECEIVE_CODE;
}

static bool at_passphrase(const struct screen *screen)
{
	return ((const struct receive_screen *)screen)->stage == RECEIVE_PASSPHRASE;
}

static bool is_seen(const struct screen *screen)
{
	return ((const struct receive_screen *)screen)->stage == RECEIVE_SEEN;
}

static const struct command receive_commands[] = {
	{ "Enter", "receive.take_in", "receive.take_in_help", enter, is_seen, 1 },
	{ "Enter", "passphrase.enter", "receive.enter_help", enter, NULL, 1 },
	{ "Tab", "receive.to_passphrase", "receive.to_passphrase_help", other_way, at_code, 2 },
	{ "Tab", "receive.to_code", "receive.to_code_help", other_way, at_passphrase, 2 },
	{ "Esc", "command.back", "receive.back_help", back, NULL, 3 },
	{ 0 },
};

static const struct command *const tables[] = { receive_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct receive_screen *self = as_receive(screen);
	bool taken = true;

	if (self->stage == RECEIVE_CHOOSE)
		taken = place_list_key(&self->places, pressed);
	else if (self->stage == RECEIVE_CODE)
		taken = code_field_key(&self->code, pressed);
	else if (self->stage == RECEIVE_PASSPHRASE)
		taken = passphrase_edit_key(self->passphrase, pressed);
	else if (self->stage == RECEIVE_SEEN)
		taken = line_edit_key(self->new_code, pressed);
	if (taken)
		g_clear_pointer(&self->said, g_free);
	return taken ? outcome_stay() : outcome_pass();
}

/* ---------------------------------------------------------------- the screen */

static char *title(const struct screen *screen)
{
	return g_strdup(
		services_say(((const struct receive_screen *)screen)->services, "receive.title"));
}

static void receive_free(struct screen *screen)
{
	struct receive_screen *self = as_receive(screen);

	place_list_done(&self->places);
	code_field_done(&self->code);
	passphrase_edit_free(self->passphrase);
	carried_done(&self->carried);
	line_edit_free(self->new_code);
	g_free(self->said);
	g_free(self);
}

static const struct screen_kind receive_kind = {
	.name = "receive",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = receive_draw,
	.key = key,
	.deadline = deadline,
	.due = due,
	.free = receive_free,
};

struct screen *receive_screen_new(struct services *services)
{
	struct receive_screen *self = g_new0(struct receive_screen, 1);
	g_autoptr(GPtrArray) sticks = sticks_find(services->media_root ? services->media_root : "");
	g_autoptr(GPtrArray) paths = carried_on_sticks(sticks);

	self->base.kind = &receive_kind;
	self->services = services;
	self->how = RECEIVE_CODE;
	code_field_init(&self->code);
	self->passphrase = passphrase_edit_new();
	place_list_init(&self->places);
	for (guint i = 0; i < paths->len; i++)
		place_list_add(&self->places, g_strdup(paths->pdata[i]), g_strdup(""));
	place_list_ready(&self->places);
	return &self->base;
}
