# Opens a sealed file by the words of perspectief-file(5) alone, with libsodium and no code of ours: foreign_seal.py FILE PASSPHRASE-FILE.
# What was sealed goes to standard output.
# SPDX-License-Identifier: GPL-3.0-or-later
import ctypes
import hashlib
import struct
import sys

sodium = ctypes.CDLL("libsodium.so.23")
text, size, number = ctypes.c_char_p, ctypes.c_size_t, ctypes.c_ulonglong
sodium.crypto_pwhash.argtypes = [text, number, text, number, text, number, size, ctypes.c_int]
sodium.crypto_secretstream_xchacha20poly1305_pull.argtypes = [text, text, ctypes.c_void_p, text, text, number,
                                                              text, number]
AUTHENTICATION, MESSAGE, FINAL = 17, 65536, 3

assert sodium.sodium_init() >= 0
with open(sys.argv[1], "rb") as file:
    sealed = file.read()
with open(sys.argv[2], "rb") as file:
    passphrase = file.readline().rstrip(b"\n")

assert sealed[:16] == b"psp-person\r\n\x1a\n\0\0"
seal, derivation, passes, memory = struct.unpack("<IIQQ", sealed[16:40])
assert (seal, derivation) == (1, 1)
assert hashlib.blake2b(sealed[:80], digest_size=16).digest() == sealed[80:96]

key = ctypes.create_string_buffer(32)
assert sodium.crypto_pwhash(key, 32, passphrase, len(passphrase), sealed[40:56], passes, memory, 2) == 0
stream = ctypes.create_string_buffer(sodium.crypto_secretstream_xchacha20poly1305_statebytes())
sodium.crypto_secretstream_xchacha20poly1305_init_pull(stream, sealed[56:80], key)

at, tag, head = 96, b"\0", sealed[:96]
while tag[0] != FINAL:
    message = sealed[at:at + (AUTHENTICATION if head else MESSAGE + AUTHENTICATION)]
    plain, tag = ctypes.create_string_buffer(len(message)), ctypes.create_string_buffer(1)
    assert sodium.crypto_secretstream_xchacha20poly1305_pull(stream, plain, None, tag, message, len(message), head,
                                                             len(head) if head else 0) == 0
    sys.stdout.buffer.write(plain.raw[:len(message) - AUTHENTICATION])
    at, tag, head = at + len(message), tag.raw, None
assert at == len(sealed)
