/* The terminal program: (no command) and `demo`.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "terminal_program.h"

#include "screens/services.h"
#include "store/upkeep.h"
#include "ui/terminal.h"

#include <signal.h>
#include <unistd.h>

#define LAST_TRIES 20
#define LAST_PAUSE_MICROSECONDS 500000

static void abort_handler(int number)
{
	terminal_restore_after_abort();
	signal(number, SIG_DFL);
	raise(number);
}

/* A program that falls over leaves a terminal one can type in. */
static void restore_terminal_on_abort(void)
{
	static const int numbers[] = { SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE };
	struct sigaction action = { .sa_handler = abort_handler, .sa_flags = (int)SA_RESETHAND };

	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		sigaction(numbers[i], &action, NULL);
}

/* After locking no old heap exists to search: the program starts itself anew. */
static void start_anew(char **arguments)
{
	execv("/proc/self/exe", arguments);
}

static bool prepare_demo(struct services *services, struct error *error)
{
	day today = services_today(services);

	services->vault = vault_create_in_memory(&services->clock, error);
	return services->vault && services_load_content(services, error) &&
	       demo_fill(services->vault, services->content_directory, today, error);
}

static struct services services_from(struct invocation *invocation)
{
	struct services services = {
		.content_directory = invocation->content_directory,
		.settings = invocation->settings,
		.settings_path = g_strdup(invocation->settings_path),
		.clock = invocation->clock,
		.dice = dice_system(),
		.demo = invocation->command != NULL,
		.end_error = ERROR_CLEAR,
	};

	/* Settings and sentences change hands. */
	invocation->settings = (struct settings){ .language = services.settings.language };
	services.sentences[services.settings.language] = invocation->sentences;
	services.vault_options = invocation_vault_options(invocation, false);
	return services;
}

static enum app_end run(struct services *services, struct terminal *terminal)
{
	struct app_host host = services_host(services);
	enum app_end end;

	services->app = app_new(terminal, &host, &services->clock);
	if (services->demo)
		services_watch_vault(services);
	app_open(services->app,
		 services->demo ? people_screen_new(services) : unlock_screen_new(services));
	end = app_run(services->app);
	app_free(services->app);
	services->app = NULL;
	return end;
}

/* When the program is left, never in the middle of a conversation. Should it fail, the vault is as whole as it was. */
static void compact_when_long(struct vault *vault)
{
	struct error ignored = ERROR_CLEAR;
	bool compacted = vault && vault_wants_compaction(vault) && vault_compact(vault, &ignored);

	(void)compacted;
}

/* Those whose days in the trash are over, by the calendar of this machine: a rehearsal of a later day (--today) erases nobody. Should it
   fail, it is tried again the next time. */
static void empty_trash(struct vault *vault)
{
	const day real = DAY_NONE;
	struct clock clock = clock_system(&real);
	struct error ignored = ERROR_CLEAR;
	bool emptied = vault && vault_empty_trash(vault, clock.today(clock.data), &ignored);

	(void)emptied;
}

/* Who closed the terminal, or shuts down, on a full disk may still make room; who leaves by a key was kept until it was saved. */
static bool save_at_last(struct vault *vault, enum app_end end, struct error *error)
{
	bool patient = end == APP_HANGUP || end == APP_TERMINATED;

	for (int i = 0; patient && i < LAST_TRIES; i++) {
		if (vault_flush(vault, NULL))
			return true;
		g_usleep(LAST_PAUSE_MICROSECONDS);
	}
	return vault_flush(vault, error);
}

int terminal_program_run(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *path = invocation_vault_path(invocation);
	g_autofree char *state_folder = vault_default_state_folder();
	struct services services;
	struct terminal *terminal;
	enum app_end end = APP_LEFT;
	int status = 0;

	if (!terminal_set_locale(&error))
		return invocation_fail(invocation, &error);
	services = services_from(invocation);
	services.vault_path = services.demo ? NULL : path;
	services.vault_options.state_folder = state_folder;
	if (services.demo && !prepare_demo(&services, &error))
		status = invocation_fail(invocation, &error);
	terminal = status == 0 ? terminal_open(&error) : NULL;
	if (terminal) {
		restore_terminal_on_abort();
		end = run(&services, terminal);
		terminal_close(terminal);
	} else if (status == 0) {
		status = invocation_fail(invocation, &error);
	}
	services_end_without_file(&services);
	if (services.vault && !services.demo && !save_at_last(services.vault, end, &error))
		status = invocation_fail(invocation, &error);
	if (end == APP_LEFT && status == 0 && !services.demo)
		empty_trash(services.vault);
	if (end != APP_LOCKED)
		compact_when_long(services.vault);
	if (error_is_set(&services.end_error))
		status = invocation_fail(invocation, &services.end_error);
	invocation->sentences = NULL; /* freed with the services */
	services_done(&services);
	if (end == APP_LOCKED && status == 0)
		start_anew(invocation->arguments);
	return status;
}
