/* A disk in memory that can fail, fill up, lose its power and keep a sync waiting. Knows nothing of vaults.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_FAULT_DISK_H
#define SUPPORT_FAULT_DISK_H

#include "store/disk.h"

#include <glib.h>
#include <stdbool.h>

struct fault_disk;

/* Loops over every moment a disk can fail: the plain run takes each of them. The thread sanitizer looks at the worker, the address sanitizer at
   what is done about a failure: both see it at a part of these moments. */
#ifdef __SANITIZE_THREAD__
#define FAULT_STRIDE 9
#elif defined(__SANITIZE_ADDRESS__)
#define FAULT_STRIDE 3
#else
#define FAULT_STRIDE 1
#endif

enum disk_call {
	CALL_OPEN,
	CALL_PREAD,
	CALL_PWRITE,
	CALL_SYNC,
	CALL_TRUNCATE,
	CALL_STAT,
	CALL_FSTAT,
	CALL_LINK,
	CALL_RENAME,
	CALL_UNLINK,
	CALL_MKDIR,
	CALL_SYNC_FOLDER,
	CALL_LOCK,
	CALL_LIST,
	CALL_REAL_PATH,
	CALL_COUNT,
	CALL_ANY = CALL_COUNT
};

struct fault_disk *fault_disk_new(guint32 seed);
void fault_disk_free(struct fault_disk *disk);
struct disk fault_disk_functions(struct fault_disk *disk);

/* The n-th call of this kind from now on (1: the next) fails with this errno, once or from then on. A failing pwrite may have written a part. */
void fault_disk_fail(struct fault_disk *disk, enum disk_call call, int nth, int system_errno,
		     bool from_then_on);
void fault_disk_heal(struct fault_disk *disk);
bool fault_disk_has_failed(struct fault_disk *disk); /* since the last fault_disk_fail */
void fault_disk_write_in_pieces(struct fault_disk *disk,
				bool pieces); /* short writes and reads, EINTR in between */
void fault_disk_set_room(struct fault_disk *disk, gint64 bytes); /* -1: endless */
void fault_disk_refuse_links(struct fault_disk *disk);           /* as FAT does */
void fault_disk_set_time(struct fault_disk *disk,
			 gint64 unix_seconds); /* what changed_at will say */

/* The n-th call from now on finds no power any more, nor does any call after it. */
void fault_disk_cut_power_at(struct fault_disk *disk, int nth);
bool fault_disk_has_power(struct fault_disk *disk);
/* Power comes back: what was synced is there, of all else a random part by sectors of 512 bytes; descriptors and locks are gone. */
void fault_disk_cut_power(struct fault_disk *disk);
int fault_disk_calls(struct fault_disk *disk); /* so far */
int fault_disk_calls_of(struct fault_disk *disk, enum disk_call call);
int fault_disk_injected(struct fault_disk *disk); /* calls that failed so far, or found no power */
/* Syncs that were asked, and answered well, of a file whose sync had failed before: they prove nothing. */
int fault_disk_vain_syncs(struct fault_disk *disk);

/* Syncs wait until the gate is opened again. */
void fault_disk_close_gate(struct fault_disk *disk);
void fault_disk_wait_at_gate(struct fault_disk *disk); /* until somebody stands there */
void fault_disk_open_gate(struct fault_disk *disk);

/* Straight to the bytes, faults aside. */
GBytes *fault_disk_bytes(struct fault_disk *disk, const char *path); /* NULL: no such file */
void fault_disk_put(struct fault_disk *disk, const char *path, const void *bytes, size_t length);
void fault_disk_remove(struct fault_disk *disk, const char *path);
int fault_disk_count(struct fault_disk *disk, const char *prefix); /* files whose path begins so */

#endif
