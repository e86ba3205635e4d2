/* A look at JSON before it is parsed: how deep, how many values. So that a small hostile file cannot become gigabytes of nodes.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/fields.h"

#define DEPTH_MAX                                                                                  \
	8 /* file, versions, version, plan, item, renderings, rendering: seven, and one to spare */
#define VALUES_MAX 4000000

struct scan {
	int depth, line;
	gint64 values;
	size_t line_start;
	bool in_string;
};

static void look_at(struct scan *scan, const char *bytes, size_t *at)
{
	char sign = bytes[*at];

	if (scan->in_string) {
		if (sign == '\\')
			(*at)++;
		else if (sign == '"')
			scan->in_string = false;
		return;
	}
	if (sign == '\n') {
		scan->line++;
		scan->line_start = *at + 1;
	} else if (sign == '"') {
		scan->in_string = true;
	} else if (sign == '[' || sign == '{') {
		scan->depth++;
		scan->values++;
	} else if (sign == ']' || sign == '}') {
		scan->depth--;
	} else if (sign == ',') {
		scan->values++;
	}
}

bool json_scan(const char *bytes, size_t length, const char *file, struct error *error)
{
	struct scan scan = { .line = 1 };

	for (size_t at = 0; at < length; at++) {
		look_at(&scan, bytes, &at);
		if (scan.depth <= DEPTH_MAX && scan.values <= VALUES_MAX)
			continue;
		return error_set_place(
			error, ERROR_FAILED,
			scan.depth > DEPTH_MAX ? "import.too_deep" : "import.too_many", file,
			scan.line, (int)MIN(at - scan.line_start, 99998) + 1, NULL);
	}
	return true;
}
