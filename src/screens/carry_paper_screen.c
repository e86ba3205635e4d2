/* The person's own sheet with the code of their copy on a page of its own: to the printer, or as a PDF. Nothing of it stays in a temporary
   folder.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/recovery_code.h"
#include "base/text.h"
#include "report/papers.h"
#include "report/press.h"
#include "report/printer.h"
#include "report/recovery_sheet.h"
#include "screens/carry_screens.h"
#include "screens/conversation_screen.h"
#include "screens/growth_screens.h"
#include "screens/planning.h"
#include "screens/print_job.h"
#include "screens/print_work.h"
#include "store/files.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

#include <string.h>

enum { PATH_BYTES = 1000 };

enum paper_field { FIELD_WHERE, FIELD_PATH };

struct carry_paper {
	struct conversation_screen in;
	const struct secret *code;
	char *file;          /* name of the copy that it opens */
	struct choice where; /* 0 a file, 1 a printer; one of them only: no choice is shown */
	struct line_edit *path;
	enum paper_field here;
	bool working; /* begins once this is painted */
	char *said;   /* why not; NULL: nothing */
};

static struct carry_paper *as_paper(struct screen *screen)
{
	return (struct carry_paper *)screen;
}

static bool to_printer(const struct carry_paper *self)
{
	return self->where.selected == 1;
}

/* ---------------------------------------------------------------- printing */

/* Their language, and Dutch behind it, as the sheet always is. */
static void take_languages(const struct carry_paper *self, struct plan_sheet *sheet)
{
	const enum language both[] = { self->in.language, LANGUAGE_NL };

	sheet->language_count = self->in.language == LANGUAGE_NL ? 1 : 2;
	for (int i = 0; i < sheet->language_count; i++) {
		sheet->languages[i] = both[i];
		sheet->sentences[both[i]] = services_sentences(self->in.services, both[i]);
	}
}

static struct document *make(const struct carry_paper *self, const struct person_file *file,
			     struct error *error)
{
	char code[RECOVERY_TEXT];
	struct paper paper = {
		.kind = PAPER_PERSON,
		.sheet = {
			.file = file,
			.content = self->in.services->content,
			.guide = services_guide(self->in.services),
			.today = services_today(self->in.services),
			.hand_over_file = self->file,
			.hand_over_code = code,
		},
	};
	struct document *document;

	recovery_code_to_text(self->code, code);
	take_languages(self, &paper.sheet);
	document = paper_make(&paper, error);
	explicit_bzero(code, sizeof(code));
	return document;
}

static bool write_sheet(const struct carry_paper *self, const struct document *document,
			struct error *error)
{
	const struct services *services = self->in.services;
	g_autofree char *path = print_path_expanded(line_edit_text(self->path));

	if (services->vault_path &&
	    vault_owns_path(services->vault_path, path, &services->vault_options.disk))
		return error_set(error, ERROR_FAILED, "print.path_is_vault");
	if (g_file_test(path, G_FILE_TEST_EXISTS))
		return error_set(error, ERROR_FAILED, "code.file_exists");
	return press_run(document, path, NULL, &services->clock, error);
}

static bool print_or_write(const struct carry_paper *self, struct error *error)
{
	struct person_file *file = NULL;
	struct document *document = NULL;
	bool done = false;

	if (file_load(self->in.services->vault, self->in.participant_id, &file, error))
		document = make(self, file, error);
	if (document)
		done = to_printer(self) ? print_and_wait(self->in.services, document, error)
					: write_sheet(self, document, error);
	recovery_sheet_free(document);
	person_file_free(file);
	return done;
}

static struct outcome due(struct screen *screen)
{
	struct carry_paper *self = as_paper(screen);
	struct error error = ERROR_CLEAR;

	self->working = false;
	if (print_or_write(self, &error)) {
		services_note(self->in.services, AUDIT_PRINTED, self->in.participant_id);
		return outcome_close(to_printer(self) ? CARRY_PRINTED : CARRY_WRITTEN);
	}
	self->said = say_error(planning_sentences(self->in.services), &error);
	return outcome_stay();
}

static gint64 deadline(const struct screen *screen)
{
	return ((const struct carry_paper *)screen)->working ? 0 : G_MAXINT64;
}

/* ---------------------------------------------------------------- commands */

static struct outcome enter(struct screen *screen)
{
	struct carry_paper *self = as_paper(screen);

	g_clear_pointer(&self->said, g_free);
	self->working = to_printer(self) || !text_is_blank(line_edit_text(self->path));
	if (!self->working)
		services_tell(self->in.services, "print.path_needed");
	return outcome_stay();
}

static struct outcome next_field(struct screen *screen)
{
	struct carry_paper *self = as_paper(screen);

	self->here = self->here == FIELD_WHERE && !to_printer(self) ? FIELD_PATH : FIELD_WHERE;
	return outcome_stay();
}

static bool has_choice(const struct screen *screen)
{
	return ((const struct carry_paper *)screen)->where.count > 1;
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
	struct carry_paper *self = as_paper(screen);
	bool taken;

	if (self->working)
		return outcome_stay();
	taken = self->here == FIELD_WHERE ? choice_key(&self->where, pressed)
					  : line_edit_key(self->path, pressed);
	return taken ? outcome_stay() : outcome_pass();
}

/* ---------------------------------------------------------------- drawing */

static void draw_field(const struct carry_paper *self, struct canvas *canvas, struct area place)
{
	static const char *const where[] = { "code.to_file", "code.to_printer" };
	const struct services *services = self->in.services;

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
	const struct carry_paper *self = (const struct carry_paper *)screen;
	int width = MIN(body.width - 2, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + 1;

	row += canvas_paragraph(canvas, (struct area){ row, left, 5, width }, 0, STYLE_TEXT,
				services_say(self->in.services, to_printer(self)
									? "carry.about_printer"
									: "carry.about_file")) +
	       1;
	draw_field(self, canvas, (struct area){ row, left, 4, width });
	row += self->where.count > 1 ? 5 : 3;
	if (self->working)
		canvas_text_in(canvas, row, left, width, STYLE_HINT,
			       services_say(self->in.services, "code.printing"));
	else if (self->said)
		canvas_paragraph(canvas, (struct area){ row, left, 4, width }, 0, STYLE_WARNING,
				 self->said);
}

static char *title(const struct screen *screen)
{
	const struct carry_paper *self = (const struct carry_paper *)screen;

	return conversation_screen_title(&self->in,
					 services_say(self->in.services, "carry.sheet_title"));
}

/* ---------------------------------------------------------------- the screen */

/* A print system without a printer prints nothing. */
static void printers_are_known(void *data)
{
	struct carry_paper *self = data;

	if (self->working || printing_of(self->in.services)->asking ||
	    printing_of(self->in.services)->queues->len > 0)
		return;
	self->where = (struct choice){ .count = 1 };
	self->here = FIELD_PATH;
}

static void paper_free(struct screen *screen)
{
	struct carry_paper *self = as_paper(screen);

	printing_unwatch(printing_of(self->in.services), self);
	line_edit_free(self->path);
	g_free(self->file);
	g_free(self->said);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind paper_kind = {
	.name = "carry_paper",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.deadline = deadline,
	.due = due,
	.free = paper_free,
};

/* Not on the stick with the copy: who finds that would have both. */
static struct line_edit *proposed_path(const struct carry_paper *self)
{
	g_autofree char *code = g_strndup(self->in.who, strcspn(self->in.who, " "));
	g_autofree char *path = g_strdup_printf("~/%s-%s.pdf", code,
						services_say(self->in.services, "carry.file_word"));

	return line_edit_new(path, PATH_BYTES);
}

struct screen *carry_paper_screen_new(struct services *services, record_id participant_id,
				      const char *path, const struct secret *code)
{
	struct carry_paper *self = g_new0(struct carry_paper, 1);
	bool printer = printer_is_there(services->print_programs);

	if (!conversation_screen_init(&self->in, &paper_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	self->code = code;
	self->file = g_path_get_basename(path);
	self->where = (struct choice){ .count = printer ? 2 : 1, .selected = printer ? 1 : 0 };
	self->here = printer ? FIELD_WHERE : FIELD_PATH;
	self->path = proposed_path(self);
	if (printer)
		printing_watch(printing_of(services), printers_are_known, self);
	return &self->in.base;
}
