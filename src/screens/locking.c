/* Hiding and locking: what is wiped, and what can only be covered.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/locking.h"

static bool is_on_top(const struct services *services, const char *name)
{
	const struct screen *top = app_top(services->app);

	return top && g_str_equal(top->kind->name, name);
}

/* A cover that is not locked gives way to the one that is. */
static struct outcome lock_screen(struct services *services)
{
	if (is_on_top(services, "locked"))
		return outcome_stay();
	if (is_on_top(services, "hide") || is_on_top(services, "quiet"))
		return outcome_replace(locked_screen_new(services));
	return outcome_open(locked_screen_new(services));
}

struct outcome locking_hide(struct services *services)
{
	if (services->vault && services->settings.lock_on_hide)
		return locking_lock(services);
	return outcome_open(hide_screen_new(services));
}

/* A demo, and a conversation without a file, are nowhere but in memory. */
struct outcome locking_lock(struct services *services)
{
	if (services->demo || services->set_aside)
		return lock_screen(services);
	return outcome_lock();
}

struct outcome locking_failed(struct services *services)
{
	services->lock_waits = true;
	return lock_screen(services);
}

struct outcome locking_try_again(struct services *services)
{
	if (!services->lock_waits || vault_saving(services->vault).failing)
		return outcome_stay();
	services->lock_waits = false;
	return outcome_lock();
}
