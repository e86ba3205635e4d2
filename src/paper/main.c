/* perspectief-paper: reads a document from standard input and writes it as a PDF to the descriptor named by its only argument.
   A program of its own, so that a fault in a font library cannot take a conversation with it. It draws, and for a long file begins anew to
   finish what it drew: the one never has to find room beside the other. Says nothing; ends with enum paper_exit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/drawing.h"

#include <errno.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define SECONDS_OF_WORK 60
#define BYTES_OF_OUTPUT (256UL * 1024 * 1024)
#define BYTES_OF_MEMORY (2048UL * 1024 * 1024)
#define DESCRIPTORS 64
#define BYTES_FINISHED_AT_ONCE (128 * 1024) /* some fifty pages */
#define BYTES_OF_OWN_PAGES (24 * 1024)      /* freed, they go back to the machine */

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

/* What was drawn, in memory and nowhere else. */
static enum paper_exit draw(int in, int to)
{
	g_autoptr(GByteArray) bytes = read_all(in);
	struct document *document =
		bytes ? document_from_bytes(bytes->data, bytes->len, NULL) : NULL;
	FILE *stream = fdopen(to, "w");
	enum paper_exit outcome;

	g_clear_pointer(&bytes, g_byte_array_unref);
	if (!document || !stream)
		return stream ? PAPER_BAD_DOCUMENT : PAPER_FAILED;
	document_make_drawable(document);
	outcome = choose_fonts() ? print_document(document, stream) : PAPER_NO_FONT;
	document_free(document);
	return outcome;
}

static enum paper_exit finish(int from, int out)
{
	struct drawing drawing;
	enum paper_exit outcome = PAPER_FAILED;

	if (drawing_receive(&drawing, from))
		outcome = finish_drawing(&drawing, out);
	drawing_done(&drawing);
	return outcome;
}

/* Draws, and begins anew to finish what was drawn; a short one at once, which is ten milliseconds sooner. */
static enum paper_exit draw_and_go_on(char *word, int out)
{
	int drawing = memfd_create("drawing", 0);
	char number[16];
	char *arguments[] = { (char *)"perspectief-paper", word, number, NULL };
	enum paper_exit outcome;

	if (drawing < 0)
		return PAPER_FAILED;
	outcome = draw(STDIN_FILENO, drawing);
	if (outcome != PAPER_DONE)
		return outcome;
	if (lseek(drawing, 0, SEEK_END) <= BYTES_FINISHED_AT_ONCE)
		return finish(drawing, out);
	g_snprintf(number, sizeof(number), "%d", drawing);
	(void)execv("/proc/self/exe", arguments);
	return PAPER_FAILED;
}

static int descriptor_of(const char *word)
{
	char *end = NULL;
	long number = strtol(word, &end, 10);

	return *word && !*end && number >= 0 && number < DESCRIPTORS ? (int)number : -1;
}

/* Only the letters of the locale are asked for: a decimal comma would ruin the PDF (cairo 1.16), and a sheet must not depend on
   the language of the laptop. */
int main(int count, char **arguments)
{
	int out = count == 2 || count == 3 ? descriptor_of(arguments[1]) : -1;
	int drawing = count == 3 ? descriptor_of(arguments[2]) : -1;

	if (out < 0 || (count == 3 && drawing < 0))
		return PAPER_FAILED;
	confine();
	(void)mallopt(M_MMAP_THRESHOLD, BYTES_OF_OWN_PAGES);
	(void)setlocale(LC_CTYPE, "C.UTF-8");
	_exit(count == 3 ? finish(drawing, out) : draw_and_go_on(arguments[1], out));
}
