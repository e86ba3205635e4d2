/* The program without a terminal, a disk or a real clock.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/world.h"

#include "store/conversations.h"
#include "store/people.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static gint64 world_ms(void *data)
{
	return ((const struct world *)data)->now_ms;
}

/* 2026-11-20 14:00 UTC, and the seconds that went by since. */
static gint64 world_seconds(void *data)
{
	const struct world *world = data;

	return (gint64)world->today * 86400 + 14 * 3600 + world->now_ms / 1000;
}

static day world_today(void *data)
{
	return ((const struct world *)data)->today;
}

/* The same "chance" in every run. */
static guint32 world_below(void *data, guint32 bound)
{
	struct world *world = data;

	world->chance = world->chance * 1664525u + 1013904223u;
	return (world->chance >> 8) % bound;
}

static void prepare_clock(struct world *world)
{
	world->today = day_from_iso("2026-11-20");
	world->now_ms = 1000000;
	world->chance = 40;
	world->services.clock = (struct clock){
		.data = world,
		.monotonic_ms = world_ms,
		.boot_ms = world_ms,
		.unix_seconds = world_seconds,
		.today = world_today,
	};
	world->services.dice = (struct dice){ .data = world, .below = world_below };
}

static void start_app(struct world *world)
{
	world->host = services_host(&world->services);
	world->services.app = app_new(NULL, &world->host, &world->services.clock);
}

struct world *world_new(const char *language)
{
	struct world *world = g_new0(struct world, 1);
	struct services *services = &world->services;
	struct error error = ERROR_CLEAR;
	int value;

	setlocale(LC_ALL, "C.UTF-8");
	prepare_clock(world);
	assert_true(names_value(language_names, language, &value));
	services->settings = (struct settings){
		.language = (enum language)value,
		.second = value == LANGUAGE_UK ? LANGUAGE_NL : LANGUAGE_UK,
		.prefix = "NIJ",
		.location = g_strdup("Nijmegen"),
	};
	services->content_directory = ".";
	services->print_programs = "/nowhere"; /* no printer of the tester's */
	services->sentences[value] = sentences_load(".", (enum language)value, &error);
	assert_non_null(services->sentences[value]);
	assert_true(services_load_content(services, &error));
	services->vault = vault_create_in_memory(&services->clock, &error);
	assert_non_null(services->vault);
	start_app(world);
	return world;
}

struct world *world_new_locked(const struct world *lender)
{
	struct world *world = g_new0(struct world, 1);
	struct services *services = &world->services;

	prepare_clock(world);
	services->settings = (struct settings){
		.language = lender->services.settings.language,
		.second = lender->services.settings.second,
		.prefix = "NIJ",
		.location = g_strdup("Nijmegen"),
	};
	services->content_directory = ".";
	services->print_programs = "/nowhere"; /* no printer of the tester's */
	services->content = lender->services.content;
	memcpy(services->sentences, lender->services.sentences, sizeof(services->sentences));
	world->borrows = true;
	start_app(world);
	return world;
}

void world_free(struct world *world)
{
	app_free(world->services.app);
	if (world->borrows) {
		world->services.content = NULL;
		memset(world->services.sentences, 0, sizeof(world->services.sentences));
	}
	services_done(&world->services);
	g_free(world);
}

record_id world_person(struct world *world)
{
	struct participant *who = participant_new();
	struct error error = ERROR_CLEAR;
	record_id id;

	g_strlcpy(who->code, "NIJ-0001", CODE_SIZE);
	g_free(who->pseudonym);
	who->pseudonym = g_strdup("Lina");
	who->language = LANGUAGE_UK;
	who->created_on = world->today;
	assert_true(vault_begin(world->services.vault, NULL, &error));
	assert_true(people_save(world->services.vault, who, &error));
	assert_true(vault_commit(world->services.vault, &error));
	id = who->id;
	participant_free(who);
	return id;
}

record_id world_conversation(struct world *world, record_id participant_id)
{
	struct conversation *conversation = conversation_new();
	struct error error = ERROR_CLEAR;
	record_id id;

	conversation->participant_id = participant_id;
	conversation->agreement = AGREEMENT_AGREED;
	conversation->said_on = world->today;
	conversation->opened_at = world_seconds(world);
	conversation->touched_at = conversation->opened_at;
	assert_true(vault_begin(world->services.vault, NULL, &error));
	assert_true(conversation_save(world->services.vault, conversation, &error));
	assert_true(vault_commit(world->services.vault, &error));
	id = conversation->id;
	conversation_free(conversation);
	return id;
}

void world_open(struct world *world, struct screen *screen)
{
	app_open(world->services.app, screen);
	app_due(world->services.app);
}

void world_press(struct world *world, const char *specs)
{
	press_specs(world->services.app, specs);
	app_due(world->services.app);
}

void world_type(struct world *world, const char *text)
{
	press_text(world->services.app, text);
}

void world_wait(struct world *world, gint64 milliseconds)
{
	world->now_ms += milliseconds;
	app_due(world->services.app);
}

void world_picture(struct world *world, const char *golden, int rows, int columns)
{
	assert_picture(world->services.app, golden, rows, columns);
}

bool world_shows(struct world *world, const char *text)
{
	return picture_shows(world->services.app, 24, 80, text);
}
