/* guide_bench DIR: how long the guide takes to load and to search, and the content of a conversation beside it; medians of 21.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/guide.h"

#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 21

struct times {
	const char *name;
	gint64 microseconds[ROUNDS];
};

static int compare_times(const void *a, const void *b)
{
	gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

	return (left > right) - (left < right);
}

static void print_median(struct times *times)
{
	qsort(times->microseconds, ROUNDS, sizeof times->microseconds[0], compare_times);
	printf("  %s median %.3f ms, most %.3f ms\n", times->name,
	       (double)times->microseconds[ROUNDS / 2] / 1000,
	       (double)times->microseconds[ROUNDS - 1] / 1000);
}

static gint64 search_time(const struct guide *guide, const char *query)
{
	gint64 before = g_get_monotonic_time();

	g_array_unref(guide_search(guide, query, INDICATOR_NONE));
	return g_get_monotonic_time() - before;
}

static bool measure(const char *directory, int round, struct times times[4])
{
	struct error error = ERROR_CLEAR;
	gint64 start = g_get_monotonic_time(), loaded;
	struct guide *guide = guide_load(directory, &error);
	struct content *content;

	loaded = g_get_monotonic_time();
	content = content_load(directory, &error);
	times[0].microseconds[round] = loaded - start;
	times[3].microseconds[round] = g_get_monotonic_time() - loaded;
	if (guide && content) {
		times[1].microseconds[round] = search_time(guide, "диплом робота");
		times[2].microseconds[round] = search_time(guide, "a");
	}
	guide_free(guide);
	content_free(content);
	return !error_is_set(&error);
}

int main(int count, char **arguments)
{
	struct times times[4] = { { .name = "guide loaded" },
				  { .name = "searched, two words" },
				  { .name = "searched, one letter" },
				  { .name = "content of a conversation loaded" } };

	for (int round = 0; round < ROUNDS; round++)
		if (!measure(count > 1 ? arguments[1] : ".", round, times))
			return 1;
	for (int i = 0; i < 4; i++)
		print_median(&times[i]);
	return 0;
}
