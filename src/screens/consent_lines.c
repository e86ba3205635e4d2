/* With whom something is to be shared, and for what: two lines, kept while they are typed like all other words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/consent_screen.h"

#include "base/text.h"

enum { LINE_BYTES = 300 };

static struct line_edit *open_line(struct consent_screen *self, struct draft_keeper *keeper,
				   const char *field, const char *stored)
{
	struct draft_key key = { self->in.participant_id, self->in.conversation_id, field };
	bool recovered = false;
	g_autofree char *text =
		draft_keeper_open(keeper, self->in.services, &key, stored, &recovered);
	struct line_edit *line = line_edit_new(text, LINE_BYTES);

	if (recovered)
		services_tell(self->in.services, "plan.recovered");
	return line;
}

static void watch(struct consent_screen *self, struct number_watch *numbers, struct line_edit *line,
		  struct draft_keeper *keeper)
{
	number_watch_line(numbers, self->in.services, line, keeper->services ? keeper : NULL);
}

/* Asked again, the same organisation is asked for the same aim and parts as the last time; the first time nothing is chosen
   before it was talked about. */
static const struct consent *last_time(const struct consent_screen *self)
{
	return text_is_blank(line_edit_text(self->organisation)) ? NULL : consent_last_word(self);
}

void consent_lines_open(struct consent_screen *self, const char *organisation)
{
	const struct consent *last;

	if (!consent_shares(self)) {
		self->organisation = line_edit_new("", LINE_BYTES);
		self->aim = line_edit_new("", LINE_BYTES);
		return;
	}
	/* Words left behind may be about another organisation than the one that was named. */
	if (text_is_blank(organisation))
		self->organisation =
			open_line(self, &self->organisation_keeper, "consent:organisation", "");
	else
		self->organisation = line_edit_new(organisation, LINE_BYTES);
	last = last_time(self);
	if (text_is_blank(organisation))
		self->aim =
			open_line(self, &self->aim_keeper, "consent:aim", last ? last->aim : "");
	else
		self->aim = line_edit_new(last ? last->aim : "", LINE_BYTES);
	watch(self, &self->organisation_watch, self->organisation, &self->organisation_keeper);
	watch(self, &self->aim_watch, self->aim, &self->aim_keeper);
	self->parts = last ? last->parts : 0;
	if (text_is_blank(line_edit_text(self->organisation)))
		self->typing = CONSENT_TYPING_ORGANISATION;
	else if (text_is_blank(line_edit_text(self->aim)))
		self->typing = CONSENT_TYPING_AIM;
}

void consent_lines_typed(struct consent_screen *self)
{
	struct draft_keeper *keeper =
		self->typing == CONSENT_TYPING_AIM ? &self->aim_keeper : &self->organisation_keeper;

	if (keeper->services)
		draft_keeper_typed(keeper);
}

void consent_lines_look(struct consent_screen *self)
{
	number_watch_look(&self->organisation_watch);
	number_watch_look(&self->aim_watch);
}

gint64 consent_lines_deadline(const struct consent_screen *self)
{
	return MIN(draft_keeper_deadline(&self->organisation_keeper),
		   draft_keeper_deadline(&self->aim_keeper));
}

void consent_lines_keep(struct consent_screen *self)
{
	if (self->organisation_keeper.waits)
		draft_keeper_keep(&self->organisation_keeper, line_edit_text(self->organisation));
	if (self->aim_keeper.waits)
		draft_keeper_keep(&self->aim_keeper, line_edit_text(self->aim));
}

static bool forget(struct draft_keeper *keeper, struct error *error)
{
	return !keeper->services || draft_keeper_forget(keeper, error);
}

bool consent_lines_forget(struct consent_screen *self, struct error *error)
{
	return forget(&self->organisation_keeper, error) && forget(&self->aim_keeper, error);
}

void consent_lines_done(struct consent_screen *self)
{
	number_watch_done(&self->organisation_watch);
	number_watch_done(&self->aim_watch);
	draft_keeper_done(&self->organisation_keeper);
	draft_keeper_done(&self->aim_keeper);
	line_edit_free(self->organisation);
	line_edit_free(self->aim);
}
