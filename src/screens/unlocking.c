/* The way from a passphrase or recovery code to home.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/unlocking.h"

#include "screens/care_note.h"
#include "screens/care_screens.h"
#include "store/audit.h"
#include "store/people.h"

#include <errno.h>

void unlocking_start(struct unlocking *unlocking, const struct secret *secret,
		     struct outcome (*ended)(void *data), void *data)
{
	struct services *services = unlocking->services;

	unlocking->opening =
		vault_opening_start(services->vault_path, secret, &services->vault_options);
	app_watch(services->app, vault_opening_fd(unlocking->opening), ended, data);
}

bool unlocking_finish(struct unlocking *unlocking, struct error *error)
{
	struct vault_opening *opening = unlocking->opening;

	app_unwatch(unlocking->services->app, vault_opening_fd(opening));
	unlocking->opening = NULL;
	unlocking->services->vault = vault_opening_finish(opening, error);
	if (unlocking->services->vault)
		services_watch_vault(unlocking->services);
	return unlocking->services->vault != NULL;
}

void unlocking_done(struct unlocking *unlocking)
{
	struct error ignored = ERROR_CLEAR;

	if (!unlocking->opening)
		return;
	app_unwatch(unlocking->services->app, vault_opening_fd(unlocking->opening));
	vault_close(vault_opening_finish(unlocking->opening, &ignored));
	unlocking->opening = NULL;
}

/* ---------------------------------------------------------------- the vault is open */

/* Whoever talked without a file before this start is wiped now, if a kill kept that from happening. */
static void wipe_without_file(struct vault *vault)
{
	struct error error = ERROR_CLEAR;

	if (vault_is_read_only(vault) || !vault_begin(vault, NULL, &error))
		return;
	if (!people_wipe_without_file(vault, &error) || !vault_commit(vault, &error))
		vault_rollback(vault);
}

struct outcome unlocking_go_home(struct services *services)
{
	services->end_error = ERROR_CLEAR;
	if (!services_load_content(services, &services->end_error))
		return outcome_leave();
	vault_set_counsellor(services->vault, services->settings.counsellor);
	wipe_without_file(services->vault);
	return outcome_replace(people_screen_new(services));
}

struct outcome unlocking_go_on(struct services *services)
{
	if (!vault_opened_by_recovery_code(services->vault) || vault_is_read_only(services->vault))
		return unlocking_go_home(services);
	care_note(services, AUDIT_RECOVERED);
	return outcome_replace(passphrase_screen_new(services, PASSPHRASE_FORGOTTEN));
}

/* ---------------------------------------------------------------- what the screens before home share */

bool unlocking_is_damage(const struct error *error)
{
	return error->kind == ERROR_DAMAGED || error->system_errno == EROFS ||
	       error->system_errno == EACCES ||
	       g_strcmp0(error->sentence, "vault.not_a_vault") == 0;
}

void unlocking_to_read(struct services *services)
{
	services->vault_options.salvage = true;
	services->vault_options.read_only = true;
}

void unlocking_next_language(struct services *services)
{
	struct error ignored = ERROR_CLEAR;
	enum language next = (services->settings.language + 1) % LANGUAGE_COUNT;

	if (!services->sentences[next])
		services->sentences[next] =
			sentences_load(services->content_directory, next, &ignored);
	if (!services->sentences[next])
		return;
	services->settings.language = next;
	if (services->settings.second == next)
		services->settings.second = next == LANGUAGE_UK ? LANGUAGE_NL : LANGUAGE_UK;
	(void)!settings_save(services->settings_path, &services->settings, &ignored);
}
