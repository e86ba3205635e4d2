/* The format of what grows around a plan (perspectief-file(5)), which came with format 2, and of consents, which came with 3.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/plan_item_fields.h"

enum { HOURS_OF_A_WEEK = 168 };

static const struct field holding_fields[] = {
	{ "from", FIELD_REFERENCE, AT(holding, from_id), NULL, ROWS_PLAN },
	{ "to", FIELD_REFERENCE, AT(holding, to_id), NULL, ROWS_PLAN },
	{ "said_on", FIELD_DAY, AT(holding, said_on), NULL, 0 },
};

static const struct field lesson_fields[] = {
	{ "item", FIELD_REFERENCE_NULL, AT(lesson, item_id), NULL, ROWS_PLAN },
	{ "level", FIELD_WORD, AT(lesson, level), &cause_level_names, 0 },
	{ "text", FIELD_TEXT, AT(lesson, text), NULL, 0 },
	{ "language", FIELD_LANGUAGE, AT(lesson, language), NULL, 0 },
	{ "who_should_hear", FIELD_TEXT, AT(lesson, who_should_hear), NULL, 0 },
	{ "between_us", FIELD_BOOL, AT(lesson, between_us), NULL, 0 },
	{ "said_on", FIELD_DAY, AT(lesson, said_on), NULL, 0 },
};

static const struct field skill_fields[] = {
	{ "kind", FIELD_WORD, AT(skill, kind), &skill_kind_names, 0 },
	{ "position", FIELD_POSITION, AT(skill, position), NULL, 0 },
	{ "text", FIELD_TEXT, AT(skill, text), NULL, 0 },
	{ "language", FIELD_LANGUAGE, AT(skill, language), NULL, 0 },
	{ "level", FIELD_LEVEL, AT(skill, level), NULL, 0 },
	{ "evidence", FIELD_TEXT, AT(skill, evidence), NULL, 0 },
	{ "on_sheet", FIELD_BOOL, AT(skill, on_sheet), NULL, 0 },
	{ "between_us", FIELD_BOOL, AT(skill, between_us), NULL, 0 },
};

static const struct field organisation_fields[] = {
	{ "name", FIELD_TEXT, AT(organisation, name), NULL, 0 },
	{ "place", FIELD_TEXT, AT(organisation, place), NULL, 0 },
	{ "sector", FIELD_TEXT, AT(organisation, sector), NULL, 0 },
	{ "note", FIELD_TEXT, AT(organisation, note), NULL, 0 },
	{ "flexible_about_language", FIELD_WORD, AT(organisation, flexible_about_language),
	  &answer_to_names, 0 },
	{ "refused_for_residence_date", FIELD_WORD, AT(organisation, refused_for_residence_date),
	  &answer_to_names, 0 },
};

static const struct field coupling_fields[] = {
	{ "kind", FIELD_WORD, AT(coupling, kind), &coupling_kind_names, 0 },
	{ "organisation", FIELD_REFERENCE_NULL, AT(coupling, organisation_id), NULL,
	  ROWS_ORGANISATIONS },
	{ "text", FIELD_TEXT, AT(coupling, text), NULL, 0 },
	{ "language", FIELD_LANGUAGE, AT(coupling, language), NULL, 0 },
	{ "through", FIELD_TEXT, AT(coupling, through), NULL, 0 },
	{ "contract", FIELD_TEXT, AT(coupling, contract), NULL, 0 },
	{ "sector", FIELD_TEXT, AT(coupling, sector), NULL, 0 },
	{ "hours_per_week", FIELD_NUMBER_NULL, AT(coupling, hours_per_week), NULL,
	  HOURS_OF_A_WEEK },
	{ "remote_in_ukraine", FIELD_BOOL, AT(coupling, remote_in_ukraine), NULL, 0 },
	{ "fits", FIELD_WORD, AT(coupling, fits), &answer_to_names, 0 },
	{ "lasting", FIELD_WORD, AT(coupling, lasting), &answer_to_names, 0 },
	{ "started_on", FIELD_DAY, AT(coupling, started_on), NULL, 0 },
	{ "ended_on", FIELD_DAY, AT(coupling, ended_on), NULL, 0 },
	{ "between_us", FIELD_BOOL, AT(coupling, between_us), NULL, 0 },
};

static const struct field happening_fields[] = {
	{ "event", FIELD_TEXT, AT(happening, event), NULL, 0 },
	{ "conversation", FIELD_REFERENCE_NULL, AT(happening, conversation_id), NULL,
	  ROWS_CONVERSATIONS },
	{ "happened_on", FIELD_DAY, AT(happening, happened_on), NULL, 0 },
};

static const struct field family_question_fields[] = {
	{ "event", FIELD_TEXT, AT(family_question, event), NULL, 0 },
	{ "raised_on", FIELD_DAY, AT(family_question, raised_on), NULL, 0 },
	{ "talked_about", FIELD_BOOL, AT(family_question, talked_about), NULL, 0 },
};

static const struct field version_fields[] = {
	{ "conversation", FIELD_REFERENCE_NULL, AT(plan_version, conversation_id), NULL,
	  ROWS_CONVERSATIONS },
	{ "made_on", FIELD_DAY, AT(plan_version, made_on), NULL, 0 },
	{ "made_at", FIELD_SECONDS, AT(plan_version, made_at), NULL, 0 },
	{ "reason", FIELD_TEXT, AT(plan_version, reason), NULL, 0 },
};

static const struct field version_item_fields[] = {
	{ "item", FIELD_REFERENCE, AT(plan_item, id), NULL, ROWS_ITEMS_EVER },
	PLAN_ITEM_FIELDS,
};

static const struct field consent_fields[] = {
	{ "purpose", FIELD_WORD, AT(consent, purpose), &consent_purpose_names, 0 },
	{ "organisation", FIELD_TEXT, AT(consent, organisation), NULL, 0 },
	{ "aim", FIELD_TEXT, AT(consent, aim), NULL, 0 },
	{ "parts", FIELD_PRESENCE, AT(consent, parts), &consent_part_names, 0 },
	{ "conversation", FIELD_REFERENCE_NULL, AT(consent, conversation_id), NULL,
	  ROWS_CONVERSATIONS },
	{ "text", FIELD_TEXT, AT(consent, text), NULL, 0 },
	{ "language", FIELD_LANGUAGE, AT(consent, language), NULL, 0 },
	{ "version", FIELD_TEXT, AT(consent, version), NULL, 0 },
	{ "way", FIELD_WORD, AT(consent, way), &consent_way_names, 0 },
	{ "answer", FIELD_WORD, AT(consent, answer), &consent_answer_names, 0 },
	{ "asked_by", FIELD_TEXT, AT(consent, asked_by), NULL, 0 },
	{ "answered_on", FIELD_DAY, AT(consent, answered_on), NULL, 0 },
	{ "withdrawn_on", FIELD_DAY, AT(consent, withdrawn_on), NULL, 0 },
};

#define TABLE_OF(list)                                                                             \
	{                                                                                          \
		(list),                                                                            \
		{                                                                                  \
			0, G_N_ELEMENTS(list), G_N_ELEMENTS(list)                                  \
		}                                                                                  \
	}

const struct table consent_table = TABLE_OF(consent_fields);
const struct table holding_table = TABLE_OF(holding_fields);
const struct table lesson_table = TABLE_OF(lesson_fields);
const struct table skill_table = TABLE_OF(skill_fields);
const struct table organisation_table = TABLE_OF(organisation_fields);
const struct table coupling_table = TABLE_OF(coupling_fields);
const struct table happening_table = TABLE_OF(happening_fields);
const struct table family_question_table = TABLE_OF(family_question_fields);
const struct table version_table = TABLE_OF(version_fields);
const struct table version_item_table = TABLE_OF(version_item_fields);
