/* autosave FOLDER: what saving one second of typing in an edited answer costs, beside the machine's own append and fdatasync of
   the same number of bytes. Median microseconds of 200, taken in turn.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/conversations.h"
#include "store/drafts.h"
#include "store/people.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROUNDS 200

static int by_size(const void *a, const void *b)
{
	gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;

	return (one > other) - (one < other);
}

static gint64 median(gint64 *times)
{
	qsort(times, ROUNDS, sizeof(times[0]), by_size);
	return times[ROUNDS / 2];
}

static off_t size_of(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 ? status.st_size : 0;
}

static bool person_with_answer(struct vault *vault, struct draft_key *key, struct error *error)
{
	struct participant *who = participant_new();
	struct conversation *conversation = conversation_new();
	bool saved;

	g_strlcpy(who->code, "NIJ-0001", CODE_SIZE);
	saved = vault_begin(vault, NULL, error) && people_save(vault, who, error);
	conversation->participant_id = who->id;
	saved = saved && conversation_save(vault, conversation, error) &&
		vault_commit(vault, error);
	*key = (struct draft_key){ who->id, conversation->id, "card:bench" };
	conversation_free(conversation);
	participant_free(who);
	return saved && vault_flush(vault, error);
}

static gint64 save_once(struct vault *vault, const struct draft_key *key, const char *base,
			size_t at)
{
	struct splice splice = { at, 0, "вона розповіла ", strlen("вона розповіла ") };
	struct error error = ERROR_CLEAR;
	gint64 before = g_get_monotonic_time();

	if (!draft_append(vault, key, base, &splice, &error) || !vault_flush(vault, &error))
		exit(1);
	return g_get_monotonic_time() - before;
}

static gint64 append_once(int file, const void *bytes, size_t length, off_t at)
{
	gint64 before = g_get_monotonic_time();

	if (pwrite(file, bytes, length, at) != (ssize_t)length || fdatasync(file) < 0)
		exit(1);
	return g_get_monotonic_time() - before;
}

int main(int count, char **arguments)
{
	day fixed = DAY_NONE;
	struct vault_options options = { .disk = disk_system(), .clock = clock_system(&fixed) };
	g_autofree char *path =
		g_build_filename(count > 1 ? arguments[1] : ".", "autosave.vault", NULL);
	g_autofree char *floor_path =
		g_build_filename(count > 1 ? arguments[1] : ".", "floor", NULL);
	g_autofree char *base = g_strnfill(12000, 'x');
	g_autofree char *block = g_malloc0(1 << 20);
	gint64 ours[ROUNDS], theirs[ROUNDS];
	struct secret *passphrase = secret_new();
	struct error error = ERROR_CLEAR;
	struct draft_key key;
	struct vault *vault;
	int file = open(floor_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	off_t size, at = 0;
	size_t length = 4096;

	if (!passphrase || !secret_append(passphrase, "bench", 5) || file < 0)
		return 2;
	vault = vault_create(path, passphrase, vault_cost_test, &options, NULL, &error);
	if (!vault || !person_with_answer(vault, &key, &error))
		return 1;
	for (int i = 0; i < ROUNDS; i++) {
		size = size_of(path);
		ours[i] = save_once(vault, &key, base, 12000);
		if (size_of(path) > size)
			length = MIN((size_t)(size_of(path) - size), (size_t)1 << 20);
		theirs[i] = append_once(file, block, length, at);
		at += (off_t)length;
	}
	printf("autosave %" G_GINT64_FORMAT " us, floor %" G_GINT64_FORMAT " us, %zu bytes\n",
	       median(ours), median(theirs), length);
	vault_close(vault);
	secret_free(passphrase);
	close(file);
	return 0;
}
