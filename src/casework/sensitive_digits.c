/* Groups of digits: which of them are one number, and whether it is one of those that must not be here.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "sensitive_reading.h"

#include "sensitive_rules.h"

#include <string.h>

enum {
	RUN_GROUPS = 12,   /* looked at together; a row of numbers is read in such pieces */
	GROUP_DIGITS = 20, /* kept of a group */
	WINDOW_GROUPS = 5,
};

struct group {
	size_t start, end;
	char digits[GROUP_DIGITS + 1];
	size_t count;    /* of digits, also of those not kept */
	gunichar behind; /* the sign between it and the next group; 0: it is the last */
};

struct run {
	struct group groups[RUN_GROUPS];
	int count;
	size_t end;
	bool phone;      /* begins as a telephone number does */
	bool closed;     /* a letter or a sign of an amount is stuck to its beginning */
	bool in_address; /* behind the last sign of a part of a web address */
};

enum { ADDRESS_BYTES = 200 }; /* looked back for its beginning */

/* "https://example.org/id=353454709": the sign before belongs to the address, not to the number. */
static bool is_in_address(const struct reading *reading, size_t at)
{
	size_t start = at, least = at > ADDRESS_BYTES ? at - ADDRESS_BYTES : 0;
	const char *text = reading->text;

	if (at == 0 || !strchr("/=", text[at - 1]))
		return false;
	while (start > least && (guchar)text[start - 1] > ' ')
		start--;
	return g_strstr_len(text + start, (gssize)(at - start), "://") ||
	       g_strstr_len(text + start, (gssize)(at - start), "www.");
}

static size_t read_group(const struct reading *reading, size_t at, struct group *group)
{
	*group = (struct group){ .start = at };
	int digit;

	for (; (digit = reading_digit(reading_sign(reading, at))) >= 0;
	     at = reading_next(reading, at)) {
		if (group->count < GROUP_DIGITS)
			group->digits[group->count] = (char)('0' + digit);
		group->count++;
	}
	group->end = at;
	return at;
}

static void read_run(const struct reading *reading, size_t at, struct run *run)
{
	struct group *group;
	gunichar before = reading_sign_before(reading, at);
	size_t next = at;

	*run = (struct run){ .in_address = is_in_address(reading, at) };
	run->closed = g_unichar_isalnum(before) || (!run->in_address && before && before < 0x80 &&
						    strchr("-/.,_@#=", (int)before));
	do {
		group = &run->groups[run->count++];
		run->end = read_group(reading, next, group);
		next = reading_next_group(reading, run->end);
		group->behind = next ? reading_sign(reading, run->end) : 0;
	} while (next && run->count < RUN_GROUPS);
	run->phone = before == '+' || run->groups[0].digits[0] == '0';
	if (g_unichar_isalnum(reading_sign(reading, run->end)))
		run->groups[run->count - 1].count = 0; /* a letter sticks to it: no number */
}

/* Groups that may be one number: what stands beside them is parted by a blank, and theirs are not. */
struct window {
	const struct reading *reading;
	const struct run *run;
	int first, count;
	char digits[GROUP_DIGITS + 1];
	size_t length, start, end;
	bool by_blanks, by_one_sign; /* what parts its groups */
};

static bool is_parted(const struct run *run, int index)
{
	return index < 0 || !run->groups[index].behind ||
	       reading_is_blank(run->groups[index].behind);
}

static bool window_at(const struct reading *reading, const struct run *run, int first, int count,
		      struct window *window)
{
	*window = (struct window){
		.reading = reading, .run = run, .first = first, .count = count, .by_one_sign = true
	};
	if (!is_parted(run, first - 1) || !is_parted(run, first + count - 1))
		return false;
	for (int i = first; i < first + count; i++) {
		const struct group *group = &run->groups[i];

		if (group->count == 0 || window->length + group->count > GROUP_DIGITS)
			return false;
		memcpy(window->digits + window->length, group->digits, group->count);
		window->length += group->count;
		if (i > first)
			window->by_one_sign &= group[-1].behind == run->groups[first].behind;
	}
	window->by_blanks = count > 1 && reading_is_blank(run->groups[first].behind);
	window->start = run->groups[first].start;
	window->end = run->groups[first + count - 1].end;
	return true;
}

/* Groups of this size, alone in their run when only blanks hold them together. */
static bool has_shape(const struct window *window, const char *sizes)
{
	size_t count = strlen(sizes);

	if ((size_t)window->count != count || !window->by_one_sign)
		return false;
	for (size_t i = 0; i < count; i++)
		if (window->run->groups[window->first + (int)i].count != (size_t)(sizes[i] - '0'))
			return false;
	return !window->by_blanks || window->run->count == window->count;
}

static bool may_be_bsn(const struct window *window)
{
	return window->count == 1 ? window->length == 9
				  : has_shape(window, "333") || has_shape(window, "423");
}

/* Anything may be said to be a telephone number, a case or an amount. */
static bool is_something_else(const struct window *window, enum label label)
{
	const struct run *run = window->run;

	return label == LABEL_PHONE || run->closed || run->phone ||
	       labels_is_money(window->reading->text, window->reading->length, window->start,
			       window->end);
}

static bool unlabelled_number(const struct window *window, enum label label,
			      struct sensitive_place *place)
{
	if (is_something_else(window, label))
		return false;
	if (may_be_bsn(window) && rules_is_bsn(window->digits))
		return reading_found(place, window->start, window->end, SENSITIVE_BSN);
	if (label == LABEL_OTHER || window->run->in_address)
		return false;
	if (window->length == 10 && window->count == 1 && rules_is_taxpayer(window->digits))
		return reading_found(place, window->start, window->end, SENSITIVE_TAX);
	if (has_shape(window, "85") && window->run->groups[window->first].behind == '-' &&
	    rules_is_register_number(window->digits))
		return reading_found(place, window->start, window->end, SENSITIVE_TAX);
	return false;
}

/* What each word allows without a check: somebody may have mistyped a digit. */
static bool labelled_number(const struct window *window, enum label label,
			    struct sensitive_place *place)
{
	size_t length = window->length;

	switch (label) {
	case LABEL_BSN:
		return (length == 9 || length == 8) &&
		       reading_found(place, window->start, window->end, SENSITIVE_BSN);
	case LABEL_IMMIGRATION:
		return length == 10 &&
		       reading_found(place, window->start, window->end, SENSITIVE_IMMIGRATION);
	case LABEL_DOCUMENT:
		return length == 9 && window->count == 1 &&
		       reading_found(place, window->start, window->end, SENSITIVE_DOCUMENT);
	case LABEL_TAX:
		return (length == 10 || length == 13) &&
		       reading_found(place, window->start, window->end, SENSITIVE_TAX);
	default:
		return false;
	}
}

static bool is_interesting(const struct window *window)
{
	return window->length >= 8 && window->length <= 13;
}

/* A label behind may be the one of the next number, so what it says must be more likely. */
static bool look_at_window(const struct window *window, struct sensitive_place *place)
{
	const struct reading *reading = window->reading;
	struct labelled beside =
		labels_beside(reading->text, reading->length, window->start, window->end);
	bool stuck = window->run->closed && !labels_ends_at(reading->text, window->start) &&
		     g_unichar_isalnum(reading_sign_before(reading, window->start));

	if (stuck)
		return false;
	if (beside.before ? labelled_number(window, beside.label, place)
			  : !window->run->phone && !window->run->closed && window->length != 8 &&
				    labelled_number(window, beside.label, place))
		return true;
	return unlabelled_number(window, beside.label, place);
}

/* Longer windows first, so that a number in groups is found whole. */
static bool look_at_run(const struct reading *reading, const struct run *run,
			struct sensitive_place *place)
{
	struct window window;

	for (int first = 0; first < run->count; first++)
		for (int count = MIN(run->count - first, WINDOW_GROUPS); count > 0; count--)
			if (window_at(reading, run, first, count, &window) &&
			    is_interesting(&window) && look_at_window(&window, place))
				return true;
	return false;
}

/* Where a line that ends with digits goes on with digits; 0: it does not. */
static size_t next_line(const struct reading *reading, size_t at)
{
	while (reading_is_blank(reading_sign(reading, at)))
		at = reading_next(reading, at);
	if (reading_sign(reading, at) != '\n')
		return 0;
	at++;
	while (reading_is_blank(reading_sign(reading, at)))
		at = reading_next(reading, at);
	return reading_is_digit(reading_sign(reading, at)) ? at : 0;
}

static bool only_blanks_part(const struct run *run)
{
	for (int i = 0; i + 1 < run->count; i++)
		if (!reading_is_blank(run->groups[i].behind))
			return false;
	return true;
}

/* All of two lines' groups as one window; false: too many, or not to be read together. */
static bool join(const struct run *one, const struct run *other, struct run *joined)
{
	if (one->count + other->count > WINDOW_GROUPS || !only_blanks_part(one) ||
	    !only_blanks_part(other) || one->closed || one->phone)
		return false;
	*joined = *one;
	joined->groups[one->count - 1].behind = ' ';
	for (int i = 0; i < other->count; i++)
		joined->groups[joined->count++] = other->groups[i];
	joined->end = other->end;
	return true;
}

/* A number that was broken off at the end of a line: nothing but its digits on both sides of the break. */
static bool look_over_line_end(const struct reading *reading, const struct run *run,
			       struct sensitive_place *place)
{
	size_t next = next_line(reading, run->end);
	struct run other, joined;
	struct window window;
	struct labelled beside;

	if (!next)
		return false;
	read_run(reading, next, &other);
	if (!join(run, &other, &joined) || !window_at(reading, &joined, 0, joined.count, &window) ||
	    !is_interesting(&window))
		return false;
	beside = labels_beside(reading->text, reading->length, window.start, window.end);
	if (beside.before && labelled_number(&window, beside.label, place))
		return true;
	return window.length == 9 && !is_something_else(&window, beside.label) &&
	       rules_is_bsn(window.digits) &&
	       reading_found(place, window.start, window.end, SENSITIVE_BSN);
}

bool digits_look(const struct reading *reading, size_t *at, struct sensitive_place *place)
{
	struct run run;

	read_run(reading, *at, &run);
	*at = run.end;
	return look_at_run(reading, &run, place) || look_over_line_end(reading, &run, place);
}
