#!/bin/sh
# Includes go down only; no include cycle; each foreign library has one home. The table below is the decision (README, "Layers").
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
fail=0
allowed() {
	case $1 in
	base) echo base ;;
	casework) echo base casework ;;
	content | store) echo base casework "$1" ;;
	ui) echo base ui ;;
	report) echo base casework content report ;;
	exchange) echo base casework content report exchange ;;
	screens | commands) echo base casework content store ui report exchange "$1" ;;
	main) echo base casework content store ui report exchange screens commands ;;
	paper) echo base report/document.h paper ;;

	esac
}
home() {   # header pattern -> the folders that may include it
	case $1 in
	ncurses.h | curses.h | term.h | ncursesw/*) echo ui ;;
	sqlite3.h | sodium.h | sodium/*) echo store ;;
	yaml.h) echo content ;;
	jansson.h | zip.h | libical/*) echo exchange ;;
	pango/* | cairo* | fontconfig/* | hb.h | gio/* | qrencode.h | qpdf/*) echo paper ;;
	unistd.h) echo any ;;
	uni*.h) echo base ;;
	*) echo any ;;
	esac
}
for file in $(git ls-files -co --exclude-standard 'src/*.c' 'src/*.h' 'include/*.h'); do
	[ -f "$file" ] || continue
	folder=${file#*/} folder=${folder%%/*}
	case $file in src/*/*) ;; src/*) folder=main ;; esac
	list=$(sed -n 's/^#[ ]*include[ ]*["<]\([^">]*\)[">].*/\1/p' "$file")
	for include in $list; do
		to=${include%%/*}
		case $include in
		terminal_program.h) [ "$folder" = main ] || { echo "$file includes $include" >&2; fail=1; } ;;
		base/* | casework/* | content/* | store/* | ui/* | report/* | exchange/* | screens/* | commands/* | paper/*)
			ok=
			for may in $(allowed "$folder"); do
				{ [ "$may" = "$to" ] || [ "$may" = "$include" ]; } && ok=yes
			done
			[ -n "$ok" ] || { echo "$file includes $include: $folder may use only: $(allowed "$folder")" >&2; fail=1; }
			;;
		*)
			where=$(home "$include")
			[ "$where" = any ] || [ "$where" = "$folder" ] || { echo "$file includes $include, whose home is src/$where" >&2; fail=1; }
			;;
		esac
	done
done
# Cycles between headers and sources: tsort complains about them.
for file in $(git ls-files -co --exclude-standard 'src/*.h' 'include/*.h'); do
	[ -f "$file" ] || continue
	sed -n 's/^#[ ]*include[ ]*"\([^"]*\)".*/\1/p' "$file" | while read -r to; do
		from=${file#include/}; from=${from#src/}
		[ "$from" = "$to" ] || echo "$from $to"
	done
done | tsort >/dev/null 2>"${TMPDIR:-/tmp}/layers.$$" || true
if [ -s "${TMPDIR:-/tmp}/layers.$$" ]; then
	cat "${TMPDIR:-/tmp}/layers.$$" >&2
	fail=1
fi
rm -f "${TMPDIR:-/tmp}/layers.$$"
[ "$fail" = 0 ] && echo "layers: every arrow goes down"
exit $fail
