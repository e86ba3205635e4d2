/* The settings of a machine: languages, code prefix. A small YAML file without a word about anybody, so that the unlock screen
   can speak the right language.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_SETTINGS_H
#define CONTENT_SETTINGS_H

#include "base/error.h"
#include "casework/language.h"

struct settings {
	enum language language; /* of the counsellor: screens */
	enum language second;   /* the other one on a card; LANGUAGE_NONE: only one */
	char prefix[8];         /* of new codes: "NIJ" */
	char *location;         /* proposed for new people; may be empty */
};

/* $XDG_CONFIG_HOME/perspectief/settings.yaml, newly allocated. */
char *settings_path(void);
/* Defaults (language from `locale`, e.g. "nl_NL.UTF-8"; second uk or nl; prefix "PER"), then the file if it is there. A broken file: false
   and `error`, with the defaults in `settings`. */
bool settings_load(const char *path, const char *locale, struct settings *settings,
		   struct error *error) MUST_CHECK;
bool settings_save(const char *path, const struct settings *settings,
		   struct error *error) MUST_CHECK; /* atomically, 0600 */
void settings_done(struct settings *settings);

#endif
