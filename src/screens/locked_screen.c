/* The screen is locked while the words behind it stay in memory: somebody talks without a file, the disk refuses them, or this is a
   demo. Opens with the passphrase of the vault, or Enter in a demo.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/passphrase_gate.h"

enum { FIELD_COLUMNS = 48, TEXT_COLUMNS = 64, TEXT_ROWS = 5 };

struct locked_screen {
	struct screen base;
	struct passphrase_gate gate;
};

/* Why the words are still there: so that nobody switches the laptop off. */
static const char *reason(const struct services *services)
{
	if (services->demo)
		return "locked.demo";
	return services->set_aside ? "locked.without_file" : "locked.not_saved";
}

static void locked_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct passphrase_gate *gate = &((const struct locked_screen *)screen)->gate;
	const struct services *services = gate->services;
	int column = body.column + 2, row = body.row + 3;
	struct area text = { row, column, TEXT_ROWS, MIN(TEXT_COLUMNS, body.width - 4) };

	canvas_text(canvas, body.row + 1, column, STYLE_TEXT,
		    services_say(services, "program.name"));
	row += canvas_paragraph(canvas, text, 0, STYLE_TEXT,
				services_say(services, reason(services))) +
	       1;
	canvas_text_in(canvas, row, column, text.width, STYLE_HINT,
		       services_say(services, gate->remark     ? gate->remark
					      : services->demo ? "hide.back"
							       : "locked.passphrase"));
	if (services->demo)
		canvas_cursor(canvas, row, column);
	else
		passphrase_edit_draw(gate->edit, canvas, row + 1, column,
				     MIN(FIELD_COLUMNS, text.width), true);
}

static struct outcome locked_key(struct screen *screen, const struct key *key)
{
	struct passphrase_gate *gate = &((struct locked_screen *)screen)->gate;

	if (key->name != KEY_NAME_ENTER) {
		passphrase_edit_key(gate->edit, key);
		return outcome_stay();
	}
	if (!passphrase_gate_opens(gate))
		return outcome_stay();
	gate->services->lock_waits = false;
	return outcome_close(0);
}

static void locked_free(struct screen *screen)
{
	passphrase_gate_done(&((struct locked_screen *)screen)->gate);
	g_free(screen);
}

static const struct screen_kind locked_kind = {
	.name = "locked",
	.typing = true,
	.bare = true,
	.draw = locked_draw,
	.key = locked_key,
	.free = locked_free,
};

struct screen *locked_screen_new(struct services *services)
{
	struct locked_screen *locked = g_new0(struct locked_screen, 1);

	locked->base.kind = &locked_kind;
	passphrase_gate_init(&locked->gate, services);
	return &locked->base;
}
