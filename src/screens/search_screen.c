/* Any word of everything people said, as it is typed.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "screens/services.h"
#include "store/search.h"
#include "ui/line_edit.h"
#include "ui/list_view.h"

#define HITS_MOST 200

struct search_screen {
	struct screen base;
	struct services *services;
	struct line_edit *edit;
	GPtrArray *hits; /* struct hit * */
	struct list_view list;
};

static struct search_screen *as_search(struct screen *screen)
{
	return (struct search_screen *)screen;
}

static void look(struct search_screen *find)
{
	struct error error = ERROR_CLEAR;
	const char *query = line_edit_text(find->edit);

	g_clear_pointer(&find->hits, g_ptr_array_unref);
	if (!text_is_blank(query) &&
	    !search(find->services->vault, query, HITS_MOST, &find->hits, &error))
		services_tell_error(find->services, &error);
	if (!find->hits)
		find->hits = g_ptr_array_new();
	list_view_set_count(&find->list, (int)find->hits->len);
	list_view_select(&find->list, 0);
}

static struct outcome open_hit(struct screen *screen)
{
	struct search_screen *find = as_search(screen);
	const struct hit *hit;

	if (find->list.selected < 0 || find->list.selected >= (int)find->hits->len)
		return outcome_stay();
	hit = find->hits->pdata[find->list.selected];
	return outcome_replace(participant_screen_new(find->services, hit->participant_id));
}

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct search_screen *find = as_search(screen);

	if (pressed->name == KEY_NAME_UP || pressed->name == KEY_NAME_DOWN ||
	    pressed->name == KEY_NAME_PAGE_UP || pressed->name == KEY_NAME_PAGE_DOWN) {
		list_view_key(&find->list, pressed);
		return outcome_stay();
	}
	if (!line_edit_key(find->edit, pressed))
		return outcome_pass();
	look(find);
	return outcome_stay();
}

static const char *hit_label(const struct search_screen *find, const struct hit *hit)
{
	static const char *const labels[] = {
		[HIT_PERSON] = "search.person",
		[HIT_ANSWER] = "search.answer",
		[HIT_RATING] = "search.rating",
		[HIT_PLAN] = "search.plan",
		[HIT_CONVERSATION] = "search.conversation",
		[HIT_DRAFT] = "search.draft",
		[HIT_LESSON] = "search.lesson",
		[HIT_SKILL] = "search.skill",
		[HIT_COUPLING] = "search.coupling",
		[HIT_CONSENT] = "search.consent",
	};

	return services_say(find->services, labels[hit->kind]);
}

static void draw_hit(void *data, struct canvas *canvas, int index, struct area line,
		     bool is_selected)
{
	const struct search_screen *find = data;
	const struct hit *hit = find->hits->pdata[index];
	enum style style = is_selected ? STYLE_SELECTED : STYLE_TEXT;

	canvas_text_in(canvas, line.row, line.column, 9, style, hit->code);
	canvas_text_in(canvas, line.row, line.column + 10, 14, style, hit->pseudonym);
	canvas_text_in(canvas, line.row, line.column + 25, 11, STYLE_HINT, hit_label(find, hit));
	canvas_text_in(canvas, line.row, line.column + 37, line.width - 37, style, hit->excerpt);
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	struct search_screen *find = (struct search_screen *)screen;
	struct area area = { body.row + 3, body.column + 1, body.height - 3, body.width - 2 };

	list_view_draw(&find->list, canvas, area, draw_hit, find);
	if (find->hits->len == 0 && !text_is_blank(line_edit_text(find->edit)))
		canvas_text_in(canvas, area.row, area.column + 2, area.width - 2, STYLE_HINT,
			       services_say(find->services, "search.none"));
	line_edit_draw(find->edit, canvas, body.row + 1, body.column + 3, body.width - 6, true);
}

static char *title(const struct screen *screen)
{
	return g_strdup(
		services_say(((const struct search_screen *)screen)->services, "search.title"));
}

static struct outcome resumed(struct screen *screen, int value)
{
	(void)value;
	look(as_search(screen));
	return outcome_stay();
}

static void search_free(struct screen *screen)
{
	struct search_screen *find = as_search(screen);

	line_edit_free(find->edit);
	g_ptr_array_unref(find->hits);
	g_free(find);
}

static bool has_hits(const struct screen *screen)
{
	return ((const struct search_screen *)screen)->hits->len > 0;
}

static const struct command search_commands[] = {
	{ "Enter", "search.open", "search.open_help", open_hit, has_hits, 1 },
	{ "Esc", "command.back", "command.back_help", services_go_back, NULL, 2 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};
static const struct command *const tables[] = { search_commands, NULL };

static const struct screen_kind search_kind = {
	.name = "search",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.resumed = resumed,
	.free = search_free,
};

struct screen *search_screen_new(struct services *services)
{
	struct search_screen *find = g_new0(struct search_screen, 1);

	find->base.kind = &search_kind;
	find->services = services;
	find->edit = line_edit_new("", 400);
	find->hits = g_ptr_array_new();
	return &find->base;
}
