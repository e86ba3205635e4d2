/* The printer of this machine, reached through the program `lp` of the print system.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_PRINTER_H
#define REPORT_PRINTER_H

#include "base/error.h"

#include <glib.h>

bool printer_is_there(void); /* is there a print system? It says itself when it has no printer */
/* A PDF from memory. Waits until the print system has taken it, at most ten seconds. */
bool printer_print(const guint8 *pdf, size_t length, struct error *error) MUST_CHECK;

#endif
