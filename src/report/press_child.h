/* How press.c starts its child; for nobody else.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_PRESS_CHILD_H
#define REPORT_PRESS_CHILD_H

#include <sys/types.h>

char *press_program(void); /* newly allocated; NULL: there is none */
/* 0, or the errno of what failed. The child reads its document from `in` and writes the PDF to `out`. */
int press_spawn(const char *program, int in, int out, pid_t *child);

#endif
