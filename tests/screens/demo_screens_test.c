/* What the fictional people of `demo` show at the table: a ring, an order, what changed, languages.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/person_json.h"
#include "screens/growth_screens.h"
#include "store/files.h"
#include "store/people.h"
#include "support/talk.h"

#include <string.h>

#define FOLDER "questions/demo"

/* The record number of the person of this file, now in the vault of the test. */
static record_id moved_in(struct talk *talk, const char *name, const char *code)
{
	struct vault *vault = talk->world->services.vault;
	g_autofree char *path = g_build_filename(FOLDER, name, NULL);
	g_autofree char *text = NULL;
	struct participant *participant = NULL;
	struct person_file *file = NULL;
	struct error error = ERROR_CLEAR;
	record_id id;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_true(person_json_read(text, strlen(text), name, &file, &error));
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(file_store(vault, file, code, NULL, &error));
	assert_true(vault_commit(vault, &error));
	person_file_free(file);
	assert_true(people_find(vault, code, &participant, &error));
	assert_non_null(participant);
	id = participant->id;
	participant_free(participant);
	return id;
}

static void tinas_three_stand_in_a_ring(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id tina = moved_in(talk, "3-tina.json", "NIJ-0103");

	(void)state;
	world_open(talk->world, knots_screen_new(&talk->world->services, tina, 0));
	world_picture(talk->world, "demo-tina-knots-nl", 24, 80);
	talk_free(talk);
}

static void yvans_work_waits_and_nothing_is_knotted(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id yvan = moved_in(talk, "1-yvan.json", "NIJ-0101");

	(void)state;
	world_open(talk->world, knots_screen_new(&talk->world->services, yvan, 0));
	world_picture(talk->world, "demo-yvan-knots-nl", 24, 80);
	talk_free(talk);
}

static void a_changed_corner_is_named_and_no_line_stands_there_twice(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id yvan = moved_in(talk, "1-yvan.json", "NIJ-0101");

	(void)state;
	world_open(talk->world, versions_screen_new(&talk->world->services, yvan, 0));
	world_press(talk->world, "Down Enter");
	world_picture(talk->world, "demo-yvan-change-nl", 24, 80);
	assert_true(world_shows(talk->world, "Wie ja moet zeggen: страхова компанія"));
	talk_free(talk);
}

static void a_language_is_said_by_its_name(void **state)
{
	struct talk *talk = talk_new("nl");
	record_id yvan = moved_in(talk, "1-yvan.json", "NIJ-0101");

	(void)state;
	world_open(talk->world, skills_screen_new(&talk->world->services, yvan, 0));
	assert_true(world_shows(talk->world, "Oekraïens · C2"));
	assert_false(world_shows(talk->world, "uk · C2"));
	talk_free(talk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tinas_three_stand_in_a_ring),
		cmocka_unit_test(yvans_work_waits_and_nothing_is_knotted),
		cmocka_unit_test(a_changed_corner_is_named_and_no_line_stands_there_twice),
		cmocka_unit_test(a_language_is_said_by_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
