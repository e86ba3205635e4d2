/* The thread, its mutex and its eventfd.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/worker.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct worker {
	GThread *thread;
	GMutex mutex;
	GCond changed;
	void (*run)(void *job); /* set: there is something to do */
	void *job;
	bool done, stop;
	bool busy; /* the owner's own view; the thread does not look at it */
	int news;
};

static void tell(struct worker *worker)
{
	guint64 one = 1;

	while (write(worker->news, &one, sizeof(one)) < 0 && errno == EINTR)
		;
}

static void forget_news(struct worker *worker)
{
	guint64 count;

	while (read(worker->news, &count, sizeof(count)) < 0 && errno == EINTR)
		;
}

static void *work(void *data)
{
	struct worker *worker = data;
	sigset_t all;

	/* Signals are the loop's business. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, NULL);
	g_mutex_lock(&worker->mutex);
	for (;;) {
		while (!worker->run && !worker->stop)
			g_cond_wait(&worker->changed, &worker->mutex);
		if (!worker->run)
			break;
		g_mutex_unlock(&worker->mutex);
		worker->run(worker->job);
		g_mutex_lock(&worker->mutex);
		worker->run = NULL;
		worker->done = true;
		g_cond_broadcast(&worker->changed);
		tell(worker);
	}
	g_mutex_unlock(&worker->mutex);
	return NULL;
}

struct worker *worker_new(void)
{
	struct worker *worker = g_new0(struct worker, 1);

	g_mutex_init(&worker->mutex);
	g_cond_init(&worker->changed);
	worker->news = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (worker->news < 0)
		g_error("no descriptor for the worker");
	worker->thread = g_thread_new("vault", work, worker);
	return worker;
}

void worker_free(struct worker *worker)
{
	if (!worker)
		return;
	g_mutex_lock(&worker->mutex);
	worker->stop = true;
	g_cond_broadcast(&worker->changed);
	g_mutex_unlock(&worker->mutex);
	g_thread_join(worker->thread);
	g_mutex_clear(&worker->mutex);
	g_cond_clear(&worker->changed);
	close(worker->news);
	g_free(worker);
}

int worker_fd(const struct worker *worker)
{
	return worker->news;
}

bool worker_is_busy(const struct worker *worker)
{
	return worker->busy;
}

void worker_give(struct worker *worker, void (*run)(void *job), void *job)
{
	g_assert(!worker->busy);
	worker->busy = true;
	g_mutex_lock(&worker->mutex);
	worker->job = job;
	worker->run = run;
	worker->done = false;
	g_cond_broadcast(&worker->changed);
	g_mutex_unlock(&worker->mutex);
}

static void *take(struct worker *worker, bool wait)
{
	void *job = NULL;

	if (!worker->busy)
		return NULL;
	g_mutex_lock(&worker->mutex);
	while (wait && !worker->done)
		g_cond_wait(&worker->changed, &worker->mutex);
	if (worker->done) {
		job = worker->job;
		worker->job = NULL;
		worker->done = false;
		forget_news(worker);
	}
	g_mutex_unlock(&worker->mutex);
	worker->busy = job == NULL;
	return job;
}

void *worker_take(struct worker *worker)
{
	return take(worker, false);
}

void *worker_wait(struct worker *worker)
{
	return take(worker, true);
}
