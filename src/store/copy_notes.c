/* One line for each copy: when, generation, bytes, and the path with every odd byte escaped. Before it, for a copy that is said to be gone:
   "gone", when and by whom.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/copy_notes.h"

#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>

#define SIZE_MAX_READ (256 * 1024)
#define NOTES_KEPT 500
#define FIELDS 4
#define GONE "gone "
#define NOBODY "-"

static void note_free(void *data)
{
	struct copy_note *note = data;

	g_free(note->path);
	g_free(note->gone_by);
	g_free(note);
}

static char *notes_path(const char *folder, const unsigned char *vault_id, const char *suffix)
{
	char hex[2 * VAULT_ID_SIZE + 1];

	sodium_bin2hex(hex, sizeof(hex), vault_id, VAULT_ID_SIZE);
	return g_strdup_printf("%s/%s.copies%s", folder, hex, suffix);
}

static char *read_text(const struct disk *disk, const char *path, bool *complete)
{
	int file = file_open(disk, path, O_RDONLY | O_NOFOLLOW, 0);
	char *text = g_malloc0(SIZE_MAX_READ + 1);
	gssize length = file < 0 && (errno == ENOENT || errno == ENOTDIR) ? 0 : -1;

	if (file >= 0)
		length = file_read(disk, file, text, SIZE_MAX_READ, 0);
	*complete = length >= 0;

	text[MAX(length, 0)] = '\0';
	file_close(disk, &file);
	return text;
}

/* A lone backslash at the end escapes nothing: such a line was cut. */
static bool is_escaped_path(const char *text)
{
	size_t length = strlen(text), slashes = 0;

	while (slashes < length && text[length - 1 - slashes] == '\\')
		slashes++;
	return text[0] == '/' && slashes % 2 == 0;
}

/* NULL when the line makes no sense. */
static struct copy_note *read_note(const char *line)
{
	g_auto(GStrv) fields = g_strsplit(line, " ", FIELDS);
	gint64 made_at = g_strv_length(fields) == FIELDS ? g_ascii_strtoll(fields[0], NULL, 10) : 0;
	struct copy_note *note;

	if (made_at <= 0 || !is_escaped_path(fields[3]))
		return NULL;
	note = g_new0(struct copy_note, 1);
	note->made_at = made_at;
	note->generation = g_ascii_strtoull(fields[1], NULL, 10);
	note->bytes = g_ascii_strtoll(fields[2], NULL, 10);
	note->path = g_strcompress(fields[3]);
	return note;
}

/* "gone 1763640000 AB%20C " before the rest, which is as it was. */
static struct copy_note *read_gone(const char *line)
{
	g_auto(GStrv) fields = g_strsplit(line, " ", FIELDS);
	gint64 gone_at = g_strv_length(fields) == FIELDS ? g_ascii_strtoll(fields[1], NULL, 10) : 0;
	struct copy_note *note = gone_at > 0 ? read_note(fields[3]) : NULL;

	if (!note)
		return NULL;
	note->gone_at = gone_at;
	note->gone_by =
		g_uri_unescape_string(strcmp(fields[2], NOBODY) == 0 ? "" : fields[2], NULL);
	if (!note->gone_by)
		note->gone_by = g_strdup("");
	return note;
}

static struct copy_note *read_line(const char *line)
{
	return g_str_has_prefix(line, GONE) ? read_gone(line) : read_note(line);
}

static int newest_first(gconstpointer a, gconstpointer b)
{
	const struct copy_note *one = *(struct copy_note *const *)a;
	const struct copy_note *other = *(struct copy_note *const *)b;

	return (one->made_at < other->made_at) - (one->made_at > other->made_at);
}

GPtrArray *copy_notes_load(const struct disk *disk, const char *folder,
			   const unsigned char vault_id[VAULT_ID_SIZE], bool *complete)
{
	GPtrArray *notes = g_ptr_array_new_with_free_func(note_free);
	g_autofree char *path = folder ? notes_path(folder, vault_id, "") : NULL;
	g_autofree char *text = path ? read_text(disk, path, complete) : g_strdup("");
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	*complete = *complete || !path;
	for (char **line = lines; *line; line++) {
		struct copy_note *note = read_line(*line);

		if (note)
			g_ptr_array_add(notes, note);
	}
	g_ptr_array_sort(notes, newest_first);
	return notes;
}

static bool write_text(const struct disk *disk, const char *path, const GString *text)
{
	int file = file_open(disk, path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
	bool written = file >= 0 && file_write(disk, file, text->str, text->len, 0) &&
		       disk->sync(disk->data, file) == 0;

	file_close(disk, &file);
	return written;
}

static void append_note(GString *text, const struct copy_note *note)
{
	g_autofree char *escaped = g_strescape(note->path, NULL);

	if (note->gone_at) {
		g_autofree char *who = g_uri_escape_string(note->gone_by, NULL, TRUE);

		g_string_append_printf(text, GONE "%" G_GINT64_FORMAT " %s ", note->gone_at,
				       *who ? who : NOBODY);
	}
	g_string_append_printf(
		text, "%" G_GINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
		note->made_at, note->generation, note->bytes, escaped);
}

/* All notes but those of `place`, behind `first` (NULL: none). */
static bool rewrite(const struct disk *disk, const char *folder, const unsigned char *vault_id,
		    const struct copy_note *first, const char *place)
{
	g_autofree char *path = folder ? notes_path(folder, vault_id, "") : NULL;
	g_autofree char *temporary = folder ? notes_path(folder, vault_id, ".tmp") : NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	bool complete;
	g_autoptr(GPtrArray) notes = copy_notes_load(disk, folder, vault_id, &complete);

	if (!path || !complete || !file_make_folders(disk, folder))
		return false;
	if (first)
		append_note(text, first);
	for (guint i = 0; i < MIN(notes->len, NOTES_KEPT - 1); i++) {
		const struct copy_note *other = notes->pdata[i];

		if (!g_str_equal(other->path, place))
			append_note(text, other);
	}
	if (write_text(disk, temporary, text) && disk->rename(disk->data, temporary, path) == 0 &&
	    disk->sync_folder(disk->data, folder) == 0)
		return true;
	disk->unlink(disk->data, temporary);
	return false;
}

void copy_notes_add(const struct disk *disk, const char *folder,
		    const unsigned char vault_id[VAULT_ID_SIZE], const struct copy_note *note)
{
	(void)!rewrite(disk, folder, vault_id, note, note->path);
}

bool copy_notes_say_gone(const struct disk *disk, const char *folder,
			 const unsigned char vault_id[VAULT_ID_SIZE], const struct copy_note *note)
{
	return rewrite(disk, folder, vault_id, note, note->path);
}

void copy_notes_forget(const struct disk *disk, const char *folder,
		       const unsigned char vault_id[VAULT_ID_SIZE], const char *path)
{
	(void)!rewrite(disk, folder, vault_id, NULL, path);
}
