/* One meeting as an owned struct.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework/conversation.h"

static const char *const kind_words[] = { "intake", "follow_up", "short" };
static const char *const state_words[] = { "open", "paused", "closed" };
static const char *const agreement_words[] = { "not_asked", "agreed", "without_file" };
const struct names conversation_kind_names = NAMES(kind_words);
const struct names conversation_state_names = NAMES(state_words);
const struct names agreement_names = NAMES(agreement_words);

struct conversation *conversation_new(void)
{
	struct conversation *conversation = g_new0(struct conversation, 1);

	conversation->said_on = DAY_NONE;
	conversation->place_card = g_strdup("");
	conversation->where_we_were = g_strdup("");
	return conversation;
}

void conversation_free(struct conversation *conversation)
{
	if (!conversation)
		return;
	g_free(conversation->place_card);
	g_free(conversation->where_we_were);
	g_free(conversation);
}

bool conversation_is_open(const struct conversation *conversation)
{
	return conversation->state != CONVERSATION_CLOSED;
}
