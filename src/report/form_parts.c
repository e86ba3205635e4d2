/* Parts of the form to fill in by hand.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/form_parts.h"

#include "casework/mark.h"
#include "report/hand_sheets.h"

enum { FIRST = 1, AGAIN = 2 }; /* levels of lines and boxes */

int form_languages(const struct form *form)
{
	return MIN(form->sheet->language_count, HAND_LANGUAGES_MAX);
}

static const struct sentences *sentences_of(const struct form *form, int which)
{
	return form->sheet->sentences[form->sheet->languages[which]];
}

static const char *code_of(const struct form *form, int which)
{
	return names_word(language_names, (int)form->sheet->languages[which]);
}

/* The first language as `kind`, the second as a note below it. */
static void add(const struct form *form, enum block_kind kind, int level, const char *key)
{
	for (int i = 0; i < form_languages(form); i++)
		document_add(form->document, i == 0 ? kind : BLOCK_NOTE, code_of(form, i),
			     say(sentences_of(form, i), key))
			->level = i == 0 ? level : 0;
}

void form_heading(const struct form *form, int level, const char *key)
{
	add(form, BLOCK_HEADING, level, key);
}

void form_paragraph(const struct form *form, const char *key)
{
	add(form, BLOCK_PARAGRAPH, 0, key);
}

void form_quoted_sentence(const struct form *form, const char *key)
{
	add(form, BLOCK_QUOTE, 0, key);
}

void form_quote(const struct form *form, const struct texts *texts)
{
	for (int i = 0; i < form_languages(form); i++) {
		enum language shown;
		const char *text = texts_in(texts, form->sheet->languages[i], &shown);

		document_add(form->document, i == 0 ? BLOCK_QUOTE : BLOCK_NOTE,
			     names_word(language_names, (int)shown), text);
	}
}

static void add_lines(const struct form *form, int which, const char *words, int lines)
{
	struct block *block =
		document_add(form->document, BLOCK_LINES, code_of(form, which), words);

	block->level = which == 0 ? FIRST : AGAIN;
	block->value = lines;
}

void form_lines(const struct form *form, const char *key, int lines)
{
	if (!key) {
		add_lines(form, 0, "", lines);
		return;
	}
	for (int i = 0; i < form_languages(form); i++)
		add_lines(form, i, say(sentences_of(form, i), key), lines);
}

void form_numbers(const struct form *form, int count, int lines)
{
	for (int i = 1; i <= count; i++) {
		g_autofree char *number = g_strdup_printf("%d.", i);

		add_lines(form, 0, number, lines);
	}
}

struct block *form_row(const struct form *form, int which, const char *label, const char *words,
		       enum language shown, const char *const *boxes, size_t count)
{
	struct block *block = document_add(form->document, BLOCK_BOXES,
					   names_word(language_names, (int)shown), words);
	g_autoptr(GString) names = g_string_new(NULL);

	for (size_t i = 0; i < count; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? "\n" : "",
				       say(sentences_of(form, which), boxes[i]));
	block->level = which == 0 ? FIRST : AGAIN;
	block_set(&block->label, which == 0 ? label : "");
	block_set(&block->detail, names->str);
	return block;
}

struct block *form_boxes(const struct form *form, const char *key, const char *const *boxes,
			 size_t count)
{
	struct block *first = NULL;

	for (int i = 0; i < form_languages(form); i++) {
		struct block *block = form_row(form, i, "", say(sentences_of(form, i), key),
					       form->sheet->languages[i], boxes, count);

		first = first ? first : block;
	}
	return first;
}

void form_signs(const struct form *form)
{
	static const char *const kinds[] = { "mark.talent", "mark.wish", "mark.obstacle",
					     "mark.contact", "mark.promise" };

	G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == MARK_COUNT);
	for (int i = 0; i < form_languages(form); i++) {
		g_autoptr(GString) line = g_string_new(say(sentences_of(form, i), "by_hand.signs"));

		for (int kind = 0; kind < MARK_COUNT; kind++)
			g_string_append_printf(line, "%s%c\302\240%s",
					       kind == 0 ? " " : " \302\267 ",
					       mark_sign((enum mark_kind)kind),
					       say(sentences_of(form, i), kinds[kind]));
		document_add(form->document, i == 0 ? BLOCK_PARAGRAPH : BLOCK_NOTE,
			     code_of(form, i), line->str);
	}
}
