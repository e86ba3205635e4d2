/* The opening text, each consent with the very words that were read, and how to come back to it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/opening_sheet.h"

#include "base/text.h"
#include "report/care_words.h"
#include "report/consent_words.h"
#include "report/sheet_parts.h"
#include "report/talk_words.h"

#include <string.h>

#define BULLET "\342\200\242"

static void add_texts(const struct part *part, const struct texts *texts)
{
	enum language shown = part->language;
	const char *text = texts_in(texts, part->language, &shown);

	if (!text_is_blank(text))
		document_add(part->document, BLOCK_PARAGRAPH,
			     names_word(language_names, (int)shown), text);
}

static void add_sentence(const struct part *part, enum block_kind kind, const char *key)
{
	document_add(part->document, kind, part->code, say(part->sentences, key));
}

static void add_item(const struct part *part, const char *text)
{
	block_set(&document_add(part->document, BLOCK_ITEM, part->code, text)->label, BULLET);
}

/* "key: value"; nothing for what is blank. */
static void add_named(const struct part *part, const char *key, const char *value)
{
	g_autofree char *line = g_strdup_printf("%s: %s", say(part->sentences, key), value);

	if (!text_is_blank(value))
		add_item(part, line);
}

/* ---------------------------------------------------------------- what was read */

static bool had_an_interpreter(const GPtrArray *conversations)
{
	for (guint i = 0; i < conversations->len; i++) {
		const struct conversation *conversation = conversations->pdata[i];

		if (conversation->present & PRESENT_INTERPRETER)
			return true;
	}
	return false;
}

/* When, and what they said to it. */
static void add_agreements(const struct part *part)
{
	const GPtrArray *conversations = part->sheet->file->conversations;

	for (guint i = 0; i < conversations->len; i++) {
		const struct conversation *conversation = conversations->pdata[i];
		g_autofree char *on = conversation->said_on == DAY_NONE
					      ? g_strdup("?")
					      : say_day(part->sentences, conversation->said_on);
		g_autofree char *line = g_strdup_printf(
			"%s: %s", on,
			say(part->sentences, talk_agreement_labels[conversation->agreement]));

		if (conversation->agreement != AGREEMENT_NOT_ASKED)
			add_item(part, line);
	}
}

static void add_opening(const struct part *part)
{
	const struct opening *opening = &part->sheet->content->opening;

	part_heading(part, 2, "opening_sheet.read");
	add_texts(part, &opening->read_aloud);
	if (had_an_interpreter(part->sheet->file->conversations))
		add_texts(part, &opening->interpreter);
	add_agreements(part);
}

/* ---------------------------------------------------------------- consents */

static char *parts_of(const struct part *part, const struct consent *consent)
{
	g_autoptr(GString) parts = g_string_new(NULL);

	for (size_t i = 0; i < CONSENT_PART_COUNT; i++)
		if (consent->parts & 1u << i)
			g_string_append_printf(parts, "%s%s", parts->len ? ", " : "",
					       say(part->sentences, consent_part_labels[i]));
	return g_strdup(parts->str);
}

/* Labels begin small: a heading does not. */
static char *capitalised(const char *text)
{
	g_autofree char *first = g_utf8_substring(text, 0, *text ? 1 : 0);
	g_autofree char *upper = g_utf8_strup(first, -1);

	return g_strconcat(upper, text + strlen(first), NULL);
}

static void add_subject(const struct part *part, const struct consent *consent)
{
	bool sharing = consent->purpose == CONSENT_SHARING;
	g_autofree char *subject =
		sharing ? say_with(part->sentences, "consent.sharing_with", "organisation",
				   consent->organisation, NULL)
			: g_strdup(say(part->sentences, consent_purpose_labels[consent->purpose]));
	g_autofree char *heading = capitalised(subject);
	g_autofree char *parts = parts_of(part, consent);
	g_autofree char *state = consent_say_state(part->sentences, consent);

	document_add(part->document, BLOCK_HEADING, part->code, heading)->level = 3;
	add_named(part, "opening_sheet.answer", state);
	add_named(part, "consents.asked_by", consent->asked_by);
	if (!sharing)
		return;
	add_named(part, "opening_sheet.aim", consent->aim);
	add_named(part, "opening_sheet.parts", parts);
}

/* The text as it stood that day, not as it stands now. */
static void add_words_read(const struct part *part, const struct consent *consent)
{
	g_autofree char *line =
		say_with(part->sentences, "opening_sheet.words_read", "language",
			 part_language_name(part, consent->language), "version",
			 text_is_blank(consent->version) ? "?" : consent->version, NULL);

	if (text_is_blank(consent->text))
		return;
	document_add(part->document, BLOCK_NOTE, part->code, line);
	document_add(part->document, BLOCK_QUOTE, consent->language, consent->text);
}

/* Only where there is something to take back. */
static void add_withdrawal(const struct part *part, const struct consent *consent)
{
	enum language shown = part->language;
	g_autofree char *text =
		consent_stands(consent)
			? consent_withdrawal(part->sheet->content, consent, part->language, &shown)
			: NULL;
	g_autofree char *line = NULL;

	if (text_is_blank(text))
		return;
	line = g_strdup_printf("%s\n%s", say(part->sentences, "opening_sheet.if_withdrawn"), text);
	document_add(part->document, BLOCK_PARAGRAPH, names_word(language_names, (int)shown), line);
}

static void add_consents(const struct part *part)
{
	const GPtrArray *consents = part->sheet->file->consents;

	part_heading(part, 2, "opening_sheet.consents");
	for (guint i = 0; i < consents->len; i++) {
		add_subject(part, consents->pdata[i]);
		add_words_read(part, consents->pdata[i]);
		add_withdrawal(part, consents->pdata[i]);
	}
	if (consents->len == 0)
		add_sentence(part, BLOCK_PARAGRAPH, "access.nothing_asked");
}

/* ---------------------------------------------------------------- rights */

static void add_rights(const struct part *part)
{
	part_heading(part, 2, "opening_sheet.how_to_withdraw");
	add_sentence(part, BLOCK_PARAGRAPH, "opening_sheet.withdraw_any_time");
	add_sentence(part, BLOCK_PARAGRAPH, "access.rights");
}

/* Nobody set the organisation's name here: by hand, then, for whoever reads this at home. */
static void add_lines_to_fill_in(const struct part *part)
{
	document_add(part->document, BLOCK_LINES, part->code,
		     say(part->sentences, "opening_sheet.whom_by_hand"))
		->value = 2;
}

static void add_whom(const struct part *part)
{
	const struct organisation_rules *rules = part->more;
	bool named = rules && !text_is_blank(rules->name);

	part_heading(part, 2, "opening_sheet.whom");
	if (named)
		document_add(part->document, BLOCK_PARAGRAPH, part->code, rules->name);
	else
		add_lines_to_fill_in(part);
	if (rules)
		add_named(part, "access.contact", rules->privacy_contact);
}

/* ---------------------------------------------------------------- the sheet */

static void add_all(const struct part *part)
{
	g_autofree char *on = say_day(part->sentences, part->sheet->today);
	g_autofree char *line =
		say_with(part->sentences, "sheet.for_whom", "name",
			 participant_name(part->sheet->file->participant), "day", on, NULL);

	part_heading(part, 1, "opening_sheet.title");
	document_add(part->document, BLOCK_PARAGRAPH, part->code, line);
	add_opening(part);
	add_consents(part);
	add_rights(part);
	add_whom(part);
}

static char *whose(const struct part *part)
{
	return g_strdup(part->sheet->file->participant->code);
}

static char *foot(const struct part *part)
{
	return g_strdup(say(part->sentences, "sheet.only_for_you"));
}

struct document *opening_sheet_make(const struct plan_sheet *sheet,
				    const struct organisation_rules *rules)
{
	static const struct sheet_kind kind = { "opening_sheet.title", whose, foot, add_all };

	return sheet_make(sheet, &kind, rules);
}
