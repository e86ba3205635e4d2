/* A sheet with a code on it: to a printer, or as a PDF at a place of one's choice. It is made in memory; no copy stays in a temporary
   folder.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/press.h"
#include "report/printer.h"
#include "report/recovery_sheet.h"
#include "screens/code_sheet.h"
#include "screens/planning.h"
#include "screens/print_job.h"
#include "screens/print_work.h"
#include "screens/sticks.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

#include "base/text.h"

enum { PATH_BYTES = 1000 };

enum paper_field { FIELD_WHERE, FIELD_PATH };

struct code_paper {
	struct screen base;
	struct services *services;
	struct code_sheet sheet;
	struct choice where; /* 0 a file, 1 a printer; one of them only: no choice is shown */
	struct line_edit *path;
	enum paper_field here;
	bool working; /* begins once this is painted */
	char *said;   /* why not; NULL: nothing */
};

static struct code_paper *as_paper(struct screen *screen)
{
	return (struct code_paper *)screen;
}

static bool to_printer(const struct code_paper *self)
{
	return self->where.selected == 1;
}

/* ---------------------------------------------------------------- printing */

static bool write_sheet(const struct code_paper *self, const struct document *document,
			struct error *error)
{
	const struct services *services = self->services;
	g_autofree char *path = print_path_expanded(line_edit_text(self->path));

	if (services->vault_path &&
	    vault_forbids_path(services->vault_path, path, &services->vault_options.disk))
		return error_set(error, ERROR_FAILED, "print.path_is_vault");
	if (stick_is_gone(services->media_root ? services->media_root : "", path))
		return error_set(error, ERROR_FAILED, "print.stick_is_gone");
	if (g_file_test(path, G_FILE_TEST_EXISTS))
		return error_set(error, ERROR_FAILED, "code.file_exists");
	return press_run(document, path, NULL, &services->clock, error);
}

static bool print_or_write(const struct code_paper *self, struct error *error)
{
	struct document *document = self->sheet.make(self->sheet.data, error);
	bool done = false;

	if (document)
		done = to_printer(self) ? print_and_wait(self->services, document, error)
					: write_sheet(self, document, error);
	recovery_sheet_free(document);
	return done;
}

static struct outcome due(struct screen *screen)
{
	struct code_paper *self = as_paper(screen);
	struct error error = ERROR_CLEAR;

	self->working = false;
	if (print_or_write(self, &error)) {
		if (self->sheet.participant_id)
			services_note(self->services, AUDIT_PRINTED, self->sheet.participant_id);
		return outcome_close(to_printer(self) ? CODE_PRINTED : CODE_WRITTEN);
	}
	self->said = say_error(planning_sentences(self->services), &error);
	return outcome_stay();
}

static gint64 deadline(const struct screen *screen)
{
	return ((const struct code_paper *)screen)->working ? 0 : G_MAXINT64;
}

/* ---------------------------------------------------------------- commands */

static struct outcome enter(struct screen *screen)
{
	struct code_paper *self = as_paper(screen);

	g_clear_pointer(&self->said, g_free);
	self->working = to_printer(self) || !text_is_blank(line_edit_text(self->path));
	if (!self->working)
		services_tell(self->services, "print.path_needed");
	return outcome_stay();
}

static struct outcome next_field(struct screen *screen)
{
	struct code_paper *self = as_paper(screen);

	self->here = self->here == FIELD_WHERE && !to_printer(self) ? FIELD_PATH : FIELD_WHERE;
	return outcome_stay();
}

static bool has_choice(const struct screen *screen)
{
	return ((const struct code_paper *)screen)->where.count > 1;
}

static const struct command paper_commands[] = {
	{ "Enter", "code.make_sheet", "code.make_sheet_help", enter, NULL, 1 },
	{ "Tab Down Up BackTab", "print.next", "print.next_help", next_field, has_choice, 2 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 3 },
	{ 0 },
};

static const struct command *const tables[] = { paper_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct code_paper *self = as_paper(screen);
	bool taken;

	if (self->working)
		return outcome_stay();
	taken = self->here == FIELD_WHERE ? choice_key(&self->where, pressed)
					  : line_edit_key(self->path, pressed);
	return taken ? outcome_stay() : outcome_pass();
}

/* ---------------------------------------------------------------- drawing */

static void draw_field(const struct code_paper *self, struct canvas *canvas, struct area place)
{
	static const char *const where[] = { "code.to_file", "code.to_printer" };
	const struct services *services = self->services;

	if (self->where.count > 1)
		choice_draw(&self->where, canvas, place.row, place.column, place.width,
			    services_say(services, where[self->where.selected]),
			    self->here == FIELD_WHERE);
	if (to_printer(self))
		return;
	place.row += self->where.count > 1 ? 2 : 0;
	canvas_text_in(canvas, place.row, place.column, place.width, STYLE_HINT,
		       services_say(services, "code.where"));
	line_edit_draw(self->path, canvas, place.row + 1, place.column, place.width,
		       self->here == FIELD_PATH);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct code_paper *self = (const struct code_paper *)screen;
	int width = MIN(body.width - 2, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + 1;

	row += canvas_paragraph(canvas, (struct area){ row, left, 5, width }, 0, STYLE_TEXT,
				to_printer(self) ? self->sheet.about_printer
						 : self->sheet.about_file) +
	       1;
	draw_field(self, canvas, (struct area){ row, left, 4, width });
	row += self->where.count > 1 ? 5 : 3;
	if (self->working)
		canvas_text_in(canvas, row, left, width, STYLE_HINT,
			       services_say(self->services, "code.printing"));
	else if (self->said)
		canvas_paragraph(canvas, (struct area){ row, left, 4, width }, 0, STYLE_WARNING,
				 self->said);
}

static char *title(const struct screen *screen)
{
	return g_strdup(((const struct code_paper *)screen)->sheet.title);
}

/* ---------------------------------------------------------------- the screen */

/* A print system without a printer prints nothing. */
static void printers_are_known(void *data)
{
	struct code_paper *self = data;

	if (self->working || printing_of(self->services)->asking ||
	    printing_of(self->services)->queues->len > 0)
		return;
	self->where = (struct choice){ .count = 1 };
	self->here = FIELD_PATH;
}

static void code_sheet_done(struct code_sheet *sheet)
{
	g_free(sheet->title);
	g_free(sheet->proposed);
	sheet->free(sheet->data);
}

static void paper_free(struct screen *screen)
{
	struct code_paper *self = as_paper(screen);

	printing_unwatch(printing_of(self->services), self);
	code_sheet_done(&self->sheet);
	line_edit_free(self->path);
	g_free(self->said);
	g_free(self);
}

static const struct screen_kind paper_kind = {
	.name = "code_paper",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.deadline = deadline,
	.due = due,
	.free = paper_free,
};

struct screen *code_paper_screen_new(struct services *services, const struct code_sheet *sheet)
{
	struct code_paper *self = g_new0(struct code_paper, 1);
	bool printer = printer_is_there(services->print_programs);

	self->base.kind = &paper_kind;
	self->services = services;
	self->sheet = *sheet;
	self->where = (struct choice){ .count = printer ? 2 : 1, .selected = printer ? 1 : 0 };
	self->here = printer ? FIELD_WHERE : FIELD_PATH;
	self->path = line_edit_new(sheet->proposed, PATH_BYTES);
	if (printer)
		printing_watch(printing_of(services), printers_are_known, self);
	return &self->base;
}
