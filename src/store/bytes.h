/* Numbers in the vault's files are little-endian, whatever the machine.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_BYTES_H
#define STORE_BYTES_H

#include <glib.h>
#include <string.h>

static inline void put_u32(unsigned char *at, guint32 value)
{
	value = GUINT32_TO_LE(value);
	memcpy(at, &value, sizeof(value));
}

static inline void put_u64(unsigned char *at, guint64 value)
{
	value = GUINT64_TO_LE(value);
	memcpy(at, &value, sizeof(value));
}

static inline guint32 get_u32(const unsigned char *at)
{
	guint32 value;

	memcpy(&value, at, sizeof(value));
	return GUINT32_FROM_LE(value);
}

static inline guint64 get_u64(const unsigned char *at)
{
	guint64 value;

	memcpy(&value, at, sizeof(value));
	return GUINT64_FROM_LE(value);
}

#endif
