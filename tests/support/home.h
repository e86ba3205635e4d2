/* The real program in a home of its own, on a terminal or from the command line. Nothing of the tester's own files is touched, and
   nothing is left behind.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_HOME_H
#define SUPPORT_HOME_H

#include "content/sentences.h"
#include "store/vault.h"
#include "support/pty.h"

#define HOME_NOBODY 65534 /* user and group without rights */
#define HOME_PASSPHRASE "вода вогонь вікно верба"

struct home {
	char *folder;                /* HOME, XDG_*, TMPDIR: all below */
	char *temporary;             /* TMPDIR */
	char *vault;                 /* where the program looks for its vault */
	char *passphrase;            /* a file with HOME_PASSPHRASE */
	char *program;               /* absolute path of perspectief */
	char **environment;          /* for pty_start and for commands; LC_ALL=C.UTF-8 */
	struct sentences *sentences; /* Dutch */
};

struct home *home_new(void);
void home_free(struct home *home);
char *home_path(const struct home *home, const char *name); /* a file in it; newly allocated */
void home_set(struct home *home, const char *name, const char *value); /* environment */
const char *home_say(const struct home *home, const char *key);

/* A vault at the place where the program looks for it, with the least key derivation, straight through the library. */
struct vault *home_make_vault(struct home *home);
struct vault *home_open_vault(struct home *home); /* read-only; fails the test when it cannot */
/* Root hands program and home to somebody else, without rights; others are that already. */
void home_as_nobody(struct home *home);
struct vault *home_open_vault_to_write(struct home *home);
void home_close_vault(struct vault *vault); /* all on disk first */
/* A vault that `init` made, for a test that opens it many times: the least key derivation from now on, and no backup of before. */
void home_cheapen_vault(struct home *home);

/* The terminal program, in Dutch, with the words of `arguments` behind it ("" for none). */
struct pty *home_start(struct home *home, const char *arguments);
struct pty *home_start_on(struct home *home, const char *arguments, const char *term, int rows,
			  int columns);
void home_type_passphrase(struct pty *pty);
/* Starts, unlocks and waits for the status line. */
struct pty *home_start_unlocked(struct home *home, const char *arguments);
/* The first run of a new user: chooses the passphrase, goes on without the recovery code; a vault at the usual cost. */
struct pty *home_first_run(struct home *home);
void home_expect(struct home *home, struct pty *pty, const char *key); /* the sentence of a key */
/* The same up to its first full stop, colon or comma: a long sentence is wrapped. */
void home_expect_beginning(struct home *home, struct pty *pty, const char *key);
void home_expect_saved(struct home *home, struct pty *pty); /* on the status line */
void home_expect_title(struct pty *pty, const char *words); /* in the first row */
void home_leave(struct pty *pty); /* ^Q; expects exit 0 and a usable terminal */

/* The status row: the one above the key line. Newly allocated. */
char *home_status(struct pty *pty);

/* A command run to its end, its standard input /dev/null. */
struct ran {
	int status; /* minus the signal that ended it */
	char *out, *err;
};
/* perspectief --lang nl --passphrase-file … and these words, quoted as in a shell. */
struct ran home_run(struct home *home, const char *words);
/* A line for sh; $P is the program with language and passphrase. */
struct ran home_shell(struct home *home, const char *line);
void ran_done(struct ran *ran);
/* The same for a command that must end with `status`; what it wrote to standard output, newly allocated. */
char *home_must(struct home *home, int status, const char *words);

char *home_read(const char *path, size_t *length); /* newly allocated; fails when it cannot */
void home_write(const char *path, const char *bytes, size_t length);
/* Paths of all files in the home and temporary folders that hold these bytes; of char *, owned. */
GPtrArray *home_files_with(const struct home *home, const char *bytes);
GPtrArray *home_files(const struct home *home); /* all */

#endif
