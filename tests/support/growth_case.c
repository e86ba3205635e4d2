/* The builder of a plan that has grown.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/growth_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

void growth_case_set(char **field, const char *text)
{
	g_free(*field);
	*field = g_strdup(text);
}

static void hold(struct person_file *file, const struct plan_item *from, const struct plan_item *to)
{
	struct holding *holding = g_new0(struct holding, 1);

	holding->id = file->holdings->len + 1;
	holding->from_id = from->id;
	holding->to_id = to->id;
	g_ptr_array_add(file->holdings, holding);
}

static struct plan_item *from_guide(struct growth_case *growth, enum plan_kind kind,
				    record_id parent, const char *id, const struct texts *texts)
{
	struct plan_item *item =
		plan_case_add(growth->plan, kind, parent, texts->in[LANGUAGE_UK], NULL);

	growth_case_set(&item->stock_id, id);
	return item;
}

static struct plan_item *obstacle(struct growth_case *growth, const char *id)
{
	const struct guide_obstacle *known = guide_find_obstacle(growth->guide, id);
	struct plan_item *item;

	assert_non_null(known);
	item = from_guide(growth, PLAN_OBSTACLE, 0, id, &known->text);
	item->indicator = known->indicator;
	item->level = known->level;
	return item;
}

static void add_knot(struct growth_case *growth)
{
	struct person_file *file = growth->plan->file;
	const struct guide_breakthrough *known =
		guide_find_breakthrough(growth->guide, "parents-share-childcare");

	growth->childcare = obstacle(growth, "no-childcare");
	growth->work = obstacle(growth, "no-fitting-work");
	growth->housing =
		plan_case_add(growth->plan, PLAN_OBSTACLE, 0, "Не можемо знайти власне житло",
			      "We vinden geen eigen huis");
	growth->housing->indicator = INDICATOR_HOUSING;
	growth->housing->level = CAUSE_POLICY;
	growth->language = plan_case_add(growth->plan, PLAN_OBSTACLE, 0,
					 "Немає часу на мовні курси", "Geen tijd voor taalles");
	growth->language->indicator = INDICATOR_LANGUAGE;
	hold(file, growth->childcare, growth->work);
	hold(file, growth->work, growth->housing);
	hold(file, growth->housing, growth->childcare);
	hold(file, growth->childcare, growth->language);
	assert_non_null(known);
	growth->way = from_guide(growth, PLAN_BREAKTHROUGH, growth->childcare->id,
				 "parents-share-childcare", &known->text);
	growth_case_set(&growth->way->grip, "Три дні на тиждень я знову вчуся");
	growth->way->trial = TRIAL_TRYING;
	growth->way->trying_on = day_from_iso("2026-11-02");
}

static struct plan_item *step(struct growth_case *growth, const char *text, const char *nl)
{
	return plan_case_add(growth->plan, PLAN_STEP, growth->childcare->id, text, nl);
}

static void add_steps(struct growth_case *growth)
{
	struct plan_item *item;

	growth->protected_step = step(growth, "Запитати, що буде з документами після березня",
				      "Vragen wat er na maart met mijn papieren gebeurt");
	growth_case_set(&growth->protected_step->fact_id, "protection-end-2027");
	item = step(growth, "Скласти резюме двома мовами", "Een cv in twee talen maken");
	item->anywhere = true;
	item = step(growth, "Шукати велосипед", "Een fiets zoeken");
	item->resting = true;
	item = step(growth, "Написати до пекарні", "De bakker schrijven");
	item->attempt = 1;
	item = step(growth, "Написати до бухгалтерії", "Het administratiekantoor schrijven");
	item->attempt = 1;
}

static void add_lesson(struct growth_case *growth, const char *text, bool between_us)
{
	struct lesson *lesson = lesson_new();

	growth_case_set(&lesson->text, text);
	growth_case_set(&lesson->who_should_hear, "wethouder wonen");
	strcpy(lesson->language, "nl");
	lesson->level = CAUSE_POLICY;
	lesson->between_us = between_us;
	g_ptr_array_add(growth->plan->file->lessons, lesson);
}

static void add_skill(struct growth_case *growth, enum skill_kind kind, const char *text,
		      const char *level, const char *evidence, bool on_sheet)
{
	struct skill *skill = skill_new();

	skill->kind = kind;
	growth_case_set(&skill->text, text);
	growth_case_set(&skill->evidence, evidence);
	g_strlcpy(skill->level, level, sizeof(skill->level));
	strcpy(skill->language, "nl");
	skill->on_sheet = on_sheet;
	g_ptr_array_add(growth->plan->file->skills, skill);
}

static void add_skills(struct growth_case *growth)
{
	add_skill(growth, SKILL_STUDIED, "Boekhouding, Charkiv, 2009–2014", "", "diploma", true);
	add_skill(growth, SKILL_WORKED, "Administratie van een bakkerij met 40 mensen", "",
		  "referentie van de eigenaar", true);
	add_skill(growth, SKILL_SHOWN, "Organiseerde het buurtfeest", "", "", true);
	add_skill(growth, SKILL_LANGUAGE, "nl", "A2", "cursus, maart 2026", true);
	add_skill(growth, SKILL_LANGUAGE, "uk", "C2", "", true);
	add_skill(growth, SKILL_WANTED, "Weer met cijfers werken, liefst in een klein team", "", "",
		  true);
	add_skill(growth, SKILL_WORKED, "NIET-GEKOZEN", "", "", false);
}

static void rate(struct growth_case *growth, const char *on, enum indicator indicator,
		 enum voice voice, enum feeling feeling)
{
	struct rating *rating = rating_new();

	rating->said_on = day_from_iso(on);
	rating->indicator = indicator;
	rating->voice = voice;
	rating->feeling = feeling;
	rating->chosen = true;
	g_ptr_array_add(growth->plan->file->ratings, rating);
}

static void add_ratings(struct growth_case *growth)
{
	g_ptr_array_set_size(growth->plan->file->ratings, 0);
	rate(growth, "2026-03-12", INDICATOR_WORK, VOICE_PARTICIPANT, FEELING_NOT_NOW);
	rate(growth, "2026-03-12", INDICATOR_WORK, VOICE_COUNSELLOR, FEELING_PINCHES);
	rate(growth, "2026-08-20", INDICATOR_WORK, VOICE_PARTICIPANT, FEELING_PINCHES);
	rate(growth, "2026-08-20", INDICATOR_WORK, VOICE_COUNSELLOR, FEELING_PINCHES);
	rate(growth, "2026-11-20", INDICATOR_WORK, VOICE_PARTICIPANT, FEELING_GOES_WELL);
	rate(growth, "2026-11-20", INDICATOR_WORK, VOICE_COUNSELLOR, FEELING_NOT_NOW);
	rate(growth, "2026-03-12", INDICATOR_HOUSING, VOICE_PARTICIPANT, FEELING_PINCHES);
	rate(growth, "2026-11-20", INDICATOR_HOUSING, VOICE_PARTICIPANT, FEELING_PINCHES);
}

/* As it stood in August: other words for the perspective, a step still open. */
static void add_version(struct growth_case *growth)
{
	struct plan_version *version = plan_version_new();
	const struct plan *plan = growth->plan->file->plan;

	version->made_on = day_from_iso("2026-08-20");
	growth_case_set(&version->reason, "conversation");
	version->plan = plan_new();
	for (guint i = 0; i + 2 < plan->items->len; i++)
		g_ptr_array_add(version->plan->items, plan_item_copy(plan->items->pdata[i]));
	for (guint i = 0; i < version->plan->items->len; i++) {
		struct plan_item *item = version->plan->items->pdata[i];

		if (item->kind == PLAN_PERSPECTIVE)
			growth_case_set(&item->text, "Хочу працювати");
		if (item->id == growth->way->id)
			item->trial = TRIAL_IDEA;
	}
	g_ptr_array_add(growth->plan->file->versions, version);
}

static struct plan_item *partner_item(struct person_file *file, enum plan_kind kind,
				      const char *text)
{
	struct plan_item *item = plan_item_new(kind);

	item->id = 900 + (record_id)file->plan->items->len;
	growth_case_set(&item->text, text);
	strcpy(item->language, "nl");
	g_ptr_array_add(file->plan->items, item);
	return item;
}

static struct person_file *partner_new(const struct growth_case *growth)
{
	struct person_file *file = person_file_new();
	struct plan_item *item;

	strcpy(file->participant->code, "NIJ-0043");
	growth_case_set(&file->participant->pseudonym, "Тарас");
	growth_case_set(&file->participant->desk_note, PARTNER_SECRET);
	growth_case_set(&file->participant->appointment_note, PARTNER_SECRET);
	for (int kind = 0; kind < PLAN_KIND_COUNT; kind++) {
		item = partner_item(file, (enum plan_kind)kind, PARTNER_SECRET);
		item = partner_item(file, (enum plan_kind)kind, PARTNER_SECRET);
		item->shared = item->between_us = true;
	}
	item = partner_item(file, PLAN_OBSTACLE, "Ik werk 's nachts");
	item->shared = true;
	growth_case_set(&item->rule, PARTNER_SECRET);
	growth_case_set(&item->learned, PARTNER_SECRET);
	hold(file, item, growth->housing);
	hold(file, growth->housing, item);
	item = partner_item(file, PLAN_STEP, "Met de planner praten");
	item->shared = true;
	item->parent_id = 900;
	return file;
}

struct growth_case *growth_case_new(void)
{
	struct growth_case *growth = g_new0(struct growth_case, 1);
	struct error error = ERROR_CLEAR;

	growth->plan = plan_case_new();
	growth->guide = guide_load(".", &error);
	assert_non_null(growth->guide);
	growth->plan->sheet.guide = growth->guide;
	add_knot(growth);
	add_steps(growth);
	add_lesson(growth, "Wie een huis zoekt, heeft eerst opvang nodig", false);
	add_lesson(growth, "ТАЄМНИЦЯ-УРОК", true);
	add_skills(growth);
	add_ratings(growth);
	add_version(growth);
	growth->partner = partner_new(growth);
	return growth;
}

void growth_case_free(struct growth_case *growth)
{
	plan_case_free(growth->plan);
	guide_free(growth->guide);
	person_file_free(growth->partner);
	g_free(growth);
}

void growth_case_for_helper(struct growth_case *growth)
{
	growth->plan->sheet.sheet = SHEET_HELPER;
	plan_case_language(growth->plan, LANGUAGE_NL);
}
