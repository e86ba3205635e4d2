/* The sheet with the recovery code, for the place where papers are kept.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/recovery_sheet.h"
#include "screens/code_sheet.h"
#include "screens/planning.h"
#include "screens/sticks.h"

struct recovery_paper {
	struct services *services;
	const struct secret *code;
};

static struct document *make(const void *data, struct error *error)
{
	const struct recovery_paper *paper = data;
	struct services *services = paper->services;
	struct recovery_sheet sheet = {
		.sentences = planning_sentences(services),
		.code = paper->code,
		.vault_path = services->vault_path ? services->vault_path : "",
		.made_on = services_today(services),
	};

	(void)error;
	return recovery_sheet_make(&sheet);
}

/* On a stick where there is one: the sheet should not stay on the laptop. */
static char *proposed_path(const struct services *services)
{
	const char *proposed = services_say(services, "code.proposed_path");
	g_autoptr(GPtrArray) sticks = sticks_find(services->media_root ? services->media_root : "");
	g_autofree char *name = g_path_get_basename(proposed);

	if (sticks->len == 0)
		return g_strdup(proposed);
	return g_build_filename(((const struct stick *)sticks->pdata[0])->folder, name, NULL);
}

struct screen *recovery_paper_screen_new(struct services *services, const struct secret *code)
{
	struct recovery_paper *paper = g_new0(struct recovery_paper, 1);
	const struct code_sheet sheet = {
		.title = g_strdup(services_say(services, "code.sheet_title")),
		.proposed = proposed_path(services),
		.about_printer = services_say(services, "code.about_printer"),
		.about_file = services_say(services, "code.about_file"),
		.make = make,
		.free = g_free,
		.data = paper,
	};

	paper->services = services;
	paper->code = code;
	return code_paper_screen_new(services, &sheet);
}
