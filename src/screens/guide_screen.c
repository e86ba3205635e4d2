/* The guide: what stands in people's way, what unlocked it, who can help, what holds until when. Opened at a domain, or all of them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/guide_screen.h"

#include "screens/going_on.h"
#include "screens/growth_screens.h"
#include "screens/labels.h"
#include "screens/plan_item_screen.h"

enum { QUERY_BYTES = 400 };

static const struct screen_kind guide_kind;

static struct guide_screen *as_guide(struct screen *screen)
{
	return (struct guide_screen *)screen;
}

static void find(struct guide_screen *self)
{
	g_clear_pointer(&self->hits, g_array_unref);
	self->hits = guide_search(self->guide, line_edit_text(self->query), self->indicator);
	row_list_select(self->rows, (int)self->hits->len, 0);
}

struct screen *guide_screen_new(struct services *services, record_id participant_id,
				record_id conversation_id, enum indicator indicator,
				const struct plan_item *here)
{
	const struct guide *guide = services_guide_or_told(services);
	struct guide_screen *self;

	if (!guide)
		return NULL;
	self = g_new0(struct guide_screen, 1);
	if (!conversation_screen_init(&self->base, &guide_kind, services, participant_id,
				      conversation_id)) {
		g_free(self);
		return NULL;
	}
	self->guide = guide;
	self->indicator = indicator;
	self->here = here ? plan_item_copy(here) : NULL;
	self->query = line_edit_new("", QUERY_BYTES);
	self->rows = row_list_new();
	find(self);
	return &self->base.base;
}

static void guide_screen_free(struct screen *screen)
{
	struct guide_screen *self = as_guide(screen);

	plan_item_free(self->here);
	line_edit_free(self->query);
	g_array_unref(self->hits);
	row_list_free(self->rows);
	conversation_screen_done(&self->base);
	g_free(self);
}

static char *guide_title(const struct screen *screen)
{
	const struct guide_screen *self = (const struct guide_screen *)screen;
	const struct services *services = self->base.services;
	g_autofree char *domain = NULL, *rest = NULL;

	if (self->indicator == INDICATOR_NONE)
		domain = g_strdup(services_say(services, "guide.all_domains"));
	else
		domain = texts_on_screen(services,
					 &services->content->indicators[self->indicator].name,
					 services->settings.language);
	rest = g_strdup_printf("%s · %s", services_say(services, "guide.title"), domain);
	return conversation_screen_title(&self->base, rest);
}

static void guide_screen_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	guide_draw((const struct guide_screen *)screen, canvas, body);
}

/* ---------------------------------------------------------------- keys */

static const struct guide_hit *hit_at(const struct guide_screen *self, int index)
{
	return index >= 0 && index < (int)self->hits->len
		       ? &g_array_index(self->hits, struct guide_hit, index)
		       : NULL;
}

static bool has_hit(const struct screen *screen)
{
	const struct guide_screen *self = (const struct guide_screen *)screen;

	return hit_at(self, self->rows->selected) != NULL;
}

static struct outcome take(struct screen *screen)
{
	struct guide_screen *self = as_guide(screen);

	return guide_take(self, hit_at(self, self->rows->selected)) ? outcome_close(1)
								    : outcome_stay();
}

/* To the first item of the next part, or of the first one after the last. */
static struct outcome next_part(struct screen *screen)
{
	struct guide_screen *self = as_guide(screen);
	const struct guide_hit *here = hit_at(self, self->rows->selected);
	int next = 0;

	for (int i = self->rows->selected; here && i < (int)self->hits->len && !next; i++)
		if (hit_at(self, i)->part != here->part)
			next = i;
	row_list_select(self->rows, (int)self->hits->len, next);
	return outcome_stay();
}

static struct outcome move_domain(struct screen *screen, int by)
{
	struct guide_screen *self = as_guide(screen);
	int count = INDICATOR_COUNT + 1; /* and all of them */

	self->indicator = (enum indicator)(((int)self->indicator + by + count) % count);
	find(self);
	return outcome_stay();
}

static struct outcome next_domain(struct screen *screen)
{
	return move_domain(screen, 1);
}

static struct outcome previous_domain(struct screen *screen)
{
	return move_domain(screen, -1);
}

static struct outcome all_domains(struct screen *screen)
{
	struct guide_screen *self = as_guide(screen);

	self->indicator = INDICATOR_NONE;
	find(self);
	return outcome_stay();
}

static struct outcome guide_key(struct screen *screen, const struct key *key)
{
	struct guide_screen *self = as_guide(screen);
	bool in_line = key->name == KEY_NAME_HOME || key->name == KEY_NAME_END;

	if (!in_line && row_list_key(self->rows, (int)self->hits->len, key))
		return outcome_stay();
	if (!line_edit_key(self->query, key))
		return outcome_pass();
	find(self);
	return outcome_stay();
}

static const struct command guide_commands[] = {
	{ "Enter", "guide.take", "guide.take_help", take, has_hit, 1 },
	{ "Tab", "guide.next_part", "guide.next_part_help", next_part, has_hit, 2 },
	{ "^N", "guide.next_domain", "guide.next_domain_help", next_domain, NULL, 3 },
	{ "^P", NULL, "guide.previous_domain_help", previous_domain, NULL, 90 },
	{ "^F", "guide.all", "guide.all_help", all_domains, NULL, 4 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const commands[] = { guide_commands, going_on_commands,
						  conversation_commands, NULL };

static const struct screen_kind guide_kind = {
	.name = "guide",
	.commands = commands,
	.typing = true,
	.title = guide_title,
	.draw = guide_screen_draw,
	.key = guide_key,
	.free = guide_screen_free,
};
