/* A long text to read.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/services.h"

#include "base/text.h"

#include <string.h>

struct reading_screen {
	struct screen base;
	struct services *services;
	char *title, *text;
	size_t length;    /* of text: its line ends become NULs */
	GPtrArray *lines; /* as they come from the text form, already wrapped */
	int first, height;
};

static struct reading_screen *as_reading(struct screen *screen)
{
	return (struct reading_screen *)screen;
}

static void scroll(struct reading_screen *reading, int by)
{
	int last = MAX(0, (int)reading->lines->len - MAX(1, reading->height));

	reading->first = CLAMP(reading->first + by, 0, last);
}

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct reading_screen *reading = as_reading(screen);
	int page = MAX(1, reading->height - 1);

	switch (pressed->name) {
	case KEY_NAME_UP:
		scroll(reading, -1);
		break;
	case KEY_NAME_DOWN:
	case KEY_NAME_ENTER:
		scroll(reading, 1);
		break;
	case KEY_NAME_PAGE_UP:
		scroll(reading, -page);
		break;
	case KEY_NAME_PAGE_DOWN:
		scroll(reading, page);
		break;
	case KEY_NAME_HOME:
		scroll(reading, -(int)reading->lines->len);
		break;
	case KEY_NAME_END:
		scroll(reading, (int)reading->lines->len);
		break;
	default:
		return outcome_pass();
	}
	return outcome_stay();
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct reading_screen *reading = (struct reading_screen *)screen;

	reading->height = body.height;
	for (int row = 0; row < body.height && reading->first + row < (int)reading->lines->len;
	     row++)
		canvas_text_in(canvas, body.row + row, body.column + 1, body.width - 1, STYLE_TEXT,
			       reading->lines->pdata[reading->first + row]);
	canvas_cursor(canvas, body.row, body.column);
}

static char *title(const struct screen *screen)
{
	return g_strdup(((const struct reading_screen *)screen)->title);
}

static void reading_free(struct screen *screen)
{
	struct reading_screen *reading = as_reading(screen);

	g_ptr_array_unref(reading->lines);
	explicit_bzero(reading->text, reading->length);
	g_free(reading->text);
	g_free(reading->title);
	g_free(reading);
}

static const struct command *const tables[] = { NULL };

static const struct screen_kind reading_kind = {
	.name = "reading",
	.commands = tables,
	.title = title,
	.draw = draw,
	.key = key,
	.free = reading_free,
};

struct screen *reading_screen_new(struct services *services, char *heading, char *text)
{
	struct reading_screen *reading = g_new0(struct reading_screen, 1);

	reading->base.kind = &reading_kind;
	reading->services = services;
	reading->title = heading;
	reading->text = text;
	reading->length = strlen(text);
	reading->lines = g_ptr_array_new();
	for (char *line = text; line;) {
		char *end = strchr(line, '\n');

		g_ptr_array_add(reading->lines, line);
		if (end)
			*end++ = '\0';
		line = end;
	}
	return &reading->base;
}
