/* perspectief check: is the content complete and valid?
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/check.h"

#include "commands/invocation.h"

#include <stdio.h>

static void say_problem(const struct invocation *invocation, const struct error *problem)
{
	struct error without_place = *problem;

	without_place.file[0] = '\0';
	g_autofree char *sentence = say_error(invocation->sentences, &without_place);

	/* file:line:column first, as compilers do, so that editors can jump there */
	fprintf(stderr, "%s:%d:%d: %s\n", problem->file, problem->line, problem->column, sentence);
}

static void say_counts(const struct invocation *invocation, const struct content_report *report)
{
	const struct {
		const char *key;
		int count;
	} lines[] = {
		{ "check.cards", report->cards },
		{ "check.indicators", report->indicators },
		{ "check.coverage", report->fewest_cards_of_an_indicator },
		{ "check.obstacles", report->obstacles },
		{ "check.breakthroughs", report->breakthroughs },
		{ "check.steps", report->steps },
		{ "check.organisations", report->organisations },
		{ "check.facts", report->facts },
		{ "check.events", report->events },
		{ "check.contacts", report->contacts },
		{ "check.sentences", report->sentences },
		{ "check.texts", report->texts },
		{ "check.draft", report->draft },
		{ "check.reviewed", report->reviewed },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autofree char *line =
			say_count(invocation->sentences, lines[i].key, lines[i].count, NULL);

		printf("%s\n", line);
	}
}

int command_check(struct invocation *invocation)
{
	const char *directory =
		invocation->operands[0] ? invocation->operands[0] : invocation->content_directory;
	struct content_report report = { 0 };
	struct error error = ERROR_CLEAR;
	guint problems;

	if (!content_check(directory, content_used_keys, &report, &error))
		return invocation_fail(invocation, &error);
	problems = report.problems->len;
	for (guint i = 0; i < problems; i++)
		say_problem(invocation, report.problems->pdata[i]);
	say_counts(invocation, &report);
	if (problems == 0)
		printf("%s\n", say(invocation->sentences, "check.sound"));
	content_report_done(&report);
	return problems > 0 ? ERROR_CONTENT : 0;
}
