/* Everything in one person's file, conversation by conversation, then the plan.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/file_sheet.h"

#include "base/text.h"
#include "report/consent_words.h"
#include "report/file_growth.h"

#include <string.h>

struct writer {
	struct document *document;
	const struct person_file *file;
	const struct content *content;
	const struct sentences *sentences;
	enum language language;
	const char *code; /* of the language of the sheet */
};

static const char *const state_keys[] = { "answer.talked_about", "answer.parked",
					  "answer.rather_not", "answer.elsewhere" };
static const char *const wording_keys[] = { "wording.own", "wording.interpreter",
					    "wording.summary" };
static const char *const feeling_keys[] = { "feeling.not_said", "feeling.goes_well",
					    "feeling.pinches", "feeling.not_now" };
static const char *const voice_keys[] = { "voice.participant", "voice.counsellor" };
static const char *const kind_keys[] = { "conversation.intake", "conversation.follow_up",
					 "conversation.short" };
static const char *const plan_keys[PLAN_KIND_COUNT] = {
	"file_sheet.strengths", "file_sheet.helpers",       "file_sheet.perspective",
	"file_sheet.obstacles", "file_sheet.breakthroughs", "file_sheet.steps",
};

static void add_note(struct writer *writer, const char *text)
{
	if (!text_is_blank(text))
		document_add(writer->document, BLOCK_NOTE, writer->code, text);
}

/* "besproken · eigen woorden · tussen ons" */
static char *about_answer(const struct writer *writer, const struct answer *answer)
{
	GString *about = g_string_new(say(writer->sentences, state_keys[answer->state]));

	if (!text_is_blank(answer->text))
		g_string_append_printf(about, " · %s · %s",
				       say(writer->sentences, wording_keys[answer->wording]),
				       answer->language);
	if (answer->between_us)
		g_string_append_printf(about, " · %s",
				       say(writer->sentences, "file_sheet.between_us"));
	return g_string_free(about, FALSE);
}

static void add_answer(struct writer *writer, const struct answer *answer)
{
	const struct card *card = deck_find(&writer->content->deck, answer->card_id);
	enum language shown;
	const char *prompt =
		card ? texts_in(&card->prompt, writer->language, &shown) : answer->card_id;
	g_autofree char *number = g_strdup_printf("%d", card ? card->number : 0);
	g_autofree char *about = about_answer(writer, answer);
	struct block *block = document_add(writer->document, BLOCK_ITEM, writer->code, prompt);

	block_set(&block->label, card ? number : "");
	if (!text_is_blank(answer->text))
		document_add(writer->document, BLOCK_QUOTE, answer->language, answer->text);
	add_note(writer, about);
}

static void add_rating(struct writer *writer, const struct rating *rating)
{
	enum language shown;
	const char *name = texts_in(&writer->content->indicators[rating->indicator].name,
				    writer->language, &shown);
	g_autofree char *score = rating->score == SCORE_NONE
					 ? g_strdup("")
					 : g_strdup_printf(" · %d", rating->score);
	g_autofree char *line = g_strdup_printf(
		"%s: %s%s (%s)", name, say(writer->sentences, feeling_keys[rating->feeling]), score,
		say(writer->sentences, voice_keys[rating->voice]));

	document_add(writer->document, BLOCK_PARAGRAPH, writer->code, line);
	if (!text_is_blank(rating->note))
		document_add(writer->document, BLOCK_QUOTE, rating->language, rating->note);
	if (rating->between_us)
		add_note(writer, say(writer->sentences, "file_sheet.between_us"));
}

static void add_conversation(struct writer *writer, const struct conversation *conversation)
{
	g_autofree char *on = say_weekday(writer->sentences, conversation->said_on);
	g_autofree char *heading = g_strdup_printf(
		"%s · %s", on, say(writer->sentences, kind_keys[conversation->kind]));

	document_add(writer->document, BLOCK_HEADING, writer->code, heading)->level = 2;
	add_note(writer, conversation->where_we_were);
	for (guint i = 0; i < writer->file->answers->len; i++) {
		const struct answer *answer = writer->file->answers->pdata[i];

		if (answer->conversation_id == conversation->id)
			add_answer(writer, answer);
	}
	for (guint i = 0; i < writer->file->ratings->len; i++) {
		const struct rating *rating = writer->file->ratings->pdata[i];

		if (rating->conversation_id == conversation->id)
			add_rating(writer, rating);
	}
}

static void add_plan_kind(struct writer *writer, enum plan_kind kind)
{
	g_autoptr(GPtrArray) items = plan_items(writer->file->plan, kind);

	if (items->len > 0)
		document_add(writer->document, BLOCK_HEADING, writer->code,
			     say(writer->sentences, plan_keys[kind]))
			->level = 3;
	for (guint i = 0; i < items->len; i++) {
		const struct plan_item *item = items->pdata[i];
		char number[16] = "";
		struct block *block =
			document_add(writer->document, BLOCK_ITEM, item->language, item->text);

		if (kind >= PLAN_OBSTACLE)
			plan_number(writer->file->plan, item, number);
		block_set(&block->label, number);
		if (item->between_us)
			add_note(writer, say(writer->sentences, "file_sheet.between_us"));
		if (kind == PLAN_BREAKTHROUGH)
			file_add_corners(writer->document, writer->sentences, item);
	}
}

/* What was rated at the desk belongs to no conversation. */
static void add_desk_ratings(struct writer *writer)
{
	for (guint i = 0; i < writer->file->ratings->len; i++) {
		const struct rating *rating = writer->file->ratings->pdata[i];

		if (rating->conversation_id == 0)
			add_rating(writer, rating);
	}
}

struct document *file_sheet_make(const struct person_file *file, const struct content *content,
				 const struct sentences *sentences)
{
	enum language language = sentences_language(sentences);
	struct writer writer = {
		.file = file,
		.content = content,
		.sentences = sentences,
		.language = language,
		.code = names_word(language_names, (int)language),
	};
	const struct participant *who = file->participant;
	g_autofree char *heading = text_is_blank(who->pseudonym)
					   ? g_strdup(who->code)
					   : g_strdup_printf("%s «%s»", who->code, who->pseudonym);

	writer.document = document_new(heading, writer.code);
	document_add(writer.document, BLOCK_HEADING, writer.code, heading)->level = 1;
	add_note(&writer, who->location);
	add_note(&writer, who->desk_note);
	for (guint i = 0; i < file->conversations->len; i++)
		add_conversation(&writer, file->conversations->pdata[i]);
	add_desk_ratings(&writer);
	if (file->plan->items->len > 0)
		document_add(writer.document, BLOCK_HEADING, writer.code,
			     say(sentences, "sheet.title"))
			->level = 2;
	for (int kind = 0; kind < PLAN_KIND_COUNT; kind++)
		add_plan_kind(&writer, (enum plan_kind)kind);
	file_add_growth(writer.document, sentences, file);
	consents_add(writer.document, sentences, file->consents);
	return writer.document;
}
