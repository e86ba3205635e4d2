/* The order of a sheet: where I want to go in my own words, the next steps to tick, what I can and like, who helps and who promised what; then
   how it is now, what stands in the way, the other steps. One part for each language, each on a page of its own. What is empty is left out.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/plan_sheet.h"

#include "base/text.h"
#include "report/sheet_parts.h"

#include <string.h>

static void add_list(const struct part *part, enum plan_kind kind, const char *key)
{
	g_autoptr(GPtrArray) items = part_items(part, kind);

	if (items->len == 0)
		return;
	part_heading(part, 2, key);
	for (guint i = 0; i < items->len; i++)
		part_add_item(part, items->pdata[i], "\342\200\242", 0, "");
}

/* Own words are quoted; put into another language they are somebody else's, and say so. */
static void add_own_words(const struct part *part, const struct plan_item *item)
{
	struct words words = part_words(part, item);
	bool own = strcmp(words.language, item->language) == 0;
	g_autofree char *from = own ? g_strdup("") : part_rendered_from(part, item);
	g_autofree char *small = part_small_words(part, item, &words, from);
	g_autofree char *text =
		own ? say_with(part->sentences, "sheet.quoted", "text", words.text, NULL)
		    : g_strdup(words.text);

	document_add(part->document, own ? BLOCK_QUOTE : BLOCK_PARAGRAPH, words.language, text);
	if (*small)
		document_add(part->document, BLOCK_NOTE, part->code, small);
}

void part_add_perspective(const struct part *part)
{
	g_autoptr(GPtrArray) items = part_items(part, PLAN_PERSPECTIVE);

	if (items->len == 0)
		return;
	part_heading(part, 2, "sheet.perspective");
	for (guint i = 0; i < items->len; i++)
		add_own_words(part, items->pdata[i]);
}

static void add_domain(const struct part *part, const struct rating *rating)
{
	static const char *const feelings[] = {
		[FEELING_NOT_SAID] = NULL,
		[FEELING_GOES_WELL] = "feeling.goes_well",
		[FEELING_PINCHES] = "feeling.pinches",
		[FEELING_NOT_NOW] = "feeling.not_now",
	};
	const char *key = feelings[rating->feeling];
	struct block *block = document_add(part->document, BLOCK_DOMAIN, part->code,
					   part_indicator(part, (int)rating->indicator));

	block->level = (int)rating->feeling;
	block->value = rating->score;
	block_set(&block->detail, key ? say(part->sentences, key) : "");
}

static void add_domains_head(const struct part *part)
{
	struct block *head;

	part_heading(part, 2, "sheet.domains");
	head = document_add(part->document, BLOCK_DOMAINS, part->code, "");
	block_set(&head->label, say(part->sentences, "feeling.goes_well"));
	block_set(&head->detail, say(part->sentences, "feeling.pinches"));
	block_set(&head->detail_2, say(part->sentences, "feeling.not_now"));
}

static void add_domains(const struct part *part)
{
	bool headed = false;

	for (int i = 0; i < INDICATOR_COUNT; i++) {
		const struct rating *rating = part_last_rating(part, i);

		if (!rating)
			continue;
		if (!headed)
			add_domains_head(part);
		headed = true;
		add_domain(part, rating);
	}
}

/* For the person only: when and where somebody is expected is nobody else's business. */
static void add_appointment(const struct part *part)
{
	const struct participant *person = part->sheet->file->participant;
	bool noted = !text_is_blank(person->appointment_note);
	g_autofree char *on = NULL;
	g_autofree char *both = NULL;

	if (part->sheet->sheet != SHEET_PERSON || person->appointment_on == DAY_NONE ||
	    person->appointment_on < part->sheet->today)
		return;
	part_heading(part, 2, "sheet.appointment");
	on = say_weekday(part->sentences, person->appointment_on);
	both = g_strconcat(on, noted ? " \302\267 " : "", noted ? person->appointment_note : "",
			   NULL);
	document_add(part->document, BLOCK_PARAGRAPH, part->code, both);
}

static bool anything_between_us(const struct part *part)
{
	const GPtrArray *ratings = part->sheet->file->ratings;
	bool any = plan_count_between_us(part->sheet->file->plan) > 0;

	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];

		any = any || (rating->chosen && rating->between_us);
	}
	return any && part_may_show(part, true);
}

static void add_beginning(const struct part *part)
{
	const struct participant *person = part->sheet->file->participant;
	g_autofree char *on = say_day(part->sentences, part->sheet->today);
	g_autofree char *line = say_with(part->sentences, "sheet.for_whom", "name",
					 participant_name(person), "day", on, NULL);

	part_heading(part, 1, "sheet.title");
	document_add(part->document, BLOCK_PARAGRAPH, part->code, line);
	if (anything_between_us(part))
		document_add(part->document, BLOCK_NOTE, part->code,
			     say(part->sentences, "sheet.between_us_inside"));
}

static void add_rest_of_plan(const struct part *part)
{
	add_list(part, PLAN_STRENGTH, "sheet.strengths");
	add_list(part, PLAN_HELPER, "sheet.helpers");
	part_add_promises(part);
	add_domains(part);
	part_add_obstacles(part);
	part_add_other_steps(part);
	part_add_family_questions(part);
	part_add_facts(part);
	part_add_lessons(part);
}

static void add_plan(const struct part *part)
{
	guint before, planned;

	add_beginning(part);
	before = part->document->blocks->len;
	part_add_perspective(part);
	part_add_next_steps(part);
	planned = part->document->blocks->len - before;
	add_appointment(part);
	before = part->document->blocks->len;
	add_rest_of_plan(part);
	if (planned + part->document->blocks->len - before == 0)
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     say(part->sentences, "sheet.empty"));
	part_add_contacts(part);
	part_add_hand_over(part);
}

static char *whose(const struct part *part)
{
	return g_strdup(part->sheet->file->participant->code);
}

/* A sheet with what is between us says on every page whom it is for: pages get separated. */
static char *foot(const struct part *part)
{
	return anything_between_us(part) ? g_strdup(say(part->sentences, "sheet.only_for_you"))
					 : NULL;
}

struct document *plan_sheet_make(const struct plan_sheet *sheet)
{
	static const struct sheet_kind kind = { "sheet.title", whose, foot, add_plan };

	return sheet_make(sheet, &kind, NULL);
}
