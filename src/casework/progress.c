/* What grows around a plan, as owned structs; and the knots of a plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/progress.h"

static const char *const skill_kind_words[] = { "studied", "worked", "shown", "language",
						"wanted" };
static const char *const coupling_kind_words[] = {
	"paid_job",    "internship",     "volunteering", "network_conversation",
	"one_off_job", "language_buddy", "work_buddy",   "course",
	"leisure",     "care",
};
static const char *const answer_to_words[] = { "not_said", "yes", "partly", "no" };

const struct names skill_kind_names = NAMES(skill_kind_words);
const struct names coupling_kind_names = NAMES(coupling_kind_words);
const struct names answer_to_names = NAMES(answer_to_words);

struct holding *holding_new(void)
{
	struct holding *holding = g_new0(struct holding, 1);

	holding->said_on = DAY_NONE;
	return holding;
}

void holding_free(struct holding *holding)
{
	g_free(holding);
}

struct lesson *lesson_new(void)
{
	struct lesson *lesson = g_new0(struct lesson, 1);

	lesson->text = g_strdup("");
	g_strlcpy(lesson->language, "nl", sizeof(lesson->language));
	lesson->who_should_hear = g_strdup("");
	lesson->said_on = DAY_NONE;
	return lesson;
}

void lesson_free(struct lesson *lesson)
{
	if (!lesson)
		return;
	g_free(lesson->text);
	g_free(lesson->who_should_hear);
	g_free(lesson);
}

struct skill *skill_new(void)
{
	struct skill *skill = g_new0(struct skill, 1);

	skill->text = g_strdup("");
	g_strlcpy(skill->language, "uk", sizeof(skill->language));
	skill->evidence = g_strdup("");
	return skill;
}

void skill_free(struct skill *skill)
{
	if (!skill)
		return;
	g_free(skill->text);
	g_free(skill->evidence);
	g_free(skill);
}

struct organisation *organisation_new(void)
{
	struct organisation *organisation = g_new0(struct organisation, 1);

	organisation->name = g_strdup("");
	organisation->place = g_strdup("");
	organisation->sector = g_strdup("");
	organisation->note = g_strdup("");
	return organisation;
}

void organisation_free(struct organisation *organisation)
{
	if (!organisation)
		return;
	g_free(organisation->name);
	g_free(organisation->place);
	g_free(organisation->sector);
	g_free(organisation->note);
	g_free(organisation);
}

struct coupling *coupling_new(void)
{
	struct coupling *coupling = g_new0(struct coupling, 1);

	coupling->text = g_strdup("");
	g_strlcpy(coupling->language, "uk", sizeof(coupling->language));
	coupling->through = g_strdup("");
	coupling->contract = g_strdup("");
	coupling->sector = g_strdup("");
	coupling->hours_per_week = HOURS_NONE;
	coupling->started_on = DAY_NONE;
	coupling->ended_on = DAY_NONE;
	return coupling;
}

void coupling_free(struct coupling *coupling)
{
	if (!coupling)
		return;
	g_free(coupling->text);
	g_free(coupling->through);
	g_free(coupling->contract);
	g_free(coupling->sector);
	g_free(coupling);
}

struct happening *happening_new(void)
{
	struct happening *happening = g_new0(struct happening, 1);

	happening->event = g_strdup("");
	happening->happened_on = DAY_NONE;
	return happening;
}

void happening_free(struct happening *happening)
{
	if (!happening)
		return;
	g_free(happening->event);
	g_free(happening);
}

struct family_question *family_question_new(void)
{
	struct family_question *question = g_new0(struct family_question, 1);

	question->event = g_strdup("");
	question->raised_on = DAY_NONE;
	return question;
}

void family_question_free(struct family_question *question)
{
	if (!question)
		return;
	g_free(question->event);
	g_free(question);
}

struct plan_version *plan_version_new(void)
{
	struct plan_version *version = g_new0(struct plan_version, 1);

	version->made_on = DAY_NONE;
	version->reason = g_strdup("");
	version->holdings = g_ptr_array_new_with_free_func((GDestroyNotify)holding_free);
	return version;
}

void plan_version_free(struct plan_version *version)
{
	if (!version)
		return;
	g_free(version->reason);
	plan_free(version->plan);
	g_clear_pointer(&version->holdings, g_ptr_array_unref);
	g_free(version);
}

bool skill_level_is_valid(const char *level)
{
	return level[0] == '\0' || (level[0] >= 'A' && level[0] <= 'C' &&
				    (level[1] == '1' || level[1] == '2') && level[2] == '\0');
}

/* ---------------------------------------------------------------- the knots of a plan */
static void take_obstacles(GPtrArray *obstacles, const struct plan *plan)
{
	g_autoptr(GPtrArray) items = plan_items(plan, PLAN_OBSTACLE);

	for (guint i = 0; i < items->len; i++) {
		struct plan_item *obstacle = items->pdata[i];

		if (obstacle->state == ITEM_OPEN)
			g_ptr_array_add(obstacles, obstacle);
	}
}

static GHashTable *numbers_of(const GPtrArray *obstacles)
{
	GHashTable *numbers = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < obstacles->len; i++)
		g_hash_table_insert(numbers, &((struct plan_item *)obstacles->pdata[i])->id,
				    GUINT_TO_POINTER(i));
	return numbers;
}

/* A holding whose other end is solved, dropped or not in view says nothing here. */
static GArray *holds_between(const GPtrArray *obstacles, const GPtrArray *holdings)
{
	g_autoptr(GHashTable) numbers = numbers_of(obstacles);
	GArray *holds = g_array_new(FALSE, FALSE, sizeof(struct hold));

	for (guint i = 0; i < holdings->len; i++) {
		const struct holding *holding = holdings->pdata[i];
		gpointer from, to;
		struct hold hold;

		if (!g_hash_table_lookup_extended(numbers, &holding->from_id, NULL, &from) ||
		    !g_hash_table_lookup_extended(numbers, &holding->to_id, NULL, &to))
			continue;
		hold = (struct hold){ GPOINTER_TO_INT(from), GPOINTER_TO_INT(to) };
		g_array_append_val(holds, hold);
	}
	return holds;
}

struct plan_knots *plan_knots_with(const struct plan *plan, const struct plan *shared,
				   const GPtrArray *holdings)
{
	struct plan_knots *knots = g_new0(struct plan_knots, 1);

	knots->obstacles = g_ptr_array_new();
	take_obstacles(knots->obstacles, plan);
	if (shared)
		take_obstacles(knots->obstacles, shared);
	knots->holds = holds_between(knots->obstacles, holdings);
	knots->knots = knots_find((int)knots->obstacles->len,
				  (const struct hold *)knots->holds->data, (int)knots->holds->len);
	return knots;
}

struct plan_knots *plan_knots_new(const struct plan *plan, const GPtrArray *holdings)
{
	return plan_knots_with(plan, NULL, holdings);
}

void plan_knots_free(struct plan_knots *knots)
{
	if (!knots)
		return;
	g_ptr_array_unref(knots->obstacles);
	g_array_unref(knots->holds);
	knots_free(knots->knots);
	g_free(knots);
}
