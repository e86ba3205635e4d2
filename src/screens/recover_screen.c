/* The recovery code instead of the passphrase: seen as it is typed, and pointed at where it is wrong.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
#include "screens/code_field.h"
#include "screens/planning.h"
#include "screens/unlocking.h"

struct recover_screen {
	struct screen base;
	struct services *services;
	struct code_field field;
	struct unlocking unlocking;
	char *said;   /* why it did not open; NULL: nothing */
	bool damaged; /* the sound part or a copy may be opened */
};

static struct recover_screen *as_recover(struct screen *screen)
{
	return (struct recover_screen *)screen;
}

static const struct recover_screen *as_const_recover(const struct screen *screen)
{
	return (const struct recover_screen *)screen;
}

/* ---------------------------------------------------------------- opening */

static struct outcome opening_ended(void *data)
{
	struct recover_screen *self = data;
	struct error error = ERROR_CLEAR;

	if (unlocking_finish(&self->unlocking, &error))
		return unlocking_go_on(self->services);
	if (error.kind == ERROR_PASSPHRASE) {
		self->said = g_strdup(services_say(self->services, "recover.another_vault"));
		return outcome_stay();
	}
	self->said = say_error(planning_sentences(self->services), &error);
	self->services->end_error = error;
	self->damaged = unlocking_is_damage(&error);
	return error.kind == ERROR_IN_USE ? outcome_leave() : outcome_stay();
}

static struct outcome enter(struct screen *screen)
{
	struct recover_screen *self = as_recover(screen);

	g_clear_pointer(&self->said, g_free);
	if (self->unlocking.opening)
		return outcome_stay();
	if (code_field_is_right(&self->field))
		unlocking_start(&self->unlocking, self->field.code, opening_ended, self);
	else
		code_field_mend(&self->field);
	return outcome_stay();
}

/* ---------------------------------------------------------------- commands */

static struct outcome back(struct screen *screen)
{
	return outcome_replace(unlock_screen_new(as_recover(screen)->services));
}

static struct outcome next_language(struct screen *screen)
{
	unlocking_next_language(as_recover(screen)->services);
	g_clear_pointer(&as_recover(screen)->said, g_free);
	return outcome_stay();
}

static bool is_damaged(const struct screen *screen)
{
	return as_const_recover(screen)->damaged;
}

static struct outcome put_back(struct screen *screen)
{
	return outcome_replace(restore_screen_new(as_recover(screen)->services));
}

static struct outcome to_read(struct screen *screen)
{
	unlocking_to_read(as_recover(screen)->services);
	return enter(screen);
}

static const struct command recover_commands[] = {
	{ "Enter", "recover.open", "recover.open_help", enter, NULL, 1 },
	{ "F2 M-l", "unlock.language", "unlock.language_help", next_language, NULL, 4 },
	{ "F4 M-4", "unlock.put_back", "unlock.put_back_help", put_back, is_damaged, 3 },
	{ "F5 M-r", "unlock.read_only", "unlock.read_only_help", to_read, is_damaged, 5 },
	{ "Esc", "recover.back", "recover.back_help", back, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { recover_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct recover_screen *self = as_recover(screen);

	if (self->unlocking.opening)
		return outcome_stay();
	if (!code_field_key(&self->field, pressed))
		return outcome_pass();
	g_clear_pointer(&self->said, g_free);
	return outcome_stay();
}

/* ---------------------------------------------------------------- drawing */

static char *remark(const struct recover_screen *self)
{
	const struct services *services = self->services;

	if (self->unlocking.opening)
		return g_strdup(services_say(services, "unlock.working"));
	if (self->said)
		return g_strdup(self->said);
	if (code_field_is_right(&self->field))
		return g_strdup(services_say(services, "recover.right"));
	return code_field_remark(&self->field, planning_sentences(self->services));
}

static bool is_wrong(const struct recover_screen *self)
{
	return self->said || code_field_is_wrong(&self->field);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct recover_screen *self = as_const_recover(screen);
	int width = MIN(body.width - 2, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + 1;
	g_autofree char *said = remark(self);

	row += canvas_paragraph(canvas, (struct area){ row, left, 4, width }, 0, STYLE_TEXT,
				services_say(self->services, "recover.intro")) +
	       1;
	canvas_paragraph(canvas, (struct area){ row + SIGNS_ROWS + 1, left, 4, width }, 0,
			 is_wrong(self) ? STYLE_WARNING : STYLE_HINT, said);
	signs_field_draw(&self->field.signs, canvas,
			 (struct area){ row, left + MAX(0, (width - signs_columns()) / 2),
					SIGNS_ROWS, width },
			 true);
}

static char *title(const struct screen *screen)
{
	return g_strdup(services_say(as_const_recover(screen)->services, "recover.title"));
}

/* ---------------------------------------------------------------- the screen */

static void recover_free(struct screen *screen)
{
	struct recover_screen *self = as_recover(screen);

	unlocking_done(&self->unlocking);
	code_field_done(&self->field);
	g_free(self->said);
	g_free(self);
}

static const struct screen_kind recover_kind = {
	.name = "recover",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.free = recover_free,
};

struct screen *recover_screen_new(struct services *services)
{
	struct recover_screen *self = g_new0(struct recover_screen, 1);

	self->base.kind = &recover_kind;
	self->services = services;
	self->unlocking.services = services;
	code_field_init(&self->field);
	return &self->base;
}
