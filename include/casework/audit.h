/* Who did what kind of thing with which file, and when. Never a word of what was said.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_AUDIT_H
#define CASEWORK_AUDIT_H

#include "casework/participant.h"

enum audit_action {
	AUDIT_OPENED,       /* a file was looked at */
	AUDIT_CONVERSATION, /* a conversation began */
	AUDIT_CHANGED,      /* words, plan or details; once for each file and sitting */
	AUDIT_PRINTED,      /* a sheet, on paper or as a file */
	AUDIT_EXPORTED,     /* the whole file as JSON */
	AUDIT_IMPORTED,
	AUDIT_ACCESS, /* everything, for the person themselves */
	AUDIT_CONSENT_GIVEN,
	AUDIT_CONSENT_REFUSED,
	AUDIT_CONSENT_WITHDRAWN,
	AUDIT_REVIEWED, /* its review date was moved */
	AUDIT_TRASHED,
	AUDIT_TAKEN_BACK, /* out of the trash */
	AUDIT_ERASED,
	AUDIT_PASSPHRASE,    /* of no file: a new passphrase */
	AUDIT_RECOVERY_CODE, /* a new recovery code */
	AUDIT_RECOVERED,     /* opened with the recovery code */
	AUDIT_BACKUP,
	AUDIT_RESTORED,
	AUDIT_RESEARCH,  /* counts or coded text were written */
	AUDIT_COPY_GONE, /* of no file: somebody said that a copy elsewhere was destroyed */
	AUDIT_ACTION_COUNT
};
extern const struct names audit_action_names;

struct audit_line {
	record_id id;
	gint64 at; /* seconds since 1970 */
	char *who; /* initials of the counsellor on this laptop, or empty */
	enum audit_action action;
	record_id participant_id; /* 0: of no file, or of one that was erased */
	char code[CODE_SIZE];     /* empty then */
};
void audit_line_free(struct audit_line *line);

enum erasure_basis {
	ERASURE_ASKED,     /* the person asked for it */
	ERASURE_WITHDRAWN, /* they no longer agree to a file */
	ERASURE_EXPIRED,   /* its review date came and it is no longer needed */
	ERASURE_TRASH,     /* it lay in the trash for thirty days */
	ERASURE_MISTAKE,   /* it should never have been made */
};
extern const struct names erasure_basis_names; /* asked withdrawn expired trash mistake */

/* What an erasure leaves: when, why, by whom, how many; no name and no code. */
struct receipt {
	record_id id;
	day erased_on;
	enum erasure_basis basis;
	char *who;
	int people, copies_rewritten, copies_left;
};
void receipt_free(struct receipt *receipt);

#endif
