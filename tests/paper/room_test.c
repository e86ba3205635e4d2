/* What a sheet takes: bytes of a plan, memory of a long record. Times are measured by make bench.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/papers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define KB 1024L
#define ROUNDS 5

/* A document in memory, and a place for the PDF. */
static int put_in_memory(const struct document *document, size_t *length)
{
	g_autoptr(GByteArray) bytes = document_to_bytes(document);
	int descriptor = memfd_create("document", 0);

	*length = bytes->len;
	assert_int_equal(write(descriptor, bytes->data, bytes->len), bytes->len);
	return descriptor;
}

static void become_paper(int in, int out, char *program)
{
	char *arguments[] = { program, (char *)"3", NULL };

	(void)lseek(in, 0, SEEK_SET);
	if (dup2(in, STDIN_FILENO) < 0 || dup2(out, 3) < 0)
		_exit(127);
	execv(program, arguments);
	_exit(127);
}

/* The most memory one run took, in kB; its PDF in `out`. */
static long run_once(int in, int out)
{
	g_autofree char *program = papers_program();
	struct rusage usage;
	int status = -1;
	pid_t child = fork();

	if (child == 0)
		become_paper(in, out, program);
	assert_int_equal(wait4(child, &status, 0, &usage), child);
	assert_int_equal(status, 0);
	return usage.ru_maxrss;
}

#ifndef __SANITIZE_ADDRESS__
static int ascending(const void *one, const void *other)
{
	return *(const long *)one > *(const long *)other ? 1 : -1;
}

/* Takes the document. The usual one of some runs: where libraries come to lie is never quite the same. */
static long memory_of(struct document *document, size_t *length)
{
	int in = put_in_memory(document, length), out = memfd_create("pdf", 0);
	long kb[ROUNDS];

	for (int i = 0; i < ROUNDS; i++)
		kb[i] = run_once(in, out);
	close(in);
	close(out);
	document_free(document);
	qsort(kb, ROUNDS, sizeof(*kb), ascending);
	return kb[ROUNDS / 2];
}

/* Twice the words; 300 kB are for what is never quite the same. */
static void a_long_record_takes_at_most_twice_its_words_more_than_a_plan(void **state)
{
	size_t plan, record;
	long few = memory_of(papers_person(LANGUAGE_UK, false), &plan);
	long many = memory_of(papers_record(60, 12000), &record);

	(void)state;
	print_message("%ld kB more for %zu kB of words\n", many - few, record / KB);
	assert_true(many - few <= 2 * (long)(record / KB) + 300);
}
#endif

static off_t bytes_of(struct document *document)
{
	size_t length;
	int in = put_in_memory(document, &length), out = memfd_create("pdf", 0);
	off_t size;

	(void)run_once(in, out);
	size = lseek(out, 0, SEEK_END);
	close(in);
	close(out);
	document_free(document);
	return size;
}

static bool is_picture(const struct block *block)
{
	return block->kind == BLOCK_DOMAINS || block->kind == BLOCK_DOMAIN ||
	       block->kind == BLOCK_KNOT || block->kind == BLOCK_CODE;
}

static struct document *plan_in_words(bool large)
{
	struct document *document = papers_person(LANGUAGE_UK, large);

	for (guint i = document->blocks->len; i-- > 0;)
		if (is_picture(document->blocks->pdata[i]))
			g_ptr_array_remove_index(document->blocks, i);
	return document;
}

static void a_plan_without_codes_and_pictures_takes_at_most_30_kilobytes(void **state)
{
	(void)state;
	for (int large = 0; large < 2; large++)
		assert_in_range(bytes_of(plan_in_words(large)), 1, 30 * KB);
}

/* Each page of words is about as many bytes as the one before. */
static void a_page_more_takes_two_kilobytes(void **state)
{
	off_t ten = bytes_of(papers_record(10, 3600)), forty = bytes_of(papers_record(40, 3600));

	(void)state;
	assert_true(forty - ten <= 30 * 2 * KB);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#ifndef __SANITIZE_ADDRESS__
		cmocka_unit_test(a_long_record_takes_at_most_twice_its_words_more_than_a_plan),
#endif
		cmocka_unit_test(a_plan_without_codes_and_pictures_takes_at_most_30_kilobytes),
		cmocka_unit_test(a_page_more_takes_two_kilobytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
