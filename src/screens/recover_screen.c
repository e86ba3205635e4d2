/* The recovery code instead of the passphrase: seen as it is typed, and pointed at where it is wrong.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/care_screens.h"
#include "screens/planning.h"
#include "screens/signs_field.h"
#include "screens/unlocking.h"

struct recover_screen {
	struct screen base;
	struct services *services;
	struct signs_field field;
	struct secret *typed, *code; /* what stands in the field; the code it means, when it does */
	struct recovery_reading reading; /* of what stands in the field */
	struct unlocking unlocking;
	char *said;   /* why it did not open; NULL: nothing */
	bool damaged; /* the sound part or a copy may be opened */
};

static const int all_groups[SIGNS_GROUPS] = { 1, 2, 3, 4, 5, 6 };

static struct recover_screen *as_recover(struct screen *screen)
{
	return (struct recover_screen *)screen;
}

static const struct recover_screen *as_const_recover(const struct screen *screen)
{
	return (const struct recover_screen *)screen;
}

/* ---------------------------------------------------------------- reading what was typed */

static int place_of(const struct recovery_mistake *mistake)
{
	return (mistake->group - 1) * RECOVERY_GROUP + mistake->place - 1;
}

static int mistakes(const struct recovery_reading *reading)
{
	return reading->result == RECOVERY_STRANGE_SIGN  ? 1
	       : reading->result == RECOVERY_WRONG_SIGNS ? reading->wrong_count
							 : 0;
}

static void read_typed(struct recover_screen *self)
{
	struct signs_field *field = &self->field;

	signs_field_text(field, self->typed);
	self->reading = recovery_code_read(secret_bytes(self->typed), secret_length(self->typed),
					   self->code);
	for (int i = 0; self->reading.result == RECOVERY_RIGHT && i < RECOVERY_SIGNS; i++)
		signs_field_put(field, i, secret_bytes(self->code)[i]);
	field->wrong = 0;
	for (int i = 0; i < mistakes(&self->reading); i++)
		field->wrong |= G_GUINT64_CONSTANT(1) << place_of(&self->reading.wrong[i]);
}

/* The cursor goes where the mistake is. */
static void point(struct recover_screen *self)
{
	if (mistakes(&self->reading) > 0)
		self->field.cursor = place_of(&self->reading.wrong[0]);
}

/* ---------------------------------------------------------------- opening */

static struct outcome opening_ended(void *data)
{
	struct recover_screen *self = data;
	struct error error = ERROR_CLEAR;

	if (unlocking_finish(&self->unlocking, &error))
		return unlocking_go_on(self->services);
	if (error.kind == ERROR_PASSPHRASE) {
		self->said = g_strdup(services_say(self->services, "recover.another_vault"));
		return outcome_stay();
	}
	self->said = say_error(planning_sentences(self->services), &error);
	self->services->end_error = error;
	self->damaged = unlocking_is_damage(&error);
	return error.kind == ERROR_IN_USE ? outcome_leave() : outcome_stay();
}

/* What probably stands there is put there; the one who typed looks once more and opens. */
static void take_what_is_meant(struct recover_screen *self)
{
	for (int i = 0; i < self->reading.wrong_count; i++)
		signs_field_put(&self->field, place_of(&self->reading.wrong[i]),
				self->reading.wrong[i].meant);
	self->field.cursor = self->field.places;
	read_typed(self);
}

static struct outcome enter(struct screen *screen)
{
	struct recover_screen *self = as_recover(screen);

	g_clear_pointer(&self->said, g_free);
	if (self->unlocking.opening)
		return outcome_stay();
	if (self->reading.result == RECOVERY_RIGHT)
		unlocking_start(&self->unlocking, self->code, opening_ended, self);
	else if (self->reading.result == RECOVERY_WRONG_SIGNS)
		take_what_is_meant(self);
	else
		point(self);
	return outcome_stay();
}

/* ---------------------------------------------------------------- commands */

static struct outcome back(struct screen *screen)
{
	return outcome_replace(unlock_screen_new(as_recover(screen)->services));
}

static struct outcome next_language(struct screen *screen)
{
	unlocking_next_language(as_recover(screen)->services);
	g_clear_pointer(&as_recover(screen)->said, g_free);
	return outcome_stay();
}

static bool is_damaged(const struct screen *screen)
{
	return as_const_recover(screen)->damaged;
}

static struct outcome put_back(struct screen *screen)
{
	return outcome_replace(restore_screen_new(as_recover(screen)->services));
}

static struct outcome to_read(struct screen *screen)
{
	unlocking_to_read(as_recover(screen)->services);
	return enter(screen);
}

static const struct command recover_commands[] = {
	{ "Enter", "recover.open", "recover.open_help", enter, NULL, 1 },
	{ "F2 M-l", "unlock.language", "unlock.language_help", next_language, NULL, 4 },
	{ "F4 M-4", "unlock.put_back", "unlock.put_back_help", put_back, is_damaged, 3 },
	{ "F5 M-r", "unlock.read_only", "unlock.read_only_help", to_read, is_damaged, 5 },
	{ "Esc", "recover.back", "recover.back_help", back, NULL, 2 },
	{ 0 },
};

static const struct command *const tables[] = { recover_commands, NULL };

static struct outcome key(struct screen *screen, const struct key *pressed)
{
	struct recover_screen *self = as_recover(screen);
	int before = signs_field_length(&self->field);

	if (self->unlocking.opening)
		return outcome_stay();
	if (!signs_field_key(&self->field, pressed))
		return outcome_pass();
	g_clear_pointer(&self->said, g_free);
	read_typed(self);
	if (before < self->field.places && signs_field_length(&self->field) == self->field.places)
		point(self);
	return outcome_stay();
}

/* ---------------------------------------------------------------- drawing */

static char *say_mistake(const struct recover_screen *self, const char *sentence,
			 const struct recovery_mistake *mistake)
{
	char group[12], place[12], typed[2] = { mistake->typed, '\0' },
				   meant[2] = { mistake->meant, '\0' };

	g_snprintf(group, sizeof(group), "%d", mistake->group);
	g_snprintf(place, sizeof(place), "%d", mistake->place);
	return say_with(planning_sentences(self->services), sentence, "group", group, "place",
			place, "typed", typed, "meant", meant, NULL);
}

static char *say_wrong_signs(const struct recover_screen *self)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < self->reading.wrong_count; i++) {
		g_autofree char *one =
			say_mistake(self, "recover.wrong_sign", &self->reading.wrong[i]);

		g_string_append_printf(text, "%s ", one);
	}
	g_string_append(text, services_say(self->services, "recover.take_meant"));
	return g_string_free(text, FALSE);
}

static char *say_so_far(const struct recover_screen *self)
{
	return say_count(planning_sentences(self->services), "recover.so_far",
			 RECOVERY_SIGNS - signs_field_length(&self->field), NULL);
}

static char *remark(const struct recover_screen *self)
{
	const struct services *services = self->services;

	if (self->unlocking.opening)
		return g_strdup(services_say(services, "unlock.working"));
	if (self->said)
		return g_strdup(self->said);
	if (signs_field_length(&self->field) == 0)
		return g_strdup(services_say(services, "recover.how"));
	switch (self->reading.result) {
	case RECOVERY_RIGHT:
		return g_strdup(services_say(services, "recover.right"));
	case RECOVERY_WRONG_SIGNS:
		return say_wrong_signs(self);
	case RECOVERY_STRANGE_SIGN:
		return say_mistake(self, "recover.strange_sign", &self->reading.wrong[0]);
	case RECOVERY_UNREADABLE:
		return g_strdup(services_say(services, "recover.unreadable"));
	default:
		return say_so_far(self);
	}
}

static bool is_wrong(const struct recover_screen *self)
{
	return self->said || mistakes(&self->reading) > 0 ||
	       self->reading.result == RECOVERY_UNREADABLE;
}

static void draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct recover_screen *self = as_const_recover(screen);
	int width = MIN(body.width - 2, 66), left = body.column + (body.width - width) / 2;
	int row = body.row + 1;
	g_autofree char *said = remark(self);

	row += canvas_paragraph(canvas, (struct area){ row, left, 4, width }, 0, STYLE_TEXT,
				services_say(self->services, "recover.intro")) +
	       1;
	canvas_paragraph(canvas, (struct area){ row + SIGNS_ROWS + 1, left, 4, width }, 0,
			 is_wrong(self) ? STYLE_WARNING : STYLE_HINT, said);
	signs_field_draw(&self->field, canvas,
			 (struct area){ row, left + MAX(0, (width - signs_columns()) / 2),
					SIGNS_ROWS, width },
			 true);
}

static char *title(const struct screen *screen)
{
	return g_strdup(services_say(as_const_recover(screen)->services, "recover.title"));
}

/* ---------------------------------------------------------------- the screen */

static void recover_free(struct screen *screen)
{
	struct recover_screen *self = as_recover(screen);

	unlocking_done(&self->unlocking);
	signs_field_done(&self->field);
	secret_free(self->typed);
	secret_free(self->code);
	g_free(self->said);
	g_free(self);
}

static const struct screen_kind recover_kind = {
	.name = "recover",
	.commands = tables,
	.typing = true,
	.title = title,
	.draw = draw,
	.key = key,
	.free = recover_free,
};

struct screen *recover_screen_new(struct services *services)
{
	struct recover_screen *self = g_new0(struct recover_screen, 1);

	self->base.kind = &recover_kind;
	self->services = services;
	self->unlocking.services = services;
	signs_field_init(&self->field, RECOVERY_SIGNS, all_groups);
	self->typed = secret_new();
	self->code = secret_new();
	if (!self->typed || !self->code)
		g_error("secret_new");
	read_typed(self);
	return &self->base;
}
