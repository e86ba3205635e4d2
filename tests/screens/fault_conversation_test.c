/* A whole conversation while the disk fails: every call of every kind, once and from then on, and the power that goes at every call.
   Nobody's words leave the screen before they are saved, the status line never says what is not so, and whoever opens the vault
   afterwards finds what was there after some commit, none before the last one called saved.
   PERSPECTIEF_ALL_FAULTS=1 takes every call; without it every third one, and fewer under a sanitizer.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/rehearsal.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { STRIDE = 23 };
#else
enum { STRIDE = 3 };
#endif

/* How a conversation ends whose disk fails for good. */
enum ending {
	ENDING_RECOVERS, /* some beats later the disk is well again */
	ENDING_STAYS,    /* only when somebody wants to leave */
	ENDING_KILLED,   /* the program is killed meanwhile */
	ENDING_COUNT
};

struct fault {
	enum disk_call call;
	int nth, system_errno;
	bool from_then_on;
};

struct proof {
	struct rehearsal_stock *stock;
	char *texts;                 /* what a conversation leaves when nothing fails */
	int calls[CALL_COUNT + 1];   /* of the disk, in such a conversation */
	int conversations, injected; /* how often something failed, and how many calls did */
	gint64 longest_wait_ms;
};

static int stride(void)
{
	return g_getenv("PERSPECTIEF_ALL_FAULTS") ? 1 : STRIDE;
}

static void count(struct proof *proof, struct rehearsal *rehearsal)
{
	int injected = fault_disk_injected(rehearsal->disk);

	proof->conversations += injected > 0;
	proof->injected += injected;
	proof->longest_wait_ms = MAX(proof->longest_wait_ms, rehearsal->longest_wait_ms);
}

/* ---------------------------------------------------------------- a disk that fails */

static void recover(struct rehearsal *rehearsal)
{
	fault_disk_heal(rehearsal->disk);
	rehearsal_check_disk(rehearsal, true);
	rehearsal_recover(rehearsal);
}

/* Plays on; false when it was killed. */
static bool play_with_fault(struct rehearsal *rehearsal, const struct fault *fault)
{
	enum ending ending = (enum ending)(fault->nth % ENDING_COUNT);
	int patience = 3;

	while (rehearsal_play(rehearsal)) {
		if (!rehearsal_is_failing(rehearsal) || ending == ENDING_STAYS || --patience > 0)
			continue;
		if (ending == ENDING_KILLED)
			return false;
		recover(rehearsal);
	}
	return true;
}

static void assert_whole_conversation(struct proof *proof, struct rehearsal *rehearsal)
{
	g_autofree char *texts = rehearsal_texts_on_disk(rehearsal);

	assert_string_equal(texts, proof->texts);
}

static void live_with(struct proof *proof, const struct fault *fault)
{
	struct rehearsal *rehearsal = rehearsal_new(proof->stock, (guint32)fault->nth);
	bool whole;

	fault_disk_fail(rehearsal->disk, fault->call, fault->nth, fault->system_errno,
			fault->from_then_on);
	whole = play_with_fault(rehearsal, fault);
	assert_int_equal(fault_disk_vain_syncs(rehearsal->disk), 0);
	rehearsal_end(rehearsal);
	count(proof, rehearsal);
	fault_disk_heal(rehearsal->disk);
	if (whole)
		assert_whole_conversation(proof, rehearsal);
	rehearsal_check_disk(rehearsal, true);
	rehearsal_go_on_without_power(rehearsal);
	rehearsal_free(rehearsal);
}

/* Calls of this kind, from another first one for each kind of fault. */
static void live_with_each(struct proof *proof, enum disk_call call, int system_errno,
			   bool from_then_on)
{
	int first = 1 + system_errno % stride();

	for (int nth = first; nth <= proof->calls[call] + 3; nth += stride())
		live_with(proof, &(struct fault){ call, nth, system_errno, from_then_on });
}

static void a_call_that_fails_once_loses_nothing(void **state)
{
	live_with_each(*state, CALL_ANY, EIO, false);
	live_with_each(*state, CALL_ANY, ENOSPC, false);
}

static void a_call_that_is_interrupted_loses_nothing(void **state)
{
	live_with_each(*state, CALL_ANY, EINTR, false);
}

static void a_kind_of_call_that_fails_from_then_on_loses_nothing(void **state)
{
	for (int call = 0; call < CALL_COUNT; call++) {
		live_with_each(*state, (enum disk_call)call, EIO, true);
		live_with_each(*state, (enum disk_call)call, ENOSPC, true);
	}
}

static void a_disk_that_is_gone_from_then_on_loses_nothing(void **state)
{
	live_with_each(*state, CALL_ANY, EIO, true);
}

static void a_disk_that_writes_in_pieces_loses_nothing(void **state)
{
	struct proof *proof = *state;

	for (guint32 seed = 1; seed <= 4; seed++) {
		struct rehearsal *rehearsal = rehearsal_new(proof->stock, seed);

		fault_disk_write_in_pieces(rehearsal->disk, true);
		while (rehearsal_play(rehearsal))
			;
		rehearsal_end(rehearsal);
		assert_whole_conversation(proof, rehearsal);
		rehearsal_go_on_without_power(rehearsal);
		rehearsal_free(rehearsal);
	}
}

/* ---------------------------------------------------------------- when somebody wants to leave */

static void who_could_not_leave_needs_one_key_when_there_is_room(void **state)
{
	static const char *const asking[] = { "^Q", "^L" };
	struct proof *proof = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(asking); i++) {
		struct rehearsal *rehearsal = rehearsal_new(proof->stock, 1);

		while (rehearsal->field != REHEARSAL_CARD && rehearsal_play(rehearsal))
			;
		fault_disk_set_room(rehearsal->disk, 0);
		rehearsal_play(rehearsal);
		assert_true(rehearsal_is_failing(rehearsal));
		rehearsal_press(rehearsal, asking[i]);
		assert_true(rehearsal_is_failing(rehearsal));
		fault_disk_set_room(rehearsal->disk, -1);
		assert_true(rehearsal_is_failing(rehearsal)); /* it has not been tried again */
		rehearsal_press(rehearsal, "Right");
		assert_false(rehearsal_is_failing(rehearsal));
		rehearsal_end(rehearsal);
		rehearsal_check_disk(rehearsal, true);
		rehearsal_free(rehearsal);
	}
}

static void what_was_told_does_not_stand_before_not_saved(void **state)
{
	struct proof *proof = *state;
	struct rehearsal *rehearsal = rehearsal_new(proof->stock, 1);
	struct services *services = &rehearsal->world->services;
	g_autofree char *told = NULL, *failing = NULL;

	while (rehearsal->field != REHEARSAL_CARD && rehearsal_play(rehearsal))
		;
	fault_disk_set_room(rehearsal->disk, 0);
	world_type(rehearsal->world, "x");
	services_tell(services, "card.recovered");
	told = rehearsal_status(rehearsal);
	assert_string_equal(told, services_say(services, "card.recovered"));
	rehearsal->world->now_ms += 1000;
	rehearsal_press(rehearsal, ""); /* nobody touches a key */
	failing = rehearsal_status(rehearsal);
	assert_true(rehearsal_is_failing(rehearsal));
	assert_string_not_equal(failing, told);
	rehearsal_free(rehearsal);
}

/* ---------------------------------------------------------------- a disk without power */

static void live_until(struct proof *proof, int nth)
{
	struct rehearsal *rehearsal = rehearsal_new(proof->stock, (guint32)nth);

	fault_disk_cut_power_at(rehearsal->disk, nth);
	while (fault_disk_calls(rehearsal->disk) < nth && rehearsal_play(rehearsal))
		;
	rehearsal_end(rehearsal);
	count(proof, rehearsal);
	fault_disk_cut_power(rehearsal->disk);
	rehearsal_check_disk(rehearsal, true);
	rehearsal_go_on_without_power(rehearsal);
	rehearsal_free(rehearsal);
}

static void the_power_may_go_at_any_call(void **state)
{
	struct proof *proof = *state;

	for (int nth = 1; nth <= proof->calls[CALL_ANY]; nth += stride())
		live_until(proof, nth);
}

/* ---------------------------------------------------------------- */

/* The conversation without a fault: how many calls it makes, and what it leaves. */
static int begin(void **state)
{
	struct proof *proof = g_new0(struct proof, 1);
	struct rehearsal *rehearsal;

	proof->stock = rehearsal_stock_new();
	rehearsal = rehearsal_new(proof->stock, 1);
	while (rehearsal_play(rehearsal))
		;
	for (int call = 0; call <= CALL_COUNT; call++)
		proof->calls[call] = fault_disk_calls_of(rehearsal->disk, (enum disk_call)call);
	rehearsal_end(rehearsal);
	proof->texts = rehearsal_texts_on_disk(rehearsal);
	rehearsal_free(rehearsal);
	*state = proof;
	return 0;
}

static int end(void **state)
{
	struct proof *proof = *state;

	print_message(
		"proof: %d calls failed, in %d conversations of %d calls each; %s; the longest wait "
		"after the disk was well: %d ms\n",
		proof->injected, proof->conversations, proof->calls[CALL_ANY],
		stride() == 1 ? "every call" : "not every call (PERSPECTIEF_ALL_FAULTS=1)",
		(int)proof->longest_wait_ms);
	rehearsal_stock_free(proof->stock);
	g_free(proof->texts);
	g_free(proof);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_call_that_fails_once_loses_nothing),
		cmocka_unit_test(a_call_that_is_interrupted_loses_nothing),
		cmocka_unit_test(a_kind_of_call_that_fails_from_then_on_loses_nothing),
		cmocka_unit_test(a_disk_that_is_gone_from_then_on_loses_nothing),
		cmocka_unit_test(a_disk_that_writes_in_pieces_loses_nothing),
		cmocka_unit_test(who_could_not_leave_needs_one_key_when_there_is_room),
		cmocka_unit_test(what_was_told_does_not_stand_before_not_saved),
		cmocka_unit_test(the_power_may_go_at_any_call),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
