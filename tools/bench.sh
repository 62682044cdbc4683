#!/usr/bin/env bash
# Makes the bench instance once and prints the ratios.
#   tools/bench.sh [ROUNDS]
#   tools/bench.sh --peers [ROUNDS]    against xmllint and ast-grep instead
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
programs=build/release/tests/bench
program=build/release/campaign-audit
folder=build/bench

say() { printf 'bench: %s\n' "$*" >&2; }

# A generator that changed makes another instance.
make_instance() {
  local stamp shape
  stamp=$(sha256sum "$programs/bench_generator" | cut -d' ' -f1)
  [ "$(cat "$folder/.stamp" 2>/dev/null)" != "$stamp" ] || return 0
  rm -rf "$folder"
  for shape in one forty; do
    "$programs/bench_generator" --out "$folder/$shape" --shape "$shape"
  done
  "$programs/bench_generator" --out "$folder/small" --kilobytes 10
  echo "$stamp" >"$folder/.stamp"
}

# A peer that reads nothing would be a fast one: each must do the work first.
# Sets ast_grep to the program.
prepare_peers() {
  local shape files scanned matches
  tools/npm_fetch.sh third_party/peers build/third_party/peers ||
    { say 'ast-grep cannot be installed: nothing to compare with'; exit 1; }
  ast_grep=$(echo "$PWD"/build/third_party/peers/node_modules/@ast-grep/cli-linux-*/ast-grep)
  [ -f "$ast_grep" ] || { say "no ast-grep for this machine in $ast_grep"; exit 1; }
  chmod +x "$ast_grep" # the installing script that would do it does not run
  command -v xmllint >/dev/null ||
    { say 'no xmllint here (Debian: libxml2-utils)'; exit 1; }
  # Last, as it is what says that the scripts are complete.
  for shape in one forty; do
    [ ! -f "$folder/$shape/.plain" ] || continue
    "$programs/bench_generator" --out "$folder/$shape" --shape "$shape" --plain
    touch "$folder/$shape/.plain"
  done

  files=$(find "$folder/one/scripts" -name '*.js' | wc -l)
  "$ast_grep" scan --rule tests/bench/peers.yaml --inspect summary --no-ignore vcs \
    --json=stream "$folder/one/scripts" >"$folder/matches" 2>"$folder/inspected"
  scanned=$(sed -n 's/.*scannedFileCount=\([0-9]*\).*/\1/p' "$folder/inspected")
  matches=$(wc -l <"$folder/matches")
  say "ast-grep reads $scanned of $files scripts and finds $matches matches"
  if [ "$scanned" != "$files" ] || [ "$matches" -eq 0 ]; then
    say 'ast-grep does not do its part'
    exit 1
  fi
  xmllint --noout "$folder"/one/export/*.xml
}

make_instance
if [ "${1:-}" = --peers ]; then
  prepare_peers
  for shape in one forty; do
    "$programs/bench_peers" "$program" "$(command -v xmllint)" "$ast_grep" \
      tests/bench/peers.yaml "$folder/$shape" "${2:-5}"
  done
else
  "$programs/bench_run" "$program" "$programs/bench_floor" "$folder" "${1:-5}"
  "$programs/bench_analyses" "$program" "$folder/one" "${1:-5}"
fi
