/* A print system of the test's own: cupsd with its folders, its socket and one printer, which is ippeveprinter. It needs no root, no running
   CUPS and no running D-Bus; all of it runs without rights and ends with the test.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_PRINT_SYSTEM_H
#define SUPPORT_PRINT_SYSTEM_H

#include <glib.h>

#define PRINTER_NAME "Принтер-2"

struct print_system {
	char *folder;
	char *server;     /* for CUPS_SERVER */
	GArray *children; /* of GPid */
	int port;
};

/* NULL: the packages are not there. Fails the test when it does not start. */
struct print_system *print_system_new(void);
void print_system_free(struct print_system *system);

/* A program of the print system, with words for the shell ("lpadmin -x …"); fails the test when it fails. */
void print_system_run(const struct print_system *system, const char *line);
/* What came out of the printer so far, sheet by sheet: paths; of char *, owned. */
GPtrArray *print_system_sheets(const struct print_system *system);

#endif
