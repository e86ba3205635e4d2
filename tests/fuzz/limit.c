/* Between libFuzzer and a target: no input may cost more than a second of processor time. libFuzzer's own clock is that of the wall, which a
   busy machine slows down.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"

#include <time.h>

static double seconds_used(void)
{
	struct timespec used;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

/* An empty input comes as no address at all; the program never reads from none. The first input also pays for what a target makes once. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool begun;
	double before = seconds_used();
	int taken = fuzz_take(size > 0 ? data : (const uint8_t *)"", size);

	if (begun && seconds_used() - before > 1)
		g_error("slower than a second");
	begun = true;
	return taken;
}
