/* From the file of one person to what they allow, how long it is kept, and their own copy.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/participant_care.h"

#include "screens/carry_screens.h"
#include "screens/consent_screens.h"
#include "screens/keeping_screens.h"
#include "screens/participant_growth.h"

enum { LABEL_COLUMN = 2, LABEL_WIDTH = 18, VALUE_COLUMN = 21, MOST_ROWS = 4 };

static struct outcome consents(struct screen *screen)
{
	const struct person_at_hand *person = (const struct person_at_hand *)screen;

	return conversation_screen_open(
		consents_screen_new(person->services, person->participant_id));
}

static struct outcome keeping(struct screen *screen)
{
	const struct person_at_hand *person = (const struct person_at_hand *)screen;

	return conversation_screen_open(
		keeping_screen_new(person->services, person->participant_id));
}

static struct outcome carry(struct screen *screen)
{
	const struct person_at_hand *person = (const struct person_at_hand *)screen;

	return conversation_screen_open(carry_screen_new(person->services, person->participant_id));
}

const struct command participant_care_commands[] = {
	{ "c", "consents.key", "consents.key_help", consents, NULL, 5 },
	{ "x", "keeping.key", "keeping.key_help", keeping, NULL, 6 },
	{ "m", "carry.key", "carry.key_help", carry, NULL, 18 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

int participant_care_draw(struct services *services, const struct person_file *file,
			  struct canvas *canvas, int row)
{
	struct area area = { row, VALUE_COLUMN, MOST_ROWS,
			     canvas_columns(canvas) - VALUE_COLUMN - 1 };
	g_autofree char *line = NULL;

	if (file->consents->len == 0)
		return row;
	line = consents_in_short(services, file->consents);
	canvas_text_in(canvas, row, LABEL_COLUMN, LABEL_WIDTH, STYLE_HINT,
		       services_say(services, "consents.label"));
	return row + MIN(MOST_ROWS, canvas_paragraph(canvas, area, 0, STYLE_HINT, line));
}
