/* Consents as somebody might give them.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/consent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/consents.h"
#include "support/builders.h"

struct consent *some_consent(enum consent_purpose purpose, const char *organisation,
			     enum consent_answer answer, day on)
{
	struct consent *consent = consent_new();

	consent->purpose = purpose;
	consent->answer = answer;
	consent->answered_on = on;
	set_text(&consent->text, "Чи можна нам?");
	set_text(&consent->version, "2026-11");
	set_text(&consent->asked_by, "KV");
	if (purpose != CONSENT_SHARING)
		return consent;
	set_text(&consent->organisation, organisation);
	set_text(&consent->aim, "пошук роботи");
	consent->parts = CONSENT_PART_ALL;
	return consent;
}

record_id build_consent(struct vault *vault, record_id participant_id, enum consent_purpose purpose,
			const char *organisation, enum consent_answer answer, day on)
{
	struct consent *consent = some_consent(purpose, organisation, answer, on);
	record_id id;

	consent->participant_id = participant_id;
	must_begin(vault);
	assert_true(consent_save(vault, consent, NULL));
	must_commit(vault);
	id = consent->id;
	consent_free(consent);
	return id;
}

void build_withdrawal(struct vault *vault, record_id consent_id, day on)
{
	must_begin(vault);
	assert_true(consent_withdraw(vault, consent_id, on, NULL));
	must_commit(vault);
}
