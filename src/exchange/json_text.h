/* JSON that leaves: indented, with a line end, as text that its owner can wipe.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef EXCHANGE_JSON_TEXT_H
#define EXCHANGE_JSON_TEXT_H

#include <glib.h>
#include <jansson.h>

/* Newly allocated, ends with a line end; *length without the zero behind it, may be NULL. There is no other copy of it. */
char *json_text(const json_t *root, size_t *length);

#endif
