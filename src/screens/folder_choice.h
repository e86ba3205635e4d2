/* Into which folder? Sticks that are there, the home folder, or one to type.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_FOLDER_CHOICE_H
#define SCREENS_FOLDER_CHOICE_H

#include "screens/place_list.h"

/* Undone by place_list_done. */
void folder_choice_init(struct place_list *places, struct services *services);
/* The folder the attention is on; NULL, and told, when it is none. Newly allocated. */
char *folder_choice_path(const struct place_list *places, struct services *services);

#endif
