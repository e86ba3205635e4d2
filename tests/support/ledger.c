/* One sum for each commit, of all pages and their places.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/ledger.h"

#include "store/vault_state.h"

#include <sodium.h>

struct sum {
	guint64 words[2];
};

struct entry {
	guint64 commits;
	guint32 pages;
	struct sum sum;
};

struct ledger {
	struct vault *vault; /* borrowed */
	GArray *pages;       /* of struct sum, by number */
	GArray *entries;     /* of struct entry */
};

struct ledger *ledger_new(const struct ledger *before)
{
	struct ledger *ledger = g_new0(struct ledger, 1);

	ledger->pages = g_array_new(FALSE, TRUE, sizeof(struct sum));
	ledger->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	if (before)
		g_array_append_vals(ledger->entries, before->entries->data, before->entries->len);
	return ledger;
}

void ledger_free(struct ledger *ledger)
{
	g_array_free(ledger->pages, TRUE);
	g_array_free(ledger->entries, TRUE);
	g_free(ledger);
}

static struct sum sum_page(const struct image *image, guint32 number)
{
	struct sum sum;

	crypto_generichash((unsigned char *)&sum, sizeof(sum), image_page(image, number),
			   IMAGE_PAGE, (const unsigned char *)&number, 0);
	return sum;
}

/* Pages do not commute: each is turned by its number first. */
static void add_page(struct sum *total, const struct sum *page, guint32 number)
{
	total->words[0] += page->words[0] * (2 * (guint64)number + 1);
	total->words[1] ^= page->words[1] * (2 * (guint64)number + 3);
}

static struct entry entry_of(const struct vault *vault, const struct sum *pages)
{
	struct entry entry = { .commits = vault->committed,
			       .pages = image_page_count(vault->image) };

	for (guint32 i = 0; i < entry.pages; i++)
		add_page(&entry.sum, &pages[i], i);
	return entry;
}

static void note(struct ledger *ledger, bool all)
{
	const struct image *image = ledger->vault->image;
	struct entry entry;

	g_array_set_size(ledger->pages, image_page_count(image));
	for (guint32 i = 0; i < image_page_count(image); i++)
		if (all || image_page_is_dirty(image, i))
			g_array_index(ledger->pages, struct sum, i) = sum_page(image, i);
	entry = entry_of(ledger->vault, (const struct sum *)(gpointer)ledger->pages->data);
	g_array_append_val(ledger->entries, entry);
}

/* In place of the vault's own callback, whose work it does too. */
static void committed(void *data)
{
	struct ledger *ledger = data;

	if (!image_is_dirty(ledger->vault->image))
		return;
	ledger->vault->committed++;
	note(ledger, false);
}

void ledger_follow(struct ledger *ledger, struct vault *vault)
{
	ledger->vault = vault;
	note(ledger, true);
	image_on_commit(vault->image, committed, ledger);
}

bool ledger_knows(const struct ledger *ledger, const struct vault *vault)
{
	guint32 count = image_page_count(vault->image);
	g_autofree struct sum *pages = g_new(struct sum, count);
	struct entry found;

	for (guint32 i = 0; i < count; i++)
		pages[i] = sum_page(vault->image, i);
	found = entry_of(vault, pages);
	for (guint i = 0; i < ledger->entries->len; i++) {
		const struct entry *entry = &g_array_index(ledger->entries, struct entry, i);

		if (entry->commits == found.commits)
			return entry->pages == found.pages &&
			       entry->sum.words[0] == found.sum.words[0] &&
			       entry->sum.words[1] == found.sum.words[1];
	}
	return false;
}
