/* A sheet on its way to its place: through the press, as text, or not at all because nobody was asked yet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_organisation.h"

#include "base/text.h"
#include "screens/consent_screens.h"
#include "screens/planning.h"
#include "store/files.h"

enum { PRESS_POLL_MS = 20, TEXT_COLUMNS = 80 };

static struct print_screen *as_print(struct screen *screen)
{
	return (struct print_screen *)screen;
}

void print_let_go(struct print_screen *self)
{
	struct error error = ERROR_CLEAR;

	if (!self->press)
		return;
	app_unwatch(self->base.services->app, press_fd(self->press));
	(void)!press_finish(self->press, &error);
	self->press = NULL;
}

static void tell_path(struct print_screen *self, const char *key)
{
	app_tell(self->base.services->app, say_with(planning_sentences(self->base.services), key,
						    "path", self->printing_to, NULL));
}

static struct outcome press_has_ended(void *data)
{
	struct print_screen *self = data;
	struct press *press = self->press;
	struct error error = ERROR_CLEAR;

	app_unwatch(self->base.services->app, press_fd(press));
	self->press = NULL;
	if (press_finish(press, &error))
		tell_path(self, "print.done");
	else
		services_tell_error(self->base.services, &error);
	return outcome_stay();
}

static void print_pdf(struct print_screen *self, const struct document *document)
{
	struct error error = ERROR_CLEAR;

	self->press =
		press_start(document, self->printing_to, NULL, &self->base.services->clock, &error);
	if (!self->press) {
		services_tell_error(self->base.services, &error);
		return;
	}
	press_write(self->press);
	app_watch(self->base.services->app, press_fd(self->press), press_has_ended, self);
	tell_path(self, "print.busy");
}

static void print_text(struct print_screen *self, const struct document *document)
{
	g_autofree char *text = document_to_text(document, TEXT_COLUMNS);
	struct error error = ERROR_CLEAR;

	if (print_text_file(self->printing_to, text, &error))
		tell_path(self, "print.done");
	else
		services_tell_error(self->base.services, &error);
}

static bool is_our_own(const struct print_screen *self)
{
	const struct services *services = self->base.services;
	g_autofree char *path = print_path_expanded(line_edit_text(self->path));

	return services->vault_path &&
	       vault_owns_path(services->vault_path, path, &services->vault_options.disk);
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

struct outcome print_now(struct screen *screen)
{
	struct print_screen *self = as_print(screen);
	struct document *document;
	char *refusal;

	if (self->press)
		return outcome_stay();
	if (print_sheet_of(self) == PAPER_ORGANISATION && !print_organisation(self))
		return ask_first(self);
	if (text_is_blank(line_edit_text(self->path))) {
		self->focus = FIELD_PATH;
		services_tell(self->base.services, "print.path_needed");
		return outcome_stay();
	}
	if (is_our_own(self)) {
		self->focus = FIELD_PATH;
		services_tell(self->base.services, "print.path_is_vault");
		return outcome_stay();
	}
	document = print_wanted(self, &refusal);
	if (!document) {
		app_tell(self->base.services->app, refusal);
		return outcome_stay();
	}
	services_note(self->base.services, AUDIT_PRINTED, self->base.participant_id);
	g_free(self->printing_to);
	self->printing_to = print_path_expanded(line_edit_text(self->path));
	if (print_wants_pdf(self))
		print_pdf(self, document);
	else
		print_text(self, document);
	document_free(document);
	return outcome_stay();
}

gint64 print_deadline(const struct screen *screen)
{
	const struct print_screen *self = (const struct print_screen *)screen;
	const struct clock *clock = &self->base.services->clock;

	if (!self->press)
		return G_MAXINT64;
	if (press_write_fd(self->press) < 0)
		return press_deadline(self->press);
	return MIN(press_deadline(self->press), clock->monotonic_ms(clock->data) + PRESS_POLL_MS);
}

struct outcome print_due(struct screen *screen)
{
	struct print_screen *self = as_print(screen);
	const struct clock *clock = &self->base.services->clock;

	if (!self->press)
		return outcome_stay();
	press_write(self->press);
	if (clock->monotonic_ms(clock->data) >= press_deadline(self->press))
		return press_has_ended(self);
	return outcome_stay();
}
