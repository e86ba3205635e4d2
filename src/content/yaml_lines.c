/* The quick way through a file of sentences: every line a key, two blanks further in for each level, with a text in double quotes, one
   plain word or nothing behind it. It knows no other shape and reports no mistake: what it does not know, libyaml reads from the start.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/yaml_tree.h"

#include <string.h>

#define KEY_BYTES_MAX 127

struct lines {
	struct tree *tree;
	const char *start, *at,
		*end; /* a line, and what has not been taken of it; a line end stands at `end` */
	int number;
	struct tree_node *open[TREE_DEPTH_MAX];
	int depth;
	struct tree_node *keyed; /* a key with nothing behind it: the next line stands below it */
};

static bool is_word_sign(char sign)
{
	return g_ascii_islower(sign) || g_ascii_isdigit(sign) || sign == '_';
}

/* What stands before a value is ASCII: bytes are characters. */
static int column_of(const struct lines *lines)
{
	return (int)(lines->at - lines->start) + 1;
}

static struct tree_node *container(const struct lines *lines)
{
	return lines->depth ? lines->open[lines->depth - 1] : NULL;
}

static bool open_mapping(struct lines *lines)
{
	struct tree_node *node = lines->keyed ? lines->keyed : tree_node_new(lines->tree);

	if (lines->depth == TREE_DEPTH_MAX)
		return false;
	node->kind = TREE_MAPPING;
	node->line = lines->number;
	node->column = column_of(lines);
	tree_hang(lines->tree, container(lines), node);
	lines->open[lines->depth++] = node;
	lines->keyed = NULL;
	return true;
}

/* Opens the mapping that begins with this line, and leaves those that ended before it. */
static bool take_indent(struct lines *lines)
{
	int blanks, level;

	while (*lines->at == ' ')
		lines->at++;
	blanks = (int)(lines->at - lines->start);
	level = blanks / 2;
	if (blanks % 2 != 0)
		return false;
	if (lines->keyed || lines->depth == 0)
		return level == lines->depth && open_mapping(lines);
	if (level >= lines->depth)
		return false;
	lines->depth = level + 1;
	return true;
}

static bool take_key(struct lines *lines)
{
	const struct tree_node *parent = container(lines);
	struct tree_node *node = tree_node_new(lines->tree);
	const char *key = lines->at;

	node->key_line = lines->number;
	node->key_column = column_of(lines);
	while (is_word_sign(*lines->at))
		lines->at++;
	if (lines->at == key || lines->at - key > KEY_BYTES_MAX || *lines->at != ':')
		return false;
	tree_set_key(lines->tree, node, key, (gsize)(lines->at++ - key));
	lines->keyed = node;
	return parent->count < TREE_KEYS_MAX && !tree_get(parent, node->key);
}

/* The sign that a backslash and `sign` stand for; '\0': not one of those that our sentences need. */
static char unescaped(char sign)
{
	if (sign == 'n')
		return '\n';
	return sign == '"' || sign == '\\' ? sign : '\0';
}

static bool unescape(struct lines *lines, const char *quoted, const char *end)
{
	g_autofree char *text = g_malloc((gsize)(end - quoted));
	gsize length = 0;

	for (; quoted < end; quoted++) {
		bool is_escape = *quoted == '\\';

		if (*quoted == '"' || (is_escape && ++quoted == end))
			return false;
		text[length] = is_escape ? unescaped(*quoted) : *quoted;
		if (text[length++] == '\0')
			return false;
	}
	tree_set_text(lines->tree, lines->keyed, text, length);
	return true;
}

static bool take_quoted(struct lines *lines)
{
	const char *quoted = lines->at + 1, *end = lines->end - 1;

	if (end < quoted || *end != '"')
		return false;
	gsize length = (gsize)(end - quoted);
	if (memchr(quoted, '\\', length))
		return unescape(lines, quoted, end);
	tree_set_text(lines->tree, lines->keyed, quoted, length);
	return !memchr(quoted, '"', length);
}

static bool take_word(struct lines *lines)
{
	const char *word = lines->at;

	while (is_word_sign(*lines->at))
		lines->at++;
	lines->keyed->is_plain = true;
	tree_set_text(lines->tree, lines->keyed, word, (gsize)(lines->at - word));
	return lines->at > word && lines->at == lines->end;
}

static bool take_value(struct lines *lines)
{
	struct tree_node *node = lines->keyed;

	if (lines->at == lines->end)
		return true;
	if (*lines->at++ != ' ')
		return false;
	node->line = lines->number;
	node->column = column_of(lines);
	if (!(*lines->at == '"' ? take_quoted(lines) : take_word(lines)))
		return false;
	tree_hang(lines->tree, container(lines), node);
	lines->keyed = NULL;
	return true;
}

/* A tab is refused in a text too; so are some of the characters that begin with 0xef. */
static bool may_hold_refused(const char *bytes, gsize length)
{
	return memchr(bytes, '\t', length) || memchr(bytes, 0xef, length);
}

static bool take_lines(struct lines *lines, const char *bytes, gsize length)
{
	const char *end = bytes + length;

	if (length == 0 || end[-1] != '\n' || may_hold_refused(bytes, length))
		return false;
	for (const char *line = bytes; line < end; line = lines->end + 1) {
		lines->start = lines->at = line;
		lines->end = memchr(line, '\n', (gsize)(end - line));
		lines->number++;
		if (!take_indent(lines) || !take_key(lines) || !take_value(lines))
			return false;
	}
	return !lines->keyed;
}

struct tree *tree_of_lines(const char *bytes, gsize length)
{
	struct lines lines = { .tree = tree_new() };

	if (!take_lines(&lines, bytes, length))
		g_clear_pointer(&lines.tree, tree_free);
	return lines.tree;
}
