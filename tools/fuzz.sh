#!/usr/bin/env bash
# Runs the fuzzers of build/fuzz, then the property test of positions a million
# times. What breaks a fuzzer stays in build/fuzz/crashes and belongs into
# tests/fuzz/seeds once fixed.
#   tools/fuzz.sh [OPTION...] [FUZZER...]      all of them if none is named
#     --seconds N   each for so long (default: 60)
#     --runs N      each for so many inputs instead, however long that takes:
#                   nine of ten are short, since what breaks a reader seldom
#                   takes more, and ten are read in the time of a long one
#     --jobs N      so many fuzzers at a time (default: 1)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
programs=build/fuzz/tests/fuzz

# Half of the time went into stacks of allocations, a quarantine that falls out
# of the caches, a scheme of energies, and a search for leaks behind each input
# that fills a cache of ours: leaks are searched for at the end instead.
export ASAN_OPTIONS=malloc_context_size=0:quarantine_size_mb=16
lean=(-entropic=0 -detect_leaks=0 -timeout=10 -rss_limit_mb=2048
  -print_final_stats=1)

seconds=60
runs=0
jobs=1
while [[ ${1:-} == --* ]]; do
  [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || { echo "fuzz: $1 needs a number" >&2; exit 2; }
  case $1 in
    --seconds) seconds=$2 ;;
    --runs) runs=$2 ;;
    --jobs) jobs=$2 ;;
    *)
      echo "fuzz: no option $1" >&2
      exit 2
      ;;
  esac
  shift 2
done
names=("$@")
if [ $# -eq 0 ]; then
  for program in "$programs"/*_fuzzer; do
    names+=("$(basename "$program" _fuzzer)")
  done
fi

stat_of() { sed -n "s/^stat::$2: *//p" "build/fuzz/$1.log"; }

# One run of a fuzzer, whose last options are given; prints how many inputs it
# read. One that stops short of them, whatever its exit code, has failed.
run_fuzzer() {
  local name=$1 status=0 inputs
  shift
  local options=("${lean[@]}" -artifact_prefix="build/fuzz/crashes/$name-")
  if [ -f "tests/fuzz/$name.dict" ]; then options+=(-dict="tests/fuzz/$name.dict"); fi
  "$programs/${name}_fuzzer" "${options[@]}" "$@" "build/fuzz/corpus/$name" \
    "tests/fuzz/seeds/$name" >"build/fuzz/$name.log" 2>&1 || status=$?
  inputs=$(stat_of "$name" number_of_executed_units)
  echo "${inputs:-0}"
  [ "$status" -eq 0 ] && [ "${inputs:-0}" -gt 0 ]
}

fuzz_one() {
  local name=$1 short=0 long=0 begin=$SECONDS
  # New inputs go to the first folder; the committed seeds are only read.
  mkdir -p build/fuzz/crashes "build/fuzz/corpus/$name"
  if [ "$runs" -gt 0 ]; then
    short=$(run_fuzzer "$name" -max_len=128 -runs=$((runs * 9 / 10))) &&
      long=$(run_fuzzer "$name" -runs=$((runs - short))) &&
      [ $((short + long)) -ge "$runs" ]
  else
    long=$(run_fuzzer "$name" -max_total_time="$seconds")
  fi || {
    tail -40 "build/fuzz/$name.log" >&2
    echo "$name: FAILED, see build/fuzz/$name.log"
    return 1
  }
  echo "$name: clean, $((short + long)) inputs in $((SECONDS - begin)) s"
}

failed=0
running=0
for name in "${names[@]}"; do
  if [ "$running" -ge "$jobs" ]; then
    wait -n || failed=1
    running=$((running - 1))
  fi
  fuzz_one "$name" &
  running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
  wait -n || failed=1
  running=$((running - 1))
done

if [ $# -eq 0 ]; then
  if AUDIT_CASES=1000000 ctest --preset release -R roperty >&2; then
    echo 'positions: clean, 1000000 cases'
  else
    failed=1
    echo 'positions: FAILED'
  fi
fi
exit "$failed"
