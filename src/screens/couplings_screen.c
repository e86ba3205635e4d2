/* Couplings: what the plan led to, through whom, for how long; with the organisation as a record of its own.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/growth_screens.h"

#include "base/text.h"
#include "screens/labels.h"
#include "screens/planning.h"
#include "screens/record_screen.h"
#include "store/progress.h"

/* Both in one form: who names an organisation that is known already changes that one. */
struct coupling_record {
	struct coupling coupling; /* first: its id is the record's */
	struct organisation organisation;
};

static struct coupling_record *record_of(struct coupling *coupling,
					 struct organisation *organisation)
{
	struct coupling_record *record = g_new0(struct coupling_record, 1);

	record->coupling = *coupling;
	record->organisation = *organisation;
	g_free(coupling);
	g_free(organisation);
	return record;
}

static void free_record(void *data)
{
	struct coupling_record *record = data;

	if (!record)
		return;
	coupling_free(g_memdup2(&record->coupling, sizeof(record->coupling)));
	organisation_free(g_memdup2(&record->organisation, sizeof(record->organisation)));
	g_free(record);
}

static bool is_blank(const void *data)
{
	const struct coupling_record *record = data;

	return text_is_blank(record->coupling.text) && text_is_blank(record->organisation.name);
}

static const char *wrong(const void *data)
{
	const struct coupling *coupling = &((const struct coupling_record *)data)->coupling;

	if (coupling->ended_on != DAY_NONE && coupling->started_on != DAY_NONE &&
	    coupling->ended_on < coupling->started_on)
		return "coupling.ends_before";
	return NULL;
}

static void take_line(char **ours, const char *theirs)
{
	if (!text_is_blank(*ours))
		return;
	g_free(*ours);
	*ours = g_strdup(theirs);
}

/* What this form says nothing about stays as the record of the organisation has it. */
static void take_known(struct organisation *ours, const struct organisation *known)
{
	ours->id = known->id;
	take_line(&ours->place, known->place);
	take_line(&ours->sector, known->sector);
	take_line(&ours->note, known->note);
	if (ours->flexible_about_language == ANSWER_NOT_SAID)
		ours->flexible_about_language = known->flexible_about_language;
	if (ours->refused_for_residence_date == ANSWER_NOT_SAID)
		ours->refused_for_residence_date = known->refused_for_residence_date;
}

/* An organisation of that name is taken; another name makes a new one, for the old one may stand in other files. */
static bool find_organisation(struct vault *vault, struct organisation *organisation,
			      struct error *error)
{
	record_id before = organisation->id;
	GPtrArray *known = NULL;

	if (!organisation_list(vault, &known, error))
		return false;
	organisation->id = 0;
	for (guint i = 0; i < known->len && !organisation->id; i++) {
		const struct organisation *candidate = known->pdata[i];

		if (text_compare(candidate->name, organisation->name) != 0)
			continue;
		if (candidate->id == before)
			organisation->id = before;
		else
			take_known(organisation, candidate);
	}
	g_ptr_array_unref(known);
	return true;
}

static bool save_record(struct vault *vault, void *data, struct error *error)
{
	struct coupling_record *record = data;

	record->coupling.organisation_id = 0;
	if (!text_is_blank(record->organisation.name)) {
		if (!find_organisation(vault, &record->organisation, error) ||
		    !organisation_save(vault, &record->organisation, error))
			return false;
		record->coupling.organisation_id = record->organisation.id;
	}
	return coupling_save(vault, &record->coupling, error);
}

#define IN_COUPLING(field) offsetof(struct coupling_record, coupling.field)
#define IN_ORGANISATION(field) offsetof(struct coupling_record, organisation.field)
#define ANSWER(key, place)                                                                         \
	{                                                                                          \
		.kind = FIELD_CHOICE, .label = key, .offset = place, .words = answer_to_labels,    \
		.count = ANSWER_NO + 1                                                             \
	}
#define LINE(key, draft, place)                                                                    \
	{                                                                                          \
		.kind = FIELD_LINE, .label = key, .name = draft, .offset = place                   \
	}

static const struct field_form coupling_fields[] = {
	{ .kind = FIELD_CHOICE,
	  .label = "coupling.field_kind",
	  .offset = IN_COUPLING(kind),
	  .words = coupling_kind_labels,
	  .count = COUPLING_CARE + 1 },
	LINE("coupling.field_text", "text", IN_COUPLING(text)),
	LINE("coupling.field_organisation", "organisation", IN_ORGANISATION(name)),
	LINE("coupling.field_through", "through", IN_COUPLING(through)),
	{ .kind = FIELD_DAY, .label = "coupling.field_started", .offset = IN_COUPLING(started_on) },
	{ .kind = FIELD_DAY, .label = "coupling.field_ended", .offset = IN_COUPLING(ended_on) },
	{ .kind = FIELD_NUMBER,
	  .label = "coupling.field_hours",
	  .name = "hours",
	  .offset = IN_COUPLING(hours_per_week) },
	LINE("coupling.field_contract", "contract", IN_COUPLING(contract)),
	LINE("coupling.field_sector", "sector", IN_COUPLING(sector)),
	ANSWER("coupling.field_fits", IN_COUPLING(fits)),
	ANSWER("coupling.field_lasting", IN_COUPLING(lasting)),
	{ .kind = FIELD_YES_NO,
	  .label = "coupling.field_remote",
	  .offset = IN_COUPLING(remote_in_ukraine) },
	LINE("coupling.field_place", "place", IN_ORGANISATION(place)),
	ANSWER("coupling.field_flexible", IN_ORGANISATION(flexible_about_language)),
	ANSWER("coupling.field_refused", IN_ORGANISATION(refused_for_residence_date)),
	{ .kind = FIELD_YES_NO,
	  .label = "plan.field_between_us",
	  .offset = IN_COUPLING(between_us) },
};

static const struct record_kind coupling_form = {
	.title = "coupling.title_one",
	.draft = "coupling",
	.fields = coupling_fields,
	.count = G_N_ELEMENTS(coupling_fields),
	.is_blank = is_blank,
	.wrong = wrong,
	.save = save_record,
	.free = free_record,
	.undo_new = "undo.coupling",
	.undo_edited = "undo.coupling",
	.note = "coupling.note",
};

/* The organisation of that id out of the list, for the record to own; a copy would be one more that can differ. */
static struct organisation *organisation_for(struct vault *vault, record_id id, struct error *error)
{
	GPtrArray *known = NULL;
	struct organisation *found = NULL;

	if (!organisation_list(vault, &known, error))
		return NULL;
	for (guint i = 0; i < known->len && !found && id; i++)
		if (((struct organisation *)known->pdata[i])->id == id)
			found = g_ptr_array_steal_index(known, i);
	g_ptr_array_unref(known);
	return found ? found : organisation_new();
}

static bool load(struct vault *vault, record_id participant_id, GPtrArray **records,
		 struct error *error)
{
	GPtrArray *couplings = NULL;

	if (!coupling_list(vault, participant_id, &couplings, error))
		return false;
	*records = g_ptr_array_new_with_free_func(free_record);
	while (couplings->len > 0) {
		const struct coupling *next = couplings->pdata[0];
		struct organisation *organisation =
			organisation_for(vault, next->organisation_id, error);

		if (!organisation) {
			g_ptr_array_unref(couplings);
			g_clear_pointer(records, g_ptr_array_unref);
			return false;
		}
		g_ptr_array_add(*records,
				record_of(g_ptr_array_steal_index(couplings, 0), organisation));
	}
	g_ptr_array_unref(couplings);
	return true;
}

static void *begin(const struct conversation_screen *from)
{
	struct coupling *coupling = coupling_new();

	coupling->participant_id = from->participant_id;
	g_strlcpy(coupling->language,
		  names_word(language_names, (int)from->services->settings.language),
		  sizeof(coupling->language));
	return record_of(coupling, organisation_new());
}

static void add_part(GString *text, const char *part)
{
	if (!text_is_blank(part))
		g_string_append_printf(text, "%s%s", text->len ? " · " : "", part);
}

static char *words(struct services *services, const void *data)
{
	const struct coupling_record *record = data;
	GString *text =
		g_string_new(services_say(services, coupling_kind_labels[record->coupling.kind]));

	add_part(text, record->coupling.text);
	add_part(text, record->organisation.name);
	if (!text_is_blank(record->coupling.through)) {
		g_autofree char *through =
			say_with(planning_sentences(services), "coupling.through", "who",
				 record->coupling.through, NULL);

		add_part(text, through);
	}
	return g_string_free(text, FALSE);
}

static char *aside(struct services *services, const void *data)
{
	const struct coupling *coupling = &((const struct coupling_record *)data)->coupling;
	g_autofree char *from = planning_day(services, coupling->started_on);
	g_autofree char *to = planning_day(services, coupling->ended_on);

	if (!*from && !*to)
		return NULL;
	return g_strdup_printf("%s – %s", from, to);
}

static bool is_between_us(const void *data)
{
	return ((const struct coupling_record *)data)->coupling.between_us;
}

static const struct record_list_kind couplings_of_person = {
	.title = "coupling.title",
	.empty = "coupling.empty",
	.form = &coupling_form,
	.load = load,
	.begin = begin,
	.remove = coupling_delete,
	.undo_removed = "undo.coupling_removed",
	.words = words,
	.aside = aside,
	.is_between_us = is_between_us,
};

struct screen *couplings_screen_new(struct services *services, record_id participant_id,
				    record_id conversation_id)
{
	return record_list_screen_new(services, participant_id, conversation_id,
				      &couplings_of_person);
}
