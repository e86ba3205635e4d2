/* Consents for tests.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_CONSENT_H
#define SUPPORT_CONSENT_H

#include "casework/consent.h"
#include "store/vault.h"

/* In memory: of sharing all parts, for "пошук роботи"; of the others without an organisation. Owned by the caller. */
struct consent *some_consent(enum consent_purpose purpose, const char *organisation,
			     enum consent_answer answer, day on);
/* One saved action; the id of the row. */
record_id build_consent(struct vault *vault, record_id participant_id, enum consent_purpose purpose,
			const char *organisation, enum consent_answer answer, day on);
void build_withdrawal(struct vault *vault, record_id consent_id, day on);

#endif
