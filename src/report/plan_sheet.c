/* The order of a sheet: what I can and like comes first, then who helps, where I am going, how it is now, what stands in the way,
   who does what. One part for each language, each on a page of its own. What is empty is left out.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/plan_sheet.h"

#include "base/text.h"
#include "report/sheet_words.h"

#include <string.h>

static void add_item(const struct part *part, const struct plan_item *item, const char *label,
		     int level, const char *small)
{
	struct words words = part_words(part, item);
	g_autofree char *detail = part_small_words(part, item, &words, small);
	struct block *block = document_add(part->document, BLOCK_ITEM, words.language, words.text);

	block->level = level;
	block_set(&block->label, label);
	block_set(&block->detail, detail);
}

/* Borrowed items of a kind that may stand here. */
static GPtrArray *shown_items(const struct part *part, enum plan_kind kind)
{
	g_autoptr(GPtrArray) all = plan_items(part->sheet->file->plan, kind);
	GPtrArray *shown = g_ptr_array_new();

	for (guint i = 0; i < all->len; i++) {
		const struct plan_item *item = all->pdata[i];

		if (part_may_show(part, item->between_us) && item->state != ITEM_DROPPED &&
		    !text_is_blank(item->text))
			g_ptr_array_add(shown, all->pdata[i]);
	}
	return shown;
}

static void add_list(const struct part *part, enum plan_kind kind, const char *key)
{
	g_autoptr(GPtrArray) items = shown_items(part, kind);

	if (items->len == 0)
		return;
	part_heading(part, 2, key);
	for (guint i = 0; i < items->len; i++)
		add_item(part, items->pdata[i], "\342\200\242", 0, "");
}

static void add_quote(const struct part *part, const struct plan_item *item)
{
	struct words words = part_words(part, item);
	g_autofree char *small = part_small_words(part, item, &words, "");
	g_autofree char *text = say_with(part->sentences, "sheet.quoted", "text", words.text, NULL);

	document_add(part->document, BLOCK_QUOTE, words.language, text);
	if (*small)
		document_add(part->document, BLOCK_NOTE, part->code, small);
}

static void add_perspective(const struct part *part)
{
	g_autoptr(GPtrArray) items = shown_items(part, PLAN_PERSPECTIVE);

	if (items->len == 0)
		return;
	part_heading(part, 2, "sheet.perspective");
	for (guint i = 0; i < items->len; i++)
		add_quote(part, items->pdata[i]);
}

/* The person's last word on a domain. An older one does not stand in for one that is between us. */
static const struct rating *last_rating(const struct part *part, int indicator)
{
	const GPtrArray *ratings = part->sheet->file->ratings;

	for (guint i = ratings->len; i-- > 0;) {
		const struct rating *rating = ratings->pdata[i];

		if ((int)rating->indicator == indicator && rating->voice == VOICE_PARTICIPANT)
			return rating->chosen && part_may_show(part, rating->between_us) ? rating
											 : NULL;
	}
	return NULL;
}

static const char *indicator_name(const struct part *part, int indicator)
{
	const char *name =
		texts_in(&part->sheet->content->indicators[indicator].name, part->language, NULL);

	return name ? name : "";
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
					   indicator_name(part, (int)rating->indicator));

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
		const struct rating *rating = last_rating(part, i);

		if (!rating)
			continue;
		if (!headed)
			add_domains_head(part);
		headed = true;
		add_domain(part, rating);
	}
}

static void add_numbered(const struct part *part, const struct plan_item *item, int level,
			 const char *small)
{
	const char *solved = item->state == ITEM_SOLVED ? say(part->sentences, "sheet.solved") : "";
	g_autofree char *both =
		g_strconcat(small, *small && *solved ? " \302\267 " : "", solved, NULL);
	char number[16];

	plan_number(part->sheet->file->plan, item, number);
	add_item(part, item, number, level, both);
}

static bool contains(const GPtrArray *items, const struct plan_item *item)
{
	return item && g_ptr_array_find((GPtrArray *)items, item, NULL);
}

static void add_obstacle(const struct part *part, const struct plan_item *obstacle,
			 const GPtrArray *ways)
{
	const char *domain = obstacle->indicator < INDICATOR_COUNT
				     ? indicator_name(part, (int)obstacle->indicator)
				     : "";

	add_numbered(part, obstacle, 0, domain);
	for (guint i = 0; i < ways->len; i++) {
		const struct plan_item *way = ways->pdata[i];

		if (way->parent_id == obstacle->id)
			add_numbered(part, way, 1, "");
	}
}

/* A way out whose obstacle is between us stands by itself, with its own number and no word of what it is a way out of. */
static void add_obstacles(const struct part *part)
{
	g_autoptr(GPtrArray) obstacles = shown_items(part, PLAN_OBSTACLE);
	g_autoptr(GPtrArray) ways = shown_items(part, PLAN_BREAKTHROUGH);

	if (obstacles->len > 0)
		part_heading(part, 2,
			     ways->len > 0 ? "sheet.obstacles_and_ways_out" : "sheet.obstacles");
	for (guint i = 0; i < obstacles->len; i++)
		add_obstacle(part, obstacles->pdata[i], ways);
	for (guint i = ways->len; i-- > 0;) {
		const struct plan_item *way = ways->pdata[i];

		if (contains(obstacles, plan_find(part->sheet->file->plan, way->parent_id)))
			g_ptr_array_remove_index(ways, i);
	}
	if (ways->len > 0)
		part_heading(part, 2, "sheet.ways_out");
	for (guint i = 0; i < ways->len; i++)
		add_numbered(part, ways->pdata[i], 0, "");
}

/* For the person only: when and where somebody is expected is nobody else's business. */
static void add_appointment(const struct part *part)
{
	const struct participant *person = part->sheet->file->participant;
	g_autofree char *on = NULL;

	if (part->sheet->sheet != SHEET_PERSON || person->appointment_on == DAY_NONE ||
	    person->appointment_on < part->sheet->today)
		return;
	part_heading(part, 2, "sheet.appointment");
	on = say_weekday(part->sentences, person->appointment_on);
	document_add(part->document, BLOCK_PARAGRAPH, part->code, on);
	if (!text_is_blank(person->appointment_note))
		document_add(part->document, BLOCK_PARAGRAPH, part->code, person->appointment_note);
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

/* A sheet with what is between us says on every page whom it is for: pages get separated. */
static char *footer(const struct part *part)
{
	g_autofree char *on = say_day_short(part->sentences, part->sheet->today);
	bool alone = anything_between_us(part);

	return g_strdup_printf("%s \302\267 %s%s%s", part->sheet->file->participant->code, on,
			       alone ? " \302\267 " : "",
			       alone ? say(part->sentences, "sheet.only_for_you") : "");
}

static void add_part(const struct part *part)
{
	guint before;

	add_beginning(part);
	before = part->document->blocks->len;
	add_list(part, PLAN_STRENGTH, "sheet.strengths");
	add_list(part, PLAN_HELPER, "sheet.helpers");
	add_perspective(part);
	add_domains(part);
	add_obstacles(part);
	part_add_steps(part);
	if (part->document->blocks->len == before)
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     say(part->sentences, "sheet.empty"));
	add_appointment(part);
}

static struct document *begin_document(const struct part *part)
{
	g_autofree char *title =
		g_strdup_printf("%s \302\267 %s", say(part->sentences, "sheet.title"),
				part->sheet->file->participant->code);
	g_autofree char *at_foot = footer(part);
	struct document *document = document_new(title, part->code);
	char iso[DAY_TEXT];

	day_to_iso(part->sheet->today, iso);
	block_set(&document->footer, at_foot);
	block_set(&document->page_of, say(part->sentences, "sheet.page_of"));
	block_set(&document->date_iso, iso);
	return document;
}

static void begin_part(const struct part *part)
{
	g_autofree char *at_foot = footer(part);
	struct block *page = document_add(part->document, BLOCK_PAGE, part->code, at_foot);

	block_set(&page->detail, say(part->sentences, "sheet.page_of"));
}

struct document *plan_sheet_make(const struct plan_sheet *sheet)
{
	struct part part = { .sheet = sheet };

	for (int i = 0; i < sheet->language_count; i++) {
		part.language = sheet->languages[i];
		part.code = names_word(language_names, (int)part.language);
		part.sentences = sheet->sentences[part.language];
		if (i == 0)
			part.document = begin_document(&part);
		else
			begin_part(&part);
		add_part(&part);
	}
	return part.document;
}
