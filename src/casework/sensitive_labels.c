/* The words beside a number that say what it is. No rule is published for the digits of a V-nummer, nor for those of identity cards:
   these are known by such words alone.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitive_rules.h"

#include <string.h>

enum {
	BEFORE_BYTES = 64, /* about six words of Dutch, three of Ukrainian */
	BEHIND_BYTES = 40,
	FORM_BYTES = 60,
};

/* In lower case. A word begins where it stands here; `whole`: and ends there too. */
struct word {
	const char *word;
	enum label label;
	bool whole;
};

static const struct word words[] = {
	{ "bsn", LABEL_BSN, false },
	{ "burgerservice", LABEL_BSN, false },
	{ "sofi", LABEL_BSN, false },
	{ "бсн", LABEL_BSN, false },
	{ "citizen service", LABEL_BSN, false },

	{ "v-nummer", LABEL_IMMIGRATION, false },
	{ "v nummer", LABEL_IMMIGRATION, false },
	{ "vnummer", LABEL_IMMIGRATION, false },
	{ "v-nr", LABEL_IMMIGRATION, false },
	{ "v-number", LABEL_IMMIGRATION, false },
	{ "v number", LABEL_IMMIGRATION, false },
	{ "vreemdelingennummer", LABEL_IMMIGRATION, false },
	{ "vreemdelingennr", LABEL_IMMIGRATION, false },
	{ "ind-nummer", LABEL_IMMIGRATION, false },
	{ "v-номер", LABEL_IMMIGRATION, false },
	{ "v номер", LABEL_IMMIGRATION, false },
	{ "в-номер", LABEL_IMMIGRATION, false },
	{ "номер іноземця", LABEL_IMMIGRATION, false },

	{ "paspoort", LABEL_DOCUMENT, false },
	{ "passport", LABEL_DOCUMENT, false },
	{ "identiteitskaart", LABEL_DOCUMENT, false },
	{ "identiteitsbewijs", LABEL_DOCUMENT, false },
	{ "identity card", LABEL_DOCUMENT, false },
	{ "id-kaart", LABEL_DOCUMENT, false },
	{ "id-card", LABEL_DOCUMENT, false },
	{ "id card", LABEL_DOCUMENT, false },
	{ "documentnummer", LABEL_DOCUMENT, false },
	{ "document number", LABEL_DOCUMENT, false },
	{ "verblijfsdocument", LABEL_DOCUMENT, false },
	{ "verblijfspas", LABEL_DOCUMENT, false },
	{ "verblijfskaart", LABEL_DOCUMENT, false },
	{ "w-document", LABEL_DOCUMENT, false },
	{ "rijbewijs", LABEL_DOCUMENT, false },
	{ "паспорт", LABEL_DOCUMENT, false },
	{ "закордонн", LABEL_DOCUMENT, false },
	{ "id-карт", LABEL_DOCUMENT, false },
	{ "ід-карт", LABEL_DOCUMENT, false },
	{ "айді-карт", LABEL_DOCUMENT, false },
	{ "посвідчення", LABEL_DOCUMENT, false },
	{ "посвідка", LABEL_DOCUMENT, false },
	{ "номер документа", LABEL_DOCUMENT, false },

	{ "іпн", LABEL_TAX, true },
	{ "ипн", LABEL_TAX, true },
	{ "инн", LABEL_TAX, true },
	{ "інн", LABEL_TAX, true },
	{ "рнокпп", LABEL_TAX, true },
	{ "rnokpp", LABEL_TAX, true },
	{ "ipn", LABEL_TAX, true },
	{ "ідентифікаційн", LABEL_TAX, false },
	{ "податков", LABEL_TAX, false },
	{ "платника податк", LABEL_TAX, false },
	{ "унзр", LABEL_TAX, true },

	{ "tel", LABEL_PHONE, true },
	{ "telefoon", LABEL_PHONE, false },
	{ "telephone", LABEL_PHONE, false },
	{ "phone", LABEL_PHONE, false },
	{ "mobiel", LABEL_PHONE, false },
	{ "whatsapp", LABEL_PHONE, false },
	{ "viber", LABEL_PHONE, false },
	{ "signal", LABEL_PHONE, false },
	{ "bellen", LABEL_PHONE, true },
	{ "тел", LABEL_PHONE, true },
	{ "телефон", LABEL_PHONE, false },
	{ "моб", LABEL_PHONE, true },
	{ "мобільн", LABEL_PHONE, false },
	{ "вайбер", LABEL_PHONE, false },
	{ "дзвон", LABEL_PHONE, false },

	{ "kvk", LABEL_OTHER, false },
	{ "rsin", LABEL_OTHER, false },
	{ "zaak", LABEL_OTHER, false },
	{ "dossier", LABEL_OTHER, false },
	{ "order", LABEL_OTHER, false },
	{ "bestel", LABEL_OTHER, false },
	{ "factuur", LABEL_OTHER, false },
	{ "klantnummer", LABEL_OTHER, false },
	{ "kenmerk", LABEL_OTHER, false },
	{ "referentie", LABEL_OTHER, false },
	{ "reference", LABEL_OTHER, false },
	{ "case number", LABEL_OTHER, false },
	{ "invoice", LABEL_OTHER, false },
	{ "big", LABEL_OTHER, true },
	{ "справ", LABEL_OTHER, false },
	{ "замовлення", LABEL_OTHER, false },
	{ "рахунок-фактур", LABEL_OTHER, false },
	{ "єдрпоу", LABEL_OTHER, false },
};

static const char *const currencies[] = {
	"€", "$", "£", "₴", "eur", "uah", "usd", "грн", "грив", "євро", "долар",
};

/* Lower case on the stack: what stands beside a number is small, and somebody's words. */
struct near {
	char text[2 * (BEFORE_BYTES > BEHIND_BYTES ? BEFORE_BYTES : BEHIND_BYTES) + 8];
	size_t length;
};

static void add_lower(struct near *near, gunichar letter)
{
	if (near->length + 6 < sizeof near->text)
		near->length += (size_t)g_unichar_to_utf8(g_unichar_tolower(letter),
							  near->text + near->length);
	near->text[near->length] = '\0';
}

static struct near lower_between(const char *text, size_t start, size_t end)
{
	struct near near = { .length = 0 };

	while (start < end && ((guchar)text[start] & 0xC0) == 0x80)
		start++;
	for (size_t at = start; at < end; at += (size_t)(g_utf8_next_char(text + at) - (text + at)))
		add_lower(&near, g_utf8_get_char(text + at));
	return near;
}

/* A new line or sentence begins behind `at`; the point of "tel. 06" and "nr. is" ends none. */
static bool ends_sentence(const char *text, size_t at, size_t end)
{
	if (text[at] == '\n')
		return true;
	return strchr(".!?", text[at]) && at + 2 < end && text[at + 1] == ' ' &&
	       g_unichar_isupper(g_utf8_get_char(text + at + 2));
}

/* In a form the word stands alone on the line above: short, without a number of its own. Where that line ends; else `start`. */
static size_t end_of_form_label(const char *text, size_t start)
{
	size_t end = start, from;

	while (end > 0 && text[end - 1] == ' ')
		end--;
	if (end == 0 || text[end - 1] != '\n')
		return start;
	for (from = end - 1; from > 0 && end - from <= FORM_BYTES; from--)
		if (text[from - 1] == '\n' || g_ascii_isdigit(text[from - 1]))
			break;
	if (end - from > FORM_BYTES || (from > 0 && text[from - 1] != '\n'))
		return start;
	return end - 1;
}

static struct near words_before(const char *text, size_t start)
{
	size_t from;

	start = end_of_form_label(text, start);
	from = start > BEFORE_BYTES ? start - BEFORE_BYTES : 0;

	for (size_t at = start; at > from; at--)
		if (ends_sentence(text, at - 1, start))
			from = at;
	return lower_between(text, from, start);
}

static struct near words_behind(const char *text, size_t length, size_t end)
{
	size_t till = MIN(length, end + BEHIND_BYTES);

	while (till < length && ((guchar)text[till] & 0xC0) == 0x80)
		till++;
	for (size_t at = end; at < till; at++)
		if (ends_sentence(text, at, till))
			till = at;
	return lower_between(text, end, till);
}

static bool is_letter_at(const struct near *near, const char *place)
{
	return *place && place < near->text + near->length &&
	       g_unichar_isalpha(g_utf8_get_char(place));
}

static bool is_word_at(const struct near *near, const char *place, const struct word *word)
{
	const char *before = g_utf8_find_prev_char(near->text, place);

	if (before && g_unichar_isalpha(g_utf8_get_char(before)))
		return false;
	return !word->whole || !is_letter_at(near, place + strlen(word->word));
}

static const char *last_place(const struct near *near, const struct word *word)
{
	const char *found = NULL;

	for (const char *at = near->text; (at = strstr(at, word->word)); at++)
		if (is_word_at(near, at, word))
			found = at;
	return found;
}

static const char *first_place(const struct near *near, const struct word *word)
{
	const char *at = near->text;

	while ((at = strstr(at, word->word)) && !is_word_at(near, at, word))
		at++;
	return at;
}

/* "V 1234567890", "V-1234567890", "V: 1234567890" */
static bool ends_in_v(const struct near *near)
{
	static const char between[] = " :-#.";
	size_t end = near->length;

	while (end > 0 && strchr(between, near->text[end - 1]))
		end--;
	return end > 0 && end < near->length && near->text[end - 1] == 'v' &&
	       (end == 1 || g_ascii_isspace(near->text[end - 2]));
}

static enum label nearest_before(const struct near *near)
{
	const char *nearest = NULL;
	enum label label = LABEL_NONE;

	if (ends_in_v(near))
		return LABEL_IMMIGRATION;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		const char *place = last_place(near, &words[i]);

		if (place && (!nearest || place > nearest)) {
			nearest = place;
			label = words[i].label;
		}
	}
	return label;
}

static enum label nearest_behind(const struct near *near)
{
	const char *nearest = NULL;
	enum label label = LABEL_NONE;

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		const char *place = first_place(near, &words[i]);

		if (place && (!nearest || place < nearest)) {
			nearest = place;
			label = words[i].label;
		}
	}
	return label;
}

struct labelled labels_beside(const char *text, size_t length, size_t start, size_t end)
{
	struct near before = words_before(text, start);
	struct near behind;
	struct labelled labelled = { nearest_before(&before), true };

	if (labelled.label == LABEL_NONE) {
		behind = words_behind(text, length, end);
		labelled = (struct labelled){ nearest_behind(&behind), false };
		explicit_bzero(&behind, sizeof behind);
	}
	explicit_bzero(&before, sizeof before);
	return labelled;
}

bool labels_ends_at(const char *text, size_t start)
{
	struct near before = words_before(text, start);
	bool ends = false;

	for (size_t i = 0; i < G_N_ELEMENTS(words) && !ends; i++) {
		const char *place = last_place(&before, &words[i]);

		ends = place && words[i].label <= LABEL_TAX &&
		       place + strlen(words[i].word) == before.text + before.length;
	}
	explicit_bzero(&before, sizeof before);
	return ends;
}

static bool begins_with_money(const char *beside)
{
	while (*beside == ' ' || *beside == '.')
		beside++;
	for (size_t i = 0; i < G_N_ELEMENTS(currencies); i++)
		if (g_str_has_prefix(beside, currencies[i]))
			return true;
	return false;
}

static bool ends_with_money(char *beside)
{
	g_strchomp(beside);
	for (size_t i = 0; i < G_N_ELEMENTS(currencies); i++)
		if (g_str_has_suffix(beside, currencies[i]))
			return true;
	return false;
}

bool labels_is_money(const char *text, size_t length, size_t start, size_t end)
{
	struct near before = words_before(text, start);
	struct near behind = words_behind(text, length, end);
	bool money = ends_with_money(before.text) || begins_with_money(behind.text);

	explicit_bzero(&before, sizeof before);
	explicit_bzero(&behind, sizeof behind);
	return money;
}
