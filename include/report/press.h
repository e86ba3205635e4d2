/* Has a document printed to a PDF by perspectief-paper, a child process: watched, at most 30 seconds, nothing half written.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_PRESS_H
#define REPORT_PRESS_H

#include "base/clock.h"
#include "report/document.h"

#define PRESS_SECONDS 30

struct press;

/* Starts. `path`: where the PDF goes ("-" not allowed); it is written beside (base/new_file.h) and renamed when all is well. NULL: it stays
   in memory, for press_finish_in_memory.
   `program`: NULL for libexec/perspectief-paper found from /proc/self/exe (or beside the binary in the build tree). */
struct press *press_start(const struct document *document, const char *path, const char *program,
			  const struct clock *clock, struct error *error) MUST_CHECK;
int press_fd(const struct press *press);       /* readable when the child has ended */
int press_write_fd(const struct press *press); /* writable: call press_write; -1: all is written */
void press_write(struct press *press);         /* without blocking */
gint64 press_deadline(const struct press *press); /* monotonic ms */
/* Ends and frees it: true when the PDF stands at its path and is synced. Past the deadline the child is killed first. */
bool press_finish(struct press *press, struct error *error) MUST_CHECK;
/* The same for a PDF in memory: a file to read from its beginning, to be closed by the caller; -1 and `error`. */
int press_finish_in_memory(struct press *press, struct error *error) MUST_CHECK;
/* All of the above for the command line. */
bool press_run(const struct document *document, const char *path, const char *program,
	       const struct clock *clock, struct error *error) MUST_CHECK;

/* The PDF in memory, never on disk; NULL and `error`. For `plan CODE | lp`. */
GByteArray *press_run_to_memory(const struct document *document, const char *program,
				const struct clock *clock, struct error *error) MUST_CHECK;

#endif
