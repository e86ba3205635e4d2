/* Inodes, names, and what of them would survive.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/fault_disk.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/file.h>

#define SECTOR 512
#define FILES_MAX 64

struct inode {
	guint64 number;
	GByteArray *now, *synced;
	GByteArray *dirty; /* by sector: written, and no sync since */
	bool doubtful;     /* a sync of it failed: what was dirty then may be lost for good */
	gint64 changed_at;
	int locked_by; /* descriptor, or -1 */
	int shared;    /* descriptors with LOCK_SH */
};

enum change_kind { CHANGE_SET, CHANGE_REMOVE };
struct change { /* of a name, not yet synced with its folder */
	enum change_kind kind;
	char *path;
	struct inode *inode;
};

struct descriptor {
	struct inode *inode; /* NULL: free */
	int lock;
};

struct fault_disk {
	pthread_mutex_t mutex; /* the thread sanitizer cannot look into GLib's */
	pthread_cond_t gate_changed;
	GRand *chance;
	GPtrArray *inodes;
	GHashTable *names, *durable; /* path → struct inode * */
	GHashTable *folders;
	GQueue changes; /* of struct change * */
	struct descriptor files[FILES_MAX];
	gint64 room, time;
	bool pieces, no_links, gate_closed, at_gate, interrupted;
	int calls, power_at;
	int calls_of[CALL_COUNT], injected, vain_syncs;
	struct {
		int left, system_errno;
		bool from_then_on, active;
	} faults[CALL_COUNT + 1];
	bool failed;
};

static struct inode *inode_new(struct fault_disk *disk)
{
	struct inode *inode = g_new0(struct inode, 1);

	inode->number = disk->inodes->len + 1;
	inode->now = g_byte_array_new();
	inode->synced = g_byte_array_new();
	inode->dirty = g_byte_array_new();
	inode->locked_by = -1;
	inode->changed_at = disk->time;
	g_ptr_array_add(disk->inodes, inode);
	return inode;
}

static void inode_free(void *data)
{
	struct inode *inode = data;

	g_byte_array_free(inode->now, TRUE);
	g_byte_array_free(inode->synced, TRUE);
	g_byte_array_free(inode->dirty, TRUE);
	g_free(inode);
}

static void change_free(void *data)
{
	struct change *change = data;

	g_free(change->path);
	g_free(change);
}

struct fault_disk *fault_disk_new(guint32 seed)
{
	struct fault_disk *disk = g_new0(struct fault_disk, 1);

	pthread_mutex_init(&disk->mutex, NULL);
	pthread_cond_init(&disk->gate_changed, NULL);
	disk->chance = g_rand_new_with_seed(seed);
	disk->inodes = g_ptr_array_new_with_free_func(inode_free);
	disk->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	disk->durable = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	disk->folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_hash_table_add(disk->folders, g_strdup("/"));
	g_queue_init(&disk->changes);
	disk->room = -1;
	return disk;
}

void fault_disk_free(struct fault_disk *disk)
{
	g_queue_clear_full(&disk->changes, change_free);
	g_hash_table_destroy(disk->names);
	g_hash_table_destroy(disk->durable);
	g_hash_table_destroy(disk->folders);
	g_ptr_array_free(disk->inodes, TRUE);
	g_rand_free(disk->chance);
	pthread_mutex_destroy(&disk->mutex);
	pthread_cond_destroy(&disk->gate_changed);
	g_free(disk);
}

/* Held to the end of the block. */
static pthread_mutex_t *hold(pthread_mutex_t *mutex)
{
	pthread_mutex_lock(mutex);
	return mutex;
}

static void let_go(pthread_mutex_t **mutex)
{
	pthread_mutex_unlock(*mutex);
}

#define HOLD(disk)                                                                                 \
	__attribute__((cleanup(let_go), unused)) pthread_mutex_t *held = hold(&(disk)->mutex)

/* ---------------------------------------------------------------- faults */

static bool fault_fires(struct fault_disk *disk, int which)
{
	if (!disk->faults[which].active || --disk->faults[which].left > 0)
		return false;
	disk->faults[which].active = disk->faults[which].from_then_on;
	disk->failed = true;
	disk->injected++;
	errno = disk->faults[which].system_errno;
	return true;
}

/* Every call passes here, with the mutex held. True: it fails, errno is set. */
static bool fails(struct fault_disk *disk, enum disk_call call)
{
	disk->calls++;
	disk->calls_of[call]++;
	if (disk->power_at > 0 && disk->calls >= disk->power_at) {
		disk->injected++;
		errno = EIO;
		return true;
	}
	return fault_fires(disk, call) || fault_fires(disk, CALL_ANY);
}

void fault_disk_fail(struct fault_disk *disk, enum disk_call call, int nth, int system_errno,
		     bool from_then_on)
{
	pthread_mutex_lock(&disk->mutex);
	disk->faults[call].left = nth;
	disk->faults[call].system_errno = system_errno;
	disk->faults[call].from_then_on = from_then_on;
	disk->faults[call].active = true;
	disk->failed = false;
	pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_heal(struct fault_disk *disk)
{
	pthread_mutex_lock(&disk->mutex);
	memset(disk->faults, 0, sizeof(disk->faults));
	pthread_mutex_unlock(&disk->mutex);
}

bool fault_disk_has_failed(struct fault_disk *disk)
{
	return disk->failed;
}

void fault_disk_write_in_pieces(struct fault_disk *disk, bool pieces)
{
	disk->pieces = pieces;
}

void fault_disk_set_room(struct fault_disk *disk, gint64 bytes)
{
	pthread_mutex_lock(&disk->mutex);
	disk->room = bytes;
	pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_refuse_links(struct fault_disk *disk)
{
	disk->no_links = true;
}

void fault_disk_set_time(struct fault_disk *disk, gint64 unix_seconds)
{
	disk->time = unix_seconds;
}

void fault_disk_cut_power_at(struct fault_disk *disk, int nth)
{
	pthread_mutex_lock(&disk->mutex);
	disk->power_at = disk->calls + nth;
	pthread_mutex_unlock(&disk->mutex);
}

bool fault_disk_has_power(struct fault_disk *disk)
{
	return disk->power_at == 0 || disk->calls < disk->power_at;
}

int fault_disk_calls(struct fault_disk *disk)
{
	return disk->calls;
}

int fault_disk_calls_of(struct fault_disk *disk, enum disk_call call)
{
	return call == CALL_ANY ? disk->calls : disk->calls_of[call];
}

int fault_disk_injected(struct fault_disk *disk)
{
	return disk->injected;
}

int fault_disk_vain_syncs(struct fault_disk *disk)
{
	return disk->vain_syncs;
}

/* ---------------------------------------------------------------- names */

static struct inode *find(struct fault_disk *disk, const char *path)
{
	struct inode *inode = g_hash_table_lookup(disk->names, path);

	if (!inode)
		errno = ENOENT;
	return inode;
}

static void change_name(struct fault_disk *disk, enum change_kind kind, const char *path,
			struct inode *inode)
{
	struct change *change = g_new0(struct change, 1);

	change->kind = kind;
	change->path = g_strdup(path);
	change->inode = inode;
	g_queue_push_tail(&disk->changes, change);
	if (kind == CHANGE_SET)
		g_hash_table_insert(disk->names, g_strdup(path), inode);
	else
		g_hash_table_remove(disk->names, path);
}

static void make_durable(struct fault_disk *disk)
{
	struct change *change = g_queue_pop_head(&disk->changes);

	if (change->kind == CHANGE_SET)
		g_hash_table_insert(disk->durable, g_strdup(change->path), change->inode);
	else
		g_hash_table_remove(disk->durable, change->path);
	change_free(change);
}

/* ---------------------------------------------------------------- the functions of struct disk */

#define ENTER(call)                                                                                \
	struct fault_disk *disk = data;                                                            \
	HOLD(disk);                                                                                \
	if (fails(disk, call))                                                                     \
	return -1

static int disk_open(void *data, const char *path, int flags, mode_t mode)
{
	ENTER(CALL_OPEN);
	struct inode *inode = g_hash_table_lookup(disk->names, path);

	(void)mode;
	if (!inode && !(flags & O_CREAT)) {
		errno = ENOENT;
		return -1;
	}
	if (inode && (flags & O_EXCL)) {
		errno = EEXIST;
		return -1;
	}
	if (!inode) {
		inode = inode_new(disk);
		change_name(disk, CHANGE_SET, path, inode);
	}
	for (int i = 0; i < FILES_MAX; i++) {
		if (disk->files[i].inode)
			continue;
		disk->files[i] = (struct descriptor){ .inode = inode };
		return i;
	}
	errno = EMFILE;
	return -1;
}

static void unlock(struct fault_disk *disk, int file)
{
	struct inode *inode = disk->files[file].inode;

	if (inode->locked_by == file)
		inode->locked_by = -1;
	if (disk->files[file].lock == LOCK_SH)
		inode->shared--;
	disk->files[file].lock = 0;
}

static int disk_close(void *data, int file)
{
	struct fault_disk *disk = data;
	HOLD(disk);

	if (disk->files[file].inode)
		unlock(disk, file);
	disk->files[file].inode = NULL;
	return 0;
}

static struct inode *opened(struct fault_disk *disk, int file)
{
	g_assert(file >= 0 && file < FILES_MAX && disk->files[file].inode);
	return disk->files[file].inode;
}

/* In pieces: now and then EINTR, else at most 700 bytes. False: interrupted. */
static bool shorten(struct fault_disk *disk, size_t *length)
{
	size_t at_most = (size_t)g_rand_int_range(disk->chance, 1, 700);

	if (!disk->pieces)
		return true;
	disk->interrupted = !disk->interrupted && g_rand_int_range(disk->chance, 0, 4) == 0;
	errno = EINTR;
	*length = MIN(*length, at_most);
	return !disk->interrupted;
}

static ssize_t disk_pread(void *data, int file, void *bytes, size_t length, off_t offset)
{
	ENTER(CALL_PREAD);
	GByteArray *now = opened(disk, file)->now;

	if (!shorten(disk, &length))
		return -1;
	if (offset >= (off_t)now->len)
		return 0;
	length = MIN(length, now->len - (size_t)offset);
	memcpy(bytes, now->data + offset, length);
	return (ssize_t)length;
}

static void resize(GByteArray *array, size_t length)
{
	guint before = array->len;

	g_byte_array_set_size(array, (guint)length);
	if (length > before)
		memset(array->data + before, 0, length - before);
}

/* These bytes are new in memory only. */
static void touch(struct inode *inode, size_t from, size_t to)
{
	size_t sectors = (to + SECTOR - 1) / SECTOR;

	if (sectors > inode->dirty->len)
		resize(inode->dirty, sectors);
	for (size_t at = from / SECTOR; at < sectors; at++)
		inode->dirty->data[at] = 1;
}

static ssize_t write_bytes(struct fault_disk *disk, struct inode *inode, const void *bytes,
			   size_t length, size_t offset)
{
	if (offset + length > inode->now->len && disk->room >= 0) {
		gint64 wanted = (gint64)(offset + length) - inode->now->len;

		if (wanted > disk->room) {
			length -= MIN(length, (size_t)(wanted - disk->room));
			wanted = disk->room;
		}
		disk->room -= wanted;
	}
	if (length == 0) {
		errno = ENOSPC;
		return -1;
	}
	touch(inode, MIN(offset, inode->now->len), offset + length);
	if (offset + length > inode->now->len)
		resize(inode->now, offset + length);
	memcpy(inode->now->data + offset, bytes, length);
	inode->changed_at = disk->time;
	return (ssize_t)length;
}

static ssize_t disk_pwrite(void *data, int file, const void *bytes, size_t length, off_t offset)
{
	struct fault_disk *disk = data;
	HOLD(disk);
	struct inode *inode = opened(disk, file);

	if (fails(disk, CALL_PWRITE)) {
		int system_errno = errno;

		if (g_rand_boolean(disk->chance) && length > 1) /* it had come halfway */
			write_bytes(disk, inode, bytes,
				    (size_t)g_rand_int_range(disk->chance, 1, (gint32)length),
				    (size_t)offset);
		errno = system_errno;
		return -1;
	}
	if (!shorten(disk, &length))
		return -1;
	return write_bytes(disk, inode, bytes, length, (size_t)offset);
}

static void wait_at_gate(struct fault_disk *disk)
{
	disk->at_gate = disk->gate_closed;
	pthread_cond_broadcast(&disk->gate_changed);
	while (disk->gate_closed)
		pthread_cond_wait(&disk->gate_changed, &disk->mutex);
	disk->at_gate = false;
}

/* As kernels do: after a sync that failed, pages that did not reach the disk count as clean all the same, and no later sync
   writes them. */
static void write_back(struct fault_disk *disk, struct inode *inode, bool failing)
{
	size_t length = inode->now->len;

	resize(inode->synced, length);
	for (size_t at = 0; at < length; at += SECTOR) {
		bool dirty = at / SECTOR < inode->dirty->len && inode->dirty->data[at / SECTOR];

		if (dirty && !(failing && g_rand_boolean(disk->chance)))
			memcpy(inode->synced->data + at, inode->now->data + at,
			       MIN(SECTOR, length - at));
	}
	g_byte_array_set_size(inode->dirty, 0);
}

static int disk_sync(void *data, int file)
{
	struct fault_disk *disk = data;
	HOLD(disk);
	struct inode *inode = opened(disk, file);

	wait_at_gate(disk);
	if (fails(disk, CALL_SYNC)) {
		write_back(disk, inode, true);
		inode->doubtful = true;
		return -1;
	}
	disk->vain_syncs += inode->doubtful;
	write_back(disk, inode, false);
	return 0;
}

static int disk_truncate(void *data, int file, off_t length)
{
	ENTER(CALL_TRUNCATE);
	struct inode *inode = opened(disk, file);
	size_t before = inode->now->len;

	touch(inode, MIN(before, (size_t)length), MAX(before, (size_t)length));
	resize(inode->now, (size_t)length);
	return 0;
}

static int tell_status(const struct inode *inode, struct stat *status)
{
	memset(status, 0, sizeof(*status));
	status->st_dev = 1;
	status->st_ino = inode->number;
	status->st_mode = S_IFREG | 0600;
	status->st_size = inode->now->len;
	status->st_mtime = inode->changed_at;
	return 0;
}

static int disk_stat(void *data, const char *path, struct stat *status)
{
	ENTER(CALL_STAT);
	const struct inode *inode;

	if (g_hash_table_contains(disk->folders, path)) {
		*status = (struct stat){ .st_dev = 2, .st_mode = S_IFDIR | 0700 };
		return 0;
	}
	inode = find(disk, path);
	return inode ? tell_status(inode, status) : -1;
}

static int disk_fstat(void *data, int file, struct stat *status)
{
	ENTER(CALL_FSTAT);
	return tell_status(opened(disk, file), status);
}

static int disk_link(void *data, const char *from, const char *to)
{
	ENTER(CALL_LINK);
	struct inode *inode = find(disk, from);

	if (!inode)
		return -1;
	if (disk->no_links || g_hash_table_contains(disk->names, to)) {
		errno = disk->no_links ? EPERM : EEXIST;
		return -1;
	}
	change_name(disk, CHANGE_SET, to, inode);
	return 0;
}

static int disk_rename(void *data, const char *from, const char *to)
{
	ENTER(CALL_RENAME);
	struct inode *inode = find(disk, from);

	if (!inode)
		return -1;
	change_name(disk, CHANGE_SET, to, inode);
	change_name(disk, CHANGE_REMOVE, from, NULL);
	return 0;
}

static int disk_unlink(void *data, const char *path)
{
	ENTER(CALL_UNLINK);
	if (!find(disk, path))
		return -1;
	change_name(disk, CHANGE_REMOVE, path, NULL);
	return 0;
}

static int disk_mkdir(void *data, const char *path, mode_t mode)
{
	ENTER(CALL_MKDIR);
	g_autofree char *parent = g_path_get_dirname(path);

	(void)mode;
	if (g_hash_table_contains(disk->folders, path)) {
		errno = EEXIST;
		return -1;
	}
	if (!g_hash_table_contains(disk->folders, parent)) {
		errno = ENOENT;
		return -1;
	}
	g_hash_table_add(disk->folders, g_strdup(path));
	return 0;
}

static int disk_sync_folder(void *data, const char *path)
{
	ENTER(CALL_SYNC_FOLDER);
	(void)path;
	while (disk->changes.head)
		make_durable(disk);
	return 0;
}

static int disk_lock(void *data, int file, int operation)
{
	ENTER(CALL_LOCK);
	struct inode *inode = opened(disk, file);
	bool shared = operation & LOCK_SH;

	if ((inode->locked_by >= 0 && inode->locked_by != file) || (!shared && inode->shared > 0)) {
		errno = EWOULDBLOCK;
		return -1;
	}
	disk->files[file].lock = shared ? LOCK_SH : LOCK_EX;
	if (shared)
		inode->shared++;
	else
		inode->locked_by = file;
	return 0;
}

static char *disk_real_path(void *data, const char *path)
{
	struct fault_disk *disk = data;
	HOLD(disk);

	if (fails(disk, CALL_REAL_PATH))
		return NULL;
	if (g_hash_table_contains(disk->names, path) || g_hash_table_contains(disk->folders, path))
		return g_strdup(path);
	errno = ENOENT;
	return NULL;
}

static char **disk_list(void *data, const char *folder)
{
	struct fault_disk *disk = data;
	HOLD(disk);
	g_autofree char *start =
		g_str_equal(folder, "/") ? g_strdup("/") : g_strconcat(folder, "/", NULL);
	GPtrArray *names;
	GHashTableIter iterator;
	void *path;

	if (fails(disk, CALL_LIST))
		return NULL;
	names = g_ptr_array_new();
	g_hash_table_iter_init(&iterator, disk->names);
	while (g_hash_table_iter_next(&iterator, &path, NULL))
		if (g_str_has_prefix(path, start) && !strchr((char *)path + strlen(start), '/'))
			g_ptr_array_add(names, g_strdup((char *)path + strlen(start)));
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

struct disk fault_disk_functions(struct fault_disk *disk)
{
	return (struct disk){
		.data = disk,
		.open = disk_open,
		.close = disk_close,
		.pread = disk_pread,
		.pwrite = disk_pwrite,
		.sync = disk_sync,
		.truncate = disk_truncate,
		.stat = disk_stat,
		.fstat = disk_fstat,
		.link = disk_link,
		.rename = disk_rename,
		.unlink = disk_unlink,
		.mkdir = disk_mkdir,
		.sync_folder = disk_sync_folder,
		.lock = disk_lock,
		.real_path = disk_real_path,
		.list = disk_list,
	};
}

/* ---------------------------------------------------------------- power */

static void lose_bytes(struct fault_disk *disk, struct inode *inode)
{
	size_t shorter = MIN(inode->now->len, inode->synced->len);
	size_t longer = MAX(inode->now->len, inode->synced->len);
	size_t length = longer;

	switch (g_rand_int_range(disk->chance, 0, 3)) {
	case 0:
		length = inode->now->len;
		break;
	case 1:
		length = inode->synced->len;
		break;
	default:
		if (longer > shorter)
			length = shorter + (size_t)g_rand_int_range(disk->chance, 0,
								    (gint32)(longer - shorter) + 1);
	}
	resize(inode->synced, longer);
	resize(inode->now, longer);
	for (size_t at = 0; at < longer; at += SECTOR)
		if (g_rand_boolean(disk->chance))
			memcpy(inode->synced->data + at, inode->now->data + at,
			       MIN(SECTOR, longer - at));
	resize(inode->synced, length);
	resize(inode->now, length);
	if (length > 0)
		memcpy(inode->now->data, inode->synced->data, length);
	g_byte_array_set_size(inode->dirty, 0);
	inode->doubtful = false;
	inode->locked_by = -1;
	inode->shared = 0;
}

void fault_disk_cut_power(struct fault_disk *disk)
{
	GHashTableIter iterator;
	void *path, *inode;
	int survive = g_rand_int_range(disk->chance, 0, (gint32)disk->changes.length + 1);

	while (survive-- > 0)
		make_durable(disk);
	g_queue_clear_full(&disk->changes, change_free);
	g_hash_table_remove_all(disk->names);
	g_hash_table_iter_init(&iterator, disk->durable);
	while (g_hash_table_iter_next(&iterator, &path, &inode))
		g_hash_table_insert(disk->names, g_strdup(path), inode);
	for (guint i = 0; i < disk->inodes->len; i++)
		lose_bytes(disk, disk->inodes->pdata[i]);
	memset(disk->files, 0, sizeof(disk->files));
	disk->power_at = 0;
}

/* ---------------------------------------------------------------- the gate */

void fault_disk_close_gate(struct fault_disk *disk)
{
	pthread_mutex_lock(&disk->mutex);
	disk->gate_closed = true;
	pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_wait_at_gate(struct fault_disk *disk)
{
	pthread_mutex_lock(&disk->mutex);
	while (!disk->at_gate)
		pthread_cond_wait(&disk->gate_changed, &disk->mutex);
	pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_open_gate(struct fault_disk *disk)
{
	pthread_mutex_lock(&disk->mutex);
	disk->gate_closed = false;
	pthread_cond_broadcast(&disk->gate_changed);
	pthread_mutex_unlock(&disk->mutex);
}

/* ---------------------------------------------------------------- straight to the bytes */

GBytes *fault_disk_bytes(struct fault_disk *disk, const char *path)
{
	const struct inode *inode = find(disk, path);

	return inode ? g_bytes_new(inode->now->data, inode->now->len) : NULL;
}

void fault_disk_put(struct fault_disk *disk, const char *path, const void *bytes, size_t length)
{
	struct inode *inode = inode_new(disk);

	g_byte_array_append(inode->now, bytes, (guint)length);
	g_byte_array_append(inode->synced, bytes, (guint)length);
	change_name(disk, CHANGE_SET, path, inode);
	while (disk->changes.head)
		make_durable(disk);
}

void fault_disk_remove(struct fault_disk *disk, const char *path)
{
	change_name(disk, CHANGE_REMOVE, path, NULL);
	while (disk->changes.head)
		make_durable(disk);
}

int fault_disk_count(struct fault_disk *disk, const char *prefix)
{
	GHashTableIter iterator;
	void *path;
	int count = 0;

	g_hash_table_iter_init(&iterator, disk->names);
	while (g_hash_table_iter_next(&iterator, &path, NULL))
		count += g_str_has_prefix(path, prefix);
	return count;
}
