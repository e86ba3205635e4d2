/* What screens are handed, and what the toolkit asks of the program: sentences, the status line, saving, leaving.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/services.h"

#include "content/guide.h"
#include "screens/idling.h"
#include "screens/locking.h"
#include "screens/number_watch.h"
#include "screens/print_work.h"
#include "store/audit.h"

#include <string.h>

const struct sentences *services_sentences(struct services *services, enum language language)
{
	struct error error = ERROR_CLEAR;

	if (language >= LANGUAGE_COUNT)
		language = services->settings.language;
	if (!services->sentences[language])
		services->sentences[language] =
			sentences_load(services->content_directory, language, &error);
	if (services->sentences[language])
		return services->sentences[language];
	/* The counsellor's own language was loaded at the start, or the program would not run. */
	return services->sentences[services->settings.language];
}

const char *services_say(const struct services *services, const char *key)
{
	return say(services->sentences[services->settings.language], key);
}

day services_today(const struct services *services)
{
	return services->clock.today(services->clock.data);
}

bool services_load_content(struct services *services, struct error *error)
{
	if (!services->content)
		services->content = content_load(services->content_directory, error);
	return services->content != NULL;
}

void services_tell(struct services *services, const char *key)
{
	app_tell(services->app, g_strdup(services_say(services, key)));
}

void services_tell_error(struct services *services, const struct error *error)
{
	app_tell(services->app, say_error(services->sentences[services->settings.language], error));
}

/* The one that reaches the disk, whatever the screens work on. */
static struct vault *lasting_vault(const struct services *services)
{
	return services->set_aside ? services->set_aside : services->vault;
}

bool services_passphrase_is_right(const struct services *services, const struct secret *passphrase)
{
	return vault_passphrase_is_right(lasting_vault(services), passphrase);
}

bool services_begin_without_file(struct services *services, struct error *error)
{
	struct vault *memory = vault_create_in_memory(&services->clock, error);

	if (!memory)
		return false;
	services->set_aside = services->vault;
	services->vault = memory;
	return true;
}

void services_end_without_file(struct services *services)
{
	if (!services->set_aside)
		return;
	vault_close(services->vault);
	services->vault = services->set_aside;
	services->set_aside = NULL;
}

void services_done(struct services *services)
{
	g_clear_pointer(&services->printing, printing_free);
	services_end_without_file(services);
	vault_close(services->vault);
	services->vault = NULL;
	content_free(services->content);
	services->content = NULL;
	guide_free(services->guide);
	services->guide = NULL;
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		sentences_free(services->sentences[i]);
		services->sentences[i] = NULL;
	}
	settings_done(&services->settings);
	g_clear_pointer(&services->number_watches, g_ptr_array_unref);
	g_clear_pointer(&services->settings_path, g_free);
}

/* ---------------------------------------------------------------- what the toolkit asks */

static const char *host_say(void *data, const char *key)
{
	return services_say(data, key);
}

static char *not_saved(const struct services *services, const struct error *error)
{
	const struct sentences *sentences = services->sentences[services->settings.language];
	g_autofree char *why = say_error(sentences, error);

	return say_with(sentences, "saving.failing", "reason", why, NULL);
}

static char *saving_status(const struct services *services, enum style *style)
{
	struct vault_saving saving;

	*style = STYLE_HINT;
	if (!services->vault)
		return NULL;
	saving = vault_saving(lasting_vault(services));
	if (saving.failing) {
		*style = STYLE_WARNING;
		return not_saved(services, &saving.error);
	}
	if (services->set_aside)
		return g_strdup(services_say(services, "saving.without_file"));
	if (services->demo)
		return g_strdup(services_say(services, "saving.demo"));
	if (vault_is_read_only(services->vault)) {
		*style = STYLE_WARNING;
		return g_strdup(services_say(services, "saving.read_only"));
	}
	if (services->unsaved_fields > 0 || !saving.saved)
		return g_strdup(services_say(services, "saving.busy"));
	return g_strdup(services_say(services, "saving.saved"));
}

/* A number that must not be there is told quietly, before what is told of saving; but never instead of words that are not saved. */
static char *host_status(void *data, enum style *style)
{
	struct services *services = data;
	char *saving = saving_status(services, style);
	g_autofree char *warning = *style == STYLE_WARNING ? NULL : numbers_warning(services);
	char *both;

	if (!warning)
		return saving;
	both = saving ? g_strdup_printf("%s · %s", warning, saving) : g_strdup(warning);
	g_free(saving);
	return both;
}

static gint64 retry_at(const struct services *services)
{
	return services->vault ? vault_retry_at(lasting_vault(services)) : G_MAXINT64;
}

static gint64 host_deadline(void *data)
{
	const struct services *services = data;

	return MIN(MIN(retry_at(services), printing_deadline(services)), idling_deadline(services));
}

static struct outcome host_due(void *data)
{
	struct services *services = data;

	if (retry_at(services) <= services->clock.monotonic_ms(services->clock.data))
		vault_retry(lasting_vault(services));
	printing_due(services);
	return idling_due(services);
}

/* Leaving waits for the disk once; while that fails the words stay on screen, and the status line says why, until it is no
   longer so. */
static bool host_may_leave(void *data)
{
	struct services *services = data;
	struct error error = ERROR_CLEAR;

	if (!services->vault || vault_flush(lasting_vault(services), &error))
		return true;
	services->inputs_until_retry = 2; /* this one, and the next */
	return false;
}

/* Whoever waits to leave may have made room meanwhile. */
static void host_after_input(void *data)
{
	struct services *services = data;

	if (services->inputs_until_retry > 0 && --services->inputs_until_retry == 0)
		vault_retry(lasting_vault(services));
}

static struct outcome host_could_not_lock(void *data)
{
	return locking_failed(data);
}

static struct outcome host_slept(void *data)
{
	struct services *services = data;

	return services->vault && !services->demo ? locking_lock(services) : outcome_stay();
}

static const struct command *const host_commands[] = { program_commands, NULL };

struct app_host services_host(struct services *services)
{
	return (struct app_host){
		.data = services,
		.say = host_say,
		.status = host_status,
		.commands = host_commands,
		.after_input = host_after_input,
		.deadline = host_deadline,
		.due = host_due,
		.may_leave = host_may_leave,
		.could_not_lock = host_could_not_lock,
		.slept = host_slept,
	};
}

static struct outcome vault_has_news(void *data)
{
	struct services *services = data;
	struct vault *vault = lasting_vault(services);
	bool was_failing = vault_saving(vault).failing;

	vault_take_news(vault);
	if (vault_saving(vault).failing && !was_failing)
		app_tell(services->app, NULL); /* nothing stands before “not saved” */
	return locking_try_again(services);
}

void services_note(struct services *services, enum audit_action action, record_id participant_id)
{
	struct error error = ERROR_CLEAR;

	if (!audit_note(services->vault, action, participant_id, &error))
		services_tell_error(services, &error);
}

void services_watch_vault(struct services *services)
{
	int fd = vault_fd(services->vault);

	vault_set_counsellor(services->vault, services->settings.counsellor);
	if (fd >= 0)
		app_watch(services->app, fd, vault_has_news, services);
}
