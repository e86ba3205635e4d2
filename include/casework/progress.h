/* What grows around a plan: what holds what, lessons, skills, couplings, events, versions.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CASEWORK_PROGRESS_H
#define CASEWORK_PROGRESS_H

#include "casework/knot.h"
#include "casework/plan.h"

/* One obstacle holds another in place; both of this person, or of members of one household where both are shared. */
struct holding {
	record_id id;
	record_id participant_id; /* in whose file it was said */
	record_id from_id, to_id; /* obstacles */
	day said_on;
};

/* What must change in practice or policy, and who should hear it. */
struct lesson {
	record_id id, participant_id;
	record_id item_id; /* the obstacle or breakthrough it came from; 0 */
	enum cause_level level;
	char *text;
	char language[LANGUAGE_CODE];
	char *who_should_hear;
	bool between_us;
	day said_on;
};

enum skill_kind { SKILL_STUDIED, SKILL_WORKED, SKILL_SHOWN, SKILL_LANGUAGE, SKILL_WANTED };
extern const struct names skill_kind_names; /* studied worked shown language wanted */

bool skill_level_is_valid(const char *level); /* "A1" … "C2", or empty */

/* A line of the skills sheet. */
struct skill {
	record_id id, participant_id;
	enum skill_kind kind;
	char *text; /* "accounting, Kharkiv, 2009–2014"; for a language its code or name */
	char language[LANGUAGE_CODE]; /* of the text */
	char level[4];                /* of a language: "A1" … "C2", or empty */
	char *evidence;               /* a diploma, a reference, what was shown here */
	bool on_sheet;                /* the person chose it for the sheet for employers */
	bool between_us;
	int position;
};

enum coupling_kind {
	COUPLING_PAID_JOB,
	COUPLING_INTERNSHIP,
	COUPLING_VOLUNTEERING,
	COUPLING_NETWORK_CONVERSATION,
	COUPLING_ONE_OFF_JOB,
	COUPLING_LANGUAGE_BUDDY,
	COUPLING_WORK_BUDDY,
	COUPLING_COURSE,
	COUPLING_LEISURE,
	COUPLING_CARE,
};
enum answer_to { ANSWER_NOT_SAID, ANSWER_YES, ANSWER_PARTLY, ANSWER_NO };
extern const struct names
	coupling_kind_names; /* paid_job internship volunteering network_conversation one_off_job language_buddy work_buddy course leisure care */
extern const struct names answer_to_names; /* not_said yes partly no */

/* An employer, a language café, a school: shared by all files of a vault; holds nothing about a person. */
struct organisation {
	record_id id;
	char *name, *place, *sector, *note;
	enum answer_to flexible_about_language;
	enum answer_to refused_for_residence_date;
};

#define HOURS_NONE (-1) /* not said */

/* What the plan led to. Several at once, also remote work in Ukraine. */
struct coupling {
	record_id id, participant_id, organisation_id; /* organisation 0: none */
	enum coupling_kind kind;
	char *text;
	char language[LANGUAGE_CODE];
	char *through, *contract, *sector;
	int hours_per_week; /* 0 to 168; HOURS_NONE */
	bool remote_in_ukraine, between_us;
	enum answer_to fits, lasting;
	day started_on, ended_on; /* DAY_NONE */
};

/* Something happened; its information is shown now and not before. `event` is an id of questions/guide.yaml. */
struct happening {
	record_id id, participant_id, conversation_id;
	char *event;
	day happened_on;
};
/* A happening of one member that hits the whole household raises this on every member's plan; it says nothing of whose it was. */
struct family_question {
	record_id id, participant_id;
	char *event;
	day raised_on;
	bool talked_about;
};

/* The plan as it stood: a copy of its items and holdings, made when a conversation ends or before a move. */
struct plan_version {
	record_id id, participant_id, conversation_id;
	day made_on;
	gint64 made_at;
	char *reason;        /* "conversation", "move" */
	struct plan *plan;   /* NULL in lists; items keep the ids they had in the plan */
	GPtrArray *holdings; /* struct holding *, owned; none in lists */
};

/* What differs between two versions. */
enum plan_change { CHANGE_ADDED, CHANGE_GONE, CHANGE_WORDS, CHANGE_STATE };
struct plan_difference {
	enum plan_change change;
	record_id item_id;
	const struct plan_item *before,
		*after; /* borrowed from the versions; NULL where there is none */
};
GArray *plan_differences(const struct plan *before,
			 const struct plan *after); /* of struct plan_difference */

/* Does everything of two items agree, their order and days included? */
bool plan_item_is_same(const struct plan_item *a, const struct plan_item *b);

/* Steps in hand now: open, the person's own, not resting. */
bool step_is_active(const struct plan_item *item);
int plan_active_steps(const struct plan *plan);
/* Would one more active step exceed what the person can bear (0 to 5; CAPACITY_NONE: not said)? */
bool plan_exceeds_capacity(const struct plan *plan, int capacity);
/* "I have to move": opens every step again that is tied to a place and done or open; returns how many changed. Steps useful anywhere,
   and all others, stay. */
int plan_reopen_for_move(struct plan *plan, day today);
bool step_reopen_for_move(struct plan_item *step, day today); /* the same for one: did it change? */
/* The first reply in a group of attempts: marks the others of the group for thought. Returns how many. */
int plan_reply_came(struct plan *plan, record_id step_id);
/* The key of the sentence that says which day of an item cannot be: due before the day it was said, ended before it began. NULL: none. */
const char *plan_item_wrong_day(const struct plan_item *item);

struct holding *holding_new(void);
void holding_free(struct holding *holding);
struct lesson *lesson_new(void);
void lesson_free(struct lesson *lesson);
struct skill *skill_new(void);
void skill_free(struct skill *skill);
struct organisation *organisation_new(void);
void organisation_free(struct organisation *organisation);
struct coupling *coupling_new(void);
void coupling_free(struct coupling *coupling);
struct happening *happening_new(void);
void happening_free(struct happening *happening);
struct family_question *family_question_new(void);
void family_question_free(struct family_question *question);
struct plan_version *plan_version_new(void); /* without a plan */
void plan_version_free(struct plan_version *version);

/* The knots of one plan, by its holdings: obstacles that are open, in plan order. */
struct plan_knots {
	GPtrArray *
		obstacles; /* const struct plan_item *, borrowed from the plan; index = number in `knots` */
	GArray *holds; /* struct hold */
	struct knots *knots;
};
struct plan_knots *plan_knots_new(const struct plan *plan, const GPtrArray *holdings);
/* The same with what the other members of the household share (store/plans.h: plan_load_shared) behind the person's own. */
struct plan_knots *plan_knots_with(const struct plan *plan, const struct plan *shared,
				   const GPtrArray *holdings);
void plan_knots_free(struct plan_knots *knots);

#endif
