/* Check 7 from the outside: a plan for an organisation while its consent stands and not a day longer; everything for the person; the audit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "store/consents.h"
#include "store/people.h"
#include "store/plans.h"
#include "support/builders.h"
#include "support/consent.h"
#include "support/home.h"

#define STEP "Поговорити із сусідкою про вівторок"
#define DREAM "Знову вести книги"
#define OBSTACLE "Немає місця для дитини"
#define SECRET "ТАЄМНИЦЯ-БОРГ"
#define WORDS "Готувала для свята двору"
#define FOR " --sheet organisation --for \"werkcentrum\""

static void contains(const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("missing: %s\n%s", words, text);
}

static void contains_not(const char *text, const char *words)
{
	if (strstr(text, words))
		fail_msg("must not be there: %s\n%s", words, text);
}

static void add_secret(struct vault *vault, record_id person)
{
	struct plan_item *item = plan_item_new(PLAN_STEP);

	item->participant_id = person;
	item->between_us = true;
	set_text(&item->text, SECRET);
	must_begin(vault);
	assert_true(plan_item_save(vault, item, NULL));
	must_commit(vault);
	plan_item_free(item);
}

static struct home *home_with_lina(record_id *lina)
{
	struct home *home = home_new();
	struct vault *vault = home_make_vault(home);
	record_id talk;

	*lina = build_person(vault, "NIJ-0001", "Lina");
	talk = build_conversation(vault, *lina, TEST_DAY);
	build_answer(vault, *lina, talk, "work-lost-in-time", WORDS);
	build_item(vault, *lina, PLAN_PERSPECTIVE, 0, DREAM);
	build_item(vault, *lina, PLAN_STEP, build_item(vault, *lina, PLAN_OBSTACLE, 0, OBSTACLE),
		   STEP);
	add_secret(vault, *lina);
	home_close_vault(vault);
	return home;
}

static record_id agree(struct home *home, record_id person, enum consent_purpose purpose,
		       enum consent_answer answer)
{
	struct vault *vault = home_open_vault_to_write(home);
	struct consent *consent = some_consent(purpose, "Werkcentrum", answer, TEST_DAY);
	record_id id;

	consent->participant_id = person;
	consent->parts &= CONSENT_PART_STEPS | CONSENT_PART_PERSPECTIVE;
	must_begin(vault);
	assert_true(consent_save(vault, consent, NULL));
	must_commit(vault);
	id = consent->id;
	consent_free(consent);
	home_close_vault(vault);
	return id;
}

static void withdraw(struct home *home, record_id consent)
{
	struct vault *vault = home_open_vault_to_write(home);

	build_withdrawal(vault, consent, TEST_DAY + 1);
	home_close_vault(vault);
}

static char *refusal(struct home *home, const char *words)
{
	struct ran ran = home_run(home, words);
	char *said = g_strdup(ran.err);

	assert_int_equal(ran.status, 1);
	assert_string_equal(ran.out, "");
	ran_done(&ran);
	return said;
}

static void assert_no_file(const struct home *home, const char *name)
{
	g_autofree char *path = home_path(home, name);

	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

static char *text_of_pdf(struct home *home, const char *name)
{
	g_autofree char *line = g_strdup_printf("pdftotext %s -", name);
	struct ran ran = home_shell(home, line);
	char *text = g_strdup(ran.out);

	assert_int_equal(ran.status, 0);
	ran_done(&ran);
	return text;
}

static void assert_is_what_was_agreed(const char *text)
{
	contains(text, DREAM);
	contains(text, "Werkcentrum");
	contains(text, "20 november 2026");
	contains_not(text, OBSTACLE);
	contains_not(text, SECRET);
	contains_not(text, WORDS);
}

static void an_organisation_gets_a_plan_while_its_consent_stands(void **state)
{
	record_id lina, consent;
	struct home *home = home_with_lina(&lina);
	g_autofree char *never = refusal(home, "plan NIJ-0001 --format txt" FOR);
	g_autofree char *text = NULL, *paper = NULL, *withdrawn = NULL, *no_paper = NULL;

	(void)state;
	contains(never, "nog geen toestemming gevraagd");
	consent = agree(home, lina, CONSENT_SHARING, CONSENT_GIVEN);
	text = home_must(home, 0, "plan NIJ-0001 --format txt" FOR);
	assert_is_what_was_agreed(text);
	g_free(home_must(home, 0, "plan NIJ-0001 -o shared.pdf" FOR));
	paper = text_of_pdf(home, "shared.pdf");
	assert_is_what_was_agreed(paper);
	withdraw(home, consent);
	withdrawn = refusal(home, "plan NIJ-0001 --format txt -o later.txt" FOR);
	no_paper = refusal(home, "plan NIJ-0001 --format pdf -o later.pdf" FOR);
	contains(withdrawn, "21 november 2026");
	contains(withdrawn, "ingetrokken");
	assert_string_equal(withdrawn, no_paper);
	assert_no_file(home, "later.txt");
	assert_no_file(home, "later.pdf");
	home_free(home);
}

static void a_no_prints_nothing_and_neither_does_a_yes_to_research(void **state)
{
	record_id lina;
	struct home *home = home_with_lina(&lina);
	g_autofree char *research = NULL, *refused = NULL, *json = NULL;

	(void)state;
	agree(home, lina, CONSENT_RESEARCH, CONSENT_GIVEN);
	research = refusal(home, "plan NIJ-0001" FOR);
	contains(research, "nog geen toestemming gevraagd");
	agree(home, lina, CONSENT_SHARING, CONSENT_REFUSED);
	refused = refusal(home, "plan NIJ-0001" FOR);
	contains(refused, "antwoord nee");
	json = home_must(home, 0, "list --json");
	contains(json, "\"research\": \"given\"");
	contains(json, "\"quotes\": \"not_asked\"");
	home_free(home);
}

static void for_whom_must_be_said_and_only_there(void **state)
{
	record_id lina;
	struct home *home = home_with_lina(&lina);
	static const char *const wrong[] = {
		"plan NIJ-0001 --sheet organisation",
		"plan NIJ-0001 --for Werkcentrum",
		("plan NIJ-0001 --with-between-us" FOR),
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		g_free(home_must(home, 2, wrong[i]));
	home_free(home);
}

static void a_person_gets_everything_readable_and_as_json(void **state)
{
	record_id lina;
	struct home *home = home_with_lina(&lina);
	g_autofree char *folder = home_path(home, "given");
	g_autofree char *json_path = home_path(home, "given/NIJ-0001-access-2026-11-20.json");
	g_autofree char *paper = NULL, *json = NULL, *exported = NULL;
	struct stat status;

	(void)state;
	agree(home, lina, CONSENT_SHARING, CONSENT_GIVEN);
	g_free(home_must(home, 2, "access NIJ-0001"));
	g_free(home_must(home, 0, "--today 2026-11-20 access NIJ-0001 -o given"));
	paper = text_of_pdf(home, "given/NIJ-0001-access-2026-11-20.pdf");
	contains(paper, "Усе, що ми про Вас зберігаємо");
	contains(paper, WORDS);
	contains(paper, SECRET);
	contains(paper, "Чи можна нам?");
	json = home_read(json_path, NULL);
	exported = home_must(home, 0, "export NIJ-0001");
	assert_string_equal(json, exported);
	assert_int_equal(stat(folder, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_int_equal(stat(json_path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	/* Not over what is there; another day gives another name. */
	g_free(home_must(home, 1, "--today 2026-11-20 access NIJ-0001 -o given"));
	g_free(home_must(home, 0, "--today 2026-11-21 access NIJ-0001 -o given"));
	g_free(home_must(home, 0, "access NIJ-0001 -o other --languages nl,uk"));
	home_free(home);
}

static void the_audit_tells_what_left_and_not_a_word(void **state)
{
	record_id lina;
	struct home *home = home_with_lina(&lina);
	g_autofree char *table = NULL, *json = NULL, *used = NULL;
	struct vault *busy;
	struct ran ran;

	(void)state;
	agree(home, lina, CONSENT_SHARING, CONSENT_GIVEN);
	g_free(home_must(home, 0, "plan NIJ-0001 --format txt" FOR));
	g_free(home_must(home, 0, "export NIJ-0001"));
	g_free(home_must(home, 0, "access NIJ-0001 -o given"));
	table = home_must(home, 0, "audit");
	contains(table, "at,who,action,code\n");
	contains(table, ",consent_given,NIJ-0001\n");
	contains(table, ",printed,NIJ-0001\n");
	contains(table, ",exported,NIJ-0001\n");
	contains(table, ",access,NIJ-0001\n");
	contains_not(table, "Werkcentrum");
	contains_not(table, "Lina");
	json = home_must(home, 0, "audit --json");
	contains(json, "\"action\": \"printed\"");
	busy = home_open_vault_to_write(
		home); /* the paper comes, and it is said that nothing was noted */
	ran = home_run(home, "export NIJ-0001");
	assert_int_equal(ran.status, 0);
	contains(ran.out, WORDS);
	contains(ran.err, "logboek");
	ran_done(&ran);
	home_close_vault(busy);
	used = home_must(home, 0, "audit");
	assert_string_equal(used, table);
	home_free(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_organisation_gets_a_plan_while_its_consent_stands),
		cmocka_unit_test(a_no_prints_nothing_and_neither_does_a_yes_to_research),
		cmocka_unit_test(for_whom_must_be_said_and_only_there),
		cmocka_unit_test(a_person_gets_everything_readable_and_as_json),
		cmocka_unit_test(the_audit_tells_what_left_and_not_a_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
