/* No word of an answer is left in memory that was given back. Every block is looked at when it is freed or moved; under the
   sanitizers, which have an allocator of their own, only the buffer itself is looked at.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <malloc.h>
#include <string.h>

#include "support/text_edits.h"
#include "ui/text_buffer.h"
#include "ui/text_edit.h"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && defined(__GLIBC__)
#define WATCHES_FREE 1
#endif

static const char word[] = "kwetsbaar";

#ifdef WATCHES_FREE
extern void __libc_free(void *block);
extern void *__libc_realloc(void *block, size_t size);
void free(void *block);
void *realloc(void *block, size_t size);

static bool watching;
static int words_left;

static void look_at(void *block)
{
	if (watching && block && memmem(block, malloc_usable_size(block), word, strlen(word)))
		words_left++;
}

void free(void *block)
{
	look_at(block);
	__libc_free(block);
}

void *realloc(void *block, size_t size)
{
	look_at(block);
	return __libc_realloc(block, size);
}
#endif

static void press(struct text_edit *edit, enum key_name name, bool shift)
{
	text_edit_key(edit, &(struct key){ .name = name, .shift = shift });
}

static void type_word(struct text_edit *edit)
{
	for (size_t i = 0; i < strlen(word); i++)
		text_edit_key(edit,
			      &(struct key){ .name = KEY_LETTER, .letter = (gunichar)word[i] });
	press(edit, KEY_NAME_ENTER, false);
}

static void a_whole_life_of_a_text(void)
{
	struct text_edit *edit = text_edit_new("kwetsbaar begin");
	struct canvas *canvas = canvas_new(10, 40);

	for (int i = 0; i < 200; i++)
		type_word(edit);
	text_edit_insert(edit, "kwetsbaar\nkwetsbaar");
	press(edit, KEY_NAME_UP, true);
	text_edit_mark(edit, '+');
	text_edit_mark(edit, '+');
	text_edit_mark(edit, '!');
	for (int i = 0; i < 40; i++)
		text_edit_undo(edit);
	for (int i = 0; i < 20; i++)
		text_edit_redo(edit);
	for (int i = 0; i < 40; i++)
		press(edit, KEY_NAME_BACKSPACE, false);
	type_word(edit);
	text_edit_draw(edit, canvas, (struct area){ 0, 0, 10, 40 }, true);
	canvas_free(canvas);
	text_edit_set(edit, "iets anders");
	text_edit_free(edit);
}

static void nothing_readable_is_given_back(void **state)
{
	(void)state;
#ifdef WATCHES_FREE
	char *probe = strdup(word);

	watching = true;
	free(probe);
	assert_int_equal(words_left, 1); /* the watch works */
	words_left = 0;
	a_whole_life_of_a_text();
	watching = false;
	assert_int_equal(words_left, 0);
#else
	a_whole_life_of_a_text();
#endif
}

static void what_is_removed_is_wiped_at_once(void **state)
{
	struct text_buffer buffer = { 0 };

	(void)state;
	text_buffer_splice(&buffer, 0, 0, word, strlen(word));
	text_buffer_splice(&buffer, 0, 0, "een ", 4);
	text_buffer_splice(&buffer, 1, buffer.length - 1, NULL, 0);
	assert_string_equal(text_buffer_text(&buffer), "e");
	for (size_t i = 1; i < strlen("een ") + strlen(word); i++)
		assert_int_equal(buffer.bytes[i], 0);
	text_buffer_done(&buffer);
	assert_string_equal(text_buffer_text(&buffer), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_readable_is_given_back),
		cmocka_unit_test(what_is_removed_is_wiped_at_once),
	};

	return cmocka_run_group_tests(tests, use_utf8, NULL);
}
