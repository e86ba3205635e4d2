/* The settings of this machine: languages, the prefix of new codes, who works here, when the screen is covered and locked.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "screens/care_screens.h"
#include "screens/keeping_screens.h"
#include "store/audit.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

#include <stdlib.h>
#include <string.h>

enum field {
	FIELD_LANGUAGE,
	FIELD_SECOND,
	FIELD_PREFIX,
	FIELD_LOCATION,
	FIELD_COUNSELLOR,
	FIELD_BARE_AFTER,
	FIELD_HARD_LOCK,
	FIELD_LOCK_ON_HIDE,
	FIELD_COUNT,
};

enum {
	LABEL_COLUMNS = 38,
	VALUE_COLUMNS = 20,
	PREFIX_BYTES = 6,
	MINUTES_BYTES = 3,
	LINE_BYTES = 200
};

/* A field is a line or a choice. */
struct settings_screen {
	struct screen base;
	struct services *services;
	struct line_edit *lines[FIELD_COUNT];
	struct choice choices[FIELD_COUNT];
	enum field here;
};

static const char *const labels[FIELD_COUNT] = {
	[FIELD_LANGUAGE] = "settings.language",     [FIELD_SECOND] = "settings.second",
	[FIELD_PREFIX] = "settings.prefix",         [FIELD_LOCATION] = "settings.location",
	[FIELD_COUNSELLOR] = "settings.counsellor", [FIELD_BARE_AFTER] = "settings.bare_after",
	[FIELD_HARD_LOCK] = "settings.hard_lock",   [FIELD_LOCK_ON_HIDE] = "settings.lock_on_hide",
};

static const char *const language_labels[LANGUAGE_COUNT + 1] = {
	[LANGUAGE_UK] = "language.uk",
	[LANGUAGE_NL] = "language.nl",
	[LANGUAGE_EN] = "language.en",
	[LANGUAGE_NONE] = "settings.second_none",
};

static const char *const yes_labels[] = { "plan.no", "plan.yes" };

static struct settings_screen *as_settings(struct screen *screen)
{
	return (struct settings_screen *)screen;
}

/* ---------------------------------------------------------------- taking what was filled in */

static bool take_prefix(struct settings_screen *self)
{
	g_autofree char *probe =
		g_strconcat(line_edit_text(self->lines[FIELD_PREFIX]), "-0001", NULL);
	char code[CODE_SIZE];

	if (!participant_code_normalise(probe, code))
		return false;
	g_strlcpy(self->services->settings.prefix, code, sizeof(self->services->settings.prefix));
	self->services->settings.prefix[strcspn(self->services->settings.prefix, "-")] = '\0';
	return true;
}

/* Nothing typed is 0: never. */
static bool read_minutes(const struct settings_screen *self, enum field field, int *minutes)
{
	g_autofree char *typed = g_strstrip(g_strdup(line_edit_text(self->lines[field])));
	guint64 number = 0;

	if (*typed &&
	    !g_ascii_string_to_unsigned(typed, 10, 0, SETTINGS_MOST_MINUTES, &number, NULL))
		return false;
	*minutes = (int)number;
	return true;
}

static bool take_minutes(struct settings_screen *self, enum field field, int *minutes)
{
	if (read_minutes(self, field, minutes))
		return true;
	self->here = field;
	services_tell(self->services, "settings.minutes_are_odd");
	return false;
}

static void take_line(const struct settings_screen *self, enum field field, char **line)
{
	g_free(*line);
	*line = g_strdup(line_edit_text(self->lines[field]));
}

static void take_languages(struct settings_screen *self, struct settings *settings)
{
	enum language language = (enum language)self->choices[FIELD_LANGUAGE].selected;

	if (services_sentences(self->services, language) && self->services->sentences[language])
		settings->language = language;
	settings->second = (enum language)self->choices[FIELD_SECOND].selected;
	if (settings->second == settings->language)
		settings->second = LANGUAGE_NONE;
}

static bool take(struct settings_screen *self)
{
	struct settings *settings = &self->services->settings;

	if (!take_prefix(self)) {
		self->here = FIELD_PREFIX;
		services_tell(self->services, "settings.prefix_is_odd");
		return false;
	}
	if (!take_minutes(self, FIELD_BARE_AFTER, &settings->bare_after_minutes) ||
	    !take_minutes(self, FIELD_HARD_LOCK, &settings->hard_lock_minutes))
		return false;
	take_languages(self, settings);
	take_line(self, FIELD_LOCATION, &settings->location);
	take_line(self, FIELD_COUNSELLOR, &settings->counsellor);
	settings->lock_on_hide = self->choices[FIELD_LOCK_ON_HIDE].selected == 1;
	return true;
}

static struct outcome leave(struct screen *screen)
{
	struct settings_screen *self = as_settings(screen);
	struct services *services = self->services;
	struct error error = ERROR_CLEAR;

	if (!take(self))
		return outcome_stay();
	if (!services->demo && !settings_save(services->settings_path, &services->settings, &error))
		services_tell_error(services, &error);
	vault_set_counsellor(services->vault, services->settings.counsellor);
	return outcome_close(0);
}

/* ---------------------------------------------------------------- keys */

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

/* A vault on disk that may be written has a passphrase and a code to change. */
static bool has_keys(const struct screen *screen)
{
	const struct services *services = ((const struct settings_screen *)screen)->services;

	return services->vault_path && !services->demo && !vault_is_read_only(services->vault);
}

static struct outcome new_passphrase(struct screen *screen)
{
	return outcome_open(
		passphrase_screen_new(as_settings(screen)->services, PASSPHRASE_CHANGE));
}

static struct outcome new_code(struct screen *screen)
{
	return outcome_open(
		passphrase_screen_new(as_settings(screen)->services, PASSPHRASE_NEW_CODE));
}

static struct outcome organisation(struct screen *screen)
{
	return outcome_open(organisation_screen_new(as_settings(screen)->services));
}

static const struct command settings_commands[] = {
	{ "Tab Down Enter", "details.next", "details.next_help", next, NULL, 6 },
	{ "BackTab Up", NULL, "details.previous_help", previous, NULL, 0 },
	{ "Esc", "details.save", "details.save_help", leave, NULL, 2 },
	{ "^P M-p", "settings.passphrase", "settings.passphrase_help", new_passphrase, has_keys,
	  4 },
	{ "^R M-r", "settings.code", "settings.code_help", new_code, has_keys, 5 },
	{ "^O M-o", "settings.organisation", "settings.organisation_help", organisation, NULL, 3 },
	{ 0 },
};

static const struct command *const tables[] = { settings_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct settings_screen *self = as_settings(screen);
	struct line_edit *line = self->lines[self->here];
	bool taken = line ? line_edit_key(line, pressed)
			  : choice_key(&self->choices[self->here], pressed);

	return taken ? outcome_stay() : outcome_pass();
}

/* ---------------------------------------------------------------- drawing */

static int columns_of(enum field field, int width)
{
	if (field == FIELD_PREFIX)
		return MIN(12, width);
	if (field == FIELD_BARE_AFTER || field == FIELD_HARD_LOCK)
		return MIN(6, width);
	return width;
}

static const char *choice_label(const struct settings_screen *self, enum field field)
{
	int selected = self->choices[field].selected;

	return services_say(self->services, field == FIELD_LOCK_ON_HIDE
						    ? yes_labels[selected]
						    : language_labels[selected]);
}

static void draw_field(const struct settings_screen *self, struct canvas *canvas, enum field field,
		       struct area place)
{
	bool focused = self->here == field;

	if (self->lines[field])
		line_edit_draw(self->lines[field], canvas, place.row, place.column,
			       columns_of(field, place.width), focused);
	else
		choice_draw(&self->choices[field], canvas, place.row, place.column, place.width,
			    choice_label(self, field), focused);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct settings_screen *self = (const struct settings_screen *)screen;
	int label = MIN(LABEL_COLUMNS, body.width - VALUE_COLUMNS), left = body.column + label + 3;
	int between = body.height > 2 * FIELD_COUNT ? 2 : 1;

	for (int field = 0; field < FIELD_COUNT; field++) {
		int row = body.row + 1 + between * field;

		canvas_text_in(canvas, row, body.column + 1, label,
			       (int)self->here == field ? STYLE_SELECTED : STYLE_HINT,
			       services_say(self->services, labels[field]));
		draw_field(self, canvas, (enum field)field,
			   (struct area){ row, left, 1, body.column + body.width - left - 1 });
	}
}

static char *title(const struct screen *screen)
{
	return g_strdup(
		services_say(((const struct settings_screen *)screen)->services, "settings.title"));
}

/* ---------------------------------------------------------------- the screen */

static void settings_free(struct screen *screen)
{
	for (int field = 0; field < FIELD_COUNT; field++)
		line_edit_free(as_settings(screen)->lines[field]);
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

static struct line_edit *minutes_line(int minutes)
{
	g_autofree char *number = g_strdup_printf("%d", minutes);

	return line_edit_new(number, MINUTES_BYTES);
}

struct screen *settings_screen_new(struct services *services)
{
	struct settings_screen *self = g_new0(struct settings_screen, 1);
	const struct settings *settings = &services->settings;

	self->base.kind = &settings_kind;
	self->services = services;
	self->choices[FIELD_LANGUAGE] = (struct choice){ LANGUAGE_COUNT, (int)settings->language };
	self->choices[FIELD_SECOND] = (struct choice){ LANGUAGE_COUNT + 1, (int)settings->second };
	self->choices[FIELD_LOCK_ON_HIDE] = (struct choice){ 2, settings->lock_on_hide };
	self->lines[FIELD_PREFIX] = line_edit_new(settings->prefix, PREFIX_BYTES);
	self->lines[FIELD_LOCATION] = line_edit_new(settings->location, LINE_BYTES);
	self->lines[FIELD_COUNSELLOR] = line_edit_new(settings->counsellor, LINE_BYTES);
	self->lines[FIELD_BARE_AFTER] = minutes_line(settings->bare_after_minutes);
	self->lines[FIELD_HARD_LOCK] = minutes_line(settings->hard_lock_minutes);
	return &self->base;
}
