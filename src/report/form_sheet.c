/* The form for days without a laptop, in the order of a conversation. Everything on it has the number by which it is typed in later.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hand_sheets.h"

#include "report/form_parts.h"

#include <string.h>

#define ANSWERS 5 /* cards of a conversation: four to six; who needs more prints a second form */
#define ANSWER_LINES 4
#define OBSTACLES 3
#define BREAKTHROUGHS 2
#define STEPS 3

/* ---------------------------------------------------------------- the first minutes */

static void add_head(const struct form *form)
{
	static const char *const present[] = { "presence.child", "presence.partner",
					       "presence.interpreter", "presence.stranger" };

	form_heading(form, 1, "by_hand.form_title");
	form_paragraph(form, "by_hand.form_what");
	form_lines(form, "by_hand.code", 1);
	form_lines(form, "by_hand.day_and_place", 1);
	form_boxes(form, "by_hand.present", present, G_N_ELEMENTS(present));
}

static void add_opening(const struct form *form)
{
	static const char *const agreement[] = { "by_hand.agreed", "by_hand.without_file" };

	form_heading(form, 2, "by_hand.read_aloud");
	form_quote(form, &form->sheet->content->opening.read_aloud);
	form_quoted_sentence(form, "by_hand.on_paper_today");
	form_boxes(form, "by_hand.answer", agreement, G_N_ELEMENTS(agreement));
	form_paragraph(form, "by_hand.if_without_file");
}

/* The question is the first sentence of what is read aloud; the whole text is read when it is noted in the program. */
static char *short_question(const struct form *form, enum consent_purpose purpose,
			    enum language language, enum language *shown)
{
	const struct consent about = { .purpose = purpose,
				       .organisation = (char *)"\342\200\246",
				       .aim = (char *)"\342\200\246" };
	char *question =
		consent_question(form->sheet->content, &about, "\342\200\246", language, shown);

	question[strcspn(question, "\n")] = '\0';
	return question;
}

static void add_consents(const struct form *form)
{
	static const char *const answers[] = { "consent.is_given", "consent.is_refused",
					       "consent.not_asked" };

	form_heading(form, 2, "by_hand.consents");
	for (int purpose = 0; purpose < CONSENT_PURPOSE_COUNT; purpose++) {
		for (int i = 0; i < form_languages(form); i++) {
			enum language shown;
			g_autofree char *question =
				short_question(form, (enum consent_purpose)purpose,
					       form->sheet->languages[i], &shown);

			form_row(form, i, "", question, shown, answers, G_N_ELEMENTS(answers));
		}
		if (purpose == CONSENT_SHARING)
			form_lines(form, "by_hand.sharing_what", 1);
	}
	form_paragraph(form, "by_hand.consents_later");
}

/* ---------------------------------------------------------------- cards */

static void add_question(const struct form *form, const struct card *card)
{
	g_autofree char *number =
		g_strdup_printf("%d%s", card->number, card->delicate ? "\302\260" : "");

	for (int i = 0; i < form_languages(form); i++) {
		enum language shown;
		const char *prompt = texts_in(&card->prompt, form->sheet->languages[i], &shown);

		form_row(form, i, number, prompt, shown, NULL, 0);
	}
}

static void add_questions(const struct form *form)
{
	const struct deck *deck = &form->sheet->content->deck;

	form_heading(form, 2, "by_hand.questions");
	form_paragraph(form, "by_hand.questions_how");
	for (int i = 0; i < deck->count; i++)
		add_question(form, &deck->cards[i]);
}

static void add_answers(const struct form *form)
{
	static const char *const wordings[] = { "wording.own", "wording.interpreter",
						"wording.summary" };
	static const char *const states[] = { "answer.parked", "answer.rather_not",
					      "answer.elsewhere", "card.between_us" };

	form_heading(form, 2, "by_hand.answers");
	form_signs(form);
	for (int i = 0; i < ANSWERS; i++) {
		form_boxes(form, "by_hand.card_number", wordings, G_N_ELEMENTS(wordings));
		form_boxes(form, "by_hand.or_else", states, G_N_ELEMENTS(states))->ticked = true;
		form_lines(form, NULL, ANSWER_LINES);
	}
}

/* ---------------------------------------------------------------- domains and plan */

static void add_domains(const struct form *form)
{
	static const char *const feelings[] = { "feeling.goes_well", "feeling.pinches",
						"feeling.not_now" };

	form_heading(form, 2, "sheet.domains");
	form_paragraph(form, "by_hand.domains_how");
	for (int indicator = 0; indicator < INDICATOR_COUNT; indicator++) {
		const struct indicator_texts *texts = &form->sheet->content->indicators[indicator];
		g_autofree char *number = g_strdup_printf("%d", indicator + 1);

		for (int i = 0; i < form_languages(form); i++) {
			enum language shown;
			const char *name =
				texts_in(&texts->name, form->sheet->languages[i], &shown);

			form_row(form, i, number, name, shown, feelings, G_N_ELEMENTS(feelings));
		}
	}
}

static void add_plan(const struct form *form)
{
	form_heading(form, 2, "sheet.perspective");
	form_lines(form, NULL, 3);
	form_heading(form, 2, "sheet.obstacles");
	form_paragraph(form, "by_hand.obstacles_how");
	form_numbers(form, OBSTACLES, 1);
	form_heading(form, 2, "sheet.ways_out");
	form_numbers(form, BREAKTHROUGHS, 1);
	form_heading(form, 2, "by_hand.steps");
	form_paragraph(form, "by_hand.steps_how");
	form_numbers(form, STEPS, 2);
	form_heading(form, 2, "by_hand.promises");
	form_paragraph(form, "by_hand.promises_how");
	form_lines(form, NULL, 3);
	form_heading(form, 2, "sheet.appointment");
	form_lines(form, "by_hand.when_and_where", 1);
}

struct document *form_sheet_make(const struct plan_sheet *sheet)
{
	struct form form = { .sheet = sheet };
	const struct sentences *sentences = sheet->sentences[sheet->languages[0]];
	char iso[DAY_TEXT];

	day_to_iso(sheet->today, iso);
	form.document = document_new(say(sentences, "by_hand.form_title"),
				     names_word(language_names, (int)sheet->languages[0]));
	block_set(&form.document->footer, say(sentences, "by_hand.form_foot"));
	block_set(&form.document->page_of, say(sentences, "sheet.page_of"));
	block_set(&form.document->date_iso, iso);
	form.document->two_sided = true;
	add_head(&form);
	add_opening(&form);
	add_consents(&form);
	add_questions(&form);
	add_answers(&form);
	add_domains(&form);
	add_plan(&form);
	return form.document;
}
