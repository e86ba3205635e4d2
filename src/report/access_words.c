/* What was said in every conversation, card by card and domain by domain, in both voices; and what still stands in a field.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "report/access_parts.h"
#include "report/talk_words.h"

#include <string.h>

/* ---------------------------------------------------------------- answers */

static void add_answer(const struct part *part, const struct answer *answer)
{
	const struct card *card = deck_find(&part->sheet->content->deck, answer->card_id);
	enum language shown = part->language;
	const char *prompt =
		card ? texts_in(&card->prompt, part->language, &shown) : answer->card_id;
	g_autofree char *number = g_strdup_printf("%d", card ? card->number : 0);
	g_autoptr(GString) small =
		g_string_new(say(part->sentences, talk_state_labels[answer->state]));
	struct block *block = document_add(part->document, BLOCK_ITEM,
					   names_word(language_names, (int)shown), prompt);

	block_set(&block->label, card ? number : "");
	if (!text_is_blank(answer->text)) {
		document_add(part->document, BLOCK_QUOTE, answer->language, answer->text);
		access_join(small, say(part->sentences, talk_wording_labels[answer->wording]));
		access_join(small, part_language_name(part, answer->language));
	}
	access_join(small, say(part->sentences, talk_drawn_labels[answer->drawn_by]));
	access_join_day(part, small, answer->said_on);
	if (answer->between_us)
		access_join(small, say(part->sentences, "sheet.between_us"));
	access_add_small(part, small);
}

/* ---------------------------------------------------------------- how it is now */

static void add_rating(const struct part *part, const struct rating *rating)
{
	g_autofree char *score =
		rating->score == SCORE_NONE ? NULL : g_strdup_printf("%d", rating->score);
	g_autoptr(GString) small =
		g_string_new(say(part->sentences, talk_feeling_labels[rating->feeling]));
	struct block *block = document_add(part->document, BLOCK_ITEM, part->code,
					   part_indicator(part, (int)rating->indicator));

	access_join(small, score);
	access_join(small, say(part->sentences, talk_voice_labels[rating->voice]));
	access_join_day(part, small, rating->said_on);
	if (rating->chosen)
		access_join(small, say(part->sentences, "access.chosen"));
	if (rating->between_us)
		access_join(small, say(part->sentences, "sheet.between_us"));
	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, small->str);
	if (!text_is_blank(rating->note))
		document_add(part->document, BLOCK_QUOTE, rating->language, rating->note);
}

static void add_ratings(const struct part *part, record_id conversation_id)
{
	const GPtrArray *ratings = part->sheet->file->ratings;

	for (guint i = 0; i < ratings->len; i++) {
		const struct rating *rating = ratings->pdata[i];

		if (rating->conversation_id == conversation_id)
			add_rating(part, rating);
	}
}

/* ---------------------------------------------------------------- conversations */

static void add_conversation(const struct part *part, const struct conversation *conversation)
{
	const GPtrArray *answers = part->sheet->file->answers;
	g_autofree char *on = conversation->said_on == DAY_NONE
				      ? g_strdup("?")
				      : say_weekday(part->sentences, conversation->said_on);
	g_autofree char *heading = g_strdup_printf(
		"%s \302\267 %s", on, say(part->sentences, talk_kind_labels[conversation->kind]));
	g_autoptr(GString) small =
		g_string_new(say(part->sentences, talk_agreement_labels[conversation->agreement]));

	for (int i = 0; i < TALK_PRESENCE_COUNT; i++)
		if (conversation->present & 1u << i)
			access_join(small, say(part->sentences, talk_presence_labels[i]));
	if (conversation->typed_later)
		access_join(small, say(part->sentences, "access.typed_later"));
	if (conversation->heavy_news)
		access_join(small, say(part->sentences, "access.heavy_news"));
	document_add(part->document, BLOCK_HEADING, part->code, heading)->level = 3;
	access_add_small(part, small);
	access_add_line(part, "access.where_we_were", conversation->where_we_were);
	for (guint i = 0; i < answers->len; i++) {
		const struct answer *answer = answers->pdata[i];

		if (answer->conversation_id == conversation->id)
			add_answer(part, answer);
	}
	add_ratings(part, conversation->id);
}

static bool any_at_the_desk(const GPtrArray *ratings)
{
	for (guint i = 0; i < ratings->len; i++)
		if (((const struct rating *)ratings->pdata[i])->conversation_id == 0)
			return true;
	return false;
}

void access_add_conversations(const struct part *part)
{
	const struct person_file *file = part->sheet->file;

	if (file->conversations->len > 0)
		part_heading(part, 2, "access.conversations");
	for (guint i = 0; i < file->conversations->len; i++)
		add_conversation(part, file->conversations->pdata[i]);
	if (any_at_the_desk(file->ratings))
		part_heading(part, 2, "access.at_the_desk");
	add_ratings(part, 0);
}

/* ---------------------------------------------------------------- still being typed */

void access_add_unfinished(const struct part *part)
{
	const GPtrArray *unfinished = access_of(part)->unfinished;

	if (unfinished->len > 0)
		part_heading(part, 2, "access.unfinished");
	for (guint i = 0; i < unfinished->len; i++) {
		const struct unfinished *one = unfinished->pdata[i];
		g_autofree char *at = access_moment(part, one->changed_at);

		document_add(part->document, BLOCK_QUOTE, NULL, one->text);
		document_add(part->document, BLOCK_NOTE, part->code, at);
	}
}
