/* Title, footer and pages of every sheet.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet_parts.h"

#include "report/sheet_sides.h"

/* Pages get separated: each says whose it is and of which day. */
static char *footer(const struct part *part, const struct sheet_kind *kind)
{
	g_autofree char *whose = kind->whose(part);
	g_autofree char *on = say_day_short(part->sentences, part->sheet->today);
	g_autofree char *more = kind->foot ? kind->foot(part) : NULL;

	return g_strdup_printf("%s%s%s%s%s", whose, *whose ? " \302\267 " : "", on,
			       more ? " \302\267 " : "", more ? more : "");
}

static struct document *begin_document(const struct part *part, const struct sheet_kind *kind)
{
	g_autofree char *whose = kind->whose(part);
	g_autofree char *title = g_strdup_printf("%s%s%s", say(part->sentences, kind->title_key),
						 *whose ? " \302\267 " : "", whose);
	g_autofree char *at_foot = footer(part, kind);
	struct document *document = document_new(title, part->code);
	char iso[DAY_TEXT];

	day_to_iso(part->sheet->today, iso);
	block_set(&document->footer, at_foot);
	block_set(&document->page_of, say(part->sentences, "sheet.page_of"));
	block_set(&document->date_iso, iso);
	return document;
}

/* Somebody's own sheet says it in their language first, and larger. */
static bool is_translation(const struct part *part)
{
	const struct person_file *file = part->sheet->file;

	return part->sheet->sheet == SHEET_PERSON && file &&
	       file->participant->language != part->language;
}

static void begin_part(const struct part *part, const struct sheet_kind *kind)
{
	g_autofree char *at_foot = footer(part, kind);
	struct block *page = document_add(part->document, BLOCK_PAGE, part->code, at_foot);

	page->level = is_translation(part);
	block_set(&page->detail, say(part->sentences, "sheet.page_of"));
}

struct document *sheet_make(const struct plan_sheet *sheet, const struct sheet_kind *kind,
			    const void *more)
{
	struct part part = { .sheet = sheet, .more = more };
	bool beside = sheet->side_by_side && sheet->language_count == 2;
	struct document *first = NULL;

	for (int i = 0; i < sheet->language_count; i++) {
		part.language = sheet->languages[i];
		part.code = names_word(language_names, (int)part.language);
		part.sentences = sheet->sentences[part.language];
		if (i == 0 || beside)
			part.document = begin_document(&part, kind);
		else
			begin_part(&part, kind);
		if (i == 0)
			first = part.document;
		kind->add(&part);
	}
	return beside ? sheet_sides_join(first, part.document) : first;
}
