#!/usr/bin/env bash
# What ./dev lint runs: format, house rules, clang-tidy. Every step runs even
# if an earlier one failed, so that one run shows all there is to do.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The generated parser is exempt (design: src/syntax/grammar).
ours() { git ls-files --cached --others --exclude-standard -- "$@" | grep -v '^src/syntax/grammar/'; }

check_format() {
  ours '*.c' '*.cc' '*.h' | xargs clang-format-14 --dry-run --Werror
}

# Sources and tests, the latter by tests/.clang-tidy. ninja remembers which files
# were clean: only changed ones are looked at anew.
check_tidy() {
  cmake --preset tidy >/dev/null && cmake --build --preset tidy -- -k 0
}

failed=0
step() {
  echo "lint: $1" >&2
  if ! "${@:2}" >&2; then
    failed=1
    echo "lint: $1: FAILED" >&2
  fi
}

step 'format' check_format
step 'house rules' tools/house_rules.sh
step 'clang-tidy' check_tidy

if [ "$failed" -ne 0 ]; then
  echo 'lint: failed'
  exit 1
fi
echo 'lint: clean'
