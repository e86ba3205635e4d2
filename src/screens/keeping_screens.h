/* How long a file is kept, who saw it, everything about one person for that person, the trash, and erasing.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_KEEPING_SCREENS_H
#define SCREENS_KEEPING_SCREENS_H

#include "screens/conversation_screen.h"
#include "store/upkeep.h"

/* Keep, show, erase: the review date of one file, everything about the person, trash, erasing, the audit of this file. */
struct screen *keeping_screen_new(struct services *services, record_id participant_id);
/* Everything about one person as a PDF in their language and as JSON, into a folder. */
struct screen *access_screen_new(struct services *services, record_id participant_id);
/* For a mistake: out of sight for TRASH_DAYS. Goes home when it is done. */
struct screen *trash_question_screen_new(struct services *services, record_id participant_id);
/* Erases after the code was typed; goes on to the receipt. NULL and told. */
struct screen *erase_screen_new(struct services *services, record_id participant_id);
/* What an erasure did and could not reach; then home. `erasure` is taken. */
struct screen *receipt_screen_new(struct services *services, enum erasure_basis basis,
				  struct erasure *erasure);

/* Files whose review date has come. */
struct screen *reviews_screen_new(struct services *services);
struct screen *trash_screen_new(struct services *services);
/* participant_id 0: all files. */
struct screen *audit_screen_new(struct services *services, record_id participant_id);
/* The organisation's name and its rules for keeping files. */
struct screen *organisation_screen_new(struct services *services);

#endif
