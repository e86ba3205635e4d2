/* The person's own sheet with the code of their sealed file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/code_sheet.h"

#include "base/recovery_code.h"
#include "commands/sheet_languages.h"
#include "report/papers.h"
#include "report/press.h"
#include "report/recovery_sheet.h"

#include <string.h>

bool code_sheet_place_is_fine(const struct invocation *invocation, struct error *error)
{
	g_autofree char *vault = invocation_vault_path(invocation);
	struct disk disk = disk_system();

	if (!(invocation->flags & FLAG_SEALED) || invocation->sealed_with)
		return error_set(error, ERROR_USAGE, "cli.code_sheet_without_code");
	if (strcmp(invocation->code_sheet, "-") == 0 ||
	    vault_same_place(invocation->code_sheet, invocation->output, &disk))
		return error_set(error, ERROR_USAGE, "cli.code_sheet_apart");
	if (vault_forbids_path(vault, invocation->code_sheet, &disk))
		return error_set_place(error, ERROR_USAGE, "cli.output_is_vault",
				       invocation->code_sheet, 0, 0, "");
	return true;
}

static bool print(const struct invocation *invocation, struct paper *paper,
		  const struct secret *code, struct error *error)
{
	g_autofree char *name = g_path_get_basename(invocation->output);
	char text[RECOVERY_TEXT];
	struct document *document;
	bool printed;

	recovery_code_to_text(code, text);
	paper->sheet.hand_over_file = name;
	paper->sheet.hand_over_code = text;
	document = paper_make(paper, error);
	explicit_bzero(text, sizeof(text));
	printed = document &&
		  press_run(document, invocation->code_sheet, NULL, &invocation->clock, error);
	recovery_sheet_free(document);
	return printed;
}

/* Without a guide what was taken from it stands as it was said. */
static bool print_with_content(const struct invocation *invocation, struct paper *paper,
			       const struct secret *code, struct error *error)
{
	struct error no_guide = ERROR_CLEAR;
	struct content *content = content_load(invocation->content_directory, error);
	struct guide *guide = content ? guide_load(invocation->content_directory, &no_guide) : NULL;
	bool printed;

	paper->sheet.content = content;
	paper->sheet.guide = guide;
	printed = content && print(invocation, paper, code, error);
	guide_free(guide);
	content_free(content);
	return printed;
}

bool code_sheet_write(const struct invocation *invocation, const struct person_file *file,
		      const struct secret *code, struct error *error)
{
	enum language own = file->participant->language;
	const enum language theirs[] = { own, own == LANGUAGE_NL ? LANGUAGE_NONE : LANGUAGE_NL,
					 LANGUAGE_NONE };
	struct sentences *sentences[LANGUAGE_COUNT] = { NULL };
	struct paper paper = {
		.kind = PAPER_PERSON,
		.sheet = {
			.file = file,
			.today = invocation->clock.today(invocation->clock.data),
		},
	};
	bool written = sheet_take_languages(invocation, theirs, &paper.sheet, error) &&
		       sheet_load_sentences(invocation, &paper.sheet, sentences, error) &&
		       print_with_content(invocation, &paper, code, error);

	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(sentences[i]);
	return written;
}
