/* The question of a consent: read aloud in the participant's language, answered with one key, dated, with its text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/consent_screen.h"

#include "base/text.h"
#include "screens/planning.h"
#include "store/consents.h"

#include <string.h>

enum { SCROLL_ROWS = 4 };

static const struct screen_kind consent_kind;

static struct consent_screen *as_consent(struct screen *screen)
{
	return (struct consent_screen *)screen;
}

static const struct consent_screen *as_const_consent(const struct screen *screen)
{
	return (const struct consent_screen *)screen;
}

bool consent_shares(const struct consent_screen *self)
{
	return self->purpose == CONSENT_SHARING;
}

const struct consent *consent_last_word(const struct consent_screen *self)
{
	if (consent_shares(self))
		return consent_last_for(self->before, line_edit_text(self->organisation));
	return consent_last(self->before, self->purpose);
}

static void set_text(char **field, const char *text)
{
	g_free(*field);
	*field = g_strstrip(g_strdup(text ? text : ""));
}

/* What is not said yet stands as a gap in the words. */
static void set_text_or_gap(char **field, const struct line_edit *line)
{
	set_text(field, text_is_blank(line_edit_text(line)) ? "…" : line_edit_text(line));
}

char *consent_screen_question(const struct consent_screen *self, enum language language,
			      enum language *shown)
{
	struct services *services = self->in.services;
	struct consent *about = consent_new();
	g_autofree char *parts = NULL;
	char *words;

	about->purpose = self->purpose;
	set_text_or_gap(&about->organisation, self->organisation);
	set_text_or_gap(&about->aim, self->aim);
	if (g_str_has_suffix(about->aim, ".")) /* the sentence it stands in brings its own */
		about->aim[strlen(about->aim) - 1] = '\0';
	parts = self->parts ? consent_parts_words(services, self->parts, language) : g_strdup("…");
	words = consent_question(services->content, about, parts, language, shown);
	consent_free(about);
	return words;
}

/* ---------------------------------------------------------------- the answer */

static struct consent *consent_from(const struct consent_screen *self, enum consent_answer answer)
{
	struct consent *consent = consent_new();
	enum language shown = self->language;

	consent->participant_id = self->in.participant_id;
	consent->conversation_id = self->in.conversation_id;
	consent->purpose = self->purpose;
	consent->answer = answer;
	consent->way = self->way;
	consent->answered_on = self->in.said_on;
	g_free(consent->text);
	consent->text = consent_screen_question(self, self->language, &shown);
	g_strlcpy(consent->language, names_word(language_names, (int)shown), LANGUAGE_CODE);
	set_text(&consent->version, self->in.services->content->consents.version);
	set_text(&consent->asked_by, self->in.services->settings.counsellor);
	if (!consent_shares(self))
		return consent;
	set_text(&consent->organisation, line_edit_text(self->organisation));
	set_text(&consent->aim, line_edit_text(self->aim));
	consent->parts = self->parts;
	return consent;
}

struct answering {
	struct consent_screen *self;
	struct consent *consent;
};

static bool save_answer(struct vault *vault, void *data, struct error *error)
{
	const struct answering *answering = data;

	return consent_save(vault, answering->consent, error) &&
	       consent_lines_forget(answering->self, error);
}

static bool save(struct consent_screen *self, enum consent_answer answer)
{
	struct answering answering = { self, consent_from(self, answer) };
	bool saved = planning_act(self->in.services, "undo.consent", save_answer, &answering);

	consent_free(answering.consent);
	return saved;
}

/* A question nobody can understand is not asked: with whom, for what, and what of it. */
static bool is_whole(struct consent_screen *self)
{
	const char *missing = NULL;

	if (!consent_shares(self))
		return true;
	if (text_is_blank(line_edit_text(self->organisation))) {
		self->typing = CONSENT_TYPING_ORGANISATION;
		missing = "asking.no_organisation";
	} else if (text_is_blank(line_edit_text(self->aim))) {
		self->typing = CONSENT_TYPING_AIM;
		missing = "asking.no_aim";
	} else if (!self->parts) {
		missing = "asking.no_parts";
	}
	if (missing)
		services_tell(self->in.services, missing);
	return !missing;
}

static bool quotes_come_next(const struct consent_screen *self)
{
	return self->purpose == CONSENT_RESEARCH && !consent_last(self->before, CONSENT_QUOTES);
}

static struct outcome gives(struct screen *screen)
{
	struct consent_screen *self = as_consent(screen);
	struct screen *next;

	if (!is_whole(self) || !save(self, CONSENT_GIVEN))
		return outcome_stay();
	services_tell(self->in.services, "asking.given");
	if (!quotes_come_next(self))
		return outcome_close(CONSENT_SAID_YES);
	next = consent_screen_new(self->in.services, self->in.participant_id,
				  self->in.conversation_id, CONSENT_QUOTES, NULL);
	return next ? outcome_replace(next) : outcome_close(CONSENT_SAID_YES);
}

static struct outcome refuses(struct screen *screen)
{
	struct consent_screen *self = as_consent(screen);

	if (!is_whole(self) || !save(self, CONSENT_REFUSED))
		return outcome_stay();
	services_tell(self->in.services, "asking.refused");
	return outcome_close(CONSENT_SAID_NO);
}

static struct outcome unasked(struct screen *screen)
{
	struct consent_screen *self = as_consent(screen);
	struct error error = ERROR_CLEAR;

	if (!consent_lines_forget(self, &error))
		services_tell_error(self->in.services, &error);
	return outcome_close(CONSENT_LEFT_UNASKED);
}

/* ---------------------------------------------------------------- typing */

static bool is_typing(const struct screen *screen)
{
	return as_const_consent(screen)->typing != CONSENT_TYPING_NOTHING;
}

static bool is_not_typing(const struct screen *screen)
{
	return !is_typing(screen);
}

static bool can_type(const struct screen *screen)
{
	return is_not_typing(screen) && consent_shares(as_const_consent(screen));
}

static struct outcome end_typing(struct screen *screen)
{
	struct consent_screen *self = as_consent(screen);
	bool goes_on = self->typing == CONSENT_TYPING_ORGANISATION &&
		       text_is_blank(line_edit_text(self->aim));

	self->typing = goes_on ? CONSENT_TYPING_AIM : CONSENT_TYPING_NOTHING;
	consent_lines_look(self);
	return outcome_stay();
}

static struct outcome stop_typing(struct screen *screen)
{
	as_consent(screen)->typing = CONSENT_TYPING_NOTHING;
	consent_lines_look(as_consent(screen));
	return outcome_stay();
}

static struct outcome type_organisation(struct screen *screen)
{
	as_consent(screen)->typing = CONSENT_TYPING_ORGANISATION;
	return outcome_stay();
}

static struct outcome type_aim(struct screen *screen)
{
	as_consent(screen)->typing = CONSENT_TYPING_AIM;
	return outcome_stay();
}

/* ---------------------------------------------------------------- choices */

static struct outcome toggle_part(struct screen *screen, enum consent_part part)
{
	as_consent(screen)->parts ^= part;
	return outcome_stay();
}

static struct outcome perspective(struct screen *screen)
{
	return toggle_part(screen, CONSENT_PART_PERSPECTIVE);
}

static struct outcome obstacles(struct screen *screen)
{
	return toggle_part(screen, CONSENT_PART_OBSTACLES);
}

static struct outcome steps(struct screen *screen)
{
	return toggle_part(screen, CONSENT_PART_STEPS);
}

static struct outcome skills(struct screen *screen)
{
	return toggle_part(screen, CONSENT_PART_SKILLS);
}

static struct outcome next_way(struct screen *screen)
{
	struct consent_screen *self = as_consent(screen);

	self->way = (self->way + 1) % (CONSENT_THROUGH_INTERPRETER + 1);
	return outcome_stay();
}

static struct outcome next_language(struct screen *screen)
{
	struct consent_screen *self = as_consent(screen);

	self->language = (self->language + 1) % LANGUAGE_COUNT;
	self->rows->first = 0;
	return outcome_stay();
}

static struct outcome to_the_table(struct screen *screen)
{
	struct consent_screen *self = as_consent(screen);
	enum language shown;

	if (!is_whole(self))
		return outcome_stay();
	return outcome_open(consent_table_screen_new(
		self->in.services, consent_screen_question(self, self->language, &shown)));
}

static struct outcome whom_to_call(struct screen *screen)
{
	struct consent_screen *self = as_consent(screen);

	return outcome_open(contacts_screen_new(self->in.services, self->in.language));
}

static struct outcome scroll_by(struct screen *screen, int by)
{
	row_list_scroll(as_consent(screen)->rows, as_consent(screen)->text_height, by);
	return outcome_stay();
}

static struct outcome scroll_down(struct screen *screen)
{
	return scroll_by(screen, SCROLL_ROWS);
}

static struct outcome scroll_up(struct screen *screen)
{
	return scroll_by(screen, -SCROLL_ROWS);
}

static struct outcome consent_key(struct screen *screen, const struct key *key)
{
	struct consent_screen *self = as_consent(screen);
	struct line_edit *line =
		self->typing == CONSENT_TYPING_ORGANISATION ? self->organisation : self->aim;

	if (!is_typing(screen) || !line_edit_key(line, key))
		return outcome_pass();
	consent_lines_typed(self);
	return outcome_stay();
}

static void consent_covered(struct screen *screen)
{
	consent_lines_keep(as_consent(screen));
}

static gint64 consent_deadline(const struct screen *screen)
{
	return consent_lines_deadline(as_const_consent(screen));
}

static struct outcome consent_due(struct screen *screen)
{
	consent_lines_keep(as_consent(screen));
	return outcome_stay();
}

static const struct command consent_commands[] = {
	{ "Enter Tab", "opening.end_typing", "opening.end_typing_help", end_typing, is_typing, 1 },
	{ "Esc", NULL, "opening.end_typing_help", stop_typing, is_typing, 0 },
	{ "a", "asking.gives", "asking.gives_help", gives, is_not_typing, 1 },
	{ "n", "asking.refuses", "asking.refuses_help", refuses, is_not_typing, 2 },
	{ "Esc", "asking.unasked", "asking.unasked_help", unasked, is_not_typing, 3 },
	{ "^T F6 M-6", "asking.table", "asking.table_help", to_the_table, NULL, 4 },
	{ "h", "asking.way", "asking.way_help", next_way, is_not_typing, 5 },
	{ "l", "opening.language", "opening.language_help", next_language, is_not_typing, 6 },
	{ "o", NULL, "asking.organisation_help", type_organisation, can_type, 0 },
	{ "d", NULL, "asking.aim_help", type_aim, can_type, 0 },
	{ "1", NULL, "asking.perspective_help", perspective, can_type, 0 },
	{ "2", NULL, "asking.obstacles_help", obstacles, can_type, 0 },
	{ "3", NULL, "asking.steps_help", steps, can_type, 0 },
	{ "4", NULL, "asking.skills_help", skills, can_type, 0 },
	{ "PgDn Down", NULL, "asking.scroll_help", scroll_down, NULL, 0 },
	{ "PgUp Up", NULL, NULL, scroll_up, NULL, 0 },
	{ "^B F8 M-8", NULL, "participant.contacts_help", whom_to_call, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { consent_commands, NULL };

/* ---------------------------------------------------------------- the screen */

static char *consent_title(const struct screen *screen)
{
	const struct consent_screen *self = as_const_consent(screen);

	return conversation_screen_title(
		&self->in, services_say(self->in.services, consent_purpose_labels[self->purpose]));
}

static void consent_screen_free(struct screen *screen)
{
	struct consent_screen *self = as_consent(screen);

	consent_lines_done(self);
	row_list_free(self->rows);
	g_clear_pointer(&self->before, g_ptr_array_unref);
	conversation_screen_done(&self->in);
	g_free(self);
}

static const struct screen_kind consent_kind = {
	.name = "consent",
	.commands = tables,
	.title = consent_title,
	.draw = consent_draw,
	.key = consent_key,
	.covered = consent_covered,
	.deadline = consent_deadline,
	.due = consent_due,
	.free = consent_screen_free,
};

struct screen *consent_screen_new(struct services *services, record_id participant_id,
				  record_id conversation_id, enum consent_purpose purpose,
				  const char *organisation)
{
	struct consent_screen *self = g_new0(struct consent_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!conversation_screen_init(&self->in, &consent_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->purpose = purpose;
	self->language = self->in.language;
	self->way = self->in.present & PRESENT_INTERPRETER ? CONSENT_THROUGH_INTERPRETER
							   : CONSENT_SPOKEN;
	self->rows = row_list_new();
	if (!consent_list(services->vault, participant_id, &self->before, &error)) {
		services_tell_error(services, &error);
		self->before = g_ptr_array_new();
	}
	consent_lines_open(self, organisation);
	return &self->in.base;
}
