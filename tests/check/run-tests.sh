#!/bin/sh
# Runs test programs: run-tests.sh BUILD ONLY PROGRAM…  ONLY: words, one of which the name must contain. WRAP: a command in front.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
build=$1 only=$2
shift 2
passed=0 failed=0 names=
export PERSPECTIEF_BUILD="$build" LC_ALL=C.UTF-8
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=0}" UBSAN_OPTIONS=print_stacktrace=1
for program; do
	name=${program#"$build"/tests/}
	if [ -n "$only" ]; then
		wanted=
		for word in $only; do case $name in *"$word"*) wanted=yes ;; esac; done
		[ -n "$wanted" ] || continue
	fi
	# shellcheck disable=SC2086
	if output=$(${WRAP:-} "$program" 2>&1); then
		passed=$((passed + 1))
		echo "ok      $name  $(printf '%s\n' "$output" | sed -n 's/^\[==========\] \([0-9]*\) test.*run.*/\1 tests/p' | tail -1)"
	else
		failed=$((failed + 1)) names="$names $name"
		printf '%s\n' "$output" | grep -v '^\[       OK\|^\[ RUN' | tail -150
		echo "FAILED  $name"
	fi
done
[ -z "$names" ] || echo "failed:$names"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
