/* A code of six groups as it is typed from paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/code_field.h"

static const int all_groups[SIGNS_GROUPS] = { 1, 2, 3, 4, 5, 6 };

static int place_of(const struct recovery_mistake *mistake)
{
	return (mistake->group - 1) * RECOVERY_GROUP + mistake->place - 1;
}

static int mistakes(const struct recovery_reading *reading)
{
	return reading->result == RECOVERY_STRANGE_SIGN  ? 1
	       : reading->result == RECOVERY_WRONG_SIGNS ? reading->wrong_count
							 : 0;
}

static void read_typed(struct code_field *field)
{
	signs_field_text(&field->signs, field->typed);
	field->reading = recovery_code_read(secret_bytes(field->typed), secret_length(field->typed),
					    field->code);
	for (int i = 0; field->reading.result == RECOVERY_RIGHT && i < RECOVERY_SIGNS; i++)
		signs_field_put(&field->signs, i, secret_bytes(field->code)[i]);
	field->signs.wrong = 0;
	for (int i = 0; i < mistakes(&field->reading); i++)
		field->signs.wrong |= G_GUINT64_CONSTANT(1) << place_of(&field->reading.wrong[i]);
}

/* The cursor goes where the mistake is. */
static void point(struct code_field *field)
{
	if (mistakes(&field->reading) > 0)
		field->signs.cursor = place_of(&field->reading.wrong[0]);
}

void code_field_init(struct code_field *field)
{
	signs_field_init(&field->signs, RECOVERY_SIGNS, all_groups);
	field->typed = secret_new();
	field->code = secret_new();
	if (!field->typed || !field->code)
		g_error("secret_new");
	read_typed(field);
}

void code_field_done(struct code_field *field)
{
	signs_field_done(&field->signs);
	secret_free(field->typed);
	secret_free(field->code);
}

void code_field_clear(struct code_field *field)
{
	secret_clear(field->signs.typed);
	field->signs.cursor = 0;
	read_typed(field);
}

bool code_field_key(struct code_field *field, const struct key *key)
{
	int before = signs_field_length(&field->signs);

	if (!signs_field_key(&field->signs, key))
		return false;
	read_typed(field);
	if (before < field->signs.places &&
	    signs_field_length(&field->signs) == field->signs.places)
		point(field);
	return true;
}

bool code_field_is_right(const struct code_field *field)
{
	return field->reading.result == RECOVERY_RIGHT;
}

bool code_field_is_wrong(const struct code_field *field)
{
	return mistakes(&field->reading) > 0 || field->reading.result == RECOVERY_UNREADABLE;
}

/* The one who typed looks once more and opens. */
static void take_what_is_meant(struct code_field *field)
{
	for (int i = 0; i < field->reading.wrong_count; i++)
		signs_field_put(&field->signs, place_of(&field->reading.wrong[i]),
				field->reading.wrong[i].meant);
	field->signs.cursor = field->signs.places;
	read_typed(field);
}

void code_field_mend(struct code_field *field)
{
	if (field->reading.result == RECOVERY_WRONG_SIGNS)
		take_what_is_meant(field);
	else
		point(field);
}

/* ---------------------------------------------------------------- what there is to say */

static char *say_mistake(const struct sentences *sentences, const char *sentence,
			 const struct recovery_mistake *mistake)
{
	char group[12], place[12], typed[2] = { mistake->typed, '\0' },
				   meant[2] = { mistake->meant, '\0' };

	g_snprintf(group, sizeof(group), "%d", mistake->group);
	g_snprintf(place, sizeof(place), "%d", mistake->place);
	return say_with(sentences, sentence, "group", group, "place", place, "typed", typed,
			"meant", meant, NULL);
}

static char *say_wrong_signs(const struct code_field *field, const struct sentences *sentences)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < field->reading.wrong_count; i++) {
		g_autofree char *one =
			say_mistake(sentences, "recover.wrong_sign", &field->reading.wrong[i]);

		g_string_append_printf(text, "%s ", one);
	}
	g_string_append(text, say(sentences, "recover.take_meant"));
	return g_string_free(text, FALSE);
}

char *code_field_remark(const struct code_field *field, const struct sentences *sentences)
{
	int length = signs_field_length(&field->signs);

	if (length == 0)
		return g_strdup(say(sentences, "recover.how"));
	switch (field->reading.result) {
	case RECOVERY_WRONG_SIGNS:
		return say_wrong_signs(field, sentences);
	case RECOVERY_STRANGE_SIGN:
		return say_mistake(sentences, "recover.strange_sign", &field->reading.wrong[0]);
	case RECOVERY_UNREADABLE:
		return g_strdup(say(sentences, "recover.unreadable"));
	default:
		return say_count(sentences, "recover.so_far", RECOVERY_SIGNS - length, NULL);
	}
}
