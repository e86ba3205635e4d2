/* What cairo 1.16 cannot say is added with libqpdf: the language of the file and of its parts, the title in the window, how it wants to be
   printed, what the heads of tables name, furniture as artifacts, an identifier that depends on nothing but the content.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/finish.h"
#include "paper/drawing.h"
#include "paper/metadata.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void set(qpdf_data pdf, qpdf_oh object, const char *key, const char *value)
{
	qpdf_oh_replace_key(pdf, object, key, qpdf_oh_parse(pdf, value));
}

static void set_text(qpdf_data pdf, qpdf_oh object, const char *key, const char *text)
{
	qpdf_oh_replace_key(pdf, object, key, qpdf_oh_new_unicode_string(pdf, text));
}

/* "uk", "nl" as PDF wants them: the plain code. */
static void set_language(qpdf_data pdf, qpdf_oh object, const char *language)
{
	set_text(pdf, object, "/Lang", *language ? language : "und");
}

static void finish_catalog(qpdf_data pdf, const struct document *document)
{
	qpdf_oh root = qpdf_get_root(pdf), preferences;

	set_language(pdf, root, document->language);
	set(pdf, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
	preferences = qpdf_oh_get_key(pdf, root, "/ViewerPreferences");
	if (document->as_large_as_it_is)
		set(pdf, preferences, "/PrintScaling", "/None");
	if (document->two_sided)
		set(pdf, preferences, "/Duplex", "/DuplexFlipLongEdge");
}

/* The same as the properties, as those want it who sort and index files. */
static void finish_metadata(qpdf_data pdf, const struct document *document, const GArray *elements)
{
	g_autoptr(GString) packet = metadata_make(document, keeps_our_rules(document, elements));
	qpdf_oh stream = qpdf_oh_new_stream(pdf);

	qpdf_oh_replace_stream_data(pdf, stream, (const unsigned char *)packet->str, packet->len,
				    qpdf_oh_new_null(pdf), qpdf_oh_new_null(pdf));
	set(pdf, qpdf_oh_get_dict(pdf, stream), "/Type", "/Metadata");
	set(pdf, qpdf_oh_get_dict(pdf, stream), "/Subtype", "/XML");
	qpdf_oh_replace_key(pdf, qpdf_get_root(pdf), "/Metadata", stream);
}

/* Structure elements in the order they were begun, which is the order of the tree. */
struct walk {
	qpdf_data pdf;
	const struct document *document;
	const GArray *elements;
	guint at;
};

static void finish_element(struct walk *walk, qpdf_oh element);

static void finish_children(struct walk *walk, qpdf_oh parent)
{
	qpdf_oh kids = qpdf_oh_get_key(walk->pdf, parent, "/K");
	int count;

	if (!qpdf_oh_is_array(walk->pdf, kids)) {
		if (qpdf_oh_is_dictionary(walk->pdf, kids))
			finish_element(walk, kids);
		qpdf_oh_release(walk->pdf, kids);
		return;
	}
	count = qpdf_oh_get_array_n_items(walk->pdf, kids);
	for (int i = 0; i < count; i++) {
		qpdf_oh kid = qpdf_oh_get_array_item(walk->pdf, kids, i);

		if (qpdf_oh_is_dictionary(walk->pdf, kid))
			finish_element(walk, kid);
		qpdf_oh_release(walk->pdf, kid);
	}
	qpdf_oh_release(walk->pdf, kids);
}

static void finish_element(struct walk *walk, qpdf_oh element)
{
	const struct element *drawn;
	qpdf_oh tag = qpdf_oh_get_key(walk->pdf, element, "/S");

	if (!qpdf_oh_is_name(walk->pdf, tag) || walk->at >= walk->elements->len)
		return;
	drawn = &g_array_index(walk->elements, struct element, walk->at++);
	if (strcmp(drawn->language, walk->document->language) != 0)
		set_language(walk->pdf, element, drawn->language);
	if (drawn->alt && *drawn->alt)
		set_text(walk->pdf, element, "/Alt", drawn->alt);
	if (drawn->numbered)
		set(walk->pdf, element, "/A", "<< /O /List /ListNumbering /Decimal >>");
	if (strcmp(drawn->tag, "TH") == 0)
		set(walk->pdf, element, "/A",
		    drawn->row_head ? "<< /O /Table /Scope /Row >>"
				    : "<< /O /Table /Scope /Column >>");
	finish_children(walk, element);
}

static void finish_structure(qpdf_data pdf, const struct document *document, const GArray *elements)
{
	struct walk walk = { .pdf = pdf, .document = document, .elements = elements };
	qpdf_oh root = qpdf_get_root(pdf);

	finish_children(&walk, qpdf_oh_get_key(pdf, root, "/StructTreeRoot"));
}

/* As qpdf would do it at the end, but page by page: all pages of a long record at once take more room than its words. NULL: it did not
   work out. */
static GByteArray *deflated(const GString *content)
{
	g_autoptr(GZlibCompressor) zlib = g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
	GByteArray *out = g_byte_array_new();
	GConverterResult result;
	gsize at = 0;

	do {
		guint8 piece[16384];
		gsize taken = 0, given = 0;

		result = g_converter_convert(G_CONVERTER(zlib), content->str + at,
					     content->len - at, piece, sizeof(piece),
					     G_CONVERTER_INPUT_AT_END, &taken, &given, NULL);
		at += taken;
		g_byte_array_append(out, piece, (guint)given);
	} while (result == G_CONVERTER_CONVERTED);
	if (result == G_CONVERTER_FINISHED)
		return out;
	g_byte_array_unref(out);
	return NULL;
}

static void replace_content(qpdf_data pdf, qpdf_oh contents, const GString *content)
{
	GByteArray *small = deflated(content);
	qpdf_oh none = qpdf_oh_new_null(pdf);

	if (!small) {
		qpdf_oh_replace_stream_data(pdf, contents, (const unsigned char *)content->str,
					    content->len, none, none);
		return;
	}
	qpdf_oh_replace_stream_data(pdf, contents, small->data, small->len,
				    qpdf_oh_new_name(pdf, "/FlateDecode"), none);
	g_byte_array_unref(small);
}

static void finish_page(qpdf_data pdf, qpdf_oh page)
{
	qpdf_oh contents = qpdf_oh_get_key(pdf, page, "/Contents");
	unsigned char *data = NULL;
	size_t length = 0;
	GString *marked;

	set(pdf, page, "/Tabs", "/S");
	if (!qpdf_oh_is_stream(pdf, contents) ||
	    qpdf_oh_get_stream_data(pdf, contents, qpdf_dl_generalized, NULL, &data, &length))
		return;
	marked = mark_artifacts((const char *)data, length);
	replace_content(pdf, contents, marked);
	g_string_free(marked, TRUE);
	free(data);
}

/* The last bytes may find no room without a word from libqpdf. */
static bool stands_whole(const char *path)
{
	static const char end[] = "%%EOF\n";
	char tail[sizeof(end) - 1] = "";
	int file = open(path, O_RDONLY | O_CLOEXEC);
	off_t size = file < 0 ? -1 : lseek(file, 0, SEEK_END);
	bool whole = size < 0 || (pread(file, tail, sizeof(tail), size - (off_t)sizeof(tail)) > 0 &&
				  memcmp(tail, end, sizeof(tail)) == 0);

	if (file >= 0)
		close(file);
	return whole;
}

/* By its path, or all of the file would be in memory twice. */
static enum paper_exit write_pdf(qpdf_data pdf, int out)
{
	g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", out);

	if (qpdf_init_write(pdf, path) & QPDF_ERRORS)
		return PAPER_BAD_WRITE;
	qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
	qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
	qpdf_set_compress_streams(pdf, QPDF_TRUE);
	if (qpdf_write(pdf) & QPDF_ERRORS)
		return qpdf_get_error_code(pdf, qpdf_get_error(pdf)) == qpdf_e_system
			       ? PAPER_BAD_WRITE
			       : PAPER_FAILED;
	return stands_whole(path) ? PAPER_DONE : PAPER_BAD_WRITE;
}

static void finish_pages(qpdf_data pdf)
{
	g_autoptr(GHashTable) fonts = g_hash_table_new(NULL, NULL);
	int pages = qpdf_get_num_pages(pdf);

	for (int i = 0; i < pages; i++) {
		finish_page(pdf, qpdf_get_page_n(pdf, (size_t)i));
		finish_fonts(pdf, qpdf_get_page_n(pdf, (size_t)i), fonts);
		qpdf_oh_release_all(pdf);
	}
}

enum paper_exit finish_drawing(const struct drawing *drawing, int out)
{
	qpdf_data pdf = qpdf_init();
	enum paper_exit outcome = PAPER_FAILED;

	blank_repeated(drawing->bytes, drawing->pdf_length);
	qpdf_silence_errors(pdf);
	qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
	if (!(qpdf_read_memory(pdf, "sheet", drawing->bytes, drawing->pdf_length, NULL) &
	      QPDF_ERRORS)) {
		say_once(pdf);
		finish_catalog(pdf, &drawing->about);
		finish_metadata(pdf, &drawing->about, drawing->elements);
		finish_structure(pdf, &drawing->about, drawing->elements);
		finish_pages(pdf);
		outcome = write_pdf(pdf, out);
	}
	qpdf_cleanup(&pdf);
	return outcome;
}
