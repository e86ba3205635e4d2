/* A copy of the shipped content in a folder of its own, to break one thing in it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_CONTENT_FOLDER_H
#define SUPPORT_CONTENT_FOLDER_H

struct content_folder {
	char *path;
	int line,
		column; /* where the mark of the last edit stood, from 1, in characters; 0: there was none */
};

struct content_folder *content_folder_new(void);
void content_folder_free(struct content_folder *folder); /* removes it */
/* Replaces the first `old` in the file by `fresh`; a ‸ in `fresh` marks the place of interest and is left out. */
void content_folder_edit(struct content_folder *folder, const char *file, const char *old,
			 const char *fresh);
void content_folder_append(struct content_folder *folder, const char *file, const char *text);
void content_folder_remove(struct content_folder *folder, const char *file);

#endif
