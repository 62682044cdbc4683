#!/usr/bin/env bash
# Runs every fuzzer of build/fuzz for so many seconds, then the property test
# of positions a million times. What breaks one stays in build/fuzz/crashes and
# belongs into tests/fuzz/seeds once fixed.
#   tools/fuzz.sh SECONDS
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=$1
failed=0
mkdir -p build/fuzz/crashes

for program in build/fuzz/tests/fuzz/*_fuzzer; do
  name=$(basename "$program" _fuzzer)
  # New inputs go to the first folder; the committed seeds are only read.
  mkdir -p "build/fuzz/corpus/$name"
  options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048
    -artifact_prefix="build/fuzz/crashes/$name-" -print_final_stats=1)
  if [ -f "tests/fuzz/$name.dict" ]; then options+=(-dict="tests/fuzz/$name.dict"); fi
  log=build/fuzz/$name.log
  if "$program" "${options[@]}" "build/fuzz/corpus/$name" \
    "tests/fuzz/seeds/$name" >"$log" 2>&1; then
    echo "$name: clean, $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs"
  else
    failed=1
    tail -40 "$log" >&2
    echo "$name: FAILED, see $log"
  fi
done

if AUDIT_CASES=1000000 ctest --preset release -R roperty >&2; then
  echo 'positions: clean, 1000000 cases'
else
  failed=1
  echo 'positions: FAILED'
fi
exit "$failed"
