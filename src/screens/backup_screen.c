/* A copy of the vault elsewhere: to a stick that is there, or a place that is typed. The copy is read back before it counts.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_note.h"
#include "screens/care_screens.h"
#include "screens/place_list.h"
#include "screens/planning.h"
#include "screens/sticks.h"
#include "store/upkeep.h"

#include <sys/stat.h>

struct backup_screen {
	struct screen base;
	struct services *services;
	struct place_list places;
	bool working; /* begins once this is painted */
	bool done;
	char *said; /* why not, or where it lies now; NULL: nothing */
};

static struct backup_screen *as_backup(struct screen *screen)
{
	return (struct backup_screen *)screen;
}

/* ---------------------------------------------------------------- the copy */

/* A copy on the disk of the vault is gone when the laptop is. */
static bool is_on_same_disk(const struct services *services, const char *path)
{
	struct stat vault, copy;

	return stat(services->vault_path, &vault) == 0 && stat(path, &copy) == 0 &&
	       vault.st_dev == copy.st_dev;
}

static char *say_done(const struct services *services, const char *made)
{
	const struct sentences *sentences = services->sentences[services->settings.language];
	g_autofree char *done = say_with(sentences, "elsewhere.done", "path", made, NULL);

	return g_strjoin("\n\n", done,
			 say(sentences, is_on_same_disk(services, made) ? "elsewhere.same_disk"
									: "elsewhere.put_away"),
			 NULL);
}

static bool copy(const struct backup_screen *self, char **made, struct error *error)
{
	const struct services *services = self->services;
	g_autofree char *place = place_list_path(&self->places);

	return vault_backup_open(services->vault, place, &services->vault_options, made, error);
}

static struct outcome due(struct screen *screen)
{
	struct backup_screen *self = as_backup(screen);
	g_autofree char *made = NULL;
	struct error error = ERROR_CLEAR;

	self->working = false;
	self->done = copy(self, &made, &error);
	if (self->done)
		care_note(self->services, AUDIT_BACKUP);
	self->said = self->done ? say_done(self->services, made)
				: say_error(planning_sentences(self->services), &error);
	return outcome_stay();
}

static gint64 deadline(const struct screen *screen)
{
	return ((const struct backup_screen *)screen)->working ? 0 : G_MAXINT64;
}

/* ---------------------------------------------------------------- commands */

static struct outcome enter(struct screen *screen)
{
	struct backup_screen *self = as_backup(screen);
	g_autofree char *place = place_list_path(&self->places);

	g_clear_pointer(&self->said, g_free);
	self->working = *place != '\0';
	if (!self->working)
		services_tell(self->services, "elsewhere.place_needed");
	return outcome_stay();
}

static bool is_done(const struct screen *screen)
{
	return ((const struct backup_screen *)screen)->done;
}

static bool is_to_do(const struct screen *screen)
{
	return !is_done(screen);
}

static struct outcome copies(struct screen *screen)
{
	return outcome_open(copies_screen_new(as_backup(screen)->services));
}

static const struct command backup_commands[] = {
	{ "Enter", "elsewhere.make", "elsewhere.make_help", enter, is_to_do, 1 },
	{ "Enter", "passphrase.enter", "command.back_help", services_go_back, is_done, 1 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 2 },
	{ "^R", "copies.key", "copies.key_help", copies, is_to_do, 3 },
	{ 0 },
};

static const struct command *const tables[] = { backup_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct backup_screen *self = as_backup(screen);

	if (self->working || self->done)
		return outcome_stay();
	return place_list_key(&self->places, pressed) ? outcome_stay() : outcome_pass();
}

/* ---------------------------------------------------------------- drawing */

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct backup_screen *self = (const struct backup_screen *)screen;
	int width = MIN(body.width - 2, 70), left = body.column + (body.width - width) / 2;
	struct area text = { body.row + 1, left, 5, width };

	if (self->done) {
		text.height = body.height - 2;
		canvas_paragraph(canvas, text, 0, STYLE_TEXT, self->said);
		canvas_cursor(canvas, text.row, text.column);
		return;
	}
	text.row += canvas_paragraph(canvas, text, 0, STYLE_TEXT,
				     services_say(self->services, "elsewhere.intro")) +
		    1;
	text.height = body.row + body.height - text.row;
	text.row = place_list_draw(&self->places, self->services, canvas, text) + 1;
	text.height = 4;
	if (self->working)
		canvas_paragraph(canvas, text, 0, STYLE_HINT,
				 services_say(self->services, "elsewhere.working"));
	else if (self->said)
		canvas_paragraph(canvas, text, 0, STYLE_WARNING, self->said);
}

static char *title(const struct screen *screen)
{
	return g_strdup(
		services_say(((const struct backup_screen *)screen)->services, "elsewhere.title"));
}

static void backup_free(struct screen *screen)
{
	place_list_done(&as_backup(screen)->places);
	g_free(as_backup(screen)->said);
	g_free(screen);
}

static const struct screen_kind backup_kind = {
	.name = "backup",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.deadline = deadline,
	.due = due,
	.free = backup_free,
};

struct screen *backup_screen_new(struct services *services)
{
	struct backup_screen *self = g_new0(struct backup_screen, 1);
	g_autoptr(GPtrArray) sticks = sticks_find(services->media_root ? services->media_root : "");

	self->base.kind = &backup_kind;
	self->services = services;
	place_list_init(&self->places);
	for (guint i = 0; i < sticks->len; i++) {
		const struct stick *stick = sticks->pdata[i];

		place_list_add(&self->places, g_strdup(stick->folder),
			       stick_room(planning_sentences(services), stick));
	}
	place_list_ready(&self->places);
	return &self->base;
}
