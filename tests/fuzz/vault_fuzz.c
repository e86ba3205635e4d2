/* The file of a vault in which bytes were changed, cut off, wiped, copied to another place or put behind; or any bytes as a vault. Refused,
   or opened with what was confirmed before the damage; without a warning only when nothing is missing.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"
#include "store/superblock.h"
#include "support/fixed_chance.h"
#include "support/vaults.h"

#include <sodium.h>

/* FUZZ_LONGEST 2048: what tests/check/run-fuzz.sh lets an input become. */
#define NOTES 4
#define SECTOR 512

enum change { CHANGE_BYTE, CHANGE_CUT, CHANGE_WIPE, CHANGE_COPY, CHANGE_APPEND, CHANGE_KINDS };

/* The bytes of a vault with four notes, two of them in its snapshot and two in entries, and of what the machine saw last of it. */
struct original {
	GBytes *file, *seen;
	char *seen_path;
};

static char *seen_path_of(GBytes *file)
{
	char hex[2 * VAULT_ID_SIZE + 1];

	sodium_bin2hex(hex, sizeof(hex), (const guint8 *)g_bytes_get_data(file, NULL) + 24,
		       VAULT_ID_SIZE);
	return g_strdup_printf("%s/%s.seen", STATE_FOLDER, hex);
}

static const struct original *original(void)
{
	static struct original made;
	struct vaults *vaults;
	struct vault *vault;

	if (made.file)
		return &made;
	fixed_chance_begin();
	vaults = vaults_new(1);
	vault = vaults_create(vaults, NULL);
	g_assert(vault && notes_make(vault, NULL) && note_add(vault, 1, NULL) &&
		 note_add(vault, 2, NULL) && vault_compact(vault, NULL));
	for (int i = 3; i <= NOTES; i++)
		g_assert(note_add(vault, i, NULL) && vault_flush(vault, NULL));
	vault_close(vault);
	made.file = fault_disk_bytes(vaults->disk, VAULT_PATH);
	made.seen_path = seen_path_of(made.file);
	made.seen = fault_disk_bytes(vaults->disk, made.seen_path);
	g_assert(made.file && made.seen);
	vaults_free(vaults);
	return &made;
}

/* Offsets count from the start, and where the upper half of the numbers begins from the end. */
static size_t place_in(const GByteArray *file, struct input *input)
{
	guint32 number = input_number(input, 3), half = 1u << 23;

	if (file->len == 0)
		return 0;
	return number < half ? number % file->len : file->len - 1 - (number - half) % file->len;
}

static void wipe(GByteArray *file, size_t at)
{
	at -= at % SECTOR;
	memset(file->data + at, 0, MIN(SECTOR, file->len - at));
}

static void copy(GByteArray *file, size_t from, size_t to, size_t sectors)
{
	from -= from % SECTOR;
	to -= to % SECTOR;
	memmove(file->data + to, file->data + from,
		MIN(sectors * SECTOR, file->len - MAX(from, to)));
}

static void append(GByteArray *file, struct input *input)
{
	guint8 byte = input_byte(input);
	guint32 count = input_number(input, 2);

	for (guint32 i = 0; i < count; i++)
		g_byte_array_append(file, &byte, 1);
}

static void change(GByteArray *file, struct input *input)
{
	enum change kind = (enum change)(input_byte(input) % CHANGE_KINDS);
	size_t at = place_in(file, input);

	if (kind == CHANGE_APPEND)
		append(file, input);
	else if (file->len == 0)
		return;
	else if (kind == CHANGE_BYTE)
		file->data[at] ^= input_byte(input);
	else if (kind == CHANGE_CUT)
		g_byte_array_set_size(file, (guint)at);
	else if (kind == CHANGE_WIPE)
		wipe(file, at);
	else
		copy(file, at, place_in(file, input), input_byte(input));
}

static GByteArray *changed(struct input *input)
{
	gsize size;
	const guint8 *data = g_bytes_get_data(original()->file, &size);
	GByteArray *file = g_byte_array_sized_new((guint)size);

	g_byte_array_append(file, data, (guint)size);
	while (input->left > 0)
		change(file, input);
	return file;
}

static struct vaults *machine_with(const GByteArray *file)
{
	struct vaults *vaults = vaults_new(1);
	gsize size;
	const guint8 *seen = g_bytes_get_data(original()->seen, &size);

	fault_disk_put(vaults->disk, VAULT_PATH, file->data, file->len);
	fault_disk_put(vaults->disk, original()->seen_path, seen, size);
	return vaults;
}

/* Whose bytes they are: a stranger's, those of our vault, or of our vault after it was opened for writing, which told once what was lost. */
enum whose { STRANGE, OURS, REPAIRED };

/* True when it opens. */
static bool open_and_look(struct vaults *vaults, bool read_only, bool salvage, enum whose whose)
{
	struct error error = ERROR_CLEAR;
	struct vault *vault;
	int count;

	vaults->options.read_only = read_only;
	vaults->options.salvage = salvage;
	vault = vaults_open(vaults, &error);
	g_assert(!vault == error_is_set(&error));
	if (!vault)
		return false;
	count = notes_count(vault);
	g_assert(whose == STRANGE || (count >= 0 && count <= NOTES));
	if (whose == OURS && vault_warnings(vault) == 0)
		g_assert(count == NOTES);
	vault_close(vault);
	return true;
}

/* What is sound opens. */
static void verify(struct vaults *vaults, enum whose whose)
{
	struct error error = ERROR_CLEAR;
	struct vault_proof proof;
	bool sound;

	vaults->options.read_only = true;
	vaults->options.salvage = false;
	sound = vault_verify(VAULT_PATH, vaults->passphrase, &vaults->options, &proof, &error);
	g_assert(sound == !error_is_set(&error));
	if (sound)
		g_assert(open_and_look(vaults, true, false, whose));
}

/* The first byte: an even number for any bytes as a file, an odd one for changes of ours; and in which of three ways it is opened. */
int fuzz_take(const uint8_t *data, size_t size)
{
	struct input input = { data, size };
	guint8 first = input_byte(&input);
	enum whose whose = first % 2 == 1 ? OURS : STRANGE;
	GByteArray *file = g_byte_array_new();
	struct vaults *vaults;

	if (whose == OURS) {
		g_byte_array_unref(file);
		file = changed(&input);
	} else {
		g_byte_array_append(file, input.at, (guint)input.left);
	}
	vaults = machine_with(file);
	if (first / 2 % 3 == 0)
		verify(vaults, whose);
	else if (first / 2 % 3 == 1)
		(void)open_and_look(vaults, true, true, whose);
	else if (open_and_look(vaults, false, false, whose))
		verify(vaults, whose == OURS ? REPAIRED : STRANGE);
	vaults_free(vaults);
	g_byte_array_unref(file);
	return 0;
}
