/* One person: who they are, their conversations, what the plan holds; where everything about them begins.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "report/file_sheet.h"
#include "screens/labels.h"
#include "screens/participant_care.h"
#include "screens/participant_growth.h"
#include "screens/services.h"
#include "store/audit.h"
#include "store/conversations.h"
#include "store/files.h"
#include "store/people.h"
#include "ui/list_view.h"

#include <string.h>

/* Begins as struct person_at_hand. */
struct participant_screen {
	struct screen base;
	struct services *services;
	record_id participant_id;
	struct person_file *file; /* NULL only when it could not be read */
	struct list_view list;    /* of conversations, newest first */
};

static struct participant_screen *as_participant(struct screen *screen)
{
	return (struct participant_screen *)screen;
}

static const struct sentences *own_sentences(const struct participant_screen *person)
{
	return person->services->sentences[person->services->settings.language];
}

static void read_file(struct participant_screen *person)
{
	struct error error = ERROR_CLEAR;

	person_file_free(person->file);
	person->file = NULL;
	if (!file_load(person->services->vault, person->participant_id, &person->file, &error)) {
		services_tell_error(person->services, &error);
		person->file = NULL;
		return;
	}
	list_view_set_count(&person->list, (int)person->file->conversations->len);
}

/* Who looked, for whoever asks later. */
static void note_opened(struct participant_screen *person)
{
	if (person->file)
		services_note(person->services, AUDIT_OPENED, person->participant_id);
}

/* Newest first on screen, oldest first in the file. */
static const struct conversation *conversation_at(const struct participant_screen *person,
						  int index)
{
	const GPtrArray *conversations = person->file->conversations;

	if (index < 0 || index >= (int)conversations->len)
		return NULL;
	return conversations->pdata[conversations->len - 1 - (guint)index];
}

/* ---------------------------------------------------------------- commands */

static struct outcome new_conversation(struct screen *screen)
{
	struct participant_screen *person = as_participant(screen);

	return outcome_open(opening_screen_new(person->services, person->participant_id));
}

static struct outcome open_conversation(struct screen *screen)
{
	struct participant_screen *person = as_participant(screen);
	const struct conversation *conversation =
		person->file ? conversation_at(person, person->list.selected) : NULL;
	struct screen *place;

	if (!conversation)
		return outcome_stay();
	place = conversation_screen_at_its_place(person->services, conversation->id);
	return place ? outcome_open(place) : outcome_stay();
}

static struct outcome details(struct screen *screen)
{
	struct participant_screen *person = as_participant(screen);

	return outcome_open(details_screen_new(person->services, person->participant_id));
}

static struct outcome plan(struct screen *screen)
{
	struct participant_screen *person = as_participant(screen);

	return outcome_open(plan_screen_new(person->services, person->participant_id, 0));
}

static struct outcome domains(struct screen *screen)
{
	struct participant_screen *person = as_participant(screen);

	return outcome_open(indicators_screen_new(person->services, person->participant_id, 0));
}

static struct outcome journal(struct screen *screen)
{
	struct participant_screen *person = as_participant(screen);

	return outcome_open(journal_screen_new(person->services, person->participant_id));
}

static struct outcome print(struct screen *screen)
{
	struct participant_screen *person = as_participant(screen);

	return outcome_open(print_screen_new(person->services, person->participant_id));
}

static struct outcome steps(struct screen *screen)
{
	struct participant_screen *person = as_participant(screen);

	return outcome_open(steps_table_screen_new(person->services, person->participant_id));
}

static struct outcome contacts(struct screen *screen)
{
	struct participant_screen *person = as_participant(screen);
	enum language language = person->file ? person->file->participant->language
					      : person->services->settings.language;

	return outcome_open(contacts_screen_new(person->services, language));
}

static struct outcome help(struct screen *screen)
{
	return outcome_open(help_screen_new(as_participant(screen)->services));
}

static const struct command participant_commands[] = {
	{ "n", "participant.new", "participant.new_help", new_conversation, NULL, 1 },
	{ "Enter", "participant.open", "participant.open_help", open_conversation, NULL, 2 },
	{ "p F5 M-5", "participant.plan", "participant.plan_help", plan, NULL, 3 },
	{ "d F3 M-3", "participant.domains", "participant.domains_help", domains, NULL, 7 },
	{ "e", "participant.details", "participant.details_help", details, NULL, 4 },
	{ "j", "participant.journal", "participant.journal_help", journal, NULL, 8 },
	{ "a ^P", "participant.print", "participant.print_help", print, NULL, 8 },
	{ "t", "participant.steps", "participant.steps_help", steps, NULL, 8 },
	{ "^B F8 M-8", NULL, "participant.contacts_help", contacts, NULL, 0 },
	{ "?", NULL, NULL, help, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { participant_commands, participant_growth_commands,
						participant_care_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static int draw_field(const struct participant_screen *person, struct canvas *canvas, int row,
		      const char *key, const char *value)
{
	if (text_is_blank(value))
		return row;
	canvas_text_in(canvas, row, 2, 18, STYLE_HINT, services_say(person->services, key));
	canvas_text_in(canvas, row, 21, canvas_columns(canvas) - 22, STYLE_TEXT, value);
	return row + 1;
}

static int draw_who(const struct participant_screen *person, struct canvas *canvas, int row)
{
	const struct participant *who = person->file->participant;
	const struct household *household = person->file->household;
	g_autofree char *appointment = NULL;

	row = draw_field(person, canvas, row, "details.household",
			 household ? household->name : NULL);
	row = draw_field(person, canvas, row, "details.speaks", who->speaks);
	row = draw_field(person, canvas, row, "details.reads", who->reads);
	row = draw_field(person, canvas, row, "details.interpreter", who->interpreter);
	row = draw_field(person, canvas, row, "details.location", who->location);
	row = draw_field(person, canvas, row, "details.arrival", who->arrival_month);
	if (who->appointment_on != DAY_NONE) {
		g_autofree char *on = say_weekday(own_sentences(person), who->appointment_on);

		appointment = g_strdup_printf("%s  %s", on, who->appointment_note);
		row = draw_field(person, canvas, row, "details.appointment", appointment);
	}
	return row; /* the note for ourselves stays in the details: this page is seen across the table */
}

static int count_steps(const struct plan *plan, enum step_state state)
{
	int count = 0;

	for (guint i = 0; i < plan->items->len; i++) {
		const struct plan_item *item = plan->items->pdata[i];

		count += item->kind == PLAN_STEP && item->step_state == state;
	}
	return count;
}

static int draw_plan(const struct participant_screen *person, struct canvas *canvas, int row)
{
	int open = count_steps(person->file->plan, STEP_OPEN),
	    done = count_steps(person->file->plan, STEP_DONE);
	g_autofree char *open_text =
		say_count(own_sentences(person), "participant.steps_open", open, NULL);
	g_autofree char *done_text =
		say_count(own_sentences(person), "participant.steps_done", done, NULL);
	g_autofree char *line = g_strdup_printf("%s, %s", open_text, done_text);

	if (person->file->plan->items->len == 0)
		return row;
	return draw_field(person, canvas, row, "participant.plan_label", line);
}

static int answers_in(const struct person_file *file, record_id conversation_id)
{
	int count = 0;

	for (guint i = 0; i < file->answers->len; i++) {
		const struct answer *answer = file->answers->pdata[i];

		count += answer->conversation_id == conversation_id &&
			 answer->state == ANSWER_TALKED_ABOUT;
	}
	return count;
}

static void draw_conversation(void *data, struct canvas *canvas, int index, struct area line,
			      bool selected)
{
	const struct participant_screen *person = data;
	const struct conversation *conversation = conversation_at(person, index);
	enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
	g_autofree char *on = say_day_short(own_sentences(person), conversation->said_on);
	g_autofree char *cards = say_count(own_sentences(person), "participant.cards",
					   answers_in(person->file, conversation->id), NULL);

	canvas_text_in(canvas, line.row, line.column, 11, style, on);
	canvas_text_in(
		canvas, line.row, line.column + 12, 18, style,
		services_say(person->services, conversation_kind_labels[conversation->kind]));
	canvas_text_in(canvas, line.row, line.column + 31, 24, STYLE_HINT, cards);
	if (conversation_is_open(conversation))
		canvas_text_in(canvas, line.row, line.column + 56, line.width - 56, STYLE_STRONG,
			       text_is_blank(conversation->where_we_were)
				       ? services_say(person->services, "people.waits")
				       : conversation->where_we_were);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct participant_screen *person = (struct participant_screen *)screen;
	int row = body.row + 1;
	struct area area;

	if (!person->file)
		return;
	row = draw_who(person, canvas, row);
	row = draw_plan(person, canvas, row);
	row = participant_care_draw(person->services, person->file, canvas, row);
	row = participant_growth_draw(person->services, person->file, canvas, row) + 1;
	canvas_text_in(canvas, row, 2, body.width - 3, STYLE_STRONG,
		       services_say(person->services, person->file->conversations->len
							      ? "participant.conversations"
							      : "participant.no_conversations"));
	area = (struct area){ row + 1, 1, body.row + body.height - row - 1, body.width - 2 };
	canvas_cursor(canvas, row, 1);
	list_view_draw(&person->list, canvas, area, draw_conversation, person);
}

static char *title(const struct screen *screen)
{
	const struct participant_screen *person = (const struct participant_screen *)screen;
	const struct participant *who = person->file ? person->file->participant : NULL;

	if (!who)
		return g_strdup("");
	if (text_is_blank(who->pseudonym))
		return g_strdup(who->code);
	return g_strdup_printf("%s «%s»", who->code, who->pseudonym);
}

/* ---------------------------------------------------------------- keys */

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	return list_view_key(&as_participant(screen)->list, pressed) ? outcome_stay()
								     : outcome_pass();
}

static struct outcome resumed(struct screen *screen, int value)
{
	(void)value;
	read_file(as_participant(screen));
	return outcome_stay();
}

static void participant_screen_free(struct screen *screen)
{
	person_file_free(as_participant(screen)->file);
	g_free(screen);
}

static const struct screen_kind participant_kind = {
	.name = "participant",
	.commands = tables,
	.title = title,
	.draw = draw,
	.key = key,
	.resumed = resumed,
	.free = participant_screen_free,
};

struct screen *participant_screen_new(struct services *services, record_id participant_id)
{
	struct participant_screen *person = g_new0(struct participant_screen, 1);

	person->base.kind = &participant_kind;
	person->services = services;
	person->participant_id = participant_id;
	read_file(person);
	note_opened(person);
	list_view_select(&person->list, 0);
	return &person->base;
}

/* ---------------------------------------------------------------- the journal */

struct screen *journal_screen_new(struct services *services, record_id participant_id)
{
	const struct sentences *sentences = services->sentences[services->settings.language];
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;
	struct document *document;
	struct screen *screen;

	if (!file_load(services->vault, participant_id, &file, &error)) {
		services_tell_error(services, &error);
		return reading_screen_new(services, g_strdup(""), g_strdup(""));
	}
	document = file_sheet_make(file, services->content, sentences);
	screen = reading_screen_new(services,
				    g_strdup_printf("%s · %s", participant_name(file->participant),
						    say(sentences, "journal.title")),
				    document_to_text(document, 76));
	document_free(document);
	person_file_free(file);
	return screen;
}
