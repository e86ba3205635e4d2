/* From libyaml's events to a tree. Events, not libyaml's own documents: those take 28 seconds for 100 KB of `[`, build what we
   refuse, and accept a key twice.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/yaml_tree.h"

#include <errno.h>
#include <string.h>
#include <yaml.h>

/* A line of the file; only ever moves down. */
struct line {
	const char *text, *end; /* the end of the file */
	size_t number;
};

/* One reading: where we are in the tree, and the key that waits for its value. */
struct reading {
	struct tree *tree;
	const char *name;
	const char *enough; /* the key of the root after whose value we stop; NULL: read all */
	bool has_enough;
	struct error *error;
	struct tree_node *open[TREE_DEPTH_MAX];
	int depth;
	struct tree_node *keyed; /* a node of which only the key has been read */
	struct line line;        /* up to where quoted scalars have been looked at */
	char last_key[128];      /* for errors that have no key of their own */
};

static bool refuse(const struct reading *reading, const char *sentence, yaml_mark_t mark,
		   const char *key)
{
	return error_set_place(reading->error, ERROR_CONTENT, sentence, reading->name,
			       (int)mark.line + 1, (int)mark.column + 1,
			       key ? key : reading->last_key);
}

static struct tree_node *container(const struct reading *reading)
{
	return reading->depth ? reading->open[reading->depth - 1] : NULL;
}

static bool wants_key(const struct reading *reading)
{
	return container(reading) && container(reading)->kind == TREE_MAPPING && !reading->keyed;
}

/* Hangs a value below its parent: behind the key that waits for it, as the next item, or as the root. */
static struct tree_node *place_value(struct reading *reading, enum tree_kind kind, yaml_mark_t mark)
{
	struct tree_node *node = reading->keyed ? reading->keyed : tree_node_new(reading->tree);

	reading->keyed = NULL;
	node->kind = kind;
	node->line = (int)mark.line + 1;
	node->column = (int)mark.column + 1;
	tree_hang(reading->tree, container(reading), node);
	return node;
}

static bool open_container(struct reading *reading, enum tree_kind kind, bool is_flow,
			   yaml_mark_t mark)
{
	if (is_flow)
		return refuse(reading, "yaml.flow", mark, NULL);
	if (wants_key(reading))
		return refuse(reading, "yaml.key_not_text", mark, NULL);
	if (reading->depth == TREE_DEPTH_MAX)
		return refuse(reading, "yaml.too_deep", mark, NULL);
	struct tree_node *node = place_value(reading, kind, mark);
	reading->open[reading->depth++] = node;
	return true;
}

static bool take_key(struct reading *reading, const yaml_event_t *event)
{
	const char *key = (const char *)event->data.scalar.value;
	yaml_scalar_style_t style = event->data.scalar.style;

	if (reading->enough && reading->depth == 1 && tree_get(container(reading), reading->enough))
		return reading->has_enough = true;
	if (style == YAML_PLAIN_SCALAR_STYLE && strcmp(key, "<<") == 0)
		return refuse(reading, "yaml.merge", event->start_mark, key);
	if (key[0] == '\0' || style == YAML_LITERAL_SCALAR_STYLE)
		return refuse(reading, "yaml.key_not_text", event->start_mark, NULL);
	if (tree_get(container(reading), key))
		return refuse(reading, "yaml.duplicate_key", event->start_mark, key);
	if (container(reading)->count == TREE_KEYS_MAX)
		return refuse(reading, "yaml.too_many_keys", event->start_mark, key);
	reading->keyed = tree_node_new(reading->tree);
	tree_set_key(reading->tree, reading->keyed, key, event->data.scalar.length);
	reading->keyed->key_line = (int)event->start_mark.line + 1;
	reading->keyed->key_column = (int)event->start_mark.column + 1;
	g_strlcpy(reading->last_key, key, sizeof reading->last_key);
	return true;
}

/* Escapes in double quotes ("\e", "\0", "\t") bring in what the bytes of the file may not hold. */
static bool holds_control(const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	gsize length = event->data.scalar.length;

	return tree_find_control(text, length) || memchr(text, '\t', length) ||
	       memchr(text, '\r', length);
}

static void go_to_line(struct line *line, size_t number)
{
	const char *end;

	for (; line->number < number; line->number++) {
		end = memchr(line->text, '\n', (size_t)(line->end - line->text));
		line->text = end ? end + 1 : line->end;
	}
}

static char sign_at(const struct line *line, size_t column)
{
	const char *sign = line->text;

	while (sign < line->end && column-- > 0)
		sign = g_utf8_next_char(sign);
	return sign < line->end ? *sign : '\n';
}

/* A line that is not blank and begins before `column`. */
static bool begins_before(const struct line *line, size_t column, size_t *blanks)
{
	for (*blanks = 0; sign_at(line, *blanks) == ' ' && *blanks < column;)
		(*blanks)++;
	return *blanks < column && !strchr("\r\n", sign_at(line, *blanks));
}

/* What libyaml lets pass and YAML 1.2 does not: a comment that touches the closing quote, and a line of the text that stands no further
   in than what the text belongs to. Both may hide words. */
static bool refuse_odd_quotes(struct reading *reading, const yaml_event_t *event)
{
	const struct tree_node *parent = container(reading);
	yaml_mark_t mark = event->end_mark;
	size_t indent = parent ? (size_t)parent->column : 0, blanks;

	if (event->data.scalar.style != YAML_SINGLE_QUOTED_SCALAR_STYLE &&
	    event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		return true;
	for (size_t i = event->start_mark.line + 1; i <= event->end_mark.line; i++) {
		go_to_line(&reading->line, i);
		if (begins_before(&reading->line, indent, &blanks)) {
			mark = (yaml_mark_t){ .line = i, .column = blanks };
			return refuse(reading, "yaml.syntax", mark, NULL);
		}
	}
	go_to_line(&reading->line, event->end_mark.line);
	if (sign_at(&reading->line, event->end_mark.column) == '#')
		return refuse(reading, "yaml.syntax", mark, NULL);
	return true;
}

static bool take_scalar(struct reading *reading, const yaml_event_t *event)
{
	if (!refuse_odd_quotes(reading, event))
		return false;
	if (event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
		return refuse(reading, "yaml.folded", event->start_mark, NULL);
	if (holds_control(event))
		return refuse(reading, "yaml.control", event->start_mark, NULL);
	if (wants_key(reading))
		return take_key(reading, event);
	struct tree_node *node = place_value(reading, TREE_TEXT, event->start_mark);
	node->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	tree_set_text(reading->tree, node, (const char *)event->data.scalar.value,
		      event->data.scalar.length);
	return true;
}

static bool close_container(struct reading *reading)
{
	reading->depth--;
	return true;
}

static bool start_document(struct reading *reading, const yaml_event_t *event)
{
	if (event->data.document_start.version_directive ||
	    event->data.document_start.tag_directives.start !=
		    event->data.document_start.tag_directives.end)
		return refuse(reading, "yaml.directive", event->start_mark, NULL);
	if (tree_root(reading->tree))
		return refuse(reading, "yaml.several_documents", event->start_mark, NULL);
	return true;
}

static bool refuse_properties(struct reading *reading, const yaml_event_t *event,
			      const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		return refuse(reading, "yaml.anchor", event->start_mark, NULL);
	return !tag || refuse(reading, "yaml.tag", event->start_mark, NULL);
}

static bool take_event(struct reading *reading, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(reading, event);
	case YAML_ALIAS_EVENT:
		return refuse(reading, "yaml.alias", event->start_mark, NULL);
	case YAML_SCALAR_EVENT:
		return refuse_properties(reading, event, event->data.scalar.anchor,
					 event->data.scalar.tag) &&
		       take_scalar(reading, event);
	case YAML_MAPPING_START_EVENT:
		return refuse_properties(reading, event, event->data.mapping_start.anchor,
					 event->data.mapping_start.tag) &&
		       open_container(reading, TREE_MAPPING,
				      event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
				      event->start_mark);
	case YAML_SEQUENCE_START_EVENT:
		return refuse_properties(reading, event, event->data.sequence_start.anchor,
					 event->data.sequence_start.tag) &&
		       open_container(reading, TREE_SEQUENCE,
				      event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
				      event->start_mark);
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		return close_container(reading);
	default:
		return true;
	}
}

static bool read_events(struct reading *reading, yaml_parser_t *parser)
{
	yaml_event_t event;
	bool is_sound = true, is_last = false;

	while (is_sound && !is_last && !reading->has_enough) {
		if (!yaml_parser_parse(parser, &event))
			return refuse(reading, "yaml.syntax", parser->problem_mark, NULL);
		is_last = event.type == YAML_STREAM_END_EVENT;
		is_sound = take_event(reading, &event);
		yaml_event_delete(&event);
	}
	if (is_sound && !tree_root(reading->tree))
		return refuse(reading, "yaml.empty", (yaml_mark_t){ 0 }, NULL);
	return is_sound;
}

struct tree *tree_of_events(const char *bytes, gsize length, const char *name, const char *last_key,
			    struct error *error)
{
	struct reading reading = { .name = name, .enough = last_key, .error = error };
	yaml_parser_t parser;

	if (!yaml_parser_initialize(&parser)) {
		error_set_errno(error, ERROR_CONTENT, "yaml.unreadable", name, ENOMEM);
		return NULL;
	}
	reading.tree = tree_new();
	reading.line = (struct line){ .text = bytes, .end = bytes + length };
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, length);
	if (!read_events(&reading, &parser))
		g_clear_pointer(&reading.tree, tree_free);
	yaml_parser_delete(&parser);
	return reading.tree;
}
