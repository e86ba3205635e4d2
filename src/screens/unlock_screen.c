/* Unlock, or, when there is no vault yet, the first run: choose a passphrase twice. Reads one language and no case data.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/services.h"
#include "store/people.h"
#include "ui/fields.h"

#include <errno.h>
#include <string.h>

#define PAUSE_FIRST_MS 250
#define PAUSE_MOST_MS 8000
#define FIELD_WIDTH 48

enum stage { STAGE_UNLOCK, STAGE_CHOOSE, STAGE_CONFIRM, STAGE_WORKING };

struct unlock_screen {
	struct screen base;
	struct services *services;
	struct passphrase_edit *edit;
	struct secret *chosen;         /* first run: what was typed the first time */
	struct vault_opening *opening; /* while the key is derived */
	enum stage stage;
	char *said;         /* what was wrong; NULL: nothing */
	int wrong;          /* wrong passphrases in a row */
	gint64 paused_till; /* monotonic ms: Enter waits */
	bool waiting;       /* Enter was pressed during the pause */
	bool damaged;       /* it, or its sound part, may be opened read-only */
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

static const struct sentences *own_sentences(const struct services *services)
{
	return services->sentences[services->settings.language];
}

static void tell(struct unlock_screen *unlock, char *sentence)
{
	g_free(unlock->said);
	unlock->said = sentence;
}

static void tell_error(struct unlock_screen *unlock, const struct error *error)
{
	tell(unlock, say_error(own_sentences(unlock->services), error));
}

/* ---------------------------------------------------------------- the vault is open */

static struct outcome go_home(struct unlock_screen *unlock)
{
	struct services *services = unlock->services;
	struct error error = ERROR_CLEAR;

	services_watch_vault(services);
	services->end_error = ERROR_CLEAR;
	/* Whoever talked without a file before this start is wiped now, if a kill kept that from happening. */
	if (!vault_is_read_only(services->vault) && vault_begin(services->vault, NULL, &error)) {
		if (!people_wipe_without_file(services->vault, &error) ||
		    !vault_commit(services->vault, &error))
			vault_rollback(services->vault);
	}
	return outcome_replace(people_screen_new(services));
}

/* The pause grows, so that guessing takes long and a typing mistake does not. */
static void start_pause(struct unlock_screen *unlock)
{
	gint64 pause = PAUSE_FIRST_MS << MIN(unlock->wrong, 6);

	unlock->wrong++;
	unlock->paused_till = now(unlock->services) + MIN(pause, PAUSE_MOST_MS);
}

static struct outcome opening_failed(struct unlock_screen *unlock, const struct error *error)
{
	unlock->stage = STAGE_UNLOCK;
	passphrase_edit_clear(unlock->edit);
	tell_error(unlock, error);
	if (error->kind == ERROR_PASSPHRASE) {
		start_pause(unlock);
		return outcome_stay();
	}
	unlock->services->end_error = *error;
	unlock->damaged = error->kind == ERROR_DAMAGED || error->system_errno == EROFS ||
			  error->system_errno == EACCES;
	return error->kind == ERROR_IN_USE ? outcome_leave() : outcome_stay();
}

static struct outcome opening_ended(void *data)
{
	struct unlock_screen *unlock = data;
	struct error error = ERROR_CLEAR;

	app_unwatch(unlock->services->app, vault_opening_fd(unlock->opening));
	unlock->services->vault = vault_opening_finish(unlock->opening, &error);
	unlock->opening = NULL;
	if (unlock->services->vault)
		return go_home(unlock);
	return opening_failed(unlock, &error);
}

static void start_opening(struct unlock_screen *unlock)
{
	struct services *services = unlock->services;

	unlock->waiting = false;
	unlock->stage = STAGE_WORKING;
	tell(unlock, NULL);
	unlock->opening =
		vault_opening_start(services->vault_path, passphrase_edit_secret(unlock->edit),
				    &services->vault_options);
	passphrase_edit_clear(unlock->edit);
	app_watch(services->app, vault_opening_fd(unlock->opening), opening_ended, unlock);
}

/* ---------------------------------------------------------------- first run */

static void choose(struct unlock_screen *unlock)
{
	const struct secret *typed = passphrase_edit_secret(unlock->edit);

	secret_free(unlock->chosen);
	unlock->chosen = secret_new();
	if (!unlock->chosen ||
	    !secret_append(unlock->chosen, secret_bytes(typed), secret_length(typed)))
		return;
	passphrase_edit_clear(unlock->edit);
	unlock->stage = STAGE_CONFIRM;
	tell(unlock, NULL);
}

static struct outcome make_vault(struct unlock_screen *unlock)
{
	struct services *services = unlock->services;
	struct error error = ERROR_CLEAR;

	services->vault = vault_create(services->vault_path, unlock->chosen, vault_cost_default,
				       &services->vault_options, NULL, &error);
	if (services->vault)
		return go_home(unlock);
	unlock->stage = STAGE_CHOOSE;
	tell_error(unlock, &error);
	return outcome_stay();
}

static struct outcome confirm(struct unlock_screen *unlock)
{
	bool same = secret_equal(unlock->chosen, passphrase_edit_secret(unlock->edit));

	passphrase_edit_clear(unlock->edit);
	if (same)
		return make_vault(unlock);
	unlock->stage = STAGE_CHOOSE;
	tell(unlock, g_strdup(services_say(unlock->services, "unlock.differ")));
	return outcome_stay();
}

static struct outcome enter(struct unlock_screen *unlock)
{
	if (secret_length(passphrase_edit_secret(unlock->edit)) == 0)
		return outcome_stay();
	switch (unlock->stage) {
	case STAGE_UNLOCK:
		unlock->waiting = now(unlock->services) < unlock->paused_till;
		if (!unlock->waiting)
			start_opening(unlock);
		break;
	case STAGE_CHOOSE:
		choose(unlock);
		break;
	case STAGE_CONFIRM:
		return confirm(unlock);
	case STAGE_WORKING:
		break;
	}
	return outcome_stay();
}

/* ---------------------------------------------------------------- commands */

static struct outcome next_language(struct screen *screen)
{
	struct services *services = as_unlock(screen)->services;
	struct error ignored = ERROR_CLEAR;
	enum language next = (services->settings.language + 1) % LANGUAGE_COUNT;

	if (!services->sentences[next])
		services->sentences[next] =
			sentences_load(services->content_directory, next, &ignored);
	if (!services->sentences[next])
		return outcome_stay();
	services->settings.language = next;
	if (services->settings.second == next)
		services->settings.second = next == LANGUAGE_UK ? LANGUAGE_NL : LANGUAGE_UK;
	(void)!settings_save(services->settings_path, &services->settings, &ignored);
	tell(as_unlock(screen), NULL);
	return outcome_stay();
}

static bool is_damaged(const struct screen *screen)
{
	return as_const_unlock(screen)->damaged;
}

/* The sound part of a damaged vault, to read; nothing of the file is overwritten. */
static struct outcome read_only(struct screen *screen)
{
	struct unlock_screen *unlock = as_unlock(screen);

	unlock->services->vault_options.salvage = true;
	unlock->services->vault_options.read_only = true;
	tell(unlock, g_strdup(services_say(unlock->services, "unlock.read_only_next")));
	return outcome_stay();
}

static struct outcome leave(struct screen *screen)
{
	(void)screen;
	return outcome_leave();
}

static const struct command unlock_commands[] = {
	{ "F2 M-l", "unlock.language", "unlock.language_help", next_language, NULL, 1 },
	{ "F5 M-r", "unlock.read_only", "unlock.read_only_help", read_only, is_damaged, 2 },
	{ "Esc", NULL, "command.leave_help", leave, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { unlock_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static int draw_lines(const struct unlock_screen *unlock, struct canvas *canvas, struct area area)
{
	bool first_run = unlock->stage == STAGE_CHOOSE || unlock->stage == STAGE_CONFIRM;
	const char *text =
		services_say(unlock->services, first_run ? "unlock.first_run" : "unlock.welcome");

	return canvas_paragraph(canvas, area, 0, STYLE_TEXT, text);
}

static const char *field_label(const struct unlock_screen *unlock)
{
	static const char *const labels[] = {
		[STAGE_UNLOCK] = "unlock.passphrase",
		[STAGE_CHOOSE] = "unlock.choose",
		[STAGE_CONFIRM] = "unlock.confirm",
		[STAGE_WORKING] = "unlock.working",
	};

	return services_say(unlock->services, labels[unlock->stage]);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct unlock_screen *unlock = as_const_unlock(screen);
	int width = MIN(body.width - 8, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + MAX(1, body.height / 6);

	canvas_text(canvas, row, left, STYLE_STRONG,
		    services_say(unlock->services, "program.name"));
	row += 2;
	row += draw_lines(unlock, canvas, (struct area){ row, left, 7, width }) + 1;
	canvas_text_in(canvas, row, left, width, STYLE_HINT, field_label(unlock));
	passphrase_edit_draw(unlock->edit, canvas, row + 1, left, MIN(FIELD_WIDTH, width),
			     unlock->stage != STAGE_WORKING);
	if (unlock->said)
		canvas_paragraph(canvas, (struct area){ row + 3, left, 5, width }, 0, STYLE_WARNING,
				 unlock->said);
	else if (unlock->services->vault_path && unlock->stage != STAGE_WORKING)
		canvas_text_in(canvas, row + 3, left, width, STYLE_HINT,
			       unlock->services->vault_path);
}

static char *title(const struct screen *screen)
{
	return g_strdup(services_say(as_const_unlock(screen)->services, "unlock.title"));
}

/* ---------------------------------------------------------------- keys and time */

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct unlock_screen *unlock = as_unlock(screen);

	if (unlock->stage == STAGE_WORKING)
		return outcome_stay();
	if (pressed->name == KEY_NAME_ENTER)
		return enter(unlock);
	if (!passphrase_edit_key(unlock->edit, pressed))
		return outcome_pass();
	return outcome_stay();
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
	struct error ignored = ERROR_CLEAR;

	if (unlock->opening) {
		app_unwatch(unlock->services->app, vault_opening_fd(unlock->opening));
		vault_close(vault_opening_finish(unlock->opening, &ignored));
	}
	passphrase_edit_free(unlock->edit);
	secret_free(unlock->chosen);
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

/* A first run only where nothing of a vault is left; beside a backup the backup is offered to read. */
static void look_for_vault(struct unlock_screen *unlock)
{
	const struct services *services = unlock->services;
	const struct disk *disk = &services->vault_options.disk;
	struct error error = ERROR_CLEAR;
	struct stat status;

	unlock->stage = STAGE_UNLOCK;
	if (disk->stat(disk->data, services->vault_path, &status) == 0)
		return;
	if (vault_place_is_free(services->vault_path, disk, &error)) {
		unlock->stage = STAGE_CHOOSE;
		return;
	}
	tell_error(unlock, &error);
	unlock->damaged = true;
}

struct screen *unlock_screen_new(struct services *services)
{
	struct unlock_screen *unlock = g_new0(struct unlock_screen, 1);

	unlock->base.kind = &unlock_kind;
	unlock->services = services;
	unlock->edit = passphrase_edit_new();
	look_for_vault(unlock);
	return &unlock->base;
}
