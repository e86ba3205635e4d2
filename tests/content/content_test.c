/* The shipped content loads; broken content is refused with file, line, column, key and the nearest word.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "content/content.h"
#include "support/content_folder.h"

#define INTAKE "questions/intake.yaml"
#define INDICATORS "questions/indicators.yaml"
#define OPENING "questions/opening.yaml"
#define CONTACTS "questions/contacts.yaml"
#define CONSENTS "questions/consents.yaml"
#define GUIDE "questions/guide.yaml"

static struct content *shipped(void)
{
	struct error error = ERROR_CLEAR;
	g_autofree char *directory = content_directory(NULL, &error);
	struct content *content = content_load(directory, &error);

	assert_non_null(content);
	assert_false(error_is_set(&error));
	assert_false(error_is_set(&content->problem));
	return content;
}

static void assert_everywhere(const struct texts *texts)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		assert_non_null(texts->in[i]);
		assert_true(texts->in[i][0] != '\0');
	}
}

static void forty_cards_stand_at_their_numbers(void **state)
{
	(void)state;
	struct content *content = shipped();

	assert_int_equal(content->deck.count, DECK_SIZE);
	for (int i = 1; i <= DECK_SIZE; i++) {
		const struct card *card = deck_card(&content->deck, i);

		assert_int_equal(card->number, i);
		assert_ptr_equal(deck_find(&content->deck, card->id), card);
		assert_everywhere(&card->prompt);
		assert_true(card->follow_up_count >= 2 && card->follow_up_count <= 3);
		for (int j = 0; j < card->follow_up_count; j++)
			assert_everywhere(&card->follow_ups[j]);
		assert_true(card->indicators != 0);
	}
	content_free(content);
}

static void the_first_card_is_what_the_file_says(void **state)
{
	(void)state;
	struct content *content = shipped();
	const struct card *card = deck_card(&content->deck, 1);

	assert_string_equal(card->id, "work-lost-in-time");
	assert_int_equal(card->theme, THEME_WORK);
	assert_int_equal(card->place, CARD_OPENING);
	assert_false(card->delicate);
	assert_int_equal(card->indicators, 1u << INDICATOR_WORK | 1u << INDICATOR_LEISURE);
	content_free(content);
}

static void fourteen_domains_are_complete(void **state)
{
	(void)state;
	struct content *content = shipped();

	for (int i = 0; i < GROUP_COUNT; i++)
		assert_everywhere(&content->group_names[i]);
	for (int i = 0; i < INDICATOR_COUNT; i++) {
		const struct indicator_texts *texts = &content->indicators[i];

		assert_everywhere(&texts->name);
		assert_everywhere(&texts->what);
		assert_everywhere(&texts->why);
		for (int j = 0; j < 3; j++)
			assert_everywhere(&texts->questions[j]);
		assert_everywhere(&texts->at_0);
		assert_everywhere(&texts->at_5);
		assert_everywhere(&texts->at_10);
	}
	content_free(content);
}

static void steps_are_found_by_their_id(void **state)
{
	(void)state;
	struct content *content = shipped();
	const struct stock_step *step = content_step(content, "talk-about-work");

	assert_true(content->steps->len >= 30);
	assert_non_null(step);
	assert_int_equal(step->indicator, INDICATOR_WORK);
	assert_int_equal(step->owner, OWNER_ORGANISATION);
	assert_true(step->place_bound && !step->anywhere);
	assert_true(content_step(content, "write-cv")->anywhere);
	assert_everywhere(&step->organisation);
	assert_everywhere(&step->text);
	assert_null(content_step(content, "no-such-step"));
	assert_null(content_step(content, NULL));
	content_free(content);
}

static void the_emergency_number_is_first(void **state)
{
	(void)state;
	struct content *content = shipped();
	const struct contact *contact = content->contacts->pdata[0];

	assert_int_equal(contact->kind, CONTACT_EMERGENCY);
	assert_string_equal(contact->phone, "112");
	assert_true(contact->checked_on != DAY_NONE);
	assert_everywhere(&contact->name);
	assert_everywhere(&content->opening.read_aloud);
	assert_everywhere(&content->opening.interpreter);
	content_free(content);
}

struct breakage {
	const char *file, *old, *fresh; /* ‸ where the error points to */
	const char *sentence, *key, *nearest;
};

static const struct breakage breakages[] = {
	{ INTAKE, "    theme: work", "    ‸them: work", "yaml.unknown_key", "them", "theme" },
	{ INTAKE, "    theme: work", "    theme: ‸wrok", "yaml.unknown_word", "wrok", "work" },
	{ INTAKE, "    theme: work", "    theme: ‸nothing-like-it", "yaml.unknown_word",
	  "nothing-like-it", "" },
	{ INTAKE, "- number: 1\n    id: work-lost-in-time\n    theme: work\n",
	  "- ‸number: 1\n    id: work-lost-in-time\n", "yaml.missing_key", "theme", "" },
	{ INTAKE, "  - number: 2\n", "  - number: ‸1\n", "check.number_twice", "number", "" },
	{ INTAKE, "  - number: 2\n", "  - number: ‸41\n", "yaml.not_the_number", "number", "" },
	{ INTAKE, "  - number: 2\n", "  - number: ‸two\n", "yaml.not_the_number", "number", "" },
	{ INTAKE, "  - number: 2\n", "  - number:‸\n", "yaml.empty", "number", "" },
	{ INTAKE, "id: work-asked-for", "id: ‸work-lost-in-time", "check.id_twice",
	  "work-lost-in-time", "" },
	{ INTAKE, "id: work-asked-for", "id: ‸Work", "yaml.not_an_id", "Work", "" },
	{ INTAKE, "delicate: no", "delicate: ‸false", "yaml.unknown_word", "false", "" },
	{ INTAKE, "place: opening", "place: ‸openning", "yaml.unknown_word", "openning",
	  "opening" },
	{ INTAKE, "      - work\n      - leisure\n", "      - work\n      - ‸work\n",
	  "yaml.twice_in_list", "work", "" },
	{ INTAKE, "      - work\n      - leisure\n", "      - work\n      - ‸liesure\n",
	  "yaml.unknown_word", "liesure", "leisure" },
	{ INTAKE, "    indicators:\n      - work\n      - leisure\n", "    indicators: ‸work\n",
	  "yaml.not_a_sequence", "indicators", "" },
	{ INTAKE, "    indicators:\n      - work\n      - leisure\n", "    indicators:‸\n",
	  "yaml.empty", "indicators", "" },
	{ INTAKE, "    prompt:\n      uk:", "    prompt:\n      ‸ua:", "yaml.unknown_key", "ua",
	  "" },
	{ INTAKE,
	  "      - uk: \"Хто був поруч?\"\n        nl: \"Wie was daarbij?\"\n        en: \"Who was there with you?\"\n",
	  "      - ‸just words\n", "yaml.not_a_mapping", "just words", "" },
	{ INTAKE, "      uk: \"Коли Ви востаннє так захопилися справою, що забули про час?\"\n",
	  "      uk:\n        ‸a: b\n", "yaml.not_a_text", "uk", "" },
	{ INTAKE, "format: 1", "format: ‸2", "yaml.not_the_number", "format", "" },
	{ INTAKE, "status: draft", "status: ‸drafty", "yaml.unknown_word", "drafty", "draft" },
	{ INTAKE, "    status: draft", "    ‸status: reviewed", "yaml.missing_key", "by", "" },
	{ INTAKE, "    status: draft",
	  "    status: reviewed\n    by: \"A reader\"\n    date: ‸yesterday", "yaml.not_a_day",
	  "date", "" },
	{ INTAKE, "translation:\n  uk:\n    status: draft\n", "translation:\n", "yaml.missing_key",
	  "uk", "" },
	{ INTAKE, "    delicate: no", "    delicate: ‸[no]", "yaml.flow", "delicate", "" },
	{ INDICATORS, "  - id: markers", "  - id: ‸market", "yaml.unknown_word", "market",
	  "markers" },
	{ INDICATORS, "    group: markers", "    group: ‸foundation", "check.wrong_group", "work",
	  "" },
	{ INDICATORS, "  - id: housing", "  - id: ‸work", "check.id_twice", "work", "" },
	{ INDICATORS, "    why:", "    ‸whi:", "yaml.unknown_key", "whi", "why" },
	{ OPENING, "pause:", "‸paus:", "yaml.unknown_key", "paus", "pause" },
	{ OPENING, "closing:\n  uk:", "closing:\n  - uk:", "yaml.syntax", "uk", "" },
	{ CONTACTS, "kind: suicide", "kind: ‸suicid", "yaml.unknown_word", "suicid", "suicide" },
	{ CONTACTS, "checked: 2026-11-20", "checked: ‸20-11-2026", "yaml.not_a_day", "checked",
	  "" },
	{ CONTACTS, "    verified: yes", "    verified: ‸true", "yaml.unknown_word", "true", "" },
	{ CONTACTS, "phone: \"112\"\n    web: \"https://www.112.nl\"", "phone: \"\"\n    web: \"\"",
	  "check.contact_unreachable", "emergency", "" },
	{ CONTACTS, "phone: \"112\"", "phone:‸", "yaml.empty", "phone", "" },
	{ CONSENTS, "  research:\n", "  ‸reserch:\n", "yaml.unknown_key", "reserch", "research" },
	{ CONSENTS, "  public_task:\n", "  ‸public_tasks:\n", "yaml.unknown_key", "public_tasks",
	  "public_task" },
	{ CONSENTS, "version: \"2026-11\"\n", "", "yaml.missing_key", "version", "" },
	{ CONSENTS, "        Mogen wij dit delen met {organisation}: {parts}?\n",
	  "        Mogen wij dit delen met ons?\n", "check.consent_gaps", "aim organisation parts",
	  "" },
	{ CONSENTS, "        May we use what you tell us for research?\n",
	  "        May we use it for {aim}?\n", "check.consent_gaps", "—", "" },
};

static void assert_broken(const struct breakage *breakage)
{
	struct content_folder *folder = content_folder_new();
	struct error error = ERROR_CLEAR;

	content_folder_edit(folder, breakage->file, breakage->old, breakage->fresh);
	struct content *content = content_load(folder->path, &error);
	if (content)
		print_error("loaded: %s\n", breakage->fresh);
	assert_null(content);
	if (strcmp(error.sentence, breakage->sentence) != 0 ||
	    (folder->line && (error.line != folder->line || error.column != folder->column)))
		print_error("%s: %s at %d:%d (wanted %d:%d)\n", breakage->fresh, error.sentence,
			    error.line, error.column, folder->line, folder->column);
	assert_int_equal(error.kind, ERROR_CONTENT);
	assert_string_equal(error.sentence, breakage->sentence);
	assert_string_equal(error.file, breakage->file);
	assert_string_equal(error.key, breakage->key);
	assert_string_equal(error.nearest, breakage->nearest);
	if (folder->line) {
		assert_int_equal(error.line, folder->line);
		assert_int_equal(error.column, folder->column);
	}
	content_folder_free(folder);
}

static void broken_content_is_refused_at_its_place(void **state)
{
	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(breakages); i++)
		assert_broken(&breakages[i]);
}

static const struct breakage guide_breakages[] = {
	{ GUIDE, "    owner: organisation", "    owner: ‸organization", "yaml.unknown_word",
	  "organization", "organisation" },
	{ GUIDE, "    owner: organisation\n", "    owner: counsellor\n",
	  "check.organisation_not_owner", "organisation", "" },
	{ GUIDE, "    place_bound: no\n    anywhere: yes\n",
	  "    place_bound: yes\n    anywhere: ‸yes\n", "check.bound_and_anywhere", "anywhere",
	  "" },
	{ GUIDE, "    indicator: work\n", "    ‸indicater: work\n", "yaml.unknown_key", "indicater",
	  "indicator" },
	{ GUIDE, "  - id: write-cv\n    indicator: work\n    owner: participant\n",
	  "  - ‸id: write-cv\n    indicator: work\n    owner: organisation\n", "yaml.missing_key",
	  "organisation", "" },
};

static void a_conversation_can_do_without_the_guide(void **state)
{
	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(guide_breakages); i++) {
		const struct breakage *breakage = &guide_breakages[i];
		struct content_folder *folder = content_folder_new();
		struct error error = ERROR_CLEAR;

		content_folder_edit(folder, GUIDE, breakage->old, breakage->fresh);
		struct content *content = content_load(folder->path, &error);
		assert_non_null(content);
		assert_false(error_is_set(&error));
		assert_int_equal(content->steps->len, 0);
		assert_string_equal(content->problem.sentence, breakage->sentence);
		assert_string_equal(content->problem.key, breakage->key);
		assert_string_equal(content->problem.nearest, breakage->nearest);
		if (folder->line)
			assert_int_equal(content->problem.line, folder->line);
		content_free(content);
		content_folder_free(folder);
	}
}

static void of_the_guide_only_the_steps_are_read(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	struct error error = ERROR_CLEAR;

	content_folder_edit(folder, GUIDE, "\nobstacles:\n", "\nobstacles: {\n");
	struct content *content = content_load(folder->path, &error);
	assert_non_null(content);
	assert_false(error_is_set(&content->problem));
	assert_non_null(content_step(content, "write-cv"));
	content_free(content);
	content_folder_free(folder);
}

static void without_its_files_nothing_loads(void **state)
{
	(void)state;
	static const char *const needed[] = { INTAKE, INDICATORS, OPENING, CONTACTS, CONSENTS };

	for (gsize i = 0; i < G_N_ELEMENTS(needed); i++) {
		struct content_folder *folder = content_folder_new();
		struct error error = ERROR_CLEAR;

		content_folder_remove(folder, needed[i]);
		assert_null(content_load(folder->path, &error));
		assert_string_equal(error.sentence, "yaml.unreadable");
		assert_string_equal(error.file, needed[i]);
		content_folder_free(folder);
	}
}

static void consents_are_asked_and_withdrawn_in_every_language(void **state)
{
	struct content *content = shipped();
	const struct consent_content *consents = &content->consents;

	(void)state;
	assert_string_equal(consents->version, "2026-11");
	assert_everywhere(&consents->basis_standing);
	for (int i = 0; i < CONSENT_PURPOSE_COUNT; i++) {
		assert_everywhere(&consents->purposes[i].ask);
		assert_everywhere(&consents->purposes[i].withdraw);
	}
	for (int i = 0; i < LEGAL_BASIS_COUNT; i++) {
		assert_everywhere(&consents->bases[i].name);
		assert_everywhere(&consents->bases[i].text);
	}
	content_free(content);
}

/* What was typed stands as it is, also when it looks like a gap. */
static void the_words_read_aloud_name_whom_what_for_and_what(void **state)
{
	struct content *content = shipped();
	struct consent about = { .purpose = CONSENT_SHARING,
				 .organisation = (char *)"Taalhuis {aim}",
				 .aim = (char *)"een plek" };
	enum language shown;
	g_autofree char *asked = consent_question(content, &about, "stappen", LANGUAGE_NL, &shown);
	g_autofree char *withdrawn = consent_withdrawal(content, &about, LANGUAGE_NL, &shown);

	(void)state;
	assert_int_equal(shown, LANGUAGE_NL);
	assert_non_null(strstr(asked, "Mogen wij dit delen met Taalhuis {aim}: stappen?"));
	assert_non_null(strstr(asked, "Dat is voor één doel: een plek."));
	assert_non_null(strstr(withdrawn, "krijgt Taalhuis {aim} niets meer van ons."));
	content_free(content);
}

static void a_card_that_is_missing_is_named(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	struct error error = ERROR_CLEAR;

	content_folder_edit(folder, INTAKE, "  - number: 40\n", "  - number: 39\n");
	assert_null(content_load(folder->path, &error));
	assert_string_equal(error.sentence, "check.number_twice");
	content_folder_free(folder);
}

static void a_text_without_one_language_still_loads(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	struct error error = ERROR_CLEAR;
	enum language shown;

	content_folder_edit(
		folder, INTAKE,
		"      uk: \"Коли Ви востаннє так захопилися справою, що забули про час?\"\n", "");
	struct content *content = content_load(folder->path, &error);
	assert_non_null(content);
	const struct card *card = deck_card(&content->deck, 1);
	assert_null(card->prompt.in[LANGUAGE_UK]);
	assert_string_equal(texts_in(&card->prompt, LANGUAGE_UK, &shown),
			    card->prompt.in[LANGUAGE_NL]);
	assert_int_equal(shown, LANGUAGE_NL);
	content_free(content);
	content_folder_free(folder);
}

static void the_shape_of_a_file_is_checked_from_the_root(void **state)
{
	(void)state;
	static const char *const shapes[] = { "- a\n",
					      "word\n",
					      "cards:\n  - 1\n  - a: b\n",
					      "format: 1\ncards: x\n",
					      "translation: x\n",
					      "indicators:\n  - id: work\n    questions: x\n" };
	static const char *const files[] = { INTAKE, INDICATORS, OPENING, CONTACTS };

	for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++)
		for (gsize j = 0; j < G_N_ELEMENTS(files); j++) {
			struct content_folder *folder = content_folder_new();
			struct error error = ERROR_CLEAR;
			g_autofree char *path = g_build_filename(folder->path, files[j], NULL);

			assert_true(g_file_set_contents(path, shapes[i], -1, NULL));
			assert_null(content_load(folder->path, &error));
			assert_int_equal(error.kind, ERROR_CONTENT);
			assert_string_equal(error.file, files[j]);
			assert_true(error.line >= 1);
			content_folder_free(folder);
		}
}

static void the_folder_that_was_asked_for_is_taken(void **state)
{
	(void)state;
	struct content_folder *folder = content_folder_new();
	struct error error = ERROR_CLEAR;
	g_autofree char *taken = content_directory(folder->path, &error);

	assert_string_equal(taken, folder->path);
	content_folder_free(folder);
	assert_null(content_directory("/no/such/folder", &error));
	assert_string_equal(error.sentence, "check.no_directory");
	assert_string_equal(error.file, "/no/such/folder");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forty_cards_stand_at_their_numbers),
		cmocka_unit_test(the_first_card_is_what_the_file_says),
		cmocka_unit_test(fourteen_domains_are_complete),
		cmocka_unit_test(steps_are_found_by_their_id),
		cmocka_unit_test(the_emergency_number_is_first),
		cmocka_unit_test(broken_content_is_refused_at_its_place),
		cmocka_unit_test(a_conversation_can_do_without_the_guide),
		cmocka_unit_test(of_the_guide_only_the_steps_are_read),
		cmocka_unit_test(without_its_files_nothing_loads),
		cmocka_unit_test(consents_are_asked_and_withdrawn_in_every_language),
		cmocka_unit_test(the_words_read_aloud_name_whom_what_for_and_what),
		cmocka_unit_test(a_card_that_is_missing_is_named),
		cmocka_unit_test(a_text_without_one_language_still_loads),
		cmocka_unit_test(the_shape_of_a_file_is_checked_from_the_root),
		cmocka_unit_test(the_folder_that_was_asked_for_is_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
