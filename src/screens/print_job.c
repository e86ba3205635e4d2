/* One sheet on its way to paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_job.h"

#include "base/text.h"
#include "screens/growth_screens.h"
#include "store/files.h"
#include "store/keeping.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct document *print_document(struct services *services, const struct person_file *file,
				const struct print_wishes *wishes, struct error *error)
{
	struct paper paper = {
		.kind = wishes->kind,
		.organisation = wishes->organisation,
		.sheet = {
			.file = file,
			.content = services->content,
			.guide = services_guide(services),
			.language_count = wishes->language_count,
			.with_between_us = wishes->with_between_us,
			.today = services_today(services),
		},
	};
	g_autoptr(GPtrArray) household = NULL;
	struct organisation_rules rules;
	struct document *document;

	for (int i = 0; i < wishes->language_count; i++) {
		enum language language = wishes->languages[i];

		paper.sheet.languages[i] = language;
		paper.sheet.sentences[language] = services_sentences(services, language);
	}
	if (paper.kind == PAPER_HOUSEHOLD &&
	    !household_files_load(services->vault, file->participant->household_id, &household,
				  error))
		return NULL;
	paper.household = household;
	keeping_load(services->vault, &rules);
	paper.rules = &rules;
	document = paper_make(&paper, error);
	organisation_rules_done(&rules);
	return document;
}

int print_count_between_us(const struct person_file *file)
{
	int count = plan_count_between_us(file->plan);

	for (int indicator = 0; indicator < INDICATOR_COUNT; indicator++) {
		const struct rating *last = NULL;

		for (guint i = 0; i < file->ratings->len; i++) {
			const struct rating *rating = file->ratings->pdata[i];

			if ((int)rating->indicator == indicator &&
			    rating->voice == VOICE_PARTICIPANT)
				last = rating;
		}
		count += last && last->chosen && last->between_us;
	}
	return count;
}

char *print_path(const struct person_file *file, enum paper_kind kind, day today, bool pdf)
{
	char iso[DAY_TEXT];

	day_to_iso(today, iso);
	return g_strdup_printf("~/%s-%s-%s.%s", file->participant->code, paper_file_word(kind), iso,
			       pdf ? "pdf" : "txt");
}

char *print_path_expanded(const char *typed)
{
	g_autofree char *path = g_strstrip(g_strdup(typed));

	if (g_str_has_prefix(path, "~/"))
		return g_build_filename(g_get_home_dir(), path + 2, NULL);
	return g_steal_pointer(&path);
}

char *print_path_as(const char *path, bool pdf)
{
	const char *before = pdf ? ".txt" : ".pdf";

	if (!g_str_has_suffix(path, before))
		return g_strdup(path);
	return g_strdup_printf("%.*s%s", (int)(strlen(path) - strlen(before)), path,
			       pdf ? ".pdf" : ".txt");
}

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(fd, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return fsync(fd) == 0;
}

bool print_text_file(const char *path, const char *text, struct error *error)
{
	g_autofree char *part = g_strconcat(path, ".part", NULL);
	g_autofree char *name = g_path_get_basename(path);
	int fd, failed = 0;

	(void)unlink(part);
	fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return error_set_errno(error, ERROR_FAILED, "paper.cannot_write", name, errno);
	if (!write_all(fd, text, strlen(text)))
		failed = errno;
	if (close(fd) != 0 && !failed)
		failed = errno;
	if (!failed && rename(part, path) != 0)
		failed = errno;
	if (!failed)
		return true;
	(void)unlink(part);
	return error_set_errno(error, ERROR_FAILED, "paper.cannot_write", name, failed);
}
