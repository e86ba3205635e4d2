/* The way back for whoever knows the passphrase of the vault, and for nobody else; after a wrong one it waits, longer each time.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_PASSPHRASE_GATE_H
#define SCREENS_PASSPHRASE_GATE_H

#include "screens/services.h"
#include "ui/fields.h"

struct passphrase_gate {
	struct services *services;
	struct passphrase_edit *edit; /* never shows what is typed */
	int wrong;                    /* passphrases in a row */
	gint64 again_at_ms;           /* monotonic: no passphrase is tried before */
	const char *remark;           /* i18n key: why it stayed shut; NULL: nothing to say */
};

void passphrase_gate_init(struct passphrase_gate *gate, struct services *services);
void passphrase_gate_done(struct passphrase_gate *gate);
void passphrase_gate_clear(struct passphrase_gate *gate); /* what was typed and said */
/* After Enter. In a demo there is no passphrase: it opens. Nothing typed stays shut and is no mistake. What was typed is gone afterwards when it stays shut. */
bool passphrase_gate_opens(struct passphrase_gate *gate);

#endif
