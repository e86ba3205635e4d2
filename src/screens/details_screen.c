/* The fields about a person; each may stay empty, none invites a number of the state. Saved when one leaves the screen.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "screens/labels.h"
#include "screens/number_watch.h"
#include "store/people.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

#include <string.h>

enum field {
	FIELD_CODE,
	FIELD_PSEUDONYM,
	FIELD_LANGUAGE,
	FIELD_HOUSEHOLD,
	FIELD_SPEAKS,
	FIELD_READS,
	FIELD_INTERPRETER,
	FIELD_LOCATION,
	FIELD_ARRIVAL,
	FIELD_APPOINTMENT,
	FIELD_APPOINTMENT_NOTE,
	FIELD_DESK_NOTE,
	FIELD_COUNT,
};

static const char *const field_labels[FIELD_COUNT] = {
	[FIELD_CODE] = "details.code",
	[FIELD_PSEUDONYM] = "details.pseudonym",
	[FIELD_LANGUAGE] = "details.language",
	[FIELD_HOUSEHOLD] = "details.household",
	[FIELD_SPEAKS] = "details.speaks",
	[FIELD_READS] = "details.reads",
	[FIELD_INTERPRETER] = "details.interpreter",
	[FIELD_LOCATION] = "details.location",
	[FIELD_ARRIVAL] = "details.arrival",
	[FIELD_APPOINTMENT] = "details.appointment",
	[FIELD_APPOINTMENT_NOTE] = "details.appointment_note",
	[FIELD_DESK_NOTE] = "details.desk_note",
};

enum { REST_MS = 250 }; /* as the drafts of other fields */

struct details_screen {
	struct screen base;
	struct services *services;
	struct participant *who;
	char *household_before;
	struct line_edit *edits[FIELD_COUNT]; /* NULL for the language and the appointment */
	struct number_watch watches[FIELD_COUNT];
	gint64 rests_at; /* monotonic ms: what was typed is looked at; G_MAXINT64: it was */
	struct choice language;
	struct day_edit *appointment;
	enum field here;
	bool refused; /* what was typed could not be saved; said; Esc once more gives it up */
};

static struct details_screen *as_details(struct screen *screen)
{
	return (struct details_screen *)screen;
}

static char **text_of(struct participant *who, enum field field)
{
	switch (field) {
	case FIELD_PSEUDONYM:
		return &who->pseudonym;
	case FIELD_SPEAKS:
		return &who->speaks;
	case FIELD_READS:
		return &who->reads;
	case FIELD_INTERPRETER:
		return &who->interpreter;
	case FIELD_LOCATION:
		return &who->location;
	case FIELD_APPOINTMENT_NOTE:
		return &who->appointment_note;
	case FIELD_DESK_NOTE:
		return &who->desk_note;
	default:
		return NULL;
	}
}

/* ---------------------------------------------------------------- saving */

/* A household of that name is joined; a new name makes one; an empty field leaves it. */
static bool take_household(struct details_screen *details, struct participant *who,
			   struct error *error)
{
	const char *name = line_edit_text(details->edits[FIELD_HOUSEHOLD]);
	g_autoptr(GPtrArray) households = NULL;
	struct household *made;
	bool saved;

	if (strcmp(name, details->household_before) == 0)
		return true;
	who->household_id = 0;
	if (text_is_blank(name))
		return true;
	if (!household_list(details->services->vault, &households, error))
		return false;
	for (guint i = 0; i < households->len; i++) {
		const struct household *household = households->pdata[i];

		if (text_compare(household->name, name) == 0)
			who->household_id = household->id;
	}
	if (who->household_id)
		return true;
	made = household_new();
	g_free(made->name);
	made->name = g_strdup(name);
	saved = household_save(details->services->vault, made, error);
	who->household_id = made->id;
	household_free(made);
	return saved;
}

static void take_words(const struct details_screen *details, struct participant *who)
{
	who->language = (enum language)details->language.selected;
	for (int field = 0; field < FIELD_COUNT; field++) {
		char **text = text_of(who, (enum field)field);

		if (text) {
			g_free(*text);
			*text = g_strdup(line_edit_text(details->edits[field]));
		}
	}
}

/* The code, the month and the day are right or not. */
static bool take_rest(const struct details_screen *details, struct participant *who,
		      struct error *error)
{
	const char *arrival = line_edit_text(details->edits[FIELD_ARRIVAL]);
	const char *code = line_edit_text(details->edits[FIELD_CODE]);

	if (!participant_code_normalise(code, who->code))
		return error_set_key(error, ERROR_USAGE, "cli.no_code", code);
	who->arrival_month[0] = '\0';
	if (!text_is_blank(arrival) && !day_month_from_typed(arrival, who->arrival_month))
		return error_set_key(error, ERROR_USAGE, "details.month_is_none", arrival);
	if (!day_edit_is_valid(details->appointment))
		return error_set(error, ERROR_USAGE, "details.day_is_none");
	who->appointment_on = day_edit_value(details->appointment);
	return true;
}

/* Takes `who`. */
static bool save_as(struct details_screen *details, struct participant *who, struct error *error)
{
	struct vault *vault = details->services->vault;
	bool saved = vault_begin(vault, "undo.details", error);

	if (saved && !(take_household(details, who, error) && people_save(vault, who, error) &&
		       vault_commit(vault, error))) {
		vault_rollback(vault);
		saved = false;
	}
	if (!saved) {
		participant_free(who);
		return false;
	}
	participant_free(details->who);
	details->who = who;
	return true;
}

static bool save(struct details_screen *details, struct error *error)
{
	struct participant *who = participant_copy(details->who);

	take_words(details, who);
	if (take_rest(details, who, error))
		return save_as(details, who, error);
	participant_free(who);
	return false;
}

/* Half a day or month is kept on the screen alone; the words around it must not be lost with it. */
static bool save_words(struct details_screen *details, struct error *error)
{
	struct participant *who = participant_copy(details->who);

	take_words(details, who);
	return save_as(details, who, error);
}

/* ---------------------------------------------------------------- commands */

static struct outcome leave(struct screen *screen)
{
	struct details_screen *details = as_details(screen);
	struct error error = ERROR_CLEAR;

	if (save(details, &error) || details->refused)
		return outcome_close(0);
	details->refused = true;
	services_tell_error(details->services, &error);
	return outcome_stay();
}

static struct outcome next(struct screen *screen)
{
	struct details_screen *details = as_details(screen);

	number_watch_look(&details->watches[details->here]);
	details->here = (details->here + 1) % FIELD_COUNT;
	return outcome_stay();
}

static struct outcome previous(struct screen *screen)
{
	struct details_screen *details = as_details(screen);

	number_watch_look(&details->watches[details->here]);
	details->here = (details->here + FIELD_COUNT - 1) % FIELD_COUNT;
	return outcome_stay();
}

static const struct command details_commands[] = {
	{ "Tab Down Enter", "details.next", "details.next_help", next, NULL, 1 },
	{ "BackTab Up", NULL, "details.previous_help", previous, NULL, 0 },
	{ "Esc", "details.save", "details.save_help", leave, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { details_commands, NULL };

static gint64 rests_at(const struct details_screen *details)
{
	const struct clock *clock = &details->services->clock;

	return clock->monotonic_ms(clock->data) + REST_MS;
}

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct details_screen *details = as_details(screen);
	bool taken;

	if (details->here == FIELD_LANGUAGE)
		taken = choice_key(&details->language, pressed);
	else if (details->here == FIELD_APPOINTMENT)
		taken = day_edit_key(details->appointment, pressed);
	else
		taken = line_edit_key(details->edits[details->here], pressed);
	details->refused = details->refused && !taken;
	if (taken)
		details->rests_at = rests_at(details);
	return taken ? outcome_stay() : outcome_pass();
}

/* ---------------------------------------------------------------- drawing */

static void draw_field(const struct details_screen *details, struct canvas *canvas,
		       enum field field, int row, int width)
{
	bool here = details->here == field;

	canvas_text_in(canvas, row, 2, 24, here ? STYLE_SELECTED : STYLE_HINT,
		       services_say(details->services, field_labels[field]));
	if (field == FIELD_LANGUAGE)
		choice_draw(&details->language, canvas, row, 27, width - 28,
			    services_say(details->services,
					 language_labels[details->language.selected]),
			    here);
	else if (field == FIELD_APPOINTMENT)
		day_edit_draw(details->appointment, canvas, row, 27, 30, here);
	else
		line_edit_draw(details->edits[field], canvas, row, 27, width - 28, here);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct details_screen *details = (const struct details_screen *)screen;
	struct area note = { body.row + FIELD_COUNT + 2, 2, 3, body.width - 4 };

	canvas_paragraph(canvas, note, 0, STYLE_HINT,
			 services_say(details->services, "details.note"));
	for (int field = 0; field < FIELD_COUNT; field++)
		draw_field(details, canvas, (enum field)field, body.row + 1 + field, body.width);
}

static char *title(const struct screen *screen)
{
	const struct details_screen *details = (const struct details_screen *)screen;

	return g_strdup_printf("%s · %s", details->who->code,
			       services_say(details->services, "details.title"));
}

/* Covered without Esc (locking, a signal): what can be saved is. */
static void covered(struct screen *screen)
{
	struct details_screen *details = as_details(screen);
	struct error ignored = ERROR_CLEAR;

	if (details->who->id && !vault_is_read_only(details->services->vault))
		(void)!(save(details, &ignored) || save_words(details, &ignored));
}

static gint64 details_deadline(const struct screen *screen)
{
	return ((const struct details_screen *)screen)->rests_at;
}

static struct outcome details_due(struct screen *screen)
{
	struct details_screen *details = as_details(screen);

	details->rests_at = G_MAXINT64;
	number_watch_look(&details->watches[details->here]);
	return outcome_stay();
}

static void details_free(struct screen *screen)
{
	struct details_screen *details = as_details(screen);

	for (int field = 0; field < FIELD_COUNT; field++) {
		number_watch_done(&details->watches[field]);
		line_edit_free(details->edits[field]);
	}
	day_edit_free(details->appointment);
	participant_free(details->who);
	g_free(details->household_before);
	g_free(details);
}

static const struct screen_kind details_kind = {
	.name = "details",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.covered = covered,
	.deadline = details_deadline,
	.due = details_due,
	.free = details_free,
};

static char *household_name(struct details_screen *details)
{
	struct household *household = NULL;
	struct error error = ERROR_CLEAR;
	char *name;

	if (details->who->household_id &&
	    !household_load(details->services->vault, details->who->household_id, &household,
			    &error))
		services_tell_error(details->services, &error);
	name = g_strdup(household ? household->name : "");
	household_free(household);
	return name;
}

static void make_edits(struct details_screen *details)
{
	for (int field = 0; field < FIELD_COUNT; field++) {
		char **text = text_of(details->who, (enum field)field);

		details->edits[field] = line_edit_new(text ? *text : "", 2000);
	}
	line_edit_set(details->edits[FIELD_CODE], details->who->code);
	line_edit_set(details->edits[FIELD_ARRIVAL], details->who->arrival_month);
	line_edit_set(details->edits[FIELD_HOUSEHOLD], details->household_before);
	for (int field = 0; field < FIELD_COUNT; field++)
		if (field != FIELD_CODE)
			number_watch_line(&details->watches[field], details->services,
					  details->edits[field], NULL);
}

struct screen *details_screen_new(struct services *services, record_id participant_id)
{
	struct details_screen *details = g_new0(struct details_screen, 1);
	struct error error = ERROR_CLEAR;

	details->base.kind = &details_kind;
	details->services = services;
	if (!people_load(services->vault, participant_id, &details->who, &error))
		services_tell_error(services, &error);
	if (!details->who)
		details->who = participant_new();
	details->household_before = household_name(details);
	details->language =
		(struct choice){ .count = LANGUAGE_COUNT, .selected = (int)details->who->language };
	details->appointment = day_edit_new(details->who->appointment_on, services_today(services));
	details->here = FIELD_PSEUDONYM;
	details->rests_at = G_MAXINT64;
	make_edits(details);
	return &details->base;
}
