#!/bin/bash
# Measures what the README claims, beside the floor programs, in one run: run.sh BUILD
# PTYBENCH: the folder of the harness (python3 and python3-pyte); its limits/ are built when missing.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
build=$1
harness=${PTYBENCH:-../shared/tools/ptybench}
program=$(readlink -f "$build/perspectief")
tools=$(readlink -f "$build/tests/bench")
[ -f "$harness/ptybench.py" ] || {
	echo "no measuring harness at $harness: set PTYBENCH" >&2
	exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
harness=$(readlink -f "$harness")
cc -O2 -DFULL -o "$work/floor" "$harness/limits/nchello.c" $(pkg-config --cflags --libs ncursesw sqlite3 libsodium)
"$tools/fill_vault" "$work/one" 1
"$tools/fill_vault" "$work/thousand" 1000
measure() { python3 "$harness/ptybench.py" "$@"; }
figure() { python3 -c 'import json,sys; d=json.load(sys.stdin); k=sys.argv[1:]; print(*[("%.2f" % v if isinstance(v,float) else v) for v in [eval("d"+x) for x in k]])' "$@"; }

echo "machine: $(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1), $(uname -r)"
echo "== start to the unlock screen (ms: median of 20)"
for round in 1 2 3; do
	measure start --n 20 -- "$work/floor" | sed "s/^/floor $round  /"
	measure start --n 20 -- "$program" --lang nl --vault "$work/one" | sed "s/^/ours  $round  /"
done
unlock='expect "Wachtzin"; send "bench"; key Enter; expect "NIJ-"'
echo "== Enter to the list of 1,000 people (key derivation made minimal)"
cat > "$work/list.pty" <<'S'
expect "Wachtzin"
send "bench"
key Enter
expect "NIJ-0"
S
for round in 1 2 3; do measure run "$work/list.pty" -- "$program" --lang nl --vault "$work/thousand" | tail -3; done
echo "== a letter typed on a card (ms, bytes), beside the floor"
measure keys --runs 3 --n 100 --type "Вона розповіла про роботу" -- "$work/floor"
measure keys --runs 3 --n 100 --type "Вона розповіла про роботу" \
	--prep "$unlock; key n; expect \"akkoord\"; key a; expect \"17\"; send \"17\"; key Enter; quiet" \
	-- "$program" --lang nl --vault "$work/one"
echo "== a line down in the list of 1,000"
measure keys --runs 3 --keys 'Down*12 Up*12' --prep "$unlock" -- "$program" --lang nl --vault "$work/thousand"
echo "== autosave beside the machine's own append and fdatasync"
"$tools/autosave" "$work"
echo "== a two-page PDF (ms)"
"$tools/two_pages" > "$work/document"
for round in 1 2 3 4 5 6 7; do
	start=$(date +%s%N)
	"$build/perspectief-paper" 4 4> "$work/page.pdf" < "$work/document"
	echo "$((($(date +%s%N) - start) / 10000))" | sed 's/..$/.&/'
done | sort -n | sed -n 4p
