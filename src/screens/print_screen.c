/* The plan on paper: for whom, in which languages, with or without what is between us, where. What it will say stands below.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_organisation.h"

#include "base/text.h"
#include "screens/planning.h"
#include "store/files.h"

#include <string.h>

enum { PATH_BYTES = 1000 };

static const struct screen_kind print_kind;
static struct print_screen *as_print(struct screen *screen)
{
	return (struct print_screen *)screen;
}

bool print_wants_pdf(const struct print_screen *self)
{
	return self->choices[FIELD_FORMAT].selected == 0;
}

/* ---------------------------------------------------------------- what is wanted */

enum paper_kind print_sheet_of(const struct print_screen *self)
{
	return (enum paper_kind)self->choices[FIELD_SHEET].selected;
}

static struct print_wishes wishes_of(const struct print_screen *self)
{
	int which = self->choices[FIELD_LANGUAGES].selected;
	struct print_wishes wishes = {
		.kind = print_sheet_of(self),
		.with_between_us = self->choices[FIELD_BETWEEN_US].selected == 1,
		.organisation = print_organisation(self),
	};

	if (which < 2)
		wishes.languages[wishes.language_count++] = self->languages[which];
	for (int i = 0; which == 2 && i < self->language_count; i++)
		wishes.languages[wishes.language_count++] = self->languages[i];
	return wishes;
}

/* What is wanted as a document; NULL, and why not in `refusal` (newly allocated). */
struct document *print_wanted(struct print_screen *self, char **refusal)
{
	struct print_wishes wishes = wishes_of(self);
	struct error error = ERROR_CLEAR;
	struct document *document = NULL;

	*refusal = wishes.kind == PAPER_ORGANISATION ? print_organisation_refusal(self) : NULL;
	if (!*refusal)
		document = print_document(self->base.services, self->file, &wishes, &error);
	if (!document && !*refusal)
		*refusal = say_error(planning_sentences(self->base.services), &error);
	return document;
}

void print_preview(struct print_screen *self)
{
	char *refusal;
	struct document *document = print_wanted(self, &refusal);
	int width = MAX(self->preview_width, 40);

	g_free(self->preview);
	if (document) {
		self->preview = document_to_text(document, width);
	} else {
		struct document *words = document_new("", "nl");

		document_add(words, BLOCK_PARAGRAPH, NULL, refusal);
		self->preview = document_to_text(words, width);
		document_free(words);
	}
	g_free(refusal);
	document_free(document);
}

static void look_for_the_file(struct print_screen *self)
{
	g_autofree char *path = print_path_expanded(line_edit_text(self->path));

	self->replaces = g_file_test(path, G_FILE_TEST_EXISTS);
}

bool print_field_is_there(const struct print_screen *self, enum print_field field)
{
	if (field == FIELD_BETWEEN_US)
		return self->between_us > 0 && paper_is_theirs(print_sheet_of(self));
	if (field == FIELD_ORGANISATION)
		return print_sheet_of(self) == PAPER_ORGANISATION;
	return field != FIELD_LANGUAGES || self->language_count > 1;
}

static void choose_languages(struct print_screen *self)
{
	enum language own = self->file->participant->language;
	enum language other =
		own == LANGUAGE_NL ? self->base.services->settings.second : LANGUAGE_NL;

	if (other == LANGUAGE_NONE || other == own)
		other = self->base.services->settings.language;
	self->languages[0] = own;
	self->languages[1] = other;
	self->language_count = other == own ? 1 : 2;
	self->choices[FIELD_LANGUAGES] = (struct choice){
		.count = self->language_count == 1 ? 1 : 3,
		.selected = self->language_count == 1 ? 0 : 2,
	};
}

struct screen *print_screen_new(struct services *services, record_id participant_id)
{
	struct print_screen *self = g_new0(struct print_screen, 1);
	struct error error = ERROR_CLEAR;

	if (!conversation_screen_init(&self->base, &print_kind, services, participant_id, 0)) {
		g_free(self);
		return NULL;
	}
	if (!file_load(services->vault, participant_id, &self->file, &error)) {
		services_tell_error(services, &error);
		conversation_screen_done(&self->base);
		g_free(self);
		return NULL;
	}
	self->between_us = print_count_between_us(self->file);
	for (int i = 0; i < FIELD_PATH; i++)
		self->choices[i] = (struct choice){ .count = 2 };
	self->choices[FIELD_SHEET].count =
		self->file->participant->household_id ? PAPERS_OF_A_PERSON : PAPER_HOUSEHOLD;
	choose_languages(self);
	print_organisation_newest(self);
	self->proposed = print_path(self->file, PAPER_PERSON, services_today(services), true);
	self->path = line_edit_new(self->proposed, PATH_BYTES);
	look_for_the_file(self);
	self->preview_width = 76;
	print_preview(self);
	return &self->base.base;
}

static void print_free(struct screen *screen)
{
	struct print_screen *self = as_print(screen);

	print_let_go(self);
	line_edit_free(self->path);
	g_clear_pointer(&self->organisations, g_ptr_array_unref);
	person_file_free(self->file);
	g_free(self->preview);
	g_free(self->proposed);
	g_free(self->printing_to);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *print_title(const struct screen *screen)
{
	const struct print_screen *self = (const struct print_screen *)screen;

	return conversation_screen_title(&self->base,
					 services_say(self->base.services, "print.title"));
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

/* Our own proposal follows the choices; a path that somebody typed only gets the other ending. */
static void follow_choice(struct print_screen *self)
{
	const char *typed = line_edit_text(self->path);
	char *path =
		strcmp(typed, self->proposed) == 0
			? print_path(self->file, print_sheet_of(self),
				     services_today(self->base.services), print_wants_pdf(self))
			: NULL;

	if (path) {
		g_free(self->proposed);
		self->proposed = path;
		line_edit_set(self->path, path);
	} else if (self->focus == FIELD_FORMAT) {
		g_autofree char *as = print_path_as(typed, print_wants_pdf(self));

		line_edit_set(self->path, as);
	}
}

/* A sheet for an organisation is Dutch unless somebody says otherwise. */
static void follow_sheet(struct print_screen *self)
{
	if (self->focus != FIELD_SHEET)
		return;
	choose_languages(self);
	for (int i = 0; print_sheet_of(self) == PAPER_ORGANISATION && i < self->language_count; i++)
		if (self->languages[i] == LANGUAGE_NL)
			self->choices[FIELD_LANGUAGES].selected = i;
}

static void choice_changed(struct print_screen *self)
{
	follow_sheet(self);
	follow_choice(self);
	look_for_the_file(self);
	self->preview_first = 0;
	print_preview(self);
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
	return !((const struct print_screen *)screen)->press;
}

static const struct command print_commands[] = {
	{ "Enter ^P", "print.print", "print.print_help", print_now, is_idle, 1 },
	{ "Tab", "print.next", "print.next_help", next_field, NULL, 2 },
	{ "PgDn", "print.further", "print.further_help", page_down, NULL, 3 },
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
	.deadline = print_deadline,
	.due = print_due,
	.free = print_free,
};
