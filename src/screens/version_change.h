/* What differs between two versions of a plan, on a screen.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_VERSION_CHANGE_H
#define SCREENS_VERSION_CHANGE_H

#include "casework/progress.h"
#include "screens/conversation_screen.h"

struct version_change {
	struct plan *before, *after;
	char *before_words, *after_words; /* which versions they are */
};

/* Takes what `change` holds. */
struct screen *version_change_screen_new(const struct conversation_screen *from,
					 struct version_change change);

#endif
