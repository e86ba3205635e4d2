/* The text of settings.yaml, apart from the file it stands in.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_SETTINGS_TEXT_H
#define CONTENT_SETTINGS_TEXT_H

#include "content/settings.h"
#include "content/source.h"

/* As settings_load, of a file that was read. */
bool settings_take(struct tree *tree, const char *name, const char *locale,
		   struct settings *settings, struct error *error) MUST_CHECK;
GString *settings_yaml(const struct settings *settings);

#endif
