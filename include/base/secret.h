/* A passphrase or key in memory of its own: locked, not in core dumps, wiped when freed. Grows, never copies to the heap.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#define SECRET_MAX 1024 /* bytes; more is refused, not cut */

struct secret;

struct secret *secret_new(void);         /* empty; NULL when the system gives no memory */
void secret_free(struct secret *secret); /* wipes; NULL is fine */
bool secret_append(struct secret *secret, const char *bytes,
		   size_t length); /* false when it would exceed SECRET_MAX */
void secret_truncate(struct secret *secret, size_t length);
void secret_clear(struct secret *secret);
const char *secret_bytes(const struct secret *secret); /* borrowed; NUL-terminated */
size_t secret_length(const struct secret *secret);
/* Two words at most: a machine guesses these. Said, not refused. Letters are counted, so that Cyrillic ones count as Latin ones do. */
bool secret_is_short(const struct secret *secret);
bool secret_equal(const struct secret *a, const struct secret *b);

#endif
