/* The fictional people of the demo as plain structs, for sheets of somebody whose file is full.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_STORY_H
#define SUPPORT_STORY_H

#include "support/plan_case.h"

/* In the place of the person of plan_case_new: of "1-yvan" the file of that name in questions/demo/, in Ukrainian. */
struct plan_case *story_new(const char *name);

#endif
