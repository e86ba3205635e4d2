/* Which conversation somebody means, how it is called, and what of it is between us.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/conversation_sheet.h"

#include "report/talk_words.h"

const struct conversation *conversation_of(const struct person_file *file, record_id id)
{
	const GPtrArray *all = file->conversations;

	for (guint i = all->len; i-- > 0;) {
		const struct conversation *conversation = all->pdata[i];

		if (id == 0 || conversation->id == id)
			return conversation;
	}
	return NULL;
}

static const struct conversation *of_day(const GPtrArray *all, day on)
{
	for (guint i = all->len; on != DAY_NONE && i-- > 0;) {
		const struct conversation *conversation = all->pdata[i];

		if (conversation->said_on == on)
			return conversation;
	}
	return NULL;
}

const struct conversation *conversation_typed(const struct person_file *file, const char *typed,
					      day today)
{
	const GPtrArray *all = file->conversations;
	guint64 number = 0;

	if (!g_ascii_string_to_unsigned(typed, 10, 0, G_MAXUINT64, &number, NULL))
		return of_day(all, day_from_typed(typed, today));
	return number >= 1 && number <= all->len ? all->pdata[number - 1] : NULL;
}

char *conversation_say(const struct sentences *sentences, const struct person_file *file,
		       const struct conversation *conversation)
{
	g_autofree char *on = conversation->said_on == DAY_NONE
				      ? g_strdup("?")
				      : say_day_short(sentences, conversation->said_on);
	guint index = 0;

	(void)g_ptr_array_find(file->conversations, conversation, &index);
	return g_strdup_printf("%u \302\267 %s \302\267 %s", index + 1, on,
			       say(sentences, talk_kind_labels[conversation->kind]));
}

int conversation_count_between_us(const struct person_file *file,
				  const struct conversation *conversation)
{
	int count = 0;

	for (guint i = 0; conversation && i < file->answers->len; i++) {
		const struct answer *answer = file->answers->pdata[i];

		count += answer->conversation_id == conversation->id && answer->between_us;
	}
	for (guint i = 0; conversation && i < file->ratings->len; i++) {
		const struct rating *rating = file->ratings->pdata[i];

		count += rating->conversation_id == conversation->id && rating->between_us &&
			 rating->voice == VOICE_PARTICIPANT;
	}
	return count;
}
