/* Every file of a target's corpus once through that target, without libFuzzer: yaml_corpus_test reads tests/fuzz/corpus/yaml/.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"

#include <locale.h>
#include <stdio.h>

static void replay(const char *path)
{
	g_autofree char *bytes = NULL;
	gsize length;

	if (!g_file_get_contents(path, &bytes, &length, NULL))
		g_error("%s cannot be read", path);
	printf("%s\n", path); /* what is said last, when it dies */
	fflush(stdout);
	LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
}

static int replay_all(const char *folder)
{
	GDir *files = g_dir_open(folder, 0, NULL);
	const char *name;
	int count = 0;

	while (files && (name = g_dir_read_name(files))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		replay(path);
		count++;
	}
	if (files)
		g_dir_close(files);
	return count;
}

int main(int count, char **arguments)
{
	g_autofree char *program = g_path_get_basename(arguments[0]);
	g_autofree char *folder = NULL;
	int inputs;

	(void)count;
	setlocale(LC_ALL, "C.UTF-8");
	if (!g_str_has_suffix(program, "_corpus_test"))
		return 1;
	program[strlen(program) - strlen("_corpus_test")] = '\0';
	folder = g_build_filename("tests/fuzz/corpus", program, NULL);
	LLVMFuzzerTestOneInput(NULL, 0);
	inputs = replay_all(folder);
	printf("[==========] %d test(s) run.\n", inputs);
	return inputs > 0 ? 0 : 1;
}
