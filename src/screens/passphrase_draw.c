/* What stands on the screen that asks for passphrases.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/passphrase_screen.h"

enum { FIELD_COLUMNS = 48 };

static const struct {
	const char *title, *intro, *working;
} words[PASSPHRASE_TASK_COUNT] = {
	[PASSPHRASE_FIRST_RUN] = { "unlock.title", "unlock.first_run", "passphrase.making" },
	[PASSPHRASE_FORGOTTEN] = { "passphrase.title", "passphrase.forgotten",
				   "passphrase.changing" },
	[PASSPHRASE_CHANGE] = { "passphrase.title", "passphrase.change", "passphrase.changing" },
	[PASSPHRASE_NEW_CODE] = { "code.title", "passphrase.new_code", "passphrase.changing" },
};

static const char *field_label(const struct passphrase_screen *self)
{
	static const char *const labels[] = {
		[STAGE_PRESENT] = "passphrase.present",
		[STAGE_CHOOSE] = "unlock.choose",
		[STAGE_CONFIRM] = "unlock.confirm",
	};

	return services_say(self->services,
			    self->working ? words[self->task].working : labels[self->stage]);
}

static void draw_field(const struct passphrase_screen *self, struct canvas *canvas, int row,
		       struct area text)
{
	canvas_text_in(canvas, row, text.column, text.width, STYLE_HINT, field_label(self));
	passphrase_edit_draw(self->edit, canvas, row + 1, text.column,
			     MIN(FIELD_COLUMNS, text.width), !self->working);
	if (self->working)
		canvas_cursor(canvas, row, text.column);
	text.row = row + 3;
	text.height = MIN(5, text.height - 3);
	if (self->said)
		canvas_paragraph(canvas, text, 0, STYLE_WARNING, self->said);
	else if (self->task == PASSPHRASE_FIRST_RUN && !self->working)
		canvas_text_in(canvas, row + 3, text.column, text.width, STYLE_HINT,
			       self->services->vault_path);
}

void passphrase_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct passphrase_screen *self = (const struct passphrase_screen *)screen;
	int width = MIN(body.width - 8, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + MAX(1, body.height / 6);
	struct area text = { row, left, body.row + body.height - row, width };

	if (self->stage == STAGE_TOLD) {
		canvas_paragraph(canvas, text, 0, STYLE_TEXT, self->said);
		canvas_cursor(canvas, row, left);
		return;
	}
	if (self->task == PASSPHRASE_FIRST_RUN) {
		canvas_text(canvas, row, left, STYLE_STRONG,
			    services_say(self->services, "program.name"));
		text.row += 2;
	}
	text.height = 7;
	row = text.row + canvas_paragraph(canvas, text, 0, STYLE_TEXT,
					  services_say(self->services, words[self->task].intro));
	text.height = body.row + body.height - row;
	draw_field(self, canvas, row + 1, text);
}

char *passphrase_title(const struct screen *screen)
{
	const struct passphrase_screen *self = (const struct passphrase_screen *)screen;

	return g_strdup(services_say(self->services, words[self->task].title));
}
