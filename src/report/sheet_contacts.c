/* Whom to call, on the person's own sheet: the emergency number, who helps on in their language, and codes for the public pages of
   organisations that stand on the sheet. A sheet hangs on a wall, so nothing here tells what somebody may be afraid of; and only what was
   verified is printed, because nobody can call once first for paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/consent.h"
#include "report/sheet_words.h"

#include <string.h>

#define CODES_MAX 3 /* small, and not on each line */

static const enum contact_kind kinds[] = { CONTACT_EMERGENCY, CONTACT_HEALTH, CONTACT_LEGAL,
					   CONTACT_SUPPORT };

/* What becomes codes; all borrowed. */
struct codes {
	struct code {
		const char *name, *what, *phone, *address;
	} list[CODES_MAX];
	int count;
};

/* In the language of the part; "" when it is missing. */
static const char *in(const struct part *part, const struct texts *texts)
{
	const char *text = texts_in(texts, part->language, NULL);

	return text ? text : "";
}

/* False: it stands without a code. */
static bool add_code(struct codes *codes, struct code code)
{
	if (!*code.name || codes->count == CODES_MAX || !document_may_be_code(code.address))
		return false;
	for (int i = 0; i < codes->count; i++)
		if (strcmp(codes->list[i].address, code.address) == 0)
			return true;
	codes->list[codes->count++] = code;
	return true;
}

static bool is_named(const struct guide_organisation *organisation, const char *name)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		if (organisation->name.in[i] &&
		    consent_same_organisation(organisation->name.in[i], name))
			return true;
	return false;
}

/* Does this organisation stand here, as one that does a step or as one that helps? */
static bool stands_here(const struct part *part, const struct guide_organisation *organisation)
{
	g_autoptr(GPtrArray) steps = part_items(part, PLAN_STEP);
	g_autoptr(GPtrArray) helpers = part_items(part, PLAN_HELPER);

	for (guint i = 0; i < steps->len; i++)
		if (is_named(organisation, ((struct plan_item *)steps->pdata[i])->owner_name))
			return true;
	for (guint i = 0; i < helpers->len; i++)
		if (is_named(organisation, ((struct plan_item *)helpers->pdata[i])->text))
			return true;
	return false;
}

static void add_organisations(const struct part *part, struct codes *codes)
{
	const struct guide *guide = part->sheet->guide;

	for (guint i = 0; guide && i < guide->organisations->len; i++) {
		const struct guide_organisation *organisation = guide->organisations->pdata[i];

		if (stands_here(part, organisation))
			(void)add_code(codes, (struct code){ .name = in(part, &organisation->name),
							     .what = in(part, &organisation->what),
							     .phone = "",
							     .address = organisation->web });
	}
}

/* "name · number"; newly allocated. */
static char *with_phone(const char *name, const char *phone)
{
	bool more = *phone && !strstr(name, phone);

	return g_strconcat(name, more ? " \302\267 " : "", more ? phone : "", NULL);
}

static void put_contact(const struct part *part, const struct contact *contact)
{
	g_autofree char *line = with_phone(in(part, &contact->name), contact->phone);
	struct block *block = document_add(part->document, BLOCK_ITEM, part->code, line);

	block_set(&block->label, "\342\200\242");
	block_set(&block->detail, in(part, &contact->when));
}

/* Each stands once: beside its code, or as an item. */
static void put_contacts(const struct part *part, enum contact_kind kind, struct codes *codes)
{
	const GPtrArray *contacts = part->sheet->content->contacts;

	for (guint i = 0; i < contacts->len; i++) {
		const struct contact *contact = contacts->pdata[i];
		struct code code = { in(part, &contact->name), in(part, &contact->when),
				     contact->phone, contact->web };

		if (contact->kind != kind || !contact->verified)
			continue;
		if (kind == CONTACT_EMERGENCY || !add_code(codes, code))
			put_contact(part, contact);
	}
}

static void put_code(const struct part *part, const struct code *code)
{
	struct block *block = document_add(part->document, BLOCK_CODE, part->code, code->address);
	g_autofree char *alt = say_with(part->sentences, "sheet.code_of", "name", code->name, NULL);
	g_autofree char *line = with_phone(code->name, code->phone);

	block_set(&block->detail, line);
	block_set(&block->label, code->what);
	block_set(&block->detail_2, alt);
}

/* Once, in the person's own language: the other part is for who reads the plan with them. */
void part_add_contacts(const struct part *part)
{
	struct codes codes = { .count = 0 };

	if (part->sheet->sheet != SHEET_PERSON || part->language != part->sheet->languages[0])
		return;
	part_heading(part, 2, "sheet.contacts");
	add_organisations(part, &codes);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		put_contacts(part, kinds[i], &codes);
	for (int i = 0; i < codes.count; i++)
		put_code(part, &codes.list[i]);
}

char *part_contact_line(const struct part *part, enum contact_kind kind)
{
	const GPtrArray *contacts = part->sheet->content->contacts;

	for (guint i = 0; i < contacts->len; i++) {
		const struct contact *contact = contacts->pdata[i];
		const char *way = *contact->phone ? contact->phone : contact->web;

		if (contact->kind == kind && contact->verified && *way)
			return with_phone(in(part, &contact->name), way);
	}
	return NULL;
}
