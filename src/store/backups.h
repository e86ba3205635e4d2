/* What stands beside a vault: former generations and tails that were cut off.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_BACKUPS_H
#define STORE_BACKUPS_H

#include "store/superblock.h"

/* <vault>.bak-<generation>: a link to the file that stands there now, or a copy where links are not possible. */
bool backup_keep(const struct disk *disk, const char *vault_path, guint64 generation,
		 struct error *error) MUST_CHECK;
/* The same for any <vault><suffix>. `kept`: its path, newly allocated, untouched when nothing stands there; may be NULL. */
bool keep_beside(const struct disk *disk, const char *vault_path, const char *suffix, char **kept,
		 struct error *error) MUST_CHECK;
/* Paths of the backups, those whose generation began last first; with NULL at the end. g_strfreev. NULL: the folder
   cannot be read. */
char **backup_list(const struct disk *disk, const char *vault_path);
/* What the file says of itself without a key. False when it is not a sound beginning of a vault, or a link. */
bool superblock_peek(const struct disk *disk, const char *path, struct superblock *superblock);
/* Keeps the last seven, and of the others one for each day of a week, each week of a month, each month of a year and each year: so many
   short sessions do not push out old ones. */
void backup_thin(const struct disk *disk, const char *vault_path, gint64 now);

/* What a restore replaced and that was no former generation, as far as it can be told: paths, as above. */
char **replaced_list(const struct disk *disk, const char *vault_path);
bool tails_remove(const struct disk *disk, const char *vault_path);

/* Bytes from `from` on of an open vault file, into <vault>.tail-<n>. */
bool tail_keep(const struct disk *disk, const char *vault_path, int file, gint64 from,
	       struct error *error) MUST_CHECK;

/* What a restore writes before it takes the vault's name. */
#define RESTORING ".restoring"
#define RESTORING_OTHER ".restoring-2"

/* Something of a vault stands beside the place where there is none: a backup, a .tmp, or a link that leads nowhere. */
bool left_overs_exist(const struct disk *disk, const char *vault_path);

#endif
