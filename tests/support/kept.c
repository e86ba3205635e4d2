/* A world with a vault on a disk in memory.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

enum { READY_MS = 30000 };

struct kept *kept_new(const char *language)
{
	struct kept *kept = g_new0(struct kept, 1);
	struct services *services;

	g_setenv("TZ", "UTC0", TRUE); /* moments are shown */
	kept->vaults = vaults_new(1);
	kept->world = world_new(language);
	services = &kept->world->services;
	vault_close(services->vault);
	services->vault = NULL;
	kept->root = g_dir_make_tmp("perspectief-sticks-XXXXXX", NULL);
	assert_non_null(kept->root);
	services->vault_path = VAULT_PATH;
	services->vault_options = kept->vaults->options;
	services->vault_options.clock = services->clock;
	services->cost = &vault_cost_test;
	services->media_root = kept->root;
	services->settings_path = g_build_filename(kept->root, "settings.yaml", NULL);
	return kept;
}

void kept_free(struct kept *kept)
{
	g_autofree char *settings = g_build_filename(kept->root, "settings.yaml", NULL);

	world_free(kept->world);
	vaults_free(kept->vaults);
	g_remove(settings);
	g_rmdir(kept->root);
	g_free(kept->root);
	g_free(kept);
}

struct secret *kept_make(struct kept *kept)
{
	struct services *services = &kept->world->services;
	struct secret *code = secret_new();
	struct error error = ERROR_CLEAR;
	struct vault *vault = vault_create(VAULT_PATH, kept->vaults->passphrase, vault_cost_test,
					   &services->vault_options, code, &error);

	assert_non_null(vault);
	assert_true(vault_flush(vault, &error));
	vault_close(vault);
	return code;
}

void kept_open(struct kept *kept)
{
	struct services *services = &kept->world->services;
	struct error error = ERROR_CLEAR;

	services->vault =
		vault_open(VAULT_PATH, kept->vaults->passphrase, &services->vault_options, &error);
	assert_non_null(services->vault);
}

void kept_start(struct kept *kept)
{
	world_open(kept->world, unlock_screen_new(&kept->world->services));
}

void kept_wait(struct kept *kept)
{
	app_ready(kept->world->services.app, READY_MS);
	app_due(kept->world->services.app);
}

const char *kept_top(const struct kept *kept)
{
	return app_top(kept->world->services.app)->kind->name;
}

struct secret *kept_code(void)
{
	guint8 chance[RECOVERY_CHANCE];
	struct secret *code = secret_new();

	for (guint8 i = 0; i < RECOVERY_CHANCE; i++)
		chance[i] = (guint8)(i * 7 % RECOVERY_BASE);
	assert_true(recovery_code_make(chance, code));
	return code;
}

void kept_press(struct kept *kept, const char *specs)
{
	world_press(kept->world, specs);
}

void kept_type(struct kept *kept, const char *text)
{
	world_type(kept->world, text);
}

void kept_type_enter(struct kept *kept, const char *text)
{
	kept_type(kept, text);
	kept_press(kept, "Enter");
}

bool kept_shows(struct kept *kept, const char *key)
{
	const char *text = services_say(&kept->world->services, key);
	g_autofree char *beginning = g_strndup(text, strcspn(text, ".:,("));

	return world_shows(kept->world, g_strstrip(beginning));
}

void kept_picture(struct kept *kept, const char *name, const char *language, int rows, int columns)
{
	g_autofree char *golden = g_strdup_printf("screens/%s_%s", name, language);
	struct vault *vault = kept->world->services.vault;
	struct error error = ERROR_CLEAR;

	assert_true(!vault || vault_flush(vault, &error));
	world_picture(kept->world, golden, rows, columns);
}

static const char *const any_keys[] = {
	"a",  "A",    "7",    "0",    "ф",         "-",   "Space", "Enter",   "Left", "Right",
	"Up", "Down", "Home", "End",  "Backspace", "Del", "Tab",   "BackTab", "^U",   "F2",
	"F3", "F4",   "F5",   "PgUp", "t",         "e",   "s",     "t",       "^G",   "F1",
};

void kept_press_any(struct kept *kept, int keys)
{
	const struct dice *dice = &kept->world->services.dice;

	for (int i = 0; i < keys && !app_has_ended(kept->world->services.app, NULL); i++) {
		const char *top = kept_top(kept);

		if (g_str_equal(top, "help") || g_str_equal(top, "hide"))
			kept_press(kept, g_str_equal(top, "help") ? "Esc" : "Enter");
		else
			kept_press(kept, any_keys[dice->below(dice->data, G_N_ELEMENTS(any_keys))]);
		(void)app_picture(kept->world->services.app, 20 + (int)dice->below(dice->data, 20),
				  60 + (int)dice->below(dice->data, 60));
	}
}
