/* The machine's clocks and its dice.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"

#include <errno.h>
#include <sys/random.h>
#include <time.h>

static gint64 milliseconds(clockid_t which)
{
	struct timespec now = { 0 };

	clock_gettime(which, &now);
	return (gint64)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static gint64 system_monotonic_ms(void *data)
{
	(void)data;
	return milliseconds(CLOCK_MONOTONIC);
}

static gint64 system_boot_ms(void *data)
{
	(void)data;
	return milliseconds(CLOCK_BOOTTIME);
}

static gint64 system_unix_seconds(void *data)
{
	(void)data;
	return (gint64)time(NULL);
}

static day system_today(void *data)
{
	const day *fixed_today = data;
	time_t now = time(NULL);
	struct tm local = { 0 };

	if (fixed_today && *fixed_today != DAY_NONE)
		return *fixed_today;
	localtime_r(&now, &local);
	return day_from_date(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

struct clock clock_system(const day *fixed_today)
{
	return (struct clock){
		.data = (void *)fixed_today,
		.monotonic_ms = system_monotonic_ms,
		.boot_ms = system_boot_ms,
		.unix_seconds = system_unix_seconds,
		.today = system_today,
	};
}

static guint32 random_word(void)
{
	guint32 word = 0;
	ssize_t got;

	do
		got = getrandom(&word, sizeof word, 0);
	while (got < 0 && errno == EINTR);
	g_assert(got == sizeof word); /* Linux promises it for so few bytes */
	return word;
}

/* Throws again above the last whole multiple of `bound`, so that each side comes up equally often. */
static guint32 system_below(void *data, guint32 bound)
{
	(void)data;
	g_assert(bound >= 1);
	guint32 rest = (guint32)(-bound) % bound; /* 2^32 mod bound */
	guint32 word;

	do
		word = random_word();
	while (word < rest);
	return word % bound;
}

struct dice dice_system(void)
{
	return (struct dice){ .below = system_below };
}
