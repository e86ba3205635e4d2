/* The words of a consent alone, to turn the laptop round: in the participant's language, no names, nothing else.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/consent_screens.h"

#include "base/text.h"
#include "screens/locking.h"

struct consent_table_screen {
	struct screen base;
	struct services *services;
	char *words;
	int skip, height, rows; /* of the wrapped words; at the last drawing */
};

enum { COMFORTABLE = 60, MARGIN = 4 };

static void table_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct consent_table_screen *table = (struct consent_table_screen *)screen;
	int width = MIN(COMFORTABLE, body.width - 2 * MARGIN);
	struct area area = { body.row + 1, body.column + (body.width - width) / 2, body.height - 2,
			     width };

	table->height = area.height;
	table->rows = text_rows(table->words, width);
	if (table->rows < area.height) {
		area.row += (area.height - table->rows) / 2;
		area.height = table->rows;
	}
	canvas_paragraph(canvas, area, table->skip, STYLE_STRONG, table->words);
	canvas_cursor(canvas, area.row, area.column);
}

static struct outcome table_hide(struct screen *screen)
{
	return locking_hide(((struct consent_table_screen *)screen)->services);
}

static struct outcome scroll(struct consent_table_screen *table, int by)
{
	table->skip = CLAMP(table->skip + by, 0, MAX(0, table->rows - table->height));
	return outcome_stay();
}

static struct outcome table_key(struct screen *screen, const struct key *key)
{
	struct consent_table_screen *table = (struct consent_table_screen *)screen;

	switch (key->name) {
	case KEY_UNKNOWN:
		return outcome_pass();
	case KEY_NAME_DOWN:
	case KEY_NAME_PAGE_DOWN:
		return scroll(table, table->height - 1);
	case KEY_NAME_UP:
	case KEY_NAME_PAGE_UP:
		return scroll(table, 1 - table->height);
	default:
		return outcome_close(0);
	}
}

static void table_free(struct screen *screen)
{
	g_free(((struct consent_table_screen *)screen)->words);
	g_free(screen);
}

static const struct command table_commands[] = {
	{ "^G F9 M-9", NULL, "hide.help", table_hide, NULL, 0 },
	{ .keys = NULL },
};

static const struct command *const tables[] = { table_commands, NULL };

static const struct screen_kind table_kind = {
	.name = "consent_table",
	.commands = tables,
	.bare = true,
	.draw = table_draw,
	.key = table_key,
	.free = table_free,
};

struct screen *consent_table_screen_new(struct services *services, char *words)
{
	struct consent_table_screen *table = g_new0(struct consent_table_screen, 1);

	table->base.kind = &table_kind;
	table->services = services;
	table->words = words;
	return &table->base;
}
