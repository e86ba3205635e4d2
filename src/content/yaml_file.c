/* A tree from bytes or from a file: looked at, and given to who can read it.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "content/yaml_tree.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static struct tree *read_tree(const char *bytes, gsize length, const char *name,
			      const char *last_key, struct error *error)
{
	struct tree *tree = NULL;

	if (length == 0)
		bytes = "";
	if (!tree_bytes_are_sound(bytes, length, name, error))
		return NULL;
	if (!last_key)
		tree = tree_of_lines(bytes, length);
	return tree ? tree : tree_of_events(bytes, length, name, last_key, error);
}

struct tree *tree_read(const char *bytes, gsize length, const char *name, struct error *error)
{
	return read_tree(bytes, length, name, NULL, error);
}

/* Reads at most one byte more than is allowed, so that a device or a huge file cannot fill the memory. */
static char *read_bounded(int descriptor, gsize *length, int *system_errno)
{
	struct stat status;
	gssize got = 1;

	*length = 0;
	if (fstat(descriptor, &status) != 0 || S_ISDIR(status.st_mode)) {
		*system_errno = EISDIR;
		return NULL;
	}
	g_autofree char *bytes =
		g_malloc(TREE_BYTES_MAX + 1); /* pages that are not used cost nothing */
	while (got != 0 && *length <= TREE_BYTES_MAX) {
		got = read(descriptor, bytes + *length, TREE_BYTES_MAX + 1 - *length);
		if (got < 0 && errno != EINTR) {
			*system_errno = errno;
			return NULL;
		}
		*length += (gsize)MAX(got, 0);
	}
	return g_steal_pointer(&bytes);
}

struct tree *tree_read_file_up_to(const char *path, const char *name, const char *last_key,
				  struct error *error)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int system_errno = errno;
	g_autofree char *bytes = NULL;
	gsize length = 0;

	if (descriptor >= 0) {
		bytes = read_bounded(descriptor, &length, &system_errno);
		close(descriptor);
	}
	if (!bytes) {
		error_set_errno(error, ERROR_CONTENT, "yaml.unreadable", name, system_errno);
		return NULL;
	}
	return read_tree(bytes, length, name, last_key, error);
}

struct tree *tree_read_file(const char *path, const char *name, struct error *error)
{
	return tree_read_file_up_to(path, name, NULL, error);
}
