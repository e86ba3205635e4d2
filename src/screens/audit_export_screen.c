/* The audit as a file: a table for a spreadsheet, or JSON.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/audit_export_screen.h"

#include "exchange/audit_text.h"
#include "screens/folder_choice.h"
#include "screens/planning.h"
#include "screens/print_job.h"
#include "store/audit.h"
#include "store/upkeep.h"

struct audit_export {
	struct screen base;
	struct services *services;
	record_id participant_id;
	char code[CODE_SIZE];
	struct place_list places;
	bool json;
};

enum { MARGIN = 2 };

static struct audit_export *as_export(struct screen *screen)
{
	return (struct audit_export *)screen;
}

/* "perspectief-audit-2026-11-20.csv", "NIJ-0001-audit-2026-11-20.json" */
static char *file_name(const struct audit_export *self)
{
	char iso[DAY_TEXT];

	day_to_iso(services_today(self->services), iso);
	return g_strdup_printf("%s-audit-%s.%s", *self->code ? self->code : "perspectief", iso,
			       self->json ? "json" : "csv");
}

static bool write_to(const struct audit_export *self, const char *path, struct error *error)
{
	struct vault *vault = self->services->vault;
	g_autoptr(GPtrArray) lines = NULL;
	g_autoptr(GPtrArray) receipts = NULL;
	g_autofree char *text = NULL;

	if (!audit_list(vault, self->participant_id, &lines, error) ||
	    (!self->participant_id && !receipt_list(vault, &receipts, error)))
		return false;
	text = self->json ? audit_json_write(lines, receipts) : audit_csv_write(lines);
	return print_text_file(path, text, error);
}

static struct outcome write_it(struct screen *screen)
{
	struct audit_export *self = as_export(screen);
	g_autofree char *folder = folder_choice_path(&self->places, self->services);
	g_autofree char *name = file_name(self);
	g_autofree char *path = folder ? g_build_filename(folder, name, NULL) : NULL;
	struct error error = ERROR_CLEAR;

	if (!path)
		return outcome_stay();
	if (!write_to(self, path, &error)) {
		services_tell_error(self->services, &error);
		return outcome_stay();
	}
	app_tell(self->services->app, say_with(planning_sentences(self->services), "folder.written",
					       "path", path, NULL));
	return outcome_close(1);
}

static struct outcome other_format(struct screen *screen)
{
	as_export(screen)->json = !as_export(screen)->json;
	return outcome_stay();
}

static struct outcome export_key(struct screen *screen, const struct key *key)
{
	return place_list_key(&as_export(screen)->places, key) ? outcome_stay() : outcome_pass();
}

static const struct command export_commands[] = {
	{ "Enter", "folder.write", "folder.write_help", write_it, NULL, 1 },
	{ "^F", "audit.format", "audit.format_help", other_format, NULL, 2 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 3 },
	{ 0 },
};

static const struct command *const tables[] = { export_commands, NULL };

static void export_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct audit_export *self = (const struct audit_export *)screen;
	g_autofree char *name = file_name(self);
	int row = body.row + 1, column = body.column + MARGIN;
	struct area area = { row + 4, body.column + 1, body.height - 6, body.width - MARGIN };

	canvas_text_in(
		canvas, row, column, body.width - MARGIN, STYLE_TEXT,
		services_say(self->services, self->json ? "audit.as_json" : "audit.as_table"));
	canvas_text_in(canvas, row + 1, column, body.width - MARGIN, STYLE_HINT, name);
	canvas_text_in(canvas, row + 3, column, body.width - MARGIN, STYLE_STRONG,
		       services_say(self->services, "folder.where"));
	place_list_draw(&self->places, self->services, canvas, area);
}

static char *export_title(const struct screen *screen)
{
	return g_strdup(services_say(((const struct audit_export *)screen)->services,
				     "audit.export_title"));
}

static void export_free(struct screen *screen)
{
	place_list_done(&as_export(screen)->places);
	g_free(screen);
}

static const struct screen_kind export_kind = {
	.name = "audit_export",
	.commands = tables,
	.typing = true,
	.title = export_title,
	.draw = export_draw,
	.key = export_key,
	.free = export_free,
};

struct screen *audit_export_screen_new(struct services *services, record_id participant_id,
				       const char *code)
{
	struct audit_export *self = g_new0(struct audit_export, 1);

	self->base.kind = &export_kind;
	self->services = services;
	self->participant_id = participant_id;
	g_strlcpy(self->code, code, sizeof(self->code));
	folder_choice_init(&self->places, services);
	return &self->base;
}
