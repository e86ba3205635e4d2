/* The Big List of Naughty Strings, when `make deps-test` could fetch it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_NAUGHTY_H
#define SUPPORT_NAUGHTY_H

#include <glib.h>

/* All of them (under the address sanitizer a part), as they stand in the list; NULL, and said so, when it is not there. */
GPtrArray *naughty_strings(void);

#endif
