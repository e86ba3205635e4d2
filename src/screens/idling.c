/* While nobody presses a key: the bare card, a word before the lock, the lock.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/idling.h"

#include "screens/conversation_screen.h"
#include "screens/locking.h"

#define MINUTE_MS (60 * (gint64)1000)
#define NOTICE_MS (30 * (gint64)1000) /* before the lock */

/* Bare already, or needed while one looks elsewhere: the numbers somebody is dialling, the code somebody copies. */
static const char *const left_open[] = { "table", "consent_table", "handover", "contacts",   "hide",
					 "quiet", "locked",        "code",     "carry_code", NULL };

static bool may_cover(const struct services *services)
{
	return !g_strv_contains(left_open, app_top(services->app)->kind->name);
}

/* NULL: no screen of a conversation. */
static const struct conversation_screen *as_conversation(const struct screen *screen)
{
	const struct command *const *table = screen->kind->commands;

	while (table && *table && *table != conversation_commands)
		table++;
	return table && *table ? (const struct conversation_screen *)screen : NULL;
}

/* The conversation on the screen, which may lie below a page of help; NULL: at the desk. */
static const struct conversation_screen *conversation_at_hand(const struct services *services)
{
	const struct conversation_screen *found;

	for (int i = app_depth(services->app); i-- > 0;) {
		found = as_conversation(app_screen(services->app, i));
		if (found && found->conversation_id)
			return found;
	}
	return NULL;
}

static struct outcome cover(struct services *services)
{
	const struct conversation_screen *here = conversation_at_hand(services);

	return outcome_open(here ? quiet_screen_new(services, here->card_id, here->language)
				 : quiet_screen_new(services, NULL, LANGUAGE_NONE));
}

/* ---------------------------------------------------------------- the moments */

struct moments {
	gint64 cover, notice, lock; /* monotonic ms; G_MAXINT64: never */
};

static struct moments moments_of(const struct services *services)
{
	struct moments moments = { G_MAXINT64, G_MAXINT64, G_MAXINT64 };
	const struct settings *settings = &services->settings;
	gint64 since;

	if (!services->vault || !services->app || !app_top(services->app))
		return moments;
	since = app_idle_since(services->app);
	if (settings->bare_after_minutes > 0 && may_cover(services))
		moments.cover = since + settings->bare_after_minutes * MINUTE_MS;
	if (settings->hard_lock_minutes > 0 &&
	    !g_str_equal(app_top(services->app)->kind->name, "locked")) {
		moments.lock = since + settings->hard_lock_minutes * MINUTE_MS;
		if (services->lock_told_for != since)
			moments.notice = moments.lock - NOTICE_MS;
	}
	return moments;
}

/* Said to whoever has the laptop. */
static const char *lock_comes(struct services *services)
{
	const struct screen *top = app_top(services->app);
	enum language language = LANGUAGE_NONE; /* the counsellor's */

	if (g_str_equal(top->kind->name, "handover"))
		language = ((const struct conversation_screen *)top)->language;
	return say(services_sentences(services, language), "locked.soon");
}

gint64 idling_deadline(const struct services *services)
{
	struct moments moments = moments_of(services);

	return MIN(moments.cover, MIN(moments.notice, moments.lock));
}

struct outcome idling_due(struct services *services)
{
	struct moments moments = moments_of(services);
	gint64 now = services->clock.monotonic_ms(services->clock.data);

	if (moments.lock <= now)
		return locking_lock(services);
	if (moments.notice <= now) {
		services->lock_told_for = app_idle_since(services->app);
		app_notice(services->app, g_strdup(lock_comes(services)));
	}
	return moments.cover <= now ? cover(services) : outcome_stay();
}
