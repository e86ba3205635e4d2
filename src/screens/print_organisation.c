/* For which organisation a sheet is: those somebody was asked about, and another one, which has to be asked first.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_organisation.h"

#include "report/organisation_sheet.h"
#include "screens/planning.h"

#include <string.h>

void print_organisations_load(struct print_screen *self)
{
	int *selected = &self->choices[FIELD_ORGANISATION].selected;

	g_clear_pointer(&self->organisations, g_ptr_array_unref);
	self->organisations = consent_organisations(self->file->consents);
	self->choices[FIELD_ORGANISATION].count = (int)self->organisations->len + 1;
	*selected = CLAMP(*selected, 0, (int)self->organisations->len);
}

static const struct consent *chosen(const struct print_screen *self)
{
	int selected = self->choices[FIELD_ORGANISATION].selected;

	return selected < (int)self->organisations->len ? self->organisations->pdata[selected]
							: NULL;
}

const char *print_organisation(const struct print_screen *self)
{
	const struct consent *consent = self->file ? chosen(self) : NULL;

	return consent ? consent->organisation : NULL;
}

char *print_organisation_words(const struct print_screen *self)
{
	const char *name = print_organisation(self);

	return g_strdup(name ? name
			     : services_say(self->base.services, "print.another_organisation"));
}

/* The last one somebody was asked about is the one at hand. */
void print_organisation_newest(struct print_screen *self)
{
	print_organisations_load(self);
	self->choices[FIELD_ORGANISATION].selected = MAX((int)self->organisations->len - 1, 0);
}

char *print_organisation_refusal(const struct print_screen *self)
{
	const char *name = print_organisation(self);
	struct error error = ERROR_CLEAR;

	if (!name)
		return g_strdup(services_say(self->base.services, "print.ask_first"));
	if (organisation_consent(self->file, name, &error))
		return NULL;
	return say_error(planning_sentences(self->base.services), &error);
}
