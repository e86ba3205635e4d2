#!/bin/sh
# No function over 100 lines.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
git ls-files -co --exclude-standard 'src/*.c' | xargs awk '
	FNR == 1 { start = 0 }
	/^\{/ { start = FNR }
	/^\}/ && start { if (FNR - start > 100) { print FILENAME ":" start ": " FNR - start " lines"; bad = 1 } start = 0 }
	END { if (bad) exit 1; print "functions: none over 100 lines" }' >&2
