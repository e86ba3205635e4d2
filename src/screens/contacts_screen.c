/* Whom to call when it gets dangerous: every number on one page, and who they are in both languages.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/services.h"

#include "base/text.h"
#include "screens/labels.h"
#include "ui/list_view.h"

enum {
	PHONE_COLUMNS = 13,
	DETAIL_ROWS = 8,
	NARROW_COLUMNS = 70,
	NARROW_DETAIL_ROWS = 10,
};

struct contacts_screen {
	struct screen base;
	struct services *services;
	struct list_view list;
	enum language language; /* the participant's */
	enum language second;   /* the counsellor's; the same one: only one is shown */
};

static const struct contact *contact_at(const struct contacts_screen *contacts, int index)
{
	return contacts->services->content->contacts->pdata[index];
}

static bool both_languages(const struct contacts_screen *contacts)
{
	return contacts->second != contacts->language;
}

/* "Екстрена допомога 112 · Alarmnummer 112" */
static char *names(const struct contacts_screen *contacts, const struct contact *contact)
{
	g_autofree char *first =
		texts_on_screen(contacts->services, &contact->name, contacts->language);
	g_autofree char *second =
		texts_on_screen(contacts->services, &contact->name, contacts->second);

	return both_languages(contacts) ? g_strdup_printf("%s · %s", first, second)
					: g_strdup(first);
}

/* The number, then the name in both languages beside each other. */
static void draw_row(void *data, struct canvas *canvas, int index, struct area line, bool selected)
{
	const struct contacts_screen *contacts = data;
	const struct contact *contact = contact_at(contacts, index);
	enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
	g_autofree char *first =
		texts_on_screen(contacts->services, &contact->name, contacts->language);
	g_autofree char *second =
		texts_on_screen(contacts->services, &contact->name, contacts->second);
	int width = (line.width - PHONE_COLUMNS) / (both_languages(contacts) ? 2 : 1);

	canvas_text_in(canvas, line.row, line.column, PHONE_COLUMNS - 1,
		       selected ? STYLE_SELECTED : STYLE_STRONG, contact->phone);
	canvas_text_in(canvas, line.row, line.column + PHONE_COLUMNS, width - 1, style, first);
	if (both_languages(contacts))
		canvas_text_in(canvas, line.row, line.column + PHONE_COLUMNS + width, width,
			       selected ? STYLE_SELECTED : STYLE_HINT, second);
}

static void draw_paragraph(struct canvas *canvas, struct area *area, enum style style,
			   const char *text)
{
	int rows;

	if (text_is_blank(text) || area->height <= 0)
		return;
	rows = canvas_paragraph(canvas, *area, 0, style, text);
	area->row += rows;
	area->height -= rows;
}

static void draw_in_language(const struct contacts_screen *contacts, struct canvas *canvas,
			     struct area *area, const struct contact *contact,
			     enum language language, enum style style)
{
	g_autofree char *when = texts_on_screen(contacts->services, &contact->when, language);
	g_autofree char *note = texts_on_screen(contacts->services, &contact->note, language);
	g_autofree char *both = g_strconcat(when, " ", note, NULL);

	draw_paragraph(canvas, area, style, both);
}

/* "https://… · nagekeken op 20-11-2026", or a warning that nobody confirmed it. */
static void draw_source(const struct contacts_screen *contacts, struct canvas *canvas,
			struct area *area, const struct contact *contact)
{
	const struct services *services = contacts->services;
	const struct sentences *sentences = services->sentences[services->settings.language];
	g_autofree char *date = say_day_short(sentences, contact->checked_on);
	g_autofree char *checked = say_with(
		sentences, contact->verified ? "contacts.checked" : "contacts.not_confirmed",
		"date", date, NULL);
	g_autofree char *line = text_is_blank(contact->web)
					? g_strdup(checked)
					: g_strdup_printf("%s · %s", contact->web, checked);

	draw_paragraph(canvas, area, contact->verified ? STYLE_HINT : STYLE_WARNING, line);
}

static void draw_detail(const struct contacts_screen *contacts, struct canvas *canvas,
			struct area area)
{
	const struct contact *contact = contact_at(contacts, contacts->list.selected);
	g_autofree char *both = names(contacts, contact);
	g_autofree char *line = g_strdup_printf("%s  %s", contact->phone, both);

	draw_paragraph(canvas, &area, STYLE_STRONG, g_strchug(line));
	draw_source(contacts, canvas, &area, contact);
	draw_in_language(contacts, canvas, &area, contact, contacts->language, STYLE_TEXT);
	if (both_languages(contacts))
		draw_in_language(contacts, canvas, &area, contact, contacts->second, STYLE_HINT);
}

static void contacts_draw(const struct screen *screen, struct canvas *canvas, struct area body)
{
	const struct contacts_screen *contacts = (const struct contacts_screen *)screen;
	struct list_view list = contacts->list;
	struct area top = { body.row, body.column, 0, body.width };
	struct area below = { 0, body.column + 1, 0, body.width - 2 };
	int detail_rows = body.width < NARROW_COLUMNS ? NARROW_DETAIL_ROWS : DETAIL_ROWS;

	top.height = MIN(list.count, body.height - detail_rows - 1);
	list_view_draw(&list, canvas, top, draw_row, (void *)contacts);
	canvas_line(canvas, top.row + top.height, body.column, body.width);
	below.row = top.row + top.height + 1;
	below.height = body.row + body.height - below.row;
	if (list.count > 0)
		draw_detail(contacts, canvas, below);
}

static char *contacts_title(const struct screen *screen)
{
	const struct contacts_screen *contacts = (const struct contacts_screen *)screen;

	return g_strdup(services_say(contacts->services, "contacts.title"));
}

static struct outcome contacts_key(struct screen *screen, const struct key *key)
{
	struct contacts_screen *contacts = (struct contacts_screen *)screen;

	return list_view_key(&contacts->list, key) ? outcome_stay() : outcome_pass();
}

static void contacts_free(struct screen *screen)
{
	g_free(screen);
}

static const struct screen_kind contacts_kind = {
	.name = "contacts",
	.title = contacts_title,
	.draw = contacts_draw,
	.key = contacts_key,
	.free = contacts_free,
};

struct screen *contacts_screen_new(struct services *services, enum language language)
{
	struct contacts_screen *contacts = g_new0(struct contacts_screen, 1);

	contacts->base.kind = &contacts_kind;
	contacts->services = services;
	contacts->language = language;
	contacts->second = services->settings.language != language ? services->settings.language
			   : services->settings.second != LANGUAGE_NONE ? services->settings.second
									: language;
	list_view_set_count(&contacts->list, (int)services->content->contacts->len);
	list_view_select(&contacts->list, 0);
	return &contacts->base;
}
