/* The plan on paper: what will be on it is seen before, what is between us is asked once, nothing is half written.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/papers.h"
#include "screens/print_job.h"
#include "screens/services.h"
#include "store/people.h"
#include "store/plans.h"
#include "support/builders.h"
#include "support/consent.h"
#include "support/world.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cmocka.h>

struct desk {
	struct world *world;
	record_id person;
	char *folder;
};

static void add(struct desk *desk, enum plan_kind kind, const char *language, const char *text,
		bool between_us)
{
	struct vault *vault = desk->world->services.vault;
	struct plan_item *item = plan_item_new(kind);
	struct error error = ERROR_CLEAR;

	item->participant_id = desk->person;
	g_free(item->text);
	item->text = g_strdup(text);
	g_strlcpy(item->language, language, sizeof(item->language));
	item->between_us = between_us;
	item->said_on = desk->world->today;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(plan_item_save(vault, item, &error));
	assert_true(vault_commit(vault, &error));
	plan_item_free(item);
}

static void prepare(struct desk *desk, const char *language)
{
	desk->world = world_new(language);
	desk->person = world_person(desk->world);
	desk->folder = g_dir_make_tmp("perspectief-print-XXXXXX", NULL);
	assert_non_null(desk->folder);
	add(desk, PLAN_STRENGTH, "uk", "вести книги", false);
	add(desk, PLAN_OBSTACLE, "uk", "борги вдома", true);
	add(desk, PLAN_STEP, "nl", "cursus Nederlands zoeken", false);
}

static void begin(struct desk *desk, const char *language)
{
	prepare(desk, language);
	world_open(desk->world, print_screen_new(&desk->world->services, desk->person));
}

static void end(struct desk *desk)
{
	world_free(desk->world);
	assert_int_equal(g_rmdir(desk->folder), 0); /* nothing was left behind */
	g_free(desk->folder);
}

/* The attention goes to the line that says where, and the name is typed. Newly allocated. */
static char *type_path(struct desk *desk, const char *name)
{
	char *path = g_build_filename(desk->folder, name, NULL);

	world_press(desk->world, "BackTab ^A ^K");
	world_type(desk->world, path);
	return path;
}

static void what_will_be_printed_is_seen_first(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_picture(desk.world, "print-nl", 24, 80);
	world_picture(desk.world, "print-nl-small", 20, 60);
	world_picture(desk.world, "print-nl-wide", 40, 120);
	end(&desk);
	begin(&desk, "uk");
	world_picture(desk.world, "print-uk", 24, 80);
	world_press(desk.world, "Down Down Right");
	world_picture(desk.world, "print-between-us-uk", 24, 80);
	end(&desk);
}

static void what_is_between_us_needs_a_yes(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	assert_true(world_shows(desk.world, "nee, 1 onderdeel blijft eraf"));
	assert_false(world_shows(desk.world, "борги"));
	world_press(desk.world, "Down Down Right PgDn");
	assert_true(picture_shows(desk.world->services.app, 100, 80, "борги вдома"));
	end(&desk);
}

static void a_helper_never_gets_what_is_between_us(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, "Down Down Right Up Up Right");
	assert_false(picture_shows(desk.world->services.app, 100, 80, "борги"));
	assert_false(world_shows(desk.world, "onderdeel"));
	end(&desk);
}

/* And never by mistake: the household is only offered to who belongs to one. */
static void other_sheets_follow_in_the_same_choice(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, "Right Right");
	assert_true(world_shows(desk.world, "werkgever: wat ik kan"));
	assert_true(world_shows(desk.world, "~/NIJ-0001-skills-2026-11-20.pdf"));
	assert_false(world_shows(desk.world, "onderdeel"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "~/NIJ-0001-change-2026-11-20.pdf"));
	assert_true(world_shows(desk.world, "onderdeel"));
	world_press(desk.world, "Right Right");
	assert_true(world_shows(desk.world, "organisatie: alleen met toestemming"));
	assert_true(world_shows(desk.world, "~/NIJ-0001-shared-2026-11-20.pdf"));
	assert_false(world_shows(desk.world, "onderdeel"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "~/NIJ-0001-conversation-2026-11-20.pdf"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "~/NIJ-0001-opening-2026-11-20.pdf"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "‹ voor de deelnemer ›"));
	assert_true(world_shows(desk.world, "~/NIJ-0001-plan-2026-11-20.pdf"));
	end(&desk);
}

static void a_paper_for_others_is_dutch_until_somebody_says_otherwise(void **state)
{
	static const bool dutch[] = { false, true, true, false, true };
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	for (size_t i = 0; i < G_N_ELEMENTS(dutch); i++) {
		assert_int_equal(world_shows(desk.world, "‹ Nederlands ›"), dutch[i]);
		world_press(desk.world, "Right");
	}
	end(&desk);
}

/* Saved one after the other, none takes the place of another. */
static void each_paper_has_a_name_of_its_own(void **state)
{
	(void)state;
	for (enum paper_kind kind = 0; kind < PAPER_COUNT; kind++)
		for (enum paper_kind other = 0; other < kind; other++)
			assert_string_not_equal(paper_file_word(kind), paper_file_word(other));
}

/* What a format cannot have comes back with the next one that can. */
static void the_languages_chosen_outlast_a_look_at_other_formats(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, "Down Down Down");
	world_press(desk.world, "Right Right Right");
	assert_true(world_shows(desk.world, "‹ Oekraïens ›"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "pdf, om af te drukken"));
	assert_true(world_shows(desk.world, "‹ Oekraïens + Nederlands ›"));
	end(&desk);
}

static void the_text_is_written_whole_and_for_its_owner_only(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL, *text = NULL;
	struct stat file;

	(void)state;
	begin(&desk, "nl");
	path = type_path(&desk, "plan.txt");
	world_press(desk.world, "BackTab BackTab Right Right Enter");
	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_non_null(strstr(text, "вести книги"));
	assert_non_null(strstr(text, "cursus Nederlands zoeken"));
	assert_null(strstr(text, "борги"));
	assert_int_equal(stat(path, &file), 0);
	assert_int_equal(file.st_mode & 0777, 0600);
	assert_true(world_shows(desk.world, "Klaar: "));
	g_unlink(path);
	end(&desk);
}

static void choosing_text_changes_the_ending_of_the_name(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	assert_true(world_shows(desk.world, "~/NIJ-0001-plan-2026-11-20.pdf"));
	world_press(desk.world, "Down Down Down Right Right");
	assert_true(world_shows(desk.world, "~/NIJ-0001-plan-2026-11-20.txt"));
	end(&desk);
}

static void add_called_off_step(struct desk *desk)
{
	struct vault *vault = desk->world->services.vault;
	struct plan_item *item = plan_item_new(PLAN_STEP);
	struct error error = ERROR_CLEAR;

	item->participant_id = desk->person;
	set_text(&item->text, "велосипед");
	g_strlcpy(item->language, "uk", sizeof(item->language));
	item->due_on = desk->world->today + 10;
	item->step_state = STEP_DROPPED;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(plan_item_save(vault, item, &error));
	assert_true(vault_commit(vault, &error));
	plan_item_free(item);
}

/* As on the command line: a phone may still show what is called off. */
static void a_calendar_that_only_calls_off_is_offered(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, "Down Down Down Left");
	assert_false(world_shows(desk.world, ".ics"));
	end(&desk);
	prepare(&desk, "nl");
	add_called_off_step(&desk);
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	world_press(desk.world, "Down Down Down Left");
	assert_true(world_shows(desk.world, ".ics"));
	end(&desk);
}

static void the_pdf_stands_at_its_place_when_the_child_has_ended(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL, *bytes = NULL;
	siginfo_t ended;

	(void)state;
	begin(&desk, "nl");
	path = type_path(&desk, "plan.pdf");
	world_press(desk.world, "Enter");
	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	/* Without a loop nobody says that the child has ended: wait for that, then let its time pass. */
	assert_int_equal(waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT), 0);
	world_wait(desk.world, 31000);
	assert_true(world_shows(desk.world, "Klaar: "));
	assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
	assert_memory_equal(bytes, "%PDF-", 5);
	g_unlink(path);
	end(&desk);
}

static void a_place_that_does_not_exist_is_said(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL;

	(void)state;
	begin(&desk, "nl");
	path = type_path(&desk, "no/such/folder/plan.pdf");
	world_press(desk.world, "Enter");
	assert_true(world_shows(desk.world, "kon niet worden geschreven"));
	end(&desk);
}

static void leaving_while_it_prints_leaves_nothing_half_written(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL;

	(void)state;
	begin(&desk, "nl");
	path = type_path(&desk, "plan.pdf");
	world_press(desk.world, "Enter Esc");
	g_unlink(
		path); /* it may have been ready already: that is whole, and no .part stands beside it */
	end(&desk);
}

#define TO_ORGANISATION "Right Right Right Right Right"

static void begin_with_consent(struct desk *desk, bool withdrawn)
{
	record_id consent;

	prepare(desk, "nl");
	consent = build_consent(desk->world->services.vault, desk->person, CONSENT_SHARING,
				"Werkcentrum", CONSENT_GIVEN, desk->world->today);
	if (withdrawn)
		build_withdrawal(desk->world->services.vault, consent, desk->world->today);
	world_open(desk->world, print_screen_new(&desk->world->services, desk->person));
	world_press(desk->world, TO_ORGANISATION);
}

static void an_organisation_is_asked_for_first(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, TO_ORGANISATION);
	assert_true(world_shows(desk.world, "een andere … (eerst vragen)"));
	assert_true(world_shows(desk.world, "Zonder toestemming"));
	assert_false(picture_shows(desk.world->services.app, 100, 80, "cursus Nederlands"));
	world_press(desk.world, "Enter");
	assert_string_equal(app_top(desk.world->services.app)->kind->name, "consent");
	world_type(desk.world, "Werkcentrum\nwerk\n");
	world_press(desk.world, "1 2 3 4 a");
	assert_true(world_shows(desk.world, "‹ Werkcentrum ›"));
	assert_true(picture_shows(desk.world->services.app, 100, 80, "Voor: Werkcentrum."));
	end(&desk);
}

static void an_organisation_sees_what_its_consent_covers(void **state)
{
	struct desk desk;
	g_autofree char *path = NULL, *text = NULL;

	(void)state;
	begin_with_consent(&desk, false);
	world_picture(desk.world, "print-organisation-nl", 24, 80);
	path = type_path(&desk, "shared.txt");
	world_press(desk.world, "BackTab BackTab Right Right Enter");
	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_non_null(strstr(text, "Voor: Werkcentrum."));
	assert_non_null(strstr(text, "cursus Nederlands zoeken"));
	assert_null(strstr(text, "вести книги"));
	assert_null(strstr(text, "борги"));
	g_unlink(path);
	end(&desk);
}

static void after_a_withdrawal_nothing_is_printed_for_it(void **state)
{
	static const char *const names[] = { "shared.pdf", "shared.txt" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct desk desk;
		g_autofree char *path = NULL;

		begin_with_consent(&desk, true);
		assert_true(world_shows(desk.world, "ingetrokken"));
		assert_false(picture_shows(desk.world->services.app, 100, 80, "cursus"));
		path = type_path(&desk, names[i]);
		world_press(desk.world, i ? "BackTab BackTab Right Right Enter" : "Enter");
		assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
		end(&desk);
	}
}

static void what_is_printed_is_noted_without_a_word(void **state)
{
	struct desk desk;
	GPtrArray *lines = NULL;
	g_autofree char *path = NULL;
	int printed = 0;

	(void)state;
	begin(&desk, "nl");
	vault_set_counsellor(desk.world->services.vault, "KV");
	path = type_path(&desk, "plan.txt");
	world_press(desk.world, "BackTab BackTab Right Right Enter");
	assert_true(audit_list(desk.world->services.vault, desk.person, &lines, NULL));
	for (guint i = 0; i < lines->len; i++) {
		const struct audit_line *line = lines->pdata[i];

		printed += line->action == AUDIT_PRINTED && strcmp(line->who, "KV") == 0;
	}
	assert_int_equal(printed, 1);
	g_ptr_array_unref(lines);
	g_unlink(path);
	end(&desk);
}

/* ---------------------------------------------------------------- to a printer */

#define QUEUES                                                                                     \
	"scheduler is running\nsystem default destination: Коридор\nHP-2\nКоридор\n" \
	"printer HP-2 is idle.  enabled since Fri\n"

static char *inside(const struct desk *desk, const char *name)
{
	return g_build_filename(desk->folder, name, NULL);
}

static void put(const struct desk *desk, const char *name, const char *text)
{
	g_autofree char *path = inside(desk, name);

	assert_true(g_file_set_contents(path, text, -1, NULL));
	assert_int_equal(g_chmod(path, 0755), 0);
}

/* Those of this machine, then those of the network. */
static void until_printers_are_known(struct desk *desk)
{
	app_ready(desk->world->services.app, 10000);
	app_ready(desk->world->services.app, 10000);
}

/* lp keeps what it gets; lpstat says what stands in a file. */
static void begin_with_printers(struct desk *desk, const char *language)
{
	prepare(desk, language);
	put(desk, "lp",
	    "#!/bin/sh\ncd \"${0%/*}\"; cat >taken; echo \"$*\" >words\n"
	    "echo 'request id is HP-7 (0 file(s))'\n");
	put(desk, "lpstat",
	    "#!/bin/sh\ncd \"${0%/*}\"; case \"$*\" in *-o*) cat job;; *) cat queues;; esac\n");
	put(desk, "queues", QUEUES);
	put(desk, "job", "");
	desk->world->services.print_programs = desk->folder;
	desk->world->services.media_root = desk->folder;
	world_open(desk->world, people_screen_new(&desk->world->services));
	world_open(desk->world, print_screen_new(&desk->world->services, desk->person));
	until_printers_are_known(desk);
}

static void end_with_printers(struct desk *desk)
{
	static const char *const names[] = { "lp", "lpstat", "queues", "job", "taken", "words" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = inside(desk, names[i]);

		g_unlink(path);
	}
	end(desk);
}

/* The press ends, then lp. */
static void until_it_is_handed_over(struct desk *desk)
{
	app_ready(desk->world->services.app, 30000);
	app_ready(desk->world->services.app, 30000);
}

static void ask_what_became_of_it(struct desk *desk, const char *answer)
{
	put(desk, "job", answer);
	world_wait(desk->world, 2000);
	app_ready(desk->world->services.app, 10000);
}

static void the_default_printer_is_one_enter_away(void **state)
{
	struct desk desk;
	g_autofree char *taken_path = NULL, *taken = NULL, *words_path = NULL, *words = NULL;

	(void)state;
	begin_with_printers(&desk, "nl");
	world_picture(desk.world, "print-printer-nl", 24, 80);
	world_picture(desk.world, "print-printer-nl-small", 20, 60);
	world_press(desk.world, "Enter");
	until_it_is_handed_over(&desk);
	taken_path = inside(&desk, "taken");
	words_path = inside(&desk, "words");
	assert_true(g_file_get_contents(taken_path, &taken, NULL, NULL));
	assert_memory_equal(taken, "%PDF-", 5);
	assert_true(g_file_get_contents(words_path, &words, NULL, NULL));
	assert_string_equal(words, "-t perspectief -o media=A4 -o sides=two-sided-long-edge -n 1 "
				   "-d Коридор\n");
	end_with_printers(&desk);
}

static void printed_is_only_said_when_the_print_system_says_so(void **state)
{
	struct desk desk;

	(void)state;
	begin_with_printers(&desk, "nl");
	world_press(desk.world, "Enter");
	until_it_is_handed_over(&desk);
	assert_true(world_shows(desk.world, "blad overgedragen, het wacht"));
	ask_what_became_of_it(
		&desk, "HP-7 x 1 Fri\n\tAlerts: job-printing\n"
		       "scheduler is running\nprinter Коридор now printing HP-7.  enabled\n\tx\n"
		       "\tAlerts: media-empty-error\n");
	assert_true(world_shows(desk.world, "papier is op"));
	world_picture(desk.world, "print-no-paper-nl", 24, 80);
	ask_what_became_of_it(&desk, "scheduler is running\nHP-7 x 1 Fri\n\tStatus: \n");
	assert_true(world_shows(desk.world, "klaar, zegt het afdruksysteem"));
	end_with_printers(&desk);
}

static void the_usual_printer_does_not_wait_for_the_network(void **state)
{
	struct desk desk;

	(void)state;
	prepare(&desk, "nl");
	put(&desk, "lp", "#!/bin/sh\n");
	put(&desk, "lpstat",
	    "#!/bin/sh\ncase \"$*\" in *-e*) exec sleep 1000;; *) cat \"${0%/*}/queues\";; esac\n");
	put(&desk, "queues", "scheduler is running\nprinter HP is idle.\n");
	desk.world->services.print_programs = desk.folder;
	desk.world->services.media_root = desk.folder;
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	app_ready(desk.world->services.app, 10000);
	assert_true(world_shows(desk.world, "printer HP"));
	world_wait(desk.world, 10000);
	assert_true(world_shows(desk.world, "printer HP"));
	end_with_printers(&desk);
}

/* It may stand in another building. */
static void a_printer_that_was_only_found_is_chosen_on_purpose(void **state)
{
	struct desk desk;

	(void)state;
	prepare(&desk, "nl");
	put(&desk, "lp", "#!/bin/sh\n");
	put(&desk, "lpstat", "#!/bin/sh\ncat \"${0%/*}/queues\"\n");
	put(&desk, "queues", "scheduler is running\nno system default destination\nFound\n");
	desk.world->services.print_programs = desk.folder;
	desk.world->services.media_root = desk.folder;
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	until_printers_are_known(&desk);
	assert_true(world_shows(desk.world, "bestand op deze laptop"));
	world_press(desk.world, "BackTab BackTab Right");
	assert_true(world_shows(desk.world, "printer Found"));
	end_with_printers(&desk);
}

static void that_a_copy_may_stay_is_said_before_the_first_sheet_only(void **state)
{
	struct desk desk;

	(void)state;
	begin_with_printers(&desk, "nl");
	assert_true(world_shows(desk.world, "een tijd bewaren"));
	world_press(desk.world, "Enter");
	until_it_is_handed_over(&desk);
	assert_false(world_shows(desk.world, "een tijd bewaren"));
	end_with_printers(&desk);
}

static void what_was_used_last_is_offered_first(void **state)
{
	struct desk desk;

	(void)state;
	begin_with_printers(&desk, "nl");
	world_press(desk.world, "BackTab Right"); /* the last field is where: the second printer */
	assert_true(world_shows(desk.world, "printer HP-2"));
	world_press(desk.world, "Enter");
	until_it_is_handed_over(&desk);
	world_press(desk.world, "Esc");
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	until_printers_are_known(&desk);
	assert_true(world_shows(desk.world, "printer HP-2"));
	end_with_printers(&desk);
}

static void after_the_screen_was_left_the_end_is_told_on_another(void **state)
{
	struct desk desk;

	(void)state;
	begin_with_printers(&desk, "nl");
	world_press(desk.world, "Enter");
	until_it_is_handed_over(&desk);
	world_press(desk.world, "Esc");
	world_open(desk.world, settings_screen_new(&desk.world->services));
	ask_what_became_of_it(&desk, "scheduler is running\nHP-7 x 1 Fri\n\tStatus: \n");
	assert_true(world_shows(desk.world, "klaar, zegt het afdruksysteem"));
	end_with_printers(&desk);
}

static void where_the_other_looks_on_nothing_is_told(void **state)
{
	struct desk desk;

	(void)state;
	begin_with_printers(&desk, "nl");
	world_press(desk.world, "Enter");
	until_it_is_handed_over(&desk);
	world_press(desk.world, "Esc");
	world_open(desk.world, steps_table_screen_new(&desk.world->services, desk.person));
	ask_what_became_of_it(&desk, "scheduler is running\nHP-7 x 1 Fri\n\tStatus: \n");
	assert_false(world_shows(desk.world, "klaar"));
	world_open(desk.world, settings_screen_new(&desk.world->services));
	world_wait(desk.world, 10000);
	app_ready(desk.world->services.app, 10000);
	assert_true(world_shows(desk.world, "klaar, zegt het afdruksysteem"));
	end_with_printers(&desk);
}

static void add_step(const struct desk *desk, const char *text, enum step_owner owner, day due_on,
		     bool resting)
{
	struct vault *vault = desk->world->services.vault;
	struct plan_item *step = plan_item_new(PLAN_STEP);
	struct error error = ERROR_CLEAR;

	step->participant_id = desk->person;
	g_free(step->text);
	step->text = g_strdup(text);
	g_strlcpy(step->language, "uk", sizeof(step->language));
	step->owner = owner;
	step->acceptance = owner == OWNER_ORGANISATION ? ACCEPTANCE_ASKED : step->acceptance;
	step->due_on = due_on;
	step->resting = resting;
	step->said_on = desk->world->today;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(plan_item_save(vault, step, &error));
	assert_true(vault_commit(vault, &error));
	plan_item_free(step);
}

static void agree_on_a_day(const struct desk *desk)
{
	struct vault *vault = desk->world->services.vault;
	struct participant *person = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_load(vault, desk->person, &person, &error));
	person->appointment_on = desk->world->today + 7;
	g_free(person->appointment_note);
	person->appointment_note = g_strdup("14:00, кімната 3");
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(people_save(vault, person, &error));
	assert_true(vault_commit(vault, &error));
	participant_free(person);
}

/* As on their sheet: what comes next by its day, the appointment, what was only asked, what rests. */
static void without_paper_the_steps_stand_in_the_order_of_the_sheet(void **state)
{
	struct desk desk;

	(void)state;
	prepare(&desk, "nl");
	add_step(&desk, "відпочиває", OWNER_PARTICIPANT, DAY_NONE, true);
	add_step(&desk, "попросили", OWNER_ORGANISATION, DAY_NONE, false);
	add_step(&desk, "колись", OWNER_PARTICIPANT, DAY_NONE, false);
	add_step(&desk, "спершу", OWNER_PARTICIPANT, desk.world->today + 2, false);
	agree_on_a_day(&desk);
	world_open(desk.world, steps_table_screen_new(&desk.world->services, desk.person));
	world_picture(desk.world, "steps-in-order", 40, 80);
	end(&desk);
}

static void a_print_system_that_hangs_stops_nothing(void **state)
{
	struct desk desk;

	(void)state;
	prepare(&desk, "nl");
	put(&desk, "lp", "#!/bin/sh\n");
	put(&desk, "lpstat", "#!/bin/sh\nexec sleep 1000\n");
	desk.world->services.print_programs = desk.folder;
	desk.world->services.media_root = desk.folder;
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	assert_true(world_shows(desk.world, "Printers zoeken"));
	world_press(desk.world, "Right Left");
	world_wait(desk.world, 10000);
	assert_true(world_shows(desk.world, "antwoordt niet"));
	end_with_printers(&desk);
}

static void text_goes_to_no_printer(void **state)
{
	struct desk desk;

	(void)state;
	begin_with_printers(&desk, "nl");
	world_press(desk.world, "Down Down Down Right Right");
	assert_true(world_shows(desk.world, "bestand op deze laptop"));
	assert_false(world_shows(desk.world, "op beide kanten"));
	end_with_printers(&desk);
}

static void a_stick_is_offered_with_a_name(void **state)
{
	struct desk desk;
	g_autofree char *folder = NULL, *path = NULL;

	(void)state;
	prepare(&desk, "nl");
	folder = inside(&desk, "media/olena/STICK");
	assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
	desk.world->services.media_root = desk.folder;
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	assert_true(world_shows(desk.world, "usb-stick "));
	path = g_build_filename(folder, "NIJ-0001-plan-2026-11-20.txt", NULL);
	world_press(desk.world, "BackTab BackTab BackTab Right Right Enter");
	assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
	g_unlink(path);
	assert_int_equal(g_rmdir(folder), 0); /* pulled out: nothing may land where it was */
	world_press(desk.world, "Enter");
	assert_true(world_shows(desk.world, "Daar zit nu geen stick"));
	assert_int_equal(g_mkdir(folder, 0700), 0);
	for (int deep = 0; deep < 3; deep++) {
		char *above = g_path_get_dirname(folder);

		assert_int_equal(g_rmdir(folder), 0);
		g_free(folder);
		folder = above;
	}
	end(&desk);
}

/* ---------------------------------------------------------------- other papers */

static void cards_and_a_form_need_nobody(void **state)
{
	struct desk desk;

	(void)state;
	prepare(&desk, "nl");
	world_open(desk.world, people_screen_new(&desk.world->services));
	world_press(desk.world, "p");
	world_picture(desk.world, "print-cards-nl", 24, 80);
	assert_true(world_shows(desk.world, "~/perspectief-cards-2026-11-20.pdf"));
	assert_false(world_shows(desk.world, "NIJ-0001"));
	world_press(desk.world, "Right");
	assert_true(world_shows(desk.world, "~/perspectief-form-2026-11-20.pdf"));
	end(&desk);
}

static void the_record_of_the_conversation_at_hand_is_offered(void **state)
{
	struct desk desk;

	(void)state;
	prepare(&desk, "nl");
	world_conversation(desk.world, desk.person);
	desk.world->today++;
	world_conversation(desk.world, desk.person);
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	world_press(desk.world, "Right Right Right Right Right Right");
	assert_true(world_shows(desk.world, "‹ 21 november 2026 · "));
	assert_true(world_shows(desk.world, "‹ Oekraïens ›"));
	world_press(desk.world, "Down Left");
	assert_true(world_shows(desk.world, "‹ 20 november 2026 · "));
	end(&desk);
}

static void each_paper_counts_its_own_between_us(void **state)
{
	struct desk desk;
	record_id conversation;

	(void)state;
	prepare(&desk, "nl");
	conversation = world_conversation(desk.world, desk.person);
	build_answer(desk.world->services.vault, desk.person, conversation, "last-absorbed", "так");
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	assert_true(world_shows(desk.world, "1 onderdeel"));
	world_press(desk.world, "Right Right Right Right Right Right"); /* the record */
	assert_false(world_shows(desk.world, "onderdeel"));
	world_press(desk.world, "Right"); /* what was read at the opening */
	assert_false(world_shows(desk.world, "onderdeel"));
	end(&desk);
}

static void a_short_plan_is_in_one_language_and_not_between_us(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, "Down Down Down Right Right Right");
	assert_true(world_shows(desk.world, "kort, voor een bericht"));
	assert_true(world_shows(desk.world, "‹ Oekraïens ›"));
	assert_false(world_shows(desk.world, "onderdeel"));
	end(&desk);
}

static void a_long_line_of_a_message_can_be_read_before_it_is_made(void **state)
{
	struct desk desk;

	(void)state;
	prepare(&desk, "nl");
	add(&desk, PLAN_PERSPECTIVE, "uk",
	    "Хочу знову працювати з цифрами. Щоб мене знали як людину, яка вміє, а не як ту, "
	    "якій усі допомагають",
	    false);
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	world_press(desk.world, "Down Down Down Right Right Right");
	assert_true(world_shows(desk.world, "допомагають"));
	end(&desk);
}

static void a_calendar_is_shown_by_its_days_and_not_as_a_phone_reads_it(void **state)
{
	struct desk desk;

	(void)state;
	prepare(&desk, "nl");
	add_step(&desk, "спершу", OWNER_PARTICIPANT, desk.world->today + 2, false);
	world_open(desk.world, print_screen_new(&desk.world->services, desk.person));
	world_press(desk.world, "Down Down Down Left");
	assert_true(world_shows(desk.world, "agenda voor de telefoon"));
	assert_true(world_shows(desk.world, "22-11-2026  "));
	assert_false(world_shows(desk.world, "VCALENDAR"));
	end(&desk);
}

static void what_a_calendar_calls_off_is_named(void **state)
{
	static const char calendar[] =
		"BEGIN:VCALENDAR\r\n"
		"BEGIN:VEVENT\r\nSTATUS:CANCELLED\r\n"
		"DTSTART;VALUE=DATE:20261125\r\nSUMMARY:Stap 2\r\nEND:VEVENT\r\n"
		"BEGIN:VEVENT\r\nSTATUS:CONFIRMED\r\n"
		"DTSTART;VALUE=DATE:20261127\r\nSUMMARY:Afspraak\r\nEND:VEVENT\r\n"
		"END:VCALENDAR\r\n";
	struct world *world = world_new("nl");
	g_autofree char *lines =
		print_calendar_lines(calendar, services_sentences(&world->services, LANGUAGE_NL));

	(void)state;
	assert_string_equal(lines, "25-11-2026  Stap 2 \302\267 gaat niet door\n"
				   "27-11-2026  Afspraak\n");
	world_free(world);
}

static void two_languages_stand_beside_each_other_in_the_preview(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, "Down Right");
	assert_true(world_shows(desk.world, "Oekraïens en Nederlands naast elkaar"));
	world_picture(desk.world, "print-beside-nl", 40, 120);
	end(&desk);
}

static void the_help_tells_what_a_print_system_may_keep(void **state)
{
	static const char *const languages[] = { "nl", "uk", "en" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		struct desk desk;
		g_autofree char *golden = g_strdup_printf("print-help-%s", languages[i]);

		begin(&desk, languages[i]);
		world_press(desk.world, "F1");
		world_picture(desk.world, golden, 24, 80);
		end(&desk);
	}
}

static void without_paper_the_steps_are_one_key_away(void **state)
{
	struct desk desk;

	(void)state;
	begin(&desk, "nl");
	world_press(desk.world, "^T");
	assert_string_equal(app_top(desk.world->services.app)->kind->name, "steps_table");
	end(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_will_be_printed_is_seen_first),
		cmocka_unit_test(what_is_between_us_needs_a_yes),
		cmocka_unit_test(a_helper_never_gets_what_is_between_us),
		cmocka_unit_test(other_sheets_follow_in_the_same_choice),
		cmocka_unit_test(each_paper_has_a_name_of_its_own),
		cmocka_unit_test(the_languages_chosen_outlast_a_look_at_other_formats),
		cmocka_unit_test(a_paper_for_others_is_dutch_until_somebody_says_otherwise),
		cmocka_unit_test(the_text_is_written_whole_and_for_its_owner_only),
		cmocka_unit_test(choosing_text_changes_the_ending_of_the_name),
		cmocka_unit_test(a_calendar_that_only_calls_off_is_offered),
		cmocka_unit_test(the_pdf_stands_at_its_place_when_the_child_has_ended),
		cmocka_unit_test(a_place_that_does_not_exist_is_said),
		cmocka_unit_test(leaving_while_it_prints_leaves_nothing_half_written),
		cmocka_unit_test(an_organisation_is_asked_for_first),
		cmocka_unit_test(an_organisation_sees_what_its_consent_covers),
		cmocka_unit_test(after_a_withdrawal_nothing_is_printed_for_it),
		cmocka_unit_test(what_is_printed_is_noted_without_a_word),
		cmocka_unit_test(the_default_printer_is_one_enter_away),
		cmocka_unit_test(printed_is_only_said_when_the_print_system_says_so),
		cmocka_unit_test(the_usual_printer_does_not_wait_for_the_network),
		cmocka_unit_test(a_printer_that_was_only_found_is_chosen_on_purpose),
		cmocka_unit_test(that_a_copy_may_stay_is_said_before_the_first_sheet_only),
		cmocka_unit_test(what_was_used_last_is_offered_first),
		cmocka_unit_test(after_the_screen_was_left_the_end_is_told_on_another),
		cmocka_unit_test(where_the_other_looks_on_nothing_is_told),
		cmocka_unit_test(without_paper_the_steps_stand_in_the_order_of_the_sheet),
		cmocka_unit_test(a_print_system_that_hangs_stops_nothing),
		cmocka_unit_test(text_goes_to_no_printer),
		cmocka_unit_test(a_stick_is_offered_with_a_name),
		cmocka_unit_test(cards_and_a_form_need_nobody),
		cmocka_unit_test(the_record_of_the_conversation_at_hand_is_offered),
		cmocka_unit_test(each_paper_counts_its_own_between_us),
		cmocka_unit_test(a_short_plan_is_in_one_language_and_not_between_us),
		cmocka_unit_test(a_long_line_of_a_message_can_be_read_before_it_is_made),
		cmocka_unit_test(a_calendar_is_shown_by_its_days_and_not_as_a_phone_reads_it),
		cmocka_unit_test(what_a_calendar_calls_off_is_named),
		cmocka_unit_test(two_languages_stand_beside_each_other_in_the_preview),
		cmocka_unit_test(the_help_tells_what_a_print_system_may_keep),
		cmocka_unit_test(without_paper_the_steps_are_one_key_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
