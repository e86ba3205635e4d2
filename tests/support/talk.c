/* A conversation to test the screens of.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/talk.h"

#include "store/conversations.h"
#include "store/drafts.h"
#include "store/people.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void begin_talk(struct talk *talk)
{
	talk->person = world_person(talk->world);
	/* Home first: it would open a conversation that waits by itself. */
	world_open(talk->world, people_screen_new(&talk->world->services));
	talk->conversation = world_conversation(talk->world, talk->person);
}

struct talk *talk_new(const char *language)
{
	struct talk *talk = g_new0(struct talk, 1);

	talk->world = world_new(language);
	begin_talk(talk);
	return talk;
}

static void lay_vault(struct services *services, struct disk disk, const char *passphrase)
{
	struct vault_options options = { .disk = disk, .clock = services->clock };
	struct secret *secret = secret_new();
	struct error error = ERROR_CLEAR;

	assert_true(secret_append(secret, passphrase, strlen(passphrase)));
	vault_close(services->vault);
	services->vault = vault_create("/laptop/vault.perspectief", secret, vault_cost_test,
				       &options, NULL, &error);
	secret_free(secret);
	assert_non_null(services->vault);
}

struct talk *talk_new_on_disk(const char *language, struct disk disk, const char *passphrase)
{
	struct talk *talk = g_new0(struct talk, 1);

	talk->world = world_new(language);
	lay_vault(&talk->world->services, disk, passphrase);
	begin_talk(talk);
	return talk;
}

void talk_free(struct talk *talk)
{
	world_free(talk->world);
	g_free(talk);
}

static void open_screen(struct talk *talk, struct screen *screen)
{
	assert_non_null(screen);
	world_open(talk->world, screen);
}

void talk_open_deck(struct talk *talk)
{
	open_screen(talk, deck_screen_new(&talk->world->services, talk->conversation));
}

void talk_open_card(struct talk *talk, const char *card_id)
{
	open_screen(talk, card_screen_new(&talk->world->services, talk->conversation, card_id,
					  DRAWN_BY_PARTICIPANT));
}

const char *talk_top(const struct talk *talk)
{
	return app_top(talk->world->services.app)->kind->name;
}

struct conversation *talk_conversation(struct talk *talk)
{
	struct conversation *conversation = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(conversation_load(talk->world->services.vault, talk->conversation,
				      &conversation, &error));
	return conversation;
}

void talk_present(struct talk *talk, guint present)
{
	struct vault *vault = talk->world->services.vault;
	struct conversation *conversation = talk_conversation(talk);
	struct error error = ERROR_CLEAR;

	conversation->present = present;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(conversation_save(vault, conversation, &error));
	assert_true(vault_commit(vault, &error));
	conversation_free(conversation);
}

void talk_without_file(struct talk *talk)
{
	struct vault *vault = talk->world->services.vault;
	struct participant *participant = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(people_load(vault, talk->person, &participant, &error));
	participant->without_file = true;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(people_save(vault, participant, &error));
	assert_true(vault_commit(vault, &error));
	participant_free(participant);
}

static void save_answer(struct talk *talk, record_id conversation_id, struct answer *answer)
{
	struct vault *vault = talk->world->services.vault;
	struct error error = ERROR_CLEAR;

	answer->participant_id = talk->person;
	answer->conversation_id = conversation_id;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(answer_save(vault, answer, &error));
	assert_true(vault_commit(vault, &error));
	answer_free(answer);
}

static struct answer *new_answer(const char *card_id, const char *text, enum answer_state state)
{
	struct answer *answer = answer_new();

	g_free(answer->card_id);
	g_free(answer->text);
	answer->card_id = g_strdup(card_id);
	answer->text = g_strdup(text);
	answer->state = state;
	return answer;
}

void talk_said(struct talk *talk, const char *card_id, const char *text, enum answer_state state)
{
	struct answer *answer = new_answer(card_id, text, state);

	answer->said_on = talk->world->today;
	save_answer(talk, talk->conversation, answer);
}

/* The conversation of a month before has ended; its id is older than that of today's, as in life. */
void talk_earlier(struct talk *talk, const char *card_id, const char *text, enum answer_state state,
		  bool between_us)
{
	struct vault *vault = talk->world->services.vault;
	struct conversation *conversation = conversation_new();
	struct answer *answer = new_answer(card_id, text, state);
	struct error error = ERROR_CLEAR;

	conversation->participant_id = talk->person;
	conversation->agreement = AGREEMENT_AGREED;
	conversation->state = CONVERSATION_CLOSED;
	conversation->said_on = talk->world->today - 31;
	assert_true(vault_begin(vault, NULL, &error));
	assert_true(conversation_save(vault, conversation, &error));
	assert_true(vault_commit(vault, &error));
	answer->said_on = conversation->said_on;
	answer->between_us = between_us;
	save_answer(talk, conversation->id, answer);
	conversation_free(conversation);
}

struct answer *talk_answer(struct talk *talk, const char *card_id)
{
	struct answer *answer = NULL;
	struct error error = ERROR_CLEAR;

	assert_true(answer_load(talk->world->services.vault, talk->conversation, card_id, &answer,
				&error));
	return answer;
}

char *talk_draft(struct talk *talk, const char *field)
{
	struct draft_key key = { talk->person, talk->conversation, field };
	struct error error = ERROR_CLEAR;
	char *text = NULL;

	assert_true(draft_load(talk->world->services.vault, &key, &text, &error));
	return text;
}
