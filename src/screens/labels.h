/* The words of people for the values of ours: tables of literal i18n keys, by enum.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_LABELS_H
#define SCREENS_LABELS_H

#include "casework/answer.h"
#include "casework/mark.h"
#include "casework/plan.h"
#include "casework/progress.h"
#include "casework/rating.h"

struct services;

extern const char *const theme_labels[THEME_COUNT];
extern const char *const conversation_kind_labels[CONVERSATION_SHORT + 1];
extern const char *const card_state_labels[CARD_STARTED + 1];
extern const char *const answer_state_labels[ANSWER_ELSEWHERE + 1];
extern const char *const wording_labels[WORDING_SUMMARY + 1];
extern const char *const drawn_by_labels[DRAWN_BY_WALK + 1];
extern const char *const mark_labels[MARK_COUNT];
extern const char *const feeling_labels[FEELING_NOT_NOW + 1];
extern const char *const owner_labels[OWNER_HOUSEHOLD + 1];
extern const char *const step_state_labels[STEP_DROPPED + 1];
extern const char *const presence_labels[4]; /* by bit of enum presence, lowest first */
extern const char *const language_labels[LANGUAGE_COUNT];
extern const char *const voice_labels[VOICE_COUNSELLOR + 1];
extern const char *const cause_labels[CAUSE_POLICY + 1];
extern const char *const trial_labels[TRIAL_FAILED + 1];
extern const char *const skill_kind_labels[SKILL_WANTED + 1];
extern const char *const coupling_kind_labels[COUPLING_CARE + 1];
extern const char *const answer_to_labels[ANSWER_NO + 1];

/* The i18n key for a spoken language: one of ours, Russian, or "another language". */
const char *language_code_label(const char *code);
/* What people speak at these tables, in the order one key walks through: uk ru nl en; any other code is kept until then. */
const char *language_code_after(const char *code);
/* The sign of a card's state in the deck: one column, readable without colour; " " for an untouched one. */
const char *card_state_sign(enum card_state state);

/* A text of ours in `language`; a stand-in in another language says so: "[Nederlands] …". Newly allocated. */
char *texts_on_screen(const struct services *services, const struct texts *texts,
		      enum language language);

#endif
