/* The small file in the state folder.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/seen.h"

#include "store/bytes.h"
#include "store/file.h"

#include <fcntl.h>
#include <sodium.h>

#define SIZE 56
#define AT_CHECKSUM 40

static const unsigned char magic[8] = "pspseen1";

static char *seen_path(const char *folder, const unsigned char *vault_id)
{
	char hex[2 * VAULT_ID_SIZE + 1];

	sodium_bin2hex(hex, sizeof(hex), vault_id, VAULT_ID_SIZE);
	return g_strdup_printf("%s/%s.seen", folder, hex);
}

static void checksum(const unsigned char *bytes, unsigned char sum[16])
{
	crypto_generichash(sum, 16, bytes, AT_CHECKSUM, NULL, 0);
}

struct seen seen_load(const struct disk *disk, const char *folder,
		      const unsigned char vault_id[VAULT_ID_SIZE])
{
	g_autofree char *path = folder ? seen_path(folder, vault_id) : NULL;
	unsigned char bytes[SIZE], sum[16];
	struct seen seen = { 0 };
	int file = path ? file_open(disk, path, O_RDONLY | O_NOFOLLOW, 0) : -1;

	if (file < 0)
		return seen;
	if (file_read(disk, file, bytes, SIZE, 0) == SIZE &&
	    memcmp(bytes, magic, sizeof(magic)) == 0) {
		checksum(bytes, sum);
		seen.known = memcmp(sum, bytes + AT_CHECKSUM, sizeof(sum)) == 0;
	}
	file_close(disk, &file);
	if (seen.known) {
		seen.generation = get_u64(bytes + 8);
		seen.sequence = get_u64(bytes + 16);
		memcpy(seen.tag, bytes + 24, RECORD_TAG);
	}
	return seen;
}

void seen_keep(const struct disk *disk, const char *folder,
	       const unsigned char vault_id[VAULT_ID_SIZE], const struct seen *seen)
{
	g_autofree char *path = folder ? seen_path(folder, vault_id) : NULL;
	unsigned char bytes[SIZE];
	int file;

	if (!path || !file_make_folders(disk, folder))
		return;
	memcpy(bytes, magic, sizeof(magic));
	put_u64(bytes + 8, seen->generation);
	put_u64(bytes + 16, seen->sequence);
	memcpy(bytes + 24, seen->tag, RECORD_TAG);
	checksum(bytes, bytes + AT_CHECKSUM);
	file = file_open(disk, path, O_WRONLY | O_CREAT | O_NOFOLLOW, 0600);
	if (file >= 0 && !file_write(disk, file, bytes, SIZE, 0))
		disk->unlink(disk->data, path);
	file_close(disk, &file);
}
