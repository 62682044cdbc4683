#!/usr/bin/env bash
# Makes the bench instance once and prints the ratios.
#   tools/bench.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
programs=build/release/tests/bench
folder=build/bench

# A generator that changed makes another instance.
stamp=$(sha256sum "$programs/bench_generator" | cut -d' ' -f1)
if [ "$(cat "$folder/.stamp" 2>/dev/null)" != "$stamp" ]; then
  rm -rf "$folder"
  for shape in one forty; do
    "$programs/bench_generator" --out "$folder/$shape" --shape "$shape"
  done
  "$programs/bench_generator" --out "$folder/small" --kilobytes 10
  echo "$stamp" >"$folder/.stamp"
fi
"$programs/bench_run" build/release/campaign-audit "$programs/bench_floor" \
  "$folder" "${1:-5}"
