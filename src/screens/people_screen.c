/* Home: who is in the vault, whose conversation waits, which promises of ours are due.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
#include "screens/carry_screens.h"
#include "screens/home_keeping.h"
#include "screens/home_notices.h"
#include "screens/planning.h"
#include "screens/services.h"
#include "store/conversations.h"
#include "store/people.h"
#include "store/swap.h"
#include "ui/list_view.h"

#include <string.h>

struct people_screen {
	struct screen base;
	struct services *services;
	GPtrArray *lines;   /* struct person_line * */
	GPtrArray *notices; /* struct home_notice * */
	struct list_view list;
	bool arrived; /* the place where we were has been looked for */
};

static struct people_screen *as_people(struct screen *screen)
{
	return (struct people_screen *)screen;
}

static const struct person_line *selected(const struct people_screen *people)
{
	if (people->list.selected < 0 || people->list.selected >= (int)people->lines->len)
		return NULL;
	return people->lines->pdata[people->list.selected];
}

static void read_people(struct people_screen *people)
{
	struct services *services = people->services;
	const struct person_line *line = selected(people);
	record_id before = line ? line->id : 0;
	struct error error = ERROR_CLEAR;

	g_clear_pointer(&people->lines, g_ptr_array_unref);
	g_clear_pointer(&people->notices, g_ptr_array_unref);
	if (!people_list(services->vault, services_today(services), &people->lines, &error))
		services_tell_error(services, &error);
	if (!people->lines)
		people->lines = g_ptr_array_new();
	people->notices = home_notices_read(services, (int)people->lines->len);
	list_view_set_count(&people->list, (int)people->lines->len);
	for (guint i = 0; before && i < people->lines->len; i++)
		if (((const struct person_line *)people->lines->pdata[i])->id == before)
			list_view_select(&people->list, (int)i);
}

/* ---------------------------------------------------------------- commands */

static struct outcome new_conversation(struct screen *screen)
{
	return outcome_open(opening_screen_new(as_people(screen)->services, 0));
}

static bool has_people(const struct screen *screen)
{
	return selected((const struct people_screen *)screen) != NULL;
}

static struct outcome open_selected(struct screen *screen)
{
	const struct person_line *line = selected(as_people(screen));

	if (!line)
		return outcome_stay();
	return outcome_open(participant_screen_new(as_people(screen)->services, line->id));
}

static struct outcome open_waiting(struct people_screen *people, record_id participant_id,
				   bool only_open)
{
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;
	struct screen *place = NULL;

	if (!conversation_waiting(people->services->vault, participant_id, &conversation, &error))
		services_tell_error(people->services, &error);
	if (conversation && (!only_open || conversation->state == CONVERSATION_OPEN))
		place = conversation_screen_at_its_place(people->services, conversation->id);
	conversation_free(conversation);
	return place ? outcome_open(place) : outcome_stay();
}

static struct outcome resume(struct screen *screen)
{
	struct people_screen *people = as_people(screen);
	const struct person_line *line = selected(people);

	return open_waiting(people, line && line->paused ? line->id : 0, false);
}

static bool somebody_waits(const struct screen *screen)
{
	const struct people_screen *people = (const struct people_screen *)screen;

	for (guint i = 0; i < people->lines->len; i++)
		if (((const struct person_line *)people->lines->pdata[i])->paused)
			return true;
	return false;
}

static struct outcome find(struct screen *screen)
{
	return outcome_open(search_screen_new(as_people(screen)->services));
}

static bool can_undo(const struct screen *screen)
{
	return vault_undo_label(((const struct people_screen *)screen)->services->vault) != NULL;
}

static struct outcome undo(struct screen *screen)
{
	struct people_screen *people = as_people(screen);

	planning_undo(people->services);
	read_people(people);
	return outcome_stay();
}

static struct outcome settings(struct screen *screen)
{
	return outcome_open(settings_screen_new(as_people(screen)->services));
}

static bool can_back_up(const struct screen *screen)
{
	const struct services *services = ((const struct people_screen *)screen)->services;

	return services->vault_path && !services->demo;
}

static struct outcome backup(struct screen *screen)
{
	return outcome_open(backup_screen_new(as_people(screen)->services));
}

static struct outcome receive(struct screen *screen)
{
	return outcome_open(receive_screen_new(as_people(screen)->services));
}

static bool can_receive(const struct screen *screen)
{
	const struct services *services = ((const struct people_screen *)screen)->services;

	return !vault_is_read_only(services->vault);
}

static struct outcome papers(struct screen *screen)
{
	return outcome_open(print_screen_new(as_people(screen)->services, 0));
}

static struct outcome stay_home(struct screen *screen)
{
	(void)screen;
	return outcome_stay();
}

static struct outcome help(struct screen *screen)
{
	return outcome_open(help_screen_new(as_people(screen)->services));
}

static const struct command people_commands[] = {
	{ "n", "people.new", "people.new_help", new_conversation, NULL, 1 },
	{ "Enter", "people.open", "people.open_help", open_selected, has_people, 2 },
	{ "r", "people.resume", "people.resume_help", resume, somebody_waits, 3 },
	{ "/ ^F", "people.search", "people.search_help", find, NULL, 4 },
	{ "u", "people.undo", "people.undo_help", undo, can_undo, 6 },
	{ "b", "people.backup", "people.backup_help", backup, can_back_up, 7 },
	{ "i", "people.settings", "people.settings_help", settings, NULL, 5 },
	{ "o", "receive.key", "receive.key_help", receive, can_receive, 202 },
	{ "p", "people.papers", "people.papers_help", papers, NULL, 203 },
	{ "?", NULL, NULL, help, NULL, 0 },
	{ "Esc", NULL, NULL, stay_home, NULL, 0 },
	{ 0 },
};

static const struct command *const tables[] = { people_commands, home_keeping_commands, NULL };

/* ---------------------------------------------------------------- drawing */

static void draw_person(void *data, struct canvas *canvas, int index, struct area line,
			bool is_selected)
{
	const struct people_screen *people = data;
	const struct person_line *person = people->lines->pdata[index];
	const struct sentences *sentences =
		people->services->sentences[people->services->settings.language];
	enum style style = is_selected ? STYLE_SELECTED : STYLE_TEXT;
	g_autofree char *last = person->last_on == DAY_NONE
					? g_strdup("")
					: say_day_short(sentences, person->last_on);
	int notes = line.column + 10 + 22 + 12;

	canvas_text_in(canvas, line.row, line.column, 9, style, person->code);
	canvas_text_in(canvas, line.row, line.column + 10, 21, style, person->pseudonym);
	canvas_text_in(canvas, line.row, line.column + 32, 11, STYLE_HINT, last);
	if (person->paused)
		notes += canvas_text_in(canvas, line.row, notes, line.column + line.width - notes,
					STYLE_STRONG, say(sentences, "people.waits")) +
			 1;
	if (person->promises_due > 0) {
		g_autofree char *due =
			say_count(sentences, "people.due", person->promises_due, NULL);

		notes += canvas_text_in(canvas, line.row, notes, line.column + line.width - notes,
					STYLE_WARNING, due) +
			 1;
	}
	if (notes < line.column + line.width)
		canvas_text_in(canvas, line.row, notes, line.column + line.width - notes,
			       STYLE_HINT, person->location);
}

static void draw_nobody(const struct people_screen *people, struct canvas *canvas, struct area body)
{
	struct area area = { body.row + body.height / 4, body.column + 6, 8,
			     MIN(body.width - 12, 64) };

	canvas_paragraph(canvas, area, 0, STYLE_TEXT,
			 services_say(people->services, "people.nobody"));
	canvas_cursor(canvas, area.row, area.column);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct people_screen *people = (struct people_screen *)screen;
	struct area area = { body.row + 1, body.column + 1, body.height - 1, body.width - 2 };
	int count = (int)people->lines->len;

	area.height -= home_notices_draw(people->notices, canvas, body, count + 1);
	if (count == 0)
		draw_nobody(people, canvas, body);
	else
		list_view_draw(&people->list, canvas, area, draw_person, people);
}

static char *title(const struct screen *screen)
{
	const struct people_screen *people = (const struct people_screen *)screen;

	return say_count(people->services->sentences[people->services->settings.language],
			 "people.heading", (long)people->lines->len, NULL);
}

/* ---------------------------------------------------------------- keys */

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	return list_view_key(&as_people(screen)->list, pressed) ? outcome_stay() : outcome_pass();
}

static struct outcome resumed(struct screen *screen, int value)
{
	(void)value;
	services_end_without_file(as_people(screen)->services);
	read_people(as_people(screen));
	return outcome_stay();
}

static gint64 deadline(const struct screen *screen)
{
	return ((const struct people_screen *)screen)->arrived ? G_MAXINT64 : 0;
}

/* After locking, a crash or a kill the conversation that was open opens again where it was. */
static struct outcome due(struct screen *screen)
{
	struct people_screen *people = as_people(screen);

	people->arrived = true;
	if (people->services->demo || vault_is_read_only(people->services->vault))
		return outcome_stay();
	return open_waiting(people, 0, true);
}

static void people_free(struct screen *screen)
{
	struct people_screen *people = as_people(screen);

	g_ptr_array_unref(people->lines);
	g_clear_pointer(&people->notices, g_ptr_array_unref);
	g_free(people);
}

static const struct screen_kind people_kind = {
	.name = "people",
	.commands = tables,
	.title = title,
	.draw = draw,
	.key = key,
	.resumed = resumed,
	.deadline = deadline,
	.due = due,
	.free = people_free,
};

static void tell_warnings(struct services *services)
{
	guint warnings = vault_warnings(services->vault);

	if (warnings & VAULT_OPENED_READ_ONLY)
		services_tell(services, "vault.warn_read_only");
	else if (warnings & VAULT_MENDED)
		services_tell(services, "vault.warn_mended");
	else if (warnings & VAULT_OLDER_THAN_SEEN)
		services_tell(services, "vault.warn_older");
	else if (warnings & VAULT_DOUBTFUL_TAIL)
		services_tell(services, "vault.warn_doubtful");
	else if (warnings & VAULT_UNFINISHED_TAIL)
		services_tell(services, "vault.warn_unfinished");
	else if (vault_path(services->vault) && swap_is_readable(""))
		services_tell(services, "vault.warn_swap");
}

struct screen *people_screen_new(struct services *services)
{
	struct people_screen *people = g_new0(struct people_screen, 1);

	people->base.kind = &people_kind;
	people->services = services;
	people->lines = g_ptr_array_new();
	people->list.selected = 0;
	read_people(people);
	tell_warnings(services);
	return &people->base;
}
