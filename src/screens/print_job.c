/* One sheet on its way to paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_job.h"

#include "base/text.h"
#include "report/change_sheet.h"
#include "report/household_sheet.h"
#include "report/organisation_sheet.h"
#include "report/skills_sheet.h"
#include "screens/growth_screens.h"
#include "store/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool print_sheet_is_theirs(enum print_sheet sheet)
{
	return sheet == PRINT_PERSON || sheet == PRINT_CHANGE;
}

static struct document *household_document(struct services *services,
					   const struct plan_sheet *sheet)
{
	g_autoptr(GPtrArray) files = NULL;
	struct error error = ERROR_CLEAR;

	if (!household_files_load(services->vault, sheet->file->participant->household_id, &files,
				  &error)) {
		services_tell_error(services, &error);
		files = g_ptr_array_new();
	}
	return household_sheet_make(sheet, files);
}

static struct document *make(struct services *services, const struct plan_sheet *sheet,
			     const struct print_wishes *wishes, struct error *error)
{
	switch (wishes->sheet) {
	case PRINT_SKILLS:
		return skills_sheet_make(sheet);
	case PRINT_CHANGE:
	case PRINT_CHANGE_HELPER:
		return change_sheet_make(sheet, NULL);
	case PRINT_HOUSEHOLD:
		return household_document(services, sheet);
	case PRINT_ORGANISATION:
		return organisation_sheet_make(sheet, wishes->organisation, error);
	default:
		return plan_sheet_make(sheet);
	}
}

struct document *print_document(struct services *services, const struct person_file *file,
				const struct print_wishes *wishes, struct error *error)
{
	bool helper = wishes->sheet == PRINT_HELPER || wishes->sheet == PRINT_CHANGE_HELPER;
	struct plan_sheet sheet = {
		.file = file,
		.content = services->content,
		.guide = services_guide(services),
		.language_count = wishes->language_count,
		.sheet = helper ? SHEET_HELPER : SHEET_PERSON,
		.with_between_us = wishes->with_between_us && print_sheet_is_theirs(wishes->sheet),
		.today = services_today(services),
	};

	for (int i = 0; i < wishes->language_count; i++) {
		enum language language = wishes->languages[i];

		sheet.languages[i] = language;
		sheet.sentences[language] = services_sentences(services, language);
	}
	return make(services, &sheet, wishes, error);
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

char *print_path(const struct person_file *file, enum print_sheet sheet, day today, bool pdf)
{
	static const char *const words[PRINT_SHEET_COUNT] = {
		[PRINT_PERSON] = "plan",          [PRINT_HELPER] = "plan",
		[PRINT_SKILLS] = "skills",        [PRINT_CHANGE] = "change",
		[PRINT_CHANGE_HELPER] = "change", [PRINT_HOUSEHOLD] = "household",
		[PRINT_ORGANISATION] = "shared",
	};
	char iso[DAY_TEXT];

	day_to_iso(today, iso);
	return g_strdup_printf("~/%s-%s-%s.%s", file->participant->code, words[sheet], iso,
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
