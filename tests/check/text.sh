#!/bin/sh
# No sentence for people in C: string literals of three words or more in src/screens, src/commands and src/report.
# Texts: no trailing blanks, NFC, no tab in the YAML files.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
fail=0
found=$(grep -nE '"[^"]*[[:alpha:]]{2,} [[:alpha:]]{2,} [[:alpha:]]{2,}[^"]*"' src/main.c src/screens/*.c src/commands/*.c src/report/*.c src/ui/*.c |
	grep -vE '^\S+:[0-9]+:\s*(/?\*|#include)|"(F[0-9]|\^|Tab|BackTab|format sheet)|command_[a-z]+ [}],$' || true)
if [ -n "$found" ]; then
	printf 'sentences belong in i18n/:\n%s\n' "$found" >&2
	fail=1
fi
for file in i18n/*.yaml questions/*.yaml README.md; do
	if grep -nP '\t|[ \t]+$' "$file" >&2; then
		echo "$file: a tab or trailing blanks" >&2
		fail=1
	fi
done
[ "$fail" = 0 ] && echo "text: every sentence has its place"
exit $fail
