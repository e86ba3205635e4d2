/* One consent as it was given or refused: who asked it when and how, and the text as it was shown.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/care_words.h"
#include "screens/consent_screens.h"
#include "screens/labels.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "store/consents.h"

#include "base/text.h"

struct consent_reading {
	struct conversation_screen in;
	GPtrArray *consents; /* struct consent *: of the person */
	record_id consent_id;
	struct row_list *rows;
	int height; /* at the last drawing */
};

enum { MARGIN = 2 };

static const struct screen_kind reading_kind;

static struct consent_reading *as_reading(struct screen *screen)
{
	return (struct consent_reading *)screen;
}

/* NULL when it was taken back in the meantime. */
static const struct consent *consent_of(const struct consent_reading *self)
{
	for (guint i = 0; i < self->consents->len; i++)
		if (((const struct consent *)self->consents->pdata[i])->id == self->consent_id)
			return self->consents->pdata[i];
	return NULL;
}

static bool reload(struct consent_reading *self)
{
	struct error error = ERROR_CLEAR;

	g_clear_pointer(&self->consents, g_ptr_array_unref);
	if (consent_list(self->in.services->vault, self->in.participant_id, &self->consents,
			 &error))
		return true;
	services_tell_error(self->in.services, &error);
	self->consents = g_ptr_array_new();
	return false;
}

/* ---------------------------------------------------------------- commands */

static bool can_withdraw(const struct screen *screen)
{
	return consent_stands(consent_of((const struct consent_reading *)screen));
}

static struct outcome withdraw(struct screen *screen)
{
	struct consent_reading *self = as_reading(screen);

	return conversation_screen_open(
		consent_withdrawal_screen_new(self->in.services, consent_of(self)));
}

static struct outcome to_the_table(struct screen *screen)
{
	struct consent_reading *self = as_reading(screen);
	const struct consent *consent = consent_of(self);

	if (!consent)
		return outcome_stay();
	return outcome_open(consent_table_screen_new(self->in.services, g_strdup(consent->text)));
}

static struct outcome reading_key(struct screen *screen, const struct key *key)
{
	struct consent_reading *self = as_reading(screen);
	int last = MAX(0, (int)self->rows->rows->len - self->height), by;

	switch (key->name) {
	case KEY_NAME_UP:
		by = -1;
		break;
	case KEY_NAME_DOWN:
		by = 1;
		break;
	case KEY_NAME_PAGE_UP:
		by = 1 - self->height;
		break;
	case KEY_NAME_PAGE_DOWN:
		by = self->height - 1;
		break;
	default:
		return outcome_pass();
	}
	self->rows->first = CLAMP(self->rows->first + by, 0, last);
	return outcome_stay();
}

static const struct command reading_commands[] = {
	{ "w Del", "consents.withdraw", "consents.withdraw_help", withdraw, can_withdraw, 1 },
	{ "^T F6 M-6", "asking.table", "asking.table_help", to_the_table, NULL, 2 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 3 },
	{ 0 },
};

static const struct command *const tables[] = { reading_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static void add_fact(struct consent_reading *self, const char *label, const char *value)
{
	g_autofree char *line = NULL;

	if (text_is_blank(value))
		return;
	line = g_strdup_printf("%s: %s", services_say(self->in.services, label), value);
	row_list_entry(self->rows, 0, 0, STYLE_HINT, NULL, line, NULL);
}

static void add_facts(struct consent_reading *self, const struct consent *consent)
{
	struct services *services = self->in.services;
	g_autofree char *asked = planning_day(services, consent->answered_on);
	g_autofree char *state = consent_state(services, consent);
	g_autofree char *parts =
		consent_parts_words(services, consent->parts, services->settings.language);

	row_list_entry(self->rows, 0, 0, STYLE_STRONG, NULL, state, NULL);
	if (consent->withdrawn_on != DAY_NONE)
		add_fact(self, "consents.given_on", asked);
	add_fact(self, "asking.organisation", consent->organisation);
	add_fact(self, "asking.aim", consent->aim);
	add_fact(self, "asking.parts", parts);
	add_fact(self, "asking.way_label",
		 services_say(services, consent_way_labels[consent->way]));
	add_fact(self, "consents.asked_by", consent->asked_by);
	add_fact(self, "consents.language",
		 services_say(services, language_code_label(consent->language)));
	add_fact(self, "consents.version", consent->version);
}

static void add_text(struct consent_reading *self, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	row_list_blank(self->rows);
	for (char **line = lines; *line; line++)
		row_list_entry(self->rows, 0, 0, STYLE_TEXT, NULL, *line, NULL);
}

static void reading_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct consent_reading *self = (struct consent_reading *)screen;
	const struct consent *consent = consent_of(self);
	struct area area = { body.row + 1, body.column + MARGIN, body.height - 1,
			     body.width - 2 * MARGIN };

	self->height = area.height;
	canvas_cursor(canvas, area.row, area.column);
	if (!consent)
		return;
	row_list_begin(self->rows, area.width);
	add_facts(self, consent);
	add_text(self, consent->text);
	row_list_show(self->rows, canvas, area);
}

static char *reading_title(const struct screen *screen)
{
	const struct consent_reading *self = (const struct consent_reading *)screen;
	const struct consent *consent = consent_of(self);
	g_autofree char *subject = consent ? consent_subject(self->in.services, consent) : NULL;

	return conversation_screen_title(&self->in, subject);
}

static struct outcome reading_resumed(struct screen *screen, int value)
{
	(void)value;
	reload(as_reading(screen));
	return outcome_stay();
}

static void reading_free(struct screen *screen)
{
	struct consent_reading *self = as_reading(screen);

	g_ptr_array_unref(self->consents);
	row_list_free(self->rows);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind reading_kind = {
	.name = "consent_reading",
	.commands = tables,
	.title = reading_title,
	.draw = reading_draw,
	.key = reading_key,
	.resumed = reading_resumed,
	.free = reading_free,
};

struct screen *consent_reading_screen_new(struct services *services, record_id participant_id,
					  record_id consent_id)
{
	struct consent_reading *self = g_new0(struct consent_reading, 1);

	if (!conversation_screen_init(&self->in, &reading_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	self->consent_id = consent_id;
	self->rows = row_list_new();
	if (reload(self))
		return &self->in.base;
	reading_free(&self->in.base);
	return NULL;
}
