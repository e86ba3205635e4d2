/* The words of people for consents, the audit and erasures: tables of literal i18n keys, by enum.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPORT_CARE_WORDS_H
#define REPORT_CARE_WORDS_H

#include "casework/audit.h"
#include "casework/consent.h"

#define CONSENT_PART_COUNT 4

extern const char *const consent_purpose_labels[CONSENT_QUOTES + 1];
extern const char *const consent_way_labels[CONSENT_THROUGH_INTERPRETER + 1];
extern const char *const consent_part_labels[CONSENT_PART_COUNT]; /* by bit, lowest first */
extern const char *const audit_action_labels[AUDIT_ACTION_COUNT];
extern const char *const erasure_basis_labels[ERASURE_MISTAKE + 1];

#endif
