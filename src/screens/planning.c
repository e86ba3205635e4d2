/* What the harvest, the domains, the plan and their sheets share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/planning.h"

#include "store/conversations.h"
#include "store/plans.h"

bool planning_act(struct services *services, const char *undo_label, planning_work *work,
		  void *data)
{
	struct error error = ERROR_CLEAR;

	if (!vault_begin(services->vault, undo_label, &error)) {
		services_tell_error(services, &error);
		return false;
	}
	if (work(services->vault, data, &error) && vault_commit(services->vault, &error))
		return true;
	vault_rollback(services->vault);
	services_tell_error(services, &error);
	return false;
}

static bool save_item(struct vault *vault, void *data, struct error *error)
{
	return plan_item_save(vault, data, error);
}

bool planning_save_item(struct services *services, struct plan_item *item, const char *undo_label)
{
	return planning_act(services, undo_label, save_item, item);
}

void planning_undo(struct services *services)
{
	struct error error = ERROR_CLEAR;
	const char *label = vault_undo_label(services->vault);

	if (!label) {
		services_tell(services, "undo.nothing");
		return;
	}
	if (!vault_undo(services->vault, &error)) {
		services_tell_error(services, &error);
		return;
	}
	app_tell(services->app, say_with(planning_sentences(services), "undo.undone", "what",
					 services_say(services, label), NULL));
}

struct plan *planning_plan(struct services *services, record_id participant_id)
{
	struct error error = ERROR_CLEAR;
	struct plan *plan = NULL;

	if (plan_load(services->vault, participant_id, &plan, &error))
		return plan;
	services_tell_error(services, &error);
	return plan_new();
}

struct conversation *planning_conversation(struct services *services, record_id conversation_id)
{
	struct error error = ERROR_CLEAR;
	struct conversation *conversation = NULL;

	if (conversation_id &&
	    !conversation_load(services->vault, conversation_id, &conversation, &error))
		services_tell_error(services, &error);
	return conversation;
}

const struct sentences *planning_sentences(struct services *services)
{
	return services_sentences(services, services->settings.language);
}

char *planning_day(struct services *services, day value)
{
	return value == DAY_NONE ? g_strdup("")
				 : say_day_short(planning_sentences(services), value);
}
