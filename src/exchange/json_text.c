/* JSON as text in one piece of memory. jansson's own way grows a buffer and leaves copies of what people said behind, which nobody can wipe.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/json_text.h"

#define AS JSON_INDENT(2)

char *json_text(const json_t *root, size_t *length)
{
	size_t size = json_dumpb(root, NULL, 0, AS);
	char *text = g_malloc(size + 2);

	json_dumpb(root, text, size, AS);
	text[size] = '\n';
	text[size + 1] = '\0';
	if (length)
		*length = size + 1;
	return text;
}
