/* The words of a plan in the language of one part of a sheet; for the sheets of this folder only.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_SHEET_WORDS_H
#define REPORT_SHEET_WORDS_H

#include "report/plan_sheet.h"

/* One language of a sheet, being written. */
struct part {
	const struct plan_sheet *sheet;
	struct document *document;
	enum language language;
	const char *code; /* of the language */
	const struct sentences *sentences;
	const void *more; /* what one kind of sheet is made from besides `sheet` */
};

/* Words as they stand on this part, and in which language. */
struct words {
	const char *text;
	const char *language;
	bool foreign; /* there is no rendering: the original, to be named */
};

bool part_may_show(const struct part *part, bool between_us);
struct words part_words(const struct part *part, const struct plan_item *item);
/* Words that have no renderings. */
struct words part_plain_words(const struct part *part, const char *text, const char *language);
/* "Ukrainian" for "uk"; what is no code we know is returned as it is. */
const char *part_language_name(const struct part *part, const char *language);
/* "original language: Ukrainian"; newly allocated. */
char *part_language_note(const struct part *part, const char *language);
/* "put into this language from: Ukrainian"; newly allocated. */
char *part_rendered_from(const struct part *part, const struct plan_item *item);
/* The small words under an item: `first`, its language when that is foreign, "check this" when it relies on a fact past its last day,
   "between us" on a sheet that holds such. */
char *part_small_words(const struct part *part, const struct plan_item *item,
		       const struct words *words, const char *first);
struct block *part_heading(const struct part *part, int level, const char *key);

/* Borrowed items of a kind that may stand here. */
GPtrArray *part_items(const struct part *part, enum plan_kind kind);
void part_add_item(const struct part *part, const struct plan_item *item, const char *label,
		   int level, const char *small);
const char *part_indicator(const struct part *part, int indicator);
/* The person's last word on a domain, when it is to be shown. An older one does not stand in for one that is between us. */
const struct rating *part_last_rating(const struct part *part, int indicator);

/* plan_sheet.c, skills_sheet.c */
void part_add_perspective(const struct part *part);
void part_add_skills(const struct part *part);
/* sheet_obstacles.c: what stands in the way, knots, ways out */
void part_add_obstacles(const struct part *part);
/* sheet_corners.c: how far a breakthrough is (newly allocated), and its corners on the helper's sheet */
char *part_trial(const struct part *part, const struct plan_item *way);
void part_add_corners(const struct part *part, const struct plan_item *way, int level);
/* sheet_facts.c: "check this" or "" (newly allocated), and the facts relied upon on the helper's sheet */
char *part_fact_mark(const struct part *part, const struct plan_item *item);
void part_add_facts(const struct part *part);
/* sheet_steps.c: each step stands in one of the three */
void part_add_next_steps(const struct part *part);
void part_add_promises(const struct part *part); /* and what was only asked */
void part_add_other_steps(const struct part *part);
/* sheet_lessons.c: for the helper; and what a change in the household asks, for the person */
void part_add_lessons(const struct part *part);
void part_add_family_questions(const struct part *part);
/* sheet_contacts.c: whom to call, for the person */
void part_add_contacts(const struct part *part);
/* "name · number", of the first verified one; newly allocated, NULL when there is none. */
char *part_contact_line(const struct part *part, enum contact_kind kind);
/* sheet_hand_over.c: the sealed file somebody carries, and the code that opens it */
void part_add_hand_over(const struct part *part);

#endif
