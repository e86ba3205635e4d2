/* What was said in one conversation, card by card in the order of the talk, each answer as long as it is and in its own language.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/conversation_sheet.h"

#include "base/text.h"
#include "report/sheet_parts.h"
#include "report/talk_words.h"

#include <string.h>

#define POINTER_COLUMNS 60 /* of a marked passage, to find it again: it stands in full above */

static const struct conversation *this_one(const struct part *part)
{
	return part->more;
}

/* ---------------------------------------------------------------- answers */

static void join(GString *line, const char *more)
{
	if (!text_is_blank(more))
		g_string_append_printf(line, "%s%s", line->len ? " \302\267 " : "", more);
}

static void join_other_day(const struct part *part, GString *line, day value)
{
	g_autofree char *on = value == DAY_NONE || value == this_one(part)->said_on
				      ? NULL
				      : say_day_short(part->sentences, value);

	join(line, on);
}

/* "12. When did you last forget the time?" */
static void add_card(const struct part *part, const struct answer *answer)
{
	const struct card *card = deck_find(&part->sheet->content->deck, answer->card_id);
	enum language shown = part->language;
	const char *prompt =
		card ? texts_in(&card->prompt, part->language, &shown) : answer->card_id;
	g_autofree char *heading =
		card ? g_strdup_printf("%d. %s", card->number, prompt) : g_strdup(prompt);

	document_add(part->document, BLOCK_HEADING, names_word(language_names, (int)shown), heading)
		->level = 3;
}

/* Only own words are quoted. */
static void add_words(const struct part *part, const struct answer *answer)
{
	g_autofree char *words = marks_stripped(answer->text);
	g_autofree char *quoted = say_with(part->sentences, "sheet.quoted", "text", words, NULL);

	if (answer->wording == WORDING_OWN)
		document_add(part->document, BLOCK_QUOTE, answer->language, quoted);
	else
		document_add(part->document, BLOCK_PARAGRAPH, answer->language, words);
}

/* The beginning of a passage, cut between words. */
static char *pointer_to(const char *passage)
{
	g_autofree char *line = g_strdelimit(g_strdup(passage), "\n\r", ' ');
	size_t length = strlen(line), fits = text_fit(line, length, POINTER_COLUMNS);
	const char *space = fits < length ? g_strrstr_len(line, (gssize)fits, " ") : NULL;

	if (fits == length)
		return g_steal_pointer(&line);
	return g_strdup_printf("%.*s \342\200\246", (int)(space ? space - line : (long)fits), line);
}

static void add_marks(const struct part *part, const struct answer *answer)
{
	g_autoptr(GArray) marks = marks_in(answer->text);

	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = &g_array_index(marks, struct mark, i);
		g_autofree char *passage = mark_passage(answer->text, mark);
		g_autofree char *pointer = pointer_to(passage);
		struct block *block =
			document_add(part->document, BLOCK_ITEM, answer->language, pointer);
		g_autofree char *label =
			g_strdup_printf("%s:", say(part->sentences, talk_mark_labels[mark->kind]));

		block_set(&block->label, label);
		block->level = 1;
	}
}

static void add_answer(const struct part *part, const struct answer *answer)
{
	g_autoptr(GString) small = g_string_new(NULL);

	add_card(part, answer);
	if (!text_is_blank(answer->text)) {
		add_words(part, answer);
		join(small, say(part->sentences, talk_wording_labels[answer->wording]));
		join(small, part_language_name(part, answer->language));
	}
	join(small, say(part->sentences, talk_state_labels[answer->state]));
	join_other_day(part, small, answer->said_on);
	if (answer->between_us)
		join(small, say(part->sentences, "sheet.between_us"));
	document_add(part->document, BLOCK_NOTE, part->code, small->str);
	add_marks(part, answer);
}

static void add_answers(const struct part *part)
{
	const GPtrArray *answers = part->sheet->file->answers;
	bool headed = false;

	for (guint i = 0; i < answers->len; i++) {
		const struct answer *answer = answers->pdata[i];

		if (answer->conversation_id != this_one(part)->id ||
		    !part_may_show(part, answer->between_us))
			continue;
		if (!headed)
			part_heading(part, 2, "record.answers");
		headed = true;
		add_answer(part, answer);
	}
}

/* ---------------------------------------------------------------- how it was */

/* Below the domain it is about, and within the same list. */
static void add_said_of(const struct part *part, const struct rating *rating)
{
	struct block *said =
		document_add(part->document, BLOCK_ITEM, rating->language, rating->note);

	said->level = 1;
	block_set(&said->label, "\342\200\223");
}

static void add_rating(const struct part *part, const struct rating *rating)
{
	g_autofree char *score =
		rating->score == SCORE_NONE ? NULL : g_strdup_printf("%d/10", rating->score);
	g_autoptr(GString) small =
		g_string_new(say(part->sentences, talk_feeling_labels[rating->feeling]));
	struct block *block = document_add(part->document, BLOCK_ITEM, part->code,
					   part_indicator(part, (int)rating->indicator));

	join(small, score);
	if (rating->between_us)
		join(small, say(part->sentences, "sheet.between_us"));
	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, small->str);
	if (!text_is_blank(rating->note))
		add_said_of(part, rating);
}

static void add_ratings(const struct part *part)
{
	const GPtrArray *ratings = part->sheet->file->ratings;
	bool headed = false;

	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];

		if (rating->conversation_id != this_one(part)->id ||
		    rating->voice != VOICE_PARTICIPANT || !part_may_show(part, rating->between_us))
			continue;
		if (!headed)
			part_heading(part, 2, "record.ratings");
		headed = true;
		add_rating(part, rating);
	}
}

/* ---------------------------------------------------------------- the sheet */

static bool holds_between_us(const struct part *part)
{
	return part_may_show(part, true) &&
	       conversation_count_between_us(part->sheet->file, this_one(part)) > 0;
}

static void add_who_was_there(const struct part *part)
{
	const struct conversation *conversation = this_one(part);
	g_autofree char *two = say_with(part->sentences, "record.two", "name",
					participant_name(part->sheet->file->participant), NULL);
	g_autoptr(GString) others = g_string_new(NULL);
	g_autofree char *line = NULL;

	for (int i = 0; i < TALK_PRESENCE_COUNT; i++)
		if (conversation->present & 1u << i)
			g_string_append_printf(others, "%s%s", others->len ? ", " : "",
					       say(part->sentences, talk_presence_labels[i]));
	line = others->len ? say_with(part->sentences, "record.others", "two", two, "others",
				      others->str, NULL)
			   : g_strdup(two);
	document_add(part->document, BLOCK_PARAGRAPH, part->code, line);
}

static void add_beginning(const struct part *part)
{
	const struct conversation *conversation = this_one(part);
	g_autofree char *on = conversation->said_on == DAY_NONE
				      ? g_strdup("?")
				      : say_weekday(part->sentences, conversation->said_on);
	g_autoptr(GString) line = g_string_new(on);

	join(line, say(part->sentences, talk_kind_labels[conversation->kind]));
	if (conversation->typed_later)
		join(line, say(part->sentences, "access.typed_later"));
	part_heading(part, 1, "record.title");
	document_add(part->document, BLOCK_PARAGRAPH, part->code, line->str);
	add_who_was_there(part);
	if (holds_between_us(part))
		document_add(part->document, BLOCK_NOTE, part->code,
			     say(part->sentences, "sheet.between_us_inside"));
}

static void add_record(const struct part *part)
{
	guint before;

	add_beginning(part);
	before = part->document->blocks->len;
	add_answers(part);
	add_ratings(part);
	if (!text_is_blank(this_one(part)->where_we_were)) {
		part_heading(part, 2, "access.where_we_were");
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     this_one(part)->where_we_were);
	}
	if (part->document->blocks->len == before)
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     say(part->sentences, "record.empty"));
}

static char *whose(const struct part *part)
{
	return g_strdup(part->sheet->file->participant->code);
}

static char *foot(const struct part *part)
{
	return holds_between_us(part) ? g_strdup(say(part->sentences, "sheet.only_for_you")) : NULL;
}

struct document *conversation_sheet_make(const struct plan_sheet *sheet,
					 const struct conversation *conversation)
{
	static const struct sheet_kind kind = { "record.title", whose, foot, add_record };

	return sheet_make(sheet, &kind, conversation);
}
