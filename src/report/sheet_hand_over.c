/* The sealed file somebody carries: what it is called, and the code that opens it, to be typed in elsewhere.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/recovery_code.h"
#include "report/sheet_words.h"

#include <string.h>

/* One group: its number, and its signs apart, as they are typed. */
static void add_group(const struct part *part, int group, const char *signs, size_t count)
{
	g_autofree char *number = g_strdup_printf("%d.", group);
	char text[2 * RECOVERY_GROUP] = "";

	for (size_t i = 0; i < count; i++) {
		text[2 * i] = signs[i];
		text[2 * i + 1] = i + 1 < count ? ' ' : '\0';
	}
	block_set(&document_add(part->document, BLOCK_SIGNS, "en", text)->label, number);
	explicit_bzero(text, sizeof(text));
}

static void add_code(const struct part *part, const char *code)
{
	char signs[RECOVERY_GROUP];
	size_t count = 0;
	int group = 0;

	for (const char *at = code; *at; at++) {
		if (!g_ascii_isspace(*at))
			signs[count++] = *at;
		if (count < RECOVERY_GROUP && (at[1] || count == 0))
			continue;
		add_group(part, ++group, signs, count);
		count = 0;
	}
	explicit_bzero(signs, sizeof(signs));
}

static void add_line(const struct part *part, enum block_kind kind, const char *key)
{
	document_add(part->document, kind, part->code, say(part->sentences, key));
}

void part_add_hand_over(const struct part *part)
{
	const struct plan_sheet *sheet = part->sheet;
	g_autofree char *opens = NULL;

	if (sheet->sheet != SHEET_PERSON || part->language != sheet->languages[0] ||
	    !sheet->hand_over_file || !sheet->hand_over_code)
		return;
	opens = say_with(part->sentences, "sheet.own_copy_opens", "file", sheet->hand_over_file,
			 NULL);
	document_add(part->document, BLOCK_PAGE, part->code, "");
	part_heading(part, 2, "sheet.own_copy");
	document_add(part->document, BLOCK_PARAGRAPH, part->code, opens);
	add_code(part, sheet->hand_over_code);
	add_line(part, BLOCK_NOTE, "recovery_sheet.signs");
	add_line(part, BLOCK_PARAGRAPH, "sheet.own_copy_apart");
}
