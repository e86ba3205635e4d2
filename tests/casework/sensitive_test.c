/* Numbers that must not be in a note: planted ones are found, and nothing else is. All numbers are made up.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "casework/sensitive.h"

#define NBSP "\xc2\xa0"

struct planted {
	const char *text;
	const char *number; /* what must be found, whole */
	enum sensitive_kind kind;
};

static const struct planted planted[] = {
	/* Dutch citizen service numbers */
	{ "Ze heeft haar BSN opgeschreven: 353454709.", "353454709", SENSITIVE_BSN },
	{ "De gemeente gaf hem 196744404 mee.", "196744404", SENSITIVE_BSN },
	{ "burgerservicenummer 171.420.044, zei hij", "171.420.044", SENSITIVE_BSN },
	{ "Op de brief stond 2140.13.443 bovenaan", "2140.13.443", SENSITIVE_BSN },
	{ "nummer 499 854 044 staat op de pas", "499 854 044", SENSITIVE_BSN },
	{ "nummer 367" NBSP "225" NBSP "931", "367" NBSP "225" NBSP "931", SENSITIVE_BSN },
	{ "bsn 012345678 is van haar zoon", "012345678", SENSITIVE_BSN },
	{ "BSN353454709", "353454709", SENSITIVE_BSN },
	{ "BSN-196744404 (haar man)", "196744404", SENSITIVE_BSN },
	{ "Мій BSN — 544471180, так сказали в мерії.", "544471180", SENSITIVE_BSN },
	{ "Номер у листі: 554 977 783. Що це?", "554 977 783", SENSITIVE_BSN },
	{ "бсн 823464489", "823464489", SENSITIVE_BSN },
	{ "her citizen service number is 781216370", "781216370", SENSITIVE_BSN },
	{ "(725132991)", "725132991", SENSITIVE_BSN },
	{ "Ik kreeg haar tel. Het nummer in de brief: 353454709", "353454709", SENSITIVE_BSN },
	{ "Zaak loopt nog! Nummer 353454709. Telefoon volgt.", "353454709", SENSITIVE_BSN },
	{ "In 2026 353454709 gekregen", "353454709", SENSITIVE_BSN },
	{ "Op de brief staat 3534 54 709.", "3534 54 709", SENSITIVE_BSN },

	/* in other digits, in an address, over two lines */
	{ "BSN ３５３４５４７０９", "３５３４５４７０９", SENSITIVE_BSN },
	{ "٣٥٣٤٥٤٧٠٩", "٣٥٣٤٥٤٧٠٩", SENSITIVE_BSN },
	{ "paspoort ＮＬ, ІПН ３３５２０８８３３９", "３３５２０８８３３９", SENSITIVE_TAX },
	{ "NL91ABNA０４１７１６４３００", "NL91ABNA０４１７１６４３００", SENSITIVE_IBAN },
	{ "https://example.org/353454709", "353454709", SENSITIVE_BSN },
	{ "zie www.example.org/dossier?id=353454709&x=1", "353454709", SENSITIVE_BSN },
	{ "https://example.org/?bsn=123456789", "123456789", SENSITIVE_BSN },
	{ "Op de brief: 353454\n709. Wat nu?", "353454\n709", SENSITIVE_BSN },
	{ "haar nummer 353 454\n  709 staat erop", "353 454\n  709", SENSITIVE_BSN },
	{ "BSN: 12345\n6789", "12345\n6789", SENSITIVE_BSN },
	{ "V-nummer 28123\n45678", "28123\n45678", SENSITIVE_IMMIGRATION },
	{ "V-nummer:\n2812345678", "2812345678", SENSITIVE_IMMIGRATION },

	/* V-nummer: known by its word */
	{ "V-nummer 2812345678", "2812345678", SENSITIVE_IMMIGRATION },
	{ "Zijn V-nr. is 281 234 5678.", "281 234 5678", SENSITIVE_IMMIGRATION },
	{ "vreemdelingennummer: 2798765432", "2798765432", SENSITIVE_IMMIGRATION },
	{ "V 2712345670", "2712345670", SENSITIVE_IMMIGRATION },
	{ "мій V-номер 2801234567 на картці", "2801234567", SENSITIVE_IMMIGRATION },
	{ "2801234567 is mijn V-nummer", "2801234567", SENSITIVE_IMMIGRATION },

	/* accounts */
	{ "Stort het op NL91ABNA0417164300 graag.", "NL91ABNA0417164300", SENSITIVE_IBAN },
	{ "rekening NL20 INGB 0001 2345 67 van zijn vrouw", "NL20 INGB 0001 2345 67",
	  SENSITIVE_IBAN },
	{ "nl91 abna 0417 1643 00", "nl91 abna 0417 1643 00", SENSITIVE_IBAN },
	{ "картка UA743052990000026007233566001", "UA743052990000026007233566001", SENSITIVE_IBAN },
	{ "UA74" NBSP "3052" NBSP "9900" NBSP "0002" NBSP "6007" NBSP "2335" NBSP "6600" NBSP "1",
	  "UA74" NBSP "3052" NBSP "9900" NBSP "0002" NBSP "6007" NBSP "2335" NBSP "6600" NBSP "1",
	  SENSITIVE_IBAN },
	{ "PL61 1090 1014 0000 0712 1981 2874 w Polsce", "PL61 1090 1014 0000 0712 1981 2874",
	  SENSITIVE_IBAN },
	{ "Konto DE89370400440532013000", "DE89370400440532013000", SENSITIVE_IBAN },
	{ "BE68 5390 0754 7034", "BE68 5390 0754 7034", SENSITIVE_IBAN },
	{ "LT121000011101001000", "LT121000011101001000", SENSITIVE_IBAN },

	/* passports and cards */
	{ "Paspoort NXR2K4PD8 is verlopen", "NXR2K4PD8", SENSITIVE_DOCUMENT },
	{ "haar nieuwe pas heeft nummer SP3C1B2F4", "SP3C1B2F4", SENSITIVE_DOCUMENT },
	{ "paspoortnummer NR1234567", "NR1234567", SENSITIVE_DOCUMENT },
	{ "verblijfsdocument V123AL568", "V123AL568", SENSITIVE_DOCUMENT },
	{ "document III-V123AL568, geldig tot maart", "III-V123AL568", SENSITIVE_DOCUMENT },
	{ "закордонний паспорт FB123456", "FB123456", SENSITIVE_DOCUMENT },
	{ "паспорт FE 654321 лишився вдома", "FE 654321", SENSITIVE_DOCUMENT },
	{ "EX482915", "EX482915", SENSITIVE_DOCUMENT },
	{ "внутрішній паспорт МН 123456", "МН 123456", SENSITIVE_DOCUMENT },
	{ "серія КС №654321", "КС №654321", SENSITIVE_DOCUMENT },
	{ "старий паспорт сн 234567", "сн 234567", SENSITIVE_DOCUMENT },
	{ "ID-картка 001234567", "001234567", SENSITIVE_DOCUMENT },

	/* Ukrainian taxpayers */
	{ "ІПН 3352088339", "3352088339", SENSITIVE_TAX },
	{ "ідентифікаційний код 3150034020 потрібен у банку", "3150034020", SENSITIVE_TAX },
	{ "Код: 3219147100.", "3219147100", SENSITIVE_TAX },
	{ "мій РНОКПП — 3117536619", "3117536619", SENSITIVE_TAX },
	{ "УНЗР 19901203-01234", "19901203-01234", SENSITIVE_TAX },
	{ "19851130-04567", "19851130-04567", SENSITIVE_TAX },
};

static void every_planted_number_is_found_whole(void **state)
{
	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(planted); i++) {
		const char *text = planted[i].text;
		struct sensitive_place place = { 0 };

		if (!sensitive_find(text, strlen(text), 0, &place))
			fail_msg("not found: %s", text);
		if (place.length != strlen(planted[i].number) ||
		    memcmp(text + place.start, planted[i].number, place.length) != 0)
			fail_msg("found “%.*s” in: %s", (int)place.length, text + place.start,
				 text);
		if (place.kind != planted[i].kind)
			fail_msg("found as %d: %s", place.kind, text);
		assert_false(
			sensitive_find(text, strlen(text), place.start + place.length, &place));
	}
}

static const char *const harmless[] = {
	/* telephones */
	"Bel me op 0612345678",
	"+31 6 12345678",
	"+31612345678",
	"06-12345678",
	"06 12 34 56 78",
	"+31 611222333 is van de coach",
	"0031 611222333",
	"020 624 1111",
	"070-3615454",
	"097 123 45 67",
	"+380 97 123 45 67",
	"+380971234567",
	"0971234567",
	"088 00 000 000",
	"Тел. 353454709",
	"мій телефон 353 454 709",
	"telefoon: 353454709",
	"WhatsApp 196744404",
	"112",
	"0800-0113",
	"0800 1188",
	"116 123",
	"+31 (0)6 353 454 70",
	/* amounts */
	"€ 1.234,56",
	"1 234 567 €",
	"€ 353.454.709",
	"353 454 709 грн",
	"Het kost 196744404 euro",
	"2 500,00",
	"12.345.678,90",
	"353454709,50",
	"15000 гривень",
	"€ 123 456 782",
	/* days, years, times */
	"20-11-2026",
	"01.09.2022",
	"2022-02-24",
	"24.02.2022 05:00",
	"с 2014 до 2022 2023 2024",
	"tussen 1990 en 2022",
	"14:30-16:00",
	"20261120",
	"20261120-00123",
	"11.12.2022 13.14.2023",
	/* places */
	"2514 EA",
	"2514EA 12",
	"Keizersgracht 123 456",
	"kamer 101 102 103",
	"bus 12, 35 en 147",
	"Zuiderpark 1-23",
	"lijn 9, halte 30001234",
	"in 2026 12 150 keer",
	"3534 54 709 12",
	/* numbers of things */
	"zaaknummer 123456789",
	"dossier 1234567",
	"KvK 12345678",
	"ordernummer 20260001234",
	"BIG 19012345678",
	"RSIN 123456780",
	"справа 761/1234/22",
	"замовлення 3352088338",
	"kaart eindigt op 4321",
	"**** **** **** 1234",
	"pasje 1234 5678 9012",
	"№ 123456",
	"klantnummer 1234567890",
	"ISBN 978-90-274-3964-2",
	"87654321",
	"1234567890123456",
	/* our own codes, and what sticks to something */
	"NIJ-0042",
	"PER-353454709",
	"NIJ-0042 NIJ-0043",
	"x353454709",
	"353454709x",
	"https://example.org/3352088339",
	"https://example.org/353454709-1",
	"https://example.org/a353454709",
	"example/353454709",
	"V-nummer gevraagd bij de IND, die belt volgende week terug op dinsdag\n2812345670",
	"V-nummer 1234567\n2812345670",
	"tel.\n353454709",
	"0612\n345678",
	"€ 353454\n709",
	"1-2 353454\n709",
	"353454\n\n709",
	"353454\n709x",
	"a@353454709.nl",
	"v353454709",
	"353454709/01",
	"1353454709 2",
	"3534547091",
	"12-353454709-1",
	"0.353454709",
	"R2D2 C3PO",
	"COVID2019",
	"WINDOWS95",
	"SPRINT2024",
	"H2O2CO2N2",
	"NT2B1EXAM",
	"A1B2C3D4E5",
	/* accounts that are none */
	"NL91ABNA0417164301",
	"NL91 ABNA 0417 1643",
	"UA12 en UA13",
	"de 22 en de 24",
	"NL00ABNA0417164300",
	"ZZ91ABNA0417164300",
	"BE12 3456 7890 1234",
	/* passports that are none */
	"НА 100000 людей",
	"ДО 200000",
	"АА 1234 ВВ",
	"МН 12345",
	"МН 1234567",
	"у 100000 разів",
	"paspoort geldig tot 20-11-2026",
	"паспорт виданий 01.09.2022",
	"KL 123456",
	"паспорт у 2022 році",
	"paspoort aangevraagd, tel. 0612345678",
	"FB 123456 €",
	"000000000",
	"0",
	"",
	"  ",
	"9",
	"12345678",
	"1 2 3 4 5 6 7 8 9",
	"12 345 678 9",
};

static void nothing_else_is_raised(void **state)
{
	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(harmless); i++) {
		const char *text = harmless[i];
		struct sensitive_place place;

		if (sensitive_find(text, strlen(text), 0, &place))
			fail_msg("raised “%.*s” (%d) in: %s", (int)place.length, text + place.start,
				 place.kind, text);
	}
}

/* ---------------------------------------------------------------- sentences without any */

static int raised_in(const char *path, int *sentences)
{
	g_autofree char *text = NULL;
	gsize length;
	int raised = 0;

	assert_true(g_file_get_contents(path, &text, &length, NULL));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++) {
		struct sensitive_place place;

		if (strchr(*line, '"'))
			++*sentences;
		if (sensitive_find(*line, strlen(*line), 0, &place)) {
			print_error("%s: %s\n", path, *line);
			raised++;
		}
	}
	return raised;
}

/* All our own texts in three languages: questions, facts, contacts with their telephone numbers, what the demo's people said. */
static void nothing_is_raised_in_all_our_own_sentences(void **state)
{
	static const char *const folders[] = { "i18n", "questions", "questions/demo" };
	int sentences = 0, raised = 0;

	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		GDir *folder = g_dir_open(folders[i], 0, NULL);
		const char *name;

		while (folder && (name = g_dir_read_name(folder))) {
			g_autofree char *path = g_build_filename(folders[i], name, NULL);

			if (g_str_has_suffix(name, ".yaml"))
				raised += raised_in(path, &sentences);
		}
		if (folder)
			g_dir_close(folder);
	}
	print_message(
		"proof: %d numbers found in %d planted texts; none in %d sentences of our own\n",
		(int)G_N_ELEMENTS(planted), (int)G_N_ELEMENTS(planted), sentences);
	assert_true(sentences >= 1000);
	assert_int_equal(raised, 0);
}

static void add_number(GString *text, GRand *dice, const char *shape)
{
	for (; *shape; shape++)
		if (*shape == '#')
			g_string_append_c(text, (char)g_rand_int_range(dice, '0', '9' + 1));
		else
			g_string_append_c(text, *shape);
}

/* Telephone numbers, days, amounts and codes by chance, in sentences of both languages. */
static void a_thousand_sentences_with_numbers_raise_nothing(void **state)
{
	static const char *const shapes[] = {
		"06########",      "+31 6 ########", "+31 6########", "+380 97 ### ## ##",
		"097 ### ## ##",   "097#######",     "0##-#######",   "0## ### ## ##",
		"€ #.###,##",      "€ ###.###.###",  "##-##-20##",    "20## ##",
		"kamer ###",       "#### AB",        "NIJ-####",      "KvK ########",
		"BIG 1##########", "##:##",          "0800-####",     "zaak ##########",
		"#########,##",
	};
	static const char *const sentences[] = {
		"Ze belde %s en kreeg geen antwoord.",
		"Afspraak op het stadhuis (%s), samen met de coach.",
		"Дзвонила сюди: %s, ніхто не відповів.",
		"Записали %s; сказали чекати два тижні.",
		"%s",
	};
	GRand *dice = g_rand_new_with_seed(6);

	(void)state;
	for (int i = 0; i < 1000; i++) {
		g_autoptr(GString) number = g_string_new(NULL), text = g_string_new(NULL);
		const char *sentence =
			sentences[g_rand_int_range(dice, 0, G_N_ELEMENTS(sentences))];
		const char *gap = strstr(sentence, "%s");
		struct sensitive_place place;

		add_number(number, dice, shapes[i % (int)G_N_ELEMENTS(shapes)]);
		g_string_append_len(text, sentence, gap - sentence);
		g_string_append(text, number->str);
		g_string_append(text, gap + 2);
		if (sensitive_find(text->str, text->len, 0, &place))
			fail_msg("raised “%.*s” in: %s", (int)place.length, text->str + place.start,
				 text->str);
	}
	g_rand_free(dice);
}

/* ---------------------------------------------------------------- covering */

static void every_number_of_a_text_is_covered_and_nothing_else_changes(void **state)
{
	g_autofree char *covered = sensitive_cover(
		"BSN 353454709, tel. 0612345678\nІПН 3352088339; NL91 ABNA 0417 1643 00.");
	g_autofree char *none = sensitive_cover("Bel 0612345678");

	(void)state;
	assert_string_equal(covered, "BSN ▒▒▒, tel. 0612345678\nІПН ▒▒▒; ▒▒▒.");
	assert_null(none);
	g_autofree char *again = sensitive_cover(covered);
	assert_null(again);
}

static void a_text_with_all_of_them_gives_all_of_them(void **state)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct sensitive_place place = { 0 };
	gsize count = 0;

	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(planted); i++)
		g_string_append_printf(text, "%s\n%s\n", planted[i].text,
				       harmless[i % G_N_ELEMENTS(harmless)]);
	while (sensitive_find(text->str, text->len, place.start + place.length, &place)) {
		assert_int_equal(place.kind, planted[count].kind);
		assert_int_equal(place.length, strlen(planted[count].number));
		count++;
	}
	assert_int_equal(count, G_N_ELEMENTS(planted));
}

/* ---------------------------------------------------------------- by chance */

/* Another digit, a letter or the end of a code stuck to a number makes it another one. */
static void a_number_inside_a_longer_one_is_none(void **state)
{
	static const char *const before[] = { "1", "x", "я", "4-", "4/", "4." };
	static const char *const behind[] = { "1", "x", "я", "-4", "/4", ".4", ",4" };
	struct sensitive_place place;

	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(before); i++)
		for (gsize j = 0; j < G_N_ELEMENTS(behind); j++) {
			g_autofree char *text =
				g_strconcat(before[i], "353454709", behind[j], NULL);

			if (sensitive_find(text, strlen(text), 0, &place))
				fail_msg("raised in: %s", text);
		}
}

/* Whatever stands there: a place lies inside the text, on its letters, behind the one before; and a covered text holds none. */
static void any_text_at_all_is_gone_through(void **state)
{
	static const char *const pieces[] = {
		"353454709",  "1",
		"0",          " ",
		NBSP,         "-",
		".",          ",",
		"€",          "BSN ",
		"V-nummer ",  "МН",
		"NL91",       "ABNA0417164300",
		"паспорт ",   "ї",
		"é\xcc\x81",  "\n",
		"3352088339", "FB123456",
		"NXR2K4PD8",  "▒▒▒",
		"x",          "І",
		"123",        "III-V",
	};
	GRand *dice = g_rand_new_with_seed(20);

	(void)state;
	for (int round = 0; round < 20000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		struct sensitive_place place = { 0 };
		size_t end = 0;

		for (int i = g_rand_int_range(dice, 0, 9); i > 0; i--)
			g_string_append(text,
					pieces[g_rand_int_range(dice, 0, G_N_ELEMENTS(pieces))]);
		while (sensitive_find(text->str, text->len, end, &place)) {
			assert_true(place.start >= end && place.length > 0);
			end = place.start + place.length;
			assert_true(end <= text->len);
			assert_true(g_utf8_validate(text->str + place.start, (gssize)place.length,
						    NULL));
		}
	}
	g_rand_free(dice);
}

/* A megabyte of each of the worst rows of signs is gone through at about the same pace as half of it. */
static double seconds_for(const char *piece, size_t bytes)
{
	g_autoptr(GString) text = g_string_sized_new(bytes);
	struct sensitive_place place = { 0 };
	clock_t before;

	while (text->len < bytes)
		g_string_append(text, piece);
	before = clock(); /* of this process alone: others may be busy */
	while (sensitive_find(text->str, text->len, place.start + place.length, &place))
		;
	return (double)(clock() - before) / CLOCKS_PER_SEC;
}

static void a_megabyte_takes_twice_as_long_as_half_of_it(void **state)
{
	static const char *const pieces[] = { "1",
					      "1 ",
					      "123456789 ",
					      "353454709 ",
					      "bsn ",
					      "bsn 1 ",
					      "NL91 ",
					      "a",
					      "V-",
					      "МН ",
					      "NL91ABNA",
					      "1-",
					      "III-",
					      "123.456.789 bsn\xc2\xa0",
					      "слова без чисел " };

	(void)state;
	for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
		double half = seconds_for(pieces[i], 512 * 1024);
		double whole = seconds_for(pieces[i], 1024 * 1024);

		print_message("%-24.20s %.3f s for a megabyte\n", pieces[i], whole);
		assert_true(whole < 4 * half + 0.2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_planted_number_is_found_whole),
		cmocka_unit_test(nothing_else_is_raised),
		cmocka_unit_test(nothing_is_raised_in_all_our_own_sentences),
		cmocka_unit_test(a_thousand_sentences_with_numbers_raise_nothing),
		cmocka_unit_test(every_number_of_a_text_is_covered_and_nothing_else_changes),
		cmocka_unit_test(a_text_with_all_of_them_gives_all_of_them),
		cmocka_unit_test(a_number_inside_a_longer_one_is_none),
		cmocka_unit_test(any_text_at_all_is_gone_through),
		cmocka_unit_test(a_megabyte_takes_twice_as_long_as_half_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
