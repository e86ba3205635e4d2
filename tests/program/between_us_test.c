/* What is between us, from the command line: on no paper and in no list for others, whatever is asked for; in the person's own files whole.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/papers.h"
#include "store/files.h"
#include "support/builders.h"
#include "support/growth_case.h"
#include "support/home.h"
#include "support/planted.h"

#include <string.h>

static void take_in(struct vault *vault, struct person_file *file, GHashTable *households)
{
	struct error error = ERROR_CLEAR;

	file->household = household_new();
	set_text(&file->household->name, "Дім");
	must_begin(vault);
	if (!file_store(vault, file, NULL, households, &error))
		fail_msg("%s %s", error.sentence, error.key);
	must_commit(vault);
}

static int setup(void **state)
{
	struct growth_case *growth = growth_case_new();
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);
	g_autoptr(GHashTable) households =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	g_ptr_array_set_size(growth->plan->file->ratings, 0); /* of no conversation */
	planted_add(growth->plan->file, growth->guide);
	g_ptr_array_set_size(growth->partner->holdings, 0); /* they reach into the other file */
	take_in(vault, growth->plan->file, households);
	take_in(vault, growth->partner, households);
	home_close_vault(vault);
	growth_case_free(growth);
	*state = home;
	return 0;
}

static int teardown(void **state)
{
	home_free(*state);
	return 0;
}

/* None of it in what a command wrote or said. */
static void must_keep(const char *words, const char *text)
{
	static const char *const never[] = { PLANTED_SECRET, PLANTED_DESK, SECRET_OBSTACLE,
					     SECRET_STEP, PARTNER_SECRET };

	for (size_t i = 0; i < G_N_ELEMENTS(never); i++)
		if (strstr(text, never[i]))
			fail_msg("%s: “%.50s”", words, strstr(text, never[i]));
}

/* A PDF as its words. */
static char *out_of(struct home *home, const char *words, int *status)
{
	bool pdf = strstr(words, "--format pdf") != NULL;
	g_autofree char *line = g_strdup_printf("$P --today 2026-11-20 %s%s", words,
						pdf ? " > out.pdf && pdftotext out.pdf -" : "");
	struct ran ran = home_shell(home, line);
	char *out = g_steal_pointer(&ran.out);

	must_keep(words, ran.err);
	if (ran.status != 0 && ran.status != 2) /* 2: what does not go together */
		fail_msg("%s: %d, %s", words, ran.status, ran.err);
	*status = ran.status;
	ran_done(&ran);
	return out;
}

static const char *const formats[] = { "txt", "pdf", "short", "ics" };
static const char *const languages[] = { "uk", "nl,en", "uk,nl" };
static const char *const wishes[] = { "", "--large", "--with-between-us" };

static void try_sheet(struct home *home, enum paper_kind kind, const char *format, const char *in,
		      const char *wish)
{
	bool for_them = *wish == '-' && paper_is_theirs(kind) && strstr(wish, "between");
	g_autofree char *words = g_strdup_printf(
		"plan NIJ-0042 --sheet %s%s --format %s --languages %s %s", paper_words()[kind],
		kind == PAPER_ORGANISATION ? " --for " PLANTED_WITH : "", format, in, wish);
	g_autofree char *out = NULL;
	int status;

	out = out_of(home, words, &status);
	if (!for_them)
		must_keep(words, out);
}

/* Every kind in every format; the languages and wishes in turn, so that a text is tried with all of them. */
static void no_sheet_of_the_command_line_holds_it(void **state)
{
	for (int kind = 0; kind < PAPERS_OF_A_PERSON; kind++)
		for (size_t format = 0; format < G_N_ELEMENTS(formats); format++)
			for (size_t i = 0; i < G_N_ELEMENTS(wishes); i++) {
				bool all = strcmp(formats[format], "txt") == 0;
				size_t first = (size_t)kind + format + i;

				for (size_t in = 0; in < (all ? G_N_ELEMENTS(languages) : 1); in++)
					try_sheet(*state, (enum paper_kind)kind, formats[format],
						  languages[(first + in) % G_N_ELEMENTS(languages)],
						  wishes[i]);
			}
}

static void lists_and_the_audit_hold_no_word_at_all(void **state)
{
	static const char *const commands[] = { "list",         "list --json",   "audit",
						"audit --json", "verify --json", "trash" };

	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		int status;
		g_autofree char *out = out_of(*state, commands[i], &status);

		assert_int_equal(status, 0);
		assert_null(strstr(out, "QZ"));
		must_keep(commands[i], out);
	}
}

static void must_hold_all(const char *words, const char *text)
{
	static const char *const all[] = { PLANTED_DESK, PLANTED_SECRET "plantext",
					   PLANTED_SECRET "answertext",
					   PLANTED_SECRET "skilltext" };

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		if (!strstr(text, all[i]))
			fail_msg("%s: no %s", words, all[i]);
}

static void what_is_theirs_whole_holds_all_of_it(void **state)
{
	static const char *const commands[] = {
		"show NIJ-0042 --json",
		"export NIJ-0042",
		"access NIJ-0042 -o theirs > /dev/null && pdftotext theirs/*.pdf -; rm -r theirs",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		int status;
		g_autofree char *out = out_of(*state, commands[i], &status);

		assert_int_equal(status, 0);
		must_hold_all(commands[i], out);
		assert_null(strstr(out, PARTNER_SECRET));
	}
}

static void nothing_of_it_stays_on_the_disk(void **state)
{
	g_autoptr(GPtrArray) found = home_files_with(*state, PLANTED_SECRET);

	assert_int_equal(found->len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_sheet_of_the_command_line_holds_it),
		cmocka_unit_test(lists_and_the_audit_hold_no_word_at_all),
		cmocka_unit_test(what_is_theirs_whole_holds_all_of_it),
		cmocka_unit_test(nothing_of_it_stays_on_the_disk),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
