/* questions/consents.yaml: what is asked before something is shared, studied or quoted, what a withdrawal does, and the bases on which an
   organisation may keep files.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/files.h"
#include "content/gaps.h"

#include <string.h>

static const char *const file_keys[] = { "format",   "version",        "translation",
					 "purposes", "basis_standing", "bases" };
static const char *const purpose_keys[] = { "ask", "withdraw" };
static const char *const basis_keys[] = { "name", "text" };

/* A question with another gap than these would be read aloud with a hole in it. */
static const char *const asked_gaps[CONSENT_PURPOSE_COUNT] = {
	[CONSENT_SHARING] = "aim organisation parts",
	[CONSENT_RESEARCH] = "",
	[CONSENT_QUOTES] = "",
};
static const char *const withdrawn_gaps[CONSENT_PURPOSE_COUNT] = {
	[CONSENT_SHARING] = "organisation",
	[CONSENT_RESEARCH] = "",
	[CONSENT_QUOTES] = "",
};

static void check_gaps(struct source *source, const struct tree_node *mapping, const char *key,
		       const struct texts *texts, const char *expected)
{
	const struct tree_node *node = tree_get(mapping, key);

	for (int i = 0; node && i < LANGUAGE_COUNT; i++) {
		g_autofree char *gaps = texts->in[i] ? gaps_list(texts->in[i]) : NULL;
		const struct tree_node *one = tree_get(node, names_word(language_names, i));

		if (gaps && one && strcmp(gaps, expected) != 0)
			source_complain_about(source, PROBLEM_LASTING, "check.consent_gaps", one,
					      *expected ? expected : "\342\200\224", 0);
	}
}

static void read_purpose(struct source *source, const struct tree_node *node,
			 enum consent_purpose purpose, struct consent_texts *texts)
{
	if (!fields_check(source, node, FIELDS(purpose_keys, 2)))
		return;
	field_texts(source, node, "ask", TEXT_CONSENT, &texts->ask);
	field_texts(source, node, "withdraw", TEXT_OPENING, &texts->withdraw);
	check_gaps(source, node, "ask", &texts->ask, asked_gaps[purpose]);
	check_gaps(source, node, "withdraw", &texts->withdraw, withdrawn_gaps[purpose]);
}

static void read_purposes(struct source *source, const struct tree_node *node,
			  struct consent_content *consents)
{
	struct field_list purposes = { consent_purpose_names.words, consent_purpose_names.count,
				       consent_purpose_names.count };

	if (!node || !fields_check(source, node, purposes))
		return;
	for (int i = 0; i < CONSENT_PURPOSE_COUNT; i++) {
		const struct tree_node *one = tree_get(node, names_word(consent_purpose_names, i));

		if (one)
			read_purpose(source, one, (enum consent_purpose)i, &consents->purposes[i]);
	}
}

static void read_bases(struct source *source, const struct tree_node *node,
		       struct consent_content *consents)
{
	struct field_list bases = { legal_basis_names.words, legal_basis_names.count,
				    legal_basis_names.count };

	if (!node || !fields_check(source, node, bases))
		return;
	for (int i = 0; i < LEGAL_BASIS_COUNT; i++) {
		const struct tree_node *one = tree_get(node, names_word(legal_basis_names, i));

		if (!one || !fields_check(source, one, FIELDS(basis_keys, 2)))
			continue;
		field_texts(source, one, "name", TEXT_BASIS_NAME, &consents->bases[i].name);
		field_texts(source, one, "text", TEXT_BASIS, &consents->bases[i].text);
	}
}

void consents_read(struct source *source, const struct tree_node *root, struct content *content)
{
	struct consent_content *consents = &content->consents;

	if (!fields_check(source, root, FIELDS(file_keys, 6)))
		return;
	file_head(source, root);
	g_free(consents->version);
	consents->version = field_text(source, root, "version");
	read_purposes(source, tree_get(root, "purposes"), consents);
	field_texts(source, root, "basis_standing", TEXT_BASIS, &consents->basis_standing);
	read_bases(source, tree_get(root, "bases"), consents);
}

void consents_done(struct consent_content *consents)
{
	g_clear_pointer(&consents->version, g_free);
	texts_done(&consents->basis_standing);
	for (int i = 0; i < CONSENT_PURPOSE_COUNT; i++) {
		texts_done(&consents->purposes[i].ask);
		texts_done(&consents->purposes[i].withdraw);
	}
	for (int i = 0; i < LEGAL_BASIS_COUNT; i++) {
		texts_done(&consents->bases[i].name);
		texts_done(&consents->bases[i].text);
	}
}

/* ---------------------------------------------------------------- what is read aloud */

static char *fill(const struct texts *texts, const struct consent *about, const char *parts,
		  enum language language, enum language *shown)
{
	struct gap gaps[] = {
		{ "organisation", about->organisation },
		{ "aim", about->aim },
		{ "parts", parts },
	};

	return gaps_fill(texts_in(texts, language, shown), gaps, G_N_ELEMENTS(gaps));
}

char *consent_question(const struct content *content, const struct consent *about,
		       const char *parts, enum language language, enum language *shown)
{
	return fill(&content->consents.purposes[about->purpose].ask, about, parts, language, shown);
}

char *consent_withdrawal(const struct content *content, const struct consent *about,
			 enum language language, enum language *shown)
{
	return fill(&content->consents.purposes[about->purpose].withdraw, about, "", language,
		    shown);
}
