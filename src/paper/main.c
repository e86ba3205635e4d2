/* perspectief-paper: reads a document from standard input and writes it as a PDF to the descriptor named by its only argument.
   A program of its own, so that a fault in a font library cannot take a conversation with it. Says nothing; ends with enum paper_exit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/sheet.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define SECONDS_OF_WORK 60
#define BYTES_OF_OUTPUT (256UL * 1024 * 1024)
#define BYTES_OF_MEMORY (2048UL * 1024 * 1024)
#define DESCRIPTORS 64

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

static void limit(int resource, rlim_t most)
{
	struct rlimit value = { .rlim_cur = most, .rlim_max = most };

	(void)setrlimit((__rlimit_resource_t)resource, &value);
}

/* What people said is in this memory: no core, no debugger, no life after the parent, no endless work. */
static void confine(void)
{
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, SECONDS_OF_WORK);
	limit(RLIMIT_FSIZE, BYTES_OF_OUTPUT);
	limit(RLIMIT_NOFILE, DESCRIPTORS);
#ifndef SANITIZED
	limit(RLIMIT_DATA, BYTES_OF_MEMORY);
#endif
	(void)signal(SIGXFSZ, SIG_IGN);
	(void)signal(SIGPIPE, SIG_IGN);
}

/* NULL when more than a document's worth came, or reading failed. */
static GByteArray *read_all(int descriptor)
{
	GByteArray *bytes = g_byte_array_new();
	guint8 piece[65536];
	ssize_t count;

	while ((count = read(descriptor, piece, sizeof(piece))) != 0) {
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0 || bytes->len + (size_t)count > DOCUMENT_MAX) {
			g_byte_array_unref(bytes);
			return NULL;
		}
		g_byte_array_append(bytes, piece, (guint)count);
	}
	return bytes;
}

static bool write_all(int descriptor, const GByteArray *bytes)
{
	for (size_t at = 0; at < bytes->len;) {
		ssize_t count = write(descriptor, bytes->data + at, bytes->len - at);

		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0)
			return false;
		at += (size_t)count;
	}
	return true;
}

static enum paper_exit print_from_to(int in, int out)
{
	g_autoptr(GByteArray) bytes = read_all(in);
	struct document *document =
		bytes ? document_from_bytes(bytes->data, bytes->len, NULL) : NULL;
	g_autoptr(GByteArray) pdf = NULL;
	enum paper_exit outcome;

	g_clear_pointer(&bytes, g_byte_array_unref);
	if (!document)
		return PAPER_BAD_DOCUMENT;
	document_make_drawable(document);
	outcome = print_document(document, &pdf);
	document_free(document);
	if (outcome != PAPER_DONE)
		return outcome;
	return write_all(out, pdf) ? PAPER_DONE : PAPER_BAD_WRITE;
}

/* Only the letters of the locale are asked for: a decimal comma would ruin the PDF (cairo 1.16), and a sheet must not depend on
   the language of the laptop. */
int main(int count, char **arguments)
{
	char *end = NULL;
	long out = count == 2 ? strtol(arguments[1], &end, 10) : -1;

	if (out < 0 || out >= DESCRIPTORS || *arguments[1] == '\0' || *end != '\0')
		return PAPER_FAILED;
	confine();
	(void)setlocale(LC_CTYPE, "C.UTF-8");
	_exit(print_from_to(STDIN_FILENO, (int)out));
}
