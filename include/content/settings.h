/* The settings of a machine: languages, code prefix, when the screen is covered and locked. A small YAML file without a word about anybody, so that the unlock screen
   can speak the right language.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_SETTINGS_H
#define CONTENT_SETTINGS_H

#include "base/error.h"
#include "casework/language.h"

/* A day's work has no longer silence than this. */
#define SETTINGS_MOST_MINUTES 240

struct settings {
	enum language language; /* of the counsellor: screens */
	enum language second;   /* the other one on a card; LANGUAGE_NONE: only one */
	char prefix[8];         /* of new codes: "NIJ" */
	char *location;         /* proposed for new people; may be empty */
	char *counsellor; /* a short name or initials of who works here, for the audit; may be empty */
	int bare_after_minutes; /* without a key, then the screen shows the bare card; 0: never */
	int hard_lock_minutes;  /* without a key, then the program locks; 0: never */
	bool lock_on_hide;      /* hiding the screen locks it too */
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
