/* The recovery code on a sheet of paper.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/recovery_sheet.h"

#include <string.h>

struct writing {
	const struct recovery_sheet *sheet;
	struct document *document;
	const char *code; /* of the language */
};

static struct block *add(const struct writing *writing, enum block_kind kind, const char *key)
{
	return document_add(writing->document, kind, writing->code,
			    say(writing->sheet->sentences, key));
}

static void add_heading(const struct writing *writing, int level, const char *key)
{
	add(writing, BLOCK_HEADING, key)->level = level;
}

/* One group under the other, each with the number by which the program asks for it; the signs apart, as they are typed. */
static void add_signs(const struct writing *writing)
{
	const char *signs = secret_bytes(writing->sheet->code);

	for (int group = 0; group < RECOVERY_SIGNS / RECOVERY_GROUP; group++) {
		g_autofree char *number = g_strdup_printf("%d.", group + 1);
		char text[2 * RECOVERY_GROUP] = "";

		for (int i = 0; i < RECOVERY_GROUP; i++) {
			text[2 * i] = signs[group * RECOVERY_GROUP + i];
			text[2 * i + 1] = i < RECOVERY_GROUP - 1 ? ' ' : '\0';
		}
		block_set(&document_add(writing->document, BLOCK_SIGNS, "en", text)->label, number);
		explicit_bzero(text, sizeof(text));
	}
}

static void add_list(const struct writing *writing, const char *const *keys, size_t count,
		     bool numbered)
{
	for (size_t i = 0; i < count; i++) {
		g_autofree char *number = g_strdup_printf("%zu.", i + 1);

		block_set(&add(writing, BLOCK_ITEM, keys[i])->label,
			  numbered ? number : "\342\200\242");
	}
}

static void add_day_and_place(const struct writing *writing)
{
	const struct recovery_sheet *sheet = writing->sheet;
	g_autofree char *made = say_day(sheet->sentences, sheet->made_on);
	g_autofree char *line = say_with(sheet->sentences, "recovery_sheet.made", "day", made,
					 "path", sheet->vault_path, NULL);

	document_add(writing->document, BLOCK_PARAGRAPH, writing->code, line);
}

static void add_blocks(const struct writing *writing)
{
	static const char *const on_the_day[] = { "recovery_sheet.start", "recovery_sheet.press",
						  "recovery_sheet.type", "recovery_sheet.choose" };
	static const char *const keeping[] = { "recovery_sheet.apart", "recovery_sheet.who",
					       "recovery_sheet.lost" };

	add_heading(writing, 1, "recovery_sheet.title");
	add(writing, BLOCK_PARAGRAPH, "recovery_sheet.what");
	add_signs(writing);
	add(writing, BLOCK_NOTE, "recovery_sheet.signs");
	add_heading(writing, 2, "recovery_sheet.on_the_day");
	add_list(writing, on_the_day, G_N_ELEMENTS(on_the_day), true);
	add_heading(writing, 2, "recovery_sheet.keeping");
	add_list(writing, keeping, G_N_ELEMENTS(keeping), false);
	add_day_and_place(writing);
}

struct document *recovery_sheet_make(const struct recovery_sheet *sheet)
{
	const char *title = say(sheet->sentences, "recovery_sheet.title");
	struct writing writing = {
		.sheet = sheet,
		.code = names_word(language_names, (int)sentences_language(sheet->sentences)),
	};
	char iso[DAY_TEXT];

	day_to_iso(sheet->made_on, iso);
	writing.document = document_new(title, writing.code);
	block_set(&writing.document->footer, title);
	block_set(&writing.document->page_of, say(sheet->sentences, "sheet.page_of"));
	block_set(&writing.document->date_iso, iso);
	add_blocks(&writing);
	return writing.document;
}

void recovery_sheet_free(struct document *document)
{
	for (guint i = 0; document && i < document->blocks->len; i++) {
		struct block *block = document->blocks->pdata[i];

		if (block->kind == BLOCK_SIGNS)
			explicit_bzero(block->text, strlen(block->text));
	}
	document_free(document);
}
