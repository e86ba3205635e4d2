/* What keeps the vault from being lost, as notices at home: the last copy elsewhere, a recovery code that nobody wrote down.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/code_noted.h"
#include "screens/copies_told.h"
#include "screens/home_notices.h"
#include "screens/planning.h"

enum { OLD_AFTER_DAYS = 14 };

static bool is_on_disk(const struct services *services)
{
	return services->vault_path && !services->demo && !services->set_aside &&
	       !vault_is_read_only(services->vault);
}

static const struct vault_copy *last_elsewhere(const GPtrArray *copies)
{
	const struct vault_copy *last = NULL;

	for (guint i = 0; i < copies->len; i++) {
		const struct vault_copy *copy = copies->pdata[i];

		if (copy->elsewhere && !copy->gone_at && (!last || copy->made_at > last->made_at))
			last = copy;
	}
	return last;
}

static char *say_age(const struct services *services, const struct vault_copy *copy)
{
	const struct sentences *sentences = services->sentences[services->settings.language];
	g_autofree char *folder = g_path_get_dirname(copy->path);
	long age = services_today(services) - copies_day(services, copy->made_at);

	if (age <= 0)
		return say_with(sentences, "elsewhere.last_today", "path", folder, NULL);
	return say_count(sentences, "elsewhere.last", age, "path", folder, NULL);
}

/* Since the last copy elsewhere, or since the vault began. */
static long days_without(const struct services *services, const struct vault_copy *last)
{
	gint64 since = last ? last->made_at : vault_created_at(services->vault);

	return services_today(services) - copies_day(services, since);
}

/* Calm: it warns only when there are people in the vault and two weeks went by without a copy elsewhere. */
void home_read_backup(struct services *services, int people, struct home_notice *notice)
{
	g_autoptr(GPtrArray) copies = NULL;
	const struct vault_copy *last;

	if (!is_on_disk(services))
		return;
	copies = vault_copies(services->vault_path, &services->vault_options);
	last = last_elsewhere(copies);
	notice->heading = last ? say_age(services, last)
			       : g_strdup(services_say(services, "elsewhere.last_never"));
	notice->style = people > 0 && days_without(services, last) > OLD_AFTER_DAYS ? STYLE_WARNING
										    : STYLE_HINT;
}

void home_read_code(struct services *services, int people, struct home_notice *notice)
{
	(void)people;
	if (!is_on_disk(services))
		return;
	if (vault_has_recovery_code(services->vault) && code_is_noted(services))
		return;
	notice->heading = g_strdup(services_say(services, "code.not_noted"));
	notice->style = STYLE_HINT;
}
