/* Passphrases and recovery codes, from a file or typed without echo.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"

#include "base/recovery_code.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

/* An editor put it there, nobody typed it. */
static void drop_byte_order_mark(struct secret *secret)
{
	static const char mark[] = "\357\273\277";
	size_t length = strlen(mark);
	struct secret *bare;

	if (strncmp(secret_bytes(secret), mark, length) != 0)
		return;
	bare = secret_new();
	if (bare &&
	    secret_append(bare, secret_bytes(secret) + length, secret_length(secret) - length)) {
		secret_clear(secret);
		(void)!secret_append(secret, secret_bytes(bare), secret_length(bare));
	}
	secret_free(bare);
}

/* The first line of a file, without its line end. */
static bool read_line(int file, struct secret *secret)
{
	char byte;
	ssize_t got;

	while ((got = read(file, &byte, 1)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (byte == '\n')
			break;
		if (!secret_append(secret, &byte, 1))
			return false;
	}
	explicit_bzero(&byte, 1);
	drop_byte_order_mark(secret);
	if (secret_length(secret) > 0 && secret_bytes(secret)[secret_length(secret) - 1] == '\r')
		secret_truncate(secret, secret_length(secret) - 1);
	return true;
}

static struct secret *passphrase_from(const char *path, struct error *error)
{
	bool standard_input = strcmp(path, "-") == 0;
	int file = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct secret *secret = secret_new();
	bool read_well = file >= 0 && secret && read_line(file, secret);
	int why = errno;

	if (file >= 0 && !standard_input)
		close(file);
	if (read_well && secret_length(secret) > 0)
		return secret;
	if (read_well)
		error_set_place(error, ERROR_USAGE, "cli.passphrase_empty", path, 0, 0, "");
	else if (secret && secret_length(secret) > 0) /* it was read, but there is no more room */
		error_set_place(error, ERROR_USAGE, "cli.passphrase_too_long", path, 0, 0, "");
	else
		error_set_errno(error, ERROR_FAILED, "cli.cannot_read", path, why);
	secret_free(secret);
	return NULL;
}

/* Waits for a line; false when a signal wants to end the program first. It stays pending. */
static bool wait_for_line(const sigset_t *endings)
{
	int arrived = signalfd(-1, endings, SFD_CLOEXEC);
	struct pollfd polled[] = { { arrived, POLLIN, 0 }, { STDIN_FILENO, POLLIN, 0 } };

	while (poll(polled, 2, -1) < 0 && errno == EINTR)
		continue;
	if (arrived >= 0)
		close(arrived);
	return !polled[0].revents;
}

/* Without echo; whatever ends the program meanwhile, it does so after the echo is back. */
static bool read_unseen(const char *question, struct secret *secret)
{
	static const int ends[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	struct termios before, quiet;
	sigset_t endings, usual;
	bool read_well;

	if (tcgetattr(STDIN_FILENO, &before) < 0)
		return false;
	sigemptyset(&endings);
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		sigaddset(&endings, ends[i]);
	sigprocmask(SIG_BLOCK, &endings, &usual);
	quiet = before;
	quiet.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
	/* Only now: who types as soon as they see it is neither shown nor flushed away. */
	fprintf(stderr, "%s ", question);
	read_well = wait_for_line(&endings) && read_line(STDIN_FILENO, secret);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
	fputc('\n', stderr);
	sigprocmask(SIG_SETMASK, &usual, NULL);
	return read_well;
}

static struct secret *prompt(const struct invocation *invocation, const char *key)
{
	struct secret *secret = secret_new();

	if (secret && read_unseen(say(invocation->sentences, key), secret))
		return secret;
	secret_free(secret);
	return NULL;
}

static struct secret *prompt_for(const struct invocation *invocation, const char *key,
				 struct error *error)
{
	struct secret *secret = prompt(invocation, key);

	if (secret && secret_length(secret) > 0)
		return secret;
	secret_free(secret);
	error_set(error, ERROR_USAGE, "cli.passphrase_empty");
	return NULL;
}

static struct secret *prompt_twice(const struct invocation *invocation, const char *key,
				   struct error *error)
{
	struct secret *secret = prompt_for(invocation, key, error);
	struct secret *again = secret ? prompt(invocation, "cli.passphrase_again") : NULL;
	bool same = again && secret_equal(secret, again);

	secret_free(again);
	if (!secret || same)
		return secret;
	secret_free(secret);
	error_set(error, ERROR_USAGE, "cli.passphrases_differ");
	return NULL;
}

struct secret *invocation_passphrase(const struct invocation *invocation, bool confirm,
				     struct error *error)
{
	if (invocation->passphrase_file)
		return passphrase_from(invocation->passphrase_file, error);
	if (!isatty(STDIN_FILENO)) {
		error_set(error, ERROR_USAGE, "cli.passphrase_needed");
		return NULL;
	}
	return confirm ? prompt_twice(invocation, "cli.passphrase", error)
		       : prompt_for(invocation, "cli.passphrase", error);
}

struct secret *invocation_sealed_passphrase(const struct invocation *invocation,
					    struct error *error)
{
	if (invocation->sealed_with)
		return passphrase_from(invocation->sealed_with, error);
	if (isatty(STDIN_FILENO))
		return prompt_for(invocation, "cli.sealed_passphrase", error);
	error_set(error, ERROR_USAGE, "cli.sealed_passphrase_needed");
	return NULL;
}

void invocation_note_short(const struct invocation *invocation, const struct secret *passphrase)
{
	if (secret_is_short(passphrase))
		invocation_note(invocation, "cli.passphrase_short", NULL);
}

struct secret *invocation_new_passphrase(const struct invocation *invocation, struct error *error)
{
	if (invocation->new_passphrase_file)
		return passphrase_from(invocation->new_passphrase_file, error);
	if (isatty(STDIN_FILENO))
		return prompt_twice(invocation, "cli.new_passphrase", error);
	error_set(error, ERROR_USAGE, "cli.new_passphrase_needed");
	return NULL;
}

/* Straight out, so that no buffer keeps it; whatever -o says, a code is no part of that file. */
bool invocation_say_code(const struct invocation *invocation, const struct secret *code,
			 const char *key, const char *lost_key, struct error *error)
{
	struct invocation standard_output = *invocation;
	char text[RECOVERY_TEXT + 1];
	bool said;

	standard_output.output = NULL;
	recovery_code_to_text(code, text);
	strcat(text, "\n");
	said = invocation_write(&standard_output, text, strlen(text), error);
	explicit_bzero(text, sizeof(text));
	invocation_note(invocation, said ? key : lost_key, NULL);
	return said;
}
