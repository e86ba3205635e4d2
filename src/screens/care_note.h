/* A line of the audit about the vault itself: who did what with it and when.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_CARE_NOTE_H
#define SCREENS_CARE_NOTE_H

#include "casework/audit.h"
#include "screens/services.h"

/* What cannot be written down is told; what was done stays done. */
void care_note(struct services *services, enum audit_action action);

#endif
