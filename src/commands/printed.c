/* A paper as a PDF, where the command line wants it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/printed.h"

#include "report/press.h"

#include <stdio.h>
#include <unistd.h>

static bool print_to_standard(const struct invocation *invocation, const struct document *document,
			      struct error *error)
{
	g_autoptr(GByteArray) bytes =
		press_run_to_memory(document, NULL, &invocation->clock, error);

	return bytes && invocation_write(invocation, (const char *)bytes->data, bytes->len, error);
}

bool invocation_print_pdf(const struct invocation *invocation, const struct document *document,
			  const char *otherwise, struct error *error)
{
	const char *path = invocation->output ? invocation->output : otherwise;

	if (invocation_output_is_standard(invocation) ||
	    (!invocation->output && !isatty(STDOUT_FILENO)))
		return print_to_standard(invocation, document, error);
	if (!press_run(document, path, NULL, &invocation->clock, error))
		return false;
	if (!invocation->output)
		printf("%s\n", path);
	return true;
}
