/* Two readings of the same YAML, compared node by node.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_TREES_H
#define SUPPORT_TREES_H

#include "content/yaml.h"

/* The same keys, texts, kinds, order and places. */
bool trees_are_the_same(const struct tree *one, const struct tree *other);

/* Reads bytes line by line and by libyaml. False: the lines were known, and libyaml read something else or refused them. */
bool trees_agree(const char *bytes, gsize length, bool *is_known_by_lines);

#endif
