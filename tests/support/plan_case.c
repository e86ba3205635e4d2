/* The builder of a person with a plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/plan_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

struct plan_item *plan_case_add(struct plan_case *plan_case, enum plan_kind kind, record_id parent,
				const char *text, const char *rendering_nl)
{
	struct plan *plan = plan_case->file->plan;
	struct plan_item *item = plan_item_new(kind);

	item->id = plan->items->len + 1;
	item->position = (int)plan->items->len;
	item->parent_id = parent;
	item->text = (g_free(item->text), g_strdup(text));
	plan_item_set_rendering(item, "nl", rendering_nl);
	g_ptr_array_add(plan->items, item);
	return item;
}

static void add_rating(struct plan_case *plan_case, enum indicator indicator, enum feeling feeling,
		       int score)
{
	struct rating *rating = rating_new();

	rating->indicator = indicator;
	rating->feeling = feeling;
	rating->score = score;
	rating->chosen = true;
	g_ptr_array_add(plan_case->file->ratings, rating);
}

static void set_text(char **field, const char *text)
{
	g_free(*field);
	*field = g_strdup(text);
}

static void add_steps(struct plan_case *plan_case, record_id obstacle, record_id secret)
{
	struct plan_item *step;

	step = plan_case_add(plan_case, PLAN_STEP, obstacle, "Поговорити із сусідкою про вівторок",
			     "Met de buurvrouw praten over dinsdag");
	step->due_on = day_from_iso("2026-11-27");
	step = plan_case_add(plan_case, PLAN_STEP, secret,
			     "Записатися на курси нідерландської мови", NULL);
	set_text(&step->stock_id, "language-classes");
	set_text(&step->text,
		 content_step(plan_case->content, "language-classes")->text.in[LANGUAGE_UK]);
	step = plan_case_add(plan_case, PLAN_STEP, 0, "Дізнатися про оцінювання диплома",
			     "Vragen naar de diplomawaardering");
	step->owner = OWNER_COUNSELLOR;
	set_text(&step->owner_name, "Nadia, Werkcentrum");
	step->acceptance = ACCEPTANCE_ACCEPTED;
	step->accepted_on = day_from_iso("2026-11-20");
	step->due_on = day_from_iso("2026-12-04");
	step = plan_case_add(plan_case, PLAN_STEP, 0, "Знайти місце в дитсадку",
			     "Een plek zoeken op de opvang");
	step->owner = OWNER_ORGANISATION;
	set_text(&step->owner_name, "Gemeente Nijmegen");
	step->acceptance = ACCEPTANCE_ASKED;
	step = plan_case_add(plan_case, PLAN_STEP, 0, SECRET_STEP, SECRET_STEP);
	step->between_us = true;
}

static void add_plan(struct plan_case *plan_case)
{
	struct plan_item *obstacle, *secret;

	plan_case_add(plan_case, PLAN_STRENGTH, 0,
		      "Веду рахунки для всього двору, пам’ять на цифри",
		      "Ik houd de rekeningen van het hele hof bij");
	plan_case_add(plan_case, PLAN_HELPER, 0, "Оксана, сусідка", NULL);
	plan_case_add(plan_case, PLAN_PERSPECTIVE, 0,
		      "Хочу знову працювати з цифрами й мати за́мок від власних дверей",
		      "Ik wil weer met cijfers werken");
	obstacle = plan_case_add(plan_case, PLAN_OBSTACLE, 0, "Немає місця для дитини до 15:00",
				 "Geen plek voor het kind tot 15.00 uur");
	obstacle->indicator = INDICATOR_WORK;
	secret = plan_case_add(plan_case, PLAN_OBSTACLE, 0, SECRET_OBSTACLE, SECRET_OBSTACLE);
	secret->between_us = true;
	secret->indicator = INDICATOR_STABILITY;
	plan_case_add(plan_case, PLAN_BREAKTHROUGH, obstacle->id,
		      "Їжу ґотує бабуся, вона й забиратиме", "Oma haalt het kind op");
	plan_case_add(plan_case, PLAN_BREAKTHROUGH, secret->id, "Розмова з тим, хто знає закони",
		      "Een gesprek met iemand die de regels kent");
	add_steps(plan_case, obstacle->id, secret->id);
}

struct plan_case *plan_case_new(void)
{
	struct plan_case *plan_case = g_new0(struct plan_case, 1);
	struct error error = ERROR_CLEAR;

	plan_case->content = content_load(".", &error);
	assert_non_null(plan_case->content);
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		plan_case->sentences[i] = sentences_load(".", (enum language)i, &error);
		assert_non_null(plan_case->sentences[i]);
		plan_case->sheet.sentences[i] = plan_case->sentences[i];
	}
	plan_case->file = person_file_new();
	strcpy(plan_case->file->participant->code, "NIJ-0042");
	set_text(&plan_case->file->participant->pseudonym, "Ліна");
	plan_case->file->participant->appointment_on = day_from_iso("2026-12-03");
	set_text(&plan_case->file->participant->appointment_note, "о 10:00, бібліотека");
	add_plan(plan_case);
	add_rating(plan_case, INDICATOR_WORK, FEELING_PINCHES, 4);
	add_rating(plan_case, INDICATOR_BONDS, FEELING_GOES_WELL, SCORE_NONE);
	plan_case->sheet.file = plan_case->file;
	plan_case->sheet.content = plan_case->content;
	plan_case->sheet.languages[0] = LANGUAGE_UK;
	plan_case->sheet.languages[1] = LANGUAGE_NL;
	plan_case->sheet.language_count = 2;
	plan_case->sheet.today = day_from_iso("2026-11-20");
	return plan_case;
}

void plan_case_free(struct plan_case *plan_case)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		sentences_free(plan_case->sentences[i]);
	content_free(plan_case->content);
	person_file_free(plan_case->file);
	g_free(plan_case);
}

char *plan_case_text(const struct plan_case *plan_case)
{
	struct document *document = plan_sheet_make(&plan_case->sheet);
	char *text = document_to_text(document, 80);

	document_free(document);
	return text;
}

void plan_case_language(struct plan_case *plan_case, enum language language)
{
	plan_case->sheet.languages[0] = language;
	plan_case->sheet.language_count = 1;
}
