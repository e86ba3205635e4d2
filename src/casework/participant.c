/* People and the households they live in, as owned structs.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/participant.h"

#include <string.h>

struct participant *participant_new(void)
{
	struct participant *participant = g_new0(struct participant, 1);

	participant->pseudonym = g_strdup("");
	participant->speaks = g_strdup("");
	participant->reads = g_strdup("");
	participant->interpreter = g_strdup("");
	participant->location = g_strdup("");
	participant->desk_note = g_strdup("");
	participant->appointment_note = g_strdup("");
	participant->language = LANGUAGE_UK;
	participant->capacity = CAPACITY_NONE;
	participant->created_on = DAY_NONE;
	participant->appointment_on = DAY_NONE;
	participant->review_on = DAY_NONE;
	participant->trashed_on = DAY_NONE;
	return participant;
}

struct participant *participant_copy(const struct participant *participant)
{
	struct participant *copy = g_new(struct participant, 1);

	*copy = *participant;
	copy->pseudonym = g_strdup(participant->pseudonym);
	copy->speaks = g_strdup(participant->speaks);
	copy->reads = g_strdup(participant->reads);
	copy->interpreter = g_strdup(participant->interpreter);
	copy->location = g_strdup(participant->location);
	copy->desk_note = g_strdup(participant->desk_note);
	copy->appointment_note = g_strdup(participant->appointment_note);
	return copy;
}

void participant_free(struct participant *participant)
{
	if (!participant)
		return;
	g_free(participant->pseudonym);
	g_free(participant->speaks);
	g_free(participant->reads);
	g_free(participant->interpreter);
	g_free(participant->location);
	g_free(participant->desk_note);
	g_free(participant->appointment_note);
	g_free(participant);
}

struct household *household_new(void)
{
	struct household *household = g_new0(struct household, 1);

	household->name = g_strdup("");
	return household;
}

void household_free(struct household *household)
{
	if (!household)
		return;
	g_free(household->name);
	g_free(household);
}

const char *participant_name(const struct participant *participant)
{
	return participant->pseudonym[0] ? participant->pseudonym : participant->code;
}
