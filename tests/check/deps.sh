#!/bin/sh
# Installs the Debian packages named as arguments when they are missing. Silent, and without network, when none is.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
command -v dpkg-query >/dev/null 2>&1 || {
	echo "This is no Debian: please install the likes of: $*" >&2
	exit 0
}
missing=
for package; do
	case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) in
	installed*) ;;
	*) missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0
as_root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null 2>&1 || {
		echo "These packages are missing and need root to install:$missing" >&2
		exit 1
	}
	as_root="sudo"
fi
echo "Installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq >&2
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
