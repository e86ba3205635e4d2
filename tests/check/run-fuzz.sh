#!/bin/sh
# Fuzz targets against libFuzzer, two side by side: run-fuzz.sh BUILD SECONDS NAME…  Begins with the corpus in the tree and with what former runs
# found new (BUILD/corpus); what breaks a target stays in BUILD/found. An input may take a second (tests/fuzz/limit.c), a target 2 GB.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
build=$1 seconds=$2
shift 2
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1:malloc_context_size=10:quarantine_size_mb=32 UBSAN_OPTIONS=print_stacktrace=1 LC_ALL=C.UTF-8
mkdir -p "$build/found" "$build/said"

fuzz() {
	name=$1 said=$build/said/$1
	mkdir -p "$build/corpus/$name"
	dictionary=
	[ ! -e "tests/fuzz/$name.dict" ] || dictionary=-dict=tests/fuzz/$name.dict
	longest=$(sed -n 's/.*FUZZ_LONGEST \([0-9]*\).*/\1/p' "tests/fuzz/${name}_fuzz.c")
	# shellcheck disable=SC2086
	if "$build/tests/fuzz/${name}_fuzz" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -malloc_limit_mb=1024 \
		-max_len="${longest:-4096}" -print_final_stats=1 $dictionary -artifact_prefix="$build/found/$name-" \
		"$build/corpus/$name" "tests/fuzz/corpus/$name" >"$said" 2>&1; then
		echo "ok      $name  $(sed -n 's/^stat::number_of_executed_units: *//p' "$said") inputs," \
			"$(sed -n 's/^stat::average_exec_per_sec: *//p' "$said") a second," \
			"slowest $(sed -n 's/^stat::slowest_unit_time_sec: *//p' "$said") s"
	else
		grep -v '^#\|^INFO' "$said" | tail -60
		echo "FAILED  $name  the input is in $build/found, what was said in $said"
		touch "$said.failed"
	fi
}

rm -f "$build"/said/*
while [ $# -gt 0 ]; do
	fuzz "$1" &
	shift
	if [ $# -gt 0 ]; then
		fuzz "$1" &
		shift
	fi
	wait
done
failed=$(cd "$build/said" && ls | sed -n 's/\.failed$//p' | tr '\n' ' ')
[ -z "$failed" ] || { echo "failed: $failed" && exit 1; }
echo "all targets held"
