/* Who keeps a file and why, who the person is, what they allowed, and what was done with the file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "report/access_parts.h"
#include "report/care_words.h"
#include "report/consent_words.h"

/* ---------------------------------------------------------------- who keeps it */

static void add_texts(const struct part *part, enum block_kind kind, const struct texts *texts)
{
	enum language shown = part->language;
	const char *text = texts_in(texts, part->language, &shown);

	if (!text_is_blank(text))
		document_add(part->document, kind, names_word(language_names, (int)shown), text);
}

void access_add_keeping(const struct part *part)
{
	const struct organisation_rules *rules = &access_of(part)->rules;
	const struct consent_content *consents = &part->sheet->content->consents;
	const struct basis_texts *basis = &consents->bases[rules->basis];

	part_heading(part, 2, "access.who_keeps");
	document_add(part->document, BLOCK_PARAGRAPH, part->code,
		     text_is_blank(rules->name) ? say(part->sentences, "access.nobody_named")
						: rules->name);
	access_add_line(part, "access.contact", rules->privacy_contact);
	access_add_line(part, "access.basis", texts_in(&basis->name, part->language, NULL));
	add_texts(part, BLOCK_PARAGRAPH, &basis->text);
	access_add_line(part, "organisation.note", rules->basis_note);
	if (rules->basis != BASIS_NOT_SET)
		add_texts(part, BLOCK_NOTE, &consents->basis_standing);
	access_add_day(part, "access.review_on", part->sheet->file->participant->review_on);
}

/* ---------------------------------------------------------------- the person */

void access_add_person(const struct part *part)
{
	static const char *const languages[] = { "language.uk", "language.nl", "language.en" };
	const struct person_file *file = part->sheet->file;
	const struct participant *who = file->participant;
	g_autofree char *capacity =
		who->capacity == CAPACITY_NONE ? NULL : g_strdup_printf("%d", who->capacity);

	part_heading(part, 2, "details.title");
	access_add_line(part, "details.code", who->code);
	access_add_line(part, "details.pseudonym", who->pseudonym);
	access_add_line(part, "details.language", say(part->sentences, languages[who->language]));
	access_add_line(part, "details.household", file->household ? file->household->name : NULL);
	access_add_line(part, "details.speaks", who->speaks);
	access_add_line(part, "details.reads", who->reads);
	access_add_line(part, "details.interpreter", who->interpreter);
	access_add_line(part, "details.location", who->location);
	access_add_line(part, "details.arrival", who->arrival_month);
	access_add_day(part, "details.appointment", who->appointment_on);
	access_add_line(part, "details.appointment_note", who->appointment_note);
	access_add_line(part, "access.capacity", capacity);
	access_add_line(part, "details.desk_note", who->desk_note);
	access_add_day(part, "access.created_on", who->created_on);
	access_add_day(part, "access.trashed_on", who->trashed_on);
}

/* ---------------------------------------------------------------- consents */

static void add_consent(const struct part *part, const struct consent *consent)
{
	g_autofree char *subject = consent_say_subject(part->sentences, consent);
	g_autofree char *state = consent_say_state(part->sentences, consent);
	g_autoptr(GString) small = g_string_new(state);
	struct block *block = document_add(part->document, BLOCK_ITEM, part->code, subject);

	access_join(small, consent->version);
	access_join(small, consent->asked_by);
	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, small->str);
	if (!text_is_blank(consent->text))
		document_add(part->document, BLOCK_QUOTE, consent->language, consent->text);
}

void access_add_consents(const struct part *part)
{
	const GPtrArray *consents = part->sheet->file->consents;

	part_heading(part, 2, "file_sheet.consents");
	for (guint i = 0; i < consents->len; i++)
		add_consent(part, consents->pdata[i]);
	if (consents->len == 0)
		document_add(part->document, BLOCK_PARAGRAPH, part->code,
			     say(part->sentences, "access.nothing_asked"));
}

/* ---------------------------------------------------------------- what was done */

void access_add_audit(const struct part *part)
{
	const GPtrArray *lines = access_of(part)->audit;

	if (lines->len > 0)
		part_heading(part, 2, "access.audit");
	for (guint i = 0; i < lines->len; i++) {
		const struct audit_line *line = lines->pdata[i];
		g_autofree char *at = access_moment(part, line->at);
		g_autoptr(GString) text = g_string_new(at);

		access_join(text, say(part->sentences, audit_action_labels[line->action]));
		access_join(text, line->who);
		document_add(part->document, BLOCK_NOTE, part->code, text->str);
	}
}
