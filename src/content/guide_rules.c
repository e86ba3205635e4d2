/* Facts with a last day, and what happens to people.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"
#include "content/guide_parts.h"

#define SOURCE_COLUMNS 200

static const char *const fact_keys[] = { "id",    "indicator",   "legal",    "source",
					 "as_of", "valid_until", "review",   "applies_to",
					 "text",  "check_with",  "standing", "translation" };
static const char *const event_keys[] = { "id",    "indicator", "name",
					  "text",  "household", "household_question",
					  "facts", "steps",     "translation" };

static const char *const event_words[] = {
	"contract-offered",
	"agency-contract",
	"first-payslip",
	"wage-not-paid",
	"host-family-stops",
	"move-announced",
	"letter-from-municipality",
	"child-starts-school",
	"care-insurance-changes",
	"protection-ends",
	"heavy-news",
	"reception-complaint",
};
const struct names guide_event_names = NAMES(event_words);

static void read_days(struct source *source, const struct tree_node *node, struct fact *fact)
{
	fact->as_of = field_day(source, node, "as_of");
	fact->valid_until = field_day(source, node, "valid_until");
	if (fact->as_of != DAY_NONE && fact->valid_until != DAY_NONE &&
	    fact->valid_until < fact->as_of)
		source_complain(source, PROBLEM_LASTING, "check.ends_before_it_begins",
				tree_get(node, "valid_until"));
}

static void read_source(struct source *source, const struct tree_node *node, struct fact *fact)
{
	fact->source = field_text(source, node, "source");
	if (text_columns(fact->source, -1) > SOURCE_COLUMNS)
		source_complain_about(source, PROBLEM_PASSING, "check.too_wide",
				      tree_get(node, "source"), "source", SOURCE_COLUMNS);
}

static void read_standing(struct source *source, const struct tree_node *node, struct fact *fact)
{
	const struct tree_node *said = tree_get(node, "standing");
	struct standing standing = { .on = DAY_NONE };

	if (said)
		standing = node_standing(source, said);
	fact->reviewed = standing.is_reviewed;
	fact->reviewed_by = standing.is_reviewed ? g_strdup(standing.by) : NULL;
	fact->reviewed_on = standing.is_reviewed ? standing.on : DAY_NONE;
	g_free(standing.by);
}

static void read_fact(struct guide_reading *reading, const struct tree_node *node)
{
	struct source *source = reading->source;

	if (!fields_check(source, node, FIELDS(fact_keys, 10)))
		return;
	struct fact *fact = g_new0(struct fact, 1);
	g_ptr_array_add(reading->guide->facts, fact);
	fact->id = field_id(source, node, reading->ids);
	fact->indicator = read_indicator(reading, node);
	fact->legal = field_yes(source, node, "legal");
	fact->review = field_yes(source, node, "review");
	read_source(source, node, fact);
	read_days(source, node, fact);
	read_standing(source, node, fact);
	item_translation(source, node);
	field_texts(source, node, "applies_to", TEXT_FACT_PEOPLE, &fact->applies_to);
	field_texts(source, node, "text", TEXT_FACT, &fact->text);
	field_texts(source, node, "check_with", TEXT_CHECK_WITH, &fact->check_with);
}

/* A question for the family exactly when the family is hit. */
static void read_household(struct source *source, const struct tree_node *node,
			   struct guide_event *event)
{
	const struct tree_node *question = tree_get(node, "household_question");

	event->household = field_yes(source, node, "household");
	if (event->household && !question)
		source_complain_about(source, PROBLEM_LASTING, "yaml.missing_key", node,
				      "household_question", 0);
	else if (!event->household && question)
		source_complain(source, PROBLEM_LASTING, "check.question_without_household",
				question);
	else
		field_texts(source, node, "household_question", TEXT_FAMILY_QUESTION,
			    &event->household_question);
}

static void read_event(struct guide_reading *reading, const struct tree_node *node)
{
	struct source *source = reading->source;
	int which;

	if (!fields_check(source, node, FIELDS(event_keys, 5)))
		return;
	struct guide_event *event = g_new0(struct guide_event, 1);
	g_ptr_array_add(reading->guide->events, event);
	event->id = field_id(source, node, reading->ids);
	field_choice(source, node, "id", guide_event_names, &which);
	event->indicator = read_indicator(reading, node);
	event->facts = read_references(reading, node, "facts", GUIDE_FACT);
	event->steps = read_references(reading, node, "steps", GUIDE_STEP);
	item_translation(source, node);
	field_texts(source, node, "name", TEXT_EVENT_NAME, &event->name);
	field_texts(source, node, "text", TEXT_EVENT, &event->text);
	read_household(source, node, event);
}

void read_facts(struct guide_reading *reading, const struct tree_node *root)
{
	read_items(reading, root, "facts", read_fact);
}

void read_events(struct guide_reading *reading, const struct tree_node *root)
{
	read_items(reading, root, "events", read_event);
}
