/* A new recovery code, shown this once: to write down or print. Going on asks for two groups of it, or for the sheet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
#include "screens/code_noted.h"
#include "screens/code_sheet.h"
#include "screens/locking.h"
#include "screens/signs_field.h"
#include "screens/unlocking.h"

struct code_screen {
	struct screen base;
	struct services *services;
	struct secret *code;
	bool then_home; /* the first run; else back to the settings */
	bool printed;
	bool in_file; /* and a file with the code lies somewhere until somebody deletes it */
	bool warned;  /* the last key wanted to go on without it */
};

static struct code_screen *as_code(struct screen *screen)
{
	return (struct code_screen *)screen;
}

static const struct code_screen *as_const_code(const struct screen *screen)
{
	return (const struct code_screen *)screen;
}

static struct outcome go_on(struct code_screen *self)
{
	return self->then_home ? unlocking_go_home(self->services) : outcome_close(0);
}

static struct outcome noted(struct code_screen *self)
{
	code_noted_set(self->services, true);
	return go_on(self);
}

/* ---------------------------------------------------------------- commands */

static struct outcome written_down(struct screen *screen)
{
	struct code_screen *self = as_code(screen);

	self->warned = false;
	if (self->printed)
		return noted(self);
	return outcome_open(code_proof_screen_new(self->services, "code.title", self->code));
}

static struct outcome to_paper(struct screen *screen)
{
	as_code(screen)->warned = false;
	return outcome_open(
		recovery_paper_screen_new(as_code(screen)->services, as_code(screen)->code));
}

/* Nobody loses the code by one key: the first says what it means, the second does it. */
static bool was_warned(struct code_screen *self)
{
	bool before = self->warned || self->printed;

	self->warned = true;
	return before;
}

static struct outcome without(struct screen *screen)
{
	struct code_screen *self = as_code(screen);

	if (!was_warned(self))
		return outcome_stay();
	return self->printed ? noted(self) : go_on(self);
}

static struct outcome leave(struct screen *screen)
{
	return was_warned(as_code(screen)) ? outcome_leave() : outcome_stay();
}

static struct outcome lock(struct screen *screen)
{
	struct code_screen *self = as_code(screen);

	return was_warned(self) ? locking_lock(self->services) : outcome_stay();
}

static const struct command code_commands[] = {
	{ "Enter", "code.noted", "code.noted_help", written_down, NULL, 1 },
	{ "p", "code.paper", "code.paper_help", to_paper, NULL, 2 },
	{ "Esc", "code.without", "code.without_help", without, NULL, 3 },
	{ "^Q", NULL, "command.leave_help", leave, NULL, 0 },
	{ "^L", NULL, "command.lock_help", lock, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { code_commands, NULL };

/* A proof or a sheet: both say that the code stands somewhere else now. */
static struct outcome resumed(struct screen *screen, int value)
{
	struct code_screen *self = as_code(screen);
	enum { PROVEN = 1 };

	self->in_file |= value == CODE_WRITTEN;
	self->printed |= value == CODE_PRINTED || value == CODE_WRITTEN;
	return value == PROVEN ? noted(self) : outcome_stay();
}

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	(void)pressed;
	as_code(screen)->warned = false;
	return outcome_stay();
}

/* ---------------------------------------------------------------- drawing */

static const char *remark(const struct code_screen *self)
{
	if (self->warned)
		return "code.warning";
	if (self->in_file)
		return "code.written";
	return self->printed ? "code.printed" : "code.keep";
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct code_screen *self = as_const_code(screen);
	int width = MIN(body.width - 2, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + MIN(2, body.height / 12);
	struct area text = { row, left, 5, width };

	row += canvas_paragraph(canvas, text, 0, STYLE_TEXT,
				services_say(self->services, "code.intro")) +
	       1;
	text.row = row + SIGNS_ROWS + 1;
	canvas_paragraph(canvas, text, 0, self->warned ? STYLE_WARNING : STYLE_TEXT,
			 services_say(self->services, remark(self)));
	signs_draw(secret_bytes(self->code), canvas,
		   (struct area){ row, left + MAX(0, (width - signs_columns()) / 2), SIGNS_ROWS,
				  width });
}

static char *title(const struct screen *screen)
{
	return g_strdup(services_say(as_const_code(screen)->services, "code.title"));
}

static void code_free(struct screen *screen)
{
	secret_free(as_code(screen)->code);
	g_free(screen);
}

static const struct screen_kind code_kind = {
	.name = "code",
	.commands = tables,
	.title = title,
	.draw = draw,
	.key = key,
	.resumed = resumed,
	.free = code_free,
};

struct screen *code_screen_new(struct services *services, struct secret *code, bool then_home)
{
	struct code_screen *self = g_new0(struct code_screen, 1);

	self->base.kind = &code_kind;
	self->services = services;
	self->code = code;
	self->then_home = then_home;
	return &self->base;
}
