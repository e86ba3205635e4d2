/* The order of the chapters, and what they share.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/access_sheet.h"

#include "base/text.h"
#include "report/access_parts.h"
#include "report/sheet_parts.h"

const struct access *access_of(const struct part *part)
{
	return part->more;
}

void access_join(GString *line, const char *more)
{
	if (!text_is_blank(more))
		g_string_append_printf(line, "%s%s", line->len ? " \302\267 " : "", more);
}

void access_join_day(const struct part *part, GString *line, day value)
{
	g_autofree char *on = value == DAY_NONE ? NULL : say_day_short(part->sentences, value);

	access_join(line, on);
}

char *access_moment(const struct part *part, gint64 at)
{
	g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(at);
	g_autofree char *hour = then ? g_date_time_format(then, "%H:%M") : g_strdup("");
	g_autofree char *on =
		then ? say_day_short(part->sentences,
				     day_from_date(g_date_time_get_year(then),
						   g_date_time_get_month(then),
						   g_date_time_get_day_of_month(then)))
		     : g_strdup("");

	return g_strdup_printf("%s %s", on, hour);
}

void access_add_line(const struct part *part, const char *key, const char *value)
{
	g_autofree char *line = g_strdup_printf("%s: %s", say(part->sentences, key), value);
	struct block *block;

	if (text_is_blank(value))
		return;
	block = document_add(part->document, BLOCK_ITEM, part->code, line);
	block_set(&block->label, "\342\200\242");
}

void access_add_day(const struct part *part, const char *key, day value)
{
	g_autofree char *on = value == DAY_NONE ? NULL : say_day(part->sentences, value);

	access_add_line(part, key, on);
}

void access_add_small(const struct part *part, const GString *small)
{
	if (small->len > 0)
		document_add(part->document, BLOCK_NOTE, part->code, small->str);
}

static void add_everything(const struct part *part)
{
	g_autofree char *on = say_day(part->sentences, part->sheet->today);
	g_autofree char *about =
		say_with(part->sentences, "sheet.for_whom", "name",
			 participant_name(access_of(part)->file->participant), "day", on, NULL);

	part_heading(part, 1, "access.title");
	document_add(part->document, BLOCK_PARAGRAPH, part->code, about);
	document_add(part->document, BLOCK_PARAGRAPH, part->code,
		     say(part->sentences, "access.rights"));
	access_add_keeping(part);
	access_add_person(part);
	access_add_consents(part);
	access_add_conversations(part);
	access_add_unfinished(part);
	access_add_plan(part);
	access_add_growth(part);
	access_add_versions(part);
	access_add_audit(part);
}

static char *whose(const struct part *part)
{
	return g_strdup(access_of(part)->file->participant->code);
}

static char *foot(const struct part *part)
{
	return g_strdup(say(part->sentences, "sheet.only_for_you"));
}

struct document *access_sheet_make(const struct plan_sheet *sheet, const struct access *access)
{
	static const struct sheet_kind kind = { "access.title", whose, foot, add_everything };
	struct plan_sheet own = *sheet;

	own.file = access->file;
	own.sheet = SHEET_PERSON;
	own.with_between_us = true;
	return sheet_make(&own, &kind, access);
}

char *access_file_path(const struct access *access, const char *folder, day today,
		       const char *ending)
{
	char iso[DAY_TEXT];
	g_autofree char *name = NULL;

	day_to_iso(today, iso);
	name = g_strdup_printf("%s-access-%s.%s", access->file->participant->code, iso, ending);
	return g_build_filename(folder, name, NULL);
}
