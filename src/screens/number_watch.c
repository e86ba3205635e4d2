/* Numbers that must not be in a field: found when it rests, taken out when asked.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/number_watch.h"

#include "screens/draft_keeper.h"

#include <string.h>

static const char *const warnings[] = {
	[SENSITIVE_BSN] = "numbers.bsn",   [SENSITIVE_IMMIGRATION] = "numbers.immigration",
	[SENSITIVE_IBAN] = "numbers.iban", [SENSITIVE_DOCUMENT] = "numbers.document",
	[SENSITIVE_TAX] = "numbers.tax",
};

static void begin(struct number_watch *watch, struct services *services)
{
	if (!services->number_watches)
		services->number_watches = g_ptr_array_new();
	g_ptr_array_add(services->number_watches, watch);
	number_watch_look(watch);
}

void number_watch_text(struct number_watch *watch, struct services *services,
		       struct text_edit *text, struct draft_keeper *keeper)
{
	number_watch_done(watch);
	*watch = (struct number_watch){ .services = services, .text = text, .keeper = keeper };
	begin(watch, services);
}

void number_watch_line(struct number_watch *watch, struct services *services,
		       struct line_edit *line, struct draft_keeper *keeper)
{
	number_watch_done(watch);
	*watch = (struct number_watch){ .services = services, .line = line, .keeper = keeper };
	begin(watch, services);
}

void number_watch_done(struct number_watch *watch)
{
	if (watch->services)
		g_ptr_array_remove(watch->services->number_watches, watch);
	*watch = (struct number_watch){ 0 };
}

static const char *field_text(const struct number_watch *watch)
{
	return watch->text ? text_edit_text(watch->text) : line_edit_text(watch->line);
}

void number_watch_look(struct number_watch *watch)
{
	struct sensitive_place place;
	const char *text;

	if (!watch->services)
		return;
	text = field_text(watch);
	watch->found = sensitive_find(text, strlen(text), 0, &place);
	if (watch->found)
		watch->kind = place.kind;
}

/* ---------------------------------------------------------------- the screen on top */

/* A field that was never shown before belongs to the screen that is shown now. */
static void adopt(const struct services *services)
{
	const struct screen *top = app_top(services->app);

	for (guint i = 0; i < services->number_watches->len; i++) {
		struct number_watch *watch = services->number_watches->pdata[i];

		if (!watch->screen)
			watch->screen = top;
	}
}

static struct number_watch *found_on_top(const struct services *services, guint *from)
{
	const struct screen *top = app_top(services->app);

	if (!services->number_watches)
		return NULL;
	adopt(services);
	while (*from < services->number_watches->len) {
		struct number_watch *watch = services->number_watches->pdata[(*from)++];

		if (watch->found && watch->screen == top)
			return watch;
	}
	return NULL;
}

bool numbers_are_found(const struct services *services)
{
	guint from = 0;

	return found_on_top(services, &from) != NULL;
}

char *numbers_warning(struct services *services)
{
	guint from = 0;
	const struct number_watch *watch = found_on_top(services, &from);
	g_autofree char *key = watch ? key_shown("M-0") : NULL;

	return watch ? say_with(services->sentences[services->settings.language],
				warnings[watch->kind], "key", key, NULL)
		     : NULL;
}

/* ---------------------------------------------------------------- taking them out */

static void cover_text(struct text_edit *edit)
{
	const char *text = text_edit_text(edit);
	size_t length = text_edit_length(edit), end = 0;
	struct sensitive_place first, place;
	g_autofree char *part = NULL, *covered = NULL;

	if (!sensitive_find(text, length, 0, &first))
		return;
	for (place = first; end == 0 || sensitive_find(text, length, end, &place);)
		end = place.start + place.length;
	covered = sensitive_cover(text);
	part = g_strndup(covered + first.start, strlen(covered) - first.start - (length - end));
	text_edit_replace_range(edit, first.start, end - first.start, part);
}

static void cover(struct number_watch *watch)
{
	g_autofree char *covered = NULL;

	if (watch->text) {
		cover_text(watch->text);
	} else {
		covered = sensitive_cover(line_edit_text(watch->line));
		if (covered)
			line_edit_replace(watch->line, covered);
	}
	if (watch->keeper)
		draft_keeper_typed(watch->keeper);
	number_watch_look(watch);
}

void numbers_cover(struct services *services)
{
	struct number_watch *watch;
	guint from = 0;

	while ((watch = found_on_top(services, &from)))
		cover(watch);
}
