/* perspectief paper: the cards to cut out and the form for days without a laptop. Nobody's file, so no vault and no passphrase.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/printed.h"
#include "commands/sheet_languages.h"
#include "commands/wishes.h"
#include "report/hand_sheets.h"
#include "report/papers.h"

#include <string.h>

enum format { FORMAT_PDF, FORMAT_TXT, FORMAT_COUNT };

struct wanted {
	struct paper paper;
	struct sentences *sentences[LANGUAGE_COUNT];
	enum format format;
	int columns;
};

static void wanted_done(struct wanted *wanted)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(wanted->sentences[i]);
}

static bool take_languages(const struct invocation *invocation, struct wanted *wanted,
			   struct error *error)
{
	static const enum language otherwise[] = { LANGUAGE_UK, LANGUAGE_NL, LANGUAGE_NONE };

	if (!sheet_take_languages(invocation, otherwise, &wanted->paper.sheet, error))
		return false;
	return wanted->paper.sheet.language_count <= HAND_LANGUAGES_MAX ||
	       error_set_key(error, ERROR_USAGE, "cli.languages_two", invocation->languages);
}

static bool read_wishes(const struct invocation *invocation, struct wanted *wanted,
			struct error *error)
{
	static const char *const formats[FORMAT_COUNT] = { "pdf", "txt" };
	int format, kind;

	if (!invocation_take_word(invocation->operands[0], paper_words() + PAPERS_OF_A_PERSON,
				  PAPER_COUNT - PAPERS_OF_A_PERSON, invocation->command, &kind,
				  error) ||
	    !invocation_take_word(invocation->format, formats, FORMAT_COUNT, "--format", &format,
				  error) ||
	    !invocation_take_width(invocation, &wanted->columns, error))
		return false;
	wanted->format = (enum format)format;
	wanted->paper.kind = (enum paper_kind)(PAPERS_OF_A_PERSON + kind);
	wanted->paper.large = (invocation->flags & FLAG_LARGE) != 0;
	wanted->paper.sheet.today = invocation->clock.today(invocation->clock.data);
	return take_languages(invocation, wanted, error) &&
	       sheet_load_sentences(invocation, &wanted->paper.sheet, wanted->sentences, error);
}

static bool print_pdf(const struct invocation *invocation, const struct document *document,
		      const struct wanted *wanted, struct error *error)
{
	g_autofree char *name = g_strconcat(paper_file_word(wanted->paper.kind), ".pdf", NULL);

	return invocation_print_pdf(invocation, document, name, error);
}

static bool print(const struct invocation *invocation, struct wanted *wanted, struct error *error)
{
	struct content *content = content_load(invocation->content_directory, error);
	struct document *document;
	bool printed;

	if (!content)
		return false;
	wanted->paper.sheet.content = content;
	document = paper_make(&wanted->paper, error);
	if (document && wanted->format == FORMAT_PDF) {
		printed = print_pdf(invocation, document, wanted, error);
	} else {
		g_autofree char *text =
			document ? document_to_text(document, wanted->columns) : NULL;

		printed = text && invocation_write(invocation, text, strlen(text), error);
	}
	document_free(document);
	content_free(content);
	return printed;
}

int command_paper(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct wanted wanted = { 0 };
	bool printed = read_wishes(invocation, &wanted, &error) &&
		       invocation_output_is_not_vault(invocation, &error) &&
		       print(invocation, &wanted, &error);

	wanted_done(&wanted);
	return printed ? 0 : invocation_fail(invocation, &error);
}
