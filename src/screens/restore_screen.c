/* A copy put in the place of the vault, and opened. Nothing is lost by it: what stood there stays beside it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_note.h"
#include "screens/care_screens.h"
#include "screens/copies_told.h"
#include "screens/place_list.h"
#include "screens/planning.h"
#include "screens/sticks.h"
#include "screens/unlocking.h"
#include "ui/fields.h"

enum { FIELD_COLUMNS = 48 };

enum stage { STAGE_CHOOSE, STAGE_PASSPHRASE, STAGE_WORKING };

struct restore_screen {
	struct screen base;
	struct services *services;
	struct place_list places;
	struct passphrase_edit *edit;
	struct unlocking unlocking;
	enum stage stage;
	char *kept;        /* what stood in its place; NULL: nothing */
	bool kept_is_shut; /* with another passphrase */
	char *said;        /* what was wrong; NULL: nothing */
};

static struct restore_screen *as_restore(struct screen *screen)
{
	return (struct restore_screen *)screen;
}

static const struct restore_screen *as_const_restore(const struct screen *screen)
{
	return (const struct restore_screen *)screen;
}

/* ---------------------------------------------------------------- putting it back */

/* A wrong passphrase may be typed again; anything else is about the copy: perhaps the next one is sound. */
static struct outcome failed(struct restore_screen *self, const struct error *error)
{
	g_autofree char *why = say_error(planning_sentences(self->services), error);

	self->said = error->kind == ERROR_PASSPHRASE
			     ? g_strjoin(" ", why, services_say(self->services, "put_back.of_then"),
					 NULL)
			     : g_strdup(why);
	self->stage = error->kind == ERROR_PASSPHRASE ? STAGE_PASSPHRASE : STAGE_CHOOSE;
	if (error->kind == ERROR_DAMAGED)
		place_list_next(&self->places);
	passphrase_edit_clear(self->edit);
	return outcome_stay();
}

static void tell_kept(const struct restore_screen *self)
{
	g_autofree char *name = self->kept ? g_path_get_basename(self->kept) : NULL;

	if (self->kept_is_shut)
		services_tell(self->services, "cli.restored_closed");
	else if (name)
		app_tell(self->services->app, say_with(planning_sentences(self->services),
						       "put_back.kept", "file", name, NULL));
	else
		services_tell(self->services, "put_back.done");
}

static struct outcome opening_ended(void *data)
{
	struct restore_screen *self = data;
	struct error error = ERROR_CLEAR;
	struct outcome outcome;

	if (!unlocking_finish(&self->unlocking, &error))
		return failed(self, &error);
	care_note(self->services, AUDIT_RESTORED);
	outcome = unlocking_go_on(self->services);
	tell_kept(self);
	return outcome;
}

static struct outcome put_back(struct restore_screen *self)
{
	struct services *services = self->services;
	g_autofree char *source = place_list_path(&self->places);
	struct error error = ERROR_CLEAR;

	services->vault_options.salvage = services->vault_options.read_only = false;
	if (!vault_restore(source, services->vault_path, passphrase_edit_secret(self->edit),
			   &services->vault_options, &self->kept, &error))
		return failed(self, &error);
	self->kept_is_shut =
		self->kept && vault_kept_is_shut(self->kept, passphrase_edit_secret(self->edit),
						 &services->vault_options);
	unlocking_start(&self->unlocking, passphrase_edit_secret(self->edit), opening_ended, self);
	passphrase_edit_clear(self->edit);
	return outcome_stay();
}

/* Once "working" is painted. */
static gint64 deadline(const struct screen *screen)
{
	const struct restore_screen *self = as_const_restore(screen);

	return self->stage == STAGE_WORKING && !self->unlocking.opening ? 0 : G_MAXINT64;
}

static struct outcome due(struct screen *screen)
{
	return put_back(as_restore(screen));
}

/* ---------------------------------------------------------------- commands */

static struct outcome enter(struct screen *screen)
{
	struct restore_screen *self = as_restore(screen);
	g_autofree char *source = place_list_path(&self->places);

	if (self->stage == STAGE_CHOOSE) {
		g_clear_pointer(&self->said, g_free);
		if (*source)
			self->stage = STAGE_PASSPHRASE;
		else
			services_tell(self->services, "elsewhere.place_needed");
	} else if (self->stage == STAGE_PASSPHRASE &&
		   secret_length(passphrase_edit_secret(self->edit)) > 0) {
		g_clear_pointer(&self->said, g_free);
		self->stage = STAGE_WORKING;
	}
	return outcome_stay();
}

static struct outcome back(struct screen *screen)
{
	struct restore_screen *self = as_restore(screen);

	if (self->stage == STAGE_WORKING)
		return outcome_stay();
	if (self->stage == STAGE_CHOOSE)
		return outcome_replace(unlock_screen_new(self->services));
	g_clear_pointer(&self->said, g_free);
	passphrase_edit_clear(self->edit);
	self->stage = STAGE_CHOOSE;
	return outcome_stay();
}

static const struct command restore_commands[] = {
	{ "Enter", "put_back.go_on", "put_back.go_on_help", enter, NULL, 1 },
	{ "Esc", "command.back", "command.back_help", back, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { restore_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct restore_screen *self = as_restore(screen);
	bool taken = true;

	if (self->stage == STAGE_CHOOSE)
		taken = place_list_key(&self->places, pressed);
	else if (self->stage == STAGE_PASSPHRASE)
		taken = passphrase_edit_key(self->edit, pressed);
	return taken ? outcome_stay() : outcome_pass();
}

/* ---------------------------------------------------------------- drawing */

static void draw_passphrase(const struct restore_screen *self, struct canvas *canvas,
			    struct area place)
{
	bool working = self->stage == STAGE_WORKING;
	g_autofree char *source = place_list_path(&self->places);

	canvas_text_in(canvas, place.row, place.column, place.width, STYLE_STRONG, source);
	canvas_text_in(
		canvas, place.row + 2, place.column, place.width, STYLE_HINT,
		services_say(self->services, working ? "put_back.working" : "put_back.passphrase"));
	passphrase_edit_draw(self->edit, canvas, place.row + 3, place.column,
			     MIN(FIELD_COLUMNS, place.width), !working);
	if (working)
		canvas_cursor(canvas, place.row + 2, place.column);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct restore_screen *self = as_const_restore(screen);
	int width = MIN(body.width - 2, 70), left = body.column + (body.width - width) / 2;
	struct area place = { body.row + 1, left, 5, width };

	place.row += canvas_paragraph(canvas, place, 0, STYLE_TEXT,
				      services_say(self->services, "put_back.intro")) +
		     1;
	place.height = body.row + body.height - place.row;
	if (self->stage == STAGE_CHOOSE) {
		place.row = place_list_draw(&self->places, self->services, canvas, place) + 1;
	} else {
		draw_passphrase(self, canvas, place);
		place.row += 5;
	}
	place.height = 5;
	if (self->said)
		canvas_paragraph(canvas, place, 0, STYLE_WARNING, self->said);
}

static char *title(const struct screen *screen)
{
	return g_strdup(services_say(as_const_restore(screen)->services, "put_back.title"));
}

/* ---------------------------------------------------------------- the screen */

static void restore_free(struct screen *screen)
{
	struct restore_screen *self = as_restore(screen);

	unlocking_done(&self->unlocking);
	place_list_done(&self->places);
	passphrase_edit_free(self->edit);
	g_free(self->kept);
	g_free(self->said);
	g_free(self);
}

static const struct screen_kind restore_kind = {
	.name = "restore",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.deadline = deadline,
	.due = due,
	.free = restore_free,
};

/* Those we know of, newest first, then what else lies on the sticks. */
static void find_copies(struct restore_screen *self)
{
	const struct services *services = self->services;
	g_autoptr(GPtrArray) copies = vault_copies(services->vault_path, &services->vault_options);
	g_autoptr(GPtrArray) sticks = sticks_find(services->media_root ? services->media_root : "");
	g_autoptr(GPtrArray) paths = sticks_copies(sticks);

	for (guint i = 0; i < copies->len; i++) {
		const struct vault_copy *copy = copies->pdata[i];

		if (copy->reachable)
			place_list_add(&self->places, g_strdup(copy->path),
				       copies_told_moment(services, copy->made_at));
	}
	for (guint i = 0; i < paths->len; i++)
		place_list_add(&self->places, g_strdup(paths->pdata[i]), g_strdup(""));
	place_list_ready(&self->places);
}

struct screen *restore_screen_new(struct services *services)
{
	struct restore_screen *self = g_new0(struct restore_screen, 1);

	self->base.kind = &restore_kind;
	self->services = services;
	self->unlocking.services = services;
	self->edit = passphrase_edit_new();
	place_list_init(&self->places);
	find_copies(self);
	return &self->base;
}
