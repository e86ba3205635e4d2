/* All that one person was asked to allow: what stands now, and every answer with its day. From here one asks, reads again, withdraws.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/care_words.h"
#include "screens/consent_screens.h"
#include "screens/planning.h"
#include "screens/row_list.h"
#include "store/consents.h"

#include "base/text.h"

struct consents_screen {
	struct conversation_screen in;
	GPtrArray *consents; /* struct consent *, oldest first; shown newest first */
	struct row_list *rows;
};

enum { MARGIN = 2, SHORT_ROWS = 3 };

static const struct screen_kind consents_kind;

static struct consents_screen *as_consents(struct screen *screen)
{
	return (struct consents_screen *)screen;
}

static void reload(struct consents_screen *self)
{
	struct error error = ERROR_CLEAR;
	int selected = self->rows->selected;

	g_clear_pointer(&self->consents, g_ptr_array_unref);
	if (!consent_list(self->in.services->vault, self->in.participant_id, &self->consents,
			  &error)) {
		services_tell_error(self->in.services, &error);
		self->consents = g_ptr_array_new();
	}
	row_list_select(self->rows, (int)self->consents->len, selected);
}

static const struct consent *consent_at(const struct consents_screen *self, int entry)
{
	int count = (int)self->consents->len;

	return entry < count ? self->consents->pdata[count - 1 - entry] : NULL;
}

static const struct consent *here(const struct screen *screen)
{
	const struct consents_screen *self = (const struct consents_screen *)screen;

	return consent_at(self, self->rows->selected);
}

/* ---------------------------------------------------------------- commands */

static struct outcome ask(struct screen *screen, enum consent_purpose purpose)
{
	struct consents_screen *self = as_consents(screen);

	return conversation_screen_open(
		consent_screen_new(self->in.services, self->in.participant_id, 0, purpose, NULL));
}

static struct outcome ask_sharing(struct screen *screen)
{
	return ask(screen, CONSENT_SHARING);
}

static struct outcome ask_research(struct screen *screen)
{
	return ask(screen, CONSENT_RESEARCH);
}

static struct outcome ask_quotes(struct screen *screen)
{
	return ask(screen, CONSENT_QUOTES);
}

static struct outcome read_it(struct screen *screen)
{
	struct consents_screen *self = as_consents(screen);
	const struct consent *consent = here(screen);

	return conversation_screen_open(consent_reading_screen_new(
		self->in.services, self->in.participant_id, consent->id));
}

static bool has_consent(const struct screen *screen)
{
	return here(screen) != NULL;
}

static bool can_withdraw(const struct screen *screen)
{
	return has_consent(screen) && consent_stands(here(screen));
}

static struct outcome withdraw(struct screen *screen)
{
	return conversation_screen_open(
		consent_withdrawal_screen_new(as_consents(screen)->in.services, here(screen)));
}

static struct outcome consents_key(struct screen *screen, const struct key *key)
{
	struct consents_screen *self = as_consents(screen);

	return row_list_key(self->rows, (int)self->consents->len, key) ? outcome_stay()
								       : outcome_pass();
}

static const struct command consents_commands[] = {
	{ "Enter", "consents.read", "consents.read_help", read_it, has_consent, 5 },
	{ "1", "consents.sharing", "consents.sharing_help", ask_sharing, NULL, 1 },
	{ "2", "consents.research", "consents.research_help", ask_research, NULL, 2 },
	{ "3", "consents.quotes", "consents.quotes_help", ask_quotes, NULL, 3 },
	{ "w Del", "consents.withdraw", "consents.withdraw_help", withdraw, can_withdraw, 4 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 6 },
	{ 0 },
};

static const struct command *const tables[] = { consents_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static void add_consent(struct consents_screen *self, int entry)
{
	struct services *services = self->in.services;
	const struct consent *consent = consent_at(self, entry);
	g_autofree char *subject = consent_subject(services, consent);
	g_autofree char *state = consent_state(services, consent);
	g_autofree char *parts =
		consent_parts_words(services, consent->parts, services->settings.language);

	row_list_entry(self->rows, entry, MARGIN,
		       consent_stands(consent) ? STYLE_STRONG : STYLE_TEXT, "• ", subject, state);
	if (consent->purpose != CONSENT_SHARING)
		return;
	if (!text_is_blank(consent->aim))
		row_list_more(self->rows, entry, 2 * MARGIN, STYLE_HINT, consent->aim);
	row_list_more(self->rows, entry, 2 * MARGIN, STYLE_HINT, parts);
}

static void consents_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct consents_screen *self = (struct consents_screen *)screen;
	struct services *services = self->in.services;
	g_autofree char *in_short = consents_in_short(services, self->consents);
	struct area line = { body.row + 1, body.column + MARGIN, SHORT_ROWS,
			     body.width - 2 * MARGIN };
	int row;

	row = body.row + 2 +
	      MIN(SHORT_ROWS, canvas_paragraph(canvas, line, 0, STYLE_TEXT, in_short));
	line = (struct area){ row, line.column, SHORT_ROWS, line.width };
	if (self->consents->len == 0) {
		canvas_paragraph(canvas, line, 0, STYLE_HINT,
				 services_say(services, "consents.none"));
		canvas_cursor(canvas, row, line.column);
		return;
	}
	row_list_begin(self->rows, body.width - MARGIN);
	for (int entry = 0; entry < (int)self->consents->len; entry++)
		add_consent(self, entry);
	row_list_draw(self->rows, canvas,
		      (struct area){ row, body.column + 1, body.row + body.height - row,
				     body.width - MARGIN });
}

static char *consents_title(const struct screen *screen)
{
	const struct consents_screen *self = (const struct consents_screen *)screen;

	return conversation_screen_title(&self->in,
					 services_say(self->in.services, "consents.title"));
}

static struct outcome consents_resumed(struct screen *screen, int value)
{
	(void)value;
	reload(as_consents(screen));
	return outcome_stay();
}

static void consents_free(struct screen *screen)
{
	struct consents_screen *self = as_consents(screen);

	g_ptr_array_unref(self->consents);
	row_list_free(self->rows);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind consents_kind = {
	.name = "consents",
	.commands = tables,
	.title = consents_title,
	.draw = consents_draw,
	.key = consents_key,
	.resumed = consents_resumed,
	.free = consents_free,
};

struct screen *consents_screen_new(struct services *services, record_id participant_id)
{
	struct consents_screen *self = g_new0(struct consents_screen, 1);

	if (!conversation_screen_init(&self->in, &consents_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	self->rows = row_list_new();
	reload(self);
	return &self->in.base;
}
