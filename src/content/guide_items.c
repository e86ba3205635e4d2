/* Items of the guide whatever their part: shown in one list, indexed by id, searched by words.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "content/guide_parts.h"

#include <string.h>

GPtrArray *guide_part(const struct guide *guide, enum guide_part part)
{
	GPtrArray *const parts[GUIDE_PART_COUNT] = {
		[GUIDE_OBSTACLE] = guide->obstacles, [GUIDE_BREAKTHROUGH] = guide->breakthroughs,
		[GUIDE_STEP] = guide->steps,         [GUIDE_ORGANISATION] = guide->organisations,
		[GUIDE_FACT] = guide->facts,         [GUIDE_EVENT] = guide->events,
	};

	return parts[part];
}

guint guide_count(const struct guide *guide, enum guide_part part)
{
	return guide_part(guide, part)->len;
}

static struct guide_item obstacle_item(const void *data)
{
	const struct guide_obstacle *obstacle = data;

	return (struct guide_item){ .id = obstacle->id,
				    .indicator = obstacle->indicator,
				    .text = &obstacle->text,
				    .plain = "" };
}

static struct guide_item breakthrough_item(const void *data)
{
	const struct guide_breakthrough *breakthrough = data;

	return (struct guide_item){ .id = breakthrough->id,
				    .indicator = breakthrough->indicator,
				    .text = &breakthrough->text,
				    .more = &breakthrough->rule,
				    .plain = "" };
}

static struct guide_item step_item(const void *data)
{
	const struct stock_step *step = data;
	bool has_organisation = step->owner == OWNER_ORGANISATION;

	return (struct guide_item){ .id = step->id,
				    .indicator = step->indicator,
				    .text = &step->text,
				    .more = has_organisation ? &step->organisation : NULL,
				    .plain = "" };
}

static struct guide_item organisation_item(const void *data)
{
	const struct guide_organisation *organisation = data;

	return (struct guide_item){ .id = organisation->id,
				    .indicator = organisation->indicator,
				    .text = &organisation->name,
				    .more = &organisation->what,
				    .plain = organisation->web };
}

static struct guide_item fact_item(const void *data)
{
	const struct fact *fact = data;

	return (struct guide_item){ .id = fact->id,
				    .indicator = fact->indicator,
				    .text = &fact->text,
				    .more = &fact->applies_to,
				    .check_with = &fact->check_with,
				    .plain = fact->source };
}

static struct guide_item event_item(const void *data)
{
	const struct guide_event *event = data;

	return (struct guide_item){ .id = event->id,
				    .indicator = event->indicator,
				    .text = &event->name,
				    .more = &event->text,
				    .plain = "" };
}

struct guide_item guide_item_at(const struct guide *guide, enum guide_part part, guint index)
{
	static struct guide_item (*const items[GUIDE_PART_COUNT])(const void *) = {
		[GUIDE_OBSTACLE] = obstacle_item, [GUIDE_BREAKTHROUGH] = breakthrough_item,
		[GUIDE_STEP] = step_item,         [GUIDE_ORGANISATION] = organisation_item,
		[GUIDE_FACT] = fact_item,         [GUIDE_EVENT] = event_item,
	};

	return items[part](guide_part(guide, part)->pdata[index]);
}

/* ---------------------------------------------------------------- the index */

struct guide_index *guide_index_new(void)
{
	struct guide_index *index = g_new0(struct guide_index, 1);

	for (int part = 0; part < GUIDE_PART_COUNT; part++) {
		index->by_id[part] = g_hash_table_new(g_str_hash, g_str_equal);
		index->folded[part] = g_ptr_array_new_with_free_func(g_free);
	}
	return index;
}

void guide_index_free(struct guide_index *index)
{
	for (int part = 0; part < GUIDE_PART_COUNT; part++) {
		g_hash_table_unref(index->by_id[part]);
		g_ptr_array_unref(index->folded[part]);
	}
	g_free(index);
}

void guide_index_ids(struct guide *guide)
{
	for (enum guide_part part = 0; part < GUIDE_PART_COUNT; part++)
		for (guint i = 0; i < guide_count(guide, part); i++)
			g_hash_table_insert(guide->index->by_id[part],
					    (char *)guide_item_at(guide, part, i).id,
					    guide_part(guide, part)->pdata[i]);
}

static void add_words(GString *words, const struct texts *texts)
{
	for (int i = 0; texts && i < LANGUAGE_COUNT; i++)
		if (texts->in[i])
			g_string_append_printf(words, "%s\n", texts->in[i]);
}

/* What an event says is shown when it is entered and not before, so only its name can be found. */
static char *folded_words(enum guide_part part, const struct guide_item *item)
{
	g_autoptr(GString) words = g_string_new(NULL);

	add_words(words, item->text);
	if (part != GUIDE_EVENT)
		add_words(words, item->more);
	add_words(words, item->check_with);
	g_string_append(words, item->plain);
	return text_fold(words->str, (gssize)words->len);
}

void guide_fold(struct guide *guide)
{
	for (enum guide_part part = 0; part < GUIDE_PART_COUNT; part++)
		for (guint i = 0; i < guide_count(guide, part); i++) {
			struct guide_item item = guide_item_at(guide, part, i);

			g_ptr_array_add(guide->index->folded[part], folded_words(part, &item));
		}
}

static bool has_all(const char *folded, char **words)
{
	for (char **word = words; *word; word++)
		if (!strstr(folded, *word))
			return false;
	return true;
}

GArray *guide_search(const struct guide *guide, const char *query, enum indicator indicator)
{
	g_autofree char *folded = text_fold(query, -1);
	g_auto(GStrv) words = g_strsplit(folded, " ", -1);
	GArray *hits = g_array_new(FALSE, FALSE, sizeof(struct guide_hit));

	for (enum guide_part part = 0; part < GUIDE_PART_COUNT; part++)
		for (guint i = 0; i < guide_count(guide, part); i++) {
			struct guide_hit hit = { part, (int)i };

			if ((indicator == INDICATOR_NONE ||
			     guide_item_at(guide, part, i).indicator == indicator) &&
			    has_all(guide->index->folded[part]->pdata[i], words))
				g_array_append_val(hits, hit);
		}
	return hits;
}
