/* The format of a person's file: which keys, in which order (perspectief-file(5)).
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/person_file.h"
#include "exchange/plan_item_fields.h"

#include <stddef.h>

static const char *const presence_words[] = { "child", "partner", "interpreter", "stranger" };
const struct names presence_names = NAMES(presence_words);

static const struct field participant_fields[] = {
	{ "code", FIELD_CODE, AT(participant, code), NULL, 0 },
	{ "pseudonym", FIELD_TEXT, AT(participant, pseudonym), NULL, 0 },
	{ "language", FIELD_WORD, AT(participant, language), &language_names, 0 },
	{ "speaks", FIELD_TEXT, AT(participant, speaks), NULL, 0 },
	{ "reads", FIELD_TEXT, AT(participant, reads), NULL, 0 },
	{ "interpreter", FIELD_TEXT, AT(participant, interpreter), NULL, 0 },
	{ "location", FIELD_TEXT, AT(participant, location), NULL, 0 },
	{ "arrival_month", FIELD_MONTH, AT(participant, arrival_month), NULL, 0 },
	{ "desk_note", FIELD_TEXT, AT(participant, desk_note), NULL, 0 },
	{ "created_on", FIELD_DAY, AT(participant, created_on), NULL, 0 },
	{ "appointment_on", FIELD_DAY, AT(participant, appointment_on), NULL, 0 },
	{ "appointment_note", FIELD_TEXT, AT(participant, appointment_note), NULL, 0 },
	/* format 2 */
	{ "capacity", FIELD_NUMBER_NULL, AT(participant, capacity), NULL, CAPACITY_MOST },
	/* format 3 */
	{ "review_on", FIELD_DAY, AT(participant, review_on), NULL, 0 },
};
static const struct field household_fields[] = {
	{ "name", FIELD_TEXT, AT(household, name), NULL, 0 },
};
static const struct field conversation_fields[] = {
	{ "kind", FIELD_WORD, AT(conversation, kind), &conversation_kind_names, 0 },
	{ "state", FIELD_WORD, AT(conversation, state), &conversation_state_names, 0 },
	{ "agreement", FIELD_WORD, AT(conversation, agreement), &agreement_names, 0 },
	{ "present", FIELD_PRESENCE, AT(conversation, present), &presence_names, 0 },
	{ "typed_later", FIELD_BOOL, AT(conversation, typed_later), NULL, 0 },
	{ "guided", FIELD_BOOL, AT(conversation, guided), NULL, 0 },
	{ "said_on", FIELD_DAY, AT(conversation, said_on), NULL, 0 },
	{ "opened_at", FIELD_SECONDS, AT(conversation, opened_at), NULL, 0 },
	{ "touched_at", FIELD_SECONDS, AT(conversation, touched_at), NULL, 0 },
	{ "place_card", FIELD_TEXT, AT(conversation, place_card), NULL, 0 },
	{ "where_we_were", FIELD_TEXT, AT(conversation, where_we_were), NULL, 0 },
	/* format 2 */
	{ "heavy_news", FIELD_BOOL, AT(conversation, heavy_news), NULL, 0 },
};
static const struct field answer_fields[] = {
	{ "conversation", FIELD_REFERENCE, AT(answer, conversation_id), NULL, ROWS_CONVERSATIONS },
	{ "card", FIELD_TEXT, AT(answer, card_id), NULL, 0 },
	{ "state", FIELD_WORD, AT(answer, state), &answer_state_names, 0 },
	{ "text", FIELD_TEXT, AT(answer, text), NULL, 0 },
	{ "language", FIELD_LANGUAGE, AT(answer, language), NULL, 0 },
	{ "wording", FIELD_WORD, AT(answer, wording), &wording_names, 0 },
	{ "drawn_by", FIELD_WORD, AT(answer, drawn_by), &drawn_by_names, 0 },
	{ "between_us", FIELD_BOOL, AT(answer, between_us), NULL, 0 },
	{ "said_on", FIELD_DAY, AT(answer, said_on), NULL, 0 },
	{ "changed_at", FIELD_SECONDS, AT(answer, changed_at), NULL, 0 },
};
static const struct field harvested_fields[] = {
	{ "answer", FIELD_REFERENCE, AT(harvested, answer_id), NULL, ROWS_ANSWERS },
	{ "kind", FIELD_WORD, AT(harvested, kind), &mark_kind_names, 0 },
	{ "passage", FIELD_TEXT, AT(harvested, passage), NULL, 0 },
	{ "plan_item", FIELD_REFERENCE_NULL, AT(harvested, plan_item_id), NULL, ROWS_PLAN },
};
static const struct field rating_fields[] = {
	{ "conversation", FIELD_REFERENCE_NULL, AT(rating, conversation_id), NULL,
	  ROWS_CONVERSATIONS },
	{ "indicator", FIELD_WORD, AT(rating, indicator), &indicator_names, 0 },
	{ "voice", FIELD_WORD, AT(rating, voice), &voice_names, 0 },
	{ "feeling", FIELD_WORD, AT(rating, feeling), &feeling_names, 0 },
	{ "score", FIELD_NUMBER_NULL, AT(rating, score), NULL, 10 },
	{ "chosen", FIELD_BOOL, AT(rating, chosen), NULL, 0 },
	{ "note", FIELD_TEXT, AT(rating, note), NULL, 0 },
	{ "language", FIELD_LANGUAGE, AT(rating, language), NULL, 0 },
	{ "between_us", FIELD_BOOL, AT(rating, between_us), NULL, 0 },
	{ "said_on", FIELD_DAY, AT(rating, said_on), NULL, 0 },
};
static const struct field plan_item_fields[] = { PLAN_ITEM_FIELDS };

/* How many of the last keys came with format 2, and with format 3. */
#define TABLE_OF(list, second, third)                                                              \
	{                                                                                          \
		(list),                                                                            \
		{                                                                                  \
			G_N_ELEMENTS(list) - (second) - (third), G_N_ELEMENTS(list) - (third),     \
				G_N_ELEMENTS(list)                                                 \
		}                                                                                  \
	}

const struct table participant_table = TABLE_OF(participant_fields, 1, 1);
const struct table household_table = TABLE_OF(household_fields, 0, 0);
const struct table conversation_table = TABLE_OF(conversation_fields, 1, 0);
const struct table answer_table = TABLE_OF(answer_fields, 0, 0);
const struct table harvested_table = TABLE_OF(harvested_fields, 0, 0);
const struct table rating_table = TABLE_OF(rating_fields, 0, 0);
const struct table plan_item_table = TABLE_OF(plan_item_fields, PLAN_ITEM_FIELDS_ADDED, 0);
