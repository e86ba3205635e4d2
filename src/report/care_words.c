/* The words of people for consents, the audit and erasures.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/care_words.h"

const char *const consent_purpose_labels[] = {
	[CONSENT_SHARING] = "consent.sharing",
	[CONSENT_RESEARCH] = "consent.research",
	[CONSENT_QUOTES] = "consent.quotes",
};

const char *const consent_way_labels[] = {
	[CONSENT_SPOKEN] = "consent.spoken",
	[CONSENT_WRITTEN] = "consent.written",
	[CONSENT_THROUGH_INTERPRETER] = "consent.through_interpreter",
};

const char *const consent_part_labels[] = { "consent.part_perspective", "consent.part_obstacles",
					    "consent.part_steps", "consent.part_skills" };

const char *const audit_action_labels[] = {
	[AUDIT_OPENED] = "audit.opened",
	[AUDIT_CONVERSATION] = "audit.conversation",
	[AUDIT_CHANGED] = "audit.changed",
	[AUDIT_PRINTED] = "audit.printed",
	[AUDIT_EXPORTED] = "audit.exported",
	[AUDIT_IMPORTED] = "audit.imported",
	[AUDIT_ACCESS] = "audit.access",
	[AUDIT_CONSENT_GIVEN] = "audit.consent_given",
	[AUDIT_CONSENT_REFUSED] = "audit.consent_refused",
	[AUDIT_CONSENT_WITHDRAWN] = "audit.consent_withdrawn",
	[AUDIT_REVIEWED] = "audit.reviewed",
	[AUDIT_TRASHED] = "audit.trashed",
	[AUDIT_TAKEN_BACK] = "audit.taken_back",
	[AUDIT_ERASED] = "audit.erased",
	[AUDIT_PASSPHRASE] = "audit.passphrase",
	[AUDIT_RECOVERY_CODE] = "audit.recovery_code",
	[AUDIT_RECOVERED] = "audit.recovered",
	[AUDIT_BACKUP] = "audit.backup",
	[AUDIT_RESTORED] = "audit.restored",
	[AUDIT_RESEARCH] = "audit.research",
	[AUDIT_COPY_GONE] = "audit.copy_gone",
};

const char *const erasure_basis_labels[] = {
	[ERASURE_ASKED] = "erasure.asked",     [ERASURE_WITHDRAWN] = "erasure.withdrawn",
	[ERASURE_EXPIRED] = "erasure.expired", [ERASURE_TRASH] = "erasure.trash",
	[ERASURE_MISTAKE] = "erasure.mistake",
};
