/* perspectief trash: what lies in the trash; with a code, puts that file in it, or with --take-back takes it out again.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands/invocation.h"
#include "store/people.h"
#include "store/upkeep.h"

#include <stdio.h>

static bool list_trash(const struct invocation *invocation, struct vault *vault,
		       struct error *error)
{
	g_autoptr(GPtrArray) people = NULL;

	if (!trash_list(vault, &people, error))
		return false;
	for (guint i = 0; i < people->len; i++) {
		const struct participant *participant = people->pdata[i];
		g_autofree char *since = say_day(invocation->sentences, participant->trashed_on);
		g_autofree char *until =
			say_day(invocation->sentences, participant->trashed_on + TRASH_DAYS);
		g_autofree char *line =
			say_with(invocation->sentences, "cli.trash_line", "code", participant->code,
				 "since", since, "until", until, NULL);

		printf("%s\n", line);
	}
	return true;
}

static bool move(const struct invocation *invocation, struct vault *vault, record_id id,
		 bool take_back, struct error *error)
{
	day today = invocation->clock.today(invocation->clock.data);
	bool moved;

	if (!vault_begin(vault, NULL, error))
		return false;
	moved = take_back ? trash_take_back(vault, id, error) : trash_put(vault, id, today, error);
	if (moved)
		return vault_commit(vault, error) && vault_flush(vault, error);
	vault_rollback(vault);
	return false;
}

static bool move_person(const struct invocation *invocation, struct vault *vault,
			struct error *error)
{
	struct participant *participant = invocation_anybody(invocation, vault, error);
	bool take_back = (invocation->flags & FLAG_TAKE_BACK) != 0;
	bool moved = false;

	if (!participant)
		return false;
	if ((participant->trashed_on != DAY_NONE) != take_back)
		error_set_key(error, ERROR_FAILED, take_back ? "cli.not_in_trash" : "cli.in_trash",
			      participant->code);
	else
		moved = move(invocation, vault, participant->id, take_back, error);
	if (moved)
		invocation_note(invocation, take_back ? "cli.taken_back" : "cli.trashed", "code",
				participant->code, NULL);
	participant_free(participant);
	return moved;
}

int command_trash(struct invocation *invocation)
{
	struct error error = ERROR_CLEAR;
	bool listing = !invocation->operands[0];
	struct vault *vault;

	if (listing && (invocation->flags & FLAG_TAKE_BACK)) {
		error_set_key(&error, ERROR_USAGE, "cli.operand_missing", invocation->command);
		return invocation_fail(invocation, &error);
	}
	vault = invocation_open_vault(invocation, listing, &error);
	if (vault)
		(void)!(listing ? list_trash(invocation, vault, &error)
				: move_person(invocation, vault, &error));
	vault_close(vault);
	return error_is_set(&error) ? invocation_fail(invocation, &error) : 0;
}
