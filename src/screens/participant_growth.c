/* From the file of one person to what grows around the plan; and the questions that the household raised.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/participant_growth.h"

#include "screens/growth_screens.h"
#include "screens/labels.h"

enum {
	LABEL_COLUMN = 2,
	LABEL_WIDTH = 18,
	VALUE_COLUMN = 21,
	QUESTIONS_SHOWN = 2,
	QUESTION_ROWS = 3
};

typedef struct screen *make_screen(struct services *services, record_id participant_id,
				   record_id conversation_id);

static struct outcome open_at_desk(struct screen *screen, make_screen *make)
{
	const struct person_at_hand *person = (const struct person_at_hand *)screen;
	struct screen *next = make(person->services, person->participant_id, 0);

	return next ? outcome_open(next) : outcome_stay();
}

static struct outcome knots(struct screen *screen)
{
	return open_at_desk(screen, knots_screen_new);
}

static struct outcome skills(struct screen *screen)
{
	return open_at_desk(screen, skills_screen_new);
}

static struct outcome couplings(struct screen *screen)
{
	return open_at_desk(screen, couplings_screen_new);
}

static struct outcome lessons(struct screen *screen)
{
	return open_at_desk(screen, lessons_screen_new);
}

static struct outcome happened(struct screen *screen)
{
	return open_at_desk(screen, happenings_screen_new);
}

static struct outcome versions(struct screen *screen)
{
	return open_at_desk(screen, versions_screen_new);
}

static struct outcome move(struct screen *screen)
{
	return open_at_desk(screen, move_screen_new);
}

static struct outcome course(struct screen *screen)
{
	return open_at_desk(screen, course_screen_new);
}

static struct screen *whole_guide(struct services *services, record_id participant_id,
				  record_id conversation_id)
{
	return guide_screen_new(services, participant_id, conversation_id, INDICATOR_NONE, NULL);
}

static struct outcome guide(struct screen *screen)
{
	return open_at_desk(screen, whole_guide);
}

const struct command participant_growth_commands[] = {
	{ "k", "knots.key", "knots.key_help", knots, NULL, 9 },
	{ "h", "happening.key", "happening.key_help", happened, NULL, 10 },
	{ "o", "course.key", "course.key_help", course, NULL, 11 },
	{ "y", "version.key", "version.key_help", versions, NULL, 12 },
	{ "v", "move.key", "move.key_help", move, NULL, 13 },
	{ "s", "skill.key", "skill.key_help", skills, NULL, 14 },
	{ "w", "coupling.key", "coupling.key_help", couplings, NULL, 15 },
	{ "l", "lesson.list_key", "lesson.list_key_help", lessons, NULL, 16 },
	{ "g ^F", "guide.key", "guide.key_help", guide, NULL, 17 },
	{ NULL, NULL, NULL, NULL, NULL, 0 },
};

/* ---------------------------------------------------------------- drawing */

/* Returns the rows it took, at most QUESTION_ROWS. */
static int draw_question(struct services *services, struct canvas *canvas, int row,
			 const char *words)
{
	struct area area = { row, VALUE_COLUMN, QUESTION_ROWS,
			     canvas_columns(canvas) - VALUE_COLUMN - 1 };

	canvas_text_in(canvas, row, LABEL_COLUMN, LABEL_WIDTH, STYLE_HINT,
		       services_say(services, "happening.question_label"));
	return MIN(canvas_paragraph(canvas, area, 0, STYLE_STRONG, words), QUESTION_ROWS);
}

static void draw_pair(struct services *services, struct canvas *canvas, int row, const char *label,
		      const char *value)
{
	canvas_text_in(canvas, row, LABEL_COLUMN, LABEL_WIDTH, STYLE_HINT,
		       services_say(services, label));
	canvas_text_in(canvas, row, VALUE_COLUMN, canvas_columns(canvas) - VALUE_COLUMN - 1,
		       STYLE_TEXT, value);
}

static int draw_capacity(struct services *services, const struct participant *participant,
			 struct canvas *canvas, int row)
{
	const struct sentences *sentences =
		services_sentences(services, services->settings.language);
	g_autofree char *steps = NULL;

	if (participant->capacity == CAPACITY_NONE)
		return row;
	steps = say_count(sentences, "capacity.steps", participant->capacity, NULL);
	draw_pair(services, canvas, row, "capacity.label", steps);
	return row + 1;
}

/* Those that nobody talked about yet. The guide is only opened when there is one. */
static int draw_questions(struct services *services, const struct person_file *file,
			  struct canvas *canvas, int row)
{
	int shown = 0;

	for (guint i = 0; i < file->family_questions->len && shown < QUESTIONS_SHOWN; i++) {
		const struct family_question *question = file->family_questions->pdata[i];
		const struct guide *guide =
			question->talked_about ? NULL : services_guide(services);
		const struct guide_event *event =
			guide ? guide_find_event(guide, question->event) : NULL;
		g_autofree char *words = NULL;

		if (!event)
			continue;
		words = texts_on_screen(services, &event->household_question,
					services->settings.language);
		row += draw_question(services, canvas, row, words);
		shown++;
	}
	return row;
}

int participant_growth_draw(struct services *services, const struct person_file *file,
			    struct canvas *canvas, int row)
{
	row = draw_capacity(services, file->participant, canvas, row);
	return draw_questions(services, file, canvas, row);
}
