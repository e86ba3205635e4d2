#!/bin/sh
# Runs one test program: run-test.sh BUILD PROGRAM. What it says stays in BUILD/ran/, so that many can run side by side; tests/check/run-tests.sh
# counts. WRAP: a command in front. Lines that begin with "note: " are shown.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
build=$1 program=$2
name=${program#"$build"/tests/}
said=$build/ran/$(printf '%s' "$name" | tr / .)
# What GLib calls critical is a fault of ours: it ends the test.
export PERSPECTIEF_BUILD="$build" LC_ALL=C.UTF-8 G_DEBUG=fatal-criticals
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=0}" UBSAN_OPTIONS=print_stacktrace=1
began=$(date +%s)
# shellcheck disable=SC2086
if ${WRAP:-} "$program" >"$said" 2>&1; then
	word='ok     '
	mv "$said" "$said.ok"
	said=$said.ok
else
	word=FAILED
	printf '%s\n' "$(grep -av '^\[       OK\|^\[ RUN' "$said" | tail -150)"
fi
seconds=$(($(date +%s) - began))
tests=$(sed -n 's/^\[==========\] \([0-9]*\) test.*run.*/\1 tests/p' "$said" | tail -1)
[ "$seconds" -lt 2 ] || tests="$tests, $seconds seconds"
echo "$word $name  $tests$(sed -n 's/^note: \(.*\)/; \1/p' "$said" | tr -d '\n')"
sed -n 's/^proof: /        /p' "$said"
