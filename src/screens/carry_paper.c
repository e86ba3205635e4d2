/* The person's own sheet with the code of their copy on a page of its own.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/recovery_code.h"
#include "report/papers.h"
#include "screens/code_sheet.h"
#include "screens/growth_screens.h"
#include "store/files.h"

#include <string.h>

struct carry_paper {
	struct services *services;
	record_id participant_id;
	enum language language; /* theirs */
	const struct secret *code;
	char *file; /* name of the copy that it opens */
};

/* Their language, and Dutch behind it, as the sheet always is. */
static void take_languages(const struct carry_paper *self, struct plan_sheet *sheet)
{
	const enum language both[] = { self->language, LANGUAGE_NL };

	sheet->language_count = self->language == LANGUAGE_NL ? 1 : 2;
	for (int i = 0; i < sheet->language_count; i++) {
		sheet->languages[i] = both[i];
		sheet->sentences[both[i]] = services_sentences(self->services, both[i]);
	}
}

static struct document *make_of(const struct carry_paper *self, const struct person_file *file,
				struct error *error)
{
	char code[RECOVERY_TEXT];
	struct paper paper = {
		.kind = PAPER_PERSON,
		.sheet = {
			.file = file,
			.content = self->services->content,
			.guide = services_guide(self->services),
			.today = services_today(self->services),
			.hand_over_file = self->file,
			.hand_over_code = code,
		},
	};
	struct document *document;

	recovery_code_to_text(self->code, code);
	take_languages(self, &paper.sheet);
	document = paper_make(&paper, error);
	explicit_bzero(code, sizeof(code));
	return document;
}

static struct document *make(const void *data, struct error *error)
{
	const struct carry_paper *self = data;
	struct person_file *file = NULL;
	struct document *document = NULL;

	if (file_load(self->services->vault, self->participant_id, &file, error))
		document = make_of(self, file, error);
	person_file_free(file);
	return document;
}

static void carry_paper_free(void *data)
{
	g_free(((struct carry_paper *)data)->file);
	g_free(data);
}

/* Not on the stick with the copy: who finds that would have both. */
static char *proposed_path(const struct conversation_screen *in)
{
	g_autofree char *code = g_strndup(in->who, strcspn(in->who, " "));

	return g_strdup_printf("~/%s-%s.pdf", code, services_say(in->services, "carry.file_word"));
}

struct screen *carry_paper_screen_new(const struct conversation_screen *in, const char *path,
				      const struct secret *code)
{
	struct services *services = in->services;
	struct carry_paper *paper = g_new0(struct carry_paper, 1);
	const struct code_sheet sheet = {
		.title = conversation_screen_title(in, services_say(services, "carry.sheet_title")),
		.proposed = proposed_path(in),
		.about_printer = services_say(services, "carry.about_printer"),
		.about_file = services_say(services, "carry.about_file"),
		.make = make,
		.free = carry_paper_free,
		.data = paper,
		.participant_id = in->participant_id,
	};

	paper->services = services;
	paper->participant_id = in->participant_id;
	paper->language = in->language;
	paper->code = code;
	paper->file = g_path_get_basename(path);
	return code_paper_screen_new(services, &sheet);
}
