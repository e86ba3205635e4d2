#!/bin/bash
# Measures what the README claims, beside the floor programs, in one run: run.sh BUILD
# PTYBENCH: the folder of the harness (python3-pyte); its floor program is built from there.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
build=$1
harness=$(readlink -f "${PTYBENCH:-../shared/tools/ptybench}" || true)
program=$(readlink -f "$build/perspectief")
tools=$(readlink -f "$build/tests/bench")
[ -f "$harness/ptybench.py" ] || {
	echo "no measuring harness: set PTYBENCH to its folder" >&2
	exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)
# shellcheck disable=SC2046
cc -O2 -DFULL -o "$work/floor" "$harness/limits/nchello.c" $(pkg-config --cflags --libs ncursesw sqlite3 libsodium)
"$tools/fill_vault" "$work/one" 1
"$tools/fill_vault" "$work/thousand" 1000
# measure NAME FIGURES ptybench-arguments…: the medians of the named figures, on one line
measure() {
	local name=$1 figures=$2
	shift 2
	"$python" "$harness/ptybench.py" "$@" | awk -v name="$name" -v wanted="$figures" '
		BEGIN { split(wanted, list, " "); for (i in list) want[list[i]] = 1 }
		$1 in want { for (i = 2; i < NF; i++) if ($i == "median" || $i == "p99") line = line "  " $1 " " $i " " $(i + 1) }
		END { print "  " name line }'
}
ours() { # a fresh copy of a vault each time, so that nothing is resumed
	cp "$work/$1" "$work/run"
	echo "$work/run"
}
unlock='expect "Wachtzin"; send "bench"; key Enter; expect "NIJ-"'
card="$unlock; key n; expect \"akkoord\"; key a; expect \"rondgang\"; send \"17\"; key Enter; expect \"17\"; quiet"
letters="Вона розповіла про роботу"

echo "machine: $(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), Linux $(uname -r)"
echo "start to the unlock screen, ms"
for _ in 1 2 3; do
	measure floor start_ms start --n 20 -- "$work/floor"
	measure ours start_ms start --n 20 -- "$program" --lang nl --vault "$work/one"
done
echo "Enter to the list of 1,000 people, ms (the key derivation made minimal)"
printf 'expect "Wachtzin"\nsend "bench"\nkey Enter\nexpect "1000 mensen"\n' > "$work/list.pty"
for _ in 1 2 3; do
	"$python" "$harness/ptybench.py" run --json "$work/list.pty" -- "$program" --lang nl --vault "$(ours thousand)" |
		"$python" -c 'import json,sys; d=json.load(sys.stdin); s=d.get("steps",d); print("  ours", s[-1] if isinstance(s,list) else s)'
done
echo "a letter typed on a card, ms and bytes"
for _ in 1 2 3; do
	measure floor "paint_ms bytes_per_key rss_kb" keys --runs 1 --n 300 --type "$letters" -- "$work/floor"
	measure ours "paint_ms bytes_per_key rss_kb" keys --runs 1 --n 300 --type "$letters" --prep "$card" \
		-- "$program" --lang nl --vault "$(ours one)"
done
echo "a line down in the list of 1,000, ms"
for _ in 1 2 3; do
	measure floor paint_ms keys --runs 1 --keys 'Down*20' -- "$work/floor"
	measure ours paint_ms keys --runs 1 --keys 'Down*15 Up*15' --prep "$unlock" -- "$program" --lang nl --vault "$(ours thousand)"
done
echo "editing with 1,000 people in the vault: resident kB; the image is $(($(stat -c %s "$work/thousand") / 1024)) kB"
measure ours rss_kb keys --runs 1 --n 50 --type "$letters" --prep "$card" -- "$program" --lang nl --vault "$(ours thousand)"
echo "autosave of an edited answer, beside the machine's own append and fdatasync"
"$tools/autosave" "$work"
echo "the guide, read and searched"
"$tools/guide_bench" .
# paper DOCUMENT: milliseconds, most memory (both the median of 9) and size of the file
paper() {
	for _ in 1 2 3 4 5 6 7 8 9; do
		before=$(date +%s%N)
		"$build/perspectief-paper" 4 4> "$work/page.pdf" < "$work/$1"
		echo "$((($(date +%s%N) - before) / 10000))"
	done | sort -n | sed -n '5s/..$/.& ms/p'
	"$python" -c 'import os, subprocess, sys
def resident():
    child = subprocess.Popen([sys.argv[1], "1"], stdin=open(sys.argv[2]), stdout=open(sys.argv[3], "w"))
    return os.wait4(child.pid, 0)[2].ru_maxrss
print(sorted(resident() for _ in range(9))[4])' \
		"$build/perspectief-paper" "$work/$1" "$work/page.pdf" > "$work/$1.kb"
	echo "$(cat "$work/$1.kb") kB resident"
	echo "$(stat -c %s "$work/page.pdf") bytes of PDF from $(stat -c %s "$work/$1") bytes of document"
}
for document in two_pages long_record; do
	echo "$document by perspectief-paper"
	"$tools/$document" > "$work/$document"
	paper "$document"
done
echo "memory of the long record above that of two pages: $((($(cat "$work/long_record.kb") - $(cat "$work/two_pages.kb")) * 102400 / \
	$(stat -c %s "$work/long_record"))) hundredths of its text"
