/* Charts of the domains over time and a list of what changed. No line here makes one figure of two voices.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/change_sheet.h"

#include "report/sheet_changes.h"

#include <stdio.h>

static const char *const feeling_keys[] = {
	[FEELING_NOT_SAID] = NULL,
	[FEELING_GOES_WELL] = "feeling.goes_well",
	[FEELING_PINCHES] = "feeling.pinches",
	[FEELING_NOT_NOW] = "feeling.not_now",
};

/* The days that the charts of a part run over. */
struct period {
	day first, last;
};

static bool is_drawn(const struct part *part, const struct rating *rating, int indicator,
		     enum voice voice)
{
	if (voice == VOICE_COUNSELLOR && part->sheet->sheet != SHEET_HELPER)
		return false;
	return (int)rating->indicator == indicator && rating->voice == voice &&
	       rating->feeling != FEELING_NOT_SAID && rating->said_on != DAY_NONE &&
	       part_may_show(part, rating->between_us);
}

static struct period period_of(const struct part *part)
{
	const GPtrArray *ratings = part->sheet->file->ratings;
	struct period period = { DAY_NONE, DAY_NONE };

	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];

		if (!part_last_rating(part, (int)rating->indicator) ||
		    !is_drawn(part, rating, (int)rating->indicator, rating->voice))
			continue;
		if (period.first == DAY_NONE || rating->said_on < period.first)
			period.first = rating->said_on;
		period.last = MAX(period.last, rating->said_on);
	}
	return period;
}

static void add_said(const struct part *part, GString *words, const struct rating *rating)
{
	g_autofree char *on = say_day_short(part->sentences, rating->said_on);

	g_string_append_printf(words, "%s%s %s", words->len ? " \302\267 " : "", on,
			       say(part->sentences, feeling_keys[rating->feeling]));
	if (rating->score >= 0)
		g_string_append_printf(words, " (%d/10)", rating->score);
}

/* One voice into its own series and its own words. */
static void add_voice(const struct part *part, struct block *block, int indicator, enum voice voice,
		      const struct period *period)
{
	const GPtrArray *ratings = part->sheet->file->ratings;
	g_autoptr(GString) words = g_string_new(NULL);

	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];
		struct point point = { .series = voice == VOICE_COUNSELLOR };

		if (!is_drawn(part, rating, indicator, voice))
			continue;
		point.x = MIN(rating->said_on - period->first, POINT_X_MAX);
		point.y = (int)rating->feeling;
		point.value = rating->score;
		block_add_point(block, point);
		add_said(part, words, rating);
	}
	block_set(voice == VOICE_COUNSELLOR ? &block->detail_2 : &block->detail, words->str);
}

static void add_charts_head(const struct part *part, const struct period *period)
{
	bool helper = part->sheet->sheet == SHEET_HELPER;
	g_autofree char *first = say_day_short(part->sentences, period->first);
	g_autofree char *last = say_day_short(part->sentences, period->last);
	g_autofree char *lanes = g_strdup_printf(
		"%s\n%s\n%s", say(part->sentences, "feeling.goes_well"),
		say(part->sentences, "feeling.pinches"), say(part->sentences, "feeling.not_now"));
	g_autofree char *line = say_with(part->sentences, "sheet.change_period", "first", first,
					 "last", last, NULL);
	struct block *head;

	part_heading(part, 2, "sheet.change_charts");
	document_add(part->document, BLOCK_NOTE, part->code, line);
	head = document_add(part->document, BLOCK_CHARTS, part->code, "");
	block_set(&head->label, helper ? say(part->sentences, "sheet.voice_person") : "");
	block_set(&head->detail, helper ? say(part->sentences, "sheet.voice_counsellor") : "");
	block_set(&head->detail_2, lanes);
}

static void add_charts(const struct part *part)
{
	struct period period = period_of(part);

	if (period.first == DAY_NONE)
		return;
	add_charts_head(part, &period);
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		struct block *block;

		if (!part_last_rating(part, i))
			continue;
		block = document_add(part->document, BLOCK_CHART, part->code,
				     part_indicator(part, i));
		add_voice(part, block, i, VOICE_PARTICIPANT, &period);
		add_voice(part, block, i, VOICE_COUNSELLOR, &period);
	}
}

static void add_change(const struct part *part)
{
	g_autofree char *on = say_day(part->sentences, part->sheet->today);
	g_autofree char *line =
		say_with(part->sentences, "sheet.for_whom", "name",
			 participant_name(part->sheet->file->participant), "day", on, NULL);
	guint before;

	part_heading(part, 1, "sheet.change_title");
	document_add(part->document, BLOCK_PARAGRAPH, part->code, line);
	before = part->document->blocks->len;
	add_charts(part);
	part_add_changes(part, part->more);
	if (part->document->blocks->len == before)
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     say(part->sentences, "sheet.change_none"));
}

static char *whose(const struct part *part)
{
	return g_strdup(part->sheet->file->participant->code);
}

static char *foot(const struct part *part)
{
	return part_may_show(part, true) ? g_strdup(say(part->sentences, "sheet.only_for_you"))
					 : NULL;
}

struct document *change_sheet_make(const struct plan_sheet *sheet, const struct plan_version *since)
{
	static const struct sheet_kind kind = { "sheet.change_title", whose, foot, add_change };

	return sheet_make(sheet, &kind, since);
}
