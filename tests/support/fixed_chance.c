/* A counter in the place of chance. Never linked into the program.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/fixed_chance.h"

#include <glib.h>
#include <sodium.h>

static const char *name_of_it(void)
{
	return "the same every time";
}

static guint32 next_number(void)
{
	static gint drawn;
	guint32 number = (guint32)g_atomic_int_add(&drawn, 1) * 2654435761u;

	return number ^ number >> 15;
}

static void fill(void *const bytes, const size_t size)
{
	for (size_t i = 0; i < size; i++)
		((guint8 *)bytes)[i] = (guint8)(next_number() >> 16);
}

void fixed_chance_begin(void)
{
	static struct randombytes_implementation fixed = {
		.implementation_name = name_of_it,
		.random = next_number,
		.buf = fill,
	};

	randombytes_set_implementation(&fixed);
	g_assert(sodium_init() >= 0);
}
