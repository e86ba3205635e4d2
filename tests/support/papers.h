/* Sheets for the tests of paper: of a person, of a helper, in large print, with codes and a knot, and long ones.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_PAPERS_H
#define SUPPORT_PAPERS_H

#include "support/growth_case.h"

struct document *papers_person(enum language first, bool large); /* one language */
struct document *papers_both(void);                              /* Ukrainian, then Dutch */
struct document *papers_helper(void);       /* Dutch, with a knot and corners of a breakthrough */
struct document *papers_change(void);       /* Dutch, with charts of two voices */
struct document *papers_codes(void);        /* three codes and a knot of three */
struct document *papers_sides(void);        /* of a person, Ukrainian beside Dutch */
struct document *papers_sides_change(void); /* of change, Dutch beside Ukrainian */
struct document *papers_sides_helper(void);
/* A record in two columns: a long answer beside a short one, tables that run over pages. */
struct document *papers_sides_record(int answers, int characters);
struct document *papers_record(int answers,
			       int characters); /* of a conversation; so many in each answer */

/* Of nobody: the second language may be LANGUAGE_NONE. */
struct document *papers_cards(enum language first, enum language second, bool large);
struct document *papers_form(enum language first, enum language second, bool large);

/* perspectief-paper of this build. Newly allocated. */
char *papers_program(void);
/* Prints it to `path`, or fails the test. */
void papers_print(const struct document *document, const char *path);

#endif
