/* The guide on the screen: by part, in both languages; what a fact rests on, and whether it still holds.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/guide_screen.h"

#include "base/text.h"
#include "screens/labels.h"
#include "screens/planning.h"

enum { MARGIN = 2, INDENT = 4, HEAD_ROWS = 2, WIDE = 108 };

static void add_more(const struct guide_screen *self, int entry, const char *text)
{
	if (!text_is_blank(text))
		row_list_more(self->rows, entry, INDENT, STYLE_HINT, text);
}

static void add_texts(const struct guide_screen *self, int entry, const struct texts *texts,
		      enum language language)
{
	g_autofree char *words = NULL;

	if (!texts || language == LANGUAGE_NONE)
		return;
	words = texts_on_screen(self->base.services, texts, language);
	add_more(self, entry, words);
}

/* Source, day, last day, whom it is for, with whom to check it. */
static void add_fact(const struct guide_screen *self, int entry, const struct fact *fact)
{
	struct services *services = self->base.services;
	const struct sentences *sentences = planning_sentences(services);
	g_autofree char *age = say_fact_age(sentences, fact, services_today(services));
	g_autofree char *until = say_day_short(sentences, fact->valid_until);
	g_autofree char *holds = say_with(sentences, "guide.until", "day", until, NULL);
	g_autofree char *dates = g_strdup_printf("%s · %s", age, holds);
	g_autofree char *applies =
		texts_on_screen(services, &fact->applies_to, services->settings.language);
	g_autofree char *for_whom = say_with(sentences, "guide.applies_to", "who", applies, NULL);
	g_autofree char *source = say_with(sentences, "guide.source", "source", fact->source, NULL);
	g_autofree char *standing = say_fact_standing(sentences, fact);

	row_list_more(self->rows, entry, INDENT,
		      fact_has_lapsed(fact, services_today(services)) ? STYLE_WARNING : STYLE_HINT,
		      dates);
	add_more(self, entry, for_whom);
	add_more(self, entry, standing);
	add_more(self, entry, source);
}

static const struct fact *fact_at(const struct guide_screen *self, const struct guide_hit *hit)
{
	return hit->part == GUIDE_FACT ? self->guide->facts->pdata[hit->index] : NULL;
}

/* What stands below the selected one only: events say nothing before they happen. */
static void add_details(const struct guide_screen *self, int entry, const struct guide_hit *hit,
			const struct guide_item *item)
{
	if (hit->part == GUIDE_EVENT)
		return;
	if (fact_at(self, hit)) {
		add_fact(self, entry, fact_at(self, hit));
		return;
	}
	add_texts(self, entry, item->more, self->base.language);
	add_texts(self, entry, item->more, self->base.second);
	add_more(self, entry, item->plain);
}

static void add_item(const struct guide_screen *self, int entry, const struct guide_hit *hit)
{
	const struct conversation_screen *base = &self->base;
	struct guide_item item = guide_item_at(self->guide, hit->part, (guint)hit->index);
	const struct fact *fact = fact_at(self, hit);
	bool lapsed = fact && fact_has_lapsed(fact, services_today(base->services));
	bool selected = entry == self->rows->selected;
	g_autofree char *first = texts_on_screen(base->services, item.text, base->language);

	row_list_entry(self->rows, entry, MARGIN, selected ? STYLE_STRONG : STYLE_TEXT, "• ", first,
		       lapsed ? services_say(base->services, "plan.check_this") : NULL);
	if (selected || self->rows->width >= WIDE)
		add_texts(self, entry, item.text, base->second);
	if (selected)
		add_details(self, entry, hit, &item);
}

static void add_heading(const struct guide_screen *self, enum guide_part part)
{
	const struct conversation_screen *base = &self->base;
	const char *key = guide_part_labels[part];

	if (self->rows->rows->len > 0)
		row_list_blank(self->rows);
	row_list_heading(self->rows, say(services_sentences(base->services, base->language), key),
			 base->second == LANGUAGE_NONE
				 ? NULL
				 : say(services_sentences(base->services, base->second), key));
}

static void fill_rows(const struct guide_screen *self, int width)
{
	enum guide_part part = GUIDE_PART_COUNT;

	row_list_begin(self->rows, width);
	for (guint i = 0; i < self->hits->len; i++) {
		const struct guide_hit *hit = &g_array_index(self->hits, struct guide_hit, i);

		if (hit->part != part)
			add_heading(self, hit->part);
		part = hit->part;
		add_item(self, (int)i, hit);
	}
	if (self->hits->len == 0)
		row_list_entry(self->rows, 0, MARGIN, STYLE_HINT, NULL,
			       services_say(self->base.services, "guide.nothing"), NULL);
}

void guide_draw(const struct guide_screen *self, struct canvas *canvas, struct area body)
{
	struct area list = { body.row + HEAD_ROWS, body.column, body.height - HEAD_ROWS,
			     body.width };
	int column = body.column + MARGIN;

	fill_rows(self, body.width);
	row_list_draw(self->rows, canvas, list);
	column += canvas_text(canvas, body.row, column, STYLE_HINT,
			      services_say(self->base.services, "stock.search")) +
		  1;
	line_edit_draw(self->query, canvas, body.row, column,
		       body.column + body.width - column - MARGIN, true);
}
