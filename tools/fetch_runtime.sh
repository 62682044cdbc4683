#!/bin/sh
# Fetches the tree-sitter C runtime that src/syntax links. Afterwards its sources are
# build/third_party/runtime/node_modules/tree-sitter/vendor/tree-sitter/lib/{include,src/lib.c}.
# Idempotent; prints on stderr only.
set -eu
exec "$(dirname -- "$0")/npm_fetch.sh" third_party/runtime build/third_party/runtime
