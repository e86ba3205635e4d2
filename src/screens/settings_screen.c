/* The settings of this machine: languages, the prefix of new codes, the location proposed for new people.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "screens/services.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

#include <string.h>

enum field { FIELD_LANGUAGE, FIELD_SECOND, FIELD_PREFIX, FIELD_LOCATION, FIELD_COUNT };

struct settings_screen {
	struct screen base;
	struct services *services;
	struct choice language, second;
	struct line_edit *prefix, *location;
	enum field here;
};

static const char *const labels[FIELD_COUNT] = {
	[FIELD_LANGUAGE] = "settings.language",
	[FIELD_SECOND] = "settings.second",
	[FIELD_PREFIX] = "settings.prefix",
	[FIELD_LOCATION] = "settings.location",
};

static const char *const choice_labels[LANGUAGE_COUNT + 1] = {
	[LANGUAGE_UK] = "language.uk",
	[LANGUAGE_NL] = "language.nl",
	[LANGUAGE_EN] = "language.en",
	[LANGUAGE_NONE] = "settings.second_none",
};

static struct settings_screen *as_settings(struct screen *screen)
{
	return (struct settings_screen *)screen;
}

static bool take_prefix(struct settings_screen *self)
{
	g_autofree char *probe = g_strconcat(line_edit_text(self->prefix), "-0001", NULL);
	char code[CODE_SIZE];

	if (!participant_code_normalise(probe, code))
		return false;
	g_strlcpy(self->services->settings.prefix, code, sizeof(self->services->settings.prefix));
	self->services->settings.prefix[strcspn(self->services->settings.prefix, "-")] = '\0';
	return true;
}

static struct outcome leave(struct screen *screen)
{
	struct settings_screen *self = as_settings(screen);
	struct settings *settings = &self->services->settings;
	enum language language = (enum language)self->language.selected;
	struct error error = ERROR_CLEAR;

	if (!take_prefix(self)) {
		services_tell(self->services, "settings.prefix_is_odd");
		return outcome_stay();
	}
	if (services_sentences(self->services, language) && self->services->sentences[language])
		settings->language = language;
	settings->second = (enum language)self->second.selected;
	if (settings->second == settings->language)
		settings->second = LANGUAGE_NONE;
	g_free(settings->location);
	settings->location = g_strdup(line_edit_text(self->location));
	if (!self->services->demo &&
	    !settings_save(self->services->settings_path, settings, &error))
		services_tell_error(self->services, &error);
	return outcome_close(0);
}

static struct outcome next(struct screen *screen)
{
	as_settings(screen)->here = (as_settings(screen)->here + 1) % FIELD_COUNT;
	return outcome_stay();
}

static struct outcome previous(struct screen *screen)
{
	as_settings(screen)->here = (as_settings(screen)->here + FIELD_COUNT - 1) % FIELD_COUNT;
	return outcome_stay();
}

static const struct command settings_commands[] = {
	{ "Tab Down Enter", "details.next", "details.next_help", next, NULL, 1 },
	{ "BackTab Up", NULL, "details.previous_help", previous, NULL, 0 },
	{ "Esc", "details.save", "details.save_help", leave, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { settings_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct settings_screen *self = as_settings(screen);
	bool taken = false;

	switch (self->here) {
	case FIELD_LANGUAGE:
		taken = choice_key(&self->language, pressed);
		break;
	case FIELD_SECOND:
		taken = choice_key(&self->second, pressed);
		break;
	case FIELD_PREFIX:
		taken = line_edit_key(self->prefix, pressed);
		break;
	case FIELD_LOCATION:
	case FIELD_COUNT:
		taken = line_edit_key(self->location, pressed);
		break;
	}
	return taken ? outcome_stay() : outcome_pass();
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct settings_screen *self = (const struct settings_screen *)screen;
	int row = body.row + 1, left = 34, width = body.width - left - 1;

	for (int field = 0; field < FIELD_COUNT; field++)
		canvas_text_in(canvas, row + 2 * field, 2, left - 3,
			       (int)self->here == field ? STYLE_SELECTED : STYLE_HINT,
			       services_say(self->services, labels[field]));
	choice_draw(&self->language, canvas, row, left, width,
		    services_say(self->services, choice_labels[self->language.selected]),
		    self->here == FIELD_LANGUAGE);
	choice_draw(&self->second, canvas, row + 2, left, width,
		    services_say(self->services, choice_labels[self->second.selected]),
		    self->here == FIELD_SECOND);
	line_edit_draw(self->prefix, canvas, row + 4, left, 12, self->here == FIELD_PREFIX);
	line_edit_draw(self->location, canvas, row + 6, left, width, self->here == FIELD_LOCATION);
}

static char *title(const struct screen *screen)
{
	return g_strdup(
		services_say(((const struct settings_screen *)screen)->services, "settings.title"));
}

static void settings_free(struct screen *screen)
{
	line_edit_free(as_settings(screen)->prefix);
	line_edit_free(as_settings(screen)->location);
	g_free(screen);
}

static const struct screen_kind settings_kind = {
	.name = "settings",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.free = settings_free,
};

struct screen *settings_screen_new(struct services *services)
{
	struct settings_screen *self = g_new0(struct settings_screen, 1);
	const struct settings *settings = &services->settings;

	self->base.kind = &settings_kind;
	self->services = services;
	self->language = (struct choice){ LANGUAGE_COUNT, (int)settings->language };
	self->second = (struct choice){ LANGUAGE_COUNT + 1, (int)settings->second };
	self->prefix = line_edit_new(settings->prefix, 6);
	self->location = line_edit_new(settings->location ? settings->location : "", 200);
	return &self->base;
}
