/* Where a sheet may go: the printers of this machine, the default one first; sticks that are mounted; a file.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/print_screen.h"

#include "screens/planning.h"
#include "screens/sticks.h"

#include <string.h>

static void place_free(void *data)
{
	struct print_place *place = data;

	g_free(place->name);
	g_free(place);
}

static void add(GPtrArray *places, enum print_place_kind kind, const char *name, bool stopped)
{
	struct print_place *place = g_new0(struct print_place, 1);

	place->kind = kind;
	place->name = g_strdup(name);
	place->stopped = stopped;
	g_ptr_array_add(places, place);
}

static void add_queues(GPtrArray *places, const struct printing *printing, bool known)
{
	for (guint i = 0; i < printing->queues->len; i++) {
		const struct printer_queue *queue = printing->queues->pdata[i];

		if (queue->known == known)
			add(places, PLACE_QUEUE, queue->name, queue->stopped);
	}
}

static void add_sticks(GPtrArray *places, const char *media_root)
{
	g_autoptr(GPtrArray) sticks = sticks_find(media_root ? media_root : "");

	for (guint i = 0; i < sticks->len; i++)
		add(places, PLACE_STICK, ((const struct stick *)sticks->pdata[i])->folder, false);
}

static int find(const GPtrArray *places, const char *name)
{
	for (guint i = 0; i < places->len; i++)
		if (strcmp(((const struct print_place *)places->pdata[i])->name, name) == 0)
			return (int)i;
	return -1;
}

const struct print_place *print_place_of(const struct print_screen *self)
{
	return self->places->pdata[self->choices[FIELD_WHERE].selected];
}

/* What was chosen stays chosen. Else the place that was used last; else the first there is, and that is no printer that was only found
   on the network: nobody's plan comes out where nobody stands. Only a PDF goes to a printer. */
void print_places_load(struct print_screen *self)
{
	struct choice *where = &self->choices[FIELD_WHERE];
	bool pdf = print_is_pdf(print_format_of(self));
	g_autofree char *before = self->places && self->place_is_chosen
					  ? g_strdup(print_place_of(self)->name)
					  : g_strdup(self->printing->last_place);

	g_clear_pointer(&self->places, g_ptr_array_unref);
	self->places = g_ptr_array_new_with_free_func(place_free);
	if (pdf)
		add_queues(self->places, self->printing, true);
	add_sticks(self->places, self->base.services->media_root);
	add(self->places, PLACE_FILE, "", false);
	if (pdf)
		add_queues(self->places, self->printing, false);
	where->count = (int)self->places->len;
	where->selected = before ? MAX(find(self->places, before), 0) : 0;
}

static void printers_are_known(void *data)
{
	struct print_screen *self = data;

	print_places_load(self);
	if (!print_field_is_there(self, self->focus))
		self->focus = FIELD_WHERE;
	print_follow_choices(self);
}

void print_places_ask(struct print_screen *self)
{
	printing_watch(self->printing, printers_are_known, self);
}

char *print_place_words(const struct print_screen *self)
{
	const struct sentences *sentences = planning_sentences(self->base.services);
	const struct print_place *place = print_place_of(self);

	if (place->kind == PLACE_FILE)
		return g_strdup(say(sentences, "print.to_file"));
	if (place->kind == PLACE_STICK)
		return say_with(sentences, "print.to_stick", "folder", place->name, NULL);
	return say_with(sentences, place->stopped ? "print.to_stopped_printer" : "print.to_printer",
			"printer", place->name, NULL);
}

const char *print_place_note(const struct print_screen *self)
{
	const struct printing *printing = self->printing;

	if (print_place_of(self)->kind == PLACE_QUEUE)
		return printing->spooler_known ? NULL : "print.spooler";
	if (!print_is_pdf(print_format_of(self)) || printing->queues->len > 0)
		return NULL;
	if (printing->asking)
		return "print.looking";
	if (!printer_is_there(self->base.services->print_programs))
		return "print.no_system";
	return printing->running ? "print.no_printer" : "print.system_silent";
}
