/* The machine's clock, the day that --today fixes, and fair dice.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"

static void a_fixed_today_stays(void **state)
{
	(void)state;
	const day fixed = day_from_date(2026, 11, 20);
	struct clock clock = clock_system(&fixed);

	assert_int_equal(clock.today(clock.data), fixed);
}

static void without_one_today_is_the_day_of_the_machine(void **state)
{
	(void)state;
	const day none = DAY_NONE;
	struct clock clock = clock_system(&none), other = clock_system(NULL);
	gint64 utc = clock.unix_seconds(clock.data) / 86400;

	assert_true(ABS(clock.today(clock.data) - utc) <= 1); /* a time zone is less than a day */
	assert_true(ABS(other.today(other.data) - utc) <= 1);
}

static void time_never_goes_back(void **state)
{
	(void)state;
	struct clock clock = clock_system(NULL);
	gint64 monotonic = clock.monotonic_ms(clock.data), boot = clock.boot_ms(clock.data);

	assert_true(monotonic > 0 && boot > 0);
	assert_true(clock.monotonic_ms(clock.data) >= monotonic);
	assert_true(clock.boot_ms(clock.data) >= boot);
}

static void dice_stay_below_their_bound_and_show_every_side(void **state)
{
	(void)state;
	struct dice dice = dice_system();
	int seen[40] = { 0 };

	for (int i = 0; i < 4000; i++) { /* a side that never comes up: once in 10^42 runs */
		guint32 side = dice.below(dice.data, 40);

		assert_true(side < 40);
		seen[side]++;
	}
	for (int i = 0; i < 40; i++)
		assert_true(seen[i] > 0);
	assert_int_equal(dice.below(dice.data, 1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fixed_today_stays),
		cmocka_unit_test(without_one_today_is_the_day_of_the_machine),
		cmocka_unit_test(time_never_goes_back),
		cmocka_unit_test(dice_stay_below_their_bound_and_show_every_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
