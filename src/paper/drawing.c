/* A drawing in one piece: the file, its elements, their words, title, day and language, and at the end how long each of these is and how it is to be printed. Both who
   writes and who reads it are the same program on the same machine.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/drawing.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#define DRAWING_MAX (256L * 1024 * 1024)

struct lengths {
	size_t pdf, elements, words;
	size_t as_large_as_it_is, two_sided; /* 1: so it is to be printed */
};

static bool send_words(FILE *to, const char *words, size_t *length)
{
	size_t count = strlen(words) + 1;

	*length += count;
	return fwrite(words, 1, count, to) == count;
}

bool drawing_send(FILE *to, size_t pdf_length, const struct document *document,
		  const GArray *elements)
{
	struct lengths lengths = { .pdf = pdf_length,
				   .elements = elements->len,
				   .as_large_as_it_is = document->as_large_as_it_is,
				   .two_sided = document->two_sided };
	bool sent =
		fwrite(elements->data, sizeof(struct element), elements->len, to) == elements->len;

	for (guint i = 0; i < elements->len && sent; i++) {
		const struct element *element = &g_array_index(elements, struct element, i);

		if (element->alt)
			sent = send_words(to, element->alt, &lengths.words);
	}
	sent = sent && send_words(to, document->title, &lengths.words) &&
	       send_words(to, document->date_iso, &lengths.words) &&
	       send_words(to, document->language, &lengths.words);
	return sent && fwrite(&lengths, sizeof(lengths), 1, to) == 1 && fflush(to) == 0;
}

static bool map(struct drawing *drawing, int from)
{
	struct stat about;

	if (fstat(from, &about) != 0 || about.st_size < (off_t)sizeof(struct lengths) ||
	    about.st_size > DRAWING_MAX)
		return false;
	drawing->bytes =
		mmap(NULL, (size_t)about.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, from, 0);
	if (drawing->bytes == MAP_FAILED)
		drawing->bytes = NULL;
	drawing->length = (size_t)about.st_size;
	return drawing->bytes != NULL;
}

/* The next words up to `end`, which stands behind a zero; NULL when there are none left. */
static char *next_words(char **at, const char *end)
{
	char *words = *at;

	if (words >= end)
		return NULL;
	*at += strlen(words) + 1;
	return words;
}

static bool take_words(struct drawing *drawing, char *at, const char *end)
{
	char *language;

	for (guint i = 0; i < drawing->elements->len; i++) {
		struct element *element = &g_array_index(drawing->elements, struct element, i);

		if (element->alt)
			element->alt = next_words(&at, end);
	}
	drawing->about.title = next_words(&at, end);
	drawing->about.date_iso = next_words(&at, end);
	language = next_words(&at, end);
	if (!language || at != end)
		return false;
	g_strlcpy(drawing->about.language, language, sizeof(drawing->about.language));
	return true;
}

/* Does it add up? */
static bool lengths_fit(const struct lengths *lengths, size_t all)
{
	return lengths->pdf <= all && lengths->words <= all && lengths->elements <= all &&
	       lengths->words > 0 &&
	       lengths->pdf + lengths->elements * sizeof(struct element) + lengths->words +
			       sizeof(*lengths) ==
		       all;
}

bool drawing_receive(struct drawing *drawing, int from)
{
	struct lengths lengths;
	char *end;

	*drawing =
		(struct drawing){ .elements = g_array_new(FALSE, FALSE, sizeof(struct element)) };
	if (!map(drawing, from))
		return false;
	end = drawing->bytes + drawing->length - sizeof(lengths);
	memcpy(&lengths, end, sizeof(lengths));
	if (!lengths_fit(&lengths, drawing->length) || end[-1] != '\0')
		return false;
	drawing->pdf_length = lengths.pdf;
	drawing->about.as_large_as_it_is = lengths.as_large_as_it_is == 1;
	drawing->about.two_sided = lengths.two_sided == 1;
	g_array_append_vals(drawing->elements, drawing->bytes + lengths.pdf,
			    (guint)lengths.elements);
	return take_words(drawing, end - lengths.words, end);
}

void drawing_done(struct drawing *drawing)
{
	if (drawing->bytes)
		munmap(drawing->bytes, drawing->length);
	g_array_unref(drawing->elements);
}
