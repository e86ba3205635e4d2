/* Where the printing program lies and how it is started: nothing of ours but two descriptors goes with it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/press_child.h"

#include "report/child.h"

#include <glib.h>
#include <unistd.h>

#define PAPER_PROGRAM "perspectief-paper"

/* Installed: ../libexec/perspectief/perspectief-paper; in the build tree: beside the binary, or one folder up for a test. */
char *press_program(void)
{
	static const char *const places[] = { "../libexec/perspectief/" PAPER_PROGRAM,
					      PAPER_PROGRAM, "../" PAPER_PROGRAM,
					      "../../" PAPER_PROGRAM };
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = self ? g_path_get_dirname(self) : g_strdup("/");

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *program = g_build_filename(folder, places[i], NULL);

		if (access(program, X_OK) == 0)
			return g_steal_pointer(&program);
	}
	return NULL;
}

/* The child gets what finding fonts needs and nothing else. No home folder: a sheet depends on the fonts of the machine only, and
   no cache is written beside anybody's files. */
static char **environment(void)
{
	static const char *const kept[] = { "FONTCONFIG_FILE",    "FONTCONFIG_PATH",
					    "FONTCONFIG_SYSROOT", "ASAN_OPTIONS",
					    "LSAN_OPTIONS",       "UBSAN_OPTIONS" };
	char **list = g_new0(char *, G_N_ELEMENTS(kept) + 1);
	size_t count = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
		const char *value = g_getenv(kept[i]);

		if (value)
			list[count++] = g_strdup_printf("%s=%s", kept[i], value);
	}
	return list;
}

int press_spawn(const char *program, int in, int out, pid_t *child)
{
	char number[] = G_STRINGIFY(CHILD_OUTPUT);
	char *arguments[] = { (char *)program, number, NULL };
	const struct child_files files = { .in = in, .said = -1, .out = out };
	g_auto(GStrv) variables = environment();

	return child_spawn(arguments, variables, &files, child);
}
