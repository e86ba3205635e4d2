/* Unlock. Reads one language and no case data. Where nothing of a vault is left, the first run begins instead.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
#include "screens/planning.h"
#include "screens/unlocking.h"
#include "ui/fields.h"

#include <sys/stat.h>

#define PAUSE_FIRST_MS 250
#define PAUSE_MOST_MS 8000
#define FIELD_WIDTH 48

struct unlock_screen {
	struct screen base;
	struct services *services;
	struct passphrase_edit *edit;
	struct unlocking unlocking;
	char *said;         /* what was wrong; NULL: nothing */
	int wrong;          /* wrong passphrases in a row */
	gint64 paused_till; /* monotonic ms: Enter waits */
	bool waiting;       /* Enter was pressed during the pause */
	bool damaged;       /* its sound part may be opened to read, or a copy put in its place */
	bool content_read;
};

static struct unlock_screen *as_unlock(struct screen *screen)
{
	return (struct unlock_screen *)screen;
}

static const struct unlock_screen *as_const_unlock(const struct screen *screen)
{
	return (const struct unlock_screen *)screen;
}

static gint64 now(const struct services *services)
{
	return services->clock.monotonic_ms(services->clock.data);
}

static void tell(struct unlock_screen *unlock, char *sentence)
{
	g_free(unlock->said);
	unlock->said = sentence;
}

static void tell_error(struct unlock_screen *unlock, const struct error *error)
{
	tell(unlock, say_error(planning_sentences(unlock->services), error));
}

/* ---------------------------------------------------------------- opening */

/* The pause grows, so that guessing takes long and a typing mistake does not. */
static void start_pause(struct unlock_screen *unlock)
{
	gint64 pause = PAUSE_FIRST_MS << MIN(unlock->wrong, 6);

	unlock->wrong++;
	unlock->paused_till = now(unlock->services) + MIN(pause, PAUSE_MOST_MS);
}

static struct outcome opening_failed(struct unlock_screen *unlock, const struct error *error)
{
	tell_error(unlock, error);
	if (error->kind == ERROR_PASSPHRASE) {
		start_pause(unlock);
		return outcome_stay();
	}
	unlock->services->end_error = *error;
	unlock->damaged = unlocking_is_damage(error);
	return error->kind == ERROR_IN_USE ? outcome_leave() : outcome_stay();
}

static struct outcome opening_ended(void *data)
{
	struct unlock_screen *unlock = data;
	struct error error = ERROR_CLEAR;

	if (unlocking_finish(&unlock->unlocking, &error))
		return unlocking_go_on(unlock->services);
	return opening_failed(unlock, &error);
}

static void start_opening(struct unlock_screen *unlock)
{
	unlock->waiting = false;
	tell(unlock, NULL);
	unlocking_start(&unlock->unlocking, passphrase_edit_secret(unlock->edit), opening_ended,
			unlock);
	passphrase_edit_clear(unlock->edit);
}

static struct outcome enter(struct unlock_screen *unlock)
{
	if (secret_length(passphrase_edit_secret(unlock->edit)) == 0)
		return outcome_stay();
	unlock->waiting = now(unlock->services) < unlock->paused_till;
	if (!unlock->waiting)
		start_opening(unlock);
	return outcome_stay();
}

/* ---------------------------------------------------------------- commands */

static struct outcome next_language(struct screen *screen)
{
	unlocking_next_language(as_unlock(screen)->services);
	tell(as_unlock(screen), NULL);
	return outcome_stay();
}

static bool is_idle(const struct screen *screen)
{
	return !as_const_unlock(screen)->unlocking.opening;
}

static bool is_damaged(const struct screen *screen)
{
	return as_const_unlock(screen)->damaged && is_idle(screen);
}

static struct outcome with_code(struct screen *screen)
{
	return outcome_replace(recover_screen_new(as_unlock(screen)->services));
}

static struct outcome put_back(struct screen *screen)
{
	return outcome_replace(restore_screen_new(as_unlock(screen)->services));
}

/* The sound part of a damaged vault, to read; nothing of the file is overwritten. */
static struct outcome read_only(struct screen *screen)
{
	struct unlock_screen *unlock = as_unlock(screen);

	unlocking_to_read(unlock->services);
	tell(unlock, g_strdup(services_say(unlock->services, "unlock.read_only_next")));
	return outcome_stay();
}

static struct outcome leave(struct screen *screen)
{
	(void)screen;
	return outcome_leave();
}

static const struct command unlock_commands[] = {
	{ "F2 M-l", "unlock.language", "unlock.language_help", next_language, NULL, 4 },
	{ "F3 M-3", "unlock.with_code", "unlock.with_code_help", with_code, is_idle, 1 },
	{ "F4 M-4", "unlock.put_back", "unlock.put_back_help", put_back, is_damaged, 2 },
	{ "F5 M-r", "unlock.read_only", "unlock.read_only_help", read_only, is_damaged, 3 },
	{ "Esc", NULL, "command.leave_help", leave, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { unlock_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct unlock_screen *unlock = as_const_unlock(screen);
	const struct services *services = unlock->services;
	bool working = unlock->unlocking.opening != NULL;
	int width = MIN(body.width - 8, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + MAX(1, body.height / 6);

	canvas_text(canvas, row, left, STYLE_STRONG, services_say(services, "program.name"));
	row += 2;
	row += canvas_paragraph(canvas, (struct area){ row, left, 7, width }, 0, STYLE_TEXT,
				services_say(services, "unlock.welcome")) +
	       1;
	canvas_text_in(canvas, row, left, width, STYLE_HINT,
		       services_say(services, working ? "unlock.working" : "unlock.passphrase"));
	passphrase_edit_draw(unlock->edit, canvas, row + 1, left, MIN(FIELD_WIDTH, width),
			     !working);
	if (unlock->said)
		canvas_paragraph(canvas, (struct area){ row + 3, left, 5, width }, 0, STYLE_WARNING,
				 unlock->said);
	else if (services->vault_path && !working)
		canvas_text_in(canvas, row + 3, left, width, STYLE_HINT, services->vault_path);
}

static char *title(const struct screen *screen)
{
	return g_strdup(services_say(as_const_unlock(screen)->services, "unlock.title"));
}

/* ---------------------------------------------------------------- keys and time */

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct unlock_screen *unlock = as_unlock(screen);

	if (!is_idle(screen))
		return outcome_stay();
	if (pressed->name == KEY_NAME_ENTER)
		return enter(unlock);
	return passphrase_edit_key(unlock->edit, pressed) ? outcome_stay() : outcome_pass();
}

static gint64 deadline(const struct screen *screen)
{
	const struct unlock_screen *unlock = as_const_unlock(screen);

	if (!unlock->content_read)
		return 0; /* at once, but after the first picture */
	return unlock->waiting ? unlock->paused_till : G_MAXINT64;
}

static struct outcome due(struct screen *screen)
{
	struct unlock_screen *unlock = as_unlock(screen);
	struct services *services = unlock->services;

	if (!unlock->content_read) {
		unlock->content_read = true;
		if (!services_load_content(services, &services->end_error))
			return outcome_leave();
	} else if (unlock->waiting && now(services) >= unlock->paused_till) {
		start_opening(unlock);
	}
	return outcome_stay();
}

static void unlock_free(struct screen *screen)
{
	struct unlock_screen *unlock = as_unlock(screen);

	unlocking_done(&unlock->unlocking);
	passphrase_edit_free(unlock->edit);
	g_free(unlock->said);
	g_free(unlock);
}

static const struct screen_kind unlock_kind = {
	.name = "unlock",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.deadline = deadline,
	.due = due,
	.free = unlock_free,
};

static bool is_there(const struct services *services)
{
	const struct disk *disk = &services->vault_options.disk;
	struct stat status;

	return disk->stat(disk->data, services->vault_path, &status) == 0;
}

/* A first run only where nothing of a vault is left; beside a backup the backup is offered. */
struct screen *unlock_screen_new(struct services *services)
{
	bool there = is_there(services);
	struct error error = ERROR_CLEAR;
	struct unlock_screen *unlock;

	if (!there &&
	    vault_place_is_free(services->vault_path, &services->vault_options.disk, &error))
		return passphrase_screen_new(services, PASSPHRASE_FIRST_RUN);
	unlock = g_new0(struct unlock_screen, 1);
	unlock->base.kind = &unlock_kind;
	unlock->services = services;
	unlock->unlocking.services = services;
	unlock->edit = passphrase_edit_new();
	unlock->damaged = !there;
	if (!there)
		tell_error(unlock, &error);
	return &unlock->base;
}
