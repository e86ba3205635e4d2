/* i18n/ in three languages side by side: the same keys, the same gaps, the right plural forms, and what the code asks for.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "content/checking.h"
#include "content/gaps.h"

#include <string.h>

static const char *const sentence_files[] = { "i18n/uk.yaml", "i18n/nl.yaml", "i18n/en.yaml" };

struct comparing {
	struct sentences *const *languages;
	struct content_report *report;
	GHashTable *used; /* keys in the code; NULL: not asked */
};

static void complain(const struct comparing *comparing, enum language language,
		     const char *sentence, const struct tree_node *node, const char *key)
{
	check_problem(comparing->report, sentence, sentence_files[language],
		      node ? node->key_line : 1, node ? node->key_column : 1, key, 0);
}

static const struct tree_node *section_of(const struct sentences *sentences, const char *key)
{
	g_autofree char *section = g_strndup(key, strcspn(key, "."));

	return tree_get(tree_root(sentences->tree), section);
}

static void complain_of_absent(const struct comparing *comparing, enum language language,
			       const char *key)
{
	const struct sentences *sentences = comparing->languages[language];
	bool is_used = comparing->used && g_hash_table_contains(comparing->used, key);

	complain(comparing, language, is_used ? "check.key_missing" : "check.key_elsewhere",
		 section_of(sentences, key), key);
}

static void complain_of_form(const struct comparing *comparing, enum language language,
			     const char *sentence, const struct tree_node *node, const char *key,
			     int form)
{
	struct content_report *report = comparing->report;

	complain(comparing, language, sentence, node, key);
	error_suggest(report->problems->pdata[report->problems->len - 1],
		      names_word(plural_names, form));
}

static void check_forms(const struct comparing *comparing, enum language language,
			const struct tree_node *node, const char *key)
{
	guint needed = plural_forms(language), useful = needed | 1u << PLURAL_OTHER;

	for (int i = 0; i < PLURAL_COUNT; i++) {
		const struct tree_node *form = tree_get(node, names_word(plural_names, i));

		if (!form && needed & 1u << i)
			complain_of_form(comparing, language, "check.form_missing", node, key, i);
		else if (form && !(useful & 1u << i))
			complain_of_form(comparing, language, "check.form_needless", form, key, i);
	}
}

/* Compares with the gaps of the first text of this key in any language or form. */
static void check_gaps(const struct comparing *comparing, enum language language,
		       const struct tree_node *node, const char *key, char **expected)
{
	g_autofree char *gaps = node->text ? gaps_list(node->text) : NULL;

	if (!gaps)
		return;
	if (!*expected)
		*expected = g_steal_pointer(&gaps);
	else if (strcmp(*expected, gaps) != 0)
		complain(comparing, language, "check.gaps_differ", node, key);
}

static void check_node(const struct comparing *comparing, enum language language,
		       const struct tree_node *node, const char *key, char **expected)
{
	if (node->kind == TREE_MAPPING) {
		check_forms(comparing, language, node, key);
		for (const struct tree_node *form = node->first; form; form = form->next)
			check_gaps(comparing, language, form, key, expected);
	} else {
		check_gaps(comparing, language, node, key, expected);
	}
	if (comparing->used && !g_hash_table_contains(comparing->used, key))
		complain(comparing, language, "check.key_unused", node, key);
	if (strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_.") != strlen(key) ||
	    strchr(key, '.') != strrchr(key, '.'))
		complain(comparing, language, "check.key_form", node, key);
}

static void check_key(const struct comparing *comparing, const char *key)
{
	g_autofree char *expected = NULL;
	int counted = -1;

	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		const struct sentences *sentences = comparing->languages[i];
		const struct tree_node *node = sentences ? sentences_node(sentences, key) : NULL;

		if (!sentences)
			continue;
		if (!node) {
			complain_of_absent(comparing, (enum language)i, key);
			continue;
		}
		check_node(comparing, (enum language)i, node, key, &expected);
		if (counted >= 0 && counted != (node->kind == TREE_MAPPING))
			complain(comparing, (enum language)i, "check.forms_elsewhere", node, key);
		counted = node->kind == TREE_MAPPING;
	}
}

static GHashTable *set_of(const char *const *keys)
{
	GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);

	for (; *keys; keys++)
		g_hash_table_add(set, (void *)*keys);
	return set;
}

void check_sentences(struct sentences *const languages[LANGUAGE_COUNT],
		     const char *const *used_keys, struct content_report *report)
{
	g_autoptr(GHashTable) all = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) used = used_keys ? set_of(used_keys) : NULL;
	struct comparing comparing = { languages, report, used };
	GHashTableIter iterator;
	void *key;

	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		if (!languages[i])
			continue;
		g_hash_table_iter_init(&iterator, languages[i]->nodes);
		while (g_hash_table_iter_next(&iterator, &key, NULL))
			g_hash_table_add(all, key);
	}
	for (; used_keys && *used_keys; used_keys++)
		g_hash_table_add(all, (void *)*used_keys);
	g_hash_table_iter_init(&iterator, all);
	while (g_hash_table_iter_next(&iterator, &key, NULL))
		check_key(&comparing, key);
}
