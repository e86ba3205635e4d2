/* A person's appointments and dated steps for the calendar of a phone (iCalendar, RFC 5545), with neutral titles: a calendar is seen over
   shoulders and lies in clouds, so not a word of the plan stands in it, only the number a step has on paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef EXCHANGE_CALENDAR_H
#define EXCHANGE_CALENDAR_H

#include "casework/person_file.h"
#include "content/sentences.h"

struct calendar {
	const struct person_file *file;
	const struct sentences *sentences; /* of the titles */
	/* Seconds since 1970: when it is written. A later file of the same person replaces the events of an earlier one. */
	gint64 written_at;
};

/* The next appointment and every open step with a day that is not between us. A step that was done, dropped, laid to rest or taken out of the
   plan before its day came is called off (STATUS:CANCELLED), so that a phone that has it lets it go. Whole days, UTC stamps, lines of at most
   75 bytes that end in CR LF. Newly allocated; NULL: there is nothing to tell.

   The events keep their ids for as long as the person has the same file in the same vault, since those come from the vault's numbers. Nothing
   that travels in format 3 could make them: the words, the day, the place and the parent of a step may change, the day it was said on is
   that of all the steps of a meeting, and only a former version of the plan says which step was which. */
char *calendar_write(const struct calendar *calendar, size_t *length);
/* Its events: 0 is nothing to tell. One that only calls off is of use: a phone may still show what it calls off. */
int calendar_count(const struct person_file *file, gint64 written_at);

#endif
