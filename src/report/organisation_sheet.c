/* A sheet that leaves with somebody's consent. Whoever makes one has no way round the consent: it is looked up here, in the file itself.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/organisation_sheet.h"

#include "report/sheet_parts.h"

static void refuse(struct error *error, const char *sentence, const char *organisation, day on)
{
	bool first = error && !error_is_set(error);

	error_set_key(error, ERROR_FAILED, sentence, organisation);
	if (first && on != DAY_NONE)
		error->on = on;
}

const struct consent *organisation_consent(const struct person_file *file, const char *organisation,
					   struct error *error)
{
	const struct consent *last = consent_last_for(file->consents, organisation);

	switch (consent_state_of(last)) {
	case CONSENT_STATE_GIVEN:
		return last;
	case CONSENT_STATE_REFUSED:
		refuse(error, "consent.was_refused", organisation, last->answered_on);
		return NULL;
	case CONSENT_STATE_WITHDRAWN:
		refuse(error, "consent.was_withdrawn", organisation, last->withdrawn_on);
		return NULL;
	default:
		refuse(error, "consent.never_asked", organisation, DAY_NONE);
		return NULL;
	}
}

static const struct consent *consent_of(const struct part *part)
{
	return part->more;
}

/* For whom, what for, by which consent; and that it ends here. */
static void add_beginning(const struct part *part)
{
	const struct consent *consent = consent_of(part);
	const struct participant *person = part->sheet->file->participant;
	g_autofree char *on = say_day(part->sentences, part->sheet->today);
	g_autofree char *agreed = consent->answered_on == DAY_NONE
					  ? g_strdup("?")
					  : say_day(part->sentences, consent->answered_on);
	g_autofree char *about = say_with(part->sentences, "sheet.for_whom", "name",
					  participant_name(person), "day", on, NULL);
	g_autofree char *meant =
		say_with(part->sentences, "sheet.organisation_for", "organisation",
			 consent->organisation, "aim", consent->aim, "day", agreed, NULL);

	part_heading(part, 1, "sheet.organisation_title");
	document_add(part->document, BLOCK_PARAGRAPH, part->code, about);
	document_add(part->document, BLOCK_PARAGRAPH, part->code, meant);
	document_add(part->document, BLOCK_NOTE, part->code,
		     say(part->sentences, "sheet.organisation_only"));
}

static void add_shared(const struct part *part)
{
	guint parts = consent_of(part)->parts, before;

	add_beginning(part);
	before = part->document->blocks->len;
	if (parts & CONSENT_PART_SKILLS)
		part_add_skills(part);
	if (parts & CONSENT_PART_PERSPECTIVE)
		part_add_perspective(part);
	if (parts & CONSENT_PART_OBSTACLES)
		part_add_obstacles(part);
	if (parts & CONSENT_PART_STEPS) {
		part_add_next_steps(part);
		part_add_promises(part);
		part_add_other_steps(part);
	}
	if (part->document->blocks->len == before)
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     say(part->sentences, "sheet.organisation_empty"));
}

static char *whose(const struct part *part)
{
	return g_strdup(part->sheet->file->participant->code);
}

static char *foot(const struct part *part)
{
	return say_with(part->sentences, "sheet.organisation_foot", "organisation",
			consent_of(part)->organisation, NULL);
}

struct document *organisation_sheet_make(const struct plan_sheet *sheet, const char *organisation,
					 struct error *error)
{
	static const struct sheet_kind kind = { "sheet.organisation_title", whose, foot,
						add_shared };
	struct plan_sheet shared = *sheet;
	const struct consent *consent = organisation_consent(sheet->file, organisation, error);

	if (!consent)
		return NULL;
	shared.sheet = SHEET_ORGANISATION;
	shared.with_between_us = false;
	return sheet_make(&shared, &kind, consent);
}
