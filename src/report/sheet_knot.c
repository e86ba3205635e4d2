/* A knot on a sheet: a ring to point at, the same in words, and where to begin as a question. Never a verdict.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet_knot.h"

#include "casework/progress.h"

#include <string.h>

struct tangle *tangle_new(const GPtrArray *obstacles, const GPtrArray *numbers)
{
	struct tangle *tangle = g_new0(struct tangle, 1);

	tangle->obstacles = obstacles;
	tangle->numbers = numbers;
	tangle->holds = g_array_new(FALSE, FALSE, sizeof(struct hold));
	return tangle;
}

void tangle_free(struct tangle *tangle)
{
	if (!tangle)
		return;
	g_array_unref(tangle->holds);
	knots_free(tangle->knots);
	g_free(tangle);
}

static int index_of(const struct tangle *tangle, record_id id)
{
	for (guint i = 0; i < tangle->obstacles->len; i++) {
		const struct plan_item *item = tangle->obstacles->pdata[i];

		if (item->id == id)
			return (int)i;
	}
	return -1;
}

static bool is_held(const struct tangle *tangle, struct hold wanted)
{
	for (guint i = 0; i < tangle->holds->len; i++) {
		const struct hold *hold = &g_array_index(tangle->holds, struct hold, i);

		if (hold->from == wanted.from && hold->to == wanted.to)
			return true;
	}
	return false;
}

void tangle_add(struct tangle *tangle, const GPtrArray *holdings)
{
	for (guint i = 0; holdings && i < holdings->len; i++) {
		const struct holding *holding = holdings->pdata[i];
		struct hold hold = { .from = index_of(tangle, holding->from_id),
				     .to = index_of(tangle, holding->to_id) };

		if (hold.from >= 0 && hold.to >= 0 && hold.from != hold.to &&
		    !is_held(tangle, hold))
			g_array_append_val(tangle->holds, hold);
	}
}

static const struct hold *holds_of(const struct tangle *tangle)
{
	return (const struct hold *)tangle->holds->data;
}

void tangle_tie(struct tangle *tangle)
{
	knots_free(tangle->knots);
	tangle->knots =
		knots_find((int)tangle->obstacles->len, holds_of(tangle), (int)tangle->holds->len);
}

static const char *number_of(const struct tangle *tangle, int obstacle)
{
	return tangle->numbers->pdata[obstacle];
}

static void add_number(GString *numbers, const struct tangle *tangle, int obstacle)
{
	g_string_append_printf(numbers, "%s%s", numbers->len ? ", " : "",
			       number_of(tangle, obstacle));
}

char *tangle_holders(const struct tangle *tangle, int obstacle)
{
	g_autoptr(GString) numbers = g_string_new(NULL);

	for (guint i = 0; i < tangle->holds->len; i++) {
		const struct hold *hold = &g_array_index(tangle->holds, struct hold, i);

		if (hold->to == obstacle)
			add_number(numbers, tangle, hold->from);
	}
	return numbers->len > 0 ? g_strdup(numbers->str) : NULL;
}

static int place_in(const GArray *ring, int obstacle)
{
	for (guint i = 0; i < ring->len; i++)
		if (g_array_index(ring, int, i) == obstacle)
			return (int)i;
	return -1;
}

/* One line of a picture: a name may hold line ends of its own. */
static void add_line(GString *lines, const char *text, bool first)
{
	g_autofree char *line = g_strdelimit(g_strdup(text), "\n\r", ' ');

	g_string_append_printf(lines, "%s%s", first ? "" : "\n", line);
}

static void add_picture(const struct part *part, const struct tangle *tangle, const GArray *ring)
{
	g_autoptr(GString) signs = g_string_new(NULL);
	g_autoptr(GString) said = g_string_new(NULL);
	g_autoptr(GString) numbers = g_string_new(NULL);
	g_autoptr(GString) names = g_string_new(NULL);
	g_autofree char *listened = NULL;
	struct block *block = document_add(part->document, BLOCK_KNOT, part->code, "");

	for (guint i = 0; i < ring->len; i++) {
		int obstacle = g_array_index(ring, int, i);
		struct words words = part_words(part, tangle->obstacles->pdata[obstacle]);

		g_string_append_printf(signs, "%s%s", i ? " \342\237\262 " : "",
				       number_of(tangle, obstacle));
		add_number(said, tangle, obstacle);
		add_line(numbers, number_of(tangle, obstacle), i == 0);
		add_line(names, words.text, i == 0);
	}
	for (guint i = 0; i < tangle->holds->len; i++) {
		const struct hold *hold = &g_array_index(tangle->holds, struct hold, i);
		struct point point = { .x = place_in(ring, hold->from),
				       .y = place_in(ring, hold->to),
				       .value = -1 };

		if (point.x >= 0 && point.y >= 0 && MAX(point.x, point.y) <= POINT_Y_MAX)
			block_add_point(block, point);
	}
	listened = say_with(part->sentences, "sheet.knot_picture", "numbers", said->str, NULL);
	block_set(&block->text, signs->str);
	block_set(&block->label, numbers->str);
	block_set(&block->detail, names->str);
	block_set(&block->detail_2, listened);
}

/* "1 holds 2, 3 in place": one line for each that holds. */
static void add_in_words(const struct part *part, const struct tangle *tangle, const GArray *ring)
{
	for (guint i = 0; i < ring->len; i++) {
		g_autoptr(GString) held = g_string_new(NULL);
		g_autofree char *line = NULL;

		for (guint j = 0; j < tangle->holds->len; j++) {
			const struct hold *hold = &g_array_index(tangle->holds, struct hold, j);

			if (hold->from == g_array_index(ring, int, i))
				add_number(held, tangle, hold->to);
		}
		line = say_with(part->sentences, "sheet.holds", "number",
				number_of(tangle, g_array_index(ring, int, i)), "numbers",
				held->str, NULL);
		document_add(part->document, BLOCK_NOTE, part->code, line);
	}
}

/* Those whose solution frees most others; *freed how many. */
static GArray *levers(const struct tangle *tangle, const GArray *ring, int *freed)
{
	GArray *best = g_array_new(FALSE, FALSE, sizeof(int));

	*freed = 0;
	for (guint i = 0; i < ring->len; i++) {
		int obstacle = g_array_index(ring, int, i);
		int count = knots_freed_by_obstacle((int)tangle->obstacles->len, holds_of(tangle),
						    (int)tangle->holds->len, obstacle);

		if (count > *freed)
			g_array_set_size(best, 0);
		*freed = MAX(*freed, count);
		if (count == *freed)
			g_array_append_val(best, obstacle);
	}
	return best;
}

static char *question(const struct part *part, const struct tangle *tangle, const GArray *best,
		      int freed)
{
	g_autoptr(GString) numbers = g_string_new(NULL);
	struct words words;

	if (best->len == 1) {
		int obstacle = g_array_index(best, int, 0);

		words = part_words(part, tangle->obstacles->pdata[obstacle]);
		return say_count(part->sentences, "sheet.lever_one", freed, "number",
				 number_of(tangle, obstacle), "name", words.text, NULL);
	}
	for (guint i = 0; i < best->len; i++)
		add_number(numbers, tangle, g_array_index(best, int, i));
	return say_with(part->sentences, "sheet.lever_any", "numbers", numbers->str, NULL);
}

void part_add_knot(const struct part *part, const struct tangle *tangle, int knot)
{
	g_autoptr(GArray) ring =
		knots_ring(tangle->knots, holds_of(tangle), (int)tangle->holds->len, knot);
	int freed;
	g_autoptr(GArray) best = levers(tangle, ring, &freed);

	add_picture(part, tangle, ring);
	add_in_words(part, tangle, ring);
	if (freed > 0) {
		g_autofree char *asked = question(part, tangle, best, freed);

		document_add(part->document, BLOCK_PARAGRAPH, part->code, asked);
	}
}
