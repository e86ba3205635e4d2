/* What is being printed, whichever screen is on top: the printers there are, the sheet on its way, what became of it. One for each
   session; it waits for nothing but in the loop.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PRINT_WORK_H
#define SCREENS_PRINT_WORK_H

#include "report/press.h"
#include "report/printer.h"
#include "screens/services.h"

struct printing {
	struct services *services;
	void (*changed)(void *data); /* a screen wants to know; NULL: none does */
	void *data;

	struct printer_call *asking; /* which printers there are; NULL: answered */
	bool asks_network;           /* for those of the network, too */
	GPtrArray *queues;           /* struct printer_queue *; never NULL */
	bool running;                /* the print system answered */

	struct press *press; /* a sheet is being made; NULL: none */
	char *path;          /* where it goes; NULL: to a printer */
	char *queue;         /* which one */
	bool two_sided;
	int copies;
	struct printer_call *sending;

	struct printer_call *following; /* asking what became of it */
	int number;                     /* of the job; 0: none is followed */
	struct printer_job job;
	gint64 ask_at, ask_until; /* monotonic ms */
	bool untold;              /* a word about it waits for a screen that may be talked on */

	char *last_place;   /* queue or folder that was used last; "": a file; NULL: none yet */
	bool spooler_known; /* it was said that the print system may keep a sheet */
};

/* Made at the first need. */
struct printing *printing_of(struct services *services);
void printing_free(struct printing *printing); /* what is on its way is let go; NULL is fine */
/* For the loop, also without a print screen. */
gint64 printing_deadline(const struct services *services);
void printing_due(struct services *services);

/* Asks anew which printers there are. `changed` is called when that is answered, and at each news of a sheet, until it is taken back. */
void printing_watch(struct printing *printing, void (*changed)(void *data), void *data);
void printing_unwatch(struct printing *printing, const void *data);
bool printing_is_busy(const struct printing *printing); /* a sheet is being made or handed over */
/* False and told: it could not begin. */
bool printing_to_file(struct printing *printing, const struct document *document, const char *path);
bool printing_to_queue(struct printing *printing, const struct document *document,
		       const struct printer_wishes *wishes);
/* To the default printer, for a sheet with a code, which is wiped as soon as it has left: the screen waits until it was taken. */
bool print_and_wait(const struct services *services, const struct document *document,
		    struct error *error) MUST_CHECK;
/* What became of the last sheet for a printer; newly allocated, NULL: there is none. */
char *printing_words(const struct printing *printing);

#endif
