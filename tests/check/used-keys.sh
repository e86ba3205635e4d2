#!/bin/sh
# Writes a C file with every i18n key that stands as a literal in the sources: used-keys.sh i18n/nl.yaml SOURCE…
# A literal is a key when its part before the first dot is a section (a top-level key) of the YAML file; the name of a file is none.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
yaml=$1
shift
echo '#include "content/check.h"'
echo 'const char *const content_used_keys[] = {'
sections=$(sed -n 's/^\([a-z_]*\):.*/\1/p' "$yaml" | paste -sd'|' -)
grep -ohE "\"($sections)\.[a-z0-9_]+\"" "$@" | grep -vE '\.(yaml|perspectief)"' | LC_ALL=C sort -u | sed 's/^/	/; s/$/,/' || true
echo '	0,'
echo '};'
