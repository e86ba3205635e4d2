/* From home to what is kept: files to look at again, the trash, the audit.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_HOME_KEEPING_H
#define SCREENS_HOME_KEEPING_H

#include "ui/command.h"

extern const struct command home_keeping_commands[];

#endif
