/* What is ours to do, as notices at home: promises that are due, facts that lapsed while plans rely on them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"
#include "screens/home_notices.h"
#include "screens/labels.h"
#include "screens/planning.h"
#include "store/plans.h"

enum { DUE_ROWS = 3, FACT_ROWS = 2 };

static char *promise_line(struct services *services, const struct due_promise *promise)
{
	g_autofree char *due = say_day_short(planning_sentences(services), promise->due_on);

	return g_strdup_printf("%s  %s  %s", due, promise->code, promise->text);
}

/* Our work, not theirs. */
void home_read_promises(struct services *services, int people, struct home_notice *notice)
{
	g_autoptr(GPtrArray) promises = NULL;
	struct error error = ERROR_CLEAR;

	(void)people;
	if (!promises_due(services->vault, services_today(services),
			  names_word(language_names, (int)services->settings.language), &promises,
			  &error)) {
		services_tell_error(services, &error);
		return;
	}
	if (promises->len == 0)
		return;
	notice->heading = say_count(planning_sentences(services), "people.promises",
				    (long)promises->len, NULL);
	notice->rows = DUE_ROWS;
	notice->lines = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < promises->len; i++)
		g_ptr_array_add(notice->lines, promise_line(services, promises->pdata[i]));
}

static char *fact_line(struct services *services, const struct fact *fact)
{
	g_autofree char *until = say_day_short(planning_sentences(services), fact->valid_until);
	g_autofree char *text = texts_on_screen(services, &fact->text, services->settings.language);

	return g_strdup_printf("%s  %s", until, text);
}

/* The latest first; nothing was changed by itself. */
void home_read_lapsed(struct services *services, int people, struct home_notice *notice)
{
	g_autoptr(GPtrArray) lapsed = services_lapsed_facts(services);

	(void)people;
	if (!lapsed || lapsed->len == 0)
		return;
	notice->heading =
		say_count(planning_sentences(services), "people.lapsed", (long)lapsed->len, NULL);
	notice->rows = FACT_ROWS;
	notice->takes_spare = true;
	notice->lines = g_ptr_array_new_with_free_func(g_free);
	for (guint i = lapsed->len; i-- > 0;)
		g_ptr_array_add(notice->lines, fact_line(services, lapsed->pdata[i]));
}
