/* What cairo repeats on each page and in each element, though it says nothing or can be said once: it is two fifths of what libqpdf would have
   to hold of a long file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/finish.h"

#include <string.h>

#define A4 "[ 0 0 595.276 841.89 ]"

/* Nothing on our pages is blended; all pages are of one size; what an element of the structure is, is known from where it stands. */
static const char *const repeated[] = {
	"\n   /Group <<\n      /Type /Group\n      /S /Transparency\n      /I true\n"
	"      /CS /DeviceRGB\n   >>\n",
	"\n   /MediaBox " A4 "\n",
	"<< /Type /StructElem\n",
};
#define KEPT 2 /* characters of each that are no part of it: where a dictionary begins */

static void blank(char *bytes, size_t count, const char *words)
{
	size_t length = strlen(words);
	char *at = bytes, *end = bytes + count;

	while ((at = memmem(at, (size_t)(end - at), words, length))) {
		memset(at + KEPT, ' ', length - KEPT);
		at += length;
	}
}

void blank_repeated(char *bytes, size_t count)
{
	for (size_t i = 0; i < G_N_ELEMENTS(repeated); i++)
		blank(bytes, count, repeated[i]);
}

void say_once(qpdf_data pdf)
{
	qpdf_oh pages = qpdf_oh_get_key(pdf, qpdf_get_root(pdf), "/Pages");

	qpdf_oh_replace_key(pdf, pages, "/MediaBox", qpdf_oh_parse(pdf, A4));
}
