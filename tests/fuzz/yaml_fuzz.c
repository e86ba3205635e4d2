/* For libFuzzer: any bytes through the YAML reader and all readers of questions/. Not part of `make test`:
   clang -g -O1 -fsanitize=fuzzer,address,undefined -std=gnu11 -D_GNU_SOURCE -Iinclude -Isrc $(pkg-config --cflags glib-2.0) \
     tests/fuzz/yaml_fuzz.c src/base/[a-z]*.c src/casework/[a-z]*.c src/content/[a-z]*.c $(pkg-config --libs glib-2.0 yaml-0.1) -lunistring
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>

#include "content/checking.h"
#include "content/files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_as(const struct content_file *file, const struct tree *tree)
{
	struct content_report report = { .problems = g_ptr_array_new_with_free_func(g_free) };
	struct checking checking = { .report = &report };
	struct source source = { .name = file->name,
				 .problems = report.problems,
				 .watch = checking_text,
				 .watch_data = &checking };
	struct content *content = content_new();

	checking.prompts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	file->read(&source, tree_root(tree), content);
	g_assert(!source.is_broken || report.problems->len > 0);
	content_free(content);
	g_hash_table_unref(checking.prompts);
	content_report_done(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error error = ERROR_CLEAR;
	struct tree *tree = tree_read((const char *)data, size, "fuzz.yaml", &error);

	if (!tree) {
		g_assert(error.kind == ERROR_CONTENT && error.line >= 1 && error.column >= 1);
		return 0;
	}
	g_assert(!error_is_set(&error));
	for (int i = 0; i < CONTENT_FILE_COUNT; i++)
		read_as(&content_files[i], tree);
	tree_free(tree);
	return 0;
}
