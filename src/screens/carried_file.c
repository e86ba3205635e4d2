/* One person's file on its way out or in.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/carried_file.h"

#include "base/whole_file.h"
#include "exchange/person_json.h"
#include "screens/sticks.h"
#include "store/files.h"
#include "store/people.h"
#include "store/sealed.h"

#include <string.h>

enum { MOST_NUMBERED = 10000 };

/* ---------------------------------------------------------------- out */

char *carried_path(const char *folder, const char *code, day today)
{
	char iso[DAY_TEXT];
	g_autofree char *first = NULL;

	day_to_iso(today, iso);
	first = g_strdup_printf("%s/%s-%s" CARRIED_ENDING, folder, code, iso);
	if (!g_file_test(first, G_FILE_TEST_EXISTS))
		return g_steal_pointer(&first);
	for (int number = 2; number < MOST_NUMBERED; number++) {
		g_autofree char *next =
			g_strdup_printf("%s/%s-%s-%d" CARRIED_ENDING, folder, code, iso, number);

		if (!g_file_test(next, G_FILE_TEST_EXISTS))
			return g_steal_pointer(&next);
	}
	return g_steal_pointer(&first);
}

char *carried_path_again(const char *folder, const char *path, const char *code, day today)
{
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *same = g_build_filename(folder, name, NULL);

	if (g_file_test(same, G_FILE_TEST_EXISTS))
		return carried_path(folder, code, today);
	return g_steal_pointer(&same);
}

bool carried_write(const struct disk *disk, const struct person_file *file,
		   const struct secret *secret, struct vault_cost cost, const char *path,
		   struct error *error)
{
	size_t length = 0;
	g_autofree char *json = person_json_write(file, &length);
	g_autoptr(GByteArray) sealed = sealed_close(json, length, secret, cost, error);

	explicit_bzero(json, length);
	return sealed && sealed_file_write(disk, path, sealed, secret, error);
}

/* ---------------------------------------------------------------- on sticks */

static int by_name_backwards(const void *a, const void *b)
{
	return -strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *carried_on_sticks(const GPtrArray *sticks)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < sticks->len; i++) {
		const struct stick *stick = sticks->pdata[i];
		GDir *directory = g_dir_open(stick->folder, 0, NULL);
		const char *name;

		while (directory && (name = g_dir_read_name(directory)))
			if (g_str_has_suffix(name, CARRIED_ENDING))
				g_ptr_array_add(paths, g_build_filename(stick->folder, name, NULL));
		g_clear_pointer(&directory, g_dir_close);
	}
	g_ptr_array_sort(paths, by_name_backwards);
	return paths;
}

/* ---------------------------------------------------------------- in */

bool carried_read(struct carried *carried, const char *path, struct error *error)
{
	carried_done(carried);
	carried->name = g_path_get_basename(path);
	if (!whole_file_read(path, PERSON_FILE_MAX, carried->name, &carried->bytes,
			     &carried->length, error))
		return false;
	if (sealed_is(carried->bytes, carried->length))
		return true;
	if (!person_json_is(carried->bytes, carried->length))
		return error_set_place(error, ERROR_FAILED,
				       carried->length ? "import.other_kind" : "sealed.cut",
				       carried->name, 0, 0, "");
	return person_json_read(carried->bytes, carried->length, carried->name, &carried->file,
				error);
}

bool carried_open(struct carried *carried, const struct secret *secret, struct error *error)
{
	GByteArray *plain =
		sealed_open(carried->bytes, carried->length, carried->name, secret, error);
	bool opened = plain && person_json_read((const char *)plain->data, plain->len,
						carried->name, &carried->file, error);

	sealed_wipe(plain);
	return opened;
}

void carried_done(struct carried *carried)
{
	person_file_free(carried->file);
	if (carried->bytes)
		explicit_bzero(carried->bytes, carried->length); /* it may not have been sealed */
	g_free(carried->bytes);
	g_free(carried->name);
	*carried = (struct carried){ 0 };
}

bool carried_propose_code(struct vault *vault, const struct person_file *file, char code[CODE_SIZE],
			  struct error *error)
{
	const char *own = file->participant->code;
	struct participant *holder = NULL;
	g_autofree char *prefix = g_strndup(own, strcspn(own, "-"));

	g_strlcpy(code, own, CODE_SIZE);
	if (!people_find(vault, own, &holder, error))
		return false;
	if (!holder)
		return true;
	participant_free(holder);
	return people_next_code(vault, prefix, code, error);
}

bool carried_store(struct services *services, struct person_file *file, const char *code,
		   record_id *id, struct error *error)
{
	struct vault *vault = services->vault;

	if (!vault_begin(vault, NULL, error))
		return false;
	vault_set_counsellor(vault, services->settings.counsellor);
	if (!file_store(vault, file, code, NULL, error) ||
	    !audit_note(vault, AUDIT_IMPORTED, file->participant->id, error) ||
	    !vault_commit(vault, error)) {
		vault_rollback(vault);
		return false;
	}
	*id = file->participant->id;
	return true;
}
