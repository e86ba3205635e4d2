/* What may be kept of typed and pasted text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/text.h"
#include "text_unit.h"

bool text_is_valid(const char *text, gssize length)
{
	return g_utf8_validate_len(text, length < 0 ? strlen(text) : (size_t)length, NULL);
}

static bool is_line_end(gunichar letter)
{
	return letter == '\n' || letter == '\r' || letter == 0x85 || letter == 0x2028 ||
	       letter == 0x2029;
}

static bool is_control(gunichar letter)
{
	return letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
}

char *text_clean(const char *text, gssize length)
{
	size_t bytes = length < 0 ? strlen(text) : (size_t)length;
	GString *clean = g_string_sized_new(bytes + 1);
	size_t size;

	for (size_t offset = 0; offset < bytes; offset += size) {
		gunichar letter = text_unit(text, bytes, offset, &size);

		if (letter == '\r' && offset + 1 < bytes && text[offset + 1] == '\n')
			continue;
		if (is_line_end(letter))
			g_string_append_c(clean, '\n');
		else if (letter == '\t')
			g_string_append_c(clean, ' ');
		else if (!is_control(letter))
			g_string_append_unichar(clean, letter);
	}
	return g_string_free(clean, FALSE);
}

static bool is_blank(gunichar letter)
{
	return g_unichar_isspace(letter) || g_unichar_iszerowidth(letter) || is_control(letter);
}

bool text_is_blank(const char *text)
{
	size_t length = text ? strlen(text) : 0;
	size_t size;

	for (size_t offset = 0; offset < length; offset += size)
		if (!is_blank(text_unit(text, length, offset, &size)))
			return false;
	return true;
}
