/* What every fuzz target has: bytes that anybody may have made go in; it asserts what must be true of them, whatever they are.
   libFuzzer calls it in `make check-fuzz`, tests/fuzz/replay.c with every file of the corpus in `make test`.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

int fuzz_take(const uint8_t *data, size_t size);              /* of a target; gives 0 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size); /* limit.c: what libFuzzer calls */

/* What is left of an input that is taken piece by piece; behind its end there are zeros. */
struct input {
	const uint8_t *at;
	size_t left;
};
static inline guint8 input_byte(struct input *input)
{
	if (input->left == 0)
		return 0;
	input->left--;
	return *input->at++;
}
static inline guint32 input_number(struct input *input, int bytes)
{
	guint32 number = 0;

	for (int i = 0; i < bytes; i++)
		number |= (guint32)input_byte(input) << 8 * i;
	return number;
}

#endif
