/* The words of people for conversations, answers and ratings.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/talk_words.h"

#include "casework/answer.h"
#include "casework/mark.h"
#include "casework/rating.h"

const char *const talk_kind_labels[] = {
	[CONVERSATION_INTAKE] = "conversation.intake",
	[CONVERSATION_FOLLOW_UP] = "conversation.follow_up",
	[CONVERSATION_SHORT] = "conversation.short",
};

const char *const talk_agreement_labels[] = {
	[AGREEMENT_NOT_ASKED] = "access.agreement_not_asked",
	[AGREEMENT_AGREED] = "access.agreement_agreed",
	[AGREEMENT_WITHOUT_FILE] = "access.agreement_without_file",
};

const char *const talk_presence_labels[TALK_PRESENCE_COUNT] = {
	"presence.child", "presence.partner", "presence.interpreter", "presence.stranger"
};

const char *const talk_state_labels[] = {
	[ANSWER_TALKED_ABOUT] = "answer.talked_about",
	[ANSWER_PARKED] = "answer.parked",
	[ANSWER_RATHER_NOT] = "answer.rather_not",
	[ANSWER_ELSEWHERE] = "answer.elsewhere",
};

const char *const talk_wording_labels[] = {
	[WORDING_OWN] = "wording.own",
	[WORDING_INTERPRETER] = "wording.interpreter",
	[WORDING_SUMMARY] = "wording.summary",
};

const char *const talk_drawn_labels[] = {
	[DRAWN_BY_COUNSELLOR] = "drawn.counsellor",
	[DRAWN_BY_PARTICIPANT] = "drawn.participant",
	[DRAWN_BY_CHANCE] = "drawn.chance",
	[DRAWN_BY_WALK] = "drawn.walk",
};

const char *const talk_feeling_labels[] = {
	[FEELING_NOT_SAID] = "feeling.not_said",
	[FEELING_GOES_WELL] = "feeling.goes_well",
	[FEELING_PINCHES] = "feeling.pinches",
	[FEELING_NOT_NOW] = "feeling.not_now",
};

const char *const talk_voice_labels[] = {
	[VOICE_PARTICIPANT] = "voice.participant",
	[VOICE_COUNSELLOR] = "voice.counsellor",
};

const char *const talk_mark_labels[] = {
	[MARK_TALENT] = "mark.talent",     [MARK_WISH] = "mark.wish",
	[MARK_OBSTACLE] = "mark.obstacle", [MARK_CONTACT] = "mark.contact",
	[MARK_PROMISE] = "mark.promise",
};
