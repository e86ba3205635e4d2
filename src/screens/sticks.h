/* Sticks and disks that are mounted beside the one with the vault: where a copy may go, and the copies that lie on them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_STICKS_H
#define SCREENS_STICKS_H

#include "content/sentences.h"

#include <glib.h>

struct stick {
	char *folder;
	gint64 free_bytes; /* -1: not known */
};

/* Those under /media, /run/media and /mnt below `root` ("" for the machine's own) that may be written; of struct stick *, owned. */
GPtrArray *sticks_find(const char *root);
/* Does `path` lie where sticks are mounted, and none is there any more? What is written to the folder that it left behind would stay on
   the laptop. */
bool stick_is_gone(const char *root, const char *path);
/* Paths of the *.perspectief files in the folder of each; of char *, owned. */
GPtrArray *sticks_copies(const GPtrArray *sticks);
/* "14 GB free"; newly allocated, empty when it is not known. */
char *stick_room(const struct sentences *sentences, const struct stick *stick);

#endif
