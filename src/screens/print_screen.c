/* The plan on paper: for whom, in which languages, with or without what is between us, where. What it will say stands below.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_organisation.h"

#include "base/text.h"
#include "screens/planning.h"
#include "store/files.h"

#include <string.h>

enum { PATH_BYTES = 1000, MOST_COPIES = 9 };

static const struct screen_kind print_kind;
static struct print_screen *as_print(struct screen *screen)
{
	return (struct print_screen *)screen;
}

/* ---------------------------------------------------------------- what is wanted */

enum paper_kind print_sheet_of(const struct print_screen *self)
{
	return self->kinds[self->choices[FIELD_SHEET].selected];
}

enum print_format print_format_of(const struct print_screen *self)
{
	return self->formats[self->choices[FIELD_FORMAT].selected];
}

static record_id conversation_of(const struct print_screen *self)
{
	int selected = self->choices[FIELD_CONVERSATION].selected;

	if (!self->file || self->file->conversations->len == 0)
		return 0;
	return ((const struct conversation *)self->file->conversations->pdata[selected])->id;
}

struct print_wishes print_wishes_of(const struct print_screen *self)
{
	enum print_languages which = (enum print_languages)self->choices[FIELD_LANGUAGES].selected;
	struct print_wishes wishes = {
		.kind = print_sheet_of(self),
		.format = print_format_of(self),
		.side_by_side = which == LANGUAGES_BESIDE,
		.with_between_us = self->choices[FIELD_BETWEEN_US].selected == 1,
		.conversation = conversation_of(self),
		.organisation = print_organisation(self),
	};

	if (which < LANGUAGES_BOTH)
		wishes.languages[wishes.language_count++] = self->languages[which];
	for (int i = 0; which >= LANGUAGES_BOTH && i < self->language_count; i++)
		wishes.languages[wishes.language_count++] = self->languages[i];
	return wishes;
}

char *print_refusal(struct print_screen *self)
{
	return print_sheet_of(self) == PAPER_ORGANISATION ? print_organisation_refusal(self) : NULL;
}

/* What cannot be made says why where it would have stood. */
static char *words_alone(const char *words, int columns)
{
	struct document *document = document_new("", "nl");
	char *text;

	document_add(document, BLOCK_PARAGRAPH, NULL, words);
	text = document_to_text(document, columns);
	document_free(document);
	return text;
}

/* A message has lines as long as its sentences; here they are to be read. Newly allocated. */
static char *wrapped(const char *text, int columns)
{
	GString *lines = g_string_new(NULL);
	size_t length = strlen(text);

	for (size_t at = 0; at < length;) {
		struct text_line line = text_break(text, length, at, columns);

		g_string_append_len(lines, text + line.start, (gssize)(line.end - line.start));
		g_string_append_c(lines, '\n');
		at = line.next;
	}
	return g_string_free(lines, FALSE);
}

void print_preview(struct print_screen *self)
{
	struct print_wishes wishes = print_wishes_of(self);
	g_autofree char *refusal = print_refusal(self);
	int columns = MAX(self->preview_width, 40);
	struct error error = ERROR_CLEAR;
	g_autofree char *text = NULL;

	if (!refusal)
		text = print_text(self->base.services, self->file, &wishes, columns, &error);
	if (!text && !refusal)
		refusal = say_error(planning_sentences(self->base.services), &error);
	g_free(self->preview);
	if (text && print_format_of(self) == FORMAT_CALENDAR)
		self->preview = print_calendar_lines(text, planning_sentences(self->base.services));
	else
		self->preview = text ? wrapped(text, columns) : words_alone(refusal, columns);
}

bool print_field_is_there(const struct print_screen *self, enum print_field field)
{
	bool to_printer = print_place_of(self)->kind == PLACE_QUEUE;

	switch (field) {
	case FIELD_ORGANISATION:
		return print_sheet_of(self) == PAPER_ORGANISATION;
	case FIELD_CONVERSATION:
		return print_sheet_of(self) == PAPER_CONVERSATION &&
		       self->choices[FIELD_CONVERSATION].count > 1;
	case FIELD_LANGUAGES:
		return self->language_count > 1 && print_format_of(self) != FORMAT_CALENDAR;
	case FIELD_BETWEEN_US:
		return self->between_us > 0 && print_format_of(self) < FORMAT_SHORT;
	case FIELD_COPIES:
	case FIELD_SIDES:
		return to_printer;
	case FIELD_PATH:
		return !to_printer;
	default:
		return true;
	}
}

/* ---------------------------------------------------------------- what a choice brings along */

static void look_for_the_file(struct print_screen *self)
{
	g_autofree char *path = print_path_expanded(line_edit_text(self->path));

	self->replaces =
		print_field_is_there(self, FIELD_PATH) && g_file_test(path, G_FILE_TEST_EXISTS);
}

static char *proposal(const struct print_screen *self)
{
	const struct print_place *place = print_place_of(self);

	return print_path(place->kind == PLACE_STICK ? place->name : "~", self->file,
			  print_sheet_of(self), services_today(self->base.services),
			  print_format_of(self));
}

/* Our own proposal follows the choices; a path that somebody typed only gets the other ending. */
static void follow_path(struct print_screen *self)
{
	const char *typed = line_edit_text(self->path);

	if (strcmp(typed, self->proposed) == 0) {
		g_free(self->proposed);
		self->proposed = proposal(self);
		line_edit_set(self->path, self->proposed);
	} else if (self->focus == FIELD_FORMAT) {
		g_autofree char *as = print_path_as(typed, print_format_of(self));

		line_edit_set(self->path, as);
	}
}

static void follow_formats(struct print_screen *self)
{
	struct choice *choice = &self->choices[FIELD_FORMAT];
	enum print_format before = print_format_of(self);

	choice->count = choice->selected = 0;
	for (enum print_format format = 0; format < FORMAT_COUNT; format++) {
		if (!print_has_format(self->base.services, self->file, print_sheet_of(self),
				      format))
			continue;
		if (format == before)
			choice->selected = choice->count;
		self->formats[choice->count++] = format;
	}
}

/* Two columns do not fit in large print, cards have a back, and a few words are in one language. */
static void follow_format(struct print_screen *self)
{
	struct choice *languages = &self->choices[FIELD_LANGUAGES];

	if (self->language_count < 2)
		return;
	languages->count = LANGUAGES_BESIDE + 1;
	if (print_format_of(self) == FORMAT_LARGE || paper_needs_nobody(print_sheet_of(self)))
		languages->count = LANGUAGES_BESIDE;
	if (print_format_of(self) == FORMAT_SHORT)
		languages->count = LANGUAGES_BOTH;
	languages->selected = self->languages_wanted;
	if (languages->selected >= languages->count)
		languages->selected =
			languages->count == LANGUAGES_BOTH ? LANGUAGES_OWN : LANGUAGES_BOTH;
}

/* Without a person: the language that is spoken across the table. */
static enum language own_language(const struct print_screen *self)
{
	const struct settings *settings = &self->base.services->settings;

	if (self->file)
		return self->file->participant->language;
	return settings->language == LANGUAGE_UK || settings->second == LANGUAGE_NONE
		       ? LANGUAGE_UK
		       : settings->second;
}

static void choose_languages(struct print_screen *self)
{
	enum language own = own_language(self);
	enum language other =
		own == LANGUAGE_NL ? self->base.services->settings.second : LANGUAGE_NL;
	bool one;

	if (other == LANGUAGE_NONE || other == own)
		other = self->base.services->settings.language;
	self->languages[0] = own;
	self->languages[1] = other;
	self->language_count = other == own ? 1 : 2;
	one = self->language_count == 1 || paper_is_in_one_language(print_sheet_of(self));
	self->languages_wanted = one ? LANGUAGES_OWN : LANGUAGES_BOTH;
	self->choices[FIELD_LANGUAGES] =
		(struct choice){ .count = 1, .selected = self->languages_wanted };
	follow_format(self);
}

/* A paper for others is Dutch unless somebody says otherwise, here as on the command line. */
static void follow_sheet(struct print_screen *self)
{
	bool for_others = !paper_is_in_their_language(print_sheet_of(self));

	choose_languages(self);
	for (int i = 0; for_others && i < self->language_count; i++)
		if (self->languages[i] == LANGUAGE_NL)
			self->languages_wanted = i;
	follow_formats(self);
	follow_format(self);
	print_places_load(self);
}

void print_follow_choices(struct print_screen *self)
{
	follow_path(self);
	look_for_the_file(self);
}

static void count_between_us(struct print_screen *self)
{
	struct print_wishes wishes = print_wishes_of(self);

	self->between_us = self->file ? print_count_between_us(self->file, &wishes) : 0;
}

static void choice_changed(struct print_screen *self)
{
	if (self->focus == FIELD_SHEET)
		follow_sheet(self);
	if (self->focus == FIELD_LANGUAGES)
		self->languages_wanted = self->choices[FIELD_LANGUAGES].selected;
	if (self->focus == FIELD_FORMAT) {
		follow_format(self);
		print_places_load(self);
	}
	self->place_is_chosen |= self->focus == FIELD_WHERE;
	count_between_us(self);
	print_follow_choices(self);
	self->preview_first = 0;
	print_preview(self);
}

/* ---------------------------------------------------------------- the screen */

static bool can_be_made(const struct print_screen *self, enum paper_kind kind)
{
	if (paper_needs_nobody(kind))
		return !self->file;
	return self->file &&
	       (kind != PAPER_HOUSEHOLD || self->file->participant->household_id != 0);
}

static void take_kinds(struct print_screen *self)
{
	int *count = &self->choices[FIELD_SHEET].count;

	for (enum paper_kind kind = 0; kind < PAPER_COUNT; kind++)
		if (can_be_made(self, kind))
			self->kinds[(*count)++] = kind;
}

/* The last one is the one at hand. */
static void take_conversations(struct print_screen *self)
{
	int count = (int)self->file->conversations->len;

	self->choices[FIELD_CONVERSATION] =
		(struct choice){ .count = count, .selected = MAX(count - 1, 0) };
}

static void take_choices(struct print_screen *self)
{
	self->choices[FIELD_BETWEEN_US] = (struct choice){ .count = 2 };
	self->choices[FIELD_SIDES] = (struct choice){ .count = 2 };
	self->choices[FIELD_COPIES] = (struct choice){ .count = MOST_COPIES };
	take_kinds(self);
	follow_formats(self);
	choose_languages(self);
	if (self->file) {
		print_organisation_newest(self);
		take_conversations(self);
	}
	print_places_load(self);
	count_between_us(self);
}

static struct print_screen *print_load(struct services *services, record_id participant_id)
{
	struct print_screen *self = g_new0(struct print_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!participant_id) {
		self->base = (struct conversation_screen){ .base.kind = &print_kind,
							   .services = services,
							   .language = services->settings.language,
							   .second = services->settings.second };
		return self;
	}
	if (!conversation_screen_init(&self->base, &print_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	if (file_load(services->vault, participant_id, &self->file, &error))
		return self;
	services_tell_error(services, &error);
	conversation_screen_done(&self->base);
	g_free(self);
	return NULL;
}

struct screen *print_screen_new(struct services *services, record_id participant_id)
{
	struct print_screen *self = print_load(services, participant_id);

	if (!self)
		return NULL;
	self->printing = printing_of(services);
	take_choices(self);
	self->proposed = proposal(self);
	self->path = line_edit_new(self->proposed, PATH_BYTES);
	look_for_the_file(self);
	self->preview_width = 76;
	print_preview(self);
	print_places_ask(self);
	return &self->base.base;
}

static void print_free(struct screen *screen)
{
	struct print_screen *self = as_print(screen);

	printing_unwatch(self->printing, self);
	line_edit_free(self->path);
	g_clear_pointer(&self->organisations, g_ptr_array_unref);
	g_ptr_array_unref(self->places);
	person_file_free(self->file);
	g_free(self->preview);
	g_free(self->proposed);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *print_title(const struct screen *screen)
{
	const struct print_screen *self = (const struct print_screen *)screen;
	const char *title = services_say(self->base.services, "print.title");

	return self->file ? conversation_screen_title(&self->base, title) : g_strdup(title);
}

/* ---------------------------------------------------------------- keys */

static void move_focus(struct print_screen *self, int by)
{
	int field = (int)self->focus;

	do {
		field = (field + by + FIELD_COUNT) % FIELD_COUNT;
	} while (!print_field_is_there(self, (enum print_field)field));
	self->focus = (enum print_field)field;
}

static struct outcome next_field(struct screen *screen)
{
	move_focus(as_print(screen), 1);
	return outcome_stay();
}

static struct outcome previous_field(struct screen *screen)
{
	move_focus(as_print(screen), -1);
	return outcome_stay();
}

static int preview_lines(const char *text)
{
	int lines = 0;

	for (const char *at = text; *at; at++)
		lines += *at == '\n';
	return lines;
}

static void scroll(struct print_screen *self, int by)
{
	int last = preview_lines(self->preview) - 3;

	self->preview_first = CLAMP(self->preview_first + by, 0, MAX(last, 0));
}

static struct outcome page_down(struct screen *screen)
{
	scroll(as_print(screen), 10);
	return outcome_stay();
}

static struct outcome page_up(struct screen *screen)
{
	scroll(as_print(screen), -10);
	return outcome_stay();
}

static struct outcome steps(struct screen *screen)
{
	struct print_screen *self = as_print(screen);

	return conversation_screen_open(
		steps_table_screen_new(self->base.services, self->base.participant_id));
}

static bool has_person(const struct screen *screen)
{
	return ((const struct print_screen *)screen)->file != NULL;
}

static struct outcome print_key(struct screen *screen, const struct key *key)
{
	struct print_screen *self = as_print(screen);

	if (key->name == KEY_NAME_DOWN)
		return next_field(screen);
	if (key->name == KEY_NAME_UP)
		return previous_field(screen);
	if (self->focus == FIELD_PATH) {
		if (!line_edit_key(self->path, key))
			return outcome_pass();
		self->place_is_chosen = true; /* printers that turn up now do not take it away */
		look_for_the_file(self);
		return outcome_stay();
	}
	if (!choice_key(&self->choices[self->focus], key))
		return outcome_pass();
	choice_changed(self);
	return outcome_stay();
}

static bool is_idle(const struct screen *screen)
{
	return !printing_is_busy(((const struct print_screen *)screen)->printing);
}

static const struct command print_commands[] = {
	{ "Enter ^P", "print.print", "print.print_help", print_now, is_idle, 1 },
	{ "Tab", "print.next", "print.next_help", next_field, NULL, 2 },
	{ "PgDn", "print.further", "print.further_help", page_down, NULL, 3 },
	{ "^T F6 M-6", "print.steps", "print.steps_help", steps, has_person, 5 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 4 },
	{ "PgUp", NULL, "print.back_help", page_up, NULL, 90 },
	{ "BackTab", NULL, "print.previous_help", previous_field, NULL, 91 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { print_commands, conversation_commands, NULL };

static const struct screen_kind print_kind = {
	.name = "print",
	.commands = commands,
	.typing = true,
	.title = print_title,
	.draw = print_draw,
	.key = print_key,
	.resumed = print_asked,
	.free = print_free,
};
