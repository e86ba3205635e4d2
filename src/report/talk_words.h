/* The words of people for conversations, answers and ratings.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_TALK_WORDS_H
#define REPORT_TALK_WORDS_H

/* Keys in i18n/, each by its enum; those of who was present by bit. */
extern const char *const talk_kind_labels[];
extern const char *const talk_agreement_labels[];
extern const char *const talk_state_labels[];
extern const char *const talk_wording_labels[];
extern const char *const talk_drawn_labels[];
extern const char *const talk_feeling_labels[];
extern const char *const talk_voice_labels[];
extern const char *const talk_mark_labels[];

enum { TALK_PRESENCE_COUNT = 4 };
extern const char *const talk_presence_labels[TALK_PRESENCE_COUNT];

#endif
