/* The code of a person's own copy, before there is one: for their sheet, or written down by hand with two groups as a proof. It writes
   nothing but that sheet; closing says how the code was noted.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
#include "screens/carry_screens.h"
#include "screens/conversation_screen.h"
#include "screens/locking.h"
#include "screens/signs_field.h"

struct carry_code_screen {
	struct conversation_screen in;
	const struct secret *code;
	char *path;  /* of the copy that it opens */
	bool stands; /* it was noted before; shown once more */
	bool warned; /* the last key wanted to go on without it */
};

static struct carry_code_screen *as_code(struct screen *screen)
{
	return (struct carry_code_screen *)screen;
}

/* ---------------------------------------------------------------- commands */

static struct outcome written_down(struct screen *screen)
{
	struct carry_code_screen *self = as_code(screen);

	self->warned = false;
	if (self->stands)
		return outcome_close(0);
	return outcome_open(
		code_proof_screen_new(self->in.services, "carry.code_title", self->code));
}

static struct outcome to_paper(struct screen *screen)
{
	struct carry_code_screen *self = as_code(screen);

	self->warned = false;
	return outcome_open(carry_paper_screen_new(&self->in, self->path, self->code));
}

/* Nobody loses the code by one key: the first says what it means, the second does it. */
static bool was_warned(struct carry_code_screen *self)
{
	bool before = self->warned || self->stands;

	self->warned = true;
	return before;
}

static struct outcome without(struct screen *screen)
{
	return was_warned(as_code(screen)) ? outcome_close(0) : outcome_stay();
}

static struct outcome leave(struct screen *screen)
{
	return was_warned(as_code(screen)) ? outcome_leave() : outcome_stay();
}

static struct outcome lock(struct screen *screen)
{
	struct carry_code_screen *self = as_code(screen);

	return was_warned(self) ? locking_lock(self->in.services) : outcome_stay();
}

static const struct command code_commands[] = {
	{ "p", "carry.paper", "carry.paper_help", to_paper, NULL, 1 },
	{ "Enter", "code.noted", "code.noted_help", written_down, NULL, 2 },
	{ "Esc", "code.without", "carry.without_help", without, NULL, 3 },
	{ "^Q", NULL, "command.leave_help", leave, NULL, 0 },
	{ "^L", NULL, "command.lock_help", lock, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { code_commands, NULL };

/* A proof or a sheet: both say that the code stands somewhere else now, and there is no need to look at it any longer. */
static struct outcome resumed(struct screen *screen, int value)
{
	(void)screen;
	return value ? outcome_close(value) : outcome_stay();
}

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	(void)pressed;
	as_code(screen)->warned = false;
	return outcome_stay();
}

/* ---------------------------------------------------------------- drawing */

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct carry_code_screen *self = (const struct carry_code_screen *)screen;
	int width = MIN(body.width - 2, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + MIN(2, body.height / 12);
	struct area text = { row, left, 5, width };

	row += canvas_paragraph(canvas, text, 0, STYLE_TEXT,
				services_say(self->in.services, "carry.code_intro")) +
	       1;
	text.row = row + SIGNS_ROWS + 1;
	text.row += canvas_paragraph(canvas, text, 0, self->warned ? STYLE_WARNING : STYLE_TEXT,
				     services_say(self->in.services, self->warned
									     ? "carry.code_warning"
									     : "carry.code_keep")) +
		    1;
	canvas_text_in(canvas, text.row, left, width, STYLE_HINT, self->path);
	signs_draw(secret_bytes(self->code), canvas,
		   (struct area){ row, left + MAX(0, (width - signs_columns()) / 2), SIGNS_ROWS,
				  width });
}

static char *title(const struct screen *screen)
{
	const struct carry_code_screen *self = (const struct carry_code_screen *)screen;

	return conversation_screen_title(&self->in,
					 services_say(self->in.services, "carry.code_title"));
}

static void code_free(struct screen *screen)
{
	struct carry_code_screen *self = as_code(screen);

	g_free(self->path);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind code_kind = {
	.name = "carry_code",
	.commands = tables,
	.title = title,
	.draw = draw,
	.key = key,
	.resumed = resumed,
	.free = code_free,
};

struct screen *carry_code_screen_new(struct services *services, record_id participant_id,
				     const char *path, const struct secret *code, bool stands)
{
	struct carry_code_screen *self = g_new0(struct carry_code_screen, 1);

	if (!conversation_screen_init(&self->in, &code_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	self->code = code;
	self->path = g_strdup(path);
	self->stands = stands;
	return &self->in.base;
}
