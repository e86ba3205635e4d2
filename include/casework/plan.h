/* The perspective plan: what I can and like, who helps me, where I am going, what stands in the way, what unlocks it, who does what.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_PLAN_H
#define CASEWORK_PLAN_H

#include "casework/indicator.h"
#include "casework/participant.h"

enum plan_kind {
	PLAN_STRENGTH,     /* what I can and like */
	PLAN_HELPER,       /* who helps me */
	PLAN_PERSPECTIVE,  /* where I am going, in own words */
	PLAN_OBSTACLE,     /* under an indicator */
	PLAN_BREAKTHROUGH, /* of an obstacle: parent_id */
	PLAN_STEP,         /* parent_id: an obstacle, a breakthrough, or 0 */
	PLAN_KIND_COUNT,
};
enum step_owner { OWNER_PARTICIPANT, OWNER_COUNSELLOR, OWNER_ORGANISATION, OWNER_HOUSEHOLD };
enum step_state { STEP_OPEN, STEP_DONE, STEP_DROPPED };
/* What an owner who is not the participant said. Only `accepted` is a promise; an organisation that was asked stays asked. */
enum acceptance { ACCEPTANCE_NONE, ACCEPTANCE_ASKED, ACCEPTANCE_ACCEPTED };
enum item_state { ITEM_OPEN, ITEM_SOLVED, ITEM_DROPPED }; /* of obstacles and breakthroughs */

extern const struct names
	plan_kind_names; /* strength helper perspective obstacle breakthrough step */
extern const struct names step_owner_names; /* participant counsellor organisation household */
extern const struct names step_state_names; /* open done dropped */
extern const struct names acceptance_names; /* none asked accepted */
extern const struct names item_state_names; /* open solved dropped */

/* Where the cause of an obstacle lies. */
enum cause_level { CAUSE_NOT_SAID, CAUSE_PERSON, CAUSE_PRACTICE, CAUSE_POLICY };
/* How far a breakthrough is. */
enum trial { TRIAL_IDEA, TRIAL_TRYING, TRIAL_REALISED, TRIAL_FAILED };

extern const struct names cause_level_names; /* not_said person practice policy */
extern const struct names trial_names;       /* idea trying realised failed */

/* The same words in another language, made by the two people at the table (or ours, for a step from the stock). */
struct rendering {
	char language[LANGUAGE_CODE];
	char *text;
};

struct plan_item {
	record_id id;
	record_id participant_id;
	record_id parent_id;
	record_id conversation_id; /* in which it was said; 0 at the desk */
	enum plan_kind kind;
	char *text;
	char language[LANGUAGE_CODE];
	GPtrArray *renderings; /* of struct rendering *, owned; by language code */
	bool between_us;
	int position;             /* order among its kind (and parent) */
	enum indicator indicator; /* obstacles and steps; else INDICATOR_NONE */
	enum item_state state;
	char *stock_id; /* its id in questions/guide.yaml when it was taken from there, or empty */
	bool shared;    /* with the household; between adults nothing is shared by itself */
	enum cause_level level; /* obstacles */
	/* Breakthroughs: the three corners (legitimate, involving, return) and who has to agree; an empty corner stays visibly open. */
	char *rule, *grip, *cost, *who_agrees;
	enum trial trial;
	day trying_on, ended_on; /* DAY_NONE */
	char *learned;
	/* Steps. */
	bool place_bound; /* a move opens it again */
	bool anywhere;    /* useful wherever I live: these come first */
	bool resting;     /* open, but not in hand now */
	bool rethink;     /* another attempt was answered first, or a move: to be thought over */
	int attempt;      /* balls in the air: steps of one group have the same number; 0: none */
	char *fact_id;    /* the fact of the guide it relies on, or empty */
	enum step_owner owner;
	char *owner_name; /* whose promise: "Nadia, Werkcentrum"; may be empty */
	enum step_state step_state;
	enum acceptance acceptance;
	day due_on;      /* DAY_NONE */
	day accepted_on; /* DAY_NONE */
	day done_on;     /* DAY_NONE */
	day said_on;
};

struct plan {
	record_id participant_id;
	GPtrArray *items; /* of struct plan_item *, owned; by kind, parent, position */
};

struct plan_item *plan_item_new(enum plan_kind kind);
struct plan_item *plan_item_copy(const struct plan_item *item);
void plan_item_free(struct plan_item *item);
void plan_item_set_rendering(struct plan_item *item, const char *language,
			     const char *text); /* blank text removes it */
/* The words in `language`: the original, a rendering, or the original in its own language; *shown says which language it is. */
const char *plan_item_text(const struct plan_item *item, const char *language, const char **shown);

struct plan *plan_new(void);
void plan_free(struct plan *plan);
const struct plan_item *plan_find(const struct plan *plan, record_id id); /* NULL: none */
/* All items of a kind, or those of a kind under a parent, in order. Borrowed items; g_ptr_array_unref. */
GPtrArray *plan_items(const struct plan *plan, enum plan_kind kind);
GPtrArray *plan_children(const struct plan *plan, record_id parent_id, enum plan_kind kind);
int plan_count_between_us(const struct plan *plan);

bool step_is_promise(
	const struct plan_item
		*step); /* accepted by an owner who is not the participant (or household) */
bool step_is_overdue(const struct plan_item *step, day today); /* open, and its day has passed */

/* The number of an item as it stands on every sheet in every language: "1", "2.1", "2.1.3"; the same with and without what is between us. */
void plan_number(const struct plan *plan, const struct plan_item *item, char number[16]);

/* Topics that start as between us (DESIGN, section 2): health, violence, debts, military matters, staying or returning. What is said to
   a card starts so when the card is delicate; that a card also opens health or stability says little about what is said to it. */
bool item_starts_between_us(enum indicator indicator, bool card_delicate);

#endif
