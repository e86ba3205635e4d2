/* The organisation a sheet is for, on the print screen; for the files print_*.c only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PRINT_ORGANISATION_H
#define SCREENS_PRINT_ORGANISATION_H

#include "screens/print_screen.h"

/* After the file was read: the choice holds those somebody was asked about, and "another". */
void print_organisations_load(struct print_screen *self);
/* The same, with the newest one chosen. */
void print_organisation_newest(struct print_screen *self);
const char *print_organisation(const struct print_screen *self); /* NULL: another one */
char *print_organisation_words(const struct print_screen *self); /* newly allocated */
/* Why there is no sheet for it; NULL when there may be one. Newly allocated. */
char *print_organisation_refusal(const struct print_screen *self);

#endif
