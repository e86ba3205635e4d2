/* One text at a time: does it fit the screen, is it well written as text, has a native reader seen it?
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "content/checking.h"

#include <string.h>

struct limit {
	int columns;           /* of one line; 0: no such limit */
	int rows, row_columns; /* of the wrapped text */
};

/* What the places on an 80 × 24 screen hold. */
static const struct limit limits[TEXT_USE_COUNT] = {
	[TEXT_PROMPT] = { .columns = 160 },
	[TEXT_FOLLOW_UP] = { .columns = 140 },
	[TEXT_GROUP] = { .columns = 40 },
	[TEXT_INDICATOR] = { .columns = 22 },
	[TEXT_WHAT] = { .columns = 160 },
	[TEXT_WHY] = { .columns = 160 },
	[TEXT_QUESTION] = { .columns = 140 },
	[TEXT_LEVEL] = { .columns = 140 },
	[TEXT_STEP] = { .columns = 120 },
	[TEXT_ORGANISATION] = { .columns = 60 },
	[TEXT_READ_ALOUD] = { .rows = 14, .row_columns = 74 },
	[TEXT_OPENING] = { .rows = 6, .row_columns = 74 },
	[TEXT_CONSENT] = { .rows = 12, .row_columns = 74 },
	[TEXT_BASIS_NAME] = { .columns = 34 },
	[TEXT_BASIS] = { .rows = 8, .row_columns = 74 },
	[TEXT_CONTACT_NAME] = { .columns = 48 },
	[TEXT_CONTACT_NOTE] = { .columns = 140 },
	[TEXT_OBSTACLE] = { .columns = 100 },
	[TEXT_BREAKTHROUGH] = { .columns = 120 },
	[TEXT_RULE] = { .columns = 140 },
	[TEXT_ORGANISATION_WHAT] = { .columns = 120 },
	[TEXT_HOLD] = { .columns = 100 },
	[TEXT_FACT] = { .columns = 160 },
	[TEXT_FACT_PEOPLE] = { .columns = 120 },
	[TEXT_CHECK_WITH] = { .columns = 60 },
	[TEXT_EVENT_NAME] = { .columns = 48 },
	[TEXT_EVENT] = { .rows = 6, .row_columns = 74 },
	[TEXT_FAMILY_QUESTION] = { .columns = 160 },
	[TEXT_SENTENCE] = { .columns = 400 },
};

/* A text of several lines is as wide as its longest one. */
static int widest_line(const char *text)
{
	int widest = 0;

	while (*text) {
		gsize length = strcspn(text, "\n");

		widest = MAX(widest, text_columns(text, (gssize)length));
		text += length + (text[length] == '\n');
	}
	return widest;
}

static void check_length(struct source *source, const struct tree_node *node, enum text_use use)
{
	const struct limit *limit = &limits[use];

	if (limit->columns && widest_line(node->text) > limit->columns)
		source_complain_about(source, PROBLEM_PASSING, "check.too_wide", node, node->key,
				      limit->columns);
	if (limit->rows && text_rows(node->text, limit->row_columns) > limit->rows)
		source_complain_about(source, PROBLEM_PASSING, "check.too_high", node, node->key,
				      limit->rows);
}

static bool has_straight_apostrophe(const char *text)
{
	for (const char *sign = strchr(text, '\''); sign; sign = strchr(sign + 1, '\'')) {
		const char *before = sign > text ? g_utf8_prev_char(sign) : sign;

		if (g_unichar_isalpha(g_utf8_get_char(before)) &&
		    g_unichar_isalpha(g_utf8_get_char(sign + 1)))
			return true;
	}
	return false;
}

static void check_signs(struct source *source, const struct tree_node *node, enum language language)
{
	g_autofree char *composed = g_utf8_normalize(node->text, -1, G_NORMALIZE_NFC);

	if (composed && strcmp(composed, node->text) != 0)
		source_complain(source, PROBLEM_PASSING, "check.not_nfc", node);
	if (language != LANGUAGE_EN && has_straight_apostrophe(node->text))
		source_complain(source, PROBLEM_PASSING, "check.straight_apostrophe", node);
}

static void check_prompt(struct checking *checking, struct source *source,
			 const struct tree_node *node)
{
	char *folded = text_fold(node->text, -1);
	int line = GPOINTER_TO_INT(g_hash_table_lookup(checking->prompts, folded));

	if (line == 0) {
		g_hash_table_insert(checking->prompts, folded, GINT_TO_POINTER(node->line));
		return;
	}
	source_complain_about(source, PROBLEM_PASSING, "check.same_text", node, node->key, line);
	g_free(folded);
}

void checking_text(void *data, struct source *source, const struct tree_node *node,
		   enum text_use use, enum language language)
{
	struct checking *checking = data;

	checking->report->texts++;
	if (source->is_reviewed[language])
		checking->report->reviewed++;
	else
		checking->report->draft++;
	check_length(source, node, use);
	check_signs(source, node, language);
	if (use == TEXT_PROMPT)
		check_prompt(checking, source, node);
}
