#!/bin/sh
# Counts what tests/check/run-test.sh left: run-tests.sh BUILD PROGRAM…
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
build=$1
shift
passed=0 failed=0 names=
for program; do
	name=${program#"$build"/tests/}
	if [ -e "$build/ran/$(printf '%s' "$name" | tr / .).ok" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1)) names="$names $name"
	fi
done
[ -z "$names" ] || echo "failed:$names"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
