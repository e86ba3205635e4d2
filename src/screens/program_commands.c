/* The commands that every screen has: help, back, hide, lock, numbers out, leave.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/locking.h"
#include "screens/number_watch.h"

static struct services *services_of(struct screen *screen)
{
	return ((struct served_screen *)screen)->services;
}

static struct outcome help(struct screen *screen)
{
	return outcome_open(help_screen_new(services_of(screen)));
}

struct outcome services_go_back(struct screen *screen)
{
	(void)screen;
	return outcome_close(0);
}

static struct outcome hide(struct screen *screen)
{
	return locking_hide(services_of(screen));
}

static bool can_lock(const struct screen *screen)
{
	return ((const struct served_screen *)screen)->services->vault != NULL;
}

static struct outcome lock(struct screen *screen)
{
	return locking_lock(services_of(screen));
}

static bool has_numbers(const struct screen *screen)
{
	return numbers_are_found(((const struct served_screen *)screen)->services);
}

static struct outcome cover_numbers(struct screen *screen)
{
	numbers_cover(services_of(screen));
	return outcome_stay();
}

static struct outcome leave(struct screen *screen)
{
	(void)screen;
	return outcome_leave();
}

const struct command program_commands[] = {
	{ "F1 M-h", "command.help", "command.help_help", help, NULL, 100 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 90 },
	{ "^G F9 M-9", "command.hide", "command.hide_help", hide, NULL, 95 },
	{ "^L", NULL, "command.lock_help", lock, can_lock, 0 },
	{ "M-0 F12", "numbers.cover", "numbers.cover_help", cover_numbers, has_numbers, 2 },
	{ "^Q", "command.leave", "command.leave_help", leave, NULL, 99 },
	{ 0 },
};
