/* The copies of the vault in words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/copies_told.h"

#include "screens/planning.h"

#include "base/text.h"

enum { COPIES_NAMED = 6 };

day copies_day(const struct services *services, gint64 seconds)
{
	g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local(seconds);

	(void)services;
	if (!moment)
		return DAY_NONE;
	return day_from_date(g_date_time_get_year(moment), g_date_time_get_month(moment),
			     g_date_time_get_day_of_month(moment));
}

char *copies_told_moment(const struct services *services, gint64 seconds)
{
	g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local(seconds);
	g_autofree char *date = say_day_short(services->sentences[services->settings.language],
					      copies_day(services, seconds));

	return moment ? g_strdup_printf("%s %02d:%02d", date, g_date_time_get_hour(moment),
					g_date_time_get_minute(moment))
		      : g_strdup(date);
}

char *copies_told_gone(struct services *services, const struct vault_copy *copy)
{
	g_autofree char *on = planning_day(services, copies_day(services, copy->gone_at));

	if (!copy->gone_at)
		return NULL;
	return say_with(planning_sentences(services), "copies.said_gone", "day", on, "who",
			text_is_blank(copy->gone_by) ? "–" : copy->gone_by, NULL);
}

/* What cannot be looked at now was made before, and opens with the old one too. */
static bool opens_with_old(const struct vault_copy *copy)
{
	return !copy->gone_at && (!copy->reachable || !copy->same_passphrase);
}

static void name_copy(GString *text, const struct services *services, const struct vault_copy *copy)
{
	g_autofree char *moment = copies_told_moment(services, copy->made_at);

	g_string_append_printf(text, "\n\342\200\242 %s  ", moment);
	g_string_append(text,
			copy->elsewhere ? copy->path : services_say(services, "passphrase.beside"));
}

static void name_copies(GString *text, const struct services *services, const GPtrArray *copies)
{
	int named = 0;

	for (guint i = 0; i < copies->len && named < COPIES_NAMED; i++) {
		if (!opens_with_old(copies->pdata[i]))
			continue;
		name_copy(text, services, copies->pdata[i]);
		named++;
	}
}

char *copies_told_with_old_passphrase(struct services *services)
{
	g_autoptr(GPtrArray) copies = vault_copies(services->vault_path, &services->vault_options);
	GString *text = g_string_new(services_say(services, "passphrase.changed"));
	long old = 0;

	for (guint i = 0; i < copies->len; i++)
		old += opens_with_old(copies->pdata[i]);
	g_string_append(text, "\n\n");
	if (old > 0) {
		g_autofree char *count =
			say_count(planning_sentences(services), "passphrase.old_copies", old, NULL);

		g_string_append(text, count);
		name_copies(text, services, copies);
		if (old > COPIES_NAMED)
			g_string_append(text, "\n…");
	} else {
		g_string_append(text, services_say(services, "passphrase.no_old_copies"));
	}
	return g_string_free(text, FALSE);
}
