/* Two groups of the new recovery code, typed from the paper: so we know together that it stands there.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
#include "screens/planning.h"
#include "screens/signs_field.h"

enum { ASKED_GROUPS = 2, ASKED_SIGNS = ASKED_GROUPS * RECOVERY_GROUP };

struct code_proof {
	struct screen base;
	struct services *services;
	const struct secret *code;
	const char *title; /* i18n key */
	struct signs_field field;
	int groups[ASKED_GROUPS]; /* from 1 */
	bool wrong;
};

static struct code_proof *as_proof(struct screen *screen)
{
	return (struct code_proof *)screen;
}

static char asked_sign(const struct code_proof *self, int place)
{
	int group = self->groups[place / RECOVERY_GROUP] - 1;

	return secret_bytes(self->code)[group * RECOVERY_GROUP + place % RECOVERY_GROUP];
}

/* Every place that differs is pointed at, and the cursor goes to the first. */
static bool compare(struct code_proof *self)
{
	self->field.wrong = 0;
	for (int place = ASKED_SIGNS - 1; place >= 0; place--) {
		if (signs_field_sign(&self->field, place) == asked_sign(self, place))
			continue;
		self->field.wrong |= G_GUINT64_CONSTANT(1) << place;
		self->field.cursor = place;
	}
	return self->field.wrong == 0;
}

static struct outcome enter(struct screen *screen)
{
	struct code_proof *self = as_proof(screen);

	if (signs_field_length(&self->field) < ASKED_SIGNS)
		return outcome_stay();
	self->wrong = !compare(self);
	return self->wrong ? outcome_stay() : outcome_close(1);
}

static const struct command proof_commands[] = {
	{ "Enter", "code.check", "code.check_help", enter, NULL, 1 },
	{ "Esc", "code.see_again", "code.see_again_help", services_go_back, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { proof_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct code_proof *self = as_proof(screen);

	if (!signs_field_key(&self->field, pressed))
		return outcome_pass();
	self->wrong = false;
	self->field.wrong = 0;
	return outcome_stay();
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct code_proof *self = (const struct code_proof *)screen;
	int width = MIN(body.width - 2, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + 2;
	char one[12], other[12];
	g_autofree char *ask = NULL;

	g_snprintf(one, sizeof(one), "%d", self->groups[0]);
	g_snprintf(other, sizeof(other), "%d", self->groups[1]);
	ask = say_with(planning_sentences(self->services), "code.type_groups", "one", one, "other",
		       other, NULL);
	row += canvas_paragraph(canvas, (struct area){ row, left, 4, width }, 0, STYLE_TEXT, ask) +
	       1;
	if (self->wrong)
		canvas_paragraph(canvas, (struct area){ row + 3, left, 3, width }, 0, STYLE_WARNING,
				 services_say(self->services, "code.differs"));
	signs_field_draw(&self->field, canvas, (struct area){ row, left, SIGNS_ROWS, width }, true);
}

static char *title(const struct screen *screen)
{
	const struct code_proof *self = (const struct code_proof *)screen;

	return g_strdup(services_say(self->services, self->title));
}

static void proof_free(struct screen *screen)
{
	signs_field_done(&as_proof(screen)->field);
	g_free(screen);
}

static const struct screen_kind proof_kind = {
	.name = "code_proof",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.free = proof_free,
};

struct screen *code_proof_screen_new(struct services *services, const char *title_key,
				     const struct secret *code)
{
	struct code_proof *self = g_new0(struct code_proof, 1);
	const struct dice *dice = &services->dice;
	guint32 half = SIGNS_GROUPS / 2;

	self->base.kind = &proof_kind;
	self->services = services;
	self->code = code;
	self->title = title_key;
	self->groups[0] = 1 + (int)dice->below(dice->data, half);
	self->groups[1] = 1 + (int)(half + dice->below(dice->data, half));
	signs_field_init(&self->field, ASKED_SIGNS, self->groups);
	return &self->base;
}
