/* Every font of a file without what only screens need: see plain_font.h.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/finish.h"
#include "paper/plain_font.h"

#include <stdlib.h>

static void finish_file(qpdf_data pdf, qpdf_oh stream)
{
	unsigned char *data = NULL;
	size_t length = 0;
	GByteArray *plain;

	if (qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_generalized, NULL, &data, &length))
		return;
	plain = plain_font(data, length);
	free(data);
	if (!plain)
		return;
	qpdf_oh_replace_stream_data(pdf, stream, plain->data, plain->len, qpdf_oh_new_null(pdf),
				    qpdf_oh_new_null(pdf));
	qpdf_oh_replace_key(pdf, qpdf_oh_get_dict(pdf, stream), "/Length1",
			    qpdf_oh_new_integer(pdf, plain->len));
	g_byte_array_unref(plain);
}

static void finish_font(qpdf_data pdf, qpdf_oh font, GHashTable *seen)
{
	qpdf_oh below = qpdf_oh_get_key(pdf, font, "/DescendantFonts");
	qpdf_oh described =
		qpdf_oh_is_array(pdf, below) ? qpdf_oh_get_array_item(pdf, below, 0) : font;
	qpdf_oh descriptor = qpdf_oh_get_key(pdf, described, "/FontDescriptor");
	qpdf_oh file;

	if (!qpdf_oh_is_dictionary(pdf, descriptor))
		return;
	file = qpdf_oh_get_key(pdf, descriptor, "/FontFile2");
	if (qpdf_oh_is_stream(pdf, file) &&
	    g_hash_table_add(seen, GINT_TO_POINTER(qpdf_oh_get_object_id(pdf, file))))
		finish_file(pdf, file);
}

void finish_fonts(qpdf_data pdf, qpdf_oh page, GHashTable *seen)
{
	qpdf_oh resources = qpdf_oh_get_key(pdf, page, "/Resources");
	qpdf_oh fonts = qpdf_oh_is_dictionary(pdf, resources)
				? qpdf_oh_get_key(pdf, resources, "/Font")
				: qpdf_oh_new_null(pdf);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	if (!qpdf_oh_is_dictionary(pdf, fonts))
		return;
	qpdf_oh_begin_dict_key_iter(pdf, fonts);
	while (qpdf_oh_dict_more_keys(pdf))
		g_ptr_array_add(names, g_strdup(qpdf_oh_dict_next_key(pdf)));
	for (guint i = 0; i < names->len; i++)
		finish_font(pdf, qpdf_oh_get_key(pdf, fonts, names->pdata[i]), seen);
}
