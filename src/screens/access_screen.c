/* Everything about one person, for that person: a PDF in their language to read, and JSON that other programs read, in one folder.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/keeping_screens.h"

#include "exchange/person_json.h"
#include "report/access_sheet.h"
#include "report/press.h"
#include "screens/folder_choice.h"
#include "screens/growth_screens.h"
#include "screens/labels.h"
#include "screens/planning.h"
#include "screens/print_job.h"
#include "store/access.h"
#include "store/audit.h"

#include <string.h>

struct access_screen {
	struct conversation_screen in;
	struct place_list places;
	struct press *press; /* NULL: nothing is being printed */
	char *pdf, *json;    /* where they go */
	bool done;
};

enum { INDENT = 4, COMFORTABLE = 72, PRESS_POLL_MS = 20 };

static const struct screen_kind access_kind;

static struct access_screen *as_access(struct screen *screen)
{
	return (struct access_screen *)screen;
}

static bool is_idle(const struct screen *screen)
{
	const struct access_screen *self = (const struct access_screen *)screen;

	return !self->press && !self->done;
}

static bool is_done(const struct screen *screen)
{
	return ((const struct access_screen *)screen)->done;
}

/* ---------------------------------------------------------------- writing */

static bool write_json(const struct access_screen *self, const struct person_file *file,
		       struct error *error)
{
	size_t length;
	g_autofree char *json = person_json_write(file, &length);
	bool written = print_text_file(self->json, json, error);

	explicit_bzero(json, length);
	return written;
}

/* In the language of the person: it is theirs. */
static bool start_press(struct access_screen *self, const struct access *access,
			struct error *error)
{
	struct services *services = self->in.services;
	enum language language = access->file->participant->language;
	struct plan_sheet sheet = {
		.file = access->file,
		.content = services->content,
		.guide = services_guide(services),
		.languages = { language },
		.language_count = 1,
		.today = services_today(services),
	};
	struct document *document;

	sheet.sentences[language] = services_sentences(services, language);
	document = access_sheet_make(&sheet, access);
	self->press = press_start(document, self->pdf, NULL, &services->clock, error);
	document_free(document);
	return self->press != NULL;
}

static struct outcome press_has_ended(void *data)
{
	struct access_screen *self = data;
	struct services *services = self->in.services;
	struct press *press = self->press;
	struct error error = ERROR_CLEAR;

	app_unwatch(services->app, press_fd(press));
	self->press = NULL;
	if (!press_finish(press, &error) ||
	    !audit_note(services->vault, AUDIT_ACCESS, self->in.participant_id, &error)) {
		services_tell_error(services, &error);
		return outcome_stay();
	}
	self->done = true;
	return outcome_stay();
}

static bool begin_writing(struct access_screen *self, const char *folder, struct error *error)
{
	day today = services_today(self->in.services);
	struct access *access = NULL;
	bool begun;

	if (!access_load(self->in.services->vault, self->in.participant_id, &access, error))
		return false;
	if (!access)
		return error_set(error, ERROR_FAILED, "conversation.gone");
	g_free(self->pdf);
	g_free(self->json);
	self->pdf = access_file_path(access, folder, today, "pdf");
	self->json = access_file_path(access, folder, today, "json");
	begun = write_json(self, access->file, error) && start_press(self, access, error);
	access_free(access);
	return begun;
}

static struct outcome write_it(struct screen *screen)
{
	struct access_screen *self = as_access(screen);
	g_autofree char *folder = folder_choice_path(&self->places, self->in.services);
	struct error error = ERROR_CLEAR;

	if (!folder)
		return outcome_stay();
	if (!begin_writing(self, folder, &error)) {
		services_tell_error(self->in.services, &error);
		return outcome_stay();
	}
	press_write(self->press);
	app_watch(self->in.services->app, press_fd(self->press), press_has_ended, self);
	return outcome_stay();
}

static gint64 access_deadline(const struct screen *screen)
{
	const struct access_screen *self = (const struct access_screen *)screen;
	const struct clock *clock = &self->in.services->clock;

	if (!self->press)
		return G_MAXINT64;
	if (press_write_fd(self->press) < 0)
		return press_deadline(self->press);
	return MIN(press_deadline(self->press), clock->monotonic_ms(clock->data) + PRESS_POLL_MS);
}

static struct outcome access_due(struct screen *screen)
{
	struct access_screen *self = as_access(screen);
	const struct clock *clock = &self->in.services->clock;

	if (!self->press)
		return outcome_stay();
	press_write(self->press);
	if (clock->monotonic_ms(clock->data) >= press_deadline(self->press))
		return press_has_ended(self);
	return outcome_stay();
}

/* ---------------------------------------------------------------- keys */

static struct outcome access_key(struct screen *screen, const struct key *key)
{
	if (!is_idle(screen))
		return outcome_pass();
	return place_list_key(&as_access(screen)->places, key) ? outcome_stay() : outcome_pass();
}

static const struct command access_commands[] = {
	{ "Enter", "folder.write", "folder.write_help", write_it, is_idle, 1 },
	{ "Enter", "command.back", "command.back_help", services_go_back, is_done, 1 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { access_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static int draw_paragraph(const struct access_screen *self, struct canvas *canvas, struct area area,
			  enum style style, const char *key)
{
	if (area.height <= 0)
		return area.row;
	return area.row +
	       MIN(area.height,
		   canvas_paragraph(canvas, area, 0, style, services_say(self->in.services, key))) +
	       1;
}

static void draw_done(const struct access_screen *self, struct canvas *canvas, struct area area)
{
	int end = area.row + area.height;

	area.row = draw_paragraph(self, canvas, area, STYLE_STRONG, "theirs.done");
	canvas_cursor(canvas, area.row, area.column);
	canvas_text_in(canvas, area.row, area.column, canvas_columns(canvas) - area.column,
		       STYLE_TEXT, self->pdf);
	canvas_text_in(canvas, area.row + 1, area.column, canvas_columns(canvas) - area.column,
		       STYLE_TEXT, self->json);
	area.row += 3;
	area.height = end - area.row;
	draw_paragraph(self, canvas, area, STYLE_TEXT, "theirs.open_files");
}

static void access_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct access_screen *self = (const struct access_screen *)screen;
	int end = body.row + body.height;
	struct area area = { body.row + 1, body.column + INDENT, body.height - 1,
			     MIN(COMFORTABLE, body.width - 2 * INDENT) };

	if (self->done) {
		draw_done(self, canvas, area);
		return;
	}
	area.row = draw_paragraph(self, canvas, area, STYLE_TEXT, "theirs.what");
	area.height = end - area.row;
	area.row = draw_paragraph(self, canvas, area, STYLE_HINT,
				  self->press ? "theirs.busy" : "theirs.open_files");
	canvas_cursor(canvas, area.row, area.column);
	if (self->press)
		return;
	canvas_text(canvas, area.row, area.column, STYLE_STRONG,
		    services_say(self->in.services, "folder.where"));
	place_list_draw(&self->places, self->in.services, canvas,
			(struct area){ area.row + 1, area.column - 1, end - area.row - 1,
				       body.width - INDENT });
}

static char *access_title(const struct screen *screen)
{
	const struct access_screen *self = (const struct access_screen *)screen;

	return conversation_screen_title(&self->in,
					 services_say(self->in.services, "theirs.title"));
}

static void access_screen_free(struct screen *screen)
{
	struct access_screen *self = as_access(screen);
	struct error error = ERROR_CLEAR;

	if (self->press) {
		app_unwatch(self->in.services->app, press_fd(self->press));
		(void)!press_finish(self->press, &error);
	}
	place_list_done(&self->places);
	g_free(self->pdf);
	g_free(self->json);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind access_kind = {
	.name = "access",
	.commands = tables,
	.typing = true,
	.title = access_title,
	.draw = access_draw,
	.key = access_key,
	.deadline = access_deadline,
	.due = access_due,
	.free = access_screen_free,
};

struct screen *access_screen_new(struct services *services, record_id participant_id)
{
	struct access_screen *self = g_new0(struct access_screen, 1);

	if (!conversation_screen_init(&self->in, &access_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	folder_choice_init(&self->places, services);
	return &self->in.base;
}
