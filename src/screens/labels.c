/* The words of people for the values of ours: tables of literal i18n keys, by enum.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/labels.h"

#include "screens/services.h"

const char *const theme_labels[] = { "theme.work", "theme.connection", "theme.confidence",
				     "theme.reliance" };

const char *const conversation_kind_labels[] = { "conversation.intake", "conversation.follow_up",
						 "conversation.short" };

const char *const card_state_labels[] = {
	[CARD_UNTOUCHED] = "deck.untouched",   [CARD_TALKED_ABOUT] = "answer.talked_about",
	[CARD_PARKED] = "answer.parked",       [CARD_RATHER_NOT] = "answer.rather_not",
	[CARD_ELSEWHERE] = "answer.elsewhere", [CARD_STARTED] = "deck.started",
};

const char *const answer_state_labels[] = {
	[ANSWER_TALKED_ABOUT] = "answer.talked_about",
	[ANSWER_PARKED] = "answer.parked",
	[ANSWER_RATHER_NOT] = "answer.rather_not",
	[ANSWER_ELSEWHERE] = "answer.elsewhere",
};

const char *const wording_labels[] = { "wording.own", "wording.interpreter", "wording.summary" };

const char *const drawn_by_labels[] = {
	[DRAWN_BY_COUNSELLOR] = "drawn.counsellor",
	[DRAWN_BY_PARTICIPANT] = "drawn.participant",
	[DRAWN_BY_CHANCE] = "drawn.chance",
	[DRAWN_BY_WALK] = "drawn.walk",
};

const char *const mark_labels[] = { "mark.talent", "mark.wish", "mark.obstacle", "mark.contact",
				    "mark.promise" };

const char *const feeling_labels[] = { "feeling.not_said", "feeling.goes_well", "feeling.pinches",
				       "feeling.not_now" };

const char *const owner_labels[] = { "owner.participant", "owner.counsellor", "owner.organisation",
				     "owner.household" };

const char *const step_state_labels[] = { "step.open", "step.done", "step.dropped" };

const char *const presence_labels[] = { "presence.child", "presence.partner",
					"presence.interpreter", "presence.stranger" };

const char *const language_labels[] = { "language.uk", "language.nl", "language.en" };

const char *const voice_labels[] = { "voice.participant", "voice.counsellor" };

const char *const cause_labels[] = { "cause.not_said", "cause.person", "cause.practice",
				     "cause.policy" };

const char *const trial_labels[] = { "trial.idea", "trial.trying", "trial.realised",
				     "trial.failed" };

const char *const skill_kind_labels[] = { "skill.studied", "skill.worked", "skill.shown",
					  "skill.language", "skill.wanted" };

const char *const coupling_kind_labels[] = {
	[COUPLING_PAID_JOB] = "coupling.paid_job",
	[COUPLING_INTERNSHIP] = "coupling.internship",
	[COUPLING_VOLUNTEERING] = "coupling.volunteering",
	[COUPLING_NETWORK_CONVERSATION] = "coupling.network_conversation",
	[COUPLING_ONE_OFF_JOB] = "coupling.one_off_job",
	[COUPLING_LANGUAGE_BUDDY] = "coupling.language_buddy",
	[COUPLING_WORK_BUDDY] = "coupling.work_buddy",
	[COUPLING_COURSE] = "coupling.course",
	[COUPLING_LEISURE] = "coupling.leisure",
	[COUPLING_CARE] = "coupling.care",
};

const char *const answer_to_labels[] = { "answer_to.not_said", "answer_to.yes", "answer_to.partly",
					 "answer_to.no" };

static const struct {
	const char *code, *label;
} spoken[] = {
	{ "uk", "language.uk" },
	{ "ru", "language.ru" },
	{ "nl", "language.nl" },
	{ "en", "language.en" },
};

const char *language_code_label(const char *code)
{
	for (guint i = 0; i < G_N_ELEMENTS(spoken); i++)
		if (g_str_equal(spoken[i].code, code))
			return spoken[i].label;
	return "language.other";
}

const char *language_code_after(const char *code)
{
	for (guint i = 0; i < G_N_ELEMENTS(spoken); i++)
		if (g_str_equal(spoken[i].code, code))
			return spoken[(i + 1) % G_N_ELEMENTS(spoken)].code;
	return spoken[0].code;
}

const char *card_state_sign(enum card_state state)
{
	static const char *const signs[] = {
		[CARD_UNTOUCHED] = " ",  [CARD_TALKED_ABOUT] = "✓", [CARD_PARKED] = "–",
		[CARD_RATHER_NOT] = "×", [CARD_ELSEWHERE] = "→",    [CARD_STARTED] = "~",
	};

	return signs[state];
}

char *texts_on_screen(const struct services *services, const struct texts *texts,
		      enum language language)
{
	enum language shown = language;
	const char *text = texts_in(texts, language, &shown);

	if (!text)
		return g_strdup("");
	if (shown == language)
		return g_strdup(text);
	return g_strdup_printf("[%s] %s", services_say(services, language_labels[shown]), text);
}
