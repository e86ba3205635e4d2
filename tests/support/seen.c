/* What can be seen of a text.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/seen.h"

const char *const odd_words[] = {
	"пам'ять пам’ять памʼять за́мок замо́к ґанок їжа Є Ї І ґ Ґ",
	"ĳsvrij coöperatie reünie één ‘zo’ “en zo” – — … • · № € ₴ ½ ² ° § ± × ÷",
	"😀 🧩 🇺🇦 ☎ ☐ ✓ → 漢字 한국어 ქართული Հայերեն",
	"<script>alert('1')</script> &amp; \"'`\\ %s%n%d {0} ${HOME} $(id) ; -- DROP TABLE",
	"(((((()))))) [[[]]] <<>> /Artifact BMC EMC BT ET (Tj) \\) \\( endstream endobj",
	"ﬁ ﬂ ﬀ Å Å e\xcc\x81 é а̣́ҳ \xef\xbf\xbd",
	"дужедовгесловобезжодногопропуску0123456789012345678901234567890123456789012345678901234567890123456789",
	"0 00 1.1 1,1 1e5 1/2 --- ___ *** ### | || ~ ^ = + @",
};
const gsize odd_words_count = G_N_ELEMENTS(odd_words);

char *address_of_300(void)
{
	GString *address = g_string_new("https://example.org/допомога?");

	while (address->len < 300)
		g_string_append_printf(address, "part%zu=%%D0%%84&", address->len);
	return g_string_free(address, FALSE);
}

/* Blanks, with or without a width, and marks of direction: pdftotext leaves some out and puts in its own. */
bool is_unseen(gunichar sign)
{
	return g_unichar_isspace(sign) || g_unichar_iscntrl(sign) || sign == 0x180E ||
	       sign == 0x200B || sign == 0xFEFF || (sign >= 0x202A && sign <= 0x202E) ||
	       (sign >= 0x2066 && sign <= 0x2069);
}

void add_seen(GString *out, const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar sign = g_utf8_get_char(text);

		if (!is_unseen(sign))
			g_string_append_unichar(out, sign);
	}
}

char *seen(const char *text)
{
	GString *out = g_string_new(NULL);

	add_seen(out, text);
	return g_string_free(out, FALSE);
}

GHashTable *count_signs(const char *text)
{
	GHashTable *count = g_hash_table_new(NULL, NULL);
	g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
	g_autofree char *plain = seen(normal ? normal : "");

	for (const char *at = plain; *at; at = g_utf8_next_char(at)) {
		gpointer sign = GUINT_TO_POINTER(g_utf8_get_char(at));

		g_hash_table_insert(
			count, sign,
			GINT_TO_POINTER(GPOINTER_TO_INT(g_hash_table_lookup(count, sign)) + 1));
	}
	return count;
}
