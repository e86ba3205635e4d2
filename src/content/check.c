/* Reads all content as the program does, but goes on after each problem.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/check.h"

#include "content/checking.h"
#include "content/files.h"

#include <errno.h>
#include <string.h>

void check_problem(struct content_report *report, const char *sentence, const char *file, int line,
		   int column, const char *key, gint64 number)
{
	struct error problem = ERROR_CLEAR;

	(void)error_set_place(&problem, ERROR_CONTENT, sentence, file, MAX(line, 1), MAX(column, 1),
			      key);
	problem.number = number;
	g_ptr_array_add(report->problems, g_memdup2(&problem, sizeof problem));
}

static int compare_problems(const void *a, const void *b)
{
	const struct error *left = *(struct error *const *)a, *right = *(struct error *const *)b;
	int by_file = strcmp(left->file, right->file);

	if (by_file != 0)
		return by_file;
	return left->line != right->line ? left->line - right->line : left->column - right->column;
}

static int count_cards(const struct deck *deck)
{
	int count = 0;

	for (int i = 0; i < deck->count; i++)
		count += deck->cards[i].number != 0;
	return count;
}

static int count_indicators(const struct content *content)
{
	int count = 0;

	for (int i = 0; i < INDICATOR_COUNT; i++)
		count += texts_in(&content->indicators[i].name, LANGUAGE_NL, NULL)[0] != '\0';
	return count;
}

struct source checking_source(struct checking *checking)
{
	return (struct source){ .problems = checking->report->problems,
				.watch = checking_text,
				.watch_data = checking };
}

static void check_questions(const char *directory, struct checking *checking)
{
	struct content_report *report = checking->report;
	struct content *content = content_new();

	for (int i = 0; i < CONTENT_FILE_COUNT; i++) {
		struct source source = checking_source(checking);

		content_read_file(directory, &content_files[i], &source, content);
	}
	report->cards = count_cards(&content->deck);
	if (report->cards > 0) /* otherwise one broken file would be told twenty times */
		check_deck(&content->deck, report);
	if (content->contacts->len > 0)
		check_contacts(content->contacts, report);
	report->indicators = count_indicators(content);
	report->contacts = (int)content->contacts->len;
	content_free(content);
}

static void check_languages(const char *directory, const char *const *used_keys,
			    struct checking *checking)
{
	struct content_report *report = checking->report;
	struct sentences *languages[LANGUAGE_COUNT] = { NULL };

	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		struct source source = checking_source(checking);

		languages[i] = sentences_read(directory, (enum language)i, &source);
		if (languages[i])
			report->sentences =
				MAX(report->sentences, (int)g_hash_table_size(languages[i]->nodes));
	}
	check_sentences(languages, used_keys, report);
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(languages[i]);
}

bool content_check(const char *directory, const char *const *used_keys,
		   struct content_report *report, struct error *error)
{
	struct checking checking = { .report = report };

	*report = (struct content_report){ .problems = g_ptr_array_new_with_free_func(g_free) };
	if (!g_file_test(directory, G_FILE_TEST_IS_DIR))
		return error_set_errno(error, ERROR_CONTENT, "check.no_directory", directory,
				       ENOENT);
	checking.prompts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	check_questions(directory, &checking);
	check_guide(directory, &checking);
	check_languages(directory, used_keys, &checking);
	g_hash_table_unref(checking.prompts);
	g_ptr_array_sort(report->problems, compare_problems);
	return true;
}

void content_report_done(struct content_report *report)
{
	g_clear_pointer(&report->problems, g_ptr_array_unref);
}
