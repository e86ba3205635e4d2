/* A whole conversation on the screens, over a vault on a disk that can fail: played beat by beat, and after each beat what the screen
   says is held against what the vault and the disk have.
   SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SUPPORT_REHEARSAL_H
#define SUPPORT_REHEARSAL_H

#include "support/fault_disk.h"
#include "support/ledger.h"
#include "support/world.h"

#define REHEARSAL_VAULT "/home/data/vault.perspectief"

enum rehearsal_field {
	REHEARSAL_NONE = -1,
	REHEARSAL_CARD,
	REHEARSAL_OTHER_CARD,
	REHEARSAL_DOMAIN,
	REHEARSAL_OBSTACLE,
	REHEARSAL_STEP,
	REHEARSAL_PAUSE,
	REHEARSAL_CLOSE_STEP,
	REHEARSAL_CLOSE_NOTE,
	REHEARSAL_FIELDS
};

/* What every rehearsal begins with: made once. */
struct rehearsal_stock {
	struct world *world;   /* its content and sentences are lent */
	GBytes *vault;         /* a new vault's file */
	struct ledger *ledger; /* what is in it */
	struct secret *passphrase;
};

struct rehearsal {
	const struct rehearsal_stock *stock;
	struct world *world;
	struct fault_disk *disk;
	struct ledger *ledger;
	enum rehearsal_field field; /* being typed in; its words must be on screen */
	GString *typed[REHEARSAL_FIELDS];
	size_t confirmed[REHEARSAL_FIELDS]; /* bytes the status line called saved */
	guint64 confirmed_commits;
	int beat;
	gint64 longest_wait_ms; /* from the disk's recovery until all was saved */
};

struct rehearsal_stock *rehearsal_stock_new(void);
void rehearsal_stock_free(struct rehearsal_stock *stock);

struct rehearsal *rehearsal_new(const struct rehearsal_stock *stock, guint32 seed);
void rehearsal_end(struct rehearsal *rehearsal); /* the program is gone; the disk stays */
void rehearsal_free(struct rehearsal *rehearsal);

int rehearsal_beats(void); /* how many a conversation has */
/* Plays the next beat and checks; false when the conversation is over. */
bool rehearsal_play(struct rehearsal *rehearsal);
void rehearsal_press(struct rehearsal *rehearsal,
		     const char *specs);             /* out of the script; no time passes */
char *rehearsal_status(struct rehearsal *rehearsal); /* the status line; newly allocated */
/* The disk is well again: without a key all is saved, within five seconds, and the screen says so. */
void rehearsal_recover(struct rehearsal *rehearsal);
bool rehearsal_is_failing(const struct rehearsal *rehearsal);
/* Whoever opens the vault now finds what it was after some commit, none before the last one called saved, and every confirmed word. */
void rehearsal_check_disk(struct rehearsal *rehearsal, bool read_only);
/* Another program takes over what a kill left and saves something; then the power goes, and that is there as well. */
void rehearsal_go_on_without_power(struct rehearsal *rehearsal);
/* All texts of the vault with their places, as lines: the same for the same conversation. Newly allocated. */
char *rehearsal_texts(struct vault *vault);
char *rehearsal_texts_on_disk(struct rehearsal *rehearsal);

#endif
