/* The print system of this machine, reached through its own programs lp and lpstat: nothing of it is linked into the program that holds
   the vault, and none of its silences is ours. A call is a child that is watched; what it answered is read apart.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_PRINTER_H
#define REPORT_PRINTER_H

#include "base/clock.h"
#include "base/error.h"

#include <glib.h>

/* ---------------------------------------------------------------- calls */

/* `programs`: the folder of lp and lpstat; NULL: the machine's. */
bool printer_is_there(
	const char *programs); /* is there a print system? It says itself when it has no printer */

struct printer_call;

/* Each starts a child; NULL and `error` when it could not. */
/* Those of this machine are known at once; looking on the network as well takes seconds. */
struct printer_call *printer_ask_queues(const char *programs, bool network,
					const struct clock *clock, struct error *error) MUST_CHECK;
struct printer_call *printer_ask_jobs(const char *programs, const struct clock *clock,
				      struct error *error) MUST_CHECK;

struct printer_wishes {
	const char *queue; /* NULL: the default one */
	bool two_sided;
	int copies;
};
/* `sheet`: a file with a PDF, open for reading from its beginning; it may be closed at once. */
struct printer_call *printer_send(const char *programs, int sheet,
				  const struct printer_wishes *wishes, const struct clock *clock,
				  struct error *error) MUST_CHECK;

int printer_call_fd(const struct printer_call *call); /* readable when the child has ended */
gint64 printer_call_deadline(const struct printer_call *call); /* monotonic ms */
/* Ends and frees it, a child that still runs is killed. What it said, newly allocated; NULL and `error` when it had to be killed, or when a
   sheet was refused. (lpstat ends badly where there is no printer, and has said the rest all the same.) */
char *printer_call_end(struct printer_call *call, struct error *error) MUST_CHECK;
void printer_call_drop(struct printer_call *call); /* nobody waits for it any more; NULL is fine */

/* A PDF from memory to the default printer. Waits until the print system has taken it, at most so long as a call may take. */
bool printer_print(const char *programs, const guint8 *pdf, size_t length,
		   const struct clock *clock, struct error *error) MUST_CHECK;

/* ---------------------------------------------------------------- answers */

struct printer_queue {
	char *name;
	bool known; /* set up here; else it was only found on the network, and may stand anywhere */
	bool stopped; /* it takes sheets and keeps them until somebody starts it again */
};

/* The printers in an answer to printer_ask_queues, the default one first; of struct printer_queue *, owned. `running`: is the print
   system there at all? */
GPtrArray *printer_queues_read(const char *answer, bool *running);

int printer_job_read_number(const char *answer); /* of printer_send; 0: none was given */

enum printer_job_state {
	PRINTER_JOB_WAITING,
	PRINTER_JOB_PRINTING,
	PRINTER_JOB_HELD, /* until somebody lets it go on */
	PRINTER_JOB_DONE, /* so says the print system */
	PRINTER_JOB_CANCELLED,
	PRINTER_JOB_FAILED,
	PRINTER_JOB_ENDED, /* it does not say how, or its list does not have it any more */
	PRINTER_JOB_STATE_COUNT
};

enum printer_trouble {
	PRINTER_FINE,
	PRINTER_STOPPED, /* by somebody, or because a sheet did not come through */
	PRINTER_NO_PAPER,
	PRINTER_JAM,
	PRINTER_OPEN,
	PRINTER_NO_INK,
	PRINTER_OFFLINE,
	PRINTER_TROUBLE_COUNT
};

struct printer_job {
	enum printer_job_state state;
	enum printer_trouble trouble; /* why it waits */
};
/* The job of this number in an answer to printer_ask_jobs, and how its printer is. False: the print system did not answer. */
bool printer_job_read(const char *answer, const char *queue, int number, struct printer_job *job);
bool printer_job_has_ended(const struct printer_job *job);

#endif
