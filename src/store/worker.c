/* The thread, its mutex and its eventfd. pthread's own, because the thread sanitizer cannot look into GLib's.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/worker.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct worker {
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
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
	pthread_mutex_lock(&worker->mutex);
	for (;;) {
		while (!worker->run && !worker->stop)
			pthread_cond_wait(&worker->changed, &worker->mutex);
		if (!worker->run)
			break;
		pthread_mutex_unlock(&worker->mutex);
		worker->run(worker->job);
		pthread_mutex_lock(&worker->mutex);
		worker->run = NULL;
		worker->done = true;
		pthread_cond_broadcast(&worker->changed);
		tell(worker);
	}
	pthread_mutex_unlock(&worker->mutex);
	return NULL;
}

struct worker *worker_new(void)
{
	struct worker *worker = g_new0(struct worker, 1);

	pthread_mutex_init(&worker->mutex, NULL);
	pthread_cond_init(&worker->changed, NULL);
	worker->news = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (worker->news < 0 || pthread_create(&worker->thread, NULL, work, worker) != 0)
		g_error("no thread for the vault");
	return worker;
}

void worker_free(struct worker *worker)
{
	if (!worker)
		return;
	pthread_mutex_lock(&worker->mutex);
	worker->stop = true;
	pthread_cond_broadcast(&worker->changed);
	pthread_mutex_unlock(&worker->mutex);
	pthread_join(worker->thread, NULL);
	pthread_mutex_destroy(&worker->mutex);
	pthread_cond_destroy(&worker->changed);
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
	pthread_mutex_lock(&worker->mutex);
	worker->job = job;
	worker->run = run;
	worker->done = false;
	pthread_cond_broadcast(&worker->changed);
	pthread_mutex_unlock(&worker->mutex);
}

static void *take(struct worker *worker, bool wait)
{
	void *job = NULL;

	if (!worker->busy)
		return NULL;
	pthread_mutex_lock(&worker->mutex);
	while (wait && !worker->done)
		pthread_cond_wait(&worker->changed, &worker->mutex);
	if (worker->done) {
		job = worker->job;
		worker->job = NULL;
		worker->done = false;
		forget_news(worker);
	}
	pthread_mutex_unlock(&worker->mutex);
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
