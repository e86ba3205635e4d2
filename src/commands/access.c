/* perspectief access: everything about one person, for that person: as a PDF in their language and as JSON.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/access.h"
#include "commands/sheet_languages.h"
#include "content/guide.h"
#include "exchange/person_json.h"
#include "report/access_sheet.h"
#include "report/press.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The two files, in a folder that may be new and is nobody else's business. */
struct places {
	char *pdf, *json;
};

static void places_done(struct places *places)
{
	g_free(places->pdf);
	g_free(places->json);
}

static bool is_free(const char *path, struct error *error)
{
	if (access(path, F_OK) != 0 && errno == ENOENT)
		return true;
	return error_set_errno(error, ERROR_FAILED, "cli.access_in_the_way", path, EEXIST);
}

static bool find_places(const struct invocation *invocation, const struct access *access,
			struct places *places, struct error *error)
{
	day today = invocation->clock.today(invocation->clock.data);
	const char *folder = invocation->output;

	if (!folder || strcmp(folder, "-") == 0)
		return error_set(error, ERROR_USAGE, "cli.access_needs_folder");
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return error_set_errno(error, ERROR_FAILED, "cli.cannot_write", folder, errno);
	places->pdf = access_file_path(access, folder, today, "pdf");
	places->json = access_file_path(access, folder, today, "json");
	return is_free(places->pdf, error) && is_free(places->json, error);
}

static bool write_json(const struct person_file *file, const char *path, struct error *error)
{
	size_t length;
	g_autofree char *json = person_json_write(file, &length);
	struct invocation only = { .output = (char *)path };
	bool written = invocation_write(&only, json, length, error);

	explicit_bzero(json, length);
	return written;
}

static bool print_sheet(const struct invocation *invocation, struct plan_sheet *sheet,
			const struct access *access, const char *path, struct error *error)
{
	struct document *document = access_sheet_make(sheet, access);
	bool printed = press_run(document, path, NULL, &invocation->clock, error);

	document_free(document);
	return printed;
}

static bool write_both(const struct invocation *invocation, struct plan_sheet *sheet,
		       const struct access *access, const struct places *places,
		       struct error *error)
{
	struct content *content = content_load(invocation->content_directory, error);
	struct error no_guide = ERROR_CLEAR;
	struct guide *guide = content ? guide_load(invocation->content_directory, &no_guide) : NULL;
	bool written;

	sheet->content = content;
	sheet->guide = guide;
	sheet->today = invocation->clock.today(invocation->clock.data);
	written = content && print_sheet(invocation, sheet, access, places->pdf, error) &&
		  write_json(access->file, places->json, error);
	guide_free(guide);
	content_free(content);
	return written;
}

static bool give(const struct invocation *invocation, struct vault *vault,
		 const struct access *access, struct error *error)
{
	const struct participant *who = access->file->participant;
	struct plan_sheet sheet = { 0 };
	struct sentences *sentences[LANGUAGE_COUNT] = { NULL };
	struct places places = { NULL, NULL };
	const enum language own[] = { who->language, LANGUAGE_NONE };
	bool given = sheet_take_languages(invocation, own, &sheet, error) &&
		     sheet_load_sentences(invocation, &sheet, sentences, error) &&
		     find_places(invocation, access, &places, error);

	if (given) {
		invocation_note_in_audit(invocation, vault, AUDIT_ACCESS, who->id);
		given = write_both(invocation, &sheet, access, &places, error);
	}
	if (given)
		printf("%s\n%s\n", places.pdf, places.json);
	places_done(&places);
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(sentences[i]);
	return given;
}

static bool access_of_person(const struct invocation *invocation, struct vault *vault,
			     struct error *error)
{
	struct participant *participant = invocation_participant(invocation, vault, error);
	struct access *access = NULL;
	bool given = participant && access_load(vault, participant->id, &access, error) && access &&
		     give(invocation, vault, access, error);

	access_free(access);
	participant_free(participant);
	return given;
}

int command_access(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault = invocation_open_vault_noting(invocation, &error);

	if (vault)
		(void)!access_of_person(invocation, vault, &error);
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}
