#!/usr/bin/env bash
# Runs the fuzzers of build/fuzz, then the property test of positions a million
# times. What breaks a fuzzer stays in build/fuzz/crashes and belongs into
# tests/fuzz/seeds once fixed.
#   tools/fuzz.sh [OPTION...] [FUZZER...]      all of them if none is named
#     --seconds N   each for so long (default: 60)
#     --runs N      each for so many inputs instead, however long that takes
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

# A run that stops short of its inputs, whatever its exit code, is a failure.
report() {
  local name=$1 status=$2 log=build/fuzz/$1.log inputs
  inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  if [ "$status" -eq 0 ] && [ "${inputs:-0}" -ge "$((runs > 0 ? runs : 1))" ]; then
    echo "$name: clean, $inputs inputs," \
      "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log") a second"
    return
  fi
  tail -40 "$log" >&2
  echo "$name: FAILED, see $log"
  return 1
}

fuzz_one() {
  local name=$1 status=0
  # New inputs go to the first folder; the committed seeds are only read.
  mkdir -p build/fuzz/crashes "build/fuzz/corpus/$name"
  local options=("${lean[@]}" -artifact_prefix="build/fuzz/crashes/$name-")
  if [ "$runs" -gt 0 ]; then
    options+=(-runs="$runs")
  else
    options+=(-max_total_time="$seconds")
  fi
  if [ -f "tests/fuzz/$name.dict" ]; then options+=(-dict="tests/fuzz/$name.dict"); fi
  "$programs/${name}_fuzzer" "${options[@]}" "build/fuzz/corpus/$name" \
    "tests/fuzz/seeds/$name" >"build/fuzz/$name.log" 2>&1 || status=$?
  report "$name" "$status"
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
