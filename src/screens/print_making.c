/* A sheet on its way to its place: to a printer, through the press, as text, or not at all because nobody was asked yet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_organisation.h"

#include "base/text.h"
#include "screens/consent_screens.h"
#include "screens/planning.h"
#include "screens/sticks.h"
#include "store/files.h"

enum { TEXT_COLUMNS = 80 };

static struct print_screen *as_print(struct screen *screen)
{
	return (struct print_screen *)screen;
}

/* Somebody who was not asked yet is asked first; then we are back here. */
static struct outcome ask_first(struct print_screen *self)
{
	struct screen *question = consent_screen_new(self->base.services, self->base.participant_id,
						     0, CONSENT_SHARING, NULL);

	return question ? outcome_open(question) : outcome_stay();
}

struct outcome print_asked(struct screen *screen, int value)
{
	struct print_screen *self = as_print(screen);
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;

	(void)value;
	if (!file_load(self->base.services->vault, self->base.participant_id, &file, &error)) {
		services_tell_error(self->base.services, &error);
		return outcome_stay();
	}
	if (!file)
		return outcome_stay();
	person_file_free(self->file);
	self->file = file;
	print_organisation_newest(self);
	print_preview(self);
	return outcome_stay();
}

/* ---------------------------------------------------------------- to its place */

static void remember_place(struct print_screen *self)
{
	g_free(self->printing->last_place);
	self->printing->last_place = g_strdup(print_place_of(self)->name);
}

static bool note_and_remember(struct print_screen *self)
{
	if (self->file)
		services_note(self->base.services, AUDIT_PRINTED, self->base.participant_id);
	remember_place(self);
	return true;
}

static bool make_pdf(struct print_screen *self, const struct document *document, const char *path)
{
	const struct print_place *place = print_place_of(self);
	const struct printer_wishes wishes = {
		.queue = place->name,
		.two_sided = self->choices[FIELD_SIDES].selected == 0,
		.copies = self->choices[FIELD_COPIES].selected + 1,
	};

	if (place->kind != PLACE_QUEUE)
		return printing_to_file(self->printing, document, path);
	self->printing->spooler_known = true;
	return printing_to_queue(self->printing, document, &wishes);
}

static bool write_text(struct print_screen *self, const char *text, const char *path,
		       struct error *error)
{
	if (!print_text_file(path, text, error))
		return false;
	app_tell(self->base.services->app, say_with(planning_sentences(self->base.services),
						    "print.done", "path", path, NULL));
	return true;
}

static void make(struct print_screen *self)
{
	struct services *services = self->base.services;
	struct print_wishes wishes = print_wishes_of(self);
	g_autofree char *path = print_path_expanded(line_edit_text(self->path));
	struct document *document = NULL;
	g_autofree char *text = NULL;
	struct error error = ERROR_CLEAR;
	bool made = false;

	if (print_is_pdf(wishes.format))
		document = print_document(services, self->file, &wishes, &error);
	else
		text = print_text(services, self->file, &wishes, TEXT_COLUMNS, &error);
	if (document || text)
		made = note_and_remember(self) && (document ? make_pdf(self, document, path)
							    : write_text(self, text, path, &error));
	if (!made && error_is_set(&error))
		services_tell_error(services, &error);
	document_free(document);
}

/* ---------------------------------------------------------------- Enter */

static bool is_our_own(const struct print_screen *self)
{
	const struct services *services = self->base.services;
	g_autofree char *path = print_path_expanded(line_edit_text(self->path));
	const struct disk disk = disk_system(); /* the demo has no vault, and others have */

	return vault_forbids_path(services->vault_path, path,
				  services->vault_path ? &services->vault_options.disk : &disk);
}

static bool stick_left(const struct print_screen *self)
{
	const char *root = self->base.services->media_root;
	g_autofree char *path = print_path_expanded(line_edit_text(self->path));

	return stick_is_gone(root ? root : "", path);
}

/* What is wrong with where it shall stand; NULL: nothing. */
static const char *wrong_path(const struct print_screen *self)
{
	if (!print_field_is_there(self, FIELD_PATH))
		return NULL;
	if (text_is_blank(line_edit_text(self->path)))
		return "print.path_needed";
	if (stick_left(self))
		return "print.stick_is_gone";
	return is_our_own(self) ? "print.path_is_vault" : NULL;
}

struct outcome print_now(struct screen *screen)
{
	struct print_screen *self = as_print(screen);
	const char *wrong = wrong_path(self);
	char *refusal;

	if (print_sheet_of(self) == PAPER_ORGANISATION && !print_organisation(self))
		return ask_first(self);
	if (wrong) {
		self->focus = FIELD_PATH;
		services_tell(self->base.services, wrong);
		return outcome_stay();
	}
	refusal = print_refusal(self);
	if (refusal)
		app_tell(self->base.services->app, refusal);
	else
		make(self);
	return outcome_stay();
}
