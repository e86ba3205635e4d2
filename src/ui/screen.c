/* What a screen answers.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/screen.h"

struct outcome outcome_stay(void)
{
	return (struct outcome){ .kind = OUTCOME_STAY };
}

struct outcome outcome_pass(void)
{
	return (struct outcome){ .kind = OUTCOME_PASS };
}

struct outcome outcome_open(struct screen *screen)
{
	return (struct outcome){ .kind = OUTCOME_OPEN, .screen = screen };
}

struct outcome outcome_replace(struct screen *screen)
{
	return (struct outcome){ .kind = OUTCOME_REPLACE, .screen = screen };
}

struct outcome outcome_close(int value)
{
	return (struct outcome){ .kind = OUTCOME_CLOSE, .value = value };
}

struct outcome outcome_home(void)
{
	return (struct outcome){ .kind = OUTCOME_HOME };
}

struct outcome outcome_leave(void)
{
	return (struct outcome){ .kind = OUTCOME_LEAVE };
}

struct outcome outcome_lock(void)
{
	return (struct outcome){ .kind = OUTCOME_LOCK };
}
