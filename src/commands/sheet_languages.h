/* In which languages a command prints.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef COMMANDS_SHEET_LANGUAGES_H
#define COMMANDS_SHEET_LANGUAGES_H

#include "commands/invocation.h"
#include "report/plan_sheet.h"

/* Those of --languages, else `otherwise`, which ends with LANGUAGE_NONE. */
bool sheet_take_languages(const struct invocation *invocation, const enum language *otherwise,
			  struct plan_sheet *sheet, struct error *error) MUST_CHECK;
/* Loads what the sheet needs into `sentences`, which the caller frees. */
bool sheet_load_sentences(const struct invocation *invocation, struct plan_sheet *sheet,
			  struct sentences *sentences[LANGUAGE_COUNT],
			  struct error *error) MUST_CHECK;

#endif
