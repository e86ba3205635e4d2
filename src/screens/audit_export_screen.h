/* The audit as a file, in a folder of one's choice.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_AUDIT_EXPORT_SCREEN_H
#define SCREENS_AUDIT_EXPORT_SCREEN_H

#include "screens/services.h"

/* participant_id 0: all files; else `code` is the one of that file. Closes with 1 when it was written. */
struct screen *audit_export_screen_new(struct services *services, record_id participant_id,
				       const char *code);

#endif
