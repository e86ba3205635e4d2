/* The card alone, to turn the laptop round: in the participant's language, no names, no list, no notes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/centred.h"
#include "screens/labels.h"
#include "screens/locking.h"
#include "screens/services.h"

#include "store/people.h"

struct table_screen {
	struct screen base;
	struct services *services;
	char *prompt;
};

static void table_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct table_screen *table = (const struct table_screen *)screen;

	centred_draw(canvas, body, STYLE_STRONG, table->prompt);
}

/* Somebody walks in: what lies on the table can be hidden too. */
static struct outcome table_hide(struct screen *screen)
{
	return locking_hide(((struct table_screen *)screen)->services);
}

static struct outcome table_key(struct screen *screen, const struct key *key)
{
	(void)screen;
	return key->name == KEY_UNKNOWN ? outcome_pass() : outcome_close(0);
}

static void table_free(struct screen *screen)
{
	struct table_screen *table = (struct table_screen *)screen;

	g_free(table->prompt);
	g_free(table);
}

static const struct command table_commands[] = {
	{ "^G F9 M-9", NULL, "hide.help", table_hide, NULL, 0 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

static const struct command *const table_tables[] = { table_commands, NULL };

static const struct screen_kind table_kind = {
	.name = "table",
	.commands = table_tables,
	.bare = true,
	.draw = table_draw,
	.key = table_key,
	.free = table_free,
};

struct screen *table_screen_new(struct services *services, record_id participant_id,
				const char *card_id)
{
	const struct card *card = deck_find(&services->content->deck, card_id);
	struct participant *participant = NULL;
	struct table_screen *table;
	struct error error = ERROR_CLEAR;

	if (!people_load(services->vault, participant_id, &participant, &error) || !participant ||
	    !card) {
		error_set_key(&error, ERROR_FAILED, "card.unknown", card_id);
		services_tell_error(services, &error);
		participant_free(participant);
		return NULL;
	}
	table = g_new0(struct table_screen, 1);
	table->base.kind = &table_kind;
	table->services = services;
	table->prompt = texts_on_screen(services, &card->prompt, participant->language);
	participant_free(participant);
	return &table->base;
}
