/* questions/contacts.yaml: whom to call when it gets dangerous.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/files.h"

static const char *const file_keys[] = { "format", "translation", "contacts" };
static const char *const contact_keys[] = { "id",      "kind",   "phone",      "web",
					    "checked", "source", "verified",   "name",
					    "when",    "note",   "translation" };
static const char *const kind_words[] = {
	"emergency",   "suicide", "violence", "exploitation", "child",   "legal",
	"trafficking", "health",  "victim",   "police",       "support",
};
const struct names contact_kind_names = NAMES(kind_words);

static void read_contact(struct source *source, const struct tree_node *node, GPtrArray *contacts,
			 GHashTable *ids)
{
	int kind = CONTACT_SUPPORT;

	if (!fields_check(source, node, FIELDS(contact_keys, 10)))
		return;
	struct contact *contact = g_new0(struct contact, 1);
	g_ptr_array_add(contacts, contact);
	contact->id = field_id(source, node, ids);
	field_choice(source, node, "kind", contact_kind_names, &kind);
	contact->kind = (enum contact_kind)kind;
	contact->phone = field_text_or_empty(source, node, "phone");
	contact->web = field_text_or_empty(source, node, "web");
	contact->source = field_text(source, node, "source");
	contact->checked_on = field_day(source, node, "checked");
	contact->verified = field_yes(source, node, "verified");
	if (contact->phone[0] == '\0' && contact->web[0] == '\0')
		source_complain_about(source, PROBLEM_LASTING, "check.contact_unreachable", node,
				      contact->id, 0);
	item_translation(source, node);
	field_texts(source, node, "name", TEXT_CONTACT_NAME, &contact->name);
	field_texts(source, node, "when", TEXT_CONTACT_NOTE, &contact->when);
	field_texts(source, node, "note", TEXT_CONTACT_NOTE, &contact->note);
}

void contacts_read(struct source *source, const struct tree_node *root, struct content *content)
{
	g_autoptr(GHashTable) ids = ids_new();

	if (!fields_check(source, root, FIELDS(file_keys, 3)))
		return;
	file_head(source, root);
	const struct tree_node *contacts = field_items(source, root, "contacts");
	for (const struct tree_node *item = contacts ? contacts->first : NULL; item;
	     item = item->next) {
		struct source own = *source;

		read_contact(&own, item, content->contacts, ids);
		source->is_broken = own.is_broken;
	}
}
