/* Title, language and day of a sheet as XMP, and the claim that it can be read by listening, when it can.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/metadata.h"

#include "paper/sheet.h"

#include <string.h>

const char *document_day(const struct document *document)
{
	return *document->date_iso ? document->date_iso : "2000-01-01";
}

bool keeps_our_rules(const struct document *document, const GArray *elements)
{
	bool keeps = *document->title && *document->language;

	for (guint i = 0; i < elements->len; i++) {
		const struct element *element = &g_array_index(elements, struct element, i);

		keeps = keeps && *element->language;
		if (strcmp(element->tag, "Figure") == 0)
			keeps = keeps && element->alt && *element->alt;
	}
	return keeps;
}

static char *packet(const struct document *document)
{
	const char *date = document_day(document);

	return g_markup_printf_escaped(
		"<dc:format>application/pdf</dc:format>\n"
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
		"<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
		"<xmp:CreatorTool>Perspectief</xmp:CreatorTool>\n"
		"<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
		"<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n",
		document->title, document->language, date, date);
}

GString *metadata_make(const struct document *document, bool accessible)
{
	GString *out =
		g_string_new("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
			     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
			     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
			     "<rdf:Description rdf:about=\"\""
			     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
			     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
			     " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
	g_autofree char *properties = packet(document);

	g_string_append(out, properties);
	if (accessible)
		g_string_append(out, "<pdfuaid:part>1</pdfuaid:part>\n");
	g_string_append(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
	return out;
}
