/* From home to what is kept; and the notice that files are to be looked at again.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/home_keeping.h"

#include "screens/home_notices.h"
#include "screens/keeping_screens.h"
#include "screens/planning.h"
#include "store/people.h"

static struct services *services_of(struct screen *screen)
{
	return ((struct served_screen *)screen)->services;
}

static struct outcome reviews(struct screen *screen)
{
	return outcome_open(reviews_screen_new(services_of(screen)));
}

static struct outcome trash(struct screen *screen)
{
	return outcome_open(trash_screen_new(services_of(screen)));
}

static struct outcome audit(struct screen *screen)
{
	return outcome_open(audit_screen_new(services_of(screen), 0));
}

const struct command home_keeping_commands[] = {
	{ "v", NULL, "reviews.key_help", reviews, NULL, 0 },
	{ "t", "trash.key", "trash.key_help", trash, NULL, 200 },
	{ "a", "audit.key", "audit.key_help", audit, NULL, 201 },
	{ .keys = NULL },
};

/* Quiet: nothing happens by itself to a file that nobody looked at. */
void home_read_reviews(struct services *services, int people, struct home_notice *notice)
{
	struct error error = ERROR_CLEAR;
	int due = 0;

	if (people == 0)
		return;
	if (!people_count_due(services->vault, services_today(services), &due, &error))
		services_tell_error(services, &error);
	if (due > 0)
		notice->heading = say_count(planning_sentences(services), "reviews.due", due, NULL);
	notice->style = STYLE_HINT;
}
