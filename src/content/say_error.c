/* An error as a sentence: what, why the system refused, what was probably meant, and where.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/sentences.h"

#include "content/gaps.h"

#include <errno.h>
#include <string.h>

struct reason {
	int system_errno;
	const char *key;
};

static const struct reason reasons[] = {
	{ ENOSPC, "reason.disk_full" },      { EDQUOT, "reason.quota" },
	{ EIO, "reason.disk_fault" },        { EACCES, "reason.not_allowed" },
	{ EPERM, "reason.not_allowed" },     { EROFS, "reason.read_only" },
	{ ENOENT, "reason.not_there" },      { ENOTDIR, "reason.not_there" },
	{ EEXIST, "reason.there_already" },  { EISDIR, "reason.is_directory" },
	{ ENOMEM, "reason.no_memory" },      { EBUSY, "reason.busy" },
	{ EFBIG, "reason.too_large" },       { ENAMETOOLONG, "reason.name_too_long" },
	{ EMFILE, "reason.too_many_files" }, { ENODEV, "reason.device_gone" },
	{ ENXIO, "reason.device_gone" },     { ELOOP, "reason.link_loop" },
};

static char *say_reason(const struct sentences *sentences, int system_errno)
{
	if (system_errno == 0)
		return g_strdup("");
	for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++)
		if (reasons[i].system_errno == system_errno)
			return g_strdup(say(sentences, reasons[i].key));
	g_autofree char *number = g_strdup_printf("%d", system_errno);
	return say_with(sentences, "reason.other", "number", number, NULL);
}

/* "14:05" for something of this very day, else with its date. */
static char *say_since(const struct sentences *sentences, gint64 since)
{
	g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(since);
	g_autoptr(GDateTime) now = g_date_time_new_now_local();

	if (!then || !now)
		return g_strdup("");
	char *hour = g_date_time_format(then, "%H:%M");
	day day_then = day_from_date(g_date_time_get_year(then), g_date_time_get_month(then),
				     g_date_time_get_day_of_month(then));
	if (day_then == day_from_date(g_date_time_get_year(now), g_date_time_get_month(now),
				      g_date_time_get_day_of_month(now)))
		return hour;
	g_autofree char *written = say_day(sentences, day_then);
	char *both = g_strdup_printf("%s %s", written, hour);
	g_free(hour);
	return both;
}

/* Only what the sentence itself does not say; a caller that has told the file already clears it. */
static const char *place_key(const struct error *error, const char *sentence)
{
	bool names_key = error->key[0] == '\0' || gaps_has(sentence, "key");

	if (error->file[0] == '\0')
		return error->line == 0 || names_key ? NULL : "error.at_key";
	if (gaps_has(sentence, "file"))
		return NULL;
	if (error->line == 0)
		return "error.in_file";
	return names_key ? "error.place" : "error.place_and_key";
}

char *say_error(const struct sentences *sentences, const struct error *error)
{
	const char *sentence = say(sentences, error->sentence ? error->sentence : "error.unknown");
	g_autofree char *line = g_strdup_printf("%d", error->line);
	g_autofree char *column = g_strdup_printf("%d", error->column);
	g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, error->number);
	g_autofree char *since = say_since(sentences, error->since);
	g_autofree char *on = error->on ? say_day(sentences, error->on) : g_strdup("");
	g_autofree char *reason = say_reason(sentences, error->system_errno);
	g_autofree char *file = g_utf8_make_valid(error->file, -1);
	const struct gap gaps[] = {
		{ "file", file },     { "line", line },
		{ "column", column }, { "key", error->key },
		{ "number", number }, { "since", since },
		{ "day", on },        { "nearest", error->nearest },
		{ "reason", reason },
	};
	g_autoptr(GString) whole = g_string_new(sentence);
	const char *place = place_key(error, sentence);

	if (error->nearest[0] && !gaps_has(sentence, "nearest"))
		g_string_append_printf(whole, " %s", say(sentences, "error.nearest"));
	if (place)
		g_string_append_printf(whole, " %s", say(sentences, place));
	return gaps_fill(whole->str, gaps, G_N_ELEMENTS(gaps));
}
