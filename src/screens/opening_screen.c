/* The first minute: what is written down and who reads it, in the person's language; one key says agreed, or without a file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "screens/growth_screens.h"
#include "screens/labels.h"
#include "screens/services.h"
#include "store/audit.h"
#include "store/conversations.h"
#include "store/people.h"
#include "ui/fields.h"
#include "ui/line_edit.h"

#include <string.h>

enum field { FIELD_NONE, FIELD_CODE, FIELD_DAY };
enum { SCROLL_ROWS = 4 };

struct opening_screen {
	struct screen base;
	struct services *services;
	struct participant *who; /* id 0: new, under the proposed code */
	enum conversation_kind kind;
	enum language language; /* of the text to read aloud */
	guint present;
	struct line_edit *code;
	struct day_edit *said_on;
	bool typed_later;
	enum field typing;
	int skip,
		most; /* rows of the text passed over; as many as there are below, known once drawn */
};

static struct opening_screen *as_opening(struct screen *screen)
{
	return (struct opening_screen *)screen;
}

static const struct opening_screen *as_const_opening(const struct screen *screen)
{
	return (const struct opening_screen *)screen;
}

/* ---------------------------------------------------------------- beginning */

static struct conversation *conversation_from(const struct opening_screen *opening,
					      enum agreement agreement)
{
	struct conversation *conversation = conversation_new();
	const struct clock *clock = &opening->services->clock;

	conversation->participant_id = opening->who->id;
	conversation->kind = opening->kind;
	conversation->agreement = agreement;
	conversation->present = opening->present;
	conversation->typed_later = opening->typed_later;
	conversation->said_on = opening->typed_later ? day_edit_value(opening->said_on)
						     : services_today(opening->services);
	conversation->opened_at = clock->unix_seconds(clock->data);
	conversation->touched_at = conversation->opened_at;
	return conversation;
}

static bool save_beginning(struct opening_screen *opening, enum agreement agreement,
			   record_id *conversation_id, struct error *error)
{
	struct vault *vault = opening->services->vault;
	struct conversation *conversation = NULL;
	bool saved;

	opening->who->language = opening->language;
	opening->who->without_file = agreement == AGREEMENT_WITHOUT_FILE;
	saved = people_save(vault, opening->who, error);
	if (saved) {
		conversation = conversation_from(opening, agreement);
		saved = conversation_save(vault, conversation, error) &&
			audit_note(vault, AUDIT_CONVERSATION, opening->who->id, error);
		*conversation_id = conversation->id;
		conversation_free(conversation);
	}
	return saved;
}

static struct outcome begin(struct opening_screen *opening, enum agreement agreement)
{
	struct vault *vault = opening->services->vault;
	struct error error = ERROR_CLEAR;
	record_id conversation_id = 0, was = opening->who->id;

	if (opening->typed_later && day_edit_value(opening->said_on) == DAY_NONE) {
		services_tell(opening->services, "opening.day_is_none");
		return outcome_stay();
	}
	if (vault_begin(vault, "undo.conversation", &error)) {
		if (save_beginning(opening, agreement, &conversation_id, &error) &&
		    vault_commit(vault, &error))
			return conversation_screen_replace(
				arrival_screen_new(opening->services, conversation_id));
		vault_rollback(vault);
	}
	opening->who->id = was;
	services_tell_error(opening->services, &error);
	return outcome_stay();
}

static struct outcome agreed(struct screen *screen)
{
	return begin(as_opening(screen), AGREEMENT_AGREED);
}

/* Nothing of it may reach the disk, not even sealed: the conversation lives in memory. */
static struct outcome without_file(struct screen *screen)
{
	struct opening_screen *opening = as_opening(screen);
	struct error error = ERROR_CLEAR;
	struct outcome outcome;

	if (!services_begin_without_file(opening->services, &error)) {
		services_tell_error(opening->services, &error);
		return outcome_stay();
	}
	outcome = begin(opening, AGREEMENT_WITHOUT_FILE);
	if (outcome.kind != OUTCOME_REPLACE)
		services_end_without_file(opening->services);
	return outcome;
}

static bool is_new_person(const struct screen *screen)
{
	return as_const_opening(screen)->who->id == 0;
}

/* ---------------------------------------------------------------- toggles */

static struct outcome next_language(struct screen *screen)
{
	struct opening_screen *opening = as_opening(screen);

	opening->language = (opening->language + 1) % LANGUAGE_COUNT;
	opening->skip = 0;
	return outcome_stay();
}

static struct outcome further(struct screen *screen)
{
	struct opening_screen *opening = as_opening(screen);

	opening->skip = MIN(opening->skip + SCROLL_ROWS, opening->most);
	return outcome_stay();
}

static struct outcome back(struct screen *screen)
{
	as_opening(screen)->skip = MAX(as_opening(screen)->skip - SCROLL_ROWS, 0);
	return outcome_stay();
}

static struct outcome next_kind(struct screen *screen)
{
	struct opening_screen *opening = as_opening(screen);

	opening->kind = (opening->kind + 1) % (CONVERSATION_SHORT + 1);
	return outcome_stay();
}

static struct outcome toggle(struct screen *screen, enum presence who)
{
	as_opening(screen)->present ^= who;
	return outcome_stay();
}

static struct outcome child(struct screen *screen)
{
	return toggle(screen, PRESENT_CHILD);
}

static struct outcome partner(struct screen *screen)
{
	return toggle(screen, PRESENT_PARTNER);
}

static struct outcome interpreter(struct screen *screen)
{
	return toggle(screen, PRESENT_INTERPRETER);
}

static struct outcome stranger(struct screen *screen)
{
	return toggle(screen, PRESENT_STRANGER);
}

static struct outcome change_code(struct screen *screen)
{
	as_opening(screen)->typing = FIELD_CODE;
	return outcome_stay();
}

static struct outcome typed_later(struct screen *screen)
{
	struct opening_screen *opening = as_opening(screen);

	opening->typed_later = !opening->typed_later;
	opening->typing = opening->typed_later ? FIELD_DAY : FIELD_NONE;
	return outcome_stay();
}

static struct outcome whom_to_call(struct screen *screen)
{
	struct opening_screen *opening = as_opening(screen);

	return outcome_open(contacts_screen_new(opening->services, opening->language));
}

static bool is_not_typing(const struct screen *screen)
{
	return as_const_opening(screen)->typing == FIELD_NONE;
}

static bool may_go_without(const struct screen *screen)
{
	return is_not_typing(screen) && is_new_person(screen);
}

static bool may_change_code(const struct screen *screen)
{
	return is_not_typing(screen) && is_new_person(screen);
}

static struct outcome end_typing(struct screen *screen);
static struct outcome give_up_typing(struct screen *screen);

static bool is_typing(const struct screen *screen)
{
	return !is_not_typing(screen);
}

static const struct command opening_commands[] = {
	{ "Enter Tab", "opening.end_typing", "opening.end_typing_help", end_typing, is_typing, 1 },
	{ "Esc", NULL, "opening.end_typing_help", give_up_typing, is_typing, 0 },
	{ "a Enter", "opening.agreed", "opening.agreed_help", agreed, is_not_typing, 1 },
	{ "w", "opening.without_file", "opening.without_file_help", without_file, may_go_without,
	  2 },
	{ "l", "opening.language", "opening.language_help", next_language, is_not_typing, 3 },
	{ "k", NULL, "opening.child_help", child, is_not_typing, 0 },
	{ "p", NULL, "opening.partner_help", partner, is_not_typing, 0 },
	{ "t", NULL, "opening.interpreter_help", interpreter, is_not_typing, 0 },
	{ "s", NULL, "opening.stranger_help", stranger, is_not_typing, 0 },
	{ "c", "opening.code", "opening.code_help", change_code, may_change_code, 5 },
	{ "y", "opening.later", "opening.later_help", typed_later, is_not_typing, 4 },
	{ "o", NULL, "opening.kind_help", next_kind, is_not_typing, 0 },
	{ "PgDn Down", NULL, "asking.scroll_help", further, NULL, 0 },
	{ "PgUp Up", NULL, NULL, back, NULL, 0 },
	{ "^B F8 M-8", NULL, "participant.contacts_help", whom_to_call, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { opening_commands, NULL };

/* ---------------------------------------------------------------- the two fields */

static void forget_day(struct opening_screen *opening)
{
	opening->typed_later = false;
	day_edit_free(opening->said_on);
	opening->said_on = day_edit_new(DAY_NONE, services_today(opening->services));
}

static struct outcome end_typing(struct screen *screen)
{
	struct opening_screen *opening = as_opening(screen);
	char code[CODE_SIZE];

	if (opening->typing == FIELD_CODE) {
		if (!participant_code_normalise(line_edit_text(opening->code), code)) {
			services_tell(opening->services, "opening.code_is_odd");
			return outcome_stay();
		}
		g_strlcpy(opening->who->code, code, CODE_SIZE);
		line_edit_set(opening->code, code);
	}
	if (opening->typing == FIELD_DAY && !day_edit_is_valid(opening->said_on)) {
		services_tell(opening->services, "opening.day_is_none");
		return outcome_stay();
	}
	return give_up_typing(screen);
}

/* What cannot be kept does not hold anybody in its field. */
static struct outcome give_up_typing(struct screen *screen)
{
	struct opening_screen *opening = as_opening(screen);

	if (opening->typing == FIELD_CODE)
		line_edit_set(opening->code, opening->who->code);
	else if (day_edit_value(opening->said_on) == DAY_NONE)
		forget_day(opening);
	opening->typing = FIELD_NONE;
	return outcome_stay();
}

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct opening_screen *opening = as_opening(screen);

	if (opening->typing == FIELD_CODE && line_edit_key(opening->code, pressed))
		return outcome_stay();
	if (opening->typing == FIELD_DAY && day_edit_key(opening->said_on, pressed))
		return outcome_stay();
	return outcome_pass();
}

/* ---------------------------------------------------------------- drawing */

static void draw_toggle(const struct opening_screen *opening, struct canvas *canvas, int row,
			int *column, enum presence who, char letter, const char *label)
{
	bool on = (opening->present & who) != 0;
	g_autofree char *text = g_strdup_printf("%s %c %s", on ? "[x]" : "[ ]", letter,
						services_say(opening->services, label));

	*column += canvas_text(canvas, row, *column, on ? STYLE_STRONG : STYLE_HINT, text) + 2;
}

static int draw_present(const struct opening_screen *opening, struct canvas *canvas, int row)
{
	static const struct {
		enum presence who;
		char letter;
		const char *label;
	} toggles[] = {
		{ PRESENT_CHILD, 'K', "presence.child" },
		{ PRESENT_PARTNER, 'P', "presence.partner" },
		{ PRESENT_INTERPRETER, 'T', "presence.interpreter" },
		{ PRESENT_STRANGER, 'S', "presence.stranger" },
	};
	int column = 2;

	column += canvas_text(canvas, row, column, STYLE_HINT,
			      services_say(opening->services, "opening.present")) +
		  1;
	for (size_t i = 0; i < G_N_ELEMENTS(toggles); i++) {
		int needed =
			8 + text_columns(services_say(opening->services, toggles[i].label), -1);

		if (column + needed > canvas_columns(canvas)) {
			row++;
			column = 4;
		}
		draw_toggle(opening, canvas, row, &column, toggles[i].who, toggles[i].letter,
			    toggles[i].label);
	}
	return row + 1;
}

static void draw_day(const struct opening_screen *opening, struct canvas *canvas, int row)
{
	int column = 2;

	if (!opening->typed_later)
		return;
	column += canvas_text(canvas, row, column, STYLE_HINT,
			      services_say(opening->services, "opening.said_on")) +
		  1;
	day_edit_draw(opening->said_on, canvas, row, column, 30, opening->typing == FIELD_DAY);
}

/* The words to read aloud; where they do not all fit, how to reach the rest. */
static void draw_aloud(struct opening_screen *opening, struct canvas *canvas, struct area text,
		       const char *aloud)
{
	const char *more = services_say(opening->services, "asking.more");

	opening->most = MAX(text_rows(aloud, text.width) - text.height, 0);
	opening->skip = MIN(opening->skip, opening->most);
	canvas_paragraph(canvas, text, opening->skip, STYLE_STRONG, aloud);
	if (opening->skip < opening->most)
		canvas_text(canvas, text.row + text.height,
			    text.column + text.width - text_columns(more, -1), STYLE_HINT, more);
	canvas_cursor(canvas, text.row, text.column);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct opening_screen *opening = as_const_opening(screen);
	const struct opening *texts = &opening->services->content->opening;
	int width = MIN(body.width - 8, 92), row = body.row;
	enum language shown;
	const char *aloud = texts_in(&texts->read_aloud, opening->language, &shown);
	struct area text = { row + 3, 4, body.height - 8, width };

	canvas_text_in(canvas, row + 1, 2, body.width - 4, STYLE_HINT,
		       services_say(opening->services, "opening.read_aloud"));
	if (shown != opening->language)
		canvas_text_in(canvas, row + 2, 4, width, STYLE_WARNING,
			       services_say(opening->services, "opening.other_language"));
	draw_aloud((struct opening_screen *)screen, canvas, text, aloud);
	row = body.row + body.height - 4;
	row = draw_present(opening, canvas, row);
	draw_day(opening, canvas, row);
	if (opening->typing == FIELD_CODE) {
		int column = 2 + canvas_text(canvas, body.row + body.height - 1, 2, STYLE_HINT,
					     services_say(opening->services, "opening.code_label"));

		line_edit_draw(opening->code, canvas, body.row + body.height - 1, column + 1, 14,
			       true);
	}
}

static char *title(const struct screen *screen)
{
	const struct opening_screen *opening = as_const_opening(screen);
	const char *kind = services_say(opening->services, conversation_kind_labels[opening->kind]);

	return g_strdup_printf("%s · %s · %s", opening->who->code, kind,
			       services_say(opening->services, language_labels[opening->language]));
}

static void opening_free(struct screen *screen)
{
	struct opening_screen *opening = as_opening(screen);

	participant_free(opening->who);
	line_edit_free(opening->code);
	day_edit_free(opening->said_on);
	g_free(opening);
}

static const struct screen_kind opening_kind = {
	.name = "opening",
	.commands = tables,
	.title = title,
	.draw = draw,
	.key = key,
	.free = opening_free,
};

/* ---------------------------------------------------------------- */

static struct participant *new_person(struct services *services)
{
	struct participant *who = participant_new();
	struct error error = ERROR_CLEAR;

	if (!people_next_code(services->vault, services->settings.prefix, who->code, &error))
		services_tell_error(services, &error);
	/* The person's language is most likely the one that is not the counsellor's. */
	who->language = services->settings.second != LANGUAGE_NONE ? services->settings.second
								   : services->settings.language;
	if (services->settings.language == LANGUAGE_UK)
		who->language = LANGUAGE_UK;
	who->created_on = services_today(services);
	g_free(who->location);
	who->location = g_strdup(services->settings.location ? services->settings.location : "");
	return who;
}

static bool has_talked(struct services *services, record_id participant_id)
{
	g_autoptr(GPtrArray) conversations = NULL;
	struct error error = ERROR_CLEAR;

	if (!conversation_list(services->vault, participant_id, &conversations, &error))
		services_tell_error(services, &error);
	return conversations && conversations->len > 0;
}

struct screen *opening_screen_new(struct services *services, record_id participant_id)
{
	struct opening_screen *opening = g_new0(struct opening_screen, 1);
	struct error error = ERROR_CLEAR;

	opening->base.kind = &opening_kind;
	opening->services = services;
	if (participant_id && !people_load(services->vault, participant_id, &opening->who, &error))
		services_tell_error(services, &error);
	if (opening->who)
		opening->kind = has_talked(services, participant_id) ? CONVERSATION_FOLLOW_UP
								     : CONVERSATION_INTAKE;
	else
		opening->who = new_person(services);
	opening->language = opening->who->language;
	opening->code = line_edit_new(opening->who->code, 15);
	opening->said_on = day_edit_new(DAY_NONE, services_today(services));
	return &opening->base;
}
