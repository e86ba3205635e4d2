/* Every sentence on screen and on paper, found by one literal key: "section.key". From i18n/uk.yaml, nl.yaml, en.yaml.
   A file is two levels of block mappings; a sentence that counts has plural forms below its key (one few many other).
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CONTENT_SENTENCES_H
#define CONTENT_SENTENCES_H

#include "base/day.h"
#include "base/error.h"
#include "casework/language.h"

struct sentences;

/* Reads <directory>/i18n/<language>.yaml. NULL and `error` when the file is missing or invalid. */
struct sentences *sentences_load(const char *directory, enum language language,
				 struct error *error) MUST_CHECK;
void sentences_free(struct sentences *sentences);
enum language sentences_language(const struct sentences *sentences);

/* Borrowed; a missing key gives the key itself in ⟨⟩, never NULL and never blank. */
const char *say(const struct sentences *sentences, const char *key);
/* Fills named gaps: say_with(s, "plan.page", "page", "2", "pages", "3", NULL). Newly allocated. */
char *say_with(const struct sentences *sentences, const char *key, ...) G_GNUC_NULL_TERMINATED;
/* The plural form for `count`, with {count} filled and further gaps as above. Newly allocated. */
char *say_count(const struct sentences *sentences, const char *key, long count,
		...) G_GNUC_NULL_TERMINATED;
/* The sentence of an error with its gaps {file} {line} {column} {key} {nearest} {number} {since} {day} {reason} filled. Newly allocated.
   Appends "error.nearest" when there is a suggestion, "error.place" when the sentence itself names no {file} but there is one. */
char *say_error(const struct sentences *sentences, const struct error *error);
/* "20 november 2026", "20 листопада 2026", "20 November 2026"; short: "20-11-2026", "20.11.2026", "20/11/2026". Newly allocated. */
char *say_day(const struct sentences *sentences, day value);
char *say_day_short(const struct sentences *sentences, day value);
/* "vrijdag 20 november 2026" */
char *say_weekday(const struct sentences *sentences, day value);

#endif
