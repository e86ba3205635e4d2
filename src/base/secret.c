/* One page of memory that holds a secret: the page is locked against swapping, left out of core dumps and wiped.
   SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/secret.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#define SHORT_LETTERS 12

struct secret {
	size_t length;
	char bytes[SECRET_MAX + 1];
};

struct secret *secret_new(void)
{
	struct secret *secret = mmap(NULL, sizeof *secret, PROT_READ | PROT_WRITE,
				     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (secret == MAP_FAILED)
		return NULL;
	/* Both may be refused (RLIMIT_MEMLOCK); typing a passphrase must work all the same. */
	(void)mlock(secret, sizeof *secret);
	(void)madvise(secret, sizeof *secret, MADV_DONTDUMP);
	return secret;
}

void secret_free(struct secret *secret)
{
	if (!secret)
		return;
	explicit_bzero(secret, sizeof *secret);
	munmap(secret, sizeof *secret); /* unlocks it too */
}

bool secret_append(struct secret *secret, const char *bytes, size_t length)
{
	if (length > SECRET_MAX - secret->length)
		return false;
	memcpy(secret->bytes + secret->length, bytes, length);
	secret->length += length;
	secret->bytes[secret->length] = '\0';
	return true;
}

void secret_truncate(struct secret *secret, size_t length)
{
	if (length >= secret->length)
		return;
	explicit_bzero(secret->bytes + length, secret->length - length);
	secret->length = length;
}

void secret_clear(struct secret *secret)
{
	secret_truncate(secret, 0);
}

const char *secret_bytes(const struct secret *secret)
{
	return secret->bytes;
}

size_t secret_length(const struct secret *secret)
{
	return secret->length;
}

bool secret_is_short(const struct secret *secret)
{
	int letters = 0;

	for (size_t i = 0; i < secret->length; i++)
		letters +=
			((unsigned char)secret->bytes[i] & 0xc0) != 0x80; /* UTF-8: first bytes */
	return letters < SHORT_LETTERS;
}

/* Takes the same time wherever the first difference stands; the bytes behind the end are zero on both sides. */
bool secret_equal(const struct secret *a, const struct secret *b)
{
	unsigned char difference = a->length != b->length;

	for (size_t i = 0; i < SECRET_MAX; i++)
		difference |= (unsigned char)(a->bytes[i] ^ b->bytes[i]);
	return difference == 0;
}
