/* Nobody pressed a key for a while: the card that is open, alone, in the participant's language; or an almost empty page. Any key
   goes back to what was there.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/centred.h"
#include "screens/labels.h"
#include "screens/services.h"

struct quiet_screen {
	struct screen base;
	struct services *services;
	enum language language; /* LANGUAGE_NONE: the counsellor's */
	char *prompt;           /* NULL: no card */
};

static const char *say_here(const struct quiet_screen *quiet, const char *key)
{
	return say(services_sentences(quiet->services, quiet->language), key);
}

static void quiet_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct quiet_screen *quiet = (const struct quiet_screen *)screen;
	int row = body.row + body.height - 2, column = body.column + 2;

	if (quiet->prompt) {
		centred_draw(canvas, body, STYLE_STRONG, quiet->prompt);
		return;
	}
	canvas_text(canvas, body.row + 1, column, STYLE_TEXT, say_here(quiet, "program.name"));
	canvas_text(canvas, row, column, STYLE_HINT, say_here(quiet, "quiet.any_key"));
	canvas_cursor(canvas, row, column);
}

static struct outcome quiet_key(struct screen *screen, const struct key *key)
{
	(void)screen;
	(void)key;
	return outcome_close(0);
}

static void quiet_free(struct screen *screen)
{
	struct quiet_screen *quiet = (struct quiet_screen *)screen;

	g_free(quiet->prompt);
	g_free(quiet);
}

static const struct screen_kind quiet_kind = {
	.name = "quiet",
	.bare = true,
	.draw = quiet_draw,
	.key = quiet_key,
	.free = quiet_free,
};

struct screen *quiet_screen_new(struct services *services, const char *card_id,
				enum language language)
{
	const struct card *card = card_id ? deck_find(&services->content->deck, card_id) : NULL;
	struct quiet_screen *quiet = g_new0(struct quiet_screen, 1);

	quiet->base.kind = &quiet_kind;
	quiet->services = services;
	quiet->language = language;
	if (card)
		quiet->prompt = texts_on_screen(services, &card->prompt, language);
	return &quiet->base;
}
