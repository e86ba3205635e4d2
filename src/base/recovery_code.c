/* Check signs, reading what somebody typed, and saying which sign is wrong.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/recovery_code.h"

#include <string.h>

#define ROWS 2
#define ROW_SIGNS (RECOVERY_SIGNS / ROWS)
#define ROW_CHANCE (RECOVERY_CHANCE / ROWS)
#define CHECKS (ROW_SIGNS - ROW_CHANCE)
#define STRANGE_MOST 4 /* more of them: these are words, not a code with mistakes */
#define LONGEST (RECOVERY_SIGNS + RECOVERY_GROUP)

static const char signs[RECOVERY_BASE + 1] = "ABCDEFHJKMNPRTUWXY34679";

/* ---------------------------------------------------------------- arithmetic modulo 23 */

static int modulo(int number)
{
	int rest = number % RECOVERY_BASE;

	return rest < 0 ? rest + RECOVERY_BASE : rest;
}

/* number^21: what gives 1 when multiplied with the number (Fermat). */
static int inverse(int number)
{
	int power = 1;

	for (int i = 0; i < RECOVERY_BASE - 2; i++)
		power = modulo(power * number);
	return power;
}

/* ---------------------------------------------------------------- one row */

/* Every place of a row has a point of its own. A row is right when Σ sign × point^j is zero for j = 0, 1 and 2. */
static int point(int place)
{
	return place + 1;
}

/* What `place` among the check signs weighs for a sign standing at `other`: the polynomial that is 1 at its own point and 0 at the points of the
   other two. */
static int weight(int place, int other)
{
	int product = 1;

	for (int check = ROW_CHANCE; check < ROW_SIGNS; check++)
		if (check != place)
			product = modulo(product * (point(other) - point(check)) *
					 inverse(modulo(point(place) - point(check))));
	return product;
}

static void add_check_signs(guint8 row[ROW_SIGNS])
{
	for (int check = ROW_CHANCE; check < ROW_SIGNS; check++) {
		int sum = 0;

		for (int i = 0; i < ROW_CHANCE; i++)
			sum = modulo(sum + row[i] * weight(check, i));
		row[check] = (guint8)modulo(-sum);
	}
}

enum row_state { ROW_RIGHT, ROW_ONE_WRONG, ROW_UNREADABLE };

/* One wrong sign makes the sums e, e × point and e × point². Two wrong ones never do: any two rows differ in four places at least. */
static enum row_state judge_row(const guint8 row[ROW_SIGNS], int *place, guint8 *meant)
{
	int sums[CHECKS] = { 0 };
	int where;

	for (int i = 0; i < ROW_SIGNS; i++) {
		sums[0] = modulo(sums[0] + row[i]);
		sums[1] = modulo(sums[1] + row[i] * point(i));
		sums[2] = modulo(sums[2] + row[i] * point(i) * point(i));
	}
	if (!sums[0] && !sums[1] && !sums[2])
		return ROW_RIGHT;
	where = modulo(sums[1] * inverse(sums[0]));
	if (!sums[0] || modulo(sums[1] * where) != sums[2] || where < point(0) ||
	    where > point(ROW_SIGNS - 1))
		return ROW_UNREADABLE;
	*place = where - point(0);
	*meant = (guint8)modulo(row[*place] - sums[0]);
	return ROW_ONE_WRONG;
}

/* ---------------------------------------------------------------- making */

bool recovery_code_make(const guint8 chance[RECOVERY_CHANCE], struct secret *code)
{
	guint8 row[ROW_SIGNS];
	char text[RECOVERY_SIGNS];
	bool made;

	for (int r = 0; r < ROWS; r++) {
		for (int i = 0; i < ROW_CHANCE; i++)
			row[i] = chance[ROWS * i + r];
		add_check_signs(row);
		for (int i = 0; i < ROW_SIGNS; i++)
			text[ROWS * i + r] = signs[row[i]];
	}
	made = secret_append(code, text, sizeof(text));
	explicit_bzero(row, sizeof(row));
	explicit_bzero(text, sizeof(text));
	return made;
}

void recovery_code_to_text(const struct secret *code, char text[RECOVERY_TEXT])
{
	const char *from = secret_bytes(code);
	char *to = text;

	for (int i = 0; i < RECOVERY_SIGNS && from[i]; i++) {
		if (i > 0 && i % RECOVERY_GROUP == 0)
			*to++ = ' ';
		*to++ = from[i];
	}
	*to = '\0';
}

/* ---------------------------------------------------------------- what was typed */

/* Letters of the Ukrainian layout: the Latin one on the same key, and the sign they look like, for who types what they see. */
static const struct {
	gunichar letter;
	char key, look;
} cyrillic[] = {
	{ 0x439, 'Q', 0 },   /* й */
	{ 0x446, 'W', 0 },   /* ц */
	{ 0x443, 'E', 'Y' }, /* у */
	{ 0x43a, 'R', 'K' }, /* к */
	{ 0x435, 'T', 'E' }, /* е */
	{ 0x43d, 'Y', 'H' }, /* н */
	{ 0x433, 'U', 0 },   /* г */
	{ 0x448, 'I', 0 },   /* ш */
	{ 0x449, 'O', 0 },   /* щ */
	{ 0x437, 'P', '3' }, /* з */
	{ 0x445, '[', 'X' }, /* х */
	{ 0x444, 'A', 0 },   /* ф */
	{ 0x456, 'S', 'I' }, /* і */
	{ 0x432, 'D', 'B' }, /* в */
	{ 0x430, 'F', 'A' }, /* а */
	{ 0x43f, 'G', 0 },   /* п */
	{ 0x440, 'H', 'P' }, /* р */
	{ 0x43e, 'J', 'O' }, /* о */
	{ 0x43b, 'K', 0 },   /* л */
	{ 0x434, 'L', 0 },   /* д */
	{ 0x44f, 'Z', 0 },   /* я */
	{ 0x447, 'X', 0 },   /* ч */
	{ 0x441, 'C', 'C' }, /* с */
	{ 0x43c, 'V', 'M' }, /* м */
	{ 0x438, 'B', 0 },   /* и */
	{ 0x442, 'N', 'T' }, /* т */
	{ 0x44c, 'M', 0 },   /* ь */
	{ 0x431, ',', 0 },   /* б: with ю on the keys of comma and full stop */
	{ 0x44e, '.', 0 },   /* ю */
	{ 0x44b, 'S', 0 },   /* ы: the Russian layout */
};

struct typed {
	guint8 values[RECOVERY_SIGNS];
	char shown[RECOVERY_SIGNS];
	bool strange[RECOVERY_SIGNS];
	int count, strange_count;
};

static gunichar latin(gunichar letter, bool by_look)
{
	gunichar lower = g_unichar_tolower(letter);

	for (size_t i = 0; i < G_N_ELEMENTS(cyrillic); i++)
		if (cyrillic[i].letter == lower)
			return by_look && cyrillic[i].look ? (gunichar)cyrillic[i].look
							   : (gunichar)cyrillic[i].key;
	return g_unichar_toupper(letter);
}

static void take_sign(struct typed *typed, gunichar sign)
{
	const char *found = sign < 0x80 ? strchr(signs, (int)sign) : NULL;
	int at = typed->count++;

	typed->strange_count += !found;
	if (at >= RECOVERY_SIGNS)
		return;
	typed->values[at] = found ? (guint8)(found - signs) : 0;
	typed->shown[at] = sign < 0x80 && g_ascii_isgraph((char)sign) ? (char)sign : '?';
	typed->strange[at] = !found;
}

static bool take_letters(struct typed *typed, const char *text, size_t length, bool by_look)
{
	const char *end = length ? text + length : text; /* nothing may be no text at all */

	for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
		gunichar letter = g_utf8_get_char_validated(at, (gssize)(end - at));

		if (letter >= (gunichar)-2 || letter == 0)
			return false;
		letter = latin(letter, by_look);
		if (!g_unichar_isspace(letter) && !g_unichar_ispunct(letter))
			take_sign(typed, letter);
	}
	return true;
}

/* ---------------------------------------------------------------- judging */

static struct recovery_mistake mistake_at(const struct typed *typed, int at, char meant)
{
	return (struct recovery_mistake){ .group = at / RECOVERY_GROUP + 1,
					  .place = at % RECOVERY_GROUP + 1,
					  .typed = typed->shown[at],
					  .meant = meant };
}

/* The first sign that no code has. */
static void name_strange(const struct typed *typed, struct recovery_reading *reading)
{
	for (int at = 0; at < RECOVERY_SIGNS; at++)
		if (typed->strange[at]) {
			reading->result = RECOVERY_STRANGE_SIGN;
			reading->wrong[0] = mistake_at(typed, at, 0);
			reading->wrong_count = 1;
			return;
		}
}

/* A sign that no code has was taken for the first one: what it must be is known when nothing else in its row is wrong. `at` and `meant`:
   the wrong sign of this row, -1 when there is none. */
static enum row_state judge_typed_row(const struct typed *typed, int row, int *at, char *meant)
{
	guint8 values[ROW_SIGNS], value = 0;
	int strange = -1, strange_count = 0, place = -1;
	enum row_state state;

	for (int i = 0; i < ROW_SIGNS; i++) {
		values[i] = typed->values[ROWS * i + row];
		if (typed->strange[ROWS * i + row]) {
			strange = i;
			strange_count++;
		}
	}
	state = judge_row(values, &place, &value);
	explicit_bzero(values, sizeof(values));
	if (strange_count > 1 || (strange_count == 1 && place >= 0 && place != strange))
		return ROW_UNREADABLE;
	if (strange_count == 1 && state == ROW_RIGHT) {
		place = strange;
		state = ROW_ONE_WRONG;
	}
	*at = ROWS * place + row;
	*meant = signs[value];
	return state;
}

static void add_mistake(struct recovery_reading *reading, struct recovery_mistake mistake)
{
	struct recovery_mistake *wrong = reading->wrong;

	wrong[reading->wrong_count++] = mistake;
	if (reading->wrong_count == 2 &&
	    (wrong[1].group < wrong[0].group ||
	     (wrong[1].group == wrong[0].group && wrong[1].place < wrong[0].place))) {
		struct recovery_mistake first = wrong[1];

		wrong[1] = wrong[0];
		wrong[0] = first;
	}
}

static void judge_rows(const struct typed *typed, struct recovery_reading *reading)
{
	bool unreadable = false;

	for (int row = 0; row < ROWS; row++) {
		int at = -1;
		char meant = 0;
		enum row_state state = judge_typed_row(typed, row, &at, &meant);

		unreadable |= state == ROW_UNREADABLE;
		if (state == ROW_ONE_WRONG)
			add_mistake(reading, mistake_at(typed, at, meant));
	}
	if (!unreadable) {
		reading->result = reading->wrong_count ? RECOVERY_WRONG_SIGNS : RECOVERY_RIGHT;
		return;
	}
	reading->result = RECOVERY_UNREADABLE;
	reading->wrong_count = 0;
	if (typed->strange_count)
		name_strange(typed, reading);
}

static struct recovery_reading judge(const struct typed *typed)
{
	struct recovery_reading reading = { .result = RECOVERY_NO_CODE, .signs = typed->count };

	if (typed->count == 0 || typed->count > LONGEST || typed->strange_count > STRANGE_MOST)
		return reading;
	if (typed->count == RECOVERY_SIGNS) {
		judge_rows(typed, &reading);
		return reading;
	}
	reading.result = typed->count < RECOVERY_SIGNS ? RECOVERY_TOO_SHORT : RECOVERY_TOO_LONG;
	if (typed->strange_count)
		name_strange(typed, &reading);
	return reading;
}

static bool is_nearly_right(const struct recovery_reading *reading)
{
	return reading->result == RECOVERY_RIGHT || reading->result == RECOVERY_WRONG_SIGNS;
}

static bool give(const struct typed *typed, struct secret *code)
{
	char text[RECOVERY_SIGNS];
	bool given;

	for (int i = 0; i < RECOVERY_SIGNS; i++)
		text[i] = signs[typed->values[i]];
	given = secret_append(code, text, sizeof(text));
	explicit_bzero(text, sizeof(text));
	return given;
}

/* By the keys first; then, when that makes no sense, Cyrillic letters by their looks. */
struct recovery_reading recovery_code_read(const char *text, size_t length, struct secret *code)
{
	struct recovery_reading reading = { .result = RECOVERY_NO_CODE };

	if (code)
		secret_clear(code);
	for (int by_look = 0; by_look < 2 && reading.result != RECOVERY_RIGHT; by_look++) {
		struct typed typed = { 0 };
		struct recovery_reading now = { .result = RECOVERY_NO_CODE };

		if (take_letters(&typed, text, length, by_look))
			now = judge(&typed);
		if (!by_look || now.result == RECOVERY_RIGHT ||
		    (is_nearly_right(&now) && !is_nearly_right(&reading)))
			reading = now;
		if (now.result == RECOVERY_RIGHT && code && !give(&typed, code))
			reading.result = RECOVERY_NO_CODE;
		explicit_bzero(&typed, sizeof(typed));
	}
	return reading;
}
