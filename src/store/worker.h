/* One thread that does one job at a time, so that the loop never waits for a disk or a key. What a job is given belongs to
   it until it is taken back.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_WORKER_H
#define STORE_WORKER_H

#include <glib.h>
#include <stdbool.h>

struct worker;

struct worker *worker_new(void);
void worker_free(struct worker *worker);    /* waits for the job that runs; NULL is fine */
int worker_fd(const struct worker *worker); /* readable when a job is done and not yet taken */
bool worker_is_busy(const struct worker *worker); /* a job was given and not yet taken */
void worker_give(struct worker *worker, void (*run)(void *job),
		 void *job);              /* when it is not busy */
void *worker_take(struct worker *worker); /* the job that is done, or NULL */
void *worker_wait(struct worker *worker); /* the same, and waits; NULL when there is none */

#endif
