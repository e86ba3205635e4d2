/* What is left of a plan when it must fit into a message. What matters most is taken first; it stands in the order of the sheet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/short_plan.h"

#include "base/text.h"
#include "report/sheet_steps.h"

#include <string.h>

enum section {
	SECTION_PERSPECTIVE,
	SECTION_NEXT,
	SECTION_APPOINTMENT,
	SECTION_PROMISES,
	SECTION_ASKED,
	SECTION_OTHER,
	SECTION_CONTACTS,
	SECTION_COUNT
};

static const char *const headings[SECTION_COUNT] = {
	[SECTION_PERSPECTIVE] = "sheet.perspective",
	[SECTION_NEXT] = "sheet.next_steps",
	[SECTION_APPOINTMENT] = "sheet.appointment",
	[SECTION_PROMISES] = "sheet.promises",
	[SECTION_ASKED] = "sheet.asked",
	[SECTION_OTHER] = "sheet.other_steps",
	[SECTION_CONTACTS] = "sheet.contacts",
};

/* Taken before anything else is: of each section so many, in this order. What is left follows in the order of the sections. */
static const struct {
	enum section section;
	int count;
} first_of_all[] = {
	{ SECTION_CONTACTS, 2 }, { SECTION_APPOINTMENT, 1 }, { SECTION_NEXT, 3 },
	{ SECTION_PROMISES, 3 }, { SECTION_PERSPECTIVE, 2 },
};

struct entry {
	enum section section;
	char *line;
	bool taken;
};

struct message {
	struct part part;
	GArray *entries; /* of struct entry, by section */
	int room;        /* characters that are left */
	bool headed[SECTION_COUNT];
	int most;
};

static void entry_clear(gpointer entry)
{
	g_free(((struct entry *)entry)->line);
}

static int characters(const char *text)
{
	return (int)g_utf8_strlen(text, -1);
}

/* ---------------------------------------------------------------- what could stand in it */

/* Takes `text`: "- 1.2 text", on one line. */
static void add_entry(struct message *message, enum section section, const char *number, char *text)
{
	g_autofree char *line = g_strdelimit(text, "\n\r\t", ' ');
	struct entry entry = { .section = section };

	entry.line = g_strdup_printf("- %s%s%s\n", number, *number ? " " : "", g_strstrip(line));
	g_array_append_val(message->entries, entry);
}

static void join(GString *line, const char *more)
{
	if (!text_is_blank(more))
		g_string_append_printf(line, " \302\267 %s", more);
}

static void add_perspective(struct message *message)
{
	const struct part *part = &message->part;
	g_autoptr(GPtrArray) items = part_items(part, PLAN_PERSPECTIVE);

	for (guint i = 0; i < items->len; i++) {
		struct words words = part_words(part, items->pdata[i]);
		g_autofree char *small = part_small_words(part, items->pdata[i], &words, "");
		const struct plan_item *item = items->pdata[i];
		bool own = strcmp(words.language, item->language) == 0;
		g_autofree char *quoted =
			say_with(part->sentences, "sheet.quoted", "text", words.text, NULL);
		GString *line = g_string_new(own ? quoted : words.text);

		join(line, small);
		add_entry(message, SECTION_PERSPECTIVE, "", g_string_free(line, FALSE));
	}
}

static void add_step(struct message *message, enum section section, const struct plan_item *step)
{
	const struct part *part = &message->part;
	struct words words = part_words(part, step);
	g_autofree char *about = part_step_about(part, step, false);
	g_autofree char *small = part_small_words(part, step, &words, about);
	g_autofree char *when = part_step_when(part, step);
	g_auto(GStrv) days = g_strsplit(when, "\n", -1);
	GString *line = g_string_new(words.text);
	char number[16];

	join(line, part_step_who(part, step));
	for (char **on = days; *on; on++)
		join(line, *on);
	join(line, small);
	plan_number(part->sheet->file->plan, step, number);
	add_entry(message, section, number, g_string_free(line, FALSE));
}

/* What is done or rests stands in the full plan. */
static void add_steps(struct message *message, enum section section, enum bundle bundle)
{
	g_autoptr(GPtrArray) steps = part_steps(&message->part, bundle);

	for (guint i = 0; i < steps->len; i++) {
		const struct plan_item *step = steps->pdata[i];

		if (step->step_state == STEP_OPEN && !step->resting)
			add_step(message, section, step);
	}
}

static void add_appointment(struct message *message)
{
	const struct part *part = &message->part;
	const struct participant *person = part->sheet->file->participant;
	GString *line;
	g_autofree char *on = NULL;

	if (person->appointment_on == DAY_NONE || person->appointment_on < part->sheet->today)
		return;
	on = say_weekday(part->sentences, person->appointment_on);
	line = g_string_new(on);
	join(line, person->appointment_note);
	add_entry(message, SECTION_APPOINTMENT, "", g_string_free(line, FALSE));
}

/* The emergency number, and one more: who helps on with most questions. */
static void add_contacts(struct message *message)
{
	static const enum contact_kind others[] = { CONTACT_SUPPORT, CONTACT_LEGAL,
						    CONTACT_HEALTH };
	char *line = part_contact_line(&message->part, CONTACT_EMERGENCY);

	if (line)
		add_entry(message, SECTION_CONTACTS, "", line);
	line = NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(others) && !line; i++)
		line = part_contact_line(&message->part, others[i]);
	if (line)
		add_entry(message, SECTION_CONTACTS, "", line);
}

static void gather(struct message *message)
{
	add_perspective(message);
	add_steps(message, SECTION_NEXT, BUNDLE_NEXT);
	add_appointment(message);
	add_steps(message, SECTION_PROMISES, BUNDLE_PROMISES);
	add_steps(message, SECTION_ASKED, BUNDLE_ASKED);
	add_steps(message, SECTION_OTHER, BUNDLE_OTHER);
	add_contacts(message);
}

/* ---------------------------------------------------------------- what fits */

static char *heading(const struct message *message, enum section section)
{
	return g_strdup_printf("\n%s\n", say(message->part.sentences, headings[section]));
}

static char *beginning(const struct message *message)
{
	const struct part *part = &message->part;
	g_autofree char *on = say_day(part->sentences, part->sheet->today);
	g_autofree char *title = say_with(part->sentences, "short_plan.title", "day", on, NULL);

	return g_strdup_printf("%s\n%s\n", title, say(part->sentences, "short_plan.about"));
}

static char *rest_line(const struct message *message, int count)
{
	g_autofree char *line = say_count(message->part.sentences, "short_plan.more", count, NULL);

	return g_strdup_printf("\n%s\n", line);
}

/* Where somebody wants to be is never passed over in silence. */
static char *pointer_line(const struct message *message)
{
	return g_strdup_printf("- %s\n", say(message->part.sentences, "short_plan.in_full"));
}

static bool has_any(const struct message *message, enum section section)
{
	for (guint i = 0; i < message->entries->len; i++)
		if (g_array_index(message->entries, struct entry, i).section == section)
			return true;
	return false;
}

/* What may have to stand there whatever else does; the plural forms of a number differ by a few characters. */
static void measure(struct message *message)
{
	g_autofree char *begin = beginning(message);
	g_autofree char *rest = rest_line(message, (int)message->entries->len);
	g_autofree char *pointer = pointer_line(message);
	g_autofree char *where = heading(message, SECTION_PERSPECTIVE);

	message->room = message->most - characters(begin) - characters(rest) - 16;
	if (!has_any(message, SECTION_PERSPECTIVE))
		return;
	message->room -= characters(pointer) + characters(where);
	message->headed[SECTION_PERSPECTIVE] = true;
}

static bool take(struct message *message, struct entry *entry)
{
	g_autofree char *above = heading(message, entry->section);
	int needed =
		characters(entry->line) + (message->headed[entry->section] ? 0 : characters(above));

	if (entry->taken || needed > message->room)
		return entry->taken;
	message->room -= needed;
	message->headed[entry->section] = true;
	entry->taken = true;
	return true;
}

/* From its first entry on, up to `count`; the first that does not fit ends it, unless it is so long that it would fit nowhere. */
static void take_section(struct message *message, enum section section, int count)
{
	for (guint i = 0; i < message->entries->len && count > 0; i++) {
		struct entry *entry = &g_array_index(message->entries, struct entry, i);

		if (entry->section != section)
			continue;
		count--;
		if (!take(message, entry) && characters(entry->line) <= message->most / 4)
			return;
	}
}

static void choose(struct message *message)
{
	measure(message);
	for (size_t i = 0; i < G_N_ELEMENTS(first_of_all); i++)
		take_section(message, first_of_all[i].section, first_of_all[i].count);
	for (int section = 0; section < SECTION_COUNT; section++)
		take_section(message, (enum section)section, G_MAXINT);
}

/* ---------------------------------------------------------------- the words */

static void write_section(const struct message *message, enum section section, GString *out)
{
	g_autofree char *above = heading(message, section);
	g_autofree char *pointer = pointer_line(message);
	bool headed = false;

	for (guint i = 0; i < message->entries->len; i++) {
		const struct entry *entry = &g_array_index(message->entries, struct entry, i);

		if (entry->section != section || !entry->taken)
			continue;
		if (!headed)
			g_string_append(out, above);
		headed = true;
		g_string_append(out, entry->line);
	}
	if (!headed && section == SECTION_PERSPECTIVE && has_any(message, section))
		g_string_append_printf(out, "%s%s", above, pointer);
}

static void write_rest(const struct message *message, GString *out)
{
	int count = 0;

	for (guint i = 0; i < message->entries->len; i++)
		count += !g_array_index(message->entries, struct entry, i).taken;
	if (count > 0) {
		g_autofree char *line = rest_line(message, count);

		g_string_append(out, line);
	}
}

static bool is_empty(const struct message *message)
{
	for (guint i = 0; i < message->entries->len; i++)
		if (g_array_index(message->entries, struct entry, i).section != SECTION_CONTACTS)
			return false;
	return true;
}

static struct part part_of(const struct plan_sheet *sheet)
{
	enum language language = sheet->languages[0];

	return (struct part){ .sheet = sheet,
			      .language = language,
			      .code = names_word(language_names, (int)language),
			      .sentences = sheet->sentences[language] };
}

char *short_plan_make(const struct plan_sheet *sheet, int most)
{
	struct plan_sheet open = *sheet;
	struct message message = { .most = MAX(most, SHORT_PLAN_LEAST) };
	g_autofree char *begin = NULL;
	GString *out;

	open.sheet = SHEET_PERSON;
	open.with_between_us = false;
	message.part = part_of(&open);
	message.entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	g_array_set_clear_func(message.entries, entry_clear);
	gather(&message);
	choose(&message);
	begin = beginning(&message);
	out = g_string_new(begin);
	if (is_empty(&message))
		g_string_append_printf(out, "\n%s\n",
				       say(open.sentences[open.languages[0]], "sheet.empty"));
	for (int section = 0; section < SECTION_COUNT; section++)
		write_section(&message, (enum section)section, out);
	write_rest(&message, out);
	g_array_unref(message.entries);
	return g_string_free(out, FALSE);
}
