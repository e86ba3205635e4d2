/* A file in which every text that can be between us holds a word of ours.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/planted.h"

#include "exchange/fields.h"
#include "support/builders.h"
#include "support/consent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { FIRST_ID = 7000, CONVERSATION_ID = 7900, ORGANISATION_ID = 7901 };

/* Ids of the content: no words of theirs. */
static const char *const id_keys[] = { "card", "place_card", "stock", "fact", "event", NULL };

static record_id next_id(const struct person_file *file)
{
	return FIRST_ID +
	       (record_id)(file->plan->items->len + file->answers->len + file->ratings->len +
			   file->lessons->len + file->skills->len + file->couplings->len);
}

static void plant_renderings(GPtrArray *renderings, const char *word)
{
	static const char *const codes[] = { "en", "nl" };

	for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
		struct rendering *rendering = g_new0(struct rendering, 1);

		g_strlcpy(rendering->language, codes[i], sizeof(rendering->language));
		rendering->text = g_strconcat(word, codes[i], NULL);
		g_ptr_array_add(renderings, rendering);
	}
}

/* Every text of a row: "QZSECRETplantext". */
static void plant(const struct table *table, void *row, const char *stem, const char *list)
{
	for (size_t i = 0; i < table->counts[PERSON_JSON_FORMAT - 1]; i++) {
		const struct field *field = &table->fields[i];
		g_autofree char *word = g_strconcat(stem, list, field->key, NULL);
		void *place = (char *)row + field->offset;

		g_strdelimit(word, "_", 'x');
		if (g_strv_contains(id_keys, field->key))
			continue;
		if (field->kind == FIELD_TEXT)
			set_text(place, word);
		else if (field->kind == FIELD_RENDERINGS)
			plant_renderings(*(GPtrArray **)place, word);
		else if (field->kind == FIELD_LANGUAGE)
			g_strlcpy(place, "uk", LANGUAGE_CODE);
	}
}

static const char *stem_of(bool between_us)
{
	return between_us ? PLANTED_SECRET : PLANTED_OPEN;
}

/* ---------------------------------------------------------------- the plan */

static struct plan_item *add_item(struct person_file *file, enum plan_kind kind, record_id parent,
				  bool between_us)
{
	struct plan_item *item = plan_item_new(kind);

	plant(&plan_item_table, item, stem_of(between_us), "plan");
	item->id = next_id(file);
	item->participant_id = file->participant->id;
	item->parent_id = parent;
	item->position = (int)file->plan->items->len;
	item->between_us = between_us;
	item->shared = true;
	if (kind == PLAN_OBSTACLE)
		item->indicator = between_us ? PLANTED_DOMAIN : INDICATOR_LEISURE;
	if (kind == PLAN_STEP) {
		item->owner = OWNER_ORGANISATION;
		item->acceptance = ACCEPTANCE_ACCEPTED;
		item->accepted_on = TEST_DAY - 1;
		item->due_on = TEST_DAY + 20;
	}
	g_ptr_array_add(file->plan->items, item);
	return item;
}

static void take_from_guide(struct plan_item *item, const char *id, const struct texts *texts)
{
	set_text(&item->stock_id, id);
	set_text(&item->text, texts->in[LANGUAGE_UK]);
	g_ptr_array_set_size(item->renderings, 0);
}

static void add_from_guide(struct person_file *file, const struct guide *guide, record_id open)
{
	const struct guide_obstacle *obstacle = guide->obstacles->pdata[guide->obstacles->len - 1];
	const struct guide_breakthrough *way =
		guide->breakthroughs->pdata[guide->breakthroughs->len - 1];
	const struct stock_step *step = guide->steps->pdata[guide->steps->len - 1];
	const struct fact *fact = guide->facts->pdata[guide->facts->len - 1];
	struct plan_item *item = add_item(file, PLAN_OBSTACLE, 0, true);

	take_from_guide(item, obstacle->id, &obstacle->text);
	take_from_guide(add_item(file, PLAN_BREAKTHROUGH, open, true), way->id, &way->text);
	item = add_item(file, PLAN_STEP, open, true);
	take_from_guide(item, step->id, &step->text);
	set_text(&item->fact_id, fact->id);
}

static void hold(struct person_file *file, record_id from, record_id to)
{
	struct holding *holding = holding_new();

	holding->id = FIRST_ID + file->holdings->len;
	holding->participant_id = file->participant->id;
	holding->from_id = from;
	holding->to_id = to;
	g_ptr_array_add(file->holdings, holding);
}

/* What is between us under what is not, and the other way round; in knots with each other. */
static void add_plan(struct person_file *file, const struct guide *guide)
{
	struct plan_item *open = add_item(file, PLAN_OBSTACLE, 0, false);
	struct plan_item *secret = add_item(file, PLAN_OBSTACLE, 0, true);

	for (int kind = 0; kind < PLAN_KIND_COUNT; kind++)
		for (int between_us = 0; between_us < 2; between_us++) {
			bool under = kind == PLAN_BREAKTHROUGH || kind == PLAN_STEP;

			add_item(file, (enum plan_kind)kind, under ? open->id : 0, between_us);
			add_item(file, (enum plan_kind)kind, under ? secret->id : 0, between_us);
		}
	add_from_guide(file, guide, open->id);
	hold(file, open->id, secret->id);
	hold(file, secret->id, open->id);
}

/* A version before: then some words were between us that are not any more, and the other way round, and some went. */
static void add_version(struct person_file *file)
{
	struct plan_version *version = plan_version_new();

	version->made_on = TEST_DAY - 30;
	set_text(&version->reason, "conversation");
	version->plan = plan_new();
	for (guint i = 0; i < file->plan->items->len; i++) {
		struct plan_item *item = plan_item_copy(file->plan->items->pdata[i]);

		if (item->id >= FIRST_ID && i % 2 == 0) {
			g_ptr_array_set_size(item->renderings, 0);
			plant(&plan_item_table, item, PLANTED_SECRET, "then");
			set_text(&item->stock_id, "");
			item->between_us = true;
		}
		g_ptr_array_add(version->plan->items, item);
	}
	for (int kind = 0; kind < PLAN_KIND_COUNT; kind++) {
		struct plan_item *gone = plan_item_new((enum plan_kind)kind);

		plant(&plan_item_table, gone, PLANTED_SECRET, "gone");
		gone->id = 7950 + kind;
		gone->between_us = true;
		gone->said_on = TEST_DAY - 60;
		g_ptr_array_add(version->plan->items, gone);
	}
	g_ptr_array_add(file->versions, version);
}

/* ---------------------------------------------------------------- what was said, and around the plan */

static void add_conversation(struct person_file *file)
{
	struct conversation *conversation = conversation_new();

	conversation->id = CONVERSATION_ID;
	conversation->participant_id = file->participant->id;
	conversation->state = CONVERSATION_CLOSED;
	conversation->agreement = AGREEMENT_AGREED;
	conversation->said_on = TEST_DAY;
	set_text(&conversation->where_we_were, PLANTED_OPEN "where");
	g_ptr_array_add(file->conversations, conversation);
}

static void add_answers(struct person_file *file)
{
	static const char *const cards[] = { "work-lost-in-time", "work-asked-for" };

	for (int between_us = 0; between_us < 2; between_us++) {
		struct answer *answer = answer_new();
		struct harvested *harvested = g_new0(struct harvested, 1);

		plant(&answer_table, answer, stem_of(between_us), "answer");
		answer->id = next_id(file);
		answer->participant_id = file->participant->id;
		answer->conversation_id = CONVERSATION_ID;
		set_text(&answer->card_id, cards[between_us]);
		answer->between_us = between_us;
		answer->said_on = TEST_DAY;
		harvested->answer_id = answer->id;
		harvested->passage = g_strdup(answer->text);
		g_ptr_array_add(file->answers, answer);
		g_ptr_array_add(file->harvested, harvested);
	}
}

static struct rating *add_rating(struct person_file *file, enum indicator indicator,
				 enum voice voice, bool between_us)
{
	struct rating *rating = rating_new();

	plant(&rating_table, rating, stem_of(between_us), "rating");
	rating->id = next_id(file);
	rating->participant_id = file->participant->id;
	rating->conversation_id = CONVERSATION_ID;
	rating->indicator = indicator;
	rating->voice = voice;
	rating->feeling = FEELING_PINCHES;
	rating->chosen = true;
	rating->between_us = between_us;
	rating->said_on = TEST_DAY;
	g_ptr_array_add(file->ratings, rating);
	return rating;
}

/* On PLANTED_DAY how it was with something open was still between us. */
static void add_ratings(struct person_file *file)
{
	for (int voice = VOICE_PARTICIPANT; voice <= VOICE_COUNSELLOR; voice++) {
		struct rating *before =
			add_rating(file, INDICATOR_LEISURE, (enum voice)voice, true);

		before->said_on = day_from_iso(PLANTED_DAY);
		before->conversation_id = 0;
		add_rating(file, INDICATOR_LEISURE, (enum voice)voice, false);
		add_rating(file, PLANTED_DOMAIN, (enum voice)voice, true);
	}
}

static void add_lesson(struct person_file *file, record_id item_id, bool between_us)
{
	struct lesson *lesson = lesson_new();

	plant(&lesson_table, lesson, PLANTED_SECRET, "lesson");
	lesson->id = next_id(file);
	lesson->participant_id = file->participant->id;
	lesson->item_id = item_id;
	lesson->level = CAUSE_POLICY;
	lesson->between_us = between_us;
	g_ptr_array_add(file->lessons, lesson);
}

static void add_lessons(struct person_file *file)
{
	const struct plan_item *open = NULL, *secret = NULL;
	struct lesson *told = lesson_new();

	for (guint i = 0; i < file->plan->items->len; i++) {
		const struct plan_item *item = file->plan->items->pdata[i];

		if (item->id >= FIRST_ID && item->kind == PLAN_OBSTACLE)
			*(item->between_us ? &secret : &open) = item;
	}
	add_lesson(file, open->id, true);
	plant(&lesson_table, told, PLANTED_OPEN, "lesson");
	told->id = next_id(file);
	told->participant_id = file->participant->id;
	told->item_id = open->id;
	told->level = CAUSE_POLICY;
	g_ptr_array_add(file->lessons, told);
	add_lesson(file, secret->id, false);
}

static void add_skills(struct person_file *file)
{
	for (int i = 0; i < 2 * (SKILL_WANTED + 1); i++) {
		struct skill *skill = skill_new();
		bool between_us = i % 2;

		plant(&skill_table, skill, stem_of(between_us), "skill");
		skill->id = next_id(file);
		skill->participant_id = file->participant->id;
		skill->kind = (enum skill_kind)(i / 2);
		skill->on_sheet = true;
		skill->between_us = between_us;
		skill->position = i;
		g_ptr_array_add(file->skills, skill);
	}
}

static void add_couplings(struct person_file *file)
{
	for (int between_us = 0; between_us < 2; between_us++) {
		struct organisation *organisation = organisation_new();
		struct coupling *coupling = coupling_new();

		plant(&organisation_table, organisation, stem_of(between_us), "place");
		organisation->id = ORGANISATION_ID + between_us;
		plant(&coupling_table, coupling, stem_of(between_us), "coupling");
		coupling->id = next_id(file);
		coupling->participant_id = file->participant->id;
		coupling->organisation_id = organisation->id;
		coupling->between_us = between_us;
		coupling->started_on = TEST_DAY - 3;
		g_ptr_array_add(file->organisations, organisation);
		g_ptr_array_add(file->couplings, coupling);
	}
}

static void add_consents(struct person_file *file)
{
	struct consent *mine =
		some_consent(CONSENT_SHARING, PLANTED_WITH, CONSENT_GIVEN, TEST_DAY - 7);
	struct consent *other =
		some_consent(CONSENT_SHARING, PLANTED_OTHER, CONSENT_GIVEN, TEST_DAY - 7);

	plant(&consent_table, other, PLANTED_OTHER, "consent");
	mine->id = 7970;
	other->id = 7971;
	mine->participant_id = other->participant_id = file->participant->id;
	g_ptr_array_add(file->consents, mine);
	g_ptr_array_add(file->consents, other);
}

void planted_add(struct person_file *file, const struct guide *guide)
{
	set_text(&file->participant->desk_note, PLANTED_DESK);
	add_conversation(file);
	add_plan(file, guide);
	add_version(file);
	add_answers(file);
	add_ratings(file);
	add_lessons(file);
	add_skills(file);
	add_couplings(file);
	add_consents(file);
}

GPtrArray *planted_content_words(const struct guide *guide, const struct content *content)
{
	const struct guide_obstacle *obstacle = guide->obstacles->pdata[guide->obstacles->len - 1];
	const struct guide_breakthrough *way =
		guide->breakthroughs->pdata[guide->breakthroughs->len - 1];
	const struct stock_step *step = guide->steps->pdata[guide->steps->len - 1];
	const struct fact *fact = guide->facts->pdata[guide->facts->len - 1];
	const struct texts *const all[] = { &obstacle->text, &way->text, &step->text, &fact->text,
					    &content->indicators[PLANTED_DOMAIN].name };
	GPtrArray *words = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		for (int language = 0; language < LANGUAGE_COUNT; language++)
			g_ptr_array_add(words, all[i]->in[language]);
	return words;
}
