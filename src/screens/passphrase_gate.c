/* The way back for whoever knows the passphrase of the vault.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/passphrase_gate.h"

enum { LONGEST_WAIT_SECONDS = 16 }; /* the pause doubles up to this */

void passphrase_gate_init(struct passphrase_gate *gate, struct services *services)
{
	*gate = (struct passphrase_gate){ .services = services, .edit = passphrase_edit_new() };
	passphrase_edit_never_show(gate->edit);
}

void passphrase_gate_done(struct passphrase_gate *gate)
{
	g_clear_pointer(&gate->edit, passphrase_edit_free);
}

void passphrase_gate_clear(struct passphrase_gate *gate)
{
	gate->remark = NULL;
	passphrase_edit_clear(gate->edit);
}

static gint64 now_ms(const struct passphrase_gate *gate)
{
	const struct clock *clock = &gate->services->clock;

	return clock->monotonic_ms(clock->data);
}

static bool stays_shut(struct passphrase_gate *gate, const char *remark)
{
	gate->remark = remark;
	passphrase_edit_clear(gate->edit);
	return false;
}

bool passphrase_gate_opens(struct passphrase_gate *gate)
{
	if (gate->services->demo)
		return true;
	if (secret_length(passphrase_edit_secret(gate->edit)) == 0)
		return false;
	if (now_ms(gate) < gate->again_at_ms)
		return stays_shut(gate, "handover.wait");
	if (services_passphrase_is_right(gate->services, passphrase_edit_secret(gate->edit)))
		return true;
	gate->again_at_ms =
		now_ms(gate) + MIN(1 << MIN(gate->wrong, 4), LONGEST_WAIT_SECONDS) * 1000;
	gate->wrong++;
	return stays_shut(gate, "handover.wrong");
}
