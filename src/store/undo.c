/* The stacks of actions, on SQLite's session extension.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/undo.h"

#include <sodium.h>

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#include "store/database.h"

#define ACTIONS_KEPT 100
#define BYTES_KEPT (4 * 1024 * 1024) /* beside one action of any size */

struct action {
	const char *label;
	int length;
	void *changes; /* sqlite3_malloc */
};

struct undo {
	GQueue stacks[2]; /* of struct action *, the next one at the head; by direction */
	sqlite3_session *session;
	struct action *open; /* the action between begin and keep */
};

static void action_free(void *data)
{
	struct action *action = data;

	if (!action)
		return;
	if (action->changes)
		sodium_memzero(action->changes, (size_t)action->length);
	sqlite3_free(action->changes);
	g_free(action);
}

struct undo *undo_new(void)
{
	struct undo *undo = g_new0(struct undo, 1);

	g_queue_init(&undo->stacks[UNDO_BACK]);
	g_queue_init(&undo->stacks[UNDO_FORTH]);
	return undo;
}

void undo_free(struct undo *undo)
{
	if (!undo)
		return;
	undo_drop(undo);
	undo_forget(undo);
	g_free(undo);
}

void undo_forget(struct undo *undo)
{
	g_queue_clear_full(&undo->stacks[UNDO_BACK], action_free);
	g_queue_clear_full(&undo->stacks[UNDO_FORTH], action_free);
}

/* ---------------------------------------------------------------- recording */

static int is_recorded(void *data, const char *table)
{
	(void)data;
	return !g_str_has_prefix(table, "draft") && !g_str_has_prefix(table, "search") &&
	       !g_str_has_prefix(table, "setting") && !g_str_has_prefix(table, "kept");
}

bool undo_begin(struct undo *undo, sqlite3 *database, const char *label, struct error *error)
{
	g_assert(!undo->open);
	if (!label)
		return true;
	if (sqlite3session_create(database, "main", &undo->session) != SQLITE_OK ||
	    sqlite3session_attach(undo->session, NULL) != SQLITE_OK) {
		undo_drop(undo);
		return error_set(error, ERROR_FAILED, "vault.no_memory");
	}
	sqlite3session_table_filter(undo->session, is_recorded, NULL);
	undo->open = g_new0(struct action, 1);
	undo->open->label = label;
	return true;
}

bool undo_collect(struct undo *undo, struct error *error)
{
	struct action *action = undo->open;
	int code = SQLITE_OK;

	if (action)
		code = sqlite3session_changeset(undo->session, &action->length, &action->changes);
	return code == SQLITE_OK || database_code_error(code, error);
}

static void bound(GQueue *stack)
{
	gint64 bytes = 0;
	guint kept = 0;

	for (GList *link = stack->head; link; link = link->next, kept++) {
		bytes += ((struct action *)link->data)->length;
		if (kept > 0 && (kept >= ACTIONS_KEPT || bytes > BYTES_KEPT))
			break;
	}
	while (stack->length > kept)
		action_free(g_queue_pop_tail(stack));
}

void undo_keep(struct undo *undo)
{
	struct action *action = undo->open;

	undo->open = NULL;
	undo_drop(undo);
	if (!action || action->length == 0) {
		action_free(action); /* a draft, or an action that changed nothing */
		return;
	}
	g_queue_push_head(&undo->stacks[UNDO_BACK], action);
	g_queue_clear_full(&undo->stacks[UNDO_FORTH], action_free);
	bound(&undo->stacks[UNDO_BACK]);
}

void undo_drop(struct undo *undo)
{
	if (undo->session)
		sqlite3session_delete(undo->session);
	undo->session = NULL;
	action_free(undo->open);
	undo->open = NULL;
}

/* ---------------------------------------------------------------- turning round */

const char *undo_label(const struct undo *undo, enum undo_direction direction)
{
	const struct action *action =
		undo->stacks[direction].head ? undo->stacks[direction].head->data : NULL;

	return action ? action->label : NULL;
}

/* Whatever stands otherwise than the action left it: nothing of it is turned round. */
static int refuse(void *data, int conflict, sqlite3_changeset_iter *iterator)
{
	(void)data;
	(void)conflict;
	(void)iterator;
	return SQLITE_CHANGESET_ABORT;
}

static bool apply(sqlite3 *database, int length, void *changes, struct error *error)
{
	int code = sqlite3changeset_apply(database, length, changes, NULL, refuse, NULL);

	switch (code & 0xff) {
	case SQLITE_OK:
		return true;
	case SQLITE_ABORT:
	case SQLITE_CONSTRAINT: /* a foreign key */
		return error_set(error, ERROR_FAILED, "undo.conflict");
	default:
		return database_code_error(code, error);
	}
}

bool undo_turn(struct undo *undo, sqlite3 *database, enum undo_direction direction,
	       struct error *error)
{
	struct action *action = g_queue_peek_head(&undo->stacks[direction]);
	void *inverted = NULL;
	int length = 0;
	bool turned;

	if (!action)
		return error_set(error, ERROR_FAILED, "undo.nothing");
	if (direction == UNDO_FORTH)
		return apply(database, action->length, action->changes, error);
	if (sqlite3changeset_invert(action->length, action->changes, &length, &inverted) !=
	    SQLITE_OK)
		return error_set(error, ERROR_FAILED, "vault.no_memory");
	turned = apply(database, length, inverted, error);
	sodium_memzero(inverted, (size_t)length);
	sqlite3_free(inverted);
	return turned;
}

void undo_turned(struct undo *undo, enum undo_direction direction)
{
	enum undo_direction other = direction == UNDO_BACK ? UNDO_FORTH : UNDO_BACK;

	g_queue_push_head(&undo->stacks[other], g_queue_pop_head(&undo->stacks[direction]));
}
