/* What every screen is handed: the vault, the content, the sentences, the clock. And the screens there are.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREENS_SERVICES_H
#define SCREENS_SERVICES_H

#include "base/clock.h"
#include "casework/conversation.h"
#include "content/content.h"
#include "content/sentences.h"
#include "content/settings.h"
#include "store/audit.h"
#include "store/vault.h"
#include "ui/app.h"

struct guide;
struct printing;

/* Owned by main.c; screens borrow it. */
struct services {
	struct app *app;
	struct vault *vault; /* NULL until unlocked */
	/* The vault on disk while somebody talks without a file: their words live in a vault in memory, `vault`, and reach no disk. */
	struct vault *set_aside;
	const char *vault_path; /* NULL: `demo`, in memory */
	struct vault_options vault_options;
	const struct vault_cost *cost; /* of a new passphrase; NULL: vault_cost_default */
	const char *media_root;     /* sticks are looked for below it; NULL: those of the machine */
	const char *print_programs; /* the folder of lp and lpstat; NULL: those of the machine */
	struct printing *printing;  /* NULL until the first print screen: printing_of() */
	struct content *content;    /* NULL until unlocked */
	struct guide *guide;        /* NULL until it is first opened: services_guide() */
	bool guide_is_broken;       /* it was tried once */
	struct error guide_problem; /* why it could not be read */
	const char *content_directory;
	struct sentences
		*sentences[LANGUAGE_COUNT]; /* NULL until needed: services_sentences() loads them */
	struct settings settings;
	char *settings_path;
	struct clock clock;
	struct dice dice;
	bool demo;
	/* Leaving or locking could not save: with the input after that one it is tried again at once. 0: nobody asked. */
	int inputs_until_retry;
	GPtrArray *
		number_watches; /* of struct number_watch *, borrowed: fields that are open; NULL: none yet */
	int unsaved_fields; /* fields with typing that the vault does not have yet; kept by the draft keeper */
	gint64 lock_told_for; /* app_idle_since when the coming lock was told: once for each silence */
	bool lock_waits;      /* until saving succeeds; the screen is locked meanwhile */
	struct error
		end_error; /* why the program had to end, said by main once the terminal is back */
};

/* Every screen's own struct begins with these two, so that the shared commands find their way. */
struct served_screen {
	struct screen base;
	struct services *services;
};

/* The sentence of `key` in the counsellor's language; with gaps filled; counted. */
const char *services_say(const struct services *services, const char *key);
const struct sentences *services_sentences(struct services *services,
					   enum language language); /* never NULL after start */
day services_today(const struct services *services);
/* Reads questions/ once; false and `error` when something a conversation needs is missing. */
bool services_load_content(struct services *services, struct error *error) MUST_CHECK;
/* Frees what services own: vault, content, sentences, settings. */
void services_done(struct services *services);
/* What the toolkit asks of us: sentences, status line, saving, leaving. */
struct app_host services_host(struct services *services);
/* Watches the vault's worker in the loop; call once the vault is open. */
void services_watch_vault(struct services *services);
/* The passphrase of the vault on disk, also while somebody talks without a file. */
bool services_passphrase_is_right(const struct services *services, const struct secret *passphrase);
/* From here on `vault` is a new one in memory, until the conversation without a file ends. False: nothing changed. */
bool services_begin_without_file(struct services *services, struct error *error) MUST_CHECK;
/* Wipes that memory; the vault on disk is back. Nothing to do: fine. */
void services_end_without_file(struct services *services);
/* Says an error on the status line; the data stays as it was. */
void services_tell_error(struct services *services, const struct error *error);
void services_tell(struct services *services, const char *key);
/* In the audit; told when it cannot be written. */
void services_note(struct services *services, enum audit_action action, record_id participant_id);

/* One file each; all take ownership of nothing but what they are given as `owned`. */
struct screen *
unlock_screen_new(struct services *services); /* unlock, or first run when there is no vault */
struct screen *people_screen_new(struct services *services); /* home */
struct screen *participant_screen_new(struct services *services, record_id participant_id);
/* A new conversation: participant_id 0 proposes a new code. */
struct screen *opening_screen_new(struct services *services, record_id participant_id);
struct screen *deck_screen_new(struct services *services, record_id conversation_id);
struct screen *card_screen_new(struct services *services, record_id conversation_id,
			       const char *card_id, int drawn_by);
struct screen *table_screen_new(struct services *services, record_id participant_id,
				const char *card_id); /* the card alone */
struct screen *handover_screen_new(struct services *services, record_id conversation_id,
				   const char *card_id);
struct screen *hide_screen_new(struct services *services);
struct screen *locked_screen_new(struct services *services); /* opens with the passphrase only */
/* Nobody pressed a key for a while: the card alone, or (card_id NULL) an almost empty page. Any key goes back. */
struct screen *quiet_screen_new(struct services *services, const char *card_id,
				enum language language);
/* After a pause or a close: the sentence of `said`, and home at a key. */
struct screen *done_screen_new(struct services *services, const char *said);
struct screen *contacts_screen_new(struct services *services, enum language language);
struct screen *pause_screen_new(struct services *services, record_id conversation_id);
struct screen *close_screen_new(struct services *services,
				record_id conversation_id); /* the five-minute close */
struct screen *harvest_screen_new(struct services *services, record_id conversation_id);
struct screen *indicators_screen_new(struct services *services, record_id participant_id,
				     record_id conversation_id);
struct screen *plan_screen_new(struct services *services, record_id participant_id,
			       record_id conversation_id);
/* participant_id 0: the papers that need nobody */
struct screen *print_screen_new(struct services *services, record_id participant_id);
struct screen *
steps_table_screen_new(struct services *services,
		       record_id participant_id); /* the steps large, to photograph */
struct screen *
journal_screen_new(struct services *services,
		   record_id participant_id); /* what was said, conversation by conversation */
/* A long text to read, scrolled; takes `title` and `text`. */
struct screen *reading_screen_new(struct services *services, char *title, char *text);
struct screen *search_screen_new(struct services *services);
struct screen *details_screen_new(struct services *services,
				  record_id participant_id); /* the fields about a person */
struct screen *settings_screen_new(struct services *services);
/* The commands of the screen on top at this moment. */
struct screen *help_screen_new(struct services *services);

/* Opens a waiting conversation where it stopped: the deck, a card, the domains, the harvest or the plan. NULL and told when it cannot. */
struct screen *conversation_screen_at_its_place(struct services *services,
						record_id conversation_id);

/* Tables that screens share. */
/* What Esc does, for tables that give it a better place on the key line. */
struct outcome services_go_back(struct screen *screen);
extern const struct command program_commands[]; /* help, back, hide, lock, leave: for app_host */
extern const struct command conversation_commands
	[]; /* to the table, hand over, whom to call, pause, close, domains, harvest, plan */

#endif
